"""Rounds the layers' products to bytes, with scales chosen by what really goes into them.

Activations have one scale for each product, fixed here, so that the runtime need not look for one in every row. What
that loses, it loses by the few columns whose numbers are many times as large as the others'. Where a product is narrow,
columns are made alike: large ones are divided by a factor, which their weights take over (Xiao et al., "SmoothQuant",
2023). Where it is wide, the largest few stay exact (Dettmers et al., "LLM.int8()", 2022). Weights have a scale for each
output and are rounded column by column, each making up for the error of those before, as far as what goes in allows
(Frantar et al., "GPTQ", 2023).

Shapes: N rows, I inputs, O outputs.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import torch
from torch import Tensor, nn

from training import clashes, events, pairs
from training.corpora import polnear
from training.evaluate import TorchHeads
from training.model import Reader

TOP, LARGEST = 127, 255
"""The largest weight in use (-128 is left out, so that scales are symmetric), and the largest activation."""
FINENESS = 16.0
"""Steps that the usual weight of an output is away from zero; files are compressed, so twice as many cost a bit."""
ARTICLES, OWN, PAIRS = 40, 150, 600
"""Articles of PolNeAR's train split, texts of our own of each kind, and marked pairs that are read for their rows."""
ROWS = 48
"""Rows that are kept of each run at most."""
KEPT = 20_000
"""Rows by which a product is rounded."""
TRIED = 4_000
"""Rows by which its scale is chosen."""
SMOOTHING = (0.6, 0.7, 0.8, 0.9)
"""How much of a column's size its weights take over; all are tried."""
CLIPPING = (1.0, 0.85, 0.7, 0.55)
"""Where the scale ends, by the largest number; all are tried."""
NARROW = 384
"""Inputs up to which columns are divided."""
EXACT = 16
"""Columns of wider products that are multiplied as they are."""
DAMPING = 0.01
"""Added to what is seen of each column, as a share of the mean, so that columns seen too little stay in bounds."""
BLOCK = 128
"""Columns that are rounded before the rest is told of their errors at once."""
SEED = 4
"""Of the rows that are drawn; of four tried the one whose network read dev best."""
LAYERS = ("layers", "event_layers")
SINGLE = ("points", "pair_inner")
Parameters = Mapping[str, Tensor]


@dataclass(frozen=True)
class Scale:
    """How rows are stored in bytes: x / columns / step + zero."""

    columns: Tensor
    """[I] by what the numbers are divided: ones where they are not."""
    step: float
    zero: int

    @property
    def divides(self) -> bool:
        """Whether any column is divided."""
        return bool((self.columns != 1).any())

    def restored(self, x: Tensor) -> Tensor:
        """Return rows [N, I] as they come back from bytes, their columns still divided."""
        stored = (torch.round(x / self.columns / self.step) + self.zero).clamp(0, LARGEST)
        return (stored - self.zero) * self.step


@dataclass(frozen=True)
class Product:
    """A product in bytes: what goes in by its scale, times the weights, plus the bias; and some columns exactly."""

    scale: Scale
    packed: Tensor
    """[O, I] int8: the weights, columns multiplied by what the scale divides them by; zeros in exact ones."""
    steps: Tensor
    """[O]"""
    bias: Tensor
    """[O]: the trained one and what rounding loses on average."""
    exact: Tensor
    """[E] indices of the columns that are multiplied as they are; often none."""
    weight: Tensor
    """[O, E]: the weights of those."""

    def of(self, x: Tensor) -> Tensor:
        """Return the product for rows [N, I]: [N, O]."""
        rounded = self.scale.restored(x) @ (self.packed.float() * self.steps[:, None]).T
        return rounded + x[:, self.exact] @ self.weight.T + self.bias


def products(heads: TorchHeads, seed: int = SEED) -> dict[str, Product]:
    """Return all products of a network by their names, and say by how much each departs."""
    rows = gathered(heads, random.Random(seed))
    parameters = {name: one.detach().float() for name, one in heads.model.state_dict().items()}
    # A layer's `qkv` comes after its `out`, whose columns it divides.
    made = dict[str, Product]()
    for name in sorted(rows):
        if name.endswith(".qkv"):
            # What goes into `out` are sums of value vectors: dividing those divides it without an operator.
            out = made[before := name.removesuffix("qkv") + "out"]
            parameters |= _divided(parameters, name, out.scale.columns)
            made[before] = replace(out, scale=replace(out.scale, columns=torch.ones_like(out.scale.columns)))
        made[name] = _rounded(rows[name], parameters, name)
    return made


def _divided(parameters: Parameters, name: str, columns: Tensor) -> dict[str, Tensor]:
    """Return the weights and bias of a layer's queries, keys and values with the values divided."""
    by = torch.cat([torch.ones(2 * len(columns)), columns])
    weight, bias = f"{name}.weight", f"{name}.bias"
    return {weight: parameters[weight] / by[:, None], bias: parameters[bias] / by}


def texts(rng: random.Random) -> Iterator[str]:
    """Yield articles and texts of our own."""
    articles = [article.text for article in polnear("train")]
    yield from rng.sample(articles, ARTICLES)
    yield from (text.text for text in rng.sample(events.load(events.TRAIN), OWN))
    yield from (text.text for text in rng.sample(clashes.load(clashes.TRAIN), OWN))


@torch.inference_mode()
def gathered(heads: TorchHeads, rng: random.Random) -> dict[str, Tensor]:
    """Read texts as the reader does; return what went into each product: [N, I] by name."""
    found = defaultdict[str, list[Tensor]](list)
    chance = torch.Generator().manual_seed(rng.randrange(1 << 30))

    def keep(name: str) -> Any:
        def hook(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            rows = given[0].reshape(-1, given[0].shape[-1])
            chosen = torch.randperm(len(rows), generator=chance)[:ROWS]
            found[name].append(rows[chosen].half())

        return hook

    hooks = [module.register_forward_pre_hook(keep(name)) for name, module in _modules(heads.model)]
    encoder = heads.encoder(threads=1)
    for text in texts(rng):
        encoder.read(text)
    for pair in rng.sample(pairs.own(), PAIRS):
        encoder.between(pair.sentence, pair.source, pair.target)
    for hook in hooks:
        hook.remove()
    rows = {name: torch.cat(some) for name, some in found.items()}
    return {name: some[torch.randperm(len(some), generator=chance)[:KEPT]].float() for name, some in rows.items()}


def _modules(model: Reader) -> Iterator[tuple[str, nn.Module]]:
    for name, module in model.named_modules():
        if name in SINGLE or (name.startswith(LAYERS) and isinstance(module, nn.Linear)):
            yield name, module


def _rounded(rows: Tensor, parameters: Parameters, name: str) -> Product:
    weight, bias = parameters[f"{name}.weight"], parameters[f"{name}.bias"]
    answers = rows @ weight.T + bias
    counts = _counts(answers - bias)
    exact = rows.abs().amax(0).argsort(descending=True)[: EXACT if rows.shape[1] > NARROW else 0].sort().values
    others = torch.ones(rows.shape[1])
    others[exact] = 0.0
    scale = _scale(rows * others, weight, counts)
    packed, steps = _columnwise(weight * others * scale.columns, scale.restored(rows) * others * counts.sqrt())
    made = Product(scale, packed, steps, bias, exact, weight[:, exact])
    lost = ((answers - made.of(rows)) * counts).sum(0) / counts.sum()
    made = replace(made, bias=bias + lost)
    print(f"{name:24} {_departure(made.of(rows), answers, counts):.4f}", flush=True)
    return made


def _counts(exact: Tensor) -> Tensor:
    """Return how much an error in each row counts: [N, 1].

    Few pieces, the marks of texts and paragraphs first of all, have vectors many times as long as the others'. What
    comes after brings all to one length, so an error counts by the length of its row.
    """
    lengths = exact.pow(2).sum(1, keepdim=True)
    return 1 / lengths.clamp(min=float(lengths.median()))


def stepped(rows: Tensor, fineness: float) -> Tensor:
    """Return the step [N] by which each of N rows is rounded: the root of its mean square is so many of them.

    It is larger where a row's largest number would not fit a byte otherwise.
    """
    usual, largest = rows.pow(2).mean(1).sqrt() / fineness, rows.abs().amax(1) / TOP
    return torch.maximum(usual, largest).clamp(min=1e-8)


def _departure(got: Tensor, exact: Tensor, counts: Tensor) -> float:
    """Return the size of an error by that of what it is an error of."""
    error, size = (got - exact).pow(2), (exact - exact.mean(0)).pow(2)
    return float(((error * counts).sum() / (size * counts).sum()).sqrt())


def _scale(rows: Tensor, weight: Tensor, counts: Tensor) -> Scale:
    """Return the scale that brings a product closest to the exact one, by some of its rows."""
    some = slice(TRIED)
    answers = rows[some] @ weight.T
    best, error = None, float("inf")
    sizes, heavy = rows.abs().amax(0).clamp(min=1e-3), weight.abs().amax(0).clamp(min=1e-4)
    none = torch.ones_like(sizes)
    alike = [sizes**share / heavy ** (1 - share) for share in SMOOTHING] if rows.shape[1] <= NARROW else []
    for columns, end in product([one / one.mean() for one in alike] or [none], CLIPPING):
        divided = rows / columns
        top = float(divided.abs().max()) * end
        low, high = max(float(divided.min()), -top), min(float(divided.max()), top)
        step = (high - low) / LARGEST
        scale = Scale(columns, step, round(-low / step))
        multiplied = weight * columns
        steps = stepped(multiplied, FINENESS)[:, None]
        got = scale.restored(rows[some]) @ (torch.round(multiplied / steps) * steps).T
        if (departs := _departure(got, answers, counts[some])) < error:
            best, error = scale, departs
    assert best is not None
    return best


def _columnwise(weight: Tensor, rows: Tensor) -> tuple[Tensor, Tensor]:
    """Round weights [O, I] to bytes; return them and their steps [O]."""
    steps = stepped(weight, FINENESS).double()
    seen = rows.double().T @ rows.double()
    seen += torch.eye(len(seen)) * seen.diagonal().mean() * DAMPING
    order = seen.diagonal().argsort(descending=True)
    left = weight.double()[:, order].clone()
    inverse = torch.cholesky_inverse(torch.linalg.cholesky(seen[order][:, order]))
    spread = torch.linalg.cholesky(inverse, upper=True)
    packed = torch.zeros_like(left)
    for begin in range(0, left.shape[1], BLOCK):
        end = min(begin + BLOCK, left.shape[1])
        errors = torch.zeros_like(left[:, begin:end])
        for i in range(begin, end):
            packed[:, i] = torch.round(left[:, i] / steps).clamp(-TOP, TOP)
            error = (left[:, i] - packed[:, i] * steps) / spread[i, i]
            left[:, i:end] -= error[:, None] * spread[i, i:end]
            errors[:, i - begin] = error
        left[:, end:] -= errors @ spread[begin:end, end:]
    return packed[:, order.argsort()].to(torch.int8), steps.float()
