"""An item with some of its fields set anew, from what a person types: FIELD=VALUE, words by quoting them."""

import dataclasses
import re
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from dragoman.errors import DateError, ModelError, UsageError
from dragoman.model.codec import decode, encode
from dragoman.model.edtf import Duration, Edtf
from dragoman.model.plover import MODES_OF
from dragoman.model.record import Event, Range, Reading
from dragoman.model.span import Span

_ACTORS = {"speakers", "chain", "addressees", "actors", "recipients", "participants", "actor", "side"}
_REFERENCES = {"proposal": "proposals", "serves": "proposals", "within": "statements"}
_DATES = {"date", "said", "start"}
_FIXED = {"id", "open", "accounts", "mentions"}
_NOTHING = {"", "null", "none"}
_NTH = re.compile(r"(?P<words>.*)#(?P<nth>[1-9]\d*)", re.DOTALL)
_FOLDED = str.maketrans("“”„«»‘’‚", '"""""\'\'\'')


def amended(item: Any, reading: Reading, changes: Sequence[tuple[str, str]]) -> Any:
    """Return an item of a record with fields set anew.

    A field is named as in the format, one inside a place, toll or terms by a dot ("place.name", "toll.killed"), the
    words of a field by "words.FIELD". Actors are given by id or name, dates in EDTF, numbers as "9", "9-19" or "9-",
    spans by quoting the report's words: "words", "words#2" for their second occurrence, "first … second" for several.
    An empty value unsets. Raises UsageError for a field that the item does not have, and for a value that does not fit.
    """
    plain = encode(item)
    for field, value in changes:
        _set(plain, type(item), field, value, reading)
        plain.get("open", {}).pop(field.partition(".")[0], None)
    try:
        changed = decode(type(item), plain)
    except ModelError as error:
        raise UsageError(str(error)) from error
    if isinstance(changed, Event) and changed.mode not in (None, *MODES_OF[changed.type]):
        modes = ", ".join(MODES_OF[changed.type]) or "no modes"
        raise UsageError(f"mode: {changed.type} does not come as {changed.mode!r}; it has {modes}")
    return changed


def fields_of(kind: type) -> list[str]:
    """Return the names of the fields of an item that can be set, those inside other values by a dot."""
    names = []
    for name, hint in get_type_hints(kind).items():
        if name in _FIXED:
            continue
        inner = _bare(hint)
        if get_origin(inner) is not None and issubclass(get_origin(inner), Mapping):
            names.append(f"{name}.FIELD")
        elif dataclasses.is_dataclass(inner) and inner not in (Span, Range):
            names += [f"{name}.{member.name}" for member in dataclasses.fields(inner)]
        else:
            names.append(name)
    return names


def quoted(words: str, text: str) -> list[Span]:
    """Return the spans that words quoted from a text stand for; raise UsageError where they are not there just once.

    Typographic and plain quotation marks match each other, and so do blanks of any kind and number.
    """
    return [_one_span(part.strip(), text) for part in re.split(r"\s+(?:…|\.\.\.)\s+", words) if part.strip()]


def _one_span(words: str, text: str) -> Span:
    nth = 0
    if numbered := _NTH.fullmatch(words):
        words, nth = numbered["words"], int(numbered["nth"])
    pattern = r"\s+".join(map(re.escape, words.translate(_FOLDED).split()))
    found = [Span(*match.span()) for match in re.finditer(pattern, text.translate(_FOLDED))] if pattern else []
    if not found:
        raise UsageError(f"the report does not say {words!r}: quote its words to the letter")
    if len(found) > 1 and not nth:
        raise UsageError(
            f"the report says {words!r} {len(found)} times: quote more, or add #1 for the first, #2 for the second"
        )
    if nth > len(found):
        raise UsageError(f"the report says {words!r} only {len(found)} times, not {nth}")
    return found[max(0, nth - 1)]


def _set(plain: dict[str, Any], kind: type, field: str, value: str, reading: Reading) -> None:
    """Set a field of an encoded item."""
    name, _, inside = field.partition(".")
    hint = get_type_hints(kind).get(name)
    if hint is None or name in _FIXED:
        raise _unknown(kind, field)
    inner = _bare(hint)
    if get_origin(inner) is not None and issubclass(get_origin(inner), Mapping):
        if inside not in get_type_hints(kind):
            raise _unknown(kind, field)
        plain[name] = {key: spans for key, spans in plain[name].items() if key != inside}
        if spans := quoted(value, reading.report.text):
            plain[name][inside] = encode(tuple(spans))
    elif dataclasses.is_dataclass(inner) and inner not in (Span, Range):
        assert isinstance(inner, type)
        if not inside and value.strip().lower() in _NOTHING and inner is not hint:
            plain[name] = None
            return
        if inside not in get_type_hints(inner):
            raise _unknown(kind, field)
        if plain[name] is None:
            plain[name] = {member.name: None for member in dataclasses.fields(inner)}
        _set(plain[name], inner, inside, value, reading)
    elif inside:
        raise _unknown(kind, field)
    else:
        plain[name] = _value(name, hint, value.strip(), reading)


def _unknown(kind: type, field: str) -> UsageError:
    return UsageError(f"{field!r} cannot be set on a {kind.__name__.lower()}: it has {', '.join(fields_of(kind))}")


def _value(name: str, hint: Any, value: str, reading: Reading) -> Any:
    """Return the encoded value of a field from what was typed."""
    inner = _bare(hint)
    if inner is not hint and value.lower() in _NOTHING:
        return None
    if get_origin(inner) is tuple:
        if value.lower() in _NOTHING:
            return []
        if get_args(inner)[0] is Span:
            return encode(tuple(quoted(value, reading.report.text)))
        return [_word(name, part, reading) for part in _parts(name, value, reading)]
    if inner is Span:
        spans = quoted(value, reading.report.text)
        if len(spans) != 1:
            raise UsageError(f"{name}: quote one run of the report's words")
        return encode(spans[0])
    if inner is Range:
        return _range(name, value)
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return _chosen(name, inner, value)
    return _word(name, value, reading)


def _bare(hint: Any) -> Any:
    """Return a type without its None."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(option for option in get_args(hint) if option is not type(None))
    return hint


def _chosen(name: str, kind: type[StrEnum], value: str) -> str:
    for member in kind:
        if member.value.lower() == value.lower().replace(" ", "_"):
            return member.value
    raise UsageError(f"{name}: {value!r} is none of {', '.join(kind)}")


def _range(name: str, value: str) -> list[int | None]:
    match = re.fullmatch(r"(\d+)(?:\s*([-–+])\s*(\d*))?", value)
    if not match:
        raise UsageError(f'{name}: {value!r} is no number: write 9, 9-19, or 9- for "at least nine"')
    low, sign, high = match.groups()
    if high and int(high) < int(low):
        raise UsageError(f"{name}: {value!r} runs backwards")
    return [int(low), int(high) if high else None if sign else int(low)]


def _parts(name: str, value: str, reading: Reading) -> list[str]:
    """Return the parts of a list: the value as a whole where it is an actor's name, else what commas divide."""
    if name in _ACTORS and value in {name for actor in reading.actors for name in (actor.id, actor.name)}:
        return [value]
    return [part.strip() for part in value.split(",") if part.strip()]


def _word(name: str, value: str, reading: Reading) -> str:
    if name in _ACTORS:
        return _actor(name, value, reading)
    if name in _REFERENCES:
        ids = [item.id for item in getattr(reading, _REFERENCES[name])]
        return _by_id(name, value, ids)
    if name == "about":
        return _by_id(
            name,
            value,
            [item.id for items in (reading.events, reading.proposals, reading.statements) for item in items],
        )
    if name in _DATES:
        return _parsed(name, value, Edtf.parse)
    if name == "duration":
        return _parsed(name, value, Duration.parse)
    if name == "country":
        if not re.fullmatch("[A-Z]{3}", value):
            raise UsageError(f"{name}: {value!r} is no ISO 3166-1 alpha-3 code: three capitals, e.g. CHE")
        return value
    return value


def _parsed(name: str, value: str, parse: Callable[[str], object]) -> str:
    try:
        return str(parse(value))
    except DateError as error:
        raise UsageError(f"{name}: {error}") from error


def _actor(name: str, value: str, reading: Reading) -> str:
    ids = [actor.id for actor in reading.actors]
    named = [actor.id for actor in reading.actors if value == actor.name]
    named = named or [actor.id for actor in reading.actors if value in actor.names]
    if len(named) == 1:
        return named[0]
    try:
        return _by_id(name, value, ids)
    except UsageError:
        names = ", ".join(actor.name for actor in reading.actors) or "none"
        raise UsageError(f"{name}: {value!r} is no one actor of the record, whose actors are {names}") from None


def _by_id(name: str, value: str, ids: Iterable[str]) -> str:
    found = [known for known in ids if known == value]
    found = found or [known for known in ids if known.startswith(value) or known.rpartition("-")[2].startswith(value)]
    if len(found) != 1 or not value:
        raise UsageError(f"{name}: {value!r} names {'nothing' if not found else 'several things'} in the record")
    return found[0]
