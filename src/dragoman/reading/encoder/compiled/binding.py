"""The compiled library as Python sees it: what it is given, and whether this machine can run it.

The structures are those of `numbers.h`, field for field; what they point at is said there.
"""

import ctypes
import threading
from functools import cache
from pathlib import Path

import numpy as np

from dragoman.reading.encoder.runtime import processor_flags

LIBRARY = Path(__file__).with_name("transformer.so")
NEEDED = frozenset({"amx_tile", "amx_int8", "amx_bf16", "avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512_bf16"})
WIDTH, INNER, HEADS = 384, 1536, 12  # what it is written for
MOST = 32  # columns of a product that stay exact, at most
Pointer, Count = ctypes.c_void_p, ctypes.c_int64


class Product(ctypes.Structure):
    """What rows are multiplied by in bytes."""

    _fields_ = (
        *((name, Pointer) for name in ("packed", "columns", "scales", "bias")),
        ("zero", ctypes.c_float),
    )


class Norm(ctypes.Structure):
    """A layer norm."""

    _fields_ = (("weight", Pointer), ("bias", Pointer))


class Layer(ctypes.Structure):
    """A layer."""

    _fields_ = (
        *((name, Product) for name in ("qkv", "out", "up", "down")),
        ("norm1", Norm),
        ("norm2", Norm),
        *((name, Pointer) for name in ("exact", "places", "kept")),
        ("count", Count),
        ("bends", Pointer),
    )


class Embedding(ctypes.Structure):
    """What a window's rows begin as."""

    _fields_ = (*((name, Pointer) for name in ("pieces", "scales", "places", "cases", "quoted")), ("norm", Norm))


class Linear(ctypes.Structure):
    """What heads multiply words by."""

    _fields_ = (("packed", Pointer), ("bias", Pointer), ("outputs", Count))


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
    found.dragoman_memory.argtypes, found.dragoman_memory.restype = [Count], Count
    found.dragoman_encode.argtypes = [*[Pointer] * 2, *[Count] * 2, *[Pointer] * 4, Count, *[Pointer] * 3]
    found.dragoman_continue.argtypes = [Pointer, Count, Pointer, Count, *[Pointer] * 2]
    found.dragoman_read.argtypes = [*[Pointer] * 5, Count, *[Pointer] * 3]
    found.dragoman_encode.restype = found.dragoman_continue.restype = found.dragoman_read.restype = None
    if found.dragoman_ask():
        raise Unavailable("the system does not grant the processor's matrix units")
    return found


class Memory(threading.local):
    """What the library works in, for each thread its own."""

    held = np.zeros(0, np.uint8)

    def for_pieces(self, code: ctypes.CDLL, count: int) -> int:
        """Return where memory for so many pieces begins."""
        size: int = code.dragoman_memory(count)
        if len(self.held) < size:
            self.held = np.empty(size, np.uint8)
        return self.held.ctypes.data
