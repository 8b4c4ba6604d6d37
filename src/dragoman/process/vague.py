"""What is told of no day, or of more than one: each telling goes to the best fitting thing of a day, else to a leader.

The things of a day stand as those who name the day have told them; what comes to them vaguely does not change who else
fits. What fits no day is gathered around leaders: in order of what they say, each telling goes to the best fitting
one before it that leads, or leads itself. So a telling more or less changes only those that are held against it.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable

from dragoman.process.actors import Cast
from dragoman.process.bundle import Bundle
from dragoman.process.fitting import fit
from dragoman.process.keys import Key, keys
from dragoman.process.said import Said
from dragoman.process.tellings import Telling


class Vague:
    """Things of days with what is told of them vaguely, and what stays without a day."""

    def __init__(self) -> None:
        self._kept: dict[Key, dict[Bundle, None]] = defaultdict(dict)
        self._lookers: dict[Key, dict[Telling, None]] = defaultdict(dict)
        self._keys: dict[Bundle, tuple[Key, ...]] = {}
        self._fits: dict[Telling, dict[Bundle, float]] = {}
        self._fitting: dict[Bundle, dict[Telling, None]] = {}
        self._homes: dict[Telling, Bundle | None] = {}
        self._attached: dict[Bundle, dict[Telling, None]] = {}
        self._whole: dict[Bundle, Bundle] = {}
        self._leaders = Leaders()

    def update(
        self,
        gone: Iterable[Bundle],
        come: Iterable[Bundle],
        removed: Iterable[Telling],
        added: Iterable[Telling],
        cast: Cast,
        said: Said,
    ) -> tuple[list[Bundle], list[Bundle]]:
        """Take things of days and vague tellings out and in; return the bundles that went and those that came."""
        asked: dict[Telling, None] = {}
        touched: dict[Bundle, None] = {}
        before: list[Bundle] = []
        for day in gone:
            for key in self._keys.pop(day):
                del self._kept[key][day]
            for telling in self._fitting.pop(day):
                del self._fits[telling][day]
                asked[telling] = None
            del self._attached[day]
            before.append(self._whole.pop(day))
            touched.pop(day, None)
        loose_gone = []
        for telling in removed:
            for key in keys(telling, kept=False):
                del self._lookers[key][telling]
            for day in self._fits.pop(telling):
                del self._fitting[day][telling]
            home = self._homes.pop(telling)
            asked.pop(telling, None)
            if home is None:
                loose_gone.append(telling)
            elif home in self._attached:
                del self._attached[home][telling]
                touched[home] = None
        for day in come:
            self._keys[day] = tuple(dict.fromkeys(key for telling in day.tellings for key in keys(telling, kept=True)))
            self._fitting[day], self._attached[day] = {}, {}
            touched[day] = None
            lookers: dict[Telling, None] = {}
            for key in self._keys[day]:
                self._kept[key][day] = None
                if key in self._lookers:
                    lookers |= self._lookers[key]
            for telling in lookers:
                if self._try(telling, day, cast):
                    asked[telling] = None
        for telling in added:
            self._fits[telling] = {}
            near: dict[Bundle, None] = {}
            for key in keys(telling, kept=False):
                self._lookers[key][telling] = None
                if key in self._kept:
                    near |= self._kept[key]
            for day in near:
                self._try(telling, day, cast)
            asked[telling] = None
        loose_come = []
        for telling in asked:
            old, new = self._homes.get(telling), self._best(telling, said)
            was_loose = telling in self._homes and old is None
            if telling in self._homes and old is new:
                continue
            self._homes[telling] = new
            if old is not None and old in self._attached:
                self._attached[old].pop(telling, None)
                touched[old] = None
            if new is not None:
                self._attached[new][telling] = None
                touched[new] = None
            if was_loose:
                loose_gone.append(telling)
            elif new is None:
                loose_come.append(telling)
        after = []
        for day in touched:
            if (whole := self._whole.get(day)) is not None:
                before.append(whole)
            beside = sorted(self._attached[day], key=lambda telling: telling.order)
            self._whole[day] = Bundle.of((*day.tellings, *beside)) if beside else day
            after.append(self._whole[day])
        fewer, more = self._leaders.update(loose_gone, loose_come, cast, said)
        return _changed([*before, *fewer], [*after, *more])

    def _try(self, telling: Telling, day: Bundle, cast: Cast) -> bool:
        if found := fit(telling, day, cast):
            self._fits[telling][day] = found
            self._fitting[day][telling] = None
        return bool(found)

    def _best(self, telling: Telling, said: Said) -> Bundle | None:
        """The best fitting thing of a day, of several as good the first."""
        fits = self._fits[telling]
        ranked = sorted(fits, key=lambda day: (-fits[day], day.order))
        return next((day for day in ranked if said.may_join((telling,), day.tellings)), None)


class Leaders:
    """Tellings without a day gathered around those of them that lead."""

    def __init__(self) -> None:
        self._kept: dict[Key, dict[Telling, None]] = defaultdict(dict)
        self._lookers: dict[Key, dict[Telling, None]] = defaultdict(dict)
        self._alone: dict[Telling, Bundle] = {}
        self._before: dict[Telling, dict[Telling, float]] = {}
        self._after: dict[Telling, dict[Telling, None]] = {}
        self._leader: dict[Telling, Telling] = {}
        self._followers: dict[Telling, dict[Telling, None]] = defaultdict(dict)
        self._whole: dict[Telling, Bundle] = {}

    def update(
        self, removed: Iterable[Telling], added: Iterable[Telling], cast: Cast, said: Said
    ) -> tuple[list[Bundle], list[Bundle]]:
        """Take tellings out and in; return the bundles that went and those that came."""
        asked: dict[Telling, None] = {}
        touched: dict[Telling, None] = {}
        for telling in removed:
            for key in keys(telling, kept=True):
                del self._kept[key][telling]
            for key in keys(telling, kept=False):
                del self._lookers[key][telling]
            for other in self._before.pop(telling):
                self._after[other].pop(telling, None)
            for other in self._after.pop(telling):
                if other in self._before:
                    self._before[other].pop(telling, None)
                    asked[other] = None
            leader = self._leader.pop(telling)
            self._followers[leader].pop(telling, None)
            touched[leader] = touched[telling] = None
            del self._alone[telling]
            asked.pop(telling, None)
        for telling in added:
            self._enter(telling, cast, asked)
        self._lead(asked, touched, said)
        gone, come = [], []
        for leader in touched:
            if (whole := self._whole.pop(leader, None)) is not None:
                gone.append(whole)
            if self._leader.get(leader) is leader:
                beside = sorted(self._followers[leader], key=lambda telling: telling.order)
                self._whole[leader] = Bundle.of((leader, *(t for t in beside if t is not leader)))
                come.append(self._whole[leader])
        return gone, come

    def _enter(self, telling: Telling, cast: Cast, asked: dict[Telling, None]) -> None:
        self._alone[telling] = Bundle.of((telling,))
        self._before[telling], self._after[telling] = {}, {}
        earlier: dict[Telling, None] = {}
        later: dict[Telling, None] = {}
        for key in keys(telling, kept=False):
            earlier |= self._kept.get(key, {})
            self._lookers[key][telling] = None
        for key in keys(telling, kept=True):
            later |= self._lookers.get(key, {})
            self._kept[key][telling] = None
        for other in earlier:
            if other.order < telling.order:
                self._hold(other, telling, cast)
        for other in later:
            if telling.order < other.order and self._hold(telling, other, cast):
                asked[other] = None
        asked[telling] = None

    def _hold(self, earlier: Telling, later: Telling, cast: Cast) -> bool:
        if found := fit(later, self._alone[earlier], cast):
            self._before[later][earlier] = found
            self._after[earlier][later] = None
        return bool(found)

    def _lead(self, asked: Iterable[Telling], touched: dict[Telling, None], said: Said) -> None:
        """Find anew whom each telling asked follows, and whoever follows from that, in order."""
        heap = [(telling.order, telling) for telling in asked]
        heapq.heapify(heap)
        done: Telling | None = None
        while heap:
            _, telling = heapq.heappop(heap)
            if telling is done:
                continue
            done = telling
            fits = self._before[telling]
            leading = [other for other in fits if self._leader.get(other) is other]
            ranked = sorted(leading, key=lambda other: (-fits[other], other.order))
            new = next((other for other in ranked if said.may_join((telling,), (other,))), telling)
            old = self._leader.get(telling)
            if old is new:
                continue
            if old is not None:
                self._followers[old].pop(telling, None)
                touched[old] = None
            self._leader[telling] = new
            self._followers[new][telling] = None
            touched[new] = None
            if (old is telling) is not (new is telling):
                for other in self._after[telling]:
                    heapq.heappush(heap, (other.order, other))


def _changed(before: list[Bundle], after: list[Bundle]) -> tuple[list[Bundle], list[Bundle]]:
    """Return what went and what came without what only seemed to."""
    same = {id(one) for one in before} & {id(one) for one in after}
    return [one for one in before if id(one) not in same], [one for one in after if id(one) not in same]
