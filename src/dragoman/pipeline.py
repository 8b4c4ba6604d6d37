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


@dataclass(frozen=True, slots=True)
class Done:
    """A report that went all the way."""

    taken: Taken
    reading: Reading | None
    """None where the ledger had this reader's reading already, so that nothing was read."""
    filing: Filing | None
    """None without a ledger."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A source, or a line of one, that came to nothing, and why."""

    name: str
    error: DragomanError


class Pipeline:
    """Takes, reads and files reports, holding one at a time.

    The reader is loaded when the first report has been taken, so that a mistyped path is told at once. A ledger given
    as a way to open it is opened then, too, so that sources that all fail leave no empty one behind.
    """

    def __init__(self, load: Callable[[], Reader], ledger: Ledger | Callable[[], Ledger] | None = None) -> None:
        self._load = load
        self._ledger = ledger
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
                return Done(taken, self._read(taken, taken.report), None)
            if not isinstance(self._ledger, Ledger):
                self._ledger = self._ledger()
            return self._filed(taken, self._ledger)
        except (ReadingError, ErasedError) as error:
            return Failed(taken.source.name, error)

    def _filed(self, taken: Taken, ledger: Ledger) -> Done:
        if ledger.has_reading(taken.report.id, self.reader.digest):
            return Done(taken, None, ledger.file(taken, None))
        # A later intake may clean the same source otherwise; spans then belong to the text that is on record.
        report = _on_record(ledger, taken.report)
        reading = self._read(taken, report)
        return Done(taken, reading, ledger.file(dataclasses.replace(taken, report=report), reading))

    def _read(self, taken: Taken, report: Report) -> Reading:
        try:
            return self.reader.read(report)
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
