"""The encoders that readers are built on: MiniLM, which is shipped, and MPNet, which is to teach it.

Shapes: B windows, P pieces, H the encoder's width. Attention is written out because in bf16 on a CPU the fused kernel's
backward pass is slower.
"""

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.packaged import NETWORK, VOCABULARY, unrounded

CASES, QUOTED = 5, 2
BUCKETS, FARTHEST = 32, 128
"""Kinds of distance between two pieces that MPNet tells apart, and the distance from which on all are one."""
IMPOSSIBLE = -1e4
_SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
"""How MPNet's vocabulary, else the same, writes pieces of BERT's."""


@dataclass(frozen=True)
class Shape:
    """The sizes of an encoder."""

    width: int
    layers: int
    inner: int
    epsilon: float
    branch: int
    """Layers that events share with all else."""
    events: int
    """Layers that events go on from there with, theirs alone."""
    relative: bool
    """Whether attention is shifted by the distance of two pieces, as in MPNet."""
    heads: int = 12

    @classmethod
    def of(cls, pieces: Tensor) -> "Shape":
        """Return the shape of the encoder whose table of pieces this is; raise ValueError where it is neither's."""
        for shape in (MINILM, MPNET):
            if shape.width == pieces.shape[1]:
                return shape
        raise ValueError(f"an encoder {pieces.shape[1]} wide is neither MiniLM (384) nor MPNet (768)")


MINILM = Shape(width=384, layers=12, inner=1536, epsilon=1e-12, branch=8, events=2, relative=False)
MPNET = Shape(width=768, layers=12, inner=3072, epsilon=1e-5, branch=12, events=0, relative=True)


class Dropout(nn.Module):
    """Dropout whose masks are cut from a pool of random ones: drawing them anew took a tenth of each step on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """Zero a share of the numbers and scale the rest up, in training only."""
        if not self.training or self.rate == 0.0:
            return x
        masks, count = _masks(self.rate), x.numel()
        offset = int(torch.randint(0, len(masks) - count, ()))
        return x * masks[offset : offset + count].view(x.shape).to(x.dtype)


@cache
def _masks(rate: float) -> Tensor:
    return (torch.rand(1 << 24) >= rate).float() / (1.0 - rate)


class Attention(torch.autograd.Function):
    """What pieces take from each other: queries, keys, values [B, heads, P, D] and an additive mask to such values.

    Written out with its gradient, so that no more copies of the scores are made than must be; they are most of what a
    step moves through memory. The mask learns nothing.
    """

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
        """Return the values of all pieces, each by its share."""
        scores = q @ k.transpose(-1, -2)
        scores += mask
        shares = scores.softmax(-1)
        ctx.save_for_backward(q, k, v, shares)
        return shares @ v

    @staticmethod
    def backward(ctx: Any, *given: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:
        """Return the gradients of queries, keys and values."""
        (grad,) = given
        q, k, v, shares = ctx.saved_tensors
        scores = torch._softmax_backward_data(grad @ v.transpose(-1, -2), shares, -1, shares.dtype)
        return scores @ k, scores.transpose(-1, -2) @ q, shares.transpose(-1, -2) @ grad, None


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads, self.size = shape.heads, shape.width // shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.norm2 = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """[B, P, H] and an additive mask [B, 1 or heads, 1 or P, P] to [B, P, H]."""
        b, p, width = x.shape
        q, k, v = self.qkv(x).view(b, p, 3, self.heads, self.size).permute(2, 0, 3, 1, 4)
        mixed = Attention.apply(q * self.size**-0.5, k, v, mask.to(q.dtype)).transpose(1, 2).reshape(b, p, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces, with their letter case and whether they stand in quotation marks, to vectors."""

    def __init__(self, shape: Shape, vocabulary: int, positions: int, dropout: float) -> None:
        super().__init__()
        self.shape = shape
        self.pieces = nn.Embedding(vocabulary, shape.width)
        self.positions = nn.Embedding(positions, shape.width)
        # Zero at first: training starts from the encoder as it was pre-trained.
        self.cases = nn.Embedding(CASES, shape.width)
        self.quoted = nn.Embedding(QUOTED, shape.width)
        nn.init.zeros_(self.cases.weight)
        nn.init.zeros_(self.quoted.weight)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        if shape.relative:
            self.distances = nn.Embedding(BUCKETS, shape.heads)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.dropout = Dropout(dropout)

    def encode(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Return the vectors [B, P, H] of all pieces: at the branch, and after the last layer."""
        p = batch["pieces"].shape[1]
        x = self.pieces(batch["pieces"]) + self.positions.weight[:p]
        x = branch = self.dropout(self.norm(x + self.cases(batch["cases"]) + self.quoted(batch["quoted"])))
        mask = additive(batch["mask"])
        if self.shape.relative:
            mask = mask + self.distances(buckets(p)).permute(2, 0, 1)[None]
        for n, layer in enumerate(self.layers, start=1):
            x = layer(x, mask)
            branch = x if n == self.shape.branch else branch
        return branch, x


def additive(mask: Tensor) -> Tensor:
    """Return a mask [B, P] of ones and zeros as what is added to scores of attention."""
    return (mask - 1.0)[:, None, None, :] * -IMPOSSIBLE


def buckets(p: int) -> Tensor:
    """Return for each of P pieces the bucket of its distance to each other, as in T5 and MPNet: [P, P]."""
    place = torch.arange(p)
    distance = place[None, :] - place[:, None]
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = distance.abs().clamp(min=1).float()
    coarse = exact + (torch.log(far / exact) / math.log(FARTHEST / exact) * (half - exact)).long()
    size = torch.where(distance.abs() < exact, distance.abs(), coarse.clamp(max=half - 1))
    return size + (distance > 0) * half


def weights(folder: Path) -> dict[str, Tensor]:
    """Return a checkpoint of BERT's or MPNet's form under the names of `Encoder`.

    It is `model.safetensors` in a folder, or a network that was rounded to bytes (`training.packaged`).
    MPNet's rows are put into the order of the vocabulary that is shipped.
    """
    if (folder / NETWORK).exists():
        given = unrounded(folder / NETWORK)
    else:
        from safetensors.torch import load_file

        given = load_file(folder / "model.safetensors")
    pieces, positions = (given[f"embeddings.{kind}_embeddings.weight"] for kind in ("word", "position"))
    shape = Shape.of(pieces)
    state = {"norm.weight": given["embeddings.LayerNorm.weight"], "norm.bias": given["embeddings.LayerNorm.bias"]}
    names = {"up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}
    if shape.relative:
        theirs = Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab()
        ours = Tokenizer.from_file(str(VOCABULARY)).get_vocab()
        order = [theirs[_SPECIAL.get(piece, piece)] for piece, _ in sorted(ours.items(), key=lambda x: x[1])]
        state["pieces.weight"] = pieces[torch.tensor(order)]
        # The positions of padding and of nothing come first.
        state["positions.weight"] = positions[2:]
        state["distances.weight"] = given["encoder.relative_attention_bias.weight"]
        names |= {"out": "attention.attn.o", "norm1": "attention.LayerNorm"}
        parts = [f"attention.attn.{part}" for part in "qkv"]
    else:
        state["pieces.weight"] = pieces
        # Every piece belongs to the first of BERT's two segments: its vector is folded into the positions.
        state["positions.weight"] = positions + given["embeddings.token_type_embeddings.weight"][0]
        names |= {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm"}
        parts = [f"attention.self.{part}" for part in ("query", "key", "value")]
    for n in range(shape.layers):
        for kind in ("weight", "bias"):
            state[f"layers.{n}.qkv.{kind}"] = torch.cat([given[f"encoder.layer.{n}.{part}.{kind}"] for part in parts])
            for name, their_name in names.items():
                state[f"layers.{n}.{name}.{kind}"] = given[f"encoder.layer.{n}.{their_name}.{kind}"]
    return state
