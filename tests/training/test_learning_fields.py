"""How it is learned in what two accounts differ: what is weighed, and what stands in the file."""

import tomllib

import pytest

from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.discrepancies.differing import WEIGHTS, Shown, differs_in, features
from training.account_fields import by_fifths, fitted, right, written

NOTHING = Shown(frozenset(), frozenset(), frozenset(), frozenset(), ahead=False, of_paper=False, said=False)
SHIPPED = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))


def shown(*lemmas: str, figures: str = "", dates: str = "", ahead: bool = False) -> Shown:
    return Shown(
        frozenset(lemmas), frozenset(figures.split()), frozenset(dates.split()), frozenset(), ahead, False, True
    )


def test_every_field_weighs_all_that_accounts_show_and_nothing_else() -> None:
    assert {DiscrepancyField(name) for name in SHIPPED} == set(DiscrepancyField)
    assert all(set(field["weights"]) == set(features(NOTHING, NOTHING)) for field in SHIPPED.values())


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        (shown("kill", figures="nine"), shown("kill", "dead", figures="14"), "toll"),
        (shown("count", figures="40"), shown("be", figures="60"), "number"),
        (shown("meet", dates="Monday"), shown("meet", dates="Friday"), "date"),
        (shown("will", "stay", ahead=True), shown("fell", "tree"), "said_and_done"),
        (shown("ask", "call"), shown("request", "come"), "actors"),
        (shown("they", "meet"), shown("never", "meet"), "occurrence"),
    ],
)
def test_the_likeliest_field_is_told(one: Shown, other: Shown, field: str) -> None:
    assert differs_in(one, other) == field


def test_what_is_fitted_is_written_and_left_out_fifths_are_told_by_the_rest() -> None:
    fields = (DiscrepancyField.TOLL, DiscrepancyField.DATE)
    pairs = [(f"t{n}", fields[n % 2], {"dates": float(n % 2), "noise": float(n % 3)}) for n in range(60)]
    found = fitted(pairs)
    assert right(found, pairs) == len(pairs)
    assert by_fifths(pairs) == 1.0
    told = tomllib.loads(written(found))
    assert told["date"]["weights"]["dates"] == pytest.approx(found[DiscrepancyField.DATE].weights["dates"], abs=0.01)
