"""Several processes on many reports: this one and its helpers, each reading whatever nobody has begun.

The rules are plain Python, of which one process runs one thread at a time; only further processes use further
processors. A reading is the same whichever process makes it, and they come out in the order of the reports. Helpers are
started once enough text has come by to be worth their start, so that few or small reports never wait for them.
"""

import os
import pickle
import struct
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from dragoman.model.record import Reading
from dragoman.model.report import Report

WORTHWHILE = 30_000
"""Characters that are read before helpers are started: about as long to read as a helper takes to start."""
_AHEAD = 4  # reports under way for each process
_HELPER = (sys.executable, "-m", "dragoman.reading.helper")
_SIZE = struct.Struct("<Q")


@dataclass(eq=False)
class Task:
    """A report that is to be read."""

    report: Report
    reading: Reading | None = None
    done: threading.Event = field(default_factory=threading.Event)


class Team:
    """Reads reports here and in helpers; use it as a context, which ends the helpers."""

    def __init__(
        self,
        read: Callable[[Report], Reading],
        knowledge: object,
        processes: int,
        beside: Callable[[Report], Reading] | None = None,
    ) -> None:
        """Take what reads a report here, what a helper is told of gazetteers, and how many processes there may be.

        `beside` reads a report here while helpers are at work: it should leave the other processors to them.
        """
        self._read = read
        self._beside = beside or read
        self._knowledge = knowledge
        self._processes = processes
        self._seen = 0
        self._waiting = deque[Task]()
        self._lock = threading.Condition()
        self._helpers: list[subprocess.Popen[bytes]] = []
        self._threads: list[threading.Thread] = []
        self._ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._ended = True
            self._waiting.clear()
            self._lock.notify_all()
        if kind is not None:
            for helper in self._helpers:
                helper.kill()
        for thread in self._threads:
            thread.join()

    @property
    def ahead(self) -> int:
        """How many reports to begin before the first of them is asked for."""
        return _AHEAD * self._processes if self._helpers else 0

    def begin(self, report: Report) -> Task:
        """Put a report up for reading."""
        task = Task(report)
        self._seen += len(report.text)
        if self._processes > 1 and not self._helpers and self._seen > WORTHWHILE:
            self._start()
        with self._lock:
            self._waiting.append(task)
            self._lock.notify()
        return task

    def finish(self, task: Task) -> Reading:
        """Return the reading of a report that was begun, and read others here while a helper is at it."""
        while not task.done.is_set():
            with self._lock:
                mine = self._waiting.popleft() if self._waiting else None
            if mine is None:
                task.done.wait()
                break
            if mine is task:
                return self._read(task.report)
            with suppress(Exception):  # it comes up again, in its turn, when this reading is asked for
                mine.reading = self._read(mine.report)
            mine.done.set()
        return task.reading if task.reading is not None else self._read(task.report)

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports in order, a few of them under way at a time."""
        under_way = deque[Task]()
        for report in reports:
            under_way.append(self.begin(report))
            while len(under_way) > self.ahead:
                yield self.finish(under_way.popleft())
        while under_way:
            yield self.finish(under_way.popleft())

    def _start(self) -> None:
        self._read = self._beside
        environment = dict(os.environ)
        # A helper runs this very package, wherever this process has found it.
        package = str(Path(__file__).parents[2])
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (package, environment.get("PYTHONPATH"))))
        for _ in range(self._processes - 1):
            helper = subprocess.Popen(  # noqa: S603 - this interpreter on this package
                _HELPER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
            )
            self._helpers.append(helper)
            thread = threading.Thread(target=self._tend, args=(helper,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _tend(self, helper: "subprocess.Popen[bytes]") -> None:
        """Hand a helper one report after another; what it cannot do is left to this process."""
        assert helper.stdin is not None
        assert helper.stdout is not None
        with suppress(OSError, EOFError), helper:
            send(helper.stdin, self._knowledge)
            while (task := self._next()) is not None:
                try:
                    send(helper.stdin, task.report)
                    task.reading = receive(helper.stdout)
                finally:
                    task.done.set()
            helper.stdin.close()

    def _next(self) -> Task | None:
        with self._lock:
            while not self._waiting:
                if self._ended:
                    return None
                self._lock.wait()
            return self._waiting.popleft()


def send(pipe: IO[bytes], what: Any) -> None:
    """Write one object to the other end."""
    packed = pickle.dumps(what, pickle.HIGHEST_PROTOCOL)
    pipe.write(_SIZE.pack(len(packed)))
    pipe.write(packed)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """Read the next object from the other end, which is a process of our own; raises EOFError where it has ended."""
    head = pipe.read(_SIZE.size)
    if len(head) < _SIZE.size:
        raise EOFError
    (size,) = _SIZE.unpack(head)
    packed = pipe.read(size)
    if len(packed) < size:
        raise EOFError
    return pickle.loads(packed)  # noqa: S301 - from a process of our own


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
