"""The type of event between two marked actors of a sentence, as PLOVER's codebook asks it.

The network is told where the two stand by an embedding of its own, and answers with one of fifteen types: PLV's set of
PLOVER's root types, in which CONCEDE and RETREAT are one.
"""

from collections.abc import Mapping

import numpy as np

from dragoman.model.span import Span
from dragoman.reading.encoder.pieces import Window, WordPieces, windows
from dragoman.reading.encoder.words import Ints, Segments, segment

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

UNMARKED, SOURCE, TARGET = 0, 1, 2

Types = Mapping[str, float]
"""Chance of each type; they add up to 1."""


def place(sentence: str, name: str) -> Span | None:
    """Return where a sentence names an actor: in its own letter case if it can be, else in any; None where nowhere."""
    at = sentence.find(name)
    at = at if at >= 0 else sentence.lower().find(name.lower())
    return Span(at, at + len(name)) if name and 0 <= at <= len(sentence) - len(name) else None


def marked_window(text: str, source: Span | None, target: Span | None, vocabulary: WordPieces) -> tuple[Window, Ints]:
    """Return the window that shows both actors, and which of its pieces belong to whom.

    An actor that the sentence does not name is None. Of a text longer than a window the one with most of the actors'
    words is taken.
    """
    segments = segment(text)
    made = [(window, _marks(segments, window, source, target)) for window in windows(segments, vocabulary)]
    return max(made, key=lambda one: int((one[1] > 0).sum()))


def _marks(segments: Segments, window: Window, source: Span | None, target: Span | None) -> Ints:
    marked = np.full(len(window.pieces), UNMARKED, dtype=np.int64)
    edges = [*window.starts.tolist(), len(window.pieces) - 1]
    for which, span in ((SOURCE, source), (TARGET, target)):
        if span is not None:
            for place, word in enumerate(window.words.tolist()):
                if segments.begins[word] < span.end and segments.ends[word] > span.begin:
                    marked[edges[place] : edges[place + 1]] = which
    return marked
