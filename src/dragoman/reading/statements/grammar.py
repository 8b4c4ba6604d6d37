"""Words and their tags, as plain rules look at them before the text's tree is put together."""

from collections.abc import Sequence
from dataclasses import dataclass

BREAKS = frozenset({",", ";", ":", ".", "!", "?", "--", "–", "—", '"', "“", "”", "``", "''", "(", ")"})
"""Marks that part clauses."""


@dataclass(frozen=True)
class Grammar:
    """What the rules look at: words in lower case, their tags and the sentence each stands in."""

    words: Sequence[str]
    tags: Sequence[str]
    sentence: Sequence[int]

    def clause_end(self, begin: int) -> int:
        """Return the word before the next mark, finite verb or "that" after `begin`, or else the sentence's last."""
        at = begin
        while at + 1 < len(self.words) and self.sentence[at + 1] == self.sentence[begin]:
            following = self.words[at + 1]
            if following in BREAKS or following == "that" or self.tags[at + 1] in {"VBD", "VBZ", "VBP", "MD"}:
                break
            at += 1
        return at

    def first_of_sentence(self, index: int) -> int:
        """Return the first word of the sentence that holds a word."""
        while index > 0 and self.sentence[index - 1] == self.sentence[index]:
            index -= 1
        return index

    def last_of_sentence(self, index: int) -> int:
        """Return the last word of the sentence that holds a word."""
        while index + 1 < len(self.words) and self.sentence[index + 1] == self.sentence[index]:
            index += 1
        return index
