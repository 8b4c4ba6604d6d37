"""Reading by several processes: the same readings, in order, whoever makes them and whatever becomes of a helper."""

from typing import cast

import invented
import pytest

from dragoman.errors import ReadingError
from dragoman.model.codec import record_json
from dragoman.model.record import Reading
from dragoman.model.report import Report
from dragoman.reading import load_reader, team
from dragoman.reading.reader import DragomanReader
from dragoman.reading.team import Team


def report(name: str, text: str = invented.TEXT) -> Report:
    return Report(name, None, None, None, "2025-05-19", "en", text)


def titled(read: Report) -> Reading:
    """Stand in for a reading; a team does not look into it."""
    if read.text == "faulty":
        raise ReadingError("faulty")
    return said(read.id)


def said(name: str) -> Reading:
    """Return what `titled` makes of a report of that name."""
    return cast(Reading, f"{name} read")


def test_a_team_of_one_reads_each_report_when_it_comes() -> None:
    taken: list[str] = []

    def reports() -> "list[Report]":
        return [report(name) for name in "abc"]

    def read(one: Report) -> Reading:
        taken.append(one.id)
        return titled(one)

    alone = Team(read, None, 1)
    for number, reading in enumerate(alone.read_many(reports()), start=1):
        assert len(taken) == number
        assert reading == said(taken[-1])


@pytest.mark.parametrize("helper", ["import sys; sys.exit(3)", "import sys; sys.stdin.buffer.read(60)"])
def test_what_a_lost_helper_had_is_read_here(monkeypatch: pytest.MonkeyPatch, helper: str) -> None:
    monkeypatch.setattr(team, "WORTHWHILE", 0)
    monkeypatch.setattr(team, "_HELPER", (team._HELPER[0], "-c", helper))
    with Team(titled, ((), {}), 3) as several:
        names = [f"r{n}" for n in range(20)]
        assert list(several.read_many(map(report, names))) == [said(name) for name in names]


def test_an_error_comes_up_in_the_turn_of_its_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team, "WORTHWHILE", 0)
    monkeypatch.setattr(team, "_HELPER", (team._HELPER[0], "-c", "import sys; sys.exit(3)"))
    with Team(titled, ((), {}), 2) as several:
        tasks = [several.begin(report("a")), several.begin(report("b", "faulty")), several.begin(report("c"))]
        assert several.finish(tasks[0]) == said("a")
        with pytest.raises(ReadingError):
            several.finish(tasks[1])
        assert several.finish(tasks[2]) == said("c")


def test_helpers_read_as_this_process_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team, "WORTHWHILE", 0)
    reader = load_reader(jobs=2)
    assert isinstance(reader, DragomanReader)
    reports = [report(f"r{n}", invented.TEXT + f"\n\nThe {n + 2} envoys said they had left.") for n in range(6)]
    here = {one.id: record_json(reader.read(one)) for one in reports}

    def refuse(one: Report) -> Reading:
        """Stand in for this process, so that every reading comes from the helper."""
        raise AssertionError(f"{one.id} was left to this process")

    with Team(refuse, ((), {}), 2) as several:
        for task in [several.begin(one) for one in reports]:
            task.done.wait()
            assert task.reading is not None
            assert record_json(task.reading) == here[task.report.id]
    assert [record_json(reading) for reading in reader.read_many(reports)] == list(here.values())
