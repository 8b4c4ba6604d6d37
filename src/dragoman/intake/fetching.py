"""A page from the web: the host that the user names is contacted, and no other."""

import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.parse import urlsplit

from dragoman.errors import IntakeError
from dragoman.intake.limits import MOST_BYTES, told_bytes

TIMEOUT = 20.0
"""Seconds after which a host that says nothing is given up."""
LONGEST = 120.0
"""Seconds after which a host that is still sending is given up."""
_PIECE = 65_536
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; dragoman)",
    "Accept": "text/html,application/xhtml+xml,text/plain,text/markdown;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "identity",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a host sent."""

    data: bytes
    media_type: str
    charset: str | None
    address: str
    """Where it was found in the end, after redirects within the host."""


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only where it stays with the host that the user named."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        if _host(req.full_url) != _host(newurl):
            raise IntakeError(f"{req.full_url} leads on to {newurl}, another host: give that address if you mean it")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str, timeout: float = TIMEOUT) -> Fetched:
    """Return what an http or https address holds; raise IntakeError where it cannot be had."""
    remedy = "check the address and the connection, or save the page and give the file"
    try:
        request = urllib.request.Request(address, headers=_HEADERS)  # noqa: S310  # the caller gives http(s) only
        with urllib.request.build_opener(_SameHost()).open(request, timeout=timeout) as response:
            data = _read(response)
            headers: HTTPMessage = response.headers
            fetched = Fetched(data, headers.get_content_type(), headers.get_content_charset(), response.geturl())
    except urllib.error.HTTPError as error:
        raise IntakeError(f"{address} answers {error.code} {error.reason}: {remedy}") from error
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise IntakeError(f"{address} cannot be reached ({reason}): {remedy}") from error
    if len(data) > MOST_BYTES:
        raise IntakeError(
            f"{address} is larger than {told_bytes(MOST_BYTES)}: save the report's own text and give that"
        )
    return fetched


def _read(response: IO[bytes]) -> bytes:
    """Return what a host sends, up to one byte more than may be; raise TimeoutError where it takes too long."""
    parts, size, deadline = [], 0, time.monotonic() + LONGEST
    while size <= MOST_BYTES and (part := response.read(min(_PIECE, MOST_BYTES + 1 - size))):
        parts.append(part)
        size += len(part)
        if time.monotonic() > deadline:
            raise TimeoutError(f"not done after {LONGEST:.0f} seconds")
    return b"".join(parts)


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
