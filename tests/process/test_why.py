"""Why a board shows what it shows."""

from typing import Any

import pytest

from dragoman.model.answers import Match, Why
from dragoman.model.entries import Link
from dragoman.process import fold
from dragoman.process.why import find, near, why

from .factory import view
from .sample import readout, whole, wire


def asked(identifier: str, *links: Link) -> Why:
    seen = view(whole(), links=links)
    board = fold(seen)
    ((kind, thing),) = find(board, identifier)
    return why(seen, board, kind, thing)


def test_each_account_of_an_incident_says_what_it_agrees_and_differs_in() -> None:
    told = asked(wire().events[1].id)
    assert told.kind == "incident"
    first, copy, other = told.accounts
    assert (first.number, first.beside, first.fields) == (1, None, ())
    assert copy.copy_of == wire().id
    assert {field.match for field in copy.fields if field.here} == {Match.AGREES}
    fields = {field.field: field for field in other.fields}
    assert fields["kind"].match is Match.AGREES
    assert fields["date"].match is Match.AGREES, "the night to Monday holds Monday"
    assert fields["place"].match is Match.AGREES
    assert fields["toll"].match is Match.DIFFERS
    assert (fields["toll"].here, fields["toll"].there) == ("1 killed", "4 killed")


def test_what_one_account_does_not_say_speaks_neither_for_nor_against() -> None:
    told = asked(readout().events[0].id)
    assert [account.beside for account in told.accounts] == [None, 1]
    fields = {field.field: field for field in told.accounts[1].fields}
    assert fields["place"].match is Match.SILENT


@pytest.mark.parametrize(
    "identifier",
    [
        readout().events[1].id,  # an item that became part of an incident
        readout().events[1].id.rpartition("-")[2],
        readout().events[1].id[:12],
    ],
)
def test_the_id_of_an_item_leads_to_what_it_became(identifier: str) -> None:
    board = fold(view(whole()))
    found = find(board, identifier)
    assert [thing.id for _, thing in found] == [wire().events[1].id]


def test_everything_a_board_shows_can_be_asked() -> None:
    seen = view(whole())
    board = fold(seen)
    listed: list[Any] = [*board.contacts, *board.incidents, *board.moves, *board.levers, *board.agreements]
    listed += [*board.proposals, *board.statements, *board.discrepancies, *board.actors, *board.reports]
    listed += [position for proposal in board.proposals for position in proposal.positions]
    for thing in listed:
        found = find(board, thing.id)
        assert found, thing
        for kind, one in found:
            told = why(seen, board, kind, one)
            assert kind == "report" or told.accounts, thing
            assert kind != "report" or told.reasons


def test_a_report_says_why_it_is_in_and_what_it_repeats() -> None:
    copy = whole()[1].id
    assert any("in the process" in reason for reason in asked(copy).reasons)
    assert any(wire().id in reason for reason in asked(copy).reasons)
    assert any("repeats it" in reason for reason in asked(wire().id).reasons)


def test_an_actor_says_by_what_it_is_one() -> None:
    board = fold(view(whole()))
    silvan = next(actor for actor in board.actors if actor.name == "Ana Silvan")
    told = asked(silvan.id)
    assert len(told.accounts) == 4
    assert all(field.match is not Match.DIFFERS for account in told.accounts for field in account.fields)


def test_links_on_its_items_are_told_with_who_gave_them() -> None:
    link = Link("happening", wire().events[1].id, readout().events[1].id, True, "one shell", "A. Weber")
    other = Link("happening", wire().events[0].id, readout().events[0].id, False, "two contacts", "A. Weber")
    assert asked(wire().events[1].id, link, other).links == (link,)


def test_ids_that_are_nearly_right_are_offered() -> None:
    board = fold(view(whole()))
    wanted = board.incidents[0].id
    slip = wanted[:-3] + ("0" if wanted[-3] != "0" else "1") + wanted[-2:]
    assert not find(board, slip)
    assert near(board, slip)[0] == wanted
    assert not near(board, "nothing at all")
    assert not find(board, "")
