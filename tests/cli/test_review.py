"""`dragoman review`: a person's word is checked, kept, and seen by every later board."""

from pathlib import Path

import invented
import pytest

from cli.conftest import Run

BECAUSE = ("--because", "heard the recording", "--by", "A. Weber")


pytestmark = pytest.mark.usefixtures("kept")


def test_an_accepted_item_says_so_on_the_board(run: Run) -> None:
    assert run("review", invented.MEETING, "--accept", *BECAUSE).code == 0
    (contact,) = run("board", "--format", "json").record["contacts"]
    assert contact["reviewed"] == "accepted by A. Weber"
    assert "accepted by A. Weber: heard the recording" in run("show", invented.MEETING).out


def test_a_rejected_item_leaves_the_board_and_can_still_be_shown_and_restored(run: Run) -> None:
    assert run("review", invented.MEETING, "--reject", *BECAUSE).code == 0
    assert run("board", "--format", "json").record["contacts"] == []
    assert "rejected by A. Weber" in run("show", invented.MEETING).out
    assert run("review", invented.MEETING, "--accept", *BECAUSE).code == 0
    assert len(run("board", "--format", "json").record["contacts"]) == 1


def test_a_corrected_item_is_corrected_on_the_board(run: Run) -> None:
    ended = run("review", "00000000000000c1", "--set", "date=2024-05-19", "--set", "place.name=Ferren", *BECAUSE)
    assert ended.code == 0, ended.err
    assert "19 May 2024" in ended.out
    (contact,) = run("board", "--format", "json").record["contacts"]
    assert (contact["date"], contact["place"]["name"]) == ("2024-05-19", "Ferren")
    assert "corrected (date, place.name) by A. Weber" in run("show", invented.MEETING).out


def test_corrections_add_up(run: Run) -> None:
    assert run("review", invented.MEETING, "--set", "date=2024-05-19", *BECAUSE).code == 0
    assert run("review", invented.MEETING, "--set", "mode=phone", *BECAUSE).code == 0
    (contact,) = run("board", "--format", "json").record["contacts"]
    assert (contact["date"], contact["mode"]) == ("2024-05-19", "phone")


def test_a_review_outlives_a_new_reading(run: Run, report_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("review", invented.MEETING, "--set", "date=2024-05-19", *BECAUSE).code == 0
    monkeypatch.setattr("cli.conftest.KnownReader.digest", "ee" * 32)
    assert run("add", str(report_file)).code == 0
    (contact,) = run("board", "--format", "json").record["contacts"]
    assert contact["date"] == "2024-05-19"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "say one of --accept, --reject and --set"),
        (["--accept", "--reject"], "say one of"),
        (["--accept", "--set", "date=2024-05-19"], "say one of"),
        (["--set", "date"], "write FIELD=VALUE"),
        (["--set", "dated=2024-05-19"], "it has type, mode, actors"),
        (["--set", "date=2024-02-30"], "2024-02-30"),
        (["--set", "modality=maybe"], "actual, planned, hypothetical, denied"),
        (["--set", "actors=Nobody Known"], "Ada Brandt, Jon Okell"),
        (["--set", "trigger=never said"], "does not say"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_would(run: Run, arguments: list[str], told: str) -> None:
    ended = run("review", invented.MEETING, *arguments, *BECAUSE)
    assert ended.code == 2
    assert told in ended.err
    assert "3 entries" in run("verify").out


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["review", invented.MEETING, "--accept", "--because", " ", "--by", "Ada"], "--because"),
        (["review", invented.MEETING, "--accept", "--because", "so told", "--by", ""], "--by"),
        (["process", "new", "", "--by", "Ada"], "NAME"),
    ],
)
def test_nothing_blank_goes_on_record(run: Run, arguments: list[str], option: str) -> None:
    ended = run(*arguments)
    assert (ended.code, option in ended.err, "blank" in ended.err) == (2, True, True)
    assert "3 entries" in run("verify").out


def test_a_report_is_not_reviewed(run: Run) -> None:
    ended = run("review", "told-1", "--accept", *BECAUSE)
    assert ended.code == 2
    assert "retract" in ended.err


def test_what_only_the_board_has_is_reviewed_by_what_it_rests_on(run: Run) -> None:
    (discrepancy,) = run("board", "--format", "json").record["discrepancies"]
    ended = run("review", discrepancy["id"], "--accept", *BECAUSE)
    assert ended.code == 2
    assert "the board of Ferren talks puts together" in ended.err
