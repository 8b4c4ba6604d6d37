"""`dragoman why`: what speaks for what a board shows."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options
from dragoman.cli.options import DEFAULT_LEDGER, DEFAULT_TIMEZONE
from dragoman.cli.streams import show, write
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from dragoman.model.board import Board
    from dragoman.model.entries import View
    from dragoman.process.why import Sought

OnBoards = list[tuple["Board", list["Sought"]]]


class WhyFormat(StrEnum):
    """The forms in which answers are written."""

    TEXT = "text"
    JSON = "json"


def why(
    identifier: Annotated[
        str,
        typer.Argument(metavar="ID", help="An id that a board shows, or its beginning.", callback=options.not_blank),
    ],
    process: options.Process = None,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    timezone: options.Timezone = DEFAULT_TIMEZONE,
    output_format: Annotated[
        WhyFormat, typer.Option("--format", "-f", help="A readable account, or JSON: one object a line.")
    ] = WhyFormat.TEXT,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Say why accounts were joined, and by whom.

    Lists every account of a contact, an incident, a move, a proposal, a stance, a statement or an actor, with what it
    has in common with the account that it was joined with, and what people have said of them. Of a report it says why
    it is in or out, and what it repeats.

    \b
    Examples:
      dragoman why 77b0e4d1
      dragoman why event-77b0e4d19c1a2f35 --as-of 2025-05-19
      dragoman why report-1f0c9a6e --format json
    """
    from dragoman.ledger import open_ledger
    from dragoman.process.why import why as answer

    with open_ledger(ledger) as opened:
        view = opened.view(recorded_as_of=options.recorded_moment(recorded_as_of, timezone))
    found = on_boards(view, identifier, process, options.moment(as_of, timezone))
    number = 0
    for board, things in found:
        for kind, thing in things:
            said = answer(view, board, kind, thing)
            if output_format is WhyFormat.JSON:
                import json

                from dragoman.model.answers import WHY_FORMAT
                from dragoman.model.codec import encode

                write(json.dumps({"format": WHY_FORMAT} | encode(said), ensure_ascii=False))
            else:
                from dragoman.export.text_why import why_text

                show(*([""] if number else []), why_text(said, board, thing))
            number += 1


def on_boards(view: "View", identifier: str, process: str | None, as_of: "datetime | None" = None) -> OnBoards:
    """Return the boards that know an id, with what goes by it there: one thing, or what one item became.

    Raises UsageError where no board knows it, naming ids that are near, and where it begins the ids of several things.
    """
    from dragoman.process import fold
    from dragoman.process.why import find, near

    declared = list(dict.fromkeys(entry.name for entry in view.processes))
    names: list[str | None] = [process] if process is not None else [*declared] or [None]
    boards = [fold(view, process=name, as_of=as_of) for name in names]
    found = [(board, things) for board in boards if (things := find(board, identifier))]
    if not found:
        from dragoman.cli.finding import candidates

        for kept in candidates(view, identifier)[:1]:
            raise UsageError(
                f"{kept.id} is on record, and no board of that moment shows it: its report {kept.filed.report.id} may "
                "be of a later day, withdrawn or out of the process, or a review has left it out"
            )
        close = list(dict.fromkeys(name for board in boards for name in near(board, identifier)))
        hint = f"did you mean {' or '.join(close[:3])}?" if close else "`dragoman board` shows those that are"
        raise UsageError(f"no board shows anything by the id {identifier!r}: {hint}")
    ids = list(dict.fromkeys(thing.id for _, things in found for _, thing in things))
    if len(ids) > 1 and not any(_is_part(identifier, thing) for _, things in found for _, thing in things):
        listed = ", ".join(ids[:4]) + (" …" if len(ids) > 4 else "")
        raise UsageError(f"{identifier!r} begins {len(ids)} ids: {listed}. Give more of the one you mean")
    return found


def _is_part(identifier: str, thing: Any) -> bool:
    """Tell whether an id is that of a thing, or of an item in it, and not a mere beginning."""
    from dragoman.process.players import items_of

    parts = items_of(thing) if hasattr(thing, "accounts") else {thing.id, *getattr(thing, "aliases", ())}
    return identifier in parts
