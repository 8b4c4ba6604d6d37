"""Casting: the actors of all reports resolved, and kept so while reports come and go.

Reports name the same few actors in the same few ways over and over. What is resolved are these ways, each once (a
signature), so that the work grows with the number of those who are spoken of and not with the number of reports.
"""

import dataclasses
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from dragoman.model.board import BoardActor
from dragoman.model.entries import Link
from dragoman.model.record import Actor
from dragoman.model.vocabulary import ActorKind
from dragoman.process import names
from dragoman.process.actors import BODIES, DESCRIBED, SHORT, SPEAKERS, Cast, bundled, joins_by_description
from dragoman.process.links import by_people, last_words
from dragoman.process.moment import Page, Rank
from dragoman.process.sameness import Sameness
from dragoman.process.words import folded

T = TypeVar("T", bound=str)

DEEP = 3
"""Sides of sides that are told apart; a ring of sides, a slip of reading, ends there."""


@dataclass(slots=True)
class _Signature:
    """One way in which reports tell of an actor, and the records' actors that are told so."""

    actor: Actor
    """The actor as told, under the signature's own id and with its side's."""
    described: str | None
    """The description by which, with its side, it is known, where it is known by no more."""
    records: dict[str, tuple[Rank, int, tuple[int, object, str], str]] = field(default_factory=dict)
    """For each record's actor its report's rank, its place there, what its filing is ranked by, and its report."""
    names: list[str] = field(default_factory=list)
    """Their ids in order."""
    changes: int = 0
    """How often records came or went."""
    first: tuple[Rank, int] | None = None
    filed: tuple[int, object, str] | None = None

    def add(self, name: str, told: tuple[Rank, int, tuple[int, object, str], str]) -> None:
        self.records[name] = told
        self.changes += 1
        insort(self.names, name)
        self.first = min(self.first, told[:2]) if self.first else told[:2]
        self.filed = min(self.filed, told[2]) if self.filed else told[2]

    def remove(self, name: str) -> None:
        told = self.records.pop(name)
        self.changes += 1
        del self.names[bisect_left(self.names, name)]
        if self.first == told[:2] or self.filed == told[2]:
            self.first = min((other[:2] for other in self.records.values()), default=None)
            self.filed = min((other[2] for other in self.records.values()), default=None)


class _Resolved(Mapping[str, str]):
    """For each record's actor its id on the board, by way of its signature."""

    def __init__(self, signatures: Mapping[str, str], boards: Mapping[str, str]) -> None:
        self._signatures, self._boards = signatures, boards

    def __getitem__(self, name: str) -> str:
        return self._boards[self._signatures[name]]

    def __contains__(self, name: object) -> bool:
        return name in self._signatures

    def __iter__(self) -> Iterator[str]:
        return iter(self._signatures)

    def __len__(self) -> int:
        return len(self._signatures)


class Casting:
    """Who is who, kept while reports come and go."""

    def __init__(self) -> None:
        self.cast = Cast({}, {}, {}, {})
        self._signatures: dict[str, _Signature] = {}
        self._names: dict[tuple[object, ...], str] = {}
        self._of: dict[str, str] = {}
        self._linked: frozenset[str] = frozenset()
        self._links: tuple[Link, ...] = ()
        self._pages: dict[str, Page] = {}
        self._profiles: dict[str, tuple[object, ...]] = {}
        self._made: dict[str, tuple[tuple[object, ...], BoardActor]] = {}
        self._bundles = Sameness(())

    def update(self, removed: Iterable[Page], added: Iterable[Page], links: Sequence[Link] = ()) -> set[str]:
        """Take pages out and in, and resolve anew.

        Return the ids of the pages on which somebody is somebody else than before, or of another side or kind.
        """
        resigned = set[str]()
        for page in removed:
            self._leave(page)
        if tuple(links) != self._links:
            self._links = tuple(links)
            linked = frozenset(n for link in links if link.kind == "actor" for n in (link.first, link.second))
            resigned = {self._page_of(n) for n in linked ^ self._linked if n in self._of}
            stale = [self._pages[name] for name in resigned]
            for page in stale:
                self._leave(page)
            self._linked = linked
            for page in stale:
                self._enter(page)
        for page in added:
            self._enter(page)
        return self._resolve() | resigned

    def joined(self, page: Page) -> list[tuple[Actor, str, str]]:
        """Return for each actor of a page that is one with an earlier filed record's: the actor, that one, and why."""
        found = []
        here = {actor.id for actor in page.reading.actors}
        for actor in page.reading.actors:
            board = self.cast.resolved[actor.id]
            if board not in here:
                found.append((actor, board, self._because(actor, board)))
        return found

    def _because(self, actor: Actor, board: str) -> str:
        mine, theirs = self._signatures[self._of[actor.id]], self._signatures[self._of[board]]
        if actor.name == theirs.actor.name:
            alike = f"both reports call it “{actor.name}”"
        else:
            alike = f"“{actor.name}” here is “{theirs.actor.name}” there"
        if mine is theirs:
            return alike
        reasons = [
            because
            for signature in (mine, theirs)
            if signature.described is None and (because := self._bundles.because.get(signature.actor.id))
        ]
        return f"{alike}: {'; '.join(dict.fromkeys(reasons))}" if reasons else alike

    def _page_of(self, name: str) -> str:
        return self._signatures[self._of[name]].records[name][3]

    def _enter(self, page: Page) -> None:
        self._pages[page.id] = page
        by_id = {actor.id: actor for actor in page.reading.actors}
        for place, actor in enumerate(page.reading.actors):
            signature = self._signature(actor, by_id, DEEP)
            self._of[actor.id] = signature
            filed = (page.filed.sequence, actor.mentions, actor.id)
            self._signatures[signature].add(actor.id, (page.rank, place, filed, page.id))

    def _leave(self, page: Page) -> None:
        if self._pages.get(page.id) is not page:
            return
        del self._pages[page.id]
        for actor in page.reading.actors:
            if signature := self._of.pop(actor.id, None):
                self._signatures[signature].remove(actor.id)

    def _signature(self, actor: Actor, others: Mapping[str, Actor], depth: int) -> str:
        """Return the id of an actor's signature, made where it is new; who is named in a link has one alone."""
        side = others.get(actor.side or "") if depth else None
        of = self._signature(side, others, depth - 1) if side and side is not actor else None
        alone = actor.id if actor.id in self._linked else None
        key = (actor.kind, actor.name, actor.names, actor.country, of, alone)
        if (name := self._names.get(key)) is None:
            name = self._names[key] = f"signature {len(self._names)}"
            told = Actor(name, actor.name, actor.names, actor.kind, of, actor.country, ())
            plain = alone is None and (of is None or self._signatures[of].described is None)
            self._signatures[name] = _Signature(told, joins_by_description(told) if plain else None)
        return name

    def _resolve(self) -> set[str]:
        # A side may be told of by a signature that no record has itself; its own side's depth cut it short.
        present = {n for n, s in self._signatures.items() if s.records}
        for name in list(present):
            while (side := self._signatures[name].actor.side) and side not in present:
                present.add(side)
                name = side
        told = sorted(present, key=lambda n: (self._signatures[n].first is None, self._signatures[n].first, n))
        order = [n for n in told if self._signatures[n].records]
        order += sorted((n for n in told if not self._signatures[n].records), key=lambda n: repr(self._key(n)))
        main = {n: self._signatures[n].actor for n in order if self._signatures[n].described is None}
        weights = {n: len(self._signatures[n].records) for n in main}
        same, apart = last_words(self._links, "actor", self._of)
        self._bundles = bundles = bundled(
            main, weights, *([(self._of[a], self._of[b]) for a, b in pairs] for pairs in (same, apart))
        )
        homes: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for name in order:
            signature = self._signatures[name]
            if signature.described is None:
                homes["main", bundles.root(name)].append(name)
            else:
                side = signature.actor.side
                owner = bundles.root(side) if side else signature.actor.country or ""
                homes[signature.described, owner].append(name)
        self._join_homes(homes, bundles, main)
        return self._recast(
            [members for members in homes.values() if any(self._signatures[n].records for n in members)]
        )

    def _join_homes(
        self, homes: dict[tuple[object, ...], list[str]], bundles: Sameness, main: Mapping[str, Actor]
    ) -> None:
        """Put signatures known by their description to the linked one of the same description and side, if any."""
        if not self._linked:
            return
        described: dict[tuple[object, ...], tuple[object, ...]] = {}
        for key, members in homes.items():
            actor = self._signatures[members[0]].actor
            if key[0] == "main" and actor.kind in DESCRIBED:
                for name in members:
                    own = self._signatures[name].actor
                    owner = bundles.root(own.side or "") if own.side in main else own.country or ""
                    described.setdefault((f"{own.kind}: {names.description(own.name)}", owner), key)
        for key, home in described.items():
            if key in homes:
                homes[home] += homes.pop(key)

    def _key(self, name: str) -> tuple[object, ...]:
        actor = self._signatures[name].actor
        side = self._key(actor.side) if actor.side else ()
        return actor.kind, actor.name, actor.names, actor.country or "", side

    def _recast(self, homes: list[list[str]]) -> set[str]:
        """Make the board's actors and find out who has become somebody else."""
        boards: dict[str, str] = {}
        ids = []
        for members in homes:
            filed = [f for n in members if (f := self._signatures[n].filed)]
            board = min(filed)[2]
            ids.append(board)
            boards.update(dict.fromkeys(members, board))
        made = {}
        for board, members in zip(ids, homes, strict=True):
            sides = tuple(boards.get(s) if (s := self._signatures[n].actor.side) else None for n in members)
            state = tuple((n, self._signatures[n].changes, self._signatures[n].first) for n in members), sides
            if (old := self._made.get(board)) is None or old[0] != state:
                old = state, self._board_actor(board, members, sides)
            made[board] = old
        self._made = made
        actors = {board: actor for board, (_, actor) in made.items()}
        directory = _directory(actors)
        for name, actor in actors.items():
            if actor.side is None and actor.kind in DESCRIBED and (side := _named_side(actor, directory, actors)):
                actors[name] = dataclasses.replace(actor, side=side)
        parties = {name: _party(name, actors) for name in actors}
        voices = {
            name: actor.side if actor.side and actor.kind in SPEAKERS and names.heads(actor.names) else name
            for name, actor in actors.items()
        }
        states = frozenset(folded(actor.name) for actor in actors.values() if actor.kind is ActorKind.STATE)
        self.cast = Cast(actors, _Resolved(self._of, boards), parties, voices, directory, states)
        changed = set[str]()
        profiles: dict[str, tuple[object, ...]] = {}
        for name, board in boards.items():
            actor = actors[board]
            profile = (board, actor.kind, actor.side, parties[board], voices[board])
            profiles[name] = profile
            if self._profiles.get(name, profile) != profile:
                changed.update(told[3] for told in self._signatures[name].records.values())
        self._profiles = profiles
        return changed

    def _board_actor(self, board: str, members: list[str], sides: tuple[str | None, ...]) -> BoardActor:
        told = [(self._signatures[n].actor, len(self._signatures[n].records)) for n in members]
        kinds = [(actor.kind, count) for actor, count in told]
        kind = _most((k, count) for k, count in kinds if k in BODIES) or _most(kinds)
        forms: Counter[str] = Counter()
        for actor, count in told:
            for form in dict.fromkeys((actor.name, *actor.names)):
                forms[form] += count
        aliases = sorted(chain.from_iterable(self._signatures[n].names for n in members))
        del aliases[bisect_left(aliases, board)]
        return BoardActor(
            id=board,
            name=_main_name(told),
            names=tuple(sorted(forms, key=lambda form: (-forms[form], form))),
            kind=ActorKind(kind or told[0][0].kind),
            side=_most((side, told[place][1]) for place, side in enumerate(sides) if side not in (None, board)),
            country=_most((actor.country, count) for actor, count in told),
            role=None,
            aliases=tuple(aliases),
        )


def resolve(pages: list[Page], links: Sequence[Link]) -> Cast:
    """Resolve the actors of reports."""
    casting = Casting()
    casting.update((), pages, by_people(links))
    return casting.cast


@lru_cache(maxsize=65536)
def _leads(name: str) -> tuple[str, ...]:
    """The beginnings of a short description that may be a body's name, the longest first."""
    words = folded(names.head_of(name)).split()
    if not 2 <= len(words) <= SHORT:
        return ()
    return tuple(" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))


def _named_side(actor: BoardActor, directory: Mapping[str, str], actors: Mapping[str, BoardActor]) -> str | None:
    """The body by whose name a short description begins: "Hamas gunmen", "Ostland border guards"."""
    bodies = (directory.get(lead) for lead in _leads(actor.name))
    return next((body for body in bodies if body and actors[body].kind in BODIES and body != actor.id), None)


def _main_name(members: list[tuple[Actor, int]]) -> str:
    """The name that most records lead with: one that says whose it is, and of persons a full one without title."""
    counts: Counter[str] = Counter()
    for actor, count in members:
        proper = names.proper_name(actor.name) if actor.kind is ActorKind.PERSON else None
        counts[proper or actor.name] += count
    return min(
        counts,
        key=lambda form: (
            not names.is_distinctive(form),
            names.proper_name(form) is not None and " " not in form and len(counts) > 1,
            -counts[form],
            -len(form),
            form,
        ),
    )


def _most(values: Iterable[tuple[T | None, int]]) -> T | None:
    """The value told most often, of several the one told first; None where none is told."""
    counts: Counter[T] = Counter()
    for value, count in values:
        if value is not None:
            counts[value] += count
    return max(counts, key=lambda value: counts[value]) if counts else None


def _party(name: str, actors: Mapping[str, BoardActor]) -> str:
    """The outermost side; a ring of sides, a slip of reading, ends where it closes."""
    walked = {name}
    while (side := actors[name].side) is not None and side in actors and side not in walked:
        walked.add(side)
        name = side
    return name


def _directory(actors: Mapping[str, BoardActor]) -> dict[str, str]:
    """Named actors by their folded names; main names come before further ones, bodies before persons."""
    found: dict[str, str] = {}
    named = sorted(
        (a for a in actors.values() if a.kind not in DESCRIBED), key=lambda a: (a.kind not in BODIES, a.name, a.names)
    )
    for further in (False, True):
        for actor in named:
            for form in actor.names if further else (actor.name,):
                found.setdefault(folded(form), actor.id)
    return found
