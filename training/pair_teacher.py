"""A network that learns nothing but which type of event stands between two marked actors.

The encoder as pre-trained, all layers let learn, knows more of this than a branch of one that has learned attributions.
So it goes first, and the branch learns from its chances, also on pairs that nobody has labelled.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

import torch
import torch.nn.functional as F
from torch import Tensor

from dragoman.reading.encoder.labels import Inventory
from training.model import Reader, pretrained
from training.packaged import packaged_encoder
from training.pairs import PairExample, pair_batches
from training.train import descend, follow, pace

EPOCHS, SIZE, RATE, HEAD_RATE = 8, 16, 1e-4, 1e-3
SMOOTHING = 0.05
"""Of the types between actors, on many of which annotators differ."""


def pair_loss(model: Reader, branch: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Return the loss of a batch of pairs, from what the layers below the branch say of it."""
    return F.cross_entropy(model.pairs(branch, batch), batch["target"], label_smoothing=SMOOTHING)


def taught(known: Inventory, examples: Sequence[PairExample], rng: random.Random) -> Reader:
    """Return the encoder as pre-trained, taught on labelled pairs."""
    model = pretrained(packaged_encoder(), known)
    model.part_events()
    encoder = ("layers", "event_layers", "pieces", "positions", "norm")
    body = [p for n, p in model.named_parameters() if n.startswith(encoder)]
    heads = [p for n, p in model.named_parameters() if n.startswith(("pair", "marked", "cases", "quoted"))]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE, "peak": RATE}, {"params": heads, "lr": HEAD_RATE, "peak": HEAD_RATE}],
        weight_decay=0.01,
        fused=True,
    )
    averaged = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    whole, done = EPOCHS * (len(examples) // SIZE + 1), 0
    model.train()
    for _ in range(EPOCHS):
        for batch in pair_batches(examples, SIZE, rng):
            with torch.autocast("cpu", torch.bfloat16):
                loss = pair_loss(model, model.encode(batch)[0], batch)
            descend(model, optimizer, loss, pace(done, whole))
            done += 1
            follow(averaged, model, min(0.98, done / (done + 20)))
    model.load_state_dict(averaged)
    return model.eval()


@torch.no_grad()
def softened(model: Reader, examples: Sequence[PairExample], trust: float) -> list[PairExample]:
    """Return the pairs with the chances that a network gives their types mixed into what is to be learned of them.

    `trust` is the network's share for pairs that somebody has labelled; for the others it is 1.
    """
    made = []
    for i in range(0, len(examples), SIZE):
        group = examples[i : i + SIZE]
        (batch,) = pair_batches(group, SIZE)
        with torch.autocast("cpu", torch.bfloat16):
            chances = model.pairs(model.encode(batch)[0], batch).float().softmax(-1).numpy()
        for one, given in zip(group, chances, strict=True):
            share = trust if one.target.any() else 1.0
            made.append(replace(one, target=(1.0 - share) * one.target + share * given))
    return made
