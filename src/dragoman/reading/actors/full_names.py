"""Full names of persons, and which of them a shorter name means."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

from dragoman.reading.actors.phrases import Phrases
from dragoman.reading.actors.shown import Words

_SPELLINGS = re.compile("(?:yy|iy|ij|yi|y|i)$")


class FullNames:
    """The full names of a text by each of their words, so that a surname finds them wherever they come."""

    def __init__(self, phrases: Phrases, names: Iterable[tuple[int, int]]) -> None:
        """Take the names by their first and last words."""
        self.phrases = phrases
        self._with = defaultdict[str, list[Words]](list)
        self._sentences = defaultdict[Words, set[int]](set)
        for first, last in names:
            words = phrases.folded(first, last)
            self._sentences[words].add(phrases.words[first].sentence)
            for word in words:
                if words not in self._with[word]:
                    self._with[word].append(words)
        self.ends = frozenset(w for w, full in self._with.items() if any(w in {n[0], n[-1]} for n in full))
        """First and last words: alone they are a person's name, whatever the model says."""

    def kept_apart(self, one: Words, other: Words) -> bool:
        """Tell whether one sentence names two in full whose names would fit: "George Bush and George H. W. Bush"."""
        if len(one) < 2 or len(other) < 2 or one == other:
            return False
        return bool(self._sentences.get(one, set()) & self._sentences.get(other, set()))

    def fullest(self, words: Words, at: int, fits: Callable[[Words], bool]) -> Words:
        """Return the full name that a name is short for: of several one that fits, named last before or first after."""
        own = self._with.get(words[-1], [])
        if words in own and any(self.kept_apart(words, name) for name in own):
            return words
        candidates = _longer(words, own) or _longer(
            words, (name for end, names in self._with.items() for name in names if name[-1] == end)
        )
        if len(words) > 1:
            return max(candidates, key=len, default=words)
        if len(candidates) > 1:
            candidates = [name for name in candidates if name[-1] == words[-1]] or candidates
            candidates = list(filter(fits, candidates)) or candidates
            before = [(last, name) for name in candidates if (last := self._last_before(name, at)) is not None]
            if before:
                return max(before)[1]
        return candidates[0] if candidates else words

    def written(self, words: Words) -> str | None:
        """Return a name as the text writes it where it first stands in full."""
        places = self._named_at.get(words)
        return self.phrases.text(*places[0]) if places else None

    def _last_before(self, name: Words, at: int) -> int | None:
        return next((first for first, _ in reversed(self._named_at.get(name, ())) if first < at), None)

    @cached_property
    def _named_at(self) -> dict[Words, list[tuple[int, int]]]:
        """Where each name stands."""
        found = defaultdict[Words, list[tuple[int, int]]](list)
        for phrase in self.phrases.all:
            if phrase.name is not None:
                found[self.phrases.folded(*phrase.name)].append(phrase.name)
        return dict(found)


def _longer(words: Words, names: Iterable[Words]) -> list[Words]:
    return [name for name in names if len(name) >= len(words) and same_person(name, words)]


def same_person(one: Words, other: Words) -> bool:
    """Tell whether two names may be one person's: the shorter one's words stand in the longer."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) == 1:
        return len(short[0]) > 1 and (
            _alike(short[0], long[-1]) or (len(long) > 1 and any(_alike(short[0], w) and len(w) > 1 for w in long))
        )
    if not _alike(short[-1], long[-1]):
        return False
    rest = iter(long[:-1])
    return all(any(_alike(word, other_word) for other_word in rest) for word in short[:-1])


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are one name in two spellings or one is the other's initial."""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return len(one) > 5 and one[:4] == other[:4] and _SPELLINGS.sub("", one) == _SPELLINGS.sub("", other)
