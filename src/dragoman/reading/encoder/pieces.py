"""Word pieces and windows: what goes into the encoder.

A window holds whole sentences, at most `limit` pieces of them, and starts with the text or where the last one ended:
there is no overlap. Only the first piece of a word is read out, so the heads see one vector a word.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.encoder.words import Ints, Segments
from dragoman.reading.statements.attributions import Passage

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Pieces = tuple[int, ...]
"""The ids of a word's pieces in the vocabulary."""
LIMIT = 320
"""Pieces of a window at most; the training windows have the same length."""
_LONGEST_WORD = 8  # pieces; of a longer one (a web address) the rest tells the encoder nothing
_CACHE = 50_000  # words
# The parts that the Penn Treebank cuts off are no words of the vocabulary; these are.
_SPELT_OUT = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_QUOTES = str.maketrans("’‘ʼ", "'''")


@dataclass(frozen=True)
class Window:
    """The encoder's input for some words of a text; arrays of pieces are of one length, arrays of words of another."""

    words: Ints
    """Indices of the words within the text."""
    pieces: Ints
    cases: Ints
    quoted: Ints
    starts: Ints
    """For each word the index of its first piece."""
    sentence: Ints
    """For each word the index of its sentence, counted from the window's first."""
    opens: Ints
    """1 for words on which no span goes on: the first of a paragraph or of the window; else 0."""


class WordPieces:
    """The vocabulary: words to piece ids, remembered, since most words of a text have been seen before."""

    def __init__(self, tokenizer: "Tokenizer") -> None:
        """Wrap a tokenizer of the `tokenizers` library with a BERT vocabulary."""
        self._tokenizer = tokenizer
        vocabulary: dict[str, int] = tokenizer.get_vocab()
        self.opening, self.closing = vocabulary["[CLS]"], vocabulary["[SEP]"]
        self.paragraph = vocabulary["[unused0]"]
        self._unknown: Pieces = (vocabulary["[UNK]"],)
        self._known: dict[str, Pieces] = {}

    @classmethod
    def load(cls, path: Path) -> "WordPieces":
        """Read a `tokenizer.json`; its padding and truncation are left out, since words are encoded one by one."""
        from tokenizers import Tokenizer

        described = json.loads(path.read_text(encoding="utf-8"))
        described["padding"] = described["truncation"] = None
        return cls(Tokenizer.from_str(json.dumps(described)))

    def of(self, words: Sequence[str]) -> list[Pieces]:
        """Return the piece ids of each word, never none."""
        if new := [w for w in dict.fromkeys(words) if w not in self._known]:
            if len(self._known) + len(new) > _CACHE:
                self._known = {}
                new = list(dict.fromkeys(words))
            shown = [_SPELT_OUT.get(w.translate(_QUOTES).lower(), w[:200]) for w in new]
            # Half a surrogate pair is no character that the tokenizer would take.
            shown = [w.encode("utf-8", "replace").decode("utf-8") for w in shown]
            for word, encoded in zip(new, self._tokenizer.encode_batch(shown, add_special_tokens=False), strict=True):
                self._known[word] = tuple(encoded.ids[:_LONGEST_WORD]) or self._unknown
        return [self._known[w] for w in words]


def windows(segments: Segments, vocabulary: WordPieces, first_limit: int = LIMIT) -> Iterator[Window]:
    """Cut a segmented text into windows; a smaller limit for the first one shifts the cuts (training uses it)."""
    pieces = vocabulary.of(segments.words)
    for begin, end in window_bounds(segments, pieces, first_limit):
        own, words = slice(begin, end), np.arange(begin, end)
        yield window(segments, vocabulary, words, pieces[own], segments.opens_paragraph[own], segments.quoted[own])


def passage_windows(segments: Segments, vocabulary: WordPieces, passage: Passage) -> Iterator[Window]:
    """Cut a passage into windows: one, but for the rare content that is longer."""
    inside, firsts = [i for first, last in passage for i in range(first, last + 1)], {first for first, _ in passage}
    words, opens = np.asarray(inside, dtype=np.int64), np.asarray([i in firsts for i in inside], dtype=np.bool_)
    quoted = segments.quoted[words]
    if quoted.all():  # a content that is one quotation is plain text to itself
        quoted = np.zeros_like(quoted)
    pieces = vocabulary.of([segments.words[i] for i in inside])
    begin = used = 0
    for i, (ids, opening) in enumerate(zip(pieces, opens.tolist(), strict=True)):
        size = len(ids) + opening
        if used + size > LIMIT - 2:
            own = slice(begin, i)
            yield window(segments, vocabulary, words[own], pieces[own], opens[own], quoted[own])
            begin, used = i, 0
        used += size
    own = slice(begin, None)
    yield window(segments, vocabulary, words[own], pieces[own], opens[own], quoted[own])


def packs(windows: Iterable[Window]) -> Iterator[list[Window]]:
    """Yield windows in their order, as many together as come to a long one."""
    pack, size = list[Window](), 0
    for one in windows:
        if pack and size + len(one.pieces) > LIMIT:
            yield pack
            pack, size = [], 0
        pack.append(one)
        size += len(one.pieces)
    if pack:
        yield pack


def window_bounds(segments: Segments, pieces: Sequence[Pieces], first_limit: int = LIMIT) -> Iterator[tuple[int, int]]:
    """Choose where windows begin and end: after a paragraph where one ends late enough, else after a sentence."""
    before = _running(segments, pieces)
    begin = used = 0
    limit = first_limit
    paragraph_end = 0  # the last place in this window where a paragraph ended …
    used_there = 0  # … and the pieces up to there
    at = 0
    for low, high in segments.sentences.tolist():
        size = before[high] - before[low]
        if segments.opens_paragraph[low] and low > begin:
            paragraph_end, used_there = low, used
        while used + size > limit - 2 and low > begin:
            cut = paragraph_end if paragraph_end > begin and used_there * 2 > used else low
            yield begin, cut
            used, begin, limit = (used - used_there if cut == paragraph_end else 0), cut, LIMIT
            paragraph_end, used_there = begin, 0
        if size > limit - 2:  # one sentence longer than a window: cut between words
            for at in _cuts(before, low, high, limit - 2):
                yield begin, at
                begin, limit = at, LIMIT
            size = before[high] - before[begin]
        used += size
    if begin < len(segments):
        yield begin, len(segments)


def _running(segments: Segments, pieces: Sequence[Pieces]) -> list[int]:
    """Return how many pieces stand before each word, and before the end; a paragraph's mark counts with its word."""
    sizes = np.asarray([len(ids) for ids in pieces], dtype=np.int64)
    counts: list[int] = np.cumsum(sizes + segments.opens_paragraph).tolist()
    return [0, *counts]


def _cuts(before: Sequence[int], low: int, high: int, room: int) -> Iterator[int]:
    used = 0
    for i in range(low, high):
        size = before[i + 1] - before[i]
        if used + size > room:
            yield i
            used, room = 0, LIMIT - 2
        used += size


def window(
    segments: Segments,
    vocabulary: WordPieces,
    words: Ints,
    of_words: Sequence[Pieces],
    opens: NDArray[np.bool_],
    quoted: Ints,
) -> Window:
    """Build the encoder's input for some words of a text, which need not be neighbours.

    `words` are indices in order, `of_words` the pieces of each; `opens` and `quoted` say for each whether it opens a
    paragraph and stands in quotes.
    """
    marked = list(of_words)
    for place in opens.nonzero()[0].tolist():
        marked[place] = (vocabulary.paragraph, *marked[place])
    sizes = np.asarray([len(ids) for ids in marked], dtype=np.int64)
    starts = sizes.cumsum() - sizes + 1 + opens
    pieces = [vocabulary.opening, *chain.from_iterable(marked), vocabulary.closing]

    def spread(values: Ints) -> Ints:
        """Return the words' values by piece; the marks of text and paragraphs have none."""
        found = np.zeros(len(pieces), dtype=np.int64)
        found[1:-1] = values.repeat(sizes)
        found[starts[opens] - 1] = 0
        return found

    barred = opens.astype(np.int64)
    barred[:1] = 1
    return Window(
        words=words,
        pieces=np.asarray(pieces, dtype=np.int64),
        cases=spread(segments.cases[words]),
        quoted=spread(quoted),
        starts=starts,
        sentence=segments.sentence[words] - segments.sentence[words[0]],
        opens=barred,
    )
