"""Pairs of accounts that cannot both hold, and the scene in which the rules look for them."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from dragoman.model.plover import EventType
from dragoman.model.record import Event, Statement
from dragoman.model.span import Span
from dragoman.model.vocabulary import DiscrepancyField, Modality
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.participants import Stage
from dragoman.reading.lemma import word_set

LONGEST = 320
"""Characters that an account may show: what is longer points at nothing."""
_ALIKE = (
    word_set("promise word pledge assurance commitment undertaking vow guarantee"),
    word_set("meeting talk encounter contact conversation call"),
    word_set("offer proposal overture suggestion"),
    word_set("deal agreement accord pact understanding"),
)
"""Nouns by which one tells and another denies the same."""
SAID = frozenset().union(*_ALIKE, word_set("request demand order claim threat invitation letter decision"))
"""What passes between those who deal with each other: "no such offer" answers only words that tell of one."""
ONE_OF_MANY = word_set("first only last new")
"""Words by which there was more than one: "not the first attack" denies none."""
_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE})
_STEM = 6
"""Letters by which a noun is known again in the verb for it: "suggestion", "suggest"."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts that cannot both hold."""

    field: DiscrepancyField
    first: Span
    second: Span
    about: str | None = None

    def repeats(self, other: "Pair") -> bool:
        """Tell whether another pair already sets the same words against each other."""
        return (self.first.overlaps(other.first) and self.second.overlaps(other.second)) or (
            self.first.overlaps(other.second) and self.second.overlaps(other.first)
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a text tells as so, by itself or through somebody."""

    span: Span
    chain: tuple[str, ...]
    about: str | None


class Scene:
    """A text's grammar, cast, statements and events, and what its sentences claim."""

    def __init__(self, stage: Stage, events: Sequence[Event]) -> None:
        self.stage = stage
        self.clauses: Clauses = stage.clauses
        self.statements: Sequence[Statement] = stage.statements
        self.events = events
        self._sides: dict[tuple[str, ...], frozenset[str]] = {}

    @cached_property
    def hostile_words(self) -> tuple[Span, ...]:
        """The words that tell of attacks and acts of force that there were."""
        acts = (e for e in self.events if e.type in _HOSTILE and e.modality is Modality.ACTUAL)
        return tuple(word for event in acts for word in event.trigger)

    def sentence_of(self, span: Span) -> int:
        """Return the index of the sentence in which a span begins."""
        words = self.clauses.layers.words_in(span)
        return self.clauses.words[words[0]].sentence if words else -1

    def about(self, span: Span) -> str | None:
        """Return the id of the event that an account tells of, if any."""
        return next((e.id for e in self.events if any(span.holds(t) for t in e.trigger)), None)

    def claims_before(self, offset: int, sentences: int) -> Iterator[Claim]:
        """Return the claims told before an offset in its sentence and some sentences back, the nearest first."""
        here = self.sentence_of(Span(offset, offset + 1))
        # What was only thought of claims nothing.
        told = [e for e in self.events if e.modality is not Modality.HYPOTHETICAL or e.chain]
        found = [Claim(e.evidence[0], e.chain, e.id) for e in told]
        for statement in self.statements:
            if statement.content:
                span = Span(statement.content[0].begin, statement.content[-1].end)
                if statement.content[-1].end - statement.content[0].begin <= LONGEST:
                    found.append(Claim(span, (*statement.speakers, *statement.chain), None))
        near = [
            c for c in found
            if c.span.end <= offset and len(c.span) <= LONGEST and 0 <= here - self.sentence_of(c.span) <= sentences
            and not self._is_wish(c.span)
        ]  # fmt: skip
        return iter(sorted(near, key=lambda c: (-c.span.end, len(c.span))))

    def _is_wish(self, span: Span) -> bool:
        """Tell whether words only ask or call for something: "whether they had gone", "not to fire"."""
        clauses, inside = self.clauses, self.clauses.layers.words_in(span)
        if inside and clauses.lemmas[inside[0]] in {"whether", "if"}:
            return True
        top = next((i for i in inside if clauses.is_verb(i)), None)
        if top is None or clauses.words[top].tag != "VB":
            return False
        # Who "claims to have a letter" asks for nothing.
        owns = {clauses.lemmas[top], *clauses.auxiliaries(top)} & {"have", "be"}
        return not owns and "to" in {clauses.lemmas[c] for c in clauses.children(top, "mark")}

    def content_words(self, span: Span) -> frozenset[str]:
        """Return the nouns, verbs and adjectives of a span in their dictionary forms, auxiliaries left out."""
        found = set[str]()
        for index in self.clauses.layers.words_in(span):
            word = self.clauses.words[index]
            if word.tag[:2] in {"NN", "VB", "JJ"} and word.relation not in {"aux", "auxpass", "cop"}:
                found.add(self.clauses.lemmas[index])
        return frozenset(found - {"say", "be", "have", "do", "tell", "report"})

    def speakers_at(self, span: Span) -> tuple[str, ...]:
        """Return who says the words at a span, nobody for the report's own telling."""
        statement = self.stage.statement_around(span)
        return statement.speakers if statement is not None else ()

    def sides(self, actors: tuple[str, ...]) -> frozenset[str]:
        """Return actors together with those they act for."""
        if actors not in self._sides:
            cast, found = self.stage.cast, set(actors)
            for actor in actors:
                found |= {side for side in (cast.side_of(actor), cast.state_of(actor)) if side is not None}
            self._sides[actors] = frozenset(found)
        return self._sides[actors]


def tells_of(scene: Scene, span: Span, names: Set[str]) -> bool:
    """Tell whether words speak of one of some things, by its noun, one like it or the verb for it."""
    alike = {noun for group in _ALIKE if group & names for noun in group}
    stems = {name[:_STEM] for name in names}
    return any(word[:_STEM] in stems or word in alike for word in scene.content_words(span))


def clause_at(scene: Scene, index: int) -> Span:
    """Return the clause of a denial, no longer than an account may be."""
    span = scene.clauses.clause(index)
    return span if len(span) <= LONGEST else scene.clauses.words[index].span


def same_teller(scene: Scene, claim: Claim, index: int) -> bool:
    """Tell whether a claim is told by who is the subject of a verb: nobody denies their own words."""
    deniers = {i for s in scene.clauses.subjects(index) for i in scene.stage.who(s)}
    return bool(deniers) and bool(claim.chain) and claim.chain[0] in deniers
