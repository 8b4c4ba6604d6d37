"""The last stage: `python -m training.inner START.pt OUT` teaches a trained reader which contents to read again.

Attributions inside attributions come from reading each content again, and most contents hold none. This stage reads
articles of the train split in full, marks the words that are the cues of inner attributions which the reader has kept,
and fits a head that tells them from the other words of contents by what the first reading says of them. Nothing else
changes; the whole network is kept as `OUT/best.pt`. On dev it prints what share of the contents that hold something a
least score would have read again, and how many of the words of contents it would have left to read.
"""

import argparse
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dragoman.model.span import Span
from dragoman.reading.encoder.pieces import WordPieces, windows
from dragoman.reading.encoder.words import segment
from dragoman.reading.layers import Attribution, Layers
from training.corpora import polnear
from training.evaluate import TorchHeads, loaded
from training.model import Reader, with_neighbours
from training.train import begun

STEPS, RATE, DECAY = 600, 3e-3, 0.02
SHOWN = (-1.0, -2.0, -3.0, -4.0, -5.0, -6.0)


@dataclass(frozen=True)
class Looked:
    """The words that stand in contents of one text."""

    vectors: Tensor
    """[N, 3H]: what the head reads of each."""
    cues: Tensor
    """[N]: 1 for words of the cues of attributions inside another, 0 for the others."""
    contents: tuple[tuple[Tensor, bool], ...]
    """For each content that could be read again: which of the words are its, and whether it holds an attribution."""


def words_of(layers: Layers, spans: Sequence[Span]) -> list[int]:
    """Return the indices of the words that spans hold."""
    return [i for span in spans for i in layers.words_in(span)]


@torch.inference_mode()
def look(model: Reader, vocabulary: WordPieces, layers: Layers) -> Looked | None:
    """Return what a text that has been read shows of its contents; None where it has none."""
    holders: list[Attribution] = list(layers.attributions)
    inside = sorted({i for a in holders for i in words_of(layers, a.content)})
    if not inside:
        return None
    vectors = []
    for window in windows(segment(layers.text), vocabulary):
        names = ("pieces", "cases", "quoted", "starts", "sentence", "opens")
        batch = {name: torch.from_numpy(getattr(window, name))[None] for name in names}
        scores = model(batch | {"mask": torch.ones_like(batch["pieces"]).float()})
        vectors.append(with_neighbours(scores.words)[0])
    cues = set(words_of(layers, [s for a in holders if a.within is not None for s in a.cue]))
    place = {word: k for k, word in enumerate(inside)}
    holding = {a.within for a in holders}
    contents = tuple(
        (torch.tensor([place[i] for i in words_of(layers, a.content)]), n in holding) for n, a in enumerate(holders)
    )
    return Looked(
        torch.cat(vectors)[inside],
        torch.tensor([float(i in cues) for i in inside]),
        tuple(c for c in contents if len(c[0])),
    )


def looked_at(heads: TorchHeads, texts: Iterable[str]) -> list[Looked]:
    """Read texts in full and return what each shows."""
    read = heads.encoder().read_many(texts)
    return [found for layers in read if (found := look(heads.model, heads.vocabulary, layers)) is not None]


def fit(shown: Sequence[Looked]) -> nn.Linear:
    """Return the head that best tells the cues."""
    vectors, cues = torch.cat([s.vectors for s in shown]), torch.cat([s.cues for s in shown])
    head = nn.Linear(vectors.shape[1], 1)
    nn.init.zeros_(head.weight)
    nn.init.constant_(head.bias, -4.0)
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.02, STEPS)
    for _ in range(STEPS):
        # All cues, and as many other words as fit a quick step.
        some = torch.cat([cues.nonzero()[:, 0], torch.randint(0, len(cues), (8192,))])
        weight = torch.where(cues[some] > 0, 1.0, len(cues) / 8192)
        loss = F.binary_cross_entropy_with_logits(head(vectors[some]).squeeze(-1), cues[some], weight)
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
    return head


@torch.inference_mode()
def report(head: nn.Linear, shown: Sequence[Looked]) -> None:
    """Print what each least score would keep."""
    best, sizes, holds = [], [], []
    for one in shown:
        scores = head(one.vectors).squeeze(-1)
        for where, held in one.contents:
            best.append(float(scores[where].max()))
            sizes.append(len(where))
            holds.append(held)
    words, holding = np.asarray(sizes), np.asarray(holds)
    for least in SHOWN:
        kept = np.asarray(best) > least
        share = words[kept].sum() / words.sum()
        print(f"from {least:4.1f}: {kept[holding].mean():.3f} of those that hold, {share:.3f} of words")


def main() -> None:
    """Read, fit, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, default=240)
    options, _ = begun(parser)
    heads = loaded(options.start)
    texts = [article.text for article in polnear("train")][: options.articles]
    nn.init.zeros_(heads.model.inner.weight)
    nn.init.constant_(heads.model.inner.bias, np.inf)  # while it learns, every content is read again
    head = fit(looked_at(heads, texts))
    report(head, looked_at(heads, [article.text for article in polnear("dev")]))
    heads.model.inner.load_state_dict(head.state_dict())
    shutil.copyfile(options.start.parent / "labels.json", options.out / "labels.json")
    torch.save(heads.model.state_dict(), options.out / "best.pt")


if __name__ == "__main__":
    main()
