"""Sentences on conflicts in which nobody has marked attributions: a teacher tells what is to be learned of them."""

from collections.abc import Iterator

from training import events, pairs
from training.corpora import Article

_TOGETHER = 8
"""Texts, most of them a sentence or two, that make an article, a paragraph each."""


def unlabelled() -> Iterator[Article]:
    """Yield PLV's sentences and those of our own marked events as articles without attributions or grammar."""
    texts = list(dict.fromkeys([pair.sentence for pair in pairs.plv()] + [t.text for t in events.load(events.TRAIN)]))
    for i in range(0, len(texts), _TOGETHER):
        yield Article(f"unlabelled-{i // _TOGETHER}", "\n\n".join(texts[i : i + _TOGETHER]), (), ())
