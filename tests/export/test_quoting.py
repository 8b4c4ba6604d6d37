"""Words in their context: nothing of the text is lost, changed or marked for what it is not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.quoting import Mark, Piece, painted, passage
from dragoman.model.sentences import sentences
from dragoman.model.span import Span

TEXT = "Mr. Okell left. He told Dr. Brandt that A. Weber would call. Nobody called.\nA new line. The end"


def span(words: str) -> Span:
    begin = TEXT.index(words)
    return Span(begin, begin + len(words))


def told(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.words for piece in pieces)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("He told", "He told Dr. Brandt that A. Weber would call."),
        ("left", "Mr. Okell left."),
        ("line", "A new line."),
        ("end", "The end"),
        ("left. He", "Mr. Okell left. He told Dr. Brandt that A. Weber would call."),
    ],
)
def test_the_context_is_the_sentence(words: str, shown: str) -> None:
    assert told(passage(TEXT, [(Mark.CONTENT, [span(words)])])) == shown


def test_sentences_apart_are_joined_by_an_ellipsis() -> None:
    marked = [(Mark.CONTENT, [span("left"), span("line")])]
    assert told(passage(TEXT, marked)) == "Mr. Okell left. … A new line."


def test_each_piece_says_what_it_is() -> None:
    marked = [(Mark.CUE, [span("told")]), (Mark.CONTENT, [span("A. Weber would call")]), (Mark.SOURCE, [span("He")])]
    assert passage(TEXT, marked) == (
        Piece("He", Mark.SOURCE), Piece(" ", Mark.CONTEXT), Piece("told", Mark.CUE),
        Piece(" Dr. Brandt that ", Mark.CONTEXT), Piece("A. Weber would call", Mark.CONTENT), Piece(".", Mark.CONTEXT),
    )  # fmt: skip


def test_a_very_long_sentence_is_cut_at_words_around_what_is_marked() -> None:
    text = "word " * 500 + "NEEDLE" + " word" * 500
    pieces = passage(text, [(Mark.CONTENT, [Span(2500, 2506)])])
    shown = told(pieces)
    assert shown.startswith("…word")
    assert shown.endswith("word…")
    assert "NEEDLE" in shown
    assert len(shown) < 700


TEXTS = st.text(alphabet=st.sampled_from('ab A.B!\n"”x… '), min_size=1, max_size=80)


@given(TEXTS, st.data())
def test_painting_keeps_every_character(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(begin + 1, len(text)))
    marked = [(Mark.CONTENT, [Span(begin, end)])]
    pieces = painted(text, marked)
    assert told(pieces) == text
    assert "".join(piece.words for piece in pieces if piece.mark is Mark.CONTENT) == text[begin:end]
    shown = "".join(piece.words for piece in passage(text, marked) if piece.mark is Mark.CONTENT)
    assert "".join(shown.split()) == "".join(text[begin:end].split())


@given(TEXTS)
def test_sentences_lie_one_after_the_other_and_leave_only_blanks(text: str) -> None:
    found = sentences(text)
    assert all(a.end <= b.begin for a, b in pairwise(found))
    inside = {at for sentence in found for at in range(sentence.begin, sentence.end)}
    assert not "".join(char for at, char in enumerate(text) if at not in inside).strip()
