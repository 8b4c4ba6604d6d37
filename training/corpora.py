"""The corpora as training sees them: texts with attributions by hand and grammar by machine.

They stay outside the project: `DRAGOMAN_SHARED` names the folder that holds `corpora/` (default `../shared`).
"""

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Offsets = tuple[int, int]


@dataclass(frozen=True)
class Token:
    """One token of the CoreNLP layer; `head` counts from 0 within its sentence, -1 is the root."""

    begin: int
    end: int
    tag: str
    entity: str
    head: int
    relation: str


@dataclass(frozen=True)
class Article:
    """A text with the roles of each attribution as lists of [begin, end) offsets, and CoreNLP's reading where known."""

    id: str
    text: str
    attributions: tuple[dict[str, list[Offsets]], ...]
    sentences: tuple[tuple[Token, ...], ...]


def shared() -> Path:
    """Return the folder that holds the corpora."""
    return Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).parents[2] / "shared"))


def polnear(split: str, every_annotator: bool = False) -> Iterator[Article]:
    """Yield the articles of a PolNeAR split; with `every_annotator` a text comes once for each who annotated it."""
    folder = shared() / "corpora" / "polnear"
    grammar = {d["id"]: d["sentences"] for d in _lines(folder / f"{split}.corenlp.jsonl.gz")}
    for line in _lines(folder / f"{split}.jsonl.gz"):
        sentences = tuple(map(_sentence, grammar.get(line["id"], ())))
        yield Article(line["id"], line["text"], tuple(line["attributions"]), sentences)
        if every_annotator:
            for attributions in line.get("other_annotators", {}).values():
                yield Article(line["id"], line["text"], tuple(attributions), ())


def _lines(path: Path) -> Iterator[Any]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _sentence(described: dict[str, Any]) -> tuple[Token, ...]:
    return tuple(
        Token(begin, end, tag, entity, head - 1, relation)
        for (begin, end, _, _, tag, entity), (head, relation) in zip(
            described["tokens"], described["deps"], strict=True
        )
    )
