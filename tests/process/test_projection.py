"""The projection: whatever comes in, entry by entry and in any order, its board is the one folded from cold."""

import random
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.entries import Filed, Link, ProcessDeclared, Retraction, View
from dragoman.model.record import Reading
from dragoman.process import Projection, fold

from .factory import RECORDED, items, view
from .sample import whole
from .test_properties import PROCESSES, Drawn


def entries(readings: list[Reading]) -> list[View]:
    """Each report as a view of that alone, numbered in the order given."""
    return [
        View(RECORDED, n, (Filed(r.report, "2031-01-01T00:00:00Z", n, r),)) for n, r in enumerate(readings, start=1)
    ]


def together(views: list[View]) -> View:
    """All views as one."""
    return View(
        RECORDED,
        len(views),
        tuple(filed for one in views for filed in one.filed),
        links=tuple(link for one in views for link in one.links),
        processes=tuple(process for one in views for process in one.processes),
        retractions=tuple(retraction for one in views for retraction in one.retractions),
    )


def words(readings: list[Reading], dice: random.Random) -> list[View]:
    """What people say beside: links of every kind, that a report is withdrawn, who is in the process."""
    said = []
    for kind, ids in (
        ("happening", [event.id for r in readings for event in r.events]),
        ("actor", [actor.id for r in readings for actor in r.actors]),
        ("proposal", [proposal.id for r in readings for proposal in r.proposals]),
    ):
        for _ in range(2 if len(ids) > 1 else 0):
            one, two = dice.sample(ids, 2)
            said.append(View(RECORDED, 0, (), links=(Link(kind, one, two, dice.random() < 0.5, "", "a test"),)))
    if readings and dice.random() < 0.5:
        gone = dice.choice(readings).report.id
        said.append(View(RECORDED, 0, (), retractions=(Retraction(gone, "", "a test"),)))
    if dice.random() < 0.5:
        said.append(View(RECORDED, 0, (), processes=(ProcessDeclared("it", ("Ostmark", "Tarsia"), ("Bergen",)),)))
    return said


@settings(max_examples=30, deadline=None)
@given(PROCESSES, st.integers(0, 10_000))
def test_a_projection_is_the_cold_fold_in_any_order_of_filing(drawn: Drawn, seed: int) -> None:
    dice = random.Random(seed)
    readings = drawn.readings
    told = entries(dice.sample(readings, len(readings)))
    said = words(readings, dice)
    for one in said:
        told.insert(dice.randrange(len(told) + 1), one)
    projection = Projection()
    for count, one in enumerate(told, start=1):
        projection.take(one)
        if dice.random() < 0.7 or count == len(told):
            assert projection.board() == fold(together(told[:count]))
    if not told:
        projection.take(together([]))
        assert projection.board() == fold(together([]))


def test_a_projection_of_the_sample_says_the_same_in_every_order() -> None:
    readings = [draft.done() for draft in whole()]
    for seed in range(6):
        projection = Projection()
        for one in entries(random.Random(seed).sample(readings, len(readings))):
            projection.take(one)
            projection.board()
        assert items(projection.board()) == items(fold(view(readings)))


def test_what_is_on_record_already_changes_nothing() -> None:
    told = entries([draft.done() for draft in whole()])
    projection = Projection()
    for one in (*told, *told):
        projection.take(one)
    assert projection.board() == fold(together(told))


def test_a_new_reading_replaces_the_old_one() -> None:
    readings = [draft.done() for draft in whole()]
    fewer = [replace(reading, events=reading.events[:1], positions=()) for reading in readings]
    projection = Projection()
    for one in entries(readings):
        projection.take(one)
    projection.board()
    for one in entries(fewer):
        projection.take(one)
    assert projection.board() == fold(together(entries(fewer)))


@pytest.mark.parametrize("moments", [("2031-03-05T09:00:00+00:00", "2031-03-06T00:00:00+00:00")])
def test_reports_wait_for_their_moment(moments: tuple[str, ...]) -> None:
    told = together(entries([draft.done() for draft in whole()]))
    projection = Projection()
    projection.take(told)
    for text in moments:
        moment = datetime.fromisoformat(text)
        assert projection.board(as_of=moment) == fold(told, as_of=moment)
    assert projection.board() == fold(told)
