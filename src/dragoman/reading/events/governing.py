"""What the verbs and nouns above an event make of it: the strongest word on the way up decides, the nearest first."""

from dragoman.model.vocabulary import Modality
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.bonds import Bond, Tie, gerund_preposition, is_infinitive, tie_of
from dragoman.reading.events.conditions import is_condition, stands_as_condition
from dragoman.reading.events.judged import as_judged, is_about_it, is_past
from dragoman.reading.events.outlook import (
    CHOICES,
    CLEARING,
    DARING,
    DENYING,
    DREADING,
    EMPOWERING,
    FOILING,
    HINDERING,
    INDUCING,
    INSTRUCTING,
    INTENTS,
    LEADING,
    LEFT_UNDONE,
    LIGHT,
    PLANNING,
    PRESUPPOSING,
    SENDING,
    SETTLED,
    SUPPOSING,
    THINKING,
)
from dragoman.reading.events.undone import FALSE, REPORTS, TRUE, calls_off, gives_up, is_denied_report, puts_off
from dragoman.reading.events.verbal import own_modality
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

ACTUAL, PLANNED, HYPOTHETICAL, DENIED = Modality.ACTUAL, Modality.PLANNED, Modality.HYPOTHETICAL, Modality.DENIED
_IN_ORDER_TO = frozenset({("in", "order", "to"), ("so", "as", "to")})
_GOING_ON = frozenset({"on", "as"})
"""What parts a deed from the going: "went on to shell it", "went so far as to shell it"."""
_IMAGINING = frozenset({"suppose", "assume", "imagine"})
_IMPOSED = word_set("sanction embargo ban tariff blockade curfew boycott")
_ASKING = frozenset({"whether", "if"})
_FACTIVE = frozenset({"after", "since", "following", "amid", "despite", "during", "over"})
"""Prepositions whose noun has happened or is happening, even beside what is only wished for."""
_EXCHANGES = word_set("call conversation meeting")
_SAYING = word_set("ask urge demand tell say request propose threaten warn promise agree call appeal press")
"""What is said in a call or a meeting has been said there: "asked, in a call with Oda, for a pause"."""
_STRIKING = frozenset({"strike", "walk", "stop", "down"})
"""What a vote is for without its being done yet: "voted to strike", where it condemns who votes to condemn."""
_FALSELY = word_set("falsely wrongly wrongfully unjustly mistakenly")
_STOPPING = frozenset({"stop", "cease", "halt"})
_INQUIRIES = word_set("inquiry enquiry investigation probe look inquire investigate")
_NOT_TELLING = frozenset({"refuse", "decline"})
_WANTED = frozenset({"want", "seek"})
_ORDINALS = word_set("first second third last only next latest")


def from_above(clauses: Clauses, index: int) -> Modality | None:
    """Return what the verbs and nouns above an event make of it, or None where they leave it as it is."""
    here = index
    for step in range(8):
        word = clauses.words[here]
        if word.relation == "advcl" and is_condition(clauses, here):
            return HYPOTHETICAL
        if is_taken_as_fact(clauses, here):
            return None
        tie = tie_of(clauses, here)
        if tie is None or (tie.bond is Bond.LOOSE and word.relation == "conj" and step and clauses.is_verb(here)):
            return None
        if tie.bond is not Bond.LOOSE:
            for verdict in _VERDICTS:
                if (told := verdict(clauses, here, tie)) is not None:
                    return told
            if _leaves_alone(clauses, index, tie):
                return None
            if (told := _planned(clauses, here, tie) or _carried(clauses, here, tie)) is not None:
                # "Have no quarrel with the evacuation": the quarrel is denied.
                return None if told is DENIED and step and not clauses.is_verb(here) else told
        here = tie.above
    return None


def is_taken_as_fact(clauses: Clauses, index: int) -> bool:
    """Tell whether words are told as having happened whatever is made of what they belong to.

    "Demanded the release of two guards abducted on Friday", "called them to Kesh after a night of shelling".
    """
    word = clauses.words[index]
    # Parsers are of two minds about "after the shelling".
    if word.relation == "advcl" and any(clauses.lemmas[c] in _FACTIVE for c in clauses.children(index, "mark", "case")):
        return True
    if clauses.is_verb(index):
        return word.relation == "acl" and word.tag == "VBN" and not clauses.children(index, "aux", "auxpass", "mark")
    if word.relation != "nmod":
        return False
    if clauses.preposition(index) == "into":
        return clauses.lemmas[clauses.children(index, "case")[0] - 1] in _INQUIRIES
    spoken_in = clauses.lemmas[index] in _EXCHANGES and clauses.preposition(index) == "in"
    return clauses.preposition(index) in _FACTIVE or (spoken_in and clauses.lemmas[word.head] in _SAYING)


def _denied(clauses: Clauses, here: int, tie: Tie) -> Modality | None:
    """Tell of what is denied, kept from happening or given up."""
    above, name = tie.above, clauses.lemmas[tie.above]
    negated = clauses.is_negated(above)
    if tie.bond is Bond.PURPOSE:
        return None
    if tie.bond is not Bond.OBJECT and _is_left_undone(clauses, here, above):
        asked = from_above(clauses, above) is HYPOTHETICAL  # "urged them to refrain from shelling it"
        return HYPOTHETICAL if asked else _undone(clauses, above)
    if name in DENYING or calls_off(clauses, above):
        return _undone(clauses, above)
    if name in _STOPPING and tie.bond is Bond.CLAUSE and negated:
        return ACTUAL  # "has not stopped shelling the port"
    if tie.bond is Bond.CLAUSE and (name in FALSE or (negated and name in TRUE)):
        return ACTUAL if negated and name in FALSE else DENIED  # "it is not true that", "the lie that"
    if tie.bond is not Bond.OBJECT and {clauses.lemmas[c] for c in clauses.children(above, "advmod")} & _FALSELY:
        return DENIED
    if name in REPORTS and (is_denied_report(clauses, above) or _is_contradicted(clauses, above)):
        return DENIED
    if name in INTENTS and clauses.is_noun(above) and _is_without(clauses, above):
        return DENIED  # "has no plans to leave"
    return DENIED if is_infinitive(clauses, here) and _is_foiled(clauses, above) else None


def _is_contradicted(clauses: Clauses, noun: int) -> bool:
    """Tell whether a sentence tells otherwise than a report: "contrary to claims that", wherever "contrary" hangs."""
    first = min(clauses.layers.subtree(noun))
    return "contrary" in clauses.lemmas[max(0, first - 1) : noun]


def _is_left_undone(clauses: Clauses, here: int, above: int) -> bool:
    """Tell whether a verb keeps from a deed, gives it up or clears of it: "refrained from shelling the port"."""
    name, preposition = clauses.lemmas[above], gerund_preposition(clauses, here)
    if preposition in {"from", "of"}:
        return name in (HINDERING if preposition == "from" else CLEARING) or gives_up(clauses, above)
    return name in LEFT_UNDONE or gives_up(clauses, above)


def _undone(clauses: Clauses, verb: int) -> Modality:
    """Return how what a verb denies or hinders is told: "could not stop them from burning it" tells that they did."""
    if not clauses.is_negated(verb):
        is_open = stands_as_condition(clauses, verb) or own_modality(clauses, verb) is HYPOTHETICAL
        return HYPOTHETICAL if is_open else DENIED  # "if they fail to withdraw"
    return HYPOTHETICAL if {"will", "would", "shall"} & set(clauses.auxiliaries(verb)) else ACTUAL


def _is_foiled(clauses: Clauses, noun: int) -> bool:
    """Tell whether a plan or an attempt came to nothing: "foiled a plot", "a plot was foiled"."""
    word = clauses.words[noun]
    if not clauses.is_noun(noun) or word.relation not in {"dobj", "nsubjpass"} or clauses.is_negated(word.head):
        return False
    return clauses.lemmas[word.head] in FOILING


def _unsettled(clauses: Clauses, here: int, tie: Tie) -> Modality | None:
    """Tell of what a clause leaves open: "would not say whether they had met", "might have said that"."""
    above = tie.above
    if tie.bond is not Bond.CLAUSE or clauses.words[here].relation != "ccomp":
        return None
    marks = {clauses.lemmas[c] for c in clauses.children(here, "mark")}
    name, word = clauses.lemmas[above], clauses.words[above]
    beside = {clauses.lemmas[i] for i in (word.head, *clauses.children(above, "conj")) if i != ROOT}
    open_to_both = name == "deny" and "confirm" in beside  # "neither confirm nor deny"
    unsaid = (
        name in {"say", "confirm"}
        and not clauses.children(here, "advmod")
        and (clauses.is_negated(above) or beside & _NOT_TELLING)
    )
    if marks & _ASKING or open_to_both or unsaid or _might_have(clauses, above):
        return HYPOTHETICAL
    return None


def _might_have(clauses: Clauses, verb: int) -> bool:
    """Tell whether words were only possibly said: "might have said"."""
    auxiliaries = set(clauses.auxiliaries(verb))
    return "have" in auxiliaries and bool(auxiliaries & {"might", "could", "would", "may"})


def _supposed(clauses: Clauses, here: int, tie: Tie) -> Modality | None:
    """Tell of what is wished, asked, feared or thought of."""
    above, name = tie.above, clauses.lemmas[tie.above]
    if name == "order" and tie.bond is Bond.OBJECT and gerund_preposition(clauses, above) in {"of", "for"}:
        return ACTUAL  # "convicted of ordering the massacre"
    if name == "doubt" and (
        clauses.is_negated(above) or _is_without(clauses, above) or clauses.preposition(above) == "beyond"
    ):
        return ACTUAL
    if tie.bond is Bond.CLAUSE and name in _IMAGINING and own_modality(clauses, above) is HYPOTHETICAL:
        return HYPOTHETICAL  # "suppose they attack": an order to think of it
    if name == "insist" and tie.bond is Bond.CLAUSE and _is_finite(clauses, here):
        return None  # "insists that nine were killed": no more than a claim
    if name in _ORDINALS and (own := own_modality(clauses, above)) is not ACTUAL:
        return own  # "will not be the first to shoot"
    if name in _WANTED and clauses.is_passive(above) and clauses.preposition(here) == "for":
        return None  # "were wanted for the murder of a judge"
    if name in EMPOWERING or (tie.bond is not Bond.PURPOSE and name in SUPPOSING):
        return HYPOTHETICAL
    if tie.bond is Bond.TOPIC and (name in THINKING or name in DREADING):
        return HYPOTHETICAL
    to_do = is_infinitive(clauses, here)
    if to_do and (name in INSTRUCTING or clauses.lemmas[here - 2 : here] == ("how", "to")):
        return HYPOTHETICAL
    if to_do and tie.bond is Bond.CLAUSE and clauses.is_noun(above) and name not in PLANNING | SETTLED:
        if clauses.words[above].head == ROOT and not clauses.children(above, "cop", "det", "nmod:poss"):
            return PLANNED  # "Serbia to recall ambassador"
        if _is_done(clauses, above):
            return None
        if clauses.children(here, "auxpass"):
            return from_above(clauses, above) or PLANNED  # "the guards to be released"
        return HYPOTHETICAL
    return None


def _is_finite(clauses: Clauses, verb: int) -> bool:
    """Tell whether a clause says what is, not what is to be: "insisted that he left", but not "that he leave"."""
    tags = {clauses.words[c].tag for c in clauses.children(verb, "aux", "auxpass", "cop")}
    return clauses.words[verb].tag == "VBD" or bool(tags & {"VBD", "VBZ", "VBP"})


def _is_done(clauses: Clauses, noun: int) -> bool:
    """Tell whether what an infinitive says of a noun was done: "the nerve to", "no choice but to", "the first to"."""
    name, word = clauses.lemmas[noun], clauses.words[noun]
    if name in CHOICES:
        return _is_without(clauses, noun)
    return (
        name in DARING
        or (word.relation in {"dobj", "nsubjpass"} and clauses.lemmas[word.head] in LEADING)
        or (bool(clauses.children(noun, "cop")) and is_past(clauses, noun) and is_about_it(clauses, noun))
        or any(clauses.lemmas[c] in _ORDINALS for c in clauses.children(noun, "amod"))
    )


def _is_without(clauses: Clauses, noun: int) -> bool:
    return any(clauses.lemmas[c] == "no" for c in clauses.children(noun, "neg", "det"))


def _planned(clauses: Clauses, here: int, tie: Tie) -> Modality | None:
    """Tell of what is planned, agreed or set out for; of what is not planned, or only perhaps, it is supposed."""
    above, name = tie.above, clauses.lemmas[tie.above]
    to_do = is_infinitive(clauses, here)
    if to_do and _sets_out(clauses, here, above):
        own = own_modality(clauses, above)
        return PLANNED if own is ACTUAL else own
    if to_do and name == "vote" and clauses.lemmas[here] in _STRIKING:
        return PLANNED
    if to_do and tie.bond is Bond.PURPOSE and clauses.lemmas[here - 3 : here] in _IN_ORDER_TO:
        return HYPOTHETICAL
    if tie.bond is Bond.OBJECT and puts_off(clauses, above):
        return PLANNED
    if to_do and tie.bond is Bond.PURPOSE and _is_to_follow(clauses, here):
        return PLANNED
    settled = clauses.is_noun(above) and name in SETTLED
    if tie.bond is Bond.PURPOSE or not (name in PLANNING or settled):
        return None
    if clauses.words[here].relation == "ccomp" and is_past(clauses, here) and not to_do:
        return None
    asked = _ASKING & {clauses.lemmas[c] for c in clauses.children(above, "mark")}
    unsure = clauses.is_negated(above) or bool(asked) or stands_as_condition(clauses, above)
    return HYPOTHETICAL if unsure else PLANNED


def _is_to_follow(clauses: Clauses, verb: int) -> bool:
    """Tell whether a passive says behind a comma what is to come: "promised howitzers, to be delivered in spring"."""
    to = min(clauses.children(verb, "mark", "aux"))
    return bool(clauses.children(verb, "auxpass")) and clauses.words[to - 1].text == ","


def _sets_out(clauses: Clauses, here: int, verb: int) -> bool:
    """Tell whether somebody sets out for a deed; who went on to it, or went on strike for it, does it."""
    on_strike = any(not clauses.is_time(noun) for noun in clauses.phrases(verb, "on"))
    going_on = on_strike or clauses.lemmas[here - 2] in _GOING_ON
    return clauses.lemmas[verb] in SENDING and clauses.is_verb(verb) and not going_on


def _carried(clauses: Clauses, here: int, tie: Tie) -> Modality | None:
    """Tell of what is no more real than the verb that carries it: "would begin to withdraw", "may hold talks"."""
    above, name = tie.above, clauses.lemmas[tie.above]
    carries = (
        clauses.words[here].relation == "xcomp"
        or tie.bond is Bond.PURPOSE
        or name in INDUCING
        or (tie.bond is Bond.OBJECT and name in LIGHT - PRESUPPOSING)
    )
    own = own_modality(clauses, above) if carries and clauses.is_verb(above) else ACTUAL
    if own is DENIED and gerund_preposition(clauses, here) == "with":
        return None  # "with both sides arming, nobody wants to talk"
    if own is ACTUAL and name in LEADING | INDUCING and _is_meant(clauses, above):
        return HYPOTHETICAL
    if own is PLANNED:
        return from_above(clauses, above) or own  # "fear that they would use it to rearm"
    return None if own is ACTUAL else own


def _is_meant(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb only says what something is for: "imposed sanctions to force them to leave"."""
    tie = tie_of(clauses, verb) if is_infinitive(clauses, verb) else None
    return tie is not None and tie.bond is Bond.PURPOSE


def _leaves_alone(clauses: Clauses, index: int, tie: Tie) -> bool:
    name = clauses.lemmas[tie.above]
    if name == "announce" and tie.bond is Bond.OBJECT and clauses.lemmas[index] in _IMPOSED:
        return True  # "announced sanctions": they are as good as imposed
    if name in REPORTS and tie.bond is Bond.CLAUSE:
        return True  # "asked about reports that they had met": the reports tell it, whatever is asked of them
    if name in _ORDINALS:
        return True  # "thanked them for having been the first to recognise it"
    return name in _STOPPING and tie.bond is not Bond.OBJECT


_VERDICTS = (as_judged, _unsettled, _denied, _supposed)
