"""Ids and digests: a thing is named by the hash of its canonical JSON (RFC 8785), never by joined strings."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import rfc8785

from dragoman.model.span import Span

_PLAIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Of lists, strings and whole numbers it makes the canonical JSON, in a tenth of the time."""


def canonical(value: Any) -> bytes:
    """Return the canonical JSON (RFC 8785) of a value made of dicts, lists, strings, numbers, booleans and None."""
    return rfc8785.dumps(value)


def digest(value: Any) -> str:
    """Return the SHA-256 of a value's canonical JSON, hexadecimal, 64 characters."""
    return hashlib.sha256(canonical(value)).hexdigest()


def short_id(kind: str, value: Any) -> str:
    """Return an id such as "report-1f0c9a6e2b74d358": a kind and the first 64 bits of the digest."""
    return f"{kind}-{digest([kind, value])[:16]}"


def report_id(source_digest: str, outlet: str | None, published: str | None, url: str | None) -> str:
    """Return the id by which a report is known: its source bytes, outlet, date and address."""
    return short_id("report", [source_digest, outlet, published, url])


def item_id(kind: str, report: str, reader_digest: str, spans: list[list[int]], ordinal: int) -> str:
    """Return the id of a record's item: report, reader, kind, spans, and its place among items with the same spans."""
    plain = _PLAIN.encode([kind, [report, reader_digest, spans, ordinal]])
    return f"{kind}-{hashlib.sha256(plain.encode()).hexdigest()[:16]}"


class ItemIds:
    """Names a reading's items: by report, reader, kind and spans, numbered where several rest on the same spans."""

    def __init__(self, report: str, reader_digest: str) -> None:
        self._report = report
        self._reader = reader_digest
        self._seen = Counter[tuple[str, tuple[Span, ...]]]()

    def __call__(self, kind: str, spans: Sequence[Span]) -> str:
        """Return the id of the next item of a kind that rests on some spans."""
        place = kind, tuple(spans)
        ordinal = self._seen[place]
        self._seen[place] = ordinal + 1
        return item_id(kind, self._report, self._reader, [[s.begin, s.end] for s in spans], ordinal)
