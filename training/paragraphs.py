"""Paragraphs for texts that have lost theirs."""

import random

from dragoman.reading.encoder.words import segment

_SHARE = 0.4
"""How many sentences open a paragraph, as in news."""


def in_paragraphs(text: str, rng: random.Random) -> str:
    """Return the text with paragraphs opened at random, though never inside a quotation."""
    segments = segment(text)
    opening = [
        int(segments.begins[low])
        for low, _ in segments.sentences.tolist()
        if low and not segments.quoted[low] and not segments.opens_paragraph[low] and rng.random() < _SHARE
    ]
    for at in reversed(opening):
        if text[:at].count('"') % 2 == 0:
            text = f"{text[:at].rstrip()}\n\n{text[at:]}"
    return text
