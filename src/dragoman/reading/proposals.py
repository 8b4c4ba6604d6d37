"""What is on the table: the topics that stances are about, one item for each however it is named.

    read_proposals(stage, topics, calendar, identify) -> proposals in the order of their first mention

"The proposal for a 30-day truce", "the agreement for a 30-day ceasefire" and "it" are one: topics of the same kind are
joined where their figures and their words do not part them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.model.record import Proposal, Terms
from dragoman.model.span import Span
from dragoman.model.vocabulary import ProposalKind
from dragoman.reading.actors import Form, Identify
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.conditions import condition_of
from dragoman.reading.events.numbers import number
from dragoman.reading.events.participants import Stage
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.table.heard import plan_before, tabled_before
from dragoman.reading.table.holders import Held
from dragoman.reading.table.labels import GENERIC, label_of, untorn
from dragoman.reading.table.scope import scope_of
from dragoman.reading.table.stances import find_stances
from dragoman.reading.table.topics import echoes, own_phrase
from dragoman.reading.table.vocabulary import begins, carried, kind_of
from dragoman.reading.times import Calendar

_EMPTY = word_set(
    "a an the its their his her of to for on in at by with from that which any all and or be as no not own such"
)
_TEMPORAL = re.compile(r"\b([\w-]+?)[-\s](day|week|month|year|hour)s?\b", re.IGNORECASE)
_UNITS = {"day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y", "hour": "PT{}H"}
_SCALES = word_set("hundred thousand million billion trillion")
_IN_RETURN = re.compile(r"\bin (?:return|exchange) for\b")
_SAME_ACROSS_WORDS = frozenset({ProposalKind.CEASEFIRE})
"""Kinds of which a report has one on the table unless figures part them: a truce is a ceasefire is a cessation."""

_PAPERS = word_set(
    """
    plan proposal draft deal agreement pact accord settlement text document package paper memorandum treaty roadmap
    """
)
"""What one whole set of terms is called by in turn."""


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
            tabled = tabled_before(clauses, held.index)
            if tabled is None and held.topic is not None:
                tabled = plan_before(clauses, held.topic)
            held = held if tabled is None else replace(held, topic=tabled, refers_back=False)
        if held.topic is None or held.refers_back:
            latest = _taken_up(clauses, topics, held.topic) or latest
            if latest is not None and (held.topic is None or _is_near(clauses, latest, held.topic)):
                latest.held.append(held)
                if held.topic is not None:
                    _mention(clauses, latest, held.topic)
                continue
            if held.topic is None or not clauses.is_noun(held.topic):
                continue
        kind, words, figures = (
            kind_of(clauses, held.topic),
            _content(clauses, held.topic),
            figures_of(clauses, held.topic),
        )
        if latest is not None and _is_another_length(clauses, latest, held.topic):
            kind, same = latest.kind, None
        else:
            same = next((t for t in reversed(topics) if _is_same(clauses, t, held.topic, kind, words, figures)), None)
        if same is None:
            same = Topic(kind, words, figures, [held.topic], [])
            topics.append(same)
        same.held.append(held)
        same.words |= words
        same.figures |= figures
        _mention(clauses, same, held.topic)
        latest = same
    _add_further_mentions(clauses, topics)
    return topics


def _is_another_length(clauses: Clauses, known: Topic, topic: int) -> bool:
    """Tell whether a bare length is one of what its sentence has named: "a 30-day truce but not the 60 days"."""
    near = any(clauses.words[h].sentence == clauses.words[topic].sentence for h in known.heads)
    return near and bool(known.figures) and clauses.is_time(topic)


def _taken_up(clauses: Clauses, topics: Sequence[Topic], head: int | None) -> Topic | None:
    """Return the last topic that was called by the very noun by which it is taken up, or by a like one.

    "The peace deal … the deal"; "a proposal for a truce … a corridor … the text".
    """
    if head is None or not clauses.is_noun(head):
        return None
    name = clauses.lemmas[head]
    for alike in ({name}, _PAPERS if name in _PAPERS else frozenset[str]()):
        if found := next((t for t in reversed(topics) if any(clauses.lemmas[h] in alike for h in t.heads)), None):
            return found
    return None


def _is_near(clauses: Clauses, known: Topic, topic: int) -> bool:
    """Tell whether what only takes up the words before it ("an offer that …") has a topic in its own sentence."""
    return not echoes(clauses, topic) or any(
        clauses.words[h].sentence == clauses.words[topic].sentence for h in known.heads
    )


def _mention(clauses: Clauses, topic: Topic, head: int) -> None:
    span = clauses.clause(head) if clauses.is_verb(head) else own_phrase(clauses, head)
    if span not in topic.mentions:
        topic.mentions.append(span)
    if head not in topic.heads:
        topic.heads.append(head)


def _is_same(
    clauses: Clauses, known: Topic, head: int, kind: ProposalKind, words: frozenset[str], figures: frozenset[float]
) -> bool:
    if known.kind is not kind or (known.figures and figures and not known.figures & figures):
        return False
    if kind in _SAME_ACROSS_WORDS:
        return True
    name = clauses.lemmas[carried(clauses, head)]
    same_head = any(clauses.lemmas[carried(clauses, h)] == name for h in known.heads)
    if kind is ProposalKind.OTHER:
        if name in GENERIC and same_head and clauses.children(head, "det"):
            return True
        within = bool(words) and words <= known.words and figures <= known.figures  # "two changes" are no known change
        return len(known.words & words) >= 2 or (same_head and within)
    if not words or not known.words or words <= known.words or known.words <= words:
        return True
    return same_head or len(known.words & words) > 1


def _topic_words(clauses: Clauses, head: int) -> list[int]:
    span = clauses.clause(head) if clauses.is_verb(head) else own_phrase(clauses, head)
    return list(clauses.layers.words_in(span))


def _content(clauses: Clauses, head: int) -> frozenset[str]:
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
        found |= {value} if value is not None else set()
    return frozenset(found)


def _value(clauses: Clauses, index: int) -> float | None:
    text = clauses.words[index].text
    if re.fullmatch(r"\d+\.\d+", text):
        return float(text)
    scales = text.lower() in _SCALES and index > 0 and clauses.words[index - 1].tag == "CD"
    return None if scales else number(text)


def _add_further_mentions(clauses: Clauses, topics: list[Topic]) -> None:
    """Add the other places that name a topic: a noun of its kind whose figures and words agree with it."""
    if not topics:
        return
    for word in clauses.words:
        if word.tag not in {"NN", "NNS"} or any(m.holds(word.span) for t in topics for m in t.mentions):
            continue
        kind = kind_of(clauses, word.index)
        if kind is ProposalKind.OTHER:
            continue
        figures, words = figures_of(clauses, word.index), _content(clauses, word.index)
        for topic in topics:
            same_head = any(clauses.lemmas[h] == clauses.lemmas[word.index] for h in topic.heads)
            agrees = topic.kind is kind and (not figures or figures & topic.figures)
            if agrees and (kind in _SAME_ACROSS_WORDS or (same_head and words <= topic.words)):
                topic.mentions.append(clauses.phrase(word.index))
                topic.further.append(word.index)
                break


def _proposal(stage: Stage, calendar: Calendar, topic: Topic, identify: Identify, others: set[int]) -> Proposal:
    terms, words = _terms(stage, calendar, topic)
    named, text = [*topic.heads, *topic.further], stage.clauses.layers.text
    headed = [
        (next((h for h in named if span.holds(stage.clauses.words[h].span)), None), span) for span in topic.mentions
    ]
    label = _IN_RETURN.split(label_of(stage.clauses, topic.kind, topic.heads, topic.further))[0].rstrip(" ,")
    if scope := scope_of(stage.clauses, topic.kind, headed, others):
        told = [" ".join(span.of(text).split()) for span in scope]
        terms, words["scope"] = replace(terms, scope=", ".join(told)), scope
        label = untorn(label, told)
    mentions = tuple(sorted(set(topic.mentions)))
    return Proposal(identify("proposal", list(mentions)), topic.kind, label, terms, mentions, words)


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
        for mention in stage.cast.mentions_in(span):
            where = clauses.layers.span(mention.first, mention.last)
            if mention.form is Form.PLACE:
                places.setdefault(where.of(text), where)
            elif mention.form is not Form.ADJECTIVE and topic.kind in {ProposalKind.MEETING, ProposalKind.TALKS}:
                here = stage.cast.at(mention.head)
                participants.update({actor: where for actor in here if actor not in participants})
        when = calendar.date_for(head) if start is None else None
        if when is not None and all(span.holds(w) and _may_begin(clauses, topic.kind, w) for w in when.spans):
            start, words["start"] = str(when.value), when.spans
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
