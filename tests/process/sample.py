"""A small process of our own invention: two states, a mediator, and reports that tell of the same few days."""

from dragoman.model.vocabulary import ActorKind

from .factory import Draft

WIRE = (
    "Northwire - President Ana Silvan of Ostmark and King Oren of Tarsia will meet in Bern on Friday, the Swiss "
    "foreign ministry said. Four villagers were killed when rockets hit Lower Alm on Monday, Ostmark's army said. "
    "Silvan accepted a 20-day ceasefire that Switzerland has put forward. Oren rejected the ceasefire on Tuesday. The "
    "two last met in spring."
)


def parties(draft: Draft, *, titled: bool = True) -> None:
    """Enter both states and their heads."""
    draft.state("Ostmark")
    draft.state("Tarsia")
    if titled:
        draft.actor("Silvan", name="Ana Silvan", names=("President Ana Silvan",), side="Ostmark")
        draft.actor("Oren", name="Oren", names=("King Oren",), side="Tarsia")


def wire(outlet: str = "Northwire", published: str = "2031-03-05T08:00:00Z", text: str = WIRE) -> Draft:
    """The wire story, or a copy of it under another outlet's name."""
    draft = Draft(outlet, published, text)
    parties(draft)
    draft.state("Swiss foreign ministry"[:5], "CHE", "Switzerland")
    draft.actor("Swiss foreign ministry", ActorKind.ORGANISATION, side="Swiss", country="CHE")
    draft.actor("Ostmark's army", ActorKind.ORGANISATION, name="army", side="Ostmark")
    draft.event(
        "CONSULT", "will meet in Bern on Friday", ["Silvan", "Oren"], date="2031-03-07", place="Bern",
        modality="planned", chain=["Swiss foreign ministry"],
    )  # fmt: skip
    draft.event(
        "ASSAULT", "Four villagers were killed when rockets hit Lower Alm on Monday", ["Tarsia"], date="2031-03-03",
        place="Lower Alm", killed=(4, 4), chain=["Ostmark's army"],
    )  # fmt: skip
    draft.proposal("ceasefire", "20-day ceasefire", "P20D")
    draft.position("Silvan", "20-day ceasefire", "accepts", "Silvan accepted", "2031-03-04")
    draft.position("Swiss", "20-day ceasefire", "proposes", "Switzerland has put forward")
    draft.position("Oren", "20-day ceasefire", "rejects", "Oren rejected the ceasefire on Tuesday", "2031-03-04")
    draft.statement("Swiss foreign ministry", "will meet in Bern on Friday")
    return draft


def readout() -> Draft:
    """The other side's own page."""
    draft = Draft(
        "Royal Court of Tarsia",
        "2031-03-05T18:00:00Z",
        "His Majesty King Oren spoke by telephone with President Silvan of Ostmark today. A shell fired by "
        "Ostmark fell on Lower Alm in the night to Monday and killed one farmer of Tarsia. The King no longer "
        "rules out the truce.",
    )
    parties(draft)
    draft.event("CONSULT", "spoke by telephone", ["Oren", "Silvan"], date="2031-03-05", mode="phone")
    draft.event(
        "ASSAULT", "A shell fired by Ostmark fell on Lower Alm in the night to Monday and killed one farmer",
        ["Ostmark"], ["Tarsia"], date="2031-03-02/2031-03-03", place="Lower Alm", killed=(1, 1),
    )  # fmt: skip
    draft.proposal("ceasefire", "truce")
    draft.position("Oren", "truce", "considers", "The King no longer rules out the truce", "2031-03-05")
    return draft


def held() -> Draft:
    """What came of it: a day later than planned."""
    draft = Draft(
        "The Daily Lantern",
        "2031-03-08T20:00:00Z",
        "Ana Silvan and Oren met in Bern on Saturday, a day late, under the chairmanship of Lea Zbinden of "
        "Switzerland. Tarsia and Ostmark agreed to the 20-day ceasefire from Sunday. Oren's spokesman denied "
        "that he had called Silvan on Wednesday.",
    )
    parties(draft)
    draft.state("Switzerland", "CHE")
    draft.actor("Lea Zbinden", side="Switzerland")
    draft.actor("Oren's spokesman", ActorKind.PERSON, name="Oren's spokesman", side="Tarsia")
    draft.event(
        "CONSULT", "met in Bern on Saturday", ["Silvan", "Oren", "Lea Zbinden"], date="2031-03-08", place="Bern"
    )
    draft.event(
        "CONSULT", "had called Silvan on Wednesday", ["Oren", "Silvan"], date="2031-03-05", mode="phone",
        modality="denied", chain=["Oren's spokesman"],
    )  # fmt: skip
    draft.event(
        "AGREE",
        "Tarsia and Ostmark agreed to the 20-day ceasefire from Sunday",
        ["Tarsia", "Ostmark"],
        date="2031-03-08",
    )
    draft.proposal("ceasefire", "20-day ceasefire", "P20D", start="2031-03-09")
    draft.position("Tarsia", "20-day ceasefire", "accepts", "Tarsia and Ostmark agreed", "2031-03-08")
    draft.position("Ostmark", "20-day ceasefire", "accepts", "Tarsia and Ostmark agreed to", "2031-03-08")
    return draft


def dockers() -> Draft:
    """A report that has nothing to do with it."""
    draft = Draft(
        "Harbour Post",
        "2031-03-06T09:00:00Z",
        "Dockers in Port Hale met the port's manager Ida Roon and called a truce in their strike.",
    )
    draft.actor("Dockers", ActorKind.GROUP)
    draft.actor("Ida Roon")
    draft.event("CONSULT", "met the port's manager", ["Dockers", "Ida Roon"], date="2031-03-06")
    return draft


def whole() -> list[Draft]:
    """All of it."""
    return [
        wire(),
        wire("Hill Courier", "2031-03-05T11:00:00Z", WIRE.replace("Northwire - ", "(Northwire) ")),
        readout(),
        held(),
        dockers(),
    ]
