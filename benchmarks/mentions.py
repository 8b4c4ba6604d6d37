"""How well named mentions are found, and whom pronouns mean: GUM's entities, and GAP by our pronoun resolution.

    python -m benchmarks.mentions [--part dev|train] [--gap validation|development] [--misses]

A named mention of GUM is an entity of type person, organization or place with a proper noun (Penn NNP or NNPS) at its
head: the head itself ("Australia", "Professor Eastman", "the House"), or a name right behind it ("actor Dennis
Hopper"). It is found where ours has the same first and last character and the same kind; ours are those of
`benchmarks.named`.

GAP asks whether a pronoun means the one or the other of two names; ours means a name where both are mentions of one
actor. Its F1 is that of the published scorer: precision and recall of "means it" over both names of each passage.

Reads the corpora from $DRAGOMAN_SHARED (default ../shared).
"""

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.gum import Document, read_gum
from benchmarks.named import ORGANISATION, PERSON, PLACE, NamedMentions
from benchmarks.times import shared_folder
from dragoman.model.ids import item_id
from dragoman.model.span import Span
from dragoman.reading.actors import Cast, read_actors
from dragoman.reading.clauses import Clauses
from dragoman.reading.encoder import load
from dragoman.reading.gazetteer import Gazetteer, load_gazetteer

DEV = ("interview_cyclone", "interview_gaming", "news_homeopathic", "news_iodine", "speech_impeachment",
       "speech_inauguration")  # fmt: skip
KINDS = {PERSON, PLACE, ORGANISATION}

Found = set[tuple[int, int, str]]


def gum_files(part: str) -> list[Path]:
    """Return the files of one part of GUM: the six of dev, or all others that are here."""
    files = sorted((shared_folder() / "corpora" / "gum").glob("GUM_*.conllu"))
    return [path for path in files if (path.stem.removeprefix("GUM_") in DEV) is (part == "dev")]


def gap_file(part: str) -> Path:
    """Return the file of one part of GAP."""
    return shared_folder() / "corpora" / "gap" / f"gap-{part}.tsv"


def data() -> list[Path]:
    """Return the files that the floors are measured on."""
    return [*gum_files("dev"), gap_file("validation")]


def gold(document: Document) -> Found:
    """Return the named mentions of a document, [begin, end) and kind."""
    return {
        (document.words[e.first].begin, document.words[e.last].end, e.kind)
        for e in document.entities
        if e.kind in KINDS and document.is_named(e)
    }


def ours(text: str, gazetteer: Gazetteer) -> Found:
    """Return the named mentions that the reader finds in a text."""
    clauses = Clauses(load().read(text))
    words = clauses.words
    return {(words[a].span.begin, words[b].span.end, kind) for a, b, kind in NamedMentions(clauses, gazetteer).runs()}


def f1(right: int, found: int, wanted: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (found + wanted) if found + wanted else 1.0


def measure_gum(part: str, *, misses: bool = False) -> dict[str, float]:
    """Return exact F1 over a part of GUM: all, each kind, and spans whatever the kind."""
    gazetteer = load_gazetteer()
    wanted, found = set[tuple[str, int, int, str]](), set[tuple[str, int, int, str]]()
    for path in gum_files(part):
        document = read_gum(path)
        here, mine = gold(document), ours(document.text, gazetteer)
        wanted |= {(document.name, *each) for each in here}
        found |= {(document.name, *each) for each in mine}
        if misses:
            _show(document, here, mine)
    scores = {"gum named mentions": f1(len(wanted & found), len(found), len(wanted))}
    spans, theirs = {each[:3] for each in found}, {each[:3] for each in wanted}
    scores["gum spans alone"] = f1(len(spans & theirs), len(spans), len(theirs))
    for kind in sorted(KINDS):
        of_kind, mine_of_kind = ({each for each in side if each[3] == kind} for side in (wanted, found))
        scores[f"gum {kind}"] = f1(len(of_kind & mine_of_kind), len(mine_of_kind), len(of_kind))
    return scores


def _show(document: Document, here: Found, mine: Found) -> None:
    for begin, end, kind in sorted(here ^ mine):
        sign = "MISSED" if (begin, end, kind) in here else "EXTRA "
        around = document.text[max(0, begin - 40) : begin], document.text[begin:end], document.text[end : end + 25]
        print(sign, kind, f"{around[0]}[{around[1]}]{around[2]}".replace("\n", " "))


def read_gap(part: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a part of GAP."""
    with gap_file(part).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def casts(texts: Iterable[str]) -> Iterator[Cast]:
    """Yield who is in each text."""
    gazetteer = load_gazetteer()
    for layers in load().read_many(iter(texts)):
        yield read_actors(
            Clauses(layers), gazetteer, lambda kind, spans: item_id(kind, "", "", [[s.begin, s.end] for s in spans], 0)
        )


def at(cast: Cast, begin: int, end: int) -> frozenset[str]:
    """Return the actors that the innermost mention with words of a span means."""
    words = list(cast.layers.words_in(Span(begin, end)))
    return next((frozenset(m.actors) for i in reversed(words) if (m := cast.mention_at(i)) is not None), frozenset())


def measure_gap(part: str, *, misses: bool = False) -> dict[str, float]:
    """Return GAP's scores: F1 over both names, by gender too, and the bias between the genders."""
    rows = list(read_gap(part))
    right, found, wanted = ({"F": 0, "M": 0} for _ in range(3))
    for row, cast in zip(rows, casts(row["Text"] for row in rows), strict=True):
        begin = int(row["Pronoun-offset"])
        meant = at(cast, begin, begin + len(row["Pronoun"]))
        gender = "F" if row["Pronoun"].lower() in {"she", "her", "hers"} else "M"
        for name in "AB":
            start = int(row[f"{name}-offset"])
            said = bool(meant & at(cast, start, start + len(row[name])))
            true = row[f"{name}-coref"].upper() == "TRUE"
            right[gender] += said and true
            found[gender] += said
            wanted[gender] += true
            if misses and said is not true:
                print(
                    "FALSE " if said else "MISSED", row["ID"], row["Pronoun"], begin, row[name], start, "|", row["Text"]
                )
    by = {gender: f1(right[gender], found[gender], wanted[gender]) for gender in "FM"}
    return {
        "gap f1": f1(sum(right.values()), sum(found.values()), sum(wanted.values())),
        "gap f1 feminine": by["F"],
        "gap f1 masculine": by["M"],
        "gap precision": sum(right.values()) / max(1, sum(found.values())),
        "gap recall": sum(right.values()) / max(1, sum(wanted.values())),
    }


def measure() -> dict[str, float]:
    """Return the scores that have floors."""
    return measure_gum("dev") | measure_gap("validation")


def main() -> int:
    """Print the scores; return 1 where the corpora are absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="dev", choices=["dev", "train"], help="part of GUM")
    parser.add_argument("--gap", default="validation", choices=["validation", "development"], help="part of GAP")
    parser.add_argument("--only", choices=["gum", "gap"], help="measure only one of them")
    parser.add_argument("--misses", action="store_true", help="print every miss")
    chosen = parser.parse_args()
    if not all(path.exists() for path in data()):
        print(f"{shared_folder()} holds no GUM or GAP: set DRAGOMAN_SHARED to the folder that does", file=sys.stderr)
        return 1
    scores = {} if chosen.only == "gap" else measure_gum(chosen.part, misses=chosen.misses)
    scores |= {} if chosen.only == "gum" else measure_gap(chosen.gap, misses=chosen.misses)
    for name, score in scores.items():
        print(f"{name:22} {score:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
