"""From triggers to events: each telling is drafted with all its fields, the drafts are joined, and named."""

from dragoman.model.plover import EventType
from dragoman.model.record import Event, Toll
from dragoman.model.span import Span
from dragoman.model.vocabulary import Modality
from dragoman.reading.actors import Identify
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.absorbed import (
    as_walkout,
    only_dating,
    swallowed_by,
    with_strikes,
    without_bare_retaliation,
)
from dragoman.reading.events.casualties import add_told_elsewhere
from dragoman.reading.events.circumstances import date_of, place_of
from dragoman.reading.events.contacts import is_aside_contact
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.elided import with_elided
from dragoman.reading.events.field import is_labour
from dragoman.reading.events.harmless import without_harmless
from dragoman.reading.events.heard import with_heard
from dragoman.reading.events.idle import is_idle
from dragoman.reading.events.lexicon import load_lexicon
from dragoman.reading.events.merge import join
from dragoman.reading.events.modality import brink_of
from dragoman.reading.events.outlook import LIGHT, PLANNING, SUPPOSING
from dragoman.reading.events.participants import Stage
from dragoman.reading.events.roles import Roles, light_verb_roles, roles_of
from dragoman.reading.events.spoken import spoken_roles
from dragoman.reading.events.standing import WILLING, standing_of
from dragoman.reading.events.toll import HARM, nobody_harmed, read_toll, toll_words_of
from dragoman.reading.events.triggers import Trigger, find_triggers
from dragoman.reading.events.undergoing import BEARING
from dragoman.reading.events.undone import is_off
from dragoman.reading.events.verbal import is_imperative
from dragoman.reading.layers import ROOT
from dragoman.reading.times import Calendar

_DATES = frozenset({"DATE", "TIME"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TAKING_PLACE = frozenset({"begin", "start", "open", "end", "resume", "close", "take", "hold", "occur", "convene"})


def read_events(stage: Stage, calendar: Calendar, identify: Identify) -> tuple[Event, ...]:
    """Return the events of a text, one item for each however often it is told, in the order of their first telling."""
    triggers = with_heard(stage, find_triggers(stage, load_lexicon()), stage.clauses.layers.happenings)
    triggers = without_harmless(stage, [t for t in triggers if not is_idle(stage, t)])
    triggers = with_elided(stage.clauses, without_bare_retaliation(stage.clauses, triggers))
    if is_labour(stage.clauses):
        triggers = with_strikes(stage.clauses, [as_walkout(stage.clauses, t) for t in triggers])
    by_word = {trigger.index: trigger for trigger in triggers}
    swallowed = swallowed_by(stage.clauses, by_word)
    for index in only_dating(stage.clauses, by_word):
        swallowed[index] = stage.clauses.words[index].head
    drafts = [_draft(stage, calendar, t, by_word, swallowed) for t in triggers if t.index not in swallowed]
    joined = join(stage, [d for d in drafts if d is not None])
    add_told_elsewhere(stage.clauses, joined)
    return tuple(_event(draft, identify) for draft in joined)


def _draft(
    stage: Stage, calendar: Calendar, trigger: Trigger, triggers: dict[int, Trigger], swallowed: dict[int, int]
) -> Draft | None:
    clauses, index, pattern = stage.clauses, trigger.index, trigger.pattern
    standing = standing_of(clauses, trigger, triggers)
    if standing is None:
        return None
    event_type, modality = standing.type, standing.modality
    if trigger.is_verb and clauses.lemmas[index] in HARM and nobody_harmed(clauses, index):
        return None  # "nobody was hurt": a toll of none, not a deed
    if trigger.is_verb and (
        _is_nobodys(stage, index) or _warns_of_nobody(stage, index) or _is_done_to_you(stage, index)
    ):
        return None
    if trigger.is_spoken:
        roles = spoken_roles(stage, index, event_type)
    else:
        roles = roles_of(stage, index, event_type, adjectival=trigger.is_adjective)
    if (
        clauses.words[index].tag == "VBN"
        and index
        and clauses.words[index - 1].tag == "CD"
        and not trigger.is_adjective
    ):
        roles = Roles()  # "three dead and five injured": a count of people, not a deed told of anybody
    if standing.is_refusal:  # those with whom nobody will talk undergo the refusal
        roles.undergo([*(others := roles_of(stage, index, pattern.type)).actors, *others.recipients])
    nobody = not (roles.actors or roles.recipients)
    if nobody and pattern.needs_actor and trigger.is_verb:
        return None  # the lexicon asks it of nouns as it finds them
    if nobody and trigger.is_verb and clauses.is_negated(index) and event_type in WILLING:
        return None  # "nothing is agreed": nobody is said not to have done it
    if nobody and is_imperative(clauses, index):
        return None  # a recipe's "release the oil", a coach's "attack!": nobody is told to have done it
    parts = [index]
    for noun, verb in swallowed.items():
        if verb == index and triggers[noun].pattern.type is event_type:
            _join_roles(roles, roles_of(stage, noun, event_type))
            parts.append(noun)
    own_date = not trigger.is_verb and _has_date(clauses, index)
    light = not trigger.is_verb and _light_verb(stage, index) is not None
    named = bool(roles.actors or roles.recipients)
    if light:
        _join_roles(roles, light_verb_roles(stage, index, event_type))
    if not trigger.is_verb and (brink := brink_of(clauses, index)) is not None:
        for subject in clauses.surface_subjects(brink):
            roles.act(stage.can_act(stage.who(subject)))
        light = True
    evidence = _evidence(clauses, index, trigger.is_verb, light)
    if modality is Modality.ACTUAL and _may_lie_ahead(clauses, trigger, event_type):
        ahead = calendar.date_for(index)
        if ahead is not None and calendar.is_ahead(ahead.value):
            modality = Modality.PLANNED  # "General meeting on Sunday at ten", "has called a strike from Sunday"
    date, date_words = date_of(calendar, clauses, index, modality)
    place, place_words = place_of(stage, index, event_type)
    toll: Toll | None = None
    toll_words: tuple[Span, ...] = ()
    if event_type is EventType.ASSAULT and modality is not Modality.HYPOTHETICAL:
        toll, toll_words = read_toll(clauses, toll_words_of(clauses, index))
    span = clauses.words[index].span
    refers = _is_of_those(clauses, index)
    return Draft(
        index=index,
        type=event_type,
        mode=pattern.mode if event_type is pattern.type else None,
        actors=roles.actors,
        recipients=roles.recipients,
        date=date,
        date_words=date_words,
        place=place,
        place_words=place_words,
        modality=modality,
        condition=standing.condition,
        toll=toll,
        toll_words=toll_words,
        chain=stage.chain(span),
        trigger=_trigger_words(clauses, trigger, parts),
        evidence=evidence,
        is_nominal=not trigger.is_verb or refers,
        is_definite=refers or clauses.is_definite(index),
        tells_harm=clauses.lemmas[index] in HARM,
        in_title=_is_in_title(clauses, index),
        harm_alone=clauses.lemmas[index] in HARM and not _has_its_deed(clauses, index, triggers),
        is_heard=trigger.is_heard and not refers,
        grounded=not pattern.tentative
        and not refers
        and (
            trigger.is_verb
            or own_date
            or toll is not None
            or _is_grounded(event_type, named, light, roles)
            or _is_done_to(clauses, index, event_type)
            or _is_none(clauses, index)
            or (light and event_type is EventType.CONSULT and date is not None and _is_dated_start(clauses, index))
        ),
    )


def _is_of_those(clauses: Clauses, index: int) -> bool:
    """Tell whether a participle only says whom a text means: "all but three of those arrested"."""
    of_those = clauses.words[index].head == index - 1 and clauses.lemmas[index - 1] == "those"
    return of_those and clauses.words[index].tag == "VBN" and not clauses.layers.children[index]


def _may_lie_ahead(clauses: Clauses, trigger: Trigger, event_type: EventType) -> bool:
    """Tell whether a day to come makes a plan of what is told as a fact: "talks on Friday", "called a strike"."""
    if event_type is EventType.CONSULT:
        return not trigger.is_verb
    told_past = trigger.is_verb and clauses.words[trigger.index].tag in {"VBD", "VBN"}
    return event_type is EventType.PROTEST and (not told_past or clauses.lemmas[trigger.index] == "call")


def _has_its_deed(clauses: Clauses, index: int, triggers: dict[int, Trigger]) -> bool:
    """Tell whether a word of harm stands with its cause: "were killed in an ambush", "a mortar killed two"."""
    if place_of := clauses.phrases(index, "in", "near", "outside"):
        return bool(place_of)
    deeds = {i for i, t in triggers.items() if t.pattern.type is EventType.ASSAULT and clauses.lemmas[i] not in HARM}
    return bool(deeds & {*clauses.layers.subtree(index), *clauses.layers.ancestors(index)})


def _is_nobodys(stage: Stage, index: int) -> bool:
    """Tell whether a verb's subject is a pronoun that means nobody known and nothing else names who takes part."""
    clauses = stage.clauses
    subjects = [] if clauses.is_passive(index) else clauses.surface_subjects(index)
    loose = [s for s in subjects if clauses.words[s].tag == "PRP" and clauses.lemmas[s] != "it" and not stage.who(s)]
    others = [n for n in [*clauses.objects(index), *clauses.phrases(index)] if n not in subjects]
    if stage.statement_around(clauses.words[index].span) is None:
        loose = [s for s in loose if clauses.lemmas[s] not in {"we", "us", "i"}]  # who writes speaks for themselves
    return bool(subjects) and len(loose) == len(subjects) and not any(stage.who(n) for n in others)


def _is_done_to_you(stage: Stage, index: int) -> bool:
    """Tell whether a text says to its reader what is done to them: "guests will thank you", outside any quotation."""
    clauses = stage.clauses
    done_to_you = "you" in {clauses.lemmas[o] for o in clauses.objects(index)}
    return done_to_you and stage.statement_around(clauses.words[index].span) is None


def _warns_of_nobody(stage: Stage, index: int) -> bool:
    """Tell whether a warning threatens nothing that anybody would do: "warned that the talks could collapse"."""
    clauses = stage.clauses
    if clauses.lemmas[index] != "warn":
        return False
    for clause in clauses.complements(index):
        subjects = clauses.surface_subjects(clause)
        nouns = [s for s in subjects if clauses.is_noun(s)]
        unless = {clauses.lemmas[i] for i in clauses.layers.subtree(clause)} & {"without", "unless", "if"}
        if (
            nouns
            and not unless
            and not clauses.is_passive(clause)
            and not any(stage.who(s, behind=False) for s in nouns)
        ):
            return True
    return False


def _is_in_title(clauses: Clauses, index: int) -> bool:
    """Tell whether a word stands in a headline: a first sentence without a stop, or one that names whom it quotes."""
    first, after = clauses.layers.sentences[0]
    if clauses.words[index].sentence != 0 or not first <= index < after:
        return False
    if clauses.words[after - 1].text not in ".”’\"'":
        return True
    colon = next((w.index for w in clauses.words[first : after - 1] if w.text == ":"), first)
    quotes = clauses.words[colon + 1].tag == "``"  # 'Trump, after a call with Putin: "They will begin talks."'
    return quotes and not any(w.tag in _FINITE for w in clauses.words[first:colon])


def _is_grounded(event_type: EventType, named: bool, light: bool, roles: Roles) -> bool:
    if light:
        return bool(roles.actors or roles.recipients) or event_type in {
            EventType.ASSAULT,
            EventType.RETREAT,
            EventType.PROTEST,
        }
    return named and not (event_type is EventType.CONSULT and not roles.actors)


def _is_done_to(clauses: Clauses, noun: int, event_type: EventType) -> bool:
    """Tell whether a noun of violence names what it was done to: "the abduction of four fishermen"."""
    if event_type not in {EventType.ASSAULT, EventType.COERCE} or not clauses.is_noun(noun):
        return False
    the = "the" in {clauses.lemmas[c] for c in clauses.children(noun, "det")}
    return bool(clauses.of_phrases(noun) or (the and clauses.phrases(noun, "on", "against")))


def _is_none(clauses: Clauses, noun: int) -> bool:
    """Tell whether a clause says of what a noun names that it fell through, or that there was none."""
    be = clauses.words[noun].head
    if be == ROOT or not clauses.children(be, "expl") or not clauses.children(noun, "neg", "det"):
        return is_off(clauses, noun)
    none = "no" in {clauses.lemmas[c] for c in clauses.children(noun, "neg", "det")}
    return none and clauses.words[noun].relation == "nsubj" and clauses.words[be].tag in {"VBD", "VBN"}


def _join_roles(roles: Roles, more: Roles) -> None:
    roles.act(more.actors)
    roles.recipients = [i for i in roles.recipients if i not in roles.actors]
    roles.undergo(more.recipients)


def _light_verb(stage: Stage, noun: int) -> int | None:
    clauses = stage.clauses
    word = clauses.words[noun]
    if is_aside_contact(stage, noun):
        return clauses.governing_verb(noun)
    if word.head == ROOT or not clauses.is_verb(word.head):
        return None
    if word.relation not in {"dobj", "nsubj", "nsubjpass"}:
        return None
    verb = clauses.predicate(word.head)
    return verb if clauses.lemmas[verb] in LIGHT | SUPPOSING | PLANNING | BEARING else None


def _is_dated_start(clauses: Clauses, noun: int) -> bool:
    """Tell whether talks are told to begin or end, with a date beside: "The talks began in January"."""
    word = clauses.words[noun]
    started = word.head != ROOT and clauses.lemmas[word.head] in _TAKING_PLACE
    return started and word.relation in {"nsubj", "nsubjpass"}


def _has_date(clauses: Clauses, noun: int) -> bool:
    span = clauses.phrase(noun)
    return any(e.kind in _DATES and span.holds(e.span) for e in clauses.layers.entities)


def _evidence(clauses: Clauses, index: int, is_verb: bool, light: bool) -> Span:
    if is_verb:
        return clauses.clause(index)
    verb = clauses.governing_verb(index)
    return clauses.clause(verb) if light and verb is not None else clauses.phrase(index)


def _trigger_words(clauses: Clauses, trigger: Trigger, parts: list[int]) -> tuple[Span, ...]:
    """Return the words that express an event: the verb with its particles, and the noun that it only carries."""
    found = {clauses.words[part].span for part in parts}
    for child in clauses.children(trigger.index, "compound:prt", "advmod"):
        if any(clauses.lemmas[child] in part for part in trigger.pattern.particles):
            found.add(clauses.words[child].span)
    return tuple(sorted(found))


def _event(draft: Draft, identify: Identify) -> Event:
    words = {
        name: spans
        for name, spans in (
            ("date", draft.date_words if draft.date is not None else ()),
            ("place", draft.place_words),
            ("condition", draft.condition),
            ("toll", draft.toll_words if draft.toll is not None else ()),
        )
        if spans
    }
    return Event(
        id=identify("event", list(draft.trigger)),
        type=draft.type,
        mode=draft.mode,
        actors=tuple(draft.actors),
        recipients=tuple(draft.recipients),
        date=draft.date,
        place=draft.place,
        modality=draft.modality,
        condition=draft.condition,
        toll=draft.toll,
        chain=draft.chain,
        trigger=draft.trigger,
        evidence=(draft.evidence,),
        mentions=tuple(draft.mentions),
        words=words,
    )
