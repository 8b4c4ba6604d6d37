"""A bundle: tellings that are taken to tell of one thing, with what they say counted as they join."""

from collections import Counter
from dataclasses import dataclass, field

from dragoman.model.plover import EventType
from dragoman.model.record import Range, Toll
from dragoman.process.days import Days
from dragoman.process.tellings import CONTACTS, Telling
from dragoman.process.words import content_words, stem_set

SEIZING_MODES = frozenset({"seize", "arrest"})
SEIZING = stem_set(
    "abduct abducted abduction kidnap kidnapped kidnapping seize seized capture captured detain detained "
    "arrest arrested hostage hostages"
)
"""Stems of the words for taking somebody, whichever type a reading gives them."""
Figure = tuple[str, Range]
"""A number of dead or injured as told."""


def figures_of(toll: Toll | None) -> list[Figure]:
    """Return the figures of a toll."""
    told = [("killed", toll.killed), ("injured", toll.injured)] if toll else []
    return [(kind, figure) for kind, figure in told if figure]


@dataclass(slots=True)
class Bundle:
    """Tellings of one thing."""

    number: int
    """Its place among all bundles in the order in which they were begun."""
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

    def absorb(self, other: "Bundle") -> None:
        """Take all tellings of another bundle in."""
        for telling in other.tellings:
            self.add(telling)


def family(telling: Telling) -> str:
    """Return what tellings must share to be of one thing: contact, incident sort, or the move's own type.

    A seizure is an abduction to one side and an arrest to the other, and is told of with words of violence or of law.
    """
    event = telling.event
    if event.type in CONTACTS:
        return "contact"
    if event.type in (EventType.ASSAULT, EventType.COERCE):
        # What harms people and what binds them are told apart but for the taking of people, which is told as both.
        trigger = " ".join(span.of(telling.page.reading.report.text) for span in event.trigger)
        return "seizure" if event.mode in SEIZING_MODES or SEIZING & content_words(trigger) else event.type.value
    return event.type.value
