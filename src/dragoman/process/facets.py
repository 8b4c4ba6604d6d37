"""Facets: what an item of a record says field by field, in words and as it is held against another item's."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dragoman.model.entries import View
from dragoman.model.record import Actor, Event, Position, Proposal, Range, Reading, Statement, Toll
from dragoman.process.days import known_days
from dragoman.process.players import Players
from dragoman.process.reviews import by_report, reviewed
from dragoman.process.words import content_words, folded


@dataclass(frozen=True, slots=True)
class Value:
    """What an account says in one field: in words, and as it is compared."""

    words: str
    compared: Any


class Readings:
    """The readings of a view as reviews have left them, made when they are asked for."""

    def __init__(self, view: View) -> None:
        self._filed = {filed.report.id: filed for filed in view.filed}
        self._reviews = by_report(view.reviews)
        self._read: dict[str, Reading | None] = {}

    def of(self, report: str) -> Reading | None:
        """Return the reading of a report, or None where it has not been read."""
        if report not in self._read:
            filed = self._filed.get(report)
            reading = filed.reading if filed else None
            self._read[report] = reviewed(reading, self._reviews.get(report, ()))[0] if reading else None
        return self._read[report]


def fits(here: Any, there: Any) -> bool:
    """Tell whether two values can both hold: sets share something, days overlap, figures meet, texts are equal."""
    if isinstance(here, frozenset):
        return bool(here & there)
    if hasattr(here, "overlaps"):
        return bool(here.overlaps(there))
    if isinstance(here, Toll):
        pairs = ((here.killed, there.killed), (here.injured, there.injured))
        return not any(one and two and _apart(one, two) for one, two in pairs)
    return bool(here == there)


def _apart(one: Range, two: Range) -> bool:
    return (one.high is not None and one.high < two.low) or (two.high is not None and two.high < one.low)


def fields_of(item: Any, reading: Reading, players: Players) -> dict[str, Value]:
    """Return what an item of a record says, field by field, with the board's actors."""
    match item:
        case Event():
            return _event_fields(item, players)
        case Position():
            labels = {proposal.id: proposal.label for proposal in reading.proposals}
            return {
                "actor": _people([item.actor], players),
                "stance": Value(item.stance.value, item.stance),
                "proposal": _words(labels.get(item.proposal, "")),
                "date": _date(item.date),
            }
        case Proposal():
            return {
                "kind": Value(item.kind.value, item.kind),
                "label": _words(item.label),
                "duration": Value(item.terms.duration or "", item.terms.duration),
                "place": _words(", ".join(item.terms.place)),
            }
        case Statement():
            return {"speaker": _people(item.speakers, players), "said": _date(item.said)}
        case Actor():
            sides = players.resolve([item.side] if item.side else [])
            return {
                "kind": Value(item.kind.value, item.kind),
                "name": Value(item.name, frozenset(folded(" ".join((item.name, *item.names))).split())),
                "side": Value(", ".join(map(players.name, sides)), frozenset(sides)),
                "country": Value(item.country or "", item.country),
            }
    return {}


def _event_fields(event: Event, players: Players) -> dict[str, Value]:
    how = f" ({event.mode})" if event.mode else ""
    return {
        "kind": Value(f"{event.type.value}{how}", event.type),
        "participants": _people((*event.actors, *event.recipients), players),
        "date": _date(event.date),
        "place": _words(event.place.name if event.place else ""),
        "toll": _toll(event.toll),
    }


def _people(ids: Iterable[str], players: Players) -> Value:
    """Actors with the sides that they act for, by which they are known too."""
    found = players.resolve(ids)
    everyone = frozenset(name for actor in found for name in players.lineage(actor))
    return Value(", ".join(map(players.name, found)), everyone)


def _date(date: str | None) -> Value:
    days = known_days(date)
    return Value(date or "", days) if days else Value("", None)


def _words(words: str) -> Value:
    return Value(words, content_words(words) or frozenset(folded(words).split()))


def _toll(toll: Toll | None) -> Value:
    figures = [(toll.killed, "killed"), (toll.injured, "injured")] if toll else []
    told = [f"{_figure(figure)} {what}" for figure, what in figures if figure]
    return Value(", ".join(told), toll)


def _figure(figure: Range) -> str:
    if figure.high is None:
        return f"at least {figure.low}"
    return str(figure.low) if figure.low == figure.high else f"{figure.low}–{figure.high}"
