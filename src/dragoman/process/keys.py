"""Keys: what tellings are kept and looked up by, so that only those are compared that may be of one thing."""

from collections.abc import Iterator
from itertools import combinations

from dragoman.process.days import Days, each_day
from dragoman.process.moment import month_end, month_of
from dragoman.process.tellings import CONTACTS, INCIDENTS, Telling

PARTIES = 5
"""Most parties to a thing by whose pairs it is kept and looked up."""
WORDS = 8
"""Most names in its words that an incident is kept and looked up by."""
MONTHS = 12
"""Most months that a vague telling is looked up in."""

Key = tuple[object, ...]


def subjects(telling: Telling, *, kept: bool) -> list[tuple[str, ...]]:
    """Return what a telling is kept or looked up by, beside its days.

    It is kept under each party, each pair of parties, its place and the names in its words. It is looked up by pairs
    where it has any, and an undated or vague one by a lone party only where it has nothing else.
    """
    parties = sorted(telling.parties[:PARTIES])
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


def keys(telling: Telling, *, kept: bool) -> Iterator[Key]:
    """Yield the keys under which a telling is kept, or looked up."""
    periods = list(_periods(telling.page.day, telling.days, kept=kept))
    for subject in subjects(telling, kept=kept):
        for period in periods:
            yield (telling.family, *subject, *period)


def _periods(published: int, days: Days | None, *, kept: bool) -> Iterator[tuple[str, int]]:
    """Days, months and weeks that a telling of some days is kept under, or looked up under.

    Exact tellings meet by the day, vague ones by the month, undated ones by the weeks around publication.
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
    while start <= end and months < MONTHS:
        yield "month", month_of(start)
        start = month_end(start) + 1
        months += 1
