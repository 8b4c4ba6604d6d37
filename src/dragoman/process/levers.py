"""Levers: threats, promises, sanctions and aid by which one side means to move another, and what became of them.

A lever has one story: threatened or promised, imposed or met, lifted or lapsed. A later move is a step of an earlier
one where the same side does it to the same, in words that they share, and no other lever fits as well. What became of
a lever is not concluded from silence: where its deadline has passed without news, that is said.
"""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dragoman.model.board import Account, Lever, LeverStep
from dragoman.model.plover import EventType
from dragoman.model.vocabulary import LeverKind, LeverStatus, Modality
from dragoman.process.actors import Cast
from dragoman.process.days import known_days
from dragoman.process.deadlines import deadline_of
from dragoman.process.tellings import Telling, distinct
from dragoman.process.things import Thing
from dragoman.process.words import content_words, stem_set

KINDS = {
    EventType.THREATEN: LeverKind.THREAT,
    EventType.SANCTION: LeverKind.SANCTION,
    EventType.AID: LeverKind.AID,
}
LONG = 180
"""Days after which a move is no longer taken for a step of an earlier lever."""
SHARED = 2
"""Least words that a step shares with the lever, beside names of those in it and words of the act."""

_ACT = stem_set(
    "threaten threatened threats threat warn warned impose imposed sanction sanctions measure measures new fresh over "
    "against lift lifted ease eased suspend suspended drop dropped withdraw withdrawn end ended pledge pledged promise "
    "promised send sent deliver delivered supply supplies aid help said say would will"
)
_LIFTING = stem_set("lift lifted lifting ease eased suspend suspended waive waived unfreeze unfroze revoke revoked end")
_LAPSING = stem_set(
    "expire expired lapse lapsed drop dropped shelve shelved abandon abandoned retract retracted withdraw"
)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What of a move decides whose step it is."""

    thing: Thing
    sides: tuple[str, str | None]
    words: frozenset[str]
    day: int
    status: LeverStatus
    begins: bool
    """Whether it may stand by itself: what only ends a lever may not."""


@dataclass(slots=True)
class _Story:
    first: _Facts
    steps: list[_Facts] = field(default_factory=list)


class Levers:
    """All levers, kept while moves come and go."""

    def __init__(self) -> None:
        self._facts: dict[Thing, _Facts | None] = {}
        self._told: dict[tuple[Thing, ...], Lever] = {}

    def gather(
        self, moves: Iterable[Thing], cast: Cast, until: datetime, ids: Mapping[str, str] | None = None
    ) -> tuple[Lever, ...]:
        """Gather the levers among moves, which are in the order of their days, as of a time.

        `ids` leads from records' proposals to the board's.
        """
        known, self._facts = self._facts, {}
        stories: list[_Story] = []
        by_word: dict[tuple[str, str | None, str], dict[int, None]] = defaultdict(dict)
        for thing in moves:
            facts = known[thing] if thing in known else _facts(thing, cast)
            self._facts[thing] = facts
            if facts is None:
                continue
            place = _whose(facts, stories, by_word)
            if place is None and facts.begins:
                place = len(stories)
                stories.append(_Story(facts))
            if place is not None:
                stories[place].steps.append(facts)
                for word in facts.words:
                    by_word[(*stories[place].first.sides, word)][place] = None
        told, self._told = self._told, {}
        for story in stories:
            things = tuple(facts.thing for facts in story.steps)
            self._told[things] = told.get(things) or _lever(story)
        return tuple(
            dataclasses.replace(_as_of(lever, until), serves=_served(things, ids or {}))
            for things, lever in self._told.items()
        )


def _facts(thing: Thing, cast: Cast) -> _Facts | None:
    item = thing.item
    if not item.actors:
        return None
    quotes = frozenset().union(*(content_words(account.quote) for account in item.accounts))
    status, begins = _status(thing), item.type in KINDS
    if not begins:
        if item.type not in (EventType.CONCEDE, EventType.RETREAT) or item.modality is not Modality.ACTUAL:
            return None
        if quotes & _LIFTING:
            status = LeverStatus.LIFTED
        elif quotes & _LAPSING:
            status = LeverStatus.LAPSED
        else:
            return None
    people = (*item.actors, *item.recipients)
    own = frozenset().union(*(content_words(form) for actor in people for form in cast.actors[actor].names))
    target = cast.parties[item.recipients[0]] if item.recipients else None
    days = known_days(item.date)
    day = days.first if days and days.first is not None else thing.tellings[0].page.day
    return _Facts(thing, (cast.parties[item.actors[0]], target), quotes - own - _ACT, day, status, begins)


def _status(thing: Thing) -> LeverStatus:
    """What a move says of the lever that it is: an uttered threat or a plan is announced, a deed imposed or met."""
    item = thing.item
    if item.modality is Modality.DENIED:
        return LeverStatus.UNKNOWN
    if item.type is EventType.THREATEN or item.modality is not Modality.ACTUAL:
        return LeverStatus.ANNOUNCED
    if item.type is EventType.AID:
        return LeverStatus.MET
    return LeverStatus.IMPOSED


def _whose(
    facts: _Facts, stories: list[_Story], by_word: dict[tuple[str, str | None, str], dict[int, None]]
) -> int | None:
    """The story that a move goes on with: the only one that shares most words with it."""
    shared: dict[int, int] = defaultdict(int)
    for target in dict.fromkeys((facts.sides[1], None)):
        for word in facts.words:
            for place in by_word.get((facts.sides[0], target, word), ()):
                shared[place] += 1
    fitting = {
        place: count
        for place, count in shared.items()
        if count >= SHARED and 0 <= facts.day - stories[place].steps[-1].day <= LONG and _follows(facts, stories[place])
    }
    if not fitting:
        return None
    most = max(fitting.values())
    best = [place for place, count in fitting.items() if count == most]
    return best[0] if len(best) == 1 else None


def _follows(facts: _Facts, story: _Story) -> bool:
    """Tell whether a move may come after what a story has told so far."""
    last, kind = story.steps[-1].status, story.first.thing.item.type
    if facts.status in (LeverStatus.LIFTED, LeverStatus.LAPSED):
        return last in (LeverStatus.ANNOUNCED, LeverStatus.IMPOSED, LeverStatus.MET)
    if facts.status is LeverStatus.IMPOSED:
        return kind in (EventType.THREATEN, EventType.SANCTION) and last is LeverStatus.ANNOUNCED
    return facts.status is LeverStatus.MET and kind is EventType.AID and last is LeverStatus.ANNOUNCED


def _served(things: Iterable[Thing], ids: Mapping[str, str]) -> str | None:
    """The proposal that most tellings tie a lever to, of several the one told first."""
    told = Counter(
        ids[t.event.serves]
        for thing in things
        for t in thing.tellings
        if t.event.serves is not None and t.event.serves in ids
    )
    return max(told, key=lambda name: told[name], default=None)


def _as_of(lever: Lever, until: datetime) -> Lever:
    """A lever with what a time makes of its deadline."""
    days = known_days(lever.deadline)
    if days is None or days.last is None or lever.status is not LeverStatus.ANNOUNCED:
        return lever
    return dataclasses.replace(lever, deadline_passed=days.last < until.toordinal())


def _lever(story: _Story) -> Lever:
    things = [facts.thing for facts in story.steps]
    tellings = [telling for thing in things for telling in thing.tellings]
    item = things[0].item
    conditional = next((t for t in tellings if t.event.condition), None)
    kind = KINDS[item.type]
    if kind is LeverKind.AID and (conditional or item.modality is not Modality.ACTUAL):
        kind = LeverKind.PROMISE
    deadline = next((found for telling in reversed(tellings) if (found := deadline_of(telling))), None)
    status = story.steps[-1].status
    if status is LeverStatus.MET and kind is LeverKind.AID:
        status = LeverStatus.IMPOSED  # aid given that nobody had promised
    return Lever(
        id=item.id,
        kind=kind,
        actor=item.actors[0],
        target=next((thing.item.recipients[0] for thing in things if thing.item.recipients), None),
        act=_act(things[0].tellings[0], item.accounts),
        condition=_condition(conditional) if conditional else None,
        deadline=deadline,
        status=status,
        accounts=distinct(account for thing in things for account in thing.item.accounts),
        history=tuple(LeverStep(f.status, f.thing.item.date, f.thing.item.accounts) for f in story.steps),
    )


def _act(telling: Telling, accounts: tuple[Account, ...]) -> str:
    """The words of the act as first told."""
    return next((a.quote for a in accounts if a.item == telling.event.id), accounts[0].quote)


def _condition(telling: Telling) -> str:
    text = telling.page.reading.report.text
    return " … ".join(span.of(text) for span in telling.event.condition)
