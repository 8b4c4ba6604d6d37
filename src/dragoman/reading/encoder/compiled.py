"""The networks with their layers in compiled code (`transformer.c`), where the processor has matrix units (AMX).

A third of the runtime's time for the same layers. The library is built when Dragoman is installed (`hatch_build.py`);
where it is missing or the processor has no such units, everything runs in onnxruntime. What comes after the layers
always does: the networks' files are taken apart for that, so there is one description of the heads.
"""

import ctypes
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.reading.encoder.decoding import Floats
from dragoman.reading.encoder.onnx_file import Array, OnnxFile
from dragoman.reading.encoder.runtime import Network, processor_flags, session

LIBRARY = Path(__file__).with_name("transformer.so")
WIDTH, INNER, HEADS, GROUP = 384, 1536, 12, 48  # what the library is written for
TILE, DEEP = 16, 64  # rows or columns of a tile, and bytes of its rows
MOST = 32  # columns of a product that stay exact, at most
NEEDED = frozenset({"amx_tile", "amx_int8", "amx_bf16", "avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512_bf16"})
_Pointer, _Count = ctypes.c_void_p, ctypes.c_int64


class _Product(ctypes.Structure):
    _fields_ = (
        *((name, _Pointer) for name in ("packed", "columns", "shift", "scales", "bias")),
        ("zero", ctypes.c_int32),
    )


class _Norm(ctypes.Structure):
    _fields_ = (("weight", _Pointer), ("bias", _Pointer))


class _Layer(ctypes.Structure):
    _fields_ = (
        *((name, _Product) for name in ("qkv", "out", "up", "down")),
        ("norm1", _Norm),
        ("norm2", _Norm),
        ("exact", _Pointer),
        ("kept", _Pointer),
        ("count", _Count),
    )


class _Embedding(ctypes.Structure):
    _fields_ = (*((name, _Pointer) for name in ("pieces", "scales", "places", "cases", "quoted")), ("norm", _Norm))


class Unavailable(Exception):  # noqa: N818  # a state of the machine, and no error where nobody asked
    """Compiled layers cannot be had here; the message says why."""


@cache
def library() -> ctypes.CDLL:
    """Return the compiled layers; raises Unavailable where they were not built or this machine cannot run them."""
    if not LIBRARY.is_file():
        raise Unavailable("the compiled layers were not built when Dragoman was installed")
    if missing := NEEDED - processor_flags():
        raise Unavailable(f"the processor lacks {', '.join(sorted(missing))}")
    try:
        found = ctypes.CDLL(str(LIBRARY))
    except OSError as error:
        raise Unavailable(f"{LIBRARY} does not load ({error})") from error
    found.dragoman_scratch.argtypes, found.dragoman_scratch.restype = [_Count], _Count
    found.dragoman_encode.argtypes = [_Pointer, _Pointer, *[_Count] * 2, *[_Pointer] * 3, _Count, *[_Pointer] * 3]
    found.dragoman_continue.argtypes = [_Pointer, _Count, _Pointer, _Count, *[_Pointer] * 2]
    found.dragoman_encode.restype = found.dragoman_continue.restype = None
    if found.dragoman_ask():
        raise Unavailable("the system does not grant the processor's matrix units")
    return found


class Layers:
    """The layers of a network, laid out for the library; raises ValueError where they are of another shape."""

    def __init__(self, file: OnnxFile, name: str) -> None:
        self._held = list[Array]()
        self.names = list[str]()
        while f"{name}.{len(self.names)}.qkv.packed" in file:
            self.names.append(f"{name}.{len(self.names)}")
        self._made = (_Layer * len(self.names))(*(self._layer(file, one) for one in self.names))
        self.address = ctypes.addressof(self._made)

    def __len__(self) -> int:
        return len(self.names)

    def last(self, count: int) -> str:
        """Return the name of what the first so many layers take last."""
        return f"{self.names[count - 1]}.norm2.weight"

    def hold(self, values: Array, kind: Any) -> int:
        """Keep an array for the library and return where it is."""
        self._held.append(held := np.ascontiguousarray(values, kind))
        return held.ctypes.data

    def norm(self, file: OnnxFile, name: str) -> _Norm:
        """Return a layer norm."""
        return _Norm(*(self.hold(file.array(f"{name}.{part}"), np.float32) for part in ("weight", "bias")))

    def _layer(self, file: OnnxFile, name: str) -> _Layer:
        shapes = {"qkv": (WIDTH, 3 * WIDTH), "out": (WIDTH, WIDTH), "up": (WIDTH, INNER), "down": (INNER, WIDTH)}
        # Scores are scaled by the root of a head's width, and taken as powers of two, not of e.
        asked = np.ones(3 * WIDTH, np.float32)
        asked[:WIDTH] = (WIDTH / HEADS) ** -0.5 * np.log2(np.e)
        products = [
            self._product(file, f"{name}.{part}", shape, asked if part == "qkv" else np.ones(shape[1], np.float32))
            for part, shape in shapes.items()
        ]
        exact, kept = np.zeros(0, np.int64), np.zeros((0, WIDTH), np.float32)
        if f"{name}.down.exact" in file:
            exact, kept = file.array(f"{name}.down.exact"), file.array(f"{name}.down.kept")
        if len(exact) > MOST or any(f"{name}.{part}.exact" in file for part in ("qkv", "out", "up")):
            raise ValueError(f"{name} keeps columns exact that the library does not")
        order = np.argsort(exact)
        bits = np.zeros(INNER, np.uint16)
        bits[exact] = 1
        bits = (bits.reshape(-1, TILE) << np.arange(TILE, dtype=np.uint16)).sum(1, dtype=np.uint16)
        norms = (self.norm(file, f"{name}.{part}") for part in ("norm1", "norm2"))
        return _Layer(*products, *norms, self.hold(bits, np.uint16), self.hold(kept[order], np.float32), len(exact))

    def _product(self, file: OnnxFile, name: str, shape: tuple[int, int], by: Floats) -> _Product:
        packed, step, zero = (file.array(f"{name}.{part}") for part in ("packed", "step", "zero"))
        if packed.shape != shape:
            raise ValueError(f"{name} is {packed.shape}, not {shape}")
        columns = file.array(f"{name}.columns") if f"{name}.columns" in file else np.ones(shape[0], np.float32)
        tiles = packed.reshape(shape[0] // DEEP, TILE, DEEP // TILE, shape[1] // TILE, TILE).transpose(3, 0, 1, 4, 2)
        return _Product(
            self.hold(tiles, np.int8),
            self.hold(columns / step, np.float32),
            self.hold(packed.sum(0, dtype=np.int32) * int(zero), np.int32),
            self.hold(file.array(f"{name}.scales") * step * by, np.float32),
            self.hold(file.array(f"{name}.bias") * by, np.float32),
            int(zero),
        )


class _Scratch(threading.local):
    """Memory that the library works in, for each thread its own."""

    held = np.zeros(0, np.uint8)

    def for_pieces(self, code: ctypes.CDLL, count: int) -> int:
        size: int = code.dragoman_scratch(count)
        if len(self.held) < size:
            self.held = np.empty(size, np.uint8)
        return self.held.ctypes.data


class CompiledEncoder:
    """The encoder: its layers compiled, its heads in onnxruntime."""

    def __init__(self, code: ctypes.CDLL, path: Path) -> None:
        """Take a network's file; raises ValueError where its layers are not what the library is written for."""
        file = OnnxFile(path.read_bytes())
        self._code, self._scratch = code, _Scratch()
        self._layers = hold = Layers(file, "layers")
        tables = [file.array(name) for name in ("pieces.packed", "pieces.scales", "positions.weight", "cases.weight")]
        if tables[0].shape[1:] != (WIDTH // GROUP, GROUP):
            raise ValueError(f"embeddings are {tables[0].shape[1:]}, not {(WIDTH // GROUP, GROUP)}")
        places = [hold.hold(one, one.dtype) for one in (*tables, file.array("quoted.weight"))]
        self._embedding = _Embedding(*places, hold.norm(file, "norm"))
        given = [file.result(hold.last(n + 1)) for n in range(len(hold))]
        self._branching = 1 + given.index(file.origin("branch"))
        self._encoded = given[-1]
        self._heads = session(file.after(self._encoded, like="branch"), str(path))

    def run(self, outputs: Sequence[str], given: Mapping[str, Array]) -> list[Floats]:
        """Return outputs by their names."""
        pieces, cases, quoted = (np.ascontiguousarray(given[n][0], np.int64) for n in ("pieces", "cases", "quoted"))
        branch, encoded = (np.empty((1, len(pieces), WIDTH), np.float32) for _ in range(2))
        self._code.dragoman_encode(
            ctypes.addressof(self._embedding),
            self._layers.address,
            self._branching,
            len(self._layers),
            *(one.ctypes.data for one in (pieces, cases, quoted)),
            len(pieces),
            branch.ctypes.data,
            encoded.ctypes.data,
            self._scratch.for_pieces(self._code, len(pieces)),
        )
        found = {"branch": branch}
        if told := [name for name in outputs if name != "branch"]:
            asked = {self._encoded: encoded, "starts": given["starts"], "sentence": given["sentence"]}
            found |= zip(told, self._heads.run(told, asked), strict=True)
        return [found[name] for name in outputs]


class CompiledEvents:
    """The events' own layers compiled, their heads in onnxruntime."""

    def __init__(self, code: ctypes.CDLL, path: Path) -> None:
        """Take a network's file; raises ValueError where its layers are not what the library is written for."""
        file = OnnxFile(path.read_bytes())
        self._code, self._scratch = code, _Scratch()
        self._layers = Layers(file, "event_layers")
        self._marked = file.array("marked.weight")
        self._encoded = file.result(self._layers.last(len(self._layers)))
        self._heads = session(file.after(self._encoded, like="branch"), str(path))

    def run(self, outputs: Sequence[str], given: Mapping[str, Array]) -> list[Floats]:
        """Return outputs by their names."""
        rows = np.ascontiguousarray(given["branch"] + self._marked[given["marked"]], np.float32)
        encoded = np.empty_like(rows)
        self._code.dragoman_continue(
            self._layers.address,
            len(self._layers),
            rows.ctypes.data,
            rows.shape[1],
            encoded.ctypes.data,
            self._scratch.for_pieces(self._code, rows.shape[1]),
        )
        asked = {self._encoded: encoded, "marked": given["marked"], "starts": given["starts"]}
        found: list[Floats] = self._heads.run(outputs, asked)
        return found


def networks(encoder: Path, events: Path) -> tuple[Network, Network]:
    """Return both networks with compiled layers; raises Unavailable where the machine or the files don't allow it."""
    code = library()
    try:
        return CompiledEncoder(code, encoder), CompiledEvents(code, events)
    except (ValueError, KeyError) as error:
        raise Unavailable(f"{error}") from error
