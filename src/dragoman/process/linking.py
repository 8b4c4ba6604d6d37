"""Linking: what the board holds to be one actor, put on record with the reason, so that a person can undo it."""

from collections.abc import Collection

from dragoman.model.entries import AUTOMATIC, Link, View
from dragoman.process.casting import Casting
from dragoman.process.links import by_people
from dragoman.process.moment import moment
from dragoman.process.shelf import Shelf


def automatic_links(view: View, reports: Collection[str]) -> tuple[Link, ...]:
    """Return the links by which actors of some reports are those of reports filed before, as far as none is on record.

    What a person has parted is not linked. The links bind nobody: a later board may know better.
    """
    shelf, casting = Shelf(), Casting()
    shelf.take(view)
    shelf.update(moment(view.recorded_as_of))
    pages = shelf.listed()
    casting.update((), pages, by_people(view.links))
    known = {frozenset((link.first, link.second)) for link in view.links if link.by == AUTOMATIC}
    return tuple(
        Link("actor", actor.id, board, True, because, AUTOMATIC)
        for page in pages
        if page.id in reports
        for actor, board, because in casting.joined(page)
        if frozenset((actor.id, board)) not in known
    )
