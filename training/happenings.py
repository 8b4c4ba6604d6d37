"""Windows with what is to be learned of their words: triggers, words of stance, what is on the table, what clashes.

Our own marked events and discrepancies say for certain, each of what is marked in them; what a teacher has read
(`training.events_teacher`) says how likely.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
from training import clashes
from training.batches import grouped, seen, stacked
from training.clashes import ClashText
from training.events import TRAIN, MarkedText, load
from training.examples import IGNORED, pieces
from training.markup import Offsets
from training.model import TOLD, pointed

TYPES, STANCES = tuple(EventType), tuple(Stance)
KINDS = dict(zip(TOLD, (len(TYPES), len(STANCES), 1, 1), strict=True))
"""How many kinds of span each head tells apart."""
Marks = Sequence[tuple[int, Sequence[Offsets]]]
"""Spans by the index of their kind."""


@dataclass(frozen=True)
class Pointed:
    """Words that point at others; all count from a window's first."""

    first: int
    last: int
    at: tuple[frozenset[int] | None, ...]
    """For each of `pointing.NAMES` the words pointed at, None where nobody has marked them."""


@dataclass(frozen=True)
class HappeningExample:
    """One window with the chances [W, K] of each head's labels, all zero for what is not marked in it."""

    window: Window
    triggers: Floats
    stances: Floats
    proposals: Floats
    clashes: Floats
    pointed: tuple[Pointed, ...]


def event_examples(vocabulary: WordPieces) -> list[HappeningExample]:
    """Return the windows of our own marked events to learn from; raise MarkupError where one does not parse."""
    return [example for text in load(TRAIN) for example in happening_windows(text, vocabulary)]


def clash_examples(vocabulary: WordPieces) -> list[HappeningExample]:
    """Return the windows of our own marked discrepancies to learn from; raise MarkupError where one does not parse."""
    return [example for text in clashes.load(clashes.TRAIN) for example in clash_windows(text, vocabulary)]


def merged(readings: Iterable[Sequence[HappeningExample]]) -> list[HappeningExample]:
    """Return windows that several networks have read, each with other heads, as read by all of them."""
    found: dict[bytes, HappeningExample] = {}
    for one in (example for reading in readings for example in reading):
        key = one.window.pieces.tobytes() + one.window.words.tobytes()
        if (known := found.get(key)) is not None:
            told = {name: getattr(known, name) + getattr(one, name) for name in KINDS}
            one = replace(known, **told, pointed=known.pointed + one.pointed)
        found[key] = one
    return list(found.values())


def happening_windows(text: MarkedText, vocabulary: WordPieces) -> Iterator[HappeningExample]:
    """Yield the windows of a text whose events and stances are marked."""
    segments = segment(text.text)
    triggers = _labels(segments, [(TYPES.index(e.type), e.triggers) for e in text.events if e.type is not None])
    stances = _labels(segments, [(STANCES.index(s.stance), s.words) for s in text.stances if s.stance is not None])
    proposals = _labels(segments, [(0, p.mentions) for p in text.proposals])
    tabled = {p.number: p.mentions for p in text.proposals}
    stood = [
        Pointed(first, last, (_words(segments, s.holders), _words(segments, tabled[s.proposal]), None))
        for s in text.stances
        for first, last in pieces(segments, s.words)
    ]
    yield from _cut(segments, vocabulary, {"triggers": triggers, "stances": stances, "proposals": proposals}, stood)


def clash_windows(text: ClashText, vocabulary: WordPieces) -> Iterator[HappeningExample]:
    """Yield the windows of a text whose discrepancies are marked."""
    segments = segment(text.text)
    accounts = _labels(segments, [(0, clash.accounts) for clash in text.clashes])
    against = [
        Pointed(first, last, (None, None, _words(segments, [o for o in clash.accounts if o != own])))
        for clash in text.clashes
        for own in clash.accounts
        for first, last in pieces(segments, [own])
    ]
    yield from _cut(segments, vocabulary, {"clashes": accounts}, against)


def _cut(
    segments: Segments, vocabulary: WordPieces, marked: Mapping[str, Ints], pointed: Sequence[Pointed]
) -> Iterator[HappeningExample]:
    nothing = np.zeros(len(segments), dtype=np.int64)
    chances = {name: certain(marked.get(name, nothing), kinds) for name, kinds in KINDS.items()}
    for name in chances.keys() - marked.keys():
        chances[name][:] = 0.0
    for window in windows(segments, vocabulary):
        told = {name: found[window.words] for name, found in chances.items()}
        yield HappeningExample(window, **told, pointed=_clipped(pointed, window))


def certain(found: Ints, kinds: int) -> Floats:
    """Return labels [W] as chances [W, K] of ones and zeros."""
    chances: Floats = np.eye(labels.count(kinds), dtype=np.float32)[found]
    return chances


def _words(segments: Segments, spans: Sequence[Offsets]) -> frozenset[int]:
    return frozenset(i for first, last in pieces(segments, list(spans)) for i in range(first, last + 1))


def _clipped(pointed: Iterable[Pointed], window: Window) -> tuple[Pointed, ...]:
    """Return what a window holds whole of words that point, and what it holds of those that they point at."""
    begin, end = int(window.words[0]), int(window.words[-1])

    def inside(words: frozenset[int] | None) -> frozenset[int] | None:
        return None if words is None else frozenset(i - begin for i in words if begin <= i <= end)

    return tuple(
        Pointed(p.first - begin, p.last - begin, tuple(map(inside, p.at)))
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
    """Pad words that point, first and last [B, N, 2], and whether they point at each word [B, N, 3, W]."""
    most = max([1, *(len(e.pointed) for e in group)])
    words = max(len(e.triggers) for e in group)
    spans = np.zeros((len(group), most, 2), dtype=np.int64)
    found = np.full((len(group), most, len(NAMES), words), IGNORED, dtype=np.int64)
    for b, example in enumerate(group):
        for n, one in enumerate(example.pointed):
            spans[b, n] = one.first, one.last
            for k, words_at in enumerate(one.at):
                if words_at is not None:
                    found[b, n, k, : len(example.triggers)] = 0
                    found[b, n, k, sorted(words_at)] = 1
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
