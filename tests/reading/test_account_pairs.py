"""What shows of two accounts whether they clash, and how it is weighed."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed import layers_of

from dragoman.reading.actors import Cast
from dragoman.reading.clauses import Clauses
from dragoman.reading.discrepancies.beside import PLACES
from dragoman.reading.discrepancies.heard import candidates, heard
from dragoman.reading.discrepancies.pairing import AccountPair, account_pairs, weighing
from dragoman.reading.discrepancies.pairs import Scene
from dragoman.reading.discrepancies.weighing import Weighing
from dragoman.reading.events.participants import Stage
from dragoman.reading.layers import Account

FREED = "Velora/NNP/2/nsubj freed/VBD/0/root 19/CD/4/nummod men/NNS/2/dobj ././2/punct"
NEVER = "It/PRP/3/nsubj never/RB/3/neg freed/VBD/0/root any/DT/5/det men/NNS/3/dobj ././3/punct"
WILL = "Drava/NNP/3/nsubj would/MD/3/aux leave/VB/0/root ././3/punct"
LEFT = "It/PRP/2/nsubj left/VBD/0/root ././2/punct"
NEVER_WILL = "Drava/NNP/4/nsubj would/MD/4/aux never/RB/4/neg leave/VB/0/root ././4/punct"
ASKED = "Drava/NNP/2/nsubj asked/VBD/0/root for/IN/4/case talks/NNS/2/nmod ././2/punct"
BEGGED = "Velora/NNP/2/nsubj begged/VBD/0/root for/IN/4/case them/PRP/2/nmod ././2/punct"
SAW = "Monitors/NNS/2/nsubj saw/VBD/0/root them/PRP/2/dobj ././2/punct"
MOVED = "Troops/NNS/2/nsubj moved/VBD/0/root in/RP/2/compound:prt ././2/punct"


def scene(*sentences: str, accounts: tuple[Account, ...] = (), opening: tuple[int, ...] = ()) -> Scene:
    """Return the scene of some sentences; those that open a paragraph are given by their number."""
    layers = layers_of(*sentences)
    breaks = {layers.words[layers.sentences[n][0]].span.begin - 1 for n in opening}
    text = "".join("\n" if at in breaks else letter for at, letter in enumerate(layers.text))
    layers = replace(layers, text=text, accounts=accounts)
    cast = Cast(layers, lambda kind, _: kind)
    return Scene(Stage(Clauses(layers), cast, ()), ())


def pair(*sentences: str, score: float = 0.5) -> AccountPair:
    """Return the pair of the first and the last of some sentences, their last marks left out."""
    empty = scene(*sentences)
    first, *_, last = empty.clauses.layers.sentences
    found = list(account_pairs(empty, [Account(a, b - 2, score) for a, b in (first, last)]))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("sentences", "name", "value"),
    [
        ((FREED, NEVER), "in the next", 1.0),
        ((FREED, MOVED, NEVER), "two on", 1.0),
        ((FREED, MOVED, NEVER), "in the next", 0.0),
        ((FREED, *[MOVED] * 5, NEVER), "four to six on", 1.0),
        ((FREED, *[MOVED] * 6, NEVER), "farther on", 1.0),
        ((FREED, NEVER), "second denies", 1.0),
        ((FREED, NEVER), "first denies", 0.0),
        ((FREED, NEVER), "one alone denies", 1.0),
        ((NEVER, NEVER), "one alone denies", 0.0),
        ((FREED, NEVER), "shared words", 2 / 2**0.5),  # two words, each in two sentences
        ((FREED, FREED, FREED, NEVER), "shared words", 2 / 4**0.5),
        ((FREED, MOVED), "shared words around", 0.0),
        ((FREED, NEVER), "one verb", 1.0),
        ((FREED, LEFT), "one verb", 0.0),
        ((FREED, NEVER), "only one has a figure", 1.0),
        ((FREED, FREED), "one figure", 1.0),
        ((FREED, LEFT), "report tells the second", 1.0),
        ((FREED, WILL), "second is to come", 1.0),
        ((NEVER_WILL, LEFT), "first rules out, second happens", 1.0),
        ((NEVER_WILL, NEVER), "first rules out, second happens", 0.0),
        ((ASKED, BEGGED), "both of asking", 1.0),
        ((ASKED, LEFT), "both of asking", 0.0),
        ((WILL, LEFT), "both of leaving", 1.0),
        ((FREED, SAW), "second was seen", 1.0),
        ((SAW, FREED), "first was seen", 1.0),
        ((FREED, LEFT), "shared words", 0.0),
        ((WILL, LEFT), "only the first looks ahead", 1.0),
        ((LEFT, WILL), "only the first looks ahead", 0.0),
        ((FREED, NEVER), "surer", 0.0),
        ((FREED, NEVER), "accounts between", 0.0),
    ],
)
def test_what_shows_of_a_pair(sentences: tuple[str, ...], name: str, value: float) -> None:
    assert pair(*sentences).features[name] == pytest.approx(value)


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        pytest.param((), "three on", id="one paragraph says nothing"),
        pytest.param((1, 2, 3, 4, 5), "three on", id="nor does one for each sentence"),
        pytest.param((2,), "in the next paragraph", id="the next"),
        pytest.param((1, 3), "paragraphs apart", id="the one after"),
        pytest.param((4,), "in one paragraph", id="the same"),
    ],
)
def test_paragraphs_tell_what_stands_near(opening: tuple[int, ...], name: str) -> None:
    several = scene(FREED, MOVED, MOVED, NEVER, MOVED, MOVED, opening=opening)
    bounds = several.clauses.layers.sentences
    (found,) = account_pairs(several, [Account(bounds[n][0], bounds[n][1] - 2, 0.5) for n in (0, 3)])
    places = {name for name in found.features if found.features[name] and name in PLACES}
    assert places == {name}
    (found,) = account_pairs(several, [Account(bounds[n][0], bounds[n][1] - 2, 0.5) for n in (0, 3)], laid_out=False)
    assert found.features["three on"] == 1.0


def test_accounts_too_far_apart_are_not_laid_beside_each_other() -> None:
    empty = scene(FREED, *[MOVED] * 40, NEVER)
    first, last = empty.clauses.layers.sentences[0], empty.clauses.layers.sentences[-1]
    assert not list(account_pairs(empty, [Account(a, b - 2, 0.9) for a, b in (first, last)]))


def test_likeness_is_told_beside_the_best() -> None:
    empty = scene(FREED, MOVED, NEVER)
    meanings = ([1.0, 0.0], [0.0, 1.0], [1.0, 0.0])
    accounts = [
        Account(a, b - 2, 0.5, meaning=np.array(meaning, dtype=np.float32))
        for (a, b), meaning in zip(empty.clauses.layers.sentences, meanings, strict=True)
    ]
    found = {(p.first.first, p.second.first): p.features for p in account_pairs(empty, accounts)}
    first, second, third = (account.first for account in accounts)
    assert found[first, third]["likeness"] == pytest.approx(1.0)
    assert found[first, third]["less than the first's best"] == pytest.approx(0.0)
    assert found[first, second]["less than the first's best"] == pytest.approx(1.0)
    assert found[first, third]["accounts between"] == 1


def test_every_feature_is_weighed_and_no_other() -> None:
    assert set(weighing().weights) == set(pair(FREED, NEVER).features)


def test_a_weighing_is_a_logistic_regression() -> None:
    one = pair(FREED, NEVER)
    nothing = dict.fromkeys(one.features, 0.0)
    assert Weighing(0.0, nothing).chance(one.features) == pytest.approx(0.5)
    assert Weighing(-1.0, nothing | {"second denies": 1.0}).chance(one.features) == pytest.approx(0.5)
    assert Weighing(0.0, nothing | {"in the next": 2.0}).chance(one.features) == pytest.approx(0.8808, abs=1e-4)


@given(st.lists(st.tuples(st.integers(0, 5), st.floats(0.0, 1.0)), max_size=6, unique_by=lambda one: one[0]))
def test_an_account_stands_in_one_pair_at_most(heads: list[tuple[int, float]]) -> None:
    bounds = layers_of(*[FREED, NEVER] * 3).sentences
    accounts = tuple(Account(bounds[n][0], bounds[n][1] - 2, score) for n, score in sorted(heads))
    told = scene(*[FREED, NEVER] * 3, accounts=accounts)
    assert candidates(told) == list(accounts)
    spans = [span for one in heard(told) for span in (one.first, one.second)]
    assert len(spans) == len(set(spans))


def test_what_is_heard_faintly_must_give_a_figure() -> None:
    accounts = (Account(0, 3, 0.1, faint=True), Account(2, 3, 0.1, faint=True), Account(5, 9, 0.1, faint=True))
    assert candidates(scene(FREED, NEVER, accounts=accounts)) == [accounts[0]]
