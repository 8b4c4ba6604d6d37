"""From a text to its layers: windows through the network, decoded as they come, put together in order."""

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

import numpy as np

from dragoman.model.plover import EventType
from dragoman.model.span import Span
from dragoman.model.vocabulary import Stance
from dragoman.reading.encoder import decoding, pairs
from dragoman.reading.encoder.decoding import Floats
from dragoman.reading.encoder.engine import Again, Heads, Output, Told
from dragoman.reading.encoder.labels import OUTSIDE, ROLES, Inventory
from dragoman.reading.encoder.links import Biaffine
from dragoman.reading.encoder.pairs import Types, marked_window
from dragoman.reading.encoder.pieces import Window, WordPieces, packs, passage_windows, windows
from dragoman.reading.encoder.pointing import OTHERS, drawn, pointed
from dragoman.reading.encoder.words import Ints, Segments, segment
from dragoman.reading.layers import ROOT, Account, Attitude, Attribution, Entity, Happening, Layers, Tabled, Word
from dragoman.reading.statements.attributions import Passage, Roles, Triple, compose, nest
from dragoman.reading.statements.grammar import Grammar
from dragoman.reading.statements.relays import relay

TYPES, STANCES = tuple(EventType), tuple(Stance)
"""What the heads of events and of stances tell apart, in the order of their labels."""
INNER = -2.5
"""Least score of some word of a content as an inner cue for the content to be read again."""
DOUBTFUL = 1.5
"""Taken from a word's score of telling no account: the doubtful are heard too, and pairs of them are weighed."""
FAINT = 3.5
"""The same for accounts that are heard faintly, where none is heard with less taken."""
A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True)
class Heard:
    """What the events' heads hear in a window; nothing where they were not asked."""

    happenings: tuple[Happening, ...] = ()
    attitudes: tuple[Attitude, ...] = ()
    tabled: tuple[Tabled, ...] = ()
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True)
class Decoded:
    """What is kept of a window once it has been decoded; word indices count within the text."""

    roles: Roles
    entities: tuple[tuple[int, int, int, float], ...]
    """Kind, first word, last word, score."""
    tags: tuple[int, ...]
    heads: tuple[int, ...]
    relations: tuple[int, ...]
    told: Heard
    inner: Floats
    """[W] scores of words as cues inside another's content."""


@dataclass(frozen=True)
class Decoder:
    """The decisions that are taken outside the network."""

    known: Inventory
    moves: Floats
    """[7, 7] learned scores of role transitions, the forbidden ones included."""
    to_cue: Biaffine
    to_source: Biaffine

    def decode(self, window: Window, output: Output, told: Told | None) -> Decoded:
        """Turn the scores of a window into labels, spans, links and a tree; events and stances where they were read."""
        found = decoding.best_labels(output.entities, self._entity_moves, window.opens)
        heads = window.words[decoding.heads(output.arcs, window.sentence)]
        words: list[int] = window.words.tolist()
        return Decoded(
            self.roles(window, output),
            tuple((kind, words[a], words[b], score) for kind, a, b, score in _scored_spans(output.entities, found)),
            tuple(output.tags.tolist()),
            tuple(heads.tolist()),
            tuple(output.relations.tolist()),
            _heard(words, told) if told is not None else Heard(),
            output.inner,
        )

    @cached_property
    def _entity_moves(self) -> Floats:
        return decoding.transition_mask(len(self.known.entities))

    def roles(self, window: Window, output: Again) -> Roles:
        """Turn the scores of a window into the spans of the roles and their links."""
        found = decoding.best_labels(output.roles, self.moves, window.opens)
        of: list[list[tuple[int, int]]] = [[] for _ in ROLES]
        for kind, first, last in decoding.spans(found):
            of[kind].append((first, last))
        sources, cues, contents = of
        words: list[int] = window.words.tolist()

        def place(pieces: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
            return tuple((words[a], words[b]) for a, b in pieces)

        return Roles(
            sources=place(sources),
            cues=place(cues),
            contents=place(contents),
            source_of_cue=tuple(self.to_source.choose(output.links, cues, sources)),
            cue_of_content=tuple(self.to_cue.choose(output.links, contents, cues)),
            scores=tuple(decoding.span_scores(output.roles, found, cues)),
        )


def _heard(words: Sequence[int], told: Told) -> Heard:
    """Return what the events' heads hear in a window of some words."""
    happenings, tabled = _spans(told.triggers), _spans(told.proposals)
    return Heard(
        tuple(Happening(TYPES[kind], words[a], words[b], score) for kind, a, b, score in happenings),
        tuple(_attitudes(words, told)),
        tuple(Tabled(words[a], words[b], score) for _, a, b, score in tabled),
        tuple(_accounts(words, told)),
    )


def _attitudes(words: Sequence[int], told: Told) -> Iterator[Attitude]:
    """Yield the words of stance with the words that they point at."""
    found = _spans(told.stances)
    for (kind, a, b, score), at in zip(found, pointed(told.points, [s[1:3] for s in found]), strict=True):
        holders, topics, _ = (tuple(words[i] for i in indexes) for indexes in at)
        yield Attitude(STANCES[kind], words[a], words[b], score, holders, topics)


def _accounts(words: Sequence[int], told: Told) -> Iterator[Account]:
    """Yield the accounts that are heard to clash with another, doubtful and faint ones too, in the text's order."""
    clear = _with_doubt(told.clashes, DOUBTFUL)
    faint = [(a, b) for a, b in _with_doubt(told.clashes, FAINT) if not any(c <= b and a <= d for c, d in clear)]
    if not (found := sorted([*clear, *faint])):
        return
    centre = told.senses.mean(0)
    for (a, b), at in zip(found, pointed(told.points, found), strict=True):
        inside = slice(a, b + 1)
        yield Account(
            words[a],
            words[b],
            float((1 - decoding.probabilities(told.clashes[inside])[:, OUTSIDE]).mean()),
            tuple(words[i] for i in at[OTHERS]),
            *drawn(told.points, a, b),
            (told.senses[inside] - centre).mean(0),
            (a, b) in faint,
        )


def _with_doubt(clashes: Floats, doubt: float) -> list[tuple[int, int]]:
    """Return first and last word of the accounts that are heard where that much is taken from telling none."""
    scores = clashes.copy()
    scores[:, OUTSIDE] -= doubt
    return [(a, b) for _, a, b in decoding.spans(decoding.greedy_labels(scores))]


def _spans(scores: Floats) -> list[tuple[int, int, int, float]]:
    """Return kind, first word, last word and score of the spans that the words' best labels make."""
    return _scored_spans(scores, decoding.greedy_labels(scores))


def _scored_spans(scores: Floats, found: Ints) -> list[tuple[int, int, int, float]]:
    """Return kind, first word, last word and score of the spans that a window's labels make."""
    spans = decoding.spans(found)
    chances = decoding.span_scores(scores, found, [(a, b) for _, a, b in spans])
    return [(*span, chance) for span, chance in zip(spans, chances, strict=True)]


class Encoder:
    """The reader's model: texts in, layers out. One instance serves any number of texts and threads."""

    def __init__(
        self, heads: Heads, vocabulary: WordPieces, decoder: Decoder, name: str, digest: str, threads: int | None = None
    ) -> None:
        """Put the parts together; `load` does so with those that are shipped."""
        self._heads = heads
        self._vocabulary = vocabulary
        self._decoder = decoder
        self.name = name
        self.digest = digest
        self._threads = threads or min(8, _processors())

    def read(self, text: str, threads: int | None = None) -> Layers:
        """Return everything the heads find in a text, which may be empty or of any length.

        `threads` are those that are used at most, for this text, instead of all that this encoder may use.
        """
        return next(self.read_many([text], threads))

    def between(self, text: str, source: Span | None, target: Span | None) -> Types:
        """Return the chance of each type of event between two actors of a sentence; None for one it does not name."""
        window, marked = marked_window(text, source, target, self._vocabulary)
        chances = decoding.probabilities(self._heads.between(window, marked))
        return dict(zip(pairs.TYPES, chances.tolist(), strict=True))

    def read_many(self, texts: Iterable[str], threads: int | None = None) -> Iterator[Layers]:
        """Read texts one after another; each comes out as it would alone."""
        if (threads or self._threads) == 1:
            yield from (self._read(text, None) for text in texts)
            return
        with ThreadPoolExecutor(threads or self._threads) as pool:
            for text in texts:
                yield self._read(text, pool)

    def _read(self, text: str, pool: ThreadPoolExecutor | None) -> Layers:
        segments = segment(text)
        decoded = list(self._ahead(pool, self._outer, windows(segments, self._vocabulary)))
        outermost = [triple for part in decoded for triple in compose(part.roles)]
        holds_more = np.concatenate([part.inner for part in decoded] or [np.zeros(0, dtype=np.float32)]) > INNER

        def reread(passages: Sequence[Passage]) -> list[list[Triple]]:
            worth = [(i, p) for i, p in enumerate(passages) if any(holds_more[a : b + 1].any() for a, b in p)]
            inputs = [(i, w) for i, p in worth for w in passage_windows(segments, self._vocabulary, p)]
            found: list[list[Triple]] = [[] for _ in passages]
            again = self._ahead(pool, self._again, packs(w for _, w in inputs))
            for (i, _), roles in zip(inputs, chain.from_iterable(again), strict=True):
                found[i] += compose(roles)
            return found

        grammar = Grammar(
            [segments.word(i).lower() for i in range(len(segments))],
            [self._decoder.known.tags[tag] for part in decoded for tag in part.tags],
            segments.sentence.tolist(),
        )
        triples = nest(segments, relay(grammar, outermost), reread)
        return self._layers(segments, decoded, triples)

    def _again(self, pack: Sequence[Window]) -> list[Roles]:
        return [self._decoder.roles(w, said) for w, said in zip(pack, self._heads.again(pack), strict=True)]

    def _outer(self, window: Window) -> Decoded:
        output = self._heads.run(window)
        return self._decoder.decode(window, output, self._heads.told(window, output.branch))

    def _ahead(self, pool: ThreadPoolExecutor | None, work: Callable[[A], B], inputs: Iterable[A]) -> Iterator[B]:
        """Map in order and in parallel with few results under way, so that memory does not grow with the text."""
        if pool is None:
            yield from map(work, inputs)
            return
        under_way = deque[Future[B]]()
        for one in inputs:
            under_way.append(pool.submit(work, one))
            if len(under_way) > 2 * self._threads:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()

    def _layers(
        self, segments: Segments, decoded: Sequence[Decoded], triples: Sequence[tuple[Triple, int | None]]
    ) -> Layers:
        known = self._decoder.known
        begins, ends, sentence = segments.begins.tolist(), segments.ends.tolist(), segments.sentence.tolist()
        heads = [h for d in decoded for h in d.heads]
        roots = [i == head for i, head in enumerate(heads)]
        said = [known.relations[r] for d in decoded for r in d.relations]
        words = map(
            Word,
            range(len(segments)),
            map(Span, begins, ends),
            segments.words,
            [known.tags[t] for d in decoded for t in d.tags],
            [ROOT if is_root else head for head, is_root in zip(heads, roots, strict=True)],
            map(_relation, said, roots),
            sentence,
        )

        def spans(pieces: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
            return tuple(Span(begins[first], ends[last]) for first, last in pieces)

        def sources(pieces: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
            # "WashingtonUS President X said": the place that a page has glued to a paragraph says nothing.
            return spans([(first + (first < last and segments.glued(first)), last) for first, last in pieces])

        return Layers(
            text=segments.text,
            words=tuple(words),
            sentences=tuple((a, b) for a, b in segments.sentences.tolist()),
            entities=tuple(
                Entity(Span(begins[a], ends[b]), known.entities[kind], a, b, score)
                for d in decoded
                for kind, a, b, score in d.entities
            ),
            attributions=tuple(
                Attribution(sources(t.source), spans(t.cue), spans(t.content), within, t.score) for t, within in triples
            ),
            happenings=tuple(h for d in decoded for h in d.told.happenings),
            attitudes=tuple(a for d in decoded for a in d.told.attitudes),
            tabled=tuple(t for d in decoded for t in d.told.tabled),
            accounts=tuple(a for d in decoded for a in d.told.accounts),
        )


def _relation(said: str, is_root: bool) -> str:
    """Return the relation that fits the tree: where the tree had to be mended, the network may have said otherwise."""
    if is_root:
        return "root"
    return "dep" if said == "root" else said


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def digest_of(parts: Iterable[bytes]) -> str:
    """Return one SHA-256 (hexadecimal) over the digests of several files' contents."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()
