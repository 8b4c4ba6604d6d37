"""The formats lose nothing on the way to JSON and back, and say where a value does not fit."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import ModelError
from dragoman.model import board, entries, record, report
from dragoman.model.codec import board_json, decode, encode, record_json
from dragoman.model.record import Event, Range
from dragoman.model.span import Span

SPANS = st.tuples(st.integers(0, 500), st.integers(1, 50)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
st.register_type_strategy(Span, SPANS)

ITEMS = [report.Report, report.Alignment, record.Likeness, board.Lever, board.Agreement, board.BoardProposal,
         board.BoardActor, record.Actor, record.TimeExpression, record.Statement, record.Event, record.Proposal,
         record.Position, record.Discrepancy, board.Happening, board.BoardStatement, board.BoardDiscrepancy,
         entries.Link, entries.ProcessDeclared, entries.Erasure]  # fmt: skip


@pytest.mark.parametrize("kind", ITEMS)
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_item_survives_json(kind: type[Any], data: st.DataObject) -> None:
    item = data.draw(st.from_type(kind))
    assert decode(kind, json.loads(json.dumps(encode(item)))) == item


def test_the_formats_have_their_keys() -> None:
    told = report.Report("report-1", None, None, None, None, "en", "Talks.")
    reading = record.Reading("r 1", "00", told, (), (), (), (), (), (), ())
    assert list(record_json(reading))[:3] == ["format", "reader", "report"]
    assert record_json(reading)["format"] == "dragoman-record/1"
    empty = board.Board("p", "2025-05-19T00:00:00Z", "2025-05-19T00:00:00Z", (), (), (), (), (), (), (), (), (), ())
    assert board_json(empty)["format"] == "dragoman-board/1"


def event(**changed: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": "event-1", "type": "CONSULT", "mode": None, "actors": [], "recipients": [], "date": None, "place": None,
        "modality": "actual", "condition": [], "toll": None, "chain": [], "trigger": [[0, 4]], "evidence": [[0, 9]],
    }  # fmt: skip
    return plain | changed


def test_ranges_are_pairs_and_an_open_end_is_null() -> None:
    read = decode(Event, event(toll={"killed": [14, None], "injured": None}))
    assert read.toll is not None
    assert read.toll.killed == Range(14, None)
    assert encode(read)["toll"] == {"killed": [14, None], "injured": None}


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"type": "CHAT"}, r"Event\.type: 'CHAT' is none of AGREE"),
        ({"actors": "a-1"}, r"Event\.actors: a list is expected"),
        ({"actors": ["a-1", 2]}, r"Event\.actors\[1\]: str is expected, not 2"),
        ({"trigger": [[4, 4]]}, "is no span"),
        ({"trigger": [[4]]}, r"Event\.trigger\[0\]: a pair is expected"),
        ({"trigger": [["0", 4]]}, r"Event\.trigger\[0\]: two whole numbers are expected"),
        ({"toll": {"killed": [None, 3]}}, r"Event\.toll\.killed: two whole numbers are expected"),
        ({"words": {"date": [[0, 4], [9, 2]]}}, r"Event\.words\.date\[1\]: \[9, 2\) is no span"),
        ({"place": "Kyiv"}, r"Event\.place: an object is expected"),
        ({"place": {"name": "Kyiv"}}, r"Event\.place: the key 'country' is missing"),
    ],
)
def test_what_does_not_fit_is_named_with_its_path(changed: dict[str, Any], where: str) -> None:
    with pytest.raises(ModelError, match=where):
        decode(Event, event(**changed))
