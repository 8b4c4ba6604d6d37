"""The closed word lists of the formats: kinds, stances, fields, modalities."""

from enum import StrEnum


class ActorKind(StrEnum):
    """What sort of actor acts or speaks."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"
    OUTLET = "outlet"
    DOCUMENT = "document"
    GROUP = "group"
    UNNAMED = "unnamed"


class Role(StrEnum):
    """What an actor is in a process."""

    PARTY = "party"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"
    OBSERVER = "observer"
    OTHER = "other"


class Manner(StrEnum):
    """How words are reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Via(StrEnum):
    """The channel through which words went."""

    CALL = "call"
    MEETING = "meeting"
    INTERVIEW = "interview"
    PRESS = "press"
    SOCIAL = "social"
    LETTER = "letter"
    BROADCAST = "broadcast"
    DOCUMENT = "document"


class Modality(StrEnum):
    """How an event is told: `actual` is told as having happened, which is not to say established."""

    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class ProposalKind(StrEnum):
    """What is on the table."""

    CEASEFIRE = "ceasefire"
    TALKS = "talks"
    MEETING = "meeting"
    EXCHANGE = "exchange"
    WITHDRAWAL = "withdrawal"
    MONITORING = "monitoring"
    TERRITORY = "territory"
    SECURITY = "security"
    ECONOMIC = "economic"
    SANCTIONS_RELIEF = "sanctions_relief"
    HUMANITARIAN = "humanitarian"
    OTHER = "other"


class Stance(StrEnum):
    """Where an actor stands on a proposal. Not having said is not a stance."""

    PROPOSES = "proposes"
    ACCEPTS = "accepts"
    ACCEPTS_CONDITIONALLY = "accepts_conditionally"
    CONSIDERS = "considers"
    REJECTS = "rejects"
    WITHDRAWS = "withdraws"


class DiscrepancyField(StrEnum):
    """In what two accounts cannot both hold."""

    DATE = "date"
    ORDER = "order"
    OCCURRENCE = "occurrence"
    TOLL = "toll"
    ACTORS = "actors"
    STANCE = "stance"
    TERMS = "terms"
    PLACE = "place"
    NUMBER = "number"
    CAUSE = "cause"
    REASON = "reason"
    SAID_AND_DONE = "said_and_done"
    OTHER = "other"


class TimeKind(StrEnum):
    """What sort of time an expression tells."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Label(StrEnum):
    """How far a report may travel."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"


class LeverKind(StrEnum):
    """What sort of pressure or incentive a lever is."""

    THREAT = "threat"
    PROMISE = "promise"
    SANCTION = "sanction"
    AID = "aid"
    OTHER = "other"


class LeverStatus(StrEnum):
    """What has become of a lever."""

    ANNOUNCED = "announced"
    IMPOSED = "imposed"
    LIFTED = "lifted"
    MET = "met"
    LAPSED = "lapsed"
    UNKNOWN = "unknown"


class Teller(StrEnum):
    """Who tells of a stance, seen from the one who holds it."""

    THEMSELVES = "themselves"
    OTHERS = "others"
    """Another side, or somebody between the sides."""
    UNNAMED = "unnamed"
    REPORT = "report"
    """The report alone, which names no source."""


class ElementState(StrEnum):
    """What the reports say of an element of an agreement."""

    PRESENT = "present"
    SILENT = "silent"
    DISPUTED = "disputed"


class Standing(StrEnum):
    """How far an incident that is held against an agreement is established, and by whom; never a verdict."""

    ALLEGED = "alleged"
    """A party to the agreement says so."""
    OBSERVED = "observed"
    """A report, or somebody who is no party, tells of it."""
    VERIFIED = "verified"
    """Those who monitor the agreement, or its guarantors, tell of it."""
    ATTRIBUTED = "attributed"
    """Those who monitor the agreement, or its guarantors, say whose doing it was."""
