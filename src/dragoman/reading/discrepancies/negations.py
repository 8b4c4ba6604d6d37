"""What one teller affirms and another negates: the same deed, consent, terms, or a thing that is there or not."""

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import DiscrepancyField, Modality
from dragoman.reading.discrepancies.pairs import ONE_OF_MANY, SAID, Scene, tells_of
from dragoman.reading.discrepancies.tellings import (
    Telling,
    around,
    hostile,
    lemmas_of,
    nouns,
    nouns_of,
    on_same,
    once,
    shared_nouns,
    speaks_for,
    taking_part,
    who_acts,
    wishes,
)
from dragoman.reading.lemma import word_set

_CONSENT = word_set("accept agree sign back support endorse approve reject ready willing prepared")
_MUTUAL = word_set("meet speak talk")
_REPLY = word_set("reply respond answer decide see receive read")
_INCLUDE = word_set("include cover contain mention provide comprise apply extend concern encompass part")
_DEALS = word_set(
    "deal agreement truce ceasefire cease-fire treaty accord pact text draft document plan proposal offer memorandum"
)
_MEETING = word_set("meet receive visit host talk speak telephone")
_MEETINGS = word_set("meeting audience visit talk conversation contact call")
_ANY_DEED = word_set("be have do say go come get make take put give")
"""Verbs that say little of what is done: two clauses that share one need not tell of one thing."""
_ATTACKING = word_set("target attack hit strike kill shell bomb shoot shot fire use")


def negated(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare what one affirms with what another negates: the same deed, or the same thing that is there or not."""
    clauses, near = scene.clauses, second.sentence - first.sentence <= 1
    if ONE_OF_MANY & {clauses.lemmas[c] for c in clauses.modifiers(second.index)}:
        return None  # "this is not the first attack"
    none = {clauses.lemmas[n] for n in _denied_nouns(scene, second)}
    met = none & _MEETINGS and first.name in _MEETING
    such = "such" in lemmas_of(scene, second) and (
        tells_of(scene, first.span, none) or (not none & SAID and _is_charge(scene, first))
    )
    if near and (met or none & nouns_of(scene, first) or such):
        ahead = wishes(scene, first) or wishes(scene, second)
        return DiscrepancyField.OCCURRENCE if none and not ahead else None
    if clauses.children(second.index, "expl"):
        missing = {
            clauses.lemmas[c] for c in clauses.children(second.index, "nsubj") if clauses.words[c].tag[:3] != "NNP"
        }
        return DiscrepancyField.OCCURRENCE if missing & nouns_of(scene, first) else None
    to_come = wishes(scene, second) and clauses.is_passive(second.index)  # "knowing they would not be hit"
    if first.name == second.name and first.name not in _ANY_DEED and not to_come:
        if first.name in _MUTUAL and taking_part(scene, first) & scene.sides(second.chain[:1]):
            return DiscrepancyField.OCCURRENCE
        nobody = any(clauses.lemmas[s] in {"nobody", "none", "one"} for s in second.subjects)
        if nobody or on_same(scene, first, second) or (near and _of_all(scene, first)):
            return DiscrepancyField.STANCE if _consents(first) else DiscrepancyField.OCCURRENCE
    if _includes(scene, first) and _includes(scene, second) and shared_nouns(scene, first, second) - _DEALS:
        return DiscrepancyField.TERMS
    if not near:
        return None
    consent = _consents(first) and (_consents(second) or second.name in _REPLY)
    if consent and (on_same(scene, first, second) or _of_all(scene, first)):
        return DiscrepancyField.STANCE
    accused = hostile(scene, first) and speaks_for(scene, second, first)
    there = nouns_of(scene, first) & nouns(scene, around(scene, second))
    return DiscrepancyField.OCCURRENCE if accused and there else None


@once
def _is_charge(scene: Scene, telling: Telling) -> bool:
    """Tell whether a clause is of what somebody is accused of."""
    return any(
        e.type is EventType.ACCUSE and any(t.overlaps(telling.span) for t in (*e.trigger, *e.evidence))
        for e in scene.events
    )


@once
def _denied_nouns(scene: Scene, telling: Telling) -> list[int]:
    """Return the things of which a clause says that there were none: "no invitation had been received"."""
    clauses = scene.clauses
    return [
        n
        for n in clauses.children(telling.index, "nsubj", "nsubjpass", "dobj")
        if clauses.is_noun(n) and any(clauses.lemmas[d] == "no" for d in clauses.children(n, "neg", "det"))
    ]


@once
def _of_all(scene: Scene, telling: Telling) -> bool:
    """Tell whether a clause is about all parties at once, of which each may answer for itself."""
    clauses = scene.clauses
    return any(
        clauses.lemmas[s] in {"party", "side", "member", "delegation", "government"}
        and {clauses.lemmas[c] for c in clauses.children(s, "det", "cc:preconj", "nummod", "predet")}
        & {"all", "both", "every", "each", "two"}
        for s in telling.subjects
    )


def _consents(telling: Telling) -> bool:
    return telling.name in _CONSENT


@once
def _includes(scene: Scene, telling: Telling) -> bool:
    return telling.name in _INCLUDE and bool(nouns_of(scene, telling) & _DEALS | _pronoun_subject(scene, telling))


@once
def _pronoun_subject(scene: Scene, telling: Telling) -> frozenset[str]:
    return frozenset(scene.clauses.lemmas[s] for s in telling.subjects) & {"it", "this", "that"}


def belied(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare one side's "has never targeted civilians" with what another tells of that side's attacks."""
    if first.name not in _ATTACKING:
        return None
    deed = scene.clauses.words[second.index].span
    for event in scene.events:
        attack = event.type is EventType.ASSAULT and event.modality is Modality.ACTUAL
        if attack and any(t.overlaps(deed) for t in event.trigger):
            theirs = who_acts(scene, first) & scene.sides(event.actors)
            return DiscrepancyField.OCCURRENCE if theirs else None
    return None
