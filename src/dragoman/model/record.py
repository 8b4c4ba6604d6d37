"""The record of one report, format `dragoman-record/1`: what a reading yields.

Every item is frozen, is named by an id that is unique in its record, and carries the spans of the words it rests on.
Unknown is None or an empty tuple, never a guess. Dates are EDTF texts (see `dragoman.model.edtf`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.model.plover import EventType
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.model.vocabulary import (
    ActorKind,
    DiscrepancyField,
    Manner,
    Modality,
    ProposalKind,
    Stance,
    TimeKind,
    Via,
)

RECORD_FORMAT = "dragoman-record/1"

Spans = tuple[Span, ...]
Words = Mapping[str, Spans]
"""For each field that is not null, the spans that support it."""
Open = Mapping[str, tuple[str, ...]]
"""Fields left undecided, each with its candidates (ids or values)."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or speaks in a report."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: ActorKind
    side: str | None
    """Id of the state, group or organisation that it acts for."""
    country: str | None
    """ISO 3166-1 alpha-3."""
    mentions: Spans
    words: Words = field(default_factory=dict)
    open: Open = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression; `value` is EDTF, an ISO 8601 duration, or None where the text alone cannot say."""

    id: str
    span: Span
    kind: TimeKind
    value: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, through whom. Every level of a nested attribution is a statement of its own."""

    id: str
    speakers: tuple[str, ...]
    chain: tuple[str, ...]
    """Actors that relay it, nearest to the words first, the report's own outlet left out."""
    within: str | None
    addressees: tuple[str, ...]
    manner: Manner
    via: Via | None
    said: str | None
    source: Spans
    cue: Spans
    content: Spans
    words: Words = field(default_factory=dict)
    open: Open = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened, as the text names it, with its country (ISO 3166-1 alpha-3) where known."""

    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Range:
    """A number told as a range; `high` is None where the words say "at least"."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Toll:
    """Dead and injured as told."""

    killed: Range | None = None
    injured: Range | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, is planned, or is denied, in PLOVER's terms."""

    id: str
    type: EventType
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: str | None
    place: Place | None
    modality: Modality
    condition: Spans
    toll: Toll | None
    chain: tuple[str, ...]
    trigger: Spans
    evidence: Spans
    mentions: Spans = ()
    """Further spans of the text that tell of the same event."""
    words: Words = field(default_factory=dict)
    open: Open = field(default_factory=dict)
    serves: str | None = None
    """Of a threat, promise or pressure: id of the proposal whose acceptance its condition or purpose asks for."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a proposal that the text gives."""

    duration: str | None = None
    """ISO 8601 duration."""
    scope: str | None = None
    start: str | None = None
    """EDTF."""
    place: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is on the table."""

    id: str
    kind: ProposalKind
    label: str
    terms: Terms
    mentions: Spans
    words: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands on a proposal."""

    id: str
    actor: str
    proposal: str
    stance: Stance
    date: str | None
    chain: tuple[str, ...]
    evidence: Spans
    words: Words = field(default_factory=dict)
    open: Open = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordAccount:
    """One side of a discrepancy inside a report: who tells it, and the words."""

    chain: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Where the report's own accounts cannot all hold."""

    id: str
    field: DiscrepancyField
    about: str | None
    accounts: tuple[RecordAccount, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the process needs of a text to know its copies, so that it never opens a model or a text again."""

    minhash: tuple[int, ...]
    """Permutation minima of the text's word shingles, unsigned 32 bit."""
    sentences: tuple[str, ...]
    """For each sentence the hash of its folded words, to confirm a copy sentence by sentence."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a report's text was sent to be read, by the user's own choice."""

    host: str
    """Host and port of the endpoint, e.g. "localhost:8080"."""
    model: str
    """The model that the endpoint was asked for."""
    remote: bool
    """True where the host is not this machine, which the user allowed by name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and everything that one reader found in it."""

    reader: str
    """Name and version of what read it, e.g. "dragoman 0.1.0 / reader-en 1"."""
    reader_digest: str
    """Digest of model, rules and knowledge: a reading with the same digest is the same reading."""
    report: Report
    actors: tuple[Actor, ...]
    times: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    proposals: tuple[Proposal, ...]
    positions: tuple[Position, ...]
    discrepancies: tuple[Discrepancy, ...]
    likeness: Likeness | None = None
    notes: tuple[str, ...] = ()
    """What the reader wants said about the whole: e.g. that relative dates stay open for want of a publication date."""
    sent: Sent | None = None
    """Of a second reader's reading where the text was sent; None where it was read by Dragoman itself."""
