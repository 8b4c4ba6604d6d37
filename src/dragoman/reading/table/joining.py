"""Which topics of a text are one: by the word that takes them up, by kind, figures and words, by who is to meet whom.

What an earlier deal covered is another thing than what is on the table now, though it goes by the same noun.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.model.span import Span
from dragoman.model.vocabulary import ProposalKind, Stance
from dragoman.reading.actors.naming import WEEKDAYS
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.numbers import number
from dragoman.reading.events.participants import Stage
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.table.holders import Held
from dragoman.reading.table.labels import GENERIC
from dragoman.reading.table.topics import between, echoes, own_phrase
from dragoman.reading.table.vocabulary import carried, vocabulary

_EMPTY = word_set(
    "a an the its their his her of to for on in at by with from that which any all and or be as no not own such"
)
_SCALES = word_set("hundred thousand million billion trillion")
_ENDLESS = word_set("open-ended indefinite permanent unlimited lasting")
SAME_ACROSS_WORDS = frozenset({ProposalKind.CEASEFIRE})
"""Kinds of which a report has one on the table unless figures part them: a truce is a ceasefire is a cessation."""
BETWEEN_PARTIES = frozenset({ProposalKind.MEETING, ProposalKind.TALKS})
_PAPERS = word_set(
    """
    plan proposal draft deal agreement pact accord settlement text document package paper memorandum treaty roadmap
    """
)
"""What one whole set of terms is called by in turn."""
_PUT_FORWARD = {
    "offer": {"offer"},
    "proposal": {"propose", "suggest", "float", "table"},
    "suggestion": {"suggest", "propose", "float"},
    "invitation": {"invite"},
    "request": {"request", "ask", "appeal"},
    "appeal": {"appeal", "call", "urge"},
    "call": {"call", "appeal", "urge"},
    "demand": {"demand", "insist"},
}
"""What a telling is called in turn, by the verbs that tell it: "offered to mediate … the offer"."""
_EARLIER = word_set("earlier previous prior past former old defunct expired collapsed lapsed failed")
_BROUGHT_ABOUT = frozenset({("lead", "to"), ("result", "in"), ("end", "in"), ("end", "with")})
_CONCLUDED = word_set("agree sign reach broker strike conclude negotiate seal")
_NAME_ONLY = "?"
"""What stands before the name of somebody who is no actor."""
_WHOLE, _PART = word_set("full complete total comprehensive general"), word_set("partial limited local localised")
_ANYBODY = word_set("prisoner captive detainee man woman person people fighter soldier all those anybody anyone member")


@dataclass(slots=True)
class Topic:
    """One thing on the table in the making."""

    kind: ProposalKind
    words: frozenset[str]
    figures: frozenset[float]
    heads: list[int]
    mentions: list[Span]
    held: list[Held] = field(default_factory=list)
    further: list[int] = field(default_factory=list)
    """Heads of the nouns that name it elsewhere."""


def taken_up(stage: Stage, topics: Sequence[Topic], head: int | None) -> Topic | None:
    """Return the last topic that was called by the very noun by which it is taken up, or by a like one.

    "The peace deal … the deal"; "a proposal for a truce … a corridor … the text"; "offered to mediate … the offer".
    """
    clauses = stage.clauses
    if head is None or not clauses.is_noun(head):
        return None
    name = clauses.lemmas[head]
    verbs = _PUT_FORWARD.get(name, set[str]())
    for topic in reversed(topics):
        if name in (told := _told_by(clauses, topic)) or not verbs.isdisjoint(told):
            return topic
    alike = _PAPERS if name in _PAPERS else frozenset[str]()
    return next((t for t in reversed(topics) if not alike.isdisjoint(_told_by(clauses, t))), None)


def _told_by(clauses: Clauses, topic: Topic) -> set[str]:
    """Return the words that name a topic or tell stances on it: "their proposal for a pause … the proposal"."""
    phrases = [h for h in topic.heads if clauses.words[h].relation == "nmod"]
    # A parser may hang the phrase on a verb: the word before its preposition carries it.
    before = (max(0, min(clauses.children(h, "case"), default=h) - 1) for h in phrases)
    carriers = (*(clauses.words[h].head for h in phrases), *before)
    return {clauses.lemmas[i] for i in (*topic.heads, *carriers, *(held.index for held in topic.held))}


def put_forward_by(stage: Stage, topics: Sequence[Topic], head: int) -> Topic | None:
    """Return what somebody put forward last where a noun says no more of it: "backed the UN's call"."""
    clauses = stage.clauses
    if clauses.lemmas[head] not in _PUT_FORWARD | dict.fromkeys(_PAPERS) or carried(clauses, head) != head:
        return None
    owners = set(stage.behind(head))
    told = clauses.children(head, "nmod", "acl", "acl:relcl", "nummod", "amod", "compound")
    if not owners or any(clauses.is_verb(c) or stage.cast.state_behind(c) is None for c in told):
        return None  # "the Omani plan for a truce" says which itself
    for topic in reversed(topics):
        for held in topic.held:
            sides = {side for a in held.actors if (side := stage.cast.side_of(a)) is not None}
            if held.stance is Stance.PROPOSES and owners & {*held.actors, *sides}:
                return topic
    return None


def is_another_length(clauses: Clauses, known: Topic, topic: int) -> bool:
    """Tell whether a bare length is one of what its sentence has named: "a 30-day truce but not the 60 days"."""
    near = any(clauses.words[h].sentence == clauses.words[topic].sentence for h in known.heads)
    return near and bool(known.figures) and clauses.is_time(topic)


def is_near(clauses: Clauses, known: Topic, topic: int) -> bool:
    """Tell whether what only takes up the words before it ("an offer that …") has a topic in its own sentence."""
    return not echoes(clauses, topic) or any(
        clauses.words[h].sentence == clauses.words[topic].sentence for h in known.heads
    )


def is_same(stage: Stage, known: Topic, held: Held, new: Topic) -> bool:
    """Tell whether a stance is on what is on the table already, told anew as another topic would be."""
    clauses, head = stage.clauses, new.heads[0]
    if _is_deed_of(clauses, known, head):
        return True
    if known.kind is not new.kind or (known.figures and new.figures and not known.figures & new.figures):
        return False
    if _are_apart_in_time(clauses, known, head) or _is_of_others(stage, known, held, new):
        return False
    if new.kind in SAME_ACROSS_WORDS:
        return True
    name = clauses.lemmas[carried(clauses, head)]
    same_head = any(clauses.lemmas[carried(clauses, h)] == name for h in known.heads)
    if new.kind is ProposalKind.OTHER:
        if name in GENERIC and same_head and clauses.children(head, "det"):
            return True
        # "Two changes" are no known change.
        within = bool(new.words) and new.words <= known.words and new.figures <= known.figures
        return len(known.words & new.words) >= 2 or (same_head and within)
    if not new.words or not known.words or new.words <= known.words or known.words <= new.words:
        return True
    return same_head or len(known.words & new.words) > 1


def _is_deed_of(clauses: Clauses, known: Topic, noun: int) -> bool:
    """Tell whether a bare noun only says what a verb told: "a call to extend the truce … agreed to the extension"."""
    pointed = {clauses.lemmas[c] for c in clauses.children(noun, "det")} & {"the", "this", "that", "any", "such"}
    if not pointed or clauses.modifiers(noun) or clauses.children(noun, "nmod", "acl", "acl:relcl"):
        return False
    above = [clauses.words[h].head for h in known.heads if clauses.words[h].head != ROOT]
    verbs = (v for v in (*known.heads, *above) if clauses.is_verb(v))
    return any(vocabulary().nominals.get(clauses.lemmas[v]) == clauses.lemmas[noun] for v in verbs)


def is_mention(clauses: Clauses, topic: Topic, noun: int, kind: ProposalKind) -> bool:
    """Tell whether a noun that no stance is on names a topic: of its kind, with no other figures or words."""
    if topic.kind is not kind or _are_apart_in_time(clauses, topic, noun):
        return False
    figures = figures_of(clauses, noun)
    if figures and not figures & topic.figures:
        return False
    same_head = any(clauses.lemmas[h] == clauses.lemmas[noun] for h in topic.heads)
    return kind in SAME_ACROSS_WORDS or (same_head and content(clauses, noun) <= topic.words)


def _are_apart_in_time(clauses: Clauses, known: Topic, noun: int) -> bool:
    """Tell whether one is an earlier deal and the other is on the table now: "a 30-day truce" and "March's truce"."""
    if any(is_earlier(clauses, head) for head in known.heads):
        return bool(clauses.modifiers(noun)) and not is_earlier(clauses, noun)
    return is_earlier(clauses, noun)


def is_earlier(clauses: Clauses, noun: int) -> bool:
    """Tell whether a noun means a deal of the past: "the previous truce", "March's deal", "the ceasefire of 2019"."""
    if any(clauses.lemmas[m] in _EARLIER for m in clauses.children(noun, "amod")):
        return True
    if clauses.words[noun].relation == "nmod" and _came_of(clauses, noun):
        return True
    dated = [*clauses.children(noun, "nmod:poss", "compound"), *clauses.of_phrases(noun)]
    for clause in clauses.children(noun, "acl"):
        if clauses.lemmas[clause] in _CONCLUDED and clauses.words[clause].tag == "VBN":
            dated += [*clauses.phrases(clause, "in"), *clauses.children(clause, "nmod:tmod")]
    return any(clauses.is_date(d) and clauses.lemmas[d].lower() not in WEEKDAYS for d in dated)


def _came_of(clauses: Clauses, noun: int) -> bool:
    """Tell whether something past is told to have brought a noun about: "the call in March led to a minimal deal"."""
    verb = clauses.words[noun].head
    return (
        clauses.words[verb].tag == "VBD"
        and (clauses.lemmas[verb], clauses.preposition(noun)) in _BROUGHT_ABOUT
        and any(clauses.is_date(i) for i in clauses.layers.subtree(verb))
    )


def _is_of_others(stage: Stage, known: Topic, held: Held, new: Topic) -> bool:
    """Tell whether two topics of a kind are told apart by whom they are between, of or for, or how far they go."""
    if (known.words & _WHOLE and new.words & _PART) or (known.words & _PART and new.words & _WHOLE):
        return True
    if new.kind in BETWEEN_PARTIES:
        met = _parties(stage, held, new.heads[0])
        others = [_parties(stage, h, h.topic) for h in known.held if h.topic is not None and not h.refers_back]
        return any(_differ(stage, met, other) for other in others)
    if new.kind is ProposalKind.EXCHANGE:
        freed = _freed(stage.clauses, new.heads[0])
        return any(freed.isdisjoint(other) for h in known.heads if freed and (other := _freed(stage.clauses, h)))
    return False


def _parties(stage: Stage, held: Held, topic: int) -> frozenset[str]:
    """Return who is to meet whom: "a meeting between Oda and Lind", "is open to meeting Lind"."""
    clauses, inside = stage.clauses, carried(stage.clauses, topic)
    found = {a for n in those_meeting(clauses, topic) for a in _named_by(stage, n)}
    alone = clauses.is_verb(inside) or not (
        between(clauses, inside) or clauses.of_phrases(inside)
    )  # "is open to meeting Lind"
    return frozenset(found | set(held.actors) if alone and found else found)


def _named_by(stage: Stage, noun: int) -> tuple[str, ...]:
    """Return whom a noun names, two people where a hyphen joins them: "a Brun-Oda meeting"; else only the names."""
    word = stage.clauses.words[noun]
    names = tuple(_NAME_ONLY + name for name in word.text.split("-") if word.tag == "NNP" and name[:1].isupper())
    return names if len(names) > 1 else stage.who(noun) or names


def those_meeting(clauses: Clauses, head: int) -> list[int]:
    """Return the nouns that say who is to meet or talk: "a meeting between Oda and Lind", "talks with Velora"."""
    topic = carried(clauses, head)
    whole = clauses.objects(topic) if clauses.is_verb(topic) else clauses.children(topic, "compound")
    nouns = [*whole, *between(clauses, topic), *clauses.phrases(topic, "of", "with")]
    return [n for noun in nouns for n in clauses.nominal_conjuncts(noun)]


def _differ(stage: Stage, one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two groups of actors are others, a person being of the side that stands for them."""
    if len(one) < 2 or len(other) < 2:
        return False
    first, second = [_known_as(stage, a) for a in one], [_known_as(stage, a) for a in other]
    shared = sum(any(a & b for b in second) for a in first), sum(any(a & b for b in first) for a in second)
    return shared[0] < len(first) and shared[1] < len(second)


def _known_as(stage: Stage, actor: str) -> set[str]:
    """Return what an actor may be known by: its id, its side's and its last name; a mere name by itself."""
    if actor.startswith(_NAME_ONLY):
        return {actor.removeprefix(_NAME_ONLY).lower()}
    last = stage.cast.actor(actor).name.split()[-1].lower()
    return {actor, last} | ({side} if (side := stage.cast.side_of(actor)) is not None else set())


def _freed(clauses: Clauses, topic: int) -> frozenset[str]:
    """Return by what nouns those are known who are to be freed; nobody where that is any prisoner."""
    inside = carried(clauses, topic)
    people = clauses.objects(inside) if clauses.is_verb(inside) else clauses.of_phrases(inside)
    found = {clauses.lemmas[n] for p in people for n in clauses.nominal_conjuncts(p) if clauses.is_noun(n)}
    return frozenset() if found & _ANYBODY else frozenset(found)


def _topic_words(clauses: Clauses, head: int) -> list[int]:
    span = clauses.clause(head) if clauses.is_verb(head) else own_phrase(clauses, head)
    return list(clauses.layers.words_in(span))


def content(clauses: Clauses, head: int) -> frozenset[str]:
    """Return the telling words of a topic: its nouns, verbs and adjectives but what any topic may have."""
    found = set[str]()
    for index in _topic_words(clauses, head):
        word = clauses.words[index]
        if word.tag[:2] in {"NN", "VB", "JJ"} and clauses.lemmas[index] not in GENERIC | _EMPTY:
            found.add(clauses.lemmas[index])
    return frozenset(found)


def figures_of(clauses: Clauses, head: int) -> frozenset[float]:
    """Return the numbers of a topic: the 30 of "a 30-day truce", the 4.5 of "4.5 percent"; no scale of another."""
    found = set[float]()
    for index in _topic_words(clauses, head):
        value: float | None = None
        if matched := re.match(r"(\w+)-(?:day|week|month|year|point)", clauses.words[index].text):
            value = number(matched[1])
        elif clauses.words[index].tag == "CD":
            value = _value(clauses, index)
        elif clauses.lemmas[index] in _ENDLESS:
            value = math.inf
        found |= {value} if value is not None else set()
    return frozenset(found)


def _value(clauses: Clauses, index: int) -> float | None:
    text = clauses.words[index].text
    if re.fullmatch(r"\d+\.\d+", text):
        return float(text)
    scales = text.lower() in _SCALES and index > 0 and clauses.words[index - 1].tag == "CD"
    return None if scales else number(text)
