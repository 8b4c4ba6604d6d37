"""Origins: who told a thing first, not who carried it.

The origin of an account is the innermost source of its chain, without a chain the outlet. An institution, those who
speak for it and the capital that stands for it are one; copies of a report are one; unnamed sources of like
description are one; denials are none. Where sameness is unknown, the fewer are counted.
"""

from collections.abc import Iterable, Mapping

from dragoman.model.vocabulary import ActorKind
from dragoman.process.actors import Cast
from dragoman.process.moment import Page
from dragoman.process.tellings import Telling
from dragoman.process.words import folded


def count_origins(tellings: Iterable[Telling], cast: Cast, pages: Mapping[str, Page]) -> int:
    """Return how many independent origins the tellings of one thing have."""
    return len(origins(tellings, cast, pages))


def origins(tellings: Iterable[Telling], cast: Cast, pages: Mapping[str, Page]) -> frozenset[str]:
    """Return the origins of the tellings of one thing. `pages` are the board's reports by id."""
    counted = [telling for telling in tellings if telling.told]
    # Of a report and its copies the earliest that tells the thing speaks for all: what a copy was read to say
    # otherwise is a slip of reading, not a new source.
    first: dict[str, Page] = {}
    for telling in counted:
        family = telling.page.original
        if family not in first or telling.page.rank < first[family].rank:
            first[family] = telling.page
    return frozenset(
        origin_of(telling.account.chain, telling.page, cast, pages)
        for telling in counted
        if first[telling.page.original].id == telling.page.id
    )


def origin_of(chain: tuple[str, ...], page: Page, cast: Cast, pages: Mapping[str, Page]) -> str:
    """Return who stands behind an account: an actor's id, or the folded name of an outlet."""
    if chain:
        return _institution(chain[0], cast)
    report = pages[page.original].reading.report if page.original in pages else page.reading.report
    outlet = folded(report.outlet or "")
    if not outlet:
        return f"report {report.id}"
    # A government's own page is that government speaking.
    return _institution(cast.named[outlet], cast) if outlet in cast.named else f"outlet {outlet}"


def _institution(actor: str, cast: Cast) -> str:
    if cast.actors[actor].kind in (ActorKind.PERSON, ActorKind.ORGANISATION):
        return cast.parties[actor]
    return actor
