"""Deeds that a predicate passes judgement on: "too weak to attack", "it would be wise to sign", "was wrong to arrest".

Of what was done one says afterwards that it was right or wrong; of what might be done, that it is.
"""

from dragoman.model.vocabulary import Modality
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.bonds import Bond, Tie, is_infinitive
from dragoman.reading.events.outlook import SUPPOSING
from dragoman.reading.lemma import word_set

_JUDGEMENTS = frozenset({"right", "wrong"})
_NOT_DONE = word_set("afraid scared close near") | SUPPOSING - _JUDGEMENTS
"""Adjectives that say of a deed that it is feared, wished or near, and not done."""
_ABLE = frozenset({"able", "unable"})
_MIGHTY = word_set("strong big close powerful rich large mighty near well-armed")
_NEARING = frozenset({"come", "get"})


def as_judged(clauses: Clauses, here: int, tie: Tie) -> Modality | None:
    """Return how a deed is told that a predicate judges, or None where it does not."""
    above = tie.above
    if clauses.words[here].relation in {"csubj", "csubjpass"} and clauses.words[here].tag == "VBG":
        return None if is_past(clauses, above) else Modality.HYPOTHETICAL  # "shelling it would be a mistake"
    follows_comma = clauses.words[here - 1].text == ","
    if clauses.lemmas[above : above + 2] in {(verb, "close") for verb in _NEARING} and not follows_comma:
        return Modality.DENIED  # "came close to killing him"
    if clauses.lemmas[above] == "enough" and clauses.words[above].relation == "advmod":
        tie = tie._replace(above=(above := clauses.words[above].head))  # "strong enough to attack"
    if clauses.words[above].tag.startswith("JJ"):
        return _by_adjective(clauses, here, tie)
    it = "it" in {clauses.lemmas[c] for c in clauses.children(above, "nsubj")}
    if it and tie.bond is Bond.PURPOSE and is_infinitive(clauses, here) and not is_past(clauses, above):
        return Modality.HYPOTHETICAL  # "it makes no sense to attack"
    return None


def _by_adjective(clauses: Clauses, here: int, tie: Tie) -> Modality | None:
    above, name = tie.above, clauses.lemmas[tie.above]
    to_do = is_infinitive(clauses, here)
    if name in _ABLE and to_do:
        return _by_ability(clauses, above)
    if name in _NOT_DONE:
        return Modality.HYPOTHETICAL
    if not to_do:
        return None
    degrees = {clauses.lemmas[c] for c in clauses.children(above, "advmod")}
    about_it = is_about_it(clauses, above)
    if "too" in degrees and not clauses.is_negated(above):
        return Modality.HYPOTHETICAL if about_it else Modality.DENIED
    if "enough" in degrees and name in _MIGHTY:
        return Modality.HYPOTHETICAL
    if name in _JUDGEMENTS or about_it:
        past = is_past(clauses, above)
        return Modality.HYPOTHETICAL if not past else Modality.ACTUAL if name in _JUDGEMENTS else None
    return None


def _by_ability(clauses: Clauses, adjective: int) -> Modality | None:
    """Return how a deed is told that somebody is able to do: who was able to do it has done it."""
    if (clauses.lemmas[adjective] == "unable") is not clauses.is_negated(adjective):
        return Modality.DENIED
    return None if is_past(clauses, adjective) else Modality.HYPOTHETICAL


def is_about_it(clauses: Clauses, predicate: int) -> bool:
    """Tell whether a predicate is told of "it": "it was wrong to attack"."""
    return "it" in {clauses.lemmas[c] for c in clauses.children(predicate, "nsubj", "expl")}


def is_past(clauses: Clauses, index: int) -> bool:
    """Tell whether a predicate is told as past: "was wrong", "had been wrong", "cost them dear"."""
    auxiliaries = set(clauses.auxiliaries(index))
    if auxiliaries & {"will", "would", "may", "might", "could", "can", "should", "must"}:
        return False
    leading = clauses.children(index, "cop", "aux", "auxpass")
    return clauses.words[index].tag in {"VBD", "VBN"} or any(
        clauses.words[c].tag in {"VBD", "VBN"} or clauses.lemmas[c] == "have" for c in leading
    )
