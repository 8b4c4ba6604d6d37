"""`dragoman compare`: the sides' accounts of one contact beside each other."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.changing import ChangesFormat
from dragoman.cli.options import DEFAULT_LEDGER, DEFAULT_TIMEZONE
from dragoman.cli.streams import as_plain_text, note, show, write, write_file
from dragoman.cli.why import on_boards
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.model.board import Board


def compare(
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help="The id of a contact, or its beginning.")],
    sides: Annotated[
        str | None,
        typer.Option(metavar="NAMES", help="Whose accounts, divided by commas; else of all parties that took part."),
    ] = None,
    process: options.Process = None,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    timezone: options.Timezone = DEFAULT_TIMEZONE,
    output_format: Annotated[
        ChangesFormat, typer.Option("--format", "-f", help="A readable account, JSON, or one page to read or print.")
    ] = ChangesFormat.TEXT,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there.")] = None,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Lay the sides' accounts of one contact beside each other.

    Point by point: what both say, where they differ, and what one leaves out. A side's account is what stands on its
    own page, and what others carry in its name.

    \b
    Examples:
      dragoman compare 77b0e4d1
      dragoman compare 77b0e4d1 --sides "Norland, Sudmark" --format html --output compared.html
    """
    from dragoman.ledger import open_ledger
    from dragoman.process.compare import compare as lay

    with open_ledger(ledger) as opened:
        view = opened.view(recorded_as_of=options.recorded_moment(recorded_as_of, timezone))
    found = on_boards(view, contact, process, options.moment(as_of, timezone))
    board, thing = next(
        ((board, thing) for board, things in found for kind, thing in things if kind == "contact"), (None, None)
    )
    if board is None or thing is None:
        raise UsageError(f"{contact} is a {found[0][1][0][0]}: only contacts are compared")
    comparison = lay(view, board, thing, _sides(sides, board))
    if output_format is ChangesFormat.JSON:
        import json

        from dragoman.model.answers import COMPARISON_FORMAT
        from dragoman.model.codec import encode

        text = json.dumps({"format": COMPARISON_FORMAT} | encode(comparison), ensure_ascii=False, indent=1)
    elif output_format is ChangesFormat.HTML:
        from dragoman.export.comparison import comparison_page

        text = comparison_page(comparison, board)
    else:
        from dragoman.export.comparison import comparison_text

        account = comparison_text(comparison, board)
        if output is None:
            show(account)
            return
        text = as_plain_text(account)
    if output is None:
        write(text)
    else:
        write_file(text + "\n", output)
        note(f"wrote {output}")


def _sides(names: str | None, board: "Board") -> list[str]:
    """The actors that a user names as sides."""
    from dragoman.process.players import Players

    players = Players(board)
    sides = []
    for name in (part.strip() for part in (names or "").split(",")):
        if not name:
            continue
        if (actor := players.named(name)) is None:
            known = ", ".join(actor.name for actor in board.actors if actor.role is not None) or "none has a role"
            raise UsageError(f"nobody on the board goes by {name!r}; those with a role are {known}")
        sides.append(actor)
    return sides
