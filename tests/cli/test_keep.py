"""What is kept: adding, boards, showing, processes, retraction, erasure, verification."""

import csv
import json
import zipfile
from pathlib import Path
from typing import Any

import invented
import jsonschema
import pytest

from cli.conftest import Run, line
from dragoman.model.schema import board_schema

OTHER = "The harbour of Port Lissa was closed on Monday because of a storm, the harbour master said in the evening."


def board(run: Run, *arguments: str) -> dict[str, Any]:
    ended = run("board", "--format", "json", *arguments)
    assert ended.code == 0, ended.err
    jsonschema.validate(ended.record, board_schema())
    record: dict[str, Any] = ended.record
    return record


@pytest.mark.usefixtures("kept")
def test_adding_again_changes_nothing(run: Run, report_file: Path) -> None:
    ended = run("add", str(report_file))
    assert (ended.code, "already on record" in ended.out) == (0, True)
    assert "3 entries" in run("verify").out  # the process, the report, its reading


def test_a_ledger_is_made_by_adding_and_not_by_looking(run: Run, report_file: Path, tmp_path: Path) -> None:
    ended = run("board", "--ledger", "talks.db")
    assert ended.code == 5
    assert "talks.db" in ended.err
    assert not (tmp_path / "talks.db").exists()
    assert run("add", str(report_file), "--ledger", "talks.db").code == 0
    assert (tmp_path / "talks.db").exists()
    assert not (tmp_path / "dragoman.db").exists()


def test_sources_that_all_fail_leave_no_ledger(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    ended = run("add", "empty.txt", "missing.txt")
    assert ended.code == 1
    assert "2 of 2 failed:" in ended.err
    assert not (tmp_path / "dragoman.db").exists()


def test_the_environment_names_the_ledger(
    run: Run, report_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DRAGOMAN_LEDGER", "elsewhere.db")
    assert run("add", str(report_file)).code == 0
    assert (tmp_path / "elsewhere.db").exists()


def test_what_fails_is_not_kept_and_the_rest_is(run: Run, report_file: Path, tmp_path: Path) -> None:
    (tmp_path / "u.txt").write_text(OTHER + " This is unreadable.")
    ended = run("add", "u.txt", str(report_file))
    assert ended.code == 1
    assert "1 of 2 failed" in ended.err
    assert "2 entries" in run("verify").out


def test_a_file_that_is_no_ledger_is_refused_unharmed(run: Run, report_file: Path, tmp_path: Path) -> None:
    (tmp_path / "foreign.db").write_text("a diary")
    assert run("add", str(report_file), "--ledger", "foreign.db").code == 5
    assert (tmp_path / "foreign.db").read_text() == "a diary"


@pytest.mark.usefixtures("kept")
def test_the_board_as_text_and_json(run: Run) -> None:
    text = run("board")
    assert text.code == 0
    assert "What is on the table" in text.out
    assert "Sudmark accepts" in text.out
    drawn = board(run)
    assert drawn["process"] == "Ferren talks"
    assert len(drawn["contacts"]) == 1


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("moment", "reports"),
    [
        ("2024-05-20", 0),
        ("2024-05-21", 1),
        ("2024-05-21T09:29Z", 0),
        ("2024-05-21T09:31Z", 1),
        ("2024-05-21T09:31", 1),
        ("2024-05-21T11:31+02:00", 1),
    ],
)
def test_the_board_as_of_a_moment(run: Run, moment: str, reports: int) -> None:
    assert len(board(run, "--as-of", moment)["reports"]) == reports


@pytest.mark.usefixtures("kept")
def test_times_without_a_zone_are_in_the_zone_asked_for(run: Run) -> None:
    at = ("--as-of", "2024-05-21T12:00")
    assert len(board(run, *at, "--timezone", "Asia/Tokyo")["reports"]) == 0
    assert len(board(run, *at, "--timezone", "-03:00")["reports"]) == 1


@pytest.mark.usefixtures("kept")
def test_the_board_as_it_was_on_record(run: Run) -> None:
    assert len(board(run, "--recorded-as-of", "1")["reports"]) == 0
    assert len(board(run, "--recorded-as-of", "3")["reports"]) == 1
    assert len(board(run, "--recorded-as-of", "2000-01-01")["reports"]) == 0


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("name", ["board.html", "board.json", "board.txt"])
def test_the_board_into_a_file(run: Run, tmp_path: Path, name: str) -> None:
    form = {"txt": "text"}.get(name.rpartition(".")[2], name.rpartition(".")[2])
    ended = run("board", "--format", form, "--output", name)
    assert (ended.code, ended.out) == (0, "")
    written = (tmp_path / name).read_text(encoding="utf-8")
    assert "thirty-day truce" in written
    assert run("board", "--format", form, "--output", "no/such/folder/x").code == 1


@pytest.mark.usefixtures("kept")
def test_the_board_as_tables(run: Run, tmp_path: Path) -> None:
    assert run("board", "--format", "csv").code == 2
    assert run("board", "--format", "csv", "--output", "tables").code == 0
    with (tmp_path / "tables" / "contacts.csv").open(encoding="utf-8", newline="") as file:
        (contact,) = csv.DictReader(file)
    assert contact["actors"] == "Ada Brandt; Jon Okell"
    assert run("board", "--format", "csv", "--output", "tables.zip").code == 0
    assert "positions.csv" in zipfile.ZipFile(tmp_path / "tables.zip").namelist()


def test_showing_an_item_its_report_and_what_the_board_made_of_it(run: Run, kept: str) -> None:
    for identifier in (invented.MEETING, invented.MEETING.partition("-")[2], "event-00000000000000c1"):
        ended = run("show", identifier)
        assert ended.code == 0
        assert "‹Norland's foreign minister Ada Brandt met her Sudmark" in " ".join(ended.out.split())
        assert "On the board of Ferren talks, as a contact:" in ended.out
        assert kept in ended.out
    assert "The text" in run("show", kept[:14]).out
    assert "The text" in run("show", "told-1").out


@pytest.mark.usefixtures("kept")
def test_what_only_the_board_knows_can_be_shown(run: Run) -> None:
    (discrepancy,) = board(run)["discrepancies"]
    ended = run("show", str(discrepancy["id"]))
    assert ended.code == 0
    assert "as a discrepancy" in ended.out


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(("identifier", "told"), [("event-", "begins 2 ids"), ("nothing", "nothing goes by")])
def test_ids_that_name_nothing_or_several_things(run: Run, identifier: str, told: str) -> None:
    ended = run("show", identifier)
    assert ended.code == 2
    assert told in ended.err


def test_processes(run: Run, kept: str) -> None:
    assert run("process", "list").out == "Ferren talks; parties: Norland and Sudmark\n"
    assert run("process", "new", "Harbour talks", "--party", "Lissa", "--mediator", "Post").code == 0
    assert "Harbour talks; parties: Lissa; mediators: Post" in run("process", "list").out
    ended = run("process", "show", "Ferren talks")
    assert ended.code == 0
    assert "Norland" in ended.out
    assert kept.partition("-")[2][:8] in ended.out
    assert run("board").code == 2
    assert run("board", "--process", "Ferren talks").code == 0
    assert run("process", "show", "Unheard of").code == 2


@pytest.mark.usefixtures("kept")
def test_a_retracted_report_no_longer_counts(run: Run, kept: str) -> None:
    assert run("retract", kept, "--because", "withdrawn by the outlet", "--by", "A. Weber").code == 0
    assert board(run)["reports"] == []
    assert len(board(run, "--recorded-as-of", "3")["reports"]) == 1
    assert run("retract", invented.MEETING, "--because", "x").code == 2


def test_an_erased_report_is_gone_and_the_ledger_says_so(run: Run, kept: str, report_file: Path) -> None:
    asked = run("erase", kept, "--because", "takedown", "--by", "A. Weber")
    assert asked.code == 2
    assert "--yes" in asked.err
    assert len(board(run)["reports"]) == 1
    assert run("erase", kept, "--because", "takedown", "--by", "A. Weber", "--yes").code == 0
    assert board(run)["reports"] == []
    verified = run("verify")
    assert verified.code == 0
    assert f"erased: {kept}, by A. Weber (takedown)" in verified.out
    shown = run("show", kept)
    assert (shown.code, "was erased: takedown" in shown.err) == (2, True)
    again = run("add", str(report_file))
    assert again.code == 5
    assert "takedown" in again.err


@pytest.mark.usefixtures("kept")
def test_a_ledger_that_was_tampered_with_does_not_verify(run: Run, tmp_path: Path) -> None:
    data = (tmp_path / "dragoman.db").read_bytes()
    assert b"fall silent" in data
    (tmp_path / "dragoman.db").write_bytes(data.replace(b"fall silent", b"keep firing"))
    ended = run("verify")
    assert ended.code == 1
    assert ended.err.count("does not hold") == 1


def test_many_reports_in_one_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text("".join(line(f"m-{n}", f"{OTHER} It was storm {n}.") for n in range(5)))
    ended = run("add", "many.jsonl")
    assert (ended.code, len(ended.out.splitlines())) == (0, 5)
    assert json.loads(run("board", "--format", "json").out)["contacts"] == []


def test_the_log_says_who_recorded_what(run: Run, kept: str) -> None:
    because = ("--because", "heard the recording", "--by", "B. Osei")
    assert run("review", invented.MEETING, "--set", "date=2024-05-19", *because).code == 0
    assert run("retract", kept, "--because", "withdrawn", "--by", "B. Osei").code == 0
    lines = [" ".join(text.split()) for text in run("log", "--by", "B. Osei").out.splitlines()]
    assert f"B. Osei: corrected {invented.MEETING} in date: heard the recording" in " ".join(lines)
    assert "withdrawn" in " ".join(lines)
    everything = " ".join(run("log").out.split())
    assert "A. Weber: Ferren talks, between Norland and Sudmark" in everything
    assert f"ministers meet over the Ferren truce ({kept})" in everything
    assert run("erase", kept, "--because", "takedown", "--by", "B. Osei", "--yes").code == 0
    after = " ".join(run("log").out.split())
    assert "takedown" in after
    assert "heard the recording" not in after
    assert "Ferren truce" not in after
