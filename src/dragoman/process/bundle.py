"""A bundle: tellings that are taken to tell of one thing, with what they say counted as they join."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.model.record import Range, Toll
from dragoman.process.days import Days
from dragoman.process.tellings import Telling

Figure = tuple[str, Range]
"""A number of dead or injured as told."""


def figures_of(toll: Toll | None) -> list[Figure]:
    """Return the figures of a toll."""
    told = [("killed", toll.killed), ("injured", toll.injured)] if toll else []
    return [(kind, figure) for kind, figure in told if figure]


@dataclass(slots=True, eq=False)
class Bundle:
    """Tellings of one thing; it is itself alone, and not added to any more once others have seen it."""

    tellings: list[Telling] = field(default_factory=list)
    days: Days | None = None
    """The most exact days told, of several as exact those told most often."""
    people: Counter[str] = field(default_factory=Counter)
    actors: Counter[str] = field(default_factory=Counter)
    recipients: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    modes: Counter[str] = field(default_factory=Counter)
    figures: Counter[Figure] = field(default_factory=Counter)
    originals: set[str] = field(default_factory=set)
    """Ids of the reports that tell it, of copies those of their originals."""
    told_days: Counter[Days] = field(default_factory=Counter)

    def add(self, telling: Telling) -> None:
        """Take a telling in."""
        self.tellings.append(telling)
        self.people.update(telling.known)
        self.actors.update(telling.actors)
        self.recipients.update(telling.recipients)
        self.words.update(telling.words)
        if telling.place:
            self.places[telling.place] += 1
        if telling.event.mode:
            self.modes[telling.event.mode] += 1
        self.figures.update(figures_of(telling.event.toll))
        self.originals.add(telling.page.original)
        if telling.days:
            self.told_days[telling.days] += 1
            told = self.told_days
            self.days = min(told, key=lambda d: (d.length, -told[d], d.first or 0, d.last or 0))

    @classmethod
    def of(cls, tellings: Iterable[Telling]) -> "Bundle":
        """Return a bundle of tellings."""
        made = cls()
        for telling in tellings:
            made.add(telling)
        return made

    @property
    def first(self) -> Telling:
        """The telling that it was begun with."""
        return self.tellings[0]

    @property
    def order(self) -> tuple[object, ...]:
        """What bundles are ordered by: their first tellings, which no two have in common."""
        return self.tellings[0].order
