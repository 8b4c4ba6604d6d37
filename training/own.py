"""Our own marked texts as training windows, level by level, as the reader meets them.

The reader finds the outermost attributions of a text and reads each of their contents again as a text of its own
(`nest` in `dragoman.reading.statements.attributions`). So one marked text gives a window with its outermost
attributions and a window for every content with those one level down, or with none: the second reading has to learn
both. Grammar and entities are not marked and stay IGNORED.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from dragoman.reading.encoder import labels
from dragoman.reading.encoder.pieces import Window, WordPieces, passage_windows, windows
from dragoman.reading.encoder.words import Segments, segment
from dragoman.reading.statements.attributions import Passage, Triple, passages
from training.corpora import Article, Offsets
from training.examples import IGNORED, NONE, Example, Labelled, Piece, label
from training.marked import TRAIN, Marked, load

_CITING = ("citing", "quoting")
_CITED = ("cited by", "quoted by")
_NO_GRAMMAR: tuple[tuple[str, ...], ...] = ((), (), ())


def examples(vocabulary: WordPieces, folder: Path = TRAIN, *, outermost: bool = True) -> list[Example]:
    """Return the windows of all marked texts of a folder, or only those of contents read again; raise MarkupError."""
    return [example for _, text, marked in load(folder) for example in levels(text, marked, vocabulary, outermost)]


def levels(text: str, marked: Sequence[Marked], vocabulary: WordPieces, outermost: bool = True) -> Iterator[Example]:
    """Yield the windows of one text: the whole (if asked), then each content as the reader would read it again."""
    segments = segment(text)
    marked = _relayed(text, marked)
    if outermost:
        for window in windows(segments, vocabulary):
            yield _example(text, window, [m for m in marked if m.within is None])
    for holder in marked:
        inner = [m for m in marked if m.within == holder.number]
        for passage in _passages(text, segments, holder):
            for window in passage_windows(segments, vocabulary, passage):
                yield _example(text, window, inner)


def _relayed(text: str, marked: Sequence[Marked]) -> list[Marked]:
    """Return the attributions as the network is to mark them where one clause names two sources.

    The reader's rules (`dragoman.reading.statements.relays`) unfold what PolNeAR's annotators do with such clauses:
    "Y, citing X, said" are two attributions of Y, the second with X as content; "X, quoted by Y," is one source.
    """
    made: list[Marked] = []
    taken_up: dict[int, int | None] = {}
    for item in marked:
        cue = " ".join(text[b:e] for b, e in item.cue).lower()
        host = next((m for m in marked if m.number == item.within), None)
        if cue.startswith(_CITING) and host and item.source and item.content == host.content:
            made.append(replace(item, source=host.source, content=item.source, within=host.within))
            taken_up[item.number] = host.number
        elif cue.endswith(_CITED) and not item.content and item.source:
            begin = max((m.source[0] for m in marked if m.source and m.source[0] < item.cue[0]), default=None)
            for other in (m for m in marked if m.source and m.source[0] == begin):
                other.source = [(other.source[0][0], item.source[-1][1])]
        elif item.content:
            made.append(item if item.cue else replace(item, cue=_colon(text, item)))
    return [replace(m, within=taken_up.get(m.within, m.within)) if m.within is not None else m for m in made]


def _colon(text: str, item: Marked) -> list[Offsets]:
    """Return the colon after a source that stands for the cue, as in headlines and interviews; PolNeAR marks it so."""
    gaps = [(end, item.content[0][0]) for _, end in item.source[-1:]] + [
        (item.content[-1][1], begin) for begin, _ in item.source[:1]
    ]
    return [(at, at + 1) for a, b in gaps if (at := text.find(":", a, max(a, b))) >= 0 and b - a <= 3]


def _passages(text: str, segments: Segments, holder: Marked) -> Iterator[Passage]:
    """Yield what the reader makes of a content when it reads it again."""
    article = Article("", text, ({"source": [], "cue": [], "content": holder.content},), ())
    found = label(article, labels.Inventory(*_NO_GRAMMAR)).contents
    return passages(segments, Triple((), (), found, 1.0))


def _example(text: str, window: Window, marked: Sequence[Marked]) -> Example:
    """Label a window whose words may stand anywhere in the text."""
    roles: tuple[dict[str, list[Offsets]], ...] = tuple(
        {"source": m.source, "cue": m.cue, "content": m.content} for m in marked
    )
    whole: Labelled = label(Article("", text, roles, ()), labels.Inventory(*_NO_GRAMMAR))
    place = {int(word): i for i, word in enumerate(window.words)}
    cues, cue_numbers = _placed(whole.cues, place)
    sources, source_numbers = _placed(whole.sources, place)
    contents, content_numbers = _placed(whole.contents, place)
    found = np.zeros(len(window.words), dtype=np.int64)
    for kind, spans in enumerate((sources, cues, contents)):
        for first, last in spans:
            found[first : last + 1] = labels.inside(kind)
            found[first] = labels.begin(kind)
    for i in range(1, len(found)):
        # Two roles may share words; the later one covers, and what is left of the other begins anew.
        if found[i] != labels.OUTSIDE and found[i] % 2 == 0 and found[i - 1] not in (found[i] - 1, found[i]):
            found[i] -= 1
    found[window.opens.astype(bool) & (found % 2 == 0) & (found != labels.OUTSIDE)] -= 1
    nothing = np.full(len(found), IGNORED, dtype=np.int64)
    return Example(
        window, found, nothing, nothing, nothing, nothing, cues, sources, contents,
        cue_of_content=_links([whole.cue_of_content[i] for i in content_numbers], cue_numbers),
        source_of_cue=_links([whole.source_of_cue[i] for i in cue_numbers], source_numbers),
    )  # fmt: skip


def _placed(spans: Sequence[Piece], place: dict[int, int]) -> tuple[tuple[Piece, ...], list[int]]:
    """Return the spans in the window's own count and in order, and their numbers; a span parted by a gap is dropped."""
    held = []
    for number, (first, last) in enumerate(spans):
        inside = [place[word] for word in range(first, last + 1) if word in place]
        if inside and inside[-1] - inside[0] == len(inside) - 1:
            held.append((inside[0], inside[-1], number))
    held.sort()
    return tuple((first, last) for first, last, _ in held), [number for *_, number in held]


def _links(targets: Sequence[int], held: Sequence[int]) -> tuple[int, ...]:
    return tuple(held.index(target) if target in held else NONE for target in targets)


def described(example: Example, segments: Segments) -> list[tuple[str, str, str]]:
    """Return (source, cue, content) of each content of a window, in words joined by spaces; for reading and tests."""
    word = [segments.word(int(i)) for i in example.window.words]

    def say(spans: Sequence[Piece], number: int) -> str:
        return "" if number == NONE else " ".join(word[spans[number][0] : spans[number][1] + 1])

    found = []
    for content, cue in enumerate(example.cue_of_content):
        source = NONE if cue == NONE else example.source_of_cue[cue]
        found.append((say(example.sources, source), say(example.cues, cue), say(example.contents, content)))
    return found
