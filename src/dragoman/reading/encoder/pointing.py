"""What words point at: those of stance at who holds it and what it is about, an account at the one it clashes with."""

from collections.abc import Sequence

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


def pointed(points: Floats, pieces: Sequence[tuple[int, int]]) -> list[tuple[tuple[int, ...], ...]]:
    """Return for each of some spans (first word, last word) the words of a window that are pointed at from there.

    They are told for each of NAMES: those that are likelier than not. Somebody holds a stance: where no word is
    likelier than not a holder, the likeliest is taken if it is likely enough.

    `points` [W, 2 x NAMES x SIZE] are a word's vectors as what points, then as what is pointed at.
    """
    if not pieces:
        return []
    asking, asked = _parted(points)
    asks = asking[np.asarray(pieces)].sum(1)
    scores = np.matmul(asks.swapaxes(0, 1), asked.transpose(1, 2, 0)).swapaxes(0, 1)
    found = [[tuple(row.nonzero()[0].tolist()) for row in rows] for rows in scores > 0]
    for words, holding in zip(found, scores[:, HOLDERS], strict=True):
        if not words[HOLDERS] and holding.max() > LIKELIEST:
            words[HOLDERS] = (int(holding.argmax()),)
    return [tuple(words) for words in found]


def _parted(points: Floats) -> Floats:
    """Return vectors [2, W, NAMES, SIZE] of words as what points and as what is pointed at."""
    return points.reshape(len(points), 2, len(NAMES), SIZE).swapaxes(0, 1)
