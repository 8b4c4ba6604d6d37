"""A report comes in; a `Reading` goes out: actors, times, statements, events, positions, each with its words."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from dragoman.model.protocols import Reader

__all__ = ["load_reader"]


def load_reader(
    gazetteers: Sequence[Path] = (), kept: Mapping[str, str] = MappingProxyType({}), jobs: int | None = None
) -> Reader:
    """Return the reader that is shipped, its gazetteer extended by those a ledger keeps, then by own files.

    `kept` is the text of a ledger's gazetteers by name. `jobs` is how many processors to use at most, all if it is not
    given; many reports are then read by so many processes. Raises GazetteerError with every faulty line of those files,
    and ReadingError where the model's files are missing.
    """
    # The model's libraries take longer to load than most commands take to run.
    from dragoman.reading.encoder import load
    from dragoman.reading.gazetteer import load_gazetteer
    from dragoman.reading.reader import DragomanReader
    from dragoman.reading.team import processors

    knowledge = (tuple(gazetteers), dict(kept))
    return DragomanReader(load(threads=jobs), load_gazetteer(*knowledge), knowledge, jobs or processors())
