"""From what the words say to dates, by the day of publication, the tense of the clause, and the dates told before.

Two kinds of text are told apart. A report hangs on its day of publication: "in April" is the April nearest to it on the
side that the tense gives. A history tells its own years: there "in April" is April of the year that was told last.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from dragoman.model.edtf import Duration, Edtf
from dragoman.reading.times.complete import Context, clock_on
from dragoman.reading.times.forms import Clock, Fixed, Partial, Piece
from dragoman.reading.times.lexicon import Tokens, compiled
from dragoman.reading.times.tense import Tense
from dragoman.reading.times.told import Told, follow, is_history, only_describes, same_sentence

_DAY = dt.timedelta(days=1)

# How long before publication the day may lie that a report's bare "06:40" or "at dawn" belongs to.
_LATELY = 3 * _DAY

# How many expressions back that day is looked for.
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class Resolved:
    """A piece with its value."""

    piece: Piece
    value: Edtf | Duration | None


def resolve(
    tokens: Tokens, pieces: list[Piece], published: dt.date | None, tense_of: Callable[[Piece], Tense]
) -> list[Resolved]:
    """Give every piece its value; without a day of publication what hangs on it has none."""
    history = is_history(pieces, published)
    told: Told | None = None
    named: dict[tuple[int, int], int] = {}
    resolved: list[Resolved] = []
    for piece in pieces:
        known = told if told is None or history else told.seen_from(tokens, piece.first)
        value = Context(published, known, history, named, partial(tense_of, piece)).value(piece.form)
        if isinstance(value, Edtf):
            value = _after_its_start(tokens, resolved, piece, value, partial(tense_of, piece))
            if history or told is None or not only_describes(tokens, piece):
                told = follow(told, value, piece, history)
            if isinstance(piece.form, Fixed) and value.day:
                named[value.day.month, value.day.day] = value.day.year
        resolved.append(Resolved(piece, value))
    return _with_days_of_their_context(tokens, resolved, published)


_TO = compiled("DASH|TO|THROUGH|UNTIL")


def _after_its_start(
    tokens: Tokens, resolved: list[Resolved], piece: Piece, end: Edtf, tense: Callable[[], Tense]
) -> Edtf:
    """Return the end of a range, moved on where it was taken for an earlier one than its start: "Monday to Friday".

    Of what has been, the start is moved back instead.
    """
    start = resolved[-1] if resolved else None
    if start is None or not isinstance(start.value, Edtf) or not isinstance(piece.form, Partial):
        return end
    if not _TO.fullmatch(tokens.classes[start.piece.end : piece.first]) or not isinstance(start.piece.form, Partial):
        return end
    first, last = start.value.first, end.first
    if first is None or last is None or last >= first or end.is_interval:
        return end
    if piece.form.weekday is None or (first - last).days >= 7:
        return end
    if tense() is Tense.BACK:
        resolved[-1] = Resolved(start.piece, Edtf.of_day(first - 7 * _DAY))
        return end
    return Edtf.of_day(last + 7 * _DAY)


def _with_days_of_their_context(tokens: Tokens, resolved: list[Resolved], published: dt.date | None) -> list[Resolved]:
    """Give a bare time of day the day that its sentence tells, else the last day told before it, if that was lately.

    A time by the clock ("10 a.m.") that no day was told for is one of the day of publication.
    """
    completed = list(resolved)
    for place, item in enumerate(resolved):
        form = item.piece.form
        if not isinstance(form, Clock) or form.date is not None:
            continue
        day = _day_around(tokens, resolved, place, published)
        if day is None and form.time is not None:
            day = published
        completed[place] = Resolved(item.piece, clock_on(form, Edtf.of_day(day) if day else None))
    return completed


def _day_around(tokens: Tokens, resolved: list[Resolved], place: int, published: dt.date | None) -> dt.date | None:
    here = resolved[place].piece
    in_sentence = [*resolved[max(0, place - 2) : place][::-1], *resolved[place + 1 : place + 3]]
    for other in in_sentence:
        if isinstance(other.value, Edtf) and other.value.day and same_sentence(tokens, here.first, other.piece.first):
            return other.value.day
    for other in reversed(resolved[max(0, place - _LOOK_BACK) : place]):
        if isinstance(other.value, Edtf) and other.value.day and not only_describes(tokens, other.piece):
            late = published is not None and dt.timedelta(0) <= published - other.value.day <= _LATELY
            return other.value.day if late else None
    return None
