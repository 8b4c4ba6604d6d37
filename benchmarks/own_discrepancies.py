"""How well the reader finds the discrepancies of our own marked texts (`training/data/discrepancies/test`).

    python -m benchmarks.own_discrepancies [--part test|train] [--texts NAME] [--misses]

The texts are ours, so this runs everywhere. A marked discrepancy is found where one that is told has an account at each
of two of its marked ones; pairs are one to one. `field` is the share of the found ones that are told with the marked
field. The test part is by other hands than the train part, and no training may see it.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

from dragoman.model.record import Discrepancy, Reading
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.reading import load_reader
from training.clashes import TEST, TRAIN, Clash, ClashText, load
from training.markup import Offsets

PARTS = {"test": TEST, "train": TRAIN}


def data() -> list[Path]:
    """Return the files that are measured on."""
    return sorted(TEST.glob("*.txt"))


def measure() -> dict[str, float]:
    """Return the scores of the public reader on the marked texts."""
    return scores(tally(load(TEST))[0])


def tally(texts: Sequence[ClashText]) -> tuple[Counter[str], list[str]]:
    """Read every marked text by the public reader; return the counts, and a line for each slip."""
    counts, slips = Counter[str](), list[str]()
    reports = [Report(text.name, None, None, None, None, "en", text.text) for text in texts]
    for text, reading in zip(texts, load_reader().read_many(reports), strict=True):
        slips += count(counts, text, reading)
    return counts, slips


def count(counts: Counter[str], text: ClashText, reading: Reading) -> list[str]:
    """Add one text and its reading to the counts; return a line for each slip."""
    left, slips = list(reading.discrepancies), list[str]()
    for clash in text.clashes:
        told = next((d for d in left if _is_told(clash, d)), None)
        if told is None:
            slips.append(f"missed {clash.field}: {' | '.join(text.text[b:e] for b, e in clash.accounts)}")
            continue
        left.remove(told)
        counts["found"] += 1
        counts["field"] += told.field is clash.field
    slips += [f"beside: {d.field}: {' | '.join(a.span.of(text.text) for a in d.accounts)}" for d in left]
    counts["marked"] += len(text.clashes)
    counts["told"] += len(reading.discrepancies)
    return [f"{text.name}: {slip}" for slip in slips]


def _is_told(clash: Clash, told: Discrepancy) -> bool:
    spans = [account.span for account in told.accounts]
    return any(
        _overlap(spans[0], first) and any(_overlap(span, second) for span in spans[1:])
        for first, second in permutations(clash.accounts, 2)
    )


def _overlap(span: Span, own: Offsets) -> bool:
    return span.begin < own[1] and own[0] < span.end


def scores(counts: Counter[str]) -> dict[str, float]:
    """Return all scores by name."""
    return {
        "precision": counts["found"] / max(1, counts["told"]),
        "recall": counts["found"] / max(1, counts["marked"]),
        "f1": 2 * counts["found"] / max(1, counts["told"] + counts["marked"]),
        "field": counts["field"] / max(1, counts["found"]),
    }


def main() -> None:
    """Print the scores, and what was missed or told beside on request."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=sorted(PARTS), default="test")
    parser.add_argument("--texts", metavar="NAME", default="", help="only texts of files whose name begins so")
    parser.add_argument("--misses", action="store_true", help="list what was missed or told beside")
    asked = parser.parse_args()
    texts = [text for text in load(PARTS[asked.part]) if text.name.startswith(asked.texts)]
    if not texts:
        sys.exit(f"no file of {PARTS[asked.part]} has a name that begins with {asked.texts!r}")
    counts, slips = tally(texts)
    print(f"own discrepancies, {asked.part}: {counts['marked']} marked, {counts['told']} told, {counts['found']} found")
    print("".join(f"  {name:10} {value:.3f}\n" for name, value in scores(counts).items()), end="")
    if asked.misses:
        print("\n".join(f"  {slip}" for slip in slips))


if __name__ == "__main__":
    main()
