"""Parts: a long report in pieces that a small model can hold, cut between sentences where that can be."""

from collections.abc import Iterator

from dragoman.model.sentences import sentences
from dragoman.model.span import Span

LONGEST = 6_000
"""Characters of a part: some 1,500 tokens, so that instructions, part and answer fit into 8,192."""


def parts_of(text: str, longest: int = LONGEST) -> tuple[Span, ...]:
    """Return the parts of a text in order: none overlaps another, and what lies between them is blank."""
    found: list[Span] = []
    for piece in _pieces(text, longest):
        if found and piece.end - found[-1].begin <= longest:
            found[-1] = Span(found[-1].begin, piece.end)
        else:
            found.append(piece)
    return tuple(found)


def _pieces(text: str, longest: int) -> Iterator[Span]:
    """Yield the sentences of a text, those that are too long cut at a blank or, where there is none, anywhere."""
    for sentence in sentences(text):
        begin = sentence.begin
        while sentence.end - begin > longest:
            blank = max(text.rfind(mark, begin + 1, begin + longest) for mark in " \n\t")
            cut = blank if blank > begin else begin + longest
            if piece := Span(begin, cut).trimmed(text):
                yield piece
            begin = cut
        if rest := Span(begin, sentence.end).trimmed(text):
            yield rest
