"""Viewing: what the database gave of a moment, decoded into the frozen view that the process folds."""

from typing import TypeVar

from dragoman.errors import LedgerError
from dragoman.ledger.chain import Entry
from dragoman.ledger.payloads import PAYLOAD_TYPES, ReportFiled, unpack, unpack_reading
from dragoman.ledger.queries import READINGS, Snapshot
from dragoman.model.collector import collector_paused
from dragoman.model.entries import (
    EntryKind,
    Erasure,
    Filed,
    GazetteerKept,
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


def view_of(snapshot: Snapshot) -> View:
    """Return the view of a snapshot, which is used up: what has been decoded is not kept twice."""
    reports: dict[str, tuple[Entry, Report]] = {}
    readings: dict[str, Reading] = {}
    said: list[object] = []
    with collector_paused():
        while snapshot.held:
            stored = snapshot.held.popleft()
            subject, kind = stored.entry.subject, stored.entry.kind
            if kind == EntryKind.REPORT:
                reports[subject] = stored.entry, unpack(ReportFiled, stored.content).report
            elif kind in READINGS and subject in reports:
                readings[subject] = unpack_reading(stored.content, reports[subject][1])
            elif kind in PAYLOAD_TYPES:
                said.append(unpack(PAYLOAD_TYPES[kind], stored.content))
            else:
                raise LedgerError(f"entry {stored.entry.sequence} makes no sense here: `dragoman verify` says why")
    return View(
        recorded_as_of=snapshot.recorded,
        sequence=snapshot.sequence,
        filed=tuple(
            Filed(report, entry.recorded, entry.sequence, readings.get(report_id))
            for report_id, (entry, report) in reports.items()
        ),
        reviews=_only(Review, said),
        links=_only(Link, said),
        roles=_only(RoleGiven, said),
        processes=_only(ProcessDeclared, said),
        gazetteers=_only(GazetteerKept, said),
        retractions=_only(Retraction, said),
        erased=_erased(snapshot),
    )


def _erased(snapshot: Snapshot) -> dict[str, str]:
    """Return why each report is gone that had been filed by the moment, whenever it was that it went."""
    every = [unpack(Erasure, stored.content) for stored in snapshot.erasures]
    return {
        erasure.subject: erasure.because for erasure in every if min(erasure.sequences, default=0) <= snapshot.sequence
    }


def _only(kind: type[T], values: list[object]) -> tuple[T, ...]:
    return tuple(value for value in values if isinstance(value, kind))
