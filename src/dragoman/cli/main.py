"""The command `dragoman`: its commands put together, and what becomes of errors, pipes and interruptions.

Nothing heavy is imported here or at the top of the commands' modules: `--help` has to answer at once
(`tests/cli/test_start.py` names what it may import).
"""

import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from dragoman import __version__
from dragoman.cli import (
    actors,
    boards,
    changing,
    comparing,
    demo,
    entries,
    joining,
    keeping,
    processes,
    reading,
    reviewing,
    showing,
    timeline,
    why,
)
from dragoman.cli.helping import flowing
from dragoman.cli.streams import complain, prepare_streams
from dragoman.errors import DragomanError

PANELS = ("Read and keep", "Look", "Correct", "Look after the ledger")


def app() -> typer.Typer:
    """Return the command line with all its commands."""
    commands = typer.Typer(
        name="dragoman",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        # Help is set in boxes and colours for people only: a pipe gets plain text, and gets it without loading rich.
        rich_markup_mode="rich" if sys.stdout.isatty() and "NO_COLOR" not in os.environ else None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    commands.callback(help=flowing(_root), epilog="Every command tells more of itself: dragoman COMMAND --help")(_root)
    reading_panel, look_panel, correct_panel, care_panel = PANELS
    for panel, listed in (
        (reading_panel, (reading.read, reading.add, demo.demo)),
        (
            look_panel,
            (
                boards.board,
                changing.changes,
                changing.brief,
                timeline.timeline,
                showing.show,
                why.why,
                comparing.compare,
            ),
        ),
        (correct_panel, (reviewing.review, joining.join, joining.split, keeping.retract, keeping.erase)),
        (care_panel, (entries.log, keeping.verify)),
    ):
        for command in listed:
            commands.command(rich_help_panel=panel, help=flowing(command))(command)
    commands.add_typer(actors.app(commands.rich_markup_mode), name="actors", rich_help_panel=look_panel)
    commands.add_typer(processes.app(commands.rich_markup_mode), name="process", rich_help_panel=look_panel)
    return commands


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the program.

    Ends with 0 where all went well, 1 where some of a batch failed or a check found a fault, 2 for a wrong use, 3 to 5
    for a source, a reading or a ledger that failed, 130 after an interruption.
    """
    prepare_streams()
    try:
        app()(args=None if arguments is None else list(arguments), prog_name="dragoman")
    except DragomanError as error:
        complain(str(error))
        sys.exit(error.exit_code)
    except OSError as error:
        # What is left here is a full disk or a stream that went away: rooms turn all others into errors of their own.
        complain(f"cannot write the output: {error.strerror or error}")
        sys.exit(1)
    sys.exit(0)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"dragoman {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[  # acts in its callback
        bool, typer.Option("--version", help="Print the version and end.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Keep the record of a negotiation from the reporting on it.

    Who talked to whom, who said so, what is on the table, where each side stands, and where the accounts cannot all be
    true. Every item shows the words it rests on.

    \b
    To begin:
      dragoman demo             read the example reports and see their board
      dragoman read report.txt  read one report, keep nothing
      dragoman add *.html       keep reports in ./dragoman.db …
      dragoman board            … and see their board
    """
