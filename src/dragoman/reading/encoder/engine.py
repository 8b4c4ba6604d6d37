"""Runs the networks: one window in, the raw word of every head out.

There are two: the encoder with the heads that every window is read by, and the events' own layers with theirs, which go
on from what the encoder's lower layers say and are asked for the text itself only, not for contents read again.

Each window is a run of its own on one thread, and int8 scales are fixed: the record comes out the same whatever the
number of threads or of reports read together.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from dragoman.errors import ReadingError
from dragoman.reading.encoder import compiled
from dragoman.reading.encoder.decoding import Floats
from dragoman.reading.encoder.pieces import Window
from dragoman.reading.encoder.runtime import Network, OnnxNetwork, Rereading
from dragoman.reading.encoder.words import Ints

ENGINE = "DRAGOMAN_ENGINE"
COMPILED, ONNXRUNTIME = ENGINES = ("compiled", "onnxruntime")
OUTPUTS = ("roles", "links", "entities", "tags", "arcs", "relations", "inner", "branch")
AGAIN = ("roles", "links")
TOLD = ("triggers", "stances", "proposals", "clashes", "points", "senses")


@dataclass(frozen=True)
class Again:
    """What the heads say of the W words of a passage that is read again: who says what in it."""

    roles: Floats
    """[W, 7] scores of the role labels."""
    links: Floats
    """[W, L] vectors from which links between spans are scored."""


@dataclass(frozen=True)
class Output(Again):
    """What the heads say of the W words of a window."""

    entities: Floats
    """[W, K] scores of the entity labels."""
    tags: Ints
    """[W] indices of the best tags."""
    arcs: Floats
    """[W, W + 1] scores of heads, the root last."""
    relations: Ints
    """[W] indices of the best relations to the best heads."""
    inner: Floats
    """[W] scores of words as cues of attributions inside another's content."""
    branch: Floats
    """[1, P, H] vectors that the events' layers go on from."""


@dataclass(frozen=True)
class Told:
    """What the events' heads say of the W words of a window, two labels for each kind of span beside none."""

    triggers: Floats
    """[W, 1 + 2T] by PLOVER type."""
    stances: Floats
    """[W, 1 + 2S] by stance."""
    proposals: Floats
    """[W, 3]: words for what is on the table."""
    clashes: Floats
    """[W, 3]: words of accounts that cannot all be true."""
    points: Floats
    """[W, D] vectors that tell what words of stance and of such accounts point at (`pointing`)."""
    senses: Floats
    """[W, H] vectors that all of these are read from."""


class Heads(Protocol):
    """Anything that can run the network on a window."""

    def run(self, window: Window) -> Output:
        """Return what the heads say of one window; safe to call from several threads."""
        ...

    def again(self, windows: Sequence[Window]) -> Sequence[Again]:
        """Return what the heads say of each of several passages, however many are read together."""
        ...

    def told(self, window: Window, branch: Floats) -> Told:
        """Return what tells of events and stances in a window."""
        ...

    def between(self, window: Window, marked: Ints) -> Floats:
        """Return the scores [T] of the types of event between two actors, whose pieces are marked [P]."""
        ...


class NetworkHeads:
    """The shipped networks, however they are run."""

    def __init__(self, encoder: Rereading, events: Network, engine: str) -> None:
        """Take both networks and the name of what runs them."""
        self._encoder, self._events = encoder, events
        self.engine = engine

    def run(self, window: Window) -> Output:
        """Return what the heads say of one window."""
        roles, links, entities, tags, arcs, relations, inner, branch = self._encoder.run(OUTPUTS, _given(window))
        return Output(roles, links, entities, np.asarray(tags), arcs, np.asarray(relations), inner, branch)

    def again(self, windows: Sequence[Window]) -> list[Again]:
        """Return what the heads say of each of several passages."""
        return [Again(*found) for found in self._encoder.run_again(AGAIN, [_given(w) for w in windows])]

    def told(self, window: Window, branch: Floats) -> Told:
        """Return what tells of events and stances in a window."""
        return Told(*self._asked(TOLD, window, branch, np.zeros_like(window.pieces)))

    def between(self, window: Window, marked: Ints) -> Floats:
        """Return the scores of the types of event between two marked actors."""
        (branch,) = self._encoder.run(("branch",), _given(window))
        # 0 is for reading without a question; of neither actor, of the first and of the second are 1, 2 and 3.
        (found,) = self._asked(("pair",), window, branch, marked + 1)
        types: Floats = found[0]
        return types

    def _asked(self, outputs: tuple[str, ...], window: Window, branch: Floats, marked: Ints) -> list[Floats]:
        return self._events.run(outputs, {"branch": branch, "marked": marked[None], "starts": window.starts})


def load_heads(encoder: Path, events: Path) -> NetworkHeads:
    """Load the networks from their files, for the fastest engine that this machine has.

    The environment variable DRAGOMAN_ENGINE names one: "compiled" or "onnxruntime". Raises ReadingError where a file
    is not readable, and where the engine asked for is unknown or not to be had here.
    """
    asked = os.environ.get(ENGINE, "")
    if asked not in ("", *ENGINES):
        raise ReadingError(f"{ENGINE}={asked}: no such engine; set it to {' or '.join(ENGINES)}, or not at all")
    if asked != ONNXRUNTIME:
        try:
            return NetworkHeads(*compiled.networks(encoder, events, AGAIN, TOLD), COMPILED)
        except compiled.Unavailable as why:
            if asked == COMPILED:
                raise ReadingError(f"{ENGINE}={asked}: {why}; unset it to read with onnxruntime") from why
    return NetworkHeads(OnnxNetwork(encoder), OnnxNetwork(events), ONNXRUNTIME)


def _given(window: Window) -> dict[str, Ints]:
    return {
        "pieces": window.pieces[None],
        "cases": window.cases[None],
        "quoted": window.quoted[None],
        "starts": window.starts,
        "sentence": window.sentence,
    }
