"""What a ledger's entries say: the payloads, one frozen type a kind, and what a reader of the ledger gets to see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dragoman.model.record import Reading
from dragoman.model.report import Report
from dragoman.model.vocabulary import Role


class EntryKind(StrEnum):
    """What an entry records."""

    REPORT = "report"
    READING = "reading"
    SECOND_READING = "second_reading"
    """A reading by a second reader that the user named. It counts only where that reader is asked for."""
    REVIEW = "review"
    LINK = "link"
    ROLE = "role"
    PROCESS = "process"
    GAZETTEER = "gazetteer"
    RETRACTION = "retraction"
    ERASURE = "erasure"


class Verdict(StrEnum):
    """What a person says of an item."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Review:
    """A person's word on an item. It carries the item's whole content and quotes, so that it survives new readings."""

    item: str
    """Id of the record's item."""
    kind: str
    """Key of the record that holds it: "statements", "events", …"""
    report: str
    verdict: Verdict
    content: Mapping[str, Any]
    """The item as it stands after the review, in the record's format."""
    quotes: tuple[str, ...]
    because: str
    by: str
    changed: tuple[str, ...] = ()
    """Names of the fields that the review set."""


AUTOMATIC = "dragoman"
"""In whose name links are recorded that no person made."""


@dataclass(frozen=True, slots=True)
class Link:
    """That two things are the same, or are not: actors, happenings or proposals, by their ids in records.

    The last word of a person on a pair holds on every board from its entry on, and a later one takes it back. A link
    in the name of `AUTOMATIC` records what was found to be the same when a report was filed, and why; it binds nobody:
    a person undoes it with a link of the same two that says that they are not the same.
    """

    kind: str
    """"actor", "happening" or "proposal"."""
    first: str
    second: str
    same: bool
    because: str
    by: str


@dataclass(frozen=True, slots=True)
class RoleGiven:
    """The role an actor, by name, has in a process."""

    process: str
    actor: str
    role: Role
    by: str


@dataclass(frozen=True, slots=True)
class ProcessDeclared:
    """A process that a ledger keeps, with the names of those in it. A later declaration of the name replaces it."""

    name: str
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class GazetteerKept:
    """A gazetteer file that the reader is to know whenever it reads for a ledger; a later one of its name replaces it.

    Reports filed before keep their readings until they are added again.
    """

    name: str
    lines: str
    """The file's text: JSON lines, as `--gazetteer` takes them; "" for one that is no longer to be used."""
    by: str


@dataclass(frozen=True, slots=True)
class Retraction:
    """That a report is withdrawn: it stays on the record and no longer counts."""

    report: str
    because: str
    by: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """That payloads were deleted for good, and why; their entries stay in the chain."""

    subject: str
    """Id of the report that was erased."""
    sequences: tuple[int, ...]
    """Entries whose payloads are gone."""
    because: str
    by: str


@dataclass(frozen=True, slots=True)
class Filed:
    """A report as the ledger holds it: when it was recorded, and the reading that counts."""

    report: Report
    recorded: str
    """RFC 3339 time of the entry."""
    sequence: int
    reading: Reading | None
    """The latest reading recorded by the moment, Dragoman's own or that of the reader asked for; None where there is
    none yet."""


@dataclass(frozen=True, slots=True)
class View:
    """The ledger as it stood at a moment: all that the process may know of it.

    Entries are in the order of their recording; `sequence` is that of the last entry seen (0 for none).
    """

    recorded_as_of: str
    sequence: int
    filed: tuple[Filed, ...]
    reviews: tuple[Review, ...] = ()
    links: tuple[Link, ...] = ()
    roles: tuple[RoleGiven, ...] = ()
    processes: tuple[ProcessDeclared, ...] = ()
    gazetteers: tuple[GazetteerKept, ...] = ()
    retractions: tuple[Retraction, ...] = ()
    erased: Mapping[str, str] = field(default_factory=dict)
    """Id of each erased report and the reason given."""
