"""Training windows to padded tensors."""

import random
from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor

from dragoman.reading.encoder.decoding import Floats, bucket, rank_bucket
from dragoman.reading.encoder.pieces import Window
from dragoman.reading.encoder.words import Ints
from training.examples import IGNORED, Example, Vectors

LOWER, UPPER = 1, 3


class Windowed(Protocol):
    """An example of any kind."""

    @property
    def window(self) -> Window:
        """What the encoder sees of it."""
        ...


WindowedT = TypeVar("WindowedT", bound=Windowed)


def batches(examples: Sequence[Example], size: int, rng: random.Random) -> Iterator[dict[str, Tensor]]:
    """Yield every example once, those of like length together, the batches in random order."""
    for group in grouped(examples, size, rng):
        yield collate(group, rng)


def grouped(examples: Sequence[WindowedT], size: int, rng: random.Random) -> list[list[WindowedT]]:
    """Part examples into groups of like length, the groups in random order."""
    by_length = sorted(examples, key=lambda e: len(e.window.pieces) + rng.randrange(24))
    groups = [by_length[i : i + size] for i in range(0, len(by_length), size)]
    rng.shuffle(groups)
    return groups


def seen(group: Sequence[Windowed], rng: random.Random | None) -> dict[str, Tensor]:
    """Pad what the encoder sees of a group; with a random source some windows lose their letter case."""
    cases = [case_dropped(e.window.cases, rng) if rng else e.window.cases for e in group]
    return {
        "pieces": padded([e.window.pieces for e in group]),
        "cases": padded(cases),
        "quoted": padded([e.window.quoted for e in group]),
        "mask": padded([np.ones_like(e.window.pieces) for e in group]).float(),
        "starts": padded([e.window.starts for e in group]),
    }


def collate(group: Sequence[Example], rng: random.Random | None = None) -> dict[str, Tensor]:
    """Pad a group of windows; with a random source some lose their letter case, as headlines and chats do."""
    made = seen(group, rng) | {
        "sentence": padded([e.window.sentence for e in group], IGNORED),
        "opens": padded([e.window.opens for e in group]),
        "lengths": torch.tensor([len(e.roles) for e in group]),
        "roles": padded([e.roles for e in group]),
        "entities": padded([e.entities for e in group], IGNORED),
        "tags": padded([e.tags for e in group], IGNORED),
        "heads": padded([e.heads for e in group], IGNORED),
        "relations": padded([e.relations for e in group], IGNORED),
    }
    made |= _links("to_cue", [(e.contents, e.cues, e.cue_of_content) for e in group])
    made |= _links("to_source", [(e.cues, e.sources, e.source_of_cue) for e in group])
    vectors = [e.vectors for e in group if e.vectors is not None]
    if len(vectors) == len(group):
        made["vectors"] = stacked(vectors)
    return made


def case_dropped(cases: Ints, rng: random.Random) -> Ints:
    """Return the letter cases of a window, in one of ten all lower or all upper, as in headlines and chats."""
    chance = rng.random()
    if chance < 0.06:
        return np.where(cases > 0, LOWER, 0)
    if chance < 0.1:
        return np.where(cases > 0, UPPER, 0)
    return cases


def padded(rows: Sequence[Ints], fill: int = 0) -> Tensor:
    """Return the rows as one tensor [B, longest], filled up."""
    out = np.full((len(rows), max(map(len, rows))), fill, dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


def stacked(rows: Sequence[Vectors | Floats]) -> Tensor:
    """Return arrays [W, H] as one tensor [B, longest, H], filled up with zeros."""
    out = np.zeros((len(rows), max(map(len, rows)), rows[0].shape[1]), dtype=np.float32)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


def _links(name: str, windows: Sequence[tuple[Any, Any, Any]]) -> dict[str, Tensor]:
    """Pad spans `a`, `b` ([B, N, 2], [B, M, 2]), distance buckets and targets ([B, N]; 0 none, IGNORED padding)."""
    n, m = (max(1, *(len(w[k]) for w in windows)) if len(windows) > 1 else max(1, len(windows[0][k])) for k in (0, 1))
    count = len(windows)
    a, b = np.zeros((count, n, 2), np.int64), np.zeros((count, m, 2), np.int64)
    distance, rank = np.zeros((count, n, m), np.int64), np.zeros((count, n, m), np.int64)
    padding = np.ones((count, m), np.bool_)
    target = np.full((count, n), IGNORED, np.int64)
    for i, (left, right, links) in enumerate(windows):
        if left:
            a[i, : len(left)] = left
            target[i, : len(left)] = np.asarray(links) + 1
        if right:
            b[i, : len(right)] = right
            padding[i, : len(right)] = False
        if left and right:
            starts_a, starts_b = a[i, : len(left), 0], b[i, : len(right), 0]
            distance[i, : len(left), : len(right)] = bucket(starts_b[None, :] - starts_a[:, None])
            rank[i, : len(left), : len(right)] = rank_bucket(starts_a, starts_b)
    parts = {"a": a, "b": b, "distance": distance, "rank": rank, "padding": padding, "target": target}
    return {f"{name}.{key}": torch.from_numpy(value) for key, value in parts.items()}
