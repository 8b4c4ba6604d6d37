"""The networks with their layers in compiled code, where the processor has matrix units (AMX).

They take a third of the time that the runtime takes for them. The library (`transformer.c`) is built when Dragoman is
installed (`hatch_build.py`); where it is missing or the processor has no such units, everything runs in onnxruntime.
What heads do with their products of words always does: the networks' files are taken apart for that, so that the heads
are described once.
"""

from dragoman.reading.encoder.compiled.binding import Unavailable, library
from dragoman.reading.encoder.compiled.networks import networks

__all__ = ["Unavailable", "library", "networks"]
