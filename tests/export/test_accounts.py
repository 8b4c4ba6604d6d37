"""The readable accounts: everything is there, fits the width, and is plain where it has to be."""

import dataclasses
import io

import invented
import pytest
from rich.console import Console, RenderableType

from dragoman.export.text_board import board_text
from dragoman.export.text_item import board_item_text, item_text
from dragoman.export.text_parts import Look
from dragoman.export.text_record import record_text
from dragoman.model.board import Board
from dragoman.model.entries import Review, Verdict
from dragoman.model.vocabulary import Role

RECORD = record_text(invented.READING, Look(colour=False), whole_text=True)
BOARD = board_text(invented.BOARD)


def plain(account: RenderableType, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    with console.capture() as capture:
        console.print(account)
    return capture.get()


def on_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("account", [RECORD, BOARD], ids=["record", "board"])
def test_no_line_is_wider_than_the_terminal(account: RenderableType, width: int) -> None:
    assert max(map(len, plain(account, width).splitlines())) <= width


@pytest.mark.parametrize(
    "told",
    [
        "Lissa Post · 21 May 2024, 09:30 UTC",
        "6 actors, 4 statements, 2 events, 1 proposal, 1 position, 1 discrepancy",
        "3× Ada Brandt person, for Norland Brandt",
        "S1 Ada Brandt · direct · press · 20 May 2024",
        '‹"We want the guns to fall silent for thirty days,"› Brandt told reporters.',
        "S2 Jon Okell → Sudmark News Agency · indirect",
        "S3 Ada Brandt → Jon Okell → Sudmark News Agency",
        "Okell claimed that Brandt had said ‹Norland would open the Ferren road›, the Sudmark News Agency reported.",
        "E1 CONSULT · visit · Ada Brandt and Jon Okell · 20 May 2024 · Port Lissa",
        "6–9 killed · as told by Norland",
        "P1 thirty-day truce · ceasefire · for 30 days",
        "Sudmark accepts · as told by Jon Okell",
        "D1 toll · about E2",
        "the mayor of Ferren put the toll at ‹six›.",
        "S4 E2 P1 Sudmark accepts the thirty-day truce, Okell said.",
    ],
)
def test_the_account_of_a_record_tells(told: str) -> None:
    assert told in on_one_line(plain(RECORD, 110))


def test_one_in_a_role_is_told_in_the_singular() -> None:
    actors = [
        dataclasses.replace(actor, role=Role.MEDIATOR if actor.id == invented.NORLAND else None)
        for actor in invented.BOARD.actors
    ]
    told = plain(board_text(dataclasses.replace(invented.BOARD, actors=tuple(actors))))
    assert "Mediator: Norland" in told
    assert "Parties" not in told


def test_a_statement_inside_another_is_set_in() -> None:
    lines = plain(RECORD).splitlines()
    outer = next(line for line in lines if "S2" in line)
    inner = next(line for line in lines if "S3" in line)
    assert len(inner) - len(inner.lstrip()) > len(outer) - len(outer.lstrip())


@pytest.mark.parametrize(
    "told",
    [
        "As reported by 21 May 2024, 23:59 UTC; on record by 22 May 2024, 08:00 UTC",
        "2 reports, 1 of them a copy",
        "Parties: Norland and Sudmark",
        "Sudmark accepts · 20 May 2024 · before: rejects April 2024",
        "No stance reported: Norland",
        "20 May 2024 · CONSULT · visit · Ada Brandt and Jon Okell · Port Lissa",
        "before: planned for 19 May 2024",
        "1 report, 2 origins · bears on thirty-day truce · accepted by A. Weber",
        "REJECT · Norland to Sudmark · denied",
        "promise · Norland to Sudmark · open the Ferren road · until 1 June 2024 · announced",
        "ceasefire · Norland and Sudmark · for 30 days · in force since 22 May 2024",
        "toll · about assault of April 2024",
        "“six” mayor of Ferren — Lissa Post, 21 May 2024",
        "Coast Radio Ministers meet · copy of Lissa Post",
        "Jon Okell → Sudmark News Agency · “claimed that”",
    ],
)
def test_the_account_of_a_board_tells(told: str) -> None:
    assert told in on_one_line(plain(BOARD, 110))


def test_a_party_whose_envoy_has_taken_a_stand_is_not_called_silent() -> None:
    (proposal,) = invented.BOARD.proposals
    (position,) = proposal.positions
    by_envoy = dataclasses.replace(position, actor=invented.BRANDT)
    changed = dataclasses.replace(proposal, positions=(position, by_envoy))
    board = dataclasses.replace(invented.BOARD, proposals=(changed,))
    assert "No stance reported" not in plain(board_text(board))


def test_many_accounts_are_counted_on_the_board_and_all_shown_by_themselves() -> None:
    (contact,) = invented.BOARD.contacts
    words = ("met", "Port Lissa", "Ada Brandt", "Jon Okell", "on Monday")
    many = dataclasses.replace(contact, accounts=tuple(invented.account(word) for word in words))
    board = dataclasses.replace(invented.BOARD, contacts=(many,))
    assert "and 2 more accounts" in plain(board_text(board))
    assert "“on Monday”" in plain(board_item_text(board, "contact", many))


@pytest.mark.parametrize(
    ("waiting", "told"),
    [(1, "; 1 more report counts from 23 May 2024"), (3, "; 3 more reports count later, the first from 23 May 2024")],
)
def test_a_board_says_that_reports_do_not_count_yet(waiting: int, told: str) -> None:
    board = dataclasses.replace(invented.BOARD, waiting=waiting, counts_next="2024-05-23")
    assert told in on_one_line(plain(board_text(board)))


def test_an_empty_board_and_an_empty_record_say_so_much() -> None:
    moment = "2024-05-21T00:00:00Z"
    assert "0 reports" in plain(board_text(Board("p", moment, moment, (), (), (), (), (), (), (), (), (), ())))
    empty = dataclasses.replace(
        invented.READING, statements=(), events=(), proposals=(), positions=(), discrepancies=(), notes=("Mind this.",)
    )
    account = plain(record_text(empty, Look()))
    assert "Nothing was found" in account
    assert "Mind this." in account


def test_colour_marks_what_guillemets_mark_without_it() -> None:
    console = Console(file=io.StringIO(), width=100, force_terminal=True, color_system="standard", highlight=False)
    with console.capture() as capture:
        console.print(record_text(invented.READING, Look(colour=True)))
    assert "\x1b[" in capture.get()
    assert "‹" not in capture.get()


@pytest.mark.parametrize("kind", ["actors", "times", "statements", "events", "proposals", "positions", "discrepancies"])
def test_every_kind_of_item_can_be_shown_by_itself(kind: str) -> None:
    (item, *_) = getattr(invented.READING, kind)
    review = Review(item.id, kind, invented.REPORT.id, Verdict.CORRECTED, {}, (), "heard it", "A. Weber", ("date",))
    account = plain(item_text(item, invented.READING, Look(colour=False), [review]))
    assert "In context" in account
    assert "‹" in account
    assert "corrected (date) by A. Weber: heard it" in account
