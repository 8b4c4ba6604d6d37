"""Bytes to characters: which encoding, and what is no text at all."""

import codecs
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.errors import IntakeError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = bytes(range(0x20)).translate(None, b"\t\n\r\x0b\x0c\x1a\x1b") + b"\x7f"
_MOST_CONTROLS = 0.01
_SAMPLE = 100_000
# Old pages that call themselves Latin-1 use the quotes and dashes of windows-1252; browsers read them so.
_READ_AS = {"iso8859-1": "cp1252", "ascii": "utf-8", "utf_8_sig": "utf-8", "utf-16": "utf-16-le"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)


def is_unstorable(text: str) -> bool:
    """Tell whether a string holds half of a surrogate pair, as JSON's escapes can write but no encoding can store."""
    return bool(_SURROGATE.search(text))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source as characters."""

    text: str
    encoding: str
    start: int = 0
    """Bytes before the first character: the byte-order mark, which is no part of the text."""
    warnings: tuple[str, ...] = ()

    def byte_offsets(self, places: Iterable[int]) -> dict[int, int]:
        """Return for each place among the characters its place among the bytes."""
        offsets: dict[int, int] = {}
        before, offset = 0, self.start
        for place in sorted(set(places)):
            offset += len(self.text[before:place].encode(self.encoding))
            offsets[place], before = offset, place
        return offsets


def decode(data: bytes, name: str, declared: str | None = None, *, is_page: bool = False) -> Decoded:
    """Return the characters of a source; `declared` is the encoding that its sender named, and a page may name its own.

    Raises IntakeError for an empty source, one that is no text, and one whose bytes follow no encoding.
    """
    if not data.strip():
        raise IntakeError(f"{name} is empty: give a file or page with the report's text in it")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise IntakeError(f"{name} is {what}, not text: export the report's text and give that")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            decoded = _decode_as(data, encoding, len(mark))
            if decoded is None:
                raise _undecodable(name, encoding)
            return _with_words(decoded, name)
    if _is_binary(data):
        raise IntakeError(f"{name} is a binary file, not text: export the report's text and give that")
    encodings = [
        known for named in (declared, _meta_charset(data) if is_page else None) if named and (known := _known(named))
    ]
    for encoding in (*encodings, "utf-8"):
        if decoded := _decode_as(data, encoding):
            return _with_words(decoded, name)
    return _with_words(_detect(data, name), name)


def _with_words(decoded: Decoded, name: str) -> Decoded:
    if not decoded.text.strip():
        raise IntakeError(f"{name} is empty: give a file or page with the report's text in it")
    return decoded


def _undecodable(name: str, encoding: str | None = None) -> IntakeError:
    told = f"do not follow {encoding.upper()}, which it says it is in" if encoding else "follow no encoding we know"
    return IntakeError(f"{name} cannot be decoded: its bytes {told}; save it as UTF-8 and give that")


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\x00" in sample or controls > _MOST_CONTROLS * len(sample)


def _meta_charset(data: bytes) -> str | None:
    match = _META_CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def _known(encoding: str) -> str | None:
    """Return Python's name of a text encoding as pages name it, None where there is no such."""
    try:
        found = codecs.lookup(encoding)
        "".encode(encoding)  # codecs such as hex turn bytes into bytes, and refuse this
    except (LookupError, ValueError, TypeError):
        return None
    return _READ_AS.get(found.name, found.name)


def _decode_as(data: bytes, encoding: str, start: int = 0) -> Decoded | None:
    """Return a source in an encoding, None where it does not follow it; a last character cut short is let go."""
    body = data[start:]
    warnings: tuple[str, ...] = ()
    try:
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(body) - 4 or ("end of data" not in error.reason and "truncated" not in error.reason):
                return None
            body = body[: error.start]
            text, warnings = (
                body.decode(encoding),
                ("the source ends in the middle of a character: it may be cut short",),
            )
        # Offsets lead back to bytes only where characters and bytes determine each other.
        faithful = text.encode(encoding) == body
    except (UnicodeError, LookupError):
        return None
    return Decoded(text, encoding, start, warnings) if faithful else None


def _detect(data: bytes, name: str) -> Decoded:
    """Return a source in the encoding its bytes speak for."""
    # Mostly ASCII with some quotes, dashes and accents is windows-1252 far more often than the rare sets, which
    # statistics over a handful of bytes cannot tell apart from it.
    western = _decode_as(data, "cp1252")
    if western and _reads_as_western(western.text):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best() or from_bytes(data).best()
    decoded = _decode_as(data, _READ_AS.get(best.encoding, best.encoding)) if best else None
    if decoded is None:
        raise _undecodable(name)
    return decoded


def _reads_as_western(text: str) -> bool:
    beyond = [char for char in text if char > "\x7f"]
    plausible = sum(unicodedata.category(char)[0] in "LP" or char in "£€§°©®™½¼¾\xa0" for char in beyond)
    return len(beyond) < 0.1 * len(text) and plausible > 0.95 * len(beyond)
