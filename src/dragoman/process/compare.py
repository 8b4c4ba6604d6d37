"""Comparison of readouts: the sides' own tellings of one contact, laid beside each other point by point.

A side tells what stands on its own page, and what others carry in its name. What stands after the contact was told of,
and before another contact is, is taken to be about it. Points of two sides are one where the records' items in them
became one thing on the board, or where their words are alike.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from dragoman.errors import UsageError
from dragoman.model.answers import ComparedSide, Comparison, Match, Point, SharedPoint, SideFact
from dragoman.model.board import Account, Board, BoardStatement, Happening
from dragoman.model.entries import View
from dragoman.model.record import Event, Position, Reading, Statement
from dragoman.model.sentences import sentences
from dragoman.model.span import Span, cover
from dragoman.model.vocabulary import Modality, Stance
from dragoman.process.facets import Readings, Value, fields_of, fits
from dragoman.process.players import Players, items_of
from dragoman.process.tellings import INCIDENTS
from dragoman.process.words import content_words, folded, stem_set, word_set

ALIKE = 0.5
"""Least share of the shorter point's words that the other has, for the two to be one."""
COMMON = 2
"""Least number of words that two points have in common, for the same."""
EMPTY = 2
"""A sentence that holds no more words than this beside who met is no point: it tells of the contact itself."""
CUE = 60
"""Most characters between words that were said and those that say how."""
FOLLOWING = 700
"""Characters after a contact is told of within which others' reports still carry what was said of it."""
FIELDS = ("kind", "date", "place", "participants")

_MEETING = stem_set(
    "call called calls phone telephone telephoned conversation spoke speak talk talks talked talking held meeting met "
    "meet contact contacts discussed discuss discussion took place today yesterday said say says told president "
    "minister leader leaders sides side two foreign"
)
"""Stems that every account of a contact has, which tell no point from another."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER_WORDS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "sixty": "60", "ninety": "90", "hundred": "100",
}  # fmt: skip
_DENYING = word_set("not no never neither nor denied denies deny refused refuses rejected rejects without")
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")


@dataclass(frozen=True, slots=True)
class _Found:
    """A point as it is matched."""

    point: Point
    stems: frozenset[str]
    things: frozenset[str]
    """Ids of the things on the board that its items became part of."""
    stances: tuple[tuple[str, str, Stance], ...]
    """Who takes which stance on which of the board's proposals in it."""


def compare(view: View, board: Board, contact: Happening, sides: Sequence[str] = ()) -> Comparison:
    """Lay the sides' accounts of a contact beside each other.

    `sides` are ids of the board's actors; without them the parties of those who took part are compared. Raises
    UsageError where they are fewer than two.
    """
    players = Players(board)
    chosen = list(dict.fromkeys(sides or map(players.party, (*contact.actors, *contact.recipients))))
    if len(chosen) < 2:
        raise UsageError(f"only one side takes part in {contact.id}: name the sides to compare with --sides")
    work = _Work(view, board, contact, chosen, players)
    found = {side: [one for one in work.points() if one.point.side == side] for side in chosen}
    clusters = list(_clusters(found))
    return Comparison(
        process=board.process,
        contact=contact.id,
        as_of=board.as_of,
        sides=tuple(ComparedSide(side, players.name(side), work.told_by(side)) for side in chosen),
        facts=tuple(work.facts()),
        shared=tuple(work.shared(cluster) for cluster in clusters if len(cluster) > 1),
        alone=tuple(cluster[0].point for cluster in clusters if len(cluster) == 1),
        elsewhere=work.told_by(None),
    )


class _Work:
    """What a comparison looks things up in."""

    def __init__(self, view: View, board: Board, contact: Happening, sides: list[str], players: Players) -> None:
        self._board, self._contact, self._sides, self._players = board, contact, sides, players
        self._readings = Readings(view)
        self._items = items_of(contact)
        self._others = frozenset(item for other in board.contacts if other.id != contact.id for item in items_of(other))
        told = dict.fromkeys(account.report for account in _all_accounts(contact))
        copies = {report.id: report.copy_of for report in board.reports}
        self._reports = [report for report in told if copies.get(report) not in told]
        told_once: tuple[Happening | BoardStatement, ...] = (*board.moves, *board.statements)
        self._things = {item: thing.id for thing in told_once for item in items_of(thing)}
        self._proposals = {name: p.id for p in board.proposals for name in (p.id, *p.aliases)}
        people = {a for side in sides for a in self._people(side)}
        self._parties = {side: _folded_forms(players, self._people(side)) for side in sides}
        forms = (form for actor in people if (found := players.get(actor)) for form in found.names)
        self._names = frozenset().union(*map(content_words, forms)) | _MEETING

    def told_by(self, side: str | None) -> tuple[Account, ...]:
        """Return the accounts of the contact itself that a side gives; for None those that no side gives."""
        accounts = [a for a in _all_accounts(self._contact) if a.report in self._reports]
        return tuple(account for account in accounts if self._holder(account.report, account.chain) == side)

    def facts(self) -> Iterator[SideFact]:
        """Yield what each side says of the contact in each field that any of them says something in."""
        told: list[dict[str, Value]] = [{} for _ in self._sides]
        for report in self._reports:
            reading = self._readings.of(report)
            for event in reading.events if reading else ():
                side = self._holder(report, self._players.resolve(event.chain))
                if reading is None or event.id not in self._items or side is None:
                    continue
                fields = fields_of(event, reading, self._players) | {"modality": _modality(event)}
                mine = told[self._sides.index(side)]
                for name, value in fields.items():
                    if value.words and not mine.get(name, Value("", None)).words:
                        mine[name] = value
        for field in (*FIELDS, "modality"):
            values = [fields.get(field) for fields in told]
            known = [value for value in values if value and value.words]
            if not known or (field == "modality" and len({value.words for value in known}) == 1):
                continue
            differ = any(not fits(one.compared, two.compared) for one, two in combinations(known, 2))
            match = Match.SILENT if len(known) < 2 else Match.DIFFERS if differ else Match.AGREES
            yield SideFact(field, match, tuple(value.words if value and value.words else None for value in values))

    def points(self) -> list[_Found]:
        """Return the points of all sides, in the order of publication, none inside another."""
        found: list[_Found] = []
        for report in self._reports:
            if reading := self._readings.of(report):
                found += self._points_of(report, reading)
        return found

    def shared(self, cluster: list[_Found]) -> SharedPoint:
        """Return points of several sides as one, with what they differ in."""
        fields = dict.fromkeys(field for one, two in combinations(cluster, 2) for field in self._differences(one, two))
        match = Match.DIFFERS if fields else Match.AGREES
        ordered = sorted(cluster, key=lambda one: self._sides.index(one.point.side))
        return SharedPoint(match, tuple(fields), tuple(one.point for one in ordered))

    def _people(self, side: str) -> list[str]:
        return [actor.id for actor in self._board.actors if side in self._players.lineage(actor.id)]

    def _holder(self, report: str, tellers: Sequence[str]) -> str | None:
        """Whose telling an account is: the page's own side, else the outermost of those who relay it that has one."""
        outlet = self._players.outlet(report)
        for teller in (*([outlet] if outlet else []), *reversed(tellers)):
            for actor in self._players.lineage(teller):
                if actor in self._sides:
                    return actor
        return None

    def _points_of(self, report: str, reading: Reading) -> Iterator[_Found]:
        text = reading.report.text
        about = _About(reading, self._items, self._others)
        own = self._holder(report, ())
        candidates: list[tuple[Span, str, tuple[str, ...]]] = []
        if own:
            candidates = [
                (sentence, own, ())
                for sentence in sentences(text)
                if sentence.begin >= len(reading.report.title or "") and about.concerns(sentence)
                and not (about.tells(sentence) and self._is_empty(sentence.of(text)))
            ]  # fmt: skip
        else:
            for item, span in _said(reading):
                tellers = self._players.resolve((*getattr(item, "speakers", ()), *item.chain))
                side = self._holder(report, tellers)
                if side and item.id not in self._items and about.concerns(span, within=FOLLOWING):
                    candidates.append((span, side, tellers))
        once = {(span, side): tellers for span, side, tellers in reversed(candidates)}
        for (span, side), tellers in sorted(once.items()):
            if not any(other.holds(span) and other != span and whose == side for other, whose in once):
                yield self._found(report, reading, span, side, tellers)

    def _is_empty(self, quote: str) -> bool:
        return len(content_words(quote) - self._names) <= EMPTY

    def _found(self, report: str, reading: Reading, span: Span, side: str, tellers: tuple[str, ...]) -> _Found:
        held = [item for item, inside in _all_items(reading) if span.overlaps(inside)]
        quote = span.of(reading.report.text)
        stances = tuple(
            (self._players.party((self._players.resolve([item.actor]) or (item.actor,))[0]),
             self._proposals.get(item.proposal, item.proposal), item.stance)
            for item in held if isinstance(item, Position)
        )  # fmt: skip
        return _Found(
            Point(side, Account(report, tellers, span, quote), tuple(dict.fromkeys(item.id for item in held))),
            content_words(quote) - self._names,
            frozenset(self._things[item.id] for item in held if item.id in self._things),
            stances,
        )

    def _differences(self, one: _Found, two: _Found) -> Iterator[str]:
        """Yield the fields in which two points of one matter cannot both hold, or name something else."""
        ours, theirs = one.point.account, two.point.account
        for discrepancy in self._board.discrepancies:
            if all(any(_meet(mine, told) for told in discrepancy.accounts) for mine in (ours, theirs)):
                yield discrepancy.field.value
        here, there = _numbers(ours.quote), _numbers(theirs.quote)
        if here - there and there - here:
            yield "number"
        words, others = word_set(folded(ours.quote)), word_set(folded(theirs.quote))
        stances = [(mine[2], other[2]) for mine in one.stances for other in two.stances if mine[1] == other[1]]
        if any(mine is not other for mine, other in stances):
            yield "stance"
        elif bool(words & _DENYING) is not bool(others & _DENYING):
            yield "occurrence"
        if words & _DAYS and others & _DAYS and not words & others & _DAYS:
            yield "date"
        named, named_there = self._named(ours.quote), self._named(theirs.quote)
        if named and named_there and not named & named_there:
            yield "actors"

    def _named(self, quote: str) -> frozenset[str]:
        """The sides that a quote names, themselves or by their people."""
        plain = f" {folded(quote)} "
        return frozenset(side for side, forms in self._parties.items() if any(f" {form} " in plain for form in forms))


class _About:
    """Which places of a report are about a contact: those after it was told of and before another one is."""

    def __init__(self, reading: Reading, items: frozenset[str], others: frozenset[str]) -> None:
        anchors: list[tuple[Span, bool]] = []
        for event in reading.events:
            is_other = event.id in others and event.modality is Modality.ACTUAL
            if event.id in items or is_other:
                anchors += [(span, not is_other) for span in (*(event.evidence or event.trigger), *event.mentions)]
        self._anchors = sorted(anchors)
        done = (e for e in reading.events if e.type in INCIDENTS and e.modality is Modality.ACTUAL)
        self._incidents = [span for event in done for span in (*event.evidence, *event.mentions)]

    def tells(self, span: Span) -> bool:
        """Tell whether a place tells of the contact itself."""
        return any(mine and anchor.overlaps(span) for anchor, mine in self._anchors)

    def concerns(self, span: Span, *, within: int | None = None) -> bool:
        """Tell whether a place is about the contact: it was told of last before, and not too many characters before.

        On a side's own page, which has no such limit, what stands before anything was told is about what is told next.
        """
        if within is not None and any(incident.overlaps(span) for incident in self._incidents):
            return False
        touching = [mine for anchor, mine in self._anchors if anchor.overlaps(span)]
        if touching:
            return any(touching)
        before = [(anchor, mine) for anchor, mine in self._anchors if anchor.begin <= span.begin]
        if not before:
            return within is None and bool(self._anchors and self._anchors[0][1])
        anchor, mine = before[-1]
        return mine and (within is None or span.begin - anchor.end <= within)


def _all_accounts(contact: Happening) -> list[Account]:
    told = [*contact.accounts, *(account for past in contact.history for account in past.accounts)]
    return list({(account.report, account.span, account.chain): account for account in told}.values())


def _folded_forms(players: Players, people: Iterable[str]) -> frozenset[str]:
    found = (players.get(actor) for actor in people)
    return frozenset(form for actor in found if actor for name in actor.names if (form := folded(name)))


def _said(reading: Reading) -> Iterator[tuple[Any, Span]]:
    """What is told in somebody's name, each with the words: statements, and events and stances through a source."""
    for statement in reading.statements:
        yield from ((statement, _with_cue(statement, span)) for span in statement.content)
    relayed: tuple[Event | Position, ...] = (*reading.events, *reading.positions)
    for item in relayed:
        spans = item.evidence if item.chain else ()
        yield from ((item, span) for span in spans)


def _with_cue(statement: Statement, content: Span) -> Span:
    """Words said with those that say how: "rejected a truce" is another thing than "a truce"."""
    near = [cue for cue in statement.cue if max(cue.begin - content.end, content.begin - cue.end) <= CUE]
    return cover((content, *near))


def _all_items(reading: Reading) -> Iterator[tuple[Any, Span]]:
    listed: tuple[Statement | Event | Position, ...] = (*reading.statements, *reading.events, *reading.positions)
    for item in listed:
        spans = item.content if isinstance(item, Statement) else item.evidence
        yield from ((item, span) for span in spans)


def _modality(event: Event) -> Value:
    return Value(event.modality.value, event.modality)


def _meet(one: Account, two: Account) -> bool:
    return one.report == two.report and one.span.overlaps(two.span)


def _numbers(quote: str) -> frozenset[str]:
    words = (_NUMBER_WORDS[word] for word in folded(quote).split() if word in _NUMBER_WORDS)
    return frozenset((*_NUMBER.findall(quote), *words))


def _clusters(found: dict[str, list[_Found]]) -> Iterator[list[_Found]]:
    """Put points of one matter together, the likest first, no side twice; each other point stands alone."""
    pairs = [
        (likeness, one, two)
        for mine, others in combinations(found.values(), 2)
        for one in mine
        for two in others
        if (likeness := _likeness(one, two)) > 0
    ]
    home: dict[int, list[_Found]] = {id(one): [one] for points in found.values() for one in points}
    for _, one, two in sorted(pairs, key=lambda pair: -pair[0]):
        first, second = home[id(one)], home[id(two)]
        if first is second or {p.point.side for p in first} & {p.point.side for p in second}:
            continue
        first += second
        for point in second:
            home[id(point)] = first
    seen = set[int]()
    for points in found.values():
        for one in points:
            cluster = home[id(one)]
            if id(cluster) not in seen:
                seen.add(id(cluster))
                yield cluster


def _likeness(one: _Found, two: _Found) -> float:
    """How alike two points are: from 0, above which they are one, to 2."""
    shared = len(one.stems & two.stems)
    alike = shared / min(len(one.stems), len(two.stems)) if one.stems and two.stems else 0.0
    if one.things & two.things or any(mine[1] == other[1] for mine in one.stances for other in two.stances):
        return 1.0 + alike
    return alike if shared >= COMMON and alike >= ALIKE else 0.0
