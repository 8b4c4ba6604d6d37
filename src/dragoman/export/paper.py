"""A paper: titled parts of plain sentences, each with the words it rests on, ready to be set as text, page or document.

Notes are numbered as they are first called, and one account is one note however often it is called.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.export.boards import Directory
from dragoman.export.quoting import flat
from dragoman.export.wording import date_words
from dragoman.model.board import Account, Board


@dataclass(frozen=True, slots=True)
class Line:
    """One or two sentences that go together, and the accounts they rest on."""

    words: str
    accounts: tuple[Account, ...] = ()
    identifier: str | None = None
    """Id of the thing on the board that is told of."""


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part: an introduction, lines, and parts within it."""

    title: str
    lines: tuple[Line, ...] = ()
    intro: str = ""
    parts: tuple["Part", ...] = ()

    def every_line(self) -> Iterator[Line]:
        """Yield the lines of the part and of those within it, in order."""
        yield from self.lines
        for part in self.parts:
            yield from part.every_line()


@dataclass(frozen=True, slots=True)
class Source:
    """A report that a paper rests on."""

    outlet: str
    title: str
    published: str
    url: str | None
    remark: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper."""

    title: str
    subtitle: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: str
    language: str = "en"
    sources: tuple[Source, ...] = ()
    notes: "Notes" = field(default_factory=lambda: Notes(None))


class Note(NamedTuple):
    """A note: the exact words, who tells them, and where they can be read."""

    number: int
    quote: str
    credit: str
    url: str | None
    report: str


class Notes:
    """The notes of a paper, numbered in the order of its lines."""

    def __init__(self, board: Board | None, parts: Sequence[Part] = ()) -> None:
        self._at = Directory(board) if board else None
        self._numbers: dict[tuple[object, ...], int] = {}
        self._listed: list[Note] = []
        for part in parts:
            for line in part.every_line():
                for account in line.accounts:
                    self._note(account)

    def of(self, line: Line) -> list[Note]:
        """Return the notes that a line calls, each once, in the order of their numbers."""
        numbers = {self._numbers[_key(account)] for account in line.accounts}
        return [self._listed[number - 1] for number in sorted(numbers)]

    def __iter__(self) -> Iterator[Note]:
        """Iterate over all notes in order."""
        return iter(self._listed)

    def _note(self, account: Account) -> None:
        if self._at is None or _key(account) in self._numbers:
            return
        number = len(self._listed) + 1
        self._numbers[_key(account)] = number
        report = self._at.report(account.report)
        credit = self._at.credit(account).replace("— ", "", 1) if not account.chain else self._at.credit(account)
        self._listed.append(Note(number, bare_quote(account.quote), credit, web_address(report.url), account.report))


def _key(account: Account) -> tuple[object, ...]:
    return account.report, account.span, account.chain


def bare_quote(words: str) -> str:
    """Return words on one line without the quotation marks around them."""
    shown = flat(words)
    pairs = {'"': '"', "“": "”", "«": "»"}
    closing = pairs.get(shown[:1])
    inside = shown[1:-1]
    whole = closing and shown.endswith(closing) and len(shown) > 2 and not set(inside) & {shown[0], closing}
    return inside if whole else shown


def web_address(url: str | None) -> str | None:
    """Return an address that a paper may lead to: one of the web. What else a report came with is left out."""
    return url if url and url.startswith(("http://", "https://")) else None


def sources_of(board: Board, reports: Iterable[str]) -> tuple[Source, ...]:
    """Return the reports of some ids, in the order in which the board lists them."""
    at, wanted = Directory(board), set(reports)
    listed = []
    for report in board.reports:
        if report.id in wanted:
            remark = f"copy of {at.outlet(report.copy_of)}" if report.copy_of else ""
            if report.corrects:
                remark = f"corrects {at.outlet(report.corrects)}"
            listed.append(
                Source(
                    report.outlet or "outlet unknown",
                    report.title or "Untitled report",
                    date_words(report.published) or "date unknown",
                    web_address(report.url),
                    remark,
                )
            )
    return tuple(listed)
