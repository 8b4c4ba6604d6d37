"""What an event is once its kind is weighed with how it is told: a refusal, a yes that hangs on something, or nothing.

"Will not sign" refuses, "would sign if they left" has not signed, "no longer insists on it" yields, and "refused to
accept" tells of the refusal alone.
"""

from typing import NamedTuple

from dragoman.model.plover import EventType
from dragoman.model.span import Span
from dragoman.model.vocabulary import Modality
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.conditions import condition_of
from dragoman.reading.events.frames import is_in_terms
from dragoman.reading.events.governing import from_above
from dragoman.reading.events.modality import is_purpose, is_refusal, modality_of, refuser
from dragoman.reading.events.outlook import CHANGED_PLANS
from dragoman.reading.events.triggers import Trigger
from dragoman.reading.events.undone import calls_off
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

_DEEDS = frozenset(
    {EventType.CONSULT, EventType.PROTEST, EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT,
     EventType.SANCTION, EventType.AID}
)  # fmt: skip
WILLING = frozenset(
    {EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.CONCEDE, EventType.RETREAT, EventType.AID}
)
"""Types of which nothing comes where somebody will not."""
_PROMISING = word_set("promise pledge vow swear undertake offer give resolve guarantee assure tell say sign pay")
_LASTING = frozenset({"until", "till"})
_GUESSING = word_set(
    "believe think predict guess suspect reckon imagine bet assume doubt forecast speculate expect hope likely"
)
_OPEN = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})
_CONDITIONAL = word_set("if unless once provided should were condition guarantee before then")
"""Words by which a sentence may set a condition that no rule has heard."""
_PHASES = frozenset({"stop", "halt", "cease", "end"})


class Standing(NamedTuple):
    """The type and modality of an event, with the condition that it stands under."""

    type: EventType
    modality: Modality
    condition: tuple[Span, ...]
    is_refusal: bool


def standing_of(clauses: Clauses, trigger: Trigger, triggers: dict[int, Trigger]) -> Standing | None:
    """Return what a trigger tells of, or None where it tells of no event."""
    index, event_type = trigger.index, trigger.pattern.type
    if trigger.is_verb and event_type in WILLING | {EventType.SUPPORT} and is_purpose(clauses, index):
        return None
    modality = _told(clauses, trigger, triggers)
    refused = trigger.is_verb and modality is Modality.DENIED and event_type in WILLING and is_refusal(clauses, index)
    if _is_no_event(clauses, trigger, triggers, modality, refused=refused):
        return None
    if refused:  # "insists it will not sign" refuses all the same; "denies that it will not sign" does not
        is_denied = modality_of(clauses, refuser(clauses, index), means_no=True) is Modality.DENIED
        event_type, modality = EventType.REJECT, Modality.DENIED if is_denied else Modality.ACTUAL
    if event_type is EventType.REQUEST and modality is Modality.DENIED and _is_given_up(clauses, index):
        event_type, modality = EventType.CONCEDE, Modality.ACTUAL
    condition = condition_of(clauses, index) or _condition_within(clauses, index, event_type)
    is_open = modality in {Modality.ACTUAL, Modality.PLANNED} and bool(condition)
    if is_open and _hangs_on(clauses, trigger, modality, condition[0]):
        modality = Modality.HYPOTHETICAL
    return Standing(event_type, modality, condition, refused)


def _told(clauses: Clauses, trigger: Trigger, triggers: dict[int, Trigger]) -> Modality:
    """Return how a trigger is told, before its kind makes something else of it."""
    index, event_type = trigger.index, trigger.pattern.type
    modality = Modality.ACTUAL if trigger.is_spoken else modality_of(clauses, index, trigger.means_no)
    if event_type is EventType.CONSULT and modality is Modality.ACTUAL and trigger.is_verb:
        return Modality.DENIED if calls_off(clauses, index) else CHANGED_PLANS.get(clauses.lemmas[index], modality)
    if event_type is EventType.AGREE and modality in _OPEN and _would_consent(clauses, index):
        return Modality.ACTUAL
    if modality is Modality.PLANNED and _is_threatened(clauses, index, triggers):
        return Modality.HYPOTHETICAL
    return modality


def _would_consent(clauses: Clauses, verb: int) -> bool:
    """Tell whether somebody says yes by saying what they would or could accept: it is their word that counts."""
    name, auxiliaries = clauses.lemmas[verb], set(clauses.auxiliaries(verb))
    is_word = (
        bool(auxiliaries & {"would", "could", "can"}) and "have" not in auxiliaries and not clauses.is_negated(verb)
    )
    if (
        not is_word
        or name in _PROMISING
        or (name == "agree" and not ("would" in auxiliaries and clauses.phrases(verb, "to")))
    ):
        return False
    word = clauses.words[verb]
    first, after = clauses.layers.sentences[word.sentence]
    if not _CONDITIONAL.isdisjoint(w.text.lower() for w in clauses.words[first:after]):
        return False
    guessed = word.head != ROOT and (clauses.lemmas[word.head] in _GUESSING or word.relation == "acl:relcl")
    is_told = clauses.sentence_ends.get(word.sentence) != "?" and not guessed and not is_in_terms(clauses, verb)
    return is_told and from_above(clauses, verb) is None


def _is_no_event(
    clauses: Clauses, trigger: Trigger, triggers: dict[int, Trigger], modality: Modality, *, refused: bool
) -> bool:
    """Tell whether words tell of no event, for all that their kind is one."""
    index, event_type = trigger.index, trigger.pattern.type
    if modality is Modality.HYPOTHETICAL and clauses.lemmas[index] == "end" and clauses.words[index].tag == "VB":
        return True  # "willing to end the war": an aim, not an event
    if modality is Modality.DENIED and clauses.lemmas[index] in _PHASES and not is_refusal(clauses, index):
        return True  # "has not stopped bombing": the bombing is the event
    if refused and _is_sworn(clauses, index):
        return True  # "swore he would never trade": the oath is the refusal
    if not refused and event_type in WILLING and _is_under_refusal(clauses, index, triggers):
        return True  # "refused to accept": the refusal is the event
    if trigger.is_adjective:
        return modality is not Modality.ACTUAL
    return not trigger.is_verb and event_type is EventType.AGREE and modality is Modality.DENIED


def _condition_within(clauses: Clauses, index: int, event_type: EventType) -> tuple[Span, ...]:
    """Return the condition that a threat, promise or warning sets for its act: "threatened to leave unless …"."""
    if event_type not in {EventType.THREATEN, EventType.AGREE}:
        return ()
    return next((found for c in clauses.complements(index) if (found := condition_of(clauses, c))), ())


def _hangs_on(clauses: Clauses, trigger: Trigger, modality: Modality, condition: Span) -> bool:
    """Tell whether an event told as done or planned is none before a condition holds.

    Consent that hangs on something is none yet, a promise is one; so is no attack, even where it has its day; what the
    present tells is to come: "if no letter comes by the 30th, we march".
    """
    index, event_type = trigger.index, trigger.pattern.type
    if event_type is EventType.AGREE:
        opening = clauses.lemmas[next(iter(clauses.layers.words_in(condition)))]
        return opening not in _LASTING and clauses.lemmas[index] not in _PROMISING
    if modality is Modality.PLANNED:
        return event_type is EventType.ASSAULT
    present = trigger.is_verb and clauses.words[index].tag in {"VBP", "VBZ"} and not clauses.auxiliaries(index)
    return present and event_type in _DEEDS


def _is_threatened(clauses: Clauses, index: int, triggers: dict[int, Trigger]) -> bool:
    """Tell whether an act is what a threat threatens: "vowed to flatten the port"."""
    word = clauses.words[index]
    above = triggers.get(word.head) if word.relation in {"xcomp", "ccomp"} else None
    return above is not None and above.pattern.type is EventType.THREATEN


def _is_sworn(clauses: Clauses, index: int) -> bool:
    word = clauses.words[index]
    return word.head != ROOT and word.relation == "ccomp" and clauses.lemmas[word.head] in {"swear", "vow"}


def _is_given_up(clauses: Clauses, verb: int) -> bool:
    """Tell whether a demand is made no more: "no longer insists on it"."""
    return any(clauses.lemmas[c - 1 : c + 1] == ("no", "longer") for c in clauses.children(verb, "advmod") if c)


def _is_under_refusal(clauses: Clauses, index: int, triggers: dict[int, Trigger]) -> bool:
    """Tell whether a verb says only what was refused; what somebody "failed to do" was not done."""
    word = clauses.words[index]
    if word.head == ROOT or word.relation != "xcomp":
        return False
    name = clauses.lemmas[word.head]
    return name in {"refuse", "decline"} or (name == "fail" and word.head in triggers)
