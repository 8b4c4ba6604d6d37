"""Plain text: one block for each line, as it stands."""

import datetime as dt
import re

from dragoman.intake.blocks import Block, BlockBuilder
from dragoman.intake.decoding import Decoded
from dragoman.intake.drafts import Draft
from dragoman.intake.furniture import without_furniture
from dragoman.intake.masthead import read_masthead

_LINE = re.compile(r"[^\r\n]*")
_LINE_END = re.compile(r"\r\n?|\n")


def draft_text(decoded: Decoded, zone: dt.tzinfo) -> Draft:
    """Return the draft of a plain text: its lines, without page furniture and the line that dates it."""
    blocks, facts = read_masthead(without_furniture(lines_of(decoded.text)), zone)
    return Draft(tuple(blocks), facts)


def lines_of(text: str, offset: int = 0) -> list[Block]:
    """Return the lines of a text that stands at `offset` in its source; empty lines set the next one apart."""
    blocks: list[Block] = []
    apart, place = True, 0
    while place <= len(text):
        line = _LINE.match(text, place)
        assert line is not None
        builder = BlockBuilder()
        builder.add(line[0], offset + place)
        if block := builder.build(apart=apart):
            blocks.append(block)
        apart = block is None
        end = _LINE_END.match(text, line.end())
        if end is None:
            break
        place = end.end()
    return blocks
