"""The markup of our own discrepancies: what it says, slips refused with their place, data that are sound."""

import pytest

from dragoman.model.vocabulary import DiscrepancyField
from training.clashes import SECOND, TEST, TRAIN, load, parse
from training.markup import UNMARKED, MarkupError, marked_lines, unmarked

TOLD = "It {C1:number handed over 19 men}. ¶ The militia says {C1,C2:actors only 14 came home}, {C2 led by a monk}."


def test_accounts_of_discrepancies() -> None:
    told = parse("x", TOLD)
    assert told.text == "It handed over 19 men.\n\nThe militia says only 14 came home, led by a monk."
    assert [(c.field, [told.text[b:e] for b, e in c.accounts]) for c in told.clashes] == [
        (DiscrepancyField.NUMBER, ["handed over 19 men", "only 14 came home"]),
        (DiscrepancyField.ACTORS, ["only 14 came home", "led by a monk"]),
    ]


@pytest.mark.parametrize(
    ("marked", "problem"),
    [
        ("{C1:number nineteen} men", "discrepancy 1 has one account only"),
        ("{C1 nineteen}, {C1 ten}", "discrepancy 1 names no field"),
        ("{C1:sum nineteen}, {C1 ten}", "'sum' is none of date, "),
        ("{E1:number nineteen}, {C1 ten}", "'E1:number' is no role"),
        ("{C1:number nineteen, ten", "never closes"),
    ],
)
def test_slips_are_refused(marked: str, problem: str) -> None:
    with pytest.raises(MarkupError, match=problem):
        parse("x", marked)


def test_the_data_are_sound() -> None:
    train, test, second = map(load, (TRAIN, TEST, SECOND))
    texts = [text.text for text in (*train, *test)]
    assert len(train) >= 560
    assert len(test) >= 80
    assert len(set(texts)) == len(texts)
    assert {text.text for text in second} <= set(texts)
    assert sum(not text.clashes for text in test) >= len(test) // 5  # what looks alike and is none


def test_texts_for_the_larger_network_hold_no_marks() -> None:
    texts = [line for _, _, line in marked_lines(UNMARKED)]
    assert len(set(texts)) == len(texts) >= 700
    assert all(unmarked(text)[1] == [] for text in texts)
    marked = {text.text for folder in (TRAIN, TEST) for text in load(folder)}
    assert marked.isdisjoint(unmarked(text)[0] for text in texts)
