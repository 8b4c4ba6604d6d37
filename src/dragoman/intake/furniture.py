"""Page furniture: the short lines that a page puts around every report and that say nothing of its matter.

General rules on whole lines, made for no site; when in doubt a line stays.
"""

import re
from collections.abc import Iterable, Sequence

from dragoman.intake.blocks import Block
from dragoman.intake.furniture_rules import BUTTONS, LINK_LINES, NOTICES, SECTIONS

_LONGEST_BUTTON = 90
_LONGEST_LINK = 180
_LONGEST_NOTICE = 400


def _any_of(rules: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in rules), re.IGNORECASE | re.DOTALL)


_BUTTON = _any_of(BUTTONS)
_SECTION = _any_of(SECTIONS)
_LINK_LINE = _any_of(LINK_LINES)
_NOTICE = _any_of(NOTICES)
_SEPARATORS = re.compile(r"\s*[|•·∙/‧]\s*|\s{2,}|\t")
_EDGES = " \t\xa0|•·*›»>→←‹«–—-:…▶►▸()[]#"


def is_furniture(line: str) -> bool:
    """Tell whether a whole line is page furniture."""
    line = line.strip()
    if len(line) > _LONGEST_NOTICE:
        return False
    if _NOTICE.fullmatch(line) or (len(line) <= _LONGEST_LINK and _LINK_LINE.fullmatch(line)):
        return True
    return len(line) <= _LONGEST_BUTTON and (_is_section(line) or _are_buttons(line))


def without_furniture(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks without furniture, and without the lists of links below such headings as "Related"."""
    kept: list[Block] = []
    index, opens_apart = 0, False
    while index < len(blocks):
        block = blocks[index]
        if is_furniture(block.text):
            index = _after_links(blocks, index) if _is_section(block.text) else index + 1
            opens_apart = opens_apart or block.apart
            continue
        # The empty line before a dropped block still sets off what follows it.
        kept.append(Block(block.text, block.stretches, block.apart or opens_apart, block.role))
        index, opens_apart = index + 1, False
    return kept


def ends_a_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return line.rstrip("\"'”’»)] ").endswith((".", "!", "?", "…", ":", ";"))


def _are_buttons(line: str) -> bool:
    parts = [bare for part in _SEPARATORS.split(line) if (bare := part.strip(_EDGES))]
    return bool(parts) and all(_BUTTON.fullmatch(part) for part in parts)


def _is_section(line: str) -> bool:
    return bool(_SECTION.fullmatch(line.strip(_EDGES)))


def _after_links(blocks: Sequence[Block], heading: int) -> int:
    """Return the index of the first block after a heading and the links below it.

    The links are lines that end no sentence and either follow without an empty line or run to the end of the source:
    a sub-heading of the report that stands further down is neither.
    """
    index = heading + 1
    while index < len(blocks) and len(blocks[index].text) <= _LONGEST_LINK and not ends_a_sentence(blocks[index].text):
        index += 1
    if index == len(blocks):
        return index
    close = heading + 1
    while close < index and not blocks[close].apart:
        close += 1
    return close
