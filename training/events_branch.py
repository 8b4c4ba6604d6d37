"""The second stage: `python -m training.events_branch START.pt OUT` teaches a trained reader the heads of events.

What the first stage has learned stays as it is. The layers above the branch are copied, and the copies learn, from our
own marked events, which words tell of one, which of a stance and which of what is on the table, from our own marked
discrepancies which accounts clash, and, with PLV, which type stands between two marked actors. With `--read` they learn
too what larger networks read in many more texts (`training.events_teacher`). Since nothing below the branch moves, its
vectors are computed once. The labels are those beside the checkpoint; the whole network is kept as `OUT/best.pt`.

Pairs are learned from the chances that another network gives their types (`training.pair_teacher`), which itself has
learned from PLV: PLV's own, those of our own events, and some that nobody has labelled. PLV's labels have a share in
it; those of our own events, which label alike in the main and not in the particulars, have none.

With `--fold K` a fifth of PLV is left out, our own marked texts are not learned, and the types that the network gives
the fifth are written to `OUT/fold-K.tsv`.
"""

import argparse
import pickle
import random
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from dragoman.reading.encoder.pairs import TYPES
from dragoman.reading.encoder.pieces import WordPieces
from training import happenings, pairs
from training.evaluate import labels_in
from training.happenings import told_loss
from training.model import EVENTS, Reader, restored
from training.packaged import VOCABULARY
from training.pair_teacher import pair_loss, softened, taught
from training.pairs import PairExample
from training.train import begun, descend, follow, pace

FOLDS = 5
WINDOWS = 5
"""Windows of whole reports in a batch."""

Batch = tuple[Tensor, dict[str, Tensor]]
"""The vectors at the branch, in bf16, and the batch that they belong to."""


def started(start: Path, go_on: bool = False) -> Reader:
    """Return a first stage's network with its upper layers copied for events, or as it is where they have learned."""
    model = restored(torch.load(start), labels_in(start.parent / "labels.json"))
    if not go_on:
        model.part_events()
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(name.startswith(EVENTS))
    return model


@torch.no_grad()
def at_branch(model: Reader, batches: Iterable[dict[str, Tensor]]) -> list[Batch]:
    """Compute what the layers below the branch say of every batch."""
    model.eval()
    with torch.autocast("cpu", torch.bfloat16):
        return [(model.encode(batch)[0].bfloat16(), batch) for batch in batches]


def loss_of(model: Reader, branch: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Return the loss of a batch of texts or of pairs."""
    with torch.autocast("cpu", torch.bfloat16):
        if "target" in batch:
            return pair_loss(model, branch, batch)
        scores = model.happenings(branch, batch)
    return told_loss(scores, batch)


def write_fold(model: Reader, held_out: list[pairs.Pair], vocabulary: WordPieces, out: Path, size: int) -> float:
    """Write the types that the network gives held-out pairs; return the share that is right."""
    made = at_branch(model, pairs.pair_batches(pairs.examples(held_out, vocabulary), size))
    with torch.no_grad():
        found = torch.cat([model.pairs(branch.float(), batch) for branch, batch in made]).argmax(-1).tolist()
    lines = ["id\troot", *(f"{pair.id}\t{TYPES[k]}" for pair, k in zip(held_out, found, strict=True))]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sum(pair.type == k for pair, k in zip(held_out, found, strict=True)) / len(held_out)


def main() -> None:
    """Train the branch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--read", type=Path, nargs="+", default=[], help="what larger networks have read (`training.events_teacher`)"
    )
    parser.add_argument("--windows", type=int, help="learn only so many of the windows that were read, drawn at random")
    parser.add_argument("--go-on", action="store_true", help="START has been here before: its events' layers learn on")
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--more", type=int, default=5, help="epochs, the first ones, that hold more pairs than PLV's")
    parser.add_argument("--unlabelled", type=int, default=4000, help="pairs that nobody has labelled")
    parser.add_argument("--trust", type=float, default=0.5, help="the other network's share in PLV's own pairs")
    parser.add_argument("--size", type=int, default=16, help="sentences in a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    options, rng = begun(parser)

    vocabulary = WordPieces.load(VOCABULARY)
    model = started(options.start, options.go_on)
    known_pairs = pairs.plv()
    random.Random(0).shuffle(known_pairs)
    held_out = [p for i, p in enumerate(known_pairs) if i % FOLDS == options.fold]

    learned = [p for i, p in enumerate(known_pairs) if i % FOLDS != options.fold]
    labelled = pairs.examples(learned, vocabulary)
    # A branch that has learned pairs already is held to what it says of them.
    teacher = model.eval() if options.go_on else taught(labels_in(options.start.parent / "labels.json"), labelled, rng)
    drawn = [replace(p, type=None) for p in pairs.own()] + pairs.unlabelled(options.unlabelled, rng)

    def prepared(chosen: list[PairExample]) -> list[Batch]:
        return at_branch(model, pairs.pair_batches(softened(teacher, chosen, options.trust), options.size, rng))

    theirs, more = prepared(labelled), prepared(pairs.examples(drawn, vocabulary))
    told = list[Batch]()
    if options.fold is None:
        own = happenings.event_examples(vocabulary) + happenings.clash_examples(vocabulary)
        told += at_branch(model, happenings.happening_batches(own, options.size, rng))
    if options.read:
        read = happenings.merged(pickle.loads(path.read_bytes()) for path in options.read)
        read = rng.sample(read, min(len(read), options.windows or len(read)))
        told += at_branch(model, happenings.happening_batches(read, WINDOWS, rng))
    epochs = [theirs + told + (more if n < options.more else []) for n in range(options.epochs)]
    optimizer = torch.optim.AdamW(
        [
            {"params": list(model.event_layers.parameters()), "lr": options.rate, "peak": options.rate},
            {
                "params": [p for n, p in model.named_parameters() if n.startswith(EVENTS[1:])],
                "lr": options.head_rate,
                "peak": options.head_rate,
            },
        ],
        weight_decay=0.01,
        fused=True,
    )
    averaged = {name: tensor.clone() for name, tensor in model.state_dict().items() if name.startswith(EVENTS)}
    began, done, whole = time.monotonic(), 0, sum(map(len, epochs))
    for epoch, batches in enumerate(epochs):
        model.train()
        rng.shuffle(batches)
        total = 0.0
        for branch, batch in batches:
            loss = loss_of(model, branch, batch)
            descend(model, optimizer, loss, pace(done, whole))
            done += 1
            follow(averaged, model, min(0.98, done / (done + 20)))
            total += loss.item()
        minutes = (time.monotonic() - began) / 60
        print(f"{minutes:6.1f} min  epoch {epoch + 1}  {total / len(batches):.3f}", flush=True)
    model.load_state_dict(averaged, strict=False)
    model.eval()
    if held_out:
        right = write_fold(model, held_out, vocabulary, options.out / f"fold-{options.fold}.tsv", options.size)
        print(f"fold {options.fold}: {right:.3f} of {len(held_out)} right", flush=True)
    else:
        (options.out / "labels.json").write_text((options.start.parent / "labels.json").read_text())
        torch.save(model.state_dict(), options.out / "best.pt")


if __name__ == "__main__":
    main()
