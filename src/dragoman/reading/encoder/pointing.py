"""What words point at: those of stance at who holds it and what it is about, an account at the one it clashes with."""

import numpy as np

from dragoman.reading.encoder.decoding import Floats

NAMES = ("holders", "topics", "others")
"""What is pointed at, in the order of the vectors."""
SIZE = 32
"""Numbers of a vector."""


def pointed(points: Floats, first: int, last: int) -> tuple[tuple[int, ...], ...]:
    """Return, for each of NAMES, the words of a window that are likelier than not pointed at by a span's words.

    `points` [W, 2 x NAMES x SIZE] are a word's vectors as what points, then as what is pointed at.
    """
    asking, asked = points.reshape(len(points), 2, len(NAMES), SIZE).swapaxes(0, 1)
    scores = np.einsum("kd,wkd->kw", asking[first] + asking[last], asked)
    return tuple(tuple(np.flatnonzero(row > 0).tolist()) for row in scores)
