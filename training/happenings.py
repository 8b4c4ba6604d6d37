"""Our own marked events as training windows: each word a trigger of some type or none."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from torch import Tensor

from dragoman.model.plover import EventType
from dragoman.reading.encoder import labels
from dragoman.reading.encoder.pieces import Window, WordPieces, windows
from dragoman.reading.encoder.words import Ints, segment
from training.batches import grouped, padded, seen
from training.events import TRAIN, MarkedText, load
from training.examples import IGNORED, pieces

TYPES = tuple(EventType)


@dataclass(frozen=True)
class HappeningExample:
    """One window with its trigger labels [W]."""

    window: Window
    triggers: Ints


def examples(vocabulary: WordPieces, folder: Path = TRAIN) -> list[HappeningExample]:
    """Return the windows of all marked texts of a folder; raise MarkupError where one does not parse."""
    return [example for text in load(folder) for example in happening_windows(text, vocabulary)]


def happening_windows(text: MarkedText, vocabulary: WordPieces) -> Iterator[HappeningExample]:
    """Yield the windows of one text with their labels."""
    segments = segment(text.text)
    triggers = np.zeros(len(segments), dtype=np.int64)
    for event in text.events:
        assert event.type is not None
        kind = TYPES.index(event.type)
        for first, last in pieces(segments, event.triggers):
            triggers[first : last + 1] = labels.inside(kind)
            triggers[first] = labels.begin(kind)
    for window in windows(segments, vocabulary):
        yield HappeningExample(window, triggers[window.words])


def happening_batches(made: Sequence[HappeningExample], size: int, rng: random.Random) -> Iterator[dict[str, Tensor]]:
    """Yield padded batches, those of like length together, in random order and with some letter case lost."""
    for group in grouped(made, size, rng):
        yield seen(group, rng) | {"triggers": padded([e.triggers for e in group], IGNORED)}
