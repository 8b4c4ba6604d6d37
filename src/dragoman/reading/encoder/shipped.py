"""The model that the package brings along: five files in `reading/weights`."""

import json
from functools import cache
from pathlib import Path

import numpy as np

from dragoman.errors import ReadingError
from dragoman.reading.encoder import decoding
from dragoman.reading.encoder.engine import load_heads
from dragoman.reading.encoder.labels import ROLES, Inventory
from dragoman.reading.encoder.links import Biaffine
from dragoman.reading.encoder.pieces import WordPieces
from dragoman.reading.encoder.reader import Decoder, Encoder, digest_of

WEIGHTS = Path(__file__).parents[1] / "weights"
NETWORK, EVENTS, DECODER = "encoder.onnx.gz", "events.onnx.gz", "decoder.npz"
LABELS, TOKENIZER = "labels.json", "tokenizer.json"


@cache
def load(folder: Path = WEIGHTS, threads: int | None = None) -> Encoder:
    """Return the shipped encoder, loaded once a process; raises ReadingError where its files are incomplete."""
    paths = [folder / name for name in (NETWORK, EVENTS, DECODER, LABELS, TOKENIZER)]
    if missing := [path.name for path in paths if not path.is_file()]:
        raise ReadingError(f"{folder}: the reader's model lacks {', '.join(missing)}; install dragoman again")
    described = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    known = Inventory(*(tuple(described[key]) for key in ("entities", "tags", "relations")))
    with np.load(folder / DECODER) as arrays:
        parameters = {name: arrays[name].astype(np.float32) for name in arrays.files}
    decoder = Decoder(
        known,
        moves=parameters["transitions"] + decoding.transition_mask(len(ROLES)),
        to_cue=Biaffine.of(parameters, "to_cue"),
        to_source=Biaffine.of(parameters, "to_source"),
    )
    digest = digest_of(path.read_bytes() for path in paths)
    heads = load_heads(folder / NETWORK, folder / EVENTS)
    return Encoder(heads, WordPieces.load(folder / TOKENIZER), decoder, described["name"], digest, threads)
