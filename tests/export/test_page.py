"""The board as a page: whole, self-contained, and safe with whatever words reports hold."""

import dataclasses
import re
from html.parser import HTMLParser

import invented
import pytest

from dragoman.export.boards import things
from dragoman.export.page import board_page

VOID = {"meta", "br"}


class Outline(HTMLParser):
    """Checks that tags close, and gathers words, ids and links."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def outline(page: str) -> Outline:
    parsed = Outline()
    parsed.feed(page)
    assert not parsed.open
    return parsed


def test_every_item_is_there_with_all_its_quotes() -> None:
    page = outline(board_page(invented.BOARD))
    for _, thing in things(invented.BOARD):
        assert thing.id in page.ids
        for account in thing.accounts:
            assert account.quote.strip('"') in page.words
    for statement in invented.BOARD.statements:
        assert f"“{statement.cue_quote}”" in page.words


def test_nothing_is_loaded_from_elsewhere_and_links_lead_somewhere() -> None:
    text = board_page(invented.BOARD)
    page = outline(text)
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert not re.search(r"https?://|@import|<script", text)


@pytest.mark.parametrize("nasty", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}"])
def test_words_of_reports_stay_words(nasty: str) -> None:
    (contact,) = invented.BOARD.contacts
    (account,) = contact.accounts
    changed = dataclasses.replace(contact, accounts=(dataclasses.replace(account, quote=nasty),))
    report = dataclasses.replace(invented.BOARD.reports[0], title=nasty, outlet=nasty)
    board = dataclasses.replace(invented.BOARD, process=nasty, contacts=(changed,), reports=(report,))
    page = outline(board_page(board))
    assert "<script" not in board_page(board)
    assert "img" not in page.open
    assert page.words.count(nasty) >= 3


def test_a_quotation_gets_no_second_marks() -> None:
    assert "<q>We want the guns to fall silent for thirty days,</q>" in board_page(invented.BOARD)


def test_an_envoys_stance_stands_in_the_column_of_the_envoys_party() -> None:
    (proposal,) = invented.BOARD.proposals
    (position,) = proposal.positions
    held = (position, dataclasses.replace(position, actor=invented.BRANDT, date=None))
    board = dataclasses.replace(invented.BOARD, proposals=(dataclasses.replace(proposal, positions=held),))
    table = board_page(board).partition("<table>")[2].partition("</table>")[0]
    assert re.findall(r"<th>(.*?)</th>", table) == ["Proposal", "Norland", "Sudmark"]
    cells = [" ".join(outline(cell).words.split()) for cell in re.findall(r"<td.*?</td>", table, re.DOTALL)]
    assert cells == ["thirty-day truce", "Ada Brandt accepts", "accepts20 May 2024"]
