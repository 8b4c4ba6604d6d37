"""Hold the shipped network against the checkpoint it came from: `python -m training.compare CHECKPOINT_FOLDER`.

Prints the dev scores of both side by side: what quantisation costs.
"""

import argparse
import json
from pathlib import Path

import torch

from dragoman.reading.encoder.labels import Inventory
from dragoman.reading.encoder.pieces import WordPieces
from dragoman.reading.encoder.shipped import TOKENIZER, WEIGHTS, load
from training.corpora import polnear
from training.evaluate import TorchHeads, measure


def main() -> None:
    """Print both columns and their difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--checkpoint", default="best.pt")
    options = parser.parse_args()
    described = json.loads((options.folder / "labels.json").read_text())
    known = Inventory(*(tuple(described[key]) for key in ("entities", "tags", "relations")))
    heads = TorchHeads.of(torch.load(options.folder / options.checkpoint), known, WordPieces.load(WEIGHTS / TOKENIZER))
    dev = list(polnear("dev"))
    plain, shipped = measure(heads.encoder(), dev), measure(load(), dev)
    print(f"{'':20} {'float32':>8} {'shipped':>8} {'lost':>8}")
    for name, value in plain.items():
        print(f"{name:20} {value:8.4f} {shipped[name]:8.4f} {value - shipped[name]:8.4f}")


if __name__ == "__main__":
    main()
