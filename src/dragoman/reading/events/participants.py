"""Who a word means in an event: an actor of the cast, or a side behind a noun."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from dragoman.model.record import Statement
from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind, Manner
from dragoman.reading.actors import Cast, Form
from dragoman.reading.clauses import Clauses
from dragoman.reading.lemma import lemma, word_set
from dragoman.reading.statements.headlines import opened_by

# Cues of deeds rather than words: who accepts a deal, or does not comment on an attack, does not report it.
_ACTS = word_set("accept agree refuse reject welcome endorse back support oppose object approve ratify comment")
NAMED = frozenset({ActorKind.PERSON, ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})
_NOT_ACTING = frozenset({ActorKind.OUTLET, ActorKind.DOCUMENT})
# People of a country who do not act for it.
_PRIVATE = word_set(
    """
    pirate gang cartel separatist dissident seeker hacker smuggler bandit trafficker thug mob vigilante jihadist
    extremist terrorist nationalist immigrant migrant tourist fan hooligan exile mercenary secessionist poacher
    """
)
_SIDES = word_set("army government rebel police militia military navy coalition insurgent guerrilla junta separatist")
"""What stands before the arms of a side: "rebel artillery", "government aircraft"."""
_ARMS = word_set(
    "artillery jet aircraft helicopter drone plane warplane bomber gunboat warship tank gun mortar rocket missile shell"
)
_QUANTITIES = word_set("group band number pair dozen hundred thousand member element some most all both one each")


class Stage:
    """Finds who a word means, with the statements at hand around it."""

    def __init__(self, clauses: Clauses, cast: Cast, statements: Sequence[Statement]) -> None:
        self.clauses = clauses
        self.cast = cast
        self.statements = statements
        self._by_id = {statement.id: statement for statement in statements}
        self._chains: dict[str, tuple[str, ...]] = {}
        self._around: dict[tuple[int, int], Statement | None] = {}
        self._pieces = sorted(
            ((p.begin, p.end, sum(map(len, s.content)), s) for s in statements for p in s.content),
            key=itemgetter(0, 1, 2),
        )
        """The pieces of statements, by where they begin and end, with the length of all of each statement."""

    def statement_around(self, span: Span) -> Statement | None:
        """Return the innermost statement whose content holds a span."""
        place = span.begin, span.end
        if place not in self._around:
            begun = self._pieces[: bisect_right(self._pieces, span.begin, key=itemgetter(0))]
            holding = [piece for piece in begun if span.end <= piece[1]]
            self._around[place] = min(holding, key=itemgetter(2))[3] if holding else None
        return self._around[place]

    def chain(self, span: Span) -> tuple[str, ...]:
        """Return through whom words at a span are known: the speakers around them, then those who relay.

        Who accepts or refuses something does not tell of it.
        """
        statement = self.statement_around(span)
        if statement is None:
            return ()
        if statement.id not in self._chains:
            self._chains[statement.id] = self._chain_of(statement)
        return self._chains[statement.id]

    def _chain_of(self, statement: Statement) -> tuple[str, ...]:
        while self._is_act(statement):
            if statement.within not in self._by_id:
                return ()
            statement = self._by_id[statement.within]
        return tuple(dict.fromkeys((*statement.speakers, *statement.chain)))

    def _is_act(self, statement: Statement) -> bool:
        layers = self.clauses.layers
        verbs = [i for span in statement.cue for i in layers.words_in(span) if self.clauses.is_verb(i)]
        return any(self.clauses.lemmas[i] in _ACTS for i in verbs) and statement.manner is Manner.INDIRECT

    def opening(self, word: int) -> tuple[str, ...]:
        """Return who speaks in a headline that tells of something before its colon."""
        return opened_by(self.statements, self.clauses.layers.text, self.clauses.words[word].span)

    def named(self, word: int) -> tuple[str, ...]:
        """Return the actors that a phrase means, without making new ones."""
        return self.cast.at(word)

    def behind(self, noun: int) -> tuple[str, ...]:
        """Return the actors behind a noun: "Russian fire", "Moscow's artillery", "army helicopters"."""
        clauses, found = self.clauses, list[str]()
        # Of "Indian and Pakistani troops" a parser may make the first adjective a subject of its own.
        alone = [noun] if clauses.words[noun].tag == "JJ" else []
        before = [*alone, *clauses.children(noun, "amod", "compound", "nmod:poss")]
        if not before or clauses.lemmas[noun] in _PRIVATE:
            return ()
        for owner in clauses.owners(noun):
            found += self.named(owner) or self._own_subject(noun, owner)
        if not found:
            for modifier in before:
                if here := self.cast.at(modifier):
                    found += here
                elif (state := self.cast.state_behind(modifier)) is not None:
                    found.append(state)
        if not found and (side := self._side_before(noun)) is not None:
            found += self._called(side)
        return tuple(dict.fromkeys(found))

    def _side_before(self, noun: int) -> str | None:
        """Return the common noun of a side that stands before another: "army" of "army helicopters"."""
        names = (self.clauses.lemmas[c] for c in self.clauses.children(noun, "compound", "amod"))
        return next((name for name in names if name in _SIDES), None)

    def _called(self, side: str) -> list[str]:
        """Return the one actor so far that the text calls by a side's noun: "the army", "Kachin rebels"."""
        found = [
            actor.id
            for actor in self.cast.actors
            if any(lemma(name.split()[-1].lower(), "NNS") == side for name in (actor.name, *actor.names))
        ]
        return found if len(found) == 1 else []

    def _own_subject(self, noun: int, owner: int) -> tuple[str, ...]:
        """Return whom a possessive that the cast leaves open means: who does it ("conveyed its readiness")."""
        verb, above = self.clauses.governing_verb(noun), tuple(self.clauses.layers.ancestors(noun))
        if self.clauses.words[owner].tag != "PRP$" or verb is None:
            return ()
        subjects = self.clauses.surface_subjects(verb)
        if noun in subjects:  # "there are clips and tapes of her praising it": none of them owns another
            return ()
        # "Hundreds of its members marched": what the noun is a part of does not own it.
        return tuple(i for s in subjects if s < owner and s not in above for i in self.who(s, enrol=True))

    def who(self, word: int, *, enrol: bool = False, behind: bool = True) -> tuple[str, ...]:
        """Return the actors that a participant means; `enrol` makes one of a common noun that can act."""
        inner = self.clauses.of_phrases(word) if self.clauses.lemmas[word] in _QUANTITIES else []
        for part in [word, *inner] if inner else ():  # "one of them, Igor Belov, was shot"
            if apposed := [i for c in self.clauses.children(part, "appos") for i in self.named(c)]:
                return tuple(apposed)
        if inner and (found := self.who(inner[0], enrol=enrol, behind=behind)):  # "hundreds of students"
            is_people = enrol and self.clauses.words[inner[0]].tag == "NNPS" and self.clauses.words[word].tag == "NNS"
            return self.cast.enrol(word, any_noun=True) if is_people else found  # "thousands of Serbs": no state
        if found := self.named(word):
            return found
        if enrol and self.clauses.is_noun(word):
            named = self.clauses.words[word].tag in {"NNP", "NNPS"} and not self.clauses.is_date(word)
            if made := self.cast.enrol(word, any_noun=named or self.clauses.lemmas[word] in _PRIVATE):
                return made
        if behind and (found := self.behind(word)):
            return found
        arms = enrol and self.clauses.lemmas[word] in _ARMS and self._side_before(word) is not None
        return self.cast.enrol(word, any_noun=True) if arms else ()

    def target(self, word: int) -> tuple[str, ...]:
        """Return the actors meant as the other side, a place standing for its state ("attacks on Kiev")."""
        return self.who(word) or self.ruling(word)

    def ruling(self, word: int) -> tuple[str, ...]:
        """Return the state that a place stands for; none where the word names no place."""
        mention = self.cast.mention_at(word)
        if mention is not None and mention.form is Form.PLACE and (state := self.cast.state_behind(word)) is not None:
            return (state,)
        return ()

    def given_to(self, verb: int) -> tuple[str, ...]:
        """Return the actors to whom a verb gives its object: "gave Chad two planes".

        Parsers take such a name for part of the object's, from which a number or adjective parts it.
        """
        clauses = self.clauses
        first, *more = clauses.children(verb, "dobj", "iobj") or [verb]
        if more:
            return self.who(first)
        name = next(iter(clauses.children(first, "compound")), verb)
        if name != verb + 1 or not {w.tag for w in clauses.words[name + 1 : name + 2]} & {"CD", "JJ", "DT"}:
            return ()
        state = self.cast.state_behind(name)
        return self.target(name) or ((state,) if state is not None else ())

    def can_act(self, ids: Iterable[str]) -> list[str]:
        """Return those of some actors that take part in events rather than report them."""
        return [i for i in ids if self.cast.kind_of(i) not in _NOT_ACTING]


def is_own(stage: Stage, index: int, speakers: tuple[str, ...]) -> bool:
    """Tell whether speakers say what they or theirs would do: of another named party they do not speak."""
    clauses = stage.clauses
    subjects = clauses.surface_subjects(index)
    if any(clauses.words[o].tag == "PRP$" for s in subjects for o in clauses.children(s, "nmod:poss")):
        return True
    doers = [a for s in subjects for a in stage.who(s)]
    sides = {stage.cast.side_of(a) or a for a in speakers} | set(speakers)
    return (
        not doers
        or any(a in sides or stage.cast.side_of(a) in sides for a in doers)
        or not any(_is_another(stage, a) for a in doers)
    )


def _is_another(stage: Stage, actor: str) -> bool:
    """Tell whether somebody is a party of its own: "the army" without a name may be the one whose colonel speaks."""
    named = stage.cast.actor(actor).name[:1].isupper()
    return stage.cast.side_of(actor) is not None or (named and stage.cast.kind_of(actor) in NAMED)
