"""Queries: what the ledger holds, by subject, by kind, and as a whole at a moment."""

import json
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, and_, func, or_, select

from dragoman.errors import UsageError
from dragoman.ledger.chain import FIELDS, Entry, timestamp
from dragoman.ledger.payloads import ReportFiled, unpack
from dragoman.ledger.schema import entries, payloads
from dragoman.model.entries import (
    EntryKind,
    Erasure,
)

T = TypeVar("T")

READINGS = (EntryKind.READING, EntryKind.SECOND_READING)
"""The kinds of entries that hold a reading: Dragoman's own, and those of readers that the user named beside it."""

BATCH = 200
"""Rows fetched at a time, so that a large ledger is never in memory as rows and values both."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry with its payload as it lies in the database."""

    entry: Entry
    content: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the ledger held by a moment, not decoded yet."""

    sequence: int
    """The last entry seen, 0 for none."""
    recorded: str
    """The moment, RFC 3339."""
    held: deque[Stored]
    """What is on record, in order: of readings the one that counts of each report, of erasures none."""
    erasures: tuple[Stored, ...]
    """All erasures, those after the moment too."""


def entry_from(row: Sequence[Any]) -> Entry:
    """Return the entry of a row that begins with the columns of `entries`."""
    return Entry(*row[: len(FIELDS)])


def all_entries(connection: Connection) -> list[Entry]:
    """Return all entries in order, without their payloads."""
    return [entry_from(row) for row in connection.execute(_entries().order_by(entries.c.sequence))]


def last_entry(connection: Connection) -> Entry | None:
    """Return the entry at the end of the chain, or None in an empty ledger."""
    row = connection.execute(_entries().order_by(entries.c.sequence.desc()).limit(1)).first()
    return entry_from(row) if row else None


def about(connection: Connection, subject: str, kind: EntryKind | None = None) -> list[Stored]:
    """Return the entries about a subject, in order, that still have their payloads."""
    query = _stored().where(entries.c.subject == subject)
    return _fetch(connection, query if kind is None else query.where(entries.c.kind == kind.value))


def of_kind(connection: Connection, kind: EntryKind) -> list[Stored]:
    """Return the entries of a kind, in order, that still have their payloads."""
    return _fetch(connection, _stored().where(entries.c.kind == kind.value))


def report_entry(connection: Connection, report_id: str) -> Entry | None:
    """Return the entry by which a report was filed, erased or not; None where it never was."""
    query = _entries().where(entries.c.subject == report_id, entries.c.kind == EntryKind.REPORT.value)
    row = connection.execute(query).first()
    return entry_from(row) if row else None


def erasure_of(connection: Connection, report_id: str) -> Erasure | None:
    """Return how and why a report was erased, or None."""
    found = about(connection, report_id, EntryKind.ERASURE)
    return unpack(Erasure, found[0].content) if found else None


def report_filed(connection: Connection, report_id: str) -> tuple[int, ReportFiled]:
    """Return the sequence number and payload of a report's entry; raise UsageError where it is unknown or erased."""
    found = about(connection, report_id, EntryKind.REPORT)
    if found:
        return found[0].entry.sequence, unpack(ReportFiled, found[0].content)
    if erasure := erasure_of(connection, report_id):
        raise UsageError(f"{report_id} was erased by {erasure.by}: {erasure.because}")
    raise UsageError(f"no report {report_id} is in this ledger: `dragoman board` lists those that are")


def has_reading(connection: Connection, report_id: str, reader_digest: str) -> bool:
    """Tell whether a report was read by the reader of a digest."""
    query = select(entries.c.sequence).where(
        entries.c.subject == report_id,
        entries.c.kind.in_(READINGS),
        entries.c.reader_digest == reader_digest,
    )
    return connection.execute(query).first() is not None


def reader_named(connection: Connection, words: str) -> str:
    """Return the reader whose name, or a part of it, the words are; raise UsageError where it is not just one."""
    query = select(entries.c.author).where(entries.c.kind.in_(READINGS)).distinct().order_by(entries.c.author)
    names: list[str] = list(connection.execute(query).scalars())
    found = [name for name in names if name == words] or [n for n in names if words.casefold() in n.casefold()]
    if len(found) != 1:
        problem = f"{len(found)} readers go by" if found else "no reader here goes by"
        known = "; ".join(found or names) or "none yet"
        raise UsageError(f"{problem} {words!r}. {'They are' if found else 'Those of this ledger are'}: {known}")
    return found[0]


def item_ids(content: str) -> set[str]:
    """Return the ids of all items in a reading's JSON."""
    groups = (group for group in json.loads(content).values() if isinstance(group, list))
    return {item["id"] for group in groups for item in group if isinstance(item, dict) and "id" in item}


def snapshot(
    connection: Connection, recorded_as_of: datetime | int | None, now: datetime, reader: str | None = None
) -> Snapshot:
    """Return what the ledger held after an entry, at a moment, or now.

    Of a report's readings the latest of Dragoman's own counts or, where a reader is named, the latest of that reader.
    """
    sequence, recorded = _cut(connection, recorded_as_of, now)
    counts = entries.c.kind == EntryKind.READING.value
    if reader is not None:
        counts = and_(entries.c.kind.in_(READINGS), entries.c.author == reader_named(connection, reader))
    latest_readings = (
        select(func.max(entries.c.sequence)).where(counts, entries.c.sequence <= sequence).group_by(entries.c.subject)
    )
    query = _stored().where(
        entries.c.sequence <= sequence,
        entries.c.kind != EntryKind.ERASURE.value,
        or_(entries.c.kind.not_in(READINGS), entries.c.sequence.in_(latest_readings)),
    )
    return Snapshot(
        sequence, recorded, deque(_stream(connection, query)), tuple(of_kind(connection, EntryKind.ERASURE))
    )


def _cut(connection: Connection, recorded_as_of: datetime | int | None, now: datetime) -> tuple[int, str]:
    """Return the last entry to be seen (0 for none), and the moment that it stands for."""
    last = last_entry(connection)
    if isinstance(recorded_as_of, datetime):
        moment = timestamp(recorded_as_of)
        found = connection.execute(select(func.max(entries.c.sequence)).where(entries.c.recorded <= moment)).scalar()
        return found or 0, moment
    if recorded_as_of is None:
        return (last.sequence, max(timestamp(now), last.recorded)) if last else (0, timestamp(now))
    row = connection.execute(_entries().where(entries.c.sequence == recorded_as_of)).first()
    if row is None:
        raise UsageError(
            f"no entry {recorded_as_of} is in this ledger: it has entries 1 to {last.sequence if last else 0}"
        )
    return recorded_as_of, entry_from(row).recorded


def _entries() -> Select[Any]:
    return select(*(entries.c[name] for name in FIELDS))


def _stored() -> Select[Any]:
    return (
        _entries()
        .add_columns(payloads.c.content)
        .join(payloads, payloads.c.digest == entries.c.payload_digest)
        .order_by(entries.c.sequence)
    )


def _fetch(connection: Connection, query: Select[Any]) -> list[Stored]:
    return list(_stream(connection, query))


def _stream(connection: Connection, query: Select[Any]) -> Iterator[Stored]:
    with connection.execute(query.execution_options(yield_per=BATCH)) as rows:
        for row in rows:
            yield Stored(entry_from(row), row.content)
