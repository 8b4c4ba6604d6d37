"""Turn shipped files back into a checkpoint: `python -m training.unpack OUT`, so that training can go on from them.

What was stored in int8 comes back as rounded as it is shipped.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from dragoman.reading.encoder.runtime import stored
from dragoman.reading.encoder.shipped import DECODER, EVENTS, LABELS, NETWORK, WEIGHTS
from training.evaluate import labels_in
from training.export import SHIFTS
from training.model import Reader

_BOTH = ("cases", "quoted", "positions", "marked")
"""Tables that are stored as they are; other matrices that are, are stored turned over."""


def unpacked(folder: Path = WEIGHTS) -> dict[str, Tensor]:
    """Return the parameters of the network whose files lie in a folder, by their names in `Reader.state_dict`."""
    found: dict[str, np.ndarray[Any, Any]] = {}
    for name in (NETWORK, EVENTS):
        graph = onnx.load_model_from_string(stored(folder / name)).graph
        constants = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        for key, value in constants.items():
            base = key.rpartition(".")[0]
            if key.endswith(".packed") and constants[f"{base}.scales"].ndim == 1:
                weight = value.T * constants[f"{base}.scales"][:, None] * constants.get(f"{base}.columns", 1)
                if f"{base}.exact" in constants:
                    weight[:, constants[f"{base}.exact"]] = constants[f"{base}.kept"].T
                found[f"{base}.weight"] = weight
            elif key.endswith(".packed"):
                found[f"{base}.weight"] = value * constants[f"{base}.scales"]
            elif key.endswith(".weight") and value.ndim == 2 and base not in _BOTH:
                found[key] = value.T
            else:
                found[key] = value
    found["marked.weight"] = found["marked.weight"][1:]
    with np.load(folder / DECODER) as arrays:
        found |= {name: arrays[name] for name in arrays.files}
    found["roles.bias"] = found["roles.bias"].copy()
    for label, shift in SHIFTS.items():
        found["roles.bias"][label] -= shift
    names = Reader(labels_in(folder / LABELS), len(found["pieces.weight"]), len(found["positions.weight"])).state_dict()
    return {name: torch.from_numpy(np.array(found[name], dtype=np.float32)) for name in names}


def main() -> None:
    """Write the checkpoint and its labels."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folder", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(unpacked(options.folder), options.out / "best.pt")
    described = json.loads((options.folder / LABELS).read_text(encoding="utf-8"))
    del described["name"]
    (options.out / "labels.json").write_text(json.dumps(described))


if __name__ == "__main__":
    main()
