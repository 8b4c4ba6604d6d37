"""Articles to training windows: the runtime's own words and windows, with the labels of every head."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.encoder import labels
from dragoman.reading.encoder.labels import ROLES, Inventory
from dragoman.reading.encoder.pieces import LIMIT, Window, WordPieces, windows
from dragoman.reading.encoder.words import Ints, Segments, segment
from dragoman.reading.statements.attributions import Roles
from training.corpora import Article

IGNORED = -100
NONE = -1
_LEAST = 10
"""Labels that occur less often than this are not learned."""

Vectors = NDArray[np.float16]
"""[W, H]: a vector for each word."""

Piece = tuple[int, int]  # first and last word of a span, both inclusive, counted from the article's first


@dataclass(frozen=True)
class Labelled:
    """An article with a label for each word; IGNORED where the corpora say nothing."""

    segments: Segments
    roles: Ints
    entities: Ints
    tags: Ints
    heads: Ints
    """Index of the governing word; the word's own index for the root."""
    relations: Ints
    cues: tuple[Piece, ...]
    sources: tuple[Piece, ...]
    contents: tuple[Piece, ...]
    cue_of_content: tuple[int, ...]
    """For each content piece the index of its cue, or NONE."""
    source_of_cue: tuple[int, ...]
    """For each cue the index of its source, or NONE."""
    vectors: Vectors | None = None
    """What a teacher makes of each word, to be copied."""


@dataclass(frozen=True)
class Example:
    """One window with its labels; links index the window's own spans, words count from its first."""

    window: Window
    roles: Ints
    entities: Ints
    tags: Ints
    heads: Ints
    relations: Ints
    cues: tuple[Piece, ...]
    sources: tuple[Piece, ...]
    contents: tuple[Piece, ...]
    cue_of_content: tuple[int, ...]
    source_of_cue: tuple[int, ...]
    vectors: Vectors | None = None


class Spans(NamedTuple):
    """The spans of a text and their links, as in `Labelled`."""

    cues: tuple[Piece, ...]
    sources: tuple[Piece, ...]
    contents: tuple[Piece, ...]
    cue_of_content: tuple[int, ...]
    source_of_cue: tuple[int, ...]


def inventory(articles: Iterable[Article]) -> Inventory:
    """Collect the labels that occur often enough to be learned, in a fixed order."""
    entities, tags, relations = Counter[str](), Counter[str](), Counter[str]()
    for article in articles:
        for token in (t for s in article.sentences for t in s):
            entities[token.entity] += 1
            tags[token.tag] += 1
            relations[token.relation] += 1
    del entities["O"]
    return Inventory(_common(entities), _common(tags), _common(relations))


def _common(counted: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name, count in counted.items() if count >= _LEAST))


def label(article: Article, known: Inventory) -> Labelled:
    """Give every word of an article its labels."""
    segments = segment(article.text)
    spans: dict[str, list[Piece]] = {role: [] for role in ROLES}
    cue_of_content, source_of_cue = [], []
    for attribution in article.attributions:
        parts = {role: pieces(segments, attribution[role]) for role in ROLES}
        source = cue = NONE
        for piece in parts["source"]:
            if piece not in spans["source"]:
                spans["source"].append(piece)
            source = spans["source"].index(piece)
        for piece in parts["cue"]:
            cue = len(spans["cue"])
            spans["cue"].append(piece)
            source_of_cue.append(source)
        for piece in parts["content"]:
            spans["content"].append(piece)
            cue_of_content.append(cue)
    roles = role_labels(segments, spans)
    entities, tags, heads, relations = _grammar(article, segments, known)
    return Labelled(
        segments, roles, entities, tags, heads, relations,
        tuple(spans["cue"]), tuple(spans["source"]), tuple(spans["content"]),
        tuple(cue_of_content), tuple(source_of_cue),
    )  # fmt: skip


def role_labels(segments: Segments, spans: Mapping[str, Sequence[Piece]]) -> Ints:
    """Return a role label for each word; where spans overlap, those of the later role in ROLES have it."""
    roles = np.zeros(len(segments), dtype=np.int64)
    for kind, role in enumerate(ROLES):
        for first, last in spans[role]:
            for i in range(first, last + 1):
                opening = i == first or segments.opens_paragraph[i]
                roles[i] = labels.begin(kind) if opening else labels.inside(kind)
    return roles


def pieces(segments: Segments, offsets: list[tuple[int, int]]) -> list[Piece]:
    """Return the words that each span overlaps, split where a paragraph opens."""
    found = []
    for begin, end in offsets:
        first = int(np.searchsorted(segments.ends, begin, side="right"))
        last = int(np.searchsorted(segments.begins, end, side="left")) - 1
        if first <= last:
            cuts = [first, *(i for i in range(first + 1, last + 1) if segments.opens_paragraph[i]), last + 1]
            found += [(a, b - 1) for a, b in pairwise(cuts)]
    return found


def joined(windows: Iterable[tuple[int, Roles]], segments: Segments) -> Spans:
    """Return the spans of a text and their links from those of its windows, each with its first word, in order.

    What the end of a window has cut in two is one again, with the link of its first part.
    """
    sources, cues, contents = list[Piece](), list[Piece](), list[Piece]()
    source_of_cue, cue_of_content = list[int](), list[int]()

    def put(found: list[Piece], pieces: Iterable[Piece], begin: int) -> list[int]:
        """Add the pieces of a window and return their numbers."""
        numbers = []
        for first, last in pieces:
            if first == begin and not segments.opens_paragraph[begin] and found and found[-1][1] == begin - 1:
                found[-1] = found[-1][0], last
            else:
                found.append((first, last))
            numbers.append(len(found) - 1)
        return numbers

    def link(links: list[int], these: list[int], those: list[int], chosen: Iterable[int]) -> None:
        """Add the links of what is new among these to those."""
        for number, k in zip(these, chosen, strict=True):
            if number == len(links):
                links.append(NONE if k == NONE else those[k])

    for begin, roles in windows:
        of_sources, of_cues, of_contents = (
            put(found, pieces, begin)
            for found, pieces in ((sources, roles.sources), (cues, roles.cues), (contents, roles.contents))
        )
        link(source_of_cue, of_cues, of_sources, roles.source_of_cue)
        link(cue_of_content, of_contents, of_cues, roles.cue_of_content)
    return Spans(tuple(cues), tuple(sources), tuple(contents), tuple(cue_of_content), tuple(source_of_cue))


def _grammar(article: Article, segments: Segments, known: Inventory) -> tuple[Ints, Ints, Ints, Ints]:
    n = len(segments)
    entities, tags, heads, relations = (np.full(n, IGNORED, dtype=np.int64) for _ in range(4))
    where = {edges: i for i, edges in enumerate(zip(segments.begins.tolist(), segments.ends.tolist(), strict=True))}
    for sentence in article.sentences:
        places = [where.get((t.begin, t.end)) for t in sentence]
        before = "O"
        for token, place in zip(sentence, places, strict=True):
            same, before = token.entity == before, token.entity
            if place is None:
                continue
            if token.entity in known.entities:
                kind = known.entities.index(token.entity)
                entities[place] = labels.inside(kind) if same else labels.begin(kind)
            else:
                entities[place] = labels.OUTSIDE
            if token.tag in known.tags:
                tags[place] = known.tags.index(token.tag)
            head = place if token.head < 0 else places[token.head]
            if head is not None and segments.sentence[head] == segments.sentence[place]:
                heads[place] = head
                if token.relation in known.relations:
                    relations[place] = known.relations.index(token.relation)
    return entities, tags, heads, relations


def cut(labelled: Labelled, vocabulary: WordPieces, first_limit: int = LIMIT) -> list[Example]:
    """Cut a labelled article into windows; links that cross a cut are dropped."""
    made = []
    for window in windows(labelled.segments, vocabulary, first_limit):
        a, b = int(window.words[0]), int(window.words[-1]) + 1
        cues, cue_numbers = _clipped(labelled.cues, a, b)
        sources, source_numbers = _clipped(labelled.sources, a, b)
        contents, content_numbers = _clipped(labelled.contents, a, b)
        heads = labelled.heads[a:b]
        made.append(
            Example(
                window,
                _opened(labelled.roles[a:b], window.opens),
                _opened(labelled.entities[a:b], window.opens),
                labelled.tags[a:b],
                np.where(heads == IGNORED, IGNORED, heads - a),
                labelled.relations[a:b],
                cues,
                sources,
                contents,
                cue_of_content=_places([labelled.cue_of_content[i] for i in content_numbers], cue_numbers),
                source_of_cue=_places([labelled.source_of_cue[i] for i in cue_numbers], source_numbers),
                vectors=None if labelled.vectors is None else labelled.vectors[a:b],
            )
        )
    return made


def _clipped(spans: tuple[Piece, ...], a: int, b: int) -> tuple[tuple[Piece, ...], list[int]]:
    """Return what a window holds of the spans, counted from its first word and in order, and their numbers."""
    held = sorted(
        (max(first, a) - a, min(last, b - 1) - a, i) for i, (first, last) in enumerate(spans) if first < b and last >= a
    )
    return tuple((first, last) for first, last, _ in held), [i for _, _, i in held]


def _places(targets: list[int], held: list[int]) -> tuple[int, ...]:
    return tuple(held.index(target) if target in held else NONE for target in targets)


def _opened(found: Ints, opens: Ints | NDArray[np.bool_]) -> Ints:
    """Let a span begin where its beginning lies in another window, paragraph or role."""
    found = found.copy()
    before = labels.OUTSIDE
    for i, one in enumerate(found.tolist()):
        if one > labels.OUTSIDE and one % 2 == 0 and (opens[i] or before not in (one - 1, one)):
            found[i] = one - 1
        before = int(found[i])
    return found
