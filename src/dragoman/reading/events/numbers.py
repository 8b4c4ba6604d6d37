"""Numbers of people as a text tells them: "14 civilians", "at least two dozen", "a mother and her son"."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model.record import Range
from dragoman.model.span import Span
from dragoman.reading.clauses import Clauses
from dragoman.reading.lemma import word_set

_BELOW_TWENTY = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_UNITS = {word: value for value, word in enumerate(_BELOW_TWENTY.split())}
_FROM_TWENTY = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * value for value, word in enumerate(_FROM_TWENTY.split(), start=2)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_ADDED = re.compile(
    r"(?:\b(?:and|plus)|,)\s+(?:at least |some |about |a further |another |his |her |their |its |the )?[\w,-]+$", re.I
)
_AT_LEAST = re.compile(
    r"(?:at least|(?:no fewer|no less|not less) than|more than|over|upwards? of|a minimum of)\s+(?:a|another)?\s*$",
    re.I,
)
_AT_MOST = re.compile(r"(?:up to|as many as|at most|fewer than|less than|under)\s+(?:a\s+)?$", re.I)
_BETWEEN = re.compile(r"(?:between|from)\s*$", re.I)
_FROM_LOWER = re.compile(r"(?:\bbetween\s+([\w-]+)\s+and|\b([\w-]+)\s+(?:to|or|–|perhaps))\s*$", re.I)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those)\b", re.I)
_AMONG_THEM = re.compile(r"\b(?:including|among\s+(?:them|whom|those killed)|of\s+(?:them|whom))\b", re.I)
_LEAST = {"dozen": 24, "score": 40, "hundred": 200, "thousand": 2000}
"""What "dozens", "scores" and the like are at least."""
_COUPLES = frozenset({"couple", "pair"})
_BEASTS = word_set("animal cattle cow bull ox goat sheep camel donkey horse mule pig dog chicken bird fish livestock")
_COLLECTIVE = word_set("family crew group team patrol unit squad gang party number series total")


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
    if bare.startswith("half a ") and (whole := number(bare.removeprefix("half a "))) is not None:
        return whole // 2
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


def count_at(clauses: Clauses, index: int) -> Count | None:
    """Read the number that a word of people carries ("14 civilians"), or is itself ("killing two")."""
    words = clauses.words
    numerals = [c for c in clauses.children(index, "nummod", "compound", "amod", "dep") if c < index]
    run = [i for i in [*numerals, index] if clauses.lemmas[i] in _LEAST or _is_numeral(clauses, i)]
    if not run:
        return _told_by_determiner(clauses, index)
    first = run[0]
    # A number in several words hangs together in the text, whatever the parser made of it: "two hundred".
    last = first
    while last + 1 < len(words) and (words[last + 1].tag == "CD" or clauses.lemmas[last + 1] in _SCALES):
        last += 1
    if first > 0 and words[first - 1].tag == "CD" and ":" not in words[first - 1].text:
        first -= 1
    if tuple(clauses.lemmas[max(0, first - 2) : first]) == ("half", "a"):
        first -= 2
    span = clauses.layers.span(first, last)
    text = clauses.layers.text
    told = span.of(text)
    if is_dozens(clauses, first):
        return Count(Range(_LEAST[clauses.lemmas[first]], None), span)
    value = number(told)
    if value is None:
        return None
    before = text[max(0, span.begin - 24) : span.begin]
    after = text[span.end : span.end + 24]
    if _BETWEEN.search(before) and (upper := re.match(r"\s*(?:and|to)\s+([\w,-]+)", after)):
        high = number(upper[1])
        return Count(Range(value, high if high is not None and high >= value else None), span)
    if upper := re.match(r"\s*(?:to|–|-|or)\s+([\w-]+)(?!\w)", after):
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


def _is_numeral(clauses: Clauses, index: int) -> bool:
    """Tell whether a word is a number and no year: "in 1968 she was wounded"."""
    return clauses.words[index].tag == "CD" and not clauses.is_time(index)


def _told_by_determiner(clauses: Clauses, index: int) -> Count | None:
    """Read how many a noun without a number means: "a driver", "both guards", "a couple", "a family of four"."""
    word, name = clauses.words[index], clauses.lemmas[index]
    if not clauses.is_noun(index):
        return None
    for child in clauses.children(index, "det", "nummod", "cc:preconj"):
        told = clauses.words[child]
        if told.text.lower() == "both":
            return Count(Range(2, 2), told.span)
        if told.text.lower() in {"a", "an", "one"} and word.tag in {"NN", "NNP"}:
            if name in _COLLECTIVE:
                return next((count for p in clauses.of_phrases(index) if (count := count_at(clauses, p))), None)
            size = 2 if name in _COUPLES else 1
            return Count(Range(size, size), told.span)
    return None


def added(first: Range, second: Range) -> Range:
    """Return the range of two tolls together."""
    high = None if first.high is None or second.high is None else first.high + second.high
    return Range(first.low + second.low, high)


def counts_of(clauses: Clauses, people: list[int]) -> list[Count]:
    """Read the numbers of some people; beside others "her son" is one of them: "a mother and her son"."""
    people = [p for p in people if clauses.lemmas[p] not in _BEASTS]
    counts = [count for p in people if (count := count_at(clauses, p)) is not None]
    if counts and len(people) > 1:
        counts += [
            Count(Range(1, 1), clauses.words[p].span)
            for p in people
            if clauses.words[p].tag == "NN" and clauses.children(p, "nmod:poss") and count_at(clauses, p) is None
        ]
    return counts


def is_dozens(clauses: Clauses, index: int) -> bool:
    """Tell whether a word is one of "dozens", "scores", "hundreds"."""
    return clauses.words[index].tag == "NNS" and clauses.lemmas[index] in _LEAST


def total_of(clauses: Clauses, counts: list[Count]) -> Range | None:
    """Sum up counts that are told together ("two soldiers and a driver"); of others the widest range holds."""
    if not counts:
        return None
    ordered = sorted(counts, key=lambda c: c.span)
    total = ordered[0].range
    for before, count in pairwise(ordered):
        if _OF_THEM.match(clauses.layers.text, count.span.end):
            continue  # "six were injured, two of them seriously"
        if _AMONG_THEM.search(clauses.layers.text, before.span.end, count.span.begin):
            continue  # "killing five, among them two children"
        together = _ADDED.search(clauses.layers.text[before.span.end : count.span.end])
        total = added(total, count.range) if together else (widest(total, count.range) or total)
    return total


def widest(first: Range | None, second: Range | None) -> Range | None:
    """Return the range from the lowest to the highest of two tolls told of one event."""
    if first is None or second is None:
        return first or second
    high = None if first.high is None or second.high is None else max(first.high, second.high)
    lows = [r.low for r in (first, second) if r.low or not r.high] or [first.low]  # "up to 15" tells no lowest
    return Range(min(lows), high)
