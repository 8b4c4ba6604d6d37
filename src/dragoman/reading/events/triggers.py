"""Finds the words that tell of events: each word of the lexicon that stands in the company it needs."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model.plover import EventType
from dragoman.reading.events.lexicon import (
    ACTOR,
    SUBJUNCTIVE,
    TOGETHER,
    Company,
    Lexicon,
    Pattern,
    best_fit,
    particles_of,
)
from dragoman.reading.events.participants import Stage
from dragoman.reading.layers import Word
from dragoman.reading.lemma import word_set

_QUANTITY = word_set(
    """
    one series number round wave kind sort set spate string couple pair part rest three two dozen hundred thousand
    score some all group member most many few
    """
)
_PRONOUNS = word_set("he him she her they them we us i me each other who")
_DEMAND = Pattern("must", "must", EventType.REQUEST, None)
NOT_PREDICATES = frozenset({"aux", "auxpass", "cop", "case", "mark", "compound", "det"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event, by the pattern that it fits."""

    index: int
    pattern: Pattern
    is_verb: bool
    is_adjective: bool = False
    is_demand: bool = False
    """Whether it is what somebody says that another must do: saying so is the event, a request."""


def find_triggers(stage: Stage, lexicon: Lexicon, words: Iterable[Word] | None = None) -> list[Trigger]:
    """Return the triggers of a text, or those among some of its words, in order."""
    clauses, found = stage.clauses, list[Trigger]()
    demands = "must" in clauses.lemmas
    for word in clauses.words if words is None else words:
        name, text = clauses.lemmas[word.index], word.text.lower()
        may_demand = demands and clauses.is_verb(word.index)
        if not (may_demand or name in lexicon.verbs or name in lexicon.nouns or text in lexicon.adjectives):
            continue  # most words: no pattern is theirs
        if may_demand and _is_demanded(stage, word.index):
            found.append(Trigger(word.index, _DEMAND, is_verb=True, is_demand=True))
            continue
        if clauses.is_verb(word.index):
            if word.relation in NOT_PREDICATES or (word.relation == "amod" and word.tag in {"VBN", "VBD"}):
                continue
            patterns = lexicon.verbs.get(name)
            company = verb_company(stage, word.index) if patterns else None
        elif (clauses.is_noun(word.index) and word.tag not in {"NNP", "NNPS"}) or (
            word.tag in {"NNP", "NNPS"} and not stage.cast.at(word.index)
        ):
            if word.relation in {"compound", "amod"}:
                continue
            patterns = lexicon.nouns.get(name)
            company = noun_company(stage, word.index) if patterns else None
        else:
            patterns = company = None
        if text in lexicon.adjectives and word.tag in {"JJ", "VBN"} and _is_predicate(stage, word.index):
            found.append(Trigger(word.index, lexicon.adjectives[text], is_verb=True, is_adjective=True))
            continue
        if patterns and company and (pattern := best_fit(patterns, company)) is not None:
            if name == "call" and pattern.mode == "phone" and _gives_a_name(stage, word.index):
                continue
            found.append(Trigger(word.index, pattern, clauses.is_verb(word.index)))
    return found


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


def _is_demanded(stage: Stage, index: int) -> bool:
    """Tell whether a speaker says that somebody else must do something."""
    clauses = stage.clauses
    if "must" not in clauses.auxiliaries(index):
        return False
    statement = stage.statement_around(clauses.words[index].span)
    if statement is None or not statement.speakers:
        return False
    obliged = {i for s in clauses.surface_subjects(index) for i in stage.who(s)}
    return bool(obliged) and not obliged & set(statement.speakers)


def _heads(stage: Stage, words: list[int]) -> frozenset[str]:
    """Return what the heads of some phrases are called; "one of the attacks" is an attack too."""
    clauses, found = stage.clauses, set[str]()
    meant = dict[int, tuple[str, ...]]()
    for word in words:
        found.add(clauses.lemmas[word])
        if clauses.lemmas[word] in _QUANTITY or clauses.words[word].tag == "CD":
            found |= {clauses.lemmas[inner] for inner in clauses.of_phrases(word)}
            if found & _PRONOUNS:
                found.add(ACTOR)  # "nine of them"
        if clauses.lemmas[word] in _PRONOUNS:
            found.add(ACTOR)
            continue
        meant[word] = stage.who(word)
        if meant[word] or (clauses.is_noun(word) and stage.ruling(word)):
            found.add(ACTOR)
    if len({actor for word in words for actor in (meant[word] if word in meant else stage.who(word))}) > 1:
        found.add(TOGETHER)
    return frozenset(found)


def _is_bare_be(stage: Stage, verb: int) -> bool:
    """Tell whether a passive stands in the bare form: "that a convict be freed"."""
    clauses = stage.clauses
    return any(clauses.words[c].text.lower() == "be" for c in clauses.children(verb, "auxpass", "aux")[:1])


def _phrases(stage: Stage, index: int, within: tuple[str, ...] = ()) -> dict[str, frozenset[str]]:
    clauses, found = stage.clauses, dict[str, frozenset[str]]()
    for phrase in clauses.phrases(index):
        for case in clauses.children(phrase, "case", "mark"):
            preposition = clauses.lemmas[case]
            found[preposition] = found.get(preposition, frozenset()) | _heads(stage, clauses.nominal_conjuncts(phrase))
    # "which Kiev has agreed to": the preposition stands alone after its verb.
    after = index + 1
    if not within and after < len(clauses.words) and clauses.words[after].tag in {"IN", "TO", "RP"}:
        stranded = clauses.words[after].head == index or clauses.words[after].relation in {"nmod", "advmod", "dep"}
        if stranded:
            found.setdefault(clauses.lemmas[after], frozenset())
    return found


def verb_company(stage: Stage, index: int) -> Company:
    """Return what stands around a verb."""
    clauses = stage.clauses
    infinitives, finites = set[str](), set[str]()
    for complement in clauses.complements(index):
        word = clauses.words[complement]
        marks = {clauses.lemmas[c] for c in clauses.children(complement, "mark", "aux")}
        name = clauses.lemmas[complement]
        kind = infinitives if word.relation == "xcomp" or ("to" in marks and word.tag == "VB") else finites
        kind.add(name)
        if (
            kind is finites and word.tag in {"VB", "VBP"} and not clauses.children(complement, "aux", "auxpass", "cop")
        ) or (kind is finites and clauses.auxiliaries(complement)[:1] == ["be"] and _is_bare_be(stage, complement)):
            kind.add(SUBJUNCTIVE)
        if clauses.is_negated(complement):
            kind.add("never")
    return Company(
        objects=_heads(stage, clauses.objects(index)),
        subjects=_heads(stage, clauses.subjects(index) if not clauses.is_passive(index) else clauses.objects(index)),
        phrases=_phrases(stage, index),
        particles=particles_of(clauses, index),
        infinitives=frozenset(infinitives),
        finites=frozenset(finites),
        modifiers=frozenset(),
        around=frozenset(clauses.lemmas[i] for i in range(index + 1, min(index + 7, len(clauses.words)))),
        has_actor=False,
    )


def noun_company(stage: Stage, index: int) -> Company:
    """Return what stands around a noun."""
    clauses = stage.clauses
    phrases = _phrases(stage, index, within=("nominal",))
    actors = [
        *stage.behind(index),
        *(i for p in clauses.phrases(index, "of", "between", "by", "with", "from", "on", "against", "to", "among")
          for n in clauses.nominal_conjuncts(p) for i in stage.target(n)),
    ]  # fmt: skip
    return Company(
        objects=frozenset(),
        subjects=frozenset(),
        phrases=phrases,
        particles=frozenset(),
        infinitives=frozenset(),
        finites=frozenset(),
        around=frozenset(),
        modifiers=frozenset(clauses.lemmas[c] for c in clauses.modifiers(index)),
        has_actor=bool(actors),
    )
