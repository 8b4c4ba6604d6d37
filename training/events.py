"""Our own marked events: the inline markup of `training/data/events` to text and marks.

The markup is described in `training/data/events/GUIDE.md`. A text that does not parse is refused with its file, line
and what is wrong, so that a slip in the data never becomes a label. `python -m training.events` checks every file and
prints what they hold.
"""

import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import Modality, ProposalKind, Stance
from training.markup import MarkupError, Offsets, checked, loaded, unmarked

DATA = Path(__file__).parent / "data" / "events"
TRAIN, TEST, SECOND = DATA / "train", DATA / "test", DATA / "second"
"""Sentences to learn from, sentences that no training may see, and texts of both marked again by another hand."""

_Named = TypeVar("_Named", ProposalKind, Stance)

_ROLE = re.compile(r"(?P<kind>[EARDLKTPVH])(?P<number>\d+)(?::(?P<rest>.*))?$")
_MODALITIES = {
    "a": Modality.ACTUAL,
    "p": Modality.PLANNED,
    "h": Modality.HYPOTHETICAL,
    "d": Modality.DENIED,
}
_OF_EVENTS = {"A": "actors", "R": "recipients", "D": "dates", "L": "places", "K": "conditions"}


@dataclass(frozen=True)
class Toll:
    """So many killed or injured, from low to high; no high is "at least"."""

    kind: str
    low: int
    high: int | None
    span: Offsets


@dataclass
class MarkedEvent:
    """One event of a text; spans are `(begin, end)` in code points of the plain text."""

    number: int
    type: EventType | None = None
    modality: Modality = Modality.ACTUAL
    triggers: list[Offsets] = field(default_factory=list)
    actors: list[Offsets] = field(default_factory=list)
    recipients: list[Offsets] = field(default_factory=list)
    dates: list[Offsets] = field(default_factory=list)
    places: list[Offsets] = field(default_factory=list)
    conditions: list[Offsets] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)


@dataclass
class MarkedProposal:
    """One proposal of a text and where it is mentioned."""

    number: int
    kind: ProposalKind | None = None
    mentions: list[Offsets] = field(default_factory=list)


@dataclass
class MarkedStance:
    """Who stands where on which proposal, at which words."""

    number: int
    stance: Stance | None = None
    proposal: int = 0
    words: list[Offsets] = field(default_factory=list)
    holders: list[Offsets] = field(default_factory=list)


@dataclass
class MarkedText:
    """One text with all its marks, in the order of their numbers."""

    name: str
    text: str
    events: list[MarkedEvent]
    proposals: list[MarkedProposal]
    stances: list[MarkedStance]


class _Marks:
    """Gathers the marks of one text."""

    def __init__(self) -> None:
        self.events: dict[int, MarkedEvent] = {}
        self.proposals: dict[int, MarkedProposal] = {}
        self.stances: dict[int, MarkedStance] = {}

    def add(self, role: str, span: Offsets) -> None:
        """Take one role of one mark; raise MarkupError."""
        matched = _ROLE.match(role)
        if not matched:
            raise MarkupError(f"{role!r} is no role")
        kind, number, rest = matched["kind"], int(matched["number"]), matched["rest"]
        if kind in "PVH":
            self._add_stance(kind, number, rest, span)
            return
        event = self.events.setdefault(number, MarkedEvent(number))
        if kind == "E":
            event.triggers.append(span)
            if rest:
                event.type, event.modality = _typed(rest)
        elif kind == "T":
            event.tolls.append(_toll(rest or "", span))
        elif rest:
            raise MarkupError(f"{role!r} takes nothing after its number")
        else:
            getattr(event, _OF_EVENTS[kind]).append(span)

    def _add_stance(self, kind: str, number: int, rest: str | None, span: Offsets) -> None:
        if kind == "P":
            proposal = self.proposals.setdefault(number, MarkedProposal(number))
            proposal.mentions.append(span)
            if rest:
                proposal.kind = _member(ProposalKind, rest)
            return
        stance = self.stances.setdefault(number, MarkedStance(number))
        if kind == "H":
            stance.holders.append(span)
            return
        stance.words.append(span)
        if rest:
            name, _, proposal_number = rest.partition(":P")
            stance.stance = _member(Stance, name)
            if not proposal_number.isdigit():
                raise MarkupError(f"stance {number} names no proposal (as in V{number}:{name}:P1)")
            stance.proposal = int(proposal_number)

    def check(self) -> None:
        """Refuse marks that hang in the air."""
        for event in self.events.values():
            if event.type is None:
                raise MarkupError(f"event {event.number} has no type")
        for proposal in self.proposals.values():
            if proposal.kind is None:
                raise MarkupError(f"proposal {proposal.number} has no kind")
        for stance in self.stances.values():
            if stance.stance is None:
                raise MarkupError(f"stance {stance.number} is not named")
            if stance.proposal not in self.proposals:
                raise MarkupError(f"stance {stance.number} is towards proposal {stance.proposal}, which is not marked")
            if not stance.holders:
                raise MarkupError(f"stance {stance.number} has no holder")


def _member(words: type[_Named], name: str) -> _Named:
    try:
        return words(name)
    except ValueError:
        raise MarkupError(f"{name!r} is none of {', '.join(words)}") from None


def _typed(rest: str) -> tuple[EventType, Modality]:
    name, _, letter = rest.partition(":")
    if name not in EventType.__members__:
        raise MarkupError(f"{name!r} is no PLOVER type")
    if letter and letter not in _MODALITIES:
        raise MarkupError(f"{letter!r} is no modality; one of a, p, h, d")
    return EventType(name), _MODALITIES[letter or "a"]


def _toll(rest: str, span: Offsets) -> Toll:
    parts = rest.split(":")
    if (
        len(parts) != 3
        or parts[0] not in ("killed", "injured")
        or not parts[1].isdigit()
        or not (parts[2] + "0").isdigit()
    ):
        raise MarkupError(f"a toll is killed or injured, low and high, as in T1:killed:9:9, not {rest!r}")
    return Toll(parts[0], int(parts[1]), int(parts[2]) if parts[2] else None, span)


def parse(name: str, marked: str) -> MarkedText:
    """Return the plain text and its marks; raise MarkupError."""
    text, roles = unmarked(marked)
    marks = _Marks()
    for role, span in roles:
        marks.add(role, span)
    marks.check()
    return MarkedText(
        name,
        text,
        [marks.events[n] for n in sorted(marks.events)],
        [marks.proposals[n] for n in sorted(marks.proposals)],
        [marks.stances[n] for n in sorted(marks.stances)],
    )


def load(folder: Path) -> list[MarkedText]:
    """Return every marked text in a folder's `.txt` files; raise MarkupError."""
    return loaded(folder, parse)


def main() -> int:
    """Check every file; print each fault, and what the sound texts hold."""
    faults = 0
    for folder in (TRAIN, TEST, SECOND):
        texts, wrong = checked(folder, parse)
        faults += wrong
        types = Counter(str(event.type) for text in texts for event in text.events)
        modalities = Counter(str(event.modality) for text in texts for event in text.events)
        stances = sum(len(text.stances) for text in texts)
        print(f"{folder.name}: {len(texts)} texts, {types.total()} events, {stances} stances")
        for counted in (types, modalities):
            print("  " + "  ".join(f"{name} {count}" for name, count in counted.most_common()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
