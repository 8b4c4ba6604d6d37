"""What is told of a day: tellings of one family and one day, each joined with the best fitting thing of that day.

A day is a block of its own: one report more changes the blocks of the days that it tells of, and no other.
"""

from collections import defaultdict
from collections.abc import Iterable

from dragoman.process.actors import Cast
from dragoman.process.bundle import Bundle
from dragoman.process.fitting import fit
from dragoman.process.keys import subjects
from dragoman.process.said import Said
from dragoman.process.tellings import Telling


class Dated:
    """The things of each day, kept while tellings come and go."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, int], dict[Telling, None]] = defaultdict(dict)
        self._bundles: dict[tuple[str, int], list[Bundle]] = {}

    def update(
        self, removed: Iterable[Telling], added: Iterable[Telling], cast: Cast, said: Said
    ) -> tuple[list[Bundle], list[Bundle]]:
        """Take tellings of single days out and in; return the bundles that went and those that came."""
        touched: dict[tuple[str, int], None] = {}
        for telling in removed:
            del self._told[block := _block(telling)][telling]
            touched[block] = None
        for telling in added:
            self._told[block := _block(telling)][telling] = None
            touched[block] = None
        gone: list[Bundle] = []
        come: list[Bundle] = []
        for block in touched:
            before = {tuple(one.tellings): one for one in self._bundles.pop(block, ())}
            told = self._told[block]
            if not told:
                del self._told[block]
            after = []
            for one in _bundled(sorted(told, key=lambda telling: telling.order), cast, said):
                same = before.pop(tuple(one.tellings), None)
                after.append(same or one)
                if same is None:
                    come.append(one)
            gone += before.values()
            if after:
                self._bundles[block] = after
        return gone, come


def _block(telling: Telling) -> tuple[str, int]:
    assert telling.days is not None
    assert telling.days.first is not None
    return telling.family, telling.days.first


def _bundled(tellings: Iterable[Telling], cast: Cast, said: Said) -> list[Bundle]:
    """Join each telling with the best fitting thing told so far, of several as good the first begun."""
    kept: dict[tuple[str, ...], dict[int, Bundle]] = defaultdict(dict)
    bundles: list[Bundle] = []
    for telling in tellings:
        near = {place: b for subject in subjects(telling, kept=False) for place, b in kept[subject].items()}
        fits = sorted((-found, place) for place, one in near.items() if (found := fit(telling, one, cast)))
        home = next((place for _, place in fits if said.may_join((telling,), bundles[place].tellings)), None)
        if home is None:
            home = len(bundles)
            bundles.append(Bundle())
        bundles[home].add(telling)
        for subject in subjects(telling, kept=True):
            kept[subject][home] = bundles[home]
    return bundles
