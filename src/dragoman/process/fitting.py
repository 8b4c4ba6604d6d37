"""Fitting: how well a telling fits the tellings of one thing, by days, parties, place, mode, toll and words."""

from collections.abc import Iterable

from dragoman.model.vocabulary import Modality
from dragoman.process.actors import Cast
from dragoman.process.bundle import Bundle, figures_of
from dragoman.process.tellings import CONTACTS, INCIDENTS, Telling

RECENT = 10
"""Days before publication within which an undated telling is taken to have happened."""
RESCHEDULED = 14
"""Days within which a planned contact that was not held may have been held instead."""
PLACED = 1.0
SAME_DAY = 1.0


def fit(telling: Telling, bundle: Bundle, cast: Cast) -> float:
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
    ahead = dated.first - undated.page.day
    # What is told as done lies behind the report that tells it, what is planned before it.
    return -1 <= ahead <= RESCHEDULED if _is_plan(undated) else -RECENT <= ahead <= 0


def _contact_fit(telling: Telling, bundle: Bundle, cast: Cast) -> float:
    mode = telling.event.mode
    if mode and bundle.modes and (mode == "phone") != ("phone" in bundle.modes):
        return 0.0
    mine, theirs = telling.known, cast.distinct(bundle.people)
    fewer, matched, placed = min(len(mine), len(theirs)), _matched(mine, theirs, cast), _placed(telling, bundle)
    dated = telling.days is not None and bundle.days is not None
    exact = SAME_DAY if dated and telling.days == bundle.days else 0.0
    if fewer < 2:
        return 0.5 + matched + placed + exact if matched == fewer and exact and (placed > 0 or fewer) else 0.0
    # A chair or an adviser is named in one account and not in the next; without a day nobody may be missing.
    beside = 2 if exact else 1 if dated else 0
    if matched < 2 or (placed <= 0 and (fewer > matched or max(len(mine), len(theirs)) - matched > beside)):
        return 0.0
    if not dated and _is_plan(telling) is not _is_plan(bundle.tellings[0]) and not set(mine) <= set(theirs):
        return 0.0
    return matched + placed + exact - (fewer - matched)


def _is_plan(telling: Telling) -> bool:
    return telling.event.modality in (Modality.PLANNED, Modality.HYPOTHETICAL)


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
    doers, targets = _parties(telling.actors, cast), _parties(telling.recipients, cast)
    other_doers, other_targets = _parties(bundle.actors, cast), _parties(bundle.recipients, cast)
    # Each side blames the other: who did it and to whom may be told the other way round.
    swapped = bool(doers & other_targets or targets & other_doers)
    shared = len(telling.words & bundle.words.keys())
    score = 1.5 * placed + bool(doers & other_doers) + bool(targets & other_targets) + 0.5 * swapped + min(shared, 2)
    if telling.days and telling.days == bundle.days:
        score += 0.5
    if any(figure in bundle.figures for figure in figures_of(telling.event.toll)):
        score += 1.0
    if telling.page.original != telling.page.id and telling.page.original in bundle.originals:
        score += 1.0  # a copy tells what its original tells
    if telling.event.mode and bundle.modes:
        score += 0.5 if telling.event.mode in bundle.modes else 0.0
    dated = telling.days is not None and bundle.days is not None
    # Shells fall every day, but few people are taken by the same side on the same day.
    enough = 1.0 if telling.family == "seizure" else 1.5
    return score if score >= (enough if dated else enough + 1.0) else 0.0


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
