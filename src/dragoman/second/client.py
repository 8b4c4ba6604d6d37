"""The client: one question to an endpoint, one answer, within limits of time and size.

It goes straight to the host that the user named. Proxies of the environment are not used and redirects are not
followed, since either would carry the text elsewhere; and nothing is asked twice, since an answer may cost money.
"""

import contextlib
import http.client
import json
import socket
import ssl
import threading
from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.errors import SecondReaderError, UsageError
from dragoman.second.endpoint import Endpoint, is_loopback

TIMEOUT = 300.0
"""Seconds for one answer: a model on a laptop takes minutes for a page."""
MOST_BYTES = 4_000_000
"""Of one answer, far beyond what can be said of one part of a report."""
KEY_VARIABLE = "DRAGOMAN_SECOND_READER_KEY"
"""The environment variable that holds the endpoint's key, if it wants one."""
_EXCERPT = 200
"""Characters of an endpoint's own words that go into an error."""

_REMEDIES = {
    401: f"it wants another key: set {KEY_VARIABLE}",
    403: f"it does not let this key in: check {KEY_VARIABLE}",
    404: "it knows no such path or model: check the address and --model",
    413: "it takes no texts of this length",
    429: "it is asked too much, or the account is used up: try again later",
}


class Unusable(Exception):  # noqa: N818  # an answer that is counted, not an error of the program
    """An answer that came, and holds nothing to be read; the words say why."""


class Client:
    """Asks one model behind one endpoint."""

    def __init__(self, endpoint: Endpoint, model: str, *, key: str | None = None, timeout: float = TIMEOUT) -> None:
        """Take the endpoint, the model's name as it knows it, a key, and the seconds that one answer may take.

        Raises UsageError where one of them cannot be.
        """
        if not model.strip() or not model.isprintable():
            raise UsageError(
                "the second reader's model must have a name: give it with --model, as the endpoint knows it"
            )
        if key and not all("!" <= character <= "~" for character in key):
            raise UsageError(f"the key in {KEY_VARIABLE} has blanks or characters that no key has: set it anew")
        if not 0 < timeout <= threading.TIMEOUT_MAX:
            raise UsageError("a second reader must be given some seconds: --timeout must be more than 0")
        self.endpoint, self.model = endpoint, model
        self._key, self._timeout = key or None, timeout

    def ask(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> str:
        """Return what the model answers, which is asked to be JSON of a schema.

        Raises SecondReaderError where the endpoint cannot be had, and Unusable where the model gives no whole answer.
        """
        question = {
            "model": self.model,
            "messages": list(messages),
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "record", "strict": True, "schema": schema},
            },
            # Asked for so that the same report gets the same answer; endpoints do not promise it.
            "temperature": 0,
            "seed": 0,
            "stream": False,
        }
        return _answer(self._post(json.dumps(question).encode()), self._failed)

    def _post(self, body: bytes) -> bytes:
        connection = self._connection()
        late, watch = threading.Event(), None
        sent = False
        try:
            connection.connect()
            # A name that means this machine must lead to it, whatever the machine's list of hosts says.
            if not self.endpoint.remote and not is_loopback(connection.sock.getpeername()[0]):
                raise self._failed("its name leads to another machine than this one: nothing was sent", sent=False)
            watch = threading.Timer(self._timeout, _give_up, (connection.sock, late))
            watch.daemon = True
            watch.start()
            sent = True
            connection.request("POST", self.endpoint.path, body, self._headers())
            with connection.getresponse() as response:
                data = response.read(MOST_BYTES + 1)
                is_cut_off = bool(response.length) and len(data) <= MOST_BYTES
        except (OSError, http.client.HTTPException, ValueError) as error:
            if late.is_set() or isinstance(error, TimeoutError):
                raise self._failed(
                    f"it did not answer within {self._timeout:g} seconds: see --timeout", sent
                ) from error
            raise self._failed(
                f"it cannot be reached ({type(error).__name__}: {error}): is it running there?", sent
            ) from error
        finally:
            if watch is not None:
                watch.cancel()
            connection.close()
        if late.is_set():
            raise self._failed(f"it did not answer within {self._timeout:g} seconds: see --timeout")
        if len(data) > MOST_BYTES:
            raise self._failed(f"its answer is larger than {MOST_BYTES // 1_000_000} MB")
        if response.status != http.client.OK:
            raise self._refused(response.status, response.getheader("Location"), data)
        if is_cut_off:
            raise self._failed("its answer breaks off")
        return data

    def _connection(self) -> http.client.HTTPConnection:
        place = self.endpoint.host, self.endpoint.port
        connection: http.client.HTTPConnection
        if self.endpoint.secure:
            context = ssl.create_default_context()
            connection = http.client.HTTPSConnection(*place, timeout=self._timeout, context=context)
        else:
            connection = http.client.HTTPConnection(*place, timeout=self._timeout)
        connection.auto_open = 0  # a second connection would be one whose other end was not checked
        return connection

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        return headers | ({"Authorization": f"Bearer {self._key}"} if self._key else {})

    def _refused(self, status: int, location: str | None, data: bytes) -> SecondReaderError:
        if 300 <= status < 400:
            return self._failed(
                f"it leads on to {self._told(location or '?')}, which is not followed: give that address"
            )
        remedy = _REMEDIES.get(status, "see what it says of it itself")
        words = self._told(_message(data))
        return self._failed(f"it answers {status}{f' (“{words}”)' if words else ''}: {remedy}")

    def _told(self, words: str) -> str:
        """Return some of an endpoint's own words on one line, without the key, which it may repeat."""
        bare = words.replace(self._key, "…") if self._key else words
        return " ".join(bare.split())[:_EXCERPT]

    def _failed(self, problem: str, sent: bool = True) -> SecondReaderError:
        left = f". The text had been sent to {self.endpoint.host}" if sent and self.endpoint.remote else ""
        return SecondReaderError(f"the second reader at {self.endpoint.place}: {problem}{left}")


def _give_up(sock: socket.socket, late: threading.Event) -> None:
    """End a connection from outside: time limits of a socket begin anew with every byte that drips in."""
    late.set()
    with contextlib.suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)  # a TLS socket's own would drop its state under the reader


def _answer(data: bytes, failed: Any) -> str:
    """Return the words of the model in an endpoint's answer."""
    try:
        choice = json.loads(data)["choices"][0]
        message = choice["message"]
        words, refusal, finish = message.get("content"), message.get("refusal"), choice.get("finish_reason")
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
        raise failed(
            "what it sends is no chat completion: is the address that of an OpenAI-compatible endpoint?"
        ) from error
    if refusal or finish == "content_filter":
        raise Unusable("refused")
    if finish == "length":
        raise Unusable("cut off at the model's limit")
    if not isinstance(words, str) or not words.strip():
        raise Unusable("empty")
    return words


def _message(data: bytes) -> str:
    """Return what an endpoint says of its own error, as far as it says it in the usual form."""
    try:
        error = json.loads(data)["error"]
        words = error["message"] if isinstance(error, dict) else error
    except (ValueError, RecursionError, LookupError, TypeError):
        return ""
    return words if isinstance(words, str) else ""
