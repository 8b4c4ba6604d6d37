"""The cast of one report: its actors in the making, and which of them each phrase of the text means."""

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from dragoman.model.record import Actor
from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors.sorts import Sort
from dragoman.reading.layers import Layers

_SHOUTED = 8
"""Letters up to which a name in capitals may be initials."""

Identify = Callable[[str, list[Span]], str]
"""Gives a new item its id: kind of item and the spans it rests on."""


class Form(StrEnum):
    """How a phrase refers."""

    NAME = "name"
    DESCRIPTION = "description"
    """A title, an office, a common noun: "the Italian prime minister", "two diplomats"."""
    PRONOUN = "pronoun"
    TOGETHER = "together"
    """A phrase for several actors: "both sides", "the two leaders"."""
    ADJECTIVE = "adjective"
    """A demonym before a noun ("Russian fire"): it names a state's part in the phrase, not the state as an actor."""
    PLACE = "place"
    """A name used of a place: "in Kyiv"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that refers, by the words it spans (`last` inclusive) and the word that heads it."""

    head: int
    first: int
    last: int
    form: Form
    actors: tuple[str, ...]
    """Ids of the actors meant; several for a phrase that means them together; empty where it stays open."""
    candidates: tuple[str, ...] = ()
    """Where it stays open: whom it may mean."""


@dataclass(slots=True, eq=False)
class Draft:
    """An actor while a report is being read; frozen into an `Actor` at the end."""

    id: str
    name: str
    kind: ActorKind
    names: list[str] = field(default_factory=list)
    mentions: dict[Span, None] = field(default_factory=dict)
    """The spans that mention it, as an ordered set."""
    side: str | None = None
    side_words: Span | None = None
    country: str | None = None
    open: dict[str, tuple[str, ...]] = field(default_factory=dict)
    shown: bool = True
    """False for those known by a description alone, until some rule needs them on the record."""
    female: bool | None = None
    sort: Sort | None = None
    plural: bool = False
    definite: bool = False
    """True for somebody told of as known, whose name may still follow: "the EU's envoy"."""
    offices: list[tuple[str, str | None]] = field(default_factory=list)
    """What it is called by: nouns in dictionary form, each with the id of the state or body it is of, where told."""

    def add(self, span: Span | None, form: str | None) -> None:
        """Add a mention and, where it is a name, title or description, the form of words."""
        if span is not None:
            self.mentions[span] = None
        if form and form not in self.names:
            self.names.append(form)

    def frozen(self, shared: Mapping[str, int] = MappingProxyType({}), known: Container[str] | None = None) -> Actor:
        """Return the actor as the record holds it.

        Left out are the forms that others share by the given counts, and a side that is not among the known actors: one
        that no word of the report names.
        """
        side = self.side if known is None or self.side in known else None
        name = self.name
        if name.isupper() and len(name) > _SHOUTED:
            # A heading in capitals is not how the text writes the name.
            name = next((n for n in self.names if n.casefold() == name.casefold() and not n.isupper()), name)
        words = {"side": (self.side_words,)} if side is not None and self.side_words is not None else {}
        return Actor(
            id=self.id,
            name=name,
            names=tuple(n for n in self.names if n == name or shared.get(n.casefold(), 1) == 1),
            kind=self.kind,
            side=side,
            country=self.country,
            mentions=tuple(sorted(self.mentions)),
            words=words,
            open=self.open,
        )


class Cast:
    """Whom each phrase of a report means. Phrases are known by the index of the word that heads them."""

    def __init__(self, layers: Layers, identify: Identify) -> None:
        self.layers = layers
        self._identify = identify
        self._drafts: dict[str, Draft] = {}
        self._gone: list[Draft] = []
        self._mentions: dict[int, Mention] = {}
        self._states: dict[int, str] = {}
        self._within: dict[int, int] = {}
        """For the words of a name with its titles, the word that heads it."""
        self.describe: Callable[[int], int | None] = lambda _: None
        """Makes an actor of the phrase around a word, whatever its noun, and returns the phrase's head."""
        self.at_odds: Callable[[], tuple[str, ...]] = lambda: ()
        """Returns the two states or armed groups that the report tells of as at odds, none where no two stand out."""

    # What other rules ask

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All actors found so far, in the order of their first mention."""
        drafts = [draft for draft in self._drafts.values() if draft.mentions and draft.shown]
        # A form that two actors go by names neither: "the president" where there are two.
        shared = Counter(form for d in drafts for form in {n.casefold() for n in d.names})
        known = {draft.id for draft in drafts}
        return tuple(draft.frozen(shared, known) for draft in sorted(drafts, key=lambda d: min(d.mentions)))

    def actor(self, actor: str) -> Actor:
        """Return an actor by its id."""
        return self._drafts[actor].frozen()

    def kind_of(self, actor: str) -> ActorKind:
        """Return an actor's kind."""
        return self._drafts[actor].kind

    def at(self, word: int) -> tuple[str, ...]:
        """Ids of the actors that a word's phrase means; empty for a place, an adjective, or nobody known."""
        mention = self._mentions.get(word) or self._mentions.get(self._within.get(word, word))
        if mention is None or mention.form in (Form.ADJECTIVE, Form.PLACE):
            return ()
        return tuple(actor for actor in mention.actors if self._drafts[actor].shown)

    @property
    def heads(self) -> Collection[int]:
        """The words that head a mention of any form."""
        return self._mentions.keys()

    def mention_at(self, word: int) -> Mention | None:
        """Return the mention that a word heads, of any form."""
        return self._mentions.get(word)

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Mentions that lie in a span and in no other mention there, in order."""
        inside = [self._mentions[i] for i in self.layers.words_in(span) if i in self._mentions]
        words = self.layers.words
        inside = [m for m in inside if words[m.first].span.begin >= span.begin and words[m.last].span.end <= span.end]
        outer = [m for m in inside if not any(o is not m and o.first <= m.first and m.last <= o.last for o in inside)]
        return tuple(outer)

    def in_span(self, span: Span) -> tuple[str, ...]:
        """Ids of the actors that the outermost phrases of a span mean, without repetition."""
        return tuple(dict.fromkeys(i for m in self.mentions_in(span) for i in self.at(m.head)))

    def state_behind(self, word: int) -> str | None:
        """Id of the state behind an adjective ("Russian fire"), a place ("in Kyiv") or its own name, else None."""
        if word in self._states:
            state = self._drafts[self._states[word]]
            if not state.mentions:
                # Whoever is named by an adjective alone ("the Russian president") has that word to show for it.
                state.add(self.layers.words[word].span, None)
            return state.id
        mention = self._mentions.get(word)
        if mention is not None and len(mention.actors) == 1:
            return self.state_of(mention.actors[0])
        return None

    def side_of(self, actor: str) -> str | None:
        """Id of the state, group or organisation that an actor acts for, or None; a state's side is itself."""
        draft = self._drafts[actor]
        if draft.kind in (ActorKind.STATE, ActorKind.ARMED_GROUP) and draft.side is None:
            return actor
        return draft.side

    def state_of(self, actor: str) -> str | None:
        """Id of the state that an actor is or in the end acts for, or None."""
        seen = set[str]()
        here: str | None = actor
        while here is not None and here not in seen:
            if self._drafts[here].kind is ActorKind.STATE:
                return here
            seen.add(here)
            here = self._drafts[here].side
        return None

    def enrol(self, word: int, *, any_noun: bool = False) -> tuple[str, ...]:
        """Ids of the actors that a phrase means; one known by its description alone is put on the record now.

        With `any_noun` the phrase may be headed by any noun ("press reports"), not only by one of people and bodies.
        """
        mention = self._mentions.get(word)
        if mention is None and any_noun:
            head = self.describe(word)
            mention = self._mentions.get(head) if head is not None else None
        if mention is None or mention.form in (Form.ADJECTIVE, Form.PLACE):
            return ()
        for actor in mention.actors:
            self._drafts[actor].shown = True
        return mention.actors

    def show(self, actor: str) -> str:
        """Put an actor that was only spoken of ("the prime minister's spokesman") on the record; returns the id."""
        self._drafts[actor].shown = True
        return actor

    # What reading the actors fills in

    def new(self, name: str, kind: ActorKind, span: Span) -> Draft:
        """Add an actor that is first mentioned at a span."""
        draft = Draft(id=self._identify("actor", [span]), name=name, kind=kind)
        self._drafts[draft.id] = draft
        return draft

    def merge(self, one: Draft, other: Draft) -> None:
        """Let everything said of one actor be said of another; the first is no more."""
        other.mentions.update(one.mentions)
        other.names += [n for n in one.names if n not in other.names]
        other.offices += one.offices
        if other.side is None:
            other.side, other.side_words, other.country = one.side, one.side_words, other.country or one.country
        other.sort = other.sort or one.sort
        other.shown = other.shown or one.shown
        for head, mention in self._mentions.items():
            if one.id in mention.actors or one.id in mention.candidates:
                self._mentions[head] = replace(
                    mention,
                    actors=tuple(other.id if a == one.id else a for a in mention.actors),
                    candidates=tuple(other.id if a == one.id else a for a in mention.candidates),
                )
        for draft in self._drafts.values():
            if draft.side == one.id:
                draft.side = other.id
        del self._drafts[one.id]
        # Whoever still holds the first speaks of the other from here on.
        self._gone.append(one)
        for gone in [draft for draft in self._gone if draft.id == one.id]:
            gone.id, gone.mentions, gone.names, gone.offices = other.id, other.mentions, other.names, other.offices

    def draft(self, actor: str) -> Draft:
        """Return an actor in the making."""
        return self._drafts[actor]

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """All actors in the making, in the order they were found."""
        return tuple(self._drafts.values())

    def set(self, mention: Mention) -> None:
        """Record what a phrase means; a later word on the same phrase replaces the earlier."""
        self._mentions[mention.head] = mention
        if mention.form is Form.NAME:
            # The grammar may hang a clause on a title: "Secretary of State X phoned".
            self._within |= dict.fromkeys(range(mention.first, mention.head), mention.head)

    def set_place(self, words: Iterable[int]) -> None:
        """Let a capital's name stand for the place alone and not for those who rule there."""
        for word in words:
            self._states.pop(word, None)

    def set_state(self, words: Iterable[int], state: str) -> None:
        """Record the state behind an adjective or a place."""
        for word in words:
            self._states[word] = state
