"""Finds where a text tells an actor's stance: "accepted the draft", "would sign if …", "Egypt's demand that …".

Each stance comes with its topic: the noun or the clause that it is about, or what stands for it ("it", "the idea",
nothing at all in "Lind accepted"). `proposals` makes the topics one where they are, `positions` says who holds what.
"""

import re
from dataclasses import replace

from dragoman.model.vocabulary import Modality, ProposalKind, Stance
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.conditions import condition_of
from dragoman.reading.events.modality import is_refusal, modality_of
from dragoman.reading.events.participants import Stage
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.table.ellipsis import asked_before, find_ellipses
from dragoman.reading.table.heard import find_heard
from dragoman.reading.table.holders import Held, holders_of, is_reserved, is_somebody
from dragoman.reading.table.lists import find_listed
from dragoman.reading.table.telling import REPEATING, RESOLVING, VOWING, is_answered, is_inner, told_at
from dragoman.reading.table.topics import (
    inner_topic,
    is_allegation,
    is_never_tabled,
    is_only_weighed,
    is_opinion,
    is_plan,
    is_thought,
    listed_nouns,
    says_nothing,
    stands_for_other,
    topic_of,
)
from dragoman.reading.table.undertakings import find_undertakings
from dragoman.reading.table.unheld import is_unheld
from dragoman.reading.table.verdicts import find_verdicts
from dragoman.reading.table.vocabulary import OPEN, kind_of

_AHEAD_ONLY = frozenset({"sign", "ratify", "initial", "discuss"})
"""What is already signed is off the table, what was discussed was the talk: only what is to come is a stance."""
_SIGNING = frozenset({"sign", "initial", "ratify"})
_OF_PEACE = frozenset({ProposalKind.CEASEFIRE, ProposalKind.EXCHANGE, ProposalKind.WITHDRAWAL})
_YEAR = re.compile(r"[12]\d{3}")
_ANSWERS = frozenset({Stance.ACCEPTS, Stance.ACCEPTS_CONDITIONALLY, Stance.REJECTS})
_UNHELD = word_set("want seek call ask need")
_VOTES = word_set("vote ballot referendum plebiscite poll")
_OWN_PEOPLE = word_set("member shareholder voter investor rank parliament")
_LEFT_OPEN = frozenset({"rule", "exclude", "oppose", "reject", "dismiss"})
_ABSTAINING = frozenset({"refuse", "boycott", "resist", "block"})
_SUFFERING = frozenset({"face", "risk", "suffer"})
"""What comes of not doing what is asked is not asked: "accept the truce or face sanctions"."""
_REACHING = frozenset({"reach", "strike", "conclude", "seal", "clinch"})
_RELAYING = word_set("tell say explain convey inform answer reply identify know learn hear")
_ONE_AT_A_TIME = frozenset({Stance.CONSIDERS, Stance.WITHDRAWS})
_SEIZING = word_set("seize grasp embrace honour honor respect implement endorse heed hold sign keep")
_ACCEPTING = word_set("accept support endorse back approve consent live embrace")
_KEEPING = frozenset({"remain", "stay", "keep", "continue"})
_BEARABLE = frozenset({"live", "imagine"})
"""What one "could" do is a stance already: "could live with a truce"."""
_THREATENING = frozenset({"threaten", "vow", "warn"})
_OBLIGED = frozenset({"should", "must", "ought"})
_LEAVING = word_set("leave quit abandon break violate breach exit desert")


def find_stances(stage: Stage) -> list[Held]:
    """Return the stances that a text tells, in order."""
    found = list[Held]()
    for index, word in enumerate(stage.clauses.words):
        if word.tag[:2] not in OPEN:
            continue
        if (told := told_at(stage, index)) is not None and (held := _held(stage, index, told)) is not None:
            found.append(held)
            found += _further(stage.clauses, held)
            found += [
                replace(held, told_at=t, topic=inner_topic(stage.clauses, t, held.stance), refers_back=False)
                for t in _coordinated(stage.clauses, index)
            ]
    more = [*find_undertakings(stage), *find_verdicts(stage, found)]
    known = {held.index for held in found}
    found += [held for held in more if held.index not in known]
    for heard in find_heard(stage, found):
        found += [heard, *(_further(stage.clauses, heard) if heard.stance is Stance.PROPOSES else ())]
    found += find_ellipses(stage, found)
    listed, spelt_out = find_listed(stage, found)
    found = [*(held for held in found if held not in spelt_out), *listed]
    return sorted((held for held in found if _is_held(stage, held)), key=lambda held: held.index)


def _is_held(stage: Stage, held: Held) -> bool:
    """Tell whether a stance is somebody's, and what is answered is known from an answer that is."""
    if is_answered(stage, held.index) and is_unheld(stage, replace(held, index=stage.clauses.words[held.index].head)):
        return False
    return not is_unheld(stage, held)


def _further(clauses: Clauses, held: Held) -> list[Held]:
    """Return the same stance on further things, each with its own article: "an amnesty and an elected council"."""
    if held.topic is None or held.refers_back or not clauses.is_noun(held.topic) or held.stance in _ONE_AT_A_TIME:
        return []
    return [replace(held, topic=noun, refers_back=False) for noun in listed_nouns(clauses, held.topic)]


def _coordinated(clauses: Clauses, index: int) -> list[int]:
    """Return the further verbs of what is asked or agreed: "to accept the truce, agree to a meeting and …"."""
    return [
        verb
        for complement in clauses.children(index, "xcomp")
        for verb in sorted(
            {
                *clauses.conjuncts(complement)[1:],
                *_further_infinitives(clauses, complement),
                *_series(clauses, complement),
            }
        )
        if clauses.is_verb(verb)
        and clauses.lemmas[verb] not in _SUFFERING
        and not clauses.children(verb, "nsubj", "nsubjpass")
        and clauses.words[verb].tag in {clauses.words[complement].tag, "VBP"}
    ]


def _further_infinitives(clauses: Clauses, first: int) -> list[int]:
    """Return the verbs that go on the list of an infinitive though the parser hangs them elsewhere."""
    after = clauses.layers.sentences[clauses.words[first].sentence][1]
    return [i for i in range(first + 1, after) if clauses.listed_after(i) == first]


def _series(clauses: Clauses, first: int) -> list[int]:
    """Return the verbs of a list that parsers take for the first one's aim: "to extend …, to set up … and to open"."""
    for verb in clauses.children(first, "advcl"):
        more = [c for c in clauses.children(verb, "conj") if clauses.words[c].tag == "VB"]
        to = min(clauses.children(verb, "mark"), default=0)
        if more and clauses.words[verb].tag == "VB" and clauses.words[to - 1].text == ",":
            return [verb, *more]
    return []


def _held(stage: Stage, index: int, stance: Stance) -> Held | None:
    clauses = stage.clauses
    if is_inner(stage, index) or _is_told_of_the_past(clauses, index):
        return None
    is_noun = clauses.is_noun(index)
    if is_opinion(clauses, index):
        return None
    if stance is Stance.ACCEPTS and is_only_weighed(clauses, index):
        stance = Stance.CONSIDERS
    undoing = _undoing(stage, index) if stance is Stance.ACCEPTS else None
    actors = holders_of(stage, index)
    auxiliaries = set(clauses.auxiliaries(index))
    if clauses.lemmas[index] in _BEARABLE and auxiliaries.isdisjoint({"can", "could"}):
        return None  # "lives with his mother"
    inner = [index, *clauses.children(index, "xcomp", "ccomp")]
    condition = any(condition_of(clauses, i) for i in inner) or is_reserved(clauses, index)
    condition |= clauses.lemmas[index] == "condition"
    modality = Modality.ACTUAL if is_noun else modality_of(clauses, index)
    if auxiliaries & _OBLIGED and stance in {Stance.ACCEPTS, Stance.PROPOSES}:
        # "he should accept the truce": whoever says so proposes it.
        statement = stage.statement_around(clauses.words[index].span)
        actors, stance = (statement.speakers if statement is not None else ()), Stance.PROPOSES
    elif not is_noun and clauses.is_negated(index):
        turned = _turned(clauses, index, stance, auxiliaries)
        if turned is None:
            return None
        stance = turned
    elif stance is Stance.CONSIDERS and auxiliaries & {"could", "can", "might", "may"} and clauses.is_passive(index):
        # "they could be looked at": whoever says so would look at them.
        statement = stage.statement_around(clauses.words[index].span)
        actors = statement.speakers if statement is not None else ()
    elif modality is Modality.DENIED or (
        modality is not Modality.ACTUAL
        and not (stance is Stance.CONSIDERS and modality is Modality.PLANNED)  # "is to discuss the offer"
        and not (auxiliaries & {"would", "will", "'ll"} or clauses.lemmas[index] in _BEARABLE)
        and not (
            clauses.words[index].relation == "xcomp" and clauses.lemmas[clauses.words[index].head] in RESOLVING | VOWING
        )
        and not condition
    ):
        return None
    if not actors:
        return None
    if clauses.lemmas[index] in _AHEAD_ONLY and modality is Modality.ACTUAL and not _ends_fighting(clauses, index):
        return None
    if clauses.lemmas[index] in _REACHING and clauses.is_passive(index):
        return None  # "the agreement reached by both in March": what it says of it is the stance
    if undoing is not None and not clauses.is_negated(index):
        stance = told_at(stage, undoing) or stance  # "is prepared to drop its demand"
    topic = topic_of(clauses, index if undoing is None else undoing, stance)
    if topic is None and stance in _ANSWERS and (asked := asked_before(clauses, index)) is not None:
        topic = inner_topic(clauses, asked, stance)
    if is_noun and is_answered(stage, index) and (topic is None or _is_beside(clauses, index, topic)):
        topic = index  # "rejected the Qatari plan"
    if stance is Stance.PROPOSES and (weighing := _asked_time_for(clauses, index)) is not None:
        topic, stance = inner_topic(clauses, weighing, Stance.CONSIDERS), Stance.CONSIDERS
    if stance is Stance.ACCEPTS:
        actors = tuple(dict.fromkeys((*actors, *_agreeing_too(stage, index))))
    condition |= topic is not None and _hangs_on_condition(clauses, topic)
    if _looks_elsewhere(clauses, index, topic):
        return None
    if topic is not None and clauses.is_negated(index) and _is_of_intent(clauses, index):
        # "had no intention of leaving the accord": who will not leave stands by it.
        kept = clauses.objects(topic) if clauses.lemmas[topic] in _LEAVING else []
        topic, stance = (kept[0], Stance.ACCEPTS) if kept else (topic, Stance.REJECTS)
    if topic is not None and clauses.is_verb(topic) and clauses.lemmas[topic] in _KEEPING:
        # "agreed to remain in touch and to meet in Vell": only the second is on the table.
        topic = next(iter(_coordinated(clauses, index)), topic)
    if stance is Stance.PROPOSES and not is_noun and (voiced := _voiced(stage, index)):
        actors = voiced
    if topic is not None and clauses.is_verb(topic) and clauses.lemmas[topic] in _RELAYING:
        return None  # "asked the bishop to tell him"
    if stance is Stance.PROPOSES and topic is not None and _is_refusing(stage, topic):
        # "asked them to reject the offer": whoever asks for a no says no.
        stance = stance if clauses.is_negated(topic) else Stance.REJECTS
        topic = topic_of(clauses, topic, stance)
    if stance is Stance.PROPOSES and clauses.lemmas[index] == "put" and _submits_to_own(clauses, index):
        return None  # "put the offer to its members"
    told_before = topic is None or stands_for_other(clauses, topic)
    if topic is not None and not told_before and is_never_tabled(clauses, topic):
        return None
    if stance in {Stance.ACCEPTS, Stance.REJECTS} and topic is not None and is_somebody(stage, topic):
        return None
    if topic is not None and (says_nothing(clauses, topic) or is_allegation(clauses, topic)):
        return None
    if stance is Stance.ACCEPTS and condition:
        stance = Stance.ACCEPTS_CONDITIONALLY
    refers_back = told_before or topic is None or _takes_it_up(clauses, topic)
    above = clauses.words[index].head
    threatened = above != ROOT and clauses.words[index].relation == "xcomp" and clauses.lemmas[above] in _THREATENING
    if topic is None and (threatened or stance in {Stance.CONSIDERS, Stance.PROPOSES}):
        return None
    return Held(index, stance, actors, topic, refers_back, condition)


def _turned(clauses: Clauses, index: int, stance: Stance, auxiliaries: set[str]) -> Stance | None:
    """Return what a stance is whose word is negated; None where it is none then: "has not accepted"."""
    if stance is Stance.PROPOSES and "longer" in {clauses.lemmas[c] for c in clauses.children(index, "advmod")}:
        return Stance.WITHDRAWS  # "no longer insists on a withdrawal"
    if clauses.lemmas[index] in _UNHELD and clauses.complements(index):
        return None  # "who do not want mothers to be happy"
    taken = clauses.lemmas[index] in _ACCEPTING or (clauses.lemmas[index] == "agree" and clauses.phrases(index, "to"))
    cannot = bool(auxiliaries & {"can", "could"} and taken)
    refuses = is_refusal(clauses, index) or cannot or (stance is Stance.ACCEPTS and _is_of_none(clauses, index))
    if stance in {Stance.ACCEPTS, Stance.CONSIDERS, Stance.PROPOSES} and refuses:
        return Stance.REJECTS
    if stance is Stance.REJECTS and clauses.lemmas[index] in _LEFT_OPEN:
        return Stance.CONSIDERS  # "no longer excludes a truce"
    if stance is Stance.REJECTS and _is_objection(clauses, index):
        return Stance.ACCEPTS  # "have no objection to a corridor"
    if stance is Stance.PROPOSES and {clauses.lemmas[o] for o in clauses.objects(index)} & {"need"}:
        return Stance.REJECTS  # "sees no need for a truce"
    if clauses.lemmas[index] == "want" and clauses.objects(index):
        return Stance.REJECTS  # "do not want the merger"
    return stance if _is_of_intent(clauses, index) else None  # what it means hangs on what is not intended


def _ends_fighting(clauses: Clauses, index: int) -> bool:
    """Tell whether it is news that fighting or captivity is signed away: "signed a 45-day ceasefire on Monday"."""
    if clauses.lemmas[index] not in _SIGNING or clauses.words[index].relation.startswith("acl"):
        return False
    first, after = clauses.between_semicolons(index)
    years = [i for i in range(first + 1, after) if _YEAR.fullmatch(clauses.words[i].text)]
    if any(clauses.lemmas[i - 1] in {"in", "of"} for i in years):
        return False  # history
    return any(kind_of(clauses, o) in _OF_PEACE for o in clauses.objects(index))


def _is_beside(clauses: Clauses, noun: int, topic: int) -> bool:
    return clauses.is_verb(topic) and topic not in clauses.children(noun, "acl", "acl:relcl", "ccomp")


def _looks_elsewhere(clauses: Clauses, index: int, topic: int | None) -> bool:
    """Tell whether what is only seen or noted is no plan: "took note of the losses", "looked at his shoes"."""
    if clauses.lemmas[index] not in {"take", "look"} or clauses.is_passive(index):
        return False
    seen = clauses.lemmas[index] == "look" and (topic is None or clauses.is_verb(topic))
    return not seen and (topic is None or not is_plan(clauses, topic))


def _agreeing_too(stage: Stage, index: int) -> list[str]:
    """Return with whom somebody agrees to do something: "agreed with Iraq to reopen the pipeline"."""
    clauses = stage.clauses
    if clauses.lemmas[index] != "agree" or not clauses.complements(index):
        return []
    with_whom = (n for p in clauses.phrases(index, "with") for n in clauses.nominal_conjuncts(p))
    return stage.can_act(i for n in with_whom for i in stage.named(n))


def _undoing(stage: Stage, index: int) -> int | None:
    """Return the verb that says that what somebody agrees or is ready to do is to give something up or turn it down."""
    inner = stage.clauses.children(index, "xcomp")
    return next((c for c in inner if told_at(stage, c) in {Stance.WITHDRAWS, Stance.REJECTS}), None)


def _is_refusing(stage: Stage, topic: int) -> bool:
    """Tell whether what is asked for is to say no to a plan, not to leave something undone ("refuse overtime")."""
    clauses = stage.clauses
    if told_at(stage, topic) is not Stance.REJECTS or clauses.is_passive(topic):
        return False
    return clauses.lemmas[topic] not in _ABSTAINING or any(is_plan(clauses, o) for o in clauses.objects(topic))


def _is_objection(clauses: Clauses, index: int) -> bool:
    return clauses.lemmas[index] == "object" or "objection" in {clauses.lemmas[o] for o in clauses.objects(index)}


def _asked_time_for(clauses: Clauses, index: int) -> int | None:
    """Return the verb of thought that somebody only asks time for: "asked for two weeks to study the draft"."""
    nouns = [n for n in [*clauses.objects(index), *clauses.phrases(index, "for")] if n > index]
    times = [n for n in nouns if clauses.is_time(n) or clauses.lemmas[n] == "time"]
    below = [c for n in (*times, index) for c in clauses.children(n, "acl", "xcomp", "advcl")]
    return next((c for c in below if times and is_thought(clauses, c)), None)


def _submits_to_own(clauses: Clauses, index: int) -> bool:
    """Tell whether a plan is only put before one's own people, or to the vote: "put it to a ballot of its members"."""
    before = clauses.phrases(index, "to", "before")
    owned = any(clauses.words[o].tag == "PRP$" for p in before for o in clauses.owners(p))
    return owned or any(clauses.lemmas[p] in _VOTES | _OWN_PEOPLE for p in before)


def _is_told_of_the_past(clauses: Clauses, index: int) -> bool:
    """Tell whether a word of stance only tells what was, or comes without what it tells: "suggested that they had"."""
    if {clauses.lemmas[c] for c in clauses.children(index, "mark", "case")} & {"without"}:
        return True  # "took note of it without supporting it"
    if clauses.lemmas[index] != "suggest":
        return False
    return any(
        clauses.words[c].tag in {"VBD", "VBN"}
        and not set(clauses.auxiliaries(c)) & {"should", "be", "might", "could", "would"}
        for c in clauses.children(index, "ccomp")
    )


def _is_of_none(clauses: Clauses, index: int) -> bool:
    """Tell whether what is accepted is nothing: "agreed to no pause", "have accepted nothing of the sort"."""
    nouns = [*clauses.objects(index), *clauses.phrases(index, "to")]
    return any(
        {clauses.lemmas[i] for i in (noun, *clauses.children(noun, "neg", "det"))} & {"nothing", "none", "no"}
        for noun in nouns
    )


def _is_of_intent(clauses: Clauses, index: int) -> bool:
    return "intention" in {clauses.lemmas[o] for o in clauses.objects(index)}


def _hangs_on_condition(clauses: Clauses, topic: int) -> bool:
    """Tell whether a condition hangs on what a stance is about: "agree to a freeze if …", as parsers have it."""
    below = clauses.children(topic, "acl:relcl", "acl", "advcl")
    return any(clauses.lemmas[m] in {"if", "provided", "once"} for c in below for m in clauses.children(c, "mark"))


def _voiced(stage: Stage, index: int) -> tuple[str, ...]:
    """Return whose demand or proposal a verb only repeats: "repeated Zarin's demand"."""
    nouns = stage.clauses.objects(index) if stage.clauses.lemmas[index] in REPEATING else []
    own = {o for n in nouns for o in stage.clauses.owners(n) if stage.clauses.words[o].tag == "PRP$"}
    return () if own else tuple(dict.fromkeys(stage.can_act(i for n in nouns for i in stage.behind(n))))


def _takes_it_up(clauses: Clauses, topic: int) -> bool:
    """Tell whether a verb only takes up what was told before: "called on the parties to seize it"."""
    if not clauses.is_verb(topic) or clauses.lemmas[topic] not in _SEIZING or clauses.complements(topic):
        return False
    return {clauses.lemmas[o] for o in clauses.objects(topic)} <= {"it", "them"}
