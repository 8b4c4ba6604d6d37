"""The seams between the rooms: what a reader looks like to those who use it."""

from collections.abc import Iterable
from typing import Protocol

from dragoman.model.record import Reading
from dragoman.model.report import Report


class Reader(Protocol):
    """Whatever turns reports into readings."""

    @property
    def name(self) -> str:
        """Name and version, e.g. "dragoman 0.1.0 / reader-en 1"."""
        ...

    @property
    def digest(self) -> str:
        """Digest of model, rules and knowledge; the same digest means the same readings."""
        ...

    def read(self, report: Report) -> Reading:
        """Read one report."""
        ...

    def read_many(self, reports: Iterable[Report]) -> Iterable[Reading]:
        """Read reports in order, holding few of them in memory at a time."""
        ...
