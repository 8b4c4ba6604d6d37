"""Measure a model on the dev split: `python -m training.evaluate CHECKPOINT_FOLDER [--checkpoint best.pt]`.

The texts go through the runtime's own reader with this network in place of the shipped one, and the attributions to
`score/attribution.py` of the shared folder; tags, trees and entities are held against CoreNLP's.
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from dragoman.reading.encoder import decoding
from dragoman.reading.encoder.decoding import Floats
from dragoman.reading.encoder.engine import Output, Told
from dragoman.reading.encoder.labels import ROLES, Inventory
from dragoman.reading.encoder.links import Biaffine
from dragoman.reading.encoder.pieces import Window, WordPieces
from dragoman.reading.encoder.reader import Decoder, Encoder
from dragoman.reading.encoder.words import Ints
from dragoman.reading.layers import ROOT, Layers
from training.corpora import Article, polnear, shared
from training.encoder import MINILM
from training.model import Reader, restored
from training.packaged import VOCABULARY

SHOWN = (
    "fragment source",
    "fragment cue",
    "fragment content",
    "token source",
    "token cue",
    "token content",
    "relation relaxed",
    "relation strict",
)
LINKS = ("to_cue", "to_source")


@dataclass(frozen=True)
class TorchHeads:
    """A network in PyTorch, run window by window: in float32, or in bf16 where it is larger than what is shipped."""

    model: Reader
    vocabulary: WordPieces
    known: Inventory

    @classmethod
    def of(cls, state: Mapping[str, Tensor], known: Inventory, vocabulary: WordPieces) -> "TorchHeads":
        """Build the network around trained parameters."""
        return cls(restored(state, known).eval(), vocabulary, known)

    @torch.inference_mode()
    def run(self, window: Window) -> Output:
        """Return what the heads say of one window."""
        names = ("pieces", "cases", "quoted", "starts", "sentence", "opens")
        batch = {name: torch.from_numpy(getattr(window, name))[None] for name in names}
        with torch.autocast("cpu", torch.bfloat16, enabled=self.model.shape != MINILM):
            scores = self.model(batch | {"mask": torch.ones_like(batch["pieces"]).float()})
            own = torch.arange(scores.arcs.shape[1])
            chosen = scores.arcs.argmax(-1)
            relations = self.model.relate(scores.words, torch.where(chosen == len(own), own, chosen))
        return Output(
            scores.roles[0].numpy(),
            scores.links[0].numpy(),
            scores.entities[0].numpy(),
            scores.tags[0].argmax(-1).numpy(),
            scores.arcs[0].numpy(),
            relations[0].argmax(-1).numpy(),
            scores.inner[0].numpy(),
            scores.branch.float().numpy(),
        )

    def again(self, windows: Sequence[Window]) -> Sequence[Output]:
        """Return what the heads say of each of several passages."""
        return [self.run(window) for window in windows]

    @torch.inference_mode()
    def told(self, window: Window, branch: Floats) -> Told:
        """Return the scores of what tells of events and stances."""
        batch = {"mask": torch.ones((1, len(window.pieces))), "starts": torch.from_numpy(window.starts)[None]}
        scores = self.model.happenings(torch.from_numpy(branch), batch)
        return Told(**{name: one[0].numpy() for name, one in scores.items()})

    @torch.inference_mode()
    def between(self, window: Window, marked: Ints) -> Floats:
        """Return the scores of the types of event between two marked actors."""
        batch = {name: torch.from_numpy(getattr(window, name))[None] for name in ("pieces", "cases", "quoted")}
        batch |= {"marked": torch.from_numpy(marked)[None], "mask": torch.ones((1, len(marked)))}
        return self.model.pairs(self.model.encode(batch)[0], batch)[0].numpy()

    def encoder(self, threads: int = 2) -> Encoder:
        """Return the runtime's reader around this network."""
        return Encoder(self, self.vocabulary, decoder(self.model.state_dict(), self.known), "in training", "", threads)


def labels_in(file: Path) -> Inventory:
    """Return the label sets that a file beside a checkpoint, or the shipped one, holds."""
    described = json.loads(file.read_text(encoding="utf-8"))
    return Inventory(*(tuple(described[key]) for key in ("entities", "tags", "relations")))


def loaded(checkpoint: Path) -> TorchHeads:
    """Return the network of a checkpoint, beside which its labels lie."""
    known = labels_in(checkpoint.parent / "labels.json")
    return TorchHeads.of(torch.load(checkpoint), known, WordPieces.load(VOCABULARY))


def decoder_parameters(state: Mapping[str, Tensor]) -> dict[str, np.ndarray[Any, np.dtype[np.float32]]]:
    """Return the parameters that are used outside the network."""
    outside = ("transitions", *(f"{name}." for name in LINKS))
    return {name: tensor.float().numpy() for name, tensor in state.items() if name.startswith(outside)}


def decoder(state: Mapping[str, Tensor], known: Inventory) -> Decoder:
    """Return the runtime's decoder around trained parameters."""
    parameters = decoder_parameters(state)
    moves = parameters["transitions"] + decoding.transition_mask(len(ROLES))
    return Decoder(known, moves, *(Biaffine.of(parameters, name) for name in LINKS))


def scorer() -> Any:
    """Import the shared attribution scorer."""
    spec = importlib.util.spec_from_file_location("attribution_scorer", shared() / "score" / "attribution.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def attributions(layers: Layers) -> list[dict[str, list[list[int]]]]:
    """Return the outermost attributions as the scorer wants them."""
    return [
        {role: [[s.begin, s.end] for s in getattr(a, role)] for role in ROLES}
        for a in layers.attributions
        if a.within is None
    ]


def evaluate(heads: TorchHeads, articles: Sequence[Article]) -> dict[str, float]:
    """Return the scores of a network in training."""
    return measure(heads.encoder(), articles)


def measure(encoder: Encoder, articles: Sequence[Article]) -> dict[str, float]:
    """Return the F1 scores of an encoder's attributions, and its agreement with CoreNLP."""
    read = dict(zip((a.id for a in articles), encoder.read_many([a.text for a in articles]), strict=True))
    gold = {a.id: {"text": a.text, "attributions": list(a.attributions)} for a in articles}
    scores = scorer().score(gold, {key: {"attributions": attributions(layers)} for key, layers in read.items()})
    return {name: scores[name]["f1"] for name in SHOWN} | grammar((a, read[a.id]) for a in articles)


def grammar(pairs: Iterable[tuple[Article, Layers]]) -> dict[str, float]:
    """Return accuracy of tags, unlabelled and labelled attachment and F1 of entities against CoreNLP's reading."""
    right = dict.fromkeys(("tags", "unlabelled", "labelled"), 0)
    count = mine = theirs = both = 0
    for article, layers in pairs:
        words = {(w.span.begin, w.span.end): w for w in layers.words}
        gold_entities = set()
        for sentence in article.sentences:
            kind, begin, end = "O", 0, 0
            for token in (*sentence, None):
                if token is None or token.entity != kind:
                    if kind != "O":
                        gold_entities.add((kind, begin, end))
                    kind, begin = (token.entity, token.begin) if token else ("O", 0)
                end = token.end if token else 0
            for token in sentence:
                word = words.get((token.begin, token.end))
                if word is None:
                    continue
                count += 1
                right["tags"] += word.tag == token.tag
                head = layers.words[word.head].span.begin if word.head != ROOT else None
                attached = head == (sentence[token.head].begin if token.head >= 0 else None)
                right["unlabelled"] += attached
                right["labelled"] += attached and word.relation == token.relation
        found = {(e.kind, e.span.begin, e.span.end) for e in layers.entities} if article.sentences else set()
        mine, theirs, both = mine + len(found), theirs + len(gold_entities), both + len(found & gold_entities)
    return {name: n / max(1, count) for name, n in right.items()} | {"entities": 2 * both / max(1, mine + theirs)}


def goal(measured: Mapping[str, float]) -> float:
    """Return the number by which checkpoints are compared: all that is measured, attributions counted fully."""
    return sum(measured[name] for name in SHOWN) + 0.5 * (
        measured["labelled"] + measured["entities"] + measured["tags"]
    )


def main() -> None:
    """Print the dev scores of a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--checkpoint", default="best.pt")
    options = parser.parse_args()
    heads = loaded(options.folder / options.checkpoint)
    for name, value in evaluate(heads, list(polnear("dev"))).items():
        print(f"{name:20} {value:.4f}")


if __name__ == "__main__":
    main()
