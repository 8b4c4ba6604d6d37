"""The ledger: append-only entries in a database, and all that may be asked of them."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType

from sqlalchemy import Connection, select

from dragoman import __version__
from dragoman.errors import ErasedError, LedgerError, ModelError, SpanError, UsageError
from dragoman.ledger import queries, writing
from dragoman.ledger.anchors import check_reading, check_review
from dragoman.ledger.backend import Backend
from dragoman.ledger.chain import Entry
from dragoman.ledger.payloads import (
    KIND_OF,
    PAYLOAD_TYPES,
    ReportFiled,
    Said,
    canonical_text,
    pack,
    subject_of,
    unpack,
    unpack_reading,
)
from dragoman.ledger.schema import entries, sources
from dragoman.ledger.verification import Verification, verify
from dragoman.ledger.viewing import view_of
from dragoman.model.codec import encode
from dragoman.model.entries import EntryKind, Erasure, GazetteerKept, Review, View
from dragoman.model.record import Reading
from dragoman.model.report import Alignment, Report, Source, Taken

_PROGRAM = f"dragoman {__version__}"
"""Who files reports."""
SAID = (*KIND_OF.values(), EntryKind.ERASURE)
"""The kinds of entries that a person makes."""


@dataclass(frozen=True, slots=True)
class Filing:
    """What filing a report changed: nothing at all where it and its reading were on record."""

    report_id: str
    is_new_report: bool
    is_new_reading: bool


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the ledger's log."""

    entry: Entry
    said: Said | Erasure | None
    """What a person said; None for reports and readings, and for what was erased."""


class Ledger:
    """An open ledger. Every method is one transaction; an instance may be shared between threads."""

    def __init__(self, backend: Backend, clock: Callable[[], datetime]) -> None:
        self._backend = backend
        self._clock = clock

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._backend.close()

    def file(self, taken: Taken, reading: Reading | None) -> Filing:
        """File a report with its source, and what a reader found in it: both are kept, or neither.

        What is on record already is left as it is. Raises ErasedError for a report that was erased, and LedgerError
        for a reading that does not fit the report's text.
        """
        report, content = taken.report, pack(_filed(taken))
        alignment = canonical_text(encode(taken.alignment))
        read = _checked(reading, report) if reading else ""
        with self._backend.writing() as connection:
            is_new_report = queries.report_entry(connection, report.id) is None
            if is_new_report:
                sequence = self._append(connection, EntryKind.REPORT, _PROGRAM, report.id, content)
                writing.keep_source(connection, sequence, taken.source.data, alignment)
            elif erasure := queries.erasure_of(connection, report.id):
                raise ErasedError(
                    f"{taken.source.name} is {report.id}, which {erasure.by} erased ({erasure.because}): "
                    "it is not filed again"
                )
            is_new_reading = reading is not None and not queries.has_reading(
                connection, report.id, reading.reader_digest
            )
            if reading and is_new_reading:
                if queries.report_filed(connection, report.id)[1].report.text != report.text:
                    raise LedgerError(
                        f"{taken.source.name} is on record as {report.id} with another text than was read now: "
                        "read the report on record instead"
                    )
                kind = EntryKind.SECOND_READING if reading.sent else EntryKind.READING
                self._append(connection, kind, reading.reader, report.id, read, reading.reader_digest)
        return Filing(report.id, is_new_report, is_new_reading)

    def append(self, payload: Said, *, author: str) -> int:
        """Append what a person says and return the entry's sequence number; saying the latest word again adds nothing.

        Raises UsageError where a review or retraction names a report that is not here, or a review's content or
        quotes do not fit its report.
        """
        return self.append_all((payload,), author=author)[0]

    def append_all(self, payloads: Iterable[Said], *, author: str) -> tuple[int, ...]:
        """Append all of what somebody says in one transaction, or none of it; else as `append`."""
        packed = [(payload, pack(payload)) for payload in payloads]
        if not packed:
            return ()
        with self._backend.writing() as connection:
            return tuple(self._say(connection, payload, content, author) for payload, content in packed)

    def view(self, *, recorded_as_of: datetime | int | None = None, reader: str | None = None) -> View:
        """Return the ledger as it stood: now, at a moment (with time zone), or right after the entry of a number.

        What has been erased since is gone from earlier views too; they name it with the reason. Dragoman's own readings
        count, or those of the reader that is named, by its name or a part of it; UsageError where there is none such.
        """
        with self._backend.reading() as connection:
            snapshot = queries.snapshot(connection, recorded_as_of, self._clock(), reader)
        return view_of(snapshot)  # outside of the transaction, so that writers need not wait for it

    def log(self) -> tuple[Logged, ...]:
        """Return all entries in order: who recorded what when, and what a person said where it has not been erased."""
        with self._backend.reading() as connection:
            listed = queries.all_entries(connection)
            said: dict[int, Said | Erasure] = {
                stored.entry.sequence: unpack(PAYLOAD_TYPES[kind], stored.content)
                for kind in SAID
                for stored in queries.of_kind(connection, kind)
            }
        return tuple(Logged(entry, said.get(entry.sequence)) for entry in listed)

    def gazetteers(self) -> tuple[GazetteerKept, ...]:
        """Return the gazetteers that the reader is to know for this ledger, each as it was kept last, in order."""
        with self._backend.reading() as connection:
            kept = [unpack(GazetteerKept, s.content) for s in queries.of_kind(connection, EntryKind.GAZETTEER)]
        last = {gazetteer.name: gazetteer for gazetteer in kept}
        return tuple(gazetteer for gazetteer in last.values() if gazetteer.lines)

    def report_ids(self) -> tuple[str, ...]:
        """Return the ids of all reports in the order of their filing, without those erased."""
        with self._backend.reading() as connection:
            query = (
                select(entries.c.subject)
                .join(sources, sources.c.sequence == entries.c.sequence)
                .order_by(entries.c.sequence)
            )
            return tuple(connection.execute(query).scalars())

    def report(self, report_id: str) -> Report:
        """Return a report as it was filed; raise UsageError where it is unknown or erased."""
        with self._backend.reading() as connection:
            return queries.report_filed(connection, report_id)[1].report

    def has_reading(self, report_id: str, reader_digest: str) -> bool:
        """Tell whether the reader of a digest has read a report."""
        with self._backend.reading() as connection:
            return queries.has_reading(connection, report_id, reader_digest)

    def reading(self, report_id: str, reader_digest: str) -> Reading | None:
        """Return what the reader of a digest found in a report, or None; raise UsageError for an unknown report."""
        with self._backend.reading() as connection:
            report = queries.report_filed(connection, report_id)[1].report
            held = [s for kind in queries.READINGS for s in queries.about(connection, report_id, kind)]
        found = next((stored for stored in held if stored.entry.reader_digest == reader_digest), None)
        return unpack_reading(found.content, report) if found else None

    def source(self, report_id: str) -> Source:
        """Return the bytes that a report was made from; raise UsageError where it is unknown or erased."""
        with self._backend.reading() as connection:
            sequence, filed = queries.report_filed(connection, report_id)
            data = connection.execute(select(sources.c.data).where(sources.c.sequence == sequence)).scalar_one()
        return Source(filed.source_name, bytes(data), filed.media_type, filed.source_digest)

    def alignment(self, report_id: str) -> Alignment:
        """Return the way from a report's text to its source bytes; raise UsageError where it is unknown or erased."""
        with self._backend.reading() as connection:
            sequence, _ = queries.report_filed(connection, report_id)
            held = connection.execute(select(sources.c.alignment).where(sources.c.sequence == sequence)).scalar_one()
        return unpack(Alignment, held)

    def erase(self, report_id: str, *, because: str, by: str) -> Erasure:
        """Delete a report for good, with its source, readings, reviews, retraction and links; the chain still holds.

        Erasing again changes nothing and returns the first erasure, but finishes what an interruption left undone.
        Raises UsageError for a report that is unknown.
        """
        with self._backend.writing() as connection:
            erasure = queries.erasure_of(connection, report_id)
            if erasure is None:
                queries.report_filed(connection, report_id)
                erasure = writing.erase(connection, now=self._clock(), report_id=report_id, because=because, by=by)
        try:
            self._backend.scrub()
        except LedgerError as error:
            raise LedgerError(
                f"{report_id} is erased, but its space in the database is not given up yet: erase it again later. "
                f"The reason: {error}"
            ) from error
        return erasure

    def verify(self) -> Verification:
        """Check every entry, payload, source and span, and say what was erased."""
        return verify(self._backend)

    def _say(self, connection: Connection, payload: Said, content: str, author: str) -> int:
        kind, subject = KIND_OF[type(payload)], subject_of(payload)
        if kind in (EntryKind.REVIEW, EntryKind.RETRACTION):
            report = queries.report_filed(connection, subject)[1].report
            if isinstance(payload, Review):
                _check_review(payload, report)
        earlier = queries.about(connection, subject, kind)
        if isinstance(payload, Review):
            earlier = [other for other in earlier if unpack(Review, other.content).item == payload.item]
        if earlier and earlier[-1].content == content:
            return earlier[-1].entry.sequence
        return self._append(connection, kind, author, subject, content)

    def _append(
        self,
        connection: Connection,
        kind: EntryKind,
        author: str,
        subject: str,
        content: str,
        reader_digest: str | None = None,
    ) -> int:
        return writing.append(
            connection,
            now=self._clock(),
            kind=kind,
            author=author,
            subject=subject,
            content=content,
            reader_digest=reader_digest,
        )


def _filed(taken: Taken) -> ReportFiled:
    source = taken.source
    if hashlib.sha256(source.data).hexdigest() != source.digest:
        raise LedgerError(f"{source.name}: the bytes of the source are not those that its digest names")
    alignment = hashlib.sha256(canonical_text(encode(taken.alignment)).encode()).hexdigest()
    return ReportFiled(taken.report, source.name, source.media_type, source.digest, alignment, taken.warnings)


def _check_review(review: Review, report: Report) -> None:
    try:
        check_review(review, report.text)
    except ModelError as error:
        raise UsageError(f"the review of {review.item} does not fit its report: {error}") from error


def _checked(reading: Reading, report: Report) -> str:
    """Return a reading's payload; raise LedgerError where it is not one of this report's text."""
    if (reading.report.id, reading.report.text) != (report.id, report.text):
        raise LedgerError(f"the reading is of {reading.report.id}, not of {report.id} as it was taken")
    try:
        check_reading(reading)
    except SpanError as error:
        raise LedgerError(f"the reading of {report.id} by {reading.reader} does not fit its text: {error}") from error
    return pack(reading)
