"""Train the reader on PolNeAR and its CoreNLP layer: `python -m training.train OUT`.

With `--teacher READ.pt` an article is learned now as an annotator has marked it, now as a larger network of the same
heads reads it (`training.teacher`), which is less troubled by slips and whims; texts that nobody has annotated are
learned from the larger network alone. The vectors that it has for words are copied too, less and less towards the end.

After every epoch the averaged weights are measured on the dev split and kept as `OUT/last.pt`; the best so far by the
sum of its scores is `OUT/best.pt`.
"""

import argparse
import json
import math
import random
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dragoman.reading.encoder.pieces import LIMIT, WordPieces
from training.batches import batches
from training.corpora import polnear
from training.encoder import IMPOSSIBLE
from training.evaluate import TorchHeads, evaluate, goal
from training.examples import IGNORED, cut, inventory
from training.lessons import lessons, sample, taught
from training.model import Biaffine, Reader, crf_loss, pretrained
from training.own import examples as own_examples
from training.packaged import VOCABULARY, packaged_encoder

WEIGHTS = {
    "roles": 1.0,
    "tokens": 0.5,
    "to_cue": 0.3,
    "to_source": 0.3,
    "entities": 0.4,
    "tags": 0.25,
    "arcs": 0.3,
    "relations": 0.25,
}
WARM_UP = 1200
"""Windows over which the rate rises to its peak."""


class Copyist(nn.Module):
    """What turns vectors of words into a teacher's; used in training only."""

    def __init__(self, width: int, sample: Tensor) -> None:
        """Take the model's width, and some of the teacher's vectors [N, T]."""
        super().__init__()
        self.mean, self.scale = sample.mean(0), sample.std(0)
        self.linear = nn.Linear(width, sample.shape[1])

    def forward(self, words: Tensor, theirs: Tensor) -> Tensor:
        """Vectors [B, W, H] and [B, W, T] to squared distances [B, W]: 1 is as far as knowing nothing."""
        return ((self.linear(words.float()) - (theirs - self.mean) / self.scale) ** 2).mean(-1)


def link_loss(biaffine: Biaffine, vectors: Tensor, batch: dict[str, Tensor], name: str) -> Tensor:
    """Cross-entropy of the choice of a span (or none) for each gold span of a window."""
    a, b = (_span_vectors(vectors, batch[f"{name}.{side}"]) for side in "ab")
    scores = biaffine(a, b, batch[f"{name}.distance"], batch[f"{name}.rank"])
    scores[..., 1:] += batch[f"{name}.padding"].unsqueeze(1) * IMPOSSIBLE
    return _cross_entropy(scores, batch[f"{name}.target"])


def _span_vectors(vectors: Tensor, spans: Tensor) -> Tensor:
    gather = lambda edge: vectors.gather(1, spans[..., edge : edge + 1].expand(-1, -1, vectors.shape[-1]))  # noqa: E731
    return torch.cat([gather(0), gather(1)], -1)


def _cross_entropy(scores: Tensor, target: Tensor) -> Tensor:
    if bool((target != IGNORED).any()):
        return F.cross_entropy(scores.flatten(0, -2), target.flatten(), ignore_index=IGNORED)
    return scores.sum() * 0.0


def losses(model: Reader, batch: dict[str, Tensor], copyist: "Copyist | None" = None) -> dict[str, Tensor]:
    """Return the loss of every head, and with a copyist how far the vectors of words are from a teacher's."""
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(batch)
        own = torch.arange(batch["heads"].shape[1]).expand_as(batch["heads"])
        relations = model.relate(scores.words, torch.where(batch["heads"] == IGNORED, own, batch["heads"]))
    root = scores.arcs.shape[-1] - 1
    heads = torch.where(batch["heads"] == own, root, batch["heads"])
    inside = torch.arange(batch["roles"].shape[1]) < batch["lengths"].unsqueeze(-1)
    parts = {
        "roles": crf_loss(scores.roles, model.transitions, batch["roles"], batch["lengths"]),
        "tokens": _cross_entropy(scores.roles, torch.where(inside, batch["roles"], IGNORED)),
        "to_cue": link_loss(model.to_cue, scores.links, batch, "to_cue"),
        "to_source": link_loss(model.to_source, scores.links, batch, "to_source"),
        "entities": _cross_entropy(scores.entities, batch["entities"]),
        "tags": _cross_entropy(scores.tags, batch["tags"]),
        "arcs": _cross_entropy(scores.arcs, heads),
        "relations": _cross_entropy(relations, batch["relations"]),
    }
    if copyist is not None and "vectors" in batch:  # our own contents (`--own-contents`) have none
        parts["vectors"] = copyist(scores.words, batch["vectors"])[inside].mean()
    return parts


def begun(parser: argparse.ArgumentParser) -> tuple[argparse.Namespace, random.Random]:
    """Parse a stage's options, its seed and threads among them; returns them and the seeded random source.

    The folder that is called `out` is there from then on.
    """
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    return options, random.Random(options.seed)


def pace(done: int, whole: int) -> float:
    """Return the share of the peak rate after so many of the later stages' steps: up for 50, then down to 2 %."""
    return min(1.0, (done + 1) / 50) * max(0.02, 1.0 - done / whole)


def descend(model: Reader, optimizer: torch.optim.Optimizer, loss: Tensor, scale: float) -> None:
    """Take one step down a loss at a share of every group's peak rate."""
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * scale
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()


def follow(averaged: dict[str, Tensor], model: Reader, keep: float) -> None:
    """Move averaged parameters towards those of the model, keeping a share of what they were."""
    state = model.state_dict()
    for name, tensor in averaged.items():
        tensor.lerp_(state[name], 1 - keep)


def parameter_groups(model: Reader, rate: float, decay: float, head_rate: float) -> list[dict[str, Any]]:
    """Lower layers learn more slowly, heads faster; biases and norms are not decayed."""
    groups, layers = [], model.shape.layers
    for name, parameter in model.named_parameters():
        depth = -1 if name.startswith(("pieces", "positions", "norm", "distances")) else layers
        if name.startswith("layers."):
            depth = int(name.split(".")[1])
        scale = rate * decay ** (layers - 1 - depth) if depth < layers else head_rate
        groups.append(
            {"params": [parameter], "lr": scale, "peak": scale, "weight_decay": 0.01 if parameter.ndim > 1 else 0.0}
        )
    return groups


def main() -> None:
    """Train, measure every epoch, keep the best."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--encoder",
        type=Path,
        help="folder of the pre-trained encoder (default: the one that `training.packaged` finds)",
    )
    parser.add_argument("--start", type=Path, help="checkpoint to go on from")
    parser.add_argument("--teacher", type=Path, help="what a teacher reads in the texts (training.teacher)")
    parser.add_argument(
        "--trust", type=float, default=0.7, help="share of readings that are a teacher's where an annotator's is known"
    )
    parser.add_argument("--copy", type=float, default=1.0, help="weight at first of copying the teacher's vectors")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument(
        "--stop-after", type=float, default=math.inf, help="minutes after which the schedule must have ended"
    )
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument(
        "--average", type=float, default=0.99, help="decay of the averaged weights, a step of five batches"
    )
    parser.add_argument("--own-contents", action="store_true", help="mix in the contents of our own marked texts")
    parser.add_argument("--articles", type=int, help="use only so many articles (for trying out)")
    options, rng = begun(parser)
    folder = options.encoder or packaged_encoder()
    vocabulary = WordPieces.load(VOCABULARY)
    articles = list(polnear("train", every_annotator=True))[: options.articles]
    known = inventory(articles)
    (options.out / "labels.json").write_text(json.dumps(asdict(known)))
    texts = taught(articles, known, torch.load(options.teacher)) if options.teacher else lessons(articles, known)
    del articles
    # Only contents read again: the cues of our own outermost attributions pull PolNeAR's away (EXPERIMENTS.md).
    inner = own_examples(vocabulary, outermost=False) if options.own_contents else []
    dev = list(polnear("dev"))
    model = pretrained(folder, known)
    if options.start:
        model.load_state_dict(torch.load(options.start))
    groups = parameter_groups(model, options.rate, options.layer_decay, options.head_rate)
    copyist = None
    if options.teacher:
        copyist = Copyist(model.shape.width, sample(texts))
        groups.append({"params": list(copyist.parameters()), "lr": options.head_rate, "peak": options.head_rate})
    optimizer = torch.optim.AdamW(groups, fused=True)
    averaged = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    best, began, done, minutes = -math.inf, time.monotonic(), 0, 0.0

    for epoch in range(options.epochs):
        model.train()
        # Other cuts every epoch: the model sees each sentence with other neighbours and at other positions.
        examples = [
            example
            for one in texts
            for example in cut(
                one.drawn(options.trust, rng), vocabulary, rng.randint(LIMIT // 3, LIMIT) if epoch else LIMIT
            )
        ]
        examples += inner
        steps = math.ceil(len(examples) / options.batch)
        sums: dict[str, float] = {}
        for step, batch in enumerate(batches(examples, options.batch, rng)):
            minutes = (time.monotonic() - began) / 60
            progress = max((epoch + step / steps) / options.epochs, minutes / options.stop_after)
            scale = min(1.0, (done + 1) * options.batch / WARM_UP) * max(0.02, 1.0 - progress)
            parts = losses(model, batch, copyist)
            # What is copied leads at first, and in the end what is to be read from it counts alone.
            shares = WEIGHTS | {"vectors": options.copy * (1.0 - progress)}
            descend(model, optimizer, torch.stack([shares[name] * part for name, part in parts.items()]).sum(), scale)
            done += 1
            if done % 5 == 0:
                follow(averaged, model, min(options.average, done / (done + 50)))
            for name, part in parts.items():
                sums[name] = sums.get(name, 0.0) + part.item()
            if step % 25 == 0:
                shown = "  ".join(f"{name} {total / (step + 1):.3f}" for name, total in sums.items())
                print(f"{minutes:6.1f} min  epoch {epoch + 1}  step {step}/{steps}  {shown}", flush=True)
            if progress >= 1.0:
                break
        torch.save(averaged, options.out / "last.pt")
        torch.save(model.state_dict(), options.out / "plain.pt")
        measured = evaluate(TorchHeads.of(averaged, known, vocabulary), dev)
        print(f"epoch {epoch + 1}  " + "  ".join(f"{name} {value:.3f}" for name, value in measured.items()), flush=True)
        if goal(measured) > best:
            best = goal(measured)
            torch.save(averaged, options.out / "best.pt")
        if minutes >= options.stop_after:
            break


if __name__ == "__main__":
    main()
