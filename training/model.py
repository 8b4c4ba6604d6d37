"""The network: an encoder and the heads that read its word vectors.

Shapes: B windows, P pieces, W words, H the encoder's width.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import Stance
from dragoman.reading.encoder import labels, pairs, pointing
from dragoman.reading.encoder.labels import ROLES, Inventory
from training.encoder import IMPOSSIBLE, MINILM, Encoder, Layer, Shape, additive, weights

MARKED = 3
TOLD = ("triggers", "stances", "proposals", "clashes")
"""The heads that read what happened, where parties stand, and accounts that cannot all be true."""
EVENTS = ("event_layers", *TOLD, "points", "pair", "marked")
"""The parts of the network that only events and stances are read with; later stages train them."""
LINK, ARC, RELATION = 128, 128, 128
DISTANCES, RANKS = 21, 9


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


class Reader(Encoder):
    """Encoder and heads."""

    def __init__(
        self, known: Inventory, vocabulary: int, positions: int, shape: Shape = MINILM, dropout: float = 0.1
    ) -> None:
        super().__init__(shape, vocabulary, positions, dropout)
        # Which pieces belong to the first and the second of two actors whose relation is asked for; 0 in plain reading.
        self.marked = nn.Embedding(MARKED, shape.width)
        nn.init.zeros_(self.marked.weight)
        self.roles = nn.Linear(3 * shape.width, labels.count(len(ROLES)))
        self.transitions = nn.Parameter(torch.zeros(labels.count(len(ROLES)), labels.count(len(ROLES))))
        self.entities = nn.Linear(shape.width, labels.count(len(known.entities)))
        self.tags = nn.Linear(shape.width, len(known.tags))
        self.arc_dependent = nn.Linear(shape.width, ARC)
        self.arc_head = nn.Linear(shape.width, ARC)
        self.arc_matrix = nn.Parameter(torch.randn(ARC, ARC) * 0.01)
        self.arc_to = nn.Linear(ARC, 1)
        self.arc_root = nn.Linear(ARC, 1)
        self.relation_dependent = nn.Linear(shape.width, RELATION)
        self.relation_head = nn.Linear(shape.width, RELATION)
        self.relations = nn.Linear(RELATION, len(known.relations))
        # Events part from the rest below the last layers, so that what they learn costs attributions nothing.
        self.event_layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.events))
        self.triggers = nn.Linear(3 * shape.width, labels.count(len(EventType)))
        self.stances = nn.Linear(3 * shape.width, labels.count(len(Stance)))
        self.proposals = nn.Linear(3 * shape.width, labels.count(1))
        self.clashes = nn.Linear(3 * shape.width, labels.count(1))
        self.points = nn.Linear(shape.width, 2 * len(pointing.NAMES) * pointing.SIZE)
        self.pair_inner = nn.Linear(3 * shape.width, shape.width)
        self.pair = nn.Linear(shape.width, len(pairs.TYPES))
        self.inner = nn.Linear(3 * shape.width, 1)
        self.link = nn.Linear(shape.width, LINK)
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
        roles = roles + opening * continuing(roles.shape[-1])
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

    def part_events(self) -> None:
        """Copy the layers above the branch for events to go on from."""
        shared = self.layers[self.shape.branch : self.shape.branch + self.shape.events]
        for mine, given in zip(self.event_layers, shared, strict=True):
            mine.load_state_dict(given.state_dict())

    def events(self, branch: Tensor, mask: Tensor, marked: Tensor | None = None) -> Tensor:
        """Go on from the branch as the heads of events do; `marked` [B, P] tells of which actor each piece is."""
        x = branch if marked is None else branch + self.marked(marked)
        for layer in self.event_layers:
            x = layer(x, additive(mask))
        return x

    def _words(self, x: Tensor, batch: dict[str, Tensor]) -> Tensor:
        """Return the vectors [B, W, H] of the first pieces of words."""
        return self.dropout(x.gather(1, batch["starts"].unsqueeze(-1).expand(-1, -1, self.shape.width)))

    def happenings(self, branch: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Score words as triggers, as words of stance, as on the table and as of accounts that clash: each [B, W, K].

        `points` [B, W, 6D] are the vectors that tell what words of stance and of such accounts point at (`pointed`),
        `senses` [B, W, H] those that all of these are read from.
        """
        words = self._words(self.events(branch, batch["mask"]), batch)
        wide = with_neighbours(words)
        told = {name: getattr(self, name)(wide).float() for name in TOLD}
        return told | {"points": self.points(words).float(), "senses": words.float()}

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


def with_neighbours(words: Tensor) -> Tensor:
    """Put the words before and after beside each: [B, W, H] to [B, W, 3H]."""
    beside = F.pad(words, (0, 0, 1, 1))
    return torch.cat([beside[:, :-2], words, beside[:, 2:]], -1)


def pointed(points: Tensor, spans: Tensor) -> Tensor:
    """Score every word as each of NAMES of what stands at spans.

    `points` [B, W, 6D]; first and last words [B, N, 2]; the scores are [B, N, 3, W], log-odds each.
    """
    b, n = spans.shape[:2]
    shape = len(pointing.NAMES), pointing.SIZE
    asking, asked = points.view(b, -1, 2, *shape).unbind(2)
    edges = asking.gather(1, spans.view(b, -1, 1, 1).expand(-1, -1, *shape)).view(b, n, 2, *shape)
    return torch.einsum("bnkd,bwkd->bnkw", edges.sum(2), asked)


def _mean(x: Tensor, mask: Tensor) -> Tensor:
    """Return the mean [B, H] of the pieces of a mask [B, P]; zero where it holds none."""
    return (x * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True).clamp(min=1.0)


def continuing(count: int) -> Tensor:
    """Return 1 for every label that continues a span, 0 for the others: [count]."""
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
    """Build a reader on a pre-trained encoder (`training.encoder.weights`); what its heads will know is in `known`."""
    state = weights(folder)
    reader = empty(state, known)
    missing, unexpected = reader.load_state_dict(state, strict=False)
    assert not unexpected
    assert not any(name.startswith(("layers", "pieces", "positions", "norm", "distances")) for name in missing)
    return reader


def empty(state: Mapping[str, Tensor], known: Inventory) -> Reader:
    """Return a reader of the shape of a checkpoint, without its weights."""
    pieces = state["pieces.weight"]
    return Reader(known, len(pieces), len(state["positions.weight"]), Shape.of(pieces))


def restored(state: Mapping[str, Tensor], known: Inventory) -> Reader:
    """Return a reader with the weights of a checkpoint, which need not have all heads of events."""
    model = empty(state, known)
    missing, unexpected = model.load_state_dict(dict(state), strict=False)
    assert not unexpected, unexpected
    assert all(name.startswith(EVENTS) for name in missing), missing
    return model
