"""How well dates are read: WikiWars by the shared scorer, and the dates that GUM's news files mark by hand.

    python -m benchmarks.times [--part test|train] [--misses]

Reads the corpora and the scorer from $DRAGOMAN_SHARED (default ../shared).
"""

import argparse
import importlib.util
import json
import os
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from dragoman.errors import DateError
from dragoman.model.codec import encode
from dragoman.model.edtf import Edtf
from dragoman.reading.times import read_times

Document = dict[str, Any]


def scorer(shared: Path) -> ModuleType:
    """Load the shared scorer of time expressions."""
    spec = importlib.util.spec_from_file_location("shared_times_scorer", shared / "score" / "times.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(documents: list[Document]) -> dict[str, Document]:
    """Read the times of documents as the scorer wants them."""
    read = {}
    for document in documents:
        published = Edtf.parse(document["published"][:10]) if document.get("published") else None
        times = read_times(document["text"], published)
        read[document["id"]] = {"times": [encode(expression) for expression in times]}
    return read


def wikiwars(shared: Path, part: str) -> list[Document]:
    """Return the documents of one part of WikiWars."""
    lines = (shared / "corpora" / "time" / "wikiwars.jsonl").read_text(encoding="utf8").splitlines()
    return [document for document in map(json.loads, lines) if document.get("part") == part]


def gum_news(shared: Path) -> list[Document]:
    """Return GUM's news files as documents whose times are the dates with a `when`."""
    return [gum_document(path) for path in sorted((shared / "corpora" / "gum").glob("GUM_news_*.conllu"))]


@dataclass
class _Open:
    """A markup element that has not been closed yet."""

    name: str
    when: str | None
    begin: int


def gum_document(path: Path) -> Document:
    """Rebuild the text of a CoNLL-U file and the spans of its `<date when=…>` elements."""
    text, published, times = "", None, []
    stack: list[_Open] = []
    inside_until = 0
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("# meta::dateCreated"):
            published = line.partition("=")[2].strip()
        elif line.startswith(("# newpar", "# newpar_block")) and text:
            text = text.rstrip() + "\n\n"
        fields = line.split("\t")
        if len(fields) != 10 or "." in fields[0]:
            continue
        if "-" in fields[0]:
            inside_until = int(fields[0].split("-")[1])
            text += fields[1]
            text += "" if "SpaceAfter=No" in fields[9] else " "
            continue
        if int(fields[0]) <= inside_until:
            continue
        inside_until = 0
        begin, text = len(text), text + fields[1]
        end = len(text)
        text += "" if "SpaceAfter=No" in fields[9] else " "
        markup = next((m.partition("=")[2] for m in fields[9].split("|") if m.startswith("XML=")), "")
        for closing, name, attributes in re.findall(r"<(/?)(\w+)([^>]*)>", markup):
            if not closing:
                when = re.search(r'when:::"([^"]+)"', attributes)
                stack.append(_Open(name, when[1] if when else None, begin))
            elif any(element.name == name for element in stack):
                while (element := stack.pop()).name != name:
                    pass
                if element.when is not None and re.match(r"\d{4}", element.when):
                    times.append({"span": [element.begin, end], "value": element.when})
    return {"id": path.stem, "text": text, "published": published, "times": times}


def shared_folder() -> Path:
    """Return the folder of corpora and scorers."""
    return Path(os.environ.get("DRAGOMAN_SHARED", "../shared"))


def data() -> list[Path]:
    """Return the files that the floors are measured on."""
    corpora = shared_folder() / "corpora"
    return [corpora / "time" / "wikiwars.jsonl", *sorted((corpora / "gum").glob("GUM_news_*.conllu"))]


def measure() -> dict[str, float]:
    """Return the scores that have floors: WikiWars' test part, and the values of GUM's dates."""
    shared = shared_folder()
    score = scorer(shared)
    wars, news = wikiwars(shared, "test"), gum_news(shared)
    of_wars, of_news = score.score(wars, records(wars)), score.score(news, records(news))
    return {
        "wikiwars strict": of_wars["strict"],
        "wikiwars value": of_wars["value"],
        "gum news value accuracy": of_news["value accuracy"],
    }


def show_misses(documents: list[Document], read: dict[str, Document], score: ModuleType) -> None:
    """Print what was missed, spurious, or given another value."""
    for document in documents:
        text, gold = document["text"], {tuple(t["span"]): t["value"] for t in document["times"]}
        mine = {tuple(t["span"]): t["value"] for t in read[document["id"]]["times"]}
        for span in sorted(gold.keys() | mine.keys()):
            here = (
                f"{text[max(0, span[0] - 50) : span[0]]}[{text[slice(*span)]}]{text[span[1] : span[1] + 30]}".replace(
                    "\n", " "
                )
            )
            if span not in mine:
                touching = [s for s in mine if s[0] < span[1] and span[0] < s[1]]
                print(
                    "EXTENT" if touching else "MISSED", here, "|", gold[span], "|", [text[slice(*s)] for s in touching]
                )
            elif span not in gold:
                if not any(s[0] < span[1] and span[0] < s[1] for s in gold):
                    print("EXTRA ", here, "|", mine[span])
            elif not score.right(mine[span], gold[span], document.get("published")):
                print("VALUE ", here, "|", gold[span], "|", mine[span])


def main() -> int:
    """Print the scores; return 1 where the corpora are absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="test", choices=["train", "test"], help="part of WikiWars")
    parser.add_argument("--misses", action="store_true", help="print every miss")
    chosen = parser.parse_args()
    shared = shared_folder()
    if not (shared / "corpora" / "time").is_dir():
        print(f"{shared} holds no corpora: set DRAGOMAN_SHARED to the folder that does", file=sys.stderr)
        return 1
    score = scorer(shared)
    for name, documents in ((f"WikiWars {chosen.part}", wikiwars(shared, chosen.part)), ("GUM news", gum_news(shared))):
        begun = time.perf_counter()
        read = records(documents)
        words = sum(len(document["text"].split()) for document in documents)
        took = time.perf_counter() - begun
        print(f"{name}: {words:,} words in {took:.2f} s ({words / took:,.0f} words/s)")
        for key, number in score.score(documents, read).items():
            print(f"  {key:15} {number:.3f}" if isinstance(number, float) else f"  {key:15} {number}")
        if chosen.misses:
            show_misses(documents, read, score)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DateError as error:
        sys.exit(str(error))
