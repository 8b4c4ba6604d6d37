"""The English of the formats' codes: nouns and verbs for what happens, stances, levers, and what accounts differ in."""

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import DiscrepancyField, LeverKind, LeverStatus, Modality, Stance

NOUNS = {
    EventType.AGREE: "agreement", EventType.SUPPORT: "diplomatic step", EventType.CONCEDE: "concession",
    EventType.COOPERATE: "act of cooperation", EventType.AID: "delivery of aid", EventType.RETREAT: "step back",
    EventType.REQUEST: "request", EventType.ACCUSE: "accusation", EventType.REJECT: "refusal",
    EventType.THREATEN: "threat", EventType.PROTEST: "protest", EventType.SANCTION: "sanction",
    EventType.MOBILIZE: "mobilisation", EventType.COERCE: "act of coercion", EventType.ASSAULT: "attack",
}  # fmt: skip
MODES = {
    (EventType.CONSULT, "phone"): "phone call", (EventType.CONSULT, "visit"): "meeting",
    (EventType.CONSULT, "multilateral"): "meeting", (EventType.CONSULT, "third-party"): "mediated meeting",
    (EventType.ASSAULT, "aerial"): "air attack", (EventType.ASSAULT, "drone"): "drone attack",
    (EventType.ASSAULT, "heavy-weapons"): "attack with heavy weapons",
    (EventType.ASSAULT, "explosives"): "attack with explosives", (EventType.ASSAULT, "firearms"): "shooting",
    (EventType.ASSAULT, "suicide-attack"): "suicide attack", (EventType.ASSAULT, "execute"): "execution",
    (EventType.ASSAULT, "assassinate"): "assassination", (EventType.COERCE, "arrest"): "arrest",
    (EventType.COERCE, "seize"): "seizure", (EventType.COERCE, "deport"): "deportation",
    (EventType.COERCE, "ban"): "ban", (EventType.COERCE, "restrict"): "restriction",
    (EventType.MOBILIZE, "troops"): "movement of troops", (EventType.MOBILIZE, "weapons"): "movement of weapons",
    (EventType.PROTEST, "demo"): "demonstration", (EventType.PROTEST, "strike"): "strike",
    (EventType.RETREAT, "withdraw"): "withdrawal", (EventType.RETREAT, "release"): "release",
    (EventType.RETREAT, "ceasefire"): "step towards a ceasefire",
    (EventType.SANCTION, "discontinue"): "suspension of support", (EventType.SANCTION, "expel"): "expulsion",
}  # fmt: skip
TOWARDS = {
    EventType.ASSAULT: "on", EventType.COERCE: "against", EventType.SANCTION: "against", EventType.MOBILIZE: "against",
    EventType.PROTEST: "against", EventType.ACCUSE: "against", EventType.THREATEN: "against",
    EventType.AGREE: "with", EventType.COOPERATE: "with", EventType.SUPPORT: "towards",
}  # fmt: skip
DID = {
    EventType.AGREE: ("agreed", "agree", "with"),
    EventType.SUPPORT: ("took a diplomatic step", "take a diplomatic step", "towards"),
    EventType.CONCEDE: ("made a concession", "make a concession", "to"),
    EventType.COOPERATE: ("cooperated", "cooperate", "with"), EventType.AID: ("gave aid", "give aid", "to"),
    EventType.RETREAT: ("took a step back", "take a step back", "before"),
    EventType.REQUEST: ("made a request", "make a request", "to"),
    EventType.ACCUSE: ("made an accusation", "make an accusation", "against"),
    EventType.REJECT: ("refused", "refuse", "towards"),
    EventType.THREATEN: ("made a threat", "make a threat", "against"),
    EventType.SANCTION: ("imposed a sanction", "impose a sanction", "on"),
}  # fmt: skip
"""For a move its verb in the past, its bare verb, and what stands before those that it is done to."""
TOOK_BACK = {
    "ceasefire": ("stopped fighting", "stop fighting", "against"), "disarm": ("disarmed", "disarm", "before"),
    "withdraw": ("withdrew", "withdraw", "before"), "release": ("released people", "release people", "to"),
    "return": ("gave something back", "give something back", "to"), "access": ("gave access", "give access", "to"),
}  # fmt: skip
"""The same for the modes of a step back."""
MET = {"phone": ("spoke by phone", "speak by phone"), "visit": ("met", "meet"), "multilateral": ("met", "meet"),
        "third-party": ("met", "meet")}  # fmt: skip
PAST = {
    Stance.PROPOSES: "proposed", Stance.ACCEPTS: "accepted", Stance.ACCEPTS_CONDITIONALLY: "accepted, on conditions,",
    Stance.CONSIDERS: "considered", Stance.REJECTS: "rejected", Stance.WITHDRAWS: "withdrew",
}  # fmt: skip
LEVERS = {LeverKind.THREAT: "threat", LeverKind.PROMISE: "promise", LeverKind.SANCTION: "sanction",
           LeverKind.AID: "offer of aid", LeverKind.OTHER: "lever"}  # fmt: skip
STATUS = {
    LeverStatus.ANNOUNCED: "It has been announced", LeverStatus.IMPOSED: "It is told as carried out",
    LeverStatus.LIFTED: "It is told as lifted", LeverStatus.MET: "It is told as met",
    LeverStatus.LAPSED: "It is told as lapsed", LeverStatus.UNKNOWN: "What became of it is not known",
}  # fmt: skip
MODALITIES = {
    Modality.ACTUAL: "having happened", Modality.PLANNED: "planned", Modality.HYPOTHETICAL: "possible",
    Modality.DENIED: "denied",
}  # fmt: skip
DISPUTED = {
    DiscrepancyField.DATE: "on when {it} was", DiscrepancyField.ORDER: "on what came first",
    DiscrepancyField.OCCURRENCE: "on whether {it} took place", DiscrepancyField.TOLL: "on the toll of {it}",
    DiscrepancyField.ACTORS: "on who was behind {it}", DiscrepancyField.STANCE: "on where a side stands on {it}",
    DiscrepancyField.TERMS: "on the terms of {it}", DiscrepancyField.PLACE: "on where {it} was",
    DiscrepancyField.NUMBER: "on a number told of {it}", DiscrepancyField.CAUSE: "on what led to {it}",
    DiscrepancyField.REASON: "on the reason for {it}",
    DiscrepancyField.SAID_AND_DONE: "on words and conduct around {it}",
    DiscrepancyField.OTHER: "on {it}",
}  # fmt: skip
DISPUTED_ALONE = {
    DiscrepancyField.DATE: "on a day", DiscrepancyField.ORDER: "on what came first",
    DiscrepancyField.OCCURRENCE: "on whether this is so", DiscrepancyField.TOLL: "on a toll",
    DiscrepancyField.ACTORS: "on who was behind this", DiscrepancyField.STANCE: "on where a side stands",
    DiscrepancyField.TERMS: "on terms", DiscrepancyField.PLACE: "on a place", DiscrepancyField.NUMBER: "on a number",
    DiscrepancyField.CAUSE: "on what led to this", DiscrepancyField.REASON: "on a reason",
    DiscrepancyField.SAID_AND_DONE: "on words and conduct", DiscrepancyField.OTHER: "",
}  # fmt: skip
"""The same where nothing on the board is what the accounts are about."""
KINDS = {
    "ceasefire": "a ceasefire", "talks": "talks", "meeting": "a meeting", "exchange": "an exchange",
    "withdrawal": "a withdrawal", "monitoring": "monitoring", "territory": "territory", "security": "security",
    "economic": "the economy", "sanctions_relief": "relief from sanctions", "humanitarian": "humanitarian matters",
}  # fmt: skip
