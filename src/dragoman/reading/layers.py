"""What the encoder sees in a text: words with their grammar, names, and attributions.

The layers are the only thing that the reading rules know of the model. They hold no decision about the record: who a
name means, when a date is, which event a verb tells of is composed from them by the rules beside this module.
Offsets are Unicode code points into the text that was read.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from dragoman.model.plover import EventType
from dragoman.model.span import Span
from dragoman.model.vocabulary import Stance

ROOT = -1
Vector = np.ndarray[Any, np.dtype[np.float32]]


def _nothing() -> Vector:
    return np.zeros(1, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or punctuation mark, as the Penn Treebank splits them ("doesn't" is "does" and "n't")."""

    index: int
    span: Span
    text: str
    tag: str
    """Penn Treebank part of speech: "NNP", "VBD", "MD", …"""
    head: int
    """Index of the word that governs this one, or ROOT."""
    relation: str
    """Universal Dependencies (v1) relation to the head: "nsubj", "nsubjpass", "dobj", "nmod", "neg", …"""
    sentence: int
    """Index of the sentence that holds it."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A name or a time expression that a tagging head marked."""

    span: Span
    kind: str
    """CoreNLP's classes: PERSON, ORGANIZATION, LOCATION, NATIONALITY, TITLE, DATE, TIME, DURATION, SET, NUMBER, …"""
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word (inclusive)."""
    score: float
    """Mean probability of its tags, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A (source, cue, content) triple in the sense of the PolNeAR guidelines; each role may be in pieces or empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    within: int | None
    """Index, in `Layers.attributions`, of the attribution whose content holds this one; None for the outermost."""
    score: float
    is_turn: bool = False
    """Whether it is a labelled turn of a transcript, whose content is the speaker's own words without any marks."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Words that the trigger head takes to tell of an event."""

    type: EventType
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word (inclusive)."""
    score: float
    """Mean probability of its labels, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Attitude:
    """Words that the stance head takes to tell where somebody stands."""

    stance: Stance
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word (inclusive)."""
    score: float
    """Mean probability of its labels, 0 to 1."""
    holders: tuple[int, ...] = ()
    """Indexes of the words that tell, as the head has it, who stands there."""
    topics: tuple[int, ...] = ()
    """Indexes of the words that tell, as the head has it, what it is about."""


@dataclass(frozen=True, slots=True)
class Tabled:
    """Words that the proposal head takes for what is on the table."""

    first: int
    """Index of its first word."""
    last: int
    """Index of its last word (inclusive)."""
    score: float
    """Mean probability of its labels, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Account:
    """Words that the clash head takes for one of two accounts that cannot both be true, however doubtful."""

    first: int
    """Index of its first word."""
    last: int
    """Index of its last word (inclusive)."""
    score: float
    """Mean probability that its words are of such an account, 0 to 1."""
    others: tuple[int, ...] = ()
    """Indexes of the words that tell, as the head has it, the other account."""
    asks: Vector = field(default_factory=_nothing, compare=False, repr=False)
    """What it looks for in another account: the larger the product with its `answers`, the more this points there."""
    answers: Vector = field(default_factory=_nothing, compare=False, repr=False)
    meaning: Vector = field(default_factory=_nothing, compare=False, repr=False)
    """What its words mean beside those around them: accounts of one thing lie in one direction."""
    faint: bool = False
    """Whether it is heard so faintly that only what else its words show makes it worth weighing."""


@dataclass(frozen=True)
class Layers:
    """Everything the heads found in one text, each kind in the text's order."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]
    """For each sentence the index of its first word and of the word after its last."""
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    happenings: tuple[Happening, ...] = ()
    attitudes: tuple[Attitude, ...] = ()
    tabled: tuple[Tabled, ...] = ()
    accounts: tuple[Account, ...] = ()

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word the indexes of the words it governs, in order."""
        governed: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != ROOT:
                governed[word.head].append(word.index)
        return tuple(map(tuple, governed))

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indexes of a word and of all that hangs on it, in order."""
        children, found, stack = self.children, {index}, list(self.children[index])
        if not stack:
            return (index,)
        while stack:
            if (here := stack.pop()) not in found:
                found.add(here)
                stack += children[here]
        return tuple(sorted(found))

    def ancestors(self, index: int) -> Iterator[int]:
        """Indexes of a word's head, its head's head, and so on to the root."""
        seen = {index}
        while (index := self.words[index].head) != ROOT and index not in seen:
            seen.add(index)
            yield index

    def head_of(self, inside: range) -> int:
        """Index of the word, of some that stand side by side, on which the others hang."""
        return next((i for i in inside if self.words[i].head not in inside), inside[0])

    def span(self, first: int, last: int) -> Span:
        """Return the span from one word to another (inclusive)."""
        return Span(self.words[first].span.begin, self.words[last].span.end)

    def words_in(self, span: Span) -> range:
        """Indexes of the words that overlap a span."""
        begins, ends = self._edges
        low = bisect_right(ends, span.begin)
        return range(low, bisect_left(begins, span.end, low))

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """Where each word begins and ends."""
        return [w.span.begin for w in self.words], [w.span.end for w in self.words]
