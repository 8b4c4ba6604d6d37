"""How well the reader finds the attributions of our own marked sentences (`training/data/attributions/test`).

    python -m benchmarks.own_sentences [--misses]

The sentences are ours, so this runs everywhere, without the corpora. An attribution is found where a statement's
content shares at least half of its words with the marked one (Jaccard) and, where a source is marked, the sources share
a word; pairs are one to one, best first. Of the found ones, `nesting` is the share whose holding attribution is the
marked one (or none where none is), `manner` and `via` the shares with the marked manner and channel.
"""

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.model.record import Statement
from dragoman.model.report import Report
from dragoman.reading import load_reader
from training.marked import TEST, Marked, load

WORD = re.compile(r"\w+(?:['’\-]\w+)*")
Pieces = Iterable[tuple[int, int]]


@dataclass
class Tally:
    """Counts over all texts."""

    marked: int = 0
    read: int = 0
    found: int = 0
    nesting: list[bool] = field(default_factory=list)
    manner: list[bool] = field(default_factory=list)
    via: list[bool] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def scores(self) -> dict[str, float]:
        """Return F1 of the attributions and the accuracy of what hangs on them."""
        f1 = 2 * self.found / (self.marked + self.read) if self.marked + self.read else 0.0
        told = {"nesting": self.nesting, "manner": self.manner, "via": self.via}
        return {"f1": f1} | {name: sum(hits) / len(hits) if hits else 0.0 for name, hits in told.items()}


def words(spans: Pieces, text: str) -> frozenset[int]:
    """Return the offsets of the words that overlap any of the spans."""
    listed = list(spans)
    return frozenset(m.start() for m in WORD.finditer(text) if any(m.start() < e and b < m.end() for b, e in listed))


def pieces(statement: Statement, role: str) -> list[tuple[int, int]]:
    """Return a role's spans as pairs."""
    return [(s.begin, s.end) for s in getattr(statement, role)]


def pair(marked: Sequence[Marked], read: Sequence[Statement], text: str) -> Iterator[tuple[Marked, Statement]]:
    """Match marked attributions with read statements one to one, best first."""
    candidates = []
    for i, gold in enumerate(marked):
        for j, statement in enumerate(read):
            wanted, have = words(gold.content or gold.cue, text), words(pieces(statement, "content"), text)
            likeness = len(wanted & have) / len(wanted | have)
            source, told = words(gold.source, text), words(pieces(statement, "source"), text)
            if likeness >= 0.5 and (not source or source & told):
                candidates.append((-likeness - bool(source & told), i, j))
    taken_marked, taken_read = set[int](), set[int]()
    for _, i, j in sorted(candidates):
        if i not in taken_marked and j not in taken_read:
            taken_marked.add(i)
            taken_read.add(j)
            yield marked[i], read[j]


def data() -> list[Path]:
    """Return the files that are measured on."""
    return sorted(TEST.glob("*.txt"))


def measure() -> dict[str, float]:
    """Return the scores of the public reader on the marked texts."""
    return tally().scores()


def tally() -> Tally:
    """Read every marked text by the public reader and count."""
    texts, counts = load(TEST), Tally()
    reports = [Report(name, None, None, None, None, "en", text) for name, text, _ in texts]
    for (name, text, marked), reading in zip(texts, load_reader().read_many(reports), strict=True):
        found = list(pair(marked, reading.statements, text))
        number_of = {statement.id: gold.number for gold, statement in found}
        counts.marked += len(marked)
        counts.read += len(reading.statements)
        counts.found += len(found)
        for gold, statement in found:
            counts.nesting.append((number_of.get(statement.within) if statement.within else None) == gold.within)
            if gold.manner:
                counts.manner.append(statement.manner == gold.manner)
            if gold.via:
                counts.via.append(statement.via == gold.via)
        hit = {gold.number for gold, _ in found}
        counts.misses += [f"{name}: {gold.number} of {text}" for gold in marked if gold.number not in hit]
    return counts


def main() -> None:
    """Print the scores, and what was missed on request."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    counts = tally()
    print(f"own sentences: {counts.marked} attributions marked, {counts.read} read, {counts.found} found")
    print("".join(f"  {name:8} {value:.3f}\n" for name, value in counts.scores().items()), end="")
    if asked.misses:
        print("\n".join(f"  missed {miss}" for miss in counts.misses))


if __name__ == "__main__":
    main()
