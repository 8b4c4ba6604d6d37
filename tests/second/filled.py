"""The form filled in well for the invented report of `tests/invented.py`."""

from typing import Any

Item = dict[str, Any]

BARE: dict[str, list[Any]] = {
    name: [] for name in ("actors", "statements", "events", "proposals", "positions", "discrepancies")
}


def actor(key: str, kind: str, *names: str, side: str | None = None) -> Item:
    return {"key": key, "kind": kind, "names": list(names), "side": side}


def statement(*content: str, **more: Any) -> Item:
    bare: Item = {"speakers": [], "through": [], "addressees": [], "manner": "indirect", "via": None,
            "said": None, "source": None, "cue": None, "content": list(content), "near": None}  # fmt: skip
    return bare | more


def event(trigger: str, evidence: str, **more: Any) -> Item:
    bare: Item = {"type": "CONSULT", "mode": None, "actors": [], "recipients": [], "through": [],
            "modality": "actual", "trigger": trigger, "evidence": evidence, "date": None,
            "place": None, "condition": None, "toll": None,
            "near": None}  # fmt: skip
    return bare | more


def toll(quote: str, low: Any, high: Any) -> Item:
    return {"quote": quote, "killed_low": low, "killed_high": high, "injured_low": None, "injured_high": None}


def proposal(key: str, label: str, *mentions: str, **more: Any) -> Item:
    bare: Item = {"key": key, "kind": "ceasefire", "label": label, "mentions": list(mentions), "duration": None,
            "scope": None, "condition": None, "near": None}  # fmt: skip
    return bare | more


def position(actor_key: str, proposal_key: str, evidence: str, **more: Any) -> Item:
    bare: Item = {"actor": actor_key, "proposal": proposal_key, "stance": "accepts", "through": [], "date": None,
            "evidence": evidence, "near": None}  # fmt: skip
    return bare | more


def discrepancy(*quotes: str, field: str = "toll") -> Item:
    return {"field": field, "accounts": [{"through": [], "quote": quote, "near": None} for quote in quotes]}


ACTORS = [
    actor("b", "person", "Ada Brandt", "Brandt", side="n"),
    actor("o", "person", "Jon Okell", "Okell", side="s"),
    actor("n", "state", "Norland"),
    actor("s", "state", "Sudmark"),
]

DIRECT = '"We want the guns to fall silent for thirty days,"'
NESTED = "Norland would open the Ferren road"
MEETING = "Norland's foreign minister Ada Brandt met her Sudmark counterpart Jon Okell in Port Lissa on Monday"

GOOD: Item = {
    "actors": ACTORS,
    "statements": [
        statement(DIRECT, speakers=["b"], manner="direct", source="Brandt", cue="told"),
        statement(f"that Brandt had said {NESTED}", speakers=["o"], source="Okell", cue="claimed"),
        statement(NESTED, speakers=["b"], through=["o"], source="Brandt", cue="had said"),
    ],
    "events": [
        event(
            "met", MEETING, mode="visit", actors=["b", "o"], place="Port Lissa",
            date={"quote": "on Monday", "value": "2024-05-20"},
        ),
        event(
            "shelling", "shelling near Ferren killed at least nine people in April", type="ASSAULT",
            toll=toll("at least nine", 9, None),
        ),
    ],
    "proposals": [
        proposal("p", "thirty-day truce", "the thirty-day truce", duration={"quote": "thirty-day", "value": "P30D"})
    ],
    "positions": [position("s", "p", "Sudmark accepts the thirty-day truce", through=["o"])],
    "discrepancies": [discrepancy("killed at least nine people in April", "put the toll at six")],
}  # fmt: skip
"""With one of everything, and every quote to the letter."""


def with_items(**lists: list[Any]) -> Item:
    """A form that holds the good actors and some items."""
    return BARE | {"actors": ACTORS} | lists
