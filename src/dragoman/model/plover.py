"""PLOVER's event types, modes and quad classes (Political Language Ontology for Verifiable Event Records)."""

from enum import StrEnum


class EventType(StrEnum):
    """The sixteen root types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Quad(StrEnum):
    """The four classes that the types fall into."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"


QUAD_OF: dict[EventType, Quad] = {
    EventType.AGREE: Quad.VERBAL_COOPERATION,
    EventType.CONSULT: Quad.VERBAL_COOPERATION,
    EventType.SUPPORT: Quad.VERBAL_COOPERATION,
    EventType.CONCEDE: Quad.VERBAL_COOPERATION,
    EventType.COOPERATE: Quad.MATERIAL_COOPERATION,
    EventType.AID: Quad.MATERIAL_COOPERATION,
    EventType.RETREAT: Quad.MATERIAL_COOPERATION,
    EventType.REQUEST: Quad.VERBAL_CONFLICT,
    EventType.ACCUSE: Quad.VERBAL_CONFLICT,
    EventType.REJECT: Quad.VERBAL_CONFLICT,
    EventType.THREATEN: Quad.VERBAL_CONFLICT,
    EventType.PROTEST: Quad.MATERIAL_CONFLICT,
    EventType.SANCTION: Quad.MATERIAL_CONFLICT,
    EventType.MOBILIZE: Quad.MATERIAL_CONFLICT,
    EventType.COERCE: Quad.MATERIAL_CONFLICT,
    EventType.ASSAULT: Quad.MATERIAL_CONFLICT,
}

MODES_OF: dict[EventType, tuple[str, ...]] = {
    EventType.CONSULT: ("visit", "third-party", "multilateral", "phone"),
    EventType.REQUEST: ("assist", "change", "yield", "meet"),
    EventType.ACCUSE: ("disapprove", "investigate", "allege"),
    EventType.REJECT: ("assist", "change", "yield", "meet"),
    EventType.THREATEN: ("restrict", "ban", "arrest", "relations", "expel", "territory", "violence"),
    EventType.PROTEST: ("demo", "riot", "strike", "hunger", "boycott", "obstruct"),
    EventType.SANCTION: ("convict", "expel", "withdraw", "discontinue"),
    EventType.MOBILIZE: ("troops", "weapons", "police", "militia"),
    EventType.COERCE: (
        "seize", "restrict", "ban", "censor", "martial-law", "arrest", "deport", "withhold", "misinformation",
    ),
    EventType.ASSAULT: (
        "beat", "torture", "execute", "sexual", "assassinate", "primitive", "firearms", "explosives",
        "suicide-attack", "heavy-weapons", "cleansing", "aerial", "drone",
    ),
    EventType.CONCEDE: (),
    EventType.RETREAT: ("ceasefire", "disarm", "withdraw", "release", "return", "access"),
    EventType.AGREE: (),
    EventType.SUPPORT: (),
    EventType.COOPERATE: (),
    EventType.AID: (),
}  # fmt: skip
