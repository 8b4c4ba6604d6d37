"""The second reader: the question on each part of a report, and of the answers a reading."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path

from dragoman import __version__
from dragoman.errors import SecondReaderError, WithheldError
from dragoman.model.ids import ItemIds, digest
from dragoman.model.record import Reading, Sent
from dragoman.model.report import Report
from dragoman.model.vocabulary import Label
from dragoman.second.answers import Tally, parse
from dragoman.second.client import Client, Unusable
from dragoman.second.instructions import messages, schema, task
from dragoman.second.parts import parts_of
from dragoman.second.sheet import Sheet

_ROOM = Path(__file__).parent


class SecondReader:
    """Reads reports by a model that the user named."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @property
    def name(self) -> str:
        """Version, model and place, e.g. "dragoman 0.1.0 / second reader owl at localhost:8080"."""
        return f"dragoman {__version__} / second reader {self._client.model} at {self._client.endpoint.place}"

    @cached_property
    def digest(self) -> str:
        """Digest of the instructions, the model's name and its place.

        What answers there may change without notice: the same digest means the same question, asked of the same.
        """
        place = self._client.endpoint.place
        return digest(["second reader", self._client.model, place, task(), schema(), _rules_digest()])

    def read(self, report: Report) -> Reading:
        """Read one report, part by part.

        Raises WithheldError for a confidential report where the endpoint is another host than this machine (nothing is
        sent), and SecondReaderError where the endpoint fails or no part's answer can be used.
        """
        endpoint = self._client.endpoint
        if endpoint.remote and report.label is Label.CONFIDENTIAL:
            raise WithheldError(
                f"{report.title or report.id} is confidential and is not sent to {endpoint.host}: nothing was. "
                "Read it by a model on this machine"
            )
        sheet, tally, failed = Sheet(report.text, ItemIds(report.id, self.digest)), Tally(), Counter[str]()
        parts = parts_of(report.text)
        for number, part in enumerate(parts, 1):
            try:
                answer = self._client.ask(messages(report, part, number, len(parts)), schema())
                sheet.take(parse(answer, tally), part, tally)
            except Unusable as unusable:
                failed[str(unusable)] += 1
        if failed and failed.total() == len(parts):
            raise SecondReaderError(
                f"{report.title or report.id}: {self._client.model} at {endpoint.place} gave no answer that can be "
                f"used ({_listed(failed)})"
            )
        return self._reading(report, sheet, _notes(endpoint.remote, endpoint.host, len(parts), tally, failed))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports in order, one at a time."""
        return map(self.read, reports)

    def _reading(self, report: Report, sheet: Sheet, notes: tuple[str, ...]) -> Reading:
        endpoint = self._client.endpoint
        return Reading(
            reader=self.name,
            reader_digest=self.digest,
            report=report,
            actors=sheet.actors(),
            times=sheet.times(),
            statements=sheet.statements(),
            events=sheet.events(),
            proposals=sheet.proposals(),
            positions=sheet.positions(),
            discrepancies=sheet.discrepancies(),
            notes=notes,
            sent=Sent(endpoint.place, self._client.model, endpoint.remote),
        )


def _notes(remote: bool, host: str, parts: int, tally: Tally, failed: Counter[str]) -> tuple[str, ...]:
    found = []
    if remote:
        found.append(f"The text was sent to {host}, which the user allowed.")
    if failed:
        found.append(
            f"{failed.total()} of {parts} parts of the text had no answer that can be used: {_listed(failed)}."
        )
    if tally:
        found.append(f"Items of the answer that were rejected: {tally.total()} ({_listed(tally)}).")
    return tuple(found)


def _listed(counts: Counter[str] | Tally) -> str:
    return ", ".join(
        f"{count} {words}" for words, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )


@cache
def _rules_digest() -> str:
    """Return the digest of how answers are held against the text: the code of this room."""
    found = hashlib.sha256()
    for path in sorted(_ROOM.glob("*.py")):
        found.update(path.name.encode())
        found.update(path.read_bytes())
    return found.hexdigest()
