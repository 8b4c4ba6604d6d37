"""Write a checkpoint as the files that the package ships: `python -m training.export CHECKPOINT_FOLDER`.

The layers' matrices are stored and multiplied in int8, as `training.quantise` rounds them; embeddings are stored in
int8; all else, the heads included, is float32. Numbers of few steps compress well: the files are kept so.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np

from dragoman.reading.encoder import labels
from dragoman.reading.encoder.labels import ROLES
from dragoman.reading.encoder.shipped import DECODER, EVENTS, LABELS, NETWORK, TOKENIZER, WEIGHTS
from training.evaluate import decoder_parameters, loaded
from training.graph import build, build_events, save
from training.packaged import VOCABULARY
from training.quantise import products

NAME = "reader-en 11"
SOURCE, CUE = ROLES.index("source"), ROLES.index("cue")
SHIFTS = {
    labels.begin(SOURCE): 0.3,
    labels.inside(SOURCE): 0.3,
    labels.begin(CUE): 0.1,
    labels.inside(CUE): 0.1,
}
"""Added to the role head's scores: the best path leans to contents and to "nothing here". Chosen on dev."""


def export(folder: Path, checkpoint: str, out: Path) -> None:
    """Write network, decoder parameters, labels and vocabulary."""
    heads = loaded(folder / checkpoint)
    rounded, state = products(heads), heads.model.state_dict()
    parameters = {name: tensor.float().numpy() for name, tensor in state.items()}
    for label, shift in SHIFTS.items():
        parameters["roles.bias"][label] += shift
    out.mkdir(parents=True, exist_ok=True)
    save(build(parameters, rounded), out / NETWORK)
    save(build_events(parameters, rounded), out / EVENTS)
    np.savez_compressed(out / DECODER, **decoder_parameters(state))
    known = json.loads((folder / "labels.json").read_text())
    (out / LABELS).write_text(json.dumps({"name": NAME} | known, indent=1) + "\n")
    if not (out / TOKENIZER).exists():
        shutil.copyfile(VOCABULARY, out / TOKENIZER)


def main() -> None:
    """Export a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--checkpoint", default="best.pt")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    export(options.folder, options.checkpoint, options.out)


if __name__ == "__main__":
    main()
