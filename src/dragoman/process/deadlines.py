"""Deadlines: until when something is to be done, as the words beside a threat, a promise or an offer say."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from dragoman.errors import DateError
from dragoman.model.edtf import Duration
from dragoman.model.record import TimeExpression
from dragoman.model.span import Span
from dragoman.model.vocabulary import TimeKind
from dragoman.process.days import known_days
from dragoman.process.tellings import Telling

_UNTIL = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|deadline (?:of|is|on|for))\W*(?:the end of )?$", re.I
)
_WITHIN = re.compile(r"\b(?:within|in the next|another|has|have|had)\W*(?:the next )?$", re.I)
LEAD = 30
"""Characters before a time expression that say what it is for."""


def deadline_of(telling: Telling) -> str | None:
    """Return the day, in EDTF, by which a telling's words want something done; None where they name none."""
    event = telling.event
    reading = telling.page.reading
    spans = (*event.evidence, *event.condition, telling.account.span)
    for time in reading.times:
        if _lies_in(time.span, spans):
            lead = reading.report.text[max(0, time.span.begin - LEAD) : time.span.begin]
            if found := _deadline(time, lead, telling.page.day):
                return found
    return None


def _deadline(time: TimeExpression, lead: str, published: int) -> str | None:
    if time.value is None:
        return None
    if time.kind is TimeKind.DURATION:
        try:
            days = Duration.parse(time.value).days
        except DateError:
            return None
        if not _WITHIN.search(lead) or not 0 < days < 3660:
            return None
        return (date.fromordinal(published) + timedelta(days=max(1, round(days)))).isoformat()
    told = known_days(time.value)
    if told is None or told.last is None:
        return None
    if time.value.startswith("../"):  # "until Friday", read whole
        return date.fromordinal(told.last).isoformat()
    return date.fromordinal(told.last).isoformat() if _UNTIL.search(lead) else None


def _lies_in(span: Span, spans: Iterable[Span]) -> bool:
    return any(outer.overlaps(span) for outer in spans)
