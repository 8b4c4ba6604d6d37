"""Happenings: contacts, incidents and moves, each told once however many reports tell of it.

tellings of a day ─▶ things of that day ─┐
vague tellings ──────────────────────────┴▶ whole things ─▶ told twice ─▶ told barely ─▶ plans ─▶ what people said

Each step is kept while tellings come and go, and passes on only what changed.
"""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.process import second_look, stories
from dragoman.process.actors import Cast
from dragoman.process.bundle import Bundle
from dragoman.process.dated import Dated
from dragoman.process.joins import Edge, Joins, Rule
from dragoman.process.keys import Key
from dragoman.process.said import Said
from dragoman.process.tellings import Telling
from dragoman.process.vague import Vague


class Happenings:
    """All things told, kept while tellings come and go."""

    def __init__(self) -> None:
        self._dated, self._vague = Dated(), Vague()
        self._said = Said()
        self._joins = [
            Joins(Rule(second_look.by_words, second_look.told_twice, holds=second_look.same_time)),
            Joins(Rule(second_look.by_report, second_look.told_barely, picks=True)),
            Joins(Rule(stories.by_parties, stories.became, picks=True)),
            Joins(Rule(self._named, self._one)),
        ]

    def update(
        self, removed: Iterable[Telling], added: Iterable[Telling], cast: Cast, said: Said
    ) -> tuple[list[Bundle], list[Bundle]]:
        """Take tellings out and in; return the things that went and those that came.

        Tellings that people have spoken of since the last update must be among those removed and added.
        """
        self._said = said
        parted: tuple[list[Telling], ...] = ([], [], [], [])
        for place, tellings in enumerate((removed, added)):
            for telling in tellings:
                exact = telling.days is not None and telling.days.exact
                parted[place + (0 if exact else 2)].append(telling)
        gone, come = self._dated.update(parted[0], parted[1], cast, said)
        gone, come = self._vague.update(gone, come, parted[2], parted[3], cast, said)
        for joins in self._joins:
            gone, come = joins.update(gone, come, said)
        return gone, come

    def _named(self, one: Bundle) -> Iterator[Key]:
        """The pairs of events that people hold to be of one thing, of which a bundle tells one."""
        if self._said.named:
            ids = {telling.event.id for telling in one.tellings} & self._said.named
            yield from (pair for pair in self._said.same if ids & set(pair))

    @staticmethod
    def _one(_key: Key, bundles: Sequence[Bundle]) -> Iterator[Edge]:
        yield from ((one, bundles[0], ()) for one in bundles[1:])
