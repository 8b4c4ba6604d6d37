"""`dragoman read`: what comes out for what goes in."""

import subprocess
import sys
from pathlib import Path

import invented
import jsonschema
import pytest

from cli.conftest import Run, line
from dragoman.model.schema import record_schema

QUIET_DAY = "The council of Port Lissa met on Monday to talk about the harbour. Nobody said anything of note about it."
UNREADABLE = QUIET_DAY + " This report is unreadable."
FAULTY = QUIET_DAY + " This report meets a fault."


def test_text_is_plain_where_nobody_looks(run: Run, report_file: Path) -> None:
    ended = run("read", str(report_file))
    assert ended.code == 0
    assert "Okell claimed that ‹Brandt had said Norland would open the Ferren road›" in ended.out
    assert "\x1b" not in ended.out
    assert not [text for text in ended.out.splitlines() if text != text.rstrip()]
    assert "The text" not in ended.out


def test_the_text_comes_when_asked_for(run: Run, report_file: Path) -> None:
    ended = run("read", str(report_file), "--with-text")
    assert "The text" in ended.out
    assert "S4 E2 P1  Sudmark accepts the thirty-day truce" in ended.out


def test_one_report_is_one_json_object(run: Run) -> None:
    ended = run(
        "read", "-", "--format", "json", "--published", "2024-05-21", "--outlet", "Coast Radio", stdin=QUIET_DAY
    )
    assert ended.code == 0
    assert ended.out.startswith('{\n "format": "dragoman-record/1"')
    assert ended.record["report"]["outlet"] == "Coast Radio"
    assert ended.record["report"]["published"].startswith("2024-05-21")
    jsonschema.validate(ended.record, record_schema())


def test_json_lines_in_json_lines_out(run: Run) -> None:
    texts = [invented.TEXT, QUIET_DAY, "\ufeff" + QUIET_DAY]
    ended = run("read", "-", "--format", "json", stdin="".join(line(f"x-{n}", text) for n, text in enumerate(texts)))
    assert ended.code == 0
    assert [record["report"]["id"] for record in ended.lines] == ["x-0", "x-1", "x-2"]
    assert [record["report"]["text"] for record in ended.lines] == texts
    assert [len(record["statements"]) for record in ended.lines] == [4, 0, 0]
    for record in ended.lines:
        jsonschema.validate(record, record_schema())


def test_a_single_line_comes_out_as_a_line(run: Run, report_file: Path) -> None:
    assert len(run("read", str(report_file), "--format", "json").out.splitlines()) == 1


def test_several_files_come_one_a_line(run: Run, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(QUIET_DAY)
    assert len(run("read", "a.txt", "b.txt", "--format", "json").lines) == 2
    assert len(run("read", "a.txt", "--format", "jsonl").lines) == 1


def test_reports_are_written_as_they_are_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr("dragoman.cli.reading.write", written.append)
    lines = (
        line("1", QUIET_DAY) + line("2", QUIET_DAY) + line("3", QUIET_DAY + " Now interrupt.") + line("4", QUIET_DAY)
    )
    assert run("read", "-", "--format", "jsonl", stdin=lines).code == 130
    assert len(written) == 2


def test_in_a_batch_the_others_go_on_and_a_summary_names_what_failed(
    run: Run, report_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "u.txt").write_text(UNREADABLE)
    (tmp_path / "f.txt").write_text(FAULTY)
    (tmp_path / "empty.txt").write_text("")
    ended = run("read", "missing.txt", "u.txt", "f.txt", "empty.txt", str(report_file), "--format", "jsonl")
    assert ended.code == 1
    assert len(ended.lines) == 1
    assert "dragoman: 4 of 5 failed, the others went through:" in ended.err
    assert [text.strip() for text in ended.err.splitlines()[-4:]] == ["missing.txt", "u.txt", "f.txt", "empty.txt"]
    assert "ValueError: a slip of the programmer" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "told"),
    [
        (["missing.txt"], "", 3, "missing.txt"),
        (["-"], "", 3, "standard input"),
        (["-"], UNREADABLE, 4, "cannot be read"),
        (["-"], FAULTY, 4, "a fault of Dragoman's"),
        (["-", "-"], QUIET_DAY, 2, "only once"),
        (["-", "--published", "Blursday"], QUIET_DAY, 3, "Blursday"),
        (["-", "--timezone", "Mars/Olympus"], QUIET_DAY, 2, "Mars/Olympus"),
        (["-", "--form", "papyrus"], QUIET_DAY, 2, "papyrus"),
        (["-", "--format", "papyrus"], QUIET_DAY, 2, "papyrus"),
        ([], "", 2, "SOURCE"),
    ],
)
def test_one_message_and_the_code_of_its_kind(run: Run, arguments: list[str], stdin: str, code: int, told: str) -> None:
    ended = run("read", *arguments, stdin=stdin)
    assert ended.code == code
    assert told in ended.err
    assert "Traceback" not in ended.err
    assert ended.out == ""


def test_an_undated_report_is_read_and_said_to_be_undated(run: Run) -> None:
    ended = run("read", "-", stdin=QUIET_DAY)
    assert ended.code == 0
    assert "publication date unknown" in ended.out
    assert "--published" in ended.err


def test_a_reader_that_turns_away_is_no_error() -> None:
    command = f"{sys.executable} -m dragoman --help | head -c 1"
    ended = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert ended.stdout == "U" or ended.stdout == " "
    assert ended.stderr == ""
