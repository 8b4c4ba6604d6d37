"""Answers: what a model said, held against the form strictly, item by item."""

import dataclasses
import json
import types
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from dragoman.second.client import Unusable
from dragoman.second.form import Answer
from dragoman.second.quotes import Reason, Rejected

Tally = Counter[Reason]
"""How many items were rejected, by reason."""


def parse(words: str, tally: Tally) -> Answer:
    """Return the items of an answer that are of the form, and count the others.

    Raises Unusable where the answer is not JSON, or no object with any key of the form.
    """
    try:
        said = json.loads(words, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Unusable("not JSON") from error
    lists = {name: get_args(kind)[0] for name, kind in _members(Answer).items()}
    if not isinstance(said, dict) or not said.keys() & lists.keys():
        raise Unusable("not of the form")
    for name in said.keys() - lists.keys():
        tally[Reason.UNKNOWN_KEY] += max(1, len(said[name]) if isinstance(said[name], list) else 1)
    return Answer(**{name: _fitting(kind, said.get(name), tally) for name, kind in lists.items()})


@contextmanager
def counting(tally: Tally) -> Iterator[None]:
    """Count the item that is rejected inside the block, and go on after it."""
    try:
        yield
    except Rejected as rejected:
        tally[rejected.reason] += 1


def _fitting(kind: Any, items: Any, tally: Tally) -> tuple[Any, ...]:
    if not isinstance(items, list):
        tally[Reason.NOT_OF_THE_FORM] += 1
        return ()
    found = []
    for item in items:
        with counting(tally):
            found.append(_fit(kind, item))
    return tuple(found)


def _fit(kind: Any, value: Any) -> Any:
    """Return a value of the form; raise Rejected where it is not one of its type. Nothing is converted or mended."""
    if get_origin(kind) in (Union, types.UnionType):
        wanted = next(option for option in get_args(kind) if option is not type(None))
        return None if value is None else _fit(wanted, value)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise Rejected(Reason.NOT_OF_THE_FORM)
        return tuple(_fit(get_args(kind)[0], item) for item in value)
    if dataclasses.is_dataclass(kind):
        return _fit_object(kind, value)
    if issubclass(kind, StrEnum):
        if value not in [member.value for member in kind]:
            raise Rejected(Reason.UNKNOWN_WORD)
        return kind(value)
    if type(value) is not kind:  # exactly: true is no number
        raise Rejected(Reason.NOT_OF_THE_FORM)
    return value


def _fit_object(kind: Any, value: Any) -> Any:
    members = _members(kind)
    if not isinstance(value, dict):
        raise Rejected(Reason.NOT_OF_THE_FORM)
    if value.keys() - members.keys():
        raise Rejected(Reason.UNKNOWN_KEY)
    if members.keys() - value.keys():
        raise Rejected(Reason.NOT_OF_THE_FORM)
    return kind(**{name: _fit(inner, value[name]) for name, inner in members.items()})


@cache
def _members(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object; raise ValueError where it says a key twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key is said twice")
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")
