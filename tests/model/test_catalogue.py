"""Finding by id: whole, by its beginning, with or without the kind."""

import dataclasses

import invented
import pytest

from dragoman.errors import UsageError
from dragoman.model.catalogue import Catalogue, only
from dragoman.model.entries import Filed, View

FILED = Filed(dataclasses.replace(invented.REPORT, given_id="wire-7"), "2024-05-21T10:00:00Z", 1, invented.READING)
CATALOGUE = Catalogue(View("2024-05-21T10:00:00Z", 2, (FILED,)))


@pytest.mark.parametrize(
    ("query", "identifier", "kind"),
    [
        (invented.MEETING, invented.MEETING, "events"),
        ("event-00000000000000c1", invented.MEETING, "events"),
        ("00000000000000c1", invented.MEETING, "events"),
        ("001122", invented.REPORT.id, "reports"),
        ("report-", invented.REPORT.id, "reports"),
        ("wire-7", invented.REPORT.id, "reports"),
        ("position", "position-00000000000000e1", "positions"),
    ],
)
def test_what_an_id_names(query: str, identifier: str, kind: str) -> None:
    found = only(query, CATALOGUE.beginning(query))
    assert (found.id, found.kind) == (identifier, kind)


@pytest.mark.parametrize(
    ("query", "told"), [("", "nothing goes by"), ("wire", "nothing goes by"), ("event", "begins 2 ids: event-")]
)
def test_none_and_several(query: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        only(query, CATALOGUE.beginning(query))


def test_a_report_that_has_not_been_read_is_found() -> None:
    catalogue = Catalogue(View("2024-05-21T10:00:00Z", 1, (dataclasses.replace(FILED, reading=None),)))
    assert [found.kind for found in catalogue.beginning("report")] == ["reports"]
