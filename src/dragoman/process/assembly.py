"""Assembly: the parts of a board put together, with what holds between them."""

import dataclasses
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dragoman.model.board import (
    Agreement,
    Board,
    BoardActor,
    BoardDiscrepancy,
    BoardProposal,
    BoardReport,
    BoardStatement,
    Happening,
)
from dragoman.model.entries import ProcessDeclared, RoleGiven
from dragoman.model.vocabulary import ActorKind, Modality, Role
from dragoman.process import agreements
from dragoman.process.actors import Cast, with_roles
from dragoman.process.copies import credits_of
from dragoman.process.days import known_days
from dragoman.process.levers import Levers
from dragoman.process.membership import Scope, roles_of
from dragoman.process.moment import Page
from dragoman.process.offers import Offer
from dragoman.process.rules import Rules
from dragoman.process.tellings import CONTACTS, INCIDENTS
from dragoman.process.things import Thing
from dragoman.process.words import folded

WITH_A_SIDE = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][\"”’»)])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a board is put together from."""

    chosen: ProcessDeclared
    scope: Scope
    pages: Sequence[Page]
    """All pages that count."""
    corrects: Mapping[str, str]
    told: Iterable[str]
    """Ids of the actors of the process's reports, in the order in which they are first told of."""
    cast: Cast
    roles: Sequence[RoleGiven]
    things: Sequence[Thing]
    proposals: tuple[BoardProposal, ...]
    ids: Mapping[str, str]
    """For each record's proposal its id on the board."""
    offers: Callable[[Page], Iterable[Offer]]
    """What each page offers."""
    statements: tuple[BoardStatement, ...]
    discrepancies: tuple[BoardDiscrepancy, ...]
    until: datetime
    rules: Rules


class Assembly:
    """Puts boards together, and keeps what can be used again for the next."""

    def __init__(self) -> None:
        self._concern: dict[Thing, bool] = {}
        self._core: object = None
        self._levers = Levers()
        self._reports: dict[str, tuple[Page, str | None, BoardReport]] = {}
        self._outlets: frozenset[str] = frozenset()

    def concerned(self, things: Iterable[Thing], scope: Scope, cast: Cast) -> list[Thing]:
        """Return the things that have to do with the process, by day."""
        if scope.core != self._core:
            self._core, self._concern = scope.core, {}
        known = self._concern
        self._concern = {t: known[t] if t in known else _concerns(t, scope, cast) for t in things}
        return sorted((thing for thing, concerns in self._concern.items() if concerns), key=by_day)

    def board(self, parts: Parts) -> Board:
        """Return the board of its parts, without its times."""
        cast, things = parts.cast, parts.things
        moves = [t for t in things if t.item.type not in CONTACTS | INCIDENTS]
        roles = roles_of(parts.chosen, parts.roles, cast)
        watching = [name for name, role in roles.items() if role is not Role.PARTY]
        agreed = agreements.gather(things, parts.proposals, parts.ids, parts.offers, watching, cast)
        return Board(
            process=parts.chosen.name,
            as_of="",
            recorded_as_of="",
            reports=self._listed(parts),
            actors=_actors(with_roles(cast, roles), parts.told),
            contacts=tuple(t.item for t in things if t.item.type in CONTACTS),
            incidents=self._bearing([t for t in things if t.item.type in INCIDENTS], agreed),
            moves=tuple(t.item for t in moves),
            levers=self._levers.gather(moves, cast, parts.until, parts.ids),
            agreements=agreed,
            proposals=parts.proposals,
            statements=parts.statements,
            discrepancies=parts.discrepancies,
            memberships=parts.scope.memberships,
            rules=parts.rules.name,
            rule_effects=tuple(effect for thing in things for effect in thing.effects),
        )

    def _listed(self, parts: Parts) -> tuple[BoardReport, ...]:
        outlets = frozenset(folded(page.reading.report.outlet or "") for page in parts.pages) - {""}
        if outlets != self._outlets:
            self._outlets = outlets
            self._reports = {}
        by_id = {page.id: page for page in parts.pages}
        made = {}
        for page in parts.pages:
            corrects = parts.corrects.get(page.id)
            old = self._reports.get(page.id)
            if old is None or old[:2] != (page, corrects):
                old = page, corrects, _report(page, by_id.get(corrects or ""), outlets)
            made[page.id] = old
        self._reports = made
        return tuple(report for *_, report in made.values())

    def _bearing(self, incidents: list[Thing], agreed: tuple[Agreement, ...]) -> tuple[Happening, ...]:
        """The incidents, each with the ids of the agreements that it is held against."""
        borne: dict[str, list[str]] = defaultdict(list)
        for agreement in agreed:
            for held in agreement.incidents:
                borne[held.incident].append(agreement.id)
        items = (thing.item for thing in incidents)
        return tuple(
            dataclasses.replace(item, bears_on=tuple(borne[item.id])) if item.id in borne else item for item in items
        )


def _report(page: Page, corrected: Page | None, outlets: frozenset[str]) -> BoardReport:
    report = page.reading.report
    mine = sentences(report.text) if corrected else []
    theirs = sentences(corrected.reading.report.text) if corrected else []
    known, others = {folded(s) for s in theirs}, {folded(s) for s in mine}
    return BoardReport(
        id=report.id,
        outlet=report.outlet,
        published=report.published,
        title=report.title,
        copy_of=page.original if page.original != page.id else None,
        corrects=corrected.id if corrected else None,
        url=report.url,
        added=tuple(s for s in mine if folded(s) not in known),
        dropped=tuple(s for s in theirs if folded(s) not in others),
        credits=tuple(sorted(credits_of(page.filed) & outlets)),
    )


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, as far as marks and line breaks tell."""
    return [sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip()]


def _actors(actors: Mapping[str, BoardActor], names: Iterable[str]) -> tuple[BoardActor, ...]:
    """The actors of the process's reports with their sides."""
    told = dict.fromkeys(names)
    for name in list(told):
        side = actors[name].side
        while side is not None and side not in told:
            told[side] = None
            side = actors[side].side
    return tuple(actors[name] for name in told)


def _concerns(thing: Thing, scope: Scope, cast: Cast) -> bool:
    """Tell whether a thing has to do with the process.

    A contact needs two who take part, one of them in the process and the other in it too or of some side, but one who
    is in it is enough for what is planned for a day ("the Front will attend the next round on Monday"); anything else
    somebody in the process, or nobody's doing to anybody of another side but a day or a place to know it by.
    Without a core nothing else is left out. What is only imagined, for no day, is neither contact nor incident.
    """
    item = thing.item
    if item.modality is Modality.HYPOTHETICAL and item.date is None and item.type in CONTACTS | INCIDENTS:
        return False
    people = (*item.actors, *item.recipients)
    mine = [actor for actor in people if scope.concerns(actor, cast)]
    if item.type in CONTACTS:
        if item.modality is Modality.PLANNED and item.date and mine:
            return True
        sided = [a for a in people if cast.actors[a].kind in WITH_A_SIDE or cast.parties[a] != a]
        return len(people) >= 2 and (not scope.core or (len({*mine, *sided}) >= 2 and bool(mine)))
    others = any(cast.parties[actor] != actor or cast.actors[actor].kind is ActorKind.STATE for actor in people)
    return not scope.core or bool(mine) or (not others and not item.actors and bool(item.date or item.place))


def by_day(thing: Thing) -> tuple[object, ...]:
    """Return what things are ordered by: their first day, else that of their first telling."""
    days = known_days(thing.item.date)
    first = days.first if days and days.first is not None else thing.tellings[0].page.day
    return first, thing.tellings[0].rank
