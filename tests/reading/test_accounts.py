"""Passages as reports write them, each with two accounts that cannot both hold, and passages where all can."""

import pytest
from conflicts import CONFLICTS
from harmonies import HARMONIES

from dragoman.model.record import Reading
from dragoman.model.report import Report
from dragoman.model.vocabulary import Label
from dragoman.reading import load_reader


def reading_of(text: str) -> Reading:
    return load_reader().read(
        Report(
            id="report-1", given_id=None, title=None, outlet=None, published="2031-05-14", language="en",
            translated_from=None, original_url=None, url=None, label=Label.PUBLIC, text=text,
        )
    )  # fmt: skip


@pytest.mark.parametrize(("text", "field", "first", "second"), CONFLICTS)
def test_conflict_is_told(text: str, field: str, first: str, second: str) -> None:
    told = reading_of(text).discrepancies
    shown = [(str(d.field), [a.span.of(text) for a in d.accounts]) for d in told]
    wanted = [(at := text.index(words), at + len(words)) for words in (first, second)]
    spans = [(str(d.field), [(a.span.begin, a.span.end) for a in d.accounts]) for d in told]
    assert any(
        kind == field and all(b < end and begin < e for (b, e), (begin, end) in zip(pair, wanted, strict=True))
        for kind, pair in spans
    ), shown


@pytest.mark.parametrize("text", HARMONIES)
def test_harmony_is_not_told_by_any_rule(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.reading.discrepancies.heard", lambda _: iter(()))
    told = [(str(d.field), [a.span.of(text) for a in d.accounts]) for d in reading_of(text).discrepancies]
    assert told == []


def test_few_harmonies_are_taken_for_conflicts_by_the_model() -> None:
    told = [text for text in HARMONIES if reading_of(text).discrepancies]
    assert len(told) <= len(HARMONIES) // 10, told
