"""Items with fields set anew: every kind of field, and what is refused."""

import dataclasses
from typing import Any

import invented
import pytest

from dragoman.errors import UsageError
from dragoman.model.amend import amended, fields_of, quoted
from dragoman.model.codec import encode
from dragoman.model.record import Actor, Discrepancy, Event, Position, Proposal, Statement

MEETING, SHELLING = invented.EVENTS
QUOTED, OUTER, INNER, ACCEPTED = invented.STATEMENTS
(TRUCE,) = invented.PROPOSALS
(STANCE,) = invented.POSITIONS


@pytest.mark.parametrize(
    ("item", "field", "value", "path", "expected"),
    [
        (MEETING, "date", "2024-05-12/2024-05-18", "date", "2024-05-12/2024-05-18"),
        (MEETING, "date", "", "date", None),
        (MEETING, "type", "agree", "type", None),
        (MEETING, "mode", "phone", "mode", "phone"),
        (MEETING, "mode", "null", "mode", None),
        (MEETING, "modality", "Planned", "modality", "planned"),
        (MEETING, "place.name", "Ferren", "place", {"name": "Ferren", "country": None}),
        (MEETING, "place", "", "place", None),
        (MEETING, "actors", "Ada Brandt", "actors", [invented.BRANDT]),
        (MEETING, "actors", "Okell, Norland", "actors", [invented.OKELL, invented.NORLAND]),
        (MEETING, "actors", "", "actors", []),
        (MEETING, "recipients", invented.SUDMARK, "recipients", [invented.SUDMARK]),
        (MEETING, "trigger", "met her", "trigger", [encode(invented.at("met her"))]),
        (MEETING, "words.date", "on Monday", "words.date", [encode(invented.at("on Monday"))]),
        (MEETING, "words.date", "", "words", {"place": [encode(invented.at("Port Lissa"))]}),
        (SHELLING, "toll.killed", "9-19", "toll", {"killed": [9, 19], "injured": None}),
        (SHELLING, "toll.killed", "9-", "toll.killed", [9, None]),
        (SHELLING, "toll.injured", "70", "toll", {"killed": [6, 9], "injured": [70, 70]}),
        (MEETING, "toll.killed", "1", "toll", {"killed": [1, 1], "injured": None}),
        (OUTER, "speakers", "Jon Okell, Ada Brandt", "speakers", [invented.OKELL, invented.BRANDT]),
        (OUTER, "content", "Norland would … the Ferren road", "content",
         [encode(invented.at("Norland would")), encode(invented.at("the Ferren road"))]),
        (OUTER, "source", "Okell#2", "source", [encode(invented.at("Okell", 2))]),
        (OUTER, "cue", "claimed   that", "cue", [encode(invented.at("claimed that"))]),
        (QUOTED, "content", "“We want the guns to fall silent", "content",
         [encode(invented.at('"We want the guns to fall silent'))]),
        (INNER, "within", "b4", "within", None),
        (INNER, "within", "", "within", None),
        (QUOTED, "via", "interview", "via", "interview"),
        (TRUCE, "terms.duration", "P2M", "terms.duration", "P2M"),
        (TRUCE, "terms.place", "Ferren, Port Lissa", "terms.place", ["Ferren", "Port Lissa"]),
        (TRUCE, "label", "two-month truce", "label", "two-month truce"),
        (STANCE, "stance", "accepts conditionally", "stance", "accepts_conditionally"),
        (STANCE, "actor", "Norland", "actor", invented.NORLAND),
        (invented.ACTORS[0], "country", "CHE", "country", "CHE"),
        (invented.ACTORS[0], "names", "Ada, Ms Brandt", "names", ["Ada", "Ms Brandt"]),
    ],
)  # fmt: skip
def test_a_field_is_set_and_nothing_else(item: Any, field: str, value: str, path: str, expected: Any) -> None:
    if (field, value) == ("type", "agree"):
        item, expected = dataclasses.replace(item, mode=None), "AGREE"
    if (field, value) == ("within", "b4"):
        value, expected = invented.ACCEPTED, invented.ACCEPTED
    plain = encode(amended(item, invented.READING, [(field, value)]))
    found = plain
    for key in path.split("."):
        found = found[key]
    assert found == expected
    top = field.partition(".")[0]
    assert {key: plain[key] for key in plain if key != top} == {k: v for k, v in encode(item).items() if k != top}


def test_what_is_set_is_no_longer_undecided() -> None:
    undecided = dataclasses.replace(MEETING, open={"date": ("2024-05-19", "2024-05-20"), "actors": ("x",)})
    assert amended(undecided, invented.READING, [("date", "2024-05-20")]).open == {"actors": ("x",)}


@pytest.mark.parametrize(
    ("item", "field", "value", "told"),
    [
        (MEETING, "id", "event-1", "cannot be set on a event"),
        (MEETING, "when", "2024", "it has type, mode, actors"),
        (MEETING, "place.street", "x", "place.name, place.country"),
        (MEETING, "date.day", "x", "cannot be set"),
        (MEETING, "words.colour", "met", "cannot be set"),
        (MEETING, "type", "CHAT", "none of AGREE"),
        (MEETING, "mode", "drone", "visit, third-party, multilateral, phone"),
        (MEETING, "date", "Monday", "Monday"),
        (MEETING, "actors", "Brandt, nobody", "no one actor"),
        (MEETING, "trigger", "Norland", "4 times"),
        (MEETING, "trigger", "Norland#9", "only 4 times"),
        (MEETING, "place.country", "Norland", "alpha-3"),
        (SHELLING, "toll.killed", "nine", "is no number"),
        (SHELLING, "toll.killed", "19-9", "backwards"),
        (SHELLING, "toll", "9", "toll.killed, toll.injured"),
        (TRUCE, "terms.duration", "30 days", "30 days"),
        (STANCE, "stance", "likes", "none of proposes"),
        (STANCE, "proposal", "proposal-9", "names nothing"),
        (invented.DISCREPANCIES[0], "accounts", "x", "it has field, about"),
    ],
)
def test_what_does_not_fit_is_refused(item: Any, field: str, value: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        amended(item, invented.READING, [(field, value)])


@pytest.mark.parametrize("kind", [Actor, Statement, Event, Proposal, Position, Discrepancy])
def test_every_field_that_is_named_can_be_set_or_says_how(kind: type) -> None:
    names = fields_of(kind)
    assert names
    assert not {"id", "open"} & set(names)


def test_quoting_nothing_is_no_span() -> None:
    assert quoted("", invented.TEXT) == []
    with pytest.raises(UsageError):
        quoted("#1", invented.TEXT)
