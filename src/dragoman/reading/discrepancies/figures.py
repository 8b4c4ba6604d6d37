"""Tolls and counts that differ from teller to teller."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.plover import EventType
from dragoman.model.record import Range
from dragoman.model.span import Span, cover
from dragoman.model.vocabulary import DiscrepancyField, Modality
from dragoman.reading.discrepancies.pairs import Pair, Scene
from dragoman.reading.events.toll import TOLLED, is_handled, number, read_toll
from dragoman.reading.lemma import word_set

_NEAR = 4
"""In how many sentences two tellers still speak of the same dead."""
_TOO_FAR = 20
"""How many times more dead another teller may count of one incident."""
_FIGURES = word_set("toll figure number count tally total")
_COUNT = word_set("count record register log document attribute report tally")


@dataclass(frozen=True, slots=True)
class Telling:
    """A figure as somebody tells it."""

    field: str
    """"killed", "injured" or "any" where the words do not say."""
    range: Range | None
    """None where the words only compare it ("twice that")."""
    span: Span
    sentence: int
    tellers: tuple[str, ...]


def tolls(scene: Scene) -> Iterator[Pair]:
    """Find two tolls of one incident, by different tellers."""
    tellings = sorted(_tellings(scene), key=lambda t: t.span.begin)
    for i, first in enumerate(tellings):
        for second in tellings[i + 1 :]:
            if _another_harm_between(scene, first, second):
                break
            if second.sentence - first.sentence > _NEAR or first.tellers == second.tellers:
                continue
            if not (first.field == second.field or "any" in (first.field, second.field)):
                continue
            if _cannot_both_hold(first.range, second.range):
                about = next(
                    (e.id for e in scene.events if e.toll and any(s.overlaps(first.span) for s in e.evidence)), None
                )
                yield Pair(DiscrepancyField.TOLL, first.span, second.span, about)
                break


def _another_harm_between(scene: Scene, first: Telling, second: Telling) -> bool:
    """Tell whether a report goes on to another attack, of another day or with its own toll, before a second toll."""
    about = next((e for e in scene.events if e.toll and any(s.overlaps(first.span) for s in e.evidence)), None)
    for event in scene.events:
        if event.type is not EventType.ASSAULT or event.modality is not Modality.ACTUAL or event is about:
            continue
        trigger = event.trigger[0]
        between = first.span.end <= trigger.begin < second.span.begin
        later = between and scene.sentence_of(trigger) > first.sentence
        other_day = event.date is not None and (about is None or about.date != event.date)
        if later and other_day and (event.toll is not None or event.date is not None):
            return True
    return False


def _cannot_both_hold(first: Range | None, second: Range | None) -> bool:
    if first is None or second is None:
        return first is not second
    small, large = sorted((first, second), key=lambda r: r.low)
    if large.low > _TOO_FAR * max(small.high or large.low, 1):
        return False  # nine thousand dead of a war, 23 of an attack
    return _ends_below(first, second) or _ends_below(second, first)


def _ends_below(first: Range, second: Range) -> bool:
    return first.high is not None and first.high < second.low


def _tellings(scene: Scene) -> Iterator[Telling]:
    clauses = scene.clauses
    for number_of, (first, after) in enumerate(clauses.layers.sentences):
        for index in range(first, after):
            name = clauses.lemmas[index]
            if name in _FIGURES and clauses.is_noun(index):
                yield from _restated(scene, index, number_of)
                continue
            if name not in TOLLED or is_handled(clauses, index):
                continue
            toll, words = read_toll(clauses, range(index, index + 1))
            if toll is None:
                continue
            span = clauses.words[index].span
            told = Span(min(span.begin, *(w.begin for w in words)), max(span.end, *(w.end for w in words)))
            for field, value in (("killed", toll.killed), ("injured", toll.injured)):
                if value is not None:
                    yield Telling(field, value, told, number_of, scene.speakers_at(span))


def _restated(scene: Scene, index: int, sentence: int) -> Iterator[Telling]:
    """Read "put the toll at nine", "the real number is double"."""
    clauses = scene.clauses
    verb = clauses.governing_verb(index)
    around = {clauses.lemmas[i] for i in clauses.layers.subtree(index)}
    field = (
        "injured" if around & {"injure", "wound", "injured", "wounded"} else "killed" if around & {"dead"} else "any"
    )
    word = clauses.words[index]
    if verb is not None and clauses.lemmas[verb] in {"put", "place", "set", "raise", "revise", "give"}:
        for at in range(index + 1, min(index + 8, clauses.layers.sentences[sentence][1])):
            value = number(clauses.words[at].text) if clauses.words[at].tag == "CD" else None
            if value is not None and clauses.lemmas[at - 1] in {"at", "to", "least", "as"}:
                subjects = tuple(i for s in clauses.subjects(verb) for i in scene.stage.who(s))
                span = cover([clauses.words[verb].span, clauses.words[at].span])
                yield Telling(field, Range(value, value), span, sentence, subjects)
                return
    last = clauses.between_semicolons(index)[1] - 1
    if word.relation in {"nsubj", "dobj"} and last > index:
        inside = cover([clauses.phrase(index), clauses.words[last].span])
        if re.search(r"\b(twice|double|triple|half|higher|lower|far more)\b", inside.of(clauses.layers.text)):
            yield Telling(field, None, inside, sentence, scene.speakers_at(word.span))


def counts(scene: Scene) -> Iterator[Pair]:
    """Find two counts of one thing by different counters: "recorded 11", "said it had counted 34 violations"."""
    clauses = scene.clauses
    known: list[tuple[int, int, frozenset[str], Span, frozenset[str]]] = []
    for word in clauses.words:
        if clauses.lemmas[word.index] not in _COUNT or not clauses.is_verb(word.index):
            continue
        subjects = scene.sides(tuple(i for s in clauses.subjects(word.index) for i in scene.stage.who(s)))
        for noun in clauses.objects(word.index):
            numerals = [c for c in [noun, *clauses.children(noun, "nummod")] if clauses.words[c].tag == "CD"]
            value = number(clauses.words[numerals[0]].text) if numerals else None
            if value is None or not subjects:
                continue
            heads = frozenset({clauses.lemmas[noun]}) if clauses.is_noun(noun) else frozenset[str]()
            span = clauses.clause(word.index)
            for sentence, other, whose, where, what in reversed(known):
                same_thing = not heads or not what or heads & what
                if word.sentence - sentence <= 2 and other != value and not whose & subjects and same_thing:
                    yield Pair(DiscrepancyField.NUMBER, where, span)
                    break
            known.append((word.sentence, value, subjects, span, heads))
