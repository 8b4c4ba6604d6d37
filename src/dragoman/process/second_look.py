"""A second look at bundles: joins that no single telling could make, because each says too little by itself."""

from collections import defaultdict
from collections.abc import Callable, Hashable
from itertools import pairwise

from dragoman.model.plover import EventType
from dragoman.model.span import Span
from dragoman.model.vocabulary import Modality
from dragoman.process.bundle import Bundle, family, figures_of
from dragoman.process.days import each_day
from dragoman.process.sameness import Sameness
from dragoman.process.tellings import CONTACTS, INCIDENTS, Telling

TOUCHING = 12
"""Characters between two clauses that are still told together."""
PARAGRAPH = 300
"""Characters within which a report still tells of the same thing."""


def gap(one: Span, two: Span) -> int:
    """Return the number of characters between two spans, 0 where they touch."""
    return max(one.begin - two.end, two.begin - one.end, 0)


def look_again(bundles: list[Bundle], linked: Sameness, named: set[str]) -> list[Bundle]:
    """Join bundles of one thing: by toll, by place and day, by report, or as the only one of a day."""
    for look in (_join_retold, _join_touching, _join_placed, _join_bare, _join_lone):
        bundles = look(bundles, linked, named)
    return bundles


def may_join(telling: Telling, bundle: Bundle, linked: Sameness, named: set[str]) -> bool:
    """Tell whether nobody has said that a telling is not of what a bundle tells."""
    if not named:
        return True
    mine = linked.root(telling.event.id)
    return not any(linked.apart(mine, other.event.id) for other in bundle.tellings if other.event.id in named)


def _join_placed(bundles: list[Bundle], linked: Sameness, named: set[str]) -> list[Bundle]:
    """Join incidents of one sort, place and day that no single telling had joined: one named the place, one the day."""

    def keys(one: Bundle) -> list[Hashable]:
        first = one.tellings[0]
        if first.event.type not in INCIDENTS or one.days is None or not one.days.narrow:
            return []
        return [(family(first), place, one.days.first) for place in one.places]

    return _join_by(keys, bundles, linked, named)


def _join_retold(bundles: list[Bundle], linked: Sameness, named: set[str]) -> list[Bundle]:
    """Join incidents in which a report and its copies tell of the same number of dead or injured."""

    def keys(one: Bundle) -> list[Hashable]:
        return [
            (family(telling), telling.page.original, figure)
            for telling in one.tellings
            for figure in figures_of(telling.event.toll)
        ]

    return _join_by(keys, bundles, linked, named)


def _join_by(
    keys: Callable[[Bundle], list[Hashable]], bundles: list[Bundle], linked: Sameness, named: set[str]
) -> list[Bundle]:
    """Join bundles that have a key in common, unless their days differ or somebody holds them apart."""
    homes: dict[Hashable, Bundle] = {}
    kept: list[Bundle] = []
    for one in bundles:
        mine = keys(one)
        home = next((homes[key] for key in mine if key in homes and _same_time(one, homes[key])), None)
        if home is None or not all(may_join(telling, home, linked, named) for telling in one.tellings):
            kept.append(home := one)
        else:
            home.absorb(one)
        for key in mine:
            homes.setdefault(key, home)
    return kept


def _same_time(one: Bundle, two: Bundle) -> bool:
    return one.days is None or two.days is None or one.days.overlaps(two.days)


def _join_touching(bundles: list[Bundle], linked: Sameness, named: set[str]) -> list[Bundle]:
    """Join violence told in two clauses of one sentence: "three were killed when howitzers opened fire"."""
    absorbed: dict[int, Bundle] = {}

    def home(one: Bundle) -> Bundle:
        while one.number in absorbed:
            one = absorbed[one.number]
        return one

    by_page: dict[str, list[tuple[Span, int, Telling, Bundle]]] = defaultdict(list)
    for one in bundles:
        for telling in one.tellings:
            if telling.event.type is EventType.ASSAULT and telling.told:
                by_page[telling.page.id].append((telling.account.span, one.number, telling, one))
    for told in by_page.values():
        for (here, _, telling, first), (there, _, _, second) in pairwise(sorted(told, key=lambda found: found[:2])):
            one, two = home(first), home(second)
            if one is two or not _same_sentence(here, there, telling) or not _may_touch(one, two):
                continue
            if all(may_join(other, one, linked, named) for other in two.tellings):
                one.absorb(two)
                absorbed[two.number] = one
    return [one for one in bundles if one.number not in absorbed]


def _same_sentence(one: Span, two: Span, telling: Telling) -> bool:
    between = telling.page.reading.report.text[one.end : two.begin]
    return gap(one, two) <= TOUCHING and not set(between) & set(".!?;\n")


def _may_touch(one: Bundle, two: Bundle) -> bool:
    """Tell whether days, places and figures of two do not differ, and at most one of them says who did it."""
    return (
        _same_time(one, two)
        and not (one.actors and two.actors and not one.actors.keys() & two.actors.keys())
        and not (one.places and two.places and not one.places.keys() & two.places.keys())
        and not (one.figures and two.figures and not one.figures.keys() & two.figures.keys())
        and not (one.words and two.words and not one.words.keys() & two.words.keys())
    )


def _join_bare(bundles: list[Bundle], linked: Sameness, named: set[str]) -> list[Bundle]:
    """Join what says neither who nor when with the nearest thing of its sort in the same report.

    "The meeting", "the shelling", a headline: a report speaks so of what it tells in full elsewhere.
    """
    full: dict[tuple[str, str], list[tuple[Telling, Bundle]]] = defaultdict(list)
    for one in bundles:
        if not _is_bare(one):
            for telling in one.tellings:
                full[telling.page.id, family(telling)].append((telling, one))
    kept = []
    for one in bundles:
        home = None
        if _is_bare(one):
            first = one.tellings[0]
            near = [
                (gap(telling.account.span, first.account.span), place, other)
                for place, (telling, other) in enumerate(full.get((first.page.id, family(first)), ()))
                if _is_same_sort(one, other, telling) and may_join(first, other, linked, named)
            ]
            home = min(near, key=lambda found: found[:2])[2] if near else None
        if home is None:
            kept.append(one)
        else:
            home.absorb(one)
    return kept


def _join_lone(bundles: list[Bundle], linked: Sameness, named: set[str]) -> list[Bundle]:
    """Join an incident that says when but neither where nor between whom with the only one of that day, or report."""
    full: dict[tuple[str, int], list[Bundle]] = defaultdict(list)
    for one in bundles:
        if one.days and one.days.narrow and not _is_anonymous(one) and one.tellings[0].event.type in INCIDENTS:
            for day in each_day(one.days):
                full[family(one.tellings[0]), day].append(one)
    kept = []
    for one in bundles:
        others: list[Bundle] = []
        if one.days and one.days.exact and _is_anonymous(one) and one.tellings[0].event.type in INCIDENTS:
            others = full.get((family(one.tellings[0]), one.days.first or 0), [])
        others = [other for other in others if other.originals & one.originals] or others
        may = len(others) == 1 and all(may_join(telling, others[0], linked, named) for telling in one.tellings)
        if may and _same_mode(one, others[0]):
            others[0].absorb(one)
        else:
            kept.append(one)
    return kept


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
