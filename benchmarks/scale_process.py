"""Processes of any size with known truth: invented countries, cities, outlets, actors, calls, attacks and proposals.

A process is drawn from a seed as readings, as if every report had been read without a fault but with what reports
leave out: who exactly took part, where, on which day. Spellings vary, wire copy is carried by other outlets, tolls
differ. The truth says which event of which report tells of which happening, and which report repeats which.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import numpy as np

from dragoman.model.entries import Filed, ProcessDeclared
from dragoman.model.plover import EventType
from dragoman.model.record import (
    Actor,
    Event,
    Likeness,
    Place,
    Position,
    Proposal,
    Range,
    Reading,
    Statement,
    Terms,
    Toll,
)
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind, Manner, Modality, ProposalKind, Stance

FIRST_DAY = date(2031, 1, 6)
REPORTS_A_DAY = 20
OPEN = 16 * 60
"""Minutes of a day within which reports come out."""
COPIED = 0.15
"""Share of reports that carry an earlier one."""
ITEMS = 8
"""Happenings that a report tells of."""
DIGEST = "0" * 64
_PERMUTATIONS = np.random.Generator(np.random.PCG64(7)).integers(1, 1 << 29, (2, 128), dtype=np.uint64)


def _words(words: str) -> tuple[str, ...]:
    return tuple(words.split(" "))


_STARTS = _words(
    "Bar Cal Dor Es Fal Gar Hol Is Jor Kal Lor Mar Nor Or Pel Quen Ral Sor Tal Ul Var Wel Yar Zel Bren Cor Dal Far Gol "
    "Hel Kor Lan Mel Ner Pol Rom Sel Tor Ver Wan"
)
_MIDDLES = _words("a e i o u an en in on ar er or al el il ad ed id as es is am em im")
_ENDS = _words("dov mir nik rath stad burg ven wick mond holm gard vik lund berg ford heim nov ska dal mere")
_FIRST_NAMES = _words(
    "Ana Boris Clara Davor Elin Farid Greta Hamid Ilka Jonas Kira Levan Mila Nadir Olga Pavel Rana Stefan Tarek Una "
    "Viktor Wanda Yusuf Zora Adel Bruno Cemal Daria Emil Freya"
)
_OFFICES = (
    "President", "Prime Minister", "Foreign Minister", "Defence Minister", "Security Adviser", "Interior Minister",
    "Chief Negotiator", "Deputy Foreign Minister",
)  # fmt: skip
_CALLS = (
    "{a} and {b} spoke by telephone{when}", "{a} held a call with {b}{when}", "{a} telephoned {b}{when}",
    "In a call{when} {a} and {b} went over the open points",
)  # fmt: skip
_MEETINGS = (
    "{a} met {b}{where}{when}", "{a} and {b} sat down together{where}{when}", "{a} received {b}{where}{when}",
    "Talks between {a} and {b} were held{where}{when}",
)  # fmt: skip
_ATTACKS = {
    EventType.ASSAULT: ("Shells{by} hit {of}{place}{when}{toll}", "An attack{by} on {of}{place}{when}{toll}"),
    EventType.COERCE: ("A curfew was imposed{by} on {of}{place}{when}", "Homes of {of}{place} were searched{by}{when}"),
    EventType.MOBILIZE: ("Troops were moved{by} against {of}{place}{when}", "Armour massed{by} near {of}{place}{when}"),
    EventType.PROTEST: ("Crowds marched{by} against {of}{place}{when}", "A rally{by} against {of}{place}{when}"),
}
_MOVES = {
    EventType.THREATEN: "{a} threatened {b} with measures over the {topic}{when}",
    EventType.SANCTION: "{a} imposed sanctions on {b} over the {topic}{when}",
    EventType.ACCUSE: "{a} accused {b} of breaking its word on the {topic}{when}",
    EventType.AID: "{a} sent {b} supplies for the {topic}{when}",
    EventType.REQUEST: "{a} called on {b} to reopen the {topic}{when}",
}
_TOPICS = _words("pipeline bridge railway reservoir harbour airfield crossing cable refinery highway")
_FILLERS = (
    "Observers said little had changed since the winter", "Markets in the region were calm",
    "Roads to the north stayed open", "Aid groups asked for patience", "The weather kept many indoors",
    "Schools opened as usual", "Residents queued for bread", "Power returned to most districts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an office and two spellings."""

    key: str
    names: tuple[str, ...]
    office: str
    side: str


@dataclass(frozen=True, slots=True)
class Happened:
    """What really happened, or was planned and never happened."""

    key: str
    type: EventType
    day: date
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    mode: str | None
    killed: int | None
    topic: str | None


@dataclass(frozen=True, slots=True)
class OnOffer:
    """A proposal with the wordings it goes by, and who stands where since when."""

    key: str
    kind: ProposalKind
    labels: tuple[str, ...]
    duration: str | None
    since: date
    stances: tuple[tuple[date, str, Stance], ...]


@dataclass(slots=True)
class Truth:
    """What is known of a drawn process."""

    things: dict[str, str] = field(default_factory=dict)
    """For each event of a reading what happened."""
    actors: dict[str, str] = field(default_factory=dict)
    """For each actor of a reading who it is."""
    originals: dict[str, str] = field(default_factory=dict)
    """For each report that repeats another the repeated."""


@dataclass(slots=True)
class _Draft:
    """A report while it is written: text grows by sentences, items keep their spans."""

    id: str
    truth: Truth
    text: str = ""
    actors: dict[str, Actor] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)

    def sentence(self, words: str) -> Span:
        begin = len(self.text)
        self.text += f"{words}. "
        return Span(begin, begin + len(words))

    def actor(
        self, key: str, forms: Sequence[str], kind: ActorKind, span: Span, side: str | None, country: str | None = None
    ) -> str:
        """Enter an actor once, with every form that the report uses."""
        old = self.actors.get(key)
        names = tuple(dict.fromkeys((*(old.names if old else ()), *forms)))
        name = f"{self.id}-{key}"
        mentions = (*(old.mentions if old else ()), span)
        self.actors[key] = Actor(name, old.name if old else forms[0], names, kind, side, country, mentions)
        self.truth.actors[name] = key
        return name


class World:
    """What a process is drawn from, and the drawing of it: the same seed and size give the same readings."""

    def __init__(self, reports: int, seed: int = 1) -> None:
        self._dice = random.Random(f"{seed}: {reports}")
        self._names = _names(self._dice)
        self.days = max(3, reports // REPORTS_A_DAY)
        self.reports = reports
        self.sides = tuple(next(self._names) for _ in range(4))
        self.capitals = {side: next(self._names) for side in self.sides}
        self.outlets = tuple(f"{next(self._names)} {word}" for word in ("Post", "Wire", "Courier", "Radio") * 15)
        self.towns = tuple(next(self._names) for _ in range(60 + self.days))
        self.persons = tuple(self._people())
        self.by_key = {person.key: person for person in self.persons}
        self.truth = Truth()

    @property
    def declared(self) -> ProcessDeclared:
        """The process as somebody would declare it: the first two sides, and the others between them."""
        return ProcessDeclared("drawn", self.sides[:2], self.sides[2:], by="the generator")

    def filed(self) -> Iterator[Filed]:
        """Draw the reports in the order of their publication, as the ledger would hold them."""
        happened = [self._day(number) for number in range(self.days)]
        offers = [self._offer(number) for number in range(1 + self.days // 12)]
        earlier: list[tuple[str, datetime, str]] = []
        for number in range(self.reports):
            day = FIRST_DAY + timedelta(days=number * self.days // self.reports)
            minutes = number * self.days % self.reports * OPEN // self.reports
            clock = datetime(day.year, day.month, day.day, 6, tzinfo=UTC) + timedelta(minutes=minutes)
            outlet, seed, credit = self._dice.choice(self.outlets), f"{number}", ""
            recent = [one for one in earlier[-REPORTS_A_DAY:] if one[2] != outlet]
            name = f"report-{number:06d}"
            if recent and self._dice.random() < COPIED:
                seed, _, credit = self._dice.choice(recent)
                self.truth.originals[name] = f"report-{int(seed):06d}"
            else:
                earlier.append((seed, clock, outlet))
            writer = random.Random(f"{self.reports} {seed}")
            told = day if not credit else FIRST_DAY + timedelta(days=int(seed) * self.days // self.reports)
            draft = self._write(_Draft(name, self.truth), writer, told, happened, offers, credit)
            report = Report(
                name, None, draft.text[:60], outlet, clock.isoformat().replace("+00:00", "Z"), "en", draft.text
            )
            reading = Reading(
                "drawn", DIGEST, report, tuple(draft.actors.values()), (), tuple(draft.statements),
                tuple(draft.events), tuple(draft.proposals), tuple(draft.positions), (), likeness(draft.text),
            )  # fmt: skip
            yield Filed(report, "2039-01-01T00:00:00Z", number + 1, reading)

    def _people(self) -> Iterator[Person]:
        for side in self.sides:
            for place, office in enumerate(_OFFICES):
                first, last = self._dice.choice(_FIRST_NAMES), f"{next(self._names)}sky"
                # Transliterations of one name: -sky, -skiy, -skyy.
                names = (f"{first} {last}", f"{first} {last[:-1]}iy", f"{first} {last}y")
                yield Person(f"{side} {place}", names, office, side)

    def _day(self, number: int) -> list[Happened]:
        """What happens on a day: some contacts, some violence, some words."""
        dice, day = self._dice, FIRST_DAY + timedelta(days=number)
        found, pairs = [], set()
        for place in range(3):
            one, two = dice.sample(self.sides, 2)
            if (pair := frozenset((one, two))) in pairs:
                continue
            pairs.add(pair)
            phone = dice.random() < 0.5
            people = tuple(dice.choice([p.key for p in self.persons if p.side == side]) for side in (one, two))
            town = None if phone else dice.choice((*self.capitals.values(), *self.towns[:20]))
            found.append(
                Happened(
                    f"{number}-contact-{place}", EventType.CONSULT, day, people, (), town,
                    "phone" if phone else "meeting", None, None,
                )
            )  # fmt: skip
        for place, town in enumerate(dice.sample(self.towns, 3)):
            kind = dice.choice((EventType.ASSAULT, EventType.ASSAULT, *_ATTACKS))
            doer, target = dice.sample(self.sides[:2], 2)
            killed = dice.choice((None, 1, 2, 3, 5, 8)) if kind is EventType.ASSAULT else None
            found.append(
                Happened(f"{number}-incident-{place}", kind, day, (doer,), (target,), town, None, killed, None)
            )
        for place in range(3):
            one, two = dice.sample(self.sides, 2)
            speaker = dice.choice([p.key for p in self.persons if p.side == one])
            topic = f"{dice.choice(self.towns)} {dice.choice(_TOPICS)}"
            kind = dice.choice(tuple(_MOVES))
            found.append(Happened(f"{number}-move-{place}", kind, day, (speaker,), (two,), None, None, None, topic))
        return found

    def _offer(self, number: int) -> OnOffer:
        dice = self._dice
        kind = dice.choice((ProposalKind.CEASEFIRE, ProposalKind.EXCHANGE, ProposalKind.MONITORING, ProposalKind.TALKS))
        length, town = dice.randrange(5, 90), dice.choice(self.towns)
        labels = {
            ProposalKind.CEASEFIRE: (f"{length}-day ceasefire", f"{length}-day truce", f"truce of {length} days"),
            ProposalKind.EXCHANGE: (f"exchange of prisoners at {town}", f"{town} prisoner swap"),
            ProposalKind.MONITORING: (f"monitoring mission in {town}", f"{town} monitors"),
            ProposalKind.TALKS: (f"talks in {town}", f"{town} talks"),
        }[kind]
        since = FIRST_DAY + timedelta(days=12 * number)
        one, two, between = *self.sides[:2], dice.choice(self.sides[2:])
        later = sorted(dice.sample(range(1, 25), 3))
        stances = [(since, between, Stance.PROPOSES)]
        stances += [
            (since + timedelta(days=days), side, stance)
            for days, side, stance in zip(
                later,
                (one, two, one),
                (Stance.CONSIDERS, dice.choice((Stance.ACCEPTS, Stance.REJECTS)), Stance.ACCEPTS),
                strict=True,
            )
        ]
        duration = f"P{length}D" if kind is ProposalKind.CEASEFIRE else None
        return OnOffer(f"offer {number}", kind, labels, duration, since, tuple(stances))

    def _write(
        self,
        draft: _Draft,
        dice: random.Random,
        day: date,
        happened: list[list[Happened]],
        offers: list[OnOffer],
        credit: str,
    ) -> _Draft:
        """Write a report of a day; with the same dice the same report, under another outlet with a credit line."""
        if credit:
            draft.sentence(f"({credit})")
        today = (day - FIRST_DAY).days
        # Most of what is told is of the last days.
        pool = [
            one for back, times in ((0, 3), (1, 2), (2, 1), (4, 1)) for one in happened[max(0, today - back)] * times
        ]
        for told in {one.key: one for one in dice.sample(pool, min(ITEMS, len(pool)))}.values():
            self._tell(draft, dice, told)
        for filler in dice.sample(_FILLERS, 2):
            draft.sentence(f"{filler}, {dice.choice(self.outlets)} {dice.choice(('noted', 'wrote', 'added'))}")
        for speaker in dice.sample(self.persons, 4):
            self._speak(draft, dice, speaker)
        standing = [offer for offer in offers if 0 <= (day - offer.since).days < 30]
        for offer in standing[-1:]:
            self._on_offer(draft, dice, offer, day)
        return draft

    def _tell(self, draft: _Draft, dice: random.Random, told: Happened) -> None:
        exact = dice.random()
        when, words = _when(told.day, exact)
        people = [*told.actors, *told.recipients]
        forms = {key: self._form(key, dice) for key in people}
        place = told.place if dice.random() < 0.8 else None
        killed = (told.killed + dice.choice((0, 0, 0, 1))) if told.killed and dice.random() < 0.8 else None
        actors, recipients = told.actors, told.recipients
        if told.type is EventType.CONSULT:
            pattern = dice.choice(_CALLS if told.mode == "phone" else _MEETINGS)
            one, two = dice.sample(people, 2)
            sentence = pattern.format(a=forms[one], b=forms[two], when=words, where=f" in {place}" if place else "")
        elif told.type in _ATTACKS:
            named = dice.random() < 0.7
            actors = told.actors if named else ()
            place = told.place if dice.random() < 0.95 or exact > 0.75 else None
            sentence = dice.choice(_ATTACKS[told.type]).format(
                by=f" by {forms[told.actors[0]]}" if named else "",
                of=forms[told.recipients[0]],
                place=f" at {place}" if place else "",
                when=words,
                toll=f" that left {killed} dead" if killed else "",
            )
        else:
            place = None
            sentence = _MOVES[told.type].format(
                a=forms[told.actors[0]], b=forms[told.recipients[0]], topic=told.topic, when=words
            )
        span = draft.sentence(sentence[0].upper() + sentence[1:])
        ids = {key: self._enter(draft, key, forms[key], span) for key in (*actors, *recipients)}
        chain: tuple[str, ...] = ()
        if dice.random() < 0.4:
            source = dice.choice(self.persons)
            chain = (self._enter(draft, source.key, source.names[0], span),)
        name = f"{draft.id}-event-{len(draft.events)}"
        draft.events.append(
            Event(
                name, told.type, told.mode, tuple(ids[key] for key in actors), tuple(ids[key] for key in recipients),
                when, Place(place, None) if place else None, Modality.ACTUAL, (),
                Toll(Range(killed, killed)) if killed else None, chain, (span,), (span,),
            )
        )  # fmt: skip
        draft.truth.things[name] = told.key

    def _form(self, key: str, dice: random.Random) -> str:
        """How a report calls somebody: a person by name, office and name, a side by its name or its capital."""
        person = self.by_key.get(key)
        if person is None:
            return key if dice.random() < 0.7 else f"the government in {self.capitals[key]}"
        name = dice.choice(person.names)
        return f"{person.office} {name}" if dice.random() < 0.5 else name

    def _enter(self, draft: _Draft, key: str, form: str, span: Span) -> str:
        person = self.by_key.get(key)
        if person is None:
            return draft.actor(key, (key, form), ActorKind.STATE, span, None)
        side = draft.actor(person.side, (person.side,), ActorKind.STATE, span, None)
        return draft.actor(key, (form.removeprefix(f"{person.office} "), form), ActorKind.PERSON, span, side)

    def _speak(self, draft: _Draft, dice: random.Random, speaker: Person) -> None:
        form = dice.choice(speaker.names)
        words = f"the {dice.choice(self.towns)} question {dice.choice(('must', 'will', 'can'))} be settled this year"
        span = draft.sentence(f"{form} said that {words}")
        content = Span(span.end - len(words), span.end)
        name = self._enter(draft, speaker.key, form, span)
        draft.statements.append(
            Statement(
                f"{draft.id}-statement-{len(draft.statements)}", (name,), (), None, (), Manner.INDIRECT, None, None,
                (Span(span.begin, span.begin + len(form)),), (), (content,),
            )
        )  # fmt: skip

    def _on_offer(self, draft: _Draft, dice: random.Random, offer: OnOffer, day: date) -> None:
        label = dice.choice(offer.labels)
        known = [stance for stance in offer.stances if stance[0] <= day]
        span = draft.sentence(f"On the table is the {label}")
        name = f"{draft.id}-proposal"
        draft.proposals.append(
            Proposal(name, offer.kind, label, Terms(duration=offer.duration), (Span(span.end - len(label), span.end),))
        )
        draft.truth.things[name] = offer.key
        for since, side, stance in known[-2:]:
            words = draft.sentence(f"{side} {stance.value.replace('_', ' ')} it")
            actor = self._enter(draft, side, side, words)
            told = since.isoformat() if dice.random() < 0.6 else None
            draft.positions.append(
                Position(f"{draft.id}-position-{len(draft.positions)}", actor, name, stance, told, (), (words,))
            )


def _names(dice: random.Random) -> Iterator[str]:
    """Invented names, each once."""
    made = set[str]()
    while True:
        name = dice.choice(_STARTS) + dice.choice(_MIDDLES) + dice.choice(_ENDS)
        if dice.random() < 0.5:
            name = dice.choice(_STARTS) + dice.choice(_MIDDLES) + name.lower()
        if name not in made:
            made.add(name)
            yield name


def _when(happened: date, exact: float) -> tuple[str | None, str]:
    """The date as a report has it, with the words: mostly the day, else the days, the month, or nothing."""
    if exact < 0.68:
        return happened.isoformat(), f" on {happened:%A}"
    if exact < 0.74:
        monday = happened - timedelta(days=happened.weekday())
        return f"{monday}/{monday + timedelta(days=6)}", " that week"
    if exact < 0.76:
        return f"{happened:%Y-%m}", f" in {happened:%B}"
    return None, ""


def likeness(text: str) -> Likeness:
    """The likeness of a text as a reader makes it: minima of permuted hashes of its shingles of four words."""
    words = re.findall(r"\w+", text.lower())
    hashed = np.array(sorted({hash_of(" ".join(words[i : i + 4])) for i in range(max(1, len(words) - 3))}), np.uint64)
    mixed = (_PERMUTATIONS[0][:, None] * hashed + _PERMUTATIONS[1][:, None]) % np.uint64((1 << 61) - 1)
    minima = (mixed * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(32)).min(axis=1)
    sentences = tuple(f"{hash_of(sentence):08x}" for sentence in text.lower().split(". ") if len(sentence) > 24)
    return Likeness(tuple(int(value) for value in minima), sentences)


def hash_of(words: str) -> int:
    """A stable hash of 32 bits."""
    value = 2166136261
    for byte in words.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value
