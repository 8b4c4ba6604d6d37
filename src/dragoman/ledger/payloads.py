"""Payloads: what entries say, to canonical JSON and back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from rfc8785 import CanonicalizationError

from dragoman.errors import LedgerError
from dragoman.model.codec import decode, encode
from dragoman.model.entries import (
    EntryKind,
    Erasure,
    GazetteerKept,
    Link,
    ProcessDeclared,
    Retraction,
    Review,
    RoleGiven,
)
from dragoman.model.ids import canonical, short_id
from dragoman.model.record import Reading
from dragoman.model.report import Report

T = TypeVar("T")

Said = Review | Link | RoleGiven | ProcessDeclared | GazetteerKept | Retraction
"""What a person may append."""

KIND_OF: Mapping[type, EntryKind] = {
    Review: EntryKind.REVIEW,
    Link: EntryKind.LINK,
    RoleGiven: EntryKind.ROLE,
    ProcessDeclared: EntryKind.PROCESS,
    GazetteerKept: EntryKind.GAZETTEER,
    Retraction: EntryKind.RETRACTION,
}


@dataclass(frozen=True, slots=True)
class ReportFiled:
    """The payload of a report's entry: the report, and what its source bytes and alignment must hash to."""

    report: Report
    source_name: str
    media_type: str
    source_digest: str
    """SHA-256 of the source bytes, hexadecimal."""
    alignment_digest: str
    """SHA-256 of the alignment's canonical JSON, hexadecimal."""
    warnings: tuple[str, ...] = ()


def subject_of(said: Said) -> str:
    """Return what a payload is about. Names go in as hashes: an entry is for good, and names may have to go."""
    match said:
        case Review() | Retraction():
            return said.report
        case Link():
            return short_id("link", [said.kind, *sorted((said.first, said.second))])
        case RoleGiven():
            return short_id("role", [said.process, said.actor])
        case ProcessDeclared():
            return short_id("process", said.name)
        case GazetteerKept():
            return short_id("gazetteer", said.name)


def pack(value: Any) -> str:
    """Return the canonical JSON of a frozen value. A reading leaves its report out: the report's own entry has it."""
    plain = encode(value)
    if isinstance(value, Reading):
        plain["report"] = value.report.id
    return canonical_text(plain)


def canonical_text(plain: Any) -> str:
    """Return canonical JSON as text; raise LedgerError for what JSON or Unicode has no place for."""
    try:
        return canonical(plain).decode()
    except (CanonicalizationError, UnicodeEncodeError) as error:
        raise LedgerError(f"this cannot be kept as JSON: {error}; nothing was filed") from error


def unpack(kind: type[T], content: str) -> T:
    """Return a frozen value from its JSON; raise LedgerError where it does not fit."""
    return _fitting(kind, content, {})


def unpack_reading(content: str, report: Report) -> Reading:
    """Return a reading from its JSON and the report that it is of; raise LedgerError where it does not fit."""
    return _fitting(Reading, content, {"report": encode(report)})


def _fitting(kind: type[T], content: str, more: dict[str, Any]) -> T:
    try:
        return decode(kind, json.loads(content) | more)
    except (ValueError, TypeError) as error:  # a ModelError is a ValueError too
        raise LedgerError(f"a payload is not as it was filed: {error}; `dragoman verify` says whose it is") from error


PAYLOAD_TYPES: Mapping[str, type] = {
    EntryKind.REPORT: ReportFiled,
    EntryKind.REVIEW: Review,
    EntryKind.LINK: Link,
    EntryKind.ROLE: RoleGiven,
    EntryKind.PROCESS: ProcessDeclared,
    EntryKind.GAZETTEER: GazetteerKept,
    EntryKind.RETRACTION: Retraction,
    EntryKind.ERASURE: Erasure,
}
"""The type of each kind of entry's payload; a reading's needs its report too, see `unpack_reading`."""
