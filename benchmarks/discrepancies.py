"""Every discrepancy told in the single-report cases, with a verdict by hand: `discrepancies.md` beside this module.

    python -m benchmarks.discrepancies [--write] [--show]

The table gives for each its case, field, the offsets of its two accounts, the verdict (right, wrong or doubtful) and
the reason. A verdict holds for what touches the same words, so it outlives small shifts of a span. Exit 1 where one
that is told has no verdict. One that is not told may stand there: engines round differently, and another may tell it.
--write adds what is new and drops what is not told.
--show prints the words of each, which the table leaves out because the cases are not ours to publish.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.accuracy import SHARED, cases, read_case, shared
from benchmarks.accuracy import data as case_files
from dragoman.reading import load_reader

TABLE = Path(__file__).with_name("discrepancies.md")
VERDICTS = ("right", "doubtful", "wrong")
_ROW = re.compile(
    r"\| (?P<case>\S+) \| (?P<field>\w+) \| (?P<spans>[\d– ·]+) \| (?P<verdict>\S+) \| (?P<reason>.*) \|$"
)
_HEAD = """# Discrepancies told in the cases

Written by `python -m benchmarks.discrepancies --write`; verdict and reason are set by hand. The accounts are offsets.

| case | field | accounts | verdict | reason |
|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Row:
    """A discrepancy of the table."""

    case: str
    field: str
    spans: tuple[tuple[int, int], ...]
    verdict: str = "?"
    reason: str = ""
    words: str = ""

    def is_same(self, other: "Row") -> bool:
        """Tell whether another row is of the same accounts, give or take some words."""
        touching = [any(a < d and c < b for c, d in other.spans) for a, b in self.spans]
        return self.case == other.case and self.field == other.field and all(touching)

    def line(self) -> str:
        """Return the row as the table has it."""
        spans = " · ".join(f"{begin}–{end}" for begin, end in self.spans)
        return f"| {self.case} | {self.field} | {spans} | {self.verdict} | {self.reason} |"


def told() -> Iterator[Row]:
    """Yield every discrepancy that the reader tells in the cases."""
    reader = load_reader()
    for name, key, report in cases(SHARED):
        record = read_case(reader, key, report)
        text = record["report"]["text"]
        for found in record["discrepancies"]:
            spans = tuple((begin, end) for begin, end in (account["span"] for account in found["accounts"]))
            yield Row(name, found["field"], spans, words=" <> ".join(repr(text[b:e]) for b, e in spans))


def judged(table: str) -> list[Row]:
    """Return the rows of the written table."""
    rows = []
    for line in table.splitlines():
        if matched := _ROW.match(line):
            pairs = [pair.split("–") for pair in matched["spans"].split(" · ")]
            spans = tuple((int(begin), int(end)) for begin, end in pairs)
            rows.append(Row(matched["case"], matched["field"], spans, matched["verdict"], matched["reason"]))
    return rows


def with_verdicts(found: Sequence[Row], known: Sequence[Row]) -> list[Row]:
    """Return what is told with the verdicts that are known of it."""
    rows = []
    for row in found:
        same = next((k for k in known if k.is_same(row)), None)
        rows.append(row if same is None else replace(row, verdict=same.verdict, reason=same.reason))
    return rows


def data() -> list[Path]:
    """Return the files that are measured on."""
    return case_files()


def measure() -> dict[str, float]:
    """Return the share told that has a verdict, and the share of those judged that is right."""
    rows = with_verdicts(list(told()), judged(TABLE.read_text(encoding="utf-8")))
    sound = [row for row in rows if row.verdict in VERDICTS]
    right = sum(row.verdict == "right" for row in sound)
    return {"judged": len(sound) / len(rows) if rows else 1.0, "right": right / len(sound) if sound else 1.0}


def main() -> None:
    """Check the table, or write it anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the table, keeping its verdicts")
    parser.add_argument("--show", action="store_true", help="print the words of each")
    asked = parser.parse_args()
    shared()
    known = judged(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else []
    rows = with_verdicts(list(told()), known)
    if asked.show:
        print("\n".join(f"{row.line()}\n    {row.words}" for row in rows))
    if asked.write:
        TABLE.write_text(_HEAD + "".join(f"{row.line()}\n" for row in rows), encoding="utf-8")
    open_rows = [row for row in rows if row.verdict not in VERDICTS]
    stale = [k for k in known if not any(k.is_same(row) for row in rows)]
    right = sum(row.verdict == "right" for row in rows)
    print(f"discrepancies: {len(rows)} told, {right} right, {len(open_rows)} without a verdict")
    print(f"  and {len(stale)} verdicts of what is not told")
    if open_rows:
        sys.exit("the table is not current: write it with --write and set the verdicts that are missing")


if __name__ == "__main__":
    main()
