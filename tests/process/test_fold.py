"""The board of a process, folded from readings made by hand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.model.board import Board, Happening
from dragoman.model.codec import board_json, encode
from dragoman.model.entries import Link, ProcessDeclared, Retraction, Review, RoleGiven, Verdict
from dragoman.model.record import Range
from dragoman.model.vocabulary import Modality, Role, Stance
from dragoman.process import fold, infer_process

from .factory import Draft, items, view
from .sample import dockers, held, parties, readout, whole, wire

DECLARED = ProcessDeclared("the truce", ("Ostmark", "Tarsia"), ("Switzerland",), by="a test")


def names(board: Board, ids: tuple[str, ...]) -> set[str]:
    return {actor.name for actor in board.actors if actor.id in ids}


def contact(board: Board, date: str) -> Happening:
    return next(item for item in board.contacts if item.date == date)


def test_a_board_tells_each_thing_once() -> None:
    board = fold(view(whole(), processes=(DECLARED,)))
    assert [item.date for item in board.contacts] == ["2031-03-05", "2031-03-08"]
    assert [item.date for item in board.incidents] == ["2031-03-03"]
    assert names(board, contact(board, "2031-03-08").actors) == {"Ana Silvan", "Oren", "Lea Zbinden"}


def test_a_contact_planned_for_one_day_and_held_on_another_is_one() -> None:
    met = contact(fold(view(whole())), "2031-03-08")
    assert met.modality is Modality.ACTUAL
    assert [(told.modality, told.date) for told in met.history] == [(Modality.PLANNED, "2031-03-07")]
    assert len({account.report for account in met.accounts}) == 3


def test_a_plan_at_no_known_place_is_not_joined_with_a_later_contact() -> None:
    plan, later = wire(), held()
    plan.events = [replace(event, place=None) for event in plan.events]
    assert [c.date for c in fold(view([plan, later])).contacts] == ["2031-03-05", "2031-03-07", "2031-03-08"]


@pytest.mark.parametrize(("demand", "apart"), [("7 percent", True), ("4.5 percent more", False)])
def test_a_demand_of_another_size_is_not_the_offer(demand: str, apart: bool) -> None:
    draft = Draft("Wire", "2031-03-05T08:00:00Z", f"Ostmark offered 4.5 percent. Tarsia wants {demand}.")
    for state, label, stance in (("Ostmark", "4.5 percent", "offered"), ("Tarsia", demand, "wants")):
        draft.state(state)
        draft.position(state, draft.proposal("economic", label), "proposes", stance)
    assert len(fold(view([draft])).proposals) == 1 + apart


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("exchange of 140 prisoners of war", "swap on Thursday", False),
        ("exchange of 140 prisoners of war", "release of Captain Arno Reiss", True),
        ("release of Captain Arno Reiss", "release of Arno Reiss", False),
        ("exchange between Ruritania and Ostmark", "swap", False),
    ],
)
def test_one_exchange_and_another(one: str, two: str, apart: bool) -> None:
    draft = Draft("Wire", "2031-03-02T08:00:00Z", f"{one} | {two} | said Ruritania and Ostmark")
    for state, label, stance in (("Ruritania", one, "proposes"), ("Ostmark", two, "accepts")):
        draft.state(state)
        draft.position(state, draft.proposal("exchange", label), stance, label)
    assert len(fold(view([draft])).proposals) == 1 + apart


def test_one_of_the_process_is_enough_for_a_contact_that_is_planned_for_a_day() -> None:
    text = "Ostmark will attend the next round of talks on Monday. Guests met in Bern."
    plan = Draft("Wire", "2031-03-05T08:00:00Z", text)
    plan.state("Ostmark")
    plan.event("CONSULT", "attend the next round of talks", ["Ostmark"], modality="planned", date="2031-03-10")
    plan.event("CONSULT", "Guests met", date="2031-03-05")
    readings = [*whole(), plan]
    planned = [c for c in fold(view(readings, processes=(DECLARED,))).contacts if c.modality is Modality.PLANNED]
    assert [c.date for c in planned] == ["2031-03-10"]
    plan.events = [replace(event, date=None) for event in plan.events]
    assert not any(c.modality is Modality.PLANNED for c in fold(view([*whole(), plan], processes=(DECLARED,))).contacts)


def test_a_contact_denied_later_by_one_who_took_part_is_denied() -> None:
    call = contact(fold(view(whole())), "2031-03-05")
    assert call.modality is Modality.DENIED
    assert call.origins == 1, "the readout tells it, a denial is no origin"
    assert len(call.accounts) == 2


def test_tolls_are_told_from_the_lowest_to_the_highest_and_their_doers_disputed() -> None:
    board = fold(view(whole()))
    (shelling,) = board.incidents
    assert shelling.toll is not None
    assert shelling.toll.killed == Range(1, 4)
    assert {d.field.value for d in board.discrepancies if d.about == shelling.id} == {"toll", "actors"}
    assert shelling.origins == 2


def test_a_copy_is_known_by_its_likeness_and_adds_no_origin() -> None:
    board = fold(view(whole()))
    copies = {report.outlet: report.copy_of for report in board.reports}
    assert copies["Hill Courier"] == wire().id
    assert sum(copy is not None for copy in copies.values()) == 1


def test_a_background_story_is_no_copy() -> None:
    other = Draft(
        "Northwire", "2031-03-06T08:00:00Z", "Swiss trains ran late again on Thursday. The two last met in spring."
    )
    assert all(report.copy_of is None for report in fold(view([wire(), other])).reports)


def test_positions_are_the_latest_with_their_history() -> None:
    board = fold(view(whole()))
    (proposal,) = board.proposals
    stances = {names(board, (p.actor,)).pop(): p for p in proposal.positions}
    assert {name: p.stance for name, p in stances.items()} == {
        "Ostmark": Stance.ACCEPTS,
        "Tarsia": Stance.ACCEPTS,
        "Switzerland": Stance.PROPOSES,
    }
    assert [past.stance for past in stances["Tarsia"].history] == [Stance.REJECTS, Stance.CONSIDERS]
    assert stances["Ostmark"].date == "2031-03-04", "an old stance told again is no new one"


def test_an_agreement_has_its_terms_and_days() -> None:
    (agreed,) = fold(view(whole())).agreements
    assert agreed.in_force == "2031-03-09/2031-03-29"
    assert set(agreed.sheet) == {"start", "duration"}


def test_an_incident_under_a_ceasefire_bears_on_it() -> None:
    breach = Draft("Northwire", "2031-03-12T08:00:00Z", "Shots fired from Tarsia hit an Ostmark post on Tuesday.")
    parties(breach, titled=False)
    breach.event("ASSAULT", "Shots fired from Tarsia hit an Ostmark post", ["Tarsia"], ["Ostmark"], date="2031-03-11")
    board = fold(view([*whole(), breach]))
    assert [item.bears_on for item in board.incidents] == [(), (board.agreements[0].id,)]


def test_reports_are_in_or_out_for_a_reason() -> None:
    for process in ((), (DECLARED,)):
        members = {m.report: m for m in fold(view(whole(), processes=process)).memberships}
        assert not members[dockers().id].belongs
        assert members[dockers().id].because
        assert sum(member.belongs for member in members.values()) == 4


def test_a_process_is_inferred_from_those_who_recur() -> None:
    process = infer_process(view(whole()))
    assert process.parties == ("Ostmark", "Tarsia")
    assert fold(view(whole())).process == process.name


def test_a_declared_process_gives_roles_and_a_later_word_changes_them() -> None:
    given_role = RoleGiven("the truce", "Switzerland", Role.GUARANTOR, "a test")
    board = fold(view(whole(), processes=(DECLARED,), roles=(given_role,)))
    roles = {actor.name: actor.role for actor in board.actors}
    assert roles["Ostmark"] is Role.PARTY
    assert roles["Switzerland"] is Role.GUARANTOR
    assert roles["Ana Silvan"] is None


@pytest.mark.parametrize("name", ["another", None])
def test_a_process_that_is_unclear_is_refused(name: str | None) -> None:
    two = (DECLARED, replace(DECLARED, name="the railway"))
    with pytest.raises(UsageError, match="the railway"):
        fold(view(whole(), processes=two), process=name)


def test_before_the_first_report_the_board_is_empty() -> None:
    board = fold(view(whole()), as_of=datetime(2031, 3, 5, 7, 59, tzinfo=UTC))
    assert not any((board.reports, board.contacts, board.incidents, board.proposals, board.statements, board.actors))
    assert (board.waiting, board.counts_next) == (len(whole()), "2031-03-05T08:00:00Z")
    assert (fold(view(whole())).waiting, fold(view(whole())).counts_next) == (0, None)


def test_a_day_counts_from_its_end() -> None:
    dated = wire(published="2031-03-05")
    assert not fold(view([dated]), as_of=datetime(2031, 3, 5, 18, tzinfo=UTC)).reports
    assert fold(view([dated]), as_of=datetime(2031, 3, 5, 23, 59, 59, tzinfo=UTC)).reports


def test_a_report_without_date_counts_from_its_filing() -> None:
    undated = wire()
    undated.published = None
    assert not fold(view([undated]), as_of=datetime(2030, 12, 31, tzinfo=UTC)).reports
    assert fold(view([undated]), as_of=datetime(2031, 1, 2, tzinfo=UTC)).reports


def test_a_withdrawn_report_no_longer_counts() -> None:
    withdrawn = Retraction(readout().id, "a forgery", "a test")
    assert items(fold(view(whole(), retractions=(withdrawn,)))) == items(
        fold(view([draft for draft in whole() if draft.id != readout().id]))
    )


def test_a_rejected_item_leaves_the_board_and_survives_a_new_reading() -> None:
    event = wire().events[1]
    review = Review(
        event.id,
        "events",
        wire().id,
        Verdict.REJECTED,
        encode(event),
        (event.evidence[0].of(wire().text),),
        "",
        "a test",
    )
    assert not fold(view([wire()], reviews=(review,))).incidents
    reread = wire()
    newer = Draft(reread.outlet, reread.published, reread.text, digest="1" * 64)
    parties(newer)
    newer.event(
        "ASSAULT", "Four villagers were killed when rockets hit Lower Alm on Monday", ["Tarsia"], date="2031-03-03"
    )
    assert newer.events[0].id != event.id
    assert not fold(view([newer], reviews=(review,))).incidents


def test_a_corrected_item_shows_who_corrected_it() -> None:
    event = wire().events[1]
    content = encode(event) | {"toll": {"killed": [3, 3], "injured": None}}
    review = Review(event.id, "events", wire().id, Verdict.CORRECTED, content, (), "miscounted", "A. Weber", ("toll",))
    (incident,) = fold(view([wire()], reviews=(review,))).incidents
    assert incident.toll is not None
    assert incident.toll.killed == Range(3, 3)
    assert incident.reviewed == "corrected by A. Weber"


def test_people_link_and_part_actors() -> None:
    first, second = wire(), readout()
    one, two = first.actors["Silvan"].id, second.actors["Silvan"].id
    parted = Link("actor", two, one, same=False, because="a namesake", by="a test")
    joined = Link("actor", one, two, same=True, because="no, the same", by="another")

    def silvans(*links: Link) -> int:
        return sum("Silvan" in actor.name for actor in fold(view([first, second], links=links)).actors)

    assert [silvans(), silvans(parted), silvans(parted, joined)] == [1, 2, 1]


def test_people_link_and_part_happenings() -> None:
    first, second = wire(), readout()
    one, two = first.events[1].id, second.events[1].id
    parted = Link("happening", one, two, same=False, because="two shells", by="a test")
    assert len(fold(view([first, second], links=(parted,))).incidents) == 2
    call = Link("happening", first.events[0].id, second.events[0].id, same=True, because="one contact", by="a test")
    assert len(fold(view([first, second], links=(call,))).contacts) == 1


def test_an_outlets_own_correction_takes_a_figure_back() -> None:
    slip = Draft(
        "Lantern",
        "2031-03-04T08:00:00Z",
        "Nine people died when rockets hit Lower Alm in Ostmark on Monday, Tarsia said nothing.",
    )
    fixed = Draft(
        "Lantern",
        "2031-03-04T12:00:00Z",
        "Correction: Four people died when rockets hit Lower Alm in Ostmark on Monday, Tarsia said nothing.",
    )
    for draft, figure in ((slip, 9), (fixed, 4)):
        parties(draft, titled=False)
        words = "people died when rockets hit Lower Alm"
        draft.event("ASSAULT", words, ["Tarsia"], ["Ostmark"], date="2031-03-03", killed=(figure, figure))
    board = fold(view([slip, fixed]))
    (incident,) = board.incidents
    assert incident.toll is not None
    assert incident.toll.killed == Range(4, 4)
    assert [report.corrects for report in board.reports] == [None, slip.id]
    (discrepancy,) = board.discrepancies
    assert discrepancy.settled_by is not None
    assert discrepancy.settled_by.report == fixed.id


def test_the_board_is_json_with_the_ids_of_first_filed_accounts() -> None:
    drafts = whole()
    board = fold(view(drafts))
    assert board_json(board)["contacts"][1]["id"] == wire().events[0].id
    late = fold(view(drafts[::-1]))
    assert contact(late, "2031-03-08").id == held().events[0].id
    assert wire().events[0].id in contact(late, "2031-03-08").aliases


@given(st.permutations(range(5)))
def test_the_order_of_filing_changes_nothing_but_ids(order: list[int]) -> None:
    drafts = whole()
    assert items(fold(view([drafts[place] for place in order]))) == items(fold(view(drafts)))


@given(st.sets(st.integers(0, 4)), st.integers(0, 4))
def test_filing_a_copy_adds_no_origin(chosen: set[int], place: int) -> None:
    drafts = [draft for index, draft in enumerate(whole()) if index in chosen or index == place]
    copied = whole()[place]
    first = copied.published
    copied.outlet, copied.published = "Copy Cat", (first or "").replace("Z", "+00:00").replace(":00+", ":30+")
    before, after = (
        fold(view(drafts, processes=(DECLARED,))),
        fold(view([*drafts, _again(copied)], processes=(DECLARED,))),
    )

    def origins(board: Board) -> list[int]:
        return sorted(item.origins for item in (*board.contacts, *board.incidents, *board.moves))

    assert origins(after) == origins(before)


def _again(draft: Draft) -> Draft:
    """The same draft under ids of its own: those of its report have changed with its outlet."""
    old = {**{a.id: f"{a.id}x" for a in draft.actors.values()}, **{p.id: f"{p.id}x" for p in draft.proposals.values()}}

    def ids(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(old[name] for name in names)

    draft.actors = {
        key: replace(a, id=old[a.id], side=old[a.side] if a.side else None) for key, a in draft.actors.items()
    }
    draft.events = [
        replace(e, id=f"{e.id}x", actors=ids(e.actors), recipients=ids(e.recipients), chain=ids(e.chain))
        for e in draft.events
    ]
    draft.proposals = {key: replace(p, id=old[p.id]) for key, p in draft.proposals.items()}
    draft.positions = [
        replace(p, id=f"{p.id}x", actor=old[p.actor], proposal=old[p.proposal], chain=ids(p.chain))
        for p in draft.positions
    ]
    draft.statements = [
        replace(s, id=f"{s.id}x", speakers=ids(s.speakers), chain=ids(s.chain)) for s in draft.statements
    ]
    return draft


def test_an_empty_ledger_and_a_single_report_have_boards() -> None:
    assert fold(view([])).reports == ()
    assert len(fold(view([wire()])).contacts) == 1
