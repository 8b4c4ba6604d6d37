"""A pattern's match over the classes of a text, and what its words count, name and shift by."""

import re
from dataclasses import dataclass

from dragoman.reading.times.forms import Part
from dragoman.reading.times.lexicon import MONTHS, NUMBERS, UNITS, Tokens


@dataclass(frozen=True)
class Hit:
    """A pattern's match over the classes of a text."""

    tokens: Tokens
    match: re.Match[str]

    @property
    def first(self) -> int:
        """Index of its first token."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Index of the token after its last."""
        return self.match.end()

    def has(self, group: str) -> bool:
        """Tell whether a group took part."""
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def word(self, group: str) -> str:
        """Return the first token of a group in small letters, "" where it took no part."""
        return self.tokens.lower(self.match.start(group)) if self.has(group) else ""

    def words(self, group: str) -> list[str]:
        """Return all tokens of a group in small letters."""
        return [self.tokens.lower(i) for i in range(*self.match.span(group))] if self.has(group) else []

    def number(self, group: str) -> int | None:
        """Return the whole number that opens a group's first token ("19th" is 19)."""
        digits = re.match(r"\d+", self.word(group))
        return int(digits.group()) if digits else None

    def month(self, group: str = "month") -> int | None:
        """Return the number of the month that a group names."""
        return MONTHS.get(self.word(group).rstrip(".")) if self.has(group) else None

    def part(self) -> Part | None:
        """Return the part of a period that the group `part` names; "the end of" names none that a calendar has."""
        named = set(self.words("part"))
        return next((part for part in Part if part.value in named), None)

    def approximate(self) -> bool:
        """Tell whether a word such as "about" or "around" stands before it."""
        return bool(self.words("approx"))


def shift_of(words: list[str]) -> int:
    """Return -1 for words such as "last", 1 for "next", 0 for "this", "that", "same"."""
    for word in words:
        if word in ("last", "past", "previous", "preceding", "prior"):
            return -1
        if word in ("next", "coming", "upcoming", "following", "subsequent", "ensuing", "succeeding"):
            return 1
    return 0


def unit_letters(word: str) -> str:
    """Return the ISO 8601 letters of a unit's name."""
    return UNITS[word if word in UNITS else word.removesuffix("s")]


def count_of(hit: Hit) -> float | None:
    """Return the number that the group `n` tells, None where it is vague."""
    words = [w for w in hit.words("n") if w not in ("-", "–", "—", "‐", "‑")]
    if not words:
        return None
    half = "half" in words
    words = [w for w in words if w not in ("and", "a", "an", "half")] or ([] if half else ["one"])
    total, current = 0.0, 0.0
    for word in words:
        if word[0].isdigit():
            current += float(word.replace(",", ""))
        elif word in ("hundred", "thousand", "dozen"):
            current = max(current, 1.0) * NUMBERS[word]
            total, current = (total + current, 0.0) if word == "thousand" else (total, current)
        else:
            current += NUMBERS[word]
    return total + current + (0.5 if half else 0.0)
