"""Attributions out of roles and links, and the attributions inside them.

The encoder marks outermost attributions only. What they hold is read again as a text of its own, and what is found
there again, until nothing more is found: "Putin claimed that Trump had said he believes …, according to TASS" unwinds
in four readings. All the contents of one depth go through the encoder together.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dragoman.reading.encoder.words import Segments

Piece = tuple[int, int]
"""First and last word of a span, both inclusive, counted within the text."""

NONE = -1
_DEEPEST = 6
_SHORTEST = 4  # words: who, said, and something that was said
_INTRODUCING = frozenset(
    {"that", ":", ",", '"', "“", "”", "''", "``", "«", "»", "„", "'", "‘", "’", "-", "–", "—", "--", "("}
)
_LEAST_SCORE = 0.6
"""Below this score an inner attribution is left out; chosen on the cases, where it costs none of the marked ones."""
_FIRST_PERSON = frozenset({"i", "we", "you"})
_UNREAL = frozenset({"should", "will", "would", "must", "can", "could", "may", "might", "shall", "to"})
_CLOSING = frozenset({'"', "”", "''", "»"})


@dataclass(frozen=True)
class Roles:
    """The spans that the role head marked in one window, in order, and the links between them."""

    sources: tuple[Piece, ...]
    cues: tuple[Piece, ...]
    contents: tuple[Piece, ...]
    source_of_cue: tuple[int, ...]
    """For each cue the index of its source, or NONE."""
    cue_of_content: tuple[int, ...]
    """For each content the index of its cue, or NONE."""
    scores: tuple[float, ...]
    """One for each cue, 0 to 1."""


@dataclass(frozen=True)
class Triple:
    """An attribution in words."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    score: float


Passage = tuple[Piece, ...]
"""Pieces of a text that are to be read together as a text of their own; no span runs from one into the next."""

Held = tuple[Triple, int | None]
"""An attribution and the index of the one whose content holds it."""

Reread = Callable[[Sequence[Passage]], Sequence[Sequence[Triple]]]


def compose(roles: Roles) -> list[Triple]:
    """Make one attribution of every cue that a content links to.

    A cue without content says nothing of what was said, and a content that no cue introduces is nobody's: PolNeAR has
    neither, and both are most often slips of the role head.
    """
    contents: list[list[Piece]] = [[] for _ in roles.cues]
    for piece, cue in zip(roles.contents, roles.cue_of_content, strict=True):
        if cue != NONE:
            contents[cue].append(piece)
    made = []
    for cue_piece, to, held, score in zip(roles.cues, roles.source_of_cue, contents, roles.scores, strict=True):
        if held:
            made.append(Triple((roles.sources[to],) if to != NONE else (), (cue_piece,), tuple(held), score))
    return made


def nest(segments: "Segments", outermost: Sequence[Held], reread: Reread) -> list[Held]:
    """Return all attributions in the order of the text, each with the index of the one that holds it."""
    found = list(outermost)
    # Of two that hold the same words, the inner one is the one to look into.
    holders = {holder for _, holder in found}
    level = [i for i in range(len(found)) if i not in holders]
    for _ in range(_DEEPEST):
        held = [(i, passage) for i in level for passage in passages(segments, found[i][0])]
        level = []
        for (holder, _), inner in zip(held, reread([passage for _, passage in held]), strict=True):
            for triple in (t for t in inner if _is_anothers(segments, t)):
                level.append(len(found))
                found.append((triple, holder))
        if not level:
            break
    return _in_order(found)


def _is_anothers(segments: "Segments", triple: Triple) -> bool:
    """Tell whether what was found inside somebody's words is what yet another said, as far as plain signs tell.

    PolNeAR shows the encoder no attribution inside another, so that in there it marks too much: cues that nobody
    speaks, the speaker's own "I think", and what somebody "should" or "would" do.
    """
    if not triple.source or triple.score < _LEAST_SCORE:
        return False
    (first, last), *_ = triple.source
    speaks_of_himself = first == last and segments.word(first).lower() in _FIRST_PERSON
    return not speaks_of_himself and segments.word(triple.cue[0][0]).lower() not in _UNREAL


def _in_order(found: Sequence[Held]) -> list[Held]:
    """Sort by the first word of any role, but put each holder before what it holds, wherever its cue stands."""
    inner: dict[int | None, list[int]] = {}
    start = [min(first for first, _ in t.source + t.cue + t.content) for t, _ in found]
    for i in sorted(range(len(found)), key=lambda i: start[i]):
        inner.setdefault(found[i][1], []).append(i)
    order: list[int] = []
    waiting = inner.get(None, [])[::-1]
    while waiting:
        order.append(waiting.pop())
        waiting += inner.get(order[-1], [])[::-1]
    place = {i: rank for rank, i in enumerate(order)}
    return [(found[i][0], None if (holder := found[i][1]) is None else place[holder]) for i in order]


def passages(segments: "Segments", triple: Triple) -> Iterator[Passage]:
    """Yield the words of a content as they would stand by themselves: no "that" and no outer quotation marks.

    Pieces that a "she said" parts are read together where they make one sentence, apart where they do not.
    """
    groups: list[list[Piece]] = [[]]
    for first, last in triple.content:
        while first < last and segments.word(first).lower() in _INTRODUCING:
            first += 1
        while last > first and segments.word(last) in _CLOSING:
            last -= 1
        if groups[-1] and segments.sentence[groups[-1][-1][1]] != segments.sentence[first]:
            groups.append([])
        groups[-1].append((first, last))
    for group in groups:
        if sum(np.count_nonzero(segments.cases[first : last + 1]) for first, last in group) >= _SHORTEST:
            yield tuple(group)
