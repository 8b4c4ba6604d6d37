"""Finds the words that tell of events: each word of the lexicon that stands in the company it needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.reading.clauses import Clauses
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
from dragoman.reading.events.spoken import spoken
from dragoman.reading.layers import Word
from dragoman.reading.lemma import word_set

_QUANTITY = word_set(
    """
    one list series number round wave kind sort set spate string couple pair part rest three two dozen hundred thousand
    score some all group member most many few hour day week month
    """
)
_PRONOUNS = word_set("he him she her they them we us i me each other who")
_CARRYING = word_set("convoy truck lorry ship shipment flight plane aircraft vessel barge train consignment cargo")
_RELIEF = word_set(
    """
    aid relief humanitarian food flour wheat grain medicine medical vaccine fuel water blanket tent shelter supply
    red crescent unicef unhcr wfp
    """
)
_MONEY = frozenset({"million", "billion", "trillion"})
_FACING = frozenset({"side", "party", "faction", "government", "leader"})
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
        index, adjective = word.index, lexicon.adjectives.get(word.text.lower())
        if adjective is not None and word.tag in {"JJ", "VBN"} and _is_predicate(stage, index):
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
    if name not in lexicon.verbs and name not in lexicon.nouns:
        return None  # most words: no pattern is theirs
    if clauses.is_verb(index):
        if word.text == "BREAKING":
            return None  # a label: "BREAKING: Front accepts truce"
        if word.relation in NOT_PREDICATES or (word.relation == "amod" and word.tag in {"VBN", "VBD", "VBG"}):
            return None
        patterns, company = lexicon.verbs.get(name), verb_company
    elif (clauses.is_noun(index) and word.tag not in {"NNP", "NNPS"}) or (
        word.tag in {"NNP", "NNPS"} and not stage.cast.at(index)
    ):
        if word.relation in {"compound", "amod"}:
            return None
        patterns, company = lexicon.nouns.get(name), noun_company
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


def _heads(stage: Stage, words: Sequence[int]) -> frozenset[str]:
    """Return what the heads of some phrases are called; "one of the attacks" is an attack too."""
    clauses, found = stage.clauses, set[str]()
    meant = dict[int, tuple[str, ...]]()
    for word in words:
        found.add(clauses.lemmas[word])
        if clauses.lemmas[word] in _QUANTITY or clauses.words[word].tag == "CD":
            found |= {clauses.lemmas[inner] for inner in clauses.of_phrases(word)}
            if found & _PRONOUNS:
                found.add(ACTOR)  # "nine of them"
            elif clauses.words[word].tag == "CD" and not clauses.of_phrases(word) and not _MONEY & found:
                found.add("one")  # "the remaining twelve were freed"
        if clauses.lemmas[word] in _PRONOUNS or _are_sides(stage, word):
            found.add(ACTOR)
            continue
        meant[word] = stage.who(word)
        if meant[word] or (clauses.is_noun(word) and stage.ruling(word)):
            found.add(ACTOR)
        if clauses.lemmas[word] in _CARRYING and not _RELIEF.isdisjoint(
            clauses.lemmas[i] for i in clauses.layers.subtree(word)
        ):
            found.add("aid")  # "a convoy of trucks carrying flour"
    if len({actor for word in words for actor in (meant[word] if word in meant else stage.who(word))}) > 1:
        found.add(TOGETHER)
    return frozenset(found)


def _are_sides(stage: Stage, noun: int) -> bool:
    """Tell whether a noun means those who face each other, whoever they are: "both sides", "the parties"."""
    return stage.clauses.lemmas[noun] in _FACING and stage.clauses.words[noun].tag == "NNS"


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
        ) or (kind is finites and clauses.auxiliaries(complement)[:1] == ("be",) and _is_bare_be(stage, complement)):
            kind.add(SUBJUNCTIVE)
        if any(clauses.is_negated(c) for c in (complement, *clauses.modifiers(complement))):  # "no more attacks"
            kind.add("never")
    phrases = _phrases(stage, index)
    for noun in clauses.objects(index):  # "discussed the border with Oda": a parser may hang Oda on the border
        for phrase in clauses.phrases(noun, "with"):
            phrases.setdefault("with", _heads(stage, clauses.nominal_conjuncts(phrase)))
    if stage.given_to(index):  # "sent Chad two planes" is "sent two planes to Chad"
        phrases["to"] = phrases.get("to", frozenset()) | {ACTOR}
    return Company(
        objects=_heads(stage, clauses.objects(index)),
        subjects=_heads(stage, clauses.subjects(index) if not clauses.is_passive(index) else clauses.objects(index)),
        phrases=phrases,
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
