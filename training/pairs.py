"""Pairs of actors whose type of event is known, PLV's and those of our own marked events, and pairs where it is not."""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from dragoman.model.plover import EventType
from dragoman.model.span import Span
from dragoman.reading.encoder.decoding import Floats
from dragoman.reading.encoder.pairs import TYPES, marked_window, place
from dragoman.reading.encoder.pieces import Window, WordPieces
from dragoman.reading.encoder.words import Ints
from training.batches import grouped, padded, seen
from training.corpora import Token, polnear, shared
from training.events import TRAIN, load

_NAMED = {"PERSON", "ORGANIZATION", "LOCATION", "MISC"}
YIELDING = (EventType.CONCEDE, EventType.RETREAT)


@dataclass(frozen=True)
class Pair:
    """A sentence, the spans of its two actors (None where the text does not name one), and the type between them."""

    id: str
    sentence: str
    source: Span | None
    target: Span | None
    type: int | None
    """Index into TYPES; None where nobody has labelled it."""


@dataclass(frozen=True)
class PairExample:
    """A pair as the network takes it."""

    window: Window
    marked: Ints
    target: Floats
    """[T]: chances of the types to be learned; zeros where nobody has labelled it."""


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


def unlabelled(count: int, rng: random.Random) -> list[Pair]:
    """Draw pairs of names from sentences of PolNeAR's train split."""
    made = []
    for article in polnear("train"):
        for number, tokens in enumerate(article.sentences):
            names = _names(tokens)
            if len(names) > 1:
                begin, (source, target) = tokens[0].begin, rng.sample(names, 2)
                sentence = article.text[begin : tokens[-1].end]
                places = [Span(b - begin, e - begin) for b, e in (source, target)]
                made.append(Pair(f"{article.id}-{number}", sentence, places[0], places[1], None))
    return rng.sample(made, min(count, len(made)))


def _names(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return where a sentence names somebody, as CoreNLP has read it."""
    found: list[tuple[int, int]] = []
    before = "O"
    for token in tokens:
        if token.entity in _NAMED:
            begin = found.pop()[0] if token.entity == before else token.begin
            found.append((begin, token.end))
        before = token.entity
    return found


def examples(pairs: Sequence[Pair], vocabulary: WordPieces) -> list[PairExample]:
    """Return the network's input for each pair; of a long text the window that names them."""
    target = np.vstack([np.eye(len(TYPES), dtype=np.float32), np.zeros(len(TYPES), np.float32)])
    return [
        PairExample(
            *marked_window(p.sentence, p.source, p.target, vocabulary), target[-1 if p.type is None else p.type]
        )
        for p in pairs
    ]


def pair_batches(
    made: Sequence[PairExample], size: int, rng: random.Random | None = None
) -> Iterator[dict[str, Tensor]]:
    """Yield padded batches; with a random source in random order and with some letter case lost."""
    whole = [list(made[i : i + size]) for i in range(0, len(made), size)]
    for group in grouped(made, size, rng) if rng else whole:
        yield seen(group, rng) | {
            "marked": padded([e.marked for e in group]),
            "target": torch.from_numpy(np.stack([e.target for e in group])),
        }
