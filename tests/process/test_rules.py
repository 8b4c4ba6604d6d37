"""Rules: other counts of the same claims."""

from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.model.board import Board, Happening
from dragoman.model.record import Range
from dragoman.process import MANNERS, fold, rules_named

from .factory import view
from .sample import whole


def shelling(name: str) -> tuple[Board, Happening]:
    board = fold(view(whole()), rules=rules_named(name))
    return board, board.incidents[0]


def test_the_claims_are_the_same_whichever_rules_are_chosen() -> None:
    boards = [fold(view(whole()), rules=rules) for rules in MANNERS.values()]
    told = [{a.quote for i in (*b.contacts, *b.incidents, *b.moves) for a in i.accounts} for b in boards]
    assert told[0] == told[1] == told[2]
    assert {board.rules for board in boards} == set(MANNERS)


def test_as_reported_is_the_default_and_has_no_effects() -> None:
    board, incident = shelling("as-reported")
    assert board == fold(view(whole()))
    assert board.rule_effects == ()
    assert incident.confirmed


@pytest.mark.parametrize(
    ("name", "killed", "confirmed"),
    [("as-reported", Range(1, 4), True), ("cautious", Range(1, None), True), ("strict", None, True)],
)
def test_the_toll_shown_and_what_is_confirmed(name: str, killed: Range | None, confirmed: bool) -> None:
    board, incident = shelling(name)
    assert (incident.toll.killed if incident.toll else None) == killed
    assert incident.confirmed is confirmed
    changed = {effect.field for effect in board.rule_effects if effect.item == incident.id}
    assert ("toll" in changed) is (killed != Range(1, 4))


def test_strict_asks_for_two_origins() -> None:
    board = fold(view(whole()), rules=rules_named("strict"))
    assert [(c.date, c.confirmed) for c in board.contacts] == [("2031-03-05", False), ("2031-03-08", True)]
    assert any(effect.field == "confirmed" for effect in board.rule_effects)


def test_rules_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('copies_count = true\norigins_needed = 3\nchains = "named"\n')
    rules = rules_named(str(path))
    assert (rules.name, rules.copies_count, rules.origins_needed) == ("house", True, 3)
    board = fold(view(whole()), rules=rules)
    assert any(effect.field == "confirmed" for effect in board.rule_effects)


@pytest.mark.parametrize("text", ["origins_needed = 0", 'chains = "some"', "sources = 2", "not toml"])
def test_rules_that_cannot_be_followed_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "house.toml"
    path.write_text(text)
    with pytest.raises(UsageError):
        rules_named(str(path))


@pytest.mark.parametrize("name", ["lenient", "/nowhere/rules.toml"])
def test_rules_that_are_not_there_are_refused(name: str) -> None:
    with pytest.raises(UsageError):
        rules_named(name)
