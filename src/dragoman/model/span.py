"""Spans: the pieces of a text that everything on the record rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A non-empty piece of a text, `[begin, end)` in Unicode code points."""

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise SpanError(f"[{self.begin}, {self.end}) is no span: it must begin at 0 or later and hold something")

    def __len__(self) -> int:
        return self.end - self.begin

    def of(self, text: str) -> str:
        """Return the words of a text that the span marks; raise SpanError where it reaches past the text."""
        if self.end > len(text):
            raise SpanError(f"[{self.begin}, {self.end}) reaches past a text of {len(text)} characters")
        return text[self.begin : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.begin < other.end and other.begin < self.end

    def holds(self, other: "Span") -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.begin <= other.begin and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """Return the same span in a text that has `by` more characters before it."""
        return Span(self.begin + by, self.end + by)

    def trimmed(self, text: str) -> "Span | None":
        """Return the span without white space at its ends, or None if it holds nothing else."""
        piece = self.of(text)
        if not (bare := piece.strip()):
            return None
        begin = self.begin + len(piece) - len(piece.lstrip())
        return Span(begin, begin + len(bare))


def cover(spans: Iterable[Span]) -> Span:
    """Return the smallest span that holds all of the given ones."""
    listed = list(spans)
    return Span(min(s.begin for s in listed), max(s.end for s in listed))
