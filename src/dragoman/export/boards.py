"""What texts, pages and tables all need of a board: its names, its reports, and who tells an account."""

from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.export.wording import Names, count, date_words, modality_words
from dragoman.model.board import Account, Board, BoardActor, BoardProposal, BoardReport, Happening, Told
from dragoman.model.vocabulary import Role

ROLES = (
    (Role.PARTY, "Party", "Parties"),
    (Role.MEDIATOR, "Mediator", "Mediators"),
    (Role.GUARANTOR, "Guarantor", "Guarantors"),
    (Role.OBSERVER, "Observer", "Observers"),
)


class Directory:
    """A board's actors and reports by their ids, with the words for them."""

    def __init__(self, board: Board) -> None:
        self._actors = {actor.id: actor for actor in board.actors}
        self.names = Names.of(board.actors, board.statements)
        self._reports = {report.id: report for report in board.reports}
        self._labels = {proposal.id: proposal.label for proposal in board.proposals}
        self._labels |= {agreement.id: f"agreement on {agreement.kind}" for agreement in board.agreements}
        for happening in (*board.contacts, *board.incidents, *board.moves):
            when = date_words(happening.date)
            self._labels[happening.id] = f"{happening.type.lower()}{f' of {when}' if when else ''}"
        self._labels |= {statement.id: "a statement" for statement in board.statements}
        self.parties = [actor for actor in board.actors if actor.role is Role.PARTY]

    def label(self, identifier: str | None) -> str:
        """Return a short name for a thing on the board; "" for None."""
        return self._labels.get(identifier, identifier) if identifier else ""

    def report(self, identifier: str) -> BoardReport:
        """Return a report of the board; one that the board does not list has only its id."""
        return self._reports.get(identifier) or BoardReport(identifier, None, None, None, None)

    def outlet(self, identifier: str) -> str:
        """Return what a report is called in a credit: its outlet, else its title, else its id."""
        report = self.report(identifier)
        return report.outlet or report.title or report.id

    def credit(self, account: Account) -> str:
        """Return who tells an account: its chain, then the outlet and the day of publication."""
        published = date_words((self.report(account.report).published or "").partition("T")[0])
        told = ", ".join(part for part in (self.outlet(account.report), published) if part)
        chain = self.names.chain((), account.chain)
        return f"{chain} — {told}" if chain else f"— {told}"

    def party_of(self, identifier: str) -> str:
        """Return the party that an actor is of: a party's negotiator stands with it. Others are by themselves."""
        actor = self._actors.get(identifier)
        return actor.side if actor and actor.side in {party.id for party in self.parties} else identifier

    def unheard(self, proposal: BoardProposal) -> list[BoardActor]:
        """Return the parties that have no stance on a proposal: they are unknown, not against it."""
        heard = {self.party_of(position.actor) for position in proposal.positions}
        return [party for party in self.parties if party.id not in heard]


def moments(board: Board) -> str:
    """Return as of when a board is, and how many reports do not count yet.

    That is one moment, or two where what was reported and what was recorded differ.
    """
    reported, recorded = date_words(board.as_of), date_words(board.recorded_as_of)
    told = f"As of {reported}" if reported == recorded else f"As reported by {reported}; on record by {recorded}"
    if board.waiting:
        counts = "counts" if board.waiting == 1 else "count later, the first"
        told += f"; {count(board.waiting, 'more report')} {counts} from {date_words(board.counts_next)}"
    return told


def inside(board: Board) -> list[BoardReport]:
    """Return the reports of the process in the order of publication: those that the board rests on."""
    outside = {membership.report for membership in board.memberships if not membership.belongs}
    return sorted((report for report in board.reports if report.id not in outside), key=_out)


def _out(report: BoardReport) -> tuple[bool, str]:
    """Return by what reports sort: those of a day only come at its end, as they begin to count, the undated last."""
    published = report.published or ""
    return not published, published if "T" in published else f"{published}T24"


def before_words(told: Told) -> str:
    """Return how a thing was told before: "planned for 19 May 2024"."""
    date = date_words(told.date)
    return f"{modality_words(told.modality) or 'told'}{f' for {date}' if date else ''}"


def things(board: Board) -> Iterable[tuple[str, Any]]:
    """Yield everything on a board that has words, with the name of its kind."""
    kinds: tuple[tuple[str, Iterable[Any]], ...] = (
        ("contact", board.contacts), ("incident", board.incidents), ("move", board.moves), ("lever", board.levers),
        ("agreement", board.agreements), ("proposal", board.proposals), ("statement", board.statements),
        ("discrepancy", board.discrepancies),
    )  # fmt: skip
    for kind, listed in kinds:
        yield from ((kind, thing) for thing in listed)


def told_by(accounts: Sequence[Account], origins: int | None = None) -> str:
    """Return how widely a thing is told: "3 reports, 2 origins"."""
    reports = count(len({account.report for account in accounts}), "report")
    return reports if origins is None else f"{reports}, {count(origins, 'origin')}"


def roles(board: Board) -> list[tuple[str, list[BoardActor]]]:
    """Return the actors that have a role in the process, by role."""
    held = [(one, many, [actor for actor in board.actors if actor.role is role]) for role, one, many in ROLES]
    return [(one if len(actors) == 1 else many, actors) for one, many, actors in held if actors]


def by_date(happenings: Iterable[Happening]) -> list[Happening]:
    """Return happenings in the order of their dates as far as known, those without a date last."""
    return sorted(happenings, key=lambda happening: (happening.date is None, _first(happening.date)))


def _first(date: str | None) -> str:
    """Return the text by which dates sort: an interval by its beginning, or its end where it is open."""
    begin, _, end = (date or "").partition("/")
    return begin if begin not in ("", "..") else end
