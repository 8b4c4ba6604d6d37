"""Accounts that only the clash head hears: paired by what they point at, and told in what they differ."""

from importlib import import_module

import pytest
from parsed import Read, read

from dragoman.reading.discrepancies.pairing import weighing
from dragoman.reading.discrepancies.weighing import Weighing

ACTORS = {"Velora": "Velora", "Drava": "Drava", "Brun": "Brun"}
FREED = "Velora/NNP/2/nsubj parted/VBD/0/root with/IN/5/case 19/CD/5/nummod men/NNS/2/nmod ././2/punct"
CAME = "Drava/NNP/2/nsubj greeted/VBD/0/root only/RB/4/advmod 14/CD/2/dobj ././2/punct"
LEFT = "Brun/NNP/2/nsubj sat/VBD/0/root in/IN/5/case the/DT/5/det room/NN/2/nmod ././2/punct"


def told(found: Read) -> list[tuple[str, list[str]]]:
    return [(str(d.field), [a.span.of(found.layers.text) for a in d.accounts]) for d in found.discrepancies]


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let only what points at what, and how surely it is heard, decide: what has been learned is another matter."""
    weights = dict.fromkeys(weighing().weights, 0.0)
    told = weights | {"first points at second": 2.0, "second points at first": 2.0, "surer": 0.5}
    monkeypatch.setattr(import_module("dragoman.reading.discrepancies.heard"), "weighing", lambda: Weighing(-3.5, told))


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [("parted with 19 men", 0.9, "only 14"), ("greeted only 14", 0.8, "19 men")],
            [("number", ["Velora parted with 19 men", "Drava greeted only 14"])],
            id="each points at the other",
        ),
        pytest.param(
            [("parted with 19 men", 0.4, ""), ("greeted only 14", 0.9, "parted with 19 men")],
            [("number", ["Velora parted with 19 men", "Drava greeted only 14"])],
            id="the sure one points at the other",
        ),
        pytest.param([("parted with 19 men", 0.4, "only 14"), ("greeted only 14", 0.5, "")], [], id="neither is sure"),
        pytest.param([("parted with 19 men", 0.9, ""), ("greeted only 14", 0.9, "")], [], id="none points"),
        pytest.param([("greeted only 14", 0.9, "19 men")], [], id="one account alone"),
        pytest.param([("men", 0.9, "greeted only 14"), ("greeted only 14", 0.9, "men")], [], id="one is a scrap"),
        pytest.param(
            [
                ("parted with 19 men", 0.6, ""),
                ("greeted only 14", 0.9, "parted with 19 men"),
                ("sat in the room", 0.95, "greeted only 14"),
            ],
            [("actors", ["Drava greeted only 14", "Brun sat in the room"])],
            id="an account stands in the likelier of two pairs",
        ),
    ],
)
def test_accounts_are_paired(accounts: list[tuple[str, float, str]], expected: list[tuple[str, list[str]]]) -> None:
    assert told(read(FREED, CAME, LEFT, actors=ACTORS, accounts=accounts)) == expected


def test_a_piece_is_told_with_the_clause_that_it_is_of() -> None:
    accounts = [("19", 0.9, "only 14"), ("only 14", 0.8, "19")]
    found = read(FREED, CAME, LEFT, actors=ACTORS, accounts=accounts)
    assert told(found) == [("number", ["Velora parted with 19 men", "Drava greeted only 14"])]


def test_one_who_only_denies_must_be_heard_more_surely(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = [("went wild", 0.9, "never stayed calm"), ("never stayed calm", 0.9, "went wild")]
    plain = dict.fromkeys(weighing().weights, 0.0)
    for bias, count in ((-0.7, 0), (-0.2, 1)):
        weights = Weighing(bias, plain)
        monkeypatch.setattr(import_module("dragoman.reading.discrepancies.heard"), "weighing", lambda w=weights: w)
        assert len(told(read(WENT, NEVER, actors=ACTORS, accounts=pair))) == count


def test_a_figure_that_another_has_taken_the_place_of_differs_from_none() -> None:
    revised = CAME.replace("Drava/NNP/2/nsubj", "Initially/RB/2/advmod")
    pair = [("parted with 19 men", 0.9, "only 14"), ("greeted only 14", 0.8, "19 men")]
    assert told(read(FREED, CAME, accounts=pair, actors=ACTORS))
    assert told(read(FREED, revised, accounts=pair, actors=ACTORS)) == []


def test_each_sides_own_may_differ() -> None:
    mine = (
        "Velora/NNP/2/nsubj lost/VBD/0/root two/CD/2/dobj of/IN/6/case its/PRP$/6/nmod:poss men/NNS/3/nmod ././2/punct"
    )
    yours = (
        "Drava/NNP/2/nsubj lost/VBD/0/root four/CD/2/dobj of/IN/6/case its/PRP$/6/nmod:poss own/JJ/3/nmod ././2/punct"
    )
    pair = [("lost two of its men", 0.9, "four of its own"), ("lost four of its own", 0.9, "two of its men")]
    assert told(read(mine, yours, actors=ACTORS, accounts=pair)) == []


WILL = "Velora/NNP/3/nsubj would/MD/3/aux stay/VB/0/root calm/JJ/3/xcomp ././3/punct"
WENT = "It/PRP/2/nsubj went/VBD/0/root wild/JJ/2/xcomp ././2/punct"
NEVER = "It/PRP/3/nsubj never/RB/3/neg stayed/VBD/0/root calm/JJ/3/xcomp ././3/punct"
AGREED = "Velora/NNP/2/nsubj endorsed/VBD/0/root it/PRP/2/dobj ././2/punct"
OPPOSED = "It/PRP/3/nsubj had/VBD/3/aux opposed/VBN/0/root it/PRP/3/dobj ././3/punct"
SHOT = "Velora/NNP/2/nsubj stoned/VBD/0/root them/PRP/2/dobj first/RB/2/advmod ././2/punct"
CHARGED = "Drava/NNP/3/nsubj had/VBD/3/aux charged/VBN/0/root already/RB/3/advmod ././3/punct"


@pytest.mark.parametrize(
    ("one", "other", "words", "field"),
    [
        (WILL, WENT, ("would stay calm", "went wild"), "said_and_done"),
        (AGREED, NEVER, ("endorsed it", "never stayed calm"), "stance"),
        (WENT, NEVER, ("went wild", "never stayed calm"), "occurrence"),
        (AGREED, OPPOSED, ("endorsed it", "had opposed it"), "stance"),
        (SHOT, CHARGED, ("stoned them first", "had charged already"), "order"),
    ],
)
def test_in_what_accounts_differ(one: str, other: str, words: tuple[str, str], field: str) -> None:
    first, second = words
    found = read(one, other, actors=ACTORS, accounts=[(first, 0.9, second), (second, 0.9, first)])
    ((kind, accounts),) = told(found)
    assert kind == field
    assert all(words in account for words, account in zip((first, second), accounts, strict=True))


def test_what_a_rule_tells_is_told_once() -> None:
    denied = "Drava/NNP/2/nsubj denied/VBD/0/root that/IN/5/mark it/PRP/5/nsubj attacked/VBD/2/ccomp ././2/punct"
    attacked = "Drava/NNP/2/nsubj attacked/VBD/0/root Velora/NNP/2/dobj ././2/punct"
    pair = [("attacked Velora", 0.9, "denied"), ("denied that it attacked", 0.9, "attacked Velora")]
    assert len(told(read(attacked, denied, actors=ACTORS, accounts=pair))) == 1
