"""Happenings: contacts, incidents and moves, each told once however many reports tell of it.

Tellings are taken from the most exact date to the vaguest, and each joins the best fitting thing told so far, or
begins a new one. Candidates are found by parties, place or names, and by day, so that the work grows with the number
of tellings.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from dragoman.model.entries import Link
from dragoman.process.actors import Cast
from dragoman.process.bundle import Bundle, family
from dragoman.process.days import Days, each_day
from dragoman.process.fitting import fit
from dragoman.process.links import last_words
from dragoman.process.moment import month_end, month_of
from dragoman.process.sameness import Sameness
from dragoman.process.second_look import look_again, may_join
from dragoman.process.tellings import CONTACTS, INCIDENTS, Telling

PARTIES = 5
"""Most parties to a thing by whose pairs it is kept and looked up."""
WORDS = 8
"""Most names in its words that an incident is kept and looked up by."""


def bundle(tellings: Iterable[Telling], cast: Cast, links: Iterable[Link] = ()) -> list[Bundle]:
    """Join the tellings of one thing, for all contacts, incidents and moves among them.

    Links that people gave join and part what they name, whatever else speaks for or against it.
    """
    given = sorted(tellings, key=_exactness)
    linked = Sameness(telling.event.id for telling in given)
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
            # Of several that fit as well the first begun: which one is come upon first must not matter.
            fits = [(-found, c.number, c) for c in _candidates(telling, index) if (found := fit(telling, c, cast))]
            ranked = (candidate for _, _, candidate in sorted(fits, key=lambda ranks: ranks[:2]))
            best = next((candidate for candidate in ranked if may_join(telling, candidate, linked, named)), None)
        best = best or Bundle(number=len(bundles))
        if not best.tellings:
            bundles.append(best)
        best.add(telling)
        if telling.event.id in named:
            homes[linked.root(telling.event.id)] = best
        for key in _keys(telling, telling.days or best.days, kept=True):
            index[key][id(best)] = best
    return look_again(bundles, linked, named)


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


def _keys(telling: Telling, days: Days | None, *, kept: bool) -> Iterator[tuple[object, ...]]:
    sort = family(telling)
    periods = list(_periods(telling.page.day, days, kept=kept))
    for subject in _subjects(telling, kept=kept):
        for period in periods:
            yield (sort, *subject, *period)


def _candidates(telling: Telling, index: dict[tuple[object, ...], dict[int, Bundle]]) -> Iterator[Bundle]:
    seen = set[int]()
    for key in _keys(telling, telling.days, kept=False):
        for name, candidate in index.get(key, {}).items():
            if name not in seen:
                seen.add(name)
                yield candidate


def _periods(published: int, days: Days | None, *, kept: bool) -> Iterator[tuple[str, int]]:
    """Days, months and weeks that a telling of some days is kept under, or looked up under.

    Exact tellings meet by the day, vague ones by the month, undated ones by the week before publication.
    """
    if days is None:
        week = published // 7
        yield "week", week
        if not kept:
            yield "week", week - 1
            yield "week", week - 2
        return
    if days.narrow:
        span = each_day(days)
        for day in span:
            yield "day", day
        if kept:
            yield "week", span[0] // 7
            for month in sorted({month_of(span[0]), month_of(span[-1])}):
                yield "month", month
        return
    end = days.last if days.last is not None else published
    start = days.first if days.first is not None else end
    months = 0
    while start <= end and months < 12:
        yield "month", month_of(start)
        start = month_end(start) + 1
        months += 1
