"""Stances that no word of stance tells: what actors would do, will not do, should be done, are for or against.

find_undertakings(stage) -> the stances, rule by rule
"""

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import ProposalKind, Stance
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.conditions import condition_of
from dragoman.reading.events.lexicon import load_lexicon
from dragoman.reading.events.modality import is_refusal
from dragoman.reading.events.participants import Stage, is_own
from dragoman.reading.events.triggers import find_triggers
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.table.holders import Held, holders_of, is_reserved
from dragoman.reading.table.topics import says_nothing, stands_for_other
from dragoman.reading.table.vocabulary import OPEN, begins, kind_of, vocabulary

_YIELDING = frozenset({EventType.RETREAT, EventType.CONCEDE, EventType.AID, EventType.COOPERATE})
_DECLINED = _YIELDING | {EventType.CONSULT}
_TAKING_PART = word_set("attend join participate observe respect honour honor uphold implement abide")
_OCCASIONS = word_set(
    "talk negotiation meeting summit conference round session dialogue truce ceasefire cease-fire pause agreement deal"
)
_AGREED = word_set("agreement deal accord pact truce ceasefire treaty settlement memorandum term protocol")
_BUDGING = word_set("budge compromise yield bend back move")
_MINDING = word_set("understand know realise realize remember learn face think feel choose decide have be show do see")
_WOULD = frozenset({"would", "will"})
_OFFERED = _WOULD | {"could"}
_HINTS = word_set("signal hint indicate suggest imply promise pledge")
_COMING = frozenset({"go", "come", "attend", "take"})
_WEIGHED = word_set("consider discuss accept agree adopt support back explore study welcome")
_OBLIGED = frozenset({"should", "must", "ought"})


def find_undertakings(stage: Stage) -> list[Held]:
    """Return such stances of a text, those of one rule after those of another."""
    rules = (
        _conditional_offers,
        _settled,
        _refusals,
        _undertakings,
        _comings,
        _obligations,
        _in_favour,
        _there_will_be_no,
        _against,
    )
    return [held for rule in rules for held in rule(stage)]


def _conditional_offers(stage: Stage) -> list[Held]:
    """Return what speakers say their own side would do if …: an offer, or consent, under a condition."""
    clauses, found = stage.clauses, list[Held]()
    offering = {word.head for word in clauses.words_called(_OFFERED)}
    if not offering:
        return []
    # A verb has an auxiliary of its own, or that of the verb that it is joined to.
    near = (word for word in clauses.words if word.index in offering or word.relation == "conj")
    spoken = (word for word in near if word.tag[:2] in OPEN)
    would = (word for word in spoken if not _OFFERED.isdisjoint(clauses.auxiliaries(word.index)))
    for trigger in find_triggers(stage, load_lexicon(), would):
        index = trigger.index
        if not trigger.is_verb or trigger.pattern.type not in _YIELDING:
            continue
        conditional = bool(condition_of(clauses, index) or stands_when(clauses, index))
        if _is_settled(clauses, index) or begins(clauses, index):
            continue
        statement = stage.statement_around(clauses.words[index].span)
        speakers = _hinting(stage, index) if statement is None else statement.speakers
        if not speakers or not conditional:
            continue
        if is_own(stage, index, speakers):
            holders = tuple(stage.can_act(speakers))
            found += [Held(index, Stance.ACCEPTS_CONDITIONALLY, holders, index, False, True)] if holders else []
    return found


def _hinting(stage: Stage, index: int) -> tuple[str, ...]:
    """Return who only hints at what they would do: "signalled it could lift the tariffs if …"."""
    clauses, word = stage.clauses, stage.clauses.words[index]
    if word.relation != "ccomp" or word.head == ROOT or clauses.lemmas[word.head] not in _HINTS:
        return ()
    return tuple(i for s in clauses.subjects(word.head) for i in stage.who(s, enrol=True))


def _settled(stage: Stage) -> list[Held]:
    """Return what parties would do by what they have agreed: "Under the accord Velora will let one convoy through"."""
    clauses, found = stage.clauses, list[Held]()
    for word in clauses.verbs:
        index = word.index
        if _WOULD.isdisjoint(clauses.auxiliaries(index)):
            continue
        if not _is_settled(clauses, index) or clauses.is_passive(index) or clauses.is_negated(index):
            continue
        if not clauses.children(index, "dobj", "xcomp", "ccomp", "nmod"):
            continue
        holders = tuple(stage.can_act(i for s in clauses.surface_subjects(index) for i in stage.who(s)))
        conditional = bool(condition_of(clauses, index) or stands_when(clauses, index))
        stance = Stance.ACCEPTS_CONDITIONALLY if conditional else Stance.ACCEPTS
        found += [Held(index, stance, holders, index, False, conditional)] if holders else []
    return found


def _refusals(stage: Stage) -> list[Held]:
    """Return what actors say that they will not do: "would not withdraw from the hills", "we will not meet them"."""
    clauses, found = stage.clauses, list[Held]()
    refused = [word for word in clauses.verbs if is_refusal(clauses, word.index)]
    for word in refused:
        topics = clauses.phrases(word.index, "on", "over") if clauses.lemmas[word.index] in _BUDGING else []
        holders = _own_holders(stage, word.index) if topics else ()
        found += [Held(word.index, Stance.REJECTS, holders, topics[0], False, False)] if holders else []
    for trigger in find_triggers(stage, load_lexicon(), refused):
        index = trigger.index
        told = trigger.is_verb and trigger.pattern.type in _DECLINED
        if not told or "do" in clauses.auxiliaries(index):
            continue
        if says_nothing(clauses, index) or clauses.is_passive(index):
            continue
        holders = _own_holders(stage, index)
        found += [Held(index, Stance.REJECTS, holders, index, False, False)] if holders else []
    return found


def _undertakings(stage: Stage) -> list[Held]:
    """Return what actors will take part in or keep to: "would attend the talks", "will observe a truce"."""
    clauses, found = stage.clauses, list[Held]()
    for word in clauses.verbs_called(_TAKING_PART | {"hold"}):
        index = word.index
        holds_fire = clauses.lemmas[index] == "hold" and "fire" in {clauses.lemmas[o] for o in clauses.objects(index)}
        if not (holds_fire or clauses.lemmas[index] in _TAKING_PART) or clauses.is_passive(index):
            continue
        if not {"will", "would", "'ll"} & set(clauses.auxiliaries(index)):
            continue
        nouns = [*clauses.objects(index), *clauses.phrases(index, "in", "by")]
        topics = [index] if holds_fire else [n for n in nouns if clauses.lemmas[n] in _OCCASIONS]
        holders = _own_holders(stage, index)
        conditional = bool(condition_of(clauses, index)) or is_reserved(clauses, index)
        stance = Stance.ACCEPTS_CONDITIONALLY if conditional else Stance.ACCEPTS
        if clauses.is_negated(index):
            stance = Stance.REJECTS
        found += [Held(index, stance, holders, topics[0], False, conditional)] if holders and topics else []
    return found


def _comings(stage: Stage) -> list[Held]:
    """Return whether actors say that they would come: "he would go, so long as …" takes up what is on the table."""
    clauses, found = stage.clauses, list[Held]()
    for word in clauses.verbs_called(_COMING | {"do"}):
        index = word.index
        does_so = clauses.lemmas[index : index + 2] == ("do", "so")
        if not (does_so or clauses.lemmas[index] in _COMING) or clauses.is_negated(index):
            continue
        if not _WOULD & set(clauses.auxiliaries(index)):
            continue
        if clauses.complements(index) or clauses.children(index, "dobj"):
            continue
        told = does_so or stage.statement_around(word.span) is not None
        holders = _own_holders(stage, index) if told else ()
        if holders and (condition_of(clauses, index) or is_reserved(clauses, index)):
            found.append(Held(index, Stance.ACCEPTS_CONDITIONALLY, holders, None, True, True))
    return found


def _own_holders(stage: Stage, index: int) -> tuple[str, ...]:
    """Return who would do what a verb tells, or says so of their own side; nobody where others say it of a party."""
    holders, statement = holders_of(stage, index), stage.statement_around(stage.clauses.words[index].span)
    if statement is None:
        return holders
    if not is_own(stage, index, statement.speakers):
        return ()
    return holders or tuple(stage.can_act(statement.speakers))


def _obligations(stage: Stage) -> list[Held]:
    """Return what speakers say should be done: "sanctions should be considered", "the blockade had to be lifted"."""
    clauses, found = stage.clauses, list[Held]()
    plans = vocabulary().plans
    for word in clauses.verbs:
        index = word.index
        if not _is_obliged(clauses, index) or clauses.is_negated(index):
            continue
        statement = stage.statement_around(word.span)
        if statement is None or not (clauses.is_passive(index) or _is_anothers_duty(stage, index, statement.speakers)):
            continue
        subjects = [s for s in clauses.surface_subjects(index) if clauses.lemmas[s] in plans]
        if not subjects and kind_of(clauses, index) is ProposalKind.OTHER and not _is_deed(clauses, index):
            continue
        holders = tuple(stage.can_act(statement.speakers))
        topic = subjects[0] if subjects and clauses.lemmas[index] in _WEIGHED else index
        found += [Held(index, Stance.PROPOSES, holders, topic, False, False)] if holders else []
    return found


def _is_deed(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb tells of something done to something: "must give up the islands", not "must know"."""
    return bool(clauses.children(index, "dobj")) and clauses.lemmas[index] not in _MINDING


def _is_anothers_duty(stage: Stage, index: int, speakers: tuple[str, ...]) -> bool:
    """Tell whether speakers say what another party has to do: "the rebels must release the crew", not "we must"."""
    subjects = stage.clauses.surface_subjects(index)
    doers = [a for s in subjects for a in stage.who(s, enrol=True)]
    return bool(doers) and bool(stage.can_act(speakers)) and not is_own(stage, index, speakers)


def _is_obliged(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb says what should, must or has to be done."""
    word = clauses.words[index]
    has_to = word.relation == "xcomp" and word.head != ROOT and clauses.lemmas[word.head] in {"have", "need"}
    obliged = not _OBLIGED.isdisjoint(clauses.auxiliaries(index))
    # "Should it fail, …"
    inverted = obliged and any(clauses.words[c].text == "Should" for c in clauses.children(index, "aux"))
    return (obliged and not inverted) or (has_to and not clauses.is_negated(word.head))


def _in_favour(stage: Stage) -> list[Held]:
    """Return what actors are told to be for: "spoke out in favour of a gradual easing", "is in favour of a truce"."""
    clauses, found = stage.clauses, list[Held]()
    for word in clauses.words_called({"favour", "favor"}):
        if clauses.preposition(word.index) != "in":
            continue
        topics, verb = clauses.of_phrases(word.index), clauses.governing_verb(word.index)
        own = clauses.children(word.index, "nsubj")
        subjects = own or (clauses.subjects(verb) if verb is not None else [])
        negated = clauses.is_negated(word.index) or (verb is not None and not own and clauses.is_negated(verb))
        holders = tuple(dict.fromkeys(stage.can_act(i for s in subjects for i in stage.who(s, enrol=True))))
        if topics and holders and not negated and not stage.who(topics[0]):
            refers_back = stands_for_other(clauses, topics[0])
            found.append(Held(word.index, Stance.ACCEPTS, holders, topics[0], refers_back, False, verb))
    return found


def _there_will_be_no(stage: Stage) -> list[Held]:
    """Return what speakers rule out: "There will be no concessions on the islands"."""
    clauses, found = stage.clauses, list[Held]()
    plans = vocabulary().plans
    for word in clauses.words:
        index = word.index
        if word.tag != "EX" or word.head == ROOT:
            continue
        verb = word.head
        topics = [verb] if clauses.is_noun(verb) else clauses.children(verb, "nsubj")
        auxiliaries = {clauses.lemmas[c] for c in clauses.children(verb, "aux")}
        ahead = bool({"will", "can", "could", "would", "'ll"} & auxiliaries) and "have" not in auxiliaries
        statement = stage.statement_around(word.span)
        if not ahead or statement is None or not topics or clauses.lemmas[topics[0]] not in plans:
            continue
        if any(clauses.phrases(i, "without") for i in (verb, topics[0])):
            continue  # "no deal without guarantees": with them there may be one
        none = clauses.is_negated(verb) or any(
            clauses.lemmas[c] == "no" for c in clauses.children(topics[0], "neg", "det")
        )
        holders = tuple(stage.can_act(statement.speakers))
        if none and holders:
            conditional = bool(condition_of(clauses, verb))
            found.append(Held(index, Stance.REJECTS, holders, topics[0], False, conditional, verb))
    return found


def _against(stage: Stage) -> list[Held]:
    """Return what actors are told to be against: "she was against the exchange"."""
    clauses, found = stage.clauses, list[Held]()
    plans = vocabulary().plans
    for word in clauses.words_called({"against"}):
        if word.head <= word.index or word.relation != "case":
            continue
        topic = word.head
        subjects = clauses.children(topic, "nsubj")
        known = clauses.lemmas[topic] in plans or clauses.words[topic].tag in {"PRP", "DT"}
        if not subjects or not clauses.children(topic, "cop") or not known:
            continue
        holders = tuple(dict.fromkeys(i for s in subjects for i in stage.who(s, enrol=True)))
        if holders and not clauses.is_negated(topic):
            refers_back = stands_for_other(clauses, topic)
            found.append(Held(word.index, Stance.REJECTS, holders, topic, refers_back, False, topic))
    return found


def _is_settled(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb says what was agreed: "Under the accord Velora will let one convoy through"."""
    return any(clauses.lemmas[p] in _AGREED for p in clauses.phrases(index, "under"))


def stands_when(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb waits for another: "will sign once the gates are open"."""
    return any(
        clauses.lemmas[c] == "when"
        for clause in clauses.children(index, "advcl")
        for c in clauses.children(clause, "mark", "advmod")
    )
