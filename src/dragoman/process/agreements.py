"""Agreements: proposals that two or more sides are told to have agreed on, with the terms and days told of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from dragoman.errors import DateError
from dragoman.model.board import Account, Agreement, BoardProposal
from dragoman.model.edtf import Duration
from dragoman.model.plover import EventType
from dragoman.model.record import Proposal, Terms
from dragoman.model.vocabulary import Modality, ProposalKind
from dragoman.process.actors import Cast
from dragoman.process.days import known_days
from dragoman.process.moment import Page
from dragoman.process.tellings import Telling, account, distinct
from dragoman.process.things import Thing

ELEMENTS = ("scope", "start", "duration", "condition", "participants", "place")
"""The elements of a ceasefire's sheet that a proposal's terms can tell."""


def gather(
    things: Iterable[Thing], proposals: Iterable[BoardProposal], ids: Mapping[str, str], cast: Cast
) -> tuple[Agreement, ...]:
    """Gather the agreements: moves of agreeing, told as done by two sides or more, on a proposal in the same words."""
    by_id = {proposal.id: proposal for proposal in proposals}
    agreed: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        item = thing.item
        if item.type is EventType.AGREE and item.modality is Modality.ACTUAL:
            sides = {cast.parties[actor] for actor in (*item.actors, *item.recipients) if cast.known(actor)}
            if len(sides) >= 2:
                for name in dict.fromkeys(ids[p.id] for t in thing.tellings for p in _on(t) if p.id in ids):
                    agreed[name].append(thing)
    return tuple(_agreement(by_id[name], group, ids) for name, group in agreed.items() if name in by_id)


def _on(telling: Telling) -> Iterator[Proposal]:
    """The proposals whose words stand within those that tell of the agreement."""
    for proposal in telling.page.reading.proposals:
        if any(words.overlaps(clause) for words in proposal.mentions for clause in telling.event.evidence):
            yield proposal


def _agreement(proposal: BoardProposal, things: list[Thing], ids: Mapping[str, str]) -> Agreement:
    parties = dict.fromkeys(actor for thing in things for actor in (*thing.item.actors, *thing.item.recipients))
    return Agreement(
        id=things[0].item.id,
        proposal=proposal.id,
        kind=proposal.kind,
        parties=tuple(parties),
        terms=proposal.terms,
        in_force=_in_force(proposal.terms),
        accounts=distinct(a for thing in things for a in thing.item.accounts),
        sheet=_sheet(proposal, things, ids) if proposal.kind is ProposalKind.CEASEFIRE else {},
    )


def _in_force(terms: Terms) -> str | None:
    """From the start told to the end of the duration told; open where none is told, None where the start is not."""
    start = known_days(terms.start)
    if start is None or start.first is None:
        return None
    first = date.fromordinal(start.first)
    try:
        length = Duration.parse(terms.duration).days if terms.duration else None
    except DateError:
        length = None
    if not start.exact or length is None or length < 1:
        return f"{first}/.." if start.exact else None
    return f"{first}/{date.fromordinal(start.first + int(length))}"


def _sheet(proposal: BoardProposal, things: list[Thing], ids: Mapping[str, str]) -> dict[str, tuple[Account, ...]]:
    """For each element that a report which tells of the agreement gives the words for, its accounts."""
    found: dict[str, list[Account]] = defaultdict(list)
    pages: dict[str, Page] = {t.page.id: t.page for thing in things for t in thing.tellings}
    for page in pages.values():
        for offer in page.reading.proposals:
            if ids.get(offer.id) == proposal.id:
                for element in ELEMENTS:
                    if words := offer.words.get(element):
                        found[element].append(account(page, (), words, offer.id))
    return {element: distinct(found[element]) for element in ELEMENTS if element in found}
