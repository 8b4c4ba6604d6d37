"""Levers: threats, promises, sanctions and aid by which one side means to move another, as the moves tell them."""

from collections.abc import Iterable

from dragoman.model.board import Account, Lever
from dragoman.model.plover import EventType
from dragoman.model.vocabulary import LeverKind, LeverStatus, Modality
from dragoman.process.tellings import Telling
from dragoman.process.things import Thing

KINDS = {
    EventType.THREATEN: LeverKind.THREAT,
    EventType.SANCTION: LeverKind.SANCTION,
    EventType.AID: LeverKind.AID,
}
_STATUS = {
    Modality.ACTUAL: LeverStatus.IMPOSED,
    Modality.PLANNED: LeverStatus.ANNOUNCED,
    Modality.HYPOTHETICAL: LeverStatus.ANNOUNCED,
    Modality.DENIED: LeverStatus.UNKNOWN,
}


def gather(things: Iterable[Thing]) -> tuple[Lever, ...]:
    """Gather the levers among moves.

    An uttered threat is announced; a sanction or aid told as done is imposed, told as coming or possible announced,
    and aid that hangs on a condition is a promise. What became of it later is not concluded from silence.
    """
    return tuple(_lever(thing) for thing in things if thing.item.type in KINDS and thing.item.actors)


def _lever(thing: Thing) -> Lever:
    item = thing.item
    conditional = next((t for t in thing.tellings if t.event.condition), None)
    kind = KINDS[item.type]
    if kind is LeverKind.AID and (conditional or item.modality is not Modality.ACTUAL):
        kind = LeverKind.PROMISE
    threat = kind is LeverKind.THREAT and item.modality is Modality.ACTUAL
    return Lever(
        id=item.id,
        kind=kind,
        actor=item.actors[0],
        target=item.recipients[0] if item.recipients else None,
        act=_act(thing.tellings[0], item.accounts),
        condition=_condition(conditional) if conditional else None,
        deadline=None,
        status=LeverStatus.ANNOUNCED if threat else _STATUS[item.modality],
        accounts=item.accounts,
    )


def _act(telling: Telling, accounts: tuple[Account, ...]) -> str:
    """The words of the act as first told."""
    return next((a.quote for a in accounts if a.item == telling.event.id), accounts[0].quote)


def _condition(telling: Telling) -> str:
    text = telling.page.reading.report.text
    return " … ".join(span.of(text) for span in telling.event.condition)
