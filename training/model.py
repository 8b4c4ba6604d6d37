"""The network: one MiniLM encoder and the heads that read its word vectors.

Shapes: B windows, P pieces, W words, H = 384. Attention is written out because in bf16 on a CPU the fused kernel's
backward pass is slower.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dragoman.model.plover import EventType
from dragoman.reading.encoder import labels, pairs
from dragoman.reading.encoder.labels import ROLES, Inventory

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536
BRANCH = 4
"""Layers that events share with all else."""
EPSILON = 1e-12
CASES, QUOTED, MARKED = 5, 2, 3
LINK, ARC, RELATION = 128, 128, 128
DISTANCES, RANKS = 21, 9
IMPOSSIBLE = -1e4


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


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """[B, P, H] and an additive mask [B, 1, 1, P] to [B, P, H]."""
        b, p, _ = x.shape
        q, k, v = self.qkv(x).view(b, p, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5 + mask.to(q.dtype)
        mixed = (scores.softmax(-1, dtype=q.dtype) @ v).transpose(1, 2).reshape(b, p, HIDDEN)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Biaffine(nn.Module):
    """Score of a link from one span to another, with what their distance says, and of a link to nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix = nn.Parameter(torch.randn(2 * LINK, 2 * LINK) * 0.01)
        self.towards = nn.Parameter(torch.zeros(2 * LINK))
        self.none = nn.Linear(2 * LINK, 1)
        self.distance = nn.Parameter(torch.zeros(DISTANCES))
        self.rank = nn.Parameter(torch.zeros(RANKS))

    def forward(self, a: Tensor, b: Tensor, distance: Tensor, rank: Tensor) -> Tensor:
        """Span vectors [B, N, 2L] and [B, M, 2L], buckets [B, N, M] to scores [B, N, 1 + M]; column 0 is no link."""
        scores = a @ self.matrix @ b.transpose(-1, -2) + (b @ self.towards).unsqueeze(1)
        scores = scores + self.distance[distance] + self.rank[rank]
        return torch.cat([self.none(a), scores], -1)


@dataclass
class Scores:
    """What the heads say of a batch; words are padded to W."""

    roles: Tensor
    entities: Tensor
    tags: Tensor
    arcs: Tensor
    """[B, W, W + 1]: column W is the root."""
    words: Tensor
    links: Tensor
    """[B, W, L]: the vectors from which links between spans are scored."""
    inner: Tensor
    """[B, W]: whether a word is the cue of an attribution inside another."""
    branch: Tensor
    """[B, P, H]: the vectors that the events' own layers go on from."""


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, known: Inventory, vocabulary: int, positions: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(positions, HIDDEN)
        # Zero at first: training starts from the encoder as it was pre-trained.
        self.cases = nn.Embedding(CASES, HIDDEN)
        self.quoted = nn.Embedding(QUOTED, HIDDEN)
        nn.init.zeros_(self.cases.weight)
        nn.init.zeros_(self.quoted.weight)
        # Which pieces belong to the first and the second of two actors whose relation is asked for; 0 in plain reading.
        self.marked = nn.Embedding(MARKED, HIDDEN)
        nn.init.zeros_(self.marked.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)
        self.roles = nn.Linear(3 * HIDDEN, labels.count(len(ROLES)))
        self.transitions = nn.Parameter(torch.zeros(labels.count(len(ROLES)), labels.count(len(ROLES))))
        self.entities = nn.Linear(HIDDEN, labels.count(len(known.entities)))
        self.tags = nn.Linear(HIDDEN, len(known.tags))
        self.arc_dependent = nn.Linear(HIDDEN, ARC)
        self.arc_head = nn.Linear(HIDDEN, ARC)
        self.arc_matrix = nn.Parameter(torch.randn(ARC, ARC) * 0.01)
        self.arc_to = nn.Linear(ARC, 1)
        self.arc_root = nn.Linear(ARC, 1)
        self.relation_dependent = nn.Linear(HIDDEN, RELATION)
        self.relation_head = nn.Linear(HIDDEN, RELATION)
        self.relations = nn.Linear(RELATION, len(known.relations))
        # Events part from the rest below the last layers, so that what they learn costs attributions nothing.
        self.event_layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS - BRANCH))
        self.triggers = nn.Linear(3 * HIDDEN, labels.count(len(EventType)))
        self.pair_inner = nn.Linear(3 * HIDDEN, HIDDEN)
        self.pair = nn.Linear(HIDDEN, len(pairs.TYPES))
        self.inner = nn.Linear(3 * HIDDEN, 1)
        self.link = nn.Linear(HIDDEN, LINK)
        self.to_cue = Biaffine()
        self.to_source = Biaffine()

    def forward(self, batch: dict[str, Tensor]) -> Scores:
        """Encode a batch and score everything that needs no decision, but for events."""
        branch, x = self.encode(batch)
        words = self._words(x, batch)
        wide = with_neighbours(words)
        roles = self.roles(wide).float()
        # A span never runs into another paragraph: nothing continues on its first word.
        opening = batch["opens"].unsqueeze(-1).float() * IMPOSSIBLE
        roles = roles + opening * _continuing(roles.shape[-1])
        dependent, head = F.gelu(self.arc_dependent(words)), F.gelu(self.arc_head(words))
        arcs = (dependent @ self.arc_matrix @ head.transpose(-1, -2)).float() + self.arc_to(head).float().transpose(
            -1, -2
        )
        apart = batch["sentence"].unsqueeze(-1) != batch["sentence"].unsqueeze(-2)
        itself = torch.eye(arcs.shape[-1], dtype=torch.bool)
        arcs = arcs.masked_fill(apart | itself, IMPOSSIBLE)
        arcs = torch.cat([arcs, self.arc_root(dependent).float()], -1)
        return Scores(
            roles,
            self.entities(words).float(),
            self.tags(words).float(),
            arcs,
            words,
            F.gelu(self.link(words)).float(),
            self.inner(wide).squeeze(-1).float(),
            branch,
        )

    def encode(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Return the vectors [B, P, H] of all pieces: at the branch, and after the last layer."""
        p = batch["pieces"].shape[1]
        x = self.pieces(batch["pieces"]) + self.positions.weight[:p]
        x = self.dropout(self.norm(x + self.cases(batch["cases"]) + self.quoted(batch["quoted"])))
        mask = _additive(batch["mask"])
        for layer in self.layers[:BRANCH]:
            x = layer(x, mask)
        branch = x
        for layer in self.layers[BRANCH:]:
            x = layer(x, mask)
        return branch, x

    def events(self, branch: Tensor, mask: Tensor, marked: Tensor | None = None) -> Tensor:
        """Go on from the branch as the heads of events do; `marked` [B, P] tells of which actor each piece is."""
        x = branch if marked is None else branch + self.marked(marked)
        for layer in self.event_layers:
            x = layer(x, _additive(mask))
        return x

    def _words(self, x: Tensor, batch: dict[str, Tensor]) -> Tensor:
        """Return the vectors [B, W, H] of the first pieces of words."""
        return self.dropout(x.gather(1, batch["starts"].unsqueeze(-1).expand(-1, -1, HIDDEN)))

    def happenings(self, branch: Tensor, batch: dict[str, Tensor]) -> Tensor:
        """Score words as triggers of events by type: [B, W, K]."""
        words = self._words(self.events(branch, batch["mask"]), batch)
        return self.triggers(with_neighbours(words)).float()

    def pairs(self, branch: Tensor, batch: dict[str, Tensor]) -> Tensor:
        """Score the types of event [B, T] between the two actors whose pieces are `marked`."""
        x = self.events(branch, batch["mask"], batch["marked"])
        pooled = [_mean(x, batch["mask"])]
        pooled += [_mean(x, (batch["marked"] == which).to(x.dtype)) for which in (pairs.SOURCE, pairs.TARGET)]
        return self.pair(self.dropout(F.gelu(self.pair_inner(torch.cat(pooled, -1))))).float()

    def relate(self, words: Tensor, heads: Tensor) -> Tensor:
        """Relation scores [B, W, R] of each word to its head; the root's head is itself."""
        head = self.relation_head(words).gather(1, heads.unsqueeze(-1).expand(-1, -1, RELATION))
        return self.relations(F.gelu(self.relation_dependent(words) + head)).float()


def _additive(mask: Tensor) -> Tensor:
    """Return a mask [B, P] of ones and zeros as what is added to scores of attention."""
    return (mask - 1.0)[:, None, None, :] * -IMPOSSIBLE


def with_neighbours(words: Tensor) -> Tensor:
    """Put the words before and after beside each: [B, W, H] to [B, W, 3H]."""
    beside = F.pad(words, (0, 0, 1, 1))
    return torch.cat([beside[:, :-2], words, beside[:, 2:]], -1)


def _mean(x: Tensor, mask: Tensor) -> Tensor:
    """Return the mean [B, H] of the pieces of a mask [B, P]; zero where it holds none."""
    return (x * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True).clamp(min=1.0)


def _continuing(count: int) -> Tensor:
    return torch.tensor([float(k != labels.OUTSIDE and k % 2 == 0) for k in range(count)])


def forbidden() -> Tensor:
    """Additive mask [from, to] of role transitions: I-x follows only B-x or I-x."""
    n = labels.count(len(ROLES))
    mask = torch.zeros(n, n)
    for before in range(n):
        for after in range(2, n, 2):
            if before == labels.OUTSIDE or labels.kind_of(before) != labels.kind_of(after):
                mask[before, after] = IMPOSSIBLE
    return mask


def crf_loss(scores: Tensor, transitions: Tensor, gold: Tensor, lengths: Tensor) -> Tensor:
    """Negative log-likelihood of label sequences under a linear chain, per word; scores [B, W, K], gold [B, W]."""
    moves = transitions + forbidden()
    alpha = scores[:, 0]
    # Unbound once: indexing word by word would make the backward pass fill a whole tensor of zeros for each word.
    for t, score in enumerate(scores.unbind(1)[1:], start=1):
        step = torch.logsumexp(alpha.unsqueeze(-1) + moves, 1) + score
        alpha = torch.where((t < lengths).unsqueeze(-1), step, alpha)
    inside = torch.arange(scores.shape[1]) < lengths.unsqueeze(-1)
    path = scores.gather(-1, gold.unsqueeze(-1)).squeeze(-1) * inside
    path[:, 1:] += moves[gold[:, :-1], gold[:, 1:]] * inside[:, 1:]
    return (torch.logsumexp(alpha, -1) - path.sum(-1)).sum() / lengths.sum()


def pretrained(folder: Path, known: Inventory) -> Reader:
    """Build a reader on the weights of a BERT-like checkpoint (`model.safetensors` with the names of `BertModel`)."""
    from safetensors.torch import load_file

    given: dict[str, Any] = load_file(folder / "model.safetensors")
    pieces = given["embeddings.word_embeddings.weight"]
    positions = given["embeddings.position_embeddings.weight"]
    reader = Reader(known, len(pieces), len(positions))
    state = {
        "pieces.weight": pieces,
        # Every piece belongs to the first of BERT's two segments: its vector is folded into the positions.
        "positions.weight": positions + given["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    names = {"out": "attention.output.dense", "up": "intermediate.dense", "down": "output.dense"}
    names |= {"norm1": "attention.output.LayerNorm", "norm2": "output.LayerNorm"}
    for n in range(LAYERS):
        for kind in ("weight", "bias"):
            parts = [given[f"encoder.layer.{n}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"layers.{n}.qkv.{kind}"] = torch.cat(parts)
            for ours, theirs in names.items():
                state[f"layers.{n}.{ours}.{kind}"] = given[f"encoder.layer.{n}.{theirs}.{kind}"]
    missing, unexpected = reader.load_state_dict(state, strict=False)
    assert not unexpected
    assert not any(name.startswith(("layers", "pieces", "positions", "norm")) for name in missing)
    return reader
