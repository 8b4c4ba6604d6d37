"""Links between spans: which cue a content goes with, and which source a cue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.reading.encoder.decoding import Floats, bucket, rank_bucket

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

    def choose(self, vectors: Floats, a: Sequence[Piece], b: Sequence[Piece]) -> list[int]:
        """Return for each span of `a` the index of its best span in `b`, or NONE.

        `vectors` are the window's link vectors [W, L]; both lists hold (first, last) words and are in order.
        """
        if not a or not b:
            return [NONE] * len(a)
        edges_a, edges_b = np.asarray(a), np.asarray(b)
        starts_a, starts_b = edges_a[:, 0], edges_b[:, 0]
        # A span's vector is its first word's beside its last word's.
        left, right = vectors[edges_a].reshape(len(a), -1), vectors[edges_b].reshape(len(b), -1)
        scores = left @ self.matrix @ right.T + right @ self.towards
        scores += self.distance[bucket(starts_b - starts_a[:, None])]
        scores += self.rank[rank_bucket(starts_a, starts_b)]
        linked = scores.max(1) > left @ self.none + self.none_bias
        best: list[int] = np.where(linked, scores.argmax(1), NONE).tolist()
        return best
