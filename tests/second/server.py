"""An endpoint that speaks the protocol on this machine, and answers as a test wants it to."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Handler = BaseHTTPRequestHandler
Reply = Callable[[Handler], None]


@dataclass(frozen=True)
class Asked:
    """A question that came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def words(self) -> str:
        """What the messages say."""
        return "\n".join(message["content"] for message in self.json["messages"])


class Endpoint(ThreadingHTTPServer):
    """A server in threads of its own; `replies` are used up in order, the last one stays."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[Asked] = []
        self.replies: list[Reply] = [completion("{}")]
        self.over = threading.Event()
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def end(self) -> None:
        self.over.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has hung up is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Endpoint

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append(Asked(self.command, self.path, dict(self.headers), body))
        replies = self.server.replies
        (replies.pop(0) if len(replies) > 1 else replies[0])(self)

    do_GET = do_CONNECT = do_POST  # noqa: N815  # a proxy would be asked so

    def log_message(self, *_: Any) -> None:
        pass


def raw(body: bytes, status: int = 200, **headers: str) -> Reply:
    """Sends a body as it is."""

    def reply(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def completion(words: Any, finish: str | None = "stop", **message: Any) -> Reply:
    """Sends a chat completion whose message says some words."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": words} | message}
    return raw(json.dumps({"object": "chat.completion", "choices": [choice]}).encode(), Content_Type="application/json")


def answer(record: Any) -> Reply:
    """Sends a filled-in form."""
    return completion(json.dumps(record, ensure_ascii=False))


def silent(handler: Handler) -> None:
    """Says nothing until the test is over."""
    handler.server.over.wait(30)  # type: ignore[attr-defined]


def dripping(handler: Handler) -> None:
    """Sends a byte of a header now and then, so that no single wait is long."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    while not handler.server.over.wait(0.02):  # type: ignore[attr-defined]
        handler.wfile.write(b"x")


def breaking_off(handler: Handler) -> None:
    """Promises more than it sends."""
    handler.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n{"choices": [')
    handler.close_connection = True


def endless(handler: Handler) -> None:
    """Sends without end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while not handler.server.over.is_set():  # type: ignore[attr-defined]
        handler.wfile.write(b" " * 65_536)
