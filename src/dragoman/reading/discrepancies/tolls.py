"""Tolls of one incident that differ from teller to teller."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.plover import EventType
from dragoman.model.record import Range
from dragoman.model.span import Span, cover
from dragoman.model.vocabulary import DiscrepancyField, Modality
from dragoman.reading.discrepancies.days import are_two, days_in
from dragoman.reading.discrepancies.pairs import Pair, Scene, clause_at
from dragoman.reading.events.numbers import number
from dragoman.reading.events.toll import TOLLED, is_handled, read_toll
from dragoman.reading.lemma import word_set

_NEAR = 4
"""In how many sentences two tellers still speak of the same dead."""
_TOO_FAR = 20
"""How many times more dead another teller may count of one incident."""
_FAR_ABOVE = 2
"""How many times "at least" so many another's count must be to be told of as another."""
_ADMIT = word_set("acknowledge admit confirm concede recognise recognize")
FIGURES = word_set("toll figure number count tally total")
_FORCES = (
    word_set("soldier troop marine sailor serviceman trooper conscript"),
    word_set("policeman police officer constable gendarme"),
    word_set("fighter militant rebel gunman insurgent guerrilla"),
)
"""Men under arms, by whose they may be."""
_MEN = frozenset({"man"}).union(*_FORCES)
_WHOEVER = word_set("member victim other colleague body casualty dead")
_HARMED = word_set("hurt harm")
_OWN = re.compile(r"\b(?:its|their|our|his|hers?|ours|theirs)\b")
_PART = re.compile(r"\bof (?:them|these|those|whom)\b")
_OUTDATED = re.compile(
    r"\b(?:(?:earlier|early|initial|previous|preliminary|provisional|first) (?:report|figure|count|toll|information)"
    r"|(?:initially|previously|at first|had first|revis(?:ed|ing)|bringing the (?:number|toll|count|total))\b)",
    re.IGNORECASE,
)
"""Words for a figure that a later one has taken the place of."""
_COMPARED = re.compile(
    r"\b(?:twice (?:that|as|the|what)|double|triple|half|higher|lower|far more)\b(?! than (?:in\b|\d))"
)
_MORE = re.compile(r"\b(?:also|another|others?|further|additional)\b", re.IGNORECASE)
"""Words by which dead are counted beside those told of before."""
_WAR = re.compile(r"\b(?:war|conflict|since)\b")
FATES = {
    "freed": word_set("release free return let come liberate swap exchange repatriate"),
    "displaced": word_set("flee displace uproot evacuate displaced refugee"),
    "held": word_set("hold detain imprison jail prisoner captive detainee"),
}
"""What may befall people so that two counts of them are of the same."""
PEOPLE = word_set("people man woman child person prisoner soldier captive hostage family civilian resident inhabitant")


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
    index: int = -1
    """The word of harm; none where a figure is restated."""


def tolls(scene: Scene) -> Iterator[Pair]:
    """Find two tolls of one incident, by different tellers."""
    tellings = sorted(_tellings(scene), key=lambda t: t.span.begin)
    for i, first in enumerate(tellings):
        for second in tellings[i + 1 :]:
            if second.sentence - first.sentence > _NEAR or _another_harm_between(scene, first, second):
                break
            if first.tellers == second.tellers:
                continue
            if not (first.field == second.field or "any" in (first.field, second.field)):
                continue
            if second.index < 0 and tellings[i + 1] is not second:
                continue  # "the figure" is the one told last
            if second.field == "any" and second.range != Range(0, 0) and _other_count_between(scene, first, second):
                continue
            if first.range is None:
                break  # "twice that" compares with what was told before it
            if _cannot_both_hold(first.range, second.range) and not _are_two(scene, first, second):
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


def _other_count_between(scene: Scene, first: Telling, second: Telling) -> bool:
    """Tell whether something else is counted before a figure that does not say of what it is: the number held."""
    clauses = scene.clauses
    if "toll" in {clauses.lemmas[i] for i in clauses.layers.words_in(second.span)}:
        return False
    between = clauses.layers.words_in(Span(first.span.end, second.span.begin))
    return any(
        clauses.words[i].tag == "CD"
        and not clauses.is_time(i)
        and not TOLLED & {*clauses.lemmas[max(i - 3, 0) : i + 4]}
        for i in between
    )


def _are_two(scene: Scene, first: Telling, second: Telling) -> bool:
    """Tell whether two tolls are of two incidents: another day or place, another's dead, or a new attack between.

    So too where one is a part of the other or has taken its place.
    """
    text = scene.clauses.layers.text
    if _PART.search(second.span.of(text)) or any(is_outdated(scene, t.span) for t in (first, second)):
        return True
    if second.range != Range(0, 0) and _MORE.search(second.span.of(text)):
        return True
    if min(first.index, second.index) < 0:
        return False
    one, other = (circumstances(scene, t.index) for t in (first, second))
    if are_two(one[0], other[0]) or (one[1] and other[1] and not one[1] & other[1]):
        return True
    victims, others = (_victims(scene, t.index) for t in (first, second))
    if victims and others and not victims & others:
        return True
    if all(_OWN.search(t.span.of(text)) for t in (first, second)):
        return True
    clauses = (scene.clauses.clause(_deed(scene, t.index)).of(text) for t in (first, second))
    if len({bool(_WAR.search(words)) for words in clauses}) > 1:
        return True
    if second.range == Range(0, 0):
        return False  # who says that nobody was hurt answers, whatever else they tell first
    for event in scene.events:
        begin = min([*event.trigger, *event.mentions], key=lambda s: s.begin)
        deed = event.type is EventType.ASSAULT and first.span.end < begin.begin and begin.end <= second.span.begin
        if deed and first.sentence < scene.sentence_of(begin):
            return True
    return False


def is_outdated(scene: Scene, span: Span) -> bool:
    """Tell whether the sentence of a figure says that another has taken its place: "early reports spoke of five"."""
    layers = scene.clauses.layers
    first, after = layers.sentences[scene.sentence_of(span)]
    return _OUTDATED.search(layers.span(first, after - 1).of(layers.text)) is not None


def of_other_victims(scene: Scene, one: Span, other: Span) -> bool:
    """Tell whether the words of two accounts name those who were harmed, and name others."""
    clauses = scene.clauses
    harms = ([i for i in clauses.layers.words_in(span) if clauses.lemmas[i] in TOLLED] for span in (one, other))
    victims, others = ({v for i in indexes for v in _victims(scene, i)} for indexes in harms)
    return bool(victims and others and not victims & others)


def _victims(scene: Scene, index: int) -> frozenset[str]:
    """Return what those are called whom a word of harm tells of, if it is more than people or men; men by their row."""
    clauses = scene.clauses
    nouns = clauses.objects(index) if clauses.is_verb(index) else []
    named = {clauses.lemmas[n] for n in nouns if clauses.is_noun(n)}
    if named & (PEOPLE - _MEN | {"man"} | _WHOEVER):
        return frozenset()
    return frozenset(next((str(n) for n, row in enumerate(_FORCES) if noun in row), noun) for noun in named)


def _deed(scene: Scene, index: int) -> int:
    """Return the verb that tells of the deed a word of harm belongs to: "hit a depot, killing four"."""
    clauses = scene.clauses
    verb = index if clauses.is_verb(index) else clauses.governing_verb(index)
    while verb is not None and clauses.words[verb].relation in {"advcl", "xcomp"} and clauses.words[verb].tag == "VBG":
        above = clauses.governing_verb(verb)
        if above is None:
            break
        verb = above
    return index if verb is None else verb


def circumstances(scene: Scene, index: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the days and the named places of the clause that a word of harm stands in."""
    clauses = scene.clauses
    inside = clauses.layers.words_in(clauses.clause(_deed(scene, index)))
    named = [i for i in inside if clauses.words[i].tag == "NNP" and not clauses.is_date(i)]
    # "in the southern Zabul province"
    whole = ((i, clauses.words[i].head if clauses.words[i].relation in {"compound", "amod"} else i) for i in named)
    places = frozenset(clauses.lemmas[i] for i, noun in whole if clauses.preposition(noun) in {"in", "near", "at"})
    return days_in(clauses, inside), places


def _cannot_both_hold(first: Range | None, second: Range | None) -> bool:
    if first is None or second is None:
        return first is not second
    small, large = sorted((first, second), key=lambda r: r.low)
    if large.low > _TOO_FAR * max(small.high or large.low, 1):
        return False  # nine thousand dead of a war, 23 of an attack
    if small.high is None and large.low >= _FAR_ABOVE * small.low:
        return True  # "at least 14", "31": who counts twice as many tells of something else
    return _ends_below(first, second) or _ends_below(second, first)


def _ends_below(first: Range, second: Range) -> bool:
    return first.high is not None and first.high < second.low


def _tellings(scene: Scene) -> Iterator[Telling]:
    clauses = scene.clauses
    for word in clauses.words_called(FIGURES | _ADMIT | TOLLED | {"lose"}):
        index, span, name = word.index, word.span, clauses.lemmas[word.index]
        if name in FIGURES and clauses.is_noun(index):
            yield from _restated(scene, index, word.sentence)
            continue
        if name == "lose" and (lost := _lost_men(scene, index, word.sentence)) is not None:
            yield lost
            continue
        if name in _ADMIT and (admitted := _admitted(scene, index, word.sentence)) is not None:
            yield admitted
            continue
        if name not in TOLLED or is_handled(clauses, index):
            continue
        toll, words = read_toll(clauses, range(index, index + 1))
        if toll is None:
            continue
        told = Span(min(span.begin, *(w.begin for w in words)), max(span.end, *(w.end for w in words)))
        for field, value in (("killed", toll.killed), ("injured", toll.injured)):
            if value is not None:
                # Who is not hurt is not killed either.
                what = "any" if value == Range(0, 0) and name in _HARMED else field
                yield Telling(what, value, told, word.sentence, scene.speakers_at(span), index)


def _lost_men(scene: Scene, index: int, sentence: int) -> Telling | None:
    """Read "lost two men in the ambush"."""
    clauses = scene.clauses
    for noun in clauses.objects(index):
        for numeral in clauses.children(noun, "nummod"):
            value = number(clauses.words[numeral].text)
            if value is not None and clauses.lemmas[noun] in _MEN:
                span = cover([clauses.words[index].span, clauses.words[noun].span])
                return Telling("killed", Range(value, value), span, sentence, scene.speakers_at(span), index)
    return None


def _admitted(scene: Scene, index: int, sentence: int) -> Telling | None:
    """Read "has never acknowledged more than 200", "has confirmed 19"."""
    clauses = scene.clauses
    _, after = clauses.layers.sentences[sentence]
    numerals = [i for i in range(index + 1, min(index + 5, after)) if clauses.words[i].tag == "CD"]
    value = number(clauses.words[numerals[0]].text) if numerals else None
    if value is None or any(clauses.lemmas[i] in {"year", "day", "hour"} for i in range(index + 1, numerals[0] + 2)):
        return None
    bare = clauses.words[numerals[0]].relation == "dobj" and not clauses.children(numerals[0], "nmod")
    if clauses.lemmas[numerals[0] - 1] != "than" and not clauses.is_negated(index) and not bare:
        return None  # "admitted 40 patients"
    span = clause_at(scene, index) if bare else cover([clauses.words[i].span for i in (index, numerals[0])])
    subjects = tuple(i for s in clauses.subjects(index) for i in scene.stage.who(s))
    return Telling("any", Range(value, value), span, sentence, subjects or scene.speakers_at(span))


def _restated(scene: Scene, index: int, sentence: int) -> Iterator[Telling]:
    """Read "put the toll at nine", "the real number is double"."""
    clauses = scene.clauses
    verb = clauses.governing_verb(index)
    around = {clauses.lemmas[i] for i in clauses.layers.subtree(index)}
    if any(around & words for words in FATES.values()):
        return  # "puts the number freed at eight"
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
        if _COMPARED.search(inside.of(clauses.layers.text)):
            yield Telling(field, None, inside, sentence, scene.speakers_at(word.span))
