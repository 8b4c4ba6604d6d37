"""What words point at: those of stance at who holds it and what it is about, an account at the one it clashes with."""

import numpy as np

from dragoman.reading.encoder.decoding import Floats

NAMES = ("holders", "topics", "others")
"""What is pointed at, in the order of the vectors."""
HOLDERS, OTHERS = NAMES.index("holders"), NAMES.index("others")
LIKELIEST = -1.5
"""The least score (log odds) of a word to hold a stance where no other is likelier than not to."""
SIZE = 32
"""Numbers of a vector."""


def drawn(points: Floats, first: int, last: int) -> tuple[Floats, Floats]:
    """Return what a span of an account asks of the other account and what it answers to one that asks, SIZE each."""
    asking, asked = _parted(points)
    return asking[first, OTHERS] + asking[last, OTHERS], asked[first : last + 1, OTHERS].mean(0)


def pointed(points: Floats, first: int, last: int) -> tuple[tuple[int, ...], ...]:
    """Return, for each of NAMES, the words of a window that are likelier than not pointed at by a span's words.

    Somebody holds a stance: where no word is likelier than not a holder, the likeliest is taken if it is likely enough.

    `points` [W, 2 x NAMES x SIZE] are a word's vectors as what points, then as what is pointed at.
    """
    asking, asked = _parted(points)
    scores = np.einsum("kd,wkd->kw", asking[first] + asking[last], asked)
    found = [np.flatnonzero(row > 0) for row in scores]
    holders = scores[HOLDERS]
    if not len(found[HOLDERS]) and holders.max() > LIKELIEST:
        found[HOLDERS] = holders.argmax()[None]
    return tuple(tuple(indexes.tolist()) for indexes in found)


def _parted(points: Floats) -> Floats:
    """Return vectors [2, W, NAMES, SIZE] of words as what points and as what is pointed at."""
    return points.reshape(len(points), 2, len(NAMES), SIZE).swapaxes(0, 1)
