"""The board of a process, format `dragoman-board/1`: what many reports say of one negotiation as of a moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.model.plover import EventType
from dragoman.model.record import Place, Terms, Toll
from dragoman.model.span import Span
from dragoman.model.vocabulary import (
    ActorKind,
    DiscrepancyField,
    ElementState,
    LeverKind,
    LeverStatus,
    Manner,
    Modality,
    ProposalKind,
    Role,
    Stance,
    Standing,
    Teller,
    Via,
)

BOARD_FORMAT = "dragoman-board/1"


@dataclass(frozen=True, slots=True)
class Account:
    """One telling of a thing: the report, the chain it came through, and the words."""

    report: str
    chain: tuple[str, ...]
    span: Span
    quote: str
    item: str | None = None
    """Id of the record's item that tells it."""


@dataclass(frozen=True, slots=True)
class BoardReport:
    """A report as the board lists it."""

    id: str
    outlet: str | None
    published: str | None
    title: str | None
    copy_of: str | None
    """Id of the earliest report that it repeats."""
    corrects: str | None = None
    """Id of the report that it corrects or replaces."""
    url: str | None = None
    """Its address, where it came with one."""
    added: tuple[str, ...] = ()
    """The sentences that the report it corrects or replaces did not have."""
    dropped: tuple[str, ...] = ()
    """The sentences of the report it corrects or replaces that it no longer has."""
    credits: tuple[str, ...] = ()
    """Other outlets of the ledger that its credit lines name, folded."""


@dataclass(frozen=True, slots=True)
class BoardActor:
    """An actor resolved across reports."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: ActorKind
    side: str | None
    country: str | None
    role: Role | None
    aliases: tuple[str, ...] = ()
    """Ids of the records' actors that are this one."""


@dataclass(frozen=True, slots=True)
class Told:
    """How a thing was told at an earlier time: planned for one day, held on another."""

    modality: Modality
    date: str | None
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """A contact, an incident or a move: one for each real thing, however many reports tell of it."""

    id: str
    type: EventType
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: str | None
    place: Place | None
    modality: Modality
    toll: Toll | None
    accounts: tuple[Account, ...]
    origins: int
    history: tuple[Told, ...] = ()
    bears_on: tuple[str, ...] = ()
    """Ids of the proposals or agreements whose terms an incident touches."""
    aliases: tuple[str, ...] = ()
    """Ids of the records' events that were joined into this one."""
    reviewed: str | None = None
    """The last verdict on it and who gave it, e.g. "accepted by A. Weber"."""
    confirming: int = 0
    """Independent origins among the accounts that count as confirmation by the board's rules."""
    confirmed: bool = False
    """Whether these are as many as the rules ask for."""


@dataclass(frozen=True, slots=True)
class LeverStep:
    """What became of a lever, and who tells it."""

    status: LeverStatus
    date: str | None
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Lever:
    """A threat, promise, sanction or aid that is meant to move somebody."""

    id: str
    kind: LeverKind
    actor: str
    target: str | None
    act: str
    condition: str | None
    deadline: str | None
    status: LeverStatus
    accounts: tuple[Account, ...]
    history: tuple[LeverStep, ...] = ()
    """Its steps from the first to the last told, the one that holds included."""
    deadline_passed: bool = False
    """Whether its deadline lies behind the board's moment and nothing has been told since of what became of it."""
    serves: str | None = None
    """Id of the proposal whose acceptance it is to bring about, where an account ties it to one."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a ceasefire's sheet: what the reports say of it, in their words."""

    name: str
    state: ElementState
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class HeldAgainst:
    """An incident in the time, area and scope of an agreement: who says so, and how far that establishes it."""

    incident: str
    standing: Standing
    by: tuple[str, ...]
    """Ids of those who say so; none where the reports alone do."""
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed, and since when it has been in force."""

    id: str
    proposal: str | None
    kind: ProposalKind
    parties: tuple[str, ...]
    terms: Terms
    in_force: str | None
    """EDTF interval."""
    accounts: tuple[Account, ...]
    sheet: Mapping[str, tuple[Account, ...]] = field(default_factory=dict)
    """A ceasefire's elements, each with the accounts that tell it; an element that is silent is absent."""
    elements: tuple[Element, ...] = ()
    """All elements of a ceasefire, the silent ones too."""
    ceasefire_class: str | None = None
    """ETH/PRIO's class of a ceasefire: "cessation of hostilities", "preliminary", "definitive"; None where open."""
    ceasefire_type: str | None = None
    """ETH/PRIO's type: "unilateral", "bilateral", "multilateral"; None where the parties are not known."""
    incidents: tuple[HeldAgainst, ...] = ()
    """Incidents held against it."""


@dataclass(frozen=True, slots=True)
class PastStance:
    """A stance that a later one replaced."""

    stance: Stance
    date: str | None
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class BoardPosition:
    """An actor's latest stance on a proposal as of the moment."""

    actor: str
    stance: Stance
    date: str | None
    accounts: tuple[Account, ...]
    history: tuple[PastStance, ...] = ()
    id: str | None = None
    told_by: tuple[Teller, ...] = ()
    """Who tells of it: themselves, others, unnamed sources, or the reports alone."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in which two versions of a proposal, or two proposals, differ; None where one is silent."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ProposalVersion:
    """A proposal with the terms that it was told with from some day on."""

    terms: Terms
    first_told: str | None
    """When the first report that tells these terms was published."""
    differs: tuple[Clause, ...]
    """The clauses in which it differs from the version before."""
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class BoardProposal:
    """A proposal of many reports and wordings as one."""

    id: str
    kind: ProposalKind
    label: str
    terms: Terms
    positions: tuple[BoardPosition, ...]
    accounts: tuple[Account, ...]
    aliases: tuple[str, ...] = ()
    versions: tuple[ProposalVersion, ...] = ()
    """Its versions, oldest first, where its terms were told in more than one way."""
    answers: str | None = None
    """Id of the earlier proposal of another side to which it is a counter-offer."""
    differs: tuple[Clause, ...] = ()
    """The clauses in which it differs from the proposal that it answers."""


@dataclass(frozen=True, slots=True)
class BoardStatement:
    """A statement, one however many reports carry it."""

    id: str
    report: str
    speakers: tuple[str, ...]
    chain: tuple[str, ...]
    within: str | None
    addressees: tuple[str, ...]
    manner: Manner
    via: Via | None
    said: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quote: str
    """The words of its content."""
    cue_quote: str
    """The words of its cue, "denied" or "is said to have", without which the content says little; "" for none."""
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class BoardDiscrepancy:
    """Where accounts of any reports cannot all hold."""

    id: str
    field: DiscrepancyField
    about: str | None
    accounts: tuple[Account, ...]
    settled_by: Account | None = None
    """The later correction that settles it, if any."""


@dataclass(frozen=True, slots=True)
class Membership:
    """Why a report is in a process or out of it."""

    report: str
    belongs: bool
    because: str


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """Where a board's rules count or show an item otherwise than it is reported."""

    item: str
    field: str
    """"origins", "toll" or "confirmed"."""
    as_reported: str
    shown: str


@dataclass(frozen=True, slots=True)
class Board:
    """What a ledger says of one negotiation as of a moment."""

    process: str
    as_of: str
    recorded_as_of: str
    reports: tuple[BoardReport, ...]
    actors: tuple[BoardActor, ...]
    contacts: tuple[Happening, ...]
    incidents: tuple[Happening, ...]
    moves: tuple[Happening, ...]
    levers: tuple[Lever, ...]
    agreements: tuple[Agreement, ...]
    proposals: tuple[BoardProposal, ...]
    statements: tuple[BoardStatement, ...]
    discrepancies: tuple[BoardDiscrepancy, ...]
    memberships: tuple[Membership, ...] = ()
    rules: str = "as-reported"
    """Name of the rules by which it counts and shows."""
    rule_effects: tuple[RuleEffect, ...] = ()
    """Where these count or show an item otherwise than it is reported."""
    waiting: int = 0
    """Reports on record that do not count yet: they came out later, or the day that they are known to is not over."""
    counts_next: str | None = None
    """When the first of these begins to count, RFC 3339."""
