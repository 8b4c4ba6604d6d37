"""Counts of one thing that differ from teller to teller: of people freed or driven out, of violations, of anything."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.span import Span
from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.clauses import Clauses
from dragoman.reading.discrepancies.pairs import Pair, Scene
from dragoman.reading.discrepancies.tolls import FATES, FIGURES, PEOPLE
from dragoman.reading.events.numbers import number
from dragoman.reading.events.toll import TOLLED
from dragoman.reading.layers import Word
from dragoman.reading.lemma import word_set

_COUNT = word_set("count record register log document attribute report tally")
_TELLING = _COUNT - {"attribute"} | {"confirm"}
"""Verbs of which whoever does it tells how many there are."""
_ANY = "any"
_ROUGHLY = word_set("about some around nearly almost least than between to up over roughly")
_THEN = word_set("previous now before last earlier already first day week")
_FARTHEST = 10
"""How many times as much another may count of one thing."""
_LIKE = 10
"""Counts that differ by less than a tenth of the larger may be one, rounded."""
_NOT_PEOPLE = word_set("dead injured wounded killed dying percent year day hour week month minute kilometre mile")


def counts(scene: Scene) -> Iterator[Pair]:
    """Find two counts of one thing by different counters: "recorded 11", "said it had counted 34 violations"."""
    clauses = scene.clauses
    known: list[tuple[int, int, frozenset[str], Span, frozenset[str]]] = []
    for word in clauses.verbs_called(_COUNT):
        counting = clauses.subjects(word.index)
        subjects = scene.sides(tuple(i for s in counting for i in scene.stage.who(s))) or frozenset(
            scene.speakers_at(word.span) or (clauses.lemmas[s] for s in counting if clauses.is_noun(s))
        )
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


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people something has befallen, as somebody tells it."""

    fate: str
    value: int
    span: Span
    sentence: int
    tellers: tuple[str, ...]
    by: frozenset[str]
    """Whose deed it was, as far as the clause says."""


def headcounts(scene: Scene) -> Iterator[Pair]:
    """Find two counts of those freed, held or driven out: "it had released 40 men", "only 31 had come home"."""
    told = list(_headcounts(scene))
    for at, second in enumerate(told):
        for first in reversed(told[:at]):
            near = second.sentence - first.sentence <= 1 and not first.span.overlaps(second.span)
            apart = second.tellers and not scene.sides(first.tellers) & scene.sides(second.tellers)
            whose = not first.by or not second.by or first.by & second.by
            if (
                near
                and apart
                and whose
                and _are_unlike(first.value, second.value)
                and second.fate in {first.fate, _ANY}
            ):
                yield Pair(DiscrepancyField.NUMBER, first.span, second.span)
                break


def _are_unlike(first: int, second: int) -> bool:
    return abs(first - second) * _LIKE > max(first, second)


def _numbers(clauses: Clauses) -> Iterator[tuple[Word, int]]:
    """Yield the words that may count something, with how much: no times, and no lone one."""
    for word in clauses.words:
        value = number(word.text) if word.tag == "CD" and not clauses.is_time(word.index) else None
        if value is not None and value >= 2:
            yield word, value


def _headcounts(scene: Scene) -> Iterator[Headcount]:
    clauses = scene.clauses
    for word, value in _numbers(clauses):
        verb = clauses.governing_verb(word.index)
        if verb is not None and clauses.words[verb].relation == "acl":
            verb = clauses.governing_verb(verb)  # "puts the number of displaced at 30,000"
        if verb is None:
            continue
        if word.index and clauses.lemmas[word.index - 1] in _ROUGHLY - {"to"}:
            continue
        figures = [o for o in clauses.objects(verb) if clauses.lemmas[o] in FIGURES]
        restated = clauses.lemmas[verb] in {"put", "place", "set"} and figures
        noun = word.head if word.relation == "nummod" else word.index
        counted = noun == word.index or clauses.lemmas[noun] in PEOPLE
        takes = noun in clauses.surface_subjects(verb) or noun in clauses.objects(verb)
        if not restated and not (counted and takes and not clauses.is_negated(verb)):
            continue
        named = {clauses.lemmas[i] for o in figures for i in clauses.layers.subtree(o)} if restated else set[str]()
        fate = next((f for f, words in FATES.items() if (named or {clauses.lemmas[verb]}) & words), None)
        if clauses.lemmas[verb] == "count" and noun == word.index:
            fate = _ANY  # "the movement says it has counted seven"
        hypothetical = not restated and clauses.words[verb].relation in {"xcomp", "acl"}
        if fate is None or hypothetical or any(clauses.words[c].tag == "MD" for c in clauses.children(verb, "aux")):
            continue
        doers = tuple(i for s in clauses.subjects(verb) for i in scene.stage.who(s))
        tellers = scene.speakers_at(word.span) or (doers if restated else ())
        span = clauses.clause(verb)
        yield Headcount(fate, value, span, word.sentence, tellers, frozenset() if restated else scene.sides(doers))


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with what it counts, as somebody tells it in a clause."""

    value: int
    unit: str
    """"": the words say only that it is the figure."""
    verb: int
    span: Span
    sentence: int
    tellers: frozenset[str]


def measures(scene: Scene) -> Iterator[Pair]:
    """Find two numbers of one thing: "300 lorries had entered", "the figure was 1,200"; "spoke of 15,000"."""
    told = list(_measures(scene))
    clauses = scene.clauses
    for at, second in enumerate(told):
        for first in reversed(told[:at]):
            if second.sentence - first.sentence > 1:
                break
            if first.sentence == second.sentence and first.verb == second.verb:
                continue
            if not second.tellers or first.tellers & second.tellers:
                continue
            if not _are_unlike(first.value, second.value) or not first.unit:
                continue
            if _of_another_time_or_place(scene, first, second) or _too_far(first.value, second.value):
                continue
            same_verb = clauses.lemmas[first.verb][:4] == clauses.lemmas[second.verb][:4]
            restated = not second.unit and told[at - 1] is first
            same = restated or (first.unit == second.unit and same_verb)
            if same and not first.span.overlaps(second.span):
                yield Pair(DiscrepancyField.NUMBER, first.span, second.span)
                break


def _too_far(first: int, second: int) -> bool:
    return max(first, second) > _FARTHEST * min(first, second)


def _of_another_time_or_place(scene: Scene, first: Measure, second: Measure) -> bool:
    """Tell whether a second number comes with a time or place of its own: "at noon it was 12", "at Uhryn 640"."""
    clauses = scene.clauses
    one, other = (_when_and_where(clauses, m) for m in (first, second))
    return bool(other - one)


def _when_and_where(clauses: Clauses, measure: Measure) -> frozenset[str]:
    inside = clauses.layers.words_in(measure.span)
    places = {i for i in inside if clauses.words[i].tag == "NNP" and clauses.preposition(i) in {"in", "at", "near"}}
    times = {i for i in inside if clauses.is_time(i) or clauses.lemmas[i] in _THEN}
    return frozenset(
        clauses.lemmas[i] for i in {*places, *times} if clauses.words[i].tag[:2] in {"NN", "RB", "CD", "JJ"}
    )


def _measures(scene: Scene) -> Iterator[Measure]:
    clauses = scene.clauses
    for word, value in _numbers(clauses):
        noun = word.head if word.relation == "nummod" and clauses.is_noun(word.head) else word.index
        figure = [s for s in clauses.children(noun, "nsubj") if clauses.lemmas[s] in FIGURES | {"it"}]
        verb = noun if figure else clauses.governing_verb(noun)
        if verb is None or any(clauses.words[c].tag == "MD" for c in clauses.children(verb, "aux")):
            continue
        if clauses.is_negated(verb) or clauses.words[verb].relation in {"acl", "xcomp"}:
            continue
        if clauses.lemmas[verb] in TOLLED:
            continue  # `tolls` tells of those
        said = scene.sides(scene.speakers_at(word.span))
        tellers = said or _counters(scene, verb)
        figures = [o for o in clauses.objects(verb) if clauses.lemmas[o] in FIGURES]
        around = {clauses.lemmas[i] for f in figures for i in clauses.layers.subtree(f)}
        bare = noun == word.index
        part_of = clauses.of_phrases(noun) if bare else []
        counted = bare and noun in clauses.objects(verb) and clauses.lemmas[verb] in _TELLING
        if clauses.lemmas[verb] in {"put", "place"} and figures and clauses.lemmas[word.index - 1] == "at":
            unit = ""
            if around & _NOT_PEOPLE or any(around & words for words in FATES.values()):
                continue
        elif figure:
            of_what = clauses.of_phrases(figure[0])
            unit = clauses.lemmas[of_what[0]] if of_what else ""
        elif counted or (bare and clauses.lemmas[verb] == "speak" and clauses.preposition(noun) == "of"):
            unit = ""
        elif (part_of or not bare) and (noun in clauses.surface_subjects(verb) or noun in clauses.objects(verb)):
            unit = clauses.lemmas[part_of[0] if part_of else noun]
            tellers = tellers if clauses.lemmas[verb] in _TELLING else said
        else:
            continue
        if unit not in _NOT_PEOPLE:
            yield Measure(value, unit, verb, clauses.clause(verb), word.sentence, tellers)


def _counters(scene: Scene, verb: int) -> frozenset[str]:
    """Return a verb's subjects, those that are no actor by their word, which is enough to tell them from others."""
    subjects = scene.clauses.subjects(verb)
    found = scene.sides(tuple(i for s in subjects for i in scene.stage.who(s)))
    return found or frozenset(scene.clauses.lemmas[s] for s in subjects if scene.clauses.is_noun(s))
