"""What each clause tells and who tells it, so that accounts of one thing can be laid side by side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from dragoman.model.span import Span
from dragoman.reading.discrepancies.pairs import LONGEST, Scene
from dragoman.reading.events.conditions import condition_of
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_SHARING = frozenset({"conj", "xcomp", "advcl", "acl", "acl:relcl"})
"""How a verb hangs on another whose subject it may share."""
_PRONOUNS = frozenset({"it", "they", "he", "she", "them", "him", "her", "this", "that"})
_GENERAL = word_set(
    "people man woman one other day week month year time thing way place part side number country government state"
)
"""Nouns that two clauses may share without telling of the same thing."""
_SAYING = word_set("say tell add write announce state report explain claim note reply")
_FIRST_PERSON = frozenset({"i", "we"})
_HYPOTHETICAL = frozenset({"if", "unless", "whether", "until", "lest"})
_ASKED = frozenset({"if", "whether"})

Answer = TypeVar("Answer")


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
    answers: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What has been asked of it, by question (`once`)."""


def once(ask: Callable[[Scene, Telling], Answer]) -> Callable[[Scene, Telling], Answer]:
    """Keep the answer to a question with the clause: each is laid beside many and asked the same."""

    @wraps(ask)
    def asked(scene: Scene, telling: Telling) -> Answer:
        answers: dict[Any, Answer] = telling.answers
        if ask not in answers:
            answers[ask] = ask(scene, telling)
        return answers[ask]

    return asked


def tellings(scene: Scene) -> Iterator[Telling]:
    """Return what the clauses of a text tell, in its order; words of saying only lead to what is told."""
    clauses = scene.clauses
    cues = {i for s in scene.statements for span in s.cue for i in clauses.layers.words_in(span)}
    saying = {i for i in cues if clauses.lemmas[i] in _SAYING}
    heads = {word.head for word in clauses.words if word.relation in _SUBJECTS}
    # "The soldiers were still there": a parser may hang the subject on the copula.
    predicates = {max(i, clauses.words[i].head) if clauses.words[i].relation == "cop" else i for i in heads}
    for word in clauses.words:
        index = word.index
        shares = word.relation in _SHARING and clauses.is_verb(index)
        if not (shares or index in predicates) or index in saying or word.relation in {"aux", "auxpass"}:
            continue
        if _is_supposed(scene, index) or _is_asked(scene, word.sentence):
            continue
        if clauses.children(index, "expl") and condition_of(clauses, index):
            continue  # "unless they go, there is no truce left"
        span = clauses.clause(index)
        if len(span) <= LONGEST:
            subjects = clauses.surface_subjects(index) or tuple(clauses.children(index, *_SUBJECTS))
            negated = clauses.is_negated(index) or _of_nothing(scene, index)
            chain = scene.stage.chain(word.span)
            yield Telling(index, clauses.lemmas[index], negated, chain, subjects, span, word.sentence)


def _is_supposed(scene: Scene, index: int) -> bool:
    """Tell whether a clause or what it is a part of is only asked or supposed: "asked whether they agreed to go"."""
    clauses = scene.clauses
    if any(clauses.lemmas[m] in _ASKED for c in clauses.complements(index) for m in clauses.children(c, "mark")):
        return True
    while not any(clauses.lemmas[c] in _HYPOTHETICAL for c in clauses.children(index, "mark")):
        if clauses.words[index].relation not in {"xcomp", "conj"} or clauses.words[index].head == ROOT:
            return False
        index = clauses.words[index].head
    return True


def _is_asked(scene: Scene, sentence: int) -> bool:
    """Tell whether a sentence is a question."""
    _, after = scene.clauses.layers.sentences[sentence]
    return any(word.text == "?" for word in scene.clauses.words[after - 2 : after])


def _of_nothing(scene: Scene, index: int) -> bool:
    """Tell whether a clause speaks of nothing: "there are no hostages", "it had agreed to nothing"."""
    clauses = scene.clauses
    if any(clauses.lemmas[c] == "nothing" for c in clauses.children(index, "nmod", "dobj")):
        return True
    return bool(clauses.children(index, "expl")) and any(
        clauses.lemmas[d] == "no" for c in clauses.children(index, "nsubj") for d in clauses.children(c)
    )


def nouns(scene: Scene, span: Span) -> frozenset[str]:
    """Return what a clause speaks of, words for anything and times left out."""
    clauses = scene.clauses
    return frozenset(
        clauses.lemmas[i]
        for i in clauses.layers.words_in(span)
        if clauses.is_noun(i) and not clauses.is_time(i) and clauses.lemmas[i] not in _GENERAL
    )


@once
def nouns_of(scene: Scene, telling: Telling) -> frozenset[str]:
    """Return what a clause speaks of."""
    return nouns(scene, telling.span)


def shared_nouns(scene: Scene, first: Telling, second: Telling) -> frozenset[str]:
    """Return what two clauses both speak of."""
    return nouns_of(scene, first) & nouns_of(scene, second)


@once
def who_acts(scene: Scene, telling: Telling) -> frozenset[str]:
    """Return those whom a clause makes its subject, with those they act for."""
    return scene.sides(tuple(i for s in telling.subjects for i in scene.stage.who(s)))


def by_others(scene: Scene, first: Telling, second: Telling) -> bool:
    """Tell whether two clauses are told by different sides, the second by somebody and not the report itself."""
    if not second.chain:
        # A quotation that stands by itself is somebody's, though the text does not say whose.
        quoted = scene.stage.statement_around(scene.clauses.words[second.index].span)
        if quoted is None and (verb := _reporting(scene, second)) is not None:
            theirs = tuple(i for s in scene.clauses.surface_subjects(verb) for i in scene.stage.who(s))
            return scene.sides(theirs).isdisjoint(scene.sides(first.chain[:1]))
        return quoted is not None and scene.stage.statement_around(scene.clauses.words[first.index].span) is not quoted
    if first.chain[:1] == second.chain[:1]:
        return _parted(scene, first, second)
    return not scene.sides(first.chain[:1]) & scene.sides(second.chain[:1])


def _reporting(scene: Scene, telling: Telling) -> int | None:
    """Return the verb by which somebody reports what no statement gives out: "residents reported shelling"."""
    clauses, word = scene.clauses, scene.clauses.words[telling.index]
    if word.tag != "VBG" or word.head == ROOT or clauses.lemmas[word.head] != "report" or clauses.is_passive(word.head):
        return None
    return word.head if clauses.surface_subjects(word.head) else None


def _parted(scene: Scene, first: Telling, second: Telling) -> bool:
    """Tell whether a quotation is taken for the same person's though a sentence of narration parts it from the words.

    Nobody affirms and negates one thing in a breath: the quotation answers, whoever it was put down to.
    """
    layers, words = scene.clauses.layers, scene.clauses.words
    statement = scene.stage.statement_around(words[second.index].span)
    pieces = () if statement is None else statement.content
    here = next((p for p in pieces if p.holds(words[second.index].span)), None)
    if here is None or here.holds(words[first.index].span) or here.of(layers.text)[0] not in '"“«':
        return False
    between = range(first.sentence + 1, scene.sentence_of(here))
    return any(not any(p.overlaps(words[i].span) for p in pieces) for n in between for i in layers.sentences[n][:1])


@once
def around(scene: Scene, telling: Telling) -> Span:
    """Return the words of the statement that a clause stands in, or the clause."""
    statement = scene.stage.statement_around(scene.clauses.words[telling.index].span)
    return telling.span if statement is None else Span(statement.content[0].begin, statement.content[-1].end)


@once
def taking_part(scene: Scene, telling: Telling) -> frozenset[str]:
    """Return all whom a clause names beside its predicate, with those they act for."""
    clauses = scene.clauses
    words = [*telling.subjects, *clauses.objects(telling.index), *clauses.phrases(telling.index, "with", "to")]
    return scene.sides(tuple(i for w in words for i in scene.stage.who(w)))


def speaks_for(scene: Scene, second: Telling, first: Telling) -> bool:
    """Tell whether who tells the second clause is, or speaks for, whom the first is about."""
    if who_acts(scene, first) & scene.sides(second.chain[:1]):
        return True
    clauses = scene.clauses
    statement = scene.stage.statement_around(clauses.words[second.index].span)
    if statement is None:
        return False
    named = {
        clauses.lemmas[i] for span in statement.source for i in clauses.layers.words_in(span) if clauses.is_noun(i)
    }
    return bool(named & {clauses.lemmas[s] for s in first.subjects if clauses.is_noun(s)})


def on_same(scene: Scene, first: Telling, second: Telling) -> bool:
    """Tell whether two clauses are of the same: the same subject, or a pronoun soon after that may mean it."""
    clauses = scene.clauses
    if {clauses.lemmas[s] for s in first.subjects if clauses.is_noun(s)} & {
        clauses.lemmas[s] for s in second.subjects if clauses.is_noun(s)
    }:
        return True
    if who_acts(scene, first) & who_acts(scene, second):
        return True
    if "you" in {clauses.lemmas[s] for s in first.subjects}:
        return False
    forms = {clauses.lemmas[s] for s in second.subjects}
    if forms & _FIRST_PERSON:
        return speaks_for(scene, second, first)
    if forms & {"he", "she"} and any(clauses.words[s].tag == "NNS" for s in first.subjects):
        return False
    itself = who_acts(scene, second) & scene.sides(second.chain[:1]) and first.name != second.name
    return bool(forms & _PRONOUNS) and second.sentence - first.sentence <= 1 and not itself


@once
def refers_back(scene: Scene, second: Telling) -> bool:
    """Tell whether a clause has a pronoun that stands for what was told before: "a drone had hit it"."""
    lemmas, layers = scene.clauses.lemmas, scene.clauses.layers
    return any(lemmas[i] in _PRONOUNS and scene.clauses.words[i].tag == "PRP" for i in layers.words_in(second.span))


@once
def wishes(scene: Scene, telling: Telling) -> bool:
    """Tell whether a clause only tells of what is to come or wished: "would meet", "hopes for"."""
    clauses = scene.clauses
    ahead = any(clauses.words[c].tag == "MD" for c in clauses.children(telling.index, "aux"))
    return ahead or telling.name in {"want", "hope", "expect", "demand"}


@once
def hostile(scene: Scene, telling: Telling) -> bool:
    """Tell whether a clause tells of an attack or an act of force."""
    word = scene.clauses.words[telling.index].span
    return any(trigger.overlaps(word) for trigger in scene.hostile_words)


@once
def lemmas_of(scene: Scene, telling: Telling) -> frozenset[str]:
    """Return the dictionary forms of a clause's words."""
    return frozenset(scene.clauses.lemmas[i] for i in scene.clauses.layers.words_in(telling.span))
