"""Score the readings of all single-report cases against their keys, by the scorer beside them.

    python -m benchmarks.accuracy [--case NAME] [--misses] [--extra]

Cases and scorer come from DRAGOMAN_SHARED (default ../shared). A case's date and outlet are handed on as a user would
give them. With --misses and --extra the items not found, and those found beside the key, are listed.
"""

import argparse
import importlib.util
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from dragoman.intake import Given, Refused, take
from dragoman.model.codec import record_json
from dragoman.model.protocols import Reader
from dragoman.reading import load_reader

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", "../shared"))
SHOWN = ("statements", "events", "positions", "discrepancies")
Pairs = Sequence[tuple[str, dict[str, Any], dict[str, Any]]]
Score = Callable[..., Any]
SEED = "2025-05-19-ceasefire-calls"


def shared() -> Path:
    """Return the folder of cases and scorers; exits where it is not there."""
    if not (SHARED / "score" / "record.py").is_file():
        sys.exit(f"{SHARED} holds no cases and scorers: name their folder with DRAGOMAN_SHARED")
    return SHARED


def data() -> list[Path]:
    """Return the files that are measured on."""
    return [path for name, _, report in cases(SHARED) for path in (SHARED / "cases" / name / "key.json", report)]


def measure() -> dict[str, float]:
    """Return the scores that the floors hold: F1 by kind over all cases, the seed case's, the fields' accuracy."""
    score, reader = scorer(SHARED).score, load_reader()
    pairs = {name: (key, read_case(reader, key, report)) for name, key, report in cases(SHARED)}
    overall, seed = score(list(pairs.values()))[0], score([pairs[SEED]])[0]
    found = {kind: overall[kind]["f1"] for kind in SHOWN} | {"record": overall["record"]}
    found |= {f"seed {kind}": seed[kind]["f1"] for kind in SHOWN}
    found |= {name: field["accuracy"] for name, field in overall["fields"].items()}
    found["all items have words"] = float(overall["items_without_words"] == 0)
    return found


def scorer(folder: Path) -> ModuleType:
    """Load the scorer of records from its file."""
    spec = importlib.util.spec_from_file_location("record_score", folder / "score" / "record.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cases(
    folder: Path, wanted: str | None = None, *, room: str = "cases"
) -> Iterator[tuple[str, dict[str, Any], Path]]:
    """Yield name, key and report file of each case of one report; `wanted` picks those whose name holds it."""
    for path in sorted((folder / room).glob("*/key.json")):
        key = json.loads(path.read_text(encoding="utf-8"))
        if "report" in key and (wanted is None or wanted in path.parent.name):
            yield path.parent.name, key, path.parent / key["report"]


def read_case(reader: Reader, key: dict[str, Any], report: Path) -> dict[str, Any]:
    """Return the record of a case's report as the command line would print it."""
    given = Given(published=key.get("published"), outlet=key.get("outlet"))
    taken = next(iter(take(str(report), given)))
    if isinstance(taken, Refused):
        raise taken.error
    return record_json(reader.read(taken.report))


def row(name: str, scores: dict[str, Any]) -> str:
    """Return the scores of one case in one line."""
    cells = [f"{scores[kind]['f1']:.3f}" if scores[kind]["gold"] else "  –  " for kind in SHOWN]
    return f"{name:34}" + "".join(f"{cell:>15}" for cell in cells) + f"{scores['record']:>9.3f}"


def show(pairs: Pairs, score: Score, *, misses: bool, extra: bool) -> None:
    """Print the scores of each report and of all, their fields', and what was asked for."""
    print(f"{'F1':34}" + "".join(f"{kind:>15}" for kind in SHOWN) + f"{'record':>9}")
    for name, key, record in pairs:
        print(row(name, score([(key, record)])[0]))
    overall, missed, beside = score([(key, record) for _, key, record in pairs])
    print(row("all", overall))
    for name, short in (("precision", "p"), ("recall", "r")):
        print(f"{name:34}" + "".join(f"{overall[kind][short]:>15.3f}" for kind in SHOWN))
    print()
    for field, value in overall["fields"].items():
        print(f"  {field:28}{value['accuracy']:.3f}   of {value['n']}")
    print(f"  items without words         {overall['items_without_words']}")
    for title, items in (("missed", missed if misses else []), ("beside the key", beside if extra else [])):
        for kind, words in items:
            print(f"{title}: {kind}: {words if isinstance(words, str) else json.dumps(words, ensure_ascii=False)}")


def main() -> None:
    """Read and score the cases, and print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--case", help="only cases whose name holds this")
    parser.add_argument("--misses", action="store_true", help="list the items of the key that were not found")
    parser.add_argument("--extra", action="store_true", help="list the items found that the key does not have")
    asked = parser.parse_args()
    folder = shared()
    score, reader = scorer(folder).score, load_reader()
    pairs = [(name, key, read_case(reader, key, report)) for name, key, report in cases(folder, asked.case)]
    if not pairs:
        sys.exit(f"no case's name holds {asked.case!r}")
    show(pairs, score, misses=asked.misses, extra=asked.extra)


if __name__ == "__main__":
    main()
