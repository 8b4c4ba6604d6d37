"""Copies: reports that repeat an earlier one, word for word, lightly rewritten, or carried with a credit.

Candidates come from shared bands of the minhash, from shared sentences, and from credit lines that name another
report's outlet; the likeness of the two texts then decides. Background that an outlet repeats from story to story is
no copy: two reports must be likely to be most of each other, or the later must name the earlier's outlet. A report
that says it corrects one of its outlet's, or that stands at the address of an earlier one, replaces that.

What a report repeats depends on the reports of the few days before it only, so that one report more is held against
its neighbours and nothing else.
"""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

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
NEIGHBOURS = 8
"""Nearest reports with the same sentence or band that one is held against: more are boilerplate, not evidence."""
SPREAD = timedelta(days=4)
"""How long after the original a copy comes out at the latest."""
EDGE = 320
"""Characters at either end of a text in which credit lines and datelines stand."""

_NAME = re.compile(r"[A-Z][\w'’.-]*(?:[ -](?:of |the |de |for )?[A-Z][\w'’.-]*)*")
_CORRECTION = re.compile(r"\b(?:correct(?:s|ed|ion|ions)|clarification|amended)\b", re.IGNORECASE)

Key = tuple[object, ...]


class Precedence(NamedTuple):
    """What reports are ordered by: of two of the same time one repeats the other that is more likely the first.

    That is the one that its outlet signs, as agencies do, and the longer one, since who repeats a text cuts it.
    """

    clock: datetime
    is_unsigned: bool
    spared: int
    """Its characters, counted below nothing."""
    name: str
    """The report's id."""

    @classmethod
    def of(cls, filed: Filed, clock: datetime) -> "Precedence":
        """Return the rank of a report that was published at some time."""
        return cls(clock, _outlet(filed) not in _names_at_the_ends(filed), -len(filed.report.text), filed.report.id)


@dataclass(frozen=True, slots=True)
class Copies:
    """For each report that repeats another the earliest such, and for each that corrects another the corrected."""

    original: dict[str, str]
    corrects: dict[str, str]


def find_copies(reports: list[tuple[Filed, datetime]]) -> Copies:
    """Find the copies among reports, which may be in any order."""
    index = CopyIndex()
    index.change((), reports)
    return Copies(index.originals(), dict(index.corrects))


class CopyIndex:
    """Which report repeats or replaces which, kept while reports come and go."""

    def __init__(self) -> None:
        self.corrects: dict[str, str] = {}
        """For each report that corrects or replaces another the other."""
        self._known: dict[str, tuple[Filed, Precedence]] = {}
        self._keys: dict[str, tuple[Key, ...]] = {}
        self._credits: dict[str, frozenset[str]] = {}
        self._shared: dict[Key, list[Precedence]] = defaultdict(list)
        self._crediting: dict[str, set[str]] = defaultdict(set)
        self._source: dict[str, str] = {}
        self._corrections: dict[str, set[str]] = defaultdict(set)
        self._alike: dict[tuple[str, str], float] = {}

    def change(self, removed: Iterable[str], added: Iterable[tuple[Filed, datetime]]) -> bool:
        """Take reports out and in, and find anew what they and their neighbours repeat.

        Return whether that may have changed anything for reports that were here before.
        """
        asked, moved = set[str](), False
        for name in removed:
            asked |= self._followers(name)
            self._forget(name)
            moved = True
        fresh = [(filed, Precedence.of(filed, clock)) for filed, clock in added]
        new = {filed.report.id for filed, _ in fresh}
        for filed, rank in fresh:
            self._enter(filed, rank)
        for filed, _ in fresh:
            asked |= self._followers(filed.report.id) | {filed.report.id}
        for name in asked & self._known.keys():
            source, corrected = self._judge(name)
            moved = moved or corrected is not None or name in self._source or name in self.corrects
            moved = moved or (source is not None and name not in new)
            _set(self._source, name, source)
            self._replace(name, corrected)
        return moved

    def original(self, name: str) -> str:
        """Return the earliest report of a chain of copies, or the report itself."""
        while (source := self._source.get(name)) is not None:
            name = source
        return name

    def corrected_by(self, name: str) -> str | None:
        """Return the latest report that corrects or replaces one, or None."""
        return max(self._corrections.get(name, ()), key=lambda later: self._known[later][1], default=None)

    def originals(self) -> dict[str, str]:
        """Return for each report that repeats another the earliest such."""
        return {name: self.original(name) for name in self._source}

    def _enter(self, filed: Filed, rank: Precedence) -> None:
        name = rank.name
        self._known[name] = filed, rank
        self._credits[name] = credits_of(filed)
        self._keys[name] = tuple(_keys(filed))
        for key in self._keys[name]:
            insort(self._shared[key], rank)
        for outlet in self._credits[name]:
            self._crediting[outlet].add(name)

    def _forget(self, name: str) -> None:
        _, rank = self._known.pop(name)
        for key in self._keys.pop(name):
            ranks = self._shared[key]
            del ranks[bisect_left(ranks, rank)]
            if not ranks:
                del self._shared[key]
        for outlet in self._credits.pop(name):
            self._crediting[outlet].discard(name)
        self._source.pop(name, None)
        self._replace(name, None)

    def _replace(self, name: str, corrected: str | None) -> None:
        """Take note of what a report corrects or replaces, None for nothing."""
        if (before := self.corrects.get(name)) is not None:
            self._corrections[before].discard(name)
        _set(self.corrects, name, corrected)
        if corrected is not None:
            self._corrections[corrected].add(name)

    def _followers(self, name: str) -> set[str]:
        """The reports whose judgement may hang on one: those after it that share something with it or credit it."""
        filed, rank = self._known[name]
        found = set[str]()
        latest = rank.clock + SPREAD
        for key in self._keys[name]:
            ranks = self._shared[key]
            place = bisect_left(ranks, rank) + 1
            # One more than are compared: what leaves or enters pushes the last neighbour in or out.
            near = ranks[place:] if key[0] in ("outlet", "page") else ranks[place : place + NEIGHBOURS + 1]
            found.update(other.name for other in near if other.clock <= latest or key[0] == "page")
        found.update(
            other
            for other in self._crediting.get(_outlet(filed), ())
            if rank < self._known[other][1] and self._known[other][1].clock <= latest
        )
        return found

    def _before(self, key: Key, rank: Precedence, limit: int | None = None) -> list[str]:
        """The reports with a key in the days before a rank, the nearest last."""
        ranks = self._shared.get(key, [])
        end = bisect_left(ranks, rank)
        begin = bisect_left(ranks, rank.clock - SPREAD, 0, end, key=lambda other: other.clock)
        return [other.name for other in ranks[max(begin, end - limit) if limit else begin : end]]

    def _judge(self, name: str) -> tuple[str | None, str | None]:
        """What a report repeats, and what it corrects or replaces: each None for nothing."""
        filed, rank = self._known[name]
        mine = _outlet(filed)
        if corrected := self._corrected(filed, rank):
            return None, corrected
        candidates = {n for key in self._keys[name] if key[0] == "text" for n in self._before(key, rank, NEIGHBOURS)}
        credited = {n for outlet in self._credits[name] for n in self._before(("outlet", outlet), rank)}
        both = sorted(candidates | credited, key=lambda other: self._known[other][1])
        sure = next((n for n in both if self._likeness(n, name) >= ALIKE or self._contained(n, name)), None)
        if sure is not None:
            return sure, None
        likely = [n for n in both if self._likeness(n, name) >= CREDITED and self._names(filed, n, mine)]
        return max(likely, key=lambda n: self._likeness(n, name), default=None), None

    def _names(self, filed: Filed, earlier: str, mine: str) -> bool:
        """Tell whether a report names the outlet of an earlier one, which is not its own."""
        theirs = _outlet(self._known[earlier][0])
        return theirs != mine and theirs in self._credits[filed.report.id]

    def _corrected(self, filed: Filed, rank: Precedence) -> str | None:
        """The earlier report of the same outlet that one corrects or replaces: of the same page, or the likest."""
        name, outlet = rank.name, _outlet(filed)
        if not outlet:
            return None
        same_page = self._page_before(filed, rank)
        if same_page is not None:
            return same_page
        if not _says_it_corrects(filed):
            return None
        earlier = self._before(("outlet", outlet), rank)
        if not earlier:
            return None
        likest = max(earlier, key=lambda other: self._likeness(other, name))
        sure = len(earlier) == 1 or self._likeness(likest, name) >= CREDITED
        return likest if sure else None

    def _page_before(self, filed: Filed, rank: Precedence) -> str | None:
        """The latest earlier report of the same outlet at the same address, whenever it came out."""
        key = _page_key(filed)
        ranks = self._shared.get(key, []) if key else []
        place = bisect_left(ranks, rank)
        return ranks[place - 1].name if place else None

    def _likeness(self, one: str, two: str) -> float:
        key = (one, two) if one < two else (two, one)
        if (known := self._alike.get(key)) is None:
            known = likeness(_likeness_of(self._known[one][0]), _likeness_of(self._known[two][0]))
            self._alike[key] = known
        return known

    def _contained(self, one: str, two: str) -> bool:
        return contained(_likeness_of(self._known[one][0]), _likeness_of(self._known[two][0])) >= CONTAINED


def _set(values: dict[str, str], key: str, value: str | None) -> None:
    if value is None:
        values.pop(key, None)
    else:
        values[key] = value


def likeness(one: Likeness | None, two: Likeness | None) -> float:
    """Return the estimated Jaccard likeness of two texts' shingles, 0 where either is not known."""
    if one is None or two is None or not one.minhash or len(one.minhash) != len(two.minhash):
        return 0.0
    return sum(map(int.__eq__, one.minhash, two.minhash)) / len(one.minhash)


def contained(one: Likeness | None, two: Likeness | None) -> float:
    """Return the share of the shorter text's sentences that the other text holds word for word."""
    if one is None or two is None or not one.sentences or not two.sentences:
        return 0.0
    ours, theirs = set(one.sentences), set(two.sentences)
    return len(ours & theirs) / min(len(ours), len(theirs))


def _keys(filed: Filed) -> Iterable[Key]:
    """What a report is looked up by: bands of its minhash and its sentences, its outlet, its address."""
    if outlet := _outlet(filed):
        yield "outlet", outlet
        if key := _page_key(filed):
            yield key
    if known := _likeness_of(filed):
        for start in range(0, len(known.minhash) - BAND + 1, BAND):
            yield "text", start, *known.minhash[start : start + BAND]
        for sentence in dict.fromkeys(known.sentences):
            yield "text", sentence


def _page_key(filed: Filed) -> Key | None:
    return ("page", _outlet(filed), filed.report.url) if filed.report.url and _outlet(filed) else None


def _says_it_corrects(filed: Filed) -> bool:
    """Tell whether a report says at its ends or in its title that it corrects something of its outlet's."""
    edges = f"{filed.report.title or ''}\n{filed.report.text[:EDGE]}\n{filed.report.text[-EDGE:]}"
    return _CORRECTION.search(edges) is not None


def credits_of(filed: Filed) -> frozenset[str]:
    """Return the names, folded, that stand at the ends of a report, where credits and datelines are, but its own."""
    return _names_at_the_ends(filed) - {_outlet(filed)}


def _names_at_the_ends(filed: Filed) -> frozenset[str]:
    text = filed.report.text
    edges = text if len(text) <= 2 * EDGE else f"{text[:EDGE]}\n{text[-EDGE:]}"
    return frozenset(folded(name.group()) for name in _NAME.finditer(edges))


def _likeness_of(filed: Filed) -> Likeness | None:
    return filed.reading.likeness if filed.reading else None


def _outlet(filed: Filed) -> str:
    return folded(filed.report.outlet or "")
