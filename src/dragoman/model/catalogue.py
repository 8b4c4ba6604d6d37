"""Everything a ledger's view holds, to be found by id: reports, and the items of the readings that count."""

import bisect
from dataclasses import dataclass
from typing import Any

from dragoman.errors import UsageError
from dragoman.model.entries import Filed, View
from dragoman.model.record import Reading

KINDS = ("actors", "times", "statements", "events", "proposals", "positions", "discrepancies")
"""The keys of a record that hold items."""


@dataclass(frozen=True, slots=True)
class Found:
    """A report, or an item of its reading."""

    id: str
    kind: str
    """"reports", or the key of the record that holds it."""
    filed: Filed
    item: Any
    """The report or the record's item."""


class Catalogue:
    """Finds things by id, by the id they came with, or by the beginning of an id, with or without its kind."""

    def __init__(self, view: View) -> None:
        self._things: dict[str, Found] = {}
        self._given: dict[str, Found] = {}
        for filed in view.filed:
            found = Found(filed.report.id, "reports", filed, filed.report)
            self._things[found.id] = found
            if filed.report.given_id is not None:
                self._given[filed.report.given_id] = found
            if filed.reading:
                self._add_items(filed, filed.reading)
        # Each id stands in the list twice, whole and without its kind, so that either beginning finds it.
        self._keys = sorted(key for name in self._things for key in {(name, name), (name.rpartition("-")[2], name)})

    def _add_items(self, filed: Filed, reading: Reading) -> None:
        for kind in KINDS:
            for item in getattr(reading, kind):
                self._things[item.id] = Found(item.id, kind, filed, item)

    def beginning(self, query: str) -> list[Found]:
        """Return what goes by an id, or else all whose id begins so."""
        if exact := self._things.get(query) or self._given.get(query):
            return [exact]
        if not query:
            return []
        first = bisect.bisect_left(self._keys, (query, ""))
        names: dict[str, None] = {}
        for key, name in self._keys[first:]:
            if not key.startswith(query):
                break
            names[name] = None
        return [self._things[name] for name in names]


def only(query: str, found: list[Found]) -> Found:
    """Return the only one found; raise UsageError where there is none, or several."""
    if not found:
        raise UsageError(f"nothing goes by {query!r}: give an id, or its beginning, as `board` and `read` show it")
    if len(found) > 1:
        ids = ", ".join(thing.id for thing in found[:4]) + (" …" if len(found) > 4 else "")
        raise UsageError(f"{query!r} begins {len(found)} ids: {ids}. Give more of the one you mean")
    return found[0]
