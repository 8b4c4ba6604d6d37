"""The networks with their layers in compiled code (`transformer.c`), where the processor has matrix units (AMX).

A third of the runtime's time for the same layers. The library is built when Dragoman is installed (`hatch_build.py`);
where it is missing or the processor has no such units, everything runs in onnxruntime. What comes after the layers
always does: the networks' files are taken apart for that, so there is one description of the heads.
"""

import ctypes
import threading
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.reading.encoder.decoding import Floats
from dragoman.reading.encoder.onnx_file import Array, OnnxFile
from dragoman.reading.encoder.runtime import Given, Network, processor_flags, session

LIBRARY = Path(__file__).with_name("transformer.so")
WIDTH, INNER, HEADS, GROUP = 384, 1536, 12, 48  # what the library is written for
TILE, DEEP = 16, 64  # rows or columns of a tile, and bytes of its rows
SIGN = 128  # what is taken from bytes so that they have one
STRAIGHT = 5.3125  # from here on GELU is taken for a straight line
LINE = 64  # bytes of the processor's cache lines: rows of tiles that lie across two take twice as long
MOST = 32  # columns of a product that stay exact, at most
NEEDED = frozenset({"amx_tile", "amx_int8", "amx_bf16", "avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512_bf16"})
_Pointer, _Count = ctypes.c_void_p, ctypes.c_int64


class _Product(ctypes.Structure):
    _fields_ = (
        *((name, _Pointer) for name in ("packed", "columns", "scales", "bias")),
        ("zero", ctypes.c_float),
    )


class _Norm(ctypes.Structure):
    _fields_ = (("weight", _Pointer), ("bias", _Pointer))


class _Layer(ctypes.Structure):
    _fields_ = (
        *((name, _Product) for name in ("qkv", "out", "up", "down")),
        ("norm1", _Norm),
        ("norm2", _Norm),
        *((name, _Pointer) for name in ("exact", "places", "kept")),
        ("count", _Count),
        ("bends", _Pointer),
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
    found.dragoman_memory.argtypes, found.dragoman_memory.restype = [_Count], _Count
    found.dragoman_encode.argtypes = [*[_Pointer] * 2, *[_Count] * 2, *[_Pointer] * 4, _Count, *[_Pointer] * 3]
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
        """Keep an array for the library, from the start of a cache line on, and return where it is."""
        made = np.ascontiguousarray(values, kind)
        room = np.empty(made.nbytes + LINE, np.uint8)
        begin = -room.ctypes.data % LINE
        room[begin : begin + made.nbytes] = made.reshape(-1).view(np.uint8)
        self._held.append(room)
        return room.ctypes.data + begin

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
        places = np.cumsum(bits)[::TILE] - bits[::TILE]
        bits = (bits.reshape(-1, TILE) << np.arange(TILE, dtype=np.uint16)).sum(1, dtype=np.uint16)
        norms = [self.norm(file, f"{name}.{part}") for part in ("norm1", "norm2")]
        columns = [self.hold(bits, np.uint16), self.hold(places, np.uint8), self.hold(kept[order], np.float32)]
        return _Layer(*products, *norms, *columns, len(exact), self.hold(_bends(), np.float32))

    def _product(self, file: OnnxFile, name: str, shape: tuple[int, int], by: Floats) -> _Product:
        packed, step, zero = (file.array(f"{name}.{part}") for part in ("packed", "step", "zero"))
        signed = float(zero) - SIGN
        if packed.shape != shape:
            raise ValueError(f"{name} is {packed.shape}, not {shape}")
        columns = file.array(f"{name}.columns") if f"{name}.columns" in file else np.ones(shape[0], np.float32)
        tiles = packed.reshape(shape[0] // DEEP, TILE, DEEP // TILE, shape[1] // TILE, TILE).transpose(3, 0, 1, 4, 2)
        scales = file.array(f"{name}.scales").astype(np.float64) * step
        bias = file.array(f"{name}.bias") - signed * packed.sum(0, dtype=np.int64) * scales
        made = ((tiles, np.int8), *((one, np.float32) for one in (columns / step, scales * by, bias * by)))
        return _Product(*(self.hold(*one) for one in made), signed)


@cache
def _bends() -> Floats:
    """Return parabolas a + bx + cx^2 as [3, 32] that tell what GELU (by tanh) takes from the positive part at size x.

    Each goes through the curve at the three Chebyshev nodes of its thirty-second of the way to where GELU is straight,
    as far as anybody would notice; they are within 2e-5 of it. The last one is nought.
    """
    bends = np.zeros((3, 32), np.float32)
    width = STRAIGHT / 32
    for n in range(31):
        x = width * (n + 0.5 + 0.5 * np.cos(np.pi * (np.arange(3) + 0.5) / 3))
        taken = x / 2 * (1 - np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))
        bends[:, n] = np.polynomial.polynomial.polyfit(x, taken, 2)
    return bends


class _Memory(threading.local):
    """What the library works in, for each thread its own."""

    held = np.zeros(0, np.uint8)

    def for_pieces(self, code: ctypes.CDLL, count: int) -> int:
        size: int = code.dragoman_memory(count)
        if len(self.held) < size:
            self.held = np.empty(size, np.uint8)
        return self.held.ctypes.data


class _Rest:
    """What comes after the layers, for some outputs: read from words and from words with those beside them."""

    def __init__(self, path: Path, file: OnnxFile, outputs: Sequence[str], wide: str) -> None:
        """Take the outputs, and the name of a matrix that such wide words are multiplied by."""
        self._words, self._wide = file.taking("starts").gives[0], file.taking(wide).takes[0]
        # Vectors of words may be an output themselves.
        self._computed = [name for name in outputs if name != self._words]
        self._session = session(
            file.after({self._words: (None, WIDTH), self._wide: (None, 3 * WIDTH)}, self._computed), str(path)
        )

    def run(self, words: Floats, bounds: Sequence[int], **given: Array) -> dict[str, Floats]:
        """Return all outputs for the words [W, WIDTH] of windows, each from one bound to the next."""
        wide = np.empty((len(words), 3, WIDTH), np.float32)
        wide[:, 1] = words
        wide[1:, 0], wide[:-1, 2] = words[:-1], words[1:]
        for begin, end in pairwise(bounds):
            if begin < end:
                wide[begin, 0] = wide[end - 1, 2] = 0
        asked = {self._words: words, self._wide: wide.reshape(len(words), 3 * WIDTH), **given}
        found = zip(self._computed, self._session.run(self._computed, asked), strict=True)
        return {self._words: words, **dict(found)}


class CompiledEncoder:
    """The encoder: its layers compiled, its heads in onnxruntime."""

    def __init__(self, code: ctypes.CDLL, path: Path, again: Sequence[str]) -> None:
        """Take a network's file, and the outputs that are asked for of passages read again.

        Raises ValueError where its layers are not what the library is written for.
        """
        file = OnnxFile(path.read_bytes())
        self._code, self._memory = code, _Memory()
        self._layers = hold = Layers(file, "layers")
        tables = [file.array(name) for name in ("pieces.packed", "pieces.scales", "positions.weight", "cases.weight")]
        if tables[0].shape[1:] != (WIDTH // GROUP, GROUP):
            raise ValueError(f"embeddings are {tables[0].shape[1:]}, not {(WIDTH // GROUP, GROUP)}")
        places = [hold.hold(one, one.dtype) for one in (*tables, file.array("quoted.weight"))]
        self._embedding = _Embedding(*places, hold.norm(file, "norm"))
        given = [file.taking(hold.last(n + 1)).gives[0] for n in range(len(hold))]
        self._branching = 1 + given.index(file.giving("branch").takes[0])
        outputs = [name for name in file.outputs if name != "branch"]
        self._heads, self._again = (_Rest(path, file, asked, "roles.weight") for asked in (outputs, again))

    def run(self, outputs: Sequence[str], given: Given) -> list[Floats]:
        """Return outputs by their names."""
        encoded, branch, _ = self._encoded([given], "branch" in outputs)
        found = {"branch": branch[None]}
        if len(outputs) > len(found):
            words = encoded[given["starts"]]
            found |= self._heads.run(words, (0, len(words)), sentence=given["sentence"])
        return [found[name] for name in outputs]

    def run_again(self, outputs: Sequence[str], given: Sequence[Given]) -> list[list[Floats]]:
        """Return outputs for each of several passages, which go through the layers together."""
        encoded, _, bounds = self._encoded(given, branching=False)
        starts = [one["starts"] + begin for one, begin in zip(given, bounds.tolist(), strict=False)]
        ends = np.cumsum([0, *map(len, starts)]).tolist()
        found = self._again.run(encoded[np.concatenate(starts)], ends)
        return [[found[name][begin:end] for name in outputs] for begin, end in pairwise(ends)]

    def _encoded(self, windows: Sequence[Given], branching: bool) -> tuple[Floats, Floats, Array]:
        """Return what all layers say of windows and, where asked for, what the first do; and where windows begin."""
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
        file = OnnxFile(path.read_bytes())
        self._code, self._memory = code, _Memory()
        self._layers = Layers(file, "event_layers")
        self._marked = file.array("marked.weight")
        self._words = _Rest(path, file, told, "triggers.weight")
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
            words = encoded[0][given["starts"]]
            found |= self._words.run(words, (0, len(words)))
        if not set(outputs) <= set(found):
            asked = {self._encoded: encoded, "marked": given["marked"]}
            found |= zip(self._others, self._pair.run(self._others, asked), strict=True)
        return [found[name] for name in outputs]

    def run_again(self, outputs: Sequence[str], given: Sequence[Given]) -> list[list[Floats]]:
        """Return outputs for each of several windows."""
        return [self.run(outputs, one) for one in given]


def networks(encoder: Path, events: Path, again: Sequence[str], told: Sequence[str]) -> tuple[Network, Network]:
    """Return both networks with compiled layers; raises Unavailable where the machine or the files don't allow it."""
    code = library()
    try:
        return CompiledEncoder(code, encoder, again), CompiledEvents(code, events, told)
    except (ValueError, KeyError) as error:
        raise Unavailable(f"{encoder.parent}: networks that the compiled layers do not fit ({error})") from error
