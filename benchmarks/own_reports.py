"""Score the readings of our own reports (`benchmarks/reports`) against their keys, by the shared scorer.

    python -m benchmarks.own_reports [--part tune|held] [--report NAME] [--misses] [--extra]

The reports are invented and were keyed before any reading of them was seen. Those of the part `tune` may be studied
item by item; of the part `held` only the scores are looked at: `--misses` and `--extra` list those of `tune`.
The scorer comes from DRAGOMAN_SHARED (default ../shared); where it is absent this says so and measures nothing.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.accuracy import SHARED, SHOWN, Pairs, cases, read_case, scorer, show
from dragoman.reading import load_reader

HERE = Path(__file__).parent
SCORER = SHARED / "score" / "record.py"
HELD = frozenset(
    {
        "anmar-strait-readout",
        "asmel-dessa-accord",
        "brezna-leaked-draft",
        "corazan-rail-ballot",
        "don-keo-border-talks",
        "haapsund-secret-talks",
        "lake-merin-analysis",
        "marud-evacuation-live",
        "norvend-lumber-duties",
        "obuya-monitors",
        "orsun-border-truce",
        "tamsa-dam-hostages",
        "teshar-council-briefing",
        "tin-tehou-evacuation",
        "tirum-bank-communique",
        "tolkan-reservoir-summit",
        "valmora-controllers-strike",
        "vellin-dock-strike",
    }
)


def read(part: str, wanted: str | None = None) -> Pairs:
    """Read the reports of a part, those whose name holds `wanted`: name, key and record of each."""
    reader = load_reader()
    return [
        (name, key, read_case(reader, key, report))
        for name, key, report in cases(HERE, wanted, room="reports")
        if (name in HELD) == (part == "held")
    ]


def data() -> list[Path]:
    """Return the files that are measured on; none where the scorer is absent, without which nothing can be."""
    return [*(HERE / "reports").glob("*/*.*")] if SCORER.is_file() else []


def measure() -> dict[str, float]:
    """Return F1 by kind over each part."""
    score, found = scorer(SHARED).score, dict[str, float]()
    for part in ("tune", "held"):
        overall = score([(key, record) for _, key, record in read(part)])[0]
        found |= {f"{part} {kind}": overall[kind]["f1"] for kind in SHOWN} | {f"{part} record": overall["record"]}
    return found


def main() -> None:
    """Read and score the reports of one part or of both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("tune", "held"), help="only this half of the reports")
    parser.add_argument("--report", help="only reports whose name holds this")
    parser.add_argument("--misses", action="store_true", help="list the items of `tune` that were not found")
    parser.add_argument("--extra", action="store_true", help="list the items of `tune` found beside the key")
    asked = parser.parse_args()
    if not SCORER.is_file():
        print(f"own reports: skipped, {SHARED} holds no scorer: name its folder with DRAGOMAN_SHARED")
        return
    score = scorer(SHARED).score
    shown = False
    for part in (asked.part,) if asked.part else ("tune", "held"):
        if pairs := read(part, asked.report):
            print(f"{part}:" if not shown else f"\n{part}:")
            show(pairs, score, misses=asked.misses and part == "tune", extra=asked.extra and part == "tune")
            shown = True
    if not shown:
        sys.exit(f"no report's name holds {asked.report!r}")


if __name__ == "__main__":
    main()
