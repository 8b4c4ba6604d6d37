"""How well the board tells a process: the process cases of ../shared, filed into a ledger, folded and scored.

    python -m benchmarks.board [--misses]

Every case whose key names a process is taken in, read, filed into a temporary ledger as a user's would be, and its
board as of the key's moment is scored by `score/board.py` of the same folder (DRAGOMAN_SHARED, default ../shared).
"""

import argparse
import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.intake import Refused, take
from dragoman.ledger import open_ledger
from dragoman.model.codec import board_json
from dragoman.model.entries import View
from dragoman.model.protocols import Reader
from dragoman.process import fold
from dragoman.reading import load_reader

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", "../shared"))


def cases() -> Iterator[Path]:
    """Yield the folders of the process cases."""
    for key in sorted(SHARED.glob("cases/*/key.json")):
        if "process" in json.loads(key.read_text(encoding="utf-8")):
            yield key.parent


def data() -> Iterable[Path]:
    """Return the files that are measured on."""
    return [path for case in cases() for path in (case / "key.json", *sorted((case / "reports").iterdir()))]


def filed(reports: Path, reader: Reader) -> View:
    """Read a folder's reports into a temporary ledger and return what it then holds."""
    with tempfile.TemporaryDirectory() as folder, open_ledger(f"{folder}/case.db", create=True) as ledger:
        for taken in take(str(reports)):
            if isinstance(taken, Refused):
                raise taken.error
            ledger.file(taken, reader.read(taken.report))
        return ledger.view()


def scored(case: Path, reader: Reader) -> tuple[dict[str, Any], list[tuple[str, Any]]]:
    """Return the scores of a case's board, and the items of the key that it misses."""
    key = json.loads((case / "key.json").read_text(encoding="utf-8"))
    board = fold(filed(case / "reports", reader), as_of=datetime.fromisoformat(key["as_of"]))
    scores, misses = _scorer().score(key, board_json(board))
    return scores, misses


def measure() -> dict[str, float]:
    """Return the scores that the floors hold, each the mean of all cases."""
    reader = load_reader()
    found = [_flat(scored(case, reader)[0]) for case in cases()]
    return {name: sum(scores[name] for scores in found) / len(found) for name in found[0]}


def _flat(scores: dict[str, Any]) -> dict[str, float]:
    asked = sum(scores["positions"][name] for name in ("right", "wrong", "missing")) or 1
    return {
        "contacts": scores["contacts"]["f1"],
        "incidents": scores["incidents"]["f1"],
        "copies": scores["copies"]["f1"],
        "positions": scores["positions"]["accuracy"],
        "positions_not_wrong": 1 - scores["positions"]["wrong"] / asked,
        "discrepancies_found": scores["discrepancies"]["recall"],
    }


@cache
def _scorer() -> Any:
    """The scorer beside the cases; it is theirs, so it is loaded from there and not kept here."""
    path = SHARED / "score" / "board.py"
    spec = importlib.util.spec_from_file_location("shared_score_board", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print the scores of each process case."""
    parser = argparse.ArgumentParser(description="Score the boards of the process cases.")
    parser.add_argument("--misses", action="store_true", help="list the items of the key that are missed")
    options = parser.parse_args()
    if not (folders := list(cases())):
        print(f"board: skipped, needs ../shared ({SHARED} has no process case; name it with DRAGOMAN_SHARED)")
        return
    reader = load_reader()
    for case in folders:
        scores, misses = scored(case, reader)
        print(case.name)
        for name, value in scores.items():
            print(f"  {name:14} {json.dumps(value)}")
        for kind, missed in misses if options.misses else ():
            print(f"  missed {kind}: {json.dumps(missed, ensure_ascii=False)}")


if __name__ == "__main__":
    main()
