"""The time expressions of a text, in order, with what an event that is told with them is dated to."""

import re
from dataclasses import dataclass

from dragoman.errors import DateError
from dragoman.model.edtf import Duration, Edtf
from dragoman.model.record import TimeExpression
from dragoman.model.span import Span
from dragoman.model.vocabulary import TimeKind
from dragoman.reading.layers import Layers
from dragoman.reading.times.forms import Clock, Piece
from dragoman.reading.times.grammar import pieces_of
from dragoman.reading.times.lexicon import Tokens, compiled, tokens_of, words_of
from dragoman.reading.times.resolve import Resolved, resolve
from dragoman.reading.times.tense import Tense, is_put_off_to, tense_around, tense_of_clause


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. `value` is that of its own words, None where the text cannot say."""

    span: Span
    kind: TimeKind
    value: Edtf | Duration | None
    date: Edtf | None
    """What an event told with it is dated to, preposition and range included: "since March" is `2025-03/..`."""
    spans: tuple[Span, ...]
    """The words that `date` rests on: its own and, in a range, those of the other end."""


def read_times(text: str, published: Edtf | None, layers: Layers | None = None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text as the record holds them.

    `published` is the day (or moment) of publication; without one, or with one less exact than a day, whatever hangs on
    it has no value. With `layers` the grammar of the clause decides tense; without them the words around do.
    """
    return tuple(
        TimeExpression(f"time-{number}", time.span, time.kind, None if time.value is None else str(time.value))
        for number, time in enumerate(find_times(text, published, layers), start=1)
    )


def find_times(text: str, published: Edtf | None, layers: Layers | None = None) -> tuple[Time, ...]:
    """Return the time expressions of a text with the dates that they give to events; arguments as for `read_times`."""
    tokens = tokens_of(text)
    pieces = pieces_of(tokens) if layers is None else _without_other_words(tokens, pieces_of(tokens), layers)

    def tense_of(piece: Piece) -> Tense:
        if is_put_off_to(tokens, piece.first):
            return Tense.AHEAD
        if layers is not None and (tense := tense_of_clause(layers, _span(tokens, piece))) is not Tense.OPEN:
            return tense
        return tense_around(tokens, piece.first, piece.end)

    resolved = resolve(tokens, pieces, published.day if published else None, tense_of)
    return _with_ranges(tokens, [_time(tokens, item) for item in resolved], pieces)


def _span(tokens: Tokens, piece: Piece) -> Span:
    return Span(tokens.spans[piece.first][0], tokens.spans[piece.end - 1][1])


# Words that name a time in one sentence and something else in the next.
_DOUBTFUL = re.compile(r"(?:may|march|april|june|august|spring|fall|sun|sat)\.?", re.IGNORECASE)


def _without_other_words(tokens: Tokens, pieces: list[Piece], layers: Layers) -> list[Piece]:
    """Leave out lone doubtful words that the grammar makes a modal or a verb, or that belong to a person's name."""
    persons = {i for entity in layers.entities if entity.kind == "PERSON" for i in range(entity.first, entity.last + 1)}

    def is_other(piece: Piece) -> bool:
        span = _span(tokens, piece)
        if not _DOUBTFUL.fullmatch(span.of(layers.text)):
            return False
        return any(
            i in persons or layers.words[i].tag in ("MD", "VB", "VBP", "VBD", "VBZ") for i in layers.words_in(span)
        )

    return [piece for piece in pieces if not is_other(piece)]


def _time(tokens: Tokens, item: Resolved) -> Time:
    span = _span(tokens, item.piece)
    date = item.value if isinstance(item.value, Edtf) else None
    return Time(span, item.piece.kind, item.value, _bounded(tokens, item.piece, date), (span,))


def _bounded(tokens: Tokens, piece: Piece, date: Edtf | None) -> Edtf | None:
    """Open a date at one end as its preposition says: "since March", "until Friday", "by 2026"."""
    by_the_clock = isinstance(piece.form, Clock) and piece.form.time is not None
    if date is None or (date.is_interval and None in (date.first, date.last)) or by_the_clock:
        return date
    before = piece.first - 1
    if tokens.is_class(piece.end, "POSS") or before < 0:
        return date
    if tokens.is_class(before, "SINCE"):
        return None if _is_compared(tokens, before) else Edtf.interval(date, None)
    if tokens.is_class(before, "UNTIL", "BY", "BEFORE"):
        return date if is_put_off_to(tokens, piece.first) else Edtf.interval(None, date)
    if (
        tokens.is_class(before, "FROM")
        and piece.end < len(tokens.spans)
        and tokens.lower(piece.end) in ("on", "onward", "onwards")
    ):
        return Edtf.interval(date, None)
    return date


_SUPERLATIVES = words_of("first most worst best")
_NO_SUPERLATIVES = words_of(
    """
    protest request arrest unrest interest forest harvest contest conquest inquest invest suggest modest honest
    northwest southwest digest manifest
    """
)


def _is_compared(tokens: Tokens, since: int) -> bool:
    """Tell whether "since" only says how long there was no match: "the deadliest attack since 2014"."""
    before = [tokens.lower(i) for i in range(max(0, since - 5), since)]
    return any(
        word in _SUPERLATIVES or (word.endswith("est") and len(word) > 5 and word not in _NO_SUPERLATIVES)
        for word in before
    )


_RANGE = compiled("DASH|TO|THROUGH|UNTIL")
_AND = compiled("AND")
_MOVED = words_of(
    """
    moved postponed put pushed delayed shifted rescheduled changed brought deferred fell rose grew
    """
)


def _with_ranges(tokens: Tokens, times: list[Time], pieces: list[Piece]) -> tuple[Time, ...]:
    """Give both ends of a range the whole of it: "from 3 to 5 May", "between Monday and Thursday", "2014–2016"."""
    made = list(times)
    for place in range(len(times) - 1):
        one, two = times[place], times[place + 1]
        if not isinstance(one.value, Edtf) or not isinstance(two.value, Edtf):
            continue
        neighbours = _are_neighbours(one.value, two.value)
        if not _is_range(tokens, pieces[place], pieces[place + 1], are_neighbours=neighbours):
            continue
        try:
            whole = Edtf.interval(one.value, two.value)
        except DateError:
            continue
        spans = (one.span, two.span)
        made[place] = Time(one.span, one.kind, one.value, whole, spans)
        made[place + 1] = Time(two.span, two.kind, two.value, whole, spans)
    return tuple(made)


def _are_neighbours(one: Edtf, two: Edtf) -> bool:
    """Tell whether a day follows on another: "on Friday and Saturday"."""
    return one.day is not None and two.day is not None and (two.day - one.day).days == 1


def _is_range(tokens: Tokens, one: Piece, two: Piece, *, are_neighbours: bool) -> bool:
    between = tokens.classes[one.end : two.first]
    if _AND.fullmatch(between):
        return tokens.is_class(one.first - 1, "BETWEEN") or are_neighbours
    if not _RANGE.fullmatch(between):
        return False
    before = {tokens.lower(i) for i in range(max(0, one.first - 6), one.first)}
    return not before & _MOVED
