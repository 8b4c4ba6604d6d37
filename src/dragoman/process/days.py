"""The days that an EDTF date covers, as ordinals: what the process compares and blocks by."""

from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import DateError
from dragoman.model.edtf import Edtf

NARROW = 10
"""Longest stretch of days that is still kept and looked up day by day: a decade of a month, a week and a weekend."""


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of a date, as proleptic Gregorian ordinals; None where an interval is open."""

    first: int | None
    last: int | None

    @property
    def exact(self) -> bool:
        """Tell whether it is a single day."""
        return self.first is not None and self.first == self.last

    @property
    def narrow(self) -> bool:
        """Tell whether it is short enough to be kept day by day."""
        return self.first is not None and self.last is not None and self.last - self.first < NARROW

    @property
    def length(self) -> int:
        """Number of days; an open interval counts as long."""
        return 100_000 if self.first is None or self.last is None else self.last - self.first + 1

    def overlaps(self, other: "Days") -> bool:
        """Tell whether the two share a day; an open end reaches as far as it can."""
        return (self.first is None or other.last is None or self.first <= other.last) and (
            other.first is None or self.last is None or other.first <= self.last
        )


@lru_cache(maxsize=65536)
def days_of(date: str) -> Days:
    """Return the days that an EDTF date covers; raise DateError where it is none."""
    edtf = Edtf.parse(date)
    first, last = edtf.first, edtf.last
    return Days(first.toordinal() if first else None, last.toordinal() if last else None)


def known_days(date: str | None) -> Days | None:
    """Return the days of a date, or None where there is none or no calendar has it (a reading's slip is no day)."""
    if date is None:
        return None
    try:
        return days_of(date)
    except DateError:
        return None


def each_day(days: Days) -> range:
    """Return the ordinals of the days of a bounded stretch."""
    assert days.first is not None
    assert days.last is not None
    return range(days.first, days.last + 1)
