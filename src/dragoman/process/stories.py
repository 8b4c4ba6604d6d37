"""Stories: a contact planned for one day and held on another is one contact, whose history keeps the plan."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.model.vocabulary import Modality
from dragoman.process.bundle import Bundle
from dragoman.process.fitting import RESCHEDULED
from dragoman.process.joins import Edge
from dragoman.process.keys import PARTIES, Key

PLANS = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})


def by_parties(one: Bundle) -> Iterator[Key]:
    """Yield the contexts in which a contact may be what became of another: the place, and each two of the parties."""
    if one.first.family == "contact" and one.days and one.days.first is not None:
        parties = dict.fromkeys(party for telling in one.tellings for party in telling.parties)
        for place in one.places:
            for pair in combinations(sorted(list(parties)[:PARTIES]), 2):
                yield "plan", place, *pair


def became(_key: Key, bundles: Sequence[Bundle]) -> Iterator[Edge]:
    """Yield each contact that stayed a plan with what became of it: the next one of the same parties at the place.

    A chair or host is named in one account and not in the next, so two parties in common are enough. What becomes of a
    plan was told later than the plan, and lies within two weeks of the planned day. Without a place that both name
    nothing is joined: two parties may well have planned one meeting and held another.
    """
    line = sorted(bundles, key=_first_day)
    for rank, plan in enumerate(line):
        if not _is_plan(plan):
            continue
        for later in line[rank + 1 :]:
            if _first_day(later) - _first_day(plan) > RESCHEDULED:
                break
            if _became(plan, later):
                yield plan, later, (_first_day(later),)
                break


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
