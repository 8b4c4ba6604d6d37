"""What an id that a user types names: a report, an item of a record as reviews have left it, or a thing on a board."""

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from dragoman.model.board import Board
    from dragoman.model.catalogue import Found
    from dragoman.model.entries import View


class OnBoard(NamedTuple):
    """A thing on the board of a process."""

    board: "Board"
    kind: str
    thing: Any


def find(view: "View", identifier: str) -> "Found":
    """Return the report or item that an id, or its beginning, names.

    Raises UsageError where nothing or several things go by it; of what was erased, and of things that only a board has,
    it says so.
    """
    found = candidates(view, identifier)
    if not found:
        for board, kind, thing in on_boards(view, identifier):
            items = ", ".join(dict.fromkeys(account.item for account in thing.accounts if account.item))
            raise UsageError(
                f"{thing.id} is a {kind} that the board of {board.process} puts together: name an item of the records "
                f"that it rests on, e.g. {items or 'as `dragoman show` tells it'}"
            )
    return _only(view, identifier, found)


def candidates(view: "View", identifier: str) -> "list[Found]":
    """Return all reports and items that an id, or its beginning, names."""
    from dragoman.model.catalogue import Catalogue

    return Catalogue(_reviewed(view)).beginning(identifier)


def find_report(view: "View", identifier: str) -> str:
    """Return the whole id of the report that an id, or its beginning, names."""
    return _only(view, identifier, [found for found in candidates(view, identifier) if found.kind == "reports"]).id


def on_boards(
    view: "View", identifier: str, found: "Found | None" = None, as_of: "datetime | None" = None
) -> Iterator[OnBoard]:
    """Yield what an item has become on each board or, where no record knows the id, what on a board goes by it."""
    from dragoman.export.boards import things
    from dragoman.process import fold

    processes: list[str | None] = [declared.name for declared in view.processes]
    for name in dict.fromkeys(processes or [None]):
        board = fold(view, process=name, as_of=as_of)
        for kind, thing in things(board):
            if found:
                told = {account.item for account in thing.accounts}
                if found.id in {thing.id, *getattr(thing, "aliases", ()), *told}:
                    yield OnBoard(board, kind, thing)
            elif identifier and identifier in (thing.id[: len(identifier)], _bare(thing.id)[: len(identifier)]):
                yield OnBoard(board, kind, thing)


def _only(view: "View", identifier: str, found: "list[Found]") -> "Found":
    from dragoman.model.catalogue import only

    if not found and identifier:
        for report, reason in view.erased.items():
            if identifier in (report[: len(identifier)], _bare(report)[: len(identifier)]):
                raise UsageError(f"{report} was erased: {reason}")
    return only(identifier, found)


def _bare(identifier: str) -> str:
    return identifier.rpartition("-")[2]


def _reviewed(view: "View") -> "View":
    """Return a view whose readings stand as reviews have left them; what was rejected can still be found."""
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
