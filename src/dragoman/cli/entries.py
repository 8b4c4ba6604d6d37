"""`dragoman log`: who recorded what, and when."""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.options import DEFAULT_LEDGER
from dragoman.cli.streams import show as show_text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.ledger import Logged


def log(
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this person or program recorded.")] = None,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """List the entries of a ledger: who, what, when.

    The number of an entry is what `--recorded-as-of` takes.

    \b
    Examples:
      dragoman log
      dragoman log --by "A. Weber"
    """
    from dragoman.ledger import open_ledger

    with open_ledger(ledger) as opened:
        listed = opened.log()
        titles = {filed.report.id: filed.report.title for filed in opened.view().filed}
    show_text(_table([logged for logged in listed if by in (None, logged.entry.author)], titles))


def _table(listed: "list[Logged]", titles: dict[str, str | None]) -> "RenderableType":
    from rich.table import Table
    from rich.text import Text

    from dragoman.export.text_parts import NAME, QUIET, STRONG
    from dragoman.export.visible import visible
    from dragoman.export.wording import date_words

    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for logged in listed:
        entry = logged.entry
        about = visible(_words(logged, titles.get(entry.subject)))
        table.add_row(
            Text(str(entry.sequence), style=QUIET),
            Text(date_words(entry.recorded), style=QUIET),
            Text(entry.kind, style=STRONG),
            Text.assemble((visible(entry.author), NAME), (": ", QUIET), about),
        )
    return table


def _words(logged: "Logged", title: str | None) -> str:
    """Return what an entry says, in words."""
    from dragoman.export.wording import listed
    from dragoman.model.entries import Erasure, GazetteerKept, Link, ProcessDeclared, Retraction, Review, RoleGiven

    subject = logged.entry.subject
    named = f"{title} ({subject})" if title else subject
    match logged.said:
        case Review() as review:
            changed = f" in {listed(review.changed)}" if review.changed else ""
            return f"{review.verdict} {review.item}{changed}: {review.because}"
        case Link() as link:
            return f"{link.first} is {'' if link.same else 'not '}{link.second}: {link.because}"
        case RoleGiven() as given:
            return f"{given.actor} is {given.role} in {given.process}"
        case ProcessDeclared() as declared:
            return f"{declared.name}, between {listed(declared.parties) or 'parties not named'}"
        case GazetteerKept() as kept:
            return f"{kept.name}{'' if kept.lines else ' is no longer used'}"
        case Retraction() as retraction:
            return f"{named}: {retraction.because}"
        case Erasure() as erasure:
            return f"{erasure.subject}: {erasure.because}"
    return named
