"""`dragoman process`: the negotiations that a ledger keeps."""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.helping import flowing
from dragoman.cli.options import DEFAULT_LEDGER, DEFAULT_TIMEZONE
from dragoman.cli.streams import show as show_text
from dragoman.cli.streams import write

if TYPE_CHECKING:
    from rich.console import RenderableType
    from typer.core import MarkupMode

    from dragoman.model.board import Board
    from dragoman.model.entries import ProcessDeclared

Names = list[str] | None


def app(markup_mode: "MarkupMode") -> typer.Typer:
    """Return the commands of `dragoman process`."""
    commands = typer.Typer(
        no_args_is_help=True, rich_markup_mode=markup_mode, help="Declare processes, and see why reports are in or out."
    )
    for name, command in (("new", new), ("show", show), ("list", list_processes)):
        commands.command(name, help=flowing(command))(command)
    return commands


def new(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="What the process is called.", callback=options.not_blank)
    ],
    by: options.By,
    party: Annotated[Names, typer.Option(metavar="ACTOR", help="A party. May be given several times.")] = None,
    mediator: Annotated[Names, typer.Option(metavar="ACTOR", help="A mediator, likewise.")] = None,
    guarantor: Annotated[Names, typer.Option(metavar="ACTOR", help="A guarantor, likewise.")] = None,
    observer: Annotated[Names, typer.Option(metavar="ACTOR", help="An observer, likewise.")] = None,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Declare a process and who is in it.

    Declaring it again replaces what was said before. Reports filed already are sorted anew.

    \b
    Example:
      dragoman process new "Ferren talks" --party Norland --party Sudmark --mediator "Port Lissa"
    """
    from dragoman.ledger import open_ledger
    from dragoman.model.entries import ProcessDeclared

    declared = ProcessDeclared(
        name, tuple(party or ()), tuple(mediator or ()), tuple(guarantor or ()), tuple(observer or ()), by
    )
    with open_ledger(ledger, create=True) as opened:
        sequence = opened.append(declared, author=by)
    write(f"{_line(declared)} (entry {sequence})")


def show(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The process, where there are several.")] = None,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    timezone: options.Timezone = DEFAULT_TIMEZONE,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Say why each report is in or out.

    \b
    Example:
      dragoman process show "Ferren talks"
    """
    from dragoman.ledger import open_ledger
    from dragoman.process import fold

    with open_ledger(ledger) as opened:
        view = opened.view(recorded_as_of=options.recorded_moment(recorded_as_of, timezone))
    folded = fold(view, process=name, as_of=options.moment(as_of, timezone))
    titles = {filed.report.id: filed.report.title for filed in view.filed}
    show_text(*_memberships(folded, titles))
    if not view.processes:
        write("\nNobody has declared this process: it is inferred from who recurs around proposals and contacts.")


def list_processes(ledger: options.Ledger = DEFAULT_LEDGER) -> None:
    """List the processes that were declared.

    \b
    Example:
      dragoman process list
    """
    from dragoman.ledger import open_ledger

    with open_ledger(ledger) as opened:
        processes = {declared.name: declared for declared in opened.view().processes}
    for declared in processes.values():
        write(_line(declared))
    if not processes:
        write("None is declared: one is inferred from the reports. `dragoman process new` declares one.")


def _line(declared: "ProcessDeclared") -> str:
    from dragoman.export.wording import listed

    roles = (
        ("parties", declared.parties), ("mediators", declared.mediators), ("guarantors", declared.guarantors),
        ("observers", declared.observers),
    )  # fmt: skip
    return "; ".join([declared.name, *(f"{role}: {listed(names)}" for role, names in roles if names)])


def _memberships(board: "Board", titles: dict[str, str | None]) -> "list[RenderableType]":
    from rich.text import Text

    from dragoman.export.text_board import BoardPage
    from dragoman.export.text_parts import QUIET, block, entry, heading
    from dragoman.export.visible import visible

    accounts: list[RenderableType] = [BoardPage(board).head()]
    for words, belongs in (("In", True), ("Out", False)):
        listed = [membership for membership in board.memberships if membership.belongs is belongs]
        if listed:
            accounts.append(heading(words, len(listed)))
        for membership in listed:
            title = Text(visible(titles.get(membership.report) or "Untitled report"))
            accounts.append(block(entry(title, membership.report, block(Text(membership.because, style=QUIET)))))
    return accounts
