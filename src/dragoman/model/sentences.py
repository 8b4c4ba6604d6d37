"""Sentences of a text, by its marks alone: enough to quote from, and to lay one account beside another."""

import re
from functools import lru_cache

from dragoman.model.span import Span

_END = re.compile(r"(?:[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+)")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Jr|Sr|No|vs|[A-Z])\.\s+$")


@lru_cache(maxsize=4)
def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text; a line break ends one. The blanks between them belong to none."""
    found: list[Span] = []
    begin = 0
    for end in [*(match for match in _END.finditer(text)), None]:
        stop = end.end() if end else len(text)
        if end and not end.group().startswith("\n") and _ABBREVIATION.search(text, max(begin, stop - 12), stop):
            continue
        if stop > begin and (sentence := Span(begin, stop).trimmed(text)):
            found.append(sentence)
        begin = stop
    return tuple(found)
