"""The whole way with the shipped reader, on the example reports and on invented ones: what comes out holds together."""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import invented
import jsonschema
import pytest

from dragoman.model.schema import board_schema, record_schema

EXAMPLES = sorted(str(path) for path in files("dragoman.examples").iterdir() if path.name[:2].isdigit())
REFERENCES = {
    "actors": "actors", "recipients": "actors", "speakers": "actors", "addressees": "actors", "chain": "actors",
    "actor": "actors", "side": "actors", "target": "actors", "parties": "actors", "participants": "actors",
    "proposal": "proposals", "within": "statements", "report": "reports",
}  # fmt: skip
"""For each field that names ids, what they are ids of."""


def dragoman(*arguments: str, folder: Path, stdin: str | None = None) -> str:
    command = [sys.executable, "-m", "dragoman", *arguments]
    ended = subprocess.run(command, input=stdin, capture_output=True, encoding="utf-8", cwd=folder, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def dangling(document: dict[str, Any]) -> list[str]:
    """Every id that names nothing, with where it stands."""
    known = {key: {thing["id"] for thing in document.get(key, ())} for key in set(REFERENCES.values())}

    def walk(value: Any, path: str) -> Iterator[str]:
        if isinstance(value, list):
            for number, inner in enumerate(value):
                yield from walk(inner, f"{path}[{number}]")
        elif isinstance(value, dict):
            for name, inner in value.items():
                key = REFERENCES.get(name)
                named = [inner] if isinstance(inner, str) else inner
                if key and path and isinstance(named, list) and all(isinstance(part, str) for part in named):
                    yield from (f"{path}.{name}: {part}" for part in named if part not in known[key])
                elif isinstance(inner, dict | list):
                    yield from walk(inner, f"{path}.{name}" if path else name)

    return list(walk({key: value for key, value in document.items() if key != "report"}, ""))


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    text = json.dumps({"id": "told-1", "text": invented.TEXT, "published": "2024-05-21", "outlet": "Lissa Post"})
    folder = tmp_path_factory.mktemp("read")
    (folder / "told.jsonl").write_text(text, encoding="utf-8")
    printed = dragoman("read", *EXAMPLES, "told.jsonl", "--format", "jsonl", folder=folder)
    return [json.loads(line) for line in printed.splitlines()]


def test_every_record_is_valid_and_hangs_together(records: list[dict[str, Any]]) -> None:
    assert len(records) == len(EXAMPLES) + 1
    for record in records:
        jsonschema.validate(record, record_schema())
        assert dangling(record) == []
        ids = [thing["id"] for key in record if isinstance(record[key], list) for thing in record[key] if "id" in thing]
        assert len(ids) == len(set(ids))


def test_every_item_shows_words_of_its_text(records: list[dict[str, Any]]) -> None:
    shown_by = {
        "actors": "mentions", "statements": "content", "events": "evidence", "proposals": "mentions",
        "positions": "evidence",
    }  # fmt: skip
    for record in records:
        text = record["report"]["text"]
        for key, field in shown_by.items():
            for thing in record[key]:
                assert thing[field], thing
                assert all(0 <= begin < end <= len(text) and text[begin:end].strip() for begin, end in thing[field])


def test_what_it_reads_of_an_invented_report(records: list[dict[str, Any]]) -> None:
    record = records[-1]
    assert record["report"]["id"] == "told-1"
    assert record["report"]["text"] == invented.TEXT
    names = {actor["id"]: actor["name"] for actor in record["actors"]}
    chains = {tuple(names[a] for a in (*s["speakers"], *s["chain"])) for s in record["statements"]}
    assert ("Ada Brandt", "Jon Okell", "Sudmark News Agency") in chains
    assert any(event["type"] == "CONSULT" and event["date"] == "2024-05-20" for event in record["events"])


def test_the_demo_prints_a_board_that_holds_together(tmp_path: Path) -> None:
    printed = dragoman("demo", folder=tmp_path)
    assert "ceasefire calls" in printed
    assert "2 of them copies" in printed
    assert "Try next:" in printed
    assert max(map(len, printed.splitlines())) <= 80
    board = json.loads(dragoman("board", "--ledger", "dragoman-demo.db", "--format", "json", folder=tmp_path))
    jsonschema.validate(board, board_schema())
    assert dangling(board) == []
    assert len(board["reports"]) == len(EXAMPLES)
    assert dragoman("verify", "--ledger", "dragoman-demo.db", folder=tmp_path).startswith("holds: ")
    for command in printed.splitlines():
        if command.startswith("  dragoman ") and "REPORT" not in command:
            dragoman(*command.split()[1:], folder=tmp_path)
