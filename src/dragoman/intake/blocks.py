"""Blocks: the pieces of a source that become the text, each with the way back to where it stands in the source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from dragoman.intake.decoding import Decoded
from dragoman.model.report import Alignment, Run


class Role(StrEnum):
    """What a block is in its report."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a block's text and where it stands in the decoded source, both in code points.

    With `straight` the two are the same characters; without, the stretch stands for the range as a whole.
    """

    begin: int
    end: int
    source_begin: int
    source_end: int
    straight: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph, without line ends around it."""

    text: str
    stretches: tuple[Stretch, ...]
    apart: bool = True
    """Whether it is set off from the block before it by an empty line."""
    role: Role = Role.PARAGRAPH

    @property
    def source_begin(self) -> int:
        """Where it begins in the decoded source."""
        return self.stretches[0].source_begin

    @property
    def source_end(self) -> int:
        """Where it ends in the decoded source."""
        return self.stretches[-1].source_end


class BlockBuilder:
    """Collects the characters of a block from left to right; blanks at its ends are left out."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._stretches: list[Stretch] = []
        self._length = 0

    def add(self, text: str, source_begin: int, source_end: int | None = None) -> None:
        """Add characters that stand at `source_begin` as they are, or, with an end, stand for that range as a whole."""
        if not text:
            return
        straight = source_end is None
        end = source_begin + len(text) if source_end is None else source_end
        last = self._stretches[-1] if self._stretches else None
        if last and straight and last.straight and last.source_end == source_begin:
            self._stretches[-1] = replace(last, end=last.end + len(text), source_end=end)
        else:
            self._stretches.append(Stretch(self._length, self._length + len(text), source_begin, end, straight))
        self._parts.append(text)
        self._length += len(text)

    def __bool__(self) -> bool:
        return self._length > 0

    def build(self, *, apart: bool = True, role: Role = Role.PARAGRAPH) -> Block | None:
        """Return the block, or None where there is nothing but blanks."""
        text = "".join(self._parts)
        begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
        if begin >= end:
            return None
        return Block(text[begin:end], tuple(_cut(self._stretches, begin, end)), apart, role)

    def whole(self) -> Block:
        """Return everything that was added as one block, to the letter."""
        return Block("".join(self._parts), tuple(self._stretches))


def _cut(stretches: Iterable[Stretch], begin: int, end: int) -> Iterable[Stretch]:
    """Yield what lies in `[begin, end)` of some stretches, counted from `begin`."""
    for stretch in stretches:
        low, high = max(stretch.begin, begin), min(stretch.end, end)
        if low < high:
            source = (stretch.source_begin, stretch.source_end)
            if stretch.straight:
                source = (source[0] + low - stretch.begin, source[1] - (stretch.end - high))
            yield Stretch(low - begin, high - begin, *source, stretch.straight)


def split_lines(block: Block) -> list[Block]:
    """Return the lines of a block as blocks that stand close together."""
    lines: list[Block] = []
    begin = 0
    for line in block.text.split("\n"):
        if line.strip():
            bare = begin + len(line) - len(line.lstrip())
            end = begin + len(line.rstrip())
            stretches = tuple(_cut(block.stretches, bare, end))
            lines.append(Block(line.strip(), stretches, block.apart and not lines, block.role))
        begin += len(line) + 1
    return lines


def assemble(blocks: Sequence[Block], decoded: Decoded) -> tuple[str, Alignment]:
    """Return the text of some blocks in the order of the source, and its alignment with the source's bytes."""
    parts: list[str] = []
    stretches: list[Stretch] = []
    length = 0
    for before, block in pairwise([None, *blocks]):
        assert block is not None
        if before is not None:
            gap = "\n\n" if block.apart else "\n"
            stretches.append(Stretch(length, length + len(gap), before.source_end, block.source_begin, straight=False))
            parts.append(gap)
            length += len(gap)
        stretches.extend(replace(s, begin=s.begin + length, end=s.end + length) for s in block.stretches)
        parts.append(block.text)
        length += len(block.text)
    offsets = decoded.byte_offsets(place for s in stretches for place in (s.source_begin, s.source_end))
    runs = (Run(s.begin, s.end, offsets[s.source_begin], offsets[s.source_end], s.straight) for s in stretches)
    return "".join(parts), Alignment(decoded.encoding, tuple(runs))
