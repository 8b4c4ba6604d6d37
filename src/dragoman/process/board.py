"""The fold: from a view of the ledger to the board of one process as of a moment."""

import dataclasses
from collections.abc import Iterable
from datetime import datetime

from dragoman.model.board import Agreement, Board, BoardActor, BoardReport, Happening
from dragoman.model.entries import View
from dragoman.model.plover import EventType
from dragoman.model.vocabulary import ActorKind, Modality, ProposalKind
from dragoman.process import agreements, discrepancies, levers, proposals, statements
from dragoman.process.actors import Cast, with_roles
from dragoman.process.casting import resolve
from dragoman.process.days import known_days
from dragoman.process.happenings import Happenings
from dragoman.process.membership import Scope, choose, roles_of, scope_of
from dragoman.process.moment import Page, moment, rfc3339
from dragoman.process.pages import Pages, pages_of
from dragoman.process.said import Said
from dragoman.process.tellings import CONTACTS, INCIDENTS, tellings
from dragoman.process.things import Thing, make

WITH_A_SIDE = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})
HOSTILE = frozenset({EventType.ASSAULT, EventType.MOBILIZE})


def fold(view: View, *, process: str | None = None, as_of: datetime | None = None) -> Board:
    """Return the board of a process as of a moment: a pure function of the ledger's view and its arguments.

    `process` is the name of a declared process; without it the only one declared is meant, or one is inferred from
    those who recur around proposals and contacts. `as_of` leaves out what was published later (default: the view's
    own moment). Raises UsageError where the process is unknown, or not named and one of several.
    """
    pages = pages_of(view, as_of)
    cast = resolve(pages.listed, view.links)
    chosen = choose(view, process, pages.listed, cast)
    scope = scope_of(chosen, pages.listed, cast)
    inside = [page for page in pages.listed if page.id in scope.inside]
    _, bundles = Happenings().update((), tellings(inside, cast), cast, Said(view.links))
    things = [make(one, cast) for one in bundles]
    things = sorted((t for t in things if _concerns(t, scope, cast)), key=_by_day)
    table = proposals.gather(inside, cast, view.links)
    ids = table.ids | {name: t.item.id for t in things for name in (t.item.id, *t.item.aliases)}
    said = statements.gather(inside, cast)
    ids |= {a.item: s.id for s in said for a in s.accounts if a.item}
    agreed = agreements.gather(things, table.proposals, ids, cast)
    moves = [t for t in things if t.item.type not in CONTACTS | INCIDENTS]
    return Board(
        process=chosen.name,
        as_of=rfc3339(as_of or moment(view.recorded_as_of)),
        recorded_as_of=view.recorded_as_of,
        reports=tuple(_board_report(page, pages) for page in pages.listed),
        actors=_actors(with_roles(cast, roles_of(chosen, view, cast)), inside, cast),
        contacts=tuple(t.item for t in things if t.item.type in CONTACTS),
        incidents=tuple(_bearing(t.item, agreed, cast) for t in things if t.item.type in INCIDENTS),
        moves=tuple(t.item for t in moves),
        levers=levers.gather(moves),
        agreements=agreed,
        proposals=table.proposals,
        statements=said,
        discrepancies=discrepancies.gather(things, table.held, inside, ids, cast),
        memberships=scope.memberships,
    )


def _board_report(page: Page, pages: Pages) -> BoardReport:
    report = page.reading.report
    return BoardReport(
        id=report.id,
        outlet=report.outlet,
        published=report.published,
        title=report.title,
        copy_of=pages.copies.original.get(report.id),
        corrects=pages.copies.corrects.get(report.id),
        url=report.url,
    )


def _actors(actors: dict[str, BoardActor], inside: Iterable[Page], cast: Cast) -> tuple[BoardActor, ...]:
    """The actors of the process's reports and their sides, in the order in which they are first told of."""
    told = dict.fromkeys(name for page in inside for name in cast.of(a.id for a in page.reading.actors))
    for name in list(told):
        side = actors[name].side
        while side is not None and side not in told:
            told[side] = None
            side = actors[side].side
    return tuple(actors[name] for name in told)


def _concerns(thing: Thing, scope: Scope, cast: Cast) -> bool:
    """Tell whether a thing has to do with the process.

    A contact needs two who take part, one of them in the process and the other in it too or of some side; anything
    else somebody in the process, or nobody's doing to anybody of another side but a day or a place to know it by.
    Without a core nothing else is left out. What is only imagined, for no day, is neither contact nor incident.
    """
    item = thing.item
    if item.modality is Modality.HYPOTHETICAL and item.date is None and item.type in CONTACTS | INCIDENTS:
        return False
    people = (*item.actors, *item.recipients)
    mine = [actor for actor in people if scope.concerns(actor, cast)]
    if item.type in CONTACTS:
        sided = [a for a in people if cast.actors[a].kind in WITH_A_SIDE or cast.parties[a] != a]
        return len(people) >= 2 and (not scope.core or (len({*mine, *sided}) >= 2 and bool(mine)))
    others = any(cast.parties[actor] != actor or cast.actors[actor].kind is ActorKind.STATE for actor in people)
    return not scope.core or bool(mine) or (not others and not item.actors and bool(item.date or item.place))


def _by_day(thing: Thing) -> tuple[object, ...]:
    days = known_days(thing.item.date)
    first = days.first if days and days.first is not None else thing.tellings[0].page.day
    return first, thing.tellings[0].rank


def _bearing(item: Happening, agreed: Iterable[Agreement], cast: Cast) -> Happening:
    """An incident with the ids of the ceasefires in force on its day whose parties it is between."""
    days = known_days(item.date)
    if item.type not in HOSTILE or days is None:
        return item
    sides = {cast.parties[actor] for actor in (*item.actors, *item.recipients)}
    touched = []
    for agreement in agreed:
        force = known_days(agreement.in_force)
        if agreement.kind is ProposalKind.CEASEFIRE and force and force.overlaps(days):
            parties = {cast.parties[actor] for actor in agreement.parties}
            if sides & parties or not sides:
                touched.append(agreement.id)
    return dataclasses.replace(item, bears_on=tuple(touched))
