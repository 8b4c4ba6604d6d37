"""Dates of the record in EDTF (ISO 8601-2), no more exact than the words, and durations in ISO 8601.

The subset is what reporting needs: a day (with or without a time of day), a month, a season (21 to 24), a year, a
decade (`199X`), a century (`19XX`), an interval of these whose ends may be open (`..`) or unknown (empty), and the
qualifiers `~` (approximate), `?` (uncertain) and `%` (both). Weeks (`2025-W20`) are taken and kept as the interval of
their days. Years run from 0001 to 9999.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import lru_cache

from dragoman.errors import DateError


class Order(StrEnum):
    """How one date lies to another."""

    BEFORE = "before"
    AFTER = "after"
    OVERLAPS = "overlaps"
    UNKNOWN = "unknown"


class Precision(IntEnum):
    """How exact a date is; the greater, the more exact."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6
    TIME = 7


# How far an approximate or uncertain date may be off on either side, in days: one unit of its precision.
_DOUBT = {
    Precision.CENTURY: 36525,
    Precision.DECADE: 3653,
    Precision.YEAR: 366,
    Precision.SEASON: 92,
    Precision.MONTH: 31,
    Precision.DAY: 1,
    Precision.TIME: 1,
}

_POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:[Tt](?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)(?P<zone>[Zz]|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
    r"(?P<doubt>[~?%]?)"
)
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})([~?%]?)")
_OPEN = ".."
_UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, or an interval of dates. Two are equal where their canonical texts are. Make them by `Edtf.parse`."""

    text: str
    """The canonical EDTF text."""
    first: dt.date | None = field(compare=False)
    """The first day; None where the beginning is open or unknown."""
    last: dt.date | None = field(compare=False)
    """The last day; None where the end is open or unknown."""
    precision: Precision = field(compare=False)
    """How exact it is; of an interval, the less exact of its known ends."""
    is_interval: bool = field(compare=False)
    approximate: bool = field(compare=False)
    uncertain: bool = field(compare=False)
    moment: dt.datetime | None = field(compare=False)
    """The instant, where a time of day is told with its zone."""

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> "Edtf":
        """Return the date that a text tells; raise DateError saying what is wrong with it."""
        return _parse(text.strip())

    @classmethod
    def of_day(cls, day: dt.date) -> "Edtf":
        """Return a single day."""
        return _parse(f"{day.year:04}-{day.month:02}-{day.day:02}")

    @classmethod
    def of_month(cls, year: int, month: int) -> "Edtf":
        """Return a month; raise DateError where there is none such."""
        return _parse(f"{year:04}-{month:02}")

    @classmethod
    def of_year(cls, year: int) -> "Edtf":
        """Return a year; raise DateError where it is not 1 to 9999."""
        return _parse(f"{year:04}")

    @classmethod
    def interval(cls, first: "dt.date | Edtf | None", last: "dt.date | Edtf | None") -> "Edtf":
        """Return the interval between two dates, None being an open end; raise DateError where it would end too early.

        Ends that are themselves intervals give their outer days; an interval of one day is that day.
        """
        begin, end = _end_text(first, lambda date: date.first), _end_text(last, lambda date: date.last)
        return _parse(begin if begin == end else f"{begin}/{end}")

    @property
    def day(self) -> dt.date | None:
        """The day, if it is exactly one and beyond doubt, else None."""
        return self.first if self.first == self.last and not self.qualified else None

    @property
    def qualified(self) -> bool:
        """Whether it is approximate or uncertain."""
        return self.approximate or self.uncertain

    def compare(self, other: "Edtf") -> Order:
        """Tell how this date lies to another.

        `BEFORE` and `AFTER` hold only where every day of the one lies on that side of every day of the other; a date in
        doubt must lie there by more than one unit of its precision. `OVERLAPS` is said where they share a day, and
        `UNKNOWN` where an unknown end or a doubt leaves it open.
        """
        if self.moment and other.moment and not (self.qualified or other.qualified):
            return _order_of(self.moment, other.moment)
        begin, end, their_begin, their_end = *_limits(self), *_limits(other)
        slack = _doubt(self) + _doubt(other)
        if end is not None and their_begin is not None and end + slack < their_begin:
            return Order.BEFORE
        if begin is not None and their_end is not None and their_end + slack < begin:
            return Order.AFTER
        if None not in (begin, end, their_begin, their_end):
            apart = end < their_begin or their_end < begin  # type: ignore[operator]
            return Order.UNKNOWN if apart else Order.OVERLAPS
        shared = _within(begin, their_begin, their_end) or _within(end, their_begin, their_end)
        shared = shared or _within(their_begin, begin, end) or _within(their_end, begin, end)
        return Order.OVERLAPS if shared else Order.UNKNOWN

    def overlaps(self, other: "Edtf") -> bool:
        """Tell whether the two are known to share a day."""
        return self.compare(other) is Order.OVERLAPS


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time such as `P30D` or `PT3H`. Two are equal where their canonical texts are."""

    text: str
    """The canonical ISO 8601 text."""
    days: float = field(compare=False)
    """Its length in days, months and years counted at their Gregorian mean."""

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Return the duration that an ISO 8601 text tells; raise DateError saying what is wrong with it."""
        match = _DURATION.fullmatch(text.strip())
        if match is None or not any(match.groups()):
            raise DateError(f"{text!r} is no ISO 8601 duration: write one such as P30D, P2M, P1Y6M or PT3H")
        canonical, days = "P", 0.0
        for (name, unit, length), number in zip(_UNITS, match.groups(), strict=True):
            if name == "hours" and any(match.groups()[_UNITS_OF_DAYS:]):
                canonical += "T"
            if number is not None:
                canonical += _plain_number(number) + unit
                days += float(number) * length
        return cls(canonical, days)


_UNITS = (
    ("years", "Y", 365.2425),
    ("months", "M", 365.2425 / 12),
    ("weeks", "W", 7.0),
    ("days", "D", 1.0),
    ("hours", "H", 1 / 24),
    ("minutes", "M", 1 / 1440),
    ("seconds", "S", 1 / 86400),
)
_UNITS_OF_DAYS = 4
_NUMBER = r"([0-9]+(?:\.[0-9]+)?)"
_DURATION = re.compile(
    rf"P(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?(?:T(?=[0-9])(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)


def _plain_number(number: str) -> str:
    whole, _, fraction = number.partition(".")
    whole, fraction = whole.lstrip("0") or "0", fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


@lru_cache(maxsize=4096)
def _parse(text: str) -> Edtf:
    if match := _WEEK.fullmatch(text):
        return _week(text, int(match[1]), int(match[2]), match[3])
    if "/" not in text:
        return _point(text, text)
    begin_text, _, end_text = text.partition("/")
    begin = None if begin_text in (_OPEN, _UNKNOWN) else _point(begin_text, text)
    end = None if end_text in (_OPEN, _UNKNOWN) else _point(end_text, text)
    known = [point for point in (begin, end) if point is not None]
    if not known:
        raise DateError(f"{text!r} is no date: an interval needs at least one known end")
    if begin and end and begin.first and end.last and begin.first > end.last:
        raise DateError(f"{text!r} is no date: the interval ends before it begins; turn its ends round")
    return Edtf(
        text=f"{begin or begin_text}/{end or end_text}",
        first=begin.first if begin else None,
        last=end.last if end else None,
        precision=min(point.precision for point in known),
        is_interval=True,
        approximate=any(point.approximate for point in known),
        uncertain=any(point.uncertain for point in known),
        moment=None,
    )


def _week(text: str, year: int, week: int, doubt: str) -> Edtf:
    try:
        monday = dt.date.fromisocalendar(year, week, 1)
        sunday = monday + dt.timedelta(days=6)
    except (ValueError, OverflowError) as error:
        raise DateError(f"{text!r} is no date: the year {year} has no week {week}") from error
    return _parse(f"{monday.isoformat()}{doubt}/{sunday.isoformat()}{doubt}")


def _point(text: str, whole: str) -> Edtf:
    match = _POINT.fullmatch(text)
    if match is None:
        raise DateError(
            f"{whole!r} is no EDTF date: write 2025-05-19, 2025-05, 2025, 2025-05-12/2025-05-18, ../2025-05 or 199X"
        )
    year, month, day, doubt = match["year"], match["month"], match["day"], match["doubt"]
    first, last, precision = _days(whole, year, month, day)
    canonical = "-".join(part for part in (year, month, day) if part)
    moment = None
    if match["time"]:
        clock = match["time"] if match["time"].count(":") == 2 else match["time"] + ":00"
        zone = (match["zone"] or "").upper()
        canonical, precision = f"{canonical}T{clock}{zone}", Precision.TIME
        moment = _moment(whole, canonical, zoned=bool(zone))
    return Edtf(canonical + doubt, first, last, precision, False, doubt in ("~", "%"), doubt in ("?", "%"), moment)


def _days(whole: str, year: str, month: str | None, day: str | None) -> tuple[dt.date, dt.date, Precision]:
    """Return the first and last day of a point and its precision."""
    if "X" in year:
        if month:
            raise DateError(f"{whole!r} is no date: a decade or century has no month")
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        precision = Precision.DECADE if year.count("X") == 1 else Precision.CENTURY
        return dt.date(max(low, 1), 1, 1), dt.date(high, 12, 31), precision
    number = int(year)
    if number < 1:
        raise DateError(f"{whole!r} is no date: years run from 0001 to 9999")
    if month is None:
        return dt.date(number, 1, 1), dt.date(number, 12, 31), Precision.YEAR
    if day is None and 21 <= int(month) <= 24:
        return *_season(whole, number, int(month) - 20), Precision.SEASON
    if not 1 <= int(month) <= 12:
        raise DateError(f"{whole!r} is no date: there is no month {month}")
    length = calendar.monthrange(number, int(month))[1]
    if day is None:
        return dt.date(number, int(month), 1), dt.date(number, int(month), length), Precision.MONTH
    if not 1 <= int(day) <= length:
        raise DateError(f"{whole!r} is no date: {calendar.month_name[int(month)]} {year} has {length} days")
    exact = dt.date(number, int(month), int(day))
    return exact, exact, Precision.DAY


def _season(whole: str, year: int, quarter: int) -> tuple[dt.date, dt.date]:
    """Return the days of a northern season: spring is March to May, winter December to the next February."""
    first = dt.date(year, 3 * quarter, 1)
    end_year, end_month = (year + 1, 2) if quarter == 4 else (year, 3 * quarter + 2)
    if end_year > dt.MAXYEAR:
        raise DateError(f"{whole!r} is no date: years run from 0001 to 9999")
    return first, dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def _moment(whole: str, canonical: str, *, zoned: bool) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(canonical)
    except ValueError as error:
        raise DateError(f"{whole!r} is no date: {error}") from error
    return moment if zoned else None


def _end_text(end: dt.date | Edtf | None, outer: Callable[[Edtf], dt.date | None]) -> str:
    if end is None:
        return _OPEN
    if not isinstance(end, Edtf):
        return Edtf.of_day(end).text
    if not end.is_interval:
        return end.text
    day = outer(end)
    return _OPEN if day is None else Edtf.of_day(day).text


def _limits(date: Edtf) -> tuple[float | None, float | None]:
    """Return the first and last day as ordinals, infinite where open, None where unknown."""
    begin: float | None = date.first.toordinal() if date.first else None
    end: float | None = date.last.toordinal() if date.last else None
    if begin is None and date.text.startswith(_OPEN):
        begin = float("-inf")
    if end is None and date.text.endswith(_OPEN):
        end = float("inf")
    return begin, end


def _doubt(date: Edtf) -> int:
    return _DOUBT[date.precision] if date.qualified else 0


def _within(day: float | None, begin: float | None, end: float | None) -> bool:
    return day is not None and begin is not None and end is not None and begin <= day <= end


def _order_of(mine: dt.datetime, theirs: dt.datetime) -> Order:
    if mine == theirs:
        return Order.OVERLAPS
    return Order.BEFORE if mine < theirs else Order.AFTER
