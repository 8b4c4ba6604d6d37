"""How accounts that clash are learned from marked texts."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.span import Span
from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.discrepancies.differing import Shown
from dragoman.reading.discrepancies.pairing import AccountPair, weighing
from dragoman.reading.layers import ROOT, Account, Layers, Word
from training.clashes import Clash
from training.pairing import is_marked, learned, written

WORDS = (("One", 0), ("came", 4), (",", 8), ("two", 10), ("left", 14), (".", 18))
NOTHING = Shown(frozenset(), frozenset(), frozenset(), frozenset(), ahead=False, of_paper=False, said=False)
LAYERS = Layers(
    "One came, two left.",
    tuple(Word(n, Span(at, at + len(w)), w, "NN", ROOT, "dep", 0) for n, (w, at) in enumerate(WORDS)),
    ((0, 6),),
    (),
    (),
)


@pytest.mark.parametrize(
    ("first", "second", "marked"),
    [
        ((0, 1), (3, 4), True),
        ((1, 1), (4, 4), True),
        ((0, 0), (1, 1), False),  # both of one account
        ((0, 1), (2, 2), False),  # the other is of none
    ],
)
def test_a_pair_is_marked_where_it_lies_at_two_accounts(
    first: tuple[int, int], second: tuple[int, int], marked: bool
) -> None:
    clash = Clash(1, DiscrepancyField.NUMBER, ((0, 8), (10, 18)))
    pair = AccountPair(Account(*first, 0.9), Account(*second, 0.9), (NOTHING, NOTHING), {})
    assert is_marked(pair, clash, LAYERS) is marked


def test_what_goes_with_clashing_is_learned() -> None:
    pairs = [({"near": near, "noise": noise}, near > 0.5) for near in (0.0, 1.0) for noise in (0.0, 1.0, 2.0)] * 20
    found = learned(pairs)
    assert found.weights["near"] > 2
    assert found.weights["noise"] == pytest.approx(0.0, abs=1e-6)


@given(st.lists(st.tuples(st.floats(-5, 5), st.booleans()), min_size=1, max_size=30))
def test_the_chances_learned_add_up_to_the_pairs_marked(given_pairs: list[tuple[float, bool]]) -> None:
    """A property of every logistic regression whose bias is free; all alike has no finite answer."""
    marks = {mark for _, mark in given_pairs}
    pairs = [({"x": x}, mark) for x, mark in given_pairs]
    if len(marks) == 2:
        found = learned(pairs)
        chances = [found.chance(features) for features, _ in pairs]
        assert sum(chances) == pytest.approx(sum(mark for _, mark in pairs), abs=1e-3)


def test_what_is_written_is_read_again() -> None:
    shipped = weighing()
    told = tomllib.loads(written(shipped))
    assert told["weights"] == pytest.approx(dict(shipped.weights), abs=1e-3)
    assert told["bias"] == pytest.approx(shipped.bias, abs=1e-3)
