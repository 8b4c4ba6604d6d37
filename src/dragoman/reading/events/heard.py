"""Events that only the trigger head hears: words that no pattern of the lexicon knows, or not in their company.

The lexicon says why it takes a word for an event and is asked first. The head has read many more turns of phrase than
it lists, so what the head is sure of, where the lexicon is silent, goes the same way as the lexicon's own triggers.
"""

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import islice

from dragoman.model.plover import EventType
from dragoman.reading.events.lexicon import Pattern
from dragoman.reading.events.outlook import PLANNING
from dragoman.reading.events.participants import Stage
from dragoman.reading.events.triggers import NOT_PREDICATES, Trigger
from dragoman.reading.layers import ROOT, Happening
from dragoman.reading.lemma import word_set

_SURE = 0.7
"""The least score of what is told whoever takes part (training/EXPERIMENTS.md)."""
_LIKELY = 0.5
"""The least score of what is told where somebody takes part."""
_SURE_OF_CUE = 0.85
"""The least score of words that tell of a statement too: "said yes", "declared their solidarity", "accuses"."""
_NO = word_set("not no never nothing")


def with_heard(stage: Stage, triggers: Sequence[Trigger], happenings: Sequence[Happening]) -> list[Trigger]:
    """Return the triggers of the lexicon and those that only the head heard, in the order of the text."""
    known = {trigger.index: trigger.pattern.type for trigger in triggers}
    sure = {i for one in happenings if one.score >= _SURE for i in range(one.first, one.last + 1)}
    agreed = [replace(t, is_heard=t.index in sure and not _is_in_heading(stage, t.index)) for t in triggers]
    # The head has seen few plain tellings: "told", "said" and their like are mostly the statement's business alone.
    cues = {
        i
        for told in stage.clauses.layers.attributions
        for span in told.cue
        for i in stage.clauses.layers.words_in(span)
    }
    added = [
        _trigger(stage, one, index)
        for one in happenings
        if one.score >= _LIKELY
        and known.keys().isdisjoint(range(one.first, one.last + 1))
        and (one.score >= _SURE_OF_CUE or cues.isdisjoint(range(one.first, one.last + 1)))
        and (index := _head(stage, one)) is not None
        and one.type not in {known.get(above) for above in _above(stage, index)}
        and not (_is_let(stage, index, known) or _only_plans(stage, one, index))
    ]
    return sorted([*agreed, *added], key=lambda trigger: trigger.index)


def _trigger(stage: Stage, one: Happening, index: int) -> Trigger:
    clauses = stage.clauses
    name = clauses.lemmas[index]
    # No verb that the head alone takes for a refusal says no by itself: "cannot accept that", "would not hear of it".
    refuses = one.type is EventType.REJECT and clauses.is_negated(index)
    within = any(clauses.lemmas[i] in _NO for i in range(one.first, one.last + 1))
    is_verb = clauses.is_verb(index)
    pattern = Pattern(name, name, one.type, None, needs_actor=one.score < _SURE)
    is_heard = one.score >= _SURE and not _is_in_heading(stage, index)
    return Trigger(index, pattern, is_verb, means_no=refuses or within, is_heard=is_heard)


def _is_let(stage: Stage, index: int, known: Container[int]) -> bool:
    """Tell whether a verb is what "let" tells of already: "let them go"."""
    word = stage.clauses.words[index]
    return word.head in known and word.relation in {"ccomp", "xcomp"} and stage.clauses.lemmas[word.head] == "let"


def _only_plans(stage: Stage, one: Happening, index: int) -> bool:
    """Tell whether words set out for a deed that they govern, and do not threaten it: "poised to shell the port"."""
    plans = stage.clauses.lemmas[index] in PLANNING and bool(stage.clauses.children(index, "xcomp"))
    return plans and one.type is EventType.THREATEN


def _is_in_heading(stage: Stage, index: int) -> bool:
    """Tell whether no verb stands in the sentence of a word: "CONVOY ATTACK" only says what follows."""
    first, after = stage.clauses.layers.sentences[stage.clauses.words[index].sentence]
    return not any(stage.clauses.is_verb(i) for i in range(first, after))


def _above(stage: Stage, index: int) -> list[int]:
    """Return the nearest words above: of "the visit that should have joined them" the noun has said it all.

    What is joined to another by "and" hangs where that hangs: "sealed the quarter off and searched it" are two deeds.
    """
    words = stage.clauses.words
    while words[index].relation == "conj" and words[index].head != ROOT:
        index = words[index].head
    return list(islice(stage.clauses.layers.ancestors(index), 2))


def _head(stage: Stage, one: Happening) -> int | None:
    """Return the word that the others of a happening hang on, if it is one that can tell of an event.

    Of "out of the question", whatever a parser makes of it, that is the noun.
    """
    clauses, words = stage.clauses, stage.clauses.words
    inside = range(one.first, one.last + 1)
    head = clauses.layers.head_of(inside)
    telling = [i for i in inside if clauses.is_verb(i) or words[i].tag in {"NN", "NNS"}]
    if not telling:
        return None
    index = head if head in telling else telling[-1]
    return None if words[index].relation in NOT_PREDICATES else index
