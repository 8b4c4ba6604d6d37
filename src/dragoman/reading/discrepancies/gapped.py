"""Two tellers' figures in one breath, the second without its verb: "police counted 60 lorries, the hauliers 150"."""

from collections.abc import Iterator
from itertools import pairwise

from dragoman.model.span import Span, cover
from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.actors import nouns
from dragoman.reading.discrepancies.pairs import LONGEST, Pair, Scene
from dragoman.reading.events.numbers import number
from dragoman.reading.events.toll import TOLLED
from dragoman.reading.lemma import word_set

_TELLING = word_set("say put count speak estimate claim report give reckon record register list log place")
_BREAKS = frozenset({",", ";", "and", "while", "but"})
_ROUGHLY = word_set("more less few than about some around nearly almost only just at least over of well up to no")
_MAGNITUDES = word_set("hundred thousand million billion")
_UNITS = _MAGNITUDES | word_set("percent per cent %")
_WHO_TELLS = (
    nouns.PERSONS | nouns.GROUPS | nouns.BODIES | nouns.ARMED | nouns.FORCES | nouns.STATE_NOUNS | nouns.OUTLETS
)
_ALIKE = 10
"""Figures that differ by less than a tenth of the larger may be one, rounded."""
_WHOSE = ("DT", "NN", "JJ", "POS", "PRP$", "VBG")


def gapped(scene: Scene) -> Iterator[Pair]:
    """Find a figure that somebody tells and, behind it in the sentence, somebody else's for the same thing."""
    clauses = scene.clauses
    for first, after in clauses.layers.sentences:
        figures = [i for i in range(first, after) if (value := _value(scene, i)) is not None and value >= 2]
        for one, other in pairwise(figures):
            teller = _teller_before(scene, other)
            if teller is None or teller.start - 1 <= one:
                continue
            cues = [i for i in range(first, one) if clauses.lemmas[i] in _TELLING and clauses.is_verb(i)]
            if not cues or not _answers(scene, cues[-1], one, other, teller):
                continue
            if not _is_same_thing(scene, one, other, after) or not _are_unlike(scene, one, other):
                continue
            begin = max((i + 1 for i in range(first, cues[-1]) if clauses.words[i].text in {";", ":"}), default=first)
            told = _span(scene, begin, teller.start - 2)
            answer = _span(scene, teller.start, other)
            if len(told) <= LONGEST:
                harmed = {clauses.lemmas[i] for i in range(begin, teller.start)} & TOLLED
                yield Pair(
                    DiscrepancyField.TOLL if harmed else DiscrepancyField.NUMBER, told, answer, scene.about(told)
                )


def _answers(scene: Scene, cue: int, one: int, other: int, teller: range) -> bool:
    """Tell whether others tell the second figure: not "said it freed 40, Drava 31", "14 by the Front, the army 12"."""
    clauses = scene.clauses
    if clauses.lemmas[other - 1] == "of" and clauses.lemmas[cue] != "speak":
        return False  # "two men, a boy of nine"
    if any(clauses.lemmas[i] in _TELLING for i in range(teller.stop, other)):
        return True
    own = any(clauses.words[i].tag == "PRP" for i in range(cue, one))
    return not own and "by" not in clauses.lemmas[one : teller.start] and clauses.lemmas[teller.start - 1] != "and"


def _value(scene: Scene, index: int) -> int | None:
    clauses, word = scene.clauses, scene.clauses.words[index]
    counts = word.tag == "CD" and not clauses.is_time(index) and clauses.lemmas[index] not in _MAGNITUDES
    return number(word.text) if counts else None


def _teller_before(scene: Scene, figure: int) -> range | None:
    """Return the words between a break and a figure where they only name who tells it: ", the hauliers more than"."""
    clauses = scene.clauses
    at = figure - 1
    while at > 0 and clauses.lemmas[at] in _ROUGHLY:
        at -= 1
    if clauses.lemmas[at] in _TELLING and clauses.words[at].tag.startswith("VB"):
        at -= 1
    end = at + 1
    while at > 0 and clauses.words[at].tag.startswith(_WHOSE) and not clauses.is_time(at):
        at -= 1
    opens = clauses.words[at].text in _BREAKS and clauses.words[at].sentence == clauses.words[figure].sentence
    tells = at + 1 < end and (clauses.lemmas[end - 1] in _WHO_TELLS or scene.stage.who(end - 1))
    return range(at + 1, end) if opens and tells else None


def _is_same_thing(scene: Scene, one: int, other: int, after: int) -> bool:
    """Tell whether a second figure stands bare at its clause's end, or with the unit of the first."""
    clauses = scene.clauses
    unit = clauses.lemmas[one + 1]
    rest = range(other + 1, min(other + 3, after))
    if rest and clauses.lemmas[rest[0]] == unit and (clauses.is_noun(rest[0]) or unit in _UNITS):
        rest = rest[1:]
    elif unit in _UNITS:
        return False
    return not rest or not clauses.words[rest[0]].text[0].isalnum()


def _are_unlike(scene: Scene, one: int, other: int) -> bool:
    first, second = _value(scene, one), _value(scene, other)
    return first is not None and second is not None and abs(first - second) * _ALIKE > max(first, second)


def _span(scene: Scene, first: int, last: int) -> Span:
    words = scene.clauses.words
    return cover([words[first].span, words[last].span])
