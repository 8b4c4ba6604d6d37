"""Our own marked discrepancies: the inline markup of `training/data/discrepancies` to text and accounts that clash.

The markup is described in `training/data/discrepancies/GUIDE.md`. A text that does not parse is refused with its file,
line and what is wrong. `python -m training.clashes` checks every file and prints what they hold.
"""

import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from dragoman.model.vocabulary import DiscrepancyField
from training.markup import MarkupError, Offsets, checked, loaded, unmarked

DATA = Path(__file__).parent / "data" / "discrepancies"
TRAIN, TEST, SECOND = DATA / "train", DATA / "test", DATA / "second"
"""Texts to learn from, texts that no training may see, and texts of both marked again by another hand."""

_ROLE = re.compile(r"C(?P<number>\d+)(?::(?P<field>[a-z_]+))?$")


@dataclass(frozen=True)
class Clash:
    """Accounts of one text that cannot all be true."""

    number: int
    field: DiscrepancyField
    accounts: tuple[Offsets, ...]


@dataclass(frozen=True)
class ClashText:
    """One text with its discrepancies, in the order of their numbers."""

    name: str
    text: str
    clashes: tuple[Clash, ...]


def parse(name: str, marked: str) -> ClashText:
    """Return the plain text and its discrepancies; raise MarkupError."""
    text, roles = unmarked(marked)
    accounts: dict[int, list[Offsets]] = {}
    fields: dict[int, DiscrepancyField] = {}
    for role, span in roles:
        matched = _ROLE.match(role)
        if matched is None:
            raise MarkupError(f"{role!r} is no role")
        number = int(matched["number"])
        accounts.setdefault(number, []).append(span)
        if matched["field"]:
            if matched["field"] not in set(DiscrepancyField):
                raise MarkupError(f"{matched['field']!r} is none of {', '.join(DiscrepancyField)}")
            fields[number] = DiscrepancyField(matched["field"])
    for number, spans in accounts.items():
        if len(spans) < 2:
            raise MarkupError(f"discrepancy {number} has one account only")
        if number not in fields:
            raise MarkupError(f"discrepancy {number} names no field")
    return ClashText(name, text, tuple(Clash(n, fields[n], tuple(sorted(accounts[n]))) for n in sorted(accounts)))


def load(folder: Path) -> list[ClashText]:
    """Return every marked text of a folder; raise MarkupError."""
    return loaded(folder, parse)


def main() -> int:
    """Check every file; print each fault, and what the sound texts hold."""
    faults = 0
    for folder in (TRAIN, TEST, SECOND):
        texts, wrong = checked(folder, parse)
        faults += wrong
        fields = Counter(str(clash.field) for text in texts for clash in text.clashes)
        bare = sum(not text.clashes for text in texts)
        print(f"{folder.name}: {len(texts)} texts, {fields.total()} discrepancies, {bare} texts without")
        print("  " + "  ".join(f"{name} {count}" for name, count in fields.most_common()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
