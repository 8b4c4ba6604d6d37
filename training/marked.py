"""Our own marked sentences: the inline markup of `training/data/attributions` to text and attributions.

The markup is described in `training/data/attributions/GUIDE.md`. A text that does not parse is refused with its file,
line and what is wrong, so that a slip in the data never becomes a label.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).parent / "data" / "attributions"
TRAIN, TEST = DATA / "train", DATA / "test"
"""Sentences to learn from, and sentences that no training may see."""

_OPEN = re.compile(r"\{(?P<role>[SCT])(?P<number>\d+)(?::(?P<manner>[dim])(?::(?P<via>[a-z]+))?)? ")
_ROLES = {"S": "source", "C": "cue", "T": "content"}
_MANNERS = {"d": "direct", "i": "indirect", "m": "mixed"}


class MarkupError(ValueError):
    """A marked text that does not parse."""


@dataclass
class Marked:
    """One attribution of a marked text; spans are `(begin, end)` in code points of the plain text."""

    number: int
    source: list[tuple[int, int]] = field(default_factory=list)
    cue: list[tuple[int, int]] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    manner: str | None = None
    via: str | None = None
    within: int | None = None
    """Number of the attribution whose content holds this one's content."""


def parse(marked: str) -> tuple[str, list[Marked]]:
    """Return the plain text and its attributions in the order of their numbers; raise MarkupError."""
    plain, at, length = list[str](), 0, 0
    found: dict[int, Marked] = defaultdict(lambda: Marked(0))
    stack: list[tuple[str, int, int]] = []
    while at < len(marked):
        if opened := _OPEN.match(marked, at):
            number = int(opened["number"])
            item = found[number]
            item.number = number
            item.manner = _MANNERS.get(opened["manner"] or "", item.manner)
            item.via = opened["via"] or item.via
            if opened["role"] == "T" and item.within is None:
                item.within = next((n for role, n, _ in reversed(stack) if role == "T" and n != number), None)
            stack.append((opened["role"], number, length))
            at = opened.end()
        elif marked[at] == "}":
            if not stack:
                raise MarkupError(f"a brace closes that never opened, at character {at}")
            role, number, begin = stack.pop()
            if begin == length:
                raise MarkupError(f"an empty {_ROLES[role]} of attribution {number}")
            getattr(found[number], _ROLES[role]).append((begin, length))
            at += 1
        elif marked[at] == "{":
            raise MarkupError(f"a brace opens that marks nothing, at character {at}: {marked[at : at + 12]!r}")
        else:
            piece = "\n\n" if marked[at] == "¶" else marked[at]
            if piece == "\n\n":
                while plain and plain[-1] == " ":
                    plain.pop()
                    length -= 1
                at += 1
                while at + 1 < len(marked) and marked[at + 1] == " ":
                    at += 1
            plain.append(piece)
            length += len(piece)
            at += 1
    if stack:
        raise MarkupError(f"the {_ROLES[stack[-1][0]]} of attribution {stack[-1][1]} never closes")
    for item in found.values():
        if not item.content and not item.cue:
            raise MarkupError(f"attribution {item.number} has neither cue nor content")
    return "".join(plain), [found[n] for n in sorted(found)]


def load(folder: Path) -> list[tuple[str, str, list[Marked]]]:
    """Return (name, text, attributions) of every marked text in a folder's `.txt` files; raise MarkupError."""
    texts = []
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip() and not line.startswith("#"):
                try:
                    text, attributions = parse(line.strip())
                except MarkupError as error:
                    raise MarkupError(f"{path.name}:{number}: {error}") from error
                texts.append((f"{path.stem}-{number}", text, attributions))
    return texts
