"""`dragoman actors`: who is in a report or a ledger, by side; who is whom; and names of one's own for a ledger."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman.cli import knowing, options
from dragoman.cli.helping import flowing
from dragoman.cli.options import DEFAULT_LEDGER, ListFormat
from dragoman.cli.streams import show, write
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from typer.core import MarkupMode

DEFAULT = "list"


class WithDefault(TyperGroup):
    """A group of commands, one of which is meant where none is named: `dragoman actors report.txt`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default command before arguments that name none."""
        if not args or args[0] not in {*self.commands, *ctx.help_option_names}:
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


def app(markup_mode: "MarkupMode") -> typer.Typer:
    """Return the commands of `dragoman actors`."""
    commands = typer.Typer(
        cls=WithDefault,
        rich_markup_mode=markup_mode,
        help="List who is in a report or a ledger, by side (as `list` does), and say who is whom.",
    )
    for name, command in ((DEFAULT, list_actors), ("merge", merge), ("split", split), ("gazetteer", gazetteer)):
        commands.command(name, help=flowing(command))(command)
    return commands


def list_actors(
    report: options.OneReport = None,
    published: options.Published = None,
    gazetteer: options.Gazetteers = None,
    output_format: options.Listed = ListFormat.TEXT,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """List the actors of a report, or of all reports of a ledger, by the side that they act for.

    A report is a file, an address or - to be read now, or the id of one on record.

    \b
    Examples:
      dragoman actors
      dragoman actors report.txt --published 2025-05-19
      dragoman actors list report-1f0c9a6e --format csv
    """
    from dragoman.export import actors as export
    from dragoman.ledger import open_ledger

    if report is not None:
        reading = knowing.reading_of(report, ledger, published, gazetteer)
        people = tuple(map(export.of_record, reading.actors))
    else:
        with open_ledger(ledger) as opened:
            known = knowing.identities(opened.view())
        people = tuple(known.cast.actors.values())
    if output_format is ListFormat.TEXT:
        show(export.actors_text(people))
    else:
        write(export.actors_object(people) if output_format is ListFormat.JSON else export.actors_csv(people))


ActorName = Annotated[str, typer.Argument(metavar="ACTOR", help="An actor: its name, its id, or the id's beginning.")]


def merge(
    one: ActorName,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The actor that it is.")],
    because: options.Because,
    by: options.By,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Say that two actors are one.

    Every later board has them as one, and whoever goes by either's name in reports filed later is this one, too.
    `split` undoes it.

    \b
    Example:
      dragoman actors merge "the Norland envoy" "Ada Brandt" --because "named in a later report" --by "A. Weber"
    """
    from dragoman.ledger import open_ledger
    from dragoman.model.entries import Link

    with open_ledger(ledger) as opened:
        known = knowing.identities(opened.view())
        first, second = known.one(one), known.one(other)
        if first == second:
            raise UsageError(f"{one!r} and {other!r} are one actor already: {known.cast.actors[first].name} ({first})")
        parted = known.between(known.of(first), known.of(second), same=False)
        for pair in parted or [(first, second)]:
            sequence = opened.append(Link("actor", *pair, same=True, because=because, by=by), author=by)
    names = known.cast.actors
    write(f"{names[first].name} ({first}) is {names[second].name} ({second}), entry {sequence}")


def split(
    one: ActorName,
    because: options.Because,
    by: options.By,
    other: Annotated[
        str | None,
        typer.Argument(metavar="OTHER", help="Who it is not; without it, whoever was merged with it."),
    ] = None,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Say that two that stand as one actor are two: undo a merge, or keep apart who shares a name.

    \b
    Examples:
      dragoman actors split "Ada Brandt" --because "a namesake" --by "A. Weber"
      dragoman actors split 3f9a1c02 77b0e4d1 --because "father and son" --by "A. Weber"
    """
    from dragoman.ledger import open_ledger
    from dragoman.model.entries import Link

    with open_ledger(ledger) as opened:
        known = knowing.identities(opened.view())
        pairs = _to_part(known, one, other)
        for pair in pairs:
            sequence = opened.append(Link("actor", *pair, same=False, because=because, by=by), author=by)
    names = {member.actor.id: member.actor.name for member in known.members}
    first, second = pairs[0]
    write(f"{names[first]} ({first}) is not {names[second]} ({second}), entry {sequence}")


def _to_part(known: knowing.Identities, one: str, other: str | None) -> list[knowing.Pair]:
    """Return the pairs of records' actors that have to be held apart for two actors to be two."""
    if other is None:
        everyone = known.of(known.one(one))
        if not (merged := known.between(everyone, everyone, same=True)):
            raise UsageError(f"nobody has merged {one!r} with anyone: name whom it is not, by name or id")
        return merged
    mine, theirs = known.called(one), known.called(other)
    mine_alone = [member for member in mine if member not in theirs]
    if not mine_alone or not (theirs_alone := [member for member in theirs if member not in mine]):
        raise UsageError(f"{one!r} and {other!r} name the same: an actor cannot be parted from itself")
    if not {member.board for member in mine_alone} & {member.board for member in theirs_alone}:
        raise UsageError(f"{one!r} and {other!r} are two actors already")
    merged = known.between(mine_alone, theirs_alone, same=True)
    return merged or [(mine_alone[0].actor.id, theirs_alone[0].actor.id)]


def gazetteer(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Names of your own: JSON lines, as --gazetteer takes.")],
    by: options.By,
    remove: Annotated[bool, typer.Option("--remove", help="No longer use the one of this file's name.")] = False,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Keep names of your own with a ledger: whatever is added to it from now on is read with them.

    A file of the same name replaces what was kept. Reports on record keep their readings; add them again to have them
    read anew.

    \b
    Examples:
      dragoman actors gazetteer names.jsonl --by "A. Weber"
      dragoman actors gazetteer names.jsonl --remove
    """
    from dragoman.ledger import open_ledger
    from dragoman.model.entries import GazetteerKept
    from dragoman.reading.gazetteer.entries import read_entries

    count = 0 if remove else len(read_entries(file))
    lines = "" if remove else file.read_text(encoding="utf-8-sig")
    with open_ledger(ledger, create=not remove) as opened:
        if remove and file.name not in {kept.name for kept in opened.gazetteers()}:
            raise UsageError(f"the ledger keeps no gazetteer {file.name!r}: `dragoman log` lists what was kept")
        sequence = opened.append(GazetteerKept(file.name, lines, by), author=by)
    write(f"{file.name}: {'no longer used' if remove else f'{count} entries kept'}, entry {sequence}")
