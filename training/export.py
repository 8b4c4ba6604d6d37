"""Write a checkpoint as the files that the package ships: `python -m training.export CHECKPOINT_FOLDER`.

The encoder's matrices are stored and multiplied in int8, as `training.graph` says; its embeddings are stored in int8;
all else, the heads included, is float32.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch

from dragoman.reading.encoder import labels
from dragoman.reading.encoder.labels import ROLES
from dragoman.reading.encoder.shipped import DECODER, EVENTS, LABELS, NETWORK, TOKENIZER, WEIGHTS
from training.encoder import packaged_encoder
from training.evaluate import decoder_parameters
from training.graph import build, build_events

NAME = "reader-en 9"
SOURCE = ROLES.index("source")
SHIFTS = {labels.OUTSIDE: -0.1, labels.begin(SOURCE): 0.2, labels.inside(SOURCE): 0.2}
"""Added to the role head's scores: rounding to int8 and the best path both lean to "nothing here". Chosen on dev."""


def export(folder: Path, checkpoint: str, encoder: Path, out: Path) -> None:
    """Write network, decoder parameters, labels and vocabulary."""
    state = torch.load(folder / checkpoint)
    parameters = {name: tensor.float().numpy() for name, tensor in state.items()}
    for label, shift in SHIFTS.items():
        parameters["roles.bias"][label] += shift
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(build(parameters), out / NETWORK)
    onnx.save(build_events(parameters), out / EVENTS)
    np.savez_compressed(out / DECODER, **decoder_parameters(state))
    known = json.loads((folder / "labels.json").read_text())
    (out / LABELS).write_text(json.dumps({"name": NAME} | known, indent=1) + "\n")
    shutil.copyfile(encoder / TOKENIZER, out / TOKENIZER)


def main() -> None:
    """Export a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--checkpoint", default="best.pt")
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    export(options.folder, options.checkpoint, options.encoder or packaged_encoder(), options.out)


if __name__ == "__main__":
    main()
