"""The entries of a gazetteer file: one JSON object a line, each checked, every fault reported with its line."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from dragoman.errors import GazetteerError
from dragoman.model.vocabulary import ActorKind

KINDS = {
    "state": ActorKind.STATE,
    "organisation": ActorKind.ORGANISATION,
    "armed_group": ActorKind.ARMED_GROUP,
    "outlet": ActorKind.OUTLET,
}
_CODE = re.compile("[A-Z]{3}")
_WIKIDATA = re.compile("Q[1-9][0-9]*")
_ONLY_STATES = ("code", "capitals", "people", "cities")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the gazetteer knows; the keys are those of `gazetteer.schema.json`."""

    name: str
    kind: ActorKind
    names: tuple[str, ...] = ()
    code: str | None = None
    country: str | None = None
    acts_for: str | None = None
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    wikidata: str | None = None

    def overridden_by(self, other: "Entry") -> "Entry":
        """Return this entry with whatever the other one gives in its place."""
        given = {f.name: getattr(other, f.name) for f in fields(other) if getattr(other, f.name)}
        return replace(self, **given)


def read_entries(path: Path) -> list[Entry]:
    """Return the entries of a gazetteer file; raise GazetteerError with all faulty lines where there are any."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(
            f"the gazetteer {path} cannot be read ({error}): name a UTF-8 file of JSON lines"
        ) from error
    return parse_entries(str(path), text)


def parse_entries(name: str, text: str) -> list[Entry]:
    """Return the entries that a gazetteer's text holds; raise GazetteerError with all faulty lines, after its name."""
    entries, faults = list[Entry](), list[str]()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            faults.append(f"line {number}: no JSON object ({error.msg} at column {error.colno})")
            continue
        found = [f"line {number}: {fault}" for fault in _faults(value)]
        faults += found
        if not found:
            entries.append(_entry(value))
    if faults:
        raise GazetteerError("\n".join([f"the gazetteer {name} has faults; mend these lines:", *faults]))
    return entries


def _entry(value: dict[str, Any]) -> Entry:
    given: dict[str, Any] = {key: tuple(item) if isinstance(item, list) else item for key, item in value.items()}
    return Entry(**(given | {"kind": KINDS[value["kind"]]}))


def _faults(value: Any) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"an object is expected, not {value!r}"
        return
    texts = {"name", "kind", "code", "country", "acts_for", "wikidata"}
    known = {f.name for f in fields(Entry)}
    for key, item in value.items():
        if key not in known:
            yield f"the key {key!r} is not known; known are {', '.join(sorted(known))}"
        elif key in texts and not _is_form(item):
            yield f"{key!r} must be a text of two characters or more, not {item!r}"
        elif key not in texts and not (isinstance(item, list) and all(map(_is_form, item))):
            yield f"{key!r} must be a list of texts of two characters or more, not {item!r}"
    for key in ("name", "kind"):
        if key not in value:
            yield f"the key {key!r} is missing"
    kind = value.get("kind")
    if "kind" in value and kind not in KINDS:
        yield f"the kind {kind!r} is none of {', '.join(KINDS)}"
    if kind == "state" and "code" not in value:
        yield "a state needs its 'code' (ISO 3166-1 alpha-3)"
    if kind in KINDS and kind != "state":
        yield from (f"only a state has {key!r}" for key in _ONLY_STATES if key in value)
    for key, shape in (("code", _CODE), ("country", _CODE), ("wikidata", _WIKIDATA)):
        if isinstance(value.get(key), str) and not shape.fullmatch(value[key]):
            yield f"{value[key]!r} is no {key}"


def _is_form(item: Any) -> bool:
    return isinstance(item, str) and len(item) >= 2 and item == item.strip()
