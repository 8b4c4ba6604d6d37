"""A second look at bundles: joins that no single telling could make, because each says too little by itself."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.model.plover import EventType
from dragoman.model.span import Span
from dragoman.model.vocabulary import Modality
from dragoman.process.bundle import Bundle, figures_of
from dragoman.process.days import each_day
from dragoman.process.joins import Edge
from dragoman.process.keys import Key
from dragoman.process.tellings import CONTACTS, INCIDENTS, Telling

TOUCHING = 12
"""Characters between two clauses that are still told together."""
PARAGRAPH = 300
"""Characters within which a report still tells of the same thing."""


def gap(one: Span, two: Span) -> int:
    """Return the number of characters between two spans, 0 where they touch."""
    return max(one.begin - two.end, two.begin - one.end, 0)


def by_words(one: Bundle) -> Iterator[Key]:
    """Yield the contexts in which violence may be told twice: figures of a report and its copies, sentences, places."""
    if one.first.event.type not in INCIDENTS:
        return
    for telling in one.tellings:
        for figure in figures_of(telling.event.toll):
            yield "retold", telling.family, telling.page.original, figure
        if telling.event.type is EventType.ASSAULT and telling.told:
            yield "touching", telling.page.id
    if one.days is not None and one.days.narrow:
        for place in one.places:
            yield "placed", one.first.family, place, one.days.first


def told_twice(key: Key, bundles: Sequence[Bundle]) -> Iterator[Edge]:
    """Yield which of the bundles of a context tell of one thing.

    A report and its copies tell of the same number of dead; one account names the place and another the day; two
    clauses of one sentence tell of one act: "three were killed when howitzers opened fire".
    """
    if key[0] == "touching":
        yield from _touching(str(key[1]), bundles)
        return
    homes: list[Bundle] = []
    for one in bundles:
        home = next((home for home in homes if same_time(one, home)), None)
        if home is None:
            homes.append(one)
        else:
            yield one, home, ()


def _touching(page: str, bundles: Sequence[Bundle]) -> Iterator[Edge]:
    told = [
        (telling.account.span, place, telling, one)
        for place, one in enumerate(bundles)
        for telling in one.tellings
        if telling.page.id == page and telling.event.type is EventType.ASSAULT and telling.told
    ]
    for (here, _, telling, one), (there, _, _, two) in pairwise(sorted(told, key=lambda found: found[:2])):
        if one is not two and _same_sentence(here, there, telling) and _may_touch(one, two):
            yield one, two, ()


def by_report(one: Bundle) -> Iterator[Key]:
    """Yield the contexts in which what says little of itself may be known: its report, the things of its day."""
    if one.first.event.type in INCIDENTS | CONTACTS:
        for telling in one.tellings:
            yield "page", telling.page.id, telling.family
    if one.first.event.type in INCIDENTS and one.days and one.days.narrow:
        for day in each_day(one.days):
            yield "day", one.first.family, day


def told_barely(key: Key, bundles: Sequence[Bundle]) -> Iterator[Edge]:
    """Yield what says neither who nor when with the nearest of its sort in the same report, or the only one of a day.

    "The meeting", "the shelling", a headline: a report speaks so of what it tells in full elsewhere.
    """
    if key[0] == "day":
        yield from _lone(bundles)
        return
    bare = [one for one in bundles if one.first.page.id == key[1] and _is_bare(one)]
    if not bare:
        return
    full = [(t, one) for one in bundles if not _is_bare(one) for t in one.tellings if t.page.id == key[1]]
    for one in bare:
        told = one.first
        for telling, other in full:
            if _is_same_sort(one, other, telling):
                yield one, other, (0, gap(telling.account.span, told.account.span), telling.rank)


def _lone(bundles: Sequence[Bundle]) -> Iterator[Edge]:
    """An incident that says when but neither where nor between whom, with the only one of that day, or report."""
    for one in bundles:
        if one.days and one.days.exact and _is_anonymous(one):
            others = [other for other in bundles if not _is_anonymous(other)]
            others = [other for other in others if other.originals & one.originals] or others
            if len(others) == 1 and _same_mode(one, others[0]):
                yield one, others[0], (1,)


def same_time(one: Bundle, two: Bundle) -> bool:
    """Tell whether the days of two may be the same."""
    return one.days is None or two.days is None or one.days.overlaps(two.days)


def _same_sentence(one: Span, two: Span, telling: Telling) -> bool:
    between = telling.page.reading.report.text[one.end : two.begin]
    return gap(one, two) <= TOUCHING and not set(between) & set(".!?;\n")


def _may_touch(one: Bundle, two: Bundle) -> bool:
    """Tell whether days, places and figures of two do not differ, and at most one of them says who did it."""
    return (
        same_time(one, two)
        and not (one.actors and two.actors and not one.actors.keys() & two.actors.keys())
        and not (one.places and two.places and not one.places.keys() & two.places.keys())
        and not (one.figures and two.figures and not one.figures.keys() & two.figures.keys())
        and not (one.words and two.words and not one.words.keys() & two.words.keys())
    )


def _same_mode(one: Bundle, two: Bundle) -> bool:
    """Tell whether modes do not differ; one report may well say "shelled" here and "opened fire" there."""
    return not one.modes or not two.modes or bool(one.modes.keys() & two.modes.keys() or one.originals & two.originals)


def _is_anonymous(bundle: Bundle) -> bool:
    return not bundle.people and not bundle.places


def _is_bare(bundle: Bundle) -> bool:
    """Tell whether one report alone tells it, and says neither when nor between whom."""
    first = bundle.tellings[0]
    enough = 2 if first.event.type in CONTACTS else 1
    one_report = all(telling.page.original == first.page.original for telling in bundle.tellings)
    return (
        one_report and bundle.days is None and len(bundle.people) < enough and first.event.type in CONTACTS | INCIDENTS
    )


def _is_near(told: Telling, beside: Telling) -> bool:
    in_title = told.account.span.begin < len(told.page.reading.report.title or "")
    return in_title or gap(told.account.span, beside.account.span) <= PARAGRAPH


def _is_same_sort(bare: Bundle, full: Bundle, beside: Telling) -> bool:
    """Tell whether nothing that a bare telling says, little as it is, speaks against a thing told beside it.

    "The meeting" and a number of dead that stands alone may be of anything, and join only what is told next to them;
    a headline is of the whole report.
    """
    told = bare.tellings[0]
    done = told.event.modality is Modality.ACTUAL
    return (
        (beside.event.modality is Modality.ACTUAL) is done
        and (_is_near(told, beside) or not (bare.figures or told.event.type in CONTACTS))
        and not (told.place and full.places and told.place not in full.places)
        and not (told.event.mode and full.modes and told.event.mode not in full.modes)
        and not (bare.words and full.words and not bare.words.keys() & full.words.keys())
        and all(actor in full.people for actor in bare.people)
    )
