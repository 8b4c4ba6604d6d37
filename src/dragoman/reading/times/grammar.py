"""The grammar of time expressions: patterns over token classes, each with what it says.

Extents follow TimeML: no leading preposition ("in April" marks "April"), modifiers within ("early April", "at least 30
days"). Where several patterns match at one place the longest wins, and of equals the first.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.errors import DateError
from dragoman.model.edtf import Duration, Edtf
from dragoman.model.vocabulary import TimeKind
from dragoman.reading.times import context
from dragoman.reading.times.forms import (
    Base,
    Clock,
    Fixed,
    Form,
    Length,
    OfShifted,
    Part,
    Partial,
    Piece,
    Repeats,
    Shifted,
)
from dragoman.reading.times.lexicon import (
    DECADES,
    MONTHS,
    NUMBERS,
    ORDINALS,
    REPEATS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    ZONES,
    Tokens,
    compiled,
    length,
)


@dataclass(frozen=True)
class Hit:
    """A pattern's match over the classes of a text."""

    tokens: Tokens
    match: re.Match[str]

    @property
    def first(self) -> int:
        return self.match.start()

    @property
    def end(self) -> int:
        return self.match.end()

    def has(self, group: str) -> bool:
        """Tell whether a group took part."""
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def word(self, group: str) -> str:
        """Return the first token of a group in small letters, "" where it took no part."""
        return self.tokens.lower(self.match.start(group)) if self.has(group) else ""

    def words(self, group: str) -> list[str]:
        """Return all tokens of a group in small letters."""
        return [self.tokens.lower(i) for i in range(*self.match.span(group))] if self.has(group) else []

    def number(self, group: str) -> int | None:
        """Return the whole number that opens a group's first token ("19th" is 19)."""
        digits = re.match(r"\d+", self.word(group))
        return int(digits.group()) if digits else None

    def month(self, group: str = "month") -> int | None:
        return MONTHS.get(self.word(group).rstrip(".")) if self.has(group) else None

    def part(self) -> Part | None:
        """Return the part of a period that the group `part` names; "the end of" names none that a calendar has."""
        named = set(self.words("part"))
        return next((part for part in Part if part.value in named), None)

    def approximate(self) -> bool:
        return bool(self.words("approx"))


Build = Callable[[Hit], Form | None]


@dataclass(frozen=True)
class Rule:
    """A pattern and what it says; a rule that builds None does not hold at that place."""

    pattern: re.Pattern[str]
    kind: TimeKind
    build: Build


_MO = "(?:MONTH|MONTHISH|MONTHSHORT STOP?)"
_WD = "(?:WEEKDAY|DAYSHORT STOP?)"
_DN = "(?:DAYNUM|ORDNUM)"
_YT = "(?:(?:COMMA|OF)? (?P<year>YEAR))"
_PART = "(?P<part>(?:THE? EDGE OF THE?|THE? (?:EARLY|LATE)(?: IN THE?)?|THE? MID DASH?|(?:EARLIER|LATER)(?: IN THE?)?))"
_APX = "(?P<approx>(?:APPROX|CIRCA STOP?)+)"
_BOUND = "(?:APPROX|OVER|CIRCA|EDGE TO|MORE THAN|LESS THAN|AT LEAST|AT MOST|UP TO)*"
_NUMBER = "(?:(?:NUMWORD(?:DASH? NUMWORD)*|(?:NUM|DAYNUM|YEAR) NUMWORD?)(?: AND A? HALF)?)"
_COUNT = f"(?P<n>{_NUMBER}|HALF A|A HALF|A NUMWORD|A)"
_ANYUNIT = "(?P<unit>UNIT|UNITS|HOUR|HOURS)"
_FROM_NOW = "LAST|NEXT|THIS(?: PAST| COMING)?"
_FROM_TOLD = "THE? (?:NEXT|FOLLOWING|PREVIOUS)|(?:THE|THAT|THIS) SAME|THAT"
_LAST = f"(?P<shift>{_FROM_NOW})"
_TOLD = f"(?P<shift>{_FROM_TOLD})"
_EITHER = f"(?P<shift>{_FROM_NOW}|{_FROM_TOLD})"


def _shift(words: list[str]) -> int:
    for word in words:
        if word in ("last", "past", "previous", "preceding", "prior"):
            return -1
        if word in ("next", "coming", "upcoming", "following", "subsequent", "ensuing", "succeeding"):
            return 1
    return 0


def _exact(text: str) -> Fixed:
    try:
        return Fixed(Edtf.parse(text))
    except DateError:
        return Fixed(None)


def _iso(hit: Hit) -> Form | None:
    return _exact(hit.word("iso").upper().replace(" ", "T"))


def _numeric(hit: Hit) -> Form | None:
    """Read 17.04.2025 and 17/04/2025; where day and month could be either and a slash tells no custom, it stays open."""
    written = hit.word("date")
    one, two, year = (int(n) for n in re.split(r"[./]", written))
    if "." in written or one > 12 or one == two:
        return _exact(f"{year:04}-{two:02}-{one:02}")
    if two > 12:
        return _exact(f"{year:04}-{one:02}-{two:02}")
    return Fixed(None)


def _month_day(hit: Hit) -> Form | None:
    month, day, year = hit.month(), hit.number("day"), hit.number("year")
    if month is None or day is None or not 1 <= day <= 31:
        return Fixed(None)
    if hit.has("yearunit"):
        return OfShifted(month, day, _year_unit(hit))
    if year is not None:
        return _marked(_exact(f"{year:04}-{month:02}-{day:02}"), hit)
    return Partial(month=month, day=day, approximate=hit.approximate())


def _year_unit(hit: Hit) -> Shifted:
    words = hit.words("yearunit")
    told = bool({"that", "same", "previous", "following", "the"} & set(words))
    return Shifted("Y", _shift(words), Base.TOLD if told else Base.PUBLISHED)


def _marked(form: Fixed, hit: Hit) -> Fixed:
    if form.date is not None and hit.approximate():
        return Fixed(Edtf.parse(f"{form.date}~"))
    return form


def _month(hit: Hit) -> Form | None:
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
        return Partial(month=month, shift=_shift(words), part=hit.part(), base=Base.TOLD if told else Base.PUBLISHED)
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


def _year(hit: Hit) -> Form | None:
    year = hit.number("year")
    if year is None or not context.means_year(hit.tokens, hit.first, hit.match.start("year"), hit.end):
        return None
    return _marked(Fixed(Edtf.of_year(year)), hit)


def _short_year(hit: Hit) -> Form | None:
    """Read the second half of "1915-17"; the first is a piece of its own."""
    before, short = hit.number("year"), hit.word("short")
    if before is None or len(short) != 2 or not hit.tokens.glued(hit.match.start("short")):
        return None
    later = before // 100 * 100 + int(short)
    return Fixed(Edtf.of_year(later)) if before < later else None


def _decade(hit: Hit) -> Form | None:
    word = hit.word("decade").lstrip("'’")
    if word in DECADES:
        if not (hit.tokens.is_class(hit.first, "THE") or hit.part()):
            return None
        return Fixed(Edtf.parse(f"19{DECADES[word] // 10}X"))
    digits = word.removesuffix("s")
    if len(digits) == 4 and not 1000 <= int(digits) <= 2100:
        return None
    return Fixed(Edtf.parse(f"{digits[:3] if len(digits) == 4 else '19' + digits[0]}X"))


def _century(hit: Hit) -> Form | None:
    ordinal = hit.number("ord") or ORDINALS.get(hit.word("ord"))
    if hit.word("unit") != "century" or ordinal is None:
        return None
    return Fixed(Edtf.parse(f"{ordinal - 1:02}XX")) if 2 <= ordinal <= 30 else Fixed(None)


def _season(hit: Hit) -> Form | None:
    season, year = SEASONS[hit.word("season")], hit.number("year")
    if year is not None:
        return Fixed(Edtf.parse(f"{year:04}-{20 + season}"))
    if hit.has("yearunit"):
        return Partial(season=season, shift=_year_unit(hit).count, base=_year_unit(hit).base)
    if hit.has("shift"):
        words = hit.words("shift")
        return Partial(
            season=season, shift=_shift(words), base=Base.TOLD if "the" in words or "that" in words else Base.PUBLISHED
        )
    if not context.means_season(hit.tokens, hit.first, hit.match.start("season"), hit.end):
        return None
    return Partial(season=season)


def _quarter(hit: Hit) -> Form | None:
    quarter, year = ORDINALS.get(hit.word("ord"), 0), hit.number("year")
    halves = hit.word("unit") == "half"
    if not 1 <= quarter <= (2 if halves else 4):
        return None
    if year is None:
        return Partial(quarter=quarter) if not halves else None
    months = 6 if halves else 3
    last = quarter * months
    return Fixed(Edtf.interval(Edtf.of_month(year, last - months + 1), Edtf.of_month(year, last)))


def _weekday(hit: Hit) -> Form | None:
    weekday = WEEKDAYS[hit.word("weekday").rstrip(".")]
    short = hit.tokens.is_class(hit.match.start("weekday"), "DAYSHORT")
    if short and not context.means_short_day(hit.tokens, hit.first):
        return None
    words = hit.words("shift")
    return Partial(weekday=weekday, shift=_shift(words) if words else None)


def _day_alone(hit: Hit) -> Form | None:
    if not context.means_day(hit.tokens, hit.first, hit.end):
        return None
    return Partial(day=hit.number("day"), base=Base.TOLD)


def _weekend(hit: Hit) -> Form | None:
    words = hit.words("shift")
    return Partial(weekend=True, shift=_shift(words) if words else None)


def _unit_letters(word: str) -> str:
    code = UNITS[word if word in UNITS else word.removesuffix("s")]
    return code


def _relative_unit(hit: Hit) -> Form | None:
    return Shifted(_unit_letters(hit.word("unit")), _shift(hit.words("shift")), Base.PUBLISHED, hit.part())


def _told_unit(hit: Hit) -> Form | None:
    return Shifted(_unit_letters(hit.word("unit")), _shift(hit.words("shift")), Base.TOLD, hit.part())


def _unit_after(hit: Hit) -> Form | None:
    """Read "the day before", "the year after", where nothing follows that it would be counted from."""
    if not context.stands_alone(hit.tokens, hit.end):
        return None
    forward = hit.word("way") in ("after", "following", "later", "afterward", "afterwards", "thereafter")
    return Shifted(_unit_letters(hit.word("unit")), 1 if forward else -1, Base.TOLD)


def _whole_unit(hit: Hit) -> Form | None:
    """Read "the end of the month", "later in the year": the unit that the text is in."""
    if not {"of", "in", "mid"} & set(hit.words("part")):
        return None
    return Shifted(_unit_letters(hit.word("unit")), 0, Base.CURRENT, hit.part())


def _count(hit: Hit) -> float | None:
    """Return the number that the group `n` tells, None where it is vague."""
    words = [w for w in hit.words("n") if w not in ("-", "–", "—", "‐", "‑")]
    if not words:
        return None
    half = "half" in words
    words = [w for w in words if w not in ("and", "a", "an", "half")] or ([] if half else ["one"])
    total, current = 0.0, 0.0
    for word in words:
        if word[0].isdigit():
            current += float(word.replace(",", ""))
        elif word in ("hundred", "thousand", "dozen"):
            current = max(current, 1.0) * NUMBERS[word]
            total, current = (total + current, 0.0) if word == "thousand" else (total, current)
        else:
            current += NUMBERS[word]
    return total + current + (0.5 if half else 0.0)


def _offset(hit: Hit) -> Form | None:
    """Read "two days ago", "three weeks later", "a year earlier"."""
    way, count = hit.word("way"), _count(hit)
    if way in ("before", "after", "previously", "beforehand") and not context.stands_alone(hit.tokens, hit.end):
        return None
    back = way in ("ago", "earlier", "before", "previously", "beforehand")
    base = Base.PUBLISHED if way in ("ago", "from", "'", "’") else Base.TOLD
    whole = None if count is None or count != int(count) else int(count) * (-1 if back else 1)
    if hit.has("n") and hit.has("more"):
        return Shifted(_unit_letters(hit.word("unit")), whole, base, approximate=True)
    return Shifted(_unit_letters(hit.word("unit")), whole, base)


def _duration(hit: Hit) -> Form | None:
    count, unit = _count(hit), hit.word("unit")
    if hit.has("old") or _names_more_than_it_counts(hit, unit):
        return None
    if hit.has("dash") and not hit.has("n"):  # "month-long", but "months-long" is vague
        return Length(None if unit.endswith("s") else length(1.0, unit))
    if hit.words("n") in (["a"], ["an"]) and not context.means_length(hit.tokens, hit.first, hit.end, unit):
        return None
    if count is None:
        return Length(None)
    return Length(length(count, unit))


def _names_more_than_it_counts(hit: Hit, unit: str) -> bool:
    """Tell whether figures before a singular count nothing: "the 2018 day of protest", "on 5 day two"."""
    bare = not (unit.endswith("s") or hit.has("dash") or hit.tokens.is_class(hit.end - 1, "LONG"))
    return bare and hit.word("n")[:1].isdigit() and hit.word("n") != "1"


def _vague_duration(_hit: Hit) -> Form | None:
    return Length(None)


def _bare_units(hit: Hit) -> Form | None:
    return Length(None) if context.means_span(hit.tokens, hit.first) else None


def _edge_units(hit: Hit) -> Form | None:
    """Read "the past two weeks", "the first ten months", "the past year"."""
    count = _count(hit)
    if count is None:
        if hit.has("vague") or hit.word("unit").endswith("s"):
            return Length(None)
        count = 1.0
    return Length(length(count, hit.word("unit")))


def _week_of_month(hit: Hit) -> Form | None:
    """Read "the last week of August", "the first ten days of May"; without a year the month says which."""
    if hit.word("unit") not in ("week", "days") or hit.number("year") is None or (month := hit.month()) is None:
        return Length(length(_count(hit) or 1.0, hit.word("unit")))
    days = 7 if hit.word("unit") == "week" else int(_count(hit) or 1)
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


def _today(hit: Hit) -> Form | None:
    if context.is_part_of_name(hit.tokens, hit.match.start("day")):
        return None
    day = Shifted("D", {"yesterday": -1, "tomorrow": 1}.get(hit.word("day"), 0), Base.PUBLISHED)
    return Clock(None, None, day) if hit.has("partday") else day


def _day_beyond(hit: Hit) -> Form | None:
    day, way = hit.word("day"), hit.word("way")
    return {
        ("yesterday", "before"): Shifted("D", -2, Base.PUBLISHED),
        ("tomorrow", "after"): Shifted("D", 2, Base.PUBLISHED),
    }.get((day, way))


def _tonight(_hit: Hit) -> Form | None:
    return Clock(None, None, Shifted("D", 0, Base.PUBLISHED))


def _shifted_partday(hit: Hit) -> Form | None:
    words = hit.words("shift")
    told = bool({"that", "the", "same"} & set(words)) or "following" in words
    return Clock(None, None, Shifted("D", _shift(words), Base.TOLD if told else Base.PUBLISHED))


def _partday(hit: Hit) -> Form | None:
    return Clock(None, None, None) if context.means_partday(hit.tokens, hit.first, hit.end) else None


def _clock(hit: Hit) -> Form | None:
    hour, _, minute = hit.word("clock").partition(":")
    minute = minute[:2] or "0"
    half = hit.word("ampm").replace(".", "")[:1]
    if half and not 0 < int(hour) <= 12 and not (half == "p" and int(hour) < 24):
        return None
    number = int(hour) % 12 + (12 if half == "p" else 0) if half and int(hour) <= 12 else int(hour)
    if number > 23 or int(minute) > 59:
        return Clock(None, None, None)
    if not half and not hit.has("zone") and not context.means_clock(hit.tokens, hit.first):
        return None
    return Clock(dt.time(number, int(minute)), ZONES.get(hit.word("zone")), None)


def _never_known(_hit: Hit) -> Form | None:
    return Fixed(None)


def _now(hit: Hit) -> Form | None:
    return None if context.is_now_and_then(hit.tokens, hit.first, hit.end) else Fixed(None)


def _reference_word(hit: Hit) -> Form | None:
    return Fixed(None) if context.stands_as_noun(hit.tokens, hit.end) else None


def _that_time(hit: Hit) -> Form | None:
    return Fixed(None) if hit.has("being") or context.after_preposition(hit.tokens, hit.first) else None


def _repeat(hit: Hit) -> Form | None:
    if context.is_part_of_name(hit.tokens, hit.first):
        return None
    return Repeats(Duration.parse(REPEATS[hit.word("repeat")]))


def _every(hit: Hit) -> Form | None:
    if hit.has("weekday"):
        return Repeats(Duration.parse("P1W"))
    if hit.has("daily"):
        return Repeats(Duration.parse("P1D"))
    if hit.has("seasonal"):
        return Repeats(Duration.parse("P1Y"))
    count = 2.0 if "other" in hit.words("other") else _count(hit) or 1.0
    return Repeats(length(count, hit.word("unit")))


def _rules() -> Iterator[Rule]:
    date, time, duration, repeated = TimeKind.DATE, TimeKind.TIME, TimeKind.DURATION, TimeKind.SET
    year_unit = "(?P<yearunit>(?:OF )?(?:LAST|NEXT|THIS|THAT|THE SAME|THE PREVIOUS|THE FOLLOWING) UNIT)"
    table: list[tuple[TimeKind, Build, str]] = [
        (date, _iso, "(?P<iso>ISO)"),
        (date, _numeric, "(?P<date>NUMDATE)"),
        (
            date,
            _month_day,
            f"{_APX}? (?:{_WD} COMMA?)? THE? (?P<day>{_DN}) OF? (?P<month>{_MO}) (?:{_YT}|{year_unit})?",
        ),
        (
            date,
            _month_day,
            f"{_APX}? (?:{_WD} COMMA?)? (?P<month>{_MO}) THE? (?P<day>{_DN}) (?:{_YT}|COMMA? {year_unit})?",
        ),
        (date, _month, f"{_APX}? {_PART}? (?P<month>{_MO}) (?:COMMA? OF? (?P<year>YEAR)|{year_unit})?"),
        (date, _month, f"{_PART}? {_EITHER} (?P<month>{_MO})"),
        (date, _year, f"{_APX}? {_PART}? (?:THE UNIT)? (?P<year>YEAR)"),
        (date, _decade, f"{_PART}? THE? (?P<decade>DECADE)"),
        (date, _century, f"{_PART}? THE? (?P<ord>ORDNUM|ORDWORD) DASH? (?P<unit>UNIT)"),
        (
            date,
            _never_known,
            f"{_APX}? {_PART}? (?:THE? {_DN}? {_MO})? (?:SEASON OF|SEASONISH OF)? (?:NUM|YEAR|DAYNUM|DECADE) ERA",
        ),
        (date, _never_known, "(?:NUM|DAYNUM|YEAR)(?=(?:DASH|TO|AND)(?:NUM|DAYNUM|YEAR)ERA)"),
        (date, _season, f"{_PART}? THE? (?P<season>SEASON|SEASONISH) (?:COMMA? OF? (?P<year>YEAR)|OF {year_unit})?"),
        (date, _season, f"{_PART}? {_EITHER} (?P<season>SEASON|SEASONISH)"),
        (date, _quarter, "THE? (?P<ord>ORDWORD) DASH? (?P<unit>QUARTER|HALF) (?:OF? (?P<year>YEAR))?"),
        (date, _weekday, f"{_LAST}? (?P<weekday>{_WD})"),
        (date, _day_alone, f"THE (?P<day>ORDNUM)"),
        (date, _weekend, f"(?:{_LAST}|(?P<the>THE)) WEEKEND"),
        (date, _relative_unit, f"{_PART}? {_LAST} (?P<unit>UNIT)"),
        (date, _told_unit, f"{_PART}? {_TOLD} (?P<unit>UNIT)"),
        (date, _unit_after, "THE (?P<unit>UNIT) (?P<way>BEFORE|AFTER|FOLLOWING|EARLIER|LATER|AFTERWARD)"),
        (date, _whole_unit, f"{_PART} (?P<unit>UNIT)"),
        (
            date,
            _offset,
            f"{_BOUND} {_COUNT} (?P<more>MORE)? {_ANYUNIT} (?P<way>AGO|EARLIER|LATER|BEFORE|AFTER|AFTERWARD|FROM NOW|APOS TIME)",
        ),
        (
            date,
            _offset,
            f"(?:{_BOUND} A? VAGUE OF?)? (?P<unit>UNITS|HOURS) (?P<way>AGO|EARLIER|LATER|BEFORE|AFTERWARD)",
        ),
        (date, _day_beyond, "THE UNIT (?P<way>BEFORE|AFTER) (?P<day>TODAY)"),
        (date, _today, "(?:LATE|EARLY|EARLIER|LATER)? (?P<day>TODAY) (?P<partday>PARTDAY)?"),
        (date, _never_known, "RECENT (?:UNITS|HOURS|SEASON)"),
        (date, _never_known, "SHORTLY (?:AFTERWARD|LATER)"),
        (date, _now, "RIGHT? NOW"),
        (date, _never_known, "A (?:LONG TIME|TIME) (?:AGO|LATER)|THIS UNITS"),
        (date, _reference_word, "THE (?:PAST|DATEWORD)"),
        (date, _that_time, "(?:THAT|THE|THIS) TIME (?P<being>BEING)?"),
        (duration, _duration, f"{_BOUND} {_COUNT} (?:MORE )?{_ANYUNIT} (?:AND A HALF)? (?:(?:LONG|(?P<old>OLD)))?"),
        (duration, _duration, f"(?P<n>{_NUMBER}) (?P<dash>DASH) {_ANYUNIT} (?:DASH? (?:LONG|(?P<old>OLD)))?"),
        (duration, _duration, "(?P<unit>UNIT|UNITS|HOUR|HOURS) (?P<dash>DASH) (?:LONG|(?P<old>OLD))"),
        (duration, _vague_duration, f"{_BOUND} A? VAGUE OF? (?:MORE )?(?:UNITS|HOURS|UNIT)"),
        (duration, _bare_units, "(?:UNITS|HOURS)"),
        (
            duration,
            _edge_units,
            f"(?:THE|THIS) (?:LAST|PAST|NEXT|COMING|FOLLOWING|PREVIOUS|SAME|ORDWORD) (?:{_COUNT}|(?P<vague>VAGUE)) (?:MORE )?{_ANYUNIT} (?:OF YEAR|OF (?:THIS|LAST|NEXT|THE) UNIT)?",
        ),
        (duration, _edge_units, "THE (?:PAST|LAST|COMING|NEXT) (?P<unit>UNITS|HOURS)"),
        (duration, _edge_units, "THE (?:PAST|LAST) (?P<unit>UNIT|HOUR)"),
        (
            date,
            _week_of_month,
            f"THE (?P<edge>LAST|ORDWORD) (?:{_COUNT})? (?P<unit>UNIT|UNITS) OF (?P<month>{_MO}) (?P<year>YEAR)?",
        ),
        (time, _tonight, "(?:LATE|EARLY|LATER|EARLIER)? TONIGHT"),
        (time, _shifted_partday, f"(?:LATE|EARLY|LATER|EARLIER)? {_EITHER} PARTDAY"),
        (time, _partday, "(?:LATE|EARLY|MID DASH)? (?:IN? THE )?(?:LATE|EARLY)? (?:PARTDAY|NOON)"),
        (time, _clock, "(?P<clock>CLOCK) (?P<ampm>AMPM)? (?:LOCAL TIME)? (?P<zone>ZONE)?"),
        (time, _clock, "(?P<clock>DAYNUM) (?P<ampm>AMPM) (?:LOCAL TIME)? (?P<zone>ZONE)?"),
        (time, _clock, "(?P<clock>DAYNUM) (?P<zone>OCLOCK)"),
        (repeated, _repeat, "(?P<repeat>REPEAT)"),
        (repeated, _every, f"EVERY (?P<other>OTHER)? (?:{_COUNT})? {_ANYUNIT}"),
        (repeated, _every, "EVERY (?P<weekday>WEEKDAY)"),
        (repeated, _every, "(?P<weekday>WEEKDAYS)"),
        (repeated, _every, "EVERY (?P<daily>PARTDAY|NOON)"),
        (repeated, _every, "EVERY (?P<seasonal>SEASON|SEASONISH|MONTH|MONTHISH)"),
        (repeated, _every, "(?:NUMWORD|VAGUE)? TIMES (?:A|PER|EVERY) (?P<unit>UNIT|HOUR)"),
        (repeated, _every, "PER (?P<unit>UNIT|HOUR)"),
    ]
    for kind, build, pattern in table:
        yield Rule(compiled(pattern), kind, build)


RULES = tuple(_rules())
_PAIR_OF_DAYS = compiled(f"(?P<first>{_DN}) (?:DASH|TO|AND|UNTIL|THROUGH|OR) (?P<rest>{_DN} OF? {_MO}(?:COMMA? YEAR)?)")
_PAIR_AFTER_MONTH = compiled(
    f"(?P<month>{_MO}) (?P<first>{_DN}) (?:DASH|TO|AND|UNTIL|THROUGH|OR|COMMA) (?P<second>{_DN})(?!COLON|UNITS|HOURS|AMPM) {_YT}?"
)
_PAIR_OF_MONTHS = compiled(f"(?P<first>{_MO}) (?:DASH|TO|AND|UNTIL|THROUGH|OR) (?P<second>{_MO}) (?P<year>YEAR)")
_YEAR_RANGE = compiled("(?P<year>YEAR) DASH (?P<short>DAYNUM|NUM)")
_PATTERNS = [_PAIR_OF_DAYS, *(rule.pattern for rule in RULES)]
_ANY = re.compile("|".join(f"(?:{re.sub(r'[?]P<[a-z]+>', '?:', pattern.pattern)})" for pattern in _PATTERNS))


def pieces_of(tokens: Tokens) -> list[Piece]:
    """Return the time expressions of a text in order; they do not overlap."""
    found: list[Piece] = []
    position = 0
    while (somewhere := _ANY.search(tokens.classes, position)) is not None:
        here = somewhere.start()
        pieces = _pair_at(tokens, here) or _longest_at(tokens, here)
        found.extend(pieces)
        position = pieces[-1].end if pieces else here + 1
    return _joined(tokens, found)


def _longest_at(tokens: Tokens, here: int) -> list[Piece]:
    best: Piece | None = None
    for rule in RULES:
        match = rule.pattern.match(tokens.classes, here)
        if match is None or match.end() == here or (best is not None and match.end() <= best.end):
            continue
        form = rule.build(Hit(tokens, match))
        if form is not None:
            best = Piece(here, match.end(), rule.kind, form)
    return [best] if best else []


def _pair_at(tokens: Tokens, here: int) -> list[Piece]:
    """Read two dates that share a month or a year: "3 to 5 May", "May 3-5", "June and July 1944", "1915-17"."""
    if match := _PAIR_OF_DAYS.match(tokens.classes, here):
        rest = _longest_at(tokens, match.start("rest"))
        day = Hit(tokens, match).number("first")
        if rest and day is not None:
            return [Piece(here, match.end("first"), TimeKind.DATE, _on_day(rest[0].form, day)), *rest]
    if match := _PAIR_AFTER_MONTH.match(tokens.classes, here):
        hit = Hit(tokens, match)
        month, year = hit.month(), hit.number("year")
        if month is not None:
            made = [_dated(year, month, hit.number(group)) for group in ("first", "second")]
            return [
                Piece(here, match.end("first"), TimeKind.DATE, made[0]),
                Piece(match.start("second"), match.end(), TimeKind.DATE, made[1]),
            ]
    if match := _PAIR_OF_MONTHS.match(tokens.classes, here):
        hit = Hit(tokens, match)
        one, two, year = hit.month("first"), hit.month("second"), hit.number("year")
        if one is not None and two is not None and year is not None:
            earlier = year if one <= two else year - 1
            return [
                Piece(here, match.end("first"), TimeKind.DATE, Fixed(Edtf.of_month(earlier, one))),
                Piece(match.start("second"), match.end(), TimeKind.DATE, Fixed(Edtf.of_month(year, two))),
            ]
    if match := _YEAR_RANGE.match(tokens.classes, here):
        hit = Hit(tokens, match)
        second = _short_year(hit)
        if second is not None and not tokens.is_class(match.end(), "DASH", "UNIT", "UNITS"):
            year = hit.number("year")
            return [
                Piece(here, here + 1, TimeKind.DATE, Fixed(Edtf.of_year(year or 1))),
                Piece(match.start("short"), match.end(), TimeKind.DATE, second),
            ]
    return []


def _dated(year: int | None, month: int, day: int | None) -> Form:
    if year is None:
        return Partial(month=month, day=day)
    return _exact(f"{year:04}-{month:02}-{day:02}")


def _on_day(form: Form, day: int) -> Form:
    """Return the same month's other day."""
    if isinstance(form, Partial) and form.month is not None:
        return Partial(month=form.month, day=day)
    if isinstance(form, OfShifted):
        return OfShifted(form.month, day, form.year)
    if isinstance(form, Fixed) and form.date is not None and form.date.first is not None:
        first = form.date.first
        return _exact(f"{first.year:04}-{first.month:02}-{day:02}")
    return Fixed(None)


_BETWEEN_CLOCK_AND_DATE = compiled("(?:|COMMA|ON|OF|COMMA ON)")
_BETWEEN_DATE_AND_CLOCK = compiled("(?:|COMMA|COLON)")


def _joined(tokens: Tokens, pieces: list[Piece]) -> list[Piece]:
    """Make one of a time of day and the date it is told with: "10 a.m. on Monday", "the night of 5 May", "Monday night"."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before is not None and (made := _together(tokens, before, piece)):
            joined[-1] = made
        else:
            joined.append(piece)
    return joined


def _together(tokens: Tokens, one: Piece, two: Piece) -> Piece | None:
    between = tokens.classes[one.end : two.first]
    if isinstance(one.form, Clock) and one.form.date is None and two.kind is TimeKind.DATE:
        if _BETWEEN_CLOCK_AND_DATE.fullmatch(between):
            zone, end = one.form.zone, two.end
            if zone is None and tokens.is_class(end, "ZONE"):
                zone, end = ZONES[tokens.lower(end)], end + 1
            return Piece(one.first, end, TimeKind.TIME, Clock(one.form.time, zone, two.form))
    elif isinstance(two.form, Clock) and two.form.date is None and one.kind is TimeKind.DATE:
        if _BETWEEN_DATE_AND_CLOCK.fullmatch(between) and (two.form.time is not None or not between):
            return Piece(one.first, two.end, TimeKind.TIME, Clock(two.form.time, two.form.zone, one.form))
    return None
