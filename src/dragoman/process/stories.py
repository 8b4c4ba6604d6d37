"""Stories: a contact planned for one day and held on another is one contact, whose history keeps the plan."""

from collections import defaultdict
from itertools import combinations

from dragoman.model.vocabulary import Modality
from dragoman.process.actors import Cast
from dragoman.process.bundle import Bundle, family
from dragoman.process.fitting import RESCHEDULED
from dragoman.process.happenings import PARTIES
from dragoman.process.tellings import in_order

PLANS = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})


def join_plans(bundles: list[Bundle], cast: Cast) -> list[Bundle]:
    """Join each contact that stayed a plan with what became of it: the next one of the same parties at the place.

    A chair or host is named in one account and not in the next, so two parties in common are enough. What becomes of a
    plan was told later than the plan, and lies within two weeks of the planned day. Without a place that both name
    nothing is joined: two parties may well have planned one meeting and held another.
    """
    series: dict[tuple[object, ...], list[Bundle]] = defaultdict(list)
    for bundle in bundles:
        if family(bundle.tellings[0]) == "contact" and bundle.days and bundle.days.first is not None:
            parties = in_order({cast.parties[actor] for actor in bundle.people}, cast)[:PARTIES]
            for place in bundle.places:
                for pair in combinations(parties, 2):
                    series[place, *pair].append(bundle)
    absorbed: dict[int, Bundle] = {}
    for line in series.values():
        line.sort(key=_first_day)
        for rank, plan in enumerate(line):
            if id(plan) in absorbed or not _is_plan(plan):
                continue
            for later in line[rank + 1 :]:
                if _first_day(later) - _first_day(plan) > RESCHEDULED:
                    break
                if later is not plan and id(later) not in absorbed and _became(plan, later):
                    later.absorb(plan)
                    absorbed[id(plan)] = later
                    break
    return [bundle for bundle in bundles if id(bundle) not in absorbed]


def _first_day(bundle: Bundle) -> int:
    assert bundle.days is not None
    assert bundle.days.first is not None
    return bundle.days.first


def _is_plan(bundle: Bundle) -> bool:
    told = [telling.event.modality for telling in bundle.tellings if telling.told]
    return bool(told) and all(modality in PLANS for modality in told)


def _became(plan: Bundle, later: Bundle) -> bool:
    """Tell whether a later contact was told of only after the plan was."""
    first_told = min(telling.page.clock for telling in plan.tellings)
    return all(telling.page.clock > first_told for telling in later.tellings if telling.told) and (
        _first_day(later) > _first_day(plan)
    )
