"""Who speaks in the middle of a sentence: of "The borders, insisted Brun, would stay open" Brun, not they."""

from dataclasses import replace

from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import Attribution

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "PRP", "PRP$", "JJ", "CD"})
"""Tags of words that a speaker's name may begin with."""
_LONGEST = 12
"""Words that a name with its titles has at the most."""


def with_interposed(clauses: Clauses, attribution: Attribution) -> Attribution:
    """Return an attribution whose cue and speaker stand between commas, its content what stands on both sides."""
    if attribution.is_turn or len(attribution.cue) != 1:
        return attribution
    layers, words = clauses.layers, clauses.words
    cue = layers.words_in(attribution.cue[0])
    first, after = layers.sentences[words[cue[0]].sentence]
    topic, behind = range(first, cue[0] - 1), range(cue[-1] + 1, min(after - 1, cue[-1] + 2 + _LONGEST))
    closing = next((i for i in behind if words[i].text == ","), None)
    finite = any(words[i].tag in _FINITE for i in cue)
    if not finite or not topic or words[cue[0] - 1].text != ",":
        return attribution
    if closing is None or words[closing + 1].tag not in _FINITE:
        return attribution
    name = range(cue[-1] + 1, closing)
    names = any(clauses.is_noun(i) or words[i].tag == "PRP" for i in name)
    if (
        not names
        or words[name[0]].tag not in _NAMING
        or any(words[i].tag in _FINITE | {"``", "''"} for i in (*topic, *name))
    ):
        return attribution
    speaker = layers.span(name[0], name[-1])
    known = layers.span(topic[0], topic[-1])
    if any(not piece.overlaps(known) and not piece.overlaps(speaker) for piece in attribution.source):
        return attribution
    heard = not any(piece.overlaps(speaker) for piece in attribution.content)
    sides = {piece.begin < speaker.begin for piece in attribution.content}
    if heard and (len(sides) == 2 or any(piece.overlaps(known) for piece in attribution.source)):
        return attribution
    beyond = [i for piece in attribution.content for i in layers.words_in(piece) if closing < i < after]
    last = max(beyond, default=after - 2)
    apart = [p for p in attribution.content if not first <= layers.words_in(p)[0] < after]
    content = known, layers.span(closing + 1, last), *apart
    return replace(attribution, source=(speaker,), content=tuple(sorted(content)))
