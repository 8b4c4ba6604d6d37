"""The sheet: the items of a record put together from the answers on a report's parts, every quote found in the text."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from dragoman.errors import DateError
from dragoman.model.edtf import Duration, Edtf
from dragoman.model.ids import ItemIds
from dragoman.model.plover import MODES_OF
from dragoman.model.record import (
    Actor,
    Discrepancy,
    Event,
    Place,
    Position,
    Proposal,
    Range,
    RecordAccount,
    Spans,
    Statement,
    Terms,
    TimeExpression,
    Toll,
)
from dragoman.model.span import Span, cover
from dragoman.model.vocabulary import TimeKind
from dragoman.second.answers import Tally, counting
from dragoman.second.cast import Cast
from dragoman.second.form import (
    AccountTold,
    Answer,
    DateTold,
    DiscrepancyTold,
    DurationTold,
    EventTold,
    PositionTold,
    ProposalTold,
    StatementTold,
    TollTold,
)
from dragoman.second.quotes import Quotes, Reason, Rejected

T = TypeVar("T", Statement, Event, Proposal, Position, Discrepancy)

_MOST = 1_000_000_000
"""People in a toll: beyond it, the number is no count of anybody."""


class Sheet:
    """The items found so far. Parts are taken in their order."""

    def __init__(self, text: str, identify: ItemIds) -> None:
        self._text, self._identify = text, identify
        self._cast = Cast(identify)
        self._seen: set[str] = set()
        self._statements: list[Statement] = []
        self._events: list[Event] = []
        self._proposals: dict[tuple[str, str], Proposal] = {}
        self._positions: list[Position] = []
        self._discrepancies: list[Discrepancy] = []
        # What follows is of the part at hand: the keys of an answer hold inside it only.
        self._quotes = Quotes(text)
        self._offers: dict[str, str] = {}

    def take(self, answer: Answer, part: Span, tally: Tally) -> None:
        """Take the items of an answer on one part; those whose words are not there, or make no sense, are counted."""
        self._quotes, self._offers = Quotes(self._text, part), {}
        self._cast.take(answer.actors, self._quotes, tally)
        for statement in answer.statements:
            with counting(tally):
                self._take_statement(statement)
        for event in answer.events:
            with counting(tally):
                self._take_event(event)
        for proposal in answer.proposals:
            with counting(tally):
                self._take_proposal(proposal)
        for position in answer.positions:
            with counting(tally):
                self._take_position(position)
        for discrepancy in answer.discrepancies:
            with counting(tally):
                self._take_discrepancy(discrepancy)

    def actors(self) -> tuple[Actor, ...]:
        """Return the actors in the order of their first mention."""
        return self._cast.actors()

    def times(self) -> tuple[TimeExpression, ...]:
        """Return the dates and durations that items quote, in the order of the text."""
        told = [(TimeKind.DATE, item.said, item.words.get("said")) for item in self._statements]
        told += [(TimeKind.DATE, event.date, event.words.get("date")) for event in self._events]
        told += [(TimeKind.DATE, position.date, position.words.get("date")) for position in self._positions]
        told += [(TimeKind.DURATION, p.terms.duration, p.words.get("duration")) for p in self._proposals.values()]
        found = {spans[0]: (kind, value) for kind, value, spans in told if spans}
        return tuple(
            TimeExpression(self._identify("time", [span]), span, kind, value)
            for span, (kind, value) in sorted(found.items())
        )

    def statements(self) -> tuple[Statement, ...]:
        """Return the statements, each with the one whose content holds it."""
        return tuple(replace(statement, within=self._holder(statement)) for statement in self._statements)

    def events(self) -> tuple[Event, ...]:
        """Return the events."""
        return tuple(self._events)

    def proposals(self) -> tuple[Proposal, ...]:
        """Return the proposals."""
        return tuple(self._proposals.values())

    def positions(self) -> tuple[Position, ...]:
        """Return the positions."""
        return tuple(self._positions)

    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """Return the discrepancies."""
        return tuple(self._discrepancies)

    def _take_statement(self, told: StatementTold) -> None:
        if not told.content:
            raise Rejected(Reason.CONTRADICTION)
        first = self._anchor(told.content[0], told.near)
        content = tuple(dict.fromkeys((first, *(self._quotes.one(quote, first) for quote in told.content[1:]))))
        if _overlapping(content):
            raise Rejected(Reason.CONTRADICTION)
        whole = cover(content)
        source, cue = (() if quote is None else (self._quotes.one(quote, whole),) for quote in (told.source, told.cue))
        words: dict[str, Spans] = {}
        said = self._date("said", told.said, whole, words)
        for name, keys in (("speakers", told.speakers), ("chain", told.through), ("addressees", told.addressees)):
            if keys:
                words[name] = source if name == "speakers" and source else self._cast.mentions(keys, whole)
        self._keep(
            "statement",
            self._statements,
            Statement(
                id="",
                speakers=self._cast.ids(told.speakers),
                chain=self._cast.ids(told.through),
                within=None,
                addressees=self._cast.ids(told.addressees),
                manner=told.manner,
                via=told.via,
                said=said,
                source=source,
                cue=cue,
                content=tuple(sorted(content)),
                words=words,
            ),
            tuple(sorted(content)),
        )

    def _take_event(self, told: EventTold) -> None:
        if told.mode is not None and told.mode not in MODES_OF[told.type]:
            raise Rejected(Reason.UNKNOWN_WORD)
        evidence = self._anchor(told.evidence, told.near)
        trigger = self._quotes.one(told.trigger, evidence)
        if not evidence.holds(trigger):
            raise Rejected(Reason.CONTRADICTION)
        words: dict[str, Spans] = {}
        date = self._date("date", told.date, evidence, words)
        place = self._words("place", told.place, evidence, words)
        condition = self._words("condition", told.condition, evidence, words)
        toll = self._toll(told.toll, evidence, words)
        self._keep(
            "event",
            self._events,
            Event(
                id="",
                type=told.type,
                mode=told.mode,
                actors=self._cast.ids(told.actors),
                recipients=self._cast.ids(told.recipients),
                date=date,
                place=Place(place, None) if place else None,
                modality=told.modality,
                condition=words["condition"] if condition else (),
                toll=toll,
                chain=self._cast.ids(told.through),
                trigger=(trigger,),
                evidence=(evidence,),
                words=words,
            ),
            (trigger,),
        )

    def _take_proposal(self, told: ProposalTold) -> None:
        if told.key in self._offers or not told.mentions:
            raise Rejected(Reason.CONTRADICTION)
        first = self._anchor(told.mentions[0], told.near)
        mentions = tuple(sorted({first, *(self._quotes.one(quote, first) for quote in told.mentions[1:])}))
        label = told.label.strip()
        self._quotes.every(label)
        words: dict[str, Spans] = {}
        terms = Terms(
            duration=self._duration(told.duration, first, words),
            scope=self._words("scope", told.scope, first, words),
            condition=self._words("condition", told.condition, first, words),
        )
        same = told.kind.value, label.casefold()
        if known := self._proposals.get(same):
            # A later part tells more of it: what was told first stands.
            merged = Terms(
                duration=known.terms.duration or terms.duration,
                scope=known.terms.scope or terms.scope,
                condition=known.terms.condition or terms.condition,
            )
            mentions = tuple(sorted({*known.mentions, *mentions}))
            self._proposals[same] = replace(known, terms=merged, mentions=mentions, words={**words, **known.words})
        else:
            made = Proposal(self._identify("proposal", mentions), told.kind, label, terms, mentions, words)
            self._proposals[same] = made
        self._offers[told.key] = self._proposals[same].id

    def _take_position(self, told: PositionTold) -> None:
        if told.proposal not in self._offers:
            raise Rejected(Reason.NO_SUCH_KEY)
        evidence = self._anchor(told.evidence, told.near)
        words: dict[str, Spans] = {"stance": (evidence,)}
        date = self._date("date", told.date, evidence, words)
        self._keep(
            "position",
            self._positions,
            Position(
                id="",
                actor=self._cast.ids([told.actor])[0],
                proposal=self._offers[told.proposal],
                stance=told.stance,
                date=date,
                chain=self._cast.ids(told.through),
                evidence=(evidence,),
                words=words,
            ),
            (evidence,),
        )

    def _take_discrepancy(self, told: DiscrepancyTold) -> None:
        accounts = tuple(dict.fromkeys(map(self._account, told.accounts)))
        if len({account.span for account in accounts}) < 2:
            raise Rejected(Reason.CONTRADICTION)
        made = Discrepancy("", told.field, None, accounts)
        self._keep("discrepancy", self._discrepancies, made, tuple(account.span for account in accounts))

    def _account(self, told: AccountTold) -> RecordAccount:
        return RecordAccount(self._cast.ids(told.through), self._anchor(told.quote, told.near))

    # What items are made of

    def _anchor(self, quote: str, near: str | None) -> Span:
        """Return the words that an item rests on; `near` tells which are meant of several."""
        return self._quotes.one(quote, None if near is None else self._quotes.one(near))

    def _words(self, name: str, quote: str | None, near: Span, words: dict[str, Spans]) -> str | None:
        """Return quoted words, having noted under a name where they stand."""
        if quote is None:
            return None
        span = self._quotes.one(quote, near)
        words[name] = (span,)
        return span.of(self._text)

    def _date(self, name: str, told: DateTold | None, near: Span, words: dict[str, Spans]) -> str | None:
        if told is None:
            return None
        self._words(name, told.quote, near, words)
        try:
            return str(Edtf.parse(told.value))
        except DateError as error:
            raise Rejected(Reason.CONTRADICTION) from error

    def _duration(self, told: DurationTold | None, near: Span, words: dict[str, Spans]) -> str | None:
        if told is None:
            return None
        self._words("duration", told.quote, near, words)
        try:
            return str(Duration.parse(told.value))
        except DateError as error:
            raise Rejected(Reason.CONTRADICTION) from error

    def _toll(self, told: TollTold | None, near: Span, words: dict[str, Spans]) -> Toll | None:
        if told is None:
            return None
        self._words("toll", told.quote, near, words)
        killed = _range(told.killed_low, told.killed_high)
        injured = _range(told.injured_low, told.injured_high)
        if killed is None and injured is None:
            raise Rejected(Reason.CONTRADICTION)
        return Toll(killed, injured)

    def _keep(self, kind: str, listed: list[T], item: T, spans: Sequence[Span]) -> None:
        """Add an item with an id of its own, unless the same has been told before."""
        if (same := repr(item)) in self._seen:
            raise Rejected(Reason.REPEATED)
        self._seen.add(same)
        listed.append(replace(item, id=self._identify(kind, spans)))

    def _holder(self, statement: Statement) -> str | None:
        """Return the id of the statement in whose content this one lies as a whole, the innermost of several."""
        whole = cover((*statement.source, *statement.cue, *statement.content))
        holding = [
            (len(span), other.id)
            for other in self._statements
            for span in other.content
            if span.holds(whole) and len(span) > len(whole)
        ]
        return min(holding)[1] if holding else None


def _overlapping(spans: Sequence[Span]) -> bool:
    ordered = sorted(spans)
    return any(one.overlaps(other) for one, other in pairwise(ordered))


def _range(low: int | None, high: int | None) -> Range | None:
    if low is None and high is None:
        return None
    if low is None or not 0 <= low <= (_MOST if high is None else high) <= _MOST:
        raise Rejected(Reason.CONTRADICTION)
    return Range(low, high)
