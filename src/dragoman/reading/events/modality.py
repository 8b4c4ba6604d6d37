"""Whether an event is told as having happened, as planned, as merely possible, or as denied.

A verb says part of it itself ("will meet", "has not met"), the verbs and nouns above it the rest ("plans to meet",
"denied having met", "if they meet"). The strongest word on the way up decides, the nearest first.
"""

from dragoman.model.vocabulary import Modality
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.conditions import condition_of, stands_as_condition
from dragoman.reading.events.frames import frame_of, is_case
from dragoman.reading.events.governing import from_above, is_taken_as_fact
from dragoman.reading.events.outlook import (
    BEGINNING,
    DENYING,
    HAPPENING,
    IN_VIEW,
    LIGHT,
    PLANNING,
    PRESUPPOSING,
    SUPPOSING,
    TO_COME,
    WISHES,
)
from dragoman.reading.events.undone import is_called_false, is_dropped, is_forgone, is_off, is_taken_back
from dragoman.reading.events.verbal import follows_be_to, own_modality
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.times.tense import is_appointed

ACTUAL, PLANNED, HYPOTHETICAL, DENIED = Modality.ACTUAL, Modality.PLANNED, Modality.HYPOTHETICAL, Modality.DENIED

_ARGUMENT = frozenset({"dobj", "nsubjpass", "nmod", "nsubj"})
_BRINKS = word_set("brink verge cusp threshold prospect possibility hope")
_MOVING = word_set("call meet speak come go use work hold fly travel gather try advance help continue launch send")
_HAVING = word_set("choice option alternative agreement deal accord pact decision promise pledge vow move step ability")
_CONSENTING = word_set("accept agree endorse approve consent live")
_BEING = frozenset({"be", "remain", "become", "include"})
_AHEAD = frozenset({"will", "would", "shall"})
_IMAGINING = frozenset({"would", "could", "may", "might"})
_NOW = word_set("now today currently presently still once year")
"""Words of times at which the present tense tells what is, or what comes back: "meets today", "once a year"."""
_UNREAL_ADJECTIVES = word_set("possible potential proposed hypothetical eventual would-be likely further")
_PLANNED_ADJECTIVES = word_set("planned scheduled upcoming forthcoming future expected next impending")


def modality_of(clauses: Clauses, index: int, means_no: bool = False) -> Modality:
    """Return how an event is told whose trigger is the given verb or noun.

    A trigger that `means_no` is told as done by its own negation: "would not hear of it".
    """
    if stands_as_condition(clauses, index) or is_case(clauses, index) or _is_on_the_brink(clauses, index):
        return HYPOTHETICAL
    if (first := clauses.listed_after(index)) is not None:  # "told him to accept the truce, agree to a meeting"
        return modality_of(clauses, first, means_no)
    predicate = clauses.is_verb(index) or bool(clauses.children(index, "cop", "aux")) or follows_be_to(clauses, index)
    found = own_modality(clauses, index) if predicate else _nominal(clauses, index)
    if found is DENIED and means_no:
        found = ACTUAL
    if found is not DENIED and any(undoes(clauses, index) for undoes in (is_forgone, is_called_false, is_taken_back)):
        return DENIED
    if found is ACTUAL and _is_appointed(clauses, index):
        found = PLANNED
    if found is ACTUAL and clauses.is_verb(index):
        found = frame_of(clauses, index) or found
    if found is not ACTUAL and found is not PLANNED:
        return found
    above = from_above(clauses, index)
    if PLANNED in {above, found} and above is not HYPOTHETICAL and is_dropped(clauses, index):
        return DENIED
    if above is not None:
        return above
    if (found is PLANNED and _is_asked(clauses, index)) or _asks_who(clauses, index):
        return HYPOTHETICAL
    if found is ACTUAL and _is_question(clauses, index) and not is_taken_as_fact(clauses, index):
        return HYPOTHETICAL
    # "Will march on Monday unless the law is dropped": what has its day is planned for all that.
    return HYPOTHETICAL if found is PLANNED and condition_of(clauses, index) and not _has_day(clauses, index) else found


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
    if not clauses.is_verb(index):
        return False
    if _cannot_consent(clauses, index):
        return True
    auxiliaries = clauses.auxiliaries(index)
    present = "do" in auxiliaries and any(
        clauses.words[c].tag in {"VBP", "VBZ"} for c in clauses.children(index, "aux")
    )
    return (present or not _AHEAD.isdisjoint(auxiliaries)) and clauses.is_negated(index)


def _cannot_consent(clauses: Clauses, verb: int) -> bool:
    """Tell whether somebody cannot say yes, which says no: "cannot agree to it", "is unable to endorse it"."""
    if clauses.lemmas[verb] not in _CONSENTING or (clauses.lemmas[verb] == "agree" and not clauses.phrases(verb, "to")):
        return False
    if refuser(clauses, verb) != verb:
        return True
    leading = {clauses.lemmas[c] for c in clauses.children(verb, "aux", "neg")}
    return clauses.is_negated(verb) and bool(leading & {"can", "could", "cannot"})


def refuser(clauses: Clauses, verb: int) -> int:
    """Return the word by which a verb is refused: itself, or the "unable" that it hangs on."""
    word = clauses.words[verb]
    return word.head if word.relation == "xcomp" and clauses.lemmas[word.head] == "unable" else verb


def _is_appointed(clauses: Clauses, index: int) -> bool:
    """Tell whether the present tense tells of one day to come: "the negotiators meet in London on 2 December"."""
    if not is_appointed(clauses.layers, clauses.words[index]):
        return False
    beside = {i for c in clauses.children(index, "nmod", "nmod:tmod", "advmod") for i in clauses.layers.subtree(c)}
    times = [e for e in clauses.layers.entities if e.first in beside and e.kind in {"DATE", "TIME", "SET"}]
    said = {clauses.lemmas[i] for e in times for i in range(e.first, e.last + 1)}
    return bool(times) and all(e.kind != "SET" for e in times) and not said & _NOW


def _nominal(clauses: Clauses, index: int) -> Modality:
    word = clauses.words[index]
    around = {clauses.words[c].text.lower() for c in clauses.modifiers(index)}
    # What stands behind "after" is no subject, whatever a parser makes of "Maltsev, after talks: 'We will …'".
    is_misplaced = word.relation == "nsubj" and clauses.preposition(index) == "after"
    is_argument = word.head != ROOT and word.relation in _ARGUMENT and not is_misplaced
    told = _by_verb(clauses, index) if is_argument and clauses.is_verb(word.head) else ACTUAL
    if (
        told is DENIED
        or is_off(clauses, index)
        or any(clauses.lemmas[c] in {"no", "without"} for c in clauses.children(index, "neg", "det", "case"))
    ):
        return DENIED
    if around & _UNREAL_ADJECTIVES:
        return HYPOTHETICAL
    participles = [c for c in clauses.children(index, "acl") if clauses.words[c].tag == "VBN"]
    if around & _PLANNED_ADJECTIVES or any(clauses.lemmas[c] in TO_COME for c in participles):
        return PLANNED
    if not is_argument or is_taken_as_fact(clauses, index):
        return ACTUAL
    if _is_imagined(clauses, index) or _is_called(clauses, index, WISHES):
        return HYPOTHETICAL
    in_view = clauses.preposition(word.head) in {"in", "on"} and _is_called(clauses, index, IN_VIEW)
    return PLANNED if in_view else told


def _by_verb(clauses: Clauses, noun: int) -> Modality:
    """Return how a noun is told by the verb that governs it: as that is, where the noun only names what is done."""
    word = clauses.words[noun]
    governor = clauses.predicate(word.head)
    verb = clauses.lemmas[governor]
    headline = word.relation == "nsubj" and verb in TO_COME and clauses.words[governor].tag == "VBN"
    if headline and not clauses.auxiliaries(governor) and not clauses.children(governor, "dobj", "compound:prt"):
        return PLANNED  # "Protests planned in Nairobi"
    if verb == "fail" and any(clauses.lemmas[c] in BEGINNING for c in clauses.children(governor, "xcomp")):
        return DENIED  # "the strike failed to materialise"
    if verb not in LIGHT or (verb in PRESUPPOSING and word.relation in {"dobj", "nsubjpass"}):
        return ACTUAL
    own = own_modality(clauses, governor)
    # "The attack could cause a war", "the attack did not kill anybody": there was one.
    given = clauses.is_definite(noun) and verb not in HAPPENING
    return ACTUAL if given and word.relation == "nsubj" and own in {HYPOTHETICAL, DENIED} else own


def _is_imagined(clauses: Clauses, noun: int) -> bool:
    """Tell whether an event is only thought of: "an invasion would cost them dear", "it would take an invasion"."""
    word = clauses.words[noun]
    if clauses.is_definite(noun) or not clauses.children(noun, "det") or clauses.children(noun, "acl", "acl:relcl"):
        return False
    auxiliaries = set(clauses.auxiliaries(word.head))
    if not auxiliaries & _IMAGINING or "have" in auxiliaries or _is_dated(clauses, noun):
        return False
    if word.relation == "dobj":
        it = "it" in {clauses.lemmas[c] for c in clauses.children(word.head, "nsubj")}
        return it and clauses.lemmas[word.head] == "take"
    return word.relation in {"nsubj", "nsubjpass"} and clauses.lemmas[word.head] not in HAPPENING


def _has_day(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb names the day of what it tells."""
    beside = clauses.children(verb, "nmod", "nmod:tmod", "nmod:npmod", "advmod")
    return any(clauses.is_date(i) for child in beside for i in clauses.layers.subtree(child))


def _is_dated(clauses: Clauses, noun: int) -> bool:
    return any(clauses.is_date(i) for i in clauses.layers.subtree(noun))


def _is_called(clauses: Clauses, noun: int, names: frozenset[str]) -> bool:
    """Tell whether an event is called a demand, a condition or the like: "their main demand remains a withdrawal"."""
    word = clauses.words[noun]
    others = [c for c in clauses.children(word.head, "nsubj", "dobj", "xcomp", "nmod") if c != noun]
    if clauses.lemmas[word.head] in _BEING:
        return any(clauses.lemmas[c] in names for c in others)
    if word.relation != "nsubj" or not clauses.children(word.head, "cop"):
        return False
    named = [word.head, *clauses.of_phrases(word.head)]  # "is one of their conditions"
    return any(clauses.lemmas[n] in names for n in named)


def _is_question(clauses: Clauses, index: int) -> bool:
    return clauses.sentence_ends.get(clauses.words[index].sentence) == "?"


def _is_asked(clauses: Clauses, verb: int) -> bool:
    """Tell whether a question asks if something will be done, and not when or why: "will Orland sign?"."""
    leading, subjects = clauses.children(verb, "aux"), clauses.children(verb, "nsubj", "nsubjpass")
    if not _is_question(clauses, verb) or not leading or not subjects or leading[0] > subjects[0]:
        return False
    first = clauses.layers.sentences[clauses.words[verb].sentence][0]
    return not any(clauses.words[i].tag[0] == "W" for i in range(first, leading[0]))


def _asks_who(clauses: Clauses, verb: int) -> bool:
    """Tell whether a clause asks who is to do what it tells, and not who did: "what remains is who mans the post"."""
    word = clauses.words[verb]
    asks = word.tag in {"VBZ", "VBP"} and word.relation in {"advcl", "ccomp", "csubj", "dep"}
    return asks and any(clauses.words[s].tag == "WP" and s < verb for s in clauses.children(verb, "nsubj"))
