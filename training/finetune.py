"""Go on from a checkpoint with our own marked texts among PolNeAR's: `python -m training.finetune START.pt OUT`.

An epoch is a sample of PolNeAR's articles, so that nothing learned there is lost, and every own text a few times. The
labels are those beside the checkpoint. After every epoch the averaged weights are measured on PolNeAR's dev split and
kept as `OUT/epoch-N.pt`; `OUT/best.pt` is the last that stays within a tolerance of where it began.
"""

import argparse
import json
import math
import random
import shutil
import time
from pathlib import Path

import torch

from dragoman.reading.encoder.labels import Inventory
from dragoman.reading.encoder.pieces import LIMIT, WordPieces
from training.batches import batches
from training.corpora import polnear
from training.evaluate import SHOWN, TorchHeads, evaluate
from training.examples import cut, label
from training.model import Reader
from training.own import examples
from training.train import descend, packaged_encoder, parameter_groups

TOLERANCE = 0.003


def main() -> None:
    """Fine-tune, measure every epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--stop-after", type=float, default=math.inf, help="minutes after which training must end")
    parser.add_argument("--articles", type=int, default=250, help="articles of PolNeAR in an epoch")
    parser.add_argument("--repeat", type=int, default=3, help="times that an epoch holds every own window")
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--head-rate", type=float, default=1e-4)
    parser.add_argument(
        "--average", type=float, default=0.98, help="decay of the averaged weights, a step of one batch"
    )
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
    model.load_state_dict(state)
    averaged = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    optimizer = torch.optim.AdamW(
        parameter_groups(model, options.rate, options.layer_decay, options.head_rate), fused=True
    )
    articles = list(polnear("train"))
    own = examples(vocabulary)
    dev = list(polnear("dev"))
    print(f"{len(own)} windows of our own", flush=True)
    before = evaluate(TorchHeads.of(averaged, known, vocabulary), dev)
    show("start", before)

    began, done = time.monotonic(), 0
    for epoch in range(options.epochs):
        model.train()
        sample = rng.sample(articles, min(options.articles, len(articles)))
        mixed = [e for a in sample for e in cut(label(a, known), vocabulary, rng.randint(LIMIT // 3, LIMIT))]
        mixed += own * options.repeat
        steps = math.ceil(len(mixed) / options.batch)
        sums: dict[str, float] = {}
        minutes = 0.0
        for step, batch in enumerate(batches(mixed, options.batch, rng)):
            minutes = (time.monotonic() - began) / 60
            progress = max((epoch + step / steps) / options.epochs, minutes / options.stop_after)
            scale = min(1.0, (done + 1) / 30) * max(0.02, 1.0 - progress)
            parts = descend(model, optimizer, batch, scale)
            done += 1
            keep = min(options.average, done / (done + 20))
            for name, tensor in model.state_dict().items():
                averaged[name].lerp_(tensor, 1 - keep)
            for name, part in parts.items():
                sums[name] = sums.get(name, 0.0) + part.item()
            if step % 50 == 0:
                shown = "  ".join(f"{name} {total / (step + 1):.3f}" for name, total in sums.items())
                print(f"{minutes:6.1f} min  epoch {epoch + 1}  step {step}/{steps}  {shown}", flush=True)
            if progress >= 1.0:
                break
        kept = options.out / f"epoch-{epoch + 1}.pt"
        torch.save(averaged, kept)
        measured = evaluate(TorchHeads.of(averaged, known, vocabulary), dev)
        show(f"epoch {epoch + 1}", measured)
        if all(measured[name] >= before[name] - TOLERANCE for name in SHOWN):
            shutil.copyfile(kept, options.out / "best.pt")
        if minutes >= options.stop_after:
            break


def show(name: str, measured: dict[str, float]) -> None:
    """Print the scores of one measurement on a line."""
    print(f"{name}  " + "  ".join(f"{key} {value:.3f}" for key, value in measured.items()), flush=True)


if __name__ == "__main__":
    main()
