"""The head of a report in text: its title, and lines that say only where and when it was published."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.errors import IntakeError
from dragoman.intake.blocks import Block
from dragoman.intake.dates import Publication, read_date
from dragoman.intake.languages import CODES

LONGEST_TITLE = 200
_HEAD = 8
"""How many blocks may lie in a report's head."""
_LONGEST_HEAD_LINE = 200
_OUTLET_DATE = re.compile(r"(?P<outlet>[^|·•]{2,100}?)\s*[|·•]\s*(?P<date>[^|·•]{6,60})")
_PUBLISHED = re.compile(
    r"(?:(?:first )?(?:published|posted|issued|released|publication date|date of publication|release date|date)\b"
    r"(?: on| at)?:?\s+)(?P<date>.{6,60}?)(?:\.\s.*)?\.?",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"(?:statement|press (?:release|statement)|read-?out|communiqu[eé]|briefing|transcript|bulletin|remarks|"
    r"joint statement)"
    r"\b.{0,80}?[,|–—-]\s*(?P<date>(?:\w+day,?\s+)?(?:\d|[A-Z][a-z]+\.? \d).{5,50})",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(
    r"\b(?:(?i:translat(?:ed|ion) (?:\w+ )?from (?:the )?)"
    r"|(?i:originally (?:published|written|appeared) in (?:the )?)"
    r"|(?i:read (?:the original|it|this \w+)(?: \w+)? in ))(?P<language>[A-Z][a-z]+)\b"
)
_LONGEST_CREDIT = 250


@dataclass(frozen=True, slots=True)
class Facts:
    """What a source says of itself; None where it does not."""

    title: str | None = None
    outlet: str | None = None
    published: Publication | None = None
    published_words: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    translated_from: str | None = None
    original_url: str | None = None
    warnings: tuple[str, ...] = field(default_factory=tuple)

    def or_else(self, other: "Facts") -> "Facts":
        """Return these facts, with another's where these have none."""
        names = ("title", "outlet", "url", "author", "language", "translated_from", "original_url")
        merged = {name: getattr(self, name) or getattr(other, name) for name in names}
        dated = self if self.published else other
        return Facts(
            **merged,
            published=dated.published,
            published_words=dated.published_words,
            warnings=self.warnings + other.warnings,
        )


def read_masthead(blocks: Sequence[Block], zone: dt.tzinfo) -> tuple[list[Block], Facts]:
    """Return the blocks without the lines that only date the report, and the facts that its head tells."""
    kept, facts = list(blocks), Facts()
    for block in blocks[:_HEAD]:
        if len(block.text) > _LONGEST_HEAD_LINE:
            break
        try:
            found = dated_line(block.text, zone)
        except IntakeError as error:
            facts = replace(facts, warnings=(*facts.warnings, f"the report's own date is not used: {error}"))
            continue
        if found is None or facts.published:
            continue
        outlet, published, is_only_date = found
        facts = replace(facts, outlet=outlet, published=published, published_words="text")
        if is_only_date and len(kept) > 1:
            kept = _without(kept, block)
    return kept, replace(facts, title=_title(kept, blocks), translated_from=_translated_from(kept))


def dated_line(line: str, zone: dt.tzinfo) -> tuple[str | None, Publication, bool] | None:
    """Return outlet and date of a line, and whether it tells nothing else."""
    if match := _OUTLET_DATE.fullmatch(line):
        if date := read_date(match["date"], zone):
            return match["outlet"], date, True
        if date := read_date(match["outlet"], zone):
            return match["date"].strip(), date, True
    if date := _full_date(line, zone):
        return None, date, True
    for pattern in (_PUBLISHED, _DOCUMENT):
        if (match := pattern.fullmatch(line)) and (date := _full_date(match["date"], zone)):
            return None, date, False
    return None


def _full_date(words: str, zone: dt.tzinfo) -> Publication | None:
    """Return a date told to the day: a bare "2024" in a text is no publication date."""
    date = read_date(words, zone) if len(words) >= 8 else None
    return date if date and re.match(r"\d{4}-\d{2}-\d{2}", date.text) else None


def _without(blocks: list[Block], dropped: Block) -> list[Block]:
    """Return blocks without one; the empty line before or after it still sets off the next."""
    index = blocks.index(dropped)
    rest = blocks[index + 1 :]
    if rest and dropped.apart:
        rest[0] = replace(rest[0], apart=True)
    return blocks[:index] + rest


def _title(blocks: Sequence[Block], before: Sequence[Block]) -> str | None:
    """Return the first line where it reads like a title: short, no sentence, and set off from what follows."""
    if len(blocks) < 2:
        return None
    line = blocks[0].text
    # What follows a title at once is the line that dates it, a byline, or nothing.
    is_set_off = blocks[1].apart or len(before) > len(blocks) or blocks[1].text.startswith("By ")
    bare_stop = line.endswith((".", ",", ";")) and not re.search(r"\b(?:[A-Z]\.){2,}$|\.\.\.$", line)
    return line if is_set_off and len(line) <= LONGEST_TITLE and not bare_stop and "\n" not in line else None


def _translated_from(blocks: Sequence[Block]) -> str | None:
    """Return the language that a report's short head or foot lines say it was translated from."""
    for block in [*blocks[1:_HEAD], *blocks[-3:]]:
        if len(block.text) <= _LONGEST_CREDIT and (code := language_of_credit(block.text)):
            return code
    return None


def language_of_credit(line: str) -> str | None:
    """Return the language (BCP 47) that a credit such as "Translated from the Russian" names, or None."""
    match = _TRANSLATED.search(line)
    return CODES.get(match["language"].lower()) if match else None
