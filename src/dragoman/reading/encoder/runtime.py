"""What runs a network's file: onnxruntime, on one thread and with exact products of bytes on any processor."""

import gzip
import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from dragoman.errors import ReadingError
from dragoman.reading.encoder.decoding import Floats

Given = Mapping[str, np.ndarray[Any, Any]]
"""A network's inputs by their names."""


class Network(Protocol):
    """Anything that computes a network's outputs; safe to use from several threads."""

    def run(self, outputs: Sequence[str], given: Given) -> list[Floats]:
        """Return outputs by their names."""
        ...


class Rereading(Network, Protocol):
    """A network that reads passages again, however many together."""

    def run_again(self, outputs: Sequence[str], given: Sequence[Given]) -> list[list[Floats]]:
        """Return outputs for each of several passages that are read again."""
        ...


class OnnxNetwork:
    """A network's file in onnxruntime."""

    def __init__(self, path: Path) -> None:
        self._session = session(stored(path), str(path))

    def run(self, outputs: Sequence[str], given: Given) -> list[Floats]:
        """Return outputs by their names."""
        return self._session.run(outputs, given)

    def run_again(self, outputs: Sequence[str], given: Sequence[Given]) -> list[list[Floats]]:
        """Return outputs for each of several passages, one after another."""
        return [self._session.run(outputs, one) for one in given]


def stored(path: Path) -> bytes:
    """Return a network's file, which is kept compressed; raises ReadingError where it is damaged."""
    try:
        return gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise ReadingError(f"{path}: the reader's network does not load ({error}); install dragoman again") from error


class Session(Protocol):
    """onnxruntime's, as far as it is used here; it ships no types."""

    def run(self, outputs: Sequence[str], given: Given) -> list[Floats]:
        """Return outputs by their names."""
        ...


def session(content: bytes, name: str) -> Session:
    """Return onnxruntime's session for a network's file; raises ReadingError, with its name, where it does not load."""
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The arena keeps the largest window's memory for good; without it long reports stay as small as short ones.
    options.enable_cpu_mem_arena = False
    # Scales that stand beside weights are a form of storage: such weights are unpacked once, not in every run.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    if not _multiplies_int8_exactly():
        options.add_session_config_entry("session.x64quantprecision", "1")
    try:
        made: Session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises classes of its own that share no public base
        raise ReadingError(f"{name}: the reader's network does not load ({error}); install dragoman again") from error
    return made


@cache
def processor_flags() -> frozenset[str]:
    """Return what Linux says that the processor can do, by its names; nothing on other systems."""
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return frozenset()
    return frozenset(
        next((line.split(":", 1)[1] for line in told.splitlines() if line.startswith("flags")), "").split()
    )


def _multiplies_int8_exactly() -> bool:
    """Tell whether the processor is known to sum products of bytes in 32 bits.

    An x86 processor without VNNI sums pairs of them in 16 bits, which overflow; the runtime has a slower, exact way
    for those. On others than x86 that way does not exist, and nothing asks for it.
    """
    return any("vnni" in flag for flag in processor_flags())
