"""Threats and promises tied to what they serve: the proposal whose acceptance their condition or purpose asks for.

    with_ties(stage, events, topics, proposals) -> the events, each lever with the proposal it serves, where told

"Will close the port unless Orland accepts the truce", "sanctions to press Orland to sign the truce", "aid in exchange
for the release of all prisoners": the words of the tie must tell of the proposal, by naming it or something of its kind
in words that they share. A proposal that only stands near is none that a lever serves.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.model.plover import EventType
from dragoman.model.record import Event, Proposal
from dragoman.model.span import Span
from dragoman.model.vocabulary import ProposalKind, Stance
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.participants import Stage
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.table.joining import Topic, figures_of
from dragoman.reading.table.topics import stands_for_other
from dragoman.reading.table.vocabulary import kind_of, vocabulary

LEVERS = frozenset(
    {EventType.THREATEN, EventType.SANCTION, EventType.AID, EventType.COERCE, EventType.AGREE, EventType.CONCEDE,
     EventType.RETREAT, EventType.COOPERATE}
)  # fmt: skip
"""Types by which one side means to move another."""
_PRESSING = word_set(
    "press force compel push pressure pressurise pressurize persuade coerce induce encourage secure win prod nudge "
    "lure entice convince oblige"
)
_PROMISING = word_set("promise pledge vow offer undertake assure guarantee commit")
_ALWAYS_ONE = frozenset({ProposalKind.CEASEFIRE, ProposalKind.TALKS})
"""Kinds of which words of their kind need share no other word with a proposal."""
_ANSWERING = word_set(
    "accept agree comply yield sign refuse reject decline obey cooperate concede relent budge respond approve endorse"
)
"""What one does about a proposal that the words need not name: "unless Orland complies"."""
_CONDITIONS = frozenset({"if", "unless", "until", "once", "provided", "long"})
_UNTIL = frozenset({"pending", "until"})
_NOT_ITS_OWN = frozenset({"punct", "mark", "aux", "neg", "det", "case"})


@dataclass(frozen=True, slots=True)
class _Offer:
    """A proposal as ties are held against it."""

    id: str
    kind: ProposalKind
    topic: Topic
    asked_by: frozenset[str]


def with_ties(
    stage: Stage, events: Sequence[Event], topics: Sequence[Topic], proposals: Sequence[Proposal]
) -> tuple[Event, ...]:
    """Return events, the levers among them tied to the proposals that `read_proposals` made of the topics."""
    by_mentions = {proposal.mentions: proposal.id for proposal in proposals}
    offers = [
        _Offer(
            name, topic.kind, topic, frozenset(a for h in topic.held if h.stance is Stance.PROPOSES for a in h.actors)
        )
        for topic in topics
        if (name := by_mentions.get(tuple(sorted(set(topic.mentions))))) is not None
    ]
    return tuple(_tied(stage, event, offers) if offers and event.type in LEVERS else event for event in events)


def _tied(stage: Stage, event: Event, offers: Sequence[_Offer]) -> Event:
    own = stage.clauses.layers.words_in(event.trigger[0])
    lemmas = {stage.clauses.lemmas[i] for i in own}
    if event.type is EventType.AGREE and not lemmas & _PROMISING:
        return event
    if any(h in own for offer in offers for h in (*offer.topic.heads, *offer.topic.further)):
        return event  # what is on the table serves nothing but itself
    for region in _regions(stage.clauses, event):
        if (offer := _meant(stage, event, region, offers)) is not None:
            return replace(event, serves=offer.id, words={**event.words, "serves": (region,)})
    return event


# The words of a tie


def _regions(clauses: Clauses, event: Event) -> Iterator[Span]:
    """Yield what may say what a lever is for, the surest first: its condition, what it is set against, its purpose."""
    yield from event.condition
    words = clauses.layers.words_in(event.trigger[0])
    trigger = next((i for i in words if clauses.is_verb(i)), words[0])
    verb = trigger if clauses.is_verb(trigger) else clauses.governing_verb(trigger)
    tops = list(dict.fromkeys(i for i in (trigger, verb) if i is not None))
    for top in tops:
        yield from _waiting(clauses, top)
    for top in tops:
        yield from _alternatives(clauses, top)
    for top in tops:
        yield from _purposes(clauses, top, trigger)
    for top in tops:
        yield from _pressed(clauses, top)
    for top in tops:
        yield from _in_exchange(clauses, top)


def _waiting(clauses: Clauses, top: int) -> Iterator[Span]:
    """Yield the clauses below a lever that a condition opens, whatever the tree takes them for."""
    for i in clauses.layers.subtree(top):
        marks = [c for c in clauses.children(i, "mark", "advmod") if clauses.lemmas[c] in _CONDITIONS and top < c < i]
        if marks:
            yield Span(clauses.words[marks[0]].span.begin, clauses.clause(i).end)


def _alternatives(clauses: Clauses, top: int) -> Iterator[Span]:
    """Yield what else is left to do: "accept the truce or face sanctions"."""
    word = clauses.words[top]
    if word.relation != "conj" or word.head == ROOT or not clauses.is_verb(word.head):
        return
    if any(clauses.lemmas[c] == "or" for c in clauses.children(word.head, "cc") if c < top):
        yield clauses.clause(word.head)


def _purposes(clauses: Clauses, top: int, trigger: int) -> Iterator[Span]:
    """Yield what a lever is to bring about: "to press Orland to sign the truce", "aimed at forcing Orland to sign"."""
    for i in clauses.layers.subtree(top):
        if i <= trigger or not clauses.is_verb(i) or clauses.lemmas[i] not in _PRESSING:
            continue
        marks = {clauses.lemmas[c] for c in clauses.children(i, "mark", "aux", "case")}
        infinitive = clauses.words[i].tag == "VB" and "to" in marks
        if infinitive or (clauses.words[i].tag in {"VBG", "NN"} and marks & {"at", "of", "for"}):
            yield clauses.clause(i)


def _pressed(clauses: Clauses, top: int) -> Iterator[Span]:
    """Yield what somebody is pressed to do by a lever: "pressed Orland to sign by threatening an embargo"."""
    marks = {clauses.lemmas[c] for c in clauses.children(top, "mark", "case")}
    above = clauses.words[top].head
    if marks & {"by", "with", "through"} and above != ROOT and clauses.lemmas[above] in _PRESSING:
        yield from (clauses.clause(c) for c in clauses.children(above, "xcomp") if clauses.is_verb(c))


def _in_exchange(clauses: Clauses, top: int) -> Iterator[Span]:
    """Yield what is asked in return ("in exchange for the release of all prisoners") or waited for ("pending …")."""
    first, after = clauses.between_semicolons(top)
    for i in range(max(first, top), after - 2):
        lemmas = clauses.lemmas
        if lemmas[i] == "in" and lemmas[i + 1] in {"exchange", "return"} and lemmas[i + 2] == "for":
            held = clauses.words[i + 2].head
            if held > i + 2:
                yield clauses.clause(held) if clauses.is_verb(held) else clauses.phrase(held)
        elif lemmas[i] in _UNTIL and clauses.is_noun(held := clauses.words[i].head) and held > i:
            yield clauses.phrase(held)


# The proposal that they tell of


def _meant(stage: Stage, event: Event, region: Span, offers: Sequence[_Offer]) -> _Offer | None:
    """Return the one proposal that words tell of: named there, else of its kind, else what an answer there answers."""
    clauses = stage.clauses
    own = set(clauses.layers.words_in(event.trigger[0]))
    inside = [i for i in clauses.layers.words_in(region) if i not in own]
    if named := [o for o in offers if any(h in inside for h in o.topic.heads)]:
        return _only(stage, clauses, inside, named)
    further = [o for o in offers if any(h in inside for h in o.topic.further)]
    said = _with_nouns(clauses.lemmas[i] for i in inside)
    alike = [o for o in offers if o in further or any(_tells_of(clauses, i, o, said) for i in inside)]
    if alike:
        return _only(stage, clauses, inside, alike)
    if any(_points_back(clauses, i, inside) for i in inside):
        return _before(stage, event, region, offers)
    return None


def _with_nouns(lemmas: Iterable[str]) -> frozenset[str]:
    """Return words with the nouns of the verbs among them: who withdraws makes a withdrawal."""
    found = set(lemmas)
    return frozenset(found | {noun for word in found if (noun := vocabulary().nominals.get(word))})


def _tells_of(clauses: Clauses, index: int, offer: _Offer, said: frozenset[str]) -> bool:
    """Tell whether a word names a thing of a proposal's kind, where its figures and the words said do not part them."""
    if clauses.words[index].relation in _NOT_ITS_OWN or not (clauses.is_noun(index) or clauses.is_verb(index)):
        return False
    kind, figures = kind_of(clauses, index), figures_of(clauses, index)
    if kind is ProposalKind.OTHER and clauses.children(index, "mark"):  # a verb, whatever its tag: "if Velda withdraws"
        name = clauses.lemmas[index]
        kind = next((k.kind for k in vocabulary().kinds if name in k.verbs), kind)
    if kind is not offer.kind or (figures and offer.topic.figures and not figures & offer.topic.figures):
        return False
    shared = said & _with_nouns(offer.topic.words)
    return kind in _ALWAYS_ONE or len(shared) > (kind is ProposalKind.OTHER)


def _only(stage: Stage, clauses: Clauses, inside: Sequence[int], offers: Sequence[_Offer]) -> _Offer | None:
    """Return the proposal that words tell of where they tell of one: of several the one with most of its words there.

    Those who are to comply may decide too: who is named there and has a stance on it.
    """
    if len(offers) == 1:
        return offers[0]
    lemmas = {clauses.lemmas[i] for i in inside}
    there = {a for i in inside for a in stage.who(i)}
    ranked = sorted(offers, key=lambda o: _closeness(o, lemmas, there), reverse=True)
    first, second = (_closeness(o, lemmas, there) for o in ranked[:2])
    return ranked[0] if first > second else None


def _closeness(offer: _Offer, lemmas: set[str], there: set[str]) -> tuple[int, int]:
    holders = {a for h in offer.topic.held for a in h.actors}
    return len(offer.topic.words & lemmas), len(holders & there)


def _points_back(clauses: Clauses, index: int, inside: Sequence[int]) -> bool:
    """Tell whether a verb of answering has no object of its own, or one that stands for what was told before."""
    if not clauses.is_verb(index) or clauses.lemmas[index] not in _ANSWERING:
        return False
    told = [n for n in (*clauses.objects(index), *clauses.phrases(index, "to", "with", "on")) if n in inside]
    told += [c for c in clauses.children(index, "xcomp", "ccomp") if c in inside]
    return all(stands_for_other(clauses, n) for n in told)


def _before(stage: Stage, event: Event, region: Span, offers: Sequence[_Offer]) -> _Offer | None:
    """Return what an answer answers: the one proposal told before it in its sentence, else in the sentence before.

    What the lever's own side, or nobody known, asks for comes before what others do.
    """
    clauses = stage.clauses
    at = clauses.words[clauses.layers.words_in(region)[0]]
    for sentence in (at.sentence, at.sentence - 1):
        told = [
            o
            for o in offers
            if any(clauses.words[h].sentence == sentence and h < at.index for h in (*o.topic.heads, *o.topic.further))
        ]
        asked = [o for o in told if o.asked_by & set(event.actors)] or told
        if told:
            return asked[0] if len(asked) == 1 else None
    return None
