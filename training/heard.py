"""Let what is shipped read texts that nobody has marked: `python -m training.heard OUT.pickle`.

Kept are windows with the chances of the events' labels by word and with what words point at, as
`training.events_teacher` keeps what larger networks read: a branch that is built anew, on another encoder, learns from
them what the one before it knew (`python -m training.events_branch --read OUT.pickle`).
"""

import argparse
import pickle
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from dragoman.reading.encoder import pointing
from dragoman.reading.encoder.decoding import Floats, greedy_labels, spans
from dragoman.reading.encoder.engine import NetworkHeads, load_heads
from dragoman.reading.encoder.pieces import Window, WordPieces, windows
from dragoman.reading.encoder.shipped import EVENTS, NETWORK, TOKENIZER, WEIGHTS
from dragoman.reading.encoder.words import segment
from training.events_teacher import of_kind, texts
from training.happenings import KINDS, HappeningExample, Pointed

POINTING = ("stances", "clashes")


def heard(heads: NetworkHeads, window: Window) -> HappeningExample:
    """Return a window as the shipped network reads it."""
    told = heads.told(window, heads.run(window).branch)
    pointed = list[Pointed]()
    for name in POINTING:
        pieces = [(first, last) for _, first, last in spans(greedy_labels(getattr(told, name)))]
        for piece, words in zip(pieces, pointing.pointed(told.points, pieces), strict=True):
            pointed.append(Pointed(*piece, of_kind(name, words)))
    chances = {name: _chances(getattr(told, name)).astype(np.float16) for name in KINDS}
    return HappeningExample(window, **chances, pointed=tuple(pointed))


def _chances(scores: Floats) -> Floats:
    raised: Floats = np.exp(scores - scores.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)


def main() -> None:
    """Read and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    heads = load_heads(WEIGHTS / NETWORK, WEIGHTS / EVENTS)
    vocabulary = WordPieces.load(WEIGHTS / TOKENIZER)

    def read() -> Iterator[HappeningExample]:
        for article in texts():
            for window in windows(segment(article.text), vocabulary):
                yield heard(heads, window)

    found = list(read())
    options.out.write_bytes(pickle.dumps(found))
    print(f"{len(found)} windows, {sum(len(one.window.words) for one in found)} words")


if __name__ == "__main__":
    main()
