"""`dragoman board`: what a ledger says of a process as of a moment."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.options import DEFAULT_LEDGER, DEFAULT_RULES, DEFAULT_TIMEZONE, BoardFormat
from dragoman.cli.streams import Meter, as_plain_text, note, show, write, write_file
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.model.board import Board


def board(
    process: options.Process = None,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    reader: options.ByReader = None,
    rules: options.RulesOption = DEFAULT_RULES,
    timezone: options.Timezone = DEFAULT_TIMEZONE,
    output_format: Annotated[
        BoardFormat,
        typer.Option("--format", "-f", help="A readable account, JSON, one page to read or print, or tables."),
    ] = BoardFormat.TEXT,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write there. Tables go into a folder, or into a .zip."),
    ] = None,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Show the board of a process as of a moment.

    Who met whom, what is on the table, where each side stands, what happened, where accounts differ; every item
    with the words it rests on.

    \b
    Examples:
      dragoman board
      dragoman board --process "ceasefire calls" --as-of 2025-05-19
      dragoman board --as-of 2025-05-19T18:00 --timezone Europe/Kyiv
      dragoman board --recorded-as-of 2025-05-20T08:00Z --format json
      dragoman board --rules strict
      dragoman board --format html --output board.html
      dragoman board --format csv --output tables.zip
    """
    from dragoman.ledger import open_ledger
    from dragoman.process import fold, rules_named

    by = rules_named(rules)
    if output_format is BoardFormat.CSV and output is None:
        raise UsageError("tables are several files: name a folder or a .zip for them with --output")
    moment = options.moment(as_of, timezone)
    recorded = options.recorded_moment(recorded_as_of, timezone)
    with Meter("Drawing the board").working():
        with open_ledger(ledger) as opened:
            view = opened.view(recorded_as_of=recorded, reader=reader)
        folded = fold(view, process=process, as_of=moment, rules=by)
    write_board(folded, output_format, output)


def write_board(board: "Board", output_format: BoardFormat, output: Path | None) -> None:
    """Write a board to standard output or to a place."""
    if output_format is BoardFormat.CSV:
        from dragoman.export.tables import write_csv

        assert output is not None
        for path in write_csv(board, output):
            note(f"wrote {path}")
        return
    if output_format is BoardFormat.TEXT:
        from dragoman.export.text_board import board_text

        if output is None:
            show(board_text(board))
            return
        text = as_plain_text(board_text(board))
    elif output_format is BoardFormat.JSON:
        from dragoman.export.jsons import board_object

        text = board_object(board)
    else:
        from dragoman.export.page import board_page

        text = board_page(board)
    if output is None:
        write(text)
    else:
        write_file(text + "\n", output)
        note(f"wrote {output}")
