"""What the words of a time expression say before anything is known of when they were written."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.edtf import Duration, Edtf
from dragoman.model.vocabulary import TimeKind


class Part(StrEnum):
    """Which part of a month, year or week is meant."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    EARLIER = "earlier"
    LATER = "later"


class Base(StrEnum):
    """What a relative expression is counted from."""

    PUBLISHED = "published"
    """The day of publication: "last week"."""
    TOLD = "told"
    """The last date that the text told: "the next day"."""
    CURRENT = "current"
    """The time that the text speaks of: "the end of the month"."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date that needs no context, or None where it can never be known: "soon", "31 June"."""

    date: Edtf | None


@dataclass(frozen=True, slots=True)
class Partial:
    """A date told in part, to be completed from context: "Saturday", "in April", "5 May", "the spring"."""

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    season: int | None = None
    """Spring is 1."""
    weekend: bool = False
    quarter: int | None = None
    shift: int | None = None
    """-2 for "before last", -1 for "last", 0 for "this", 1 for "next", None where the words say nothing."""
    part: Part | None = None
    base: Base = Base.PUBLISHED
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Shifted:
    """A calendar unit counted from a base: "last week", "the following year", "two days ago", "a month later"."""

    unit: str
    """Letters of ISO 8601: D, W, M, Y, 10Y, 100Y, TH, TM or TS."""
    count: int | None
    """None where the words do not say how many: "days later"."""
    base: Base
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class OfShifted:
    """A part of a year that is itself relative: "March last year", "25 July of that year"."""

    month: int
    day: int | None
    year: Shifted


@dataclass(frozen=True, slots=True)
class Length:
    """A duration, None where its length is vague: "several weeks"."""

    duration: Duration | None


@dataclass(frozen=True, slots=True)
class Repeats:
    """A recurrence and its period: "every Friday"."""

    period: Duration | None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `time` is None for a part of the day such as "morning"."""

    time: dt.time | None
    zone: str | None
    """Offset such as "+03:00", or "Z"."""
    date: "Form | None"
    """The date it is told with; None: the day that the context gives."""


Form = Fixed | Partial | Shifted | OfShifted | Length | Repeats | Clock


@dataclass(frozen=True, slots=True)
class Piece:
    """One time expression found by the grammar: tokens [first, end) and what they say."""

    first: int
    end: int
    kind: TimeKind
    form: Form
