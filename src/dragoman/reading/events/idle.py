"""Words that look like events and tell of none: figures, finds, silence, titles, opinions, papers and offers moved."""

from dragoman.model.plover import EventType
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.contacts import speaks_in_public
from dragoman.reading.events.frames import is_in_quoted_title
from dragoman.reading.events.outlook import THWARTING
from dragoman.reading.events.participants import Stage
from dragoman.reading.events.toll import is_handled
from dragoman.reading.events.triggers import Trigger
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

_FIGURES = word_set("toll number figure count tally total")
_SILENT_ON = word_set("comment name elaborate specify disclose reveal identify speculate explain")
_CLAIMS = word_set("claim report allegation insinuation rumour rumor assertion footage")
_FINDS = word_set("sign evidence trace record proof")
_ENDINGS = word_set("cessation end halt suspension stop pause")
_OFFERS = word_set("offer proposal bid draft suggestion amendment promise pledge")
_PAPERS = word_set(
    """
    list name letter reply answer message note text document paper copy file report evidence petition draft statement
    remark comment candidacy nomination application bill motion amendment invitation
    """
)
"""What is handed over or withdrawn without anybody's giving ground."""
_TAKING_BACK = word_set("withdraw pull retract rescind revoke renege")


def is_idle(stage: Stage, trigger: Trigger) -> bool:
    """Tell whether a trigger tells of no event after all."""
    clauses, index = stage.clauses, trigger.index
    if clauses.words[index].text[0].isupper() and is_in_quoted_title(clauses, index):
        return True
    if clauses.lemmas[index] in {"speak", "talk", "meet"} and speaks_in_public(stage, index):
        return True
    only_reports = _only_reports if trigger.is_verb else _only_belongs
    return only_reports(clauses, trigger) or is_handled(clauses, index)


def _only_reports(clauses: Clauses, trigger: Trigger) -> bool:
    """Tell whether a verb only tells a figure, a find or nothing at all: "put the toll at nine", "refused to say"."""
    index, name = trigger.index, clauses.lemmas[trigger.index]
    objects = {clauses.lemmas[o] for o in clauses.objects(index)}
    if name in {"put", "give", "place", "set", "raise"} and objects & _FIGURES:
        return True
    if name in {"refuse", "decline"} and _SILENT_ON & {clauses.lemmas[c] for c in clauses.children(index, "xcomp")}:
        return True  # "declined to comment": nothing that was asked for is refused
    to_it = any(clauses.phrases(i, "to") for i in (index, *clauses.objects(index)))  # "their claim to the isle"
    if name in {"reject", "dismiss"} and objects & _CLAIMS and not to_it:
        return True  # "rejected the claim that it had fired": who denies it turns down no offer
    if name in THWARTING and trigger.pattern.type is EventType.ASSAULT:
        return True  # "thwarted an attack": the attack is the event
    if trigger.pattern.type is EventType.RETREAT and (objects & _OFFERS or (objects and objects <= _PAPERS)):
        return True  # "withdrew the offer", "handed over the lists": nobody gives ground by that
    if name == "agree" and (_is_opinion(clauses, index) or clauses.lemmas[index - 1 : index] == ("as",)):
        return True
    return name == "find" and bool(objects & _FINDS)


def _is_opinion(clauses: Clauses, verb: int) -> bool:
    """Tell whether people agree that something is so, and undertake nothing: "agreed that the road was bad"."""
    if clauses.phrases(verb, "to") or {"would", "will", "could"} & set(clauses.auxiliaries(verb)):
        return False
    for clause in clauses.children(verb, "ccomp"):
        verbs = [clause, *clauses.children(clause, "aux", "auxpass", "cop")]
        tags = {clauses.words[v].tag for v in verbs}
        is_quality = "MD" in tags and clauses.words[clause].tag.startswith("JJ")
        return is_quality or (bool(tags & {"VBD", "VBZ", "VBP"}) and "MD" not in tags)
    return False


def _only_belongs(clauses: Clauses, trigger: Trigger) -> bool:
    """Tell whether a noun is only what the word above it tells of: an offer taken back, the end of hostilities."""
    index, above = trigger.index, clauses.words[trigger.index].head
    if above == ROOT:
        return False
    name = clauses.lemmas[above]
    if clauses.lemmas[index] in _OFFERS and _takes_back(clauses, above):
        return True
    if name in {"convict", "acquit", "sentence"}:
        return clauses.preposition(index) in {"of", "for"}  # "convicted of murder"
    return trigger.pattern.type is EventType.ASSAULT and clauses.is_noun(above) and name in _ENDINGS


def _takes_back(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb undoes what was offered or promised: "went back on its promise"."""
    name = clauses.lemmas[verb]
    return name in _TAKING_BACK or (name == "go" and clauses.lemmas[verb + 1 : verb + 2] == ("back",))
