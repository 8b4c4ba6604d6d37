"""Viterbi, trees and links against what brute force finds."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.encoder import decoding, labels
from dragoman.reading.encoder.links import NONE, Biaffine


def legal(path: tuple[int, ...], opens: np.ndarray) -> bool:
    before = labels.OUTSIDE
    for at, label in enumerate(path):
        inside = label != labels.OUTSIDE and label % 2 == 0
        if inside and (opens[at] or before not in (label - 1, label)):
            return False
        before = label
    return True


@given(st.integers(0, 10_000), st.integers(1, 5))
def test_viterbi_finds_the_best_legal_path(seed: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(count, 5)).astype(np.float32) * 3
    moves = rng.normal(size=(5, 5)).astype(np.float32) + decoding.transition_mask(2)
    opens = (rng.random(count) < 0.3).astype(np.int64)
    opens[0] = 1

    def value(path: tuple[int, ...]) -> float:
        return float(
            sum(scores[t, k] for t, k in enumerate(path)) + sum(moves[a, b] for a, b in itertools.pairwise(path))
        )

    best = max((p for p in itertools.product(range(5), repeat=count) if legal(p, opens)), key=value)
    found = tuple(decoding.best_labels(scores, moves, opens).tolist())
    assert legal(found, opens)
    assert value(found) == pytest.approx(value(best), abs=1e-3)


@given(st.integers(0, 10_000), st.integers(1, 60), st.floats(0.0, 4.0))
def test_no_sequence_is_better_than_that_of_a_long_window(seed: int, count: int, sure: float) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(count, 5)).astype(np.float32)
    scores[:, labels.OUTSIDE] += sure  # so that much is certain and only stretches between are searched
    moves = rng.normal(size=(5, 5)).astype(np.float32) + decoding.transition_mask(2)
    opens = (rng.random(count) < 0.1).astype(np.int64)
    opens[0] = 1
    best = scores[0] + decoding.IMPOSSIBLE * np.asarray([0, 0, 1, 0, 1])
    for here, opening in zip(scores[1:], opens[1:], strict=True):
        best = (best[:, None] + moves).max(0) + here
        best[2::2] += decoding.IMPOSSIBLE * opening
    found = decoding.best_labels(scores, moves, opens)
    assert legal(tuple(found.tolist()), opens)
    value = scores[np.arange(count), found].sum() + moves[found[:-1], found[1:]].sum()
    assert value == pytest.approx(best.max(), abs=1e-3)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([0, 0], []),
        ([1, 2, 2, 0, 3], [(0, 0, 2), (1, 4, 4)]),
        ([1, 1, 2], [(0, 0, 0), (0, 1, 2)]),
        ([5, 6, 1, 3, 4], [(2, 0, 1), (0, 2, 2), (1, 3, 4)]),
    ],
)
def test_spans(found: list[int], expected: list[tuple[int, int, int]]) -> None:
    assert decoding.spans(np.asarray(found)) == expected


@given(st.integers(0, 10_000), st.lists(st.integers(1, 8), min_size=1, max_size=4))
def test_every_sentence_is_one_tree(seed: int, sizes: list[int]) -> None:
    rng = np.random.default_rng(seed)
    sentence = np.repeat(np.arange(len(sizes)), sizes)
    count = len(sentence)
    arcs = rng.normal(size=(count, count + 1)).astype(np.float32)
    arcs[:, :count][sentence[:, None] != sentence[None, :]] = -1e4
    np.fill_diagonal(arcs, -1e4)
    heads = decoding.heads(arcs, sentence)
    assert (sentence[heads] == sentence).all()
    roots = np.flatnonzero(heads == np.arange(count))
    assert sorted(sentence[roots].tolist()) == list(range(len(sizes)))
    up = np.arange(count)
    for _ in range(count):
        up = heads[up]
    assert set(up.tolist()) <= set(roots.tolist())


def test_a_tree_that_is_one_already_stays() -> None:
    arcs = np.full((3, 4), -5, dtype=np.float32)
    arcs[1, 3] = arcs[0, 1] = arcs[2, 1] = 5
    assert decoding.heads(arcs, np.zeros(3, dtype=np.int64)).tolist() == [1, 1, 1]


@given(st.integers(-2000, 2000))
def test_distances_fall_into_their_buckets_symmetrically(distance: int) -> None:
    there, back = decoding.bucket(np.asarray([distance, -distance]))
    assert 0 <= there <= 20
    assert there + back == 20


def test_a_link_goes_to_the_best_span_or_to_none() -> None:
    size = 1
    link = Biaffine(
        matrix=np.eye(2 * size, dtype=np.float32),
        towards=np.zeros(2 * size, dtype=np.float32),
        none=np.zeros(2 * size, dtype=np.float32),
        none_bias=np.asarray([1.0], dtype=np.float32),
        distance=np.zeros(21, dtype=np.float32),
        rank=np.zeros(9, dtype=np.float32),
    )
    vectors = np.asarray([[2.0], [3.0], [-1.0]], dtype=np.float32)
    assert link.choose(vectors, [(0, 0), (2, 2)], [(0, 0), (1, 1)]) == [1, NONE]
    assert link.choose(vectors, [(0, 0)], []) == [NONE]
    assert link.choose(vectors, [], [(0, 0)]) == []
