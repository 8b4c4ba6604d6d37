"""Agreements: proposals that two or more sides are told to have agreed on, with the terms and days told of them."""

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from dragoman.errors import DateError
from dragoman.model.board import Agreement, BoardProposal
from dragoman.model.edtf import Duration
from dragoman.model.plover import EventType
from dragoman.model.record import Proposal, Terms
from dragoman.model.span import Span
from dragoman.model.vocabulary import ElementState, Modality, ProposalKind, Stance
from dragoman.process.actors import Cast
from dragoman.process.ceasefires import class_of, held_against, sheet, type_of
from dragoman.process.days import known_days
from dragoman.process.moment import Page
from dragoman.process.offers import Offer
from dragoman.process.tellings import INCIDENTS, Telling, distinct
from dragoman.process.things import Thing

_SIGNED = frozenset({EventType.SUPPORT, EventType.COOPERATE})
"""PLOVER's types of signing, as of much else between friends: an agreement is what two sides accept by it."""


def gather(
    things: Sequence[Thing],
    proposals: Iterable[BoardProposal],
    ids: Mapping[str, str],
    offers: Callable[[Page], Iterable[Offer]],
    watching: Iterable[str],
    cast: Cast,
) -> tuple[Agreement, ...]:
    """Gather the agreements: moves of agreeing or signing, told as done by two sides, on a proposal in the same words.

    `ids` leads from records' proposals to the board's, `offers` from a page to its offers; `watching` are those who
    mediate, guarantee or observe.
    """
    by_id = {proposal.id: proposal for proposal in proposals}
    agreed: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        item = thing.item
        if (item.type is EventType.AGREE or item.type in _SIGNED) and item.modality is Modality.ACTUAL:
            sides = {cast.parties[actor] for actor in (*item.actors, *item.recipients) if cast.known(actor)}
            if len(sides) >= 2:
                for name in dict.fromkeys(ids[p.id] for t in thing.tellings for p in _on(t, cast) if p.id in ids):
                    agreed[name].append(thing)
    incidents = [thing for thing in things if thing.item.type in INCIDENTS] if agreed else []
    watchers = tuple(watching)
    found = []
    for names in _told_as_one({name: group for name, group in agreed.items() if name in by_id}, by_id):
        group = list(dict.fromkeys(thing for name in names for thing in agreed[name]))
        told = [o for page in _pages(group) for o in offers(page) if ids.get(o.proposal.id) in names]
        found.append(_agreement(by_id[names[0]], group, told, incidents, watchers, cast))
    return tuple(found)


def _told_as_one(agreed: Mapping[str, list[Thing]], proposals: Mapping[str, BoardProposal]) -> Iterator[list[str]]:
    """Yield the proposals that one agreement is told to be of, the one told most first.

    Reports that tell of one signing with other terms tell of one agreement, whose terms are disputed.
    """
    left = dict(agreed)
    while left:
        name, group = next(iter(left.items()))
        kind, signed = proposals[name].kind, set(group)
        same = [other for other, told in left.items() if proposals[other].kind is kind and signed & set(told)]
        for other in same:
            del left[other]
        yield sorted(same, key=lambda other: (-len(proposals[other].accounts), same.index(other)))


def _on(telling: Telling, cast: Cast) -> Iterator[Proposal]:
    """The proposals whose words stand within those that tell of the agreement, accepted there by two where signed."""
    for proposal in telling.page.reading.proposals:
        if _touches(telling, proposal.mentions) and (
            telling.event.type not in _SIGNED or len(_accepting(telling, proposal, cast)) >= 2
        ):
            yield proposal


def _accepting(telling: Telling, proposal: Proposal, cast: Cast) -> set[str]:
    """The sides that accept a proposal in the words of a telling."""
    return {
        cast.parties[actor]
        for position in telling.page.reading.positions
        if position.proposal == proposal.id
        and position.stance is Stance.ACCEPTS
        and _touches(telling, position.evidence)
        for actor in cast.of([position.actor])
    }


def _touches(telling: Telling, spans: Iterable[Span]) -> bool:
    return any(span.overlaps(clause) for span in spans for clause in telling.event.evidence)


def _pages(things: Iterable[Thing]) -> list[Page]:
    return list(dict.fromkeys(telling.page for thing in things for telling in thing.tellings))


def _agreement(
    proposal: BoardProposal,
    things: list[Thing],
    offers: Sequence[Offer],
    incidents: Sequence[Thing],
    watching: tuple[str, ...],
    cast: Cast,
) -> Agreement:
    people = dict.fromkeys(actor for thing in things for actor in (*thing.item.actors, *thing.item.recipients))
    watchers = {cast.parties[actor] for actor in watching}
    # Who mediates it is told beside those who agree, and is not bound by it.
    bound = tuple(actor for actor in people if cast.parties[actor] not in watchers)
    parties = bound if len({cast.parties[actor] for actor in bound}) >= 2 else tuple(people)
    # Under which condition somebody would have agreed before is not what was agreed.
    condition = next((o.proposal.terms.condition for o in offers if o.proposal.terms.condition), None)
    terms = dataclasses.replace(proposal.terms, condition=condition)
    in_force = _in_force(terms)
    accounts = distinct(a for thing in things for a in thing.item.accounts)
    whole = Agreement(things[0].item.id, proposal.id, proposal.kind, parties, terms, in_force, accounts)
    if proposal.kind is not ProposalKind.CEASEFIRE:
        return whole
    told: dict[str, list[Span]] = defaultdict(list)
    for thing in things:
        for telling in thing.tellings:
            told[telling.page.id] += [telling.account.span, *telling.event.evidence]
    elements = sheet(_pages(things), offers, told)
    return dataclasses.replace(
        whole,
        sheet={e.name: e.accounts for e in elements if e.state is not ElementState.SILENT},
        elements=elements,
        ceasefire_class=class_of(elements, [account.quote for account in accounts]),
        ceasefire_type=type_of(parties, cast),
        incidents=held_against(incidents, known_days(in_force), terms, parties, watching, cast),
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
