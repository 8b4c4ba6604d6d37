"""What the words of a calendar date say: days, months, seasons, years, decades, and parts of them."""

import datetime as dt
import re

from dragoman.errors import DateError
from dragoman.model.edtf import Edtf
from dragoman.reading.times import context
from dragoman.reading.times.forms import Base, Fixed, Form, Length, OfShifted, Part, Partial, Shifted
from dragoman.reading.times.hit import Hit, count_of, shift_of
from dragoman.reading.times.lexicon import DECADES, ORDINALS, SEASONS, WEEKDAYS, length


def exact(text: str) -> Fixed:
    """Return the date of an EDTF text, None inside where no calendar has it."""
    try:
        return Fixed(Edtf.parse(text))
    except DateError:
        return Fixed(None)


def iso(hit: Hit) -> Form | None:
    """Read "2025-05-19" and what follows a T."""
    return exact(hit.word("iso").upper().replace(" ", "T"))


def numeric(hit: Hit) -> Form | None:
    """Read 17.04.2025 and 17/04/2025; with a slash it stays open where either number may be the month."""
    written = hit.word("date")
    one, two, year = (int(n) for n in re.split(r"[./]", written))
    if "." in written or one > 12 or one == two:
        return exact(f"{year:04}-{two:02}-{one:02}")
    if two > 12:
        return exact(f"{year:04}-{one:02}-{two:02}")
    return Fixed(None)


def month_day(hit: Hit) -> Form | None:
    """Read "5 May 2025", "May 5", "Friday, 5 May", "25 July of that year"."""
    month, year = hit.month(), hit.number("year")
    day = hit.number("day") or ORDINALS.get(hit.word("day"))
    if month is None or day is None or not 1 <= day <= 31:
        return Fixed(None)
    if hit.match.start("month") < hit.match.start("day") and context.is_count_after_month(
        hit.tokens, hit.first, hit.end
    ):
        return None
    if context.names_something(hit.tokens, hit.first, hit.end):
        return None
    if hit.has("yearunit"):
        return OfShifted(month, day, _year_unit(hit))
    if year is not None:
        return _marked(exact(f"{year:04}-{month:02}-{day:02}"), hit)
    return Partial(month=month, day=day, approximate=hit.approximate())


def _year_unit(hit: Hit) -> Shifted:
    words = hit.words("yearunit")
    told = bool({"that", "same", "previous", "following", "the"} & set(words))
    return Shifted("Y", shift_of(words), Base.TOLD if told else Base.PUBLISHED)


def _marked(form: Fixed, hit: Hit) -> Fixed:
    if form.date is not None and hit.approximate():
        return Fixed(Edtf.parse(f"{form.date}~"))
    return form


def month(hit: Hit) -> Form | None:
    """Read "April", "early May 2025", "last March"."""
    month, year = hit.month(), hit.number("year")
    if month is None:
        return None
    if hit.has("yearunit"):
        return OfShifted(month, None, _year_unit(hit))
    if year is not None:
        return _marked(Fixed(month_part(year, month, hit.part())), hit)
    if hit.has("shift"):
        words = hit.words("shift")
        told = "the" in words or "that" in words or "same" in words
        return Partial(month=month, shift=shift_of(words), part=hit.part(), base=Base.TOLD if told else Base.PUBLISHED)
    if context.names_something(hit.tokens, hit.first, hit.end):
        return None
    if not context.means_month(hit.tokens, hit.first, hit.match.start("month"), hit.end):
        return None
    return Partial(month=month, part=hit.part(), approximate=hit.approximate())


def month_part(year: int, month: int, part: Part | None) -> Edtf:
    """Return a month, or its days 1 to 10, 11 to 20, 21 to the end."""
    whole = Edtf.of_month(year, month)
    first, last = whole.first, whole.last
    assert first is not None
    assert last is not None
    if part is Part.EARLY:
        return Edtf.interval(first, first.replace(day=10))
    if part is Part.MID:
        return Edtf.interval(first.replace(day=11), first.replace(day=20))
    if part is Part.LATE:
        return Edtf.interval(first.replace(day=21), last)
    return whole


def year(hit: Hit) -> Form | None:
    """Read "2014", "early 2014", "the year 2014"."""
    year = hit.number("year")
    if year is None or not context.means_year(hit.tokens, hit.first, hit.match.start("year"), hit.end):
        return None
    return _marked(Fixed(Edtf.of_year(year)), hit)


def fiscal(hit: Hit) -> Form | None:
    """Read "fiscal 1998", "fiscal year 1998"."""
    year = hit.number("year")
    return Fixed(Edtf.of_year(year)) if year else None


def short_year(hit: Hit) -> Form | None:
    """Read the second half of "1915-17"; the first is a piece of its own."""
    before, short = hit.number("year"), hit.word("short")
    if before is None or len(short) != 2 or not hit.tokens.glued(hit.match.start("short")):
        return None
    later = before // 100 * 100 + int(short)
    return Fixed(Edtf.of_year(later)) if before < later else None


def decade(hit: Hit) -> Form | None:
    """Read "the 1990s", "the '90s", "the early eighties"."""
    word = hit.word("decade").lstrip("'’")
    if word in DECADES:
        if not (hit.tokens.is_class(hit.first, "THE") or hit.part()):
            return None
        return Fixed(Edtf.parse(f"19{DECADES[word] // 10}X"))
    digits = word.removesuffix("s")
    if len(digits) == 4 and not 1000 <= int(digits) <= 2100:
        return None
    return Fixed(Edtf.parse(f"{digits[:3] if len(digits) == 4 else '19' + digits[0]}X"))


def century(hit: Hit) -> Form | None:
    """Read "the 19th century"."""
    ordinal = hit.number("ord") or ORDINALS.get(hit.word("ord"))
    if hit.word("unit") != "century" or ordinal is None:
        return None
    return Fixed(Edtf.parse(f"{ordinal - 1:02}XX")) if 2 <= ordinal <= 30 else Fixed(None)


def season(hit: Hit) -> Form | None:
    """Read "the spring of 2024", "last summer", "winter"."""
    season, year = SEASONS[hit.word("season")], hit.number("year")
    if year is not None:
        return Fixed(Edtf.parse(f"{year:04}-{20 + season}"))
    if hit.has("yearunit"):
        return Partial(season=season, shift=_year_unit(hit).count, base=_year_unit(hit).base)
    if hit.has("shift"):
        words = hit.words("shift")
        return Partial(
            season=season,
            shift=shift_of(words),
            base=Base.TOLD if "the" in words or "that" in words else Base.PUBLISHED,
        )
    if not context.means_season(hit.tokens, hit.first, hit.match.start("season"), hit.end):
        return None
    return Partial(season=season)


def quarter(hit: Hit) -> Form | None:
    """Read "the first quarter of 2024", "the second half of 2024"."""
    quarter, year = ORDINALS.get(hit.word("ord"), 0), hit.number("year")
    halves = hit.word("unit") == "half"
    if not 1 <= quarter <= (2 if halves else 4):
        return None
    if year is None:
        return Partial(quarter=quarter) if not halves else None
    months = 6 if halves else 3
    last = quarter * months
    return Fixed(Edtf.interval(Edtf.of_month(year, last - months + 1), Edtf.of_month(year, last)))


def weekday(hit: Hit) -> Form | None:
    """Read "Monday", "last Friday", "late Thursday"."""
    weekday = WEEKDAYS[hit.word("weekday").rstrip(".")]
    short = hit.tokens.is_class(hit.match.start("weekday"), "DAYSHORT")
    if short and not context.means_short_day(hit.tokens, hit.first):
        return None
    if context.names_something(hit.tokens, hit.first, hit.end):
        return None
    words = hit.words("shift")
    return Partial(weekday=weekday, shift=shift_of(words) if words else None)


def weekday_before_last(hit: Hit) -> Form | None:
    """Read "the Friday before last"."""
    return Partial(weekday=WEEKDAYS[hit.word("weekday").rstrip(".")], shift=-2)


def day_alone(hit: Hit) -> Form | None:
    """Read "the 25th"."""
    if not context.means_day(hit.tokens, hit.first, hit.end):
        return None
    return Partial(day=hit.number("day"), base=Base.TOLD)


def weekend(hit: Hit) -> Form | None:
    """Read "the weekend", "this weekend"."""
    words = hit.words("shift")
    return Partial(weekend=True, shift=shift_of(words) if words else None)


def week_of_month(hit: Hit) -> Form | None:
    """Read "the last week of August", "the first ten days of May"; without a year only the month is known."""
    if (month := hit.month()) is not None and hit.number("year") is None:
        return Partial(month=month)
    if hit.word("unit") not in ("week", "days") or month is None:
        return Length(length(count_of(hit) or 1.0, hit.word("unit")))
    days = 7 if hit.word("unit") == "week" else int(count_of(hit) or 1)
    whole = Edtf.of_month(hit.number("year") or 1, month)
    assert whole.first is not None
    assert whole.last is not None
    if hit.word("edge") == "last":
        return Fixed(Edtf.interval(whole.last - dt.timedelta(days - 1), whole.last))
    nth = ORDINALS.get(hit.word("edge"), 1)
    first = whole.first + dt.timedelta(days * (nth - 1))
    return (
        Fixed(Edtf.interval(first, min(first + dt.timedelta(days - 1), whole.last)))
        if first <= whole.last
        else Fixed(None)
    )
