"""Marking two actors of a sentence: the pieces of their words and no others."""

import pytest

from dragoman.model.span import Span
from dragoman.reading.encoder.pairs import SOURCE, TARGET, marked_window
from dragoman.reading.encoder.pieces import WordPieces
from dragoman.reading.encoder.shipped import TOKENIZER, WEIGHTS
from dragoman.reading.encoder.words import segment

SENTENCE = "Velmari gunners shelled the port of Dunsk."


@pytest.fixture(scope="module")
def vocabulary() -> WordPieces:
    return WordPieces.load(WEIGHTS / TOKENIZER)


@pytest.mark.parametrize(
    ("source", "target", "of_source", "of_target"),
    [
        ("Velmari gunners", "the port of Dunsk", ["Velmari", "gunners"], ["the", "port", "of", "Dunsk"]),
        ("port", None, ["port"], []),
        (None, None, [], []),
    ],
)
def test_each_actor_has_its_words(
    vocabulary: WordPieces, source: str | None, target: str | None, of_source: list[str], of_target: list[str]
) -> None:
    def span(name: str | None) -> Span | None:
        return None if name is None else Span(SENTENCE.index(name), SENTENCE.index(name) + len(name))

    window, marked = marked_window(SENTENCE, span(source), span(target), vocabulary)
    segments = segment(SENTENCE)

    def words(which: int) -> list[str]:
        return [segments.word(int(w)) for w, at in zip(window.words, window.starts, strict=True) if marked[at] == which]

    assert (words(SOURCE), words(TARGET)) == (of_source, of_target)
    assert len(marked) == len(window.pieces)
    assert marked[0] == marked[-1] == 0


def test_of_a_long_text_the_window_with_the_actors_is_taken(vocabulary: WordPieces) -> None:
    text = "Nothing happened here for a long while. " * 120 + SENTENCE
    at = text.index("Velmari")
    window, marked = marked_window(text, Span(at, at + 15), None, vocabulary)
    assert int((marked == SOURCE).sum()) >= 2
    assert int(window.words[-1]) == len(segment(text)) - 1
