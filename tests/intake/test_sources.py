"""Where sources come from: files, folders, patterns, addresses."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

import dragoman.intake
from dragoman.errors import IntakeError
from dragoman.intake import Refused, take
from dragoman.intake.fetching import fetch
from dragoman.model.report import Taken

PAGES = Path(__file__).parent / "pages"
TEXT = "Talks fail\n\nThe envoys met at the ferry house on Monday, and left without a text."


def names(source: str) -> list[str]:
    return [taken.source.name if isinstance(taken, Taken) else f"refused {taken.name}" for taken in take(source)]


def test_the_public_surface() -> None:
    assert dragoman.intake.__all__ == ["Form", "Given", "Refused", "source_range", "take"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.TXT", "d.pdf", "notes", ".hidden/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.html").write_text("")
    return tmp_path


def test_a_folder_gives_every_known_file_in_order(folder: Path) -> None:
    expected = ["a.md", "b.txt", "refused empty.html", "sub/c.TXT"]
    assert [name.replace(f"{folder}/", "") for name in names(str(folder))] == expected


def test_a_pattern_gives_what_it_matches(folder: Path) -> None:
    assert names(f"{folder}/*.txt") == [f"{folder}/b.txt"]
    assert names(f"{folder}/[ab].*") == [f"{folder}/a.md", f"{folder}/b.txt"]


def test_a_file_is_taken_whatever_it_is_called(folder: Path) -> None:
    (taken,) = take(str(folder / "notes"))
    assert isinstance(taken, Taken)
    assert taken.source.media_type == "text/plain"
    page = folder / "page"
    page.write_bytes((PAGES / "opengraph.html").read_bytes())
    (taken,) = take(str(page))
    assert isinstance(taken, Taken)
    assert taken.source.media_type == "text/html"
    assert taken.source.data == page.read_bytes()


@pytest.mark.parametrize("name", ["nothing-*.txt", "empty", "missing.txt", "a\x00b", "x" * 5000])
def test_what_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (refused,) = take(str(tmp_path / name))
    assert isinstance(refused, Refused)
    assert isinstance(refused.error, IntakeError)


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_file_whose_name_is_no_text_is_taken(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"r\xffport.txt")
    path.write_text(TEXT, encoding="utf-8")
    (taken,) = take(str(tmp_path))
    assert isinstance(taken, Taken)
    assert taken.source.name == f"{tmp_path}/r?port.txt"


class _Host(BaseHTTPRequestHandler):
    """A host of a few pages on this machine."""

    def do_GET(self) -> None:
        body, kind, status = b"", "text/html; charset=iso-8859-1", 200
        if self.path == "/page":
            body = (PAGES / "latin1.html").read_bytes().replace(b"charset=iso-8859-1", b"x=y")
        elif self.path == "/plain":
            body, kind = TEXT.encode(), "text/plain"
        elif self.path == "/mislabelled":
            body, kind = (PAGES / "json_ld.html").read_bytes(), "text/plain"
        elif self.path == "/moved":
            status = 302
        elif self.path == "/elsewhere":
            status = 301
        elif self.path == "/large":
            body = b"a" * 21_000_000
        else:
            status = 404
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if status in (301, 302):
            self.send_header("Location", "/page" if status == 302 else "http://other.invalid/page")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        # A reader that has had enough hangs up.
        with contextlib.suppress(ConnectionError):
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Host)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_an_address_is_fetched_with_redirects_within_its_host(host: str, path: str) -> None:
    (taken,) = take(host + path)
    assert isinstance(taken, Taken)
    assert taken.report.title == "Déjà vu at Café Lörrach"
    assert taken.report.url == f"{host}/page"
    assert taken.source.name == host + path


def test_the_media_type_tells_the_form(host: str) -> None:
    (taken,) = take(f"{host}/plain")
    assert isinstance(taken, Taken)
    assert taken.report.text == TEXT
    (taken,) = take(f"{host}/mislabelled")
    assert isinstance(taken, Taken)
    assert taken.source.media_type == "text/html"


@pytest.mark.parametrize(
    ("path", "told"), [("/missing", "404"), ("/elsewhere", "another host"), ("/large", "larger than 20 MB")]
)
def test_what_a_host_will_not_give_is_told(host: str, path: str, told: str) -> None:
    (refused,) = take(host + path)
    assert isinstance(refused, Refused)
    assert told in str(refused.error)
    assert host + path in str(refused.error)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/page", "http://", "http://[broken", "https://a b.example/"])
def test_what_cannot_be_reached_is_told(address: str) -> None:
    (refused,) = take(address)
    assert isinstance(refused, Refused)
    assert "cannot be reached" in str(refused.error)


def test_a_silent_host_is_given_up() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(IntakeError, match="cannot be reached"):
        fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", timeout=0.2)


def test_plain_text_loads_no_heavy_library(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    code = (
        "import sys; from dragoman.intake import take; list(take(sys.argv[1]));"
        "print([m for m in ('trafilatura', 'htmldate', 'py3langid', 'numpy', 'lxml', 'markdown_it', 'urllib.request')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
