"""Ask a trained reader, larger than what is shipped, to read all texts: `python -m training.teacher FOLDER OUT.pt`.

Of every text it keeps what the reader marks in it, as an annotator would have, and the reader's vector for each word.
`python -m training.train --teacher OUT.pt` learns from them. Marked is the best path of the chain, not what is likely
word by word: edges of spans belong to whole paths (EXPERIMENTS.md).
"""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from dragoman.reading.encoder import labels
from dragoman.reading.encoder.engine import Output
from dragoman.reading.encoder.labels import ROLES
from dragoman.reading.encoder.pieces import WordPieces
from dragoman.reading.encoder.reader import Decoded, Decoder
from dragoman.reading.encoder.words import Ints
from training.batches import padded, seen
from training.corpora import Article, polnear
from training.evaluate import decoder, labels_in
from training.examples import IGNORED, Example, Labelled, Spans, Vectors, cut, joined, label, role_labels
from training.model import Reader, restored
from training.packaged import VOCABULARY
from training.unlabelled import news, sentences

SIZE = 8
"""Windows in a batch."""
WORDS = ("roles", "entities", "tags", "heads", "relations")
"""The labels of words that a teacher gives."""


Kept = Mapping[str, Tensor]
"""What is kept of a text: labels of words, spans and links under the names of `Labelled`, and vectors."""


@dataclass(frozen=True)
class Teacher:
    """A trained network with what turns its scores into spans."""

    model: Reader
    decoder: Decoder
    vocabulary: WordPieces

    @classmethod
    def load(cls, folder: Path) -> "Teacher":
        """Read `best.pt` and the labels beside it."""
        known, state = labels_in(folder / "labels.json"), torch.load(folder / "best.pt")
        return cls(restored(state, known).eval(), decoder(state, known), WordPieces.load(VOCABULARY))

    def read(self, article: Article) -> Labelled:
        """Return what the network marks in a text; its grammar too, where CoreNLP's is not known."""
        marked = label(article, self.decoder.known)
        windows = cut(marked, self.vocabulary)
        decoded, vectors = [], []
        for i in range(0, len(windows), SIZE):
            for one, made in self._run(windows[i : i + SIZE]):
                decoded.append(one)
                vectors.append(made)
        begins = (int(one.window.words[0]) for one in windows)
        spans = joined(zip(begins, (d.roles for d in decoded), strict=True), marked.segments)
        roles = role_labels(marked.segments, {role: getattr(spans, f"{role}s") for role in ROLES})
        told = replace(marked, roles=roles, vectors=np.concatenate(vectors), **spans._asdict())
        return told if article.sentences else replace(told, **_grammar(decoded, len(marked.segments)))

    @torch.inference_mode()
    def _run(self, group: list[Example]) -> Iterator[tuple[Decoded, Vectors]]:
        batch = seen(group, None) | {
            "opens": padded([e.window.opens for e in group]),
            "sentence": padded([e.window.sentence for e in group], IGNORED),
        }
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.model(batch)
            root = scores.arcs.shape[1]
            chosen = scores.arcs.argmax(-1)
            own = torch.arange(root).expand_as(chosen)
            relations = self.model.relate(scores.words, torch.where(chosen == root, own, chosen)).argmax(-1)
        for k, example in enumerate(group):
            n = len(example.roles)
            output = Output(
                scores.roles[k, :n].numpy(),
                scores.links[k, :n].numpy(),
                scores.entities[k, :n].numpy(),
                scores.tags[k, :n].argmax(-1).numpy(),
                torch.cat([scores.arcs[k, :n, :n], scores.arcs[k, :n, root:]], -1).numpy(),
                relations[k, :n].numpy(),
                scores.inner[k, :n].numpy(),
                np.zeros((0, 0), np.float32),
            )
            yield self.decoder.decode(example.window, output, None), scores.words[k, :n].half().numpy()


def _grammar(decoded: list[Decoded], count: int) -> dict[str, Ints]:
    """Return entities, tags and trees as labels of words."""
    entities = np.zeros(count, dtype=np.int64)
    for kind, first, last, _ in (entity for d in decoded for entity in d.entities):
        entities[first : last + 1] = labels.inside(kind)
        entities[first] = labels.begin(kind)
    return {"entities": entities} | {
        name: np.asarray([one for d in decoded for one in getattr(d, name)], dtype=np.int64)
        for name in ("tags", "heads", "relations")
    }


def kept(read: Labelled) -> Kept:
    """Return what is kept of a text that a teacher has read."""
    assert read.vectors is not None
    parts = {name: torch.from_numpy(getattr(read, name)).int() for name in WORDS}
    parts |= {name: torch.tensor(getattr(read, name), dtype=torch.int32) for name in Spans._fields}
    return parts | {"vectors": torch.from_numpy(read.vectors)}


def recalled(marked: Labelled, kept: Kept) -> Labelled:
    """Return a text, given as nobody or an annotator has marked it, as the teacher has read it."""
    words = {name: kept[name].long().numpy() for name in WORDS}
    spans = {name: tuple(map(tuple, kept[name].tolist())) for name in Spans._fields[:3]}
    links = {name: tuple(kept[name].tolist()) for name in Spans._fields[3:]}
    return replace(marked, **words, **spans, **links, vectors=kept["vectors"].numpy())


def main() -> None:
    """Read every text once."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the teacher's best.pt and its labels lie")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    teacher = Teacher.load(options.folder)
    made: dict[str, Kept] = {}
    for article in (*polnear("train"), *sentences(), *news()):
        made[article.id] = kept(teacher.read(article))
        if len(made) % 100 == 0:
            print(f"{len(made)} texts", flush=True)
    torch.save(made, options.out)
    print(f"{len(made)} texts, {sum(len(one['roles']) for one in made.values())} words")


if __name__ == "__main__":
    main()
