"""Which PLOVER type of event stands between two marked actors of a sentence.

    python -m benchmarks.plover IN.tsv OUT.tsv

IN has the columns `id`, `sentence`, `source`, `target`, tab-separated with a header; source and target are the actors'
names as the sentence writes them, or a placeholder for one that it does not name. OUT gets `id` and `root`, one of
PLV's fifteen types, in the order of IN, for `score/plover.py` of the shared folder.

Numbers on PLV's training part are of no worth, since the shipped model has learned from it: what it does on unseen
sentences is measured by leaving out a fifth at a time (`training.events_branch --fold`, see training/EXPERIMENTS.md).
"""

import argparse
import csv
import sys
from pathlib import Path

from dragoman.reading.encoder.pairs import place
from dragoman.reading.encoder.shipped import load

COLUMNS = ("id", "sentence", "source", "target")


class TableError(ValueError):
    """A table that cannot be read: what is wrong with it, and where."""


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read the table; raise TableError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t")
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise TableError(f"{path}: the header lacks {', '.join(missing)}; it needs {', '.join(COLUMNS)}")
            rows = []
            for row in reader:
                if any(row[name] is None for name in COLUMNS):
                    raise TableError(f"{path}:{reader.line_num}: fewer cells than the header has")
                if not row["sentence"].strip():
                    raise TableError(f"{path}:{reader.line_num}: no sentence")
                rows.append(row)
            return rows
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{path}: cannot be read as UTF-8 text: {error}") from error


def main() -> int:
    """Read the pairs, write the types."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, metavar="IN.tsv")
    parser.add_argument("types", type=Path, metavar="OUT.tsv")
    options = parser.parse_args()
    try:
        rows = rows_of(options.pairs)
    except TableError as error:
        print(error, file=sys.stderr)
        return 2
    encoder = load()
    lines = ["id\troot"]
    for row in rows:
        sentence = row["sentence"]
        chances = encoder.between(sentence, place(sentence, row["source"]), place(sentence, row["target"]))
        lines.append(f"{row['id']}\t{max(chances, key=lambda name: chances[name])}")
    try:
        options.types.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        print(f"{options.types}: cannot be written: {error}", file=sys.stderr)
        return 2
    print(f"{len(rows)} pairs read, types written to {options.types}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
