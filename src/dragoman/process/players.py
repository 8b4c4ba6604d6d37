"""Players: who a board's actors are, for questions that are asked of a board after it has been folded."""

from collections.abc import Iterable
from typing import Any

from dragoman.model.board import Account, Board, BoardActor
from dragoman.model.vocabulary import ActorKind
from dragoman.process.words import folded, stem, stem_set

_GOVERNING = stem_set(
    "government ministry minister presidency president presidential office administration cabinet palace court embassy "
    "mission chancellery secretariat council army forces command spokesperson parliament"
)
"""Stems of the words by which a page's name says that it is some body's own: "Government of Belmora"."""


class Players:
    """The actors of a board by their own ids and by those of the records' actors that they were put together from."""

    def __init__(self, board: Board) -> None:
        self._actors = {actor.id: actor for actor in board.actors}
        self._resolved = {alias: actor.id for actor in board.actors for alias in actor.aliases}
        self._reports = {report.id: report for report in board.reports}
        self._named: dict[str, str] = {}
        for forms in (lambda a: (a.name,), lambda a: a.names):
            for actor in sorted(board.actors, key=lambda a: a.kind is ActorKind.PERSON):
                for form in forms(actor):
                    self._named.setdefault(folded(form), actor.id)
        bodies = (actor for actor in board.actors if actor.kind is ActorKind.STATE)
        self._bodies = {form: actor.id for actor in bodies for name in actor.names if (form := folded(name))}

    def resolve(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the board's actors for those of a record, each once; what the board does not know is left out."""
        found = (self._resolved.get(name, name) for name in ids)
        return tuple(dict.fromkeys(name for name in found if name in self._actors))

    def get(self, actor: str) -> BoardActor | None:
        """Return an actor of the board."""
        return self._actors.get(actor)

    def name(self, actor: str) -> str:
        """Return an actor's name; an id that is not known stands for itself."""
        found = self._actors.get(actor)
        return found.name if found else actor

    def named(self, name: str) -> str | None:
        """Return the actor that goes by a name or an id, bodies before persons."""
        return (
            self._resolved.get(name, name)
            if name in self._resolved or name in self._actors
            else (self._named.get(folded(name)))
        )

    def party(self, actor: str) -> str:
        """Return the outermost side that an actor acts for, or itself; a ring of sides ends where it closes."""
        walked = {actor}
        while (found := self._actors.get(actor)) and found.side in self._actors and found.side not in walked:
            actor = found.side
            walked.add(actor)
        return actor

    def lineage(self, actor: str) -> tuple[str, ...]:
        """Return an actor with the sides that it acts for, the outermost last."""
        line = [actor]
        while (found := self._actors.get(line[-1])) and found.side in self._actors and found.side not in line:
            line.append(found.side)
        return tuple(line)

    def outlet(self, report: str) -> str | None:
        """Return the actor whose own page a report is, where it is one of the board's, or the body whose it says it is.

        "Government of Belmora" is Belmora's; "Belmora Times" is a newspaper.
        """
        found = self._reports.get(report)
        name = folded(found.outlet) if found and found.outlet else ""
        if not name or name in self._named:
            return self._named.get(name)
        if not _GOVERNING & {stem(word) for word in name.split()}:
            return None
        owners = {actor for form, actor in self._bodies.items() if f" {form} " in f" {name} "}
        return owners.pop() if len(owners) == 1 else None


def items_of(thing: Any) -> frozenset[str]:
    """Return the ids of all record's items that a thing on a board was put together from, and its own."""
    told: list[Account] = [*thing.accounts]
    for past in getattr(thing, "history", ()):
        told += past.accounts
    return frozenset({thing.id, *getattr(thing, "aliases", ()), *(a.item for a in told if a.item)} - {None})
