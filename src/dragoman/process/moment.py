"""The moment: which reports count as of a time, and in which order they came out."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, lru_cache

from dragoman.errors import DateError, UsageError
from dragoman.model.entries import Filed, View
from dragoman.model.record import Reading
from dragoman.process.days import days_of

Rank = tuple[datetime, str]
"""Time of publication and id of a report: what reports are ordered by, never by their filing, whose order is idle."""


@dataclass(frozen=True, eq=False)
class Page:
    """A report that counts as of the moment, with its reading as reviewed.

    It is itself alone: whatever changes about a report makes another page.
    """

    filed: Filed
    reading: Reading
    clock: datetime
    """When the report came out, in UTC; the end of its day where only the day is known, its filing without a date."""
    day: int
    """The day on which it came out, as an ordinal."""
    original: str
    """Id of the earliest report that it repeats, or its own."""
    first_outlet: str | None
    """The outlet of the report that it repeats, or its own."""
    corrected_by: str | None
    """Id of the report of the same outlet that corrects or replaces it."""
    verdicts: dict[str, str]
    """For each reviewed item of the reading the last verdict and who gave it."""

    @cached_property
    def id(self) -> str:
        """The report's id."""
        return self.reading.report.id

    @cached_property
    def rank(self) -> Rank:
        """What reports are ordered by."""
        return self.clock, self.id


def moment(text: str) -> datetime:
    """Return an RFC 3339 time as a time in UTC; raise UsageError where it is none."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no time: write it as in 2025-05-19T18:30:00Z") from error
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


def rfc3339(time: datetime) -> str:
    """Return a time as RFC 3339 text in UTC."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def publication_clock(filed: Filed) -> datetime:
    """Return when a report began to count.

    A time of day counts as it is, a day from its end (and a month or an interval from the end of its last day, as far
    as the words go), no date from the filing.
    """
    published = filed.report.published
    return (_clock(published) if published else None) or moment(filed.recorded)


@lru_cache(maxsize=65536)
def _clock(published: str) -> datetime | None:
    if "T" in published and "/" not in published:
        try:
            return moment(published)
        except UsageError:
            return None
    try:
        last = days_of(published).last
    except DateError:
        return None
    if last is None:
        return None
    day = datetime.fromordinal(last)
    return day.replace(hour=23, minute=59, second=59, tzinfo=UTC)


def counting(view: View, as_of: datetime) -> list[tuple[Filed, datetime]]:
    """Return the reports that count as of a time, each with its clock, in the order of their publication.

    A report that is withdrawn or erased stays on the ledger's record and does not count.
    """
    gone = {retraction.report for retraction in view.retractions} | set(view.erased)
    latest = {filed.report.id: filed for filed in view.filed if filed.report.id not in gone}
    return ordered((filed, clock) for filed in latest.values() if (clock := publication_clock(filed)) <= as_of)


def ordered(reports: Iterable[tuple[Filed, datetime]]) -> list[tuple[Filed, datetime]]:
    """Return reports in the order of publication; those of the same moment in the order of their ids."""
    return sorted(reports, key=lambda pair: (pair[1], pair[0].report.id))


def month_of(day: int) -> int:
    """Return the number of the month that an ordinal day lies in, counted from the year 0."""
    date = datetime.fromordinal(day)
    return date.year * 12 + date.month


def month_end(day: int) -> int:
    """Return the ordinal of the last day of the month that a day lies in."""
    date = datetime.fromordinal(day)
    return day - date.day + calendar.monthrange(date.year, date.month)[1]
