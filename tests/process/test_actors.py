"""Actors resolved across reports: one actor of many forms, and two of one name kept apart."""

import pytest

from dragoman.model.entries import Link
from dragoman.model.vocabulary import ActorKind
from dragoman.process import names
from dragoman.process.actors import Cast
from dragoman.process.casting import resolve
from dragoman.process.pages import pages_of
from dragoman.process.sameness import Sameness

from .factory import Draft, view

PERSON, STATE, ORGANISATION, UNNAMED = ActorKind.PERSON, ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.UNNAMED

Given = tuple[str, ActorKind, str | None, str | None]
"""Name, kind, side (a state named in the same report) and country."""


def cast_of(*reports: list[Given], links: tuple[Link, ...] = ()) -> tuple[Cast, list[list[str]]]:
    """Resolve actors given report by report; return the cast and their ids."""
    drafts = []
    for number, actors in enumerate(reports):
        text = " ; ".join(name for name, *_ in actors)
        draft = Draft(f"Outlet {number}", f"2031-03-0{number + 1}T08:00:00Z", f"{number}. {text}")
        for name, kind, side, country in actors:
            draft.actor(name, kind, side=side, country=country)
        drafts.append(draft)
    pages = pages_of(view(drafts)).listed
    return resolve(pages, links), [[actor.id for actor in page.reading.actors] for page in pages]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("Ana Silvan", PERSON, None, None), ("Ana Silvan", PERSON, None, "AUT"), True),
        (("Ana Silvan", PERSON, None, "NOR"), ("Ana Silvan", PERSON, None, "AUT"), False),
        (("Foreign Minister Ana Silvan", PERSON, None, None), ("Ms Ana Silvan", PERSON, None, None), True),
        (("A. Silvan", PERSON, None, None), ("Ana Silvan", PERSON, None, None), True),
        (("Bo Silvan", PERSON, None, None), ("Ana Silvan", PERSON, None, None), False),
        (("Silvan", PERSON, None, None), ("Ana Silvan", PERSON, None, None), True),
        (("Volodymyr Zelenskyy", PERSON, None, None), ("Volodymyr Zelensky", PERSON, None, None), True),
        (("Kim", PERSON, None, None), ("Kim Jong-un", PERSON, None, None), True),
        (("Ruritania", STATE, None, None), ("Ruritania", STATE, None, None), True),
        (("Burma", STATE, None, "MMR"), ("Myanmar", STATE, None, "MMR"), True),
        (("the Interior Ministry", ORGANISATION, None, "NOR"), ("Interior Ministry", ORGANISATION, None, "NOR"), True),
        (("the Interior Ministry", ORGANISATION, None, "NOR"), ("Interior Ministry", ORGANISATION, None, "AUT"), False),
        (("two European diplomats", UNNAMED, None, None), ("a European diplomat", UNNAMED, None, None), True),
        (("a European diplomat", UNNAMED, None, None), ("an Arab diplomat", UNNAMED, None, None), False),
    ],
)
def test_two_forms_are_one_actor(one: Given, two: Given, same: bool) -> None:
    cast, ((first,), (second,)) = cast_of([one], [two])
    assert (cast.resolved[first] == cast.resolved[second]) is same


def test_a_surname_that_two_have_joins_neither_without_a_side() -> None:
    people: list[Given] = [
        ("Ostmark", STATE, None, None),
        ("Tarsia", STATE, None, None),
        ("Ana Silvan", PERSON, "Ostmark", None),
        ("Bo Silvan", PERSON, "Tarsia", None),
    ]
    cast, (known, (lone,), (_, sided)) = cast_of(
        people, [("Silvan", PERSON, None, None)], [("Tarsia", STATE, None, None), ("Silvan", PERSON, "Tarsia", None)]
    )
    assert cast.resolved[lone] not in {cast.resolved[name] for name in known}
    assert cast.resolved[sided] == cast.resolved[known[3]]


@pytest.mark.parametrize(("others", "joined"), [([], True), (["Pilots' Guild"], False)])
def test_a_body_told_of_by_what_it_is_alone_is_the_only_one_called_so(others: list[str], joined: bool) -> None:
    drafts = []
    for number, name in enumerate(["Allied Dock Workers", *others, "union", "union"]):
        draft = Draft(f"Outlet {number}", f"2031-03-0{number + 1}T08:00:00Z", f"{number}. {name}")
        draft.actor(name, ORGANISATION, names=["union"])
        drafts.append(draft)
    cast = resolve(pages_of(view(drafts)).listed, ())
    assert ("union" not in {actor.name for actor in cast.actors.values()}) is joined


def test_a_capital_taken_for_a_person_is_the_state_that_another_report_calls_by_it() -> None:
    drafts = []
    for number, (name, kind, called) in enumerate([("Ostmark", STATE, ["Selm"]), ("Selm", PERSON, [])]):
        draft = Draft(f"Outlet {number}", f"2031-03-0{number + 1}T08:00:00Z", f"{number}. {name}")
        draft.actor(name, kind, names=called)
        drafts.append(draft)
    cast = resolve(pages_of(view(drafts)).listed, ())
    assert [actor.name for actor in cast.actors.values()] == ["Ostmark"]


def test_the_union_of_one_report_is_the_one_union_named_in_another() -> None:
    cast, ((named,), (called,)) = cast_of(
        [("Food Workers' Union", ORGANISATION, None, None)], [("union", ORGANISATION, None, None)]
    )
    assert cast.resolved[named] == cast.resolved[called]


def test_a_ring_of_sides_ends() -> None:
    draft = Draft("Outlet", "2031-03-01T08:00:00Z", "Ostmark and its government")
    draft.state("Ostmark")
    draft.actor("government", ORGANISATION, side="Ostmark")
    draft.actor("Ostmark", STATE, side="government")
    cast = resolve(pages_of(view([draft])).listed, ())
    assert set(cast.parties) == set(cast.actors)


def test_an_actor_linked_with_itself_or_with_nobody_is_passed_over() -> None:
    actors: list[Given] = [("Ana Silvan", PERSON, None, None)]
    _, ((name,),) = cast_of(actors)
    links = tuple(Link("actor", name, other, same=False, because="", by="a test") for other in (name, "nobody"))
    cast, _ = cast_of(actors, links=links)
    assert list(cast.actors) == [name]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Foreign Minister Ana de Silva", "Ana de Silva"),
        ("Ostlandian Prime Minister Jan Ruud", "Jan Ruud"),
        ("Ana Silvan, the foreign minister", "Ana Silvan"),
        ("the prime minister of Ostland", None),
        ("the rebel leader", None),
        ("the prime minister, Jan Ruud", "Jan Ruud"),
        ("Mr Ruud", "Ruud"),
        ("his adviser Lea Stolz", "Lea Stolz"),
    ],
)
def test_proper_names_are_told_from_offices(form: str, name: str | None) -> None:
    assert names.proper_name(form) == name


@pytest.mark.parametrize(
    ("forms", "speaks"),
    [
        (("Jan Ruud", "President Ruud"), True),
        (("Jan Ruud", "the Ostland leader"), True),
        (("Lea Stolz", "the foreign ministry's spokeswoman"), True),
        (("Jan Ruud", "the former president"), False),
        (("Jan Ruud", "opposition leader"), False),
        (("Jan Ruud", "his adviser"), False),
    ],
)
def test_heads_and_spokespeople_speak_for_their_side(forms: tuple[str, ...], speaks: bool) -> None:
    assert names.heads(forms) is speaks


def test_bundles_never_join_across_what_is_held_apart() -> None:
    bundles = Sameness("abcd")
    bundles.hold_apart("a", "d")
    assert bundles.join("a", "b")
    assert bundles.join("c", "d")
    assert not bundles.join("b", "c")
    assert bundles.roots() == ["a", "c"]
    assert bundles.members("d") == ["c", "d"]
