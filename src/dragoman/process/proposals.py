"""Proposals: one of many reports and wordings, with each actor's latest stance and the stances before it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.model.board import Account, BoardPosition, BoardProposal, PastStance
from dragoman.model.entries import Link
from dragoman.model.record import Position, Terms
from dragoman.model.vocabulary import ProposalKind, Stance, Teller
from dragoman.process.actors import DESCRIBED, Cast
from dragoman.process.days import known_days
from dragoman.process.keys import Key
from dragoman.process.lineage import versions_of
from dragoman.process.links import last_words
from dragoman.process.moment import Page
from dragoman.process.offers import GENERIC, Offer
from dragoman.process.sameness import Sameness
from dragoman.process.tellings import account, distinct
from dragoman.process.words import content_words, folded

FRESH = 120
"""Days after which a proposal told of in general words ("a truce") is no longer taken for the last one of its kind."""
NEAREST = 8
"""Tables of a kind, nearest in time, that a wording is held against beside those that share its words."""
LABEL = 60
"""Characters beyond which a wording is too long to be the label, if a shorter one is told as often."""


@dataclass(slots=True)
class Wording:
    """All offers that are told alike: what tables are made of, so that the work grows with the wordings."""

    offers: dict[Offer, None] = field(default_factory=dict)
    sample: Offer | None = None
    told: tuple[int, int] = (0, 0)
    """First and last day on which it was told of."""
    rank: tuple[object, ...] = ()
    filed: tuple[object, ...] = ()

    def settle(self) -> None:
        """Work out what holds of all offers, after some came or went."""
        self.sample = min(self.offers, key=lambda offer: offer.rank)
        days = [offer.page.day for offer in self.offers]
        self.told = min(days), max(days)
        self.rank = self.sample.rank
        self.filed = min(offer.filed for offer in self.offers)


@dataclass(slots=True)
class Table:
    """Wordings that are taken for one proposal."""

    wordings: list[Key] = field(default_factory=list)
    count: int = 0
    stems: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    days: set[float] = field(default_factory=set)
    amounts: set[float] = field(default_factory=set)
    kinds: set[ProposalKind] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    told: tuple[int, int] = (0, 0)
    """First and last day on which it was told of."""

    def add(self, key: Key, wording: Wording) -> None:
        """Take a wording in."""
        offer, first, last = wording.sample, *wording.told
        assert offer is not None
        self.told = (min(self.told[0], first), max(self.told[1], last)) if self.wordings else (first, last)
        self.wordings.append(key)
        self.count += len(wording.offers)
        self.kinds.add(offer.proposal.kind)
        self.labels.add(folded(offer.proposal.label))
        self.stems.update(offer.stems)
        self.names |= offer.names
        self.amounts |= offer.amounts
        if offer.days is not None:
            self.days.add(offer.days)

    def away(self, told: tuple[int, int]) -> int:
        """Return how many days lie between what was told then and when the table's proposal was told of."""
        return max(self.told[0] - told[1], told[0] - self.told[1], 0)


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A position as one report tells it, for the side it is held for."""

    position: Position
    page: Page
    kind: ProposalKind
    days: float | None
    actor: str
    voice: str
    teller: Teller
    day: int
    """Last day of the stance's date; the day of publication where it has none."""
    account: Account


def held_on(page: Page, offers: Iterable[Offer], cast: Cast) -> tuple[Held, ...]:
    """Return the positions of a page as the board compares them."""
    by_id = {offer.proposal.id: offer for offer in offers}
    found = []
    for position in page.reading.positions:
        offer, actors = by_id.get(position.proposal), cast.of([position.actor])
        if offer is not None and position.evidence and actors:
            days = known_days(position.date)
            day = days.last if days and days.last is not None else page.day
            told = account(page, cast.of(position.chain), position.evidence, position.id)
            teller = _teller(told.chain, actors[0], cast)
            voice = cast.voices[actors[0]]
            found.append(Held(position, page, offer.proposal.kind, offer.days, actors[0], voice, teller, day, told))
    return tuple(found)


def _teller(chain: tuple[str, ...], actor: str, cast: Cast) -> Teller:
    """Who tells of a stance: the one who holds it, another side, or somebody without a name."""
    if not chain:
        return Teller.REPORT
    source = chain[0]
    if cast.voices[source] == cast.voices[actor] or cast.parties[source] == cast.parties[actor]:
        return Teller.UNNAMED if cast.actors[source].kind in DESCRIBED else Teller.THEMSELVES
    return Teller.UNNAMED if cast.actors[source].kind in DESCRIBED else Teller.OTHERS


class Proposals:
    """The board's proposals with every position on them, kept while reports come and go."""

    def __init__(self) -> None:
        self._wordings: dict[Key, Wording] = {}
        self._made: dict[str, tuple[tuple[object, ...], BoardProposal]] = {}
        self._stood: dict[tuple[str, str], tuple[tuple[Held, ...], BoardPosition]] = {}
        self.ids: dict[str, str] = {}
        """For each record's proposal its id on the board."""
        self.held: dict[tuple[str, str], tuple[Held, ...]] = {}
        """For each proposal and voice the positions told."""

    def update(
        self,
        removed: Iterable[Offer],
        added: Iterable[Offer],
        held: Iterable[Held],
        cast: Cast,
        links: Iterable[Link] = (),
    ) -> tuple[BoardProposal, ...]:
        """Take offers out and in, and return the proposals with the given positions."""
        changed = set[Key]()
        for offer in removed:
            del self._wordings[offer.wording].offers[offer]
            changed.add(offer.wording)
            self.ids.pop(offer.proposal.id, None)
        for offer in added:
            self._wordings.setdefault(offer.wording, Wording()).offers[offer] = None
            changed.add(offer.wording)
        for key in changed:
            if self._wordings[key].offers:
                self._wordings[key].settle()
            else:
                del self._wordings[key]
        tables = _tables(self._wordings, links)
        names = [str(min(self._wordings[key].filed for key in table.wordings)[-1]) for table in tables]
        for name, table in zip(names, tables, strict=True):
            for key in table.wordings:
                if key in changed or self.ids.get(self._wordings[key].sample.proposal.id) != name:  # type: ignore[union-attr]
                    self.ids |= dict.fromkeys((offer.proposal.id for offer in self._wordings[key].offers), name)
        grouped: dict[tuple[str, str], list[Held]] = defaultdict(list)
        for one in held:
            grouped[self.ids[one.position.proposal], one.voice].append(one)
        self.held = {key: tuple(group) for key, group in grouped.items()}
        positions: dict[str, list[BoardPosition]] = defaultdict(list)
        stood = {}
        for place, group in self.held.items():
            old = self._stood.get(place)
            stood[place] = old if old and old[0] == group else (group, _board_position(list(group), cast))
            positions[place[0]].append(stood[place][1])
        self._stood = stood
        made = {}
        for name, table in zip(names, tables, strict=True):
            state = (tuple(table.wordings), tuple(positions[name]))
            before = self._made.get(name)
            if before is None or changed & set(table.wordings) or before[0] != state:
                before = state, self._board_proposal(name, table, positions[name])
            made[name] = before
        self._made = made
        return tuple(proposal for _, proposal in made.values())

    def _board_proposal(self, name: str, table: Table, positions: list[BoardPosition]) -> BoardProposal:
        offers = sorted((o for key in table.wordings for o in self._wordings[key].offers), key=lambda o: o.rank)
        kinds = Counter(offer.proposal.kind for offer in offers)
        return BoardProposal(
            id=name,
            kind=min(kinds, key=lambda kind: (-kinds[kind], kind.value)),
            label=_label(offers),
            terms=_terms(offers),
            positions=tuple(positions),
            accounts=distinct(
                account(o.page, (), o.proposal.mentions, o.proposal.id) for o in offers if o.proposal.mentions
            ),
            aliases=tuple(sorted({o.proposal.id for o in offers} - {name})),
            versions=versions_of(offers),
        )


def _tables(wordings: Mapping[Key, Wording], links: Iterable[Link]) -> list[Table]:
    """Lay wordings of one thing on one table: specific ones first, general ones to the nearest table of their kind."""
    by_id = {str(key[-1]): key for key in wordings if key[-1] is not None}
    linked = Sameness(by_id)
    same, apart = last_words(links, "proposal", by_id)
    for one, two in apart:
        linked.hold_apart(one, two)
    for one, two in same:
        linked.join(one, two)
    homes: dict[str, Table] = {}
    by_word: dict[str, dict[int, Table]] = defaultdict(dict)
    by_kind: dict[ProposalKind, dict[int, Table]] = defaultdict(dict)
    tables: list[Table] = []
    for key in sorted(wordings, key=lambda key: _specific(wordings[key])):
        wording = wordings[key]
        offer = wording.sample
        assert offer is not None
        root = linked.root(str(key[-1])) if key[-1] is not None else None
        best = homes.get(root) if root else None
        best = best or _best(wording, by_word, by_kind, lambda table, key=key: _parted(key, table, linked))  # type: ignore[misc]
        if best is None:
            best = Table()
            tables.append(best)
        best.add(key, wording)
        if root:
            homes[root] = best
        for stem in offer.stems:
            by_word[stem][id(best)] = best
        by_kind[offer.proposal.kind][id(best)] = best
    return sorted(tables, key=lambda table: min(wordings[key].rank for key in table.wordings))


def _specific(wording: Wording) -> tuple[object, ...]:
    offer = wording.sample
    assert offer is not None
    exact = (offer.days is not None) + bool(offer.stems)
    return -exact, -min(len(offer.stems), 1), wording.rank


def _best(
    wording: Wording,
    by_word: Mapping[str, Mapping[int, Table]],
    by_kind: Mapping[ProposalKind, Mapping[int, Table]],
    parted: Callable[[Table], bool],
) -> Table | None:
    offer = wording.sample
    assert offer is not None
    candidates = {name: table for stem in sorted(offer.stems) for name, table in by_word.get(stem, {}).items()}
    of_kind = by_kind.get(offer.proposal.kind, {})
    for name in sorted(of_kind, key=lambda name: of_kind[name].away(wording.told))[:NEAREST]:
        candidates.setdefault(name, of_kind[name])
    best, fit = None, 0.0
    for table in candidates.values():
        found = _fit(offer, wording.told, table)
        if found > fit and not parted(table):
            best, fit = table, found
    return best


def _parted(key: Key, table: Table, linked: Sameness) -> bool:
    if key[-1] is None:
        return False
    return any(other[-1] is not None and linked.apart(str(key[-1]), str(other[-1])) for other in table.wordings)


def _fit(offer: Offer, told: tuple[int, int], table: Table) -> float:
    """How well an offer fits a table: above 0 where it may be the same proposal."""
    if offer.days is not None and table.days and offer.days not in table.days:
        return 0.0
    if offer.names and table.names and not offer.names & table.names:
        return 0.0
    if offer.amounts and table.amounts and not offer.amounts & table.amounts:
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
    if score == 0.0 and silent and offer.proposal.kind in GENERIC:
        if offer.proposal.kind is ProposalKind.EXCHANGE and bool(offer.names) != bool(table.names):
            return 0.0  # "the swap" is no release of one pilot
        away = table.away(told)
        return 0.2 * (1 - away / FRESH) + 0.01 * min(table.count, 10) if away < FRESH else 0.0
    return score if alike >= 0.34 or score >= 1.0 else 0.0


def _label(offers: list[Offer]) -> str:
    """The wording told most often; of several the one that says most within a short line, the earliest first."""
    counts = Counter(folded(offer.proposal.label) for offer in offers)
    return min(
        (offer.proposal.label for offer in offers),
        key=lambda label: (len(label) > LABEL, -counts[folded(label)], -len(content_words(label))),
    )


def _terms(offers: list[Offer]) -> Terms:
    """The terms told last, each for itself."""
    told = [offer.proposal.terms for offer in reversed(offers)]
    return Terms(
        duration=next((terms.duration for terms in told if terms.duration), None),
        scope=next((terms.scope for terms in told if terms.scope), None),
        start=next((terms.start for terms in told if terms.start), None),
        place=next((terms.place for terms in told if terms.place), ()),
        participants=next((offer.participants for offer in reversed(offers) if offer.participants), ()),
        condition=next((terms.condition for terms in told if terms.condition), None),
    )


def _board_position(held: list[Held], cast: Cast) -> BoardPosition:
    """The stances of one voice on one proposal, oldest first, each told by its accounts; the last one holds.

    It is shown as that of the one who voiced it last, if possible of somebody with a name. A stance told again without
    a day is a new report of the old stance, not a new one, however much has been told since.
    """
    held = sorted(held, key=lambda one: (one.day, one.page.rank, one.account.span))
    runs: list[list[Held]] = []
    for one in [one for one in held if _is_dated(one)]:
        if runs and runs[-1][-1].position.stance is one.position.stance:
            runs[-1].append(one)
        else:
            runs.append([one])
    for one in [one for one in held if not _is_dated(one)]:
        before = [run for run in runs if run[0].day <= one.day]
        old = next((run for run in reversed(before) if run[0].position.stance is one.position.stance), None)
        if old is not None:
            old.append(one)
        else:
            runs.insert(len(before), [one])
    last = runs[-1]
    first_filed = min(last, key=lambda one: (one.page.filed.sequence, one.account.span, one.position.id))
    return BoardPosition(
        actor=max(enumerate(last), key=lambda told: (cast.actors[told[1].actor].kind not in DESCRIBED, told[0]))[
            1
        ].actor,
        stance=_stance(last),
        date=_date(last),
        accounts=_accounts(last),
        history=tuple(PastStance(_stance(run), _date(run), _accounts(run)) for run in runs[:-1]),
        id=first_filed.position.id,
        told_by=tuple(teller for teller in Teller if any(one.teller is teller for one in last)),
    )


def _is_dated(held: Held) -> bool:
    return known_days(held.position.date) is not None


def _accounts(run: list[Held]) -> tuple[Account, ...]:
    return distinct(one.account for one in sorted(run, key=lambda one: (one.page.rank, one.account.span)))


def _stance(run: list[Held]) -> Stance:
    return run[0].position.stance


def _date(run: list[Held]) -> str | None:
    """Since when a stance is known to be held: the earliest date told of it."""
    return next((one.position.date for one in run if one.position.date), None)
