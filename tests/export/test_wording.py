"""Codes of the formats in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.wording import (
    Names,
    date_words,
    duration_words,
    kind_beside,
    listed,
    parties_words,
    place_words,
    range_words,
    short_id,
    stance_words,
    terms_words,
    toll_words,
)
from dragoman.model.plover import EventType
from dragoman.model.record import Actor, Place, Range, Terms, Toll
from dragoman.model.vocabulary import ActorKind, Stance

NAMES = Names({"a": "Ada", "b": "Bo", "c": "Cy"})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("2025-05-19", "19 May 2025"),
        ("2025-05", "May 2025"),
        ("2025", "2025"),
        ("2025-21", "spring 2025"),
        ("199X", "1990s"),
        ("2025-05-19T17:40:00Z", "19 May 2025, 17:40 UTC"),
        ("2025-05-19T17:40:00.123456Z", "19 May 2025, 17:40 UTC"),
        ("2025-05-19T17:40:00+02:00", "19 May 2025, 17:40 UTC+02:00"),
        ("2025-05-12/2025-05-18", "12–18 May 2025"),
        ("2025-04-28/2025-05-04", "28 April – 4 May 2025"),
        ("2024-12-30/2025-01-05", "30 December 2024 – 5 January 2025"),
        ("2025-03/2025-05", "March – May 2025"),
        ("2025-03/..", "since March 2025"),
        ("../2025-05-23", "until 23 May 2025"),
        ("2025-05~", "about May 2025"),
        ("2025-05-19?", "19 May 2025 (uncertain)"),
        ("2025-05%", "about May 2025 (uncertain)"),
        ("soon", "soon"),
    ],
)
def test_dates(value: str | None, words: str) -> None:
    assert date_words(value) == words


@given(st.text())
def test_whatever_a_date_says_it_has_words(value: str) -> None:
    assert isinstance(date_words(value), str)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("P30D", "30 days"),
        ("P1W", "1 week"),
        ("PT48H", "48 hours"),
        ("P1Y6M", "1 year and 6 months"),
        ("P", "P"),
        ("x", "x"),
    ],
)
def test_durations(value: str, words: str) -> None:
    assert duration_words(value) == words


def test_numbers_told_as_ranges() -> None:
    assert [range_words(Range(9, 9)), range_words(Range(9, 19)), range_words(Range(1400, None))] == [
        "9", "9–19", "at least 1,400",
    ]  # fmt: skip
    assert toll_words(Toll(Range(9, 19), Range(70, 70))) == "9–19 killed, 70 injured"
    assert toll_words(None) == ""


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_lists(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence


def test_a_chain_runs_from_the_speaker_to_who_relays_it() -> None:
    assert NAMES.chain(("a", "b"), ("c", "unknown-1")) == "Ada and Bo → Cy → unknown-1"
    assert NAMES.chain((), ("c",)) == "Cy"


def test_those_who_speak_together_are_one_step_of_a_chain() -> None:
    names = Names({"a": "Ada", "b": "Bo", "c": "Cy"}, together=[("c",), ("a", "b"), ("a", "b", "c")])
    assert names.chain((), ("a", "b")) == "Ada and Bo"
    assert names.chain((), ("c", "a", "b")) == "Cy → Ada and Bo"
    assert names.chain((), ("b", "a")) == "Bo → Ada"
    assert names.chain((), ("a", "b", "c")) == "Ada, Bo and Cy"


@pytest.mark.parametrize(
    ("kind", "recipients", "words"),
    [
        (EventType.ASSAULT, ("b",), "Ada against Bo"),
        (EventType.CONSULT, ("b",), "Ada with Bo"),
        (EventType.AID, ("b",), "Ada to Bo"),
        (EventType.AID, (), "Ada"),
    ],
)
def test_who_does_it_to_whom(kind: EventType, recipients: tuple[str, ...], words: str) -> None:
    assert parties_words(kind, ("a",), recipients, NAMES) == words


def test_places_and_terms() -> None:
    assert place_words(Place("Port Lissa", "NOR")) == "Port Lissa (NOR)"
    assert terms_words(Terms("P30D", None, "2024-06-01", ("X", "Y"), ("a",), "no shots"), NAMES) == [
        ("for", "30 days"), ("from", "1 June 2024"), ("in", "X, Y"), ("with", "Ada"), ("if", "no shots"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        ("the guns fall silent", ("if", "the guns fall silent")),
        ("if the guns fall silent", ("if", "the guns fall silent")),
        ("unless the port is shelled", ("condition", "unless the port is shelled")),
        ("Once the port is open", ("condition", "Once the port is open")),
        ("onlookers are let in", ("if", "onlookers are let in")),
    ],
)
def test_a_condition_has_one_conjunction(condition: str, shown: tuple[str, str]) -> None:
    assert terms_words(Terms(None, None, None, (), (), condition), NAMES) == [shown]


@pytest.mark.parametrize(
    ("name", "kind", "many"),
    [
        ("its allies", ActorKind.GROUP, True),
        ("Leaders", ActorKind.UNNAMED, True),
        ("mediators from Norway", ActorKind.UNNAMED, True),
        ("people familiar with the talks", ActorKind.UNNAMED, True),
        ("a source close to the mediators", ActorKind.UNNAMED, False),
        ("a White House source", ActorKind.UNNAMED, False),
        ("the press", ActorKind.GROUP, False),
        ("United States", ActorKind.STATE, False),
        ("Reuters", ActorKind.OUTLET, False),
    ],
)
def test_a_verb_agrees_with_its_actor(name: str, kind: ActorKind, many: bool) -> None:
    names = Names.of([Actor("x", name, (name,), kind, None, None, ())], [])
    assert names.are_many("x") is many
    assert stance_words(Stance.CONSIDERS, many=many) == ("consider" if many else "considers")


def test_a_stance_of_many_keeps_its_further_words() -> None:
    assert stance_words(Stance.ACCEPTS_CONDITIONALLY, many=True) == "accept on conditions"


@pytest.mark.parametrize(
    ("label", "shown"),
    [("Ceasefire", ""), ("a 30-day ceasefire", ""), ("truce", "ceasefire"), ("preceasefire", "ceasefire")],
)
def test_a_kind_is_not_said_twice(label: str, shown: str) -> None:
    assert kind_beside(label, "ceasefire") == shown


def test_only_hashed_ids_are_shortened() -> None:
    assert short_id("event-00112233445566aa") == "00112233"
    assert short_id("feed-item-7") == "feed-item-7"
