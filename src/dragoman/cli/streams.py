"""What goes to the terminal, a pipe or a file: colour for people, plain text for programs, progress on the side."""

import os
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress import Progress

    from dragoman.export.text_parts import Look

T = TypeVar("T")

WIDEST = 110
"""Columns used of a wide terminal: longer lines are hard to read."""


def prepare_streams() -> None:
    """Let output to pipes and files be UTF-8 wherever we run; what cannot be encoded is written as an escape."""
    # A program started with a stream closed has None in its place.
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # open to the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and not stream.isatty():
            reconfigure(encoding="utf-8", errors="backslashreplace")
        elif reconfigure:
            reconfigure(errors="backslashreplace")


def complain(message: str) -> None:
    """Say on standard error what went wrong."""
    note(f"dragoman: {message}")


def note(message: str) -> None:
    """Say on standard error what a person may want to know beside the output."""
    from dragoman.export.visible import visible

    print(visible(message), file=sys.stderr)


def write(text: str) -> None:
    """Write text and a line end to standard output, at once, so that a program behind a pipe need not wait."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def write_file(text: str, output: Path) -> None:
    """Write text to a file; raise DragomanError where it cannot be written."""
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DragomanError(f"{output}: cannot be written ({error.strerror}); name another place") from error


def look() -> "Look":
    """Return how readable accounts are to be written on standard output."""
    from dragoman.export.text_parts import Look

    return Look(colour=_console().color_system is not None)


def show(*accounts: "RenderableType") -> None:
    """Print readable accounts: in colour on a terminal; to a pipe or a file plain, without blanks at line ends."""
    console = _console()
    if console.is_terminal:
        console.print(*accounts, sep="\n")
    else:
        write(as_plain_text(*accounts))


def as_plain_text(*accounts: "RenderableType") -> str:
    """Return readable accounts as plain text."""
    console = _console(plain=True)
    with console.capture() as capture:
        console.print(*accounts, sep="\n")
    return "\n".join(line.rstrip() for line in capture.get().rstrip("\n").split("\n"))


def _console(*, plain: bool = False) -> "Console":
    from rich.console import Console

    # What is in brackets or between colons in a report's words is no markup.
    console = Console(highlight=False, markup=False, emoji=False, force_terminal=False if plain else None)
    console.width = min(console.width, WIDEST)
    return console


class Meter:
    """Shows on a terminal's standard error how far a long work has come; anywhere else it does nothing.

    The bar comes up after a second's work, goes while output is written to the same terminal, and is gone at the end.
    """

    PATIENCE = 1.0
    """Seconds of work before anything is shown."""

    def __init__(self, words: str, total: int | None = None) -> None:
        self._words, self._total = words, total
        self._done = 0
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._shares_terminal = sys.stdout.isatty()

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """Yield items, counting each as done when the next is asked for."""
        source = iter(items)
        try:
            while True:
                with self.working():
                    item = next(source, _END)
                if isinstance(item, _End):
                    return
                self._done += 1
                yield item
        finally:
            self._hide()

    @contextmanager
    def working(self) -> Iterator[None]:
        """Show the bar for as long as the block runs, once the patience is over."""
        if not sys.stderr.isatty():
            yield
            return
        start = threading.Timer(max(0.0, self.PATIENCE - (time.monotonic() - self._began)), self._show)
        start.daemon = True
        start.start()
        try:
            yield
        finally:
            start.cancel()
            start.join()
            if self._shares_terminal or self._total is None:
                self._hide()

    def _show(self) -> None:
        if self._bar is None:
            self._bar = _new_bar(counted=(self._total or 0) > 1)
            self._bar.add_task(self._words, total=self._total)
        self._bar.update(self._bar.task_ids[0], completed=self._done)
        self._bar.start()

    def _hide(self) -> None:
        if self._bar is not None:
            self._bar.stop()


def _new_bar(*, counted: bool) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    steps = [BarColumn(), TextColumn("{task.completed} of {task.total}")] if counted else []
    columns = (SpinnerColumn(), TextColumn("{task.description}"), *steps, TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)


class _End:
    """Marks the end of what a meter goes over."""


_END = _End()
