"""What is on the table: the topics that stances are about, one item for each however it is named.

    read_proposals(stage, topics, calendar, identify) -> proposals in the order of their first mention

"The proposal for a 30-day truce", "the agreement for a 30-day ceasefire" and "it" are one: topics of the same kind are
joined where their figures and their words do not part them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.record import Proposal, Terms
from dragoman.model.span import Span
from dragoman.model.vocabulary import ProposalKind
from dragoman.reading.actors import Form, Identify
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.conditions import condition_of
from dragoman.reading.events.numbers import number
from dragoman.reading.events.participants import Stage
from dragoman.reading.layers import ROOT
from dragoman.reading.table.heard import plan_before, tabled_before
from dragoman.reading.table.holders import Held
from dragoman.reading.table.joining import (
    BETWEEN_PARTIES,
    Topic,
    content,
    figures_of,
    is_another_length,
    is_mention,
    is_near,
    is_same,
    put_forward_by,
    taken_up,
    those_meeting,
)
from dragoman.reading.table.labels import label_of, untorn
from dragoman.reading.table.scope import scope_of
from dragoman.reading.table.stances import find_stances
from dragoman.reading.table.topics import own_phrase
from dragoman.reading.table.vocabulary import begins, kind_of, nouns_of_kinds
from dragoman.reading.times import Calendar

_TEMPORAL = re.compile(r"\b([\w-]+?)[-\s](day|week|month|year|hour)s?\b", re.IGNORECASE)
_UNITS = {"day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y", "hour": "PT{}H"}
_SOMEBODY = frozenset({"him", "her"})
_OF_SOMEBODY = {
    "release": "of",
    "meeting": "with",
    "reception": "of",
    "expulsion": "of",
    "removal": "of",
    "return": "of",
}
"""What is told by a verb alone, and the word by which the one follows to whom it is done."""
_IN_RETURN = re.compile(r"\bin (?:return|exchange) for\b")
_BARE = re.compile(r"\bin (?:return|exchange)(?: for\b|$)")
"""Where a label stops, since what is asked for something is its condition."""


def read_proposals(
    stage: Stage, topics: Sequence[Topic], calendar: Calendar, identify: Identify
) -> tuple[Proposal, ...]:
    """Return what is on the table in a text, from the topics that `gather` found there."""
    heads = [{*topic.heads, *topic.further} for topic in topics]
    return tuple(
        _proposal(stage, calendar, topic, identify, set().union(*(h for h in heads if h is not own)))
        for topic, own in zip(topics, heads, strict=True)
    )


def gather(stage: Stage) -> list[Topic]:
    """Return the topics of a text's stances, each with the stances held on it, in the order of first mention."""
    clauses = stage.clauses
    topics: list[Topic] = []
    latest: Topic | None = None
    for held in find_stances(stage):
        if (held.topic is None or held.refers_back) and latest is None:
            # Nobody has been heard to put it on the table, but there it is: "the five-point plan; Asmara rejected it".
            tabled = tabled_before(clauses, held.index, held.topic)
            if tabled is None and held.topic is not None:
                tabled = plan_before(clauses, held.topic)
            elif tabled is None and held.conditional and clauses.lemmas[held.index] == "sign":
                tabled = plan_before(clauses, held.index) or held.index  # "the union would sign if …"
            held = held if tabled is None else replace(held, topic=tabled, refers_back=False)
        if held.topic is not None and (owned := put_forward_by(stage, topics, held.topic)) is not None:
            latest = owned
            _add(clauses, owned, held)
            continue
        if held.topic is None or held.refers_back:
            latest = taken_up(stage, topics, held.topic) or latest
            if latest is not None and (held.topic is None or is_near(clauses, latest, held.topic)):
                _add(clauses, latest, held)
                continue
            if held.topic is None or not clauses.is_noun(held.topic):
                continue
        latest = _place(stage, topics, latest, held, held.topic)
    _add_further_mentions(clauses, topics)
    return topics


def _place(stage: Stage, topics: list[Topic], latest: Topic | None, held: Held, head: int) -> Topic:
    """Return the topic that a stance is on, one of the topics or a new one among them."""
    clauses = stage.clauses
    new = Topic(kind_of(clauses, head), content(clauses, head), figures_of(clauses, head), [head], [])
    if latest is not None and is_another_length(clauses, latest, head):
        new.kind, same = latest.kind, None
    else:
        same = next((t for t in reversed(topics) if is_same(stage, t, held, new)), None)
    if same is None:
        same = new
        topics.append(same)
    same.words |= new.words
    same.figures |= new.figures
    _add(clauses, same, held)
    return same


def _add(clauses: Clauses, topic: Topic, held: Held) -> None:
    """Add a stance to the topic that it is on, with the words that name this there."""
    topic.held.append(held)
    if (head := held.topic) is None:
        return
    span = clauses.clause(head) if clauses.is_verb(head) else own_phrase(clauses, head)
    if span not in topic.mentions:
        topic.mentions.append(span)
    if head not in topic.heads:
        topic.heads.append(head)


def _add_further_mentions(clauses: Clauses, topics: list[Topic]) -> None:
    """Add the other places that name a topic: a noun of its kind whose figures and words agree with it."""
    if not topics:
        return
    named = {i for topic in topics for mention in topic.mentions for i in clauses.layers.words_in(mention)}
    for word in nouns_of_kinds(clauses):
        if word.index in named:
            continue
        kind = kind_of(clauses, word.index)
        if kind is ProposalKind.OTHER:
            continue
        if (topic := next((t for t in topics if is_mention(clauses, t, word.index, kind)), None)) is not None:
            mention = clauses.phrase(word.index)
            topic.mentions.append(mention)
            named.update(clauses.layers.words_in(mention))
            topic.further.append(word.index)


def _proposal(stage: Stage, calendar: Calendar, topic: Topic, identify: Identify, others: set[int]) -> Proposal:
    terms, words = _terms(stage, calendar, topic)
    named, text = [*topic.heads, *topic.further], stage.clauses.layers.text
    headed = [
        (next((h for h in named if span.holds(stage.clauses.words[h].span)), None), span) for span in topic.mentions
    ]
    label = _BARE.split(label_of(stage.clauses, topic.kind, topic.heads, topic.further))[0].rstrip(" ,")
    if scope := scope_of(stage.clauses, topic.kind, headed, others):
        told = [" ".join(span.of(text).split()) for span in scope]
        terms, words["scope"] = replace(terms, scope=", ".join(told)), scope
        label = untorn(label, told)
    label = _with_name(stage, topic, label)
    mentions = tuple(sorted(set(topic.mentions)))
    return Proposal(identify("proposal", list(mentions)), topic.kind, label, terms, mentions, words)


def _with_name(stage: Stage, topic: Topic, label: str) -> str:
    """Return a label that says whom a pronoun means: "release of Reiss" for "release him"."""
    for verb in (h for h in topic.heads if stage.clauses.is_verb(h)):
        for pronoun in stage.clauses.children(verb, "dobj"):
            word, meant = stage.clauses.words[pronoun], stage.who(pronoun)
            if word.text.lower() not in _SOMEBODY or len(meant) != 1:
                continue
            person = stage.cast.actor(meant[0])
            if all(" " not in form for form in person.names):
                continue  # of a bare name it is less sure that it is a person's
            if label in _OF_SOMEBODY:
                return f"{label} {_OF_SOMEBODY[label]} {person.name}"
            name = person.name.replace("\\", r"\\")
            return re.sub(rf"\b{word.text}\b", name, label, count=1)
    return label


def _price(topic: Topic, text: str) -> Span | None:
    """Return what something is offered or asked for: "limits in return for relief"."""
    found = ((span, _IN_RETURN.search(text, span.begin, span.end)) for span in topic.mentions)
    return next((Span(m.start(), span.end) for span, m in found if m is not None), None)


def _may_begin(clauses: Clauses, kind: ProposalKind, date: Span) -> bool:
    """Tell whether a date may say when a proposal begins: not the month of "the July Charter", nor any "on Friday"."""
    word = clauses.words[clauses.layers.words_in(date)[0]]
    in_name = word.relation == "compound" and clauses.words[word.head].tag == "NNP"
    told = clauses.preposition(word.index)
    return not in_name and told != "as" and (kind is not ProposalKind.OTHER or told != "on")


def _beginning(clauses: Clauses, head: int) -> int | None:
    """Return the verb that tells when a proposal begins: "a truce, to take effect on Wednesday", "starting at dawn"."""
    governor = clauses.words[head].head
    after = clauses.children(governor, "advcl", "xcomp") if governor != ROOT else []
    near = [*clauses.children(head, "acl", "acl:relcl"), *(v for v in after if v > head), governor]
    return next((v for v in near if v != ROOT and clauses.is_verb(v) and begins(clauses, v)), None)


def _terms(stage: Stage, calendar: Calendar, topic: Topic) -> tuple[Terms, dict[str, tuple[Span, ...]]]:
    clauses, text = stage.clauses, stage.clauses.layers.text
    words: dict[str, tuple[Span, ...]] = {}
    duration = start = condition = None
    places: dict[str, Span] = {}
    participants: dict[str, Span] = {}
    for head in (*topic.heads, *topic.further):
        beginning = _beginning(clauses, head)
        if start is None and beginning is not None and (when := calendar.date_for(beginning)) is not None:
            start, words["start"] = str(when.value), when.spans
    for head, span in zip(topic.heads, topic.mentions, strict=False):
        for matched in _TEMPORAL.finditer(span.of(text)):
            value = number(matched[1])
            if duration is None and value:  # "day for day" is no length
                duration = _UNITS[matched[2].lower()].format(value)
                words["duration"] = (Span(span.begin + matched.start(), span.begin + matched.end()),)
        asked = _IN_RETURN.search(text, span.begin, span.end)
        for mention in stage.cast.mentions_in(span):
            if asked is not None and clauses.words[mention.head].span.begin > asked.start():
                break
            where = clauses.layers.span(mention.first, mention.last)
            if mention.form is Form.PLACE:
                places.setdefault(where.of(text), where)
            elif mention.form is not Form.ADJECTIVE and topic.kind in BETWEEN_PARTIES:
                here = stage.cast.at(mention.head)
                participants.update({actor: where for actor in here if actor not in participants})
        when = calendar.date_for(head) if start is None else None
        if when is not None and all(span.holds(w) and _may_begin(clauses, topic.kind, w) for w in when.spans):
            start, words["start"] = str(when.value), when.spans
    if topic.kind in BETWEEN_PARTIES:
        for noun in (n for head in topic.heads for n in those_meeting(clauses, head)):
            participants.update({a: clauses.phrase(noun) for a in stage.who(noun) if a not in participants})
    for held in topic.held:
        if condition is None and held.conditional and (found := condition_of(clauses, held.index)):
            condition, words["condition"] = found[0].of(text), found[:1]
    if condition is None and (price := _price(topic, text)) is not None:
        condition, words["condition"] = price.of(text), (price,)
    if places:
        words["place"] = tuple(places.values())
    if participants:
        words["participants"] = tuple(dict.fromkeys(participants.values()))
    return Terms(duration, None, start, tuple(places), tuple(participants), condition), words
