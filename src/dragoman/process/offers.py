"""Offers: the proposals of reports, as the board compares them."""

from collections.abc import Collection
from dataclasses import dataclass

from dragoman.errors import DateError
from dragoman.model.edtf import Duration
from dragoman.model.record import Proposal
from dragoman.model.vocabulary import ActorKind, ProposalKind
from dragoman.process.actors import Cast
from dragoman.process.keys import Key
from dragoman.process.moment import Page
from dragoman.process.words import amounts_in, content_words, folded, proper_words, stem_set

_NUMBERS = stem_set(
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "ninety hundred day week month year hour"
)
GENERIC: dict[ProposalKind, frozenset[str]] = {
    ProposalKind.CEASEFIRE: stem_set("truce ceasefire cease fire hostilities fighting armistice halt pause end stop"),
    ProposalKind.TALKS: stem_set("talks negotiations negotiate dialogue peace direct"),
    ProposalKind.MEETING: stem_set("meeting meet summit talks encounter"),
    ProposalKind.EXCHANGE: stem_set(
        "exchange swap prisoners war captives hostages detainees release free return handover hand"
    ),
    ProposalKind.WITHDRAWAL: stem_set("withdraw withdrawal pullout pull troops forces leave"),
    ProposalKind.MONITORING: stem_set("monitors monitoring observers observe mission verification verify"),
}
"""Words, as stems, that name a kind of proposal and do not tell one proposal of the kind from another."""
_BESIDE_THE_POINT = {
    ProposalKind.CEASEFIRE: (ActorKind.ORGANISATION, ActorKind.PERSON),
    ProposalKind.EXCHANGE: (ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP),
}
"""Kinds of actors whose names in a label do not tell one proposal of the kind from another."""


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """A proposal as one report tells it."""

    proposal: Proposal
    page: Page
    stems: frozenset[str]
    """Stems of the label that are more than its kind."""
    names: frozenset[str]
    """Names in the label."""
    days: float | None
    """The duration it proposes, in days."""
    amounts: frozenset[float]
    """The shares and sums that the label names."""
    wording: Key
    """What it has in common with all offers that are told alike."""
    participants: tuple[str, ...]
    """Ids of the board's actors that its terms name."""

    @property
    def rank(self) -> tuple[object, ...]:
        """What offers are ordered by: publication, then place in the text."""
        return (*self.page.rank, self.proposal.mentions, self.proposal.id)

    @property
    def filed(self) -> tuple[object, ...]:
        """What decides whose id the board's proposal has."""
        return self.page.filed.sequence, self.proposal.mentions, self.proposal.id


def offers_of(page: Page, cast: Cast, linked: Collection[str] = ()) -> tuple[Offer, ...]:
    """Return the proposals of a page as the board compares them. `linked` are those that people have spoken of."""
    return tuple(_offer(page, proposal, cast, linked) for proposal in page.reading.proposals)


def _offer(page: Page, proposal: Proposal, cast: Cast, linked: Collection[str]) -> Offer:
    found = content_words(proposal.label) - GENERIC.get(proposal.kind, frozenset()) - _NUMBERS
    stems = frozenset(stem for stem in found if not stem[0].isdigit())
    names, days = _names(page, proposal), _duration(proposal.terms.duration)
    alone = proposal.id if proposal.id in linked else None
    # What is told in general words is of what is on the table then: told in another week it may be of another thing.
    week = None if stems or days is not None else page.day // 7
    wording = (proposal.kind, folded(proposal.label), names, days, week, alone)
    participants = cast.of(proposal.terms.participants)
    return Offer(proposal, page, stems, names, days, amounts_in(proposal.label), wording, participants)


def _names(page: Page, proposal: Proposal) -> frozenset[str]:
    """Names in a label that tell one proposal from another.

    Of a ceasefire it is not whose plan it is ("the EU's truce"), of an exchange not between which sides.
    """
    found = proper_words(f"the {proposal.label}")
    kinds = _BESIDE_THE_POINT.get(proposal.kind, ())
    beside = (actor for actor in page.reading.actors if actor.kind in kinds)
    return found - {word for actor in beside for form in actor.names for word in content_words(form)}


def _duration(text: str | None) -> float | None:
    try:
        return Duration.parse(text).days if text else None
    except DateError:
        return None
