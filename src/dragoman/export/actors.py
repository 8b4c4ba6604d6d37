"""Actors as a list by side: readable, as JSON (`dragoman-actors/1`) or as CSV with the columns of a board's actors."""

import json
from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.export.rows import actor_row
from dragoman.export.tables import csv_text
from dragoman.export.text_parts import NAME, QUIET, block, dotted, entry, heading
from dragoman.export.visible import visible
from dragoman.export.wording import listed, plain_words
from dragoman.model.board import BoardActor
from dragoman.model.codec import encode
from dragoman.model.record import Actor
from dragoman.model.vocabulary import ActorKind

ACTORS_FORMAT = "dragoman-actors/1"
_COLUMNS = ("actor", "name", "names", "kind", "side", "country", "role")
_PARTIES = (ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)


def of_record(actor: Actor) -> BoardActor:
    """Return a record's actor as one of a board has it: without its mentions, with no role."""
    return BoardActor(actor.id, actor.name, actor.names, actor.kind, actor.side, actor.country, None)


def actors_text(actors: Sequence[BoardActor]) -> RenderableType:
    """Return the actors with each side's people below it; then those of whom no side is told."""
    actors = visible(tuple(actors))
    known = {actor.id for actor in actors}
    under: dict[str | None, list[BoardActor]] = {}
    for actor in actors:
        under.setdefault(actor.side if actor.side in known and actor.side != actor.id else None, []).append(actor)
    alone = under.get(None, [])
    sides = [actor for actor in alone if actor.id in under or actor.kind in _PARTIES]
    parts: list[RenderableType] = []
    shown: set[str] = set()

    def tell(actor: BoardActor, depth: int) -> None:
        if actor.id not in shown:
            shown.add(actor.id)
            parts.append(block(_line(actor), steps=depth))
            for each in under.get(actor.id, ()):
                tell(each, depth + 1)

    if sides:
        parts.append(heading("By side", len(sides)))
    for actor in sorted(sides, key=lambda a: -len(under.get(a.id, ()))):
        tell(actor, 1)
    if rest := [actor for actor in actors if actor.id not in shown]:
        parts.append(heading("No side is told", len(rest)))
        parts += [block(_line(actor)) for actor in rest]
    return Group(*parts) if parts else Padding(Text("Nobody was found.", style=QUIET), (1, 0, 0, 0))


def _line(actor: BoardActor) -> RenderableType:
    forms = listed([f"“{form}”" for form in actor.names if form != actor.name])
    told = dotted(plain_words(actor.kind), actor.country or "", str(actor.role or ""), f"also {forms}" if forms else "")
    told.stylize(QUIET)
    return entry(Text.assemble((actor.name, NAME), "  ", told), actor.id)


def actors_object(actors: Iterable[BoardActor]) -> str:
    """Return the actors as one indented JSON object."""
    return json.dumps({"format": ACTORS_FORMAT, "actors": encode(tuple(actors))}, ensure_ascii=False, indent=1)


def actors_csv(actors: Iterable[BoardActor]) -> str:
    """Return the actors as CSV with the columns of a board's table of actors."""
    return csv_text(_COLUMNS, map(actor_row, actors))
