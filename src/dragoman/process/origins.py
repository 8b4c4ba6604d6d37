"""Origins: who told a thing first, not who carried it.

The origin of an account is the innermost source of its chain, without a chain the outlet. An institution, those who
speak for it and the capital that stands for it are one; copies of a report are one; unnamed sources of like
description are one; denials are none. Where sameness is unknown, the fewer are counted.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.model.vocabulary import ActorKind
from dragoman.process.actors import Cast
from dragoman.process.moment import Page
from dragoman.process.words import folded

if TYPE_CHECKING:
    from dragoman.process.tellings import Telling


def origins(tellings: "Iterable[Telling]", *, copies_count: bool = False) -> frozenset[str]:
    """Return the origins of the tellings of one thing; with `copies_count` a copy's outlet is an origin of its own."""
    counted = [telling for telling in tellings if telling.told]
    if copies_count:
        return frozenset(
            telling.origin if telling.account.chain else f"report {telling.page.id}" for telling in counted
        )
    # Of a report and its copies the earliest that tells the thing speaks for all: what a copy was read to say
    # otherwise is a slip of reading, not a new source.
    first: dict[str, Page] = {}
    for telling in counted:
        family = telling.page.original
        if family not in first or telling.page.rank < first[family].rank:
            first[family] = telling.page
    return frozenset(telling.origin for telling in counted if first[telling.page.original].id == telling.page.id)


def origin_of(chain: tuple[str, ...], page: Page, cast: Cast) -> str:
    """Return who stands behind an account: an actor's id, or the folded name of an outlet."""
    return _institution(chain[0], cast) if chain else teller_of(page, cast)


def teller_of(page: Page, cast: Cast) -> str:
    """Return who stands behind what a page tells by itself: its original's outlet, or the body whose page it is."""
    outlet = folded(page.first_outlet or "")
    if not outlet:
        return f"report {page.original}"
    # A government's own page is that government speaking.
    return _institution(cast.named[outlet], cast) if outlet in cast.named else f"outlet {outlet}"


def _institution(actor: str, cast: Cast) -> str:
    if cast.actors[actor].kind in (ActorKind.PERSON, ActorKind.ORGANISATION):
        return cast.parties[actor]
    return actor
