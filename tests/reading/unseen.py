"""Reads texts that nobody has marked, with everything that is shipped."""

from functools import cache

from dragoman.model.record import Reading
from dragoman.model.report import Report
from dragoman.reading import load_reader


@cache
def read(text: str) -> Reading:
    """Return the reading of a report of 14 May 2031, a Wednesday."""
    return load_reader().read(Report("own", None, None, None, "2031-05-14", "en", text))
