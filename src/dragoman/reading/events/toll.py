"""Dead and injured as a clause tells them: "14 civilians were killed", "nine dead", "at least 20"."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model.record import Range, Toll
from dragoman.model.span import Span
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

_KILLED = word_set(
    """
    kill dead die death drown murder slay perish massacre life fatality behead strangle assassinate lynch slaughter
    butcher
    """
)
_INJURED = word_set("injure wound hurt injured wounded maim injury")
HARM = word_set("kill wound injure die hurt drown claim leave maim perish")
"""Verbs that only tell what a deed has cost."""
TOLLED = _KILLED | _INJURED
"""All words that a toll is read from."""
_FIGURES = word_set("toll figure number count tally total")
_DEAD = word_set("death dead deaths killed fatality fatalities casualties casualty victims")
_HURT = word_set("injured wounded injuries hurt")
_LEADS = word_set("at to of least reach reached be stand exceed pass hit top than")
"""What stands before the figure itself: "at 41", "to at least nine", "had reached 12"."""
_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_ADDED = re.compile(
    r"(?:\b(?:and|plus)|,)\s+(?:at least |some |about |a further |another |his |her |their |its |the )?[\w,-]+$", re.I
)
_AT_LEAST = re.compile(
    r"(?:at least|no fewer than|no less than|not less than|more than|over|upwards? of|a minimum of)\s+(?:a\s+)?$", re.I
)
_AT_MOST = re.compile(r"(?:up to|as many as|at most|fewer than|less than|under)\s+(?:a\s+)?$", re.I)
_BETWEEN = re.compile(r"(?:between|from)\s*$", re.I)
_FROM_LOWER = re.compile(r"(?:\bbetween\s+([\w-]+)\s+and|\b([\w-]+)\s+(?:to|or|–|perhaps))\s*$", re.I)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those)\b", re.I)
_LEAST = {"dozen": 24, "score": 40, "hundred": 200, "thousand": 2000}
"""What "dozens", "scores" and the like are at least."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as told, with its words."""

    range: Range
    span: Span


def number(text: str) -> int | None:
    """Return the value of a number in figures or words ("1,200", "seventy", "twenty-one", "dozen"), or None."""
    bare = text.lower().replace(",", "")
    if re.fullmatch(r"\d{1,9}", bare):
        return int(bare)
    if bare in {"a", "an", "another"}:
        return None
    if bare == "dozen":
        return 12
    total = 0
    for part in re.split(r"[-\s]+", bare):
        if part in _UNITS:
            total += _UNITS[part]
        elif part in _TENS:
            total += _TENS[part]
        elif part in _SCALES:
            total = max(total, 1) * _SCALES[part]
        elif part != "and":
            return None
    return total


def _count_at(clauses: Clauses, index: int) -> Count | None:
    """Read the number that a word of people carries ("14 civilians"), or is itself ("killing two")."""
    words = clauses.words
    numerals = [c for c in clauses.children(index, "nummod", "compound", "amod", "dep") if c < index]
    run = [i for i in [*numerals, index] if words[i].tag == "CD" or clauses.lemmas[i] in _LEAST]
    if not run:
        if (
            clauses.is_noun(index)
            and words[index].tag in {"NN", "NNP"}
            and any(words[c].text.lower() in {"a", "an", "one"} for c in clauses.children(index, "det", "nummod"))
        ):
            det = next(c for c in clauses.children(index, "det", "nummod"))
            return Count(Range(1, 1), words[det].span)
        return None
    first = run[0]
    # A number in several words hangs together in the text, whatever the parser made of it: "two hundred".
    last = first
    while last + 1 < len(words) and (words[last + 1].tag == "CD" or clauses.lemmas[last + 1] in {"dozen", *_SCALES}):
        last += 1
    if first > 0 and words[first - 1].tag == "CD":
        first -= 1
    span = clauses.layers.span(first, last)
    text = clauses.layers.text
    told = span.of(text)
    if words[first].tag == "NNS" and clauses.lemmas[first] in _LEAST:
        return Count(Range(_LEAST[clauses.lemmas[first]], None), span)
    value = number(told)
    if value is None:
        return None
    before = text[max(0, span.begin - 24) : span.begin]
    after = text[span.end : span.end + 24]
    if _BETWEEN.search(before) and (upper := re.match(r"\s*(?:and|to)\s+([\w,-]+)", after)):
        high = number(upper[1])
        return Count(Range(value, high if high is not None and high >= value else None), span)
    if upper := re.match(r"\s*(?:to|–|-|or)\s+([\w,-]+)\s", after):
        high = number(upper[1])
        if high is not None and high >= value:
            return Count(Range(value, high), span)
    if lower := _FROM_LOWER.search(before):
        low = number(lower[1] or lower[2])
        if low is not None and low <= value:
            return Count(Range(low, value), span)
    if _AT_MOST.search(before) and not _AT_LEAST.search(before):
        return Count(Range(0, value), span)
    if re.match(r"\s+or more\b", after):
        return Count(Range(value, None), span)
    if re.search(r"more than\s+(?:a\s+)?$", before, re.I) and "dozen" in told.lower():
        return Count(Range(value + 1, None), span)
    if _AT_LEAST.search(before):
        return Count(Range(value, None), span)
    return Count(Range(value, value), span)


def _add(first: Range, second: Range) -> Range:
    high = None if first.high is None or second.high is None else first.high + second.high
    return Range(first.low + second.low, high)


def _people(clauses: Clauses, index: int) -> list[int]:
    """Return the words that carry the numbers of those a verb or adjective of death or injury is about."""
    words = clauses.words
    word = words[index]
    if word.tag == "VBN" and index and words[index - 1].tag == "CD" and not clauses.children(index, "auxpass", "aux"):
        return [index - 1]  # "three dead and five injured"
    if clauses.lemmas[index] == "dead" and index and clauses.lemmas[index - 1] in {"shoot", "leave"}:
        return clauses.objects(index - 1) or [c for c in clauses.children(index - 1, "nmod") if c > index]
    if clauses.is_verb(index):
        if clauses.lemmas[index] in {"die", "perish", "drown"} and not clauses.children(index, "dobj"):
            return clauses.surface_subjects(index)
        found = clauses.objects(index)
        if not found and word.relation == "conj" and not clauses.children(index, "nsubj", "nsubjpass"):
            return [c for c in clauses.children(index, "dep", "nummod") if words[c].tag == "CD"]
        return found
    # "nine dead and seventy wounded", "left nine dead", "the number of dead at five"
    own = [index] if any(words[c].tag == "CD" for c in clauses.children(index, "nummod", "compound", "dep")) else []
    if own:
        return own
    if index > 0 and (words[index - 1].tag == "CD" or (words[index - 1].tag == "NNS" and index > 1)):
        return [index - 1]  # "nine dead", "leaving 12 sailors dead"
    return clauses.children(index, "nsubj")


def read_toll(clauses: Clauses, within: range) -> tuple[Toll | None, tuple[Span, ...]]:
    """Read the dead and injured that a stretch of words tells, and the spans of the numbers."""
    killed: list[Count] = []
    injured: list[Count] = []
    for index in within:
        name = clauses.lemmas[index]
        target = killed if name in _KILLED else injured if name in _INJURED else None
        if target is None:
            continue
        if (nobody := nobody_harmed(clauses, index)) is not None:
            target.append(Count(Range(0, 0), nobody))
            continue
        if clauses.is_negated(index):
            continue
        people = _people(clauses, index)
        if name in {"life", "death", "fatality", "injury"} or (name == "kill" and not clauses.is_verb(index)):
            people = _who_lost(clauses, index) if name == "life" else [index]
        people = [p for p in people if not _other_harm_between(clauses, index, p) and not _is_set_apart(clauses, p)]
        if clauses.is_verb(index) and not clauses.is_passive(index):
            people = _number_after(clauses, index) or people
        if name in {"dead", "death", "fatality"}:
            people = [p for p in people if clauses.words[p].tag == "CD" or clauses.children(p, "nummod") or p == index]
        counts = [count for p in people if (count := _count_at(clauses, p)) is not None]
        if not counts and clauses.words[index].relation == "conj" and index > 0:
            counts = _elliptic(clauses, index)
        for count in counts:
            if not any(count.span.overlaps(c.span) for c in killed + injured):
                target.append(count)
    if not killed and not injured:
        return None, ()
    return (
        Toll(_total(clauses, killed), _total(clauses, injured)),
        tuple(sorted(count.span for count in [*killed, *injured])),
    )


def _who_lost(clauses: Clauses, life: int) -> list[int]:
    """Return the words that say how many lives: "claimed nine lives", "the lives of nine", "nine lost their lives"."""
    word = clauses.words[life]
    if word.relation == "dobj" and word.head != ROOT and clauses.lemmas[word.head] == "lose":
        return clauses.surface_subjects(word.head)
    return [life, *clauses.of_phrases(life)]


@dataclass(frozen=True, slots=True)
class Restated:
    """A figure of dead or injured that is told as such: "put the death toll at 41"."""

    range: Range
    span: Span
    injured: bool


def restated(clauses: Clauses, index: int) -> Restated | None:
    """Read the figure that a word such as "toll" tells: "the toll rose to 41", "set the count of the hurt at five"."""
    name = clauses.lemmas[index]
    if name not in _FIGURES or not clauses.is_noun(index):
        return None
    around = {clauses.words[i].text.lower() for i in clauses.layers.subtree(index)} | {name}
    injured = bool(around & _HURT)
    if not (injured or around & _DEAD or name == "toll"):
        return None
    after = clauses.layers.sentences[clauses.words[index].sentence][1]
    for at in range(index + 1, min(index + 14, after)):
        word = clauses.words[at]
        leads = clauses.lemmas[at - 1] in _LEADS or clauses.lemmas[at - 2] in _LEADS
        if word.tag == "CD" and leads and not clauses.is_time(at) and (count := _count_at(clauses, at)) is not None:
            return Restated(count.range, count.span, injured)
        if word.text in {";", ":"} or (word.tag == "," and at > index + 8):
            break
    return None


_HANDLING = word_set(
    "exchange swap evacuate release treat repatriate return transfer ferry fly trade receive rescue transport"
)


def is_handled(clauses: Clauses, index: int) -> bool:
    """Tell whether the wounded are only moved or given back: "agreed to exchange 60 wounded"."""
    word = clauses.words[index]
    return (
        clauses.lemmas[index] in {"wound", "injure", "wounded", "injured", "dead"}
        and (
            word.relation in {"dobj", "nsubjpass"} or (word.relation == "dep" and clauses.words[index - 1].tag == "CD")
        )
        and word.head != ROOT
        and clauses.lemmas[word.head] in _HANDLING
    )


def nobody_harmed(clauses: Clauses, index: int) -> Span | None:
    """Return the words that say that nobody was harmed."""
    for subject in clauses.children(index, "nsubj", "nsubjpass"):
        no_one = clauses.lemmas[subject] == "one" and any(clauses.lemmas[c] == "no" for c in clauses.children(subject))
        if clauses.lemmas[subject] in {"nobody", "none"} or no_one:
            return clauses.words[subject].span
        # "no civilian had been hurt", "no soldiers were wounded": of some, nobody was.
        if any(clauses.lemmas[c] == "no" and c < subject for c in clauses.children(subject, "neg", "det")):
            return clauses.phrase(subject)
    return None


def _number_after(clauses: Clauses, index: int) -> list[int]:
    """Return the number that follows a verb of harm ("wounding more than 20"), which no tree need tell."""
    end = clauses.layers.sentences[clauses.words[index].sentence][1]
    for at in range(index + 1, min(index + 6, end)):
        if clauses.words[at].tag == "CD":
            noun = clauses.words[at].head
            is_counted = noun == at + 1 and clauses.words[at].relation == "nummod"
            return [noun] if is_counted and clauses.is_noun(noun) else [at]
        if clauses.words[at].tag[:2] in {"VB", ",", ".", "``", "NN", "WD", "WP"} or clauses.words[at].tag == "PRP":
            break
    return []


def _other_harm_between(clauses: Clauses, index: int, people: int) -> bool:
    """Tell whether another word of harm stands between a verb and those it is said to harm: they are the other's."""
    low, high = sorted((index, people))
    return any(clauses.lemmas[i] in TOLLED for i in range(low + 1, high))


def _is_set_apart(clauses: Clauses, people: int) -> bool:
    """Tell whether a number is what was not the case: "two were killed, not three"."""
    return any(clauses.lemmas[c] == "not" for c in clauses.children(people, "neg", "advmod"))


def _elliptic(clauses: Clauses, index: int) -> list[Count]:
    """Read "four soldiers were killed and nine wounded": the number stands before the second participle."""
    for back in range(index - 1, max(index - 4, -1), -1):
        if clauses.words[back].tag == "CD" and (value := number(clauses.words[back].text)) is not None:
            return [Count(Range(value, value), clauses.words[back].span)]
        if clauses.is_verb(back):
            break
    return []


def _total(clauses: Clauses, counts: list[Count]) -> Range | None:
    """Sum up counts that are told together ("two soldiers and a driver"); of others the widest range holds."""
    if not counts:
        return None
    ordered = sorted(counts, key=lambda c: c.span)
    total = ordered[0].range
    for before, count in pairwise(ordered):
        if _OF_THEM.match(clauses.layers.text, count.span.end):
            continue  # "six were injured, two of them seriously"
        together = _ADDED.search(clauses.layers.text[before.span.end : count.span.end])
        total = _add(total, count.range) if together else (widest(total, count.range) or total)
    return total


def widest(first: Range | None, second: Range | None) -> Range | None:
    """Return the range from the lowest to the highest of two tolls told of one event."""
    if first is None or second is None:
        return first or second
    high = None if first.high is None or second.high is None else max(first.high, second.high)
    lows = [r.low for r in (first, second) if r.low or not r.high] or [first.low]  # "up to 15" tells no lowest
    return Range(min(lows), high)
