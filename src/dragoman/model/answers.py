"""Answers about a board: why accounts were joined, what has changed, and how the sides tell of one contact."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.board import Account
from dragoman.model.entries import Link

WHY_FORMAT = "dragoman-why/1"
CHANGES_FORMAT = "dragoman-changes/1"
COMPARISON_FORMAT = "dragoman-comparison/1"


class Match(StrEnum):
    """How what two accounts say in one field goes together."""

    AGREES = "agrees"
    DIFFERS = "differs"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class FieldMatch:
    """One field of two accounts held against each other."""

    field: str
    """"kind", "participants", "date", "place", "toll", "wording", or another field of the items compared."""
    match: Match
    here: str
    """What this account says; "" where it says nothing."""
    there: str
    """What the other says."""


@dataclass(frozen=True, slots=True)
class JoinedAccount:
    """One telling of a thing, and which of the tellings before it bears it out most."""

    number: int
    """Its place among all tellings of the thing in the order of publication, from 1."""
    item: str
    """Id of the record's item that tells it."""
    account: Account
    beside: int | None
    """Number of the earlier telling that it has most in common with; None for the first."""
    fields: tuple[FieldMatch, ...]
    """What the two have and have not in common."""
    copy_of: str | None = None
    """Id of the earliest report that its report repeats."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a board shows a thing as it does."""

    id: str
    kind: str
    """"contact", "incident", "move", "lever", "agreement", "proposal", "position", "statement", "discrepancy",
    "actor" or "report"."""
    process: str
    reasons: tuple[str, ...]
    """What else speaks for it, in plain words: what a report is in the process for, which report it repeats."""
    accounts: tuple[JoinedAccount, ...]
    links: tuple[Link, ...]
    """What has been said by name of the items that it was put together from, oldest first."""


class ChangeKind(StrEnum):
    """What sort of news a change is."""

    NEW = "new"
    CHANGED = "changed"
    CORRECTED = "corrected"
    MORE = "more"
    SETTLED = "settled"
    RETRACTED = "retracted"
    JOINED = "joined"
    PARTED = "parted"
    GONE = "gone"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became known, changed or was corrected between two boards."""

    kind: ChangeKind
    thing: str
    """What it is of: "report", "contact", "incident", "move", "lever", "agreement", "proposal", "position",
    "discrepancy"."""
    id: str
    """Id of the thing on the later board; of what is gone, on the earlier one."""
    field: str | None
    """What changed of it; None where it is new or gone as a whole."""
    before: str | None
    """The field's value on the earlier board, as the formats write it."""
    after: str | None
    accounts: tuple[Account, ...]
    """The words that it rests on."""
    because: str | None = None
    """The reason that a person gave, and who it was."""
    sentence: str = ""
    """The change in plain English."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What two boards of one process tell differently."""

    process: str
    since: str
    """RFC 3339 time up to which the earlier board counts what was published (or recorded, see `by`)."""
    until: str
    by: str
    """The clock that `since` is read on: "published" or "recorded"."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """A side whose telling of a contact is laid beside another's."""

    actor: str
    name: str
    accounts: tuple[Account, ...]
    """Where it tells of the contact itself; empty where it has not told of it."""


@dataclass(frozen=True, slots=True)
class SideFact:
    """A field of the contact as the sides tell it."""

    field: str
    match: Match
    told: tuple[str | None, ...]
    """For each side, in their order, what it says; None where it says nothing."""


@dataclass(frozen=True, slots=True)
class Point:
    """Something that a side says of a contact."""

    side: str
    """Id of the side's actor."""
    account: Account
    items: tuple[str, ...]
    """Ids of the records' items that the words hold."""


@dataclass(frozen=True, slots=True)
class SharedPoint:
    """What two or more sides say of the same matter."""

    match: Match
    """Whether they agree or differ."""
    fields: tuple[str, ...]
    """In what they differ; empty where they agree."""
    points: tuple[Point, ...]
    """One for each side that speaks of it, in the sides' order."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sides' tellings of one contact, point by point."""

    process: str
    contact: str
    as_of: str
    sides: tuple[ComparedSide, ...]
    facts: tuple[SideFact, ...]
    shared: tuple[SharedPoint, ...]
    alone: tuple[Point, ...]
    """What one side says and no other does."""
    elsewhere: tuple[Account, ...]
    """Tellings of the contact by none of the sides."""
