"""Trained numbers laid out for the compiled library."""

import ctypes
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from dragoman.reading.encoder.compiled.binding import HEADS, INNER, MOST, WIDTH, Layer, Linear, Norm, Product
from dragoman.reading.encoder.compiled.onnx_file import Array, OnnxFile
from dragoman.reading.encoder.decoding import Floats

TILE, DEEP = 16, 64  # rows or columns of a tile, and bytes of its rows
LINE = 64  # bytes of the processor's cache lines: rows of tiles that lie across two take twice as long
SIGN = 128  # what is taken from bytes so that they have one
STRAIGHT = 5.3125  # from here on GELU is taken for a straight line: `BENDS_TO` of numbers.h


class Held:
    """Arrays that the library looks at."""

    def __init__(self) -> None:
        self._rooms = list[Array]()

    def at(self, values: Array, kind: Any) -> int:
        """Keep an array, from the start of a cache line on, and return where it is."""
        made = np.ascontiguousarray(values, kind)
        room = np.empty(made.nbytes + LINE, np.uint8)
        begin = -room.ctypes.data % LINE
        room[begin : begin + made.nbytes] = made.reshape(-1).view(np.uint8)
        self._rooms.append(room)
        return room.ctypes.data + begin


class Layers:
    """The layers of a network, laid out for the library; raises ValueError where they are of another shape."""

    def __init__(self, file: OnnxFile, name: str) -> None:
        self.held = Held()
        self.names = list[str]()
        while f"{name}.{len(self.names)}.qkv.packed" in file:
            self.names.append(f"{name}.{len(self.names)}")
        self._made = (Layer * len(self.names))(*(self._layer(file, one) for one in self.names))
        self.address = ctypes.addressof(self._made)

    def __len__(self) -> int:
        return len(self.names)

    def last(self, count: int) -> str:
        """Return the name of what the first so many layers take last."""
        return f"{self.names[count - 1]}.norm2.weight"

    def norm(self, file: OnnxFile, name: str) -> Norm:
        """Return a layer norm."""
        return Norm(*(self.held.at(file.array(f"{name}.{part}"), np.float32) for part in ("weight", "bias")))

    def _layer(self, file: OnnxFile, name: str) -> Layer:
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
        columns = [self.held.at(bits, np.uint16), self.held.at(places, np.uint8), self.held.at(kept[order], np.float32)]
        return Layer(*products, *norms, *columns, len(exact), self.held.at(_bends(), np.float32))

    def _product(self, file: OnnxFile, name: str, shape: tuple[int, int], by: Floats) -> Product:
        packed, step, zero = (file.array(f"{name}.{part}") for part in ("packed", "step", "zero"))
        signed = float(zero) - SIGN
        if packed.shape != shape:
            raise ValueError(f"{name} is {packed.shape}, not {shape}")
        columns = file.array(f"{name}.columns") if f"{name}.columns" in file else np.ones(shape[0], np.float32)
        tiles = packed.reshape(shape[0] // DEEP, TILE, DEEP // TILE, shape[1] // TILE, TILE).transpose(3, 0, 1, 4, 2)
        scales = file.array(f"{name}.scales").astype(np.float64) * step
        bias = file.array(f"{name}.bias") - signed * packed.sum(0, dtype=np.int64) * scales
        made = ((tiles, np.int8), *((one, np.float32) for one in (columns / step, scales * by, bias * by)))
        return Product(*(self.held.at(*one) for one in made), signed)


def linear(file: OnnxFile, parts: Sequence[tuple[str, str]], inputs: int, held: Held) -> Linear:
    """Return one product of several that read the same rows, each the names of a matrix and a bias."""
    weight = np.concatenate([np.zeros((inputs, 0)), *(file.array(name) for name, _ in parts)], axis=1)
    bias = np.concatenate([np.zeros(0), *(file.array(name).reshape(-1) for _, name in parts)])
    room = -len(bias) % (2 * TILE)
    weight, bias = np.pad(weight, ((0, 0), (0, room))), np.pad(bias, (0, room))
    outputs = len(bias)
    tiles = weight.reshape(inputs // (2 * TILE), TILE, 2, outputs // TILE, TILE).transpose(3, 0, 1, 4, 2)
    return Linear(held.at(_bfloat16(tiles), np.uint16), held.at(bias, np.float32), outputs)


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


def _bfloat16(values: Floats) -> Array:
    """Return the upper halves of float32, rounded to even."""
    bits = np.ascontiguousarray(values, np.float32).view(np.uint32)
    upper: Array = (bits + 0x7FFF + (bits >> 16 & 1)) >> 16
    return upper
