"""Where each actor stands on what is on the table: stances come in with their topics, positions go out.

    read_positions(stage, topics, calendar, proposals, identify) -> positions in the order of the text

A stance is its subject's; what a spokesperson says is the stance of the body spoken for. Not having said is no stance.
"""

from collections.abc import Sequence

from dragoman.model.record import Position, Proposal
from dragoman.model.span import Span
from dragoman.model.vocabulary import Stance
from dragoman.reading.actors import Identify
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.participants import Stage
from dragoman.reading.table.holders import Held
from dragoman.reading.table.joining import Topic
from dragoman.reading.times import Calendar

_TELLINGS = 2
"""How many tellings of one stance are shown as its evidence."""


def read_positions(
    stage: Stage, topics: Sequence[Topic], calendar: Calendar, proposals: Sequence[Proposal], identify: Identify
) -> tuple[Position, ...]:
    """Return where actors stand on the proposals that `read_proposals` made of the same topics."""
    by_mentions = {proposal.mentions: proposal.id for proposal in proposals}
    told: dict[tuple[str, str, Stance], list[Held]] = {}
    for topic in topics:
        proposal = by_mentions.get(tuple(sorted(set(topic.mentions))))
        if proposal is not None:
            _collect(stage, topic, proposal, told)
    found = [_position(stage, calendar, key, held, identify) for key, held in told.items()]
    found = [p for p in found if not _is_of_what_was_agreed(p, found)]
    return tuple(sorted(found, key=lambda p: p.evidence[0]))


def _collect(stage: Stage, topic: Topic, proposal: str, told: dict[tuple[str, str, Stance], list[Held]]) -> None:
    for held in topic.held:
        for actor in held.actors:
            told.setdefault((_body(stage, actor), proposal, held.stance), []).append(held)


def _is_of_what_was_agreed(one: Position, among: Sequence[Position]) -> bool:
    """Tell whether a proposing is only how what was agreed is put: "they agreed that the commission should convene"."""
    return one.stance is Stance.PROPOSES and any(
        (p.actor, p.proposal, p.stance) == (one.actor, one.proposal, Stance.ACCEPTS)
        and all(any(e.overlaps(span) for span in p.evidence) for e in one.evidence)
        for p in among
    )


def _body(stage: Stage, actor: str) -> str:
    """Return whom an actor's stance binds: a spokesperson's the body spoken for, anybody else's themselves."""
    names = " ".join(stage.cast.actor(actor).names).lower()
    side = stage.cast.side_of(actor)
    speaks_for = any(title in names for title in ("spokes", "official representative", "press secretary"))
    return stage.cast.show(side) if side is not None and speaks_for else actor


def _position(
    stage: Stage, calendar: Calendar, key: tuple[str, str, Stance], tellings: list[Held], identify: Identify
) -> Position:
    actor, proposal, stance = key
    clauses = stage.clauses
    first = tellings[0]
    evidence = tuple(sorted({_evidence(clauses, held) for held in tellings[:_TELLINGS]}))
    when = calendar.date_for(first.index)
    if when is not None and calendar.is_ahead(when.value):
        when = None  # a stance that was reported is not of a day to come: "demands seven percent from September"
    chain = stage.chain(clauses.words[first.index].span)
    if actor in chain:  # who speak together for themselves tell nobody else's stance
        chain = tuple(a for a in chain if a not in first.actors)
    spoken = tuple(a for a in first.actors if a != actor and _body(stage, a) == actor)
    words: dict[str, tuple[Span, ...]] = {"stance": (clauses.words[first.index].span,)}
    if when is not None:
        words["date"] = when.spans
    return Position(
        id=identify("position", list(evidence)),
        actor=actor,
        proposal=proposal,
        stance=stance,
        date=str(when.value) if when is not None else None,
        chain=tuple(dict.fromkeys((*spoken, *(a for a in chain if a != actor)))),
        evidence=evidence,
        words=words,
    )


def _evidence(clauses: Clauses, held: Held) -> Span:
    if held.told_at is not None:
        if clauses.is_verb(held.told_at):
            return clauses.clause(held.told_at)
        phrase, told_of = clauses.phrase(held.told_at), clauses.children(held.told_at, "acl:relcl")
        return Span(phrase.begin, max([phrase.end, *(clauses.clause(c).end for c in told_of)]))
    if clauses.is_noun(held.index):
        governor = clauses.governing_verb(held.index)
        return clauses.phrase(held.index) if governor is None else clauses.clause(governor)
    return clauses.clause(held.index)
