"""Why: what speaks for joining the accounts of a thing, field by field, and what people have said of it.

Each account is held against the earlier one that it has most in common with. What two accounts share is read from
the records' own items, as reviews have left them, with the actors as the board has resolved them.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dragoman.model.answers import FieldMatch, JoinedAccount, Match, Why
from dragoman.model.board import Account, Board, BoardDiscrepancy, BoardReport
from dragoman.model.entries import Link, View
from dragoman.model.record import Reading
from dragoman.process.facets import Readings, Value, fields_of, fits
from dragoman.process.players import Players, items_of
from dragoman.process.reviews import spans_of
from dragoman.process.words import content_words

NEAR = 5
"""Most ids that are offered where one is not known."""
LIKE = 0.75
"""Least likeness of two ids by which one may be a slip of the other."""
WORDING = 2
"""Least number of telling words that two accounts must share for their wording to speak for one thing."""
SHOWN = 6
"""Most shared words that are shown."""

Sought = tuple[str, Any]
"""The kind of a thing on a board, and the thing."""


def sought(board: Board) -> Iterator[Sought]:
    """Yield everything on a board that can be asked about, with the name of its kind."""
    kinds: tuple[tuple[str, Iterable[Any]], ...] = (
        ("contact", board.contacts), ("incident", board.incidents), ("move", board.moves), ("lever", board.levers),
        ("agreement", board.agreements), ("proposal", board.proposals),
        ("position", (position for proposal in board.proposals for position in proposal.positions if position.id)),
        ("statement", board.statements), ("discrepancy", board.discrepancies), ("actor", board.actors),
        ("report", board.reports),
    )  # fmt: skip
    for kind, listed in kinds:
        yield from ((kind, thing) for thing in listed)


def find(board: Board, identifier: str) -> list[Sought]:
    """Return what on a board goes by an id, or its beginning, with or without the kind.

    The id of a record's item leads to what it became part of. A whole id goes before the beginnings of others.
    """
    if not identifier:
        return []
    things = list(sought(board))
    for goes_by in (_is_it, _begins, _holds, _holds_beginning):
        if found := [(kind, thing) for kind, thing in things if goes_by(identifier, thing)]:
            return found
    return []


def near(board: Board, identifier: str) -> list[str]:
    """Return ids on a board that an id which is not known may be a slip of, the likest first."""
    names = dict.fromkeys(thing.id for _, thing in sought(board))
    bare = identifier.rpartition("-")[2]
    likeness = {
        name: difflib.SequenceMatcher(None, bare, name.rpartition("-")[2][: max(len(bare), 4)]).ratio()
        for name in names
    }
    likest = sorted(likeness, key=lambda name: (-likeness[name], name))
    return [name for name in likest[:NEAR] if likeness[name] >= LIKE]


def why(view: View, board: Board, kind: str, thing: Any) -> Why:
    """Say why a board shows a thing as it does. The board must have been folded from the view."""
    readings = Readings(view)
    tellings = _tellings(board, readings, kind, thing)
    items = frozenset(telling.item for telling in tellings) | _members(kind, thing)
    copies = {report.id: report.copy_of for report in board.reports}
    return Why(
        id=thing.id,
        kind=kind,
        process=board.process,
        reasons=tuple(_reasons(board, kind, thing)),
        accounts=tuple(_joined(tellings, copies)),
        links=links_on(view, items),
    )


def links_on(view: View, items: Iterable[str]) -> tuple[Link, ...]:
    """Return what has been said of items in the ledger: that they are the same as others, or not."""
    wanted = frozenset(items)
    return tuple(link for link in view.links if link.first in wanted or link.second in wanted)


@dataclass(frozen=True, slots=True)
class _Told:
    """An item of a record as the board compares it."""

    item: str
    account: Account
    fields: Mapping[str, Value]


def _is_it(identifier: str, thing: Any) -> bool:
    return bool(thing.id == identifier)


def _begins(identifier: str, thing: Any) -> bool:
    return identifier in (thing.id[: len(identifier)], thing.id.rpartition("-")[2][: len(identifier)])


def _holds(identifier: str, thing: Any) -> bool:
    return identifier in _parts(thing)


def _holds_beginning(identifier: str, thing: Any) -> bool:
    size = len(identifier)
    return any(identifier in (part[:size], part.rpartition("-")[2][:size]) for part in _parts(thing))


def _parts(thing: Any) -> frozenset[str]:
    """The items that a thing was put together from; a discrepancy only holds them against each other."""
    if isinstance(thing, BoardDiscrepancy):
        return frozenset({thing.id})
    return items_of(thing) if hasattr(thing, "accounts") else frozenset(getattr(thing, "aliases", ()))


def _members(kind: str, thing: Any) -> frozenset[str]:
    return frozenset() if kind in ("report", "discrepancy") else _parts(thing) | {thing.id}


def _reasons(board: Board, kind: str, thing: Any) -> Iterator[str]:
    if kind == "report":
        yield from _report_reasons(board, thing)
    elif kind == "lever":
        yield f"a move that is a {thing.kind.value}: {thing.act}"
    elif kind == "agreement":
        yield f"a move of agreeing, told as done by {len(thing.parties)} who take part"
    elif kind == "discrepancy":
        yield f"these accounts cannot all hold in one field: {thing.field.value.replace('_', ' ')}"
        if thing.settled_by:
            yield f"settled by a later correction in {thing.settled_by.report}"
    elif reviewed_by := getattr(thing, "reviewed", None):
        yield str(reviewed_by)


def _report_reasons(board: Board, report: BoardReport) -> Iterator[str]:
    titles = {other.id: other.outlet or other.title or other.id for other in board.reports}
    for membership in board.memberships:
        if membership.report == report.id:
            yield f"{'in' if membership.belongs else 'out of'} the process: {membership.because}"
    if report.copy_of:
        yield f"it repeats the report of {titles.get(report.copy_of, report.copy_of)} ({report.copy_of})"
    if report.corrects:
        yield f"it corrects the report of {titles.get(report.corrects, report.corrects)} ({report.corrects})"
    for other in board.reports:
        if other.copy_of == report.id:
            yield f"the report of {titles[other.id]} ({other.id}) repeats it"
        if other.corrects == report.id:
            yield f"the report of {titles[other.id]} ({other.id}) corrects it"


def _tellings(board: Board, readings: Readings, kind: str, thing: Any) -> list[_Told]:
    """The items of all accounts, in the order of publication."""
    if kind == "report":
        return []
    players = Players(board)
    order = {report.id: place for place, report in enumerate(board.reports)}
    known = _known_accounts(thing)
    told: list[_Told] = []
    for report in order:
        if not (reading := readings.of(report)):
            continue
        for item in _items(kind, thing, reading):
            account = known.get(item.id) or _account(report, item, reading, players)
            if account:
                told.append(_Told(item.id, account, fields_of(item, reading, players)))
    if not told and hasattr(thing, "accounts"):
        told = [_Told(account.item or thing.id, account, {}) for account in thing.accounts]
    return sorted(told, key=lambda one: (order.get(one.account.report, 0), one.account.span, one.item))


def _items(kind: str, thing: Any, reading: Reading) -> Iterator[Any]:
    """The items of a reading that a thing was put together from."""
    of: dict[str, Iterable[Any]] = {
        "proposal": reading.proposals, "position": reading.positions, "statement": reading.statements,
        "actor": reading.actors,
    }  # fmt: skip
    wanted = _parts(thing) | {thing.id}
    if kind == "proposal":
        wanted = frozenset({thing.id, *thing.aliases})
    yield from (item for item in of.get(kind, reading.events) if item.id in wanted)


def _known_accounts(thing: Any) -> dict[str, Account]:
    told: list[Account] = [*getattr(thing, "accounts", ())]
    for past in getattr(thing, "history", ()):
        told += past.accounts
    return {account.item: account for account in reversed(told) if account.item}


def _account(report: str, item: Any, reading: Reading, players: Players) -> Account | None:
    spans = spans_of(item)
    if not spans:
        return None
    chain = players.resolve(getattr(item, "chain", ()))
    return Account(report, chain, spans[0], spans[0].of(reading.report.text), item.id)


def _joined(tellings: list[_Told], copies: Mapping[str, str | None]) -> Iterator[JoinedAccount]:
    for place, told in enumerate(tellings):
        matches = [_compare(told, other) for other in tellings[:place]]
        best = max(range(place), key=lambda other: (_weight(matches[other]), -other), default=None)
        yield JoinedAccount(
            number=place + 1,
            item=told.item,
            account=told.account,
            beside=best + 1 if best is not None else None,
            fields=matches[best] if best is not None else (),
            copy_of=copies.get(told.account.report),
        )


def _weight(fields: Iterable[FieldMatch]) -> int:
    return sum({Match.AGREES: 2, Match.DIFFERS: -1, Match.SILENT: 0}[field.match] for field in fields)


def _compare(told: _Told, other: _Told) -> tuple[FieldMatch, ...]:
    names = dict.fromkeys((*told.fields, *other.fields))
    nothing = Value("", None)
    fields = [_field(n, told.fields.get(n, nothing), other.fields.get(n, nothing)) for n in names]
    return (*fields, _wording(told.account.quote, other.account.quote))


def _field(name: str, here: Value, there: Value) -> FieldMatch:
    if not here.words or not there.words:
        match = Match.SILENT
    else:
        match = Match.AGREES if fits(here.compared, there.compared) else Match.DIFFERS
    return FieldMatch(name, match, here.words, there.words)


def _wording(here: str, there: str) -> FieldMatch:
    shared = content_words(here) & content_words(there)
    match = Match.AGREES if len(shared) >= WORDING else Match.SILENT
    return FieldMatch("wording", match, _shown(here, shared), _shown(there, shared))


def _shown(quote: str, stems: frozenset[str]) -> str:
    """The words of a quote whose stems are given, as they stand there."""
    words = dict.fromkeys(word.strip(".,;:!?\"“”'’()") for word in quote.split())
    return ", ".join([word for word in words if _stems(word) & stems][:SHOWN])


@lru_cache(maxsize=4096)
def _stems(word: str) -> frozenset[str]:
    return content_words(word)
