"""Where a second speaker shares the first one's verb: "Brun said it was over; Oda, that it had only begun".

with_gaps_filled(clauses, attributions) -> the attributions, each such content parted between its two speakers
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model.span import Span
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import Attribution

_NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "PRP$", "POS", "CD"})
_NAMES = frozenset({"NNP", "NNPS"})
_JOINING = frozenset({"and", "but", "while"})
_LONGEST = 8
"""Words that a speaker's name has at the most."""


def with_gaps_filled(clauses: Clauses, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions; what a second speaker said with the verb of the first is his own."""
    found, added = list(attributions), list[Attribution]()
    for index, own in enumerate(attributions):
        told = own.source and own.cue and own.content and not own.is_turn
        gap = next(_gaps(clauses, own), None) if told else None
        if gap is None:
            continue
        mark, speaker, that = gap
        first = tuple(
            _before(clauses, piece, mark) for piece in own.content if piece.begin < clauses.words[mark].span.begin
        )
        last = _last(clauses, own)
        found[index] = replace(own, content=first)
        added.append(replace(own, source=(speaker,), content=(clauses.layers.span(that, last),)))
    return *found, *added


def _gaps(clauses: Clauses, own: Attribution) -> Iterator[tuple[int, Span, int]]:
    """Yield the mark, the second speaker and the "that" of each such place behind a cue."""
    words, begin = clauses.words, clauses.layers.words_in(own.content[0])[0]
    cue = clauses.layers.words_in(own.cue[0])[0]
    if begin < cue or not any(clauses.is_verb(i) for i in clauses.layers.words_in(own.cue[0])):
        return
    last = _last(clauses, own)
    own_sentence = (i for i in range(begin + 1, last - 1) if words[i].sentence == words[cue].sentence)
    for mark in (i for i in own_sentence if words[i].text in {";", ","}):
        name = mark + 1 + (words[mark + 1].text in _JOINING)
        end = name
        while end < last and end - name < _LONGEST and words[end].tag in _NAMING:
            end += 1
        that = end + (words[end].text == ",")
        tags = {words[i].tag for i in range(name, end)}
        # "told his deputy, Oda, that" and "it rained; the fact that it did" have no gap.
        shared = that > end if words[mark].text == ";" else that == end and tags <= _NAMES
        named = shared and any(tag.startswith("NN") for tag in tags)
        if named and that < last and words[that].text == "that" and words[that].tag == "IN":
            yield mark, clauses.layers.span(name, end - 1), that


def _last(clauses: Clauses, own: Attribution) -> int:
    """Return the last word of a content, or of its sentence where it ends at a mark that may part two speakers."""
    words, last = clauses.words, clauses.layers.words_in(own.content[-1])[-1]
    if last + 1 == len(words) or words[last + 1].text not in {";", ","}:
        return last
    end = clauses.layers.sentences[words[last].sentence][1] - 1
    while words[end].tag == ".":
        end -= 1
    return end


def _before(clauses: Clauses, piece: Span, mark: int) -> Span:
    return piece if piece.end <= clauses.words[mark].span.begin else Span(piece.begin, clauses.words[mark - 1].span.end)
