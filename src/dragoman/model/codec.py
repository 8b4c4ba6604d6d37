"""The formats as JSON: frozen types to plain values and back, strictly, with the path of whatever does not fit."""

import dataclasses
import types
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from dragoman.errors import ModelError, SpanError
from dragoman.model.board import BOARD_FORMAT, Board
from dragoman.model.record import RECORD_FORMAT, Range, Reading
from dragoman.model.span import Span

T = TypeVar("T")

RECORD_KEYS = ("reader", "report", "actors", "times", "statements", "events", "proposals", "positions", "discrepancies")


class _Misfit(Exception):  # noqa: N818  # never leaves this module
    """A value that does not fit, and the path to it as far as it has been climbed."""

    def __init__(self, problem: str, error: type[ModelError] = ModelError, path: str = "") -> None:
        super().__init__(problem)
        self.error, self.path = error, path

    def inside(self, step: str) -> "_Misfit":
        """Return the same misfit seen from one level further out."""
        return _Misfit(str(self), self.error, step + self.path)


def encode(value: Any) -> Any:
    """Return a frozen value of the model as plain JSON values: spans and ranges as pairs, enums as their words."""
    kind: Any = type(value)
    return _encoder(kind)(value)


@cache
def _encoder(kind: type) -> Callable[[Any], Any]:
    """Return what encodes the values of one type: the type is asked about once and not with every value."""
    if issubclass(kind, Span):
        return lambda span: [span.begin, span.end]
    if issubclass(kind, Range):
        return lambda between: [between.low, between.high]
    if issubclass(kind, StrEnum):
        return lambda word: word.value
    if dataclasses.is_dataclass(kind):
        names = tuple(member.name for member in dataclasses.fields(kind))
        return lambda value: {name: encode(getattr(value, name)) for name in names}
    if issubclass(kind, Mapping):
        return lambda mapping: {str(key): encode(item) for key, item in mapping.items()}
    if issubclass(kind, tuple | list):
        return lambda items: [encode(item) for item in items]
    return _no_bytes if issubclass(kind, bytes) else _anything


def _no_bytes(_: bytes) -> None:
    raise ModelError("bytes have no place in the formats: source bytes are kept beside the record")


def decode(kind: type[T], value: Any) -> T:
    """Return a frozen value of a type from what `encode` made of it; raise ModelError naming the path that is off."""
    wanted: Any = kind
    try:
        decoded: T = _decoder(wanted)(value)
    except _Misfit as misfit:
        raise misfit.error(f"{kind.__name__}{misfit.path}: {misfit}") from misfit
    return decoded


def record_json(reading: Reading) -> dict[str, Any]:
    """Return a reading in format `dragoman-record/1`, with the extra keys `reader_digest`, `notes` and, of a second
    reader's, `sent`.
    """
    plain = encode(reading)
    keys = (*RECORD_KEYS, "reader_digest", "notes", *(("sent",) if reading.sent else ()))
    return {"format": RECORD_FORMAT} | {key: plain[key] for key in keys}


def board_json(board: Board) -> dict[str, Any]:
    """Return a board in format `dragoman-board/1`."""
    return {"format": BOARD_FORMAT} | dict(encode(board))


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    """Return what decodes one type: the type is taken apart once, since a ledger decodes millions of values."""
    origin = get_origin(kind)
    if kind is Any:
        return _anything
    if origin in (Union, types.UnionType):
        return _optional(_decoder(next(option for option in get_args(kind) if option is not type(None))))
    if origin is tuple:
        return _listed(_decoder(get_args(kind)[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapped(_decoder(get_args(kind)[1]))
    if kind in (Span, Range):
        return _paired(kind)
    if dataclasses.is_dataclass(kind):
        return _object(kind)
    if issubclass(kind, StrEnum):
        return _worded(kind)
    return _plain(kind)


def _anything(value: Any) -> Any:
    return value


def _optional(inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else inner(value)


def _listed(inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decode_list(value: Any) -> Any:
        if not isinstance(value, list):
            raise _Misfit(f"a list is expected, not {value!r}")
        done: list[Any] = []
        try:
            for item in value:
                done.append(inner(item))  # noqa: PERF401  # the length reached names the item that does not fit
        except _Misfit as misfit:
            raise misfit.inside(f"[{len(done)}]") from misfit
        return tuple(done)

    return decode_list


def _mapped(inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decode_mapping(value: Any) -> Any:
        if not isinstance(value, dict):
            raise _Misfit(f"an object is expected, not {value!r}")
        done: dict[str, Any] = {}
        for key, item in value.items():
            try:
                done[key] = inner(item)
            except _Misfit as misfit:
                raise misfit.inside(f".{key}") from misfit
        return done

    return decode_mapping


def _paired(kind: Any) -> Callable[[Any], Any]:
    def decode_pair(value: Any) -> Any:
        if not (isinstance(value, list) and len(value) == 2):
            raise _Misfit(f"a pair is expected, not {value!r}")
        low, high = value
        if type(low) is not int or not (type(high) is int or (high is None and kind is Range)):
            raise _Misfit(f"two whole numbers are expected, not {value!r}")
        try:
            return kind(low, high)
        except SpanError as error:
            raise _Misfit(str(error), SpanError) from error

    return decode_pair


def _object(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    members = [
        (
            member.name,
            _decoder(hints[member.name]),
            member.default is dataclasses.MISSING and member.default_factory is dataclasses.MISSING,
        )
        for member in dataclasses.fields(kind)
    ]

    def decode_object(value: Any) -> Any:
        if not isinstance(value, dict):
            raise _Misfit(f"an object is expected, not {value!r}")
        given: dict[str, Any] = {}
        for name, inner, is_required in members:
            if name in value:
                try:
                    given[name] = inner(value[name])
                except _Misfit as misfit:
                    raise misfit.inside(f".{name}") from misfit
            elif is_required:
                raise _Misfit(f"the key {name!r} is missing")
        return kind(**given)

    return decode_object


def _worded(kind: type[StrEnum]) -> Callable[[Any], Any]:
    words = {member.value: member for member in kind}

    def decode_word(value: Any) -> Any:
        try:
            return words[value]
        except (KeyError, TypeError) as error:
            raise _Misfit(f"{value!r} is none of {', '.join(kind)}") from error

    return decode_word


def _plain(kind: type) -> Callable[[Any], Any]:
    def decode_plain(value: Any) -> Any:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise _Misfit(f"{kind.__name__} is expected, not {value!r}")
        return value

    return decode_plain
