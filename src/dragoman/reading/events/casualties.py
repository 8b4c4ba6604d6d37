"""Gives each deed the dead and injured that are told of it outside its own words.

"Shells hit the village. Two women were killed, the mayor said; the army put the toll at four." What the words of a deed
tell themselves is read with it; here the figures that are left over go to the deed of their sentence, else to the last
one told before. Figures that differ widen the toll: which of them is right is not the reading's to say.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.model.plover import EventType
from dragoman.model.record import Range, Toll
from dragoman.model.span import Span
from dragoman.model.vocabulary import Modality
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.harmless import has_natural_cause
from dragoman.reading.events.modality import modality_of
from dragoman.reading.events.numbers import added, number, widest
from dragoman.reading.events.toll import read_toll, restated, tells_toll
from dragoman.reading.lemma import word_set

_MORE = re.compile(r"\s+(?:more|others)\b", re.I)
_ANOTHER = re.compile(r"\b(?:another|further|additional)\s+$", re.I)
_NEAR = 3
"""In how many sentences after a deed figures without one of their own still speak of it."""
_RETELLING = word_set("acknowledge admit confirm concede count report claim record give cite list")
_ELSEWHERE = word_set("since year month decade total altogether overall war conflict disease accident malaria")
"""What tells that a figure sums up more than one deed, or another cause."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """Some dead or injured as a text tells them, at a word."""

    index: int
    toll: Toll
    words: tuple[Span, ...]
    sums_up: bool = False
    """Whether it restates the toll of a deed that has one: "put the death toll at nine"."""


def add_told_elsewhere(clauses: Clauses, drafts: list[Draft]) -> None:
    """Widen the tolls of deeds by the figures that stand outside their words."""
    deeds = [d for d in drafts if d.type is EventType.ASSAULT and d.modality is Modality.ACTUAL and not d.in_title]
    if not deeds:
        return
    counted = [span for deed in deeds for span in deed.toll_words]
    for figure in _figures(clauses):
        if any(word.overlaps(span) for word in figure.words for span in counted):
            continue
        if not figure.sums_up and modality_of(clauses, figure.index) is Modality.HYPOTHETICAL:
            continue
        tolled = [d for d in deeds if d.toll is not None] if figure.sums_up else []
        deed = _deed_of(clauses, tolled, figure.index, 2 * _NEAR) or _deed_of(clauses, deeds, figure.index)
        if deed is not None:
            join = added if _is_further(clauses, figure) else widest
            deed.toll = _joined(deed.toll, figure.toll, join)
            deed.toll_words = tuple(sorted({*deed.toll_words, *figure.words}))


def _figures(clauses: Clauses) -> Iterator[_Figure]:
    harmed: int | None = None
    for word in clauses.words:
        told = restated(clauses, word.index)
        if told is not None:
            toll = Toll(injured=told.range) if told.injured else Toll(killed=told.range)
            yield _Figure(word.index, toll, (told.span,), sums_up=True)
            continue
        if not tells_toll(clauses, word.index):
            if harmed is not None and (bare := _retold(clauses, word.index, harmed)) is not None:
                yield bare
            continue
        read, words = read_toll(clauses, range(word.index, word.index + 1))
        if read is not None and not has_natural_cause(clauses, word.index):
            harmed = word.index
            yield _Figure(word.index, read, words)


def _retold(clauses: Clauses, index: int, harmed: int) -> _Figure | None:
    """Read a bare figure of another teller after a toll: "spoke of 54", "acknowledged only 12"."""
    word = clauses.words[index]
    verb = clauses.governing_verb(index) if word.tag == "CD" and word.relation in {"dobj", "nmod"} else None
    if verb is None or word.sentence - clauses.words[harmed].sentence > 1 or clauses.is_time(index):
        return None
    of = clauses.preposition(index)
    if word.head != verb or clauses.lemmas[verb] not in (_RETELLING if of is None else {"speak", "talk"}):
        return None
    value = number(word.text)
    after = clauses.lemmas[index + 1 : index + 2]
    if value is None or of not in {None, "of"} or (after and after[0] in {"%", "percent", "per"}):
        return None
    return _Figure(index, Toll(killed=Range(value, value)), (word.span,))


def _deed_of(clauses: Clauses, deeds: list[Draft], index: int, near: int = _NEAR) -> Draft | None:
    here = clauses.words[index].sentence
    first, after = clauses.layers.sentences[here]
    if any(clauses.lemmas[i] in _ELSEWHERE for i in range(first, after)):
        return None
    told = [(place, deed) for deed in deeds for place in _places(clauses, deed)]
    beside = [(abs(place - index), deed) for place, deed in told if clauses.words[place].sentence == here]
    if beside:
        return min(beside, key=lambda found: found[0])[1]
    before = [(place, deed) for place, deed in told if place < first and here - clauses.words[place].sentence <= near]
    return max(before, key=lambda found: found[0])[1] if before else None


def _places(clauses: Clauses, deed: Draft) -> list[int]:
    """Return the words at which a deed is told."""
    return [deed.index, *(i for span in deed.mentions for i in clauses.layers.words_in(span))]


def _is_further(clauses: Clauses, figure: _Figure) -> bool:
    """Tell whether a figure comes on top of what was told before: "two more died", "a further three were hurt"."""
    text = clauses.layers.text
    return any(
        _MORE.match(text, span.end) or _ANOTHER.search(text, max(0, span.begin - 16), span.begin)
        for span in figure.words
    )


def _joined(known: Toll | None, more: Toll, join: Callable[[Range, Range], Range | None]) -> Toll:
    if known is None:
        return more

    def together(first: Range | None, second: Range | None) -> Range | None:
        return first or second if first is None or second is None else join(first, second)

    return Toll(together(known.killed, more.killed), together(known.injured, more.injured))
