"""Happenings: contacts, incidents and moves, each told once however many reports tell of it.

Tellings are taken from the most exact date to the vaguest, and each joins the best fitting thing told so far, or
begins a new one. Candidates are found by parties, place or names, and by day, so that the work grows with the number
of tellings.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from dragoman.model.entries import Link
from dragoman.model.plover import EventType
from dragoman.model.record import Toll
from dragoman.model.vocabulary import Modality
from dragoman.process.actors import Cast
from dragoman.process.bundles import Bundles
from dragoman.process.days import Days
from dragoman.process.links import last_words
from dragoman.process.moment import month_end, month_of
from dragoman.process.tellings import CONTACTS, INCIDENTS, Telling

RECENT = 10
"""Days before publication within which an undated telling is taken to have happened."""
RESCHEDULED = 14
"""Days within which a planned contact that was not held may have been held instead."""
PARTIES = 5
"""Most parties to a thing by whose pairs it is kept and looked up."""
WORDS = 8
"""Most names in its words that an incident is kept and looked up by."""

PLACED = 1.0
SAME_DAY = 1.0


@dataclass(slots=True)
class Bundle:
    """Tellings that are taken to tell of one thing, with what they say counted as they join."""

    tellings: list[Telling] = field(default_factory=list)
    days: Days | None = None
    """The most exact days told, of several as exact those told most often."""
    people: Counter[str] = field(default_factory=Counter)
    actors: Counter[str] = field(default_factory=Counter)
    recipients: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    modes: Counter[str] = field(default_factory=Counter)
    tolls: Counter[Toll] = field(default_factory=Counter)
    told_days: Counter[Days] = field(default_factory=Counter)

    def add(self, telling: Telling) -> None:
        """Take a telling in."""
        self.tellings.append(telling)
        self.people.update(telling.known)
        self.actors.update(telling.actors)
        self.recipients.update(telling.recipients)
        self.words.update(telling.words)
        if telling.place:
            self.places[telling.place] += 1
        if telling.event.mode:
            self.modes[telling.event.mode] += 1
        if telling.event.toll:
            self.tolls[telling.event.toll] += 1
        if telling.days:
            self.told_days[telling.days] += 1
            told = self.told_days
            self.days = min(told, key=lambda d: (d.length, -told[d], d.first or 0, d.last or 0))

    def absorb(self, other: "Bundle") -> None:
        """Take all tellings of another bundle in."""
        for telling in other.tellings:
            self.add(telling)


def bundle(tellings: Iterable[Telling], cast: Cast, links: Iterable[Link] = ()) -> list[Bundle]:
    """Join the tellings of one thing, for all contacts, incidents and moves among them.

    Links that people gave join and part what they name, whatever else speaks for or against it.
    """
    given = sorted(tellings, key=_exactness)
    linked = Bundles(telling.event.id for telling in given)
    same, apart = last_words(links, "happening", {telling.event.id for telling in given})
    for one, two in apart:
        linked.hold_apart(one, two)
    for one, two in same:
        linked.join(one, two)
    named = {name for pair in (*same, *apart) for name in pair}
    index: dict[tuple[object, ...], dict[int, Bundle]] = defaultdict(dict)
    homes: dict[str, Bundle] = {}
    bundles: list[Bundle] = []
    for telling in given:
        best = homes.get(linked.root(telling.event.id))
        if best is None:
            best, fit = Bundle(), 0.0
            for candidate in _candidates(telling, index):
                if (found := _fit(telling, candidate, cast)) > fit and _may_join(telling, candidate, linked, named):
                    best, fit = candidate, found
        if not best.tellings:
            bundles.append(best)
        best.add(telling)
        if telling.event.id in named:
            homes[linked.root(telling.event.id)] = best
        for key in _keys(telling, kept=True):
            index[key][id(best)] = best
    return _join_placed(bundles, linked, named)


def _may_join(telling: Telling, bundle: Bundle, linked: Bundles, named: set[str]) -> bool:
    """Tell whether nobody has said that a telling is not of what a bundle tells."""
    if not named:
        return True
    mine = linked.root(telling.event.id)
    return not any(linked.apart(mine, other.event.id) for other in bundle.tellings if other.event.id in named)


def _join_placed(bundles: list[Bundle], linked: Bundles, named: set[str]) -> list[Bundle]:
    """Join incidents of one sort, place and day that no single telling had joined: one named the place, one the day."""
    homes: dict[tuple[object, ...], Bundle] = {}
    kept: list[Bundle] = []
    for one in bundles:
        first = one.tellings[0]
        keys = (
            [(family(first.event.type), place, one.days.first) for place in one.places]
            if first.event.type in INCIDENTS and one.days and one.days.narrow
            else []
        )
        home = next((homes[key] for key in keys if key in homes), None)
        if home is None or not all(_may_join(telling, home, linked, named) for telling in one.tellings):
            kept.append(home := one)
        else:
            home.absorb(one)
        for key in keys:
            homes.setdefault(key, home)
    return kept


def family(event_type: EventType) -> str:
    """Return what tellings must share to be of one thing: contact, incident sort, or the move's own type.

    A seizure is an abduction to one side and an arrest to the other, and both are told of with words of violence.
    """
    if event_type in CONTACTS:
        return "contact"
    if event_type in (EventType.ASSAULT, EventType.COERCE):
        return "violence"
    return event_type.value


def _exactness(telling: Telling) -> tuple[object, ...]:
    """Most exact date first; of those as exact the ones with most known actors, then by publication."""
    length = telling.days.length if telling.days else 1_000_000
    return (length, -len(telling.everyone), not telling.told, *telling.rank)


def _subjects(telling: Telling, *, kept: bool) -> list[tuple[str, ...]]:
    """What a telling is kept and looked up by, beside its days.

    It is kept under each party, each pair of parties, its place and the names in its words. It is looked up by pairs
    where it has any, and an undated or vague one by a lone party only where it has nothing else.
    """
    parties = telling.parties[:PARTIES]
    found: list[tuple[str, ...]] = list(combinations(parties, 2))
    if telling.place:
        found.append(("place", telling.place))
    if telling.event.type in INCIDENTS:
        found += [("word", word) for word in sorted(telling.words)[:WORDS]]
    exact = telling.days is not None and telling.days.narrow
    lone = kept or not found or (exact and (telling.event.type not in CONTACTS or len(parties) < 2))
    if lone:
        found += [("party", party) for party in parties]
    return found or [("nobody", telling.page.original)]


def _keys(telling: Telling, *, kept: bool) -> Iterator[tuple[object, ...]]:
    sort = family(telling.event.type)
    periods = list(_periods(telling, kept=kept))
    for subject in _subjects(telling, kept=kept):
        for period in periods:
            yield (sort, *subject, *period)


def _candidates(telling: Telling, index: dict[tuple[object, ...], dict[int, Bundle]]) -> Iterator[Bundle]:
    seen = set[int]()
    for key in _keys(telling, kept=False):
        for name, candidate in index.get(key, {}).items():
            if name not in seen:
                seen.add(name)
                yield candidate


def _periods(telling: Telling, *, kept: bool) -> Iterator[tuple[str, int]]:
    """Days, months and weeks that a telling is kept under, or looked up under.

    Exact tellings meet by the day, vague ones by the month, undated ones by the week before publication.
    """
    days = telling.days
    if days is None:
        week = telling.page.day // 7
        yield "week", week
        if not kept:
            yield "week", week - 1
            yield "week", week - 2
        return
    if days.narrow:
        assert days.first is not None
        assert days.last is not None
        for day in range(days.first, days.last + 1):
            yield "day", day
            if kept and day == days.first:
                yield "month", month_of(day)
                yield "week", day // 7
        if kept and month_of(days.last) != month_of(days.first):
            yield "month", month_of(days.last)
        return
    end = days.last if days.last is not None else telling.page.day
    start = days.first if days.first is not None else end
    months = 0
    while start <= end and months < 12:
        yield "month", month_of(start)
        start = month_end(start) + 1
        months += 1


def _fit(telling: Telling, bundle: Bundle, cast: Cast) -> float:
    """How well a telling fits a bundle: above 0 where it may be of the same thing."""
    if not _dates_meet(telling, bundle):
        return 0.0
    if telling.event.type in CONTACTS:
        return _contact_fit(telling, bundle, cast)
    if telling.event.type in INCIDENTS:
        return _incident_fit(telling, bundle, cast)
    return _move_fit(telling, bundle, cast)


def _dates_meet(telling: Telling, bundle: Bundle) -> bool:
    days, others = telling.days, bundle.days
    if days is not None and others is not None:
        return days.overlaps(others)
    if days is None and others is None:
        return abs(telling.page.day - bundle.tellings[0].page.day) <= RECENT
    dated = days or others
    undated = telling if days is None else bundle.tellings[0]
    if dated is None or dated.last is None or dated.first is None:
        return False
    planned = undated.event.modality in (Modality.PLANNED, Modality.HYPOTHETICAL)
    ahead = dated.first - undated.page.day
    # What is told as done lies behind the report that tells it, what is planned before it.
    return -1 <= ahead <= RESCHEDULED if planned else -RECENT <= ahead <= 0


def _contact_fit(telling: Telling, bundle: Bundle, cast: Cast) -> float:
    mode = telling.event.mode
    if mode and bundle.modes and (mode == "phone") != ("phone" in bundle.modes):
        return 0.0
    mine, theirs = telling.known, list(bundle.people)
    fewer = min(len(mine), len(_parties(theirs, cast)), len(theirs))
    matched = _matched(mine, theirs, cast)
    placed = _placed(telling, bundle)
    exact = SAME_DAY if telling.days and telling.days == bundle.days else 0.0
    if fewer >= 2 and matched >= 2:
        outside = min(len(mine), len(theirs)) - matched
        return 0.0 if outside > 0 and placed <= 0 else matched + placed + exact - outside
    if matched == fewer and (placed > 0 or (fewer == 1 and exact and placed == 0)):
        return 0.5 + matched + placed + exact
    return 0.0


def _parties(actors: Iterable[str], cast: Cast) -> set[str]:
    return {cast.parties[actor] for actor in actors}


def _matched(mine: Iterable[str], theirs: Iterable[str], cast: Cast) -> int:
    """How many of mine are among theirs, themselves or by their side; two persons of one side are two."""
    free, count, rest = list(dict.fromkeys(theirs)), 0, []
    for actor in mine:
        if actor in free:
            free.remove(actor)
            count += 1
        else:
            rest.append(actor)
    for actor in rest:
        other = next((other for other in free if cast.same_party(actor, other)), None)
        if other is not None:
            free.remove(other)
            count += 1
    return count


def _placed(telling: Telling, bundle: Bundle) -> float:
    """How far places speak for one thing: 1 for the same, 0 where one is silent, -1 where they differ."""
    if telling.place is None or not bundle.places:
        return 0.0
    words = set(telling.place.split())
    return PLACED if any(words & set(place.split()) for place in bundle.places) else -PLACED


def _incident_fit(telling: Telling, bundle: Bundle, cast: Cast) -> float:
    placed = _placed(telling, bundle)
    doers = bool(_matched(telling.actors, bundle.actors, cast))
    targets = bool(_matched(telling.recipients, bundle.recipients, cast))
    # Each side blames the other: who did it and to whom may be told the other way round.
    swapped = bool(
        _matched(telling.actors, bundle.recipients, cast) or _matched(telling.recipients, bundle.actors, cast)
    )
    shared = len(telling.words & bundle.words.keys())
    score = 1.5 * placed + doers + targets + 0.5 * swapped + min(shared, 2)
    if telling.days and telling.days == bundle.days:
        score += 0.5
    if telling.event.toll and telling.event.toll in bundle.tolls:
        score += 1.0
    if telling.event.mode and bundle.modes:
        score += 0.5 if telling.event.mode in bundle.modes else 0.0
    dated = telling.days is not None and bundle.days is not None
    return score if score >= (1.5 if dated else 2.5) else 0.0


def _move_fit(telling: Telling, bundle: Bundle, cast: Cast) -> float:
    doers = _matched(telling.actors, bundle.actors, cast)
    if not doers:
        return 0.0
    targets = _matched(telling.recipients, bundle.recipients, cast)
    if telling.recipients and bundle.recipients and not targets:
        return 0.0
    alike = len(telling.words & bundle.words.keys())
    same_day = telling.days is not None and telling.days == bundle.days
    score = doers + targets + alike + same_day + max(_placed(telling, bundle), 0.0)
    return score if score >= (2.0 if same_day else 3.0) else 0.0
