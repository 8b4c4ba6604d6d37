"""One report after another through intake, reading and, if there is one, the ledger; a failure stops only its own."""

import dataclasses
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from dragoman.errors import DragomanError, ErasedError, ReadingError, UsageError
from dragoman.intake import Given, Refused, take
from dragoman.ledger import Filing, Ledger
from dragoman.model.entries import AUTOMATIC
from dragoman.model.protocols import Reader
from dragoman.model.record import Reading
from dragoman.model.report import Report, Taken
from dragoman.model.vocabulary import Label
from dragoman.process.linking import automatic_links
from dragoman.reading.team import Task, Team


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


@dataclass(frozen=True, slots=True)
class _Begun:
    """A report that was taken and, unless its reading is on record, put up for reading."""

    taken: Taken
    report: Report
    task: Task | None


class Pipeline:
    """Takes, reads and files reports, holding few at a time.

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
        self._filed_now: set[str] = set()

    def run(self, sources: Iterable[str], given: Given, *, stdin: bytes | None = None) -> Iterator[Done | Failed]:
        """Yield what became of each report, in the order of the sources; at the end record who is who in those filed.

        Raises LedgerError where the ledger itself cannot be written: nothing that follows could be kept.
        """
        under_way = deque[_Begun | Failed]()
        with ExitStack() as held:
            team: Team | None = None
            for source in sources:
                for taken in take(source, given, stdin=stdin):
                    if isinstance(taken, Refused):
                        under_way.append(Failed(taken.name, taken.error))
                    else:
                        ledger = self._opened  # before the reader, which may be told of names that it keeps
                        team = team or held.enter_context(_team(self.reader))
                        under_way.append(self._begin(taken, team, ledger))
                    while len(under_way) > (team.ahead if team else 0):
                        yield self._note(self._end(under_way.popleft(), team))
            while under_way:
                yield self._note(self._end(under_way.popleft(), team))
        self._link()

    def _note(self, done: Done | Failed) -> Done | Failed:
        if isinstance(done, Done) and done.filing and done.filing.is_new_reading:
            self._filed_now.add(done.filing.report_id)
        return done

    def _link(self) -> None:
        """Put on record which actors of the reports filed now are those of earlier ones, and why."""
        if self._filed_now and self._opened is not None:
            found = automatic_links(self._opened.view(), self._filed_now)
            self._opened.append_all(found, author=AUTOMATIC)
            self._filed_now.clear()

    @property
    def reader(self) -> Reader:
        """The reader, loaded on first use."""
        if self._reader is None:
            self._reader = self._load()
        return self._reader

    @property
    def _opened(self) -> Ledger | None:
        if self._ledger is not None and not isinstance(self._ledger, Ledger):
            self._ledger = self._ledger()
        return self._ledger

    def _begin(self, taken: Taken, team: Team, ledger: Ledger | None) -> _Begun | Failed:
        report = taken.report
        try:
            if ledger is None:
                return _Begun(taken, report, team.begin(report))
            if ledger.has_reading(report.id, self.reader.digest):
                return _Begun(taken, report, None)
            # A later intake may clean the same source otherwise; spans then belong to the text that is on record.
            report = _on_record(ledger, report)
            return _Begun(taken, report, team.begin(report))
        except ErasedError as error:
            return Failed(taken.source.name, error)

    def _end(self, begun: _Begun | Failed, team: Team | None) -> Done | Failed:
        if isinstance(begun, Failed):
            return begun
        try:
            done = self._done(begun, team, self._opened)
        except (ReadingError, ErasedError) as error:
            return Failed(begun.taken.source.name, error)
        if self._second is None:
            return done
        try:
            return dataclasses.replace(done, second=self._read_again(self._second, done))
        except (ReadingError, ErasedError) as error:
            return dataclasses.replace(done, second_error=error)

    def _done(self, begun: _Begun, team: Team | None, ledger: Ledger | None) -> Done:
        taken, task = begun.taken, begun.task
        # The same report may have come in twice, and its reading been filed since.
        if ledger and (task is None or ledger.has_reading(begun.report.id, self.reader.digest)):
            return Done(taken, None, ledger.file(taken, None))
        assert task is not None, "without a ledger no reading is on record"
        assert team is not None, "what was begun was begun by a team"
        reading = _guarded(taken, lambda: team.finish(task))
        if ledger is None:
            return Done(taken, reading, None)
        return Done(taken, reading, ledger.file(dataclasses.replace(taken, report=begun.report), reading))

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
        if taken.report.label is Label.CONFIDENTIAL:  # of what is on record and what is said now the stricter holds
            report = dataclasses.replace(report, label=Label.CONFIDENTIAL)
        reading = _guarded(taken, lambda: second.read(report))
        # Only the first reader computes by what copies are known; a board of second readings needs it too.
        reading = dataclasses.replace(reading, likeness=first.likeness if first else None)
        if ledger:
            ledger.file(dataclasses.replace(taken, report=report), reading)
        return reading


def _team(reader: Reader) -> Team:
    from dragoman.reading.reader import DragomanReader

    return reader.team() if isinstance(reader, DragomanReader) else Team(reader.read, None, 1)


def _guarded(taken: Taken, read: Callable[[], Reading]) -> Reading:
    try:
        return read()
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
