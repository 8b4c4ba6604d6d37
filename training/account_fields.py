"""Learn in what two accounts that clash differ, from our own marked discrepancies.

    python -m training.account_fields [--out FILE] [--fifths]

What comes out is `differing.toml`: for each field a logistic regression over what two accounts show beside each other
(`dragoman.reading.discrepancies.differing`), fitted by `training.pairing` to that field against all others. The marked
accounts themselves are learned from, read by the shipped reader's grammar; `--fifths` leaves out each fifth of the
texts in turn instead, prints how often the field is right in it, and writes nothing.
"""

import argparse
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.discrepancies.differing import WEIGHTS, features, shown
from dragoman.reading.discrepancies.weighing import Weighing
from dragoman.reading.encoder.shipped import load as load_encoder
from dragoman.reading.gazetteer import load_gazetteer
from dragoman.reading.layers import Account
from dragoman.reading.reader import DragomanReader
from training.clashes import TRAIN, ClashText, load
from training.pairing import learned

RIDGE = 4.0
"""How strongly weights are held to nothing: chosen by fifths."""
FIFTHS = 5

Marked = tuple[str, DiscrepancyField, Mapping[str, float]]
"""A text's name, the marked field of two of its accounts, and what they show."""


def marked(texts: Sequence[ClashText]) -> Iterator[Marked]:
    """Yield what each two accounts of each marked discrepancy show, in the order of the text."""
    reader = DragomanReader(load_encoder(), load_gazetteer())
    for text in texts:
        scene = reader.scene(Report(text.name, None, None, None, None, "en", text.text))
        for clash in text.clashes:
            words = [scene.clauses.layers.words_in(Span(*account)) for account in sorted(clash.accounts)]
            shows = [shown(scene, Account(inside[0], inside[-1], 1.0)) for inside in words if inside]
            for one, other in combinations(shows, 2):
                yield text.name, clash.field, features(one, other)


def fitted(pairs: Sequence[Marked]) -> dict[DiscrepancyField, Weighing]:
    """Return a weighing for each field that is marked."""
    fields = sorted({field for _, field, _ in pairs})
    return {own: learned([(shows, field is own) for _, field, shows in pairs], RIDGE) for own in fields}


def right(weighings: Mapping[DiscrepancyField, Weighing], pairs: Sequence[Marked]) -> int:
    """Count the pairs of which the likeliest field is the marked one."""
    return sum(max(weighings, key=lambda own: weighings[own].chance(shows)) is field for _, field, shows in pairs)


def by_fifths(pairs: Sequence[Marked]) -> float:
    """Return the share of pairs whose field is right, each fifth of the texts told by what the others taught."""

    def fifth(name: str) -> int:
        return zlib.crc32(name.encode()) % FIFTHS

    told = 0
    for left_out in range(FIFTHS):
        weighings = fitted([pair for pair in pairs if fifth(pair[0]) != left_out])
        told += right(weighings, [pair for pair in pairs if fifth(pair[0]) == left_out])
    return told / len(pairs)


def written(weighings: Mapping[DiscrepancyField, Weighing]) -> str:
    """Return weighings as they stand in their file."""
    lines = ["# Learned by training.account_fields: what speaks for each field of a discrepancy, and how much."]
    for field, weighing in weighings.items():
        # JSON quotes names as TOML does.
        weights = [f"{json.dumps(name)} = {weight:.2f}" for name, weight in weighing.weights.items()]
        lines += ["", f"[{field}]", f"bias = {weighing.bias:.2f}", f"[{field}.weights]", *weights]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Learn and write, or measure by fifths."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--fifths", action="store_true", help="leave out each fifth of the texts in turn")
    options = parser.parse_args()
    pairs = list(marked(load(TRAIN)))
    print(f"{len(pairs)} pairs of accounts")
    if options.fifths:
        print(f"right in the fifths left out: {by_fifths(pairs):.3f}")
        return
    weighings = fitted(pairs)
    print(f"right in what was learned from: {right(weighings, pairs) / len(pairs):.3f}")
    options.out.write_text(written(weighings), encoding="utf-8")


if __name__ == "__main__":
    main()
