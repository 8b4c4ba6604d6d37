"""`dragoman show`: one thing with its words in context and its chain."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options
from dragoman.cli.options import DEFAULT_LEDGER
from dragoman.cli.streams import look
from dragoman.cli.streams import show as show_text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.model.board import Board
    from dragoman.model.catalogue import Found
    from dragoman.model.entries import View


def show(
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="An id, or its beginning, as `add`, `board` and `read` show them.")
    ],
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Show a report or an item, its words and its chain.

    An item of a record comes with its words in context, its fields, the reviews of it, and what the boards made of it.

    \b
    Examples:
      dragoman show report-1f0c9a6e
      dragoman show 3f9a1c02
    """
    from dragoman.export.text_item import board_item_text
    from dragoman.ledger import open_ledger
    from dragoman.model.catalogue import Catalogue, only

    with open_ledger(ledger) as opened:
        view = opened.view()
        found = Catalogue(reviewed_view(view)).beginning(identifier)
        on_boards = list(_on_boards(view, identifier, found))
        if not on_boards or len(found) > 1:
            only(identifier, found)
        if found and found[0].kind == "reports":
            source = opened.source(found[0].id)
            kept = f"from {source.name}: {len(source.data):,} bytes of {source.media_type}, SHA-256 {source.digest}"
            show_text(*_report(found[0], kept))
            return
    accounts = [_item(view, found[0])] if found else []
    accounts += [board_item_text(board, kind, thing) for board, kind, thing in on_boards]
    for number, account in enumerate(accounts):
        show_text(*([""] if number else []), account)


def find(view: "View", identifier: str) -> "Found":
    """Return what an id names in a ledger's view, in the state that reviews have left it in.

    Raises UsageError where nothing or several things go by it.
    """
    from dragoman.model.catalogue import Catalogue

    return Catalogue(reviewed_view(view)).find(identifier)


def reviewed_view(view: "View") -> "View":
    """Return a view whose readings stand as reviews have left them; what was rejected can still be found."""
    import dataclasses

    from dragoman.model.entries import Verdict
    from dragoman.process.reviews import by_report, reviewed

    reviews = by_report(review for review in view.reviews if review.verdict is not Verdict.REJECTED)
    return dataclasses.replace(
        view,
        filed=tuple(
            dataclasses.replace(filed, reading=reviewed(filed.reading, reviews.get(filed.report.id, ()))[0])
            if filed.reading
            else filed
            for filed in view.filed
        ),
    )


def _report(found: "Found", kept: str) -> "list[RenderableType]":
    from rich.text import Text

    from dragoman.export.text_record import record_text, report_head
    from dragoman.export.visible import visible
    from dragoman.export.wording import date_words

    recorded = f"Entry {found.filed.sequence} of {date_words(found.filed.recorded)}, {kept}"
    if found.filed.reading is None:
        return [
            report_head(visible(found.filed.report), recorded, "not read yet"),
            Text(visible(found.filed.report.text)),
        ]
    return [record_text(found.filed.reading, look(), whole_text=True), "", recorded]


def _item(view: "View", found: "Found") -> "RenderableType":
    from dragoman.export.text_item import item_text

    assert found.filed.reading is not None
    reviews = [review for review in view.reviews if review.item == found.id]
    return item_text(found.item, found.filed.reading, look(), reviews)


def _on_boards(view: "View", identifier: str, found: "Sequence[Found]") -> "Iterator[tuple[Board, str, Any]]":
    """Yield what an item has become on each board: by its own id, or by what an id that no record knows begins."""
    from dragoman.export.boards import things
    from dragoman.process import fold

    processes: list[str | None] = [declared.name for declared in view.processes]
    for name in dict.fromkeys(processes or [None]):
        board = fold(view, process=name)
        for kind, thing in things(board):
            ids = (thing.id, *getattr(thing, "aliases", ()))
            told = [account.item for account in thing.accounts]
            if found:
                if found[0].id in (*ids, *told):
                    yield board, kind, thing
            elif thing.id.startswith(identifier) or thing.id.rpartition("-")[2].startswith(identifier):
                yield board, kind, thing
