"""Lineage: the versions of one proposal, and which proposal answers which, clause by clause."""

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dragoman.model.board import BoardProposal, Clause, ProposalVersion
from dragoman.model.record import Terms
from dragoman.model.vocabulary import ProposalKind, Stance
from dragoman.process.actors import Cast
from dragoman.process.days import known_days
from dragoman.process.tellings import account, distinct
from dragoman.process.words import content_words, folded

if TYPE_CHECKING:
    from dragoman.process.offers import Offer

CLAUSES = ("duration", "scope", "start", "place", "condition")
ANSWERED = timedelta(days=30)
"""Within how many days of an offer another side's offer of the same kind is taken for an answer to it."""


def versions_of(offers: "Sequence[Offer]") -> tuple[ProposalVersion, ...]:
    """Return the versions of a proposal, whose offers are in the order of publication; none where no terms differ.

    A report that leaves a clause out does not change it: what it says must differ from what stood to make a version.
    """
    found: list[tuple[Terms, tuple[Clause, ...], list[Offer]]] = []
    for offer in offers:
        told = dataclasses.replace(offer.proposal.terms, participants=offer.participants)
        if told == Terms():
            continue
        known = next(
            (place for place in reversed(range(len(found))) if not differing(found[place][0], told, both=True)), None
        )
        if known is None:
            stood = found[-1][0] if found else Terms()
            whole = _merged(stood, told)
            found.append((whole, differing(stood, whole) if found else (), [offer]))
        else:
            terms, differs, group = found[known]
            found[known] = _merged(told, terms), differs, [*group, offer]
    if len(found) < 2:
        return ()
    return tuple(
        ProposalVersion(
            terms,
            group[0].page.reading.report.published,
            differs,
            distinct(account(o.page, (), o.proposal.mentions, o.proposal.id) for o in group if o.proposal.mentions),
        )
        for terms, differs, group in found
    )


def differing(one: Terms, two: Terms, *, both: bool = False) -> tuple[Clause, ...]:
    """Return the clauses in which two differ; with `both` only those that both tell."""
    found = []
    for name in CLAUSES:
        before, after = _told(getattr(one, name)), _told(getattr(two, name))
        if _same(before, after) or (both and (before is None or after is None)):
            continue
        found.append(Clause(name, before, after))
    return tuple(found)


def with_answers(proposals: Iterable[BoardProposal], cast: Cast) -> tuple[BoardProposal, ...]:
    """Return proposals, each with the earlier one of another side that it answers, if any, and where they differ."""
    listed = list(proposals)
    offered = [(_offered(proposal, cast), proposal) for proposal in listed]
    found = []
    for mine, proposal in offered:
        earlier = [
            (theirs[0], other)
            for theirs, other in offered
            if mine and theirs and other.kind is proposal.kind is not ProposalKind.OTHER
            if theirs[1] != mine[1] and timedelta(0) < mine[0] - theirs[0] <= ANSWERED
            if differing(other.terms, proposal.terms, both=True)
        ]
        if earlier:
            _, answered = max(earlier, key=lambda pair: (pair[0], pair[1].id))
            differs = differing(answered.terms, proposal.terms)
            proposal = dataclasses.replace(proposal, answers=answered.id, differs=differs)
        found.append(proposal)
    return tuple(found)


def _offered(proposal: BoardProposal, cast: Cast) -> tuple[date, str] | None:
    """The day on which a proposal was first put forward, and by which side; None where that is not known."""
    told = [
        (days.first, cast.parties[position.actor])
        for position in proposal.positions
        for stance, when in ((position.stance, position.date), *((past.stance, past.date) for past in position.history))
        if stance is Stance.PROPOSES and (days := known_days(when)) and days.first is not None
    ]
    return (date.fromordinal(min(told)[0]), min(told)[1]) if told else None


def _merged(first: Terms, then: Terms) -> Terms:
    """The terms told by either, the later ones where both tell them."""
    return Terms(
        duration=then.duration or first.duration,
        scope=then.scope or first.scope,
        start=then.start or first.start,
        place=then.place or first.place,
        participants=then.participants or first.participants,
        condition=then.condition or first.condition,
    )


def _told(value: str | tuple[str, ...] | None) -> str | None:
    return (", ".join(value) or None) if isinstance(value, tuple) else value


def _same(one: str | None, two: str | None) -> bool:
    """Tell whether two clauses say the same; of wordings one may say no more than the other."""
    if one is None or two is None or folded(one) == folded(two):
        return one == two or (one is not None and two is not None)
    mine, theirs = content_words(one), content_words(two)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)
