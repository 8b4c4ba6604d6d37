"""Who acts and who is acted upon in an event, from its trigger's grammar and the cast."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.model.plover import EventType
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.contacts import MEASURES, came_for, gathered, is_aside_contact, met_beside
from dragoman.reading.events.participants import Stage
from dragoman.reading.events.undergoing import (
    agents,
    at_the_hands_of,
    befalls_subject,
    behind_deed,
    runs_into_harm,
    victims,
)
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

# In these all who take part are actors, also those behind "with" and "between".
MUTUAL = frozenset({EventType.CONSULT, EventType.COOPERATE})
_OF_THINGS = frozenset({EventType.AGREE, EventType.REJECT, EventType.CONCEDE, EventType.REQUEST})
_OF_MIND = frozenset({EventType.AGREE, EventType.REJECT, EventType.SUPPORT})
_OF_PEOPLE = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.COERCE, EventType.SANCTION, EventType.THREATEN, EventType.SUPPORT,
     EventType.CONSULT}
)  # fmt: skip
"""What is done to people and bodies, so that a common noun for them is a participant."""
# Prepositions behind which the other side of an event stands, beside its object.
_TOWARDS = {
    EventType.ASSAULT: ("on", "against", "at", "into", "upon"),
    EventType.ACCUSE: ("with", "at", "against", "of", "on", "to"),
    EventType.REQUEST: ("on", "upon", "to", "from", "of", "with"),
    EventType.SANCTION: ("on", "against", "to", "with"),
    EventType.COERCE: ("on", "against", "from"),
    EventType.THREATEN: ("against", "to", "with"),
    EventType.AID: ("to", "for"),
    EventType.SUPPORT: ("to", "for", "with", "by", "behind"),
    EventType.AGREE: ("to", "from", "by"),
    EventType.CONCEDE: ("to", "on", "against"),
    EventType.RETREAT: ("to",),
    EventType.MOBILIZE: ("against",),
    EventType.PROTEST: ("against", "with"),
    EventType.REJECT: ("to", "from", "by"),
    EventType.CONSULT: (),
    EventType.COOPERATE: (),
}
# Nouns of deeds whose "of" phrase undergoes them ("the shelling of Marn", "the release of prisoners").
_UNDERGONE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.AID})
_UNDERGONE_NOUNS = word_set("release exchange swap handover repatriation evacuation rescue arrest recognition")
_OF_WHOSE_THINGS = frozenset({EventType.ACCUSE, EventType.SANCTION, EventType.COERCE})
"""What is done to those whose things it is done to: "froze Peruvian accounts"."""
_ADDRESSED = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.PROTEST})
"""What is done to people and bodies behind a preposition: "appealed to the miners", "clashed with police"."""
_GIVEN = frozenset({EventType.AID, EventType.SANCTION, EventType.CONCEDE, EventType.MOBILIZE})
"""What is sent, given, imposed or lifted: its other side may hang on the thing."""
_CALLING = frozenset({"call", "summon", "invite"})
_ONTO = ("to", "for", "on", "against")
_AT_PLACES = frozenset({EventType.ASSAULT, EventType.AID, EventType.SANCTION, EventType.CONCEDE})
"""What is done to a country even where only a place in it is named."""
_WHERE = frozenset({"in", "at", "near", "outside"})
_HANDING = word_set("return hand give deliver repatriate cede transfer turn")
_VISITS = frozenset({"visit", "trip"})
_SIGNING = frozenset({"sign", "reach", "strike", "conclude"})
_TREATING = frozenset({"discuss", "debate", "negotiate"})
_PERCEIVING = frozenset({"hear", "see", "witness", "report"})
_FIGHTING = frozenset({"clash", "skirmish", "fight", "battle"})
_ACCUSING = frozenset({"accuse", "suspect"})
_BLAMING = word_set("blame condemn denounce criticise criticize")
_FOUNDING = frozenset({"set", "form", "establish", "create", "found"})


@dataclass(slots=True)
class Roles:
    """Ids of those who act and those acted upon, in the order found, without repetition."""

    actors: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)

    def act(self, ids: Iterable[str]) -> None:
        """Add actors."""
        self.actors += [i for i in dict.fromkeys(ids) if i not in self.actors]

    def undergo(self, ids: Iterable[str]) -> None:
        """Add recipients; who acts does not also undergo."""
        self.recipients += [i for i in dict.fromkeys(ids) if i not in self.recipients and i not in self.actors]


def roles_of(stage: Stage, index: int, event_type: EventType, *, adjectival: bool = False) -> Roles:
    """Return who acts and who undergoes in the event that a word tells of; an adjective's subject acts."""
    if adjectival:
        roles = Roles()
        for subject in stage.clauses.surface_subjects(index):
            roles.act(stage.can_act(stage.who(subject, enrol=True)))
        return roles
    return (
        _verb_roles(stage, index, event_type) if stage.clauses.is_verb(index) else _noun_roles(stage, index, event_type)
    )


def _verb_roles(stage: Stage, index: int, event_type: EventType) -> Roles:
    clauses, roles = stage.clauses, Roles()
    if befalls_subject(clauses, index, event_type):
        return _befallen(stage, index, event_type)
    mutual = event_type in MUTUAL
    speakers = stage.opening(index) if mutual else ()
    roles.act(stage.can_act(speakers))
    for subject in _doers(clauses, index) if not speakers else ():
        if event_type is EventType.ASSAULT and clauses.preposition(subject) in _WHERE:
            continue  # "a raid in Goma that killed nine": a parser takes the place for what killed
        roles.act(stage.can_act(stage.who(subject, enrol=True) or stage.target(subject)))
    if not roles.actors:  # "talks between Drava and Velora broke down"
        sides = [p for subject in clauses.surface_subjects(index) for p in clauses.phrases(subject, "between")]
        roles.act(stage.can_act(i for p in sides for n in clauses.nominal_conjuncts(p) for i in stage.target(n)))
    for noun in clauses.objects(index):
        if clauses.lemmas[index] in _FOUNDING and event_type is EventType.COOPERATE:
            continue  # "set up a joint commission": what is founded has no part in it
        if mutual and (clauses.lemmas[noun] == "host" or clauses.lemmas[index] in _TREATING):
            continue  # "played host to", "discussed the mission"
        if event_type in _OF_THINGS and clauses.lemmas[noun] in {"it", "this", "that"}:
            continue  # "accepted it": what is accepted is a plan, whoever "it" was before
        found = _acted_upon(stage, noun, event_type)
        if mutual or (event_type is EventType.AGREE and clauses.is_passive(index)):
            roles.act(found if mutual else [])
        roles.undergo(found)
    if event_type in _GIVEN:
        roles.undergo(stage.can_act(stage.given_to(index)))
    if event_type is EventType.REQUEST:
        for noun in _asked(clauses, index):
            roles.undergo(stage.can_act(stage.who(noun, enrol=True)))
    for noun in _beside(clauses, index, event_type):
        is_ruled = event_type in _AT_PLACES or clauses.lemmas[index] in _HANDING
        if mutual or event_type in _ADDRESSED or clauses.lemmas[index] in _FIGHTING:
            found = stage.can_act(stage.who(noun, enrol=True, behind=False))
        else:
            found = stage.can_act(stage.target(noun) if is_ruled else stage.named(noun))
        if mutual:
            roles.act(found)
        else:
            roles.undergo(found)
    if event_type in {EventType.AGREE, EventType.SUPPORT} and clauses.lemmas[index] in _SIGNING:
        for phrase in [p for o in [index, *clauses.objects(index)] for p in clauses.phrases(o, "with", "between")]:
            for noun in clauses.nominal_conjuncts(phrase):
                roles.act(stage.can_act(stage.who(noun, enrol=True, behind=False)))
        roles.recipients = [i for i in roles.recipients if i not in roles.actors]
    return roles


def _asked(clauses: Clauses, verb: int) -> list[int]:
    """Return the nouns of those who are to do what a clause says that is demanded: "demanded that Oda leave"."""
    asked = [c for c in clauses.children(verb, "ccomp") if clauses.words[c].tag in {"VB", "VBP"}]
    free = [c for c in asked if not clauses.children(c, "aux", "auxpass", "cop")]
    return [n for c in free for s in clauses.children(c, "nsubj") for n in clauses.nominal_conjuncts(s)]


def _doers(clauses: Clauses, verb: int) -> list[int]:
    """Return the nouns of those who do what a verb tells: of "hit a mine, killing two" not who hit it."""
    word = clauses.words[verb]
    if word.tag == "VBG" and word.head != ROOT and runs_into_harm(clauses, word.head):
        return list(agents(clauses, word.head))
    return [*clauses.subjects(verb), *at_the_hands_of(clauses, verb)]


def _befallen(stage: Stage, verb: int, event_type: EventType) -> Roles:
    """Return the roles of a deed that befalls a verb's subject: "drew criticism from Paris"."""
    roles = Roles()
    for noun in agents(stage.clauses, verb):
        roles.act(stage.can_act(stage.who(noun, enrol=True) or stage.target(noun)))
    for noun in stage.clauses.surface_subjects(verb):
        found = stage.can_act(stage.who(noun, enrol=event_type is not EventType.ASSAULT) or stage.target(noun))
        roles.undergo(found)
    return roles


def _acted_upon(stage: Stage, noun: int, event_type: EventType) -> list[str]:
    """Return the actors that a verb's object means as those whom the event is done to."""
    if event_type is EventType.ASSAULT:
        return stage.can_act(stage.target(noun))
    found = stage.who(noun, enrol=event_type in _OF_PEOPLE, behind=event_type in _OF_WHOSE_THINGS)
    if not found and event_type in _OF_MIND:  # "rejected Oda's offer", "accepted an offer by Oda": whose offer it was
        whose = [*stage.clauses.owners(noun), *stage.clauses.phrases(noun, "by", "from")]
        found = tuple(i for each in whose for i in stage.who(each, enrol=True, behind=False))
    return stage.can_act(found)


def _beside(clauses: Clauses, verb: int, event_type: EventType) -> list[int]:
    """Return the nouns in phrases of a verb, and of what it gives or imposes, that name the other side."""
    mutual = event_type in MUTUAL
    prepositions = ("with", "between", "and", "by") if mutual else _TOWARDS[event_type]
    if mutual and clauses.lemmas[verb] in {"speak", "talk", "return", "play", "pay"}:
        prepositions = (*prepositions, "to")
    if mutual and clauses.lemmas[verb] in {"receive", "take"}:
        prepositions = (*prepositions, "from")
    if clauses.lemmas[verb] in _FIGHTING:
        prepositions = (*prepositions, "with")
    if clauses.lemmas[verb] in _CALLING and clauses.objects(verb):
        prepositions = tuple(p for p in prepositions if p != "to")  # "summoned him to the ministry"
    phrases = clauses.phrases(verb, *prepositions)
    if mutual:  # "speaks by telephone with Oda", "shared a list with Oda": the phrase may hang on the noun between
        between = [*clauses.phrases(verb, "by", "over", "on", "in"), *clauses.objects(verb)]
        phrases += [p for noun in between for p in clauses.phrases(noun, "with")]
    if event_type in _GIVEN:  # "pledged a billion euros for Chad": it may hang on what is given
        phrases += [p for o in clauses.objects(verb) for p in clauses.phrases(o, *_ONTO)]
    phrases += _blamed(clauses, verb)
    return [noun for phrase in phrases if not clauses.is_time(phrase) for noun in clauses.nominal_conjuncts(phrase)]


def _blamed(clauses: Clauses, verb: int) -> list[int]:
    """Return the noun of those on whom a verb lays the blame for a deed: "blamed the raid on Oda"."""
    if clauses.lemmas[verb] != "blame":
        return []
    below = [i for o in clauses.objects(verb) for i in clauses.layers.subtree(o) if clauses.preposition(i) == "on"]
    below += [p for p in clauses.phrases(verb, "on") if not clauses.is_time(p)]
    return [max(below)] if below else []


def _blamed_for(clauses: Clauses, noun: int) -> Sequence[int]:
    """Return the nouns of those whom a deed's noun is laid to: "accused Oda of the raid", "blamed the raid on Oda"."""
    verb = clauses.words[noun].head
    if verb != ROOT and clauses.words[verb].relation == "dobj":  # a parser may hang the deed on whom it is laid to
        verb = clauses.words[verb].head
    if verb == ROOT or not clauses.is_verb(verb):
        return []
    reasons = {"of"} if clauses.lemmas[verb] in _ACCUSING else {"for", "over"}
    is_reason = clauses.lemmas[verb] in _ACCUSING | _BLAMING and clauses.preposition(noun) in reasons
    return clauses.objects(verb) if is_reason else _blamed(clauses, verb)


def _noun_roles(stage: Stage, index: int, event_type: EventType) -> Roles:
    clauses, roles = stage.clauses, Roles()
    mutual = event_type in MUTUAL or event_type is EventType.AGREE
    name = clauses.lemmas[index]
    roles.act(stage.can_act(stage.behind(index) or (stage.opening(index) if event_type in MUTUAL else ())))
    acts = ("between", "by", "with", "from", "among") if mutual else ("by", "from", "between")
    blamed, beside = _blamed_for(clauses, index), [] if mutual else behind_deed(clauses, index)
    held = [index, *(clauses.of_phrases(index) if mutual and name in MEASURES else [])]  # "a round of talks with Oda"
    for phrase in (doers := [*(p for noun in held for p in clauses.phrases(noun, *acts)), *blamed, *beside]):
        for noun in clauses.nominal_conjuncts(phrase):
            roles.act(stage.can_act(stage.who(noun, enrol=True, behind=not mutual)))
    if event_type in MUTUAL:
        roles.act(stage.can_act(gathered(stage, index)))
        guests = [*came_for(clauses, index), *(clauses.phrases(index, "to") if name in _VISITS else [])]
        roles.act(stage.can_act(i for noun in guests for i in stage.who(noun, enrol=True, behind=False)))
    roles.undergo(stage.can_act(i for noun in victims(clauses, index) for i in stage.target(noun)))
    if not roles.actors:
        roles.act(stage.can_act(_minded(stage, index, event_type)))
    for inner in clauses.of_phrases(index):
        for noun in clauses.nominal_conjuncts(inner):
            if event_type in _UNDERGONE or name in _UNDERGONE_NOUNS:
                roles.undergo(stage.can_act(stage.target(noun)))
            else:
                roles.act(stage.can_act(stage.who(noun)))
    # "A strike by Omani jets on the port": a parser may hang the port on the jets.
    towards = [p for w in [index, *doers] for p in clauses.phrases(w, *_TOWARDS[event_type]) if p not in blamed]
    if blamed and clauses.preposition(index) is not None:  # "accused Oda of the raid on Kesh": or on the verb
        towards += [p for p in clauses.phrases(clauses.words[index].head, "on", "against") if p > index]
    for phrase in towards if not mutual or event_type is EventType.AGREE else ():
        for noun in clauses.nominal_conjuncts(phrase):
            if clauses.preposition(phrase) != "of":
                roles.undergo(stage.can_act(stage.target(noun)))
    return roles


def _minded(stage: Stage, noun: int, event_type: EventType) -> list[str]:
    """Return whose mind a noun tells where no name says it: "the owners' refusal", "for the port it is a non-starter".

    Of a predicate it is those for whom it holds, else who is said to be so ("the smaller union is content").
    """
    clauses = stage.clauses
    if event_type not in _OF_MIND:
        return []
    said_of = clauses.children(noun, "cop")
    nouns = (clauses.phrases(noun, "for", "to") or clauses.surface_subjects(noun)) if said_of else clauses.owners(noun)
    return [i for each in nouns for i in stage.who(each, enrol=True, behind=False)]


def light_verb_roles(stage: Stage, noun: int, event_type: EventType) -> Roles:
    """Return who acts by the verb that governs a noun of a deed: "held talks", "launched an attack"."""
    clauses, roles = stage.clauses, Roles()
    word = clauses.words[noun]
    aside = is_aside_contact(stage, noun)
    governor = clauses.governing_verb(noun) if aside else word.head
    if governor is None or governor == ROOT or not clauses.is_verb(governor):
        return roles
    verb = clauses.predicate(governor)
    if word.relation == "dobj" and befalls_subject(clauses, verb, event_type):
        return _befallen(stage, verb, event_type)
    if word.relation == "dobj" and clauses.lemmas[verb] not in _PERCEIVING:
        for subject in clauses.subjects(verb):
            roles.act(stage.can_act(stage.who(subject, enrol=True)))
    elif word.relation == "nsubjpass":
        for agent in clauses.phrases(verb, "by"):
            for each in clauses.nominal_conjuncts(agent):
                roles.act(stage.can_act(stage.who(each, enrol=True)))
    elif event_type is EventType.CONSULT and aside:
        # "agreed in a telephone call with his counterpart", "told her in a call": those took part in the call.
        if clauses.phrases(noun, "with"):
            for subject in clauses.subjects(verb):
                roles.act(stage.can_act(stage.who(subject, enrol=True)))
        else:
            roles.act(met_beside(stage, verb) or [i for s in clauses.subjects(verb) for i in stage.who(s)])
        return roles
    if event_type in MUTUAL:
        for phrase in clauses.phrases(verb, "with", "between"):
            for each in clauses.nominal_conjuncts(phrase):
                roles.act(stage.can_act(stage.named(each)))
    else:
        for phrase in clauses.phrases(verb, "on", "against"):
            for each in clauses.nominal_conjuncts(phrase):
                roles.undergo(stage.can_act(stage.target(each)))
    return roles
