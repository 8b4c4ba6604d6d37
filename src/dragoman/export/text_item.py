"""One thing by itself: an item of a record with its words in context and its chain, or an item of a board."""

from collections.abc import Callable, Iterable
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.export.facts import facts, names_of
from dragoman.export.quoting import Mark, Marked, passage
from dragoman.export.text_board import BoardPage
from dragoman.export.text_parts import NAME, QUIET, STRONG, Look, dotted, heading
from dragoman.export.text_record import event_head, event_marks, statement_head, statement_marks
from dragoman.export.visible import visible
from dragoman.export.wording import UNKNOWN, date_words, plain_words
from dragoman.model.board import Board
from dragoman.model.entries import Review
from dragoman.model.record import Actor, Discrepancy, Event, Position, Proposal, Reading, Statement, TimeExpression
from dragoman.model.report import Report


def item_text(item: Any, reading: Reading, look: Look, reviews: Iterable[Review] = ()) -> RenderableType:
    """Return an item of a record: what it is, its words in context, its fields, and what people have said of it."""
    item, reading = visible(item), visible(reading)
    parts: list[RenderableType] = [
        _head(item, reading),
        origin_line(reading.report),
        heading("In context"),
        Padding(look.words(passage(reading.report.text, _marks(item))), (0, 0, 0, 2)),
        heading("Fields"),
        fields_table(item, reading),
    ]
    if listed := [_review(visible(review)) for review in reviews]:
        parts += [heading("Reviews"), *listed]
    return Group(*parts)


def fields_table(item: Any, reading: Reading) -> RenderableType:
    """Return the fields of an item that hold something."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for field, words in facts(item, reading):
        table.add_row(Text(f"  {field}", style=QUIET), Text(visible(words)))
    return table


def origin_line(report: Report) -> Text:
    """Return which report an item is from."""
    return Text.assemble(
        ("from ", QUIET),
        dotted(report.outlet or UNKNOWN, report.title or "Untitled report", date_words(report.published)),
        (f"  {report.id}", QUIET),
    )


def board_item_text(board: Board, kind: str, thing: Any) -> RenderableType:
    """Return a thing on a board, of a kind as `boards.things` names it, with all its accounts."""
    page = BoardPage(board, most=len(thing.accounts))
    write: dict[str, Callable[[Any], RenderableType]] = {
        "contact": page.happening,
        "incident": page.happening,
        "move": page.happening,
        "lever": page.lever,
        "agreement": page.agreement,
        "proposal": page.proposal,
        "statement": lambda statement: page.statement(0, statement),
        "discrepancy": page.discrepancy,
    }
    return Group(Text(f"On the board of {board.process}, as a {kind}:", style=QUIET), write[kind](visible(thing)))


def _head(item: Any, reading: Reading) -> Text:
    names = names_of(reading)
    match item:
        case Statement():
            return statement_head(item, names)
        case Event():
            return event_head(item, names)
        case Proposal():
            return dotted(Text(item.label, style=STRONG), plain_words(item.kind))
        case Position():
            return dotted(Text(names[item.actor], style=NAME), Text(plain_words(item.stance), style=STRONG))
        case Actor():
            return dotted(Text(item.name, style=NAME), plain_words(item.kind))
        case Discrepancy():
            return dotted(Text(plain_words(item.field), style=STRONG), "accounts that cannot all hold")
    return Text(item.id)


def _marks(item: Any) -> Marked:
    match item:
        case Statement():
            return statement_marks(item)
        case Event():
            return (*event_marks(item), (Mark.EVIDENCE, item.mentions))
        case Position():
            return ((Mark.EVIDENCE, item.evidence),)
        case Discrepancy():
            return ((Mark.EVIDENCE, tuple(account.span for account in item.accounts)),)
        case TimeExpression():
            return ((Mark.EVIDENCE, (item.span,)),)
    return ((Mark.EVIDENCE, item.mentions),)


def _review(review: Review) -> RenderableType:
    changed = f" ({', '.join(review.changed)})" if review.changed else ""
    return Text.assemble("  ", (f"{review.verdict}{changed}", STRONG), f" by {review.by}: {review.because}")
