"""Where sources lie: files, folders, patterns, addresses and standard input, and what form each is in."""

import io
import json
import re
import sys
from collections.abc import Iterator
from glob import glob, has_magic
from pathlib import Path

from dragoman.errors import IntakeError
from dragoman.intake.given import Form

FORM_OF_SUFFIX = {
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".jsonl": Form.JSONL,
    ".ndjson": Form.JSONL,
}
"""The files that are taken from a folder; one named by itself is taken whatever it is called."""
MEDIA_TYPES = {
    Form.TEXT: "text/plain",
    Form.MARKDOWN: "text/markdown",
    Form.HTML: "text/html",
    Form.JSONL: "application/json",  # of one line
}
_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_GLANCE = 4096


def is_address(source: str) -> bool:
    """Tell whether a source is an address on the web."""
    return source.lower().startswith(("http://", "https://"))


def files_at(source: str) -> Iterator[Path]:
    """Yield the files that a path, folder or pattern names, in order; raise IntakeError where there is none."""
    path = Path(source)
    try:
        if path.is_dir():
            found = sorted(file for file in path.rglob("*") if _is_wanted(file.relative_to(path)) and file.is_file())
            known = ", ".join(FORM_OF_SUFFIX)
            remedy = f"it holds no file that ends in {known}; name the files themselves if they are called otherwise"
        elif not path.exists() and has_magic(source):
            # A pattern may begin anywhere; Path.glob wants a folder to begin from.
            found = sorted(Path(name) for name in glob(source, recursive=True) if Path(name).is_file())  # noqa: PTH207
            remedy = "no file is named like that: check the pattern"
        else:
            found, remedy = [path] if path.exists() else [], "there is no such file: check the path"
    except (OSError, ValueError) as error:
        raise IntakeError(f"{source!r} cannot be looked up ({error}): check the path") from error
    if not found:
        raise IntakeError(f"{source}: {remedy}")
    yield from found


def _is_wanted(path: Path) -> bool:
    return path.suffix.lower() in FORM_OF_SUFFIX and not any(part.startswith(".") for part in path.parts)


def open_file(path: Path) -> io.BufferedReader:
    """Open a file; raise IntakeError where it cannot be read."""
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise IntakeError(f"{path} cannot be read ({reason}): check the file and its permissions") from error


def standard_input(data: bytes | None) -> io.BufferedReader:
    """Return standard input, or the given bytes in its place."""
    if data is None and isinstance(sys.stdin.buffer, io.BufferedReader):
        return sys.stdin.buffer
    return io.BufferedReader(io.BytesIO(sys.stdin.buffer.read() if data is None else data))


def form_of(asked: str | None, name: str, stream: io.BufferedReader) -> Form:
    """Return the form of a source: the one asked for, else the one its name tells, else the one its beginning shows."""
    if asked is not None:
        return Form(asked)
    named = FORM_OF_SUFFIX.get(Path(name).suffix.lower())
    return named or form_shown(stream.peek(_GLANCE)[:_GLANCE])


def form_shown(beginning: bytes) -> Form:
    """Return the form that the first bytes of a source show."""
    if _PAGE.match(beginning):
        return Form.HTML
    first = beginning.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0].strip()
    if first.startswith(b"{"):
        # A line longer than the glance cannot be parsed; its beginning then has to do.
        if re.match(rb'\{\s*"(?:id|text|published|outlet|title|url)"\s*:', first) or first == b"{":
            return Form.JSONL
        try:
            return Form.JSONL if isinstance(json.loads(first), dict) else Form.TEXT
        except ValueError:
            return Form.TEXT
    return Form.TEXT
