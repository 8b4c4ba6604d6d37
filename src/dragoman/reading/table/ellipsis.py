"""Stances told by half a clause, which takes the rest from a word told before.

find_ellipses(stage, told) -> what an auxiliary alone tells: "Orland accepted it, but Velda did not", "as did Kesh"
asked_before(clauses, index) -> what somebody is said to answer: "invited to join the cabinet, they declined"
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.vocabulary import Stance
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.participants import Stage
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.table.holders import Held

_AUXILIARIES = word_set("do have will would")
_LIKEWISE = frozenset({"so", "as", "too", "also", "neither", "nor", "likewise", "similarly", "either"})
_INVERTING = frozenset({"so", "as", "neither", "nor"})
_CLOSING = frozenset({".", ",", ";", ":", ")", "–", "—", "too", "either", "also", "likewise"})
_YES = frozenset({Stance.ACCEPTS, Stance.ACCEPTS_CONDITIONALLY})
_ASKING = word_set("invite ask offer urge tell call press request order propose")


def find_ellipses(stage: Stage, told: Sequence[Held]) -> list[Held]:
    """Return the stances that an auxiliary without its verb tells."""
    clauses, found = stage.clauses, list[Held]()
    for word in clauses.words_called(_AUXILIARIES):
        if (subject := _subject(clauses, word.index)) is None:
            continue
        base = _taken_from(clauses, told, word.index)
        stance = None if base is None else _stance(clauses, base, word.index)
        holders = [i for n in clauses.nominal_conjuncts(subject) for i in stage.who(n, enrol=True)]
        actors = tuple(dict.fromkeys(a for a in stage.can_act(holders) if base is not None and a not in base.actors))
        if base is not None and stance is not None and actors:
            found.append(replace(base, index=word.index, stance=stance, actors=actors))
    return found


def _subject(clauses: Clauses, index: int) -> int | None:
    """Return the subject of an auxiliary that stands alone: "Velda did not.", "as did Kesh"."""
    after = index + 1
    if set(clauses.lemmas[max(0, index - 1) : index]) & _INVERTING:
        nouns = [c for c in clauses.children(index) if c > index and clauses.is_noun(c)]
        return nouns[0] if nouns else None
    while after < len(clauses.words) and clauses.lemmas[after] in {"not", "n't"}:
        after += 1
    if after < len(clauses.words) and clauses.words[after].text not in _CLOSING:
        return None
    return next((c for c in clauses.children(index, "nsubj") if c < index), None)


def _taken_from(clauses: Clauses, told: Sequence[Held], index: int) -> Held | None:
    """Return the stance told last before an auxiliary, by a verb in its sentence or the one before."""
    here = clauses.words[index].sentence
    near = [h for h in told if h.index < index and here - clauses.words[h.index].sentence <= 1]
    last = max(near, key=lambda h: h.index, default=None)
    if last is None or not clauses.is_verb(last.index):
        return None
    own = {last.index, index, *clauses.layers.subtree(last.index)}
    further = (i for i in range(last.index, index) if i not in own and clauses.is_verb(i))
    return last if next(further, None) is None else None  # "Oda accepted it. Lind would leave; Brun would not."


def _stance(clauses: Clauses, base: Held, index: int) -> Stance | None:
    """Return what an auxiliary makes of a stance: the same, a no to its yes, a yes to its "did not", or nothing."""
    first = clauses.layers.sentences[clauses.words[index].sentence][0]
    beside = {*clauses.lemmas[max(first, index - 1) : index], *clauses.lemmas[index + 1 : index + 3]}
    negated = bool(beside & {"not", "n't"})
    if beside & _LIKEWISE:
        denied = bool(beside & {"neither", "nor", "either"})
        return base.stance if denied == clauses.is_negated(base.index) else None
    if base.stance in _YES and negated and clauses.lemmas[index] != "have":
        return Stance.REJECTS  # what somebody "has not" done they may do yet
    yes_to_no = base.stance is Stance.REJECTS and clauses.is_negated(base.index) and not negated
    return Stance.ACCEPTS if yes_to_no else None


def asked_before(clauses: Clauses, index: int) -> int | None:
    """Return what those were asked to do, or offered, whose bare yes or no a verb tells."""
    word, nouns = clauses.words[index], clauses.surface_subjects(index)
    asking = [*clauses.children(index, "advcl"), *(c for n in nouns for c in clauses.children(n, "acl", "acl:relcl"))]
    if word.relation == "conj" and word.head != ROOT:
        asking.append(word.head)
    for verb in asking:
        if verb < index and clauses.lemmas[verb] in _ASKING and clauses.words[verb].tag == "VBN":
            asked = [*clauses.children(verb, "xcomp", "dobj"), *clauses.phrases(verb, "to", "for")]
            return asked[0] if asked else None
    return None
