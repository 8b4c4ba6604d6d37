"""The second reader in the pipeline: what it takes from the first reading, and whose word on a label holds."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import invented
import pytest
from cli.conftest import KnownReader, line

from dragoman.errors import WithheldError
from dragoman.intake import Given
from dragoman.ledger import Ledger, open_ledger
from dragoman.model.record import Likeness, Reading
from dragoman.model.report import Report
from dragoman.model.vocabulary import Label
from dragoman.pipeline import Done, Pipeline
from dragoman.second import Client, Endpoint, SecondReader
from second import server as replies
from second.filled import GOOD
from second.server import Endpoint as Server

LIKENESS = Likeness((7, 11), ("ab", "cd"))


class KnowingCopies(KnownReader):
    """Tells what a report's copies are known by, too."""

    def read(self, report: Report) -> Reading:
        return dataclasses.replace(super().read(report), likeness=LIKENESS)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "talks.db"), create=True) as opened:
        yield opened


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "told.jsonl"
    path.write_text(line("told-1", invented.TEXT), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("is_on_record", [False, True])
def test_copies_are_known_by_the_first_readers_likeness(
    server: Server, reader: SecondReader, ledger: Ledger, source: str, is_on_record: bool
) -> None:
    server.replies = [replies.answer(GOOD)]
    if is_on_record:
        list(Pipeline(KnowingCopies, ledger).run([source], Given()))
    (done,) = Pipeline(KnowingCopies, ledger, reader).run([source], Given())
    assert isinstance(done, Done)
    assert (done.reading is None) is is_on_record
    assert done.second
    assert done.second.likeness == LIKENESS
    assert [filed.reading for filed in ledger.view(reader="owl").filed] == [done.second]


def test_a_report_that_is_called_confidential_later_is_not_sent(server: Server, ledger: Ledger, source: str) -> None:
    list(Pipeline(KnownReader, ledger).run([source], Given()))
    remote = SecondReader(Client(dataclasses.replace(Endpoint.named(server.url), remote=True), "owl"))
    (done,) = Pipeline(KnownReader, ledger, remote).run([source], Given(label=Label.CONFIDENTIAL))
    assert isinstance(done, Done)
    assert isinstance(done.second_error, WithheldError)
    assert server.asked == []
    assert [logged.entry.kind for logged in ledger.log()] == ["report", "reading"]
