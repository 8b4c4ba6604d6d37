"""The stage after events: `python -m training.stances START.pt OUT` teaches a trained reader the heads of stances.

They read the vectors that the events' own layers make and nothing else changes, so events are told as before: the heads
of words of stance and of what is on the table are fitted to our own marked texts, whose vectors are computed once. The
labels are those beside the checkpoint; the whole network is kept as `OUT/best.pt`.
"""

import argparse
import random
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dragoman.reading.encoder.pieces import WordPieces
from training import happenings
from training.encoder import packaged_encoder
from training.evaluate import labels_in
from training.events_branch import at_branch
from training.examples import IGNORED
from training.model import Reader, restored

HEADS = ("stances", "proposals")
EPOCHS, SIZE, RATE, DECAY, DROPOUT = 25, 16, 2e-3, 0.02, 0.15

Shown = tuple[Tensor, dict[str, Tensor]]
"""What the heads read of a batch [B, W, 3H], in bf16, and the labels [B, W] of each."""


@torch.no_grad()
def shown(model: Reader, batches: Iterable[dict[str, Tensor]]) -> Iterator[Shown]:
    """Yield what the heads read of every batch."""
    for branch, batch in at_branch(model, batches):
        with torch.autocast("cpu", torch.bfloat16):
            yield model.wide(branch, batch).bfloat16(), {name: batch[name] for name in HEADS}


def fit(model: Reader, batches: list[Shown], rng: random.Random) -> None:
    """Fit the heads of a model in place."""
    heads = nn.ModuleDict({name: getattr(model, name) for name in HEADS})
    optimizer = torch.optim.AdamW(heads.parameters(), lr=RATE, weight_decay=DECAY)
    done, whole = 0, EPOCHS * len(batches)
    for epoch in range(EPOCHS):
        rng.shuffle(batches)
        total = 0.0
        for vectors, marked in batches:
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, (done + 1) / 50) * max(0.02, 1.0 - done / whole)
            read = F.dropout(vectors.float(), DROPOUT)
            loss = torch.stack(
                [
                    F.cross_entropy(heads[name](read).flatten(0, 1), marked[name].flatten(), ignore_index=IGNORED)
                    for name in HEADS
                ]
            ).sum()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            optimizer.zero_grad()
            done += 1
            total += loss.item()
        print(f"epoch {epoch + 1}  {total / len(batches):.3f}", flush=True)


def main() -> None:
    """Read, fit, keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    vocabulary = WordPieces.load(packaged_encoder() / "tokenizer.json")
    model = restored(torch.load(options.start), labels_in(options.start.parent / "labels.json")).eval()
    texts = happenings.examples(vocabulary)
    fit(model, list(shown(model, happenings.happening_batches(texts, SIZE, rng))), rng)
    shutil.copyfile(options.start.parent / "labels.json", options.out / "labels.json")
    torch.save(model.state_dict(), options.out / "best.pt")


if __name__ == "__main__":
    main()
