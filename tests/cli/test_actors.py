"""`dragoman actors` and `dragoman timeline`: lists, merges and splits, and a ledger's own gazetteer."""

import csv
import io
from pathlib import Path
from typing import Any

import invented
import pytest

import dragoman.reading
from cli.conftest import KnownReader, Run

BECAUSE = ("--because", "told so", "--by", "B. Osei")


def names_on_record(run: Run) -> list[str]:
    ended = run("actors", "--format", "json")
    assert ended.code == 0, ended.err
    return [actor["name"] for actor in ended.record["actors"]]


@pytest.mark.usefixtures("kept")
def test_the_actors_of_a_ledger_stand_below_their_sides(run: Run) -> None:
    ended = run("actors")
    assert ended.code == 0
    lines = [line.split("  ") for line in ended.out.splitlines() if line.strip()]
    told = [next(part.strip() for part in line if part.strip()) for line in lines]
    assert told.index("Norland") + 1 == told.index("Ada Brandt")
    assert told.index("Sudmark") + 1 == told.index("Jon Okell")
    assert ended.out == run("actors", "list").out


def test_the_actors_of_a_report(run: Run, kept: str, report_file: Path) -> None:
    for report in (kept, "told-1", str(report_file)):
        ended = run("actors", report, "--format", "csv")
        assert ended.code == 0, ended.err
        rows = {row["name"]: row for row in csv.DictReader(io.StringIO(ended.out))}
        assert rows["Jon Okell"]["side"] == invented.SUDMARK
        assert rows["Sudmark News Agency"]["kind"] == "outlet"


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("actors", "nobody.txt"), "no file"),
        (("actors", "told-1", "--published", "2024-05-01"), "read now"),
        (("timeline", "nobody.txt"), "no file"),
        (("actors", "merge", "Brandt", "Ada Brandt", *BECAUSE), "one actor already"),
        (("actors", "merge", "Brandt", "Nobody", *BECAUSE), "no actor goes by 'Nobody'"),
        (("actors", "merge", "Ada Brandt", "actor-ffffffffffffffff", *BECAUSE), "no actor goes by"),
        (("actors", "split", "Ada Brandt", *BECAUSE), "nobody has merged"),
        (("actors", "split", "Ada Brandt", "Brandt", *BECAUSE), "parted from itself"),
        (("actors", "split", "Ada Brandt", "Jon Okell", *BECAUSE), "two actors already"),
        (("actors", "merge", "Ada Brandt", "Jon Okell", "--because", " ", "--by", "x"), "blank"),
    ],
)
def test_what_cannot_be(run: Run, arguments: tuple[str, ...], told: str) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert told in " ".join(ended.err.split())


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("split", [("Ada Brandt",), ("Ada Brandt", "mayor of Ferren")])
def test_a_merge_holds_until_it_is_split(run: Run, split: tuple[str, ...]) -> None:
    before = names_on_record(run)
    assert run("actors", "merge", "mayor of Ferren", "brandt", *BECAUSE).code == 0
    assert len(names_on_record(run)) == len(before) - 1
    assert run("actors", "merge", "mayor of Ferren", "Brandt", *BECAUSE).code == 2
    assert run("actors", "split", *split, *BECAUSE).code == 0
    assert names_on_record(run) == before
    assert run("actors", "merge", "mayor of Ferren", "Brandt", *BECAUSE).code == 0
    assert len(names_on_record(run)) == len(before) - 1
    assert run("log", "--by", "B. Osei").out.count("told so") == 3


@pytest.mark.usefixtures("kept")
def test_a_timeline_in_order_with_the_undated_apart(run: Run) -> None:
    for of in ((), ("told-1",)):
        ended = run("timeline", *of)
        assert ended.code == 0, ended.err
        places = [ended.out.index(words) for words in ("April 2024", "20 May 2024", "No date is told")]
        assert places == sorted(places)
        drawn = run("timeline", *of, "--format", "json").record
        dates = [moment["date"] for moment in drawn["dated"]]
        assert dates[0] == "2024-04"
        assert all(moment["date"] is None for moment in drawn["undated"])
        rows = list(csv.DictReader(io.StringIO(run("timeline", *of, "--format", "csv").out)))
        assert [row["date"] for row in rows] == [*dates, *[""] * len(drawn["undated"])]
    shelling = next(m for m in run("timeline", "told-1", "-f", "json").record["dated"] if m["id"] == invented.SHELLING)
    assert shelling["dated_by"] == "in April"


@pytest.mark.usefixtures("kept")
def test_a_ledgers_gazetteer_is_given_to_the_reader(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given: list[Any] = []

    def load(paths: Any = (), names: Any = None, jobs: Any = None) -> KnownReader:
        assert jobs is None
        given.append((tuple(paths), dict(names or {})))
        return KnownReader()

    monkeypatch.setattr(dragoman.reading, "load_reader", load)
    line = '{"name": "Olm Guard", "kind": "armed_group"}\n'
    (tmp_path / "own.jsonl").write_text(line)
    (tmp_path / "more.txt").write_text("The harbour of Port Lissa was closed on Monday, the harbour master said.")
    assert "1 entries kept" in run("actors", "gazetteer", "own.jsonl", "--by", "B. Osei").out
    assert run("add", "more.txt").code == 0
    assert run("actors", "gazetteer", "own.jsonl", "--remove", "--by", "B. Osei").code == 0
    assert run("add", "more.txt").code == 0
    assert given == [((), {"own.jsonl": line}), ((), {})]
    assert "own.jsonl is no longer used" in " ".join(run("log").out.split())
    assert run("actors", "gazetteer", "own.jsonl", "--remove", "--by", "x").code == 2
    assert run("verify").code == 0


@pytest.mark.usefixtures("kept")
def test_a_faulty_gazetteer_is_told_by_line_and_not_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"name": "Olm Guard", "kind": "militia"}\n# fine\n{"name": \n')
    ended = run("actors", "gazetteer", "bad.jsonl", "--by", "x")
    assert ended.code == 4
    assert "line 1: the kind 'militia'" in ended.err
    assert "line 3: no JSON object" in ended.err
    assert "gazetteer" not in run("log").out
