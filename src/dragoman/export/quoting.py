"""Words in their context: the sentences around an item's spans, cut into pieces that say what each one is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.sentences import sentences
from dragoman.model.span import Span

_LONGEST = 600
"""Characters of context shown before a passage is cut short at both ends, with an ellipsis that says so."""


class Mark(StrEnum):
    """What a piece of a passage is to the item; a later one covers an earlier one where they overlap."""

    CONTEXT = "context"
    EVIDENCE = "evidence"
    SOURCE = "source"
    CONTENT = "content"
    CUE = "cue"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and what they are to the item."""

    words: str
    mark: Mark


Marked = Sequence[tuple[Mark, Sequence[Span]]]


def passage(text: str, marked: Marked, *, context: bool = True) -> tuple[Piece, ...]:
    """Return the sentences of a text that hold the marked spans, cut where the marks change.

    Sentences apart from each other are joined by an ellipsis. Without `context` only what lies between the first and
    the last marked character of each sentence is kept.
    """
    spans = sorted(span for _, listed in marked for span in listed)
    pieces: list[Piece] = []
    for window in _windows(text, spans, context=context):
        if pieces:
            pieces.append(Piece(" … ", Mark.CONTEXT))
        if window.begin > 0 and context and not _starts_sentence(text, window.begin):
            pieces.append(Piece("…", Mark.CONTEXT))
        pieces += _painted(text, window, marked)
        if context and window.end < len(text) and not _ends_sentence(text, window.end):
            pieces.append(Piece("…", Mark.CONTEXT))
    return tuple(pieces)


def painted(text: str, marked: Marked) -> tuple[Piece, ...]:
    """Return a whole text, cut where the marks change."""
    return tuple(_painted(text, Span(0, len(text)), marked)) if text else ()


def flat(words: str) -> str:
    """Return words on one line, with single blanks."""
    return " ".join(words.split())


def _windows(text: str, spans: Iterable[Span], *, context: bool) -> list[Span]:
    """Return the pieces of text to show: sentences with spans, neighbouring ones joined, long ones cut short."""
    wanted = list(spans)
    windows: list[Span] = []
    for sentence in sentences(text):
        inside = [
            Span(max(span.begin, sentence.begin), min(span.end, sentence.end))
            for span in wanted
            if span.overlaps(sentence)
        ]
        if not inside:
            continue
        needed = Span(min(span.begin for span in inside), max(span.end for span in inside))
        window = _short(text, sentence, needed) if context else needed
        if windows and context and not text[windows[-1].end : window.begin].strip():
            windows[-1] = Span(windows[-1].begin, window.end)
        else:
            windows.append(window)
    return windows


def _short(text: str, sentence: Span, needed: Span) -> Span:
    """Return a sentence, cut down around what is needed of it where it is very long."""
    spare = max(0, _LONGEST - len(needed)) // 2
    begin = sentence.begin if needed.begin - sentence.begin <= spare else needed.begin - spare
    end = sentence.end if sentence.end - needed.end <= spare else needed.end + spare
    while sentence.begin < begin < needed.begin and not text[begin - 1].isspace():
        begin += 1
    while needed.end < end < sentence.end and not text[end].isspace():
        end -= 1
    return Span(begin, end)


def _starts_sentence(text: str, begin: int) -> bool:
    before = text[max(0, begin - 9) : begin].rstrip(" \t")
    return not before or before[-1] in "\n.!?…\"'”’)]"


def _ends_sentence(text: str, end: int) -> bool:
    after = text[end : end + 9].lstrip(" \t")
    return not after or after[0] == "\n" or text[end - 1] in ".!?…\"'”’)]"


def _painted(text: str, window: Span, marked: Marked) -> list[Piece]:
    marks = [Mark.CONTEXT] * len(window)
    order = {mark: rank for rank, mark in enumerate(Mark)}
    for mark, spans in sorted(marked, key=lambda pair: order[pair[0]]):
        for span in spans:
            first, last = max(span.begin, window.begin), min(span.end, window.end)
            marks[first - window.begin : last - window.begin] = [mark] * max(0, last - first)
    pieces: list[Piece] = []
    begin = 0
    for at in range(1, len(window) + 1):
        if at == len(window) or marks[at] is not marks[begin]:
            pieces.append(Piece(text[window.begin + begin : window.begin + at], marks[begin]))
            begin = at
    return pieces
