"""What words point at: the words whose vectors agree with theirs, whatever else a window holds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.encoder.pointing import NAMES, SIZE, pointed


def vectors(count: int, seed: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Return points [W, 2 x NAMES x SIZE] without a pattern."""
    return np.random.default_rng(seed).normal(size=(count, 2 * len(NAMES) * SIZE)).astype(np.float32)


def test_the_words_that_agree_are_pointed_at() -> None:
    points = np.zeros((4, 2, len(NAMES), SIZE), dtype=np.float32)
    points[2, 0, 0, 5] = 1.0  # the third word asks for a holder …
    points[0, 1, 0, 5], points[3, 1, 0, 5] = 2.0, -2.0  # … which the first word is and the last is not
    assert pointed(points.reshape(4, -1), [(2, 2)]) == [((0,), (), ())]


@pytest.mark.parametrize(("best", "holders"), [(-1.0, (1,)), (-2.0, ())])
def test_the_likeliest_holds_a_stance_where_nobody_is_likely(best: float, holders: tuple[int, ...]) -> None:
    points = np.full((3, 2, len(NAMES), SIZE), 0.0, dtype=np.float32)
    points[2, 0, :, 5] = 0.5  # what spans ask is the sum at both ends
    points[:, 1, :, 5] = [[-4.0], [best], [-4.0]]
    assert pointed(points.reshape(3, -1), [(2, 2)]) == [(holders, (), ())]


@given(st.integers(1, 9), st.integers(0, 99), st.data())
def test_other_words_change_nothing(count: int, seed: int, data: st.DataObject) -> None:
    points = vectors(count, seed)
    first = data.draw(st.integers(0, count - 1))
    last = data.draw(st.integers(first, count - 1))
    longer = np.concatenate([points, vectors(2, seed + 1)])
    (alone,), (beside,) = pointed(points, [(first, last)]), pointed(longer, [(first, last)])
    there = tuple(tuple(i for i in found if i < count) for found in beside)
    assert there[1:] == alone[1:]  # of holders the likeliest may be another
