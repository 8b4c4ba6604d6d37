"""What the user says of the sources, and what comes back where one cannot be taken."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dragoman.errors import IntakeError, UsageError
from dragoman.intake.dates import read_date, zone_named
from dragoman.model.vocabulary import Label


class Form(StrEnum):
    """The forms of source that intake reads."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Given:
    """The user's own word on the sources; it wins over whatever they say of themselves.

    Raises IntakeError where `published` is no date, and UsageError where `timezone` or `format` is unknown.
    """

    published: str | None = None
    """A date as RFC 3339, EDTF, or in words such as "19 May 2025"."""
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    label: Label = Label.PUBLIC
    timezone: str = "UTC"
    """In which publication times without a zone are read: a name such as "Europe/Kyiv", or "+02:00"."""
    format: str | None = None
    """One of `Form`; None goes by the file's name, then by what it holds."""

    def __post_init__(self) -> None:
        zone = zone_named(self.timezone)
        if self.format is not None and self.format not in set(Form):
            raise UsageError(f"{self.format!r} is no form of source: give one of {', '.join(Form)}")
        if self.published is not None:
            _check_published(self.published, zone)

    @property
    def zone(self) -> dt.tzinfo:
        """The zone in which publication times without one are read."""
        return zone_named(self.timezone)


def _check_published(words: str, zone: dt.tzinfo) -> None:
    try:
        told = read_date(words, zone)
    except IntakeError as error:
        raise IntakeError(f"--published: {error}") from error
    if told is None:
        raise IntakeError(
            f"--published {words!r} is no date: give one such as 2025-05-19, 2025-05-19T17:40:00Z or 2025-05"
        )


@dataclass(frozen=True, slots=True)
class Refused:
    """A source, or one line of it, that cannot become a report; the others go on."""

    name: str
    error: IntakeError
