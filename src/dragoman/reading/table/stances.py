"""Finds where a text tells an actor's stance: "accepted the draft", "would sign if …", "Egypt's demand that …".

Each stance comes with its topic: the noun or the clause that it is about, or what stands for it ("it", "the idea",
nothing at all in "Dorn accepted"). `proposals` makes the topics one where they are, `positions` says who holds what.
"""

import tomllib
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import Modality, ProposalKind, Stance
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.lexicon import Pattern, best_fit, load_lexicon, parse
from dragoman.reading.events.modality import condition_of, is_refusal, modality_of, stands_as_condition
from dragoman.reading.events.participants import Stage
from dragoman.reading.events.triggers import find_triggers, noun_company, verb_company
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

_EMPTY_TOPICS = word_set(
    """
    it them something this that these those which idea plan proposal offer suggestion draft demand condition
    term request call assurance invitation one both same all
    """
)
_REASONS = word_set(
    """
    comment everything nothing contact touch pressure step measure say saying report responsibility blame
    notice question
    """
)
_SIGNING = frozenset({"sign", "ratify", "initial"})
"""What is already signed is off the table: only a signature to come is a stance."""
_HAPPENING = frozenset({"take", "happen", "occur", "go", "hold", "begin", "start", "proceed"})
_VOICED = frozenset({"demand", "call", "appeal", "rejection", "refusal", "offer", "opposition", "proposal", "support"})
_AUXILIARY = frozenset({"aux", "auxpass", "cop", "amod", "acl"})
_TAKING_UP = word_set(
    "accept agree approve endorse adopt sign ratify support back consider discuss renew extend embrace"
)
_WEIGHING = word_set("study consider examine weigh review discuss look explore")
_YIELDING = frozenset({EventType.RETREAT, EventType.CONCEDE, EventType.AID, EventType.COOPERATE})
_BULLETS = frozenset("–—-•*·")
_OBLIGED = frozenset({"should", "must", "ought"})
_CARRIERS = word_set("proposal plan agreement deal draft offer idea call demand extension deal accord pact initiative")


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of proposal is known: by the head of a phrase, the verb of a clause, and what the verb is done to."""

    kind: ProposalKind
    heads: frozenset[str]
    verbs: frozenset[str]
    objects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The data of `stances.toml`, parsed."""

    verbs: dict[str, tuple[tuple[Pattern, Stance], ...]]
    nouns: dict[str, tuple[tuple[Pattern, Stance], ...]]
    adjectives: dict[str, Stance]
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A stance as the text tells it."""

    index: int
    """The word that tells it."""
    stance: Stance
    actors: tuple[str, ...]
    topic: int | None
    """The head of the phrase or clause that it is about; None where the text leaves it out."""
    refers_back: bool
    """Whether the topic only stands for something told before."""
    conditional: bool
    told_at: int | None = None
    """The head of the words that tell it, where they stand apart from its word, as in a list."""


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the words of stance that the package brings."""
    source = resources.files("dragoman.reading.table").joinpath("stances.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    tables: dict[str, dict[str, list[tuple[Pattern, Stance]]]] = {
        "verbs": defaultdict(list),
        "nouns": defaultdict(list),
    }
    for part, table in tables.items():
        for group in data[part]:
            for text in group["patterns"]:
                # A stance has no event type; the notation is shared, so one is named that plays no part.
                pattern = parse(text, EventType.CONSULT, None, data["classes"])
                table[pattern.word].append((pattern, Stance(group["stance"])))
    ranked = {
        part: {w: tuple(sorted(found, key=lambda p: -p[0].weight)) for w, found in table.items()}
        for part, table in tables.items()
    }
    adjectives = {word: Stance(group["stance"]) for group in data["adjectives"] for word in group["words"]}
    kinds = tuple(
        Kind(ProposalKind(k["kind"]), word_set(k["heads"]), word_set(k["verbs"]), word_set(k["objects"]))
        for k in data["kinds"]
    )
    return Vocabulary(ranked["verbs"], ranked["nouns"], adjectives, kinds)


def find_stances(stage: Stage) -> list[Held]:
    """Return the stances that a text tells, in order."""
    found = list[Held]()
    for index in range(len(stage.clauses.words)):
        if (told := _told_at(stage, index)) is not None and (held := _held(stage, index, told)) is not None:
            listed = _listed(stage.clauses, index)
            found += [replace(held, told_at=t, topic=t, refers_back=False) for t in listed] or [held]
            found += [
                replace(held, told_at=t, topic=_inner_topic(stage.clauses, t, held.stance), refers_back=False)
                for t in _coordinated(stage.clauses, index)
            ]
    return sorted([*found, *_conditional_offers(stage)], key=lambda held: held.index)


def _conditional_offers(stage: Stage) -> list[Held]:
    """Return what speakers say their own side would do if …: an offer, or consent, under a condition."""
    clauses, found = stage.clauses, list[Held]()
    for trigger in find_triggers(stage, load_lexicon()):
        index = trigger.index
        willing = trigger.is_verb and trigger.pattern.type in _YIELDING and not stands_as_condition(clauses, index)
        if not willing or not {"would", "will"} & set(clauses.auxiliaries(index)):
            continue
        statement = stage.statement_around(clauses.words[index].span)
        if statement is None or not (condition_of(clauses, index) or _stands_when(clauses, index)):
            continue
        doers = {side for s in clauses.surface_subjects(index) for a in stage.who(s) if (side := stage.cast.side_of(a))}
        sides = {stage.cast.side_of(a) or a for a in statement.speakers}
        if not doers or doers & sides:
            holders = tuple(stage.can_act(statement.speakers))
            found += [Held(index, Stance.ACCEPTS_CONDITIONALLY, holders, index, False, True)] if holders else []
    return found


def _stands_when(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb waits for another: "would go home when the last soldier has left"."""
    return any(
        clauses.lemmas[c] == "when"
        for clause in clauses.children(index, "advcl")
        for c in clauses.children(clause, "mark", "advmod")
    )


def _listed(clauses: Clauses, index: int) -> list[int]:
    """Return what a readout lists after a stance: "agreed on the following:" and the heads of its items."""
    sentences = clauses.layers.sentences
    at = clauses.words[index].sentence
    if clauses.words[sentences[at][1] - 1].text != ":":
        return []
    items = list[int]()
    for first, after in sentences[at + 1 :]:
        if clauses.words[first].text not in _BULLETS:
            break
        finite = [
            i for i in range(first + 1, after) if clauses.is_verb(i) and clauses.words[i].relation not in _AUXILIARY
        ]
        heads = finite or [i for i in range(first + 1, after) if clauses.words[i].relation == "root"]
        items += heads[:1]
    return items


def _coordinated(clauses: Clauses, index: int) -> list[int]:
    """Return the further verbs of what is asked or agreed: "to accept the truce, agree to a meeting and …"."""
    return [
        verb
        for complement in clauses.children(index, "xcomp")
        for verb in clauses.children(complement, "conj")
        if clauses.is_verb(verb)
        and not clauses.children(verb, "nsubj", "nsubjpass")
        and clauses.words[verb].tag == clauses.words[complement].tag
    ]


def _told_at(stage: Stage, index: int) -> Stance | None:
    clauses, words = stage.clauses, vocabulary()
    word, name = clauses.words[index], clauses.lemmas[index]
    if word.tag.startswith("VB") and word.relation not in {"aux", "auxpass", "cop", "case", "amod", "compound"}:
        if patterns := words.verbs.get(name):
            company = verb_company(stage, index)
            pattern = best_fit(tuple(p for p, _ in patterns), company)
            stance = next((s for p, s in patterns if p is pattern), None)
            if stance is not None:
                return stance
        is_adjective = word.tag == "VBN" and (clauses.children(index, "xcomp") or clauses.phrases(index, "to"))
        return words.adjectives.get(word.text.lower()) if is_adjective else None
    if word.tag in {"NN", "NNS"} and (patterns := words.nouns.get(name)) and clauses.owners(index):
        if word.relation == "dobj" and word.head != ROOT and clauses.lemmas[word.head] in words.verbs:
            return None  # "reiterated Egypt's rejection": the verb tells it
        return next((s for p, s in patterns if noun_company(stage, index).fits(p)), None)
    if (
        word.tag.startswith("JJ")
        and clauses.children(index, "cop", "nsubj")
        and (clauses.children(index, "xcomp") or clauses.phrases(index, "to"))
    ):
        return words.adjectives.get(name)
    return None


def _held(stage: Stage, index: int, stance: Stance) -> Held | None:
    clauses = stage.clauses
    if _is_inner(clauses, index) or stands_as_condition(clauses, index):
        return None
    is_noun = clauses.is_noun(index)
    actors = _holders(stage, index)
    auxiliaries = set(clauses.auxiliaries(index))
    inner = [index, *clauses.children(index, "xcomp")]
    condition = any(condition_of(clauses, i) for i in inner) or _is_reserved(clauses, index)
    modality = Modality.ACTUAL if is_noun else modality_of(clauses, index)
    if auxiliaries & _OBLIGED and stance in {Stance.ACCEPTS, Stance.PROPOSES}:
        # "he should accept the truce": whoever says so proposes it.
        statement = stage.statement_around(clauses.words[index].span)
        actors, stance = (statement.speakers if statement is not None else ()), Stance.PROPOSES
    elif not is_noun and clauses.is_negated(index):
        if stance in {Stance.ACCEPTS, Stance.CONSIDERS, Stance.PROPOSES} and is_refusal(clauses, index):
            stance = Stance.REJECTS
        else:
            return None
    elif modality is Modality.DENIED or (
        modality is not Modality.ACTUAL and not (auxiliaries & {"would", "will", "'ll"}) and not condition
    ):
        return None
    if not actors or (clauses.lemmas[index] in _SIGNING and modality is Modality.ACTUAL):
        return None
    topic = _topic(clauses, index, stance)
    if topic is not None and clauses.lemmas[topic] in _REASONS | {"remain"}:
        return None
    if stance is Stance.ACCEPTS and condition:
        stance = Stance.ACCEPTS_CONDITIONALLY
    refers_back = topic is None or _stands_for_other(clauses, topic)
    if topic is None and stance not in {Stance.ACCEPTS, Stance.REJECTS, Stance.ACCEPTS_CONDITIONALLY}:
        return None
    return Held(index, stance, actors, topic, refers_back, condition)


def _is_inner(clauses: Clauses, index: int) -> bool:
    """Tell whether a stance is only the object of another one ("urged Kiev to accept", "refused to accept")."""
    word = clauses.words[index]
    if word.relation == "conj" and word.head != ROOT and not clauses.children(index, "nsubj", "nsubjpass"):
        first = clauses.words[word.head]
        if first.relation == "xcomp" and first.tag == word.tag:
            return _is_inner(clauses, word.head)
    if word.head == ROOT or word.relation not in {"xcomp", "acl", "ccomp"}:
        return False
    name = clauses.lemmas[word.head]
    known = vocabulary()
    above_tells = (
        name in known.verbs or name in known.nouns or clauses.words[word.head].text.lower() in known.adjectives
    )
    return above_tells and (
        word.relation == "xcomp" or "to" in {clauses.lemmas[c] for c in clauses.children(index, "mark")}
    )


def _is_reserved(clauses: Clauses, index: int) -> bool:
    """Tell whether a stance comes with a reservation: "though not while …", "provided …"."""
    text = clauses.clause(index).of(clauses.layers.text).lower()
    return any(
        mark in text for mark in ("though not", "provided", "on condition", "as long as", "so long as", "only if")
    )


def _holders(stage: Stage, index: int) -> tuple[str, ...]:
    clauses = stage.clauses
    if clauses.is_noun(index):
        found = list(stage.behind(index))
    elif clauses.is_verb(index) and clauses.words[index].text.lower() not in vocabulary().adjectives:
        found = [i for s in clauses.subjects(index) for i in stage.who(s, enrol=True) or stage.target(s)]
    else:
        found = [i for s in clauses.surface_subjects(index) for i in stage.who(s, enrol=True)]
    return tuple(dict.fromkeys(stage.can_act(found)))


def _topic(clauses: Clauses, index: int, stance: Stance) -> int | None:
    """Return the head of what a stance is about: past an inner stance, to the noun or clause itself."""
    for complement in clauses.complements(index):
        finite = clauses.words[complement].relation == "ccomp"
        if stance in {Stance.REJECTS, Stance.WITHDRAWS} and finite and not clauses.is_negated(complement):
            continue
        return _inner_topic(clauses, complement, stance)
    adjectival = clauses.words[index].text.lower() in vocabulary().adjectives
    nouns = clauses.objects(index) if clauses.is_verb(index) and not adjectival else []
    nouns = [n for n in nouns if clauses.is_noun(n) or clauses.words[n].tag in {"PRP", "DT", "WDT", "CD", "$"}]
    phrases = clauses.phrases(index, "for", "to", "on", "with", "of", "into", "from", "about")
    if nouns and clauses.lemmas[nouns[0]] in _VOICED and (inner := _topic(clauses, nouns[0], stance)) is not None:
        return inner
    nouns = [n for n in nouns if clauses.is_noun(n)] or nouns  # "handed each of them a draft"
    if clauses.lemmas[index] == "give" and (asked := _next_infinitive(clauses, index)) is not None:
        return _inner_topic(clauses, asked, stance)
    addressed = clauses.lemmas[index] in {"press", "urge", "ask", "call", "pressure", "plead", "appeal", "lobby"}
    if nouns and not (addressed and phrases):
        return nouns[0]
    if index + 1 < len(clauses.words) and clauses.lemmas[index + 1] in {"to", "for", "on", "with", "into"}:
        held = clauses.words[index + 1].head
        if held > index + 1 and clauses.is_noun(held) and not clauses.is_time(held):
            return held  # "agree to a meeting": the words tell, whatever the tree hangs the noun on
    if phrases:
        return clauses.antecedent(phrases[0])
    if clauses.is_noun(index):
        return _following_infinitive(clauses, index)
    word = clauses.words[index]
    if word.relation == "acl:relcl" and word.head != ROOT:
        return word.head
    return nouns[0] if nouns else None


def _inner_topic(clauses: Clauses, clause: int, stance: Stance) -> int:
    """Return what a clause is about: the truce in "to accept the truce"."""
    name = clauses.lemmas[clause]
    if (
        name in _HAPPENING
        and (subjects := clauses.surface_subjects(clause))
        and clauses.words[clause].relation == "ccomp"
    ):
        return subjects[0]
    if name in (_WEIGHING if stance is Stance.CONSIDERS else _TAKING_UP):
        deeper = _topic(clauses, clause, stance)
        return clause if deeper is None else deeper
    return clause


def _next_infinitive(clauses: Clauses, index: int) -> int | None:
    """Return the first infinitive after a verb: "given them until Friday to sign"."""
    for at in range(index + 2, clauses.between_semicolons(index)[1]):
        if clauses.words[at].tag == "VB" and clauses.lemmas[at - 1] == "to":
            return at
    return None


def _following_infinitive(clauses: Clauses, noun: int) -> int | None:
    """Return the infinitive after a noun where the tree hangs it on the verb: "conveyed its readiness to receive"."""
    head = clauses.words[noun].head
    if head == ROOT:
        return None
    return next((c for c in clauses.children(head, "xcomp", "advcl", "acl") if noun < c <= noun + 4), None)


def _stands_for_other(clauses: Clauses, topic: int) -> bool:
    word = clauses.words[topic]
    if clauses.lemmas[topic] not in _EMPTY_TOPICS:
        return False
    if word.tag in {"PRP", "DT", "WDT"} or clauses.lemmas[topic] == "something":
        return True
    if carried(clauses, topic) != topic:
        return False
    bare = not clauses.children(topic, "amod", "compound", "acl", "acl:relcl", "nmod", "nmod:poss", "nummod")
    return bare and any(clauses.lemmas[c] not in {"a", "an"} for c in clauses.children(topic, "det"))


def carried(clauses: Clauses, topic: int) -> int:
    """Return what a carrier noun holds: in "the proposal for a 30-day truce" the truce, else the noun itself."""
    after = topic + 1
    if clauses.lemmas[topic] not in _CARRIERS or after >= len(clauses.words):
        return topic
    if clauses.lemmas[after] in {"for", "of", "on"}:
        held = clauses.words[after].head
        return held if held != ROOT and held > after and clauses.is_noun(held) else topic
    infinitive = [c for c in clauses.children(topic, "acl") if clauses.words[c].tag == "VB"]
    return infinitive[0] if infinitive else topic


def kind_of(clauses: Clauses, topic: int) -> ProposalKind:
    """Return the kind of proposal that a noun or clause tells of."""
    inside = carried(clauses, topic)
    name = clauses.lemmas[inside]
    kinds = vocabulary().kinds
    if clauses.is_verb(inside):
        objects = {clauses.lemmas[o] for o in clauses.objects(inside)}
        for kind in kinds:
            if name in kind.verbs:
                return kind.kind
        for kind in kinds:
            if objects & kind.objects:
                return kind.kind
        return ProposalKind.OTHER
    modifiers = {clauses.lemmas[m] for m in clauses.modifiers(inside)}
    for kind in kinds:
        if name in kind.heads:
            return kind.kind
    for kind in kinds:
        if modifiers & kind.heads:
            return kind.kind
    inner = {clauses.lemmas[p] for p in clauses.phrases(inside, "of", "for", "on")}
    return next((k.kind for k in kinds if inner & k.heads), ProposalKind.OTHER)
