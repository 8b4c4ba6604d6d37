"""What each clause tells and who tells it, so that accounts of one thing can be laid side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.span import Span
from dragoman.reading.discrepancies.pairs import LONGEST, Scene
from dragoman.reading.lemma import word_set

_PRONOUNS = frozenset({"it", "they", "he", "she", "them", "him", "her", "this", "that"})
_GENERAL = word_set(
    "people man woman one other day week month year time thing way place part side number country government state"
)
"""Nouns that two clauses may share without telling of the same thing."""
_HYPOTHETICAL = frozenset({"if", "unless", "whether", "until", "lest"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause: its predicate, whether it is negated, and who tells it (nobody: the report itself)."""

    index: int
    name: str
    negated: bool
    chain: tuple[str, ...]
    subjects: tuple[int, ...]
    span: Span
    sentence: int


def tellings(scene: Scene) -> Iterator[Telling]:
    """Return what the clauses of a text tell, in its order; words of saying only lead to what is told."""
    clauses = scene.clauses
    saying = {
        i for s in scene.statements for span in s.cue for i in clauses.layers.words_in(span) if clauses.is_verb(i)
    }
    for word in clauses.words:
        index = word.index
        own = clauses.children(index, "nsubj", "nsubjpass", "expl", "csubj")
        shares = clauses.is_verb(index) and word.relation in {"conj", "xcomp", "advcl", "acl", "acl:relcl"}
        if index in saying or word.relation in {"aux", "auxpass"} or not (own or shares):
            continue
        if {clauses.lemmas[c] for c in clauses.children(index, "mark")} & _HYPOTHETICAL:
            continue
        span = clauses.clause(index)
        if len(span) <= LONGEST:
            subjects = tuple(clauses.surface_subjects(index)) or tuple(own)
            negated = clauses.is_negated(index) or _of_nothing(scene, index)
            chain = scene.stage.chain(word.span)
            yield Telling(index, clauses.lemmas[index], negated, chain, subjects, span, word.sentence)


def _of_nothing(scene: Scene, index: int) -> bool:
    """Tell whether a clause speaks of nothing: "there are no hostages", "we have accepted nothing"."""
    clauses = scene.clauses
    if not clauses.children(index, "expl"):
        return False
    return any(clauses.lemmas[d] == "no" for c in clauses.children(index, "nsubj") for d in clauses.children(c))


def nouns(scene: Scene, span: Span) -> frozenset[str]:
    """Return what a clause speaks of, words for anything and times left out."""
    clauses = scene.clauses
    return frozenset(
        clauses.lemmas[i]
        for i in clauses.layers.words_in(span)
        if clauses.is_noun(i) and not clauses.is_time(i) and clauses.lemmas[i] not in _GENERAL
    )


def who_acts(scene: Scene, telling: Telling) -> frozenset[str]:
    """Return those whom a clause makes its subject, with those they act for."""
    return scene.sides(tuple(i for s in telling.subjects for i in scene.stage.who(s)))


def by_others(scene: Scene, first: Telling, second: Telling) -> bool:
    """Tell whether two clauses are told by different sides, the second by somebody and not the report itself."""
    if not second.chain or first.chain[:1] == second.chain[:1]:
        return False
    return not scene.sides(first.chain[:1]) & scene.sides(second.chain[:1])


def on_same(scene: Scene, first: Telling, second: Telling) -> bool:
    """Tell whether two clauses are of the same: the same subject, or a pronoun soon after that may mean it."""
    clauses = scene.clauses
    if {clauses.lemmas[s] for s in first.subjects if clauses.is_noun(s)} & {
        clauses.lemmas[s] for s in second.subjects if clauses.is_noun(s)
    }:
        return True
    if who_acts(scene, first) & who_acts(scene, second):
        return True
    pronoun = any(clauses.lemmas[s] in _PRONOUNS for s in second.subjects)
    speaks_of_itself = who_acts(scene, second) & scene.sides(second.chain[:1])
    return pronoun and second.sentence - first.sentence <= 1 and not speaks_of_itself


def refers_back(scene: Scene, second: Telling) -> bool:
    """Tell whether a clause has a pronoun that stands for what was told before: "a drone had hit it"."""
    lemmas, layers = scene.clauses.lemmas, scene.clauses.layers
    return any(lemmas[i] in _PRONOUNS and scene.clauses.words[i].tag == "PRP" for i in layers.words_in(second.span))
