"""The form that a second reader fills in: a compact record whose every item quotes the text.

The endpoint is given the JSON schema of these types, with the strings below their fields as descriptions. Whatever is
named `quote`, or is said to be quoted, must be copied from the text to the letter.
"""

from dataclasses import dataclass

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import ActorKind, DiscrepancyField, Manner, Modality, ProposalKind, Stance, Via


@dataclass(frozen=True, slots=True)
class DateTold:
    """A date and the words that tell it."""

    quote: str
    value: str
    """EDTF, no more exact than the words: 2025-05-19, 2025-05, 2025-05-12/2025-05-18."""


@dataclass(frozen=True, slots=True)
class DurationTold:
    """A length of time and the words that tell it."""

    quote: str
    value: str
    """ISO 8601, e.g. P30D."""


@dataclass(frozen=True, slots=True)
class TollTold:
    """Dead and injured, and the words that tell them."""

    quote: str
    killed_low: int | None
    killed_high: int | None
    """null where the words say "at least"."""
    injured_low: int | None
    injured_high: int | None


@dataclass(frozen=True, slots=True)
class ActorTold:
    """Who acts or speaks."""

    key: str
    """A key of your own, by which other items name this actor."""
    kind: ActorKind
    names: tuple[str, ...]
    """Quoted: every name, title or description that refers to it, the fullest first; no pronouns."""
    side: str | None
    """Key of the state, group or organisation that it acts for."""


@dataclass(frozen=True, slots=True)
class StatementTold:
    """Who said what, through whom. A statement inside another's content is an item of its own."""

    speakers: tuple[str, ...]
    """Keys of actors."""
    through: tuple[str, ...]
    """Keys of the actors that relay it, nearest to the words first, without the report's own outlet."""
    addressees: tuple[str, ...]
    """Keys of actors that were told."""
    manner: Manner
    via: Via | None
    said: DateTold | None
    source: str | None
    """Quoted: the words that name who said it."""
    cue: str | None
    """Quoted: the words that express that it was said."""
    content: tuple[str, ...]
    """Quoted: what was said, in as many pieces as the attribution divides it into."""
    near: str | None
    """Quoted: longer words around the item, where its own stand in the text more than once."""


@dataclass(frozen=True, slots=True)
class EventTold:
    """What happened, is planned, threatened or denied, in PLOVER's terms. One event is one item."""

    type: EventType
    mode: str | None
    """PLOVER's mode of the type."""
    actors: tuple[str, ...]
    """Keys of those who do it; of a meeting or call all who take part."""
    recipients: tuple[str, ...]
    """Keys of those to whom it is done."""
    through: tuple[str, ...]
    """Keys of the actors by whose word alone it is known."""
    modality: Modality
    trigger: str
    """Quoted: the word or words that express it."""
    evidence: str
    """Quoted: the clause that tells it, with the trigger in it."""
    date: DateTold | None
    place: str | None
    """Quoted."""
    condition: str | None
    """Quoted."""
    toll: TollTold | None
    near: str | None
    """Quoted: longer words around the item, where its evidence stands in the text more than once."""


@dataclass(frozen=True, slots=True)
class ProposalTold:
    """What is on the table: offered, demanded or discussed."""

    key: str
    """A key of your own, by which positions name this proposal."""
    kind: ProposalKind
    label: str
    """Quoted: a short name for it."""
    mentions: tuple[str, ...]
    """Quoted: the words that speak of it, each longer rather than ambiguous."""
    duration: DurationTold | None
    scope: str | None
    """Quoted."""
    condition: str | None
    """Quoted."""
    near: str | None
    """Quoted: longer words around its first mention, where that stands in the text more than once."""


@dataclass(frozen=True, slots=True)
class PositionTold:
    """Where an actor stands on a proposal. Not having said is not a stance."""

    actor: str
    """Its key."""
    proposal: str
    """Its key."""
    stance: Stance
    through: tuple[str, ...]
    """Keys of the actors by whose word alone it is known."""
    date: DateTold | None
    evidence: str
    """Quoted: the words that tell the stance."""
    near: str | None
    """Quoted: longer words around the item, where its evidence stands in the text more than once."""


@dataclass(frozen=True, slots=True)
class AccountTold:
    """One side of a discrepancy."""

    through: tuple[str, ...]
    """Keys of the actors that tell it; none where the report does."""
    quote: str
    near: str | None
    """Quoted: longer words around the quote, where it stands in the text more than once."""


@dataclass(frozen=True, slots=True)
class DiscrepancyTold:
    """Where the report's own accounts cannot all hold."""

    field: DiscrepancyField
    accounts: tuple[AccountTold, ...]
    """Two or more."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be found in one part of a report. Leave lists empty rather than guess."""

    actors: tuple[ActorTold, ...]
    statements: tuple[StatementTold, ...]
    events: tuple[EventTold, ...]
    proposals: tuple[ProposalTold, ...]
    positions: tuple[PositionTold, ...]
    discrepancies: tuple[DiscrepancyTold, ...]
