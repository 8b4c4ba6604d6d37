"""Copies: reports that repeat an earlier one, word for word, lightly rewritten, or carried with a credit.

Candidates come from shared bands of the minhash, from shared sentences, and from credit lines that name another
report's outlet; the likeness of the two texts then decides. Background that an outlet repeats from story to story is
no copy: two reports must be likely to be most of each other, or the later must name the earlier's outlet.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations, pairwise

from dragoman.model.entries import Filed
from dragoman.model.record import Likeness
from dragoman.process.words import folded

BAND = 3
"""Minima in a band: two texts of Jaccard 0.45 share one of 42 bands with 98 %, two of 0.1 with 4 %."""
ALIKE = 0.45
"""Least Jaccard likeness of shingles by which two reports are one text without further evidence."""
CREDITED = 0.08
"""Least likeness where the later report names the earlier one's outlet; other reports on one matter stay below."""
CONTAINED = 0.6
"""Least share of the shorter report's sentences that the other holds word for word."""
CROWDED = 64
"""A sentence or band in more reports than this is boilerplate, not evidence."""
SPREAD = timedelta(days=4)
"""How long after the original a copy comes out at the latest."""
EDGE = 320
"""Characters at either end of a text in which credit lines and datelines stand."""

_NAME = re.compile(r"[A-Z][\w'’.-]*(?:[ -](?:of |the |de |for )?[A-Z][\w'’.-]*)*")
_CORRECTION = re.compile(r"\b(?:correct(?:s|ed|ion|ions)|clarification|amended)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Copies:
    """For each report that repeats another the earliest such, and for each that corrects another the corrected."""

    original: dict[str, str]
    corrects: dict[str, str]


def find_copies(reports: list[tuple[Filed, datetime]]) -> Copies:
    """Find the copies among reports, which are in the order of their publication."""
    place = {filed.report.id: index for index, (filed, _) in enumerate(reports)}
    original: dict[str, str] = {}
    corrects: dict[int, list[int]] = {}
    for one, two in sorted(_candidates(reports)):
        (first, first_clock), (second, second_clock) = reports[one], reports[two]
        if second_clock - first_clock > SPREAD:
            continue
        if _says_it_corrects(second) and _outlet(first) == _outlet(second):
            corrects.setdefault(two, []).append(one)
        elif second.report.id not in original and _is_copy(first, second):
            # The earliest of a chain of copies is the original of them all.
            original[second.report.id] = original.get(first.report.id, first.report.id)
    assert all(place[early] < place[late] for late, early in original.items())
    corrections = {}
    for late, earlier in corrects.items():
        corrected = _corrected(reports[late][0], [reports[early][0] for early in earlier])
        if corrected is not None:
            corrections[reports[late][0].report.id] = corrected.report.id
            original.pop(reports[late][0].report.id, None)
    return Copies(original, corrections)


def likeness(one: Likeness | None, two: Likeness | None) -> float:
    """Return the estimated Jaccard likeness of two texts' shingles, 0 where either is not known."""
    if one is None or two is None or not one.minhash or len(one.minhash) != len(two.minhash):
        return 0.0
    return sum(a == b for a, b in zip(one.minhash, two.minhash, strict=True)) / len(one.minhash)


def contained(one: Likeness | None, two: Likeness | None) -> float:
    """Return the share of the shorter text's sentences that the other text holds word for word."""
    if one is None or two is None or not one.sentences or not two.sentences:
        return 0.0
    ours, theirs = set(one.sentences), set(two.sentences)
    return len(ours & theirs) / min(len(ours), len(theirs))


def _is_copy(first: Filed, second: Filed) -> bool:
    one, two = _likeness_of(first), _likeness_of(second)
    alike = likeness(one, two)
    if alike >= ALIKE or contained(one, two) >= CONTAINED:
        return True
    return alike >= CREDITED and _outlet(first) in credits_of(second)


def _says_it_corrects(filed: Filed) -> bool:
    """Tell whether a report says at its ends or in its title that it corrects something of its outlet's."""
    edges = f"{filed.report.title or ''}\n{filed.report.text[:EDGE]}\n{filed.report.text[-EDGE:]}"
    return bool(_outlet(filed)) and _CORRECTION.search(edges) is not None


def _corrected(correction: Filed, earlier: list[Filed]) -> Filed | None:
    """The earlier report of the same outlet that a correction is of: the same page, the only one, or the likest."""
    same_page = [filed for filed in earlier if filed.report.url and filed.report.url == correction.report.url]
    mine = _likeness_of(correction)
    likest = max(same_page or earlier, key=lambda filed: likeness(_likeness_of(filed), mine))
    sure = same_page or len(earlier) == 1 or likeness(_likeness_of(likest), mine) >= CREDITED
    return likest if sure else None


def credits_of(filed: Filed) -> frozenset[str]:
    """Return the names, folded, that stand at the ends of a report, where credits and datelines are, but its own."""
    text = filed.report.text
    edges = text if len(text) <= 2 * EDGE else f"{text[:EDGE]}\n{text[-EDGE:]}"
    return frozenset(folded(name.group()) for name in _NAME.finditer(edges)) - {_outlet(filed)}


def _candidates(reports: list[tuple[Filed, datetime]]) -> Iterator[tuple[int, int]]:
    bands: dict[tuple[int, ...], list[int]] = defaultdict(list)
    sentences: dict[str, list[int]] = defaultdict(list)
    outlets: dict[str, list[int]] = defaultdict(list)
    for index, (filed, _) in enumerate(reports):
        outlets[_outlet(filed)].append(index)
        if (known := _likeness_of(filed)) is None:
            continue
        for start in range(0, len(known.minhash) - BAND + 1, BAND):
            bands[start, *known.minhash[start : start + BAND]].append(index)
        for sentence in set(known.sentences):
            sentences[sentence].append(index)
    found = set[tuple[int, int]]()
    for group in (*bands.values(), *sentences.values()):
        if 1 < len(group) <= CROWDED:
            found.update(combinations(group, 2))
        else:
            # A crowd is compared with its neighbours in time only, so that the work stays linear.
            found.update(pairwise(group))
    found.update(_credited(reports, outlets))
    yield from found


def _credited(reports: list[tuple[Filed, datetime]], outlets: dict[str, list[int]]) -> Iterable[tuple[int, int]]:
    """Pairs of a report and the earlier ones, in the days before, of an outlet that it credits or corrects."""
    outlets.pop("", None)
    for index, (filed, clock) in enumerate(reports):
        names = credits_of(filed) & outlets.keys()
        for name in sorted(names | {_outlet(filed)} if _says_it_corrects(filed) else names):
            theirs = outlets.get(name, [])
            for place in range(bisect_left(theirs, index) - 1, -1, -1):
                if clock - reports[theirs[place]][1] > SPREAD:
                    break
                yield theirs[place], index


def _likeness_of(filed: Filed) -> Likeness | None:
    return filed.reading.likeness if filed.reading else None


def _outlet(filed: Filed) -> str:
    return folded(filed.report.outlet or "")
