"""Write a checkpoint as the files that the package ships: `python -m training.export CHECKPOINT_FOLDER`.

The encoder's matrices become int8 (symmetric, a scale for each column) and its activations int8 with a scale for each
window; embeddings are int8 by rows; the heads, a fiftieth of the work, stay float32.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from dragoman.reading.encoder.shipped import DECODER, LABELS, NETWORK, TOKENIZER, WEIGHTS
from training.evaluate import decoder_parameters
from training.graph import build
from training.train import packaged_encoder

NAME = "reader-en 1"


def export(folder: Path, checkpoint: str, encoder: Path, out: Path) -> None:
    """Write network, decoder parameters, labels and vocabulary."""
    state = torch.load(folder / checkpoint)
    parameters = {name: tensor.float().numpy() for name, tensor in state.items()}
    out.mkdir(parents=True, exist_ok=True)
    network = build(parameters)
    matrices = [
        node.name for node in network.graph.node if node.op_type == "MatMul" and node.name.startswith("layers.")
    ]
    with tempfile.TemporaryDirectory() as temporary:
        plain = Path(temporary) / "plain.onnx"
        onnx.save(network, plain)
        quantize_dynamic(
            plain, out / NETWORK, nodes_to_quantize=matrices, per_channel=True, weight_type=QuantType.QInt8
        )
    np.savez_compressed(out / DECODER, **decoder_parameters(state))
    labels = json.loads((folder / "labels.json").read_text())
    (out / LABELS).write_text(json.dumps({"name": NAME} | labels, indent=1) + "\n")
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
