"""Links between spans: which cue a content goes with, and which source a cue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.reading.encoder.decoding import Floats, bucket, probabilities, rank_bucket, span_vectors

NONE = -1
Piece = tuple[int, int]


@dataclass(frozen=True)
class Biaffine:
    """The parameters of one kind of link, as training leaves them."""

    matrix: Floats
    towards: Floats
    none: Floats
    none_bias: Floats
    distance: Floats
    rank: Floats

    @classmethod
    def of(cls, parameters: Mapping[str, Floats], name: str) -> "Biaffine":
        """Take the parameters `name.matrix`, `name.to`, … out of the shipped arrays."""
        return cls(
            parameters[f"{name}.matrix"],
            parameters[f"{name}.towards"],
            parameters[f"{name}.none.weight"][0],
            parameters[f"{name}.none.bias"],
            parameters[f"{name}.distance"],
            parameters[f"{name}.rank"],
        )

    def choose(self, vectors: Floats, a: Sequence[Piece], b: Sequence[Piece]) -> list[tuple[int, float]]:
        """Return for each span of `a` the index of its best span in `b`, or NONE, and that choice's probability.

        `vectors` are the window's link vectors [W, L]; both lists hold (first, last) words and are in order.
        """
        if not a:
            return []
        left, right = span_vectors(vectors, a), span_vectors(vectors, b)
        scores = (left @ self.none + self.none_bias)[:, None]
        if b:
            starts_a = np.asarray([first for first, _ in a])
            starts_b = np.asarray([first for first, _ in b])
            linked = left @ self.matrix @ right.T + (right @ self.towards)[None, :]
            linked += self.distance[bucket(starts_b[None, :] - starts_a[:, None])]
            linked += self.rank[rank_bucket(starts_a, starts_b)]
            scores = np.concatenate([scores, linked], axis=1)
        chances = probabilities(scores)
        best = chances.argmax(1)
        return list(zip((best - 1).tolist(), chances[np.arange(len(best)), best].tolist(), strict=True))
