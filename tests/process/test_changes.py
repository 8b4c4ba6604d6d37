"""What has changed between two boards."""

from dataclasses import replace
from datetime import UTC, datetime

from dragoman.model.answers import Change, ChangeKind
from dragoman.model.board import Lever
from dragoman.model.entries import Link, ProcessDeclared, Retraction, View
from dragoman.model.vocabulary import LeverKind, LeverStatus
from dragoman.process import fold
from dragoman.process.changes import changes, dates_ahead, words_as_of

from .factory import Draft, view
from .sample import held, parties, readout, whole, wire

DECLARED = ProcessDeclared("the truce", ("Ostmark", "Tarsia"), ("Switzerland",), by="a test")


def seen(drafts: list[Draft] | None = None, **entries: object) -> View:
    return view(whole() if drafts is None else drafts, processes=(DECLARED,), **entries)


def since(moment: datetime, now: View | None = None, then: View | None = None) -> list[Change]:
    now = now or seen()
    before = fold(words_as_of(now, then or now), as_of=moment)
    return list(changes(before, fold(now), now).changes)


def kinds(found: list[Change], thing: str) -> list[tuple[ChangeKind, str | None, str | None, str | None]]:
    return [(change.kind, change.field, change.before, change.after) for change in found if change.thing == thing]


def test_from_the_beginning_everything_is_new() -> None:
    found = since(datetime(2031, 3, 1, tzinfo=UTC))
    assert {change.kind for change in found} <= {ChangeKind.NEW, ChangeKind.PASSED}
    assert {change.thing for change in found} >= {"report", "contact", "incident", "position", "agreement"}


def test_where_nothing_has_come_in_nothing_has_changed() -> None:
    assert since(datetime(2031, 4, 1, tzinfo=UTC)) == []


def test_a_plan_that_was_held_later_is_changed_not_new() -> None:
    found = since(datetime(2031, 3, 6, tzinfo=UTC))
    contact = kinds(found, "contact")
    assert (ChangeKind.CHANGED, "modality", "planned", "actual") in contact
    assert (ChangeKind.CHANGED, "date", "2031-03-07", "2031-03-08") in contact
    assert any(field == "participants" for _, field, _, _ in contact), "the chair was not named before"
    assert (ChangeKind.CHANGED, "modality", "actual", "denied") in contact, "the call was denied since"


def test_stances_are_told_with_the_one_before() -> None:
    found = since(datetime(2031, 3, 6, tzinfo=UTC))
    assert (ChangeKind.CHANGED, "stance", "considers", "accepts") in kinds(found, "position")
    assert (ChangeKind.MORE, "stance", "accepts", None) in kinds(found, "position"), "an old stance told again"


def test_a_second_report_of_an_incident_changes_its_toll() -> None:
    found = since(datetime(2031, 3, 5, 12, tzinfo=UTC))
    assert (ChangeKind.CHANGED, "toll", "killed 4", "killed 1-4") in kinds(found, "incident")


def test_a_copy_is_no_more_account() -> None:
    now = seen(whole()[:2])
    found = [c for c in since(datetime(2031, 3, 5, 9, tzinfo=UTC), now) if c.kind is not ChangeKind.PASSED]
    assert [(change.thing, change.field) for change in found] == [("report", "copy_of")]


def test_a_withdrawn_report_is_told_with_its_reason() -> None:
    then = seen()
    now = replace(then, retractions=(Retraction(readout().id, "a forgery", "A. Weber"),))
    found = since(datetime(2031, 4, 1, tzinfo=UTC), now, then)
    (withdrawn,) = [change for change in found if change.thing == "report"]
    assert withdrawn.kind is ChangeKind.RETRACTED
    assert withdrawn.because == "a forgery (A. Weber)"
    assert (ChangeKind.CHANGED, "toll", "killed 1-4", "killed 4") in kinds(found, "incident")


def test_what_people_join_and_part_is_told_once() -> None:
    call, meeting = readout().events[0].id, held().events[0].id
    joined = Link("happening", call, meeting, True, "one contact", "A. Weber")
    found = since(datetime(2031, 4, 1, tzinfo=UTC), seen(links=(joined,)), seen())
    (change,) = [change for change in found if change.kind is ChangeKind.JOINED]
    assert change.because == "one contact (A. Weber)"
    parted = Link("happening", call, meeting, False, "two contacts", "A. Weber")
    back = since(datetime(2031, 4, 1, tzinfo=UTC), seen(links=(joined, parted)), seen(links=(joined,)))
    assert [change.kind for change in back if change.thing == "contact"] == [ChangeKind.PARTED]


def test_a_correction_is_told_as_one_and_settles() -> None:
    drafts = []
    for published, figure, head in (("2031-03-04T08:00:00Z", 9, ""), ("2031-03-04T12:00:00Z", 4, "Correction: ")):
        text = (
            f"{head}People died when rockets hit Lower Alm in Ostmark on Monday, {figure} in all, Tarsia said nothing."
        )
        draft = Draft("Lantern", published, text)
        parties(draft, titled=False)
        draft.event("ASSAULT", "died when rockets hit Lower Alm", ["Tarsia"], ["Ostmark"], date="2031-03-03",
                    killed=(figure, figure))  # fmt: skip
        drafts.append(draft)
    found = since(datetime(2031, 3, 4, 9, tzinfo=UTC), seen(drafts))
    assert (ChangeKind.CORRECTED, "toll", "killed 9", "killed 4") in kinds(found, "incident")
    assert [change.kind for change in found if change.thing == "discrepancy"] == [ChangeKind.SETTLED]
    assert [change.kind for change in found if change.thing == "report"] == [ChangeKind.CORRECTED]


def test_a_planned_day_that_passed_without_news_says_so() -> None:
    now = seen([wire()])
    found = since(datetime(2031, 3, 6, tzinfo=UTC), now)
    assert [(change.kind, change.thing, change.before) for change in found] == [
        (ChangeKind.PASSED, "contact", "2031-03-07")
    ]
    assert since(datetime(2031, 3, 9, tzinfo=UTC), now) == [], "it is told once"


def test_dates_ahead_are_the_days_that_reports_name() -> None:
    now = seen([wire()])
    early = fold(now, as_of=datetime(2031, 3, 6, tzinfo=UTC))
    assert [(date, thing) for date, thing, _, _ in dates_ahead(early)] == [("2031-03-07", "contact")]
    assert dates_ahead(fold(now)) == []


def test_a_deadline_that_passed_is_told_while_nobody_says_what_became_of_it() -> None:
    now = seen([wire()])
    before, after = fold(now, as_of=datetime(2031, 3, 6, tzinfo=UTC)), fold(now)
    incident = after.incidents[0]
    lever = Lever("event-1", LeverKind.THREAT, incident.actors[0], None, "strike", None, "../2031-03-10",
                  LeverStatus.ANNOUNCED, incident.accounts)  # fmt: skip
    for status, wanted in ((LeverStatus.ANNOUNCED, [ChangeKind.PASSED]), (LeverStatus.MET, [])):
        levers = (replace(lever, status=status),)
        found = changes(replace(before, levers=levers), replace(after, levers=levers), now).changes
        assert [change.kind for change in found if change.thing == "lever"] == wanted
