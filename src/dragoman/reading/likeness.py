"""What the process needs of a text to know its copies: a MinHash of word shingles and a hash for each sentence."""

import hashlib
import re
import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dragoman.model.record import Likeness
from dragoman.reading.layers import Layers

PERMUTATIONS = 128
TOGETHER = 16
"""Permutations worked out at a time, so that what they make of a text's shingles stays near the processor."""
SHINGLE = 4
"""Words in a shingle: wire copies share long runs, reports on one event share short ones."""
SHORTEST = 5
"""Words below which a sentence ("Share this") says nothing of a copy."""

_WORD = re.compile(r"\w+")
_PRIME = np.uint64((1 << 61) - 1)
_BITS = np.uint64((1 << 32) - 1)


@cache
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return factors and summands of the permutations: fixed, so that readings of all times compare.

    They are given TOGETHER by TOGETHER, each a row.
    """
    generator = np.random.Generator(np.random.PCG64(1701))
    factors = generator.integers(1, 1 << 29, PERMUTATIONS, dtype=np.uint64)
    summands = generator.integers(0, 1 << 29, PERMUTATIONS, dtype=np.uint64)
    return factors.reshape(-1, TOGETHER, 1), summands.reshape(-1, TOGETHER, 1)


def likeness_of(text: str, layers: Layers) -> Likeness:
    """Return the likeness of a text whose sentences the layers tell."""
    words = folded_words(text)
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))} if words else set()
    return Likeness(_minhash(shingles), tuple(_sentences(text, layers)))


def folded_words(text: str) -> list[str]:
    """Return a text's words without case, accents and marks."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _WORD.findall(bare.lower())


def _minhash(shingles: set[str]) -> tuple[int, ...]:
    if not shingles:
        return ()
    digests = b"".join(hashlib.blake2b(shingle.encode(), digest_size=4).digest() for shingle in shingles)
    hashed = np.frombuffer(digests, dtype=">u4").astype(np.uint64)
    least = list[int]()
    for factors, summands in zip(*_permutations(), strict=True):
        # Products stay below 2^61, since both factors are below 2^32 and 2^29: a sum exceeds the prime once at most.
        mixed = factors * hashed
        mixed += summands
        np.minimum(mixed, mixed - _PRIME, out=mixed)  # below the prime the difference wraps round to more
        _scramble(mixed)
        mixed &= _BITS
        least += mixed.min(axis=1).tolist()
    return tuple(least)


def _scramble(values: NDArray[np.uint64]) -> None:
    """Spread the differences of the permutations over all bits, in place (the finaliser of SplitMix64)."""
    with np.errstate(over="ignore"):
        values ^= values >> np.uint64(30)
        values *= np.uint64(0xBF58476D1CE4E5B9)
        values ^= values >> np.uint64(27)
        values *= np.uint64(0x94D049BB133111EB)
    values ^= values >> np.uint64(31)


def _sentences(text: str, layers: Layers) -> list[str]:
    hashes = list[str]()
    for first, after in layers.sentences:
        if after > first:
            begin, end = layers.words[first].span.begin, layers.words[after - 1].span.end
            words = folded_words(text[begin:end])
            if len(words) >= SHORTEST:
                hashes.append(hashlib.blake2b(" ".join(words).encode(), digest_size=8).hexdigest())
    return list(dict.fromkeys(hashes))
