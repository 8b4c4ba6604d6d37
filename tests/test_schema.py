"""The committed schemas are what the types say, and what we produce is what the schemas say."""

from pathlib import Path
from typing import Any

import invented
import jsonschema
import pytest

from dragoman.model.codec import board_json, record_json
from dragoman.model.schema import board_schema, record_schema, schema_files

FOLDER = Path(__file__).parent.parent / "docs" / "schema"


def check(document: dict[str, Any], schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema).validate(document)


@pytest.mark.parametrize(("name", "text"), schema_files().items())
def test_the_committed_schema_is_the_generated_one(name: str, text: str) -> None:
    committed = (FOLDER / name).read_text(encoding="utf-8")
    assert committed == text, "types changed: run `python -m dragoman.model.schema`"


@pytest.mark.parametrize("schema", [record_schema(), board_schema()], ids=["record", "board"])
def test_the_schemas_are_schemas(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


def test_a_whole_record_and_board_are_valid() -> None:
    check(record_json(invented.READING), record_schema())
    check(board_json(invented.BOARD), board_schema())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda record: record.pop("reader"),
        lambda record: record["events"][0].update(type="CHAT"),
        lambda record: record["events"][0].update(trigger=[[4]]),
        lambda record: record["events"][0].update(trigger=[[-1, 4]]),
        lambda record: record["events"][0].update(colour="red"),
        lambda record: record["events"][1]["toll"].update(killed=[None, 3]),
        lambda record: record["report"].update(text=None),
        lambda record: record.update(format="dragoman-record/2"),
    ],
)
def test_what_the_format_does_not_allow_is_not_valid(spoil: Any) -> None:
    record = record_json(invented.READING)
    spoil(record)
    with pytest.raises(jsonschema.ValidationError):
        check(record, record_schema())


def test_fields_are_described_in_the_types_own_words() -> None:
    event = record_schema()["$defs"]["Event"]
    assert event["properties"]["mentions"]["description"] == "Further spans of the text that tell of the same event."
