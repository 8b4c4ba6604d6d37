"""What has been seen or done after all: an event that another denies, and what those who were told something saw."""

from collections.abc import Iterator

from dragoman.model.record import Event
from dragoman.model.span import Span
from dragoman.model.vocabulary import DiscrepancyField, Modality
from dragoman.reading.discrepancies.pairs import ONE_OF_MANY, Pair, Scene
from dragoman.reading.lemma import word_set

PERCEIVE = word_set("photograph see film observe record document find count hear detect spot video witness show")
"""Verbs of noticing something for oneself."""
_BACK = 3
"""In how many sentences before its denial an event is told."""


def contradictions(scene: Scene) -> Iterator[Pair]:
    """Find an event told as having happened by one and as never having happened by another."""
    for denied in scene.events:
        if denied.modality is not Modality.DENIED or not denied.actors or _is_to_come(scene, denied):
            continue
        here = scene.sentence_of(denied.evidence[0])
        for told in scene.events:
            gap = here - scene.sentence_of(told.evidence[0])
            same = (
                told.type is denied.type and told.modality is Modality.ACTUAL and set(told.actors) & set(denied.actors)
            )
            if not same or told.evidence[0].overlaps(denied.evidence[0]) or not _is_one(scene, told, denied):
                continue
            if 0 <= gap <= _BACK and told.chain[:1] != denied.chain[:1] and told.mode == denied.mode:
                yield Pair(DiscrepancyField.OCCURRENCE, told.evidence[0], denied.evidence[0], told.id)
                break


def _is_one(scene: Scene, told: Event, denied: Event) -> bool:
    """Tell whether an event may be the one that is denied: by its word, or with two of those who took part."""
    clauses = scene.clauses
    if ONE_OF_MANY & {clauses.lemmas[i] for i in clauses.layers.words_in(denied.evidence[0])}:
        return False
    if _words_of(scene, told) & _words_of(scene, denied):
        return True
    one, other = set(told.actors), set(denied.actors)
    return len(one & other) >= min(len(one), len(other), 2)


def _words_of(scene: Scene, event: Event) -> frozenset[str]:
    clauses = scene.clauses
    return frozenset(clauses.lemmas[i] for span in event.trigger for i in clauses.layers.words_in(span))


def _is_to_come(scene: Scene, event: Event) -> bool:
    """Tell whether what is denied was yet to come: "a report that they would meet" clashes with no meeting before."""
    clauses = scene.clauses
    told = [i for span in event.trigger for i in clauses.layers.words_in(span)]
    return any({"will", "would", "shall"} & set(clauses.auxiliaries(i)) for i in told)


def seen_otherwise(scene: Scene) -> Iterator[Pair]:
    """Find what those who were told something saw for themselves: "told the patrol that …. The patrol saw …"."""
    clauses = scene.clauses
    for statement in scene.statements:
        verbs = [
            i for s in statement.cue for i in clauses.layers.words_in(s) if clauses.lemmas[i] in {"tell", "assure"}
        ]
        told = {clauses.lemmas[o] for v in verbs for o in clauses.objects(v) if clauses.is_noun(o)}
        following = scene.sentence_of(statement.content[-1]) + 1 if told and statement.content else -1
        if not 0 < following < len(clauses.layers.sentences):
            continue
        content = Span(statement.content[0].begin, statement.content[-1].end)
        for i in range(*clauses.layers.sentences[following]):
            saw = clauses.lemmas[i] in PERCEIVE and clauses.words[i].relation == "root" and clauses.is_verb(i)
            if not saw or not told & {clauses.lemmas[s] for s in clauses.subjects(i)} or clauses.is_negated(i):
                continue
            seen = clauses.clause(i)
            shared = {clauses.lemmas[w] for w in clauses.layers.words_in(content) if clauses.is_noun(w)} & {
                clauses.lemmas[w] for w in clauses.layers.words_in(seen) if clauses.is_noun(w)
            }
            pronoun = any(clauses.lemmas[w] in {"it", "them", "there"} for w in clauses.layers.words_in(seen))
            if (shared or pronoun) and not seen.overlaps(content):
                yield Pair(DiscrepancyField.OCCURRENCE, content, seen)
