"""Windows with what is to be learned of their words: triggers of events, words of stance, what is on the table.

Our own marked events say for certain; what a teacher has read (`training.events_teacher`) says how likely.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import Stance
from dragoman.reading.encoder import labels
from dragoman.reading.encoder.decoding import Floats
from dragoman.reading.encoder.pieces import Window, WordPieces, windows
from dragoman.reading.encoder.pointing import NAMES
from dragoman.reading.encoder.words import Ints, Segments, segment
from training.batches import grouped, seen, stacked
from training.events import TRAIN, MarkedText, Offsets, load
from training.examples import IGNORED, pieces
from training.model import TOLD, pointed

TYPES, STANCES = tuple(EventType), tuple(Stance)
KINDS = dict(zip(TOLD, (len(TYPES), len(STANCES), 1), strict=True))
"""How many kinds of span each head tells apart."""
Marks = Sequence[tuple[int, Sequence[Offsets]]]
"""Spans by the index of their kind."""


@dataclass(frozen=True)
class Pointed:
    """Words of stance, and the words that tell who holds it and what it is about; all count from a window's first."""

    first: int
    last: int
    holders: frozenset[int]
    topics: frozenset[int]


@dataclass(frozen=True)
class HappeningExample:
    """One window with the chances [W, K] of the labels of its triggers, words of stance and proposals."""

    window: Window
    triggers: Floats
    stances: Floats
    proposals: Floats
    pointed: tuple[Pointed, ...]


def examples(vocabulary: WordPieces, folder: Path = TRAIN) -> list[HappeningExample]:
    """Return the windows of all marked texts of a folder; raise MarkupError where one does not parse."""
    return [example for text in load(folder) for example in happening_windows(text, vocabulary)]


def happening_windows(text: MarkedText, vocabulary: WordPieces) -> Iterator[HappeningExample]:
    """Yield the windows of one text with their labels."""
    segments = segment(text.text)
    triggers = _labels(segments, [(TYPES.index(e.type), e.triggers) for e in text.events if e.type is not None])
    stances = _labels(segments, [(STANCES.index(s.stance), s.words) for s in text.stances if s.stance is not None])
    proposals = _labels(segments, [(0, p.mentions) for p in text.proposals])
    told = [certain(found, n) for found, n in zip((triggers, stances, proposals), KINDS.values(), strict=True)]
    tabled = {p.number: p.mentions for p in text.proposals}
    stood = [
        Pointed(first, last, _words(segments, s.holders), _words(segments, tabled[s.proposal]))
        for s in text.stances
        for first, last in pieces(segments, s.words)
    ]
    for window in windows(segments, vocabulary):
        at = window.words
        yield HappeningExample(window, *(chances[at] for chances in told), _clipped(stood, window))


def certain(found: Ints, kinds: int) -> Floats:
    """Return labels [W] as chances [W, K] of ones and zeros."""
    chances: Floats = np.eye(labels.count(kinds), dtype=np.float32)[found]
    return chances


def _words(segments: Segments, spans: Sequence[Offsets]) -> frozenset[int]:
    return frozenset(i for first, last in pieces(segments, list(spans)) for i in range(first, last + 1))


def _clipped(pointed: Iterable[Pointed], window: Window) -> tuple[Pointed, ...]:
    """Return what a window holds whole of words of stance, and what it holds of the words that they point at."""
    begin, end = int(window.words[0]), int(window.words[-1])

    def inside(words: frozenset[int]) -> frozenset[int]:
        return frozenset(i - begin for i in words if begin <= i <= end)

    return tuple(
        Pointed(p.first - begin, p.last - begin, inside(p.holders), inside(p.topics))
        for p in pointed
        if begin <= p.first and p.last <= end
    )


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
        yield collated(group, rng)


def collated(group: Sequence[HappeningExample], rng: random.Random | None = None) -> dict[str, Tensor]:
    """Pad a group of windows; with a random source some lose their letter case."""
    told = {name: stacked([getattr(e, name) for e in group]) for name in TOLD}
    return seen(group, rng) | told | _pointed(group)


def _pointed(group: Sequence[HappeningExample]) -> dict[str, Tensor]:
    """Pad words of stance, first and last [B, N, 2], and whether they point at each word [B, N, 2, W]."""
    most = max([1, *(len(e.pointed) for e in group)])
    words = max(len(e.triggers) for e in group)
    spans = np.zeros((len(group), most, 2), dtype=np.int64)
    found = np.full((len(group), most, len(NAMES), words), IGNORED, dtype=np.int64)
    for b, example in enumerate(group):
        for n, one in enumerate(example.pointed):
            spans[b, n] = one.first, one.last
            for k, name in enumerate(NAMES):
                found[b, n, k, : len(example.triggers)] = 0
                found[b, n, k, sorted(getattr(one, name))] = 1
    return {"spans": torch.from_numpy(spans), "pointed": torch.from_numpy(found)}


def told_loss(scores: dict[str, Tensor], batch: dict[str, Tensor]) -> Tensor:
    """Return the loss of what the heads of `Reader.happenings` say of a batch, by word and by what is pointed at."""
    parts = []
    for name in TOLD:
        chances = batch[name]
        words = F.cross_entropy(scores[name].flatten(0, 1), chances.flatten(0, 1), reduction="sum")
        parts.append(words / chances.sum().clamp(min=1.0))
    known = batch["pointed"] != IGNORED
    if known.any():
        found = pointed(scores["points"], batch["spans"])[known]
        parts.append(F.binary_cross_entropy_with_logits(found, batch["pointed"][known].float()))
    return torch.stack(parts).sum()
