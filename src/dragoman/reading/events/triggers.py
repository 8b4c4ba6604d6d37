"""Finds the words that tell of events: each word of the lexicon that stands in the company it needs."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.reading.clauses import Clauses
from dragoman.reading.events.company import Company, NounCompany, VerbCompany, best_fit
from dragoman.reading.events.lexicon import Lexicon, Pattern
from dragoman.reading.events.participants import Stage
from dragoman.reading.events.spoken import spoken
from dragoman.reading.layers import Word
from dragoman.reading.lemma import word_set

_NOT = frozenset({"not", "n't", "never"})
_ACCREDITED = word_set("ambassador envoy")
"""Who has a "to" of their own: "called the ambassador to Peru"."""
_GOALS = word_set("talk meeting summit conference hearing capital palace ministry headquarters office table")
_SPOKEN = frozenset({"must", "unless", "if"})
NOT_PREDICATES = frozenset({"aux", "auxpass", "cop", "case", "mark", "compound", "det"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event, by the pattern that it fits."""

    index: int
    pattern: Pattern
    is_verb: bool
    is_adjective: bool = False
    is_spoken: bool = False
    """Whether to say so is the event, a demand or a threat (`spoken`), and not what the word tells."""
    means_no: bool = False
    """Whether a "not" or "no" beside it is what tells of the event, and denies none: "would not hear of it"."""
    is_heard: bool = False
    """Whether the trigger head is sure of it too (`heard`)."""


def find_triggers(stage: Stage, lexicon: Lexicon, words: Iterable[Word] | None = None) -> list[Trigger]:
    """Return the triggers of a text, or those among some of its words, in order."""
    clauses, found = stage.clauses, list[Trigger]()
    may_speak = not _SPOKEN.isdisjoint(clauses.lemmas)
    for word in clauses.words if words is None else words:
        index = word.index
        adjective = lexicon.adjectives.get(word.text.lower()) if word.tag in {"JJ", "VBN"} else None
        if adjective is not None and _is_predicate(stage, index):
            found.append(Trigger(index, adjective, is_verb=True, is_adjective=True))
            continue
        is_verb = clauses.is_verb(index)
        pattern = _pattern_at(stage, lexicon, word)
        saying = spoken(stage, index, pattern) if may_speak and is_verb else None
        if saying is not None:
            found.append(Trigger(index, saying, is_verb=True, is_spoken=True))
        elif pattern is not None:
            says_no = any("no" in particle for particle in pattern.particles)
            means_no = says_no and _NOT.isdisjoint(clauses.lemmas[c] for c in clauses.layers.children[index])
            found.append(Trigger(index, pattern, is_verb, means_no=means_no))
    return found


def _pattern_at(stage: Stage, lexicon: Lexicon, word: Word) -> Pattern | None:
    """Return the pattern that a verb or noun fits in its company."""
    clauses, index, name = stage.clauses, word.index, stage.clauses.lemmas[word.index]
    company: type[Company]
    if name not in lexicon.verbs and name not in lexicon.nouns:
        return None  # most words: no pattern is theirs
    if clauses.is_verb(index):
        if word.text == "BREAKING":
            return None  # a label: "BREAKING: Front accepts truce"
        if word.relation in NOT_PREDICATES or (word.relation == "amod" and word.tag in {"VBN", "VBD", "VBG"}):
            return None
        patterns, company = lexicon.verbs.get(name), VerbCompany
    elif (clauses.is_noun(index) and word.tag not in {"NNP", "NNPS"}) or (
        word.tag in {"NNP", "NNPS"} and not stage.cast.at(index)
    ):
        if word.relation in {"compound", "amod"}:
            return None
        patterns, company = lexicon.nouns.get(name), NounCompany
    else:
        return None
    pattern = best_fit(patterns, company(stage, index)) if patterns else None
    if name != "call" or (pattern is not None and pattern.mode != "phone"):
        return pattern
    if (goals := _called_to(stage, index)) and any(_is_goal(clauses, g) for g in goals):
        return lexicon.verbs["summon"][0]
    return None if pattern is None or goals or _gives_a_name(stage, index) else pattern


def _is_predicate(stage: Stage, index: int) -> bool:
    """Tell whether an adjective says of a subject what it would do: "was ready to talk"."""
    children = stage.clauses.children
    return bool(children(index, "xcomp") and children(index, "cop", "nsubj", "nsubjpass", "auxpass"))


def _gives_a_name(stage: Stage, index: int) -> bool:
    """Tell whether "call" names rather than telephones: "which she calls a gang", "called the envoy a liar"."""
    clauses = stage.clauses
    named = [
        o
        for o in clauses.children(index, "dobj", "xcomp", "iobj")
        if clauses.words[o].tag in {"NN", "NNS"} and clauses.lemmas[o] != "other" and not stage.who(o)
    ]
    return clauses.is_verb(index) and any(clauses.children(o, "det", "nmod:poss") or len(named) > 1 for o in named)


def _is_goal(clauses: Clauses, noun: int) -> bool:
    return clauses.words[noun].tag == "NNP" or clauses.lemmas[noun] in _GOALS


def _called_to(stage: Stage, index: int) -> list[int]:
    """Return where "call" bids somebody come instead of telephoning: "have been called to Vienna"."""
    clauses = stage.clauses
    called = clauses.objects(index) if clauses.is_verb(index) else []
    words = [index, *(o for o in called if clauses.lemmas[o] not in _ACCREDITED)] if called else []
    return [n for word in words for n in clauses.phrases(word, "to") if clauses.is_noun(n)]
