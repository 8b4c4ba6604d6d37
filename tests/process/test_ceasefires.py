"""Ceasefire sheets: each element present, silent or disputed; incidents held against it with who says so."""

import pytest

from dragoman.model.board import Agreement
from dragoman.model.entries import ProcessDeclared
from dragoman.model.vocabulary import ActorKind, ElementState, Standing
from dragoman.process import fold

from .factory import Draft, view
from .sample import parties

DEAL = (
    "Ostmark and Tarsia signed a 20-day ceasefire from 9 March. Under the truce both refrain from shelling the line. "
    "The agreement names Bergen as its guarantor. An observer mission will monitor the ceasefire along the line. "
    "Prisoners are another matter."
)
DECLARED = ProcessDeclared("the truce", ("Ostmark", "Tarsia"), ("Bergen",), by="a test")


def deal(**terms: str) -> Draft:
    draft = Draft("Northwire", "2031-03-08T20:00:00Z", DEAL)
    parties(draft, titled=False)
    draft.state("Bergen")
    draft.proposal("ceasefire", "20-day ceasefire", "P20D", start="2031-03-09", **terms)
    words = "Ostmark and Tarsia signed a 20-day ceasefire from 9 March"
    draft.event("AGREE", words, ["Ostmark", "Tarsia"], date="2031-03-08")
    return draft


def incident(
    day: str, source: str | None, doer: bool = True, *, outlet: str = "Hill Courier", place: str | None = None
) -> Draft:
    words = f"shells fell on a post near the line on {day} March"
    text = f"{source or 'Nobody'} said that {words}. Ostmark and Tarsia accuse each other."
    draft = Draft(outlet, f"2031-03-{day}T20:00:00Z", text)
    parties(draft, titled=False)
    chain = []
    if source:
        side = next((name for name in ("Ostmark", "Tarsia") if source.startswith(name)), None)
        draft.actor(source, ActorKind.ORGANISATION, side=side)
        chain = [source]
    draft.event(
        "ASSAULT", words, ["Tarsia"] if doer else [], ["Ostmark"], date=f"2031-03-{day}", chain=chain, place=place
    )
    return draft


def agreed(*drafts: Draft, **terms: str) -> Agreement:
    (found,) = fold(view([deal(**terms), *drafts], processes=(DECLARED,))).agreements
    return found


@pytest.mark.parametrize(("accepting", "agreements"), [(("Ostmark", "Tarsia"), 1), (("Ostmark",), 0), ((), 0)])
def test_what_is_signed_is_agreed_where_both_sides_accept_it_by_signing(
    accepting: tuple[str, ...], agreements: int
) -> None:
    signing = deal()
    words = "Ostmark and Tarsia signed a 20-day ceasefire from 9 March"
    signing.events = []
    signing.event("SUPPORT", words, ["Ostmark", "Tarsia"], date="2031-03-08")
    for side in accepting:
        signing.position(side, "20-day ceasefire", "accepts", words)
    assert len(fold(view([signing], processes=(DECLARED,))).agreements) == agreements


def test_a_condition_of_earlier_days_is_no_term_of_what_was_agreed() -> None:
    text = "Ostmark would accept a 20-day ceasefire if Tarsia left Lower Alm."
    before = Draft("Hill Courier", "2031-03-05T08:00:00Z", text)
    parties(before, titled=False)
    before.proposal("ceasefire", "20-day ceasefire", "P20D", condition="if Tarsia left Lower Alm")
    before.position("Ostmark", "20-day ceasefire", "accepts_conditionally", "Ostmark would accept")
    found = agreed(before)
    assert found.terms.condition is None
    assert found.terms.duration == "P20D"


def test_the_sheet_lists_every_element() -> None:
    states = {element.name: element.state for element in agreed().elements}
    present = {name for name, state in states.items() if state is ElementState.PRESENT}
    assert present == {"start", "duration", "prohibited", "guarantors", "monitoring"}
    assert states["dispute body"] is ElementState.SILENT
    assert states["exchange"] is ElementState.SILENT


def test_every_element_that_is_told_shows_its_words() -> None:
    for element in agreed().elements:
        assert bool(element.accounts) is (element.state is not ElementState.SILENT)
        assert all(account.quote in DEAL for account in element.accounts)


def test_class_and_type() -> None:
    found = agreed()
    assert (found.ceasefire_class, found.ceasefire_type) == ("preliminary", "bilateral")


def test_a_duration_told_in_two_ways_is_disputed() -> None:
    other = Draft("Lantern", "2031-03-09T08:00:00Z", "Tarsia and Ostmark signed a ceasefire of 30 days on Saturday.")
    parties(other, titled=False)
    other.proposal("ceasefire", "ceasefire of 30 days", "P30D", start="2031-03-09")
    other.event("AGREE", "Tarsia and Ostmark signed a ceasefire of 30 days", ["Tarsia", "Ostmark"], date="2031-03-08")
    states = {element.name: element for element in agreed(other).elements}
    assert states["duration"].state is ElementState.DISPUTED
    assert {account.report for account in states["duration"].accounts} == {deal().id, other.id}
    assert states["start"].state is ElementState.PRESENT


@pytest.mark.parametrize(
    ("source", "doer", "standing"),
    [
        ("Ostmark's army", True, Standing.ALLEGED),
        (None, True, Standing.OBSERVED),
        ("Alm Valley Hospital", True, Standing.OBSERVED),
        ("Joint Monitoring Mission", False, Standing.VERIFIED),
        ("Joint Monitoring Mission", True, Standing.ATTRIBUTED),
    ],
)
def test_incidents_are_held_against_it_with_who_says_so(source: str | None, doer: bool, standing: Standing) -> None:
    (held,) = agreed(incident("12", source, doer)).incidents
    assert held.standing is standing
    assert bool(held.by) is bool(source)
    assert held.accounts


@pytest.mark.parametrize("day", ["07", "31"])
def test_what_happened_before_or_after_is_not_held_against_it(day: str) -> None:
    assert agreed(incident(day, None)).incidents == ()


@pytest.mark.parametrize(
    ("scope", "held"),
    [
        ("along the line", 1),
        ("on land, at sea and in the air", 1),
        ("at sea", 0),
        ("attacks on energy infrastructure", 0),
    ],
)
def test_what_a_narrow_scope_leaves_out_is_not_held_against_it(scope: str, held: int) -> None:
    found = agreed(incident("12", None), scope=scope)
    assert len(found.incidents) == held
    assert found.terms.scope == scope
    assert next(e for e in found.elements if e.name == "scope").state is ElementState.PRESENT
