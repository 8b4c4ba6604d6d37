"""Words of reports are shown as words: they steer neither the terminal nor the way they are written."""

import dataclasses
from typing import Any

import invented
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cli.streams import as_plain_text
from dragoman.export.text_board import board_text
from dragoman.export.text_item import item_text
from dragoman.export.text_parts import Look
from dragoman.export.text_record import record_text
from dragoman.export.visible import visible

NASTY = "\x1b]0;title\x07\x1b[2J\x9b31m\u202e[red]x[/red] :smile: "


@given(st.text())
def test_texts_keep_their_length_and_lose_their_controls(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not set(shown) & {"\x1b", "\x07", "\x00", "\x7f", "\x9b", "\u202e"}


def test_a_value_without_controls_is_left_as_it_is() -> None:
    assert visible(invented.READING) == invented.READING
    assert visible(invented.BOARD) == invented.BOARD


def nasty_reading() -> Any:
    report = dataclasses.replace(invented.REPORT, title=NASTY, outlet=NASTY, url=NASTY)
    actors = tuple(dataclasses.replace(actor, name=NASTY, names=(NASTY, "x")) for actor in invented.ACTORS)
    proposals = tuple(dataclasses.replace(proposal, label=NASTY) for proposal in invented.PROPOSALS)
    text = invented.TEXT.replace("\n\n", "\x1b\n").replace("guns", "[b]gs")
    report = dataclasses.replace(report, text=text)
    return dataclasses.replace(invented.READING, report=report, actors=actors, proposals=proposals, notes=(NASTY,))


@pytest.mark.parametrize(
    "account",
    [
        record_text(nasty_reading(), Look(colour=False), whole_text=True),
        board_text(
            dataclasses.replace(
                invented.BOARD,
                process=NASTY,
                actors=tuple(dataclasses.replace(actor, name=NASTY) for actor in invented.BOARD.actors),
                reports=tuple(dataclasses.replace(r, outlet=NASTY, title=NASTY) for r in invented.BOARD.reports),
            )
        ),
        item_text(invented.EVENTS[0], nasty_reading(), Look(colour=False)),
    ],
    ids=["record", "board", "item"],
)
def test_accounts_show_nasty_words_as_words(account: Any) -> None:
    shown = as_plain_text(account)
    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e"}
    assert "[red]x[/red]" in " ".join(shown.split())
    assert ":smile:" in " ".join(shown.split())
