"""JSON Schema (2020-12) of the formats, generated from the frozen types, so that types and schema cannot drift apart.

`python -m dragoman.model.schema` writes the committed files into `docs/schema`, or into the folder it is given.
"""

import ast
import dataclasses
import inspect
import json
import sys
import textwrap
import types
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from dragoman.model.answers import CHANGES_FORMAT, COMPARISON_FORMAT, WHY_FORMAT, Changes, Comparison, Why
from dragoman.model.board import BOARD_FORMAT, Board
from dragoman.model.codec import RECORD_KEYS
from dragoman.model.record import RECORD_FORMAT, Range, Reading
from dragoman.model.span import Span

Schema = dict[str, Any]

_SPECIAL: dict[type, Schema] = {
    Span: {
        "description": "A non-empty piece of the report's text, [begin, end) in Unicode code points.",
        "type": "array",
        "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
        "minItems": 2,
        "items": False,
    },
    Range: {
        "description": 'A number told as a range; the second is null where the words say "at least".',
        "type": "array",
        "prefixItems": [{"type": "integer"}, {"type": ["integer", "null"]}],
        "minItems": 2,
        "items": False,
    },
}
"""The types that `codec.encode` writes as something else than an object with their fields."""


def record_schema() -> Schema:
    """Return the schema of format `dragoman-record/1`."""
    # A record also names its reader's digest and what the reader wants said; the likeness stays in the ledger.
    return _document(RECORD_FORMAT, Reading, (*RECORD_KEYS, "reader_digest", "notes", "sent"))


def board_schema() -> Schema:
    """Return the schema of format `dragoman-board/1`."""
    return _whole(BOARD_FORMAT, Board)


def answer_schemas() -> dict[str, Schema]:
    """Return the schemas of what is answered about a board, by the names of their formats."""
    answers: dict[str, type] = {WHY_FORMAT: Why, CHANGES_FORMAT: Changes, COMPARISON_FORMAT: Comparison}
    return {name: _whole(name, kind) for name, kind in answers.items()}


def form_schema(kind: Any) -> Schema:
    """Return the schema of any frozen type, for who is to fill it in."""
    definitions: dict[str, Schema] = {}
    return _object(kind, definitions) | {"$defs": dict(sorted(definitions.items()))}


def schema_files() -> dict[str, str]:
    """Return the text of each schema by its file name."""
    schemas = {"dragoman-record-1.json": record_schema(), "dragoman-board-1.json": board_schema()}
    schemas |= {f"{name.replace('/', '-')}.json": schema for name, schema in answer_schemas().items()}
    return {name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in schemas.items()}


def _whole(format_name: str, kind: Any) -> Schema:
    return _document(format_name, kind, tuple(member.name for member in dataclasses.fields(kind)))


def _document(format_name: str, kind: type, keys: tuple[str, ...]) -> Schema:
    definitions: dict[str, Schema] = {}
    body = _object(kind, definitions, keys)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format_name,
        "description": body["description"],
        "type": "object",
        "properties": {"format": {"const": format_name}} | body["properties"],
        "required": ["format", *body["required"]],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema_of(kind: Any, definitions: dict[str, Schema]) -> Schema:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        options = [_schema_of(option, definitions) for option in arguments if option is not type(None)]
        return {"anyOf": [*options, {"type": "null"}]} if "$ref" in options[0] else _or_null(options[0])
    if origin is tuple:
        return {"type": "array", "items": _schema_of(arguments[0], definitions)}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema_of(arguments[1], definitions)}
    if plain := {str: "string", int: "integer", bool: "boolean"}.get(kind):
        return {"type": plain}
    return _reference(kind, definitions)


def _or_null(schema: Schema) -> Schema:
    return schema | {"type": [schema["type"], "null"]}


def _reference(kind: type, definitions: dict[str, Schema]) -> Schema:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # holds the place while the type's own fields are walked
        if kind in _SPECIAL:
            schema = _SPECIAL[kind]
        elif issubclass(kind, StrEnum):
            schema = {"description": _docstring(kind), "enum": [member.value for member in kind]}
        else:
            schema = _object(kind, definitions)
        definitions[kind.__name__] = schema
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _object(kind: Any, definitions: dict[str, Schema], keys: tuple[str, ...] | None = None) -> Schema:
    hints, notes = get_type_hints(kind), _notes(kind)
    members = {member.name: member for member in dataclasses.fields(kind)}
    chosen = [members[key] for key in keys or tuple(members)]
    properties = {}
    for member in chosen:
        properties[member.name] = _schema_of(hints[member.name], definitions)
        if member.name in notes:
            properties[member.name] = {"description": notes[member.name]} | properties[member.name]
    return {
        "description": _docstring(kind),
        "type": "object",
        "properties": properties,
        "required": [member.name for member in chosen if _must_be_given(member)],
        "additionalProperties": False,
    }


def _must_be_given(member: "dataclasses.Field[Any]") -> bool:
    return member.default is dataclasses.MISSING and member.default_factory is dataclasses.MISSING


def _docstring(kind: type) -> str:
    return " ".join((kind.__doc__ or "").split())


@cache
def _notes(kind: type) -> dict[str, str]:
    """Return the strings that stand below fields in a class's source: what each field holds."""
    body = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
    assert isinstance(body, ast.ClassDef)
    notes = {}
    for above, below in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(above, ast.AnnAssign)
            and isinstance(above.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
        ):
            notes[above.target.id] = " ".join(str(below.value.value).split())
    return notes


if __name__ == "__main__":
    for name, text in schema_files().items():
        Path(*sys.argv[1:] or ("docs/schema",), name).write_text(text, encoding="utf-8")
