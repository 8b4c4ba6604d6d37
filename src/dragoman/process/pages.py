"""Pages: the reports that count as of a moment, reviewed, and known as copies or originals."""

from datetime import datetime

from dragoman.model.entries import View
from dragoman.process.moment import moment
from dragoman.process.shelf import Pages, Shelf

__all__ = ["Pages", "pages_of"]


def pages_of(view: View, as_of: datetime | None = None) -> Pages:
    """Return the pages that count as of a moment (default: all that is recorded)."""
    shelf = Shelf()
    shelf.take(view)
    shelf.update(as_of or moment(view.recorded_as_of))
    return shelf.stand()
