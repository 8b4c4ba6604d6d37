"""Verification: every entry follows on the one before, says what its digest promises, rests on words that are there."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, func, select

from dragoman.errors import DamagedError, DragomanError, LedgerError, ModelError
from dragoman.ledger import queries
from dragoman.ledger.anchors import check_reading, check_review
from dragoman.ledger.backend import Backend
from dragoman.ledger.chain import FIELDS, GENESIS, Entry, entry_hash, salted_digest
from dragoman.ledger.payloads import PAYLOAD_TYPES, ReportFiled, Said, subject_of, unpack, unpack_reading
from dragoman.ledger.schema import entries, erased, payloads, sources
from dragoman.model.entries import EntryKind, Erasure, Retraction, Review
from dragoman.model.report import Alignment, Report

TEXTS_HELD = 64
"""Reports kept at hand: readings and reviews mostly follow soon on their report."""

_Reports = Callable[[str], Report]


@dataclass(frozen=True, slots=True)
class Verification:
    """What walking the whole ledger found."""

    ok: bool
    entries: int
    """How many entries were found to hold, from the first on."""
    first_bad: int | None
    """Sequence number of the first entry that does not hold; None where all do, or the fault is none entry's own."""
    problem: str | None
    """What is wrong, in a sentence."""
    erased: tuple[Erasure, ...]
    """What is gone by an erasure on record, in order."""
    spans_checked: int
    head: str
    """Hash of the last entry that holds. Kept elsewhere, it shows later whether the chain's end was cut off."""


class _Fault(Exception):  # noqa: N818  # never leaves this module
    """An entry that does not hold."""


def verify(backend: Backend) -> Verification:
    """Walk a ledger from the first entry to the last, and stop at the first that does not hold.

    Raises LedgerError where the ledger cannot be read at all, which says nothing of what is in it.
    """
    walk = _Walk()
    try:
        if damage := backend.damage():
            return walk.result(damage)
        with backend.reading() as connection:
            return walk.result(walk.over(connection))
    except DamagedError as error:
        return walk.result(str(error))


@dataclass(frozen=True, slots=True)
class _Row:
    entry: Entry
    salt: bytes | None
    content: str | None


class _Walk:
    def __init__(self) -> None:
        self.last: Entry | None = None
        self.first_bad: int | None = None
        self.spans = 0
        self.erased: list[Erasure] = []

    def result(self, problem: str | None) -> Verification:
        return Verification(
            ok=problem is None,
            entries=self.last.sequence if self.last else 0,
            first_bad=self.first_bad,
            problem=problem,
            erased=tuple(self.erased),
            spans_checked=self.spans,
            head=self.last.hash if self.last else GENESIS,
        )

    def over(self, connection: Connection) -> str | None:
        """Check every entry in order; return the first problem or None."""
        gone = {row.sequence: row.erasure for row in connection.execute(select(erased.c.sequence, erased.c.erasure))}
        report_of = lru_cache(TEXTS_HELD)(lambda report_id: queries.report_filed(connection, report_id)[1].report)
        for row in _rows(connection):
            expected = self.last.sequence + 1 if self.last else 1
            try:
                self._check_link(row.entry, expected)
                if not isinstance(row.content, str | None) or not isinstance(row.salt, bytes | None):
                    raise _Fault("its payload is not the text that was filed")  # a damaged SQLite file holds any type
                if row.content is not None and row.salt is not None:
                    self._check_payload(connection, row.entry, row.salt, row.content, report_of, gone)
                elif row.entry.sequence not in gone:
                    raise _Fault("its payload is missing, and no erasure names it")
            except (_Fault, LedgerError, ModelError) as fault:
                self.first_bad = expected
                return f"entry {expected} does not hold: {fault}"
            self.last = row.entry
        return self._check_rest(connection, gone)

    def _check_link(self, entry: Entry, expected: int) -> None:
        if entry.sequence != expected:
            raise _Fault(f"it is missing; the next one found is {entry.sequence}")
        if entry.previous != (self.last.hash if self.last else GENESIS):
            raise _Fault("it does not name the hash of the entry before")
        if entry.hash != entry_hash(entry):
            raise _Fault("its fields are not those that were hashed")
        if self.last and entry.recorded < self.last.recorded:
            raise _Fault("it was recorded before the entry before it")

    def _check_payload(
        self,
        connection: Connection,
        entry: Entry,
        salt: bytes,
        content: str,
        report_of: _Reports,
        gone: dict[int, int],
    ) -> None:
        if salted_digest(salt, content) != entry.payload_digest:
            raise _Fault("its payload is not the one that was filed")
        if entry.sequence in gone:
            raise _Fault(f"entry {gone[entry.sequence]} erased its payload, which is still there")
        if entry.kind in queries.READINGS:
            self._check_reading(entry, content, report_of)
            return
        if entry.kind not in PAYLOAD_TYPES:
            raise _Fault(f"its kind, {entry.kind!r}, is unknown to this version")
        said: object = unpack(PAYLOAD_TYPES[entry.kind], content)
        if isinstance(said, ReportFiled):
            _check_subject(entry, said.report.id)
            _check_source(connection, entry, said)
        elif isinstance(said, Erasure):
            _check_subject(entry, said.subject)
            if sorted(said.sequences) != sorted(named for named, by in gone.items() if by == entry.sequence):
                raise _Fault("what it says was erased is not what the database let go")
            self.erased.append(said)
        elif isinstance(said, Said):
            _check_subject(entry, subject_of(said))
            if isinstance(said, Review | Retraction):
                report = _found(report_of, entry.subject)
                if isinstance(said, Review):
                    self.spans += check_review(said, report.text)

    def _check_reading(self, entry: Entry, content: str, report_of: _Reports) -> None:
        reading = unpack_reading(content, _found(report_of, entry.subject))
        _check_subject(entry, json.loads(content).get("report"))
        if reading.reader_digest != entry.reader_digest:
            raise _Fault("it names another reader than its payload does")
        if (entry.kind == EntryKind.SECOND_READING) != (reading.sent is not None):
            raise _Fault("its payload is not of the kind of reading that it says it is")
        self.spans += check_reading(reading)

    def _check_rest(self, connection: Connection, gone: dict[int, int]) -> str | None:
        """Return what lies in the tables without an entry that accounts for it."""
        stray = (
            select(func.count()).select_from(payloads).where(payloads.c.digest.not_in(select(entries.c.payload_digest)))
        )
        if count := connection.execute(stray).scalar_one():
            return f"payloads without an entry: {count}"
        reports = select(entries.c.sequence).where(entries.c.kind == EntryKind.REPORT.value)
        kept = set(connection.execute(select(sources.c.sequence)).scalars())
        if strays := sorted(kept - (set(connection.execute(reports).scalars()) - gone.keys())):
            return f"source bytes without a report: entry {strays[0]}"
        named = {sequence for erasure in self.erased for sequence in erasure.sequences}
        if strays := sorted(gone.keys() - named):
            return f"entry {strays[0]} is marked as erased, and no erasure names it"
        return None


def _rows(connection: Connection) -> Iterator[_Row]:
    query = (
        select(*(entries.c[name] for name in FIELDS), payloads.c.salt, payloads.c.content)
        .outerjoin(payloads, payloads.c.digest == entries.c.payload_digest)
        .order_by(entries.c.sequence)
        .execution_options(yield_per=queries.BATCH)
    )
    with connection.execute(query) as rows:
        for row in rows:
            yield _Row(queries.entry_from(row), row.salt, row.content)


def _found(report_of: _Reports, report_id: str) -> Report:
    try:
        return report_of(report_id)
    except DragomanError as error:
        raise _Fault(f"the report that it is about is not to be had: {error}") from error


def _check_subject(entry: Entry, subject: object) -> None:
    if subject != entry.subject:
        raise _Fault(f"it says to be about {entry.subject}, and its payload about {subject}")


def _check_source(connection: Connection, entry: Entry, filed: ReportFiled) -> None:
    query = select(sources.c.data, sources.c.alignment).where(sources.c.sequence == entry.sequence)
    row = connection.execute(query).first()
    if row is None:
        raise _Fault("its source bytes are missing")
    if not isinstance(row.data, bytes) or hashlib.sha256(row.data).hexdigest() != filed.source_digest:
        raise _Fault("its source bytes are not those that were filed")
    told = row.alignment.encode() if isinstance(row.alignment, str) else b""
    if hashlib.sha256(told).hexdigest() != filed.alignment_digest:
        raise _Fault("the alignment with its source is not the one that was filed")
    unpack(Alignment, row.alignment)
