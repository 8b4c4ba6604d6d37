"""Scores to spans and trees, in numpy and without a loop over words where that can be helped.

All functions are pure; ties fall to the lower label or the earlier word, so that results do not depend on the machine.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.encoder import labels
from dragoman.reading.encoder.words import Ints

Floats = NDArray[np.float32]
IMPOSSIBLE = np.float32(-1e4)
CERTAIN = 1e-2
"""A lead that no rounding undoes."""
_BUCKETS = np.asarray([2 - 2**k for k in range(10, 0, -1)] + [2**k - 1 for k in range(1, 11)])
"""The distances at which buckets begin, but for the first."""


def transition_mask(kinds: int) -> Floats:
    """Return the additive mask [from, to] that lets I-x follow only B-x and I-x."""
    n = labels.count(kinds)
    mask = np.zeros((n, n), dtype=np.float32)
    for before in range(n):
        for after in range(2, n, 2):
            if before == labels.OUTSIDE or labels.kind_of(before) != labels.kind_of(after):
                mask[before, after] = IMPOSSIBLE
    return mask


def best_labels(scores: Floats, moves: Floats, opens: Ints) -> Ints:
    """Return the best label sequence of a window (Viterbi).

    `scores` is [W, K], `moves` [K, K] (from, to); where `opens` is 1 no label may continue a span.
    """
    scores = scores.copy()
    barred = opens.astype(bool)
    scores[barred, ::2] += IMPOSSIBLE
    scores[barred, labels.OUTSIDE] -= IMPOSSIBLE  # O is label 0 and even, but continues nothing
    # What the best move onto a label earns counts with the label; moves then only cost.
    earned = moves.max(0)
    scores[1:] += earned
    costs = moves - earned
    found = greedy_labels(scores)
    for low, high in _doubtful(scores, costs, found):
        stretch = scores[low:high]
        if low > 0:
            stretch[0] += costs[found[low - 1]]
        if high < len(found):
            stretch[-1] += costs[:, found[high]]
        found[low:high] = _best_path(stretch, costs)
    return found


def _doubtful(scores: Floats, costs: Floats, found: Ints) -> list[tuple[int, int]]:
    """Return the stretches, [first, after last), outside which the labels found are those of the best sequence.

    A sequence that differs in a stretch saves there, at most, what the moves among the labels found cost, those onto it
    and off it too, and loses by each word what its label leads by. A word is in doubt if any stretch with it may gain.
    """
    words = np.arange(len(found))
    rivals = scores.copy()
    rivals[words, found] = -np.inf
    saved = np.zeros(len(found) + 1)
    saved[1:-1] -= costs[found[:-1], found[1:]]
    gains = saved[:-1] + rivals.max(1) - scores[words, found]
    sums = gains.cumsum()
    most = np.maximum.accumulate((sums + saved[1:])[::-1])[::-1]
    least = np.minimum.accumulate(sums - gains)
    doubt = np.zeros(len(found) + 2, dtype=np.bool_)
    doubt[1:-1] = most - least > -CERTAIN
    edges = (doubt[1:] != doubt[:-1]).nonzero()[0].tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _best_path(scores: Floats, moves: Floats) -> Ints:
    kinds = len(moves)
    onto = np.ascontiguousarray(moves.T)  # [to, from]: the search then runs along rows
    rows = np.arange(0, kinds * kinds, kinds)
    best, came_from = scores[0], list[Ints]()
    for here in scores[1:]:
        paths = onto + best
        came = paths.argmax(1)
        came_from.append(came)
        best = paths.take(rows + came) + here
    found = [int(best.argmax())]
    for came in reversed(came_from):
        found.append(int(came[found[-1]]))
    return np.asarray(found[::-1], dtype=np.int64)


def greedy_labels(scores: Floats) -> Ints:
    """Return the best label of each word by itself, I-x that continues nothing made B-x; scores are [W, K]."""
    found: Ints = scores.argmax(-1)
    before = np.full_like(found, labels.OUTSIDE)
    before[1:] = found[:-1]
    continues = (found != labels.OUTSIDE) & (found % 2 == 0)
    found -= continues & (before != found) & (before != found - 1)
    return found


def spans(found: Ints) -> list[tuple[int, int, int]]:
    """Return (kind, first word, last word) of every span in a BIO sequence, in order."""
    made = list[tuple[int, int, int]]()
    inside = found.nonzero()[0]
    for at, label in zip(inside.tolist(), found[inside].tolist(), strict=True):
        first = at if label % 2 else made.pop()[1]
        made.append((labels.kind_of(label), first, at))
    return made


def probabilities(scores: Floats) -> Floats:
    """Return the softmax of scores over their last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    normal: Floats = shifted / shifted.sum(-1, keepdims=True)
    return normal


def span_scores(scores: Floats, found: Ints, pieces: Sequence[tuple[int, int]]) -> list[float]:
    """Return the mean probability of the labels found in each of some spans (first word, last word)."""
    if not pieces:
        return []
    words = np.asarray([i for first, last in pieces for i in range(first, last + 1)])
    chances = probabilities(scores[words])[np.arange(len(words)), found[words]]
    means, after = list[float](), 0
    for first, last in pieces:
        begin, after = after, after + last + 1 - first
        means.append(float(chances[begin] if first == last else chances[begin:after].mean()))
    return means


def heads(arcs: Floats, sentence: Ints) -> Ints:
    """Return for each word the index of its head, its own index for the root of its sentence.

    `arcs` is [W, W + 1]: the score of each head, the last column that of being the root. Every sentence gets one root
    and no cycle: the best heads are taken, and only where they are no tree is the best tree looked for.
    """
    count = len(sentence)
    chosen, roots = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    edges = [0, *(np.flatnonzero(sentence[1:] != sentence[:-1]) + 1).tolist(), count] if count else []
    for low, high in pairwise(edges):
        chosen[low:high] = low + arcs[low:high, low:high].argmax(1)
        root = low + int(arcs[low:high, -1].argmax())
        chosen[root] = roots[low:high] = root
    # Most sentences are trees at once, which all of them can be asked together.
    astray = _followed(chosen) != roots
    for low, high in pairwise(edges):
        if astray[low:high].any():
            chosen[low:high] = low + _tree(arcs[low:high, low:high], chosen[low:high] - low, int(roots[low]) - low)
    return chosen


def _tree(arcs: Floats, chosen: Ints, root: int) -> Ints:
    """Return the heads of one sentence, where those chosen are no tree, from its arc scores [n, n]."""
    # What does not lead up to the root lies on or under a cycle. Each cycle is broken where hanging one of its words to
    # the tree costs least, the cheapest first.
    ends = _followed(chosen)
    while not (hung := ends == root).all():
        on_cycle, tree = np.unique(ends[~hung]), np.flatnonzero(hung)
        loss = arcs[on_cycle, chosen[on_cycle]][:, None] - arcs[on_cycle][:, tree]
        row, column = divmod(int(loss.argmin()), loss.shape[1])
        chosen[on_cycle[row]] = tree[column]
        ends = _followed(chosen)
    return chosen


def _followed(chosen: Ints) -> Ints:
    """Follow each word's heads until it is at the root or on its cycle; all words of a cycle are arrived at."""
    for _ in range(max(1, int(np.ceil(np.log2(len(chosen) + 1))))):
        chosen = chosen[chosen]
    return chosen


def bucket(distance: Ints) -> Ints:
    """Return the bucket 0 to 20 of signed word distances: logarithmic, 10 is none."""
    return np.searchsorted(_BUCKETS, distance, side="right")


def rank_bucket(a: Ints, b: Ints) -> Ints:
    """Return buckets [N, M], 0 to 8, of how many spans of b lie between those of a and of b (sorted first words)."""
    between = np.arange(len(b)) - np.searchsorted(b, a)[:, None]
    found: Ints = np.minimum(np.maximum(between, -4), 4) + 4
    return found
