"""Readings made by hand, for tests of the process: items are given by the words of a report that show them."""

import hashlib
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dragoman.model.entries import Filed, View
from dragoman.model.ids import item_id, report_id
from dragoman.model.plover import EventType
from dragoman.model.record import (
    Actor,
    Discrepancy,
    Event,
    Likeness,
    Place,
    Position,
    Proposal,
    Range,
    Reading,
    RecordAccount,
    Statement,
    Terms,
    Toll,
)
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind, DiscrepancyField, Manner, Modality, ProposalKind, Stance

DIGEST = "0" * 64
RECORDED = "2031-12-31T00:00:00Z"
PERMUTATIONS = 128


def likeness(text: str) -> Likeness:
    """A likeness as a reader might make it: minima of salted hashes over shingles of three words."""
    words = re.findall(r"\w+", text.casefold())
    shingles = {" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))}
    hashes = [int.from_bytes(hashlib.sha256(shingle.encode()).digest()[:8]) for shingle in shingles]
    dice = random.Random(7)
    factors = [(dice.getrandbits(61), dice.getrandbits(61)) for _ in range(PERMUTATIONS)]
    minima = tuple(min((h * a + b) % (2**61 - 1) for h in hashes) & 0xFFFFFFFF for a, b in factors)
    sentences = (" ".join(re.findall(r"\w+", s.casefold())) for s in re.split(r"(?<=[.!?])\s+", text))
    return Likeness(minima, tuple(hashlib.sha256(s.encode()).hexdigest()[:16] for s in sentences if len(s) > 20))


@dataclass
class Draft:
    """A report in the making; `done` gives its reading."""

    outlet: str | None
    published: str | None
    text: str
    title: str = ""
    url: str | None = None
    digest: str = DIGEST
    actors: dict[str, Actor] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    positions: list[Position] = field(default_factory=list)
    discrepancies: list[Discrepancy] = field(default_factory=list)

    @property
    def id(self) -> str:
        return report_id(hashlib.sha256(self.text.encode()).hexdigest(), self.outlet, self.published, self.url)

    def span(self, words: str) -> Span:
        begin = self.text.index(words)
        return Span(begin, begin + len(words))

    def _id(self, kind: str, span: Span, ordinal: int) -> str:
        return item_id(kind, self.id, self.digest, [[span.begin, span.end]], ordinal)

    def actor(
        self,
        words: str,
        kind: ActorKind = ActorKind.PERSON,
        *,
        name: str | None = None,
        names: Sequence[str] = (),
        side: str | None = None,
        country: str | None = None,
    ) -> str:
        span = self.span(words)
        key = name or words
        self.actors[words] = Actor(
            self._id("actor", span, len(self.actors)),
            key,
            tuple(dict.fromkeys((key, words, *names))),
            kind,
            self.actors[side].id if side else None,
            country,
            (span,),
        )
        return words

    def state(self, words: str, country: str | None = None, name: str | None = None) -> str:
        return self.actor(words, ActorKind.STATE, name=name, country=country)

    def ids(self, words: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.actors[word].id for word in words)

    def event(
        self,
        kind: str,
        words: str,
        actors: Sequence[str] = (),
        recipients: Sequence[str] = (),
        *,
        date: str | None = None,
        place: str | None = None,
        mode: str | None = None,
        modality: str = "actual",
        chain: Sequence[str] = (),
        killed: tuple[int, int | None] | None = None,
        condition: str | None = None,
    ) -> Event:
        span = self.span(words)
        self.events.append(
            Event(
                self._id("event", span, len(self.events)),
                EventType(kind),
                mode,
                self.ids(actors),
                self.ids(recipients),
                date,
                Place(place, None) if place else None,
                Modality(modality),
                (self.span(condition),) if condition else (),
                Toll(Range(*killed)) if killed else None,
                self.ids(chain),
                (span,),
                (span,),
            )
        )
        return self.events[-1]

    def proposal(self, kind: str, label: str, duration: str | None = None, **terms: Any) -> str:
        span = self.span(label)
        words = {name: (span,) for name in ("duration", *terms) if duration or name in terms}
        self.proposals[label] = Proposal(
            self._id("proposal", span, len(self.proposals)),
            ProposalKind(kind),
            label,
            Terms(duration=duration, **terms),
            (span,),
            words,
        )
        return label

    def position(
        self, actor: str, proposal: str, stance: str, words: str, date: str | None = None, chain: Sequence[str] = ()
    ) -> Position:
        span = self.span(words)
        self.positions.append(
            Position(
                self._id("position", span, len(self.positions)),
                self.actors[actor].id,
                self.proposals[proposal].id,
                Stance(stance),
                date,
                self.ids(chain),
                (span,),
            )
        )
        return self.positions[-1]

    def statement(self, speaker: str | None, content: str, chain: Sequence[str] = ()) -> Statement:
        span = self.span(content)
        self.statements.append(
            Statement(
                self._id("statement", span, len(self.statements)),
                self.ids([speaker] if speaker else []),
                self.ids(chain),
                None,
                (),
                Manner.INDIRECT,
                None,
                None,
                (),
                (),
                (span,),
            )
        )
        return self.statements[-1]

    def discrepancy(self, kind: str, about: str | None, *words: str) -> None:
        accounts = tuple(RecordAccount((), self.span(word)) for word in words)
        name = self._id("discrepancy", accounts[0].span, len(self.discrepancies))
        self.discrepancies.append(Discrepancy(name, DiscrepancyField(kind), about, accounts))

    def done(self) -> Reading:
        report = Report(
            self.id, None, self.title or self.text[:40], self.outlet, self.published, "en", self.text, url=self.url
        )
        return Reading(
            "hand",
            self.digest,
            report,
            tuple(self.actors.values()),
            (),
            tuple(self.statements),
            tuple(self.events),
            tuple(self.proposals.values()),
            tuple(self.positions),
            tuple(self.discrepancies),
            likeness(self.text),
        )


def view(drafts: Iterable[Draft | Reading], **entries: Any) -> View:
    """A ledger's view of drafts, filed in the order given."""
    readings = [draft.done() if isinstance(draft, Draft) else draft for draft in drafts]
    filed = tuple(Filed(r.report, "2031-01-01T00:00:00Z", n, r) for n, r in enumerate(readings, start=1))
    return replace(View(RECORDED, len(filed), filed), **entries)


def items(board: Any) -> Mapping[str, Any]:
    """Everything that a board says, without ids: what the order of filing must not change."""
    names = {actor.id: actor.name for actor in board.actors}

    def people(ids: Iterable[str]) -> list[str]:
        return sorted(names[name] for name in ids)

    def accounts(told: Iterable[Any]) -> list[tuple[Any, ...]]:
        return sorted((a.report, tuple(names[n] for n in a.chain), a.quote) for a in told)

    def happenings(told: Iterable[Any]) -> list[tuple[Any, ...]]:
        return sorted(
            (
                (
                    h.type, h.date or "", people(h.actors), people(h.recipients), str(h.place), h.modality, str(h.toll),
                    accounts(h.accounts), h.origins, [(t.modality, t.date, accounts(t.accounts)) for t in h.history],
                )
                for h in told
            ),
            key=repr,
        )  # fmt: skip

    return {
        "process": board.process,
        "reports": [(r.id, r.copy_of, r.corrects) for r in board.reports],
        "actors": sorted((a.name, a.names, a.kind, names.get(a.side or "", ""), str(a.role)) for a in board.actors),
        "contacts": happenings(board.contacts),
        "incidents": happenings(board.incidents),
        "moves": happenings(board.moves),
        "proposals": sorted(
            (
                p.kind,
                p.label,
                sorted(
                    (names[x.actor], x.stance, x.date or "", accounts(x.accounts), len(x.history)) for x in p.positions
                ),
                accounts(p.accounts),
            )
            for p in board.proposals
        ),
        "statements": sorted((s.quote, people(s.speakers), accounts(s.accounts)) for s in board.statements),
        "discrepancies": sorted((d.field, accounts(d.accounts)) for d in board.discrepancies),
        "memberships": [(m.report, m.belongs) for m in board.memberships],
    }
