"""The command line with everything real but the reader, whose place a small one of known answers takes."""

import dataclasses
import io
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import invented
import pytest

import dragoman.reading
from dragoman.cli import main
from dragoman.errors import ReadingError
from dragoman.intake import Given
from dragoman.ledger import open_ledger
from dragoman.model.entries import ProcessDeclared
from dragoman.model.record import Reading
from dragoman.model.report import Report
from dragoman.pipeline import Done, Pipeline


class KnownReader:
    """Knows the invented report by heart, and finds nothing in others; some words make it fail."""

    name = "known 1"
    digest = "f0" * 32

    def read(self, report: Report) -> Reading:
        if "unreadable" in report.text:
            raise ReadingError(f"{report.title}: cannot be read")
        if "a fault" in report.text:
            raise ValueError("a slip of the programmer")
        if "interrupt" in report.text:
            raise KeyboardInterrupt
        if report.text.strip() == invented.TEXT.strip():
            return dataclasses.replace(invented.READING, report=report)
        nothing: dict[str, Any] = dict.fromkeys(
            ("actors", "times", "statements", "events", "proposals", "positions", "discrepancies"), ()
        )
        return dataclasses.replace(invented.READING, report=report, **nothing)

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        return map(self.read, reports)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def record(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs a command line in a folder of its own, without the environment's ledger."""
    monkeypatch.setattr(dragoman.reading, "load_reader", lambda *_, **__: KnownReader(), raising=False)
    monkeypatch.delenv("DRAGOMAN_LEDGER", raising=False)
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: str, stdin: str = "") -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        out, err = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ended(ended.value.code, out, err)

    return run_command


@pytest.fixture
def report_file(tmp_path: Path) -> Path:
    """The invented report as a file of JSON lines, by itself."""
    path = tmp_path / "told.jsonl"
    path.write_text(line("told-1", invented.TEXT), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A ledger that keeps the invented report, and the report's id: made once, then copied."""
    folder = tmp_path_factory.mktemp("prepared")
    source = folder / "told.jsonl"
    source.write_text(line("told-1", invented.TEXT), encoding="utf-8")
    with open_ledger(str(folder / "dragoman.db"), create=True) as ledger:
        ledger.append(ProcessDeclared("Ferren talks", ("Norland", "Sudmark"), by="A. Weber"), author="A. Weber")
        (done,) = Pipeline(KnownReader, ledger).run([str(source)], Given())
    assert isinstance(done, Done)
    return folder / "dragoman.db", done.taken.report.id


@pytest.fixture
def kept(run: Run, prepared: tuple[Path, str], tmp_path: Path) -> str:  # noqa: ARG001  # run sets the folder
    """The id of the invented report, which the ledger in this folder keeps."""
    shutil.copy(prepared[0], tmp_path)
    return prepared[1]


def line(identifier: str, text: str, published: str = "2024-05-21T09:30:00Z") -> str:
    report = {"id": identifier, "text": text, "published": published, "outlet": "Lissa Post"}
    return json.dumps(report, ensure_ascii=False) + "\n"
