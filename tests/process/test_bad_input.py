"""What a ledger may hold that nobody would wish for: the board stands, and says what it can."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dragoman.model.board import Board
from dragoman.model.entries import AUTOMATIC, Link, Retraction
from dragoman.process import Projection, fold
from dragoman.process.linking import automatic_links

from .factory import Draft, items, view
from .sample import WIRE, held, readout, whole, wire

LATER = datetime(2032, 1, 1, tzinfo=UTC)


def silvans(board: Board) -> list[str]:
    return [actor.id for actor in board.actors if "Silvan" in actor.name]


def test_a_report_filed_again_with_a_new_date_is_a_copy_of_itself() -> None:
    again = wire(published="2031-03-06T08:00:00Z")
    assert again.id != wire().id
    board = fold(view([wire(), again, held()]))
    assert {report.id: report.copy_of for report in board.reports}[again.id] == wire().id
    met = next(contact for contact in board.contacts if contact.date == "2031-03-08")
    alone = next(c for c in fold(view([wire(), held()])).contacts if c.date == "2031-03-08")
    assert met.origins == alone.origins


def test_a_report_filed_long_after_it_came_out_takes_its_place() -> None:
    early, *rest = whole()
    assert items(fold(view([*rest, early]))) == items(fold(view(whole())))


def test_the_original_is_the_earliest_however_late_it_is_filed() -> None:
    copy = wire("Hill Courier", "2031-03-05T11:00:00Z")
    board = fold(view([copy, wire()]))
    assert {report.outlet: report.copy_of for report in board.reports} == {
        "Northwire": None,
        "Hill Courier": wire().id,
    }


def test_outlets_that_credit_each_other_make_no_ring_of_copies() -> None:
    one = wire("Northwire", "2031-03-05T08:00:00Z", WIRE.replace("Northwire", "Hill Courier"))
    two = wire("Hill Courier", "2031-03-05T08:00:00Z", WIRE)
    three = wire("Lantern", "2031-03-05T08:00:00Z", WIRE.replace("Northwire", "Hill Courier"))
    board = fold(view([one, two, three]))
    originals = {report.id: report.copy_of for report in board.reports}
    assert sum(original is None for original in originals.values()) == 1
    assert all(originals[original] is None for original in originals.values() if original)


def test_withdrawing_the_original_makes_the_next_copy_the_original() -> None:
    copies = [wire(outlet, f"2031-03-05T{hour}:00:00Z") for outlet, hour in (("A", "08"), ("B", "09"), ("C", "10"))]
    gone = (Retraction(copies[0].id, "a slip", "a test"),)
    board = fold(view(copies, retractions=gone))
    assert [report.copy_of for report in board.reports] == [None, copies[1].id]


def test_withdrawing_a_report_that_is_not_there_changes_nothing() -> None:
    gone = (Retraction("report-of-nobody", "", "a test"),)
    assert fold(view(whole(), retractions=gone)) == fold(view(whole()))


def test_of_contradictory_merges_the_last_word_on_a_pair_holds() -> None:
    one, two = wire().actors["Silvan"].id, readout().actors["Silvan"].id
    words = [
        Link("actor", first, second, same, "", by)
        for first, second, same, by in ((one, two, True, "A"), (two, one, False, "B"), (one, two, True, "A"))
    ]
    counts = [len(silvans(fold(view([wire(), readout()], links=tuple(words[:n]))))) for n in range(4)]
    assert counts == [1, 1, 2, 1]


def test_merges_that_contradict_each_other_across_three_keep_what_is_apart_apart() -> None:
    drafts = [wire(), readout(), held()]
    one, two, three = (draft.actors["Silvan"].id for draft in drafts)
    links = (
        Link("actor", one, two, same=True, because="", by="A"),
        Link("actor", two, three, same=True, because="", by="A"),
        Link("actor", one, three, same=False, because="", by="B"),
    )
    assert len(silvans(fold(view(drafts, links=links)))) == 2


@pytest.mark.parametrize("kind", ["actor", "happening", "proposal"])
@pytest.mark.parametrize("same", [True, False])
def test_a_thing_linked_with_itself_or_with_nothing_changes_nothing(kind: str, same: bool) -> None:
    draft = wire()
    name = {
        "actor": draft.actors["Silvan"].id,
        "happening": draft.events[0].id,
        "proposal": draft.proposals["20-day ceasefire"].id,
    }[kind]
    for other in (name, "nobody"):
        link = Link(kind, name, other, same, "", "a test")
        assert items(fold(view(whole(), links=(link,)))) == items(fold(view(whole())))


def test_an_actor_merged_with_its_own_side_stands() -> None:
    draft = wire()
    link = Link("actor", draft.actors["Silvan"].id, draft.actors["Ostmark"].id, same=True, because="", by="a test")
    assert fold(view(whole(), links=(link,))).contacts


def test_sides_in_a_ring_end_where_the_ring_closes() -> None:
    reading = wire().done()
    first, second, *rest = reading.actors
    ring = (replace(first, side=second.id), replace(second, side=first.id), *rest)
    assert fold(view([replace(reading, actors=ring)])).actors


def test_before_the_first_report_and_without_any_the_board_is_empty() -> None:
    for board in (fold(view(whole()), as_of=datetime(1990, 1, 1, tzinfo=UTC)), fold(view([])), nothing_taken()):
        assert (board.reports, board.contacts, board.proposals, board.statements) == ((), (), (), ())


def nothing_taken() -> Board:
    projection = Projection()
    projection.take(view([]))
    return projection.board()


def test_a_process_of_one_report_has_a_board() -> None:
    board = fold(view([wire()]))
    assert len(board.reports) == 1
    assert all(item.origins <= 1 for item in (*board.contacts, *board.incidents))


def test_a_report_that_nobody_has_read_is_listed_and_says_nothing() -> None:
    unread = view([wire()])
    filed = replace(unread.filed[0], reading=None)
    board = fold(replace(unread, filed=(filed,)))
    assert [report.id for report in board.reports] == [wire().id]
    assert not board.actors


def test_automatic_links_say_why_and_bind_nobody() -> None:
    drafts = [wire(), readout()]
    found = automatic_links(view(drafts), {readout().id})
    one, two = wire().actors["Silvan"].id, readout().actors["Silvan"].id
    (link,) = [link for link in found if link.first == two]
    assert (link.second, link.same, link.by) == (one, True, AUTOMATIC)
    assert link.because
    assert fold(view(drafts, links=found)) == fold(view(drafts))
    undone = (*found, Link("actor", one, two, same=False, because="a namesake", by="A. Weber"))
    assert len(silvans(fold(view(drafts, links=undone)))) == 2
    again = automatic_links(view(drafts, links=undone), {readout().id})
    assert not [link for link in again if {link.first, link.second} == {one, two}]


def test_what_is_linked_already_is_not_linked_again() -> None:
    found = automatic_links(view(whole()), {draft.id for draft in whole()})
    assert found
    assert automatic_links(view(whole(), links=found), {draft.id for draft in whole()}) == ()


def test_a_newer_version_of_a_page_says_what_changed() -> None:
    first = Draft("Northwire", "2031-03-05T08:00:00Z", "Guns fell silent. Four died.", url="https://example.org/a")
    second = Draft("Northwire", "2031-03-05T18:00:00Z", "Guns fell silent. Five died.", url="https://example.org/a")
    report = fold(view([first, second])).reports[1]
    assert (report.corrects, report.added, report.dropped) == (first.id, ("Five died.",), ("Four died.",))
