"""`why`, `join`, `split`, `compare`, `changes` and `brief` on a ledger that keeps the invented report."""

import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import invented
import jsonschema
import pytest
from process.factory import Draft
from process.sample import held, readout, wire

from cli.conftest import Ended, Run
from dragoman.ledger import open_ledger
from dragoman.model.entries import ProcessDeclared
from dragoman.model.report import Alignment, Source, Taken
from dragoman.model.schema import answer_schemas

BECAUSE = ("--because", "heard the recording", "--by", "A. Weber")


def clock() -> datetime:
    """When the invented ledger was written: after its reports came out, which is far ahead of us."""
    return datetime(2031, 4, 10, 9, tzinfo=UTC)


def file(draft: Draft) -> None:
    """Keep a report made by hand in the ledger of this folder."""
    reading = draft.done()
    data = draft.text.encode()
    source = Source("by hand", data, "text/plain", hashlib.sha256(data).hexdigest())
    with open_ledger("dragoman.db", create=True, clock=clock) as ledger:
        ledger.file(Taken(reading.report, source, Alignment("utf-8", ())), reading)


@pytest.fixture
def truce(run: Run) -> None:  # noqa: ARG001  # run sets the folder
    """A ledger with three reports of the invented truce."""
    with open_ledger("dragoman.db", create=True, clock=clock) as ledger:
        declared = ProcessDeclared("the truce", ("Ostmark", "Tarsia"), ("Switzerland",), by="A. Weber")
        ledger.append(declared, author="A. Weber")
    for draft in (wire(), readout(), held()):
        file(draft)


def checked(ended: Ended) -> None:
    document = json.loads(ended.out)
    jsonschema.Draft202012Validator(answer_schemas()[document["format"]]).validate(document)


def contacts(run: Run, *arguments: str) -> list[str]:
    return [contact["id"] for contact in run("board", "--format", "json", *arguments).record["contacts"]]


@pytest.mark.usefixtures("kept")
def test_why_answers_for_what_a_board_shows(run: Run) -> None:
    ended = run("why", invented.MEETING)
    assert ended.code == 0, ended.err
    assert "Contact: meeting between Ada Brandt and Jon Okell" in " ".join(ended.out.split())
    checked(run("why", "00000000000000c1", "--format", "json"))


@pytest.mark.usefixtures("kept")
def test_an_id_that_no_board_shows_is_told_with_those_near_it(run: Run) -> None:
    ended = run("why", invented.MEETING[:-1] + "7")
    assert ended.code == 2
    assert f"did you mean {invented.MEETING}" in ended.err
    assert run("why", "nothing").code == 2
    assert run("why", " ").code == 2
    assert "begins" in run("why", "event-").err


@pytest.mark.usefixtures("kept")
def test_what_is_on_record_but_on_no_board_is_told_so(run: Run) -> None:
    assert run("review", invented.MEETING, "--reject", *BECAUSE).code == 0
    ended = run("why", invented.MEETING)
    assert ended.code == 2
    assert "is on record, and no board of that moment shows it" in ended.err


@pytest.mark.usefixtures("truce")
def test_joining_changes_the_board_as_of_now_and_not_the_past_and_can_be_undone(run: Run) -> None:
    before = contacts(run)
    assert len(before) == 2
    ended = run("join", before[0], before[1], *BECAUSE)
    assert ended.code == 0, ended.err
    (one,) = contacts(run)
    entry = re.search(r"entry (\d+)", ended.out)
    assert entry
    assert contacts(run, "--recorded-as-of", str(int(entry[1]) - 1)) == before
    assert "A. Weber: event-" in run("why", one).out
    undo = re.search(r"to undo: dragoman (split .*) --because", ended.out)
    assert undo
    assert run(*undo[1].split(), *BECAUSE).code == 0
    assert contacts(run) == before
    assert run("verify").code == 0


@pytest.mark.usefixtures("truce")
def test_an_account_is_split_off_by_its_number_or_id(run: Run) -> None:
    (incident,) = run("board", "--format", "json").record["incidents"]
    ended = run("split", incident["id"], "--account", "2", *BECAUSE)
    assert ended.code == 0, ended.err
    assert len(run("board", "--format", "json").record["incidents"]) == 2
    undo = re.search(r"to undo: dragoman (join .*) --because", ended.out)
    assert undo
    assert run(*undo[1].split(), *BECAUSE).code == 0
    assert len(run("board", "--format", "json").record["incidents"]) == 1
    other = readout().events[1].id
    assert run("split", incident["id"], "--account", other, *BECAUSE).code == 0


@pytest.mark.usefixtures("truce")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["join", "nothing", "nothing"], "no board shows anything"),
        (["split", "INCIDENT", "--account", "9"], "is no account of"),
        (["split", "INCIDENT", "--account", "1", "--account", "2"], "leave at least one"),
        (["join", "INCIDENT", "INCIDENT"], "one thing on the board already"),
        (["join", "INCIDENT", "PROPOSAL"], "they cannot be one"),
        (["split", "ACTOR", "--account", "1"], "which is not joined or parted here"),
        (["compare", "INCIDENT"], "only contacts are compared"),
        (["compare", "CONTACT", "--sides", "Nobody"], "nobody on the board goes by 'Nobody'"),
        (["compare", "CONTACT", "--sides", "Ostmark"], "name the sides to compare"),
    ],
)
def test_a_wrong_use_is_told(run: Run, arguments: list[str], said: str) -> None:
    board = run("board", "--format", "json").record
    ids = {"INCIDENT": board["incidents"], "PROPOSAL": board["proposals"], "ACTOR": board["actors"],
           "CONTACT": board["contacts"]}  # fmt: skip
    typed = [ids[word][0]["id"] if word in ids else word for word in arguments]
    ended = run(*typed, *(BECAUSE if arguments[0] in ("join", "split") else ()))
    assert ended.code == 2
    assert said in ended.err


@pytest.mark.usefixtures("truce")
def test_the_accounts_of_two_sides_are_compared(run: Run, tmp_path: Path) -> None:
    call = contacts(run)[0]
    text = run("compare", call).out
    assert "What only Tarsia says" in text
    assert "What only Ostmark says" in text
    checked(run("compare", call, "--format", "json"))
    assert run("compare", call, "--sides", "Ostmark, Switzerland").code == 0
    assert run("compare", call, "--format", "html", "-o", "out.html").code == 0
    assert "<h1>Phone call between" in (tmp_path / "out.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("truce")
def test_changes_are_told_since_a_moment(run: Run, tmp_path: Path) -> None:
    ended = run("changes", "--since", "2031-03-06")
    assert ended.code == 0, ended.err
    assert "is now told as denied" in " ".join(ended.out.split())
    checked(run("changes", "--since", "2031-03-06", "--format", "json"))
    assert run("changes", "--since", "2031-03-06", "--format", "html", "-o", "c.html").code == 0
    assert "The words" in (tmp_path / "c.html").read_text(encoding="utf-8")
    quiet = run("changes", "--since", "2031-04-01", "--as-of", "2031-04-02")
    assert "Nothing new has been reported since 1 April 2031" in quiet.out


@pytest.mark.usefixtures("truce")
def test_changes_are_told_since_an_entry(run: Run) -> None:
    ended = run("changes", "--recorded-since", "5")
    assert ended.code == 0, ended.err
    assert "is now told as denied" in " ".join(ended.out.split())
    assert "Nothing new has been put on record" in run("changes", "--recorded-since", "7").out
    everything = run("changes", "--recorded-since", "1", "--format", "json").record
    assert everything["by"] == "recorded"
    assert len([change for change in everything["changes"] if change["thing"] == "report"]) == 3


@pytest.mark.usefixtures("truce")
def test_what_people_said_since_is_told(run: Run) -> None:
    assert run("retract", readout().id, *BECAUSE).code == 0
    ended = run("changes", "--since", "2025-01-01T00:00Z", "--format", "json")
    assert ended.code == 0
    withdrawn = run("changes", "--recorded-since", "7")
    assert "no longer counts: heard the recording (A. Weber)." in " ".join(withdrawn.out.split())


@pytest.mark.usefixtures("truce")
@pytest.mark.parametrize(
    "arguments",
    [["changes"], ["changes", "--since", "2031-03-06", "--recorded-since", "2"], ["changes", "--since", "someday"],
     ["changes", "--since", "2031-04-02", "--as-of", "2031-04-01"], ["brief", "--format", "pdf"],
     ["brief", "--format", "docx"], ["changes", "--recorded-since", "99"]],
)  # fmt: skip
def test_moments_and_files_that_make_no_sense_are_told(run: Run, arguments: list[str]) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert ended.err.startswith("dragoman: ")


@pytest.mark.usefixtures("truce")
@pytest.mark.parametrize(("name", "begins"), [("b.pdf", b"%PDF"), ("b.docx", b"PK"), ("b.html", b"<!DOCTYPE"),
                                              ("b.txt", b"the truce: brief of 9 March 2031")])  # fmt: skip
def test_a_brief_takes_the_form_that_its_name_tells(run: Run, tmp_path: Path, name: str, begins: bytes) -> None:
    ended = run("brief", "--since", "2031-03-06", "--as-of", "2031-03-09", "-o", name)
    assert ended.code == 0, ended.err
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert f"wrote {name}" in ended.err


@pytest.mark.usefixtures("truce")
def test_a_brief_without_a_moment_is_of_the_last_day(run: Run) -> None:
    ended = run("brief", "--as-of", "2031-03-08T21:00Z")
    assert ended.code == 0, ended.err
    assert "What is new since 7 March 2031, 21:00 UTC" in ended.out
    assert run("brief", "-o", "no/such/folder/b.pdf").code == 1


@pytest.mark.usefixtures("truce")
def test_a_thing_is_shown_as_it_was_reported_and_recorded(run: Run) -> None:
    incident = run("board", "--format", "json").record["incidents"][0]["id"]
    assert "2 origins" in " ".join(run("show", incident).out.split())
    assert "1 origin " in " ".join(run("show", incident, "--as-of", "2031-03-05T12:00Z").out.split())
    assert "1 origin " in " ".join(run("show", incident, "--recorded-as-of", "3").out.split())
    assert run("show", readout().id, "--recorded-as-of", "3").code == 2, "it had not come in"
    early = run("process", "show", "--recorded-as-of", "3")
    assert "1 report" in early.out
    assert "3 reports" in run("process", "show").out
