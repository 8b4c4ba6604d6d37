"""JSON lines: one report a line, its text taken to the letter.

A report's `id` is named by its source, as any other's; the id that the line gives is its `given_id`. Whoever writes
JSON lines for JSON lines puts the given id in the place of the report's own, as the format asks.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from dragoman.errors import IntakeError
from dragoman.intake.blocks import Block, BlockBuilder
from dragoman.intake.dates import Publication, read_date
from dragoman.intake.decoding import Decoded, is_unstorable
from dragoman.intake.limits import MOST_BYTES, MOST_CHARACTERS, told_bytes
from dragoman.intake.masthead import Facts, read_masthead
from dragoman.intake.plain import lines_of

_BOM = b"\xef\xbb\xbf"
_BLANK = re.compile(r"[ \t\n\r]*")
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_STRINGS = ("published", "outlet", "title", "url")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file of JSON lines."""

    number: int
    """Counted from 1."""
    data: bytes | None
    """None where the line is longer than a report may be."""


@dataclass(frozen=True, slots=True)
class LineReport:
    """The report that a line holds."""

    decoded: Decoded
    block: Block
    """The text to the letter; nothing is trimmed or dropped."""
    given_id: str | None
    facts: Facts


def lines_in(stream: BinaryIO) -> Iterator[Line]:
    """Yield the lines of a file that are not blank, one at a time, whatever its size."""
    number = 0
    while data := stream.readline(MOST_BYTES + 1):
        number += 1
        data = data.removeprefix(_BOM) if number == 1 else data
        if len(data) > MOST_BYTES:
            while data and not data.endswith(b"\n"):
                data = stream.readline(MOST_BYTES)
            yield Line(number, None)
        elif data.strip():
            yield Line(number, data.rstrip(b"\r\n"))


def read_line(line: Line, name: str, zone: dt.tzinfo) -> LineReport:
    """Return the report of a line; raise IntakeError, naming the line as `name`, where it holds none."""
    if line.data is None:
        raise IntakeError(f"{name} is longer than {told_bytes(MOST_BYTES)}: split the report")
    try:
        decoded = Decoded(line.data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        raise IntakeError(
            f"{name} is not UTF-8 (byte {error.start + 1} of the line): write JSON lines in UTF-8"
        ) from error
    values, place = _values(decoded.text, name)
    if any(is_unstorable(value) for value in values.values() if isinstance(value, str)):
        raise IntakeError(f"{name} holds half of a surrogate pair, which is no character: write it anew as UTF-8")
    text = values.get("text")
    if not isinstance(text, str) or place is None:
        raise IntakeError(
            f'{name} has no "text": give one object a line, {{"id", "text", "published", "outlet", "title", "url"}}'
        )
    if not text.strip():
        raise IntakeError(f"{name} is empty: its text holds no words")
    if len(text) > MOST_CHARACTERS:
        raise IntakeError(f"{name} holds {len(text):,} characters; a report may hold {MOST_CHARACTERS:,}: split it")
    given_id = values.get("id")
    if given_id is not None and (isinstance(given_id, bool) or not isinstance(given_id, str | int)):
        raise IntakeError(f"{name} has an id that is neither a string nor a number: {json.dumps(given_id)[:60]}")
    return LineReport(
        decoded,
        _literal(decoded.text, place, text),
        None if given_id is None else str(given_id),
        _facts(values, text, name, zone),
    )


def _values(source: str, name: str) -> tuple[dict[str, Any], tuple[int, int] | None]:
    """Return the object of a line, and where in the line the characters of its text begin and end."""
    try:
        values = json.loads(source)
        if not isinstance(values, dict):
            raise IntakeError(f"{name} is no JSON object: give one object a line")
        return values, _place_of_text(source)
    except (ValueError, RecursionError) as error:
        raise IntakeError(f"{name} is no JSON ({error}): give one object a line") from error


def _place_of_text(source: str) -> tuple[int, int] | None:
    """Return where the last value of the key "text" stands between its quotation marks, None where it is no string.

    The source is known to be a JSON object; of a key told twice the last counts, as for the parser.
    """
    decoder = json.JSONDecoder()
    found: tuple[int, int] | None = None
    place = _BLANK.match(source, _BLANK.match(source).end() + 1).end()  # type: ignore[union-attr]
    while source[place] == '"':
        key, place = decoder.raw_decode(source, place)
        place = _BLANK.match(source, _BLANK.match(source, place).end() + 1).end()  # type: ignore[union-attr]
        value, end = decoder.raw_decode(source, place)
        if key == "text":
            found = (place + 1, end - 1) if isinstance(value, str) else None
        place = _BLANK.match(source, end).end()  # type: ignore[union-attr]
        if source[place] != ",":
            break
        place = _BLANK.match(source, place + 1).end()  # type: ignore[union-attr]
    return found


def _literal(source: str, place: tuple[int, int], text: str) -> Block:
    """Return a text as a block over the JSON string it was written as."""
    builder, begin, shown = BlockBuilder(), place[0], 0
    for match in _ESCAPE.finditer(source, *place):
        builder.add(source[begin : match.start()], begin)
        shown += match.start() - begin
        # An escape stands for one character: a pair of surrogates for one beyond the basic plane.
        builder.add(text[shown], match.start(), match.end())
        shown, begin = shown + 1, match.end()
    builder.add(source[begin : place[1]], begin)
    return builder.whole()


def _facts(values: dict[str, Any], text: str, name: str, zone: dt.tzinfo) -> Facts:
    """Return what the other keys say, and what the text's head says where they are silent."""
    told: dict[str, str | None] = {}
    for key in _STRINGS:
        value = values.get(key)
        if value is not None and not isinstance(value, str):
            raise IntakeError(f"{name} has a {key} that is no string: {json.dumps(value)[:60]}")
        told[key] = " ".join(value.split()) or None if value else None
    published: Publication | None = None
    warnings: tuple[str, ...] = ()
    if words := told["published"]:
        try:
            published = read_date(words, zone)
            warnings = () if published else (f"{words!r} is no date and is not used: write 2025-05-19",)
        except IntakeError as error:
            warnings = (f"the date it came with is not used: {error}",)
    given = Facts(
        title=told["title"],
        outlet=told["outlet"],
        url=told["url"],
        published=published,
        published_words="given" if published else None,
        warnings=warnings,
    )
    return given.or_else(read_masthead(lines_of(text), zone)[1])
