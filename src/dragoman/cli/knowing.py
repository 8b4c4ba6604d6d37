"""What `actors` and `timeline` are asked about: one report, read now or on record, or all of a ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dragoman.cli import options
from dragoman.cli.finding import find
from dragoman.cli.reading import Batch, reader_pipeline
from dragoman.cli.streams import Meter
from dragoman.errors import UsageError
from dragoman.model.vocabulary import Label

if TYPE_CHECKING:
    from dragoman.model.entries import Link, View
    from dragoman.model.record import Actor, Reading
    from dragoman.process.actors import Cast

Pair = tuple[str, str]


def reading_of(report: str, view_of_ledger: str, published: str | None, gazetteers: list[Path] | None) -> "Reading":
    """Return the reading of a report: of a file, an address or `-` read now, else of the ledger's report of that id.

    Raises UsageError where it is neither, and what reading raises.
    """
    from dragoman.intake.sources import is_address
    from dragoman.ledger import open_ledger

    if report == "-" or is_address(report) or Path(report).is_file():
        return _read_now(report, published, gazetteers)
    if published is not None or gazetteers:
        raise UsageError(f"{report!r} is no file: --published and --gazetteer are for a report that is read now")
    try:
        with open_ledger(view_of_ledger) as opened:
            found = find(opened.view(), report)
    except UsageError as error:
        raise UsageError(f"{report!r} is no file, and as a report on record: {error}") from error
    if found.filed.reading is None:
        raise UsageError(f"{found.filed.report.id} has not been read yet: add it again")
    return found.filed.reading


def _read_now(report: str, published: str | None, gazetteers: list[Path] | None) -> "Reading":
    given = options.given(published, None, None, None, options.DEFAULT_TIMEZONE, Label.PUBLIC, None)
    batch = Batch([report], reader_pipeline(gazetteers).run([report], given))
    readings = [done.reading for done in batch.done(Meter("Reading", 1)) if done.reading]
    batch.end()
    if len(readings) != 1:
        raise UsageError(f"{report} holds {len(readings)} reports: keep them with `dragoman add`, and ask the ledger")
    return readings[0]


class Member(NamedTuple):
    """An actor of one record, and the actor on the board that it is."""

    actor: "Actor"
    board: str


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is who in a ledger, and what people have said of it."""

    cast: "Cast"
    members: Sequence[Member]
    """The actors of all records in the order of publication."""
    last: Mapping[Pair, bool]
    """For each pair of records' actors that people have spoken of, whether they are the same."""

    def one(self, words: str) -> str:
        """Return the board's actor that a name, an id or its beginning means; raise UsageError where it is not one."""
        found = list(dict.fromkeys(member.board for member in self.called(words)))
        if len(found) > 1:
            listed = "; ".join(f"{self.cast.actors[name].name} ({name})" for name in found[:6])
            raise UsageError(f"{words!r} may be {len(found)} actors: {listed}. Give the id of the one you mean")
        return found[0]

    def called(self, words: str) -> list[Member]:
        """Return the records' actors that go by a name, an id or its beginning, main names before further ones.

        Raises UsageError where there are none.
        """
        from dragoman.process.words import folded

        wanted = folded(words)
        by_id = [m for m in self.members if words in (m.actor.id, m.actor.id.rpartition("-")[2])]
        named = by_id or [m for m in self.members if wanted == folded(m.actor.name)]
        named = named or [m for m in self.members if wanted == folded(self.cast.actors[m.board].name)]
        named = named or [m for m in self.members if wanted in map(folded, m.actor.names)]
        if not named and len(words) >= _SHORTEST:
            named = [m for m in self.members if _begins(m.actor.id, words)]
        if not named:
            raise UsageError(f"no actor goes by {words!r}: `dragoman actors` lists those of the ledger with their ids")
        return named

    def of(self, board: str) -> list[Member]:
        """Return the records' actors that are one actor on the board."""
        return [member for member in self.members if member.board == board]

    def between(self, ones: Sequence[Member], others: Sequence[Member], *, same: bool) -> list[Pair]:
        """Return the pairs across two sets of which people last said that they are the same, or that they are not."""
        mine, theirs = {m.actor.id for m in ones}, {m.actor.id for m in others}
        return [
            (one, two)
            for (one, two), said in self.last.items()
            if said is same and ((one in mine and two in theirs) or (two in mine and one in theirs))
        ]


_SHORTEST = 4
"""Fewest characters of an id that are taken for its beginning."""


def _begins(identifier: str, words: str) -> bool:
    return identifier.startswith(words) or identifier.rpartition("-")[2].startswith(words)


def identities(view: "View") -> Identities:
    """Return who is who in a ledger."""
    from dragoman.process.casting import resolve
    from dragoman.process.pages import pages_of

    pages = pages_of(view).listed
    cast = resolve(pages, view.links)
    members = [Member(actor, cast.resolved[actor.id]) for page in pages for actor in page.reading.actors]
    return Identities(cast, members, _last_words(view.links))


def _last_words(links: "Sequence[Link]") -> dict[Pair, bool]:
    from dragoman.process.links import by_people

    return {(min(k.first, k.second), max(k.first, k.second)): k.same for k in by_people(links) if k.kind == "actor"}
