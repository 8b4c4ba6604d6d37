"""Hold the quality floors: measure what `floors.toml` names and fail where a number lies below its floor.

    python -m benchmarks.floors [SECTION …]

Each section names a module of this folder with two functions: `data()` gives the files it measures on, `measure()`
the scores by name. A section whose data are not there (the corpora and cases of ../shared) is skipped and says so.
`data` in the file is the digest of what the floors were set on: other data are another measurement, and the digest must
be changed along with the numbers, in one visible commit.
"""

import hashlib
import importlib
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.toml")


def digest(files: Iterable[Path]) -> str:
    """Return the first 16 digits of the SHA-256 of files' bytes, in the order of their names."""
    found = hashlib.sha256()
    for path in sorted(files):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def hold(section: str, floors: dict[str, Any]) -> bool:
    """Measure one section, print a line for each floor, and tell whether all hold."""
    module = importlib.import_module(f"benchmarks.{section}")
    files = list(module.data())
    if not files or not all(path.exists() for path in files):
        print(f"{section}: skipped, needs ../shared")
        return True
    if (found := digest(files)) != floors["data"]:
        print(f"{section}: the data are not those the floors were set on (digest {found}, not {floors['data']})")
        return False
    scores, fine = module.measure(), True
    for name, floor in floors["at_least"].items():
        holds = scores[name] >= floor
        fine &= holds
        print(f"{section}: {name:24} {scores[name]:.3f}  floor {floor:.3f}{'' if holds else '  BELOW'}")
    return fine


def main() -> None:
    """Hold all sections, or the named ones; exit 1 where one does not hold."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    asked = sys.argv[1:] or list(floors)
    if unknown := [name for name in asked if name not in floors]:
        sys.exit(f"floors.toml has no section {', '.join(unknown)}; it has {', '.join(floors)}")
    fine = [hold(section, floors[section]) for section in asked]
    sys.exit(0 if all(fine) else 1)


if __name__ == "__main__":
    main()
