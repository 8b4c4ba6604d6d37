"""The brief: what is new, where each side stands, what is disputed, which days lie ahead; nothing without its words."""

from collections.abc import Iterable, Iterator

from dragoman.export.boards import roles
from dragoman.export.changes import CLOSING, change_parts, new_reports, quiet_words, since_words, with_reports
from dragoman.export.paper import Line, Notes, Paper, Part, sources_of
from dragoman.export.sentences import Teller, sentence, when_words
from dragoman.export.visible import visible
from dragoman.export.wording import date_words, listed
from dragoman.model.answers import Changes
from dragoman.model.board import Board, BoardPosition, BoardProposal
from dragoman.model.vocabulary import Role
from dragoman.process.changes import dates_ahead
from dragoman.process.players import Players

SIDES = (Role.PARTY, Role.MEDIATOR, Role.GUARANTOR, Role.OBSERVER)
Stand = tuple[BoardPosition, BoardProposal]


def brief_paper(changes: Changes, before: Board, after: Board) -> Paper:
    """Return the brief of a board, with what is new since an earlier one."""
    changes, before, after = visible(changes), visible(before), visible(after)
    new = tuple(change_parts(changes, before, after))
    teller = Teller(after)
    parts = (
        Part(
            f"What is new since {since_words(changes)}",
            lines=() if new else (Line(quiet_words(changes)),),
            intro="; ".join(new_reports(changes, after)),
            parts=new,
        ),
        Part("Where each side stands", lines=_nobody(after), parts=tuple(_stands(after, teller))),
        Part("What is disputed", _disputed(after, teller)),
        Part("What to watch", _ahead(after, teller)),
    )
    everything = with_reports(after, before)
    notes = Notes(everything, parts)
    everyone = [f"{title}: {listed([actor.name for actor in actors])}" for title, actors in roles(after)]
    return Paper(
        title=f"{after.process}: brief of {date_words(after.as_of.partition('T')[0])}",
        subtitle=(f"As of {date_words(after.as_of)}", *everyone),
        parts=parts,
        closing=CLOSING,
        sources=sources_of(everything, [note.report for note in notes]),
        notes=notes,
    )


def _nobody(board: Board) -> tuple[Line, ...]:
    taken = any(proposal.positions for proposal in board.proposals)
    return () if taken else (Line("No side's stance on any proposal has been reported."),)


def _stands(board: Board, teller: Teller) -> Iterator[Part]:
    """For each side, those with a role first, where it stands on what is on the table."""
    players = Players(board)
    by_side: dict[str, list[Stand]] = {actor.id: [] for role in SIDES for actor in board.actors if actor.role is role}
    declared = list(by_side)
    for proposal in board.proposals:
        for position in proposal.positions:
            line = players.lineage(position.actor)
            side = next((name for name in line if name in declared), line[-1])
            by_side.setdefault(side, []).append((position, proposal))
    parties = {actor.id for actor in board.actors if actor.role is Role.PARTY}
    for side, stands in by_side.items():
        lines = [Line(_stance(teller, *stand), teller.resting_stance(stand[0]), stand[0].id) for stand in stands]
        if side in parties:
            lines += _unheard(board, teller, side, {proposal.id for _, proposal in stands})
        if lines:
            yield Part(sentence(teller.name(side)).removesuffix("."), tuple(lines))


def _stance(teller: Teller, position: BoardPosition, proposal: BoardProposal) -> str:
    """A stance, and what the one before it was."""
    words = teller.stance(position, proposal)
    past = teller.stance_before(position)
    if past is None:
        return words
    earlier = BoardPosition(position.actor, past.stance, past.date, past.accounts)
    told = teller.past_stance(earlier)
    return f"{words} {sentence(f'before, {told}{teller.according(past.accounts)}')}"


def _unheard(board: Board, teller: Teller, side: str, heard: set[str]) -> Iterable[Line]:
    """Say on what a party has not been heard: that is not a stance."""
    silent = [proposal for proposal in board.proposals if proposal.positions and proposal.id not in heard]
    if silent:
        names = listed([teller.proposal_name(p).removeprefix("the proposal ") for p in silent])
        proposals = "the proposal" if len(silent) == 1 else "the proposals"
        words = sentence(f"no stance of {teller.name(side)} has been reported on {proposals} {names}")
        yield Line(words, tuple(proposal.accounts[0] for proposal in silent if proposal.accounts))


def _disputed(board: Board, teller: Teller) -> tuple[Line, ...]:
    lines = [
        Line(teller.disputed(d), tuple(teller.originals(d.accounts)), d.id)
        for d in board.discrepancies
        if d.settled_by is None
    ]
    return tuple(lines) or (Line("No accounts that cannot all hold have been found."),)


def _ahead(board: Board, teller: Teller) -> tuple[Line, ...]:
    """The days ahead that reports name: plans, deadlines, ends; nothing else is foreseen here."""
    lines = []
    for date, kind, _, thing in dates_ahead(board):
        if kind in ("contact", "incident", "move"):
            words = teller.move(thing) if kind == "move" else teller.happening(thing)
        elif kind == "lever":
            name, told = teller.lever_name(thing), teller.according(thing.accounts)
            words = sentence(f"the deadline told for the {name} is {date_words(date)}{told}")
        else:
            name, told = teller.agreement_name(thing), teller.according(thing.accounts)
            words = sentence(f"the time told for {name} ends {when_words(date)}{told}")
        lines.append(Line(words, teller.resting(thing.accounts), thing.id))
    return tuple(lines) or (Line("The reports name no day or deadline that lies ahead."),)
