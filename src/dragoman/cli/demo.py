"""`dragoman demo`: the example reports, read, kept and shown as a board."""

import tomllib
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.boards import write_board
from dragoman.cli.options import BoardFormat
from dragoman.cli.streams import Meter, write
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.ledger import Ledger

LEDGER = "dragoman-demo.db"
REPORTS = (".txt", ".md", ".html")
AUTHOR = "dragoman demo"


def demo(
    ledger: Annotated[
        str, typer.Option("--ledger", "-l", metavar="PATH|URL", help="Where the example ledger is kept.")
    ] = LEDGER,
) -> None:
    """Read the example reports and show their board.

    \b
    Example:
      dragoman demo
    """
    from dragoman.ledger import open_ledger
    from dragoman.process import fold

    with as_file(files("dragoman.examples")) as folder, open_ledger(ledger, create=True) as opened:
        name = _declare(opened, folder)
        _read(opened, sorted(path for path in folder.iterdir() if path.suffix in REPORTS))
        board = fold(opened.view(), process=name)
    write_board(board, BoardFormat.TEXT, None)
    told = max((*board.contacts, *board.incidents, *board.moves), key=lambda thing: len(thing.accounts))
    at = f" --ledger {ledger}"
    write(
        "\nThe example reports retell one published report; their outlets are invented.\n"
        "Try next:\n"
        f"  dragoman show {told.id}{at}\n"
        f"  dragoman why {told.id}{at}\n"
        f"  dragoman brief --as-of 2025-05-20 -o brief.html{at}\n"
        f"  dragoman board --as-of 2025-05-19T19:00Z{at}\n"
        f"  dragoman board --format html --output board.html{at}\n"
        f"  dragoman process show{at}\n"
        f"  dragoman verify{at}\n"
        "  dragoman read REPORT    a report of your own: a file, a URL, or - for a pipe\n"
        "  dragoman add REPORT …   the same, kept in ./dragoman.db\n"
    )


def _declare(ledger: "Ledger", folder: Path) -> str:
    from dragoman.model.entries import ProcessDeclared

    process = tomllib.loads((folder / "process.toml").read_text(encoding="utf-8"))
    declared = ProcessDeclared(process["name"], tuple(process["parties"]), tuple(process["mediators"]), by=AUTHOR)
    ledger.append(declared, author=AUTHOR)
    return declared.name


def _read(ledger: "Ledger", paths: list[Path]) -> None:
    from dragoman.intake import Given
    from dragoman.pipeline import Failed, Pipeline
    from dragoman.reading import load_reader

    pipeline = Pipeline(load_reader, ledger)
    for result in Meter("Reading the examples", len(paths)).over(pipeline.run(map(str, paths), Given())):
        if isinstance(result, Failed):
            raise DragomanError(f"an example report could not be read: {result.error}") from result.error
