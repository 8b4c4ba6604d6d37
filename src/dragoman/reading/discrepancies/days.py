"""Days as two clauses name them, and whether they can be one."""

import re
from collections.abc import Iterable

from dragoman.reading.actors.naming import WEEKDAYS
from dragoman.reading.clauses import Clauses
from dragoman.reading.times.lexicon import MONTHS

_NUMBER = re.compile(r"0?([1-9]|[12]\d|3[01])(st|nd|rd|th)?")


def days_in(clauses: Clauses, words: Iterable[int]) -> frozenset[str]:
    """Return the weekdays, months and days of a month that some words of a text name: "8", "may" of "8th May"."""
    found = set[str]()
    for index in words:
        text = clauses.words[index].text.lower()
        if text in WEEKDAYS or _is_month(clauses, index):
            found.add(text)
        elif (number := _NUMBER.fullmatch(text)) and _is_of_month(clauses, index, bool(number[2])):
            found.add(number[1])
    return frozenset(found)


def are_two(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two days cannot be one: of each kind of word for them, weekday, month and number, they share one."""
    for is_kind in (WEEKDAYS.__contains__, MONTHS.__contains__, str.isdigit):
        mine, theirs = (set(filter(is_kind, days)) for days in (one, other))
        if mine and theirs and mine.isdisjoint(theirs):
            return True
    return False


def _is_month(clauses: Clauses, index: int) -> bool:
    word = clauses.words[index]
    return word.text.lower() in MONTHS and word.tag.startswith("NNP")


def _is_of_month(clauses: Clauses, index: int, ordinal: bool) -> bool:
    """Tell whether a number is a day's: beside a month, or "the 8th" without a noun that it counts."""
    words = clauses.words
    beside = [i for i in (index - 1, index + 1) if 0 <= i < len(words)]
    if any(_is_month(clauses, i) for i in beside):
        return True
    alone = index + 1 == len(words) or not words[index + 1].tag.startswith(("NN", "JJ", "CD"))
    return ordinal and alone and index > 0 and words[index - 1].text.lower() == "the"
