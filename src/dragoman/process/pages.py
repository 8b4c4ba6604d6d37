"""Pages: the reports that count as of a moment, reviewed, and known as copies or originals."""

from dataclasses import dataclass
from datetime import datetime

from dragoman.model.entries import Filed, View
from dragoman.model.record import Reading
from dragoman.process.copies import Copies, find_copies
from dragoman.process.moment import Page, counting, moment
from dragoman.process.reviews import by_report, reviewed


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages that count, in the order of their publication, and how they repeat and correct each other."""

    listed: list[Page]
    by_id: dict[str, Page]
    copies: Copies


def pages_of(view: View, as_of: datetime | None = None) -> Pages:
    """Return the pages that count as of a moment (default: all that is recorded)."""
    reports = counting(view, as_of or moment(view.recorded_as_of))
    copies = find_copies(reports)
    reviews = by_report(view.reviews)
    listed = []
    for filed, clock in reports:
        reading, verdicts = reviewed(filed.reading or _unread(filed), reviews.get(filed.report.id, ()))
        original = copies.original.get(filed.report.id, filed.report.id)
        listed.append(Page(filed, reading, clock, clock.toordinal(), original, verdicts))
    return Pages(listed, {page.id: page for page in listed}, copies)


def _unread(filed: Filed) -> Reading:
    """A report that nobody has read yet is listed, and says nothing."""
    return Reading("", "", filed.report, (), (), (), (), (), (), ())
