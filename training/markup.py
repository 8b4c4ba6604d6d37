"""The inline marks of our own texts: "{E1:AGREE signed}", nested as need be, `¶` between paragraphs."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

UNMARKED = Path(__file__).parent / "data" / "unmarked"
"""Texts of ours that nobody has marked."""
Offsets = tuple[int, int]

_OPEN = re.compile(r"\{(?P<roles>[A-Z]\d+[^ {},]*(?:,[A-Z]\d+[^ {},]*)*) ")


class Named(Protocol):
    """A marked text of any kind."""

    @property
    def text(self) -> str:
        """The plain text."""
        ...


TextT = TypeVar("TextT", bound=Named)
Parse = Callable[[str, str], TextT]
"""What makes a marked text of its name and a marked line; raises MarkupError."""


class MarkupError(ValueError):
    """A marked text that does not parse."""


def unmarked(marked: str) -> tuple[str, list[tuple[str, Offsets]]]:
    """Return the plain text, and each role that stands in a mark with its offsets in code points; raise MarkupError."""
    marked = re.sub(r"\s*¶\s*", "\n\n", marked)
    plain, at, length = list[str](), 0, 0
    found, stack = list[tuple[str, Offsets]](), list[tuple[str, int]]()
    while at < len(marked):
        if opened := _OPEN.match(marked, at):
            stack.append((opened["roles"], length))
            at = opened.end()
        elif marked[at] == "{":
            raise MarkupError(f"a brace opens that marks nothing, at character {at}: {marked[at : at + 16]!r}")
        elif marked[at] == "}":
            if not stack:
                raise MarkupError(f"a brace closes that never opened, at character {at}")
            roles, begin = stack.pop()
            if begin == length:
                raise MarkupError(f"an empty mark {roles}")
            found += [(role, (begin, length)) for role in roles.split(",")]
            at += 1
        else:
            plain.append(marked[at])
            length += 1
            at += 1
    if stack:
        raise MarkupError(f"the mark {stack[-1][0]} never closes")
    return "".join(plain), found


def marked_lines(folder: Path) -> Iterator[tuple[Path, int, str]]:
    """Yield the marked texts in a folder's `.txt` files, one a line, with file and line; "#" opens a remark."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip() and not line.startswith("#"):
                yield path, number, line.strip()


def loaded(folder: Path, parse: Parse[TextT]) -> list[TextT]:
    """Return every marked text of a folder; raise MarkupError with file and line of the first that does not parse."""
    texts = list[TextT]()
    for path, number, line in marked_lines(folder):
        try:
            texts.append(parse(f"{path.stem}-{number}", line))
        except MarkupError as error:
            raise MarkupError(f"{path.name}:{number}: {error}") from error
    return texts


def checked(folder: Path, parse: Parse[TextT]) -> tuple[list[TextT], int]:
    """Return the marked texts of a folder that parse and how many faults it has; print each fault."""
    texts, faults = list[TextT](), list[str]()
    for path, number, line in marked_lines(folder):
        try:
            texts.append(parse(f"{path.stem}-{number}", line))
        except MarkupError as error:
            faults.append(f"{path.name}:{number}: {error}")
    faults += [f"a text stands twice: {t[:60]!r}" for t, count in Counter(t.text for t in texts).items() if count > 1]
    for fault in faults:
        print(f"{folder.name}: {fault}", file=sys.stderr)
    return texts, len(faults)
