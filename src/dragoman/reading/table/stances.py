"""Finds where a text tells an actor's stance: "accepted the draft", "would sign if …", "Egypt's demand that …".

Each stance comes with its topic: the noun or the clause that it is about, or what stands for it ("it", "the idea",
nothing at all in "Lind accepted"). `proposals` makes the topics one where they are, `positions` says who holds what.
"""

from dataclasses import dataclass, replace

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import Modality, Stance
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.lexicon import best_fit, load_lexicon
from dragoman.reading.events.modality import condition_of, is_refusal, modality_of, stands_as_condition
from dragoman.reading.events.participants import Stage
from dragoman.reading.events.triggers import find_triggers, noun_company, verb_company
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.table.topics import inner_topic, stands_for_other, topic_of
from dragoman.reading.table.vocabulary import vocabulary

_REASONS = word_set(
    """
    comment everything nothing contact touch pressure step measure say saying report responsibility blame
    notice question
    """
)
_SIGNING = frozenset({"sign", "ratify", "initial"})
"""What is already signed is off the table: only a signature to come is a stance."""
_AUXILIARY = frozenset({"aux", "auxpass", "cop", "amod", "acl"})
_YIELDING = frozenset({EventType.RETREAT, EventType.CONCEDE, EventType.AID, EventType.COOPERATE})
_BULLETS = frozenset("–—-•*·")
_AGREED = word_set("text agreement deal accord pact truce ceasefire treaty settlement memorandum term protocol")
_ANSWERING = word_set("reject refuse dismiss accept decline rebuff spurn oppose veto consider study weigh turn welcome")
_LEFT_OPEN = frozenset({"rule", "exclude", "oppose", "reject", "dismiss"})
_SUFFERING = frozenset({"face", "risk", "suffer"})
"""What comes of not doing what is asked is not asked: "accept the truce or face sanctions"."""
_BARE = word_set(
    "stop end do go come act help lift continue speak talk attend wait answer know see begin start say try work leave "
    "give take make proceed change resume return remain stay be have"
)
"""Verbs that without an object or a phrase name nothing that could be on the table."""
_OPEN = frozenset({"VB", "NN", "JJ"})
"""How the tags begin of all words that can tell a stance or an event."""
_WOULD = frozenset({"would", "will"})
_OBLIGED = frozenset({"should", "must", "ought"})


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


def find_stances(stage: Stage) -> list[Held]:
    """Return the stances that a text tells, in order."""
    found = list[Held]()
    for index, word in enumerate(stage.clauses.words):
        if word.tag[:2] not in _OPEN:
            continue
        if (told := _told_at(stage, index)) is not None and (held := _held(stage, index, told)) is not None:
            listed = _listed(stage.clauses, index)
            found += [replace(held, told_at=t, topic=t, refers_back=False) for t in listed] or [held]
            found += [
                replace(held, told_at=t, topic=inner_topic(stage.clauses, t, held.stance), refers_back=False)
                for t in _coordinated(stage.clauses, index)
            ]
    return sorted([*found, *_conditional_offers(stage)], key=lambda held: held.index)


def _conditional_offers(stage: Stage) -> list[Held]:
    """Return what speakers say their own side would do if …: an offer, or consent, under a condition."""
    clauses, found = stage.clauses, list[Held]()
    if _WOULD.isdisjoint(clauses.lemmas):
        return []
    spoken = (word for word in clauses.words if word.tag[:2] in _OPEN)
    would = (word for word in spoken if not _WOULD.isdisjoint(clauses.auxiliaries(word.index)))
    for trigger in find_triggers(stage, load_lexicon(), would):
        index = trigger.index
        if not trigger.is_verb or trigger.pattern.type not in _YIELDING or stands_as_condition(clauses, index):
            continue
        conditional = bool(condition_of(clauses, index) or _stands_when(clauses, index))
        if _is_settled(clauses, index):
            holders = tuple(stage.can_act(i for s in clauses.surface_subjects(index) for i in stage.who(s)))
            stance = Stance.ACCEPTS_CONDITIONALLY if conditional else Stance.ACCEPTS
            found += [Held(index, stance, holders, index, False, conditional)] if holders else []
            continue
        statement = stage.statement_around(clauses.words[index].span)
        if statement is None or not conditional:
            continue
        doers = {side for s in clauses.surface_subjects(index) for a in stage.who(s) if (side := stage.cast.side_of(a))}
        sides = {stage.cast.side_of(a) or a for a in statement.speakers}
        if not doers or doers & sides:
            holders = tuple(stage.can_act(statement.speakers))
            found += [Held(index, Stance.ACCEPTS_CONDITIONALLY, holders, index, False, True)] if holders else []
    return found


def _is_settled(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb says what was agreed: "Under the accord Velora will let one convoy through"."""
    return any(clauses.lemmas[p] in _AGREED for p in clauses.phrases(index, "under"))


def _stands_when(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb waits for another: "will sign once the gates are open"."""
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
        and clauses.lemmas[verb] not in _SUFFERING
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
            # "reiterated Egypt's rejection": the verb tells it; "rejected Egypt's proposal" tells of two.
            answering = clauses.lemmas[word.head] in _ANSWERING
            own = {i for s in clauses.surface_subjects(word.head) for i in stage.who(s)}
            if not answering or not set(stage.behind(index)) - own:
                return None
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
        elif stance is Stance.REJECTS and clauses.lemmas[index] in _LEFT_OPEN:
            stance = Stance.CONSIDERS  # "no longer excludes a truce"
        else:
            return None
    elif stance is Stance.CONSIDERS and auxiliaries & {"could", "can", "might", "may"} and clauses.is_passive(index):
        # "they could be looked at": whoever says so would look at them.
        statement = stage.statement_around(clauses.words[index].span)
        actors = statement.speakers if statement is not None else ()
    elif modality is Modality.DENIED or (
        modality is not Modality.ACTUAL and not (auxiliaries & {"would", "will", "'ll"}) and not condition
    ):
        return None
    if not actors or (clauses.lemmas[index] in _SIGNING and modality is Modality.ACTUAL):
        return None
    topic = topic_of(clauses, index, stance)
    if topic is not None and (clauses.lemmas[topic] in _REASONS | {"remain"} or _says_nothing(clauses, topic)):
        return None
    if stance is Stance.ACCEPTS and condition:
        stance = Stance.ACCEPTS_CONDITIONALLY
    refers_back = topic is None or stands_for_other(clauses, topic)
    if topic is None and stance not in {Stance.ACCEPTS, Stance.REJECTS, Stance.ACCEPTS_CONDITIONALLY}:
        return None
    return Held(index, stance, actors, topic, refers_back, condition)


def _says_nothing(clauses: Clauses, topic: int) -> bool:
    """Tell whether a topic is a lone verb that leaves open what is to be done: "invited them to stop"."""
    bare = clauses.is_verb(topic) and clauses.lemmas[topic] in _BARE
    return bare and not clauses.objects(topic) and not clauses.children(topic, "xcomp", "ccomp", "nmod", "nsubjpass")


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
