"""Queries: what the ledger holds, by subject, by kind, and as a whole as it stood at a moment."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, func, or_, select

from dragoman.errors import LedgerError, UsageError
from dragoman.ledger.chain import FIELDS, Entry, timestamp
from dragoman.ledger.payloads import PAYLOAD_TYPES, ReportFiled, unpack, unpack_reading
from dragoman.ledger.schema import entries, payloads
from dragoman.model.entries import (
    EntryKind,
    Erasure,
    Filed,
    Link,
    ProcessDeclared,
    Retraction,
    Review,
    RoleGiven,
    View,
)
from dragoman.model.record import Reading
from dragoman.model.report import Report

T = TypeVar("T")

BATCH = 200
"""Rows fetched at a time, so that a large ledger is never in memory as rows and values both."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry with its payload as it lies in the database."""

    entry: Entry
    content: str


def entry_from(row: Sequence[Any]) -> Entry:
    """Return the entry of a row that begins with the columns of `entries`."""
    return Entry(*row[: len(FIELDS)])


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
        entries.c.kind == EntryKind.READING.value,
        entries.c.reader_digest == reader_digest,
    )
    return connection.execute(query).first() is not None


def item_ids(content: str) -> set[str]:
    """Return the ids of all items in a reading's JSON."""
    groups = (group for group in json.loads(content).values() if isinstance(group, list))
    return {item["id"] for group in groups for item in group if isinstance(item, dict) and "id" in item}


def view(connection: Connection, recorded_as_of: datetime | int | None, now: datetime) -> View:
    """Return the ledger as it stood after an entry, at a moment, or now."""
    sequence, recorded = _cut(connection, recorded_as_of, now)
    latest_readings = (
        select(func.max(entries.c.sequence))
        .where(entries.c.kind == EntryKind.READING.value, entries.c.sequence <= sequence)
        .group_by(entries.c.subject)
    )
    query = _stored().where(
        entries.c.sequence <= sequence,
        or_(entries.c.kind != EntryKind.READING.value, entries.c.sequence.in_(latest_readings)),
    )
    reports: dict[str, tuple[Entry, Report]] = {}
    readings: dict[str, Reading] = {}
    said: dict[str, list[object]] = {kind: [] for kind in PAYLOAD_TYPES}
    for stored in _stream(connection, query):
        subject, kind = stored.entry.subject, stored.entry.kind
        if kind == EntryKind.REPORT:
            reports[subject] = stored.entry, unpack(ReportFiled, stored.content).report
        elif kind == EntryKind.READING:
            if subject not in reports:
                raise LedgerError(
                    f"entry {stored.entry.sequence} reads a report that is not here: run `dragoman verify`"
                )
            readings[subject] = unpack_reading(stored.content, reports[subject][1])
        else:
            said[kind].append(unpack(PAYLOAD_TYPES[kind], stored.content))
    return View(
        recorded_as_of=recorded,
        sequence=sequence,
        filed=tuple(
            Filed(report, entry.recorded, entry.sequence, readings.get(report_id))
            for report_id, (entry, report) in reports.items()
        ),
        reviews=_only(Review, said[EntryKind.REVIEW]),
        links=_only(Link, said[EntryKind.LINK]),
        roles=_only(RoleGiven, said[EntryKind.ROLE]),
        processes=_only(ProcessDeclared, said[EntryKind.PROCESS]),
        retractions=_only(Retraction, said[EntryKind.RETRACTION]),
        erased=_erased(connection, sequence),
    )


def _erased(connection: Connection, sequence: int) -> dict[str, str]:
    """Return why each report is gone that had been filed by an entry, whenever it was that it went."""
    every = [unpack(Erasure, stored.content) for stored in of_kind(connection, EntryKind.ERASURE)]
    return {erasure.subject: erasure.because for erasure in every if min(erasure.sequences, default=0) <= sequence}


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


def _only(kind: type[T], values: list[object]) -> tuple[T, ...]:
    return tuple(value for value in values if isinstance(value, kind))
