"""Anchors: every span and quote that a value of the model rests on, held against the text."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from dragoman.errors import ModelError
from dragoman.model.catalogue import KINDS
from dragoman.model.codec import decode
from dragoman.model.entries import Review
from dragoman.model.record import Reading
from dragoman.model.report import Report
from dragoman.model.span import Span

ITEM_TYPES: dict[str, type] = {key: get_args(kind)[0] for key, kind in get_type_hints(Reading).items() if key in KINDS}
"""The type of the items under each key of a record."""


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


def check_reading(reading: Reading) -> int:
    """Return how many spans a reading has; raise SpanError for the first that reaches past its report's text."""
    return _check_spans(reading, reading.report.text)


def check_review(review: Review, text: str) -> int:
    """Return how many spans a review's content has.

    Raises ModelError where the content is no item of its kind, or a span or quote is not to be had from the text.
    """
    if review.kind not in ITEM_TYPES:
        raise ModelError(f"{review.kind!r} is none of {', '.join(ITEM_TYPES)}")
    for quote in review.quotes:
        if quote not in text:
            raise ModelError(f"it quotes {quote!r}, which {review.report} does not say")
    return _check_spans(decode(ITEM_TYPES[review.kind], review.content), text)


def _check_spans(value: Any, text: str) -> int:
    count = 0
    for count, span in enumerate(spans_of(value), 1):  # noqa: B007  # the last count is the answer
        span.of(text)
    return count


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
