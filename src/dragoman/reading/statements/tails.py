"""What the writer goes on to tell of a speaker behind his words is no part of them: "said it was over | and left".

    parted(clauses, attributions, quoted) -> the attributions, their contents cut where the cue's own clause goes on

What the speaker goes on to say there ("… and denied that he had known") is an attribution of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model.span import Span
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import Attribution
from dragoman.reading.lemma import word_set
from dragoman.reading.statements.admission import REPORTING

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CHARGING = word_set("accuse blame condemn criticise criticize demand deny dismiss reject")
"""Verbs of speaking that need no clause to tell what is said."""
_LEADING = frozenset({"for", "on", "of"})
_DECLINING = frozenset({"decline", "refuse"})
_SAYING = word_set("elaborate explain specify say name identify mention clarify expand disclose reveal")
_OFFERING = word_set("give provide offer present cite produce supply share quote")
_BACKING = word_set(
    "detail evidence proof reason explanation date figure name information specific timeline source basis indication"
)
"""What bears words out: that it is not given is no part of them."""


def parted(clauses: Clauses, attributions: Sequence[Attribution], quoted: Sequence[Span]) -> tuple[Attribution, ...]:
    """Return the attributions without what is told of their speakers, and with what those go on to say there."""
    found = list(attributions)
    for index, own in enumerate(attributions):
        verb = _verb(clauses, own)
        for piece in own.content:
            tail = _tail(clauses, verb, piece, quoted) if verb is not None else None
            if tail is None:
                continue
            content = [p for p in (_before(clauses, q, tail) if q == piece else q for q in found[index].content) if p]
            if content:
                rest = Span(clauses.words[tail].span.begin, piece.end)
                found[index] = replace(found[index], content=tuple(content))
                found = [_freed(inner, found[index], index, rest) for inner in found]
                found += _going_on(clauses, found, index, rest)
    return tuple(found)


def _verb(clauses: Clauses, attribution: Attribution) -> int | None:
    if attribution.is_turn:
        return None
    return next((i for span in attribution.cue for i in clauses.layers.words_in(span) if clauses.is_verb(i)), None)


def _before(clauses: Clauses, piece: Span, tail: int) -> Span | None:
    first = clauses.layers.words_in(piece)[0]
    return clauses.layers.span(first, tail - 1) if first < tail else None


def _freed(inner: Attribution, outer: Attribution, index: int, rest: Span) -> Attribution:
    """Return an attribution set beside the one whose content held it, where it stands behind that one's content."""
    if inner.within != index or not inner.cue or not rest.holds(inner.cue[0]):
        return inner
    return replace(inner, source=outer.source, within=outer.within)


def _going_on(clauses: Clauses, found: Sequence[Attribution], index: int, rest: Span) -> Iterator[Attribution]:
    """Yield what a speaker goes on to say, where it has not been heard: "and accused the army of looting"."""
    words = clauses.layers.words_in(rest)
    verb = next((i for i in words if clauses.words[i].relation == "conj" and clauses.is_verb(i)), None)
    if verb is None or verb + 1 >= words[-1] or clauses.is_negated(verb) or clauses.is_passive(verb):
        return
    cue = clauses.words[verb].span
    if clauses.lemmas[verb] not in REPORTING or any(cue.overlaps(span) for a in found for span in a.cue):
        return
    last = verb + (clauses.words[verb + 1].text in _LEADING)  # "called on", "asked for"
    if last > verb or clauses.lemmas[verb] in _CHARGING or clauses.complements(verb):
        content = Span(clauses.words[last + 1].span.begin, rest.end)
        yield replace(found[index], cue=(clauses.layers.span(verb, last),), content=(content,))


def _tail(clauses: Clauses, verb: int, piece: Span, quoted: Sequence[Span]) -> int | None:
    """Return the first word of a piece that goes on with the clause of a cue's verb; None where none does."""
    words = clauses.layers.words_in(piece)
    if not words or words[0] < verb:
        return None
    apart = (i for i in words[1:] if clauses.is_verb(i) and (_goes_on(clauses, verb, i) or _is_unsaid(clauses, i)))
    behind = next((i for i in apart if not any(q.holds(clauses.words[i].span) for q in quoted)), None)
    return _opening(clauses, behind, words[0]) if behind is not None else None


def _goes_on(clauses: Clauses, verb: int, other: int) -> bool:
    """Tell whether a verb without a subject of its own is joined to the cue's: by the tree, or else by its form."""
    word, leading = clauses.words[other], clauses.children(other, "aux", "auxpass", "cop")
    if word.relation != "conj" or leading or clauses.children(other, "nsubj", "nsubjpass", "csubj", "mark"):
        return False
    finite = clauses.words[next(iter(clauses.children(verb, "aux")), verb)].tag
    if word.tag not in _FINITE or word.tag != finite or clauses.phrases(other, "by"):
        return False
    return word.head == verb or clauses.resumed(other) == verb


def _is_unsaid(clauses: Clauses, other: int) -> bool:
    """Tell whether a verb says that words were not borne out: "without elaborating", "but gave no details"."""
    below = {clauses.lemmas[c] for c in clauses.children(other, "mark", "case")}
    joined = clauses.words[other].relation == "conj" and not clauses.children(other, "nsubj", "nsubjpass")
    if joined and clauses.lemmas[other] in _DECLINING:
        return any(_bears_out(clauses, c) for c in clauses.children(other, "xcomp"))
    own = joined and any(clauses.words[i].tag in _FINITE for i in (other, *clauses.children(other, "aux")))
    return ("without" in below or (own and clauses.is_negated(other))) and _bears_out(clauses, other)


def _bears_out(clauses: Clauses, verb: int) -> bool:
    given = {clauses.lemmas[n] for n in clauses.children(verb, "dobj")}
    return clauses.lemmas[verb] in _SAYING or (clauses.lemmas[verb] in _OFFERING and bool(given & _BACKING))


def _opening(clauses: Clauses, verb: int, first: int) -> int:
    """Return the first word of what is joined to a clause, with its conjunction and comma."""
    at = min(i for i in clauses.layers.subtree(verb) if i >= first)
    while at - 1 >= first and (clauses.words[at - 1].tag == "CC" or clauses.words[at - 1].text == ","):
        at -= 1
    return at
