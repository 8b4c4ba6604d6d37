"""What a form says, completed to a date by the context that it stands in."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dragoman.errors import DateError
from dragoman.model.edtf import Duration, Edtf, Precision
from dragoman.reading.times.dates import month_part
from dragoman.reading.times.forms import Base, Clock, Fixed, Form, Length, OfShifted, Part, Partial, Repeats, Shifted
from dragoman.reading.times.tense import Tense
from dragoman.reading.times.told import Told

# From how many months back a month is the next year's.
_TURN_OF_YEAR = 9

# A month or day told without a year in the past tense is taken for a coming one where it is so many days ahead.
_NEAR_DAYS = 45

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Context:
    """What a form is completed from."""

    published: dt.date | None
    told: Told | None
    history: bool
    named: Mapping[tuple[int, int], int]
    """Years of the days (month, day) that the text has told in full."""
    tense: Callable[[], Tense]

    def value(self, form: Form) -> Edtf | Duration | None:
        """Return the value of a form, None where the context does not suffice or the calendar has no such date."""
        if isinstance(form, Length):
            return form.duration
        if isinstance(form, Repeats):
            return form.period
        try:
            return self.date(form)
        except (DateError, OverflowError, ValueError):
            return None

    def date(self, form: Form) -> Edtf | None:
        """Return the date of a form that tells one; raise DateError where the calendar has no such date."""
        if isinstance(form, Fixed):
            return form.date
        if isinstance(form, Partial):
            made = self._partial(form)
            return Edtf.parse(f"{made}~") if made is not None and form.approximate and not made.is_interval else made
        if isinstance(form, Shifted):
            return self._shifted(form)
        if isinstance(form, OfShifted):
            year = self._shifted(form.year)
            if year is None or year.first is None:
                return None
            made_month = Edtf.of_month(year.first.year, form.month)
            return made_month if form.day is None else Edtf.parse(f"{made_month}-{form.day:02}")
        if isinstance(form, Clock) and form.date is not None:
            return clock_on(form, self.date(form.date))
        return None

    # Dates told in part

    def _partial(self, form: Partial) -> Edtf | None:
        if form.weekday is not None:
            return self._weekday(form.weekday, form.shift)
        if form.weekend:
            return self._weekend(form.shift)
        if form.quarter is not None:
            return self._quarter(form.quarter)
        if form.season is not None:
            return self._season(form.season, form)
        if form.month is None:
            return self._day_of_told_month(form.day)
        if form.shift is not None:
            return self._shifted_month(form.month, form)
        year = self._year_of(form.month, form.day)
        if year is None:
            return None
        if form.day is not None:
            return Edtf.parse(f"{year:04}-{form.month:02}-{form.day:02}")
        return month_part(year, form.month, form.part)

    def _told_first(self) -> dt.date | None:
        return self.told.date.first or self.told.date.last if self.told else None

    def _year_of(self, month: int, day: int | None) -> int | None:
        """Return the year of a month or day told without one."""
        told = self._told_first()
        if self.told is not None and told is not None and (self.history or self.told.near or self.published is None):
            return _running_year(self.told.date, told, month) if self.history else told.year
        if day is not None and (month, day) in self.named:
            return self.named[month, day]
        if self.published is None:
            return None
        if day is None and month == self.published.month:
            return self.published.year
        here = self.published
        candidates = [
            dt.date(year, month, _day_in(year, month, day or 15)) for year in range(here.year - 1, here.year + 2)
        ]
        back = max(c for c in candidates if c <= here)
        ahead = min(c for c in candidates if c >= here)
        tense = self.tense()
        if tense is Tense.AHEAD:
            return ahead.year
        # "It was to be signed in June" is told in the past and lies ahead: what is just ahead is meant all the same.
        just_ahead = (ahead - here).days < _NEAR_DAYS
        nearer_ahead = ahead - here < here - back
        return ahead.year if nearer_ahead and (tense is Tense.OPEN or just_ahead) else back.year

    def _day_of_told_month(self, day: int | None) -> Edtf | None:
        told = self.told.date if self.told else None
        if told is None or told.precision < Precision.MONTH or told.first is None or day is None:
            if self.published is None or day is None or self.history:
                return None
            return Edtf.parse(f"{self.published.year:04}-{self.published.month:02}-{day:02}")
        return Edtf.parse(f"{told.first.year:04}-{told.first.month:02}-{day:02}")

    def _shifted_month(self, month: int, form: Partial) -> Edtf | None:
        base = self._told_first() if form.base is Base.TOLD else self.published
        if base is None or form.shift is None:
            return None
        year = base.year
        if form.shift < 0 and month >= base.month:
            year -= 1
        if form.shift > 0 and month <= base.month:
            year += 1
        return month_part(year, month, form.part)

    def _weekday(self, weekday: int, shift: int | None) -> Edtf | None:
        here = self.published
        if self.history:
            day = self.told.date.day if self.told else None
            return Edtf.of_day(day + _DAY * ((weekday - day.weekday() + 3) % 7 - 3)) if day else None
        if here is None:
            return None
        back = here - _DAY * ((here.weekday() - weekday) % 7)
        ahead = here + _DAY * ((weekday - here.weekday()) % 7)
        if shift == -2:  # "the Friday before last"
            return Edtf.of_day(back - 7 * _DAY)
        if shift == -1:  # "last Monday", said on a Tuesday, is not yesterday
            return Edtf.of_day(back if (here - back).days >= 2 else back - 7 * _DAY)
        if shift == 1:
            return Edtf.of_day(ahead if (ahead - here).days >= 2 else ahead + 7 * _DAY)
        tense = self.tense()
        if shift == 0:
            return Edtf.of_day(back if tense is Tense.BACK else ahead)
        return Edtf.of_day(ahead if tense is Tense.AHEAD else back)

    def _weekend(self, shift: int | None) -> Edtf | None:
        here = self.published
        if here is None or self.history:
            return None
        monday = here - _DAY * here.weekday()
        this = monday + 5 * _DAY
        if shift == -1:
            first = this - 7 * _DAY
        elif shift == 1:
            first = (
                this if here.weekday() < 5 and self.tense() is Tense.AHEAD and here.weekday() < 3 else this + 7 * _DAY
            )
        elif here.weekday() >= 5:
            first = this
        else:
            tense = self.tense()
            ahead = tense is Tense.AHEAD or (tense is Tense.OPEN and shift == 0 and here.weekday() >= 2)
            first = this if ahead else this - 7 * _DAY
        return Edtf.interval(first, first + _DAY)

    def _quarter(self, quarter: int) -> Edtf | None:
        here = self.published
        if here is None or self.history:
            return None
        now = (here.month - 1) // 3 + 1
        year = here.year
        if self.tense() is Tense.AHEAD:
            year += quarter < now
        else:
            year -= quarter >= now
        return Edtf.interval(Edtf.of_month(year, 3 * quarter - 2), Edtf.of_month(year, 3 * quarter))

    def _season(self, season: int, form: Partial) -> Edtf | None:
        lately_told = self.told is not None and self.told.near and self.told.explicit and form.shift is None
        leaning = form.base is Base.TOLD or self.history or lately_told
        here = self._told_first() if leaning else self.published
        if here is None:
            return None
        in_order = [Edtf.parse(f"{year:04}-{20 + season}") for year in range(max(here.year - 2, 1), here.year + 3)]
        begun = [s for s in in_order if s.first and s.first <= here]
        over = [s for s in in_order if s.last and s.last < here]
        if form.shift == 1:
            return next(s for s in in_order if s.first and s.first > here)
        if form.shift == -1:
            return over[-1]
        if form.shift == 0 or leaning:
            return Edtf.parse(f"{here.year - (season == 4 and here.month <= 2):04}-{20 + season}")
        if self.tense() is Tense.AHEAD:
            return next(s for s in in_order if s.last and s.last >= here)
        return begun[-1]

    # Units counted from a base

    def _shifted(self, form: Shifted) -> Edtf | None:
        if form.count is None:
            return None
        told_now = self.told is not None and (self.history or self.told.near)
        if (form.base is Base.PUBLISHED and not (self.history and form.count == 0)) or (
            form.base is Base.CURRENT and not told_now
        ):
            base = Edtf.of_day(self.published) if self.published else None
        else:
            base = self.told.date if self.told else None
            if base is None and form.unit == "Y" and form.count <= 0 and self.published:
                base = Edtf.of_day(self.published)
        if base is None or base.first is None or base.last is None:
            return None
        if form.unit.startswith("T") and form.base is not Base.PUBLISHED:  # "hours earlier" orders, it does not date
            return None
        made = _count_units(base, form.unit, form.count)
        return _part_of(made, form, base) if made is not None and form.part is not None else made


def clock_on(form: Clock, date: Edtf | None) -> Edtf | None:
    """Return a date with a time of day, where the zone is told and the date is one day, else the date."""
    if date is None or date.day is None or form.time is None or form.zone is None:
        return date
    return Edtf.parse(f"{date.day.isoformat()}T{form.time.isoformat()}{form.zone}")


def _running_year(told: Edtf, first: dt.date, month: int) -> int:
    """Return the year of a month in a history that runs forward: after December comes the next January."""
    if told.precision < Precision.MONTH:
        return first.year
    return first.year + ((told.last or first).month - month >= _TURN_OF_YEAR)


def _count_units(base: Edtf, unit: str, count: int) -> Edtf | None:
    """Return the unit that lies so many units from the base's; None where the base is too inexact to count from."""
    first = base.first
    assert first is not None
    if unit in ("TH", "TM", "TS"):
        hours = count * {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[unit]
        exact = base.day
        return (
            Edtf.of_day(exact + dt.timedelta(round(hours / 24))) if exact and base.precision is Precision.DAY else None
        )
    if unit == "D":
        return (
            Edtf.of_day(base.day + count * _DAY)
            if base.day
            else base
            if count == 0 and base.precision >= Precision.DAY
            else None
        )
    if unit in ("W", "2W"):
        if base.precision < Precision.DAY:
            return None
        monday = first - _DAY * first.weekday() + (14 if unit == "2W" else 7) * count * _DAY
        return Edtf.interval(monday, monday + 6 * _DAY)
    if unit == "M":
        if base.precision < Precision.MONTH:
            return None
        months = first.year * 12 + first.month - 1 + count
        return Edtf.of_month(months // 12, months % 12 + 1)
    if base.precision < Precision.YEAR and count:
        return None
    if unit == "Y":
        return Edtf.of_year(first.year + count)
    if unit == "10Y":
        return Edtf.parse(f"{first.year // 10 + count:03}X")
    return Edtf.parse(f"{first.year // 100 + count:02}XX")


def _part_of(made: Edtf, form: Shifted, base: Edtf) -> Edtf:
    """Cut a week or month to the part that is meant: "earlier this month" ends on the day before the base."""
    if form.unit not in ("W", "M") or made.first is None or made.last is None:
        return made
    here = base.day
    if form.part is Part.EARLIER:
        return (
            Edtf.interval(made.first, here - _DAY)
            if form.count == 0 and here and made.first < here <= made.last
            else made
        )
    if form.part is Part.LATER:
        return (
            Edtf.interval(here + _DAY, made.last)
            if form.count == 0 and here and made.first <= here < made.last
            else made
        )
    return month_part(made.first.year, made.first.month, form.part) if form.unit == "M" else made


def _day_in(year: int, month: int, day: int) -> int:
    """Return the day, or 28 where the month is too short: good enough to find the year it lies in."""
    try:
        return dt.date(year, month, day).day
    except ValueError:
        return 28
