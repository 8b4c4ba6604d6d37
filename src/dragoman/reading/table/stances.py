"""Finds where a text tells an actor's stance: "accepted the draft", "would sign if …", "Egypt's demand that …".

Each stance comes with its topic: the noun or the clause that it is about, or what stands for it ("it", "the idea",
nothing at all in "Lind accepted"). `proposals` makes the topics one where they are, `positions` says who holds what.
"""

from dataclasses import dataclass, replace

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import ActorKind, Modality, Stance
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
_DECLINED = _YIELDING | {EventType.CONSULT}
_NAMED = frozenset({ActorKind.PERSON, ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})
_TAKING_PART = word_set("attend join participate observe respect honour honor uphold implement abide")
_OCCASIONS = word_set(
    "talk negotiation meeting summit conference round session dialogue truce ceasefire cease-fire pause agreement deal"
)
_JUDGED = word_set("plan proposal draft offer idea deal agreement demand condition text term formula truce ceasefire")
_BAD = word_set("unacceptable non-starter impossible absurd insulting insult farce trap dead worthless laughable")
_GOOD = word_set("acceptable fair reasonable basis")
_AUTHORED = word_set("call appeal demand proposal offer request plea bid")
_UNHELD = word_set("want seek call ask need")
_BULLETS = frozenset("–—-•*·")
_AGREED = word_set("text agreement deal accord pact truce ceasefire treaty settlement memorandum term protocol")
_ANSWERING = word_set(
    "reject refuse dismiss accept decline rebuff spurn oppose veto consider study weigh turn welcome support "
    "back endorse hail discuss"
)
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
_REACHING = frozenset({"reach", "strike", "conclude", "seal", "clinch"})
_OWN = word_set(
    "side government delegation movement team fighter troop force country party group army people man organisation "
    "organization administration ministry camp soldier unit faction union company"
)
_WEIGHED = word_set("consider discuss accept agree adopt support back explore study welcome")
_RELAYING = word_set("tell say explain convey inform answer reply identify")
_ONE_AT_A_TIME = frozenset({Stance.CONSIDERS, Stance.WITHDRAWS})
_SEIZING = word_set("seize grasp embrace honour honor respect implement endorse heed")
_STAYING = frozenset({"remain", "stay", "be", "seem", "declare", "stand"})
_THREATENING = frozenset({"threaten", "vow", "warn"})
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
            found += [replace(held, topic=n, refers_back=False) for n in _further_nouns(stage.clauses, held)]
            found += [
                replace(held, told_at=t, topic=inner_topic(stage.clauses, t, held.stance), refers_back=False)
                for t in _coordinated(stage.clauses, index)
            ]
    rules = (_conditional_offers, _settled, _refusals, _undertakings, _judgements, _obligations, _against)
    more = [held for rule in rules for held in rule(stage)]
    known = {held.index for held in found}
    return sorted([*found, *(held for held in more if held.index not in known)], key=lambda held: held.index)


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
            continue
        statement = stage.statement_around(clauses.words[index].span)
        if statement is None or not conditional:
            continue
        if _is_own(stage, index, statement.speakers):
            holders = tuple(stage.can_act(statement.speakers))
            found += [Held(index, Stance.ACCEPTS_CONDITIONALLY, holders, index, False, True)] if holders else []
    return found


def _settled(stage: Stage) -> list[Held]:
    """Return what parties would do by what they have agreed: "Under the accord Velora will let one convoy through"."""
    clauses, found = stage.clauses, list[Held]()
    for word in clauses.words:
        index = word.index
        if not clauses.is_verb(index) or not {"would", "will"} & set(clauses.auxiliaries(index)):
            continue
        if not _is_settled(clauses, index) or clauses.is_passive(index) or clauses.is_negated(index):
            continue
        if not clauses.children(index, "dobj", "xcomp", "ccomp", "nmod"):
            continue
        holders = tuple(stage.can_act(i for s in clauses.surface_subjects(index) for i in stage.who(s)))
        conditional = bool(condition_of(clauses, index) or _stands_when(clauses, index))
        stance = Stance.ACCEPTS_CONDITIONALLY if conditional else Stance.ACCEPTS
        found += [Held(index, stance, holders, index, False, conditional)] if holders else []
    return found


def _is_own(stage: Stage, index: int, speakers: tuple[str, ...]) -> bool:
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
        or not any(stage.cast.kind_of(a) in _NAMED or stage.cast.side_of(a) is not None for a in doers)
    )


def _refusals(stage: Stage) -> list[Held]:
    """Return what actors say that they will not do: "would not withdraw from the hills", "we will not meet them"."""
    clauses, found = stage.clauses, list[Held]()
    for trigger in find_triggers(stage, load_lexicon()):
        index = trigger.index
        told = trigger.is_verb and trigger.pattern.type in _DECLINED and is_refusal(clauses, index)
        if not told or "do" in clauses.auxiliaries(index) or stands_as_condition(clauses, index):
            continue
        if _says_nothing(clauses, index) or clauses.is_passive(index):
            continue
        holders = _holders(stage, index)
        statement = stage.statement_around(clauses.words[index].span)
        if statement is not None and not _is_own(stage, index, statement.speakers):
            continue
        if not holders and statement is not None:
            holders = tuple(stage.can_act(statement.speakers))
        found += [Held(index, Stance.REJECTS, holders, index, False, False)] if holders else []
    return found


def _undertakings(stage: Stage) -> list[Held]:
    """Return what actors will take part in or keep to: "would attend the talks", "will observe a truce"."""
    clauses, found = stage.clauses, list[Held]()
    for word in clauses.words:
        index = word.index
        if clauses.lemmas[index] not in _TAKING_PART or not clauses.is_verb(index) or clauses.is_passive(index):
            continue
        if not {"will", "would", "'ll"} & set(clauses.auxiliaries(index)) or stands_as_condition(clauses, index):
            continue
        topics = [
            n for n in [*clauses.objects(index), *clauses.phrases(index, "in", "by")] if clauses.lemmas[n] in _OCCASIONS
        ]
        holders = _holders(stage, index)
        statement = stage.statement_around(word.span)
        if not topics or (statement is not None and not _is_own(stage, index, statement.speakers)):
            continue
        if not holders and statement is not None:
            holders = tuple(stage.can_act(statement.speakers))
        conditional = bool(condition_of(clauses, index)) or _is_reserved(clauses, index)
        stance = Stance.ACCEPTS_CONDITIONALLY if conditional else Stance.ACCEPTS
        if clauses.is_negated(index):
            stance = Stance.REJECTS
        found += [Held(index, stance, holders, topics[0], False, conditional)] if holders else []
    return found


def _obligations(stage: Stage) -> list[Held]:
    """Return what speakers say should be done: "said that sanctions should be considered"."""
    clauses, found = stage.clauses, list[Held]()
    plans = vocabulary().plans
    for word in clauses.words:
        index = word.index
        if not clauses.is_verb(index) or not _OBLIGED & set(clauses.auxiliaries(index)) or clauses.is_negated(index):
            continue
        statement = stage.statement_around(word.span)
        subjects = [s for s in clauses.surface_subjects(index) if clauses.lemmas[s] in plans]
        if statement is None or not subjects or not clauses.is_passive(index) or stands_as_condition(clauses, index):
            continue
        holders = tuple(stage.can_act(statement.speakers))
        topic = subjects[0] if clauses.lemmas[index] in _WEIGHED else index
        found += [Held(index, Stance.PROPOSES, holders, topic, False, False)] if holders else []
    return found


def _against(stage: Stage) -> list[Held]:
    """Return what actors are told to be for or against: "she was against the exchange", "is in favour of a truce"."""
    clauses, found = stage.clauses, list[Held]()
    plans = vocabulary().plans
    for word in clauses.words:
        if clauses.lemmas[word.index] != "against" or word.head <= word.index or word.relation != "case":
            continue
        topic = word.head
        subjects = clauses.children(topic, "nsubj")
        if not subjects or not clauses.children(topic, "cop") or clauses.lemmas[topic] not in plans:
            continue
        holders = tuple(dict.fromkeys(i for s in subjects for i in stage.who(s, enrol=True)))
        if holders and not clauses.is_negated(topic):
            refers_back = stands_for_other(clauses, topic)
            found.append(Held(word.index, Stance.REJECTS, holders, topic, refers_back, False, topic))
    return found


def _judgements(stage: Stage) -> list[Held]:
    """Return what actors call a plan: "called the draft unacceptable", "described the offer as a fair basis"."""
    clauses, found = stage.clauses, list[Held]()
    for word in clauses.words:
        index = word.index
        if clauses.lemmas[index] not in {"call", "describe", "brand", "term", "deem"} or not clauses.is_verb(index):
            continue
        named = [s for c in clauses.children(index, "xcomp", "ccomp") for s in clauses.children(c, "nsubj")]
        judged = [o for o in [*clauses.objects(index), *named] if clauses.lemmas[o] in _JUDGED and o > index]
        if not judged or clauses.is_negated(index) or modality_of(clauses, index) is not Modality.ACTUAL:
            continue
        after = {clauses.lemmas[i] for i in clauses.layers.subtree(index) if i > judged[0]}
        stance = Stance.REJECTS if after & _BAD else Stance.ACCEPTS if after & _GOOD else None
        holders = _holders(stage, index)
        if stance is None or not holders or "not" in after:
            continue
        refers_back = stands_for_other(clauses, judged[0])
        found.append(Held(index, stance, holders, judged[0], refers_back, False))
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


def _further_nouns(clauses: Clauses, held: Held) -> list[int]:
    """Return the further things of a stance, each with its own article: "an amnesty and an elected council"."""
    if held.topic is None or held.refers_back or not clauses.is_noun(held.topic) or held.stance in _ONE_AT_A_TIME:
        return []
    return [
        n
        for n in clauses.children(held.topic, "conj")
        if clauses.is_noun(n) and {clauses.lemmas[c] for c in clauses.children(n, "det")} & {"a", "an", "the"}
    ]


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
    if word.tag in {"NN", "NNS"} and name in _AUTHORED and _authors(stage, index):
        return Stance.PROPOSES
    if word.tag in {"NN", "NNS"} and (patterns := words.nouns.get(name)) and clauses.owners(index):
        if word.relation == "dobj" and word.head != ROOT and clauses.lemmas[word.head] in words.verbs:
            # "reiterated Egypt's rejection": the verb tells it; "rejected Egypt's proposal" tells of two.
            answering = clauses.lemmas[word.head] in _ANSWERING
            own = {i for s in clauses.surface_subjects(word.head) for i in stage.who(s)}
            if not answering or not set(stage.behind(index)) - own:
                return None
        return next((s for p, s in patterns if noun_company(stage, index).fits(p)), None)
    remains = word.relation == "xcomp" and word.head != ROOT and clauses.lemmas[word.head] in _STAYING
    if (
        word.tag.startswith("JJ")
        and (clauses.children(index, "cop", "nsubj") or remains)
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
        if clauses.lemmas[index] in _UNHELD and clauses.complements(index):
            return None  # "who do not want mothers to be happy"
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
    if clauses.lemmas[index] in _REACHING and clauses.is_passive(index):
        return None  # "the agreement reached by both in March": what it says of it is the stance
    topic = topic_of(clauses, index, stance)
    if topic is not None and clauses.is_verb(topic) and clauses.lemmas[topic] in _RELAYING:
        return None  # "asked the bishop to tell him"
    if topic is not None and (clauses.lemmas[topic] in _REASONS | {"remain"} or _says_nothing(clauses, topic)):
        return None
    if stance is Stance.ACCEPTS and condition:
        stance = Stance.ACCEPTS_CONDITIONALLY
    refers_back = topic is None or stands_for_other(clauses, topic) or _takes_it_up(clauses, topic)
    above = clauses.words[index].head
    threatened = above != ROOT and clauses.words[index].relation == "xcomp" and clauses.lemmas[above] in _THREATENING
    if topic is None and (threatened or stance not in {Stance.ACCEPTS, Stance.REJECTS, Stance.ACCEPTS_CONDITIONALLY}):
        return None
    return Held(index, stance, actors, topic, refers_back, condition)


def _takes_it_up(clauses: Clauses, topic: int) -> bool:
    """Tell whether a verb only takes up what was told before: "called on the parties to seize it"."""
    taken = clauses.is_verb(topic) and clauses.lemmas[topic] in _SEIZING
    return taken and {clauses.lemmas[o] for o in clauses.objects(topic)} <= {"it", "them"}


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
        mark in text
        for mark in (
            "though not",
            "provided",
            "on condition",
            "as long as",
            "so long as",
            "only if",
            "only after",
            "only when",
        )
    )


def _holders(stage: Stage, index: int) -> tuple[str, ...]:
    clauses = stage.clauses
    if clauses.is_noun(index):
        found = list(stage.behind(index) or _authors(stage, index))
        if not found:
            found = [i for o in clauses.owners(index) for i in _leading(stage, o)]
    elif clauses.is_verb(index) and not _is_adjectival(clauses, index):
        found = [
            i
            for s in clauses.subjects(index)
            for i in _leading(stage, s) or stage.who(s, enrol=True) or stage.target(s)
        ]
    else:
        found = [i for s in clauses.surface_subjects(index) for i in _leading(stage, s) or stage.who(s, enrol=True)]
    return tuple(dict.fromkeys(stage.can_act(found)))


def _is_adjectival(clauses: Clauses, index: int) -> bool:
    """Tell whether a participle is one of the adjectives of stance: "was opposed to it", not "opposed it"."""
    return clauses.words[index].text.lower() in vocabulary().adjectives and not clauses.children(index, "dobj")


def _leading(stage: Stage, noun: int) -> tuple[str, ...]:
    """Return whose "his side", "her government", "its fighters" are: who speaks for those that have no name."""
    clauses = stage.clauses
    owners = [o for o in clauses.children(noun, "nmod:poss") if clauses.words[o].tag == "PRP$"]
    known = stage.cast.at(noun)
    named = [a for a in known if stage.cast.kind_of(a) in _NAMED and not _is_described(stage, a)]
    if not owners or clauses.lemmas[noun] not in _OWN or named:
        return ()
    if sides := [side for a in known if (side := stage.cast.side_of(a)) is not None]:
        return tuple(s for s in sides if stage.cast.kind_of(s) is ActorKind.PERSON)
    if found := stage.named(owners[0]):
        return found
    statement = stage.statement_around(clauses.words[noun].span)
    return statement.speakers if statement is not None else ()


def _authors(stage: Stage, noun: int) -> tuple[str, ...]:
    """Return who is behind a noun with "by" right after it: "a call by the Patriarch", wherever a parser hangs that."""
    clauses = stage.clauses
    if clauses.owners(noun) or clauses.lemmas[noun + 1 : noun + 2] != ("by",):
        return ()
    author = clauses.words[noun + 1].head
    return stage.who(author, enrol=True) if author > noun + 1 and clauses.is_noun(author) else ()


def _is_described(stage: Stage, actor: str) -> bool:
    """Tell whether an actor is known only as somebody's: "his movement", "her government"."""
    first, _, _ = stage.cast.actor(actor).name.partition(" ")
    return first.lower() in {"his", "her", "its", "their", "our", "my"}
