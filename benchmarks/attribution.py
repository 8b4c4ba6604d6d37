"""How well the reader finds attributions: the dev split of PolNeAR, read by the shipped model and scored.

    python -m benchmarks.attribution [--json]

The split and the scorer (`score/attribution.py`) come from the shared folder (DRAGOMAN_SHARED, default ../shared).
What is compared are the statements that no other holds, as PolNeAR has no others.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.model.report import Report
from dragoman.reading import load_reader

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", "../shared"))
DEV = SHARED / "corpora" / "polnear" / "dev.jsonl.gz"
SCORER = SHARED / "score" / "attribution.py"
ROLES = ("source", "cue", "content")


def data() -> list[Path]:
    """Return the files that are measured on."""
    return [DEV]


def articles() -> Iterator[dict[str, Any]]:
    """Yield the articles of the dev split."""
    with gzip.open(DEV, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def score() -> dict[str, dict[str, float]]:
    """Read the split with the shipped model and return the scorer's table."""
    listed = list(articles())
    reports = [Report(a["id"], a["id"], a["title"], a["publisher"], a["published"], "en", a["text"]) for a in listed]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
        for article, reading in zip(listed, load_reader().read_many(reports), strict=True):
            found = [
                {role: [[span.begin, span.end] for span in getattr(statement, role)] for role in ROLES}
                for statement in reading.statements
                if statement.within is None
            ]
            predicted.write(json.dumps({"id": article["id"], "attributions": found}) + "\n")
        predicted.flush()
        command = [sys.executable, str(SCORER), str(DEV), predicted.name, "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    table: dict[str, dict[str, float]] = json.loads(done.stdout)
    return table


def measure() -> dict[str, float]:
    """Return the F1 of every measure by its name."""
    return {name: row["f1"] for name, row in score().items()}


def main() -> None:
    """Print the table, with the reading speed."""
    if not DEV.is_file():
        sys.exit(f"{DEV} is not there: name the folder that holds it with DRAGOMAN_SHARED")
    start = time.perf_counter()
    table = score()
    seconds = time.perf_counter() - start
    if "--json" in sys.argv[1:]:
        print(json.dumps(table, indent=1))
        return
    for name, row in table.items():
        print(f"{name:24} P {row['p']:.3f}  R {row['r']:.3f}  F1 {row['f1']:.3f}")
    words = sum(len(article["text"].split()) for article in articles())
    print(f"{words / seconds:,.0f} words a second, loading and scoring included")


if __name__ == "__main__":
    main()
