"""Triggers that are part of how another one is told: "held talks", "accepted the truce", and walkouts as strikes go."""

from dataclasses import replace

from dragoman.model.plover import EventType
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.lexicon import Pattern
from dragoman.reading.events.triggers import Trigger
from dragoman.reading.layers import ROOT

_SPOKEN = frozenset({EventType.AGREE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN})
_SIGNING = frozenset({"sign", "initial", "ratify", "extend", "renew", "agree"})
_LODGING = frozenset({"lodge", "file", "register", "submit", "deliver"})
"""Verbs whose "protest" is a note and no march."""
# Nouns of these types tell of an event where they name who takes part; others need a verb or a date of their own.
_BARE_TYPES = frozenset({EventType.CONSULT, EventType.AGREE, EventType.RETREAT, EventType.PROTEST, EventType.THREATEN})
_HOSTILE = frozenset({EventType.ASSAULT, EventType.SANCTION, EventType.COERCE, EventType.MOBILIZE, EventType.THREATEN})
_HELD = frozenset({EventType.CONSULT, EventType.PROTEST})
"""What is called or planned for a day, as a participle behind its noun may say."""
_SANCTION = Pattern("retaliate", "retaliate", EventType.SANCTION, None)
_WALKOUT = Pattern("strike", "strike", EventType.PROTEST, "strike")
_BACK_TO_WORK = Pattern("strike", "strike", EventType.CONCEDE, None)


def as_walkout(clauses: Clauses, trigger: Trigger) -> Trigger:
    """Return a trigger as it is meant where work is stopped: a strike is a walkout, and ending it yields."""
    is_strike = clauses.lemmas[trigger.index] in {"strike", "walkout", "stoppage"} or _walk_out(clauses, trigger)
    of_strike = {clauses.lemmas[o] for o in clauses.objects(trigger.index)} & {"strike", "walkout", "stoppage"}
    if is_strike and trigger.pattern.type in {EventType.ASSAULT, EventType.REJECT}:
        return replace(trigger, pattern=_WALKOUT)
    if trigger.is_verb and of_strike and trigger.pattern.type in {EventType.RETREAT, EventType.SANCTION}:
        return replace(trigger, pattern=_BACK_TO_WORK)
    if trigger.is_verb and of_strike and trigger.pattern.type is EventType.ASSAULT:
        return replace(trigger, pattern=_WALKOUT)
    return trigger


def _walk_out(clauses: Clauses, trigger: Trigger) -> bool:
    """Tell whether somebody walks out without the words saying of what: of work, then, not of talks."""
    out = any("out" in particle for particle in trigger.pattern.particles)
    walks = trigger.is_verb and clauses.lemmas[trigger.index] == "walk" and out
    return walks and not clauses.of_phrases(trigger.index) and not clauses.phrases(trigger.index, "of", "from")


def with_strikes(clauses: Clauses, triggers: list[Trigger]) -> list[Trigger]:
    """Return the triggers of a text on a labour dispute with its strikes, which need no actor beside them there."""
    known = {trigger.index for trigger in triggers}
    strikes = [
        Trigger(word.index, _WALKOUT, is_verb=False)
        for word in clauses.words_called({"strike", "walkout", "stoppage"})
        if clauses.is_noun(word.index) and word.index not in known and word.relation not in {"compound", "amod"}
    ]
    return sorted([*triggers, *strikes], key=lambda trigger: trigger.index)


def without_bare_retaliation(clauses: Clauses, triggers: list[Trigger]) -> list[Trigger]:
    """Return the triggers of a text without "retaliated" where a deed says how; else it is of the kind it answers."""
    found, answered = list[Trigger](), None
    otherwise = {t.index for t in triggers if t.pattern.type is not EventType.ASSAULT}
    for trigger in triggers:
        if clauses.lemmas[trigger.index] == "retaliate":
            if not otherwise.isdisjoint(clauses.phrases(trigger.index, "by")):
                continue  # "retaliated by expelling its envoys"
            if answered is EventType.SANCTION and trigger.pattern.prepositional is None:
                trigger = replace(trigger, pattern=_SANCTION)
        elif trigger.pattern.type in _HOSTILE:
            answered = trigger.pattern.type
        found.append(trigger)
    return found


def swallowed_by(clauses: Clauses, triggers: dict[int, Trigger]) -> dict[int, int]:
    """Return the triggers that are part of another one's telling (noun → verb): "held talks", "accepted the truce"."""
    found: dict[int, int] = {}
    for trigger in triggers.values():
        word = clauses.words[trigger.index]
        if trigger.is_verb or word.head == ROOT:
            continue
        below, above, relation = trigger.index, word.head, word.relation
        # "one of the worst attacks", "a round of talks", "the proposal for a truce": look past the noun between.
        while relation in {"nmod", "conj"} and not clauses.is_verb(above) and above not in triggers:
            if clauses.words[above].head == ROOT:
                break
            below, relation, above = above, clauses.words[above].relation, clauses.words[above].head
        # "Talks are expected to be held": their subject stands by the verb between.
        lent = relation in {"nsubj", "nsubjpass"} and above not in triggers
        if lent and trigger.pattern.type is EventType.CONSULT:
            held = [v for v in clauses.children(above, "xcomp") if v in triggers and clauses.is_passive(v)]
            above, relation = (held[0], "nsubjpass") if held else (above, relation)
        governor = triggers.get(above)
        if governor is None:
            continue
        # What is condemned or welcomed has happened; what is accepted or refused is only spoken of.
        factive = governor.pattern.type in {EventType.ACCUSE, EventType.SUPPORT} and (
            trigger.pattern.type not in {EventType.AGREE, EventType.CONSULT}
            and clauses.lemmas[governor.index] not in _SIGNING | _LODGING
            and trigger.pattern != governor.pattern
        )
        spoken_of = governor.pattern.type in _SPOKEN and clauses.preposition(below) in {"to", "for", "on", "of"}
        as_object = relation in {"dobj", "nsubjpass"} or (relation == "nmod" and spoken_of)
        is_object = governor.is_verb and as_object and not factive
        # "the truce took effect", "the fighting broke out": the verb tells it of its subject.
        asked = governor.pattern.subjects or frozenset()
        is_object |= governor.is_verb and relation == "nsubj" and clauses.lemmas[below] in asked
        # "a march has been called off": the march is denied, which is not said by "called off" alone.
        if is_object and trigger.pattern.type is EventType.PROTEST and _calls_off(clauses, governor.index):
            continue
        # "flew to Kesh for a meeting with Oda": the journey is told by whom it was to meet.
        is_contact = governor.pattern.type is trigger.pattern.type is EventType.CONSULT
        is_object |= governor.is_verb and is_contact and clauses.preposition(below) == "for"
        is_topic = not governor.is_verb and relation == "nmod" and trigger.pattern.type in _BARE_TYPES
        if is_object or is_topic:
            found[trigger.index] = above
    return found


def _calls_off(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb says that something will not take place."""
    after = clauses.lemmas[verb + 1 : verb + 2]
    return clauses.lemmas[verb] in {"cancel", "scrap"} or (clauses.lemmas[verb] == "call" and after == ("off",))


def only_dating(clauses: Clauses, triggers: dict[int, Trigger]) -> list[int]:
    """Return the participles that only say when a contact or protest was to be: "the talks planned for Monday"."""
    found = list[int]()
    for trigger in triggers.values():
        word = clauses.words[trigger.index]
        if not trigger.is_verb or trigger.pattern.type not in _HELD or word.tag != "VBN":
            continue
        if word.relation == "acl:relcl" and clauses.is_passive(trigger.index):
            # "the conversation, which was held at his request"
            told = triggers.get(word.head) or triggers.get(clauses.noun_before(trigger.index))
            if told is not None and told.pattern.type is trigger.pattern.type and not told.is_verb:
                found.append(trigger.index)
                continue
        noun = clauses.noun_before(trigger.index)
        near = [triggers.get(noun), triggers.get(clauses.words[noun].head)]
        is_same = any(t is not None and t.pattern.type is trigger.pattern.type and t is not trigger for t in near)
        if is_same and not clauses.auxiliaries(trigger.index):
            found.append(trigger.index)
    return found
