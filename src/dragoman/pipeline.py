"""One report after another through intake, reading and, if there is one, the ledger; a failure stops only its own."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dragoman.errors import DragomanError, ErasedError, ReadingError, UsageError
from dragoman.intake import Given, Refused, take
from dragoman.ledger import Filing, Ledger
from dragoman.model.protocols import Reader
from dragoman.model.record import Reading
from dragoman.model.report import Report, Taken
from dragoman.model.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Done:
    """A report that went all the way."""

    taken: Taken
    reading: Reading | None
    """None where the ledger had this reader's reading already, so that nothing was read."""
    filing: Filing | None
    """None without a ledger."""
    second: Reading | None = None
    """The second reader's reading; None without one, where the ledger has it already, and where it failed."""
    second_error: DragomanError | None = None
    """Why the second reader did not read it; the first reading stands all the same."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A source, or a line of one, that came to nothing, and why."""

    name: str
    error: DragomanError


class Pipeline:
    """Takes, reads and files reports, holding one at a time.

    The reader is loaded when the first report has been taken, so that a mistyped path is told at once. A ledger given
    as a way to open it is opened then, too, so that sources that all fail leave no empty one behind. A second reader
    reads after the first, and files a reading of its own.
    """

    def __init__(
        self,
        load: Callable[[], Reader],
        ledger: Ledger | Callable[[], Ledger] | None = None,
        second: Reader | None = None,
    ) -> None:
        self._load = load
        self._ledger = ledger
        self._second = second
        self._reader: Reader | None = None

    def run(self, sources: Iterable[str], given: Given, *, stdin: bytes | None = None) -> Iterator[Done | Failed]:
        """Yield what became of each report, in the order of the sources.

        Raises LedgerError where the ledger itself cannot be written: nothing that follows could be kept.
        """
        for source in sources:
            for taken in take(source, given, stdin=stdin):
                yield Failed(taken.name, taken.error) if isinstance(taken, Refused) else self._through(taken)

    @property
    def reader(self) -> Reader:
        """The reader, loaded on first use."""
        if self._reader is None:
            self._reader = self._load()
        return self._reader

    def _through(self, taken: Taken) -> Done | Failed:
        try:
            if self._ledger is None:
                done = Done(taken, self._read(self.reader, taken, taken.report), None)
            else:
                if not isinstance(self._ledger, Ledger):
                    self._ledger = self._ledger()
                done = self._filed(taken, self._ledger)
        except (ReadingError, ErasedError) as error:
            return Failed(taken.source.name, error)
        if self._second is None:
            return done
        try:
            return dataclasses.replace(done, second=self._read_again(self._second, done))
        except (ReadingError, ErasedError) as error:
            return dataclasses.replace(done, second_error=error)

    def _filed(self, taken: Taken, ledger: Ledger) -> Done:
        if ledger.has_reading(taken.report.id, self.reader.digest):
            return Done(taken, None, ledger.file(taken, None))
        # A later intake may clean the same source otherwise; spans then belong to the text that is on record.
        report = _on_record(ledger, taken.report)
        reading = self._read(self.reader, taken, report)
        return Done(taken, reading, ledger.file(dataclasses.replace(taken, report=report), reading))

    def _read_again(self, second: Reader, done: Done) -> Reading | None:
        """Return what the second reader finds in a report, filed if there is a ledger; None where that has it."""
        ledger = self._ledger if isinstance(self._ledger, Ledger) else None
        taken, first = done.taken, done.reading
        report = first.report if first else taken.report
        if ledger:
            report = ledger.report(report.id)
            if ledger.has_reading(report.id, second.digest):
                return None
            first = first or ledger.reading(report.id, self.reader.digest)
        if Label.CONFIDENTIAL in (report.label, taken.report.label):  # the stricter word on it holds
            report = dataclasses.replace(report, label=Label.CONFIDENTIAL)
        reading = self._read(second, taken, report)
        # Only the first reader computes by what copies are known; a board of second readings needs it too.
        reading = dataclasses.replace(reading, likeness=first.likeness if first else None)
        if ledger:
            ledger.file(dataclasses.replace(taken, report=report), reading)
        return reading

    def _read(self, reader: Reader, taken: Taken, report: Report) -> Reading:
        try:
            return reader.read(report)
        except DragomanError:
            raise
        except Exception as error:  # a fault of the reader's in one report must not cost the others
            raise ReadingError(
                f"{taken.source.name}: the reader failed on it ({type(error).__name__}: {error}). "
                "This is a fault of Dragoman's; please report it with the text"
            ) from error


def _on_record(ledger: Ledger, report: Report) -> Report:
    try:
        return ledger.report(report.id)
    except UsageError:
        return report
