"""Teach a network, larger than what is shipped, events and stances, and let it read texts that nobody has marked.

    python -m training.events_teacher START.pt OUT

START is a trained reader, such as the teacher of attributions (`training.teacher`); all of its layers learn from our
own marked events. `OUT/best.pt` is what it has become, `OUT/read.pickle` what it reads: windows with the chances of
labels by word and what the words of stance point at, which `python -m training.events_branch --read` learns from.
"""

import argparse
import pickle
import shutil
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import torch

from dragoman.reading.encoder import pointing
from dragoman.reading.encoder.decoding import greedy_labels, spans
from dragoman.reading.encoder.pieces import Window, WordPieces, windows
from dragoman.reading.encoder.words import segment
from training.corpora import Article, polnear
from training.encoder import packaged_encoder
from training.evaluate import labels_in
from training.happenings import (
    KINDS,
    HappeningExample,
    Pointed,
    certain,
    collated,
    examples,
    happening_batches,
    told_loss,
)
from training.model import Reader, restored
from training.train import begun, descend, follow, pace, parameter_groups
from training.unlabelled import news, sentences

ARTICLES = 150
"""Of PolNeAR's articles, beside the reports and sentences in which nobody has marked anything."""
SIZE = 8
"""Windows that are read together."""


def texts() -> Iterator[Article]:
    """Yield the texts that are read."""
    yield from news()
    yield from sentences()
    yield from islice(polnear("train"), ARTICLES)


@torch.no_grad()
def read(model: Reader, articles: Iterable[Article], vocabulary: WordPieces) -> Iterator[HappeningExample]:
    """Yield what a network reads in some texts, window by window."""
    cut = [window for article in articles for window in windows(segment(article.text), vocabulary)]
    cut.sort(key=lambda window: len(window.pieces))
    for i in range(0, len(cut), SIZE):
        group = cut[i : i + SIZE]
        batch = collated([_blank(window) for window in group])
        with torch.autocast("cpu", torch.bfloat16):
            scores = model.happenings(model.encode(batch)[0], batch)
        chances = {name: scores[name].softmax(-1).numpy() for name in KINDS}
        for k, window in enumerate(group):
            n = len(window.words)
            stood = spans(greedy_labels(scores["stances"][k, :n].numpy()))
            points = scores["points"][k, :n].numpy()
            pointed = [(a, b, *map(frozenset, pointing.pointed(points, a, b))) for _, a, b in stood]
            told = (chances[name][k, :n].astype(np.float16) for name in KINDS)
            yield HappeningExample(window, *told, tuple(Pointed(*one) for one in pointed))


def _blank(window: Window) -> HappeningExample:
    nothing = np.zeros(len(window.words), dtype=np.int64)
    return HappeningExample(window, *(certain(nothing, kinds) for kinds in KINDS.values()), ())


def main() -> None:
    """Teach, then read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--size", type=int, default=16, help="texts in a batch")
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--layer-decay", type=float, default=0.92)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    options, rng = begun(parser)
    vocabulary = WordPieces.load(packaged_encoder() / "tokenizer.json")
    model = restored(torch.load(options.start), labels_in(options.start.parent / "labels.json"))
    texts_of_ours = examples(vocabulary)
    optimizer = torch.optim.AdamW(
        parameter_groups(model, options.rate, options.layer_decay, options.head_rate), fused=True
    )
    averaged = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    began, done, whole = time.monotonic(), 0, options.epochs * (len(texts_of_ours) // options.size + 1)
    for epoch in range(options.epochs):
        model.train()
        total, before = 0.0, done
        for batch in happening_batches(texts_of_ours, options.size, rng):
            with torch.autocast("cpu", torch.bfloat16):
                scores = model.happenings(model.encode(batch)[0], batch)
            loss = told_loss(scores, batch)
            descend(model, optimizer, loss, pace(done, whole))
            done += 1
            follow(averaged, model, min(0.98, done / (done + 20)))
            total += loss.item()
        minutes = (time.monotonic() - began) / 60
        print(f"{minutes:6.1f} min  epoch {epoch + 1}  {total / (done - before):.3f}", flush=True)
    model.load_state_dict(averaged)
    model.eval()
    shutil.copyfile(options.start.parent / "labels.json", options.out / "labels.json")
    torch.save(model.state_dict(), options.out / "best.pt")
    found = list(read(model, texts(), vocabulary))
    with (options.out / "read.pickle").open("wb") as file:
        pickle.dump(found, file)
    print(f"{len(found)} windows, {sum(len(one.window.words) for one in found)} words")


if __name__ == "__main__":
    main()
