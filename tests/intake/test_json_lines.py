"""JSON lines: text to the letter, one report a line, bad lines refused by number."""

import io
import json
import tracemalloc
from pathlib import Path

import pytest

from dragoman.intake import Refused, take
from dragoman.intake.jsonlines import lines_in
from dragoman.model.report import Taken

from .helpers import everything, one

GOOD = {"id": "a1", "text": "Share\n\nThe envoy left.  \n", "published": "2031-06-08", "outlet": "QVP", "more": [1]}


def test_a_line_is_taken_to_the_letter() -> None:
    line = GOOD | {
        "text": "\ufeffShare\r\n\r\n3 min\n\nThe envoy left on Monday.  \n",
        "title": "Left",
        "url": "https://a.example",
    }
    taken = one(json.dumps(line).encode(), "jsonl")
    report = taken.report
    assert report.text == line["text"]
    assert (report.given_id, report.published, report.published_words) == ("a1", "2031-06-08", "given")
    assert (report.outlet, report.title, report.url) == ("QVP", "Left", "https://a.example")
    assert taken.source.data == json.dumps(line).encode()
    assert taken.source.name == "-:1"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"{not json", "no JSON"),
        (b"[1, 2]", "no JSON object"),
        (b'{"id": 1}', 'no "text"'),
        (b'{"text": 7}', 'no "text"'),
        (b'{"text": "  "}', "empty"),
        (b'{"text": "\\ud800 half of a letter"}', "surrogate"),
        (b'{"text": "The envoy left", "title": "\\udc00"}', "surrogate"),
        (b'{"text": "The envoy left", "id": [1]}', "id"),
        (b'{"text": "The envoy left", "outlet": 3}', "outlet"),
        (b'{"text": "The envoy left\xff"}', "UTF-8"),
        (b"[" * 100_000, "no JSON"),
        (b'{"text": "' + b"a " * 11_000_000 + b'"}', "longer than"),
        (b'{"text": "' + b"a " * 600_000 + b'"}', "characters"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_bad_lines_are_refused_by_number_and_the_others_go_on(line: bytes, told: str) -> None:
    good = json.dumps(GOOD).encode()
    first, second, third = everything(good + b"\n\n" + line + b"\r\n" + good, "jsonl")
    assert isinstance(first, Taken)
    assert isinstance(third, Taken)
    assert isinstance(second, Refused)
    assert second.name == "-:3"
    assert "line 3" in str(second.error)
    assert told in str(second.error)


def test_a_bad_date_leaves_the_date_open() -> None:
    for date in ("2031-02-30", "soon"):
        taken = one(json.dumps(GOOD | {"published": date}).encode(), "jsonl")
        assert taken.report.published is None
        assert any(date in warning for warning in taken.warnings)


def test_the_last_of_two_texts_counts() -> None:
    line = b'{"text": "The first one", "text" : "The \\u00e9nvoy \\ud83d\\ude00 \\"left\\"", "id": 7}'
    taken = one(line, "jsonl")
    assert taken.report.text == 'The énvoy 😀 "left"'
    assert taken.report.given_id == "7"


def test_json_lines_are_known_by_their_beginning() -> None:
    assert one(b"\xef\xbb\xbf" + json.dumps(GOOD).encode()).report.given_id == "a1"
    assert one(json.dumps({"note": 1, "text": "The envoy left."}).encode()).report.text == "The envoy left."


def test_json_over_several_lines_is_refused_once() -> None:
    (refused,) = everything(json.dumps([GOOD], indent=1).encode(), "jsonl")
    assert isinstance(refused, Refused)
    assert "several lines" in str(refused.error)


def test_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    line = json.dumps(GOOD | {"text": "The envoy left the town. " * 8_000}).encode() + b"\n"
    path.write_bytes(line * 40)
    tracemalloc.start()
    count = sum(isinstance(taken, Taken) for taken in take(str(path)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 40
    assert peak < 4_000_000 < path.stat().st_size


def test_blank_lines_are_counted_and_passed_over() -> None:
    assert [line.number for line in lines_in(io.BytesIO(b"\n{}\n \n{}"))] == [2, 4]
