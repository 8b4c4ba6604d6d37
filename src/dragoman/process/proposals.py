"""Proposals: one of many reports and wordings, with each actor's latest stance and the stances before it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.errors import DateError
from dragoman.model.board import Account, BoardPosition, BoardProposal, PastStance
from dragoman.model.edtf import Duration
from dragoman.model.entries import Link
from dragoman.model.record import Position, Proposal, Terms
from dragoman.model.vocabulary import ActorKind, ProposalKind, Stance
from dragoman.process.actors import DESCRIBED, Cast
from dragoman.process.days import known_days
from dragoman.process.links import last_words
from dragoman.process.moment import Page
from dragoman.process.sameness import Sameness
from dragoman.process.tellings import account, distinct
from dragoman.process.words import content_words, folded, proper_words, stem_set

FRESH = 120
"""Days after which a proposal told of in general words ("a truce") is no longer taken for the last one of its kind."""
LABEL = 60
"""Characters beyond which a wording is too long to be the label, if a shorter one is told as often."""

_NUMBERS = stem_set(
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "ninety hundred day week month year hour"
)
_GENERIC: dict[ProposalKind, frozenset[str]] = {
    ProposalKind.CEASEFIRE: stem_set("truce ceasefire cease fire hostilities fighting armistice halt pause end stop"),
    ProposalKind.TALKS: stem_set("talks negotiations negotiate dialogue peace direct"),
    ProposalKind.MEETING: stem_set("meeting meet summit talks encounter"),
    ProposalKind.EXCHANGE: stem_set("exchange swap prisoners captives hostages release free return handover hand"),
    ProposalKind.WITHDRAWAL: stem_set("withdraw withdrawal pullout pull troops forces leave"),
    ProposalKind.MONITORING: stem_set("monitors monitoring observers observe mission verification verify"),
}
"""Words, as stems, that name a kind of proposal and do not tell one proposal of the kind from another."""


@dataclass(frozen=True, slots=True)
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


@dataclass(slots=True)
class Table:
    """Offers that are taken for one proposal."""

    offers: list[Offer] = field(default_factory=list)
    stems: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    days: set[float] = field(default_factory=set)
    kinds: set[ProposalKind] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    told: tuple[int, int] = (0, 0)
    """First and last day on which it was told of."""

    def add(self, offer: Offer) -> None:
        """Take an offer in."""
        day = offer.page.day
        self.told = (min(self.told[0], day), max(self.told[1], day)) if self.offers else (day, day)
        self.offers.append(offer)
        self.kinds.add(offer.proposal.kind)
        self.labels.add(folded(offer.proposal.label))
        self.stems.update(offer.stems)
        self.names |= offer.names
        if offer.days is not None:
            self.days.add(offer.days)


@dataclass(frozen=True, slots=True)
class Held:
    """A position as one report tells it, on the board's proposal, for the side it is held for."""

    position: Position
    page: Page
    proposal: str
    kind: ProposalKind
    days: float | None
    actor: str
    voice: str
    day: int
    """Last day of the stance's date; the day of publication where it has none."""
    account: Account


@dataclass(frozen=True, slots=True)
class OnTheTable:
    """The board's proposals and every position told on them."""

    proposals: tuple[BoardProposal, ...]
    held: tuple[Held, ...]
    ids: dict[str, str]
    """For each record's proposal its id on the board."""


def gather(pages: Iterable[Page], cast: Cast, links: Iterable[Link]) -> OnTheTable:
    """Gather the proposals and positions of pages, which are in the order of publication."""
    pages = list(pages)
    tables = _tables([_offer(page, proposal) for page in pages for proposal in page.reading.proposals], links)
    ids, offers = {}, {}
    for table in tables:
        first = min(table.offers, key=lambda o: (o.page.filed.sequence, o.proposal.mentions, o.proposal.id))
        for offer in table.offers:
            ids[offer.proposal.id] = first.proposal.id
            offers[offer.proposal.id] = offer
    held = tuple(_held(pages, ids, offers, cast))
    by_proposal: dict[str, list[Held]] = defaultdict(list)
    for one in held:
        by_proposal[one.proposal].append(one)
    proposals = [_board_proposal(ids[t.offers[0].proposal.id], t, by_proposal, cast) for t in tables]
    return OnTheTable(tuple(proposals), held, ids)


def _offer(page: Page, proposal: Proposal) -> Offer:
    stems = content_words(proposal.label) - _GENERIC.get(proposal.kind, frozenset()) - _NUMBERS
    return Offer(
        proposal=proposal,
        page=page,
        stems=frozenset(stem for stem in stems if not stem[0].isdigit()),
        names=_names(page, proposal),
        days=_duration(proposal.terms.duration),
    )


def _names(page: Page, proposal: Proposal) -> frozenset[str]:
    """Names in a label that tell one proposal from another; of a ceasefire not whose plan it is ("the EU's truce")."""
    found = proper_words(f"the {proposal.label}")
    if proposal.kind is not ProposalKind.CEASEFIRE:
        return found
    authors = (a for a in page.reading.actors if a.kind in (ActorKind.ORGANISATION, ActorKind.PERSON))
    return found - {word for author in authors for form in author.names for word in content_words(form)}


def _duration(text: str | None) -> float | None:
    try:
        return Duration.parse(text).days if text else None
    except DateError:
        return None


def _tables(offers: list[Offer], links: Iterable[Link]) -> list[Table]:
    """Lay offers of one thing on one table: specific wordings first, general ones to the last table of their kind."""
    linked = Sameness(offer.proposal.id for offer in offers)
    same, apart = last_words(links, "proposal", {offer.proposal.id for offer in offers})
    for one, two in apart:
        linked.hold_apart(one, two)
    for one, two in same:
        linked.join(one, two)
    named = {name for pair in (*same, *apart) for name in pair}
    homes: dict[str, Table] = {}
    by_word: dict[str, dict[int, Table]] = defaultdict(dict)
    by_kind: dict[ProposalKind, dict[int, Table]] = defaultdict(dict)
    tables: list[Table] = []
    for offer in sorted(offers, key=_specific):
        root = linked.root(offer.proposal.id)
        best = homes.get(root) or _best(offer, by_word, by_kind, linked, named)
        if best is None:
            best = Table()
            tables.append(best)
        best.add(offer)
        if offer.proposal.id in named:
            homes[root] = best
        for stem in offer.stems:
            by_word[stem][id(best)] = best
        # The table told of last is the first to be asked.
        kind = by_kind[offer.proposal.kind]
        kind.pop(id(best), None)
        kind[id(best)] = best
    return sorted(tables, key=lambda t: min((o.page.rank, o.proposal.mentions) for o in t.offers))


def _specific(offer: Offer) -> tuple[object, ...]:
    exact = (offer.days is not None) + bool(offer.stems)
    return -exact, -min(len(offer.stems), 1), offer.page.rank, offer.proposal.mentions, offer.proposal.id


def _best(
    offer: Offer,
    by_word: dict[str, dict[int, Table]],
    by_kind: dict[ProposalKind, dict[int, Table]],
    linked: Sameness,
    named: set[str],
) -> Table | None:
    candidates = {name: table for stem in sorted(offer.stems) for name, table in by_word.get(stem, {}).items()}
    for name, table in list(by_kind[offer.proposal.kind].items())[-8:]:
        candidates.setdefault(name, table)
    best, fit = None, 0.0
    for table in candidates.values():
        found = _fit(offer, table)
        if found > fit and not _parted(offer, table, linked, named):
            best, fit = table, found
    return best


def _parted(offer: Offer, table: Table, linked: Sameness, named: set[str]) -> bool:
    return (
        any(other.proposal.id in named and linked.apart(offer.proposal.id, other.proposal.id) for other in table.offers)
        if named
        else False
    )


def _fit(offer: Offer, table: Table) -> float:
    """How well an offer fits a table: above 0 where it may be the same proposal."""
    if offer.days is not None and table.days and offer.days not in table.days:
        return 0.0
    if offer.names and table.names and not offer.names & table.names:
        return 0.0
    shared = len(offer.stems & table.stems.keys())
    alike = shared / min(len(offer.stems), len(table.stems)) if offer.stems and table.stems else 0.0
    if not offer.stems and folded(offer.proposal.label) in table.labels:
        alike = 1.0
    score = alike + (1.0 if offer.days is not None and offer.days in table.days else 0.0)
    if offer.proposal.kind not in table.kinds:
        return score if alike > 0.5 and shared >= 2 else 0.0
    if offer.proposal.kind is ProposalKind.OTHER:
        return score if alike >= 0.5 else 0.0
    # What else a label says of a ceasefire ("the envoy's truce", "… along the line") seldom tells one from another.
    silent = not (offer.stems and table.stems) or offer.proposal.kind is ProposalKind.CEASEFIRE
    if score == 0.0 and silent and offer.proposal.kind in _GENERIC:
        near = max(table.told[0] - offer.page.day, offer.page.day - table.told[1], 0)
        return 0.2 * (1 - near / FRESH) + 0.01 * min(len(table.offers), 10) if near < FRESH else 0.0
    return score if alike >= 0.34 or score >= 1.0 else 0.0


def _held(pages: list[Page], ids: dict[str, str], offers: dict[str, Offer], cast: Cast) -> Iterator[Held]:
    for page in pages:
        for position in page.reading.positions:
            if position.proposal not in ids or not position.evidence or not (actors := cast.of([position.actor])):
                continue
            days = known_days(position.date)
            told = account(page, cast.of(position.chain), position.evidence, position.id)
            offer = offers[position.proposal]
            yield Held(
                position, page, ids[position.proposal], offer.proposal.kind, offer.days, actors[0],
                cast.voices[actors[0]], days.last if days and days.last is not None else page.day, told,
            )  # fmt: skip


def _board_proposal(name: str, table: Table, held: dict[str, list[Held]], cast: Cast) -> BoardProposal:
    offers = sorted(table.offers, key=lambda o: (o.page.rank, o.proposal.mentions))
    kinds = Counter(offer.proposal.kind for offer in offers)
    by_voice: dict[str, list[Held]] = defaultdict(list)
    for one in held.get(name, ()):
        by_voice[one.voice].append(one)
    shown = [o for o in offers if o.proposal.mentions]
    return BoardProposal(
        id=name,
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind.value)),
        label=_label(offers),
        terms=_terms(offers, cast),
        positions=tuple(_board_position(told, cast) for told in by_voice.values()),
        accounts=distinct(account(o.page, (), o.proposal.mentions, o.proposal.id) for o in shown),
        aliases=tuple(sorted({o.proposal.id for o in offers} - {name})),
    )


def _label(offers: list[Offer]) -> str:
    """The wording told most often; of several the one that says most within a short line, the earliest first."""
    counts = Counter(folded(offer.proposal.label) for offer in offers)
    return min(
        (offer.proposal.label for offer in offers),
        key=lambda label: (len(label) > LABEL, -counts[folded(label)], -len(content_words(label))),
    )


def _terms(offers: list[Offer], cast: Cast) -> Terms:
    """The terms told last, each for itself."""
    told = [offer.proposal.terms for offer in reversed(offers)]
    return Terms(
        duration=next((terms.duration for terms in told if terms.duration), None),
        scope=next((terms.scope for terms in told if terms.scope), None),
        start=next((terms.start for terms in told if terms.start), None),
        place=next((terms.place for terms in told if terms.place), ()),
        participants=cast.of(next((terms.participants for terms in told if terms.participants), ())),
        condition=next((terms.condition for terms in told if terms.condition), None),
    )


def _board_position(held: list[Held], cast: Cast) -> BoardPosition:
    """The stances of one voice on one proposal, oldest first, each told by its accounts; the last one holds.

    It is shown as that of the one who voiced it last, if possible of somebody with a name.
    """
    held = sorted(held, key=lambda one: (one.day, one.page.rank, one.account.span))
    runs: list[list[Held]] = []
    for one in held:
        if runs and runs[-1][-1].position.stance is one.position.stance:
            runs[-1].append(one)
        else:
            runs.append([one])
    last = runs[-1]
    first_filed = min(last, key=lambda one: (one.page.filed.sequence, one.account.span, one.position.id))
    return BoardPosition(
        actor=max(enumerate(last), key=lambda told: (cast.actors[told[1].actor].kind not in DESCRIBED, told[0]))[
            1
        ].actor,
        stance=last[-1].position.stance,
        date=_date(last),
        accounts=distinct(one.account for one in last),
        history=tuple(PastStance(_stance(run), _date(run), distinct(o.account for o in run)) for run in runs[:-1]),
        id=first_filed.position.id,
    )


def _stance(run: list[Held]) -> Stance:
    return run[0].position.stance


def _date(run: list[Held]) -> str | None:
    """Since when a stance is known to be held: the earliest date told of it."""
    return next((one.position.date for one in run if one.position.date), None)
