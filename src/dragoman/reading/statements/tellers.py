"""What somebody was told by another, inside what he says himself: "Brun said he had been assured by Oda that …".

with_tellers(clauses, attributions) -> the attributions, and within them those of this form that were not heard
"""

from collections.abc import Iterator, Sequence

from dragoman.model.span import Span
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import Attribution
from dragoman.reading.statements.hearers import TOLD

_SEVERAL = frozenset({"NNS", "NNP", "NNPS", "PRP"})


def with_tellers(clauses: Clauses, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with one more for each passive of telling that their contents hold."""
    return *attributions, *_tellers(clauses, attributions)


def _tellers(clauses: Clauses, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    cues = [span for a in attributions for span in a.cue]
    pieces = [(len(piece), index, piece) for index, a in enumerate(attributions) for piece in a.content]
    for verb in (w for w in clauses.words if clauses.lemmas[w.index] in TOLD and w.tag in {"VBN", "VBD"}):
        holding = min(((size, index) for size, index, piece in pieces if piece.holds(verb.span)), default=None)
        if holding is None or not clauses.is_passive(verb.index) or any(cue.overlaps(verb.span) for cue in cues):
            continue
        agents = [n for n in clauses.phrases(verb.index, "by") if _is_somebody(clauses, n)]
        told = [c for c in clauses.complements(verb.index) if agents and c > agents[0]]
        if told and not clauses.is_negated(verb.index):
            source = tuple(clauses.phrase(n) for n in agents)
            words = [i for i in clauses.layers.subtree(told[0]) if i > agents[0]]
            yield Attribution(source, (verb.span,), (_clause(clauses, words),), holding[1], 1.0)


def _is_somebody(clauses: Clauses, noun: int) -> bool:
    """Tell whether a noun behind "by" may be who tells: not "by phone"."""
    return clauses.words[noun].tag in _SEVERAL or bool(clauses.children(noun, "det", "nmod:poss", "nummod"))


def _clause(clauses: Clauses, words: Sequence[int]) -> Span:
    free = [i for i in words if clauses.words[i].relation != "punct"]
    return clauses.layers.span(free[0], free[-1])
