"""Spans are non-empty pieces of a text and say so when they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import SpanError
from dragoman.model.span import Span, cover


@pytest.mark.parametrize(("begin", "end"), [(0, 0), (3, 3), (5, 2), (-1, 4)])
def test_empty_reversed_and_negative_spans_are_refused(begin: int, end: int) -> None:
    with pytest.raises(SpanError, match="is no span"):
        Span(begin, end)


def test_a_span_past_the_text_is_refused() -> None:
    with pytest.raises(SpanError, match="reaches past a text of 5 characters"):
        Span(2, 6).of("truce")


def test_offsets_are_code_points() -> None:
    assert Span(2, 4).of("a𝄞é\u0301z") == "é\u0301"


@pytest.mark.parametrize(
    ("one", "other", "overlap", "hold"),
    [
        (Span(0, 4), Span(4, 6), False, False),
        (Span(0, 4), Span(3, 6), True, False),
        (Span(0, 9), Span(3, 6), True, True),
        (Span(3, 6), Span(3, 6), True, True),
    ],
)
def test_overlap_and_holding(one: Span, other: Span, overlap: bool, hold: bool) -> None:
    assert one.overlaps(other) is overlap
    assert one.holds(other) is hold


@given(st.text(min_size=1), st.data())
def test_trimming_keeps_the_words_and_drops_the_blanks(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text) - 1))
    span = Span(begin, data.draw(st.integers(begin + 1, len(text))))
    bare = span.trimmed(text)
    assert (bare.of(text) if bare else "") == span.of(text).strip()


def test_cover_spans_all() -> None:
    assert cover([Span(7, 9), Span(2, 3)]) == Span(2, 9)
