"""Endpoints: what counts as this machine, and what a user must say before a text may leave it."""

import pytest

from dragoman.errors import UsageError
from dragoman.second import Endpoint


@pytest.mark.parametrize(
    ("address", "place", "path"),
    [
        ("http://localhost:8080/v1", "localhost:8080", "/v1/chat/completions"),
        ("http://localhost:8080", "localhost:8080", "/v1/chat/completions"),
        ("http://localhost:8080/", "localhost:8080", "/v1/chat/completions"),
        ("HTTP://LOCALHOST.:8080/v1/", "localhost:8080", "/v1/chat/completions"),
        ("http://127.0.0.1/api/v1/chat/completions", "127.0.0.1:80", "/api/v1/chat/completions"),
        ("https://127.8.9.1/v1", "127.8.9.1:443", "/v1/chat/completions"),
        ("http://[::1]:11434/v1", "[::1]:11434", "/v1/chat/completions"),
        ("http://[::ffff:127.0.0.1]:1/v1", "[::ffff:127.0.0.1]:1", "/v1/chat/completions"),
        ("http://models.localhost/v1", "models.localhost:80", "/v1/chat/completions"),
    ],
)
def test_this_machine_needs_no_leave(address: str, place: str, path: str) -> None:
    endpoint = Endpoint.named(address)
    assert (endpoint.place, endpoint.path, endpoint.remote) == (place, path, False)


REMOTE = [
    "models.example",
    "10.0.0.7",
    "192.168.1.20",
    "0.0.0.0",
    "::",
    "fe80::1",
    "::ffff:10.0.0.7",
    "127.1",
    "2130706433",
    "0x7f.0.0.1",
    "localhost.example",
    "notlocalhost",
    "127.0.0.1.example",
]


@pytest.mark.parametrize("host", REMOTE)
def test_another_host_must_be_allowed_by_its_name(host: str) -> None:
    address = f"https://{f'[{host}]' if ':' in host else host}/v1"
    with pytest.raises(UsageError, match="is not this machine"):
        Endpoint.named(address)
    with pytest.raises(UsageError, match="must be the same"):
        Endpoint.named(address, "localhost")
    endpoint = Endpoint.named(address, host)
    assert endpoint.remote
    assert endpoint.host == host


@pytest.mark.parametrize(
    ("host", "allowed", "fits"),
    [
        ("models.example", "models.example", True),
        ("models.example", "MODELS.example.", True),
        ("models.example", " models.example ", True),
        ("models.example", "example", False),
        ("models.example", ".example", False),
        ("models.example", "*", False),
        ("models.example", "*.example", False),
        ("models.example", "", False),
        ("models.example", "https://models.example", False),
        ("models.example", "models.example:443", False),
        ("models.example", "models.example,other.example", False),
        ("models.example", "xmodels.example", False),
        ("127.0.0.1", "localhost", False),
        ("127.0.0.1", "127.0.0.1", True),
    ],
)
def test_leave_is_for_exactly_one_host(host: str, allowed: str, fits: bool) -> None:
    if fits:
        assert Endpoint.named(f"https://{host}/v1", allowed).host == host
    else:
        with pytest.raises(UsageError):
            Endpoint.named(f"https://{host}/v1", allowed)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "localhost:8080",
        "ftp://localhost/v1",
        "file:///etc/hosts",
        "http://",
        "http://:8080/v1",
        "http://localhost:port/v1",
        "http://localhost:99999/v1",
        "http://[::1/v1",
        "http://user:secret@localhost/v1",
        "http://localhost@models.example/v1",
        "http://localhost/v1?key=secret",
        "http://localhost/v1#part",
        "http://localhost/v 1",
        "http://localhost/vé",
    ],
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(UsageError) as refused:
        Endpoint.named(address)
    assert "secret" not in str(refused.value)
