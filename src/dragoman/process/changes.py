"""Changes: what became known, changed or was corrected between two boards of one process.

Things are known again by the records' items that they were put together from, so that two that people joined since and
one that they parted are told as such. Dates that passed without news are read from the later board.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from dragoman.model.answers import Change, ChangeKind, Changes
from dragoman.model.board import Account, Board, BoardDiscrepancy, BoardPosition, BoardProposal, Happening
from dragoman.model.entries import View
from dragoman.model.record import Range, Toll
from dragoman.model.vocabulary import LeverStatus, Modality
from dragoman.process.days import known_days
from dragoman.process.moment import moment
from dragoman.process.players import Players, items_of

SEVERAL = " + "
"""Between the ids of things that were joined or parted."""
PUBLISHED, RECORDED = "published", "recorded"
_HAPPENINGS = (("contact", "contacts"), ("incident", "incidents"), ("move", "moves"))
_OPEN = (LeverStatus.ANNOUNCED, LeverStatus.UNKNOWN)

Told = tuple[str, Any]


def words_as_of(view: View, then: View) -> View:
    """Return a view with all its reports, and with only those of people's words that an earlier one has.

    A board folded from it as of an earlier time of publication says what was being reported then, as it was read
    without what people have said since.
    """
    return dataclasses.replace(view, reviews=then.reviews, links=then.links, retractions=then.retractions)


def changes(before: Board, after: Board, view: View, *, by: str = PUBLISHED) -> Changes:
    """Return what the later of two boards tells differently. `view` is what the later one was folded from.

    `by` names the clock that lies between the two: that of publication or that of recording.
    """
    since = before.recorded_as_of if by == RECORDED else before.as_of
    until = after.recorded_as_of if by == RECORDED else after.as_of
    found = [
        *_of_reports(before, after, view),
        *(change for kind, key in _HAPPENINGS for change in _of_happenings(kind, key, before, after, view)),
        *_of_proposals(before, after),
        *_of_others(before, after),
        *_of_discrepancies(before, after),
        *_passed(before, after),
    ]
    return Changes(after.process, since, until, by, tuple(found))


def dates_ahead(board: Board) -> list[tuple[str, str, str, Any]]:
    """Return the days that reports name and that have not passed by the board's moment, the nearest first.

    Each comes with the kind of the thing that it is of, what it is of it ("planned", "deadline", "end"), and the thing.
    """
    today = moment(board.as_of).toordinal()
    found = [dated for dated in _dates(board) if (last := _last(dated[0])) is not None and last >= today]
    return sorted(found, key=lambda dated: (_last(dated[0]) or 0, dated[1]))


def _dates(board: Board) -> Iterator[tuple[str, str, str, Any]]:
    for kind, key in _HAPPENINGS:
        for planned in getattr(board, key):
            if planned.modality is Modality.PLANNED and planned.date:
                yield planned.date, kind, "planned", planned
    for lever in board.levers:
        if lever.deadline and lever.status in _OPEN:
            yield lever.deadline, "lever", "deadline", lever
    for agreement in board.agreements:
        if agreement.in_force and not agreement.in_force.endswith(".."):
            yield agreement.in_force.partition("/")[2] or agreement.in_force, "agreement", "end", agreement


def _last(date: str | None) -> int | None:
    days = known_days(date)
    return days.last if days else None


def _passed(before: Board, after: Board) -> Iterator[Change]:
    """The named days that lie between the two moments and after which nothing else is told of the thing."""
    first, last = moment(before.as_of).toordinal(), moment(after.as_of).toordinal()
    for date, thing, field, dated in _dates(after):
        day = _last(date)
        if day is not None and first <= day < last:
            yield Change(ChangeKind.PASSED, thing, dated.id, field, date, None, dated.accounts)


def _of_reports(before: Board, after: Board, view: View) -> Iterator[Change]:
    old = {report.id: report for report in before.reports}
    new = {report.id: report for report in after.reports}
    outside = {membership.report for membership in after.memberships if not membership.belongs}
    for name, report in new.items():
        if name not in old and name not in outside:
            kind = ChangeKind.CORRECTED if report.corrects else ChangeKind.NEW
            field = "corrects" if report.corrects else "copy_of" if report.copy_of else None
            yield Change(kind, "report", name, field, None, report.corrects or report.copy_of, ())
    reasons = {retraction.report: f"{retraction.because} ({retraction.by})" for retraction in view.retractions}
    reasons |= dict(view.erased)
    for name in old:
        if name not in new:
            yield Change(ChangeKind.RETRACTED, "report", name, None, None, None, (), reasons.get(name))


def _again(
    before: Iterable[Any], after: Iterable[Any], key: Callable[[Any], frozenset[Any]]
) -> tuple[list[tuple[Any, list[Any]]], list[Any]]:
    """Return each later thing with the earlier ones that it shares a part with, and the earlier ones that are gone."""
    owners: dict[Any, list[Any]] = {}
    earlier = list(before)
    for thing in earlier:
        for part in key(thing):
            owners.setdefault(part, []).append(thing)
    pairs = []
    seen = set[int]()
    for thing in after:
        known = {id(other): other for part in key(thing) for other in owners.get(part, ())}
        seen |= known.keys()
        pairs.append((thing, [other for other in earlier if id(other) in known]))
    return pairs, [thing for thing in earlier if id(thing) not in seen]


def _parts(thing: Any) -> frozenset[Any]:
    """What a thing is known again by: its items and, where a new reading has given them other ids, its words."""
    return frozenset((*items_of(thing), *((account.report, account.span) for account in thing.accounts)))


def _of_happenings(kind: str, key: str, before: Board, after: Board, view: View) -> Iterator[Change]:
    pairs, gone = _again(getattr(before, key), getattr(after, key), _parts)
    heirs: dict[int, list[Happening]] = {}
    corrections = frozenset(report.id for report in after.reports if report.corrects)
    originals = _originals(after)
    for now, known in pairs:
        for then in known:
            heirs.setdefault(id(then), []).append(now)
    for now, known in pairs:
        if not known:
            yield Change(ChangeKind.NEW, kind, now.id, None, None, None, now.accounts)
        elif len(known) > 1:
            because = _word(view, items_of(now), same=True)
            ids = SEVERAL.join(then.id for then in known)
            yield Change(ChangeKind.JOINED, kind, now.id, None, ids, now.id, now.accounts, because)
        elif len(others := heirs[id(known[0])]) > 1:
            if others[0] is now:
                ids = SEVERAL.join(other.id for other in others)
                because = _word(view, items_of(known[0]), same=False)
                yield Change(ChangeKind.PARTED, kind, now.id, None, known[0].id, ids, now.accounts, because)
        else:
            yield from _of_happening(kind, known[0], now, corrections, originals)
    for then in gone:
        yield Change(ChangeKind.GONE, kind, then.id, None, None, None, then.accounts)


def _word(view: View, items: frozenset[str], *, same: bool) -> str | None:
    """The last reason that a person gave for joining or parting items."""
    said = [link for link in view.links if link.same is same and (link.first in items or link.second in items)]
    return f"{said[-1].because} ({said[-1].by})" if said else None


def _of_happening(
    kind: str, then: Happening, now: Happening, corrections: frozenset[str], originals: frozenset[str]
) -> Iterator[Change]:
    fresh = _fresh(then.accounts, now.accounts)
    rest = fresh or now.accounts
    changed = False
    for field, old, new in (
        ("modality", then.modality.value, now.modality.value),
        ("date", then.date, now.date),
        ("place", then.place.name if then.place else None, now.place.name if now.place else None),
        ("toll", _toll(then.toll), _toll(now.toll)),
        ("participants", *_people(then, now)),
        ("reviewed", then.reviewed, now.reviewed),
    ):
        if old != new:
            changed = True
            is_correction = any(account.report in corrections for account in fresh)
            sort = ChangeKind.CORRECTED if is_correction and field != "reviewed" else ChangeKind.CHANGED
            yield Change(sort, kind, now.id, field, old, new, rest)
    if not changed and (told := tuple(account for account in fresh if account.report in originals)):
        yield Change(ChangeKind.MORE, kind, now.id, "origins", str(then.origins), str(now.origins), told)


def _people(then: Happening, now: Happening) -> tuple[str | None, str | None]:
    """Those who take part, where somebody else does: by their ids."""
    old, new = (*then.actors, *then.recipients), (*now.actors, *now.recipients)
    return (None, None) if set(old) >= set(new) else (SEVERAL.join(old) or None, SEVERAL.join(new) or None)


def _fresh(then: Sequence[Account], now: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts of reports that told nothing of a thing before."""
    known = {account.report for account in then}
    return tuple(account for account in now if account.report not in known)


def _originals(board: Board) -> frozenset[str]:
    """The reports that are no copies: a copy adds no account."""
    return frozenset(report.id for report in board.reports if not report.copy_of)


def _toll(toll: Toll | None) -> str | None:
    """A toll on one line: "killed 9-19, injured 70"."""
    figures = [("killed", toll.killed), ("injured", toll.injured)] if toll else []
    return ", ".join(f"{what} {_figure(figure)}" for what, figure in figures if figure) or None


def _figure(figure: Range) -> str:
    if figure.high is None:
        return f"{figure.low}-"
    return str(figure.low) if figure.low == figure.high else f"{figure.low}-{figure.high}"


def _of_proposals(before: Board, after: Board) -> Iterator[Change]:
    def key(proposal: BoardProposal) -> frozenset[str]:
        return frozenset({proposal.id, *proposal.aliases})

    pairs, gone = _again(before.proposals, after.proposals, key)
    players = Players(after)
    originals = _originals(after)
    for now, known in pairs:
        if not known:
            yield Change(ChangeKind.NEW, "proposal", now.id, None, None, None, now.accounts)
        earlier = [position for then in known for position in then.positions]
        for position in now.positions:
            yield from _of_position(position, earlier, players, originals)
        for then in known[:1]:
            for field in ("duration", "start", "scope", "condition"):
                old, new = getattr(then.terms, field), getattr(now.terms, field)
                if old != new:
                    accounts = _fresh(then.accounts, now.accounts) or now.accounts
                    yield Change(ChangeKind.CHANGED, "proposal", now.id, field, old, new, accounts)
    for then in gone:
        yield Change(ChangeKind.GONE, "proposal", then.id, None, None, None, then.accounts)


def _of_position(
    now: BoardPosition, earlier: list[BoardPosition], players: Players, originals: frozenset[str]
) -> Iterator[Change]:
    then = _known_again(now, earlier, players)
    if then is None:
        yield Change(ChangeKind.NEW, "position", now.id or now.actor, "stance", None, now.stance.value, now.accounts)
    elif then.stance is not now.stance:
        fresh = _fresh(then.accounts, now.accounts) or now.accounts
        name = now.id or now.actor
        yield Change(ChangeKind.CHANGED, "position", name, "stance", then.stance.value, now.stance.value, fresh)
    elif fresh := tuple(a for a in _fresh(then.accounts, now.accounts) if a.report in originals):
        yield Change(ChangeKind.MORE, "position", now.id or now.actor, "stance", now.stance.value, None, fresh)


def _known_again(now: BoardPosition, earlier: list[BoardPosition], players: Players) -> BoardPosition | None:
    """The earlier position of the same actor, or of the side that it was shown as or is shown as now."""
    mine = {account.item for account in now.accounts} | {a.item for past in now.history for a in past.accounts}
    for then in earlier:
        if now.id == then.id or mine & {account.item for account in then.accounts}:
            return then
    return next((then for then in earlier if players.resolve([then.actor]) == (now.actor,)), None)


def _of_others(before: Board, after: Board) -> Iterator[Change]:
    """Levers and agreements."""
    pairs, _ = _again(before.levers, after.levers, _parts)
    for now, known in pairs:
        if not known:
            yield Change(ChangeKind.NEW, "lever", now.id, None, None, None, now.accounts)
        elif known[0].status is not now.status:
            old, new = known[0].status.value, now.status.value
            fresh = _fresh(known[0].accounts, now.accounts) or now.accounts
            yield Change(ChangeKind.CHANGED, "lever", now.id, "status", old, new, fresh)
    pairs, _ = _again(before.agreements, after.agreements, _parts)
    for now, known in pairs:
        if not known:
            yield Change(ChangeKind.NEW, "agreement", now.id, None, None, None, now.accounts)
        elif known[0].in_force != now.in_force:
            old, new = known[0].in_force, now.in_force
            fresh = _fresh(known[0].accounts, now.accounts) or now.accounts
            yield Change(ChangeKind.CHANGED, "agreement", now.id, "in_force", old, new, fresh)


def _of_discrepancies(before: Board, after: Board) -> Iterator[Change]:
    def key(discrepancy: BoardDiscrepancy) -> frozenset[Any]:
        about = (discrepancy.field, discrepancy.about) if discrepancy.about else discrepancy.id
        return frozenset({discrepancy.id, about})

    pairs, gone = _again(before.discrepancies, after.discrepancies, key)
    for now, known in pairs:
        settled = not known or known[0].settled_by is None
        if now.settled_by is not None and settled:
            told = (now.settled_by, *now.accounts)
            yield Change(ChangeKind.SETTLED, "discrepancy", now.id, now.field.value, None, now.about, told)
        elif not known:
            yield Change(ChangeKind.NEW, "discrepancy", now.id, now.field.value, None, now.about, now.accounts)
    for then in gone:
        yield Change(ChangeKind.GONE, "discrepancy", then.id, then.field.value, then.about, None, then.accounts)


def a_day_before(board_moment: str) -> datetime:
    """Return the moment a day before one of a board: since when a daily briefing tells what is new."""
    return datetime.fromtimestamp(moment(board_moment).timestamp() - 24 * 60 * 60, moment(board_moment).tzinfo)
