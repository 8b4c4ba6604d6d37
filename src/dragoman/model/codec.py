"""The formats as JSON: frozen types to plain values and back, strictly, with the path of whatever does not fit."""

import dataclasses
import types
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from dragoman.errors import ModelError
from dragoman.model.board import BOARD_FORMAT, Board
from dragoman.model.record import RECORD_FORMAT, Range, Reading
from dragoman.model.span import Span

T = TypeVar("T")

RECORD_KEYS = ("reader", "report", "actors", "times", "statements", "events", "proposals", "positions", "discrepancies")


def encode(value: Any) -> Any:
    """Return a frozen value of the model as plain JSON values: spans and ranges as pairs, enums as their words."""
    if isinstance(value, Span):
        return [value.begin, value.end]
    if isinstance(value, Range):
        return [value.low, value.high]
    if isinstance(value, StrEnum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, bytes):
        raise ModelError("bytes have no place in the formats: source bytes are kept beside the record")
    return value


def decode(kind: type[T], value: Any) -> T:
    """Return a frozen value of a type from what `encode` made of it; raise ModelError naming the path that is off."""
    decoded: T = _decode(kind, value, kind.__name__)
    return decoded


def record_json(reading: Reading) -> dict[str, Any]:
    """Return a reading in format `dragoman-record/1`, with the extra keys `reader_digest` and `notes`."""
    plain = encode(reading)
    return {"format": RECORD_FORMAT} | {key: plain[key] for key in (*RECORD_KEYS, "reader_digest", "notes")}


def board_json(board: Board) -> dict[str, Any]:
    """Return a board in format `dragoman-board/1`."""
    return {"format": BOARD_FORMAT} | dict(encode(board))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode(kind: Any, value: Any, path: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        options = [option for option in get_args(kind) if option is not type(None)]
        return None if value is None else _decode(options[0], value, path)
    if origin is tuple:
        if not isinstance(value, list):
            raise ModelError(f"{path}: a list is expected, not {value!r}")
        return tuple(_decode(get_args(kind)[0], item, f"{path}[{i}]") for i, item in enumerate(value))
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            raise ModelError(f"{path}: an object is expected, not {value!r}")
        return {key: _decode(get_args(kind)[1], item, f"{path}.{key}") for key, item in value.items()}
    if kind in (Span, Range):
        if not (isinstance(value, list) and len(value) == 2):
            raise ModelError(f"{path}: a pair is expected, not {value!r}")
        return kind(*value)
    if dataclasses.is_dataclass(kind):
        return _decode_object(kind, value, path)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        try:
            return kind(value)
        except ValueError as error:
            raise ModelError(f"{path}: {value!r} is none of {', '.join(kind)}") from error
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ModelError(f"{path}: {kind.__name__} is expected, not {value!r}")
    return value


def _decode_object(kind: Any, value: Any, path: str) -> Any:
    if not isinstance(value, dict):
        raise ModelError(f"{path}: an object is expected, not {value!r}")
    hints, given = _hints(kind), {}
    for member in dataclasses.fields(kind):
        if member.name in value:
            given[member.name] = _decode(hints[member.name], value[member.name], f"{path}.{member.name}")
        elif member.default is dataclasses.MISSING and member.default_factory is dataclasses.MISSING:
            raise ModelError(f"{path}: the key {member.name!r} is missing")
    return kind(**given)
