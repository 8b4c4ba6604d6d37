"""Anchors: every span that a value of the model rests on, wherever in it they lie."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from dragoman.model.record import Reading
from dragoman.model.report import Report
from dragoman.model.span import Span


def spans_of(value: Any) -> Iterator[Span]:
    """Yield every span in a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from spans_of(item)
    elif is_dataclass(value) and not isinstance(value, type | Report):
        for name in _names(type(value)):
            yield from spans_of(getattr(value, name))


def check_spans(reading: Reading) -> int:
    """Return how many spans a reading has; raise SpanError for the first that reaches past its report's text."""
    count = 0
    for count, span in enumerate(spans_of(reading), 1):  # noqa: B007  # the last count is the answer
        span.of(reading.report.text)
    return count


def missing_quote(quotes: tuple[str, ...], text: str) -> str | None:
    """Return the first of some quotes that a text does not have to the letter, or None."""
    return next((quote for quote in quotes if quote not in text), None)


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
