"""Who acts and who is acted upon in an event, from its trigger's grammar and the cast."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.model.plover import EventType
from dragoman.model.record import Statement
from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind, Manner
from dragoman.reading.actors import Cast, Form
from dragoman.reading.clauses import Clauses
from dragoman.reading.headlines import opened_by
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

# In these all who take part are actors, also those behind "with" and "between".
MUTUAL = frozenset({EventType.CONSULT, EventType.COOPERATE})
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
# Cues of deeds rather than words: who accepts a deal, or does not comment on an attack, does not report it.
_ACTS = word_set("accept agree refuse reject welcome endorse back support oppose object approve ratify comment")
_OF_THINGS = frozenset({EventType.AGREE, EventType.REJECT, EventType.CONCEDE, EventType.REQUEST})
_OF_MIND = frozenset({EventType.AGREE, EventType.REJECT, EventType.SUPPORT})
_OF_PEOPLE = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.COERCE, EventType.SANCTION, EventType.THREATEN, EventType.SUPPORT,
     EventType.CONSULT}
)  # fmt: skip
"""What is done to people and bodies, so that a common noun for them is a participant."""
NAMED = frozenset({ActorKind.PERSON, ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})
_NOT_ACTING = frozenset({ActorKind.OUTLET, ActorKind.DOCUMENT})
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
    EventType.AGREE: ("to",),
    EventType.CONCEDE: ("to",),
    EventType.RETREAT: ("to",),
    EventType.MOBILIZE: ("against",),
    EventType.PROTEST: ("against",),
    EventType.REJECT: ("to",),
    EventType.CONSULT: (),
    EventType.COOPERATE: (),
}
# Nouns of deeds whose "of" phrase undergoes them ("the shelling of Marn", "the release of prisoners").
_UNDERGONE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.AID})
_UNDERGONE_NOUNS = word_set("release exchange swap handover repatriation evacuation rescue arrest recognition")


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


class Stage:
    """Finds who a word means, with the statements at hand for "I" and "we"."""

    def __init__(self, clauses: Clauses, cast: Cast, statements: Sequence[Statement]) -> None:
        self.clauses = clauses
        self.cast = cast
        self.statements = statements
        self._by_id = {statement.id: statement for statement in statements}
        self._around: dict[Span, Statement | None] = {}
        self._told = sorted(
            ((p.begin, p.end, sum(map(len, s.content)), s) for s in statements for p in s.content), key=lambda t: t[:3]
        )

    def statement_around(self, span: Span) -> Statement | None:
        """Return the innermost statement whose content holds a span."""
        if span not in self._around:
            # Asked for most words of a text: pieces in their order, up to the first that begins behind the span.
            begin, end, least = span.begin, span.end, 0
            found: Statement | None = None
            for low, high, size, statement in self._told:
                if low > begin:
                    break
                if end <= high and (found is None or size < least):
                    found, least = statement, size
            self._around[span] = found
        return self._around[span]

    def chain(self, span: Span) -> tuple[str, ...]:
        """Return through whom words at a span are known: the speakers around them, then those who relay.

        Who accepts or refuses something does not tell of it.
        """
        statement = self.statement_around(span)
        while statement is not None and self._is_act(statement):
            statement = self._by_id.get(statement.within) if statement.within is not None else None
        return () if statement is None else tuple(dict.fromkeys((*statement.speakers, *statement.chain)))

    def _is_act(self, statement: Statement) -> bool:
        layers = self.clauses.layers
        verbs = [i for span in statement.cue for i in layers.words_in(span) if self.clauses.is_verb(i)]
        return any(self.clauses.lemmas[i] in _ACTS for i in verbs) and statement.manner is Manner.INDIRECT

    def opening(self, word: int) -> tuple[str, ...]:
        """Return who speaks in a headline that tells of something before its colon."""
        return opened_by(self.statements, self.clauses.layers.text, self.clauses.words[word].span)

    def named(self, word: int) -> tuple[str, ...]:
        """Return the actors that a phrase means, without making new ones."""
        if found := self.cast.at(word):
            return found
        if self.clauses.lemmas[word] in _FIRST_PERSON:
            statement = self.statement_around(self.clauses.words[word].span)
            return statement.speakers if statement is not None else ()
        return ()

    def behind(self, noun: int) -> tuple[str, ...]:
        """Return the actors behind a noun: "Russian fire", "Moscow's artillery", "army helicopters"."""
        clauses, found = self.clauses, list[str]()
        for owner in clauses.owners(noun):
            found += self.named(owner) or self._own_subject(noun, owner)
        if not found:
            for modifier in clauses.children(noun, "amod", "compound", "nmod:poss"):
                found += self.cast.at(modifier)
                if not self.cast.at(modifier) and (state := self.cast.state_behind(modifier)) is not None:
                    found.append(state)
        return tuple(dict.fromkeys(found))

    def _own_subject(self, noun: int, owner: int) -> tuple[str, ...]:
        """Return whom a possessive that the cast leaves open means: who does it ("conveyed its readiness")."""
        verb, above = self.clauses.governing_verb(noun), tuple(self.clauses.layers.ancestors(noun))
        if self.clauses.words[owner].tag != "PRP$" or verb is None:
            return ()
        subjects = self.clauses.surface_subjects(verb)
        if noun in subjects:  # "there are clips and tapes of her praising it": none of them owns another
            return ()
        # "Hundreds of its members marched": what the noun is a part of does not own it.
        return tuple(i for s in subjects if s < owner and s not in above for i in self.who(s, enrol=True))

    def who(self, word: int, *, enrol: bool = False, behind: bool = True) -> tuple[str, ...]:
        """Return the actors that a participant means; `enrol` makes one of a common noun that can act."""
        inner = self.clauses.of_phrases(word) if self.clauses.lemmas[word] in _QUANTITIES else []
        if inner and (found := self.who(inner[0], enrol=enrol, behind=behind)):  # "hundreds of students"
            return found
        if found := self.named(word):
            return found
        if enrol and self.clauses.is_noun(word):
            named = self.clauses.words[word].tag in {"NNP", "NNPS"} and not self.clauses.is_date(word)
            if made := self.cast.enrol(word, any_noun=named):
                return made
        if behind and (found := self.behind(word)):
            return found
        return ()

    def target(self, word: int) -> tuple[str, ...]:
        """Return the actors meant as the other side, a place standing for its state ("attacks on Kiev")."""
        return self.who(word) or self.ruling(word)

    def ruling(self, word: int) -> tuple[str, ...]:
        """Return the state that a place stands for; none where the word names no place."""
        mention = self.cast.mention_at(word)
        if mention is not None and mention.form is Form.PLACE and (state := self.cast.state_behind(word)) is not None:
            return (state,)
        return ()

    def can_act(self, ids: Iterable[str]) -> list[str]:
        """Return those of some actors that take part in events rather than report them."""
        return [i for i in ids if self.cast.kind_of(i) not in _NOT_ACTING]


_BESIDE = frozenset({"in", "during", "by", "at", "after", "following"})
_FOUNDING = frozenset({"set", "form", "establish", "create", "found"})
_MEASURES = word_set("hour day week month round series session night evening marathon set string half")
_TELLING = word_set("tell assure inform promise warn urge ask brief remind advise notify propose offer hand give")
_SETTLING = word_set(
    "agree sign settle conclude reach strike initial announce adopt approve part decide resolve fail clinch accept"
)
"""What several people do together when they meet; and what one tells another then."""
_PRESS = word_set("reporter journalist correspondent newspaper agency broadcaster television radio parliament lawmaker")
_GATHERING = word_set("bring gather unite assemble convene seat draw reunite involve include")
_QUANTITIES = word_set("group band number pair dozen hundred thousand member some most all both one each")


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
    mutual = event_type in MUTUAL
    speakers = stage.opening(index) if mutual else ()
    roles.act(stage.can_act(speakers))
    for subject in clauses.subjects(index) if not speakers else ():
        roles.act(stage.can_act(stage.who(subject, enrol=True) or stage.target(subject)))
    for noun in clauses.objects(index):
        if clauses.lemmas[index] in _FOUNDING and event_type is EventType.COOPERATE:
            continue  # "set up a joint commission": what is founded has no part in it
        if event_type in _OF_THINGS and clauses.lemmas[noun] in {"it", "this", "that"}:
            continue  # "accepted it": what is accepted is a plan, whoever "it" was before
        if event_type is EventType.ASSAULT:
            found = stage.can_act(stage.target(noun))
        else:
            found = stage.can_act(
                stage.who(noun, enrol=event_type in _OF_PEOPLE, behind=event_type is EventType.ACCUSE)
            )
        if mutual or (event_type is EventType.AGREE and clauses.is_passive(index)):
            roles.act(found if mutual else [])
        roles.undergo(found)
    prepositions = ("with", "between", "and", "by") if mutual else _TOWARDS[event_type]
    if mutual and clauses.lemmas[index] in {"speak", "talk", "return"}:
        prepositions = (*prepositions, "to")
    if mutual and clauses.lemmas[index] == "receive":
        prepositions = (*prepositions, "from")
    phrases = clauses.phrases(index, *prepositions)
    if mutual:  # "speaks by telephone with Oda": the phrase may hang on the means
        phrases += [
            p for means in clauses.phrases(index, "by", "over", "on", "in") for p in clauses.phrases(means, "with")
        ]
    for phrase in phrases:
        for noun in clauses.nominal_conjuncts(phrase):
            found = stage.can_act(stage.target(noun) if event_type is EventType.ASSAULT else stage.named(noun))
            if mutual:
                roles.act(found)
            else:
                roles.undergo(found)
    if event_type in {EventType.AGREE, EventType.SUPPORT} and clauses.lemmas[index] in {
        "sign",
        "reach",
        "strike",
        "conclude",
    }:
        for phrase in [p for o in [index, *clauses.objects(index)] for p in clauses.phrases(o, "with", "between")]:
            for noun in clauses.nominal_conjuncts(phrase):
                roles.act(stage.can_act(stage.named(noun)))
        roles.recipients = [i for i in roles.recipients if i not in roles.actors]
    return roles


def _noun_roles(stage: Stage, index: int, event_type: EventType) -> Roles:
    clauses, roles = stage.clauses, Roles()
    mutual = event_type in MUTUAL or event_type is EventType.AGREE
    name = clauses.lemmas[index]
    roles.act(stage.can_act(stage.behind(index) or (stage.opening(index) if event_type in MUTUAL else ())))
    acts = ("between", "by", "with", "from", "among") if mutual else ("by", "from", "between")
    for phrase in clauses.phrases(index, *acts):
        for noun in clauses.nominal_conjuncts(phrase):
            roles.act(stage.can_act(stage.named(noun) or stage.who(noun, enrol=True, behind=False)))
    if event_type in MUTUAL:
        roles.act(stage.can_act(_gathered(stage, index)))
    if not roles.actors:
        roles.act(stage.can_act(_minded(stage, index, event_type)))
    for inner in clauses.of_phrases(index):
        for noun in clauses.nominal_conjuncts(inner):
            if event_type in _UNDERGONE or name in _UNDERGONE_NOUNS:
                roles.undergo(stage.can_act(stage.target(noun)))
            else:
                roles.act(stage.can_act(stage.who(noun)))
    for phrase in clauses.phrases(index, *_TOWARDS[event_type]) if not mutual or event_type is EventType.AGREE else ():
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
    nouns = clauses.owners(noun)
    if clauses.children(noun, "cop"):
        nouns = clauses.phrases(noun, "for", "to") or clauses.surface_subjects(noun)
    return [i for each in nouns for i in stage.who(each, enrol=True, behind=False)]


def is_aside_contact(stage: Stage, noun: int) -> bool:
    """Tell whether a contact is told beside what came of it: "promised in a call", "agreed after two days of talks"."""
    clauses = stage.clauses
    verb = clauses.governing_verb(noun)
    outer = _outermost(clauses, noun)
    word = clauses.words[outer]
    if word.relation not in {"nmod", "nmod:tmod"} or verb is None:
        return False
    if verb != word.head and clauses.words[word.head].relation != "dobj":
        return False
    if clauses.preposition(outer) not in _BESIDE:
        return False
    is_call = (
        clauses.lemmas[noun] in {"call", "conversation"}
        and clauses.preposition(outer) in {"in", "during", "by"}
        and clauses.objects(verb)
    )
    return bool(is_call or clauses.phrases(noun, "with")) or len(_met_beside(stage, verb)) > 1


def _gathered(stage: Stage, noun: int) -> list[str]:
    """Return whom a contact brings together: "the visit that should have joined both leaders"."""
    clauses, found = stage.clauses, list[str]()
    for clause in clauses.children(noun, "acl:relcl", "acl"):
        for verb in [clause, *clauses.children(clause, "xcomp")]:
            if clauses.lemmas[verb] in _GATHERING and not clauses.is_passive(verb):
                found += [i for each in clauses.objects(verb) for i in stage.who(each, enrol=True)]
    return found


def _outermost(clauses: Clauses, noun: int) -> int:
    """Return the measure that a contact is told by ("nine hours of talks", "a round of talks"), or the noun itself."""
    above = clauses.words[noun].head
    measured = clauses.preposition(noun) == "of" and above != ROOT and clauses.lemmas[above] in _MEASURES
    return _outermost(clauses, above) if measured else noun


def _met_beside(stage: Stage, verb: int) -> list[str]:
    """Return those who speak or agree in a verb's clause and those they tell it: who was in the room."""
    clauses = stage.clauses
    if clauses.lemmas[verb] not in _TELLING | _SETTLING:
        return []
    found = [*clauses.subjects(verb), *(clauses.objects(verb) if clauses.lemmas[verb] in _TELLING else [])]
    who = [i for word in found if clauses.lemmas[word] not in _PRESS for i in stage.who(word, behind=False)]
    return list(dict.fromkeys(stage.can_act(who)))


def light_verb_roles(stage: Stage, noun: int, event_type: EventType) -> Roles:
    """Return who acts by the verb that governs a noun of a deed: "held talks", "launched an attack"."""
    clauses, roles = stage.clauses, Roles()
    word = clauses.words[noun]
    aside = is_aside_contact(stage, noun)
    governor = clauses.governing_verb(noun) if aside else word.head
    if governor is None or governor == ROOT or not clauses.is_verb(governor):
        return roles
    verb = clauses.predicate(governor)
    if word.relation == "dobj":
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
            roles.act(_met_beside(stage, verb) or [i for s in clauses.subjects(verb) for i in stage.who(s)])
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


def is_own(stage: Stage, index: int, speakers: tuple[str, ...]) -> bool:
    """Tell whether speakers say what they or theirs would do: of another named party they do not speak."""
    clauses = stage.clauses
    subjects = clauses.surface_subjects(index)
    if any(clauses.words[o].tag == "PRP$" for s in subjects for o in clauses.children(s, "nmod:poss")):
        return True
    doers = [a for s in subjects for a in stage.who(s)]
    sides = {stage.cast.side_of(a) or a for a in speakers} | set(speakers)
    return (
        not doers
        or any(a in sides or stage.cast.side_of(a) in sides for a in doers)
        or not any(_is_another(stage, a) for a in doers)
    )


def _is_another(stage: Stage, actor: str) -> bool:
    """Tell whether somebody is a party of its own: "the army" without a name may be the one whose colonel speaks."""
    named = stage.cast.actor(actor).name[:1].isupper()
    return stage.cast.side_of(actor) is not None or (named and stage.cast.kind_of(actor) in NAMED)
