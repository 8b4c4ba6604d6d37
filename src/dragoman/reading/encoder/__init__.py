"""The trained encoder and its runtime: text in, `Layers` out (words with grammar, entities, attributions)."""

from dragoman.reading.encoder.reader import Encoder
from dragoman.reading.encoder.shipped import load

__all__ = ["Encoder", "load"]
