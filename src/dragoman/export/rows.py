"""The rows of a board's tables: each thing as one flat mapping from column to value, None where unknown."""

from collections.abc import Callable, Iterable, Mapping

from dragoman.export.boards import Directory, things
from dragoman.model.board import Account, Board, BoardActor, BoardPosition, Happening, PastStance
from dragoman.model.plover import QUAD_OF
from dragoman.model.record import Range, Terms

Row = Mapping[str, str | int | None]


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def _low(number: Range | None) -> int | None:
    return number.low if number else None


def _high(number: Range | None) -> int | None:
    return number.high if number else None


def _terms(terms: Terms, names: Directory) -> dict[str, str | None]:
    return {
        "duration": terms.duration,
        "start": terms.start,
        "scope": terms.scope,
        "place": _joined(terms.place),
        "participants": _joined(names.names[actor] for actor in terms.participants),
        "condition": terms.condition,
    }


def reports(board: Board) -> Iterable[Row]:
    """Yield the reports that were out by the moment, whether they are of the process or not."""
    members = {membership.report: membership for membership in board.memberships}
    for report in board.reports:
        yield {
            "report": report.id,
            "outlet": report.outlet,
            "published": report.published,
            "title": report.title,
            "copy_of": report.copy_of,
            "corrects": report.corrects,
            "belongs": int(members[report.id].belongs) if report.id in members else None,
            "because": members[report.id].because if report.id in members else None,
        }


def actors(board: Board) -> Iterable[Row]:
    """Yield the actors."""
    return map(actor_row, board.actors)


def actor_row(actor: BoardActor) -> Row:
    """Return the row of one actor."""
    return {
        "actor": actor.id,
        "name": actor.name,
        "names": _joined(actor.names),
        "kind": actor.kind,
        "side": actor.side,
        "country": actor.country,
        "role": actor.role,
    }


def happenings(pick: Callable[[Board], Iterable[Happening]]) -> Callable[[Board], Iterable[Row]]:
    """Return what yields the contacts, the incidents or the moves of a board."""

    def rows(board: Board) -> Iterable[Row]:
        names = Directory(board).names
        for happening in pick(board):
            toll = happening.toll
            yield {
                "id": happening.id,
                "type": happening.type,
                "mode": happening.mode,
                "quad": QUAD_OF[happening.type],
                "actors": _joined(names[actor] for actor in happening.actors),
                "recipients": _joined(names[actor] for actor in happening.recipients),
                "date": happening.date,
                "place": happening.place.name if happening.place else None,
                "country": happening.place.country if happening.place else None,
                "modality": happening.modality,
                "killed_low": _low(toll.killed if toll else None),
                "killed_high": _high(toll.killed if toll else None),
                "injured_low": _low(toll.injured if toll else None),
                "injured_high": _high(toll.injured if toll else None),
                "reports": len({account.report for account in happening.accounts}),
                "origins": happening.origins,
                "bears_on": _joined(happening.bears_on),
                "reviewed": happening.reviewed,
            }

    return rows


def levers(board: Board) -> Iterable[Row]:
    """Yield the levers."""
    names = Directory(board).names
    for lever in board.levers:
        yield {
            "lever": lever.id,
            "kind": lever.kind,
            "actor": names[lever.actor],
            "target": names[lever.target] if lever.target else None,
            "act": lever.act,
            "condition": lever.condition,
            "deadline": lever.deadline,
            "status": lever.status,
            "serves": lever.serves,
        }


def agreements(board: Board) -> Iterable[Row]:
    """Yield the agreements."""
    at = Directory(board)
    for agreement in board.agreements:
        yield {
            "agreement": agreement.id,
            "proposal": agreement.proposal,
            "kind": agreement.kind,
            "parties": _joined(at.names[party] for party in agreement.parties),
            "in_force": agreement.in_force,
            **_terms(agreement.terms, at),
        }


def proposals(board: Board) -> Iterable[Row]:
    """Yield the proposals."""
    at = Directory(board)
    for proposal in board.proposals:
        yield {
            "proposal": proposal.id,
            "kind": proposal.kind,
            "label": proposal.label,
            **_terms(proposal.terms, at),
        }


def positions(board: Board) -> Iterable[Row]:
    """Yield each actor's stances on each proposal, oldest first."""
    names = Directory(board).names
    for proposal in board.proposals:
        for position in proposal.positions:
            stances: tuple[PastStance | BoardPosition, ...] = (*position.history, position)
            for order, stance in enumerate(stances, start=1):
                yield {
                    "proposal": proposal.id,
                    "label": proposal.label,
                    "actor": names[position.actor],
                    "stance": stance.stance,
                    "date": stance.date,
                    "order": order,
                    "latest": int(stance is position),
                }


def statements(board: Board) -> Iterable[Row]:
    """Yield the statements."""
    names = Directory(board).names
    for statement in board.statements:
        yield {
            "statement": statement.id,
            "report": statement.report,
            "speakers": _joined(names[actor] for actor in statement.speakers),
            "chain": names.chain((), statement.chain),
            "within": statement.within,
            "addressees": _joined(names[actor] for actor in statement.addressees),
            "manner": statement.manner,
            "via": statement.via,
            "said": statement.said,
            "cue": statement.cue_quote,
            "quote": statement.quote,
            "reports": len({account.report for account in statement.accounts}),
        }


def discrepancies(board: Board) -> Iterable[Row]:
    """Yield the discrepancies."""
    for discrepancy in board.discrepancies:
        settled = discrepancy.settled_by
        yield {
            "discrepancy": discrepancy.id,
            "field": discrepancy.field,
            "about": discrepancy.about,
            "accounts": len(discrepancy.accounts),
            "settled_by": settled.quote if settled else None,
        }


def accounts(board: Board) -> Iterable[Row]:
    """Yield the words of everything that is told."""
    at = Directory(board)
    for kind, identifier, part, account in _all_accounts(board):
        yield {
            "kind": kind,
            "id": identifier,
            "part": part,
            "report": account.report,
            "outlet": at.report(account.report).outlet,
            "published": at.report(account.report).published,
            "chain": at.names.chain((), account.chain),
            "begin": account.span.begin,
            "end": account.span.end,
            "quote": account.quote,
            "item": account.item,
        }


def _all_accounts(board: Board) -> Iterable[tuple[str, str, str | None, Account]]:
    """Yield every account with the kind and id of the thing it tells of, and the part of that thing."""
    for kind, thing in things(board):
        yield from ((kind, thing.id, None, account) for account in thing.accounts)
    for happening in (*board.contacts, *board.incidents, *board.moves):
        for told in happening.history:
            yield from (("history", happening.id, told.modality, account) for account in told.accounts)
    for agreement in board.agreements:
        for element, accounts in agreement.sheet.items():
            yield from (("agreement", agreement.id, element, account) for account in accounts)
    for proposal in board.proposals:
        for position in proposal.positions:
            stances: tuple[PastStance | BoardPosition, ...] = (*position.history, position)
            for stance in stances:
                yield from (("position", proposal.id, stance.stance, account) for account in stance.accounts)
