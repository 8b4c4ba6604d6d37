"""The second stage: `python -m training.finetune START.pt OUT` goes on from a checkpoint with every head's own data.

An epoch holds a sample of PolNeAR's articles, so that nothing learned there is lost, our own contents read again, our
own marked events, and the marked pairs of actors, PLV's and our own. The labels are those beside the checkpoint. After
every epoch the averaged weights are measured on PolNeAR's dev split and kept as `OUT/epoch-N.pt`.

With `--fold K` a fifth of PLV is left out, measured after the last epoch and its types written to `OUT/fold-K.tsv`;
`--articles 0` then leaves out what the pairs do not need.
"""

import argparse
import csv
import json
import math
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from dragoman.reading.encoder.labels import Inventory
from dragoman.reading.encoder.pairs import TYPES
from dragoman.reading.encoder.pieces import LIMIT, WordPieces
from training import happenings, pairs
from training.batches import batches
from training.corpora import polnear
from training.evaluate import TorchHeads, evaluate
from training.examples import IGNORED, cut, label
from training.model import Reader
from training.own import examples as own_examples
from training.train import WEIGHTS, losses, packaged_encoder, parameter_groups

FOLDS = 5
SHORT = 24
"""Sentences in a batch; windows of articles are longer and fewer."""

Step = Callable[[Reader], Tensor]


def article_loss(model: Reader, batch: dict[str, Tensor]) -> Tensor:
    """Return the weighted loss of the heads that articles teach."""
    return torch.stack([WEIGHTS[name] * part for name, part in losses(model, batch).items()]).sum()


def pair_loss(model: Reader, batch: dict[str, Tensor]) -> Tensor:
    """Return the loss of the types between marked actors; smoothed, since annotators differ on many of them."""
    with torch.autocast("cpu", torch.bfloat16):
        scores = model.pairs(batch)
    return F.cross_entropy(scores, batch["type"], label_smoothing=0.05)


def happening_loss(model: Reader, batch: dict[str, Tensor]) -> Tensor:
    """Return the loss of triggers and of their modality."""
    with torch.autocast("cpu", torch.bfloat16):
        triggers, modalities = model.happenings(batch)
    found = F.cross_entropy(triggers.flatten(0, 1), batch["triggers"].flatten(), ignore_index=IGNORED)
    if not bool((batch["modalities"] != IGNORED).any()):
        return found
    told = F.cross_entropy(modalities.flatten(0, 1), batch["modalities"].flatten(), ignore_index=IGNORED)
    return found + 0.3 * told


def measured_fold(model: Reader, held_out: list[pairs.Pair], vocabulary: WordPieces, out: Path) -> float:
    """Write the types that a model gives held-out pairs; return how many are right."""
    right = 0
    made = pairs.examples(held_out, vocabulary)
    with torch.inference_mode(), out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(["id", "root"])
        scores = torch.cat([model.eval().pairs(batch) for batch in pairs.pair_batches(made, SHORT)])
        for pair, found in zip(held_out, scores.argmax(-1).tolist(), strict=True):
            writer.writerow([pair.id, TYPES[found]])
            right += found == pair.type
    return right / len(held_out)


def main() -> None:
    """Fine-tune, measure every epoch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--stop-after", type=float, default=math.inf, help="minutes after which training must end")
    parser.add_argument("--articles", type=int, default=280, help="articles of PolNeAR in an epoch")
    parser.add_argument("--batch", type=int, default=6, help="windows of articles in a batch")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--head-rate", type=float, default=4e-4)
    parser.add_argument("--average", type=float, default=0.98, help="decay of the averaged weights, at every batch")
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)

    vocabulary = WordPieces.load(packaged_encoder() / "tokenizer.json")
    described = json.loads((options.start.parent / "labels.json").read_text())
    (options.out / "labels.json").write_text(json.dumps(described))
    known = Inventory(*(tuple(described[key]) for key in ("entities", "tags", "relations")))
    state = torch.load(options.start)
    model = Reader(known, len(state["pieces.weight"]), len(state["positions.weight"]))
    # The first stage knows no events: their heads begin at random.
    missing, unexpected = model.load_state_dict(state, strict=False)
    assert not unexpected
    print("new: " + ", ".join(missing), flush=True)
    averaged = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    optimizer = torch.optim.AdamW(
        parameter_groups(model, options.rate, options.layer_decay, options.head_rate), fused=True
    )
    inner = own_examples(vocabulary, outermost=False)
    told = happenings.examples(vocabulary)
    known_pairs = pairs.plv()
    random.Random(0).shuffle(known_pairs)
    held_out = [p for i, p in enumerate(known_pairs) if i % FOLDS == options.fold]
    between = pairs.examples([p for p in known_pairs if p not in held_out] + pairs.own(), vocabulary)
    articles = list(polnear("train")) if options.articles else []
    dev = list(polnear("dev")) if options.articles else []

    def epoch_steps() -> Iterator[Step]:
        windows = [
            e
            for a in rng.sample(articles, min(options.articles, len(articles)))
            for e in cut(label(a, known), vocabulary, rng.randint(LIMIT // 3, LIMIT))
        ]
        steps: list[Step] = []
        if windows:
            steps += [lambda m, b=b: article_loss(m, b) for b in batches(windows + inner, options.batch, rng)]  # type: ignore[misc]
            steps += [lambda m, b=b: happening_loss(m, b) for b in happenings.happening_batches(told, SHORT, rng)]  # type: ignore[misc]
        steps += [lambda m, b=b: pair_loss(m, b) for b in pairs.pair_batches(between, SHORT, rng)]  # type: ignore[misc]
        rng.shuffle(steps)
        return iter(steps)

    began, done, minutes = time.monotonic(), 0, 0.0
    for epoch in range(options.epochs):
        model.train()
        steps = list(epoch_steps())
        total = 0.0
        for number, step in enumerate(steps):
            minutes = (time.monotonic() - began) / 60
            progress = max((epoch + number / len(steps)) / options.epochs, minutes / options.stop_after)
            scale = min(1.0, (done + 1) / 50) * max(0.02, 1.0 - progress)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * scale
            loss = step(model)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            done += 1
            keep = min(options.average, done / (done + 20))
            for name, tensor in model.state_dict().items():
                averaged[name].lerp_(tensor, 1 - keep)
            total += loss.item()
            if number % 50 == 0:
                print(
                    f"{minutes:6.1f} min  epoch {epoch + 1}  step {number}/{len(steps)}  {total / (number + 1):.3f}",
                    flush=True,
                )
            if progress >= 1.0:
                break
        torch.save(averaged, options.out / f"epoch-{epoch + 1}.pt")
        if dev:
            measured = evaluate(TorchHeads.of(averaged, known, vocabulary), dev)
            print(
                f"epoch {epoch + 1}  " + "  ".join(f"{key} {value:.3f}" for key, value in measured.items()), flush=True
            )
        if minutes >= options.stop_after:
            break
    if held_out:
        model.load_state_dict(averaged)
        right = measured_fold(model, held_out, vocabulary, options.out / f"fold-{options.fold}.tsv")
        print(f"fold {options.fold}: {right:.3f} of {len(held_out)} right", flush=True)


if __name__ == "__main__":
    main()
