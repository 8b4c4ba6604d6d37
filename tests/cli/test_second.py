"""`--second-reader`: what it sends where, what it files, and what stays as it was."""

from collections.abc import Iterator
from pathlib import Path

import invented
import pytest
from second import server as replies
from second.filled import GOOD
from second.server import Endpoint as Server

from cli.conftest import Run
from dragoman.ledger import open_ledger
from dragoman.model.vocabulary import Label
from dragoman.second import Endpoint

OWN = invented.READING.reader


@pytest.fixture
def server() -> Iterator[Server]:
    endpoint = Server()
    endpoint.replies = [replies.answer(GOOD)]
    yield endpoint
    endpoint.end()


@pytest.fixture
def named(server: Server) -> tuple[str, ...]:
    return "--second-reader", server.url, "--model", "owl"


@pytest.fixture
def far(server: Server, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """The server under the name of another host, which the test's list of hosts leads to this machine."""
    monkeypatch.setattr("dragoman.second.endpoint.is_this_machine", lambda _: False)
    assert Endpoint.named(server.url, "127.0.0.1").remote
    return "--second-reader", server.url, "--model", "owl", "--allow-remote", "127.0.0.1"


def entries() -> list[tuple[str, str]]:
    with open_ledger("dragoman.db") as ledger:
        assert ledger.verify().ok
        return [(logged.entry.kind, logged.entry.author) for logged in ledger.log()]


def test_both_records_are_written(run: Run, report_file: Path, named: tuple[str, ...], server: Server) -> None:
    ended = run("read", str(report_file), "--format", "jsonl", *named)
    assert ended.code == 0
    first, second = ended.lines
    assert first["reader"] == OWN
    assert "sent" not in first
    assert second["sent"] == {"host": f"127.0.0.1:{server.server_port}", "model": "owl", "remote": False}
    assert second["events"][0]["type"] == "CONSULT"
    told = run("read", str(report_file), *named).out
    assert "second reader owl at 127.0.0.1" in " ".join(told.split())


def test_a_second_reading_is_filed_beside_the_first(run: Run, report_file: Path, named: tuple[str, ...]) -> None:
    ended = run("add", str(report_file), *named)
    assert ended.code == 0
    assert "3 statements, 2 events, by dragoman" in ended.out
    (_, _), (own, by), (kind, author) = entries()
    assert (own, by, kind) == ("reading", OWN, "second_reading")
    assert "second reader owl at 127.0.0.1" in author
    with open_ledger("dragoman.db") as ledger:
        (second,) = ledger.view(reader="owl").filed
        assert second.reading
        assert second.reading.reader == author


def test_adding_again_asks_nothing(run: Run, report_file: Path, named: tuple[str, ...], server: Server) -> None:
    run("add", str(report_file), *named)
    before = entries()
    assert run("add", str(report_file), *named).code == 0
    assert len(server.asked) == 1
    assert entries() == before


def test_a_report_on_record_gets_its_second_reading_later(
    run: Run, report_file: Path, named: tuple[str, ...], kept: str
) -> None:
    ended = run("add", str(report_file), *named)
    assert f"{kept}  " in ended.out
    assert "already on record" in ended.out
    assert entries()[-1][0] == "second_reading"


def test_the_board_stays_with_its_own_reader_until_told_otherwise(
    run: Run, report_file: Path, named: tuple[str, ...], kept: str
) -> None:
    before = run("board", "--format", "json", "--as-of", "2024-06-01").record
    run("add", str(report_file), *named)
    after = run("board", "--format", "json", "--as-of", "2024-06-01").record
    assert before | {"recorded_as_of": ""} == after | {"recorded_as_of": ""}
    second = run("board", "--format", "json", "--as-of", "2024-06-01", "--reader", "owl").record
    told = [account["quote"] for contact in second["contacts"] for account in contact["accounts"]]
    assert told
    assert second["contacts"] != after["contacts"]
    assert "read by dragoman" in run("show", kept, "--reader", "owl").out
    assert "read by" not in run("show", kept).out
    unknown = run("board", "--reader", "lark")
    assert unknown.code == 2
    assert "no reader here goes by 'lark'" in unknown.err


@pytest.mark.parametrize(
    "reply",
    [replies.raw(b'{"error": {"message": "slow down"}}', 429), replies.raw(b"", 500), replies.raw(b"", 401),
     replies.raw(b"no"), replies.completion("I cannot help with this."), replies.breaking_off],
)  # fmt: skip
def test_where_it_fails_the_first_reading_stands(
    run: Run, report_file: Path, named: tuple[str, ...], server: Server, reply: replies.Reply
) -> None:
    server.replies = [reply]
    ended = run("add", str(report_file), *named)
    assert ended.code == 4
    assert f"127.0.0.1:{server.server_port}" in ended.err
    assert len(server.asked) == 1
    assert [kind for kind, _ in entries()] == ["report", "reading"]
    server.replies = [replies.answer(GOOD)]
    assert run("add", str(report_file), *named).code == 0
    assert [kind for kind, _ in entries()] == ["report", "reading", "second_reading"]


def test_an_interruption_leaves_nothing_half_written(
    run: Run, report_file: Path, named: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dragoman.second.client.Client.ask", interrupt)
    assert run("add", str(report_file), *named).code == 130
    assert [kind for kind, _ in entries()] == ["report", "reading"]


def test_another_host_must_be_allowed(run: Run, report_file: Path) -> None:
    ended = run("add", str(report_file), "--second-reader", "https://models.example/v1", "--model", "owl")
    assert ended.code == 2
    assert "--allow-remote models.example" in ended.err
    assert not Path("dragoman.db").exists()


def test_what_another_host_was_sent_is_on_record(run: Run, report_file: Path, far: tuple[str, ...]) -> None:
    ended = run("add", str(report_file), *far)
    assert ended.code == 0
    assert "unencrypted" in ended.err
    assert "The text was sent to 127.0.0.1" in ended.err
    with open_ledger("dragoman.db") as ledger:
        (second,) = ledger.view(reader="owl").filed
    assert second.reading
    assert second.reading.sent
    assert second.reading.sent.remote


def test_confidential_reports_are_not_sent(run: Run, report_file: Path, far: tuple[str, ...], server: Server) -> None:
    for command in ("read", "add"):
        ended = run(command, str(report_file), "--label", "confidential", *far)
        assert ended.code == 4
        assert "confidential" in ended.err
        assert ended.out == ""
    assert server.asked == []


@pytest.mark.parametrize("again", ["public", "confidential"])
def test_a_report_once_confidential_is_not_sent_later(
    run: Run, report_file: Path, far: tuple[str, ...], server: Server, again: str
) -> None:
    assert run("add", str(report_file), "--label", "confidential").code == 0
    ended = run("add", str(report_file), "--label", again, *far)
    assert ended.code == 4
    assert "confidential" in ended.err
    assert server.asked == []
    assert [kind for kind, _ in entries()] == ["report", "reading"]


def test_a_report_on_this_machine_may_be_confidential(run: Run, report_file: Path, named: tuple[str, ...]) -> None:
    assert run("add", str(report_file), "--label", "confidential", *named).code == 0
    with open_ledger("dragoman.db") as ledger:
        (second,) = ledger.view(reader="owl").filed
    assert second.report.label is Label.CONFIDENTIAL
    assert second.reading


def test_the_key_is_never_printed_or_kept(
    run: Run, report_file: Path, named: tuple[str, ...], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "sk-never-to-be-seen"
    monkeypatch.setenv("DRAGOMAN_SECOND_READER_KEY", key)
    server.replies = [replies.raw(f'{{"error": "wrong key {key}"}}'.encode(), 401), replies.answer(GOOD)]
    refused, done = run("add", str(report_file), *named), run("add", str(report_file), *named)
    assert (refused.code, done.code) == (4, 0)
    assert {asked.headers["Authorization"] for asked in server.asked} == {f"Bearer {key}"}
    assert key not in refused.out + refused.err + done.out + done.err
    assert key.encode() not in Path("dragoman.db").read_bytes()


@pytest.mark.parametrize(
    "options",
    [("--model", "owl"), ("--allow-remote", "models.example"), ("--timeout", "5"),
     ("--second-reader", "http://localhost:1"), ("--second-reader", "localhost", "--model", "owl"),
     ("--second-reader", "http://localhost:1", "--model", " "),
     ("--second-reader", "http://localhost:1", "--model", "owl", "--timeout", "0"),
     ("--second-reader", "http://localhost:1", "--model", "owl", "--allow-remote", "models.example")],
)  # fmt: skip
def test_options_that_do_not_go_together_are_refused(run: Run, report_file: Path, options: tuple[str, ...]) -> None:
    assert run("read", str(report_file), *options).code == 2


def test_without_the_option_nothing_is_sent(run: Run, report_file: Path, server: Server) -> None:
    assert run("add", str(report_file)).code == 0
    assert server.asked == []
    assert [kind for kind, _ in entries()] == ["report", "reading"]
