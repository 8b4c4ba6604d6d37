"""A report: the cleaned text that every span points into, where it came from, and the way back to its source bytes."""

from dataclasses import dataclass, field

from dragoman.model.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text characters and the source bytes they came from.

    With `straight` the run's characters lie one after the other in the source, each in the bytes that the encoding
    gives it; without, the whole run stands for the whole byte range (an entity such as `&amp;`, a folded blank).
    """

    begin: int
    end: int
    source_begin: int
    source_end: int
    straight: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """Leads from every character of a report's text to the bytes of its source, by runs in the order of the text."""

    encoding: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One report as intake leaves it."""

    id: str
    given_id: str | None
    title: str | None
    outlet: str | None
    published: str | None
    """RFC 3339 with zone, or EDTF; None where unknown, never invented."""
    language: str
    """BCP 47."""
    text: str
    translated_from: str | None = None
    original_url: str | None = None
    url: str | None = None
    author: str | None = None
    label: Label = Label.PUBLIC
    published_words: str | None = None
    """Where the publication date came from: "given", "page", "text", or None."""
    zone_assumed: bool = False
    """True where the publication time had no zone and was read in the zone asked for."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes a report was made from, kept beside it."""

    name: str
    """What the user gave: a path, a URL, "-"."""
    data: bytes
    media_type: str
    digest: str
    """SHA-256 of the bytes, hexadecimal."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What intake makes of one source: the report, its source bytes and the alignment between them."""

    report: Report
    source: Source
    alignment: Alignment
    warnings: tuple[str, ...] = field(default_factory=tuple)
