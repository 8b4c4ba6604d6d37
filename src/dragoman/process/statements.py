"""Statements: one however many reports carry it, known by who speaks and by what is said."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.model.board import Account, BoardStatement
from dragoman.model.record import Statement
from dragoman.model.span import Span
from dragoman.process.actors import Cast
from dragoman.process.keys import Key
from dragoman.process.moment import Page
from dragoman.process.tellings import account, distinct
from dragoman.process.words import folded

QUOTED = 4
"""Least number of words in quotation marks by which two statements of one speaker are the same."""

_QUOTE = re.compile(r"[\"“„«]([^\"”“«»]+)[\"”“»]")


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """A statement as one report carries it."""

    page: Page
    statement: Statement
    speakers: tuple[str, ...]
    chain: tuple[str, ...]
    addressees: tuple[str, ...]
    keys: tuple[Key, ...]
    account: Account
    rank: tuple[object, ...]

    @property
    def filed(self) -> tuple[object, ...]:
        """What decides whose id the board's statement has."""
        return self.page.filed.sequence, self.statement.content, self.statement.id


def sayings(page: Page, cast: Cast) -> tuple[Saying, ...]:
    """Return the statements of a page as the board compares them."""
    found = []
    for place, statement in enumerate(page.reading.statements):
        if statement.content:
            speakers, chain = cast.of(statement.speakers), cast.of(statement.chain)
            keys = tuple(_keys(page, statement, speakers, cast))
            told = account(page, chain, statement.content, statement.id)
            addressees = cast.of(statement.addressees)
            found.append(Saying(page, statement, speakers, chain, addressees, keys, told, (*page.rank, place)))
    return tuple(found)


class Statements:
    """The board's statements, kept while reports come and go."""

    def __init__(self) -> None:
        self._known: dict[Key, dict[Saying, None]] = defaultdict(dict)
        self._groups: dict[Saying, tuple[Saying, ...]] = {}
        self._made: dict[tuple[Saying, ...], BoardStatement] = {}
        self._order: list[tuple[tuple[object, ...], tuple[Saying, ...]]] = []
        self._within: dict[str, dict[Saying, None]] = defaultdict(dict)
        self.ids: dict[str, str] = {}
        """For each record's statement its id on the board."""

    def update(self, removed: Iterable[Saying], added: Iterable[Saying]) -> None:
        """Take statements out and in."""
        near: dict[Saying, None] = {}
        gone = set(removed)
        for saying in gone:
            for key in saying.keys:
                del self._known[key][saying]
            group = self._groups.pop(saying)
            self._drop(group)
            near |= dict.fromkeys(group)
            self.ids.pop(saying.statement.id)
            if saying.statement.within:
                self._within[saying.statement.within].pop(saying, None)
        for saying in added:
            for key in saying.keys:
                self._known[key][saying] = None
            near[saying] = None
            if saying.statement.within:
                self._within[saying.statement.within][saying] = None
        self._regroup([saying for saying in near if saying not in gone])

    def listed(self) -> tuple[BoardStatement, ...]:
        """Return the board's statements in the order in which they were first told."""
        return tuple(self._made[group] for _, group in self._order)

    def _drop(self, group: tuple[Saying, ...]) -> None:
        if self._made.pop(group, None) is not None:
            del self._order[bisect_left(self._order, group[0].rank, key=lambda told: told[0])]

    def _regroup(self, near: Iterable[Saying]) -> None:
        seen: set[Saying] = set()
        groups: list[tuple[Saying, ...]] = []
        renamed: dict[Saying, None] = {}
        for start in near:
            if start in seen:
                continue
            stack, members = [start], list[Saying]()
            seen.add(start)
            while stack:
                one = stack.pop()
                members.append(one)
                for key in one.keys:
                    for other in self._known[key]:
                        if other not in seen:
                            seen.add(other)
                            stack.append(other)
            groups.append(tuple(sorted(members, key=lambda one: one.rank)))
        for group in groups:
            name = min(group, key=lambda one: one.filed).statement.id
            for one in group:
                if (old := self._groups.get(one)) is not None:
                    self._drop(old)
                self._groups[one] = group
                if self.ids.get(one.statement.id) != name:
                    self.ids[one.statement.id] = name
                    renamed |= self._within.get(one.statement.id, {})
        for group in {*groups, *(self._groups[one] for one in renamed if one in self._groups)}:
            if group not in self._made:
                insort(self._order, (group[0].rank, group), key=lambda told: told[0])
            self._made[group] = self._statement(group)

    def _statement(self, group: tuple[Saying, ...]) -> BoardStatement:
        """The statement as its first-published account has it, with an account for each report that carries it."""
        first = group[0]
        statement, text = first.statement, first.page.reading.report.text
        name = self.ids[statement.id]
        within = self.ids.get(statement.within) if statement.within else None
        return BoardStatement(
            id=name,
            report=first.page.id,
            speakers=first.speakers,
            chain=first.chain,
            within=within if within != name else None,
            addressees=first.addressees,
            manner=statement.manner,
            via=statement.via,
            said=statement.said,
            source=statement.source,
            cue=statement.cue,
            content=statement.content,
            quote=_words(text, statement.content),
            cue_quote=_words(text, statement.cue),
            accounts=distinct(one.account for one in group),
        )


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(span.of(text) for span in spans)


def _keys(page: Page, statement: Statement, speakers: tuple[str, ...], cast: Cast) -> Iterator[tuple[object, ...]]:
    """What a statement is known by: its words, and each longer quotation in them, from the same mouth."""
    mouth = frozenset(cast.voices[speaker] for speaker in speakers)
    # Words without a speaker are the same only within one report and its copies.
    whose: object = mouth or page.original
    words = " ".join(folded(span.of(page.reading.report.text)) for span in statement.content)
    yield whose, words
    covered = page.reading.report.text[statement.content[0].begin : statement.content[-1].end + 1]
    for quote in _QUOTE.findall(covered):
        plain = folded(quote)
        if len(plain.split()) >= QUOTED:
            yield whose, "quoted", plain
