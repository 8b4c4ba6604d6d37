"""The patterns of time expressions over token classes, each with what reads it.

Extents follow TimeML: no leading preposition ("in April" marks "April"), modifiers within ("early April", "at least 30
days").
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.model.vocabulary import TimeKind
from dragoman.reading.times import clocks, dates, lengths, offsets
from dragoman.reading.times.forms import Form
from dragoman.reading.times.hit import Hit
from dragoman.reading.times.lexicon import compiled

Build = Callable[[Hit], Form | None]


@dataclass(frozen=True)
class Rule:
    """A pattern and what it says; a rule that builds None does not hold at that place."""

    pattern: re.Pattern[str]
    kind: TimeKind
    build: Build


MONTH_NAME = "(?:MONTH|MONTHISH|MONTHSHORT STOP?)"
WEEKDAY_NAME = "(?:WEEKDAY|DAYSHORT STOP?)"
DAY_NUMBER = "(?:DAYNUM|ORDNUM)"
YEAR_AFTER = "(?:(?:COMMA|OF)? (?P<year>YEAR))"
_PART = "(?P<part>(?:THE? EDGE OF THE?|THE? (?:EARLY|LATE)(?: IN THE?)?|THE? MID DASH?|(?:EARLIER|LATER)(?: IN THE?)?))"
_WD = f"(?:{WEEKDAY_NAME} COMMA?)"
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


def _rules() -> Iterator[Rule]:
    date, time, duration, repeated = TimeKind.DATE, TimeKind.TIME, TimeKind.DURATION, TimeKind.SET
    year_unit = "(?P<yearunit>(?:OF )?(?:LAST|NEXT|THIS|THAT|THE SAME|THE PREVIOUS|THE FOLLOWING) UNIT)"
    table: list[tuple[TimeKind, Build, str]] = [
        (date, dates.iso, "(?P<iso>ISO)"),
        (date, dates.numeric, "(?P<date>NUMDATE)"),
        (
            date,
            dates.month_day,
            f"{_APX}? {_WD}? THE? (?P<day>{DAY_NUMBER}) OF? (?P<month>{MONTH_NAME}) (?:{YEAR_AFTER}|{year_unit})?",
        ),
        (
            date,
            dates.month_day,
            f"{_APX}? {_WD}? (?P<month>{MONTH_NAME}) THE? (?P<day>{DAY_NUMBER}) (?:{YEAR_AFTER}|COMMA? {year_unit})?",
        ),
        (date, dates.month, f"{_APX}? {_PART}? (?P<month>{MONTH_NAME}) (?:COMMA? OF? (?P<year>YEAR)|{year_unit})?"),
        (date, dates.month, f"{_PART}? {_EITHER} (?P<month>{MONTH_NAME})"),
        (date, dates.month_day, f"THE? (?P<day>ORDWORD) OF (?P<month>{MONTH_NAME}) {YEAR_AFTER}?"),
        (date, dates.fiscal, "FISCAL (?:UNIT)? (?P<year>YEAR)"),
        (date, offsets.never_known, "DAYNUM (?:OTHER (?:APOS|DASH|OTHER)*)? OTHERMONTH (?:COMMA? YEAR)?"),
        (date, offsets.never_known, "OTHERMONTH (?:DAYNUM COMMA?)? YEAR"),
        (date, dates.year, f"{_APX}? {_PART}? (?:THE UNIT)? (?P<year>YEAR)"),
        (date, dates.decade, f"{_PART}? THE? (?P<decade>DECADE)"),
        (date, dates.century, f"{_PART}? THE? (?P<ord>ORDNUM|ORDWORD) DASH? (?P<unit>UNIT)"),
        (
            date,
            offsets.never_known,
            f"{_APX}? {_PART}? (?:THE? {DAY_NUMBER}? {MONTH_NAME})? (?:(?:SEASON|SEASONISH) OF)? "
            "(?:NUM|YEAR|DAYNUM|DECADE) ERA",
        ),
        (date, offsets.never_known, "(?:NUM|DAYNUM|YEAR)(?=(?:DASH|TO|AND)(?:NUM|DAYNUM|YEAR)ERA)"),
        (
            date,
            dates.season,
            f"{_PART}? THE? (?P<season>SEASON|SEASONISH) (?:COMMA? OF? (?P<year>YEAR)|OF {year_unit})?",
        ),
        (date, dates.season, f"{_PART}? {_EITHER} (?P<season>SEASON|SEASONISH)"),
        (date, dates.quarter, "THE? (?P<ord>ORDWORD) DASH? (?P<unit>QUARTER|HALF) (?:OF? (?P<year>YEAR))?"),
        (date, dates.weekday, f"(?:EARLY|LATE|EARLIER|LATER)? {_LAST}? (?P<weekday>{WEEKDAY_NAME})"),
        (date, dates.day_alone, "THE (?P<day>ORDNUM)"),
        (date, dates.weekday_before_last, f"THE (?P<weekday>{WEEKDAY_NAME}) BEFORE LAST"),
        (date, offsets.unit_before_last, "THE (?P<unit>UNIT|PARTDAY) BEFORE LAST"),
        (date, dates.weekend, f"(?:{_LAST}|(?P<the>THE)) WEEKEND"),
        (date, offsets.relative_unit, f"{_PART}? {_LAST} (?P<unit>UNIT)"),
        (date, offsets.told_unit, f"{_PART}? {_TOLD} (?P<unit>UNIT)"),
        (
            date,
            offsets.unit_after,
            "THE (?P<unit>UNIT|PARTDAY) (?P<way>BEFORE|AFTER|FOLLOWING|EARLIER|LATER|AFTERWARD)",
        ),
        (date, offsets.whole_unit, f"{_PART} (?P<unit>UNIT)"),
        (
            date,
            offsets.offset,
            f"{_BOUND} {_COUNT} (?:MORE )?{_ANYUNIT} "
            "(?P<way>AGO|EARLIER|LATER|BEFORE|AFTER|AFTERWARD|FROM NOW|APOS TIME)",
        ),
        (
            date,
            offsets.offset,
            f"(?:{_BOUND} A? VAGUE OF?)? (?P<unit>UNITS|HOURS) (?P<way>AGO|EARLIER|LATER|BEFORE|AFTERWARD)",
        ),
        (date, offsets.offset, f"{_BOUND} {_COUNT} (?P<unit>NIGHTS) (?P<way>AGO|EARLIER|LATER|BEFORE|AFTERWARD)"),
        (date, offsets.day_beyond, "THE UNIT (?P<way>BEFORE|AFTER) (?P<day>TODAY)"),
        (date, offsets.today, "(?:LATE|EARLY|EARLIER|LATER)? (?P<day>TODAY) (?P<partday>PARTDAY)?"),
        (date, offsets.never_known, "RECENT (?:UNITS|HOURS|SEASON)"),
        (date, offsets.never_known, "SHORTLY (?:AFTERWARD|LATER)"),
        (date, offsets.now, "RIGHT? NOW"),
        (date, offsets.never_known, "A (?:LONG TIME|TIME) (?:AGO|LATER)|THIS UNITS"),
        (date, offsets.reference_word, "THE (?:PAST|DATEWORD)"),
        (date, offsets.that_time, "(?:THAT|THE|THIS) TIME (?P<being>BEING)?"),
        (
            duration,
            lengths.duration,
            f"{_BOUND} {_COUNT} (?:MORE )?{_ANYUNIT} (?P<half>AND A HALF)? (?:(?:LONG|(?P<old>OLD)))?",
        ),
        (duration, lengths.duration, f"(?P<n>{_NUMBER}) (?P<dash>DASH) {_ANYUNIT} (?:DASH? (?:LONG|(?P<old>OLD)))?"),
        (duration, lengths.duration, "(?P<unit>UNIT|UNITS|HOUR|HOURS) (?P<dash>DASH) (?:LONG|(?P<old>OLD))"),
        (duration, lengths.vague_duration, f"{_BOUND} A? VAGUE OF? (?:MORE )?(?:UNITS|HOURS|UNIT)"),
        (duration, lengths.bare_units, "(?:UNITS|HOURS)"),
        (
            duration,
            lengths.edge_units,
            f"(?:THE|THIS) (?:LAST|PAST|NEXT|COMING|FOLLOWING|PREVIOUS|SAME|ORDWORD) (?:{_COUNT}|(?P<vague>VAGUE)) "
            f"(?:MORE )?{_ANYUNIT} (?:OF YEAR|OF (?:THIS|LAST|NEXT|THE) UNIT)?",
        ),
        (duration, lengths.edge_units, "THE (?:PAST|LAST|COMING|NEXT) (?P<unit>UNITS|HOURS)"),
        (duration, lengths.edge_units, "THE (?:PAST|LAST) (?P<unit>UNIT|HOUR)"),
        (
            date,
            dates.week_of_month,
            f"THE (?P<edge>LAST|ORDWORD) (?:{_COUNT})? (?P<unit>UNIT|UNITS) OF (?P<month>{MONTH_NAME}) (?P<year>YEAR)?",
        ),
        (time, clocks.tonight, "(?:LATE|EARLY|LATER|EARLIER)? TONIGHT"),
        (time, clocks.overnight, "OVERNIGHT"),
        (time, clocks.shifted_partday, f"(?:LATE|EARLY|LATER|EARLIER)? {_EITHER} PARTDAY"),
        (time, clocks.partday, "(?:LATE|EARLY|MID DASH)? (?:IN? THE )?(?:LATE|EARLY)? (?:PARTDAY|NOON)"),
        (time, clocks.clock, "(?P<clock>CLOCK) (?P<ampm>AMPM)? (?P<local>LOCAL TIME)? (?P<zone>ZONE)?"),
        (time, clocks.clock, "(?P<clock>DAYNUM) (?P<ampm>AMPM) (?:LOCAL TIME)? (?P<zone>ZONE)?"),
        (time, clocks.clock, "(?P<clock>DAYNUM) (?P<zone>OCLOCK)"),
        (time, clocks.clock, "(?P<clock>NUM|YEAR) (?P<zone>ZONE)"),
        (repeated, lengths.frequency, "(?P<repeat>REPEAT)"),
        (repeated, lengths.recurrence, f"EVERY (?P<other>OTHER)? (?:{_COUNT})? {_ANYUNIT}"),
        (repeated, lengths.recurrence, "EVERY (?P<weekday>WEEKDAY)"),
        (repeated, lengths.recurrence, "(?P<weekday>WEEKDAYS)"),
        (repeated, lengths.recurrence, "EVERY (?P<daily>PARTDAY|NOON)"),
        (repeated, lengths.recurrence, "EVERY (?P<seasonal>SEASON|SEASONISH|MONTH|MONTHISH)"),
        (repeated, lengths.recurrence, "(?:NUMWORD|VAGUE)? TIMES (?:A|PER|EVERY) (?P<unit>UNIT|HOUR)"),
        (repeated, lengths.recurrence, "PER (?P<unit>UNIT|HOUR)"),
    ]
    for kind, build, pattern in table:
        yield Rule(compiled(pattern), kind, build)


RULES = tuple(_rules())
