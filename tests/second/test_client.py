"""The client: what is asked, and what becomes of answers that are slow, huge, broken or refusing."""

import socket
from typing import Any

import invented
import pytest

from dragoman.errors import SecondReaderError, UsageError
from dragoman.second import Client, Endpoint, SecondReader
from dragoman.second.client import MOST_BYTES
from second import server as replies
from second.filled import GOOD
from second.server import Endpoint as Server


def client(server: Server, **more: Any) -> Client:
    return Client(Endpoint.named(server.url), "owl", **more)


def failure(server: Server, reply: replies.Reply, **more: Any) -> str:
    server.replies = [reply]
    with pytest.raises(SecondReaderError) as failed:
        client(server, **more).ask([{"role": "user", "content": "?"}], {})
    return str(failed.value)


def test_what_is_asked(server: Server) -> None:
    server.replies = [replies.answer(GOOD)]
    SecondReader(client(server)).read(invented.REPORT)
    (asked,) = server.asked
    assert (asked.method, asked.path) == ("POST", "/v1/chat/completions")
    assert "Authorization" not in asked.headers
    question = asked.json
    assert (question["model"], question["temperature"], question["stream"]) == ("owl", 0, False)
    assert isinstance(question["seed"], int)
    assert question["response_format"]["type"] == "json_schema"
    assert invented.TEXT.strip() in asked.words
    assert f"Published: {invented.REPORT.published}" in asked.words


def test_a_key_goes_to_the_endpoint_and_nowhere_else(server: Server) -> None:
    key = "sk-0123456789"
    words = failure(server, replies.raw(b'{"error": {"message": "bad key sk-0123456789, sorry"}}', 401), key=key)
    assert server.asked[0].headers["Authorization"] == f"Bearer {key}"
    assert key not in words
    assert "bad key …, sorry" in words
    assert "DRAGOMAN_SECOND_READER_KEY" in words


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "clé"])
def test_a_key_that_is_none_is_refused_without_being_told(server: Server, key: str) -> None:
    with pytest.raises(UsageError) as refused:
        client(server, key=key)
    assert key not in str(refused.value)


@pytest.mark.parametrize(
    ("status", "told"),
    [(400, "answers 400"), (401, "another key"), (403, "does not let"), (404, "--model"), (413, "this length"),
     (429, "try again later"), (500, "answers 500"), (503, "answers 503")],
)  # fmt: skip
def test_a_refusing_endpoint_is_asked_once(server: Server, status: int, told: str) -> None:
    assert told in failure(server, replies.raw(b'{"error": "no"}', status))
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(server: Server, status: int) -> None:
    elsewhere = Server()
    try:
        words = failure(server, replies.raw(b"", status, Location=elsewhere.url))
        assert "not followed" in words
        assert not elsewhere.asked
        assert len(server.asked) == 1
    finally:
        elsewhere.end()


def test_proxies_of_the_environment_are_not_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = Server()
    try:
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.server_port}")
        monkeypatch.delenv("no_proxy", raising=False)
        server.replies = [replies.answer(GOOD)]
        client(server).ask([{"role": "user", "content": "?"}], {})
        assert len(server.asked) == 1
        assert not proxy.asked
    finally:
        proxy.end()


@pytest.mark.parametrize("reply", [replies.silent, replies.dripping])
def test_a_slow_endpoint_is_given_up(server: Server, reply: replies.Reply) -> None:
    assert "did not answer within 0.3 seconds" in failure(server, reply, timeout=0.3)


def test_a_huge_answer_is_not_taken(server: Server) -> None:
    assert f"larger than {MOST_BYTES // 1_000_000} MB" in failure(server, replies.endless)


def test_an_answer_that_breaks_off_is_not_taken(server: Server) -> None:
    assert "breaks off" in failure(server, replies.breaking_off)


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>hello</html>", b"{}", b"[]", b"null", b'{"choices": []}', b'{"choices": [{}]}', b"\xff\xfe",
     b'{"choices": [{"message": "words"}]}', b'{"choices": {"0": 1}}', b"[" * 100_000],
)  # fmt: skip
def test_what_is_no_completion_is_told(server: Server, body: bytes) -> None:
    assert "no chat completion" in failure(server, replies.raw(body))


def test_an_endpoint_that_is_not_there_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SecondReaderError, match="is it running there"):
        Client(Endpoint.named(f"http://127.0.0.1:{port}"), "owl").ask([], {})


def test_a_name_of_this_machine_must_lead_to_it(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    class Elsewhere:
        """A connection whose other end is another machine, as a changed list of hosts would make it."""

        def getpeername(self) -> tuple[str, int]:
            return "10.0.0.7", 80

        def close(self) -> None:
            pass

    monkeypatch.setattr(
        "http.client.HTTPConnection.connect", lambda connection: setattr(connection, "sock", Elsewhere())
    )
    assert "nothing was sent" in failure(server, replies.answer(GOOD))
    assert not server.asked


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf")])
def test_some_time_must_be_given(server: Server, timeout: float) -> None:
    with pytest.raises(UsageError, match="--timeout"):
        client(server, timeout=timeout)


@pytest.mark.parametrize("model", ["", " ", "a\nb", "a\x1b[31m"])
def test_a_model_must_have_a_name(server: Server, model: str) -> None:
    with pytest.raises(UsageError, match="--model"):
        Client(Endpoint.named(server.url), model)
