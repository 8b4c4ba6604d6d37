"""The networks: their layers and the matrices of their heads in the library, all else of the heads in onnxruntime."""

import ctypes
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from dragoman.reading.encoder.compiled.binding import WIDTH, Embedding, Memory, Unavailable, library
from dragoman.reading.encoder.compiled.layout import Held, Layers, linear
from dragoman.reading.encoder.compiled.onnx_file import Array, OnnxFile
from dragoman.reading.encoder.decoding import Floats
from dragoman.reading.encoder.runtime import Given, Network, Rereading, session, stored


class _Heads:
    """The heads of words: their matrices in the library, what they do with the products in onnxruntime."""

    def __init__(self, code: ctypes.CDLL, path: Path, file: OnnxFile, outputs: Sequence[str], wide: str) -> None:
        """Take the outputs, and the name of a matrix that words with those beside them are multiplied by."""
        self._code, self._memory, self._held = code, Memory(), Held()
        self._words = file.taking("starts").gives[0]
        # Vectors of words may be an output themselves.
        self._computed = [name for name in outputs if name != self._words]
        linears = [file.linears(rows) for rows in (self._words, file.taking(wide).takes[0])]
        needed = file.needed({*linears[0], *linears[1]}, self._computed)
        parts = [{name: one for name, one in some.items() if name in needed} for some in linears]
        self._own = linear(file, list(parts[0].values()), WIDTH, self._held)
        self._wide = linear(file, list(parts[1].values()), 3 * WIDTH, self._held)
        # Where each part of those two products begins and ends.
        widths = [{name: file.array(bias).size for name, (_, bias) in some.items()} for some in parts]
        self._columns = [
            dict(zip(some, pairwise(np.cumsum([0, *some.values()]).tolist()), strict=True)) for some in widths
        ]
        shapes: dict[str, tuple[int | None, ...]] = {n: (None, w) for some in widths for n, w in some.items()}
        # What else the session is told: the words, where anything else is computed from them.
        self._shared = file.needed({*shapes, self._words}, self._computed) - shapes.keys()
        shapes |= dict.fromkeys(self._shared, (None, WIDTH))
        self._session = session(file.after(shapes, self._computed), str(path))

    def run(self, encoded: Floats, starts: Array, bounds: Array, **given: Array) -> dict[str, Floats]:
        """Return all outputs for the words of windows, each from one bound to the next, by the rows they start with."""
        starts, bounds = (np.ascontiguousarray(one, np.int64) for one in (starts, bounds))
        made = [np.empty((len(starts), one.outputs), np.float32) for one in (self._own, self._wide)]
        self._code.dragoman_read(
            ctypes.addressof(self._own),
            ctypes.addressof(self._wide),
            *(one.ctypes.data for one in (encoded, starts, bounds)),
            len(bounds) - 1,
            *(one.ctypes.data for one in made),
            self._memory.for_pieces(self._code, len(starts)),
        )
        words = encoded[starts]
        asked = dict.fromkeys(self._shared, words)
        for array, columns in zip(made, self._columns, strict=True):
            asked |= {name: array[:, a:b] for name, (a, b) in columns.items()}
        found = zip(self._computed, self._session.run(self._computed, asked | given), strict=True)
        return {self._words: words, **dict(found)}


class CompiledEncoder:
    """The encoder: its layers compiled, its heads in onnxruntime."""

    def __init__(self, code: ctypes.CDLL, path: Path, again: Sequence[str]) -> None:
        """Take a network's file, and the outputs that are asked for of passages read again.

        Raises ValueError where its layers are not what the library is written for.
        """
        file = OnnxFile(stored(path))
        self._code, self._memory = code, Memory()
        self._layers = layers = Layers(file, "layers")
        tables = [file.array(name) for name in ("pieces.packed", "pieces.scales", "positions.weight", "cases.weight")]
        if tables[0].shape[1:] != (WIDTH,) or tables[1].shape != (len(tables[0]), 1):
            raise ValueError(f"embeddings are {tables[0].shape} by scales {tables[1].shape}, not {WIDTH} wide by one")
        places = [layers.held.at(one, one.dtype) for one in (*tables, file.array("quoted.weight"))]
        self._longest = len(tables[2])
        self._embedding = Embedding(*places, layers.norm(file, "norm"))
        given = [file.taking(layers.last(n + 1)).gives[0] for n in range(len(layers))]
        self._branching = 1 + given.index(file.giving("branch").takes[0])
        outputs = [name for name in file.outputs if name != "branch"]
        self._heads, self._again = (_Heads(code, path, file, asked, "roles.weight") for asked in (outputs, again))

    def run(self, outputs: Sequence[str], given: Given) -> list[Floats]:
        """Return outputs by their names."""
        encoded, branch, _ = self._encoded([given], "branch" in outputs)
        found = {"branch": branch[None]}
        if set(outputs) != {"branch"}:
            starts = given["starts"]
            found |= self._heads.run(encoded, starts, np.asarray((0, len(starts))), sentence=given["sentence"])
        return [found[name] for name in outputs]

    def run_again(self, outputs: Sequence[str], given: Sequence[Given]) -> list[list[Floats]]:
        """Return outputs for each of several passages, which go through the layers together."""
        encoded, _, bounds = self._encoded(given, branching=False)
        starts = [one["starts"] + begin for one, begin in zip(given, bounds.tolist(), strict=False)]
        ends = np.cumsum([0, *map(len, starts)])
        found = self._again.run(encoded, np.concatenate(starts), ends)
        return [[found[name][begin:end] for name in outputs] for begin, end in pairwise(ends.tolist())]

    def _encoded(self, windows: Sequence[Given], branching: bool) -> tuple[Floats, Floats, Array]:
        """Return what all layers say of windows and, where asked for, what the first do; and where windows begin."""
        if any(one["pieces"].shape[1] > self._longest for one in windows):  # the library would read beyond its table
            raise ValueError(f"a window of more than {self._longest} pieces")
        pieces, cases, quoted = (
            np.concatenate([one[name][0] for one in windows], dtype=np.int64, casting="safe")
            for name in ("pieces", "cases", "quoted")
        )
        bounds = np.cumsum([0, *(one["pieces"].shape[1] for one in windows)], dtype=np.int64)
        encoded = np.empty((len(pieces), WIDTH), np.float32)
        branch = np.empty_like(encoded[: len(pieces) if branching else 0])
        self._code.dragoman_encode(
            ctypes.addressof(self._embedding),
            self._layers.address,
            self._branching,
            len(self._layers),
            *(one.ctypes.data for one in (pieces, cases, quoted, bounds)),
            len(windows),
            branch.ctypes.data if branching else None,
            encoded.ctypes.data,
            self._memory.for_pieces(self._code, len(pieces)),
        )
        return encoded, branch, bounds


class CompiledEvents:
    """The events' own layers compiled, their heads in onnxruntime."""

    def __init__(self, code: ctypes.CDLL, path: Path, told: Sequence[str]) -> None:
        """Take a network's file, and the outputs that are asked for of words.

        Raises ValueError where its layers are not what the library is written for.
        """
        file = OnnxFile(stored(path))
        self._code, self._memory = code, Memory()
        self._layers = Layers(file, "event_layers")
        self._marked = file.array("marked.weight")
        self._words = _Heads(code, path, file, told, "triggers.weight")
        self._encoded = file.taking(self._layers.last(len(self._layers))).gives[0]
        self._others = [name for name in file.outputs if name not in told]
        self._pair = session(file.after({self._encoded: (1, None, WIDTH)}, self._others), str(path))

    def run(self, outputs: Sequence[str], given: Given) -> list[Floats]:
        """Return outputs by their names."""
        rows = np.ascontiguousarray(given["branch"] + self._marked[given["marked"]], np.float32)
        encoded = np.empty_like(rows)
        self._code.dragoman_continue(
            self._layers.address,
            len(self._layers),
            rows.ctypes.data,
            rows.shape[1],
            encoded.ctypes.data,
            self._memory.for_pieces(self._code, rows.shape[1]),
        )
        found = dict[str, Floats]()
        if not set(outputs) <= set(self._others):
            starts = given["starts"]
            found |= self._words.run(encoded[0], starts, np.asarray((0, len(starts))))
        if not set(outputs) <= set(found):
            asked = {self._encoded: encoded, "marked": given["marked"]}
            found |= zip(self._others, self._pair.run(self._others, asked), strict=True)
        return [found[name] for name in outputs]


def networks(encoder: Path, events: Path, again: Sequence[str], told: Sequence[str]) -> tuple[Rereading, Network]:
    """Return both networks with compiled layers; raises Unavailable where the machine or the files don't allow it."""
    code = library()
    try:
        return CompiledEncoder(code, encoder, again), CompiledEvents(code, events, told)
    except (ValueError, KeyError) as error:
        raise Unavailable(f"{encoder.parent}: networks that the compiled layers do not fit ({error})") from error
