"""The cast: who acts or speaks in a report, as the answers on its parts tell of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.model.ids import ItemIds
from dragoman.model.record import Actor, Spans
from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind
from dragoman.second.answers import Tally, counting
from dragoman.second.form import ActorTold
from dragoman.second.quotes import Quotes, Reason, Rejected, gap

_SIDES = {ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.GROUP}
"""What somebody can act for."""

_Found = Mapping[str, tuple[ActorTold, list[Span]]]


@dataclass(slots=True)
class _Member:
    """An actor as the parts read so far have told of it."""

    id: str
    kind: ActorKind
    names: dict[str, None]
    side: "_Member | None" = None
    mentions: set[Span] = field(default_factory=set)


class Cast:
    """The actors found so far: those of one kind and fullest name are one, in whichever part they are told of."""

    def __init__(self, identify: ItemIds) -> None:
        self._identify = identify
        self._members: dict[tuple[ActorKind, str], _Member] = {}
        self._keys: dict[str, _Member] = {}

    def take(self, told: Iterable[ActorTold], quotes: Quotes, tally: Tally) -> None:
        """Take the actors of an answer on one part. Their keys hold until the next part is taken."""
        found: dict[str, tuple[ActorTold, list[Span]]] = {}
        for actor in told:
            with counting(tally):
                if actor.key in found or not actor.names:
                    raise Rejected(Reason.CONTRADICTION)
                found[actor.key] = actor, _outermost(s for name in actor.names for s in quotes.every(name))
        # An actor goes with the side that it names, and that with its own.
        while bad := {key: reason for key, (actor, _) in found.items() if (reason := _wrong_side(actor, found))}:
            tally.update(bad.values())
            found = {key: kept for key, kept in found.items() if key not in bad}
        self._keys = {key: self._member(actor, spans) for key, (actor, spans) in found.items()}
        for key, (actor, _) in found.items():
            if actor.side is not None and self._keys[key].side is None:
                _give_side(self._keys[key], self._keys[actor.side])

    def ids(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the actors that go by some keys; raise Rejected where one is not there."""
        return tuple(dict.fromkeys(self._of(key).id for key in keys))

    def mentions(self, keys: Iterable[str], near: Span) -> Spans:
        """Return for each actor its mention nearest to some words: what shows who it is."""
        nearest = (min(self._of(key).mentions, key=lambda span: (gap(span, near), span)) for key in keys)
        return tuple(dict.fromkeys(nearest))

    def actors(self) -> tuple[Actor, ...]:
        """Return the actors in the order of their first mention."""
        made = [
            Actor(
                id=member.id,
                name=next(iter(member.names)),
                names=tuple(member.names),
                kind=member.kind,
                side=member.side.id if member.side else None,
                country=None,
                mentions=tuple(sorted(member.mentions)),
            )
            for member in self._members.values()
        ]
        return tuple(sorted(made, key=lambda actor: (actor.mentions, actor.id)))

    def _member(self, told: ActorTold, spans: list[Span]) -> _Member:
        names = dict.fromkeys(name.strip() for name in told.names)
        same = told.kind, next(iter(names)).casefold()
        if same not in self._members:
            self._members[same] = _Member(self._identify("actor", spans[:1]), told.kind, names)
        member = self._members[same]
        member.names |= names
        member.mentions.update(spans)
        return member

    def _of(self, key: str) -> _Member:
        if key not in self._keys:
            raise Rejected(Reason.NO_SUCH_KEY)
        return self._keys[key]


def _give_side(member: _Member, side: _Member) -> None:
    above: _Member | None = side
    while above is not None:
        if above is member:
            return  # parts of a report contradict each other: it stays open who acts for whom
        above = above.side
    member.side = side


def _wrong_side(actor: ActorTold, found: _Found) -> Reason | None:
    """Return what is wrong with the side that an actor is said to act for, if anything is."""
    if actor.side is None:
        return None
    if actor.side not in found:
        return Reason.NO_SUCH_KEY
    if found[actor.side][0].kind not in _SIDES:
        return Reason.CONTRADICTION
    return Reason.CONTRADICTION if actor.key in _above(actor.side, found) else None


def _above(key: str, found: _Found) -> Iterator[str]:
    """Yield a key and those of the sides above it, each once."""
    seen: set[str] = set()
    here: str | None = key
    while here is not None and here in found and here not in seen:
        yield here
        seen.add(here)
        here = found[here][0].side


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, without those inside others: "Brandt" is not told again by "Ada Brandt"."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.begin, -span.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept
