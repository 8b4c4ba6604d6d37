"""When and where an event is told to have been, each with the words that say so."""

from collections.abc import Iterator
from itertools import pairwise

from dragoman.model.plover import EventType
from dragoman.model.record import Place
from dragoman.model.span import Span
from dragoman.model.vocabulary import Modality
from dragoman.reading.actors import Form
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.counted import day_beside, day_of_what_is_counted_from
from dragoman.reading.events.participants import Stage
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.times import Calendar, Dated

_AT = frozenset({"in", "at", "near", "outside", "inside", "off", "around", "aboard", "over", "across", "along"})
_SPOTS = word_set(
    """
    bridge crossing checkpoint village town city river hill pass port harbour harbor strait base camp airport airfield
    square district province island station valley road junction dam plant mine field market post gate border region
    county suburb quarter peninsula canal bay forest mountain ridge settlement hamlet capital barracks highway avenue
    """
)
_OF_WORDS = frozenset(
    {EventType.ACCUSE, EventType.AGREE, EventType.CONCEDE, EventType.REJECT, EventType.REQUEST, EventType.SUPPORT,
     EventType.THREATEN}
)  # fmt: skip
"""What is said of a thing is not said where the thing is: "recognised the government in Vask"."""
_DONE_THERE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT, EventType.AID})
"""What is done where those are whom it is done to."""
_WITHIN = word_set(
    """
    highland lowland outskirts suburb edge part north south east west centre center heart gate area street
    neighbourhood neighborhood lift courtyard ward cell gates
    """
)
"""What is named by the place that it is a part of: "the highlands of Ixtara"."""
_MARGINS = frozenset({"sideline", "margin", "fringe", "edge"})
_TRAVELLING = frozenset({"visit", "tour", "trip", "fly", "travel", "journey", "head", "go"})
_GETTING_TO = frozenset({"reach", "enter"})
_INVITING = frozenset({"invite", "summon", "convoke"})
_CONTACTS = word_set("meeting talk summit session conference round hearing")
_ON_ITS_HEELS = frozenset(
    {
        ("within", "hour"), ("within", "minute"), ("on", "spot"), ("at", "once"), ("in", "morning"),
        ("in", "afternoon"),
        ("in", "evening"), ("at", "noon"), ("at", "midday"), ("at", "dawn"), ("at", "dusk"), ("at", "nightfall"),
        ("at", "sunset"), ("at", "daybreak"), ("by", "noon"), ("by", "evening"), ("by", "nightfall"),
    }
)  # fmt: skip
_AFTER = frozenset({"later", "afterwards", "afterward", "thereafter"})
_THEN = _AFTER | {"immediately", "instantly", "promptly"}
_HEELS = 2
"""Sentences back in which a day may be told that a sentence goes on with."""
_LATER = _AFTER | {"late", "soon", "shortly"}


def date_of(
    calendar: Calendar, clauses: Clauses, index: int, modality: Modality
) -> tuple[str | None, tuple[Span, ...]]:
    """Return an event's date with its words; what has happened has not happened after it was reported.

    "It demands seven percent from September": the date is the demand's term, not its day.
    """
    found = (
        day_beside(calendar, clauses, index)
        or calendar.date_for(index)
        or _date_of_what_is_let(calendar, clauses, index)
        or day_of_what_is_counted_from(calendar, clauses, index)
        or _date_of_clause_before(calendar, clauses, index)
        or _date_of_what_it_follows(calendar, clauses, index)
    )
    if found is None or (modality is Modality.ACTUAL and calendar.is_ahead(found.value)):
        return None, ()
    if any(clauses.words[p].span.end <= found.spans[0].begin for p in _contacts_asked_for(clauses, index)):
        return None, ()
    return str(found.value), found.spans


def _date_of_what_is_let(calendar: Calendar, clauses: Clauses, verb: int) -> Dated | None:
    """Return the day on which what is let happens: "let two of them go on 4 May"."""
    below = clauses.children(verb, "ccomp", "xcomp", "dep") if clauses.lemmas[verb] == "let" else []
    return next((found for c in below if (found := calendar.date_for(c)) is not None), None)


def _contacts_asked_for(clauses: Clauses, verb: int) -> list[int]:
    """Return the contacts to which a verb invites, whose day it is in "invited both to talks on Friday"."""
    if clauses.lemmas[verb] not in _INVITING:
        return []
    return [p for p in clauses.phrases(verb, "to", "for") if clauses.lemmas[p] in _CONTACTS]


def _date_of_clause_before(calendar: Calendar, clauses: Clauses, index: int) -> Dated | None:
    """Return the day of the clause that "an hour later" is counted from, or whose means "by expelling it" tells."""
    verbs = [index, *(a for a in clauses.layers.ancestors(index) if clauses.is_verb(a))]
    for verb, above in pairwise(verbs):
        later = [c for c in clauses.children(verb, "advmod") if clauses.lemmas[c] in _LATER]
        means = [c for c in clauses.children(verb, "mark") if clauses.lemmas[c] == "by"]
        if (later or means) and clauses.words[verb].relation in {"conj", "advcl"}:
            return calendar.date_for(above)
        if clauses.words[verb].relation not in {"conj", "advcl"}:
            return None
    return None


def _date_of_what_it_follows(calendar: Calendar, clauses: Clauses, index: int) -> Dated | None:
    """Return the day told just before, on whose heels a sentence goes on: "turned it down on the spot", "at dusk"."""
    verb = index if clauses.is_verb(index) else clauses.governing_verb(index)
    if verb is None or clauses.words[verb].tag not in {"VBD", "VBN"}:
        return None
    beside = {(clauses.preposition(p), clauses.lemmas[p]) for p in clauses.children(verb, "nmod", "advcl", "nmod:tmod")}
    adverbs = {clauses.lemmas[c] for c in clauses.children(verb, "advmod")}
    if beside.isdisjoint(_ON_ITS_HEELS) and adverbs.isdisjoint(_THEN):
        return None
    number = clauses.words[verb].sentence
    told = calendar.told_before(clauses.words[verb].span.begin)
    first = clauses.layers.sentences[max(0, number - _HEELS)][0]
    return told if told is not None and told.spans[0].begin >= clauses.words[first].span.begin else None


def place_of(stage: Stage, index: int, event_type: EventType) -> tuple[Place | None, tuple[Span, ...]]:
    """Return where an event is told to happen: a place named in a phrase with "in", "at", "near" of its clause."""
    for phrase in _phrases_of_place(stage, index, event_type):
        if (found := _place_at(stage, phrase)) is not None:
            return found
    return None, ()


def _phrases_of_place(stage: Stage, index: int, event_type: EventType) -> Iterator[int]:
    """Yield the nouns that may say where, the likeliest first: its own, then those that hang on who takes part."""
    clauses = stage.clauses
    beside = clauses.phrases(index, "by", "with", "from", "between")
    beside += [p for m in clauses.phrases(index, "on") if clauses.lemmas[m] in _MARGINS for p in clauses.of_phrases(m)]
    if event_type in _DONE_THERE and clauses.is_noun(index):
        beside += clauses.phrases(index, "on", "of", "against")  # "an attack on a post in Kesh"
    if event_type is EventType.ASSAULT and clauses.is_verb(index):
        beside += [s for s in clauses.surface_subjects(index) if not stage.who(s)]  # "a bomb in Kesh killed two"
    nearest = _nearest(clauses, index, event_type)
    moves = event_type in _DONE_THERE or event_type is EventType.PROTEST
    at = [*_AT, "through"] if moves else [*_AT]
    for word in [index, *([*nearest, *beside] if clauses.is_verb(index) else [*beside, *nearest])]:
        if word != index and clauses.preposition(word) in _AT and clauses.children(word, "cop"):
            yield word  # "was in Kesh for talks"
        for phrase in clauses.phrases(word, *at):
            if clauses.children(phrase, "nsubj", "cop"):
                continue  # "a day after he was in Kesh": another clause
            if event_type in _OF_WORDS or clauses.preposition(phrase) == "over":
                yield phrase
            else:
                yield from _inwards(clauses, phrase)
    for word in [index, *(nearest if clauses.is_verb(index) else [])]:
        for spot in clauses.phrases(word, "on"):
            if clauses.lemmas[spot] in _SPOTS | _WITHIN:
                yield from _inwards(clauses, spot)
            elif event_type in _DONE_THERE:  # "seized tea on a barge in the port of Kesh"
                yield from (p for inner in clauses.phrases(spot, *_AT) for p in _inwards(clauses, inner))
    if event_type is EventType.RETREAT:
        yield from (p for out in clauses.phrases(index, "from", "of") for p in _inwards(clauses, out))
    travels = event_type is EventType.CONSULT and clauses.lemmas[index] in _TRAVELLING
    if travels:
        yield from [p for word in [index, *beside] for p in clauses.phrases(word, "to")]
    if clauses.is_verb(index) and (travels or clauses.lemmas[index] in _GETTING_TO):
        yield from clauses.objects(index)


def _inwards(clauses: Clauses, noun: int) -> Iterator[int]:
    """Yield a noun of place and those that say where it is: "at the terminal in Kesh", "in the suburbs of Kesh"."""
    if clauses.is_time(noun):  # "at the terminal in Kesh on Monday": a parser may make one name of these
        yield from (c for c in clauses.children(noun, "compound") if clauses.words[c].tag == "NNP")
        return
    yield noun
    inside = clauses.phrases(noun, *_AT)
    if clauses.lemmas[noun] in _WITHIN | _SPOTS:
        inside += clauses.of_phrases(noun)
    for inner in inside:
        if not clauses.children(inner, "nsubj", "cop"):
            yield from _inwards(clauses, inner)


def _nearest(clauses: Clauses, index: int, event_type: EventType) -> list[int]:
    """Return the words beside an event's own on which its place may hang."""
    if not clauses.is_verb(index):
        return [above] if (above := clauses.words[index].head) != ROOT else []
    objects = clauses.objects(index) if event_type not in _OF_WORDS else []
    # "Met Osk of Kesh in Tolm": a parser may hang the place on the name before it.
    named = [p for o in objects for p in clauses.of_phrases(o) if clauses.words[p].tag == "NNP"]
    dead = [c for c in clauses.children(index, "xcomp") if not clauses.is_verb(c)]  # "shot dead in Kesh"
    return [*objects, *named, *dead]


def _place_at(stage: Stage, phrase: int) -> tuple[Place, tuple[Span, ...]] | None:
    clauses, cast = stage.clauses, stage.cast
    mention = cast.mention_at(phrase)
    entity = next((e for e in clauses.layers.entities if e.first <= phrase <= e.last), None)
    is_place = (mention is not None and mention.form is Form.PLACE) or (
        entity is not None and entity.kind == "LOCATION"
    )
    if entity is None and (named := _named_spot(clauses, phrase)) is not None:
        return Place(named.of(clauses.layers.text), None), (named,)
    if not is_place or entity is None:
        return None
    state = cast.state_behind(phrase)
    country = cast.actor(state).country if state is not None else None
    return Place(entity.span.of(clauses.layers.text), country), (entity.span,)


def _named_spot(clauses: Clauses, noun: int) -> Span | None:
    """Return the name of a spot that ends in a common noun: "the Sollen bridge", "the village of Tarn"."""
    if clauses.lemmas[noun] not in _SPOTS:
        return None
    names = [c for c in clauses.children(noun, "compound") if clauses.words[c].tag == "NNP" and c < noun]
    if names:
        return Span(clauses.words[names[0]].span.begin, clauses.words[noun].span.end)
    of = [p for p in clauses.of_phrases(noun) if clauses.words[p].tag == "NNP"]
    return clauses.phrase(of[0]) if of else None
