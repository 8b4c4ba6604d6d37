"""Plans that came about otherwise, words that conduct belies, and what a report sets against what was said."""

from collections.abc import Iterator

from dragoman.model.plover import EventType
from dragoman.model.span import Span
from dragoman.model.vocabulary import DiscrepancyField, Modality
from dragoman.reading.discrepancies.pairs import LONGEST, Pair, Scene
from dragoman.reading.lemma import word_set

_PEACE = word_set("peace peaceful ceasefire cease-fire truce restraint de-escalation negotiation dialogue")
_WANT = word_set("want seek believe commit desire hope strive ready committed willing support")
_TURNED_OUT = frozenset({"end", "wind", "finish", "turn"})
_CONTRAST = frozenset({"however", "but", "yet", "nevertheless", "nonetheless"})
_KEEPING = word_set("keep honour honor fulfil fulfill meet respect implement")
_PLEDGES = word_set("promise pledge commitment undertaking word agreement obligation")
_AHEAD = 3
"""In how many sentences after somebody's words the conduct is still held against them."""


def plans(scene: Scene) -> Iterator[Pair]:
    """Find what "was to" happen one way and "ended up" happening another."""
    clauses = scene.clauses
    for word in clauses.words:
        if clauses.lemmas[word.index] not in {"be", "due", "suppose", "schedule", "plan", "mean"}:
            continue
        was = word.text.lower() in {"was", "were"} or any(
            clauses.words[c].text.lower() in {"was", "were"} for c in clauses.children(word.index, "cop", "auxpass")
        )
        inner = clauses.children(word.index, "xcomp")
        if not was or not inner:
            continue
        plan = clauses.clause(inner[0])
        plan = Span(min(plan.begin, word.span.begin), plan.end)
        first, after = clauses.layers.sentences[word.sentence]
        for i in range(first, after):
            turned = clauses.is_verb(i) and clauses.lemmas[i] in _TURNED_OUT and i != word.index
            if turned and "up" in {clauses.lemmas[c] for c in clauses.children(i, "compound:prt", "advmod")}:
                outcome = Span(clauses.words[i].span.begin, clauses.clause(i).end)
                yield Pair(DiscrepancyField.ORDER, plan, outcome)


def words_and_deeds(scene: Scene) -> Iterator[Pair]:
    """Find peace professed by or for a side that goes on to attack, and oaths broken in one sentence."""
    clauses = scene.clauses
    for statement in scene.statements:
        span = Span(statement.content[0].begin, statement.content[-1].end) if statement.content else None
        if span is None or len(span) > LONGEST:
            continue
        indexes = clauses.layers.words_in(span)
        names = {clauses.lemmas[i] for i in indexes}
        wants = [i for i in indexes if clauses.lemmas[i] in _WANT]
        if not names & _PEACE or not wants:
            continue
        professing = scene.sides(
            tuple(a for i in wants for s in clauses.surface_subjects(i) for a in scene.stage.who(s))
        )
        here = scene.sentence_of(span)
        for event in scene.events:
            gap = scene.sentence_of(event.evidence[0]) - here
            attacks = event.type is EventType.ASSAULT and event.modality is Modality.ACTUAL
            if attacks and 0 < gap <= _AHEAD + 5 and professing & scene.sides(event.actors):
                yield Pair(DiscrepancyField.SAID_AND_DONE, span, event.evidence[0], event.id)
                break
    yield from _broken_oaths(scene)
    yield from _unkept(scene)


def _broken_oaths(scene: Scene) -> Iterator[Pair]:
    clauses = scene.clauses
    for word in clauses.words:
        if clauses.lemmas[word.index] not in {"swear", "vow", "promise", "pledge"} or not clauses.is_verb(word.index):
            continue
        never = [c for c in clauses.complements(word.index) if clauses.is_negated(c)]
        if not never or word.relation not in {"acl:relcl", "advcl", "acl"}:
            continue
        deed = clauses.governing_verb(word.head) if not clauses.is_verb(word.head) else word.head
        if deed is not None and clauses.words[deed].sentence == word.sentence and not clauses.is_negated(deed):
            oath = clauses.clause(word.index)
            subject_to_end = Span(clauses.words[deed].span.begin, clauses.clause(deed).end)
            if oath.end <= subject_to_end.begin:
                yield Pair(DiscrepancyField.SAID_AND_DONE, oath, subject_to_end)


def contrasts(scene: Scene) -> Iterator[Pair]:
    """Find "However, talks have been underway for weeks" after talks were said to begin."""
    clauses = scene.clauses
    for number_of, (first, after) in enumerate(clauses.layers.sentences):
        opening = {clauses.lemmas[i] for i in range(first, min(first + 2, after))}
        if not opening & _CONTRAST:
            continue
        told = [e for e in scene.events if scene.sentence_of(e.evidence[0]) in range(max(0, number_of - 2), number_of)]
        for i in range(first, after):
            underway = clauses.lemmas[i] in {"underway", "ongoing", "begin", "hold"} or (
                clauses.lemmas[i] == "way" and clauses.preposition(i) == "under"
            )
            subjects = {clauses.lemmas[s] for s in clauses.children(i, "nsubj", "nsubjpass")}
            if not underway or not subjects:
                continue
            now = clauses.clause(i)
            for event in told:
                planned = event.modality is Modality.PLANNED and event.type is EventType.CONSULT
                if planned and subjects & {"talk", "negotiation", "meeting", "dialogue", "discussion"}:
                    yield Pair(DiscrepancyField.OCCURRENCE, event.evidence[0], now, event.id)
                    break


def _unkept(scene: Scene) -> Iterator[Pair]:
    """Find "The promise has not been kept" after the promise."""
    clauses = scene.clauses
    promises = [e for e in scene.events if e.type is EventType.AGREE and e.modality is Modality.ACTUAL]
    for word in clauses.words:
        if clauses.lemmas[word.index] not in _KEEPING or not clauses.is_verb(word.index):
            continue
        kept = {clauses.lemmas[n] for n in clauses.objects(word.index)}
        if not (kept & _PLEDGES and clauses.is_negated(word.index)):
            continue
        span = clauses.clause(word.index)
        here = scene.sentence_of(span)
        for event in reversed(promises):
            if event.evidence[0].end <= span.begin and here - scene.sentence_of(event.evidence[0]) <= _AHEAD:
                yield Pair(DiscrepancyField.SAID_AND_DONE, event.evidence[0], span, event.id)
                break
