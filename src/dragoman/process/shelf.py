"""The shelf: what the ledger holds of reports, kept while entries come in, and the pages that count of it."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dragoman.model.entries import Filed, Review, View
from dragoman.model.record import Reading
from dragoman.process.copies import Copies, CopyIndex
from dragoman.process.moment import Page, Rank, publication_clock
from dragoman.process.reviews import reviewed


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages that count, in the order of their publication, and how they repeat and correct each other."""

    listed: list[Page]
    by_id: dict[str, Page]
    copies: Copies


@dataclass(frozen=True, slots=True)
class Turnover:
    """What an update has taken away and put in its place."""

    removed: list[Page]
    added: list[Page]


class Shelf:
    """The reports of a ledger and what people said of them, turned into pages."""

    def __init__(self) -> None:
        self._filed: dict[str, Filed] = {}
        self._gone: set[str] = set()
        self._reviews: dict[str, dict[str, Review]] = {}
        self._touched: dict[str, None] = {}
        self._waiting: dict[str, datetime] = {}
        self._ranks: list[Rank] = []
        self._clocks: dict[str, datetime] = {}
        self._index = CopyIndex()
        self.pages: dict[str, Page] = {}

    def take(self, view: View) -> None:
        """Take in everything that a view holds beyond what is on the shelf."""
        for filed in view.filed:
            self.file(filed)
        for review in view.reviews:
            self.review(review)
        self.withdraw(retraction.report for retraction in view.retractions)
        self.withdraw(view.erased)

    def file(self, filed: Filed) -> None:
        """Take in a report, or a new reading of one."""
        if self._filed.get(filed.report.id) is not filed:
            self._filed[filed.report.id] = filed
            self._touched[filed.report.id] = None

    def review(self, review: Review) -> None:
        """Take in a person's word on an item; the last one on each item counts."""
        of_report = self._reviews.setdefault(review.report, {})
        of_report.pop(review.item, None)
        of_report[review.item] = review
        self._touched[review.report] = None

    def withdraw(self, reports: Iterable[str]) -> None:
        """Take note of reports that no longer count: they were withdrawn or erased."""
        for report in reports:
            if report not in self._gone:
                self._gone.add(report)
                self._touched[report] = None

    def update(self, until: datetime) -> Turnover:
        """Bring the pages up to date and return those that went and those that came.

        What was published after `until` waits; it may not be earlier than that of the update before.
        """
        self._touched |= dict.fromkeys(name for name, clock in self._waiting.items() if clock <= until)
        touched, self._touched = list(self._touched), {}
        before = {name: self.pages.get(name) for name in touched}
        leaving = [name for name in touched if name in self._clocks]
        arriving = []
        for name in leaving:
            rank = self._clocks.pop(name), name
            del self._ranks[bisect_left(self._ranks, rank)]
        for name in touched:
            filed = self._filed.get(name)
            if filed is None or name in self._gone:
                continue
            clock = publication_clock(filed)
            self._waiting.pop(name, None)
            if clock > until:
                self._waiting[name] = clock
                continue
            self._clocks[name] = clock
            insort(self._ranks, (clock, name))
            arriving.append((filed, clock))
        moved = self._index.change(leaving, arriving)
        turnover = Turnover([], [])
        for name, old in before.items():
            if old is not None:
                turnover.removed.append(self.pages.pop(name))
        for filed, clock in arriving:
            turnover.added.append(self._page(filed, clock))
        fresh = {page.id for page in turnover.added}
        # Whatever came or went may have changed what others repeat.
        for name, page in list(self.pages.items()) if moved else ():
            if name not in fresh and (page.original, page.corrected_by) != self._place(name):
                turnover.removed.append(page)
                turnover.added.append(self._page(page.filed, page.clock))
        self.pages.update((page.id, page) for page in turnover.added)
        return turnover

    def listed(self) -> list[Page]:
        """Return all pages that count, in the order of their publication; of the same moment in that of their ids."""
        return [self.pages[name] for _, name in self._ranks]

    def stand(self) -> Pages:
        """Return the pages as they stand."""
        return Pages(self.listed(), dict(self.pages), Copies(self._index.originals(), dict(self._index.corrects)))

    @property
    def waiting(self) -> list[datetime]:
        """When each report that does not count yet will begin to, the first of them first."""
        return sorted(clock for name, clock in self._waiting.items() if name not in self._gone)

    @property
    def corrects(self) -> dict[str, str]:
        """For each report that corrects or replaces another the other."""
        return self._index.corrects

    def _page(self, filed: Filed, clock: datetime) -> Page:
        name = filed.report.id
        reading, verdicts = reviewed(filed.reading or _unread(filed), self._reviews.get(name, {}).values())
        original, corrected_by = self._place(name)
        outlet = self._filed[original].report.outlet
        return Page(filed, reading, clock, clock.toordinal(), original, outlet, corrected_by, verdicts)

    def _place(self, name: str) -> tuple[str, str | None]:
        """What a report repeats, or itself, and what corrects it."""
        return self._index.original(name), self._index.corrected_by(name)


def _unread(filed: Filed) -> Reading:
    """A report that nobody has read yet is listed, and says nothing."""
    return Reading("", "", filed.report, (), (), (), (), (), (), ())
