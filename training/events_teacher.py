"""Teach a network, larger than what is shipped, and let it read texts that nobody has marked.

    python -m training.events_teacher START.pt OUT
    python -m training.events_teacher OUT/best.pt OUT2 --learn discrepancies --others 0.15
    python -m training.events_teacher OUT2/best.pt OUT3 --learn events discrepancies --reports 150

START is a trained reader, such as the teacher of attributions (`training.teacher`); all of its layers learn from our
own marked events and stances, from our marked discrepancies, or from both, among some of the others. Real reports, in
which hardly any accounts clash, may stand among the marked discrepancies as texts without. `OUT/best.pt` is what it has
become, `OUT/read.pickle` what it reads of that: windows with the chances of labels by word and what words point at,
which `python -m training.events_branch --read` learns from.
"""

import argparse
import pickle
import shutil
import time
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import torch

from dragoman.reading.encoder import pointing
from dragoman.reading.encoder.decoding import greedy_labels, spans
from dragoman.reading.encoder.pieces import Window, WordPieces, windows
from dragoman.reading.encoder.words import segment
from training.clashes import ClashText
from training.corpora import Article, polnear
from training.evaluate import labels_in
from training.happenings import (
    KINDS,
    HappeningExample,
    Pointed,
    certain,
    clash_examples,
    clash_windows,
    collated,
    event_examples,
    happening_batches,
    told_loss,
)
from training.model import Reader, restored
from training.packaged import VOCABULARY
from training.train import begun, descend, follow, pace, parameter_groups
from training.unlabelled import news, ours, sentences

ARTICLES = 150
"""Of PolNeAR's articles, beside the reports and sentences in which nobody has marked anything."""
LEARNED = {"events": ("triggers", "stances", "proposals"), "discrepancies": ("clashes",)}
"""The heads that our own texts of each kind teach."""
SIZE = 8
"""Windows that are read together."""


def texts() -> Iterator[Article]:
    """Yield the texts that are read."""
    yield from news()
    yield from sentences()
    yield from ours()
    yield from islice(polnear("train"), ARTICLES)


@torch.no_grad()
def read(
    model: Reader, articles: Iterable[Article], vocabulary: WordPieces, heads: Collection[str]
) -> Iterator[HappeningExample]:
    """Yield what some heads of a network read in texts, window by window; all zero for the others."""
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
            points = scores["points"][k, :n].numpy()
            pointed = list[Pointed]()
            for name in ("stances", "clashes"):
                if name in heads:
                    pieces = [(a, b) for _, a, b in spans(greedy_labels(scores[name][k, :n].numpy()))]
                    found = zip(pieces, pointing.pointed(points, pieces), strict=True)
                    pointed += [Pointed(*piece, of_kind(name, words)) for piece, words in found]
            told = {name: (chances[name][k, :n] * (name in heads)).astype(np.float16) for name in KINDS}
            yield HappeningExample(window, **told, pointed=tuple(pointed))


def of_kind(name: str, found: Iterable[tuple[int, ...]]) -> tuple[frozenset[int] | None, ...]:
    """Return what words point at, without what only the other kind of words does."""
    holders, topics, others = map(frozenset, found)
    return (holders, topics, None) if name == "stances" else (None, None, others)


def _blank(window: Window) -> HappeningExample:
    nothing = np.zeros(len(window.words), dtype=np.int64)
    return HappeningExample(window, **{name: certain(nothing, n) for name, n in KINDS.items()}, pointed=())


def main() -> None:
    """Teach, then read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--learn", choices=sorted(LEARNED), nargs="+", default=["events"])
    parser.add_argument("--others", type=float, default=0.0, help="share of the other texts in each epoch")
    parser.add_argument("--reports", type=int, default=0, help="windows in each epoch of reports without discrepancies")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--size", type=int, default=16, help="texts in a batch")
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--layer-decay", type=float, default=0.92)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    options, rng = begun(parser)
    vocabulary = WordPieces.load(VOCABULARY)
    model = restored(torch.load(options.start), labels_in(options.start.parent / "labels.json"))
    known = {"events": event_examples(vocabulary), "discrepancies": clash_examples(vocabulary)}
    own = [example for kind in options.learn for example in known[kind]]
    others = [example for kind in known if kind not in options.learn for example in known[kind]]
    bare = [e for article in news() for e in clash_windows(ClashText(article.id, article.text, ()), vocabulary)]
    few = int(options.others * len(others))
    count = len(own) + few + options.reports
    optimizer = torch.optim.AdamW(
        parameter_groups(model, options.rate, options.layer_decay, options.head_rate), fused=True
    )
    averaged = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    began, done, whole = time.monotonic(), 0, options.epochs * (count // options.size + 1)
    for epoch in range(options.epochs):
        model.train()
        total, before = 0.0, done
        drawn = own + rng.sample(others, few) + rng.sample(bare, options.reports)
        for batch in happening_batches(drawn, options.size, rng):
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
    found = list(read(model, texts(), vocabulary, [head for kind in options.learn for head in LEARNED[kind]]))
    with (options.out / "read.pickle").open("wb") as file:
        pickle.dump(found, file)
    print(f"{len(found)} windows, {sum(len(one.window.words) for one in found)} words")


if __name__ == "__main__":
    main()
