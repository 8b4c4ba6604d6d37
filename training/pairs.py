"""Sentences with two marked actors and the type of event between them: PLV's, and those of our own marked events."""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from dragoman.model.plover import EventType
from dragoman.model.span import Span
from dragoman.reading.encoder.pairs import TYPES, marked_window, place
from dragoman.reading.encoder.pieces import Window, WordPieces
from dragoman.reading.encoder.words import Ints
from training.batches import grouped, padded, seen
from training.corpora import shared
from training.events import TRAIN, load

YIELDING = (EventType.CONCEDE, EventType.RETREAT)


@dataclass(frozen=True)
class Pair:
    """A sentence, the spans of its two actors (None where the text does not name one), and the type between them."""

    id: str
    sentence: str
    source: Span | None
    target: Span | None
    type: int
    """Index into TYPES."""


@dataclass(frozen=True)
class PairExample:
    """A pair as the network takes it."""

    window: Window
    marked: Ints
    type: int


def plv() -> list[Pair]:
    """Read PLV's training part, which names by placeholders ("a recipient") who is not in the sentence."""
    with (shared() / "corpora" / "plover" / "PLV_train.tsv").open(encoding="utf-8", newline="") as file:
        return [
            Pair(
                row["id"],
                row["sentence"],
                place(row["sentence"], row["source"]),
                place(row["sentence"], row["target"]),
                TYPES.index(row["root"]),
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def own(folder: Path = TRAIN) -> list[Pair]:
    """Return one pair for each event of our own that names an actor: its first and, where there is one, the other."""
    made = []
    for text in load(folder):
        for event in text.events:
            assert event.type is not None
            kind = "YIELD" if event.type in YIELDING else str(event.type)
            others = event.recipients or event.actors[1:]
            if event.actors:
                name = f"{text.name}-{event.number}"
                target = Span(*others[0]) if others else None
                made.append(Pair(name, text.text, Span(*event.actors[0]), target, TYPES.index(kind)))
    return made


def examples(pairs: Sequence[Pair], vocabulary: WordPieces) -> list[PairExample]:
    """Return the network's input for each pair; of a long text the window that names them."""
    return [PairExample(*marked_window(p.sentence, p.source, p.target, vocabulary), p.type) for p in pairs]


def pair_batches(
    made: Sequence[PairExample], size: int, rng: random.Random | None = None
) -> Iterator[dict[str, Tensor]]:
    """Yield padded batches; with a random source in random order and with some letter case lost."""
    whole = [list(made[i : i + size]) for i in range(0, len(made), size)]
    for group in grouped(made, size, rng) if rng else whole:
        yield seen(group, rng) | {
            "marked": padded([e.marked for e in group]),
            "type": torch.tensor([e.type for e in group]),
        }
