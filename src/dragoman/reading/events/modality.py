"""Whether an event is told as having happened, as planned, as merely possible, or as denied.

A verb says part of it itself ("will meet", "has not met"), the verbs and nouns above it the rest ("plans to meet",
"denied having met", "if they meet"). The strongest word on the way up decides, the nearest first.
"""

from dragoman.model.vocabulary import Modality
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.conditions import condition_of, is_condition, stands_as_condition
from dragoman.reading.events.undone import (
    FALSE,
    REPORTS,
    TRUE,
    calls_off,
    is_called_false,
    is_denied_report,
    is_forgone,
    is_off,
    is_taken_back,
)
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.times.tense import is_appointed

ACTUAL, PLANNED, HYPOTHETICAL, DENIED = Modality.ACTUAL, Modality.PLANNED, Modality.HYPOTHETICAL, Modality.DENIED

# What these govern (an infinitive, a clause, a noun as their object) is planned, merely thought of, or did not happen.
PLANNING = word_set(
    """
    plan schedule intend agree promise pledge vow undertake arrange prepare expect set due announce decide
    commit slate postpone reschedule delay foresee assure guarantee confirm convene swear
    """
)
SUPPOSING = word_set(
    """
    want hope wish urge demand call ask request propose suggest offer consider weigh seek threaten warn appeal
    invite press push would consent insist recommend advise encourage contemplate mull ponder discuss favor
    favour prefer advocate fear dread doubt wonder try attempt allow permit enable order willing ready prepared
    open likely possible able unlikely eager keen reluctant desire proposal threat idea readiness
    willingness prospect possibility chance risk prepare need require mean aim envisage float table veto oppose
    beg implore plead lobby pressure persuade convince let may might condition insistence right
    """
)
DENYING = word_set(
    """
    deny refuse decline reject avoid prevent fail cancel scrap abandon rule refute dispute disprove
    forbid bar dissuade denial refusal failure scotch forgo shelve scrub axe
    """
)
_FUTURE = frozenset({"will", "shall", "'ll"})
_POSSIBLE = frozenset({"could", "may", "might", "can", "should", "must", "ought"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "csubj", "csubjpass"})
_ARGUMENT = frozenset({"dobj", "nsubjpass", "nmod", "nsubj"})
# Nouns that are done, not thought of, when these verbs govern them: the noun takes the verb's own modality.
LIGHT = word_set(
    """
    hold have take make launch conduct carry stage begin start open resume continue end finish conclude chair
    lead attend join host convene receive give place happen occur follow go get pay mount organize organise
    arrange wage step intensify escalate leave kill wound injure claim result reach sign strike seal clinch
    report hear rage flare erupt persist come last issue deliver see witness commit suffer face survive repel
    adjourn cause trigger spark break set enter
    """
)
_TO_COME = word_set("plan schedule set postpone slate expect foresee reschedule arrange delay due")
_BRINKS = word_set("brink verge cusp threshold prospect possibility hope")
_MOVING = word_set("call meet speak come go use work hold fly travel gather try advance help continue launch send")
_HAVING = word_set("choice option alternative agreement deal accord pact decision promise pledge vow move step ability")
_NOW = word_set("now today currently presently still once year")
"""Words of times at which the present tense tells what is, or what comes back: "meets today", "once a year"."""
_IMPOSED = word_set("sanction embargo ban tariff blockade curfew boycott")
CHANGED_PLANS = {
    **dict.fromkeys(
        ("postpone", "delay", "put", "reschedule", "schedule", "due", "plan", "arrange", "organise", "organize"),
        PLANNED,
    ),
    **dict.fromkeys(("cancel", "scrap"), DENIED),
}
"""What verbs of planning make of the contact they govern: put off it is still planned, called off it is denied."""
_INSTRUCTING = word_set("tell instruct command direct counsel task remind caution signal oblige enjoin")
"""Verbs by which somebody is to do something, where an infinitive says what: "told them to leave"."""
_INTENTS = word_set("plan intention desire wish intent")
_FACTIVE = frozenset({"after", "since", "following", "amid", "despite", "during", "over"})
"""Prepositions whose noun has happened or is happening, even beside what is only wished for."""
_UNREAL_ADJECTIVES = word_set("possible potential proposed hypothetical eventual would-be likely further")
_PLANNED_ADJECTIVES = word_set("planned scheduled upcoming forthcoming future expected next impending")


def modality_of(clauses: Clauses, index: int, means_no: bool = False) -> Modality:
    """Return how an event is told whose trigger is the given verb or noun.

    A trigger that `means_no` is told as done by its own negation: "would not hear of it".
    """
    if stands_as_condition(clauses, index):
        return HYPOTHETICAL
    if _is_on_the_brink(clauses, index):
        return HYPOTHETICAL
    if (first := clauses.listed_after(index)) is not None:  # "told him to accept the truce, agree to a meeting"
        return modality_of(clauses, first, means_no)
    predicate = clauses.is_verb(index) or bool(clauses.children(index, "cop", "aux")) or _follows_be_to(clauses, index)
    found = _own(clauses, index) if predicate else _nominal(clauses, index)
    if found is DENIED and means_no:
        found = ACTUAL
    if found is not DENIED and any(undoes(clauses, index) for undoes in (is_forgone, is_called_false, is_taken_back)):
        return DENIED
    if found is ACTUAL and _is_appointed(clauses, index):
        found = PLANNED
    if found is not ACTUAL and found is not PLANNED:
        return found
    above = _from_above(clauses, index)
    if above is not None:
        return above
    if found is ACTUAL and _is_question(clauses, index) and not _is_taken_as_fact(clauses, index):
        return HYPOTHETICAL
    if found is PLANNED and condition_of(clauses, index):
        return HYPOTHETICAL
    return found


def is_imperative(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb orders or instructs: bare, without a subject, and under no other verb."""
    word = clauses.words[index]
    bare = word.tag in {"VB", "VBP"} and not clauses.auxiliaries(index)
    if word.text[0].isupper() and word.text.endswith("s") and not word.text.endswith("ss"):
        return False  # "2. Commends the Government": a council of itself, which taggers take for an order
    marked = any(clauses.lemmas[c] == "to" for c in clauses.children(index, "mark", "aux"))
    while bare and word.relation == "conj" and word.head != ROOT and clauses.words[word.head].tag == word.tag:
        word = clauses.words[word.head]
    alone = word.relation in {"root", "parataxis"} and not clauses.children(word.index, "nsubj", "nsubjpass")
    return bare and not marked and alone and not clauses.surface_subjects(index)


def is_purpose(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb only says what something else is for ("met to end the war"): it tells of no event."""
    word = clauses.words[index]
    to = any(clauses.lemmas[c] == "to" for c in clauses.children(index, "mark", "aux"))
    if word.head == ROOT or word.tag != "VB" or not to or word.relation not in {"advcl", "acl", "xcomp"}:
        return False
    above = clauses.lemmas[word.head]
    if word.relation == "xcomp":
        return above in _MOVING and clauses.is_verb(word.head)
    return word.relation == "advcl" or above not in PLANNING | SUPPOSING | DENYING | _HAVING


def brink_of(clauses: Clauses, noun: int) -> int | None:
    """Return the word for nearness that a noun hangs on ("on the brink of a deal")."""
    head = clauses.words[noun].head
    is_near = head != ROOT and clauses.preposition(noun) == "of" and clauses.lemmas[head] in _BRINKS
    return head if is_near and clauses.children(head, "cop") else None


def _is_on_the_brink(clauses: Clauses, index: int) -> bool:
    """Tell whether words hang on one for nearness or hope: "on the verge of shelling it", "a prospect of talks"."""
    word = clauses.words[index]
    return word.head != ROOT and word.relation in {"nmod", "acl"} and clauses.lemmas[word.head] in _BRINKS


def is_refusal(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb is refused by its own subject: "will not sign", "we do not negotiate", "cannot accept"."""
    if not clauses.is_verb(index) or not clauses.is_negated(index):
        return False
    auxiliaries = set(clauses.auxiliaries(index))
    present = "do" in auxiliaries and any(
        clauses.words[c].tag in {"VBP", "VBZ"} for c in clauses.children(index, "aux")
    )
    unable = clauses.lemmas[index] == "accept" and bool(auxiliaries & {"can", "could", "cannot"})
    return bool(auxiliaries & {"will", "would", "shall"}) or present or unable


def _own(clauses: Clauses, index: int) -> Modality:
    auxiliaries = set(clauses.auxiliaries(index))
    copulas = {clauses.lemmas[c] for c in clauses.children(index, "cop")}
    if clauses.is_negated(index):
        return DENIED
    if clauses.lemmas[index] == "live" and clauses.phrases(index, "with"):
        return ACTUAL  # "we can live with that": consent
    if auxiliaries & _POSSIBLE:
        return HYPOTHETICAL
    if "would" in auxiliaries:
        return HYPOTHETICAL if condition_of(clauses, index) or "have" in auxiliaries else PLANNED
    if auxiliaries & _FUTURE:
        return PLANNED
    if is_imperative(clauses, index) and not copulas:
        return HYPOTHETICAL
    if _was_to_have(clauses, index):
        return DENIED
    if _is_to_be(clauses, index):
        return PLANNED
    return ACTUAL


def _is_to_be(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb stands in "is to meet", "was to have been held", "is due to meet", "is going to meet"."""
    word = clauses.words[index]
    if _follows_be_to(clauses, index):
        return True
    if word.head == ROOT:
        return False
    has_to = any(clauses.lemmas[c] == "to" for c in clauses.children(index, "mark", "aux"))
    above = clauses.lemmas[word.head]
    if has_to and word.relation == "xcomp":
        return above in {"be", "due", "set", "schedule", "slate", "expect", "suppose", "go", "about", "plan"}
    return False


def _is_appointed(clauses: Clauses, index: int) -> bool:
    """Tell whether the present tense tells of one day to come: "the negotiators meet in London on 2 December"."""
    if not is_appointed(clauses.layers, clauses.words[index]):
        return False
    beside = {i for c in clauses.children(index, "nmod", "nmod:tmod", "advmod") for i in clauses.layers.subtree(c)}
    times = [e for e in clauses.layers.entities if e.first in beside and e.kind in {"DATE", "TIME", "SET"}]
    said = {clauses.lemmas[i] for e in times for i in range(e.first, e.last + 1)}
    return bool(times) and all(e.kind != "SET" for e in times) and not said & _NOW


def _was_to_have(clauses: Clauses, index: int) -> bool:
    """Tell whether something had been planned and did not come about: "was to have visited", "were to have met"."""
    at = index - 1
    while at > 2 and (clauses.lemmas[at] == "be" or clauses.words[at].tag == "RB"):
        at -= 1
    return at > 1 and clauses.lemmas[at - 2 : at + 1] == ("be", "to", "have") and clauses.words[at - 2].tag == "VBD"


def _follows_be_to(clauses: Clauses, index: int) -> bool:
    """Tell by the words alone whether "were to", "was due to", "is expected to" leads to a verb."""
    at = index - 1
    first = clauses.layers.sentences[clauses.words[index].sentence][0]
    while at > first and (clauses.lemmas[at] in {"be", "have"} or clauses.words[at].tag == "RB"):
        at -= 1
    if at <= first or clauses.lemmas[at] != "to" or clauses.words[at].tag not in {"TO", "IN"}:
        return False
    at -= 1
    while at > first and clauses.words[at].tag == "RB":
        at -= 1
    return clauses.lemmas[at] in {"be", "due", "set", "schedule", "slate", "expect", "suppose"} and not (
        at > first and clauses.lemmas[at] == "set" and clauses.words[at].tag == "VB"
    )


def _nominal(clauses: Clauses, index: int) -> Modality:
    word = clauses.words[index]
    around = {clauses.lemmas[c] for c in clauses.modifiers(index)}
    if around & _UNREAL_ADJECTIVES:
        return HYPOTHETICAL
    if around & _PLANNED_ADJECTIVES:
        return PLANNED
    if is_off(clauses, index) or any(
        clauses.lemmas[c] in {"no", "without"} for c in clauses.children(index, "neg", "det", "case")
    ):
        return DENIED
    participles = [c for c in clauses.children(index, "acl") if clauses.words[c].tag == "VBN"]
    if any(clauses.lemmas[c] in _TO_COME for c in participles):
        return PLANNED
    governor = word.head
    if governor != ROOT and word.relation in _ARGUMENT and clauses.is_verb(governor):
        governor = clauses.predicate(governor)
        verb = clauses.lemmas[governor]
        is_argument = word.relation != "nmod" or verb in LIGHT
        if verb in LIGHT and is_argument:
            return _own(clauses, governor)
    return ACTUAL


def _from_above(clauses: Clauses, index: int) -> Modality | None:
    """Return what the verbs and nouns above an event make of it, or None where they leave it as it is."""
    here = index
    for step in range(8):
        word = clauses.words[here]
        if word.head == ROOT:
            return None
        above, relation = word.head, word.relation
        name = clauses.lemmas[above]
        if relation == "advcl" and is_condition(clauses, here):
            return HYPOTHETICAL
        if _is_taken_as_fact(clauses, here):
            return None
        object_of = relation in {"dobj", "nsubjpass"} and clauses.is_verb(above) and not clauses.is_verb(here)
        is_topic = not clauses.is_verb(here) or word.tag == "VBG"  # "open to a meeting", "open to meeting"
        topic_of = relation == "nmod" and is_topic and name in SUPPOSING
        if relation in _CLAUSAL or object_of or topic_of:
            negated = clauses.is_negated(above)
            if name in DENYING or calls_off(clauses, above):
                return ACTUAL if negated else DENIED
            if relation in _CLAUSAL and (name in FALSE or (negated and name in TRUE)):
                return ACTUAL if negated and name in FALSE else DENIED  # "it is not true that", "the lie that"
            if name in REPORTS and is_denied_report(clauses, above):
                return DENIED
            if name in _INTENTS and clauses.is_noun(above) and _is_without(clauses, above):
                return DENIED  # "has no plans to leave"
            if relation == "ccomp" and _might_have(clauses, above):
                return HYPOTHETICAL
            to_do = name in _INSTRUCTING and _is_infinitive(clauses, here)
            if name in SUPPOSING or to_do or _is_ready(clauses, above) or _is_judged(clauses, here, above):
                return HYPOTHETICAL
            if name == "announce" and object_of and clauses.lemmas[index] in _IMPOSED:
                return None  # "announced sanctions": they are as good as imposed
            if name in PLANNING and (relation != "ccomp" or not _is_past(clauses, here)):
                return PLANNED if not negated else HYPOTHETICAL
            if name in {"stop", "cease", "halt"} and not object_of:
                return ACTUAL if negated else None
            if relation == "xcomp" or (object_of and name in LIGHT):
                own = _own(clauses, above) if clauses.is_verb(above) else ACTUAL
                if own is DENIED and step and not clauses.is_verb(here):
                    return None  # "have no quarrel with the evacuation": the quarrel is denied
                if own is not ACTUAL:
                    return own
        elif (
            relation not in {"conj", "nmod", "appos", "dep"}
            or (relation == "conj" and step and clauses.is_verb(here))
            or (relation == "nmod" and clauses.is_verb(above))
        ):
            return None
        here = above
    return None


def _is_without(clauses: Clauses, noun: int) -> bool:
    return any(clauses.lemmas[c] == "no" for c in clauses.children(noun, "neg", "det"))


def _might_have(clauses: Clauses, verb: int) -> bool:
    """Tell whether words were only possibly said: "might have said"."""
    auxiliaries = set(clauses.auxiliaries(verb))
    return "have" in auxiliaries and bool(auxiliaries & {"might", "could", "would", "may"})


def _is_taken_as_fact(clauses: Clauses, index: int) -> bool:
    """Tell whether words are told as having happened whatever is made of what they belong to.

    "Demanded the release of two guards abducted on Friday", "called them to Kesh after a night of shelling".
    """
    word = clauses.words[index]
    # Parsers are of two minds about "after the shelling".
    if word.relation == "advcl" and any(clauses.lemmas[c] in _FACTIVE for c in clauses.children(index, "mark", "case")):
        return True
    if clauses.is_verb(index):
        return word.relation == "acl" and word.tag == "VBN" and not clauses.children(index, "aux")
    return word.relation == "nmod" and clauses.preposition(index) in _FACTIVE


def _is_infinitive(clauses: Clauses, index: int) -> bool:
    """Tell whether words are what is to be done: "to leave", not "to have left"."""
    below = {clauses.lemmas[c] for c in clauses.children(index, "mark", "aux")}
    return "to" in below and "have" not in below


def _is_judged(clauses: Clauses, index: int, above: int) -> bool:
    """Tell whether a judgement is passed on what might be done: "it would be wise to sign", "it was too early to"."""
    subjects = {clauses.lemmas[c] for c in clauses.children(above, "nsubj", "expl")}
    if not clauses.words[above].tag.startswith("JJ") or "it" not in subjects or not _is_infinitive(clauses, index):
        return False
    was = any(clauses.words[c].tag == "VBD" for c in clauses.children(above, "cop"))
    return not was or any(clauses.lemmas[c] == "too" for c in clauses.children(above, "advmod"))


def _is_ready(clauses: Clauses, index: int) -> bool:
    """Tell whether a predicate is an adjective of readiness ("is open to meeting")."""
    return clauses.words[index].tag.startswith("JJ") and clauses.lemmas[index] in SUPPOSING


def _is_past(clauses: Clauses, index: int) -> bool:
    return clauses.words[index].tag in {"VBD", "VBN"} and not set(clauses.auxiliaries(index)) & {"will", "would"}


def _is_question(clauses: Clauses, index: int) -> bool:
    return clauses.sentence_ends.get(clauses.words[index].sentence) == "?"
