"""Our own marked events as training windows, with the labels of triggers, of words of stance and of proposals."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from torch import Tensor

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import Stance
from dragoman.reading.encoder import labels
from dragoman.reading.encoder.pieces import Window, WordPieces, windows
from dragoman.reading.encoder.words import Ints, Segments, segment
from training.batches import grouped, padded, seen
from training.events import TRAIN, MarkedText, Offsets, load
from training.examples import IGNORED, pieces
from training.model import TOLD

TYPES, STANCES = tuple(EventType), tuple(Stance)
Marks = Sequence[tuple[int, Sequence[Offsets]]]
"""Spans by the index of their kind."""


@dataclass(frozen=True)
class HappeningExample:
    """One window with the labels [W] of its triggers, words of stance and proposals."""

    window: Window
    triggers: Ints
    stances: Ints
    proposals: Ints


def examples(vocabulary: WordPieces, folder: Path = TRAIN) -> list[HappeningExample]:
    """Return the windows of all marked texts of a folder; raise MarkupError where one does not parse."""
    return [example for text in load(folder) for example in happening_windows(text, vocabulary)]


def happening_windows(text: MarkedText, vocabulary: WordPieces) -> Iterator[HappeningExample]:
    """Yield the windows of one text with their labels."""
    segments = segment(text.text)
    triggers = _labels(segments, [(TYPES.index(e.type), e.triggers) for e in text.events if e.type is not None])
    stances = _labels(segments, [(STANCES.index(s.stance), s.words) for s in text.stances if s.stance is not None])
    proposals = _labels(segments, [(0, p.mentions) for p in text.proposals])
    for window in windows(segments, vocabulary):
        at = window.words
        yield HappeningExample(window, triggers[at], stances[at], proposals[at])


def _labels(segments: Segments, marks: Marks) -> Ints:
    """Return a label for each word; of marks that nest the later ones have the words."""
    found = np.zeros(len(segments), dtype=np.int64)
    for kind, spans in marks:
        for first, last in pieces(segments, list(spans)):
            found[first : last + 1] = labels.inside(kind)
            found[first] = labels.begin(kind)
    return found


def happening_batches(made: Sequence[HappeningExample], size: int, rng: random.Random) -> Iterator[dict[str, Tensor]]:
    """Yield padded batches, those of like length together, in random order and with some letter case lost."""
    for group in grouped(made, size, rng):
        yield seen(group, rng) | {name: padded([getattr(e, name) for e in group], IGNORED) for name in TOLD}
