"""The whole reading: deterministic, with words for everything, honest about a missing date, and safe on any text."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.codec import record_json
from dragoman.model.protocols import Reader
from dragoman.model.record import Reading
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.reading import load_reader
from dragoman.reading.layers import ROOT, Layers
from dragoman.reading.reader import INEXACT, UNDATED, DragomanReader

TEXT = (
    "Velora and Orland agree to meet\n\n"
    "MARN, May 12 - Velora's Prime Minister Olga Wendt told reporters on Monday that her country accepts a truce. "
    '"We are ready," she said. Orland\'s government denied that its troops had shelled the village of Osta, '
    "according to a senior official briefed on the talks.\n\n"
    "Both sides will meet in Vienna on Friday, the Turkish mediator said. Wendt rejected the demand to withdraw."
)


def report(text: str = TEXT, published: str | None = "2031-05-13") -> Report:
    return Report("report-1", None, "Velora and Orland agree to meet", "Marn Courier", published, "en", text)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def spans(value: object) -> Iterator[Span]:
    """All spans anywhere in a frozen value."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from spans(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from spans(getattr(value, name))


def check(reading: Reading) -> None:
    """Every item has an id of its own, words that lie in the text, and refers to actors of the record only."""
    text = reading.report.text
    items: list[Any] = [
        *reading.actors, *reading.times, *reading.statements, *reading.events,
        *reading.proposals, *reading.positions, *reading.discrepancies,
    ]  # fmt: skip
    ids = [item.id for item in items]
    assert len(ids) == len(set(ids))
    for item in items:
        found = list(spans(item))
        assert found, item
        assert all(span.of(text).strip() for span in found), item
    actors = {a.id for a in reading.actors}
    assert {a.side for a in reading.actors} - {None} <= actors
    for statement in reading.statements:
        assert {*statement.speakers, *statement.chain, *statement.addressees} <= actors
        assert not set(statement.speakers) & set(statement.chain)
        for name in ("via", "said"):
            assert getattr(statement, name) is None or statement.words[name]
        assert not statement.speakers or statement.words["speakers"]
    for event in reading.events:
        assert {*event.actors, *event.recipients, *event.chain} <= actors
    for position in reading.positions:
        assert {position.actor, *position.chain} <= actors


def test_a_report_is_read(reader: Reader) -> None:
    reading = reader.read(report())
    check(reading)
    named = {a.name for a in reading.actors}
    assert {"Velora", "Orland", "Olga Wendt", "Turkey"} <= named
    assert reading.statements
    assert reading.events
    assert reading.likeness is not None
    assert reading.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        '"We asked for the crossing," the prime minister\'s spokesman said.',  # a side that is only spoken of
        "The town was shelled by the army, and most of its market was burnt.",  # owned, as it seems, by its own part
    ],
)
def test_the_record_is_whole(reader: Reader, text: str) -> None:
    check(reader.read(report(text)))


def test_reading_twice_gives_the_same(reader: Reader) -> None:
    assert record_json(reader.read(report())) == record_json(reader.read(report()))


def test_many_are_read_as_one_by_one(reader: Reader) -> None:
    reports = [report(), report("Shells fell."), report("")]
    assert [record_json(r) for r in reader.read_many(iter(reports))] == [record_json(reader.read(r)) for r in reports]


def test_without_a_date_relative_dates_stay_open_and_the_reading_says_so(reader: Reader) -> None:
    reading = reader.read(report(published=None))
    assert reading.notes == (UNDATED,)
    weekdays = [t for t in reading.times if "Monday" in t.span.of(TEXT) or "Friday" in t.span.of(TEXT)]
    assert weekdays
    assert all(t.value is None for t in weekdays)
    assert all(s.said is None for s in reading.statements)


def test_a_month_is_no_date_to_count_from(reader: Reader) -> None:
    assert reader.read(report(published="2031-05")).notes == (INEXACT,)


def test_name_and_digest_name_the_reader(reader: Reader) -> None:
    assert reader.name.startswith("dragoman ")
    assert len(reader.digest) == 64
    assert reader.digest == load_reader().digest


@settings(max_examples=40)
@given(text=st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    check(load_reader().read(report(text)))


PIECES = st.sampled_from(
    [
        "both sides",
        "the Russian",
        "said",
        "“",
        "”",
        "her",
        "who",
        "according to",
        "Kyiv",
        "'s",
        ",",
        ".",
        "the U.S.",
        "one",
        "of",
        "President",
        "Anna Berg",
        "(FLO)",
        "and",
        "that",
        "accepted",
        "Reuters",
        "on Monday",
        "the rebels",
        "told",
        "\n\n",
        "the other",
        "Velora",
        "Veloran",
        "it",
        "government",
        "killed",
        "14",
        "soldiers",
        "citing",
        "counterpart",
        "I",
        "?",
    ]
)


@settings(max_examples=60)
@given(pieces=st.lists(PIECES, max_size=60))
def test_any_run_of_telling_words_is_read(pieces: list[str]) -> None:
    check(load_reader().read(report(" ".join(pieces))))


@settings(max_examples=60)
@given(rng=st.randoms(use_true_random=False), share=st.sampled_from([0.05, 0.2, 0.5]))
def test_the_rules_come_to_an_end_whatever_the_grammar(rng: Random, share: float) -> None:
    reader = load_reader()
    assert isinstance(reader, DragomanReader)
    check(reader._compose(report(), scrambled(reader._layers(report()), rng, share)))


def scrambled(layers: Layers, rng: Random, share: float) -> Layers:
    """Let a share of the words have another tag, relation and governor; sentences stay trees."""
    words = list(layers.words)
    tags, relations = sorted({w.tag for w in words}), sorted({w.relation for w in words} - {"root"})
    for begin, end in layers.sentences:
        for i in range(begin, end):
            if rng.random() > share:
                continue
            above = head = rng.randrange(begin, end)
            while above not in {ROOT, i}:
                above = words[above].head
            if words[i].head != ROOT and above == ROOT:
                words[i] = replace(words[i], head=head, relation=rng.choice(relations))
            words[i] = replace(words[i], tag=rng.choice(tags))
    return replace(layers, words=tuple(words))
