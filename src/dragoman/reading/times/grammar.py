"""The time expressions of a text: of the patterns that match at one place the longest wins, of equals the first."""

import re

from dragoman.model.edtf import Edtf
from dragoman.model.vocabulary import TimeKind
from dragoman.reading.times import dates
from dragoman.reading.times.forms import Clock, Fixed, Form, OfShifted, Partial, Piece
from dragoman.reading.times.hit import Hit
from dragoman.reading.times.lexicon import ZONES, Tokens, compiled
from dragoman.reading.times.rules import DAY_NUMBER, MONTH_NAME, RULES, YEAR_AFTER

_LINK = "(?:DASH|TO|AND|UNTIL|THROUGH|OR)"
_PAIR_OF_DAYS = compiled(f"(?P<first>{DAY_NUMBER}) {_LINK} (?P<rest>{DAY_NUMBER} OF? {MONTH_NAME}(?:COMMA? YEAR)?)")
_PAIR_AFTER_MONTH = compiled(
    f"(?P<month>{MONTH_NAME}) (?P<first>{DAY_NUMBER}) (?:{_LINK}|COMMA) (?P<second>{DAY_NUMBER})"
    f"(?!COLON|UNITS|HOURS|AMPM) {YEAR_AFTER}?"
)
_PAIR_OF_MONTHS = compiled(f"(?P<first>{MONTH_NAME}) {_LINK} (?P<second>{MONTH_NAME}) (?P<year>YEAR)")
_YEAR_RANGE = compiled("(?P<year>YEAR) DASH (?P<short>DAYNUM|NUM)")
_PATTERNS = [_PAIR_OF_DAYS, *(rule.pattern for rule in RULES)]
_ALTERNATIVES = "|".join(f"(?:{re.sub(r'[?]P<[a-z]+>', '?:', pattern.pattern)})" for pattern in _PATTERNS)
_NOT_FIRST = compiled("(?!OTHER|BREAK|STOP|COMMA|OF|ON|TO|FROM|FOR|BY|AND|OR)").pattern
"""Passes over the classes that most words are of: no expression begins with one."""
_ANY = re.compile(f"{_NOT_FIRST}(?:{_ALTERNATIVES})")


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
        second = dates.short_year(hit)
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
    return dates.exact(f"{year:04}-{month:02}-{day:02}")


def _on_day(form: Form, day: int) -> Form:
    """Return the same month's other day."""
    if isinstance(form, Partial) and form.month is not None:
        return Partial(month=form.month, day=day)
    if isinstance(form, OfShifted):
        return OfShifted(form.month, day, form.year)
    if isinstance(form, Fixed) and form.date is not None and form.date.first is not None:
        first = form.date.first
        return dates.exact(f"{first.year:04}-{first.month:02}-{day:02}")
    return Fixed(None)


_BETWEEN_CLOCK_AND_DATE = compiled("(?:|COMMA|ON|OF|COMMA ON)")
_BETWEEN_DATE_AND_CLOCK = compiled("(?:|COMMA|COLON)")


def _joined(tokens: Tokens, pieces: list[Piece]) -> list[Piece]:
    """Make one of a time of day and its date: "10 a.m. on Monday", "the night of 5 May", "Monday night"."""
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
        touching = _BETWEEN_DATE_AND_CLOCK.fullmatch(between) and (two.form.time is not None or not between)
        return (
            Piece(one.first, two.end, TimeKind.TIME, Clock(two.form.time, two.form.zone, one.form))
            if touching
            else None
        )
    return None
