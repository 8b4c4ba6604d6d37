"""Levers: one story from the threat to what became of it, with its deadline."""

import dataclasses
from datetime import UTC, datetime

from rich.console import Console

from dragoman.export import rows
from dragoman.export.text_board import BoardPage
from dragoman.model.board import Board
from dragoman.model.record import Reading, TimeExpression
from dragoman.model.vocabulary import LeverKind, LeverStatus, TimeKind
from dragoman.process import fold

from .factory import Draft, view


def story(*told: tuple[str, str, str, str, dict[str, str]], until: datetime | None = None) -> Board:
    """A board of (day, type, words, condition, dates by their words), all done by Ostmark to Tarsia."""
    readings = []
    for day, kind, words, condition, dates in told:
        draft = Draft("Northwire", f"2031-03-{day}T08:00:00Z", f"Report {day}. {words}.")
        draft.state("Ostmark")
        draft.state("Tarsia")
        draft.event(kind, words, ["Ostmark"], ["Tarsia"], date=f"2031-03-{day}", condition=condition or None)
        reading = draft.done()
        times = tuple(
            TimeExpression(f"time-{day}-{n}", draft.span(w), TimeKind.DATE, value)
            for n, (w, value) in enumerate(dates.items())
        )
        object.__setattr__(reading, "times", times)
        readings.append(reading)
    return fold(view(readings), as_of=until or datetime(2031, 4, 30, tzinfo=UTC))


THREAT = "Ostmark threatened Tarsia with an embargo on grain barges by 20 March unless its guns fall silent"


def test_a_threat_carried_out_and_lifted_is_one_lever() -> None:
    (lever,) = story(
        ("04", "THREATEN", THREAT, "unless its guns fall silent", {"20 March": "2031-03-20"}),
        ("21", "SANCTION", "Ostmark imposed the embargo on grain barges of Tarsia", "", {}),
        ("29", "CONCEDE", "Ostmark lifted the embargo on grain barges of Tarsia", "", {}),
    ).levers
    assert (lever.kind, lever.status) == (LeverKind.THREAT, LeverStatus.LIFTED)
    assert [step.status for step in lever.history] == [
        LeverStatus.ANNOUNCED, LeverStatus.IMPOSED, LeverStatus.LIFTED,
    ]  # fmt: skip
    assert lever.condition == "unless its guns fall silent"
    assert len(lever.accounts) == 3
    assert not lever.deadline_passed


def test_a_deadline_that_passed_without_news_says_so() -> None:
    told = ("04", "THREATEN", THREAT, "", {"20 March": "2031-03-20"})
    (lever,) = story(told).levers
    assert (lever.deadline, lever.status, lever.deadline_passed) == ("2031-03-20", LeverStatus.ANNOUNCED, True)
    (before,) = story(told, until=datetime(2031, 3, 19, tzinfo=UTC)).levers
    assert not before.deadline_passed


def test_a_promise_that_was_kept_is_met() -> None:
    promised, sent = "Ostmark promised Tarsia forty river ambulances", "Ostmark sent Tarsia forty river ambulances"
    drafts = []
    for day, words, modality in (("04", promised, "planned"), ("21", sent, "actual")):
        draft = Draft("Northwire", f"2031-03-{day}T08:00:00Z", f"Report {day}. {words}.")
        draft.state("Ostmark")
        draft.state("Tarsia")
        draft.event("AID", words, ["Ostmark"], ["Tarsia"], date=f"2031-03-{day}", modality=modality)
        drafts.append(draft)
    (lever,) = fold(view(drafts)).levers
    assert (lever.kind, lever.status) == (LeverKind.PROMISE, LeverStatus.MET)
    (unpromised,) = fold(view(drafts[1:])).levers
    assert (unpromised.kind, unpromised.status) == (LeverKind.AID, LeverStatus.IMPOSED)


def test_another_matter_is_another_lever() -> None:
    board = story(
        ("04", "THREATEN", THREAT, "", {}),
        ("21", "SANCTION", "Ostmark froze the accounts of three bankers from Tarsia", "", {}),
    )
    assert [lever.status for lever in board.levers] == [LeverStatus.ANNOUNCED, LeverStatus.IMPOSED]


def test_a_date_that_is_no_deadline_is_none() -> None:
    words = "Ostmark threatened Tarsia on 4 March with an embargo on grain barges"
    assert story(("04", "THREATEN", words, "", {"4 March": "2031-03-04"})).levers[0].deadline is None


def tied(day: str, label: str, *, serves: bool) -> Reading:
    words = "Ostmark threatened Tarsia with an embargo on grain barges unless it accepts the plan"
    draft = Draft("Northwire", f"2031-03-{day}T08:00:00Z", f"Tarsia heard of a {label}. {words}.")
    draft.state("Ostmark")
    draft.state("Tarsia")
    draft.proposal("ceasefire", label, "P30D")
    draft.event("THREATEN", words, ["Ostmark"], ["Tarsia"], date="2031-03-04", condition="unless it accepts the plan")
    reading = draft.done()
    (event,), (proposal,) = reading.events, reading.proposals
    event = dataclasses.replace(event, serves=proposal.id if serves else None)
    return dataclasses.replace(reading, events=(event,))


def test_a_lever_is_tied_to_the_boards_proposal() -> None:
    board = fold(view([tied("04", "30-day truce", serves=True), tied("05", "30-day ceasefire", serves=True)]))
    (proposal,), (lever,) = board.proposals, board.levers
    assert lever.serves == proposal.id
    assert [row["serves"] for row in rows.levers(board)] == [proposal.id]
    console = Console(width=400)
    with console.capture() as shown:
        console.print(BoardPage(board).lever(lever))
    assert "· unless it accepts the plan · tied to: 30-day" in shown.get()


def test_a_lever_that_nothing_ties_serves_nothing_known() -> None:
    (lever,) = fold(view([tied("04", "30-day truce", serves=False)])).levers
    assert lever.serves is None
