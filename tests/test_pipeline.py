"""The pipeline: each report by itself through intake, reading and ledger."""

from collections.abc import Iterator
from pathlib import Path

import invented
import pytest
from cli.conftest import KnownReader, line

from dragoman.errors import ErasedError, IntakeError, ReadingError
from dragoman.intake import Given
from dragoman.ledger import Ledger, open_ledger
from dragoman.pipeline import Done, Failed, Pipeline


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "talks.db"), create=True) as opened:
        yield opened


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "told.jsonl"
    path.write_text(line("told-1", invented.TEXT))
    return str(path)


def test_without_a_ledger_nothing_is_filed(source: str) -> None:
    (done,) = Pipeline(KnownReader).run([source], Given())
    assert isinstance(done, Done)
    assert done.filing is None
    assert done.reading
    assert done.reading.report == done.taken.report


def test_the_reader_is_loaded_once_and_only_for_a_report(source: str) -> None:
    loaded: list[KnownReader] = []

    def load() -> KnownReader:
        loaded.append(KnownReader())
        return loaded[-1]

    pipeline = Pipeline(load)
    (failed,) = pipeline.run(["missing.txt"], Given())
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, IntakeError)
    assert loaded == []
    assert len(list(pipeline.run([source, source], Given()))) == 2
    assert len(loaded) == 1


def test_what_is_on_record_is_not_read_again(source: str, ledger: Ledger) -> None:
    pipeline = Pipeline(KnownReader, ledger)
    (first,), (again,) = list(pipeline.run([source], Given())), list(pipeline.run([source], Given()))
    assert isinstance(first, Done)
    assert isinstance(again, Done)
    assert first.filing
    assert first.filing.is_new_report
    assert again.reading is None
    assert again.filing
    assert not again.filing.is_new_report
    assert not again.filing.is_new_reading


def test_a_new_reader_reads_the_text_on_record(source: str, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = Pipeline(KnownReader, ledger).run([source], Given())
    monkeypatch.setattr(KnownReader, "digest", "ee" * 32)
    (second,) = Pipeline(KnownReader, ledger).run([source], Given())
    assert isinstance(first, Done)
    assert isinstance(second, Done)
    assert second.filing
    assert not second.filing.is_new_report
    assert second.reading
    assert second.reading.report == first.taken.report


@pytest.mark.parametrize(("words", "kind"), [("unreadable", ReadingError), ("a fault", ReadingError)])
def test_a_report_that_cannot_be_read_stops_only_itself(
    tmp_path: Path, ledger: Ledger, words: str, kind: type[Exception]
) -> None:
    quiet = "The council of Port Lissa met on Monday to talk about the harbour, and it was"
    path = tmp_path / "many.jsonl"
    path.write_text(line("1", f"{quiet} long.") + line("2", f"{quiet} {words}.") + line("3", f"{quiet} late."))
    first, second, third = Pipeline(KnownReader, ledger).run([str(path)], Given())
    assert isinstance(first, Done)
    assert isinstance(third, Done)
    assert isinstance(second, Failed)
    assert isinstance(second.error, kind)
    assert len(ledger.report_ids()) == 2


def test_what_was_erased_is_not_filed_again(source: str, ledger: Ledger) -> None:
    (done,) = Pipeline(KnownReader, ledger).run([source], Given())
    assert isinstance(done, Done)
    ledger.erase(done.taken.report.id, because="takedown", by="A. Weber")
    (failed,) = Pipeline(KnownReader, ledger).run([source], Given())
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, ErasedError)
