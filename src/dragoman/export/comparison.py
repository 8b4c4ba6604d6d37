"""A comparison of readouts as a readable account or a page: both say, differ, one leaves out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.export.boards import Directory, moments
from dragoman.export.paper import bare_quote, sources_of, web_address
from dragoman.export.paper_page import environment
from dragoman.export.sentences import Teller, kind_words, sentence
from dragoman.export.text_parts import NAME, QUIET, STRONG, block, heading, title_block
from dragoman.export.visible import visible
from dragoman.export.wording import date_words, listed, plain_words
from dragoman.model.answers import Comparison, Match, Point
from dragoman.model.board import Account, Board, Happening
from dragoman.model.plover import EventType

_FIELDS = {"kind": "What it was", "date": "When", "place": "Where", "participants": "Who took part",
           "modality": "Whether"}  # fmt: skip
_MODALITIES = {"actual": "told as having happened", "planned": "told as planned", "hypothetical": "told as possible",
               "denied": "denied"}  # fmt: skip
_IN = {"number": "a number", "occurrence": "whether it is so", "date": "when", "actors": "who",
       "stance": "where a side stands",
       "place": "where", "toll": "the toll", "terms": "the terms"}  # fmt: skip
SILENT = "does not say"


class Cell(NamedTuple):
    """What one side says of one matter; nothing where it is silent."""

    quote: str
    credit: str
    url: str | None


class Row(NamedTuple):
    """One matter as the sides tell it."""

    head: str
    cells: tuple[Cell | None, ...]


class Sheet(NamedTuple):
    """A comparison ready to be set."""

    title: str
    lines: tuple[str, ...]
    sides: tuple[str, ...]
    groups: tuple[tuple[str, str, tuple[Row, ...]], ...]
    """Each group with its title, what it says where it is empty, and its rows."""


def sheet(comparison: Comparison, board: Board) -> Sheet:
    """Return a comparison in words."""
    comparison, board = visible(comparison), visible(board)
    teller, at = Teller(board), Directory(board)
    names = tuple(side.name for side in comparison.sides)
    ids = [side.actor for side in comparison.sides]
    quiet = [s.actor for s in comparison.sides if not s.accounts and not _points(comparison, s.actor)]
    lines = [moments(board)]
    if quiet:
        lines.append(sentence(f"no account of it by {teller.names(quiet)} has been reported"))
    if comparison.elsewhere:
        lines.append(sentence(f"others tell of it, too: {teller.sources(comparison.elsewhere)}"))
    facts = tuple(
        Row(
            _FIELDS[fact.field] + (" (they differ)" if fact.match is Match.DIFFERS else ""),
            tuple(Cell(_value(fact.field, told), "", None) if told else None for told in fact.told),
        )
        for fact in comparison.facts
    )

    def row(points: Sequence[Point], head: str) -> Row:
        by_side = {point.side: point.account for point in points}
        return Row(head, tuple(_cell(by_side[side], at) if side in by_side else None for side in ids))

    agree = tuple(row(s.points, "") for s in comparison.shared if s.match is Match.AGREES)
    differ = tuple(
        row(s.points, f"They differ in {listed([_IN.get(field, plain_words(field)) for field in s.fields])}")
        for s in comparison.shared
        if s.match is Match.DIFFERS
    )
    groups: list[tuple[str, str, tuple[Row, ...]]] = [
        ("The contact itself", "No side's own words on it have been reported.", facts),
        ("What they both say" if len(ids) == 2 else "What more than one says", "No point is told by both.", agree),
        ("Where they differ", "No point is told otherwise by another.", differ),
    ]
    for side in comparison.sides:
        only = tuple(row([point], "") for point in comparison.alone if point.side == side.actor)
        name = teller.name(side.actor)
        groups.append((f"What only {name} says", sentence(f"{name} says nothing that the others leave out"), only))
    return Sheet(
        sentence(teller.noun(_contact(board, comparison))).removesuffix("."), tuple(lines), names, tuple(groups)
    )


def comparison_text(comparison: Comparison, board: Board) -> RenderableType:
    """Return the readable account of a comparison."""
    drawn = sheet(comparison, board)
    parts: list[RenderableType] = [title_block(drawn.title, list(drawn.lines))]
    for title, empty, rows in drawn.groups:
        parts.append(heading(title, len(rows)))
        parts += [block(_text_row(row, drawn.sides)) for row in rows] or [block(Text(empty, style=QUIET))]
    return Group(*parts)


def comparison_page(comparison: Comparison, board: Board) -> str:
    """Return a comparison as one self-contained page."""
    drawn = sheet(comparison, board)
    told = dict.fromkeys(account.report for account in _accounts(comparison))
    template = environment().get_template("comparison.html.j2")
    return template.render(sheet=drawn, sources=sources_of(board, told), silent=SILENT)


def _text_row(row: Row, sides: Sequence[str]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, style=NAME, width=min(24, max(map(len, sides)) + 2))
    table.add_column(ratio=1)
    told = [cell for cell in row.cells if cell]
    for side, cell in zip(sides, row.cells, strict=True):
        if cell is None and len(told) == 1 and told[0].credit:
            continue
        if cell is None:
            words = Text(SILENT, style=QUIET)
        elif cell.credit:
            words = Text.assemble(f"“{cell.quote}”", (f"  {cell.credit}", QUIET))
        else:
            words = Text(cell.quote)
        table.add_row(side, words)
    return Group(Text(row.head, style=STRONG), table, Text("")) if row.head else Group(table, Text(""))


def _contact(board: Board, comparison: Comparison) -> Happening:
    return next(item for item in board.contacts if item.id == comparison.contact)


def _cell(account: Account, at: Directory) -> Cell:
    credit = at.credit(account)
    url = web_address(at.report(account.report).url)
    return Cell(bare_quote(account.quote), credit.removeprefix("— "), url)


def _points(comparison: Comparison, side: str) -> list[Point]:
    shared = [point for each in comparison.shared for point in each.points]
    return [point for point in (*shared, *comparison.alone) if point.side == side]


def _accounts(comparison: Comparison) -> Iterator[Account]:
    for side in comparison.sides:
        yield from side.accounts
        yield from (point.account for point in _points(comparison, side.actor))


def _value(field: str, told: str) -> str:
    if field == "date":
        return date_words(told)
    if field == "kind":
        kind, _, mode = told.partition(" ")
        return kind_words(EventType(kind), mode.strip("()"))
    return _MODALITIES.get(told, told) if field == "modality" else told
