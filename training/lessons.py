"""What is to be learned of each text: what annotators have marked in it, or what a teacher reads in it."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from dragoman.reading.encoder.labels import Inventory
from training.corpora import Article
from training.examples import Labelled, label
from training.teacher import Kept, recalled
from training.unlabelled import news, sentences


@dataclass(frozen=True)
class Lesson:
    """A text as somebody has marked it, as a teacher has read it, or both."""

    marked: Labelled | None
    read: Labelled | None

    def drawn(self, trust: float, rng: random.Random) -> Labelled:
        """Return the teacher's reading as often as it is trusted, else the annotator's with the teacher's vectors."""
        if self.read is None or self.marked is None:
            made = self.marked or self.read
            assert made is not None
            return made
        return self.read if rng.random() < trust else replace(self.marked, vectors=self.read.vectors)


def lessons(articles: Iterable[Article], known: Inventory) -> list[Lesson]:
    """Return articles to be learned as they are annotated."""
    return [Lesson(label(article, known), None) for article in articles]


def taught(articles: Iterable[Article], known: Inventory, teacher: Mapping[str, Kept]) -> list[Lesson]:
    """Return articles that a teacher has read too, and texts that nobody has annotated."""
    marked = [(article.id, label(article, known)) for article in articles]
    both = [Lesson(one, recalled(one, teacher[name])) for name, one in marked]
    reports = [Lesson(None, recalled(label(report, known), teacher[report.id])) for report in news()]
    # Sentences from different places side by side: what a teacher links across them is left out.
    apart = [Lesson(None, unlinked(recalled(label(one, known), teacher[one.id]))) for one in sentences()]
    return both + reports + apart


def unlinked(read: Labelled) -> Labelled:
    """Return a text of which only words are learned, and no links."""
    return replace(read, cues=(), sources=(), contents=(), cue_of_content=(), source_of_cue=())


def sample(texts: Iterable[Lesson], count: int = 100) -> Tensor:
    """Return the teacher's vectors [N, T] of the words of some texts."""
    found = [text.read.vectors for text in texts if text.read is not None and text.read.vectors is not None]
    return torch.cat([torch.from_numpy(one) for one in found[:: max(1, len(found) // count)]]).float()
