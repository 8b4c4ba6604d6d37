"""The lexicon of event triggers: which verbs and nouns, in which company, tell of which PLOVER event.

The data is in `lexicon.toml`, whose head explains the pattern notation. Here it is parsed once and checked; `company`
tells which pattern fits a word.
"""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from dragoman.errors import LexiconError
from dragoman.model.plover import MODES_OF, EventType

ACTOR = "?"
"""Stands in a pattern where any actor may."""
TOGETHER = "&"
"""Stands in a pattern where several actors may, named together."""
_ANY = frozenset({ACTOR, "&", "*", "to", "that"})
"""Whoever asks for one of these asks for less than who names a word."""
SUBJUNCTIVE = "subjunctive"
"""Stands in a pattern for a clause in the bare form: "insisted that he go free"."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word and what must hold of its grammar for it to tell of an event."""

    text: str
    word: str
    type: EventType
    mode: str | None
    particles: tuple[frozenset[str], ...] = ()
    objects: frozenset[str] | None = None
    not_objects: frozenset[str] = frozenset()
    subjects: frozenset[str] | None = None
    prepositions: frozenset[str] | None = None
    prepositional: frozenset[str] | None = None
    complement: frozenset[str] | None = None
    not_complement: frozenset[str] = frozenset()
    modifiers: frozenset[str] | None = None
    without: frozenset[str] = frozenset()
    needs_actor: bool = False
    tentative: bool = False
    """Whether it only adds to an event told elsewhere: "nine died" tells of no deed by itself."""

    @property
    def weight(self) -> int:
        """How much the pattern asks: where several fit, the one that asks most wins."""
        asked = (self.objects, self.subjects, self.prepositions, self.prepositional, self.complement, self.modifiers)
        named = sum(1 if a & _ANY else 2 for a in asked if a is not None)
        return named + 3 * len(self.particles) + self.needs_actor + bool(self.not_objects)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All patterns, by the dictionary form of their word."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    adjectives: dict[str, Pattern]


def parse(text: str, event_type: EventType, mode: str | None, classes: dict[str, str]) -> Pattern:
    """Parse one pattern of the lexicon; raise LexiconError where the notation is not understood."""

    def words(listing: str) -> frozenset[str]:
        found = set[str]()
        for item in listing.split("|"):
            if item.startswith("$"):
                if item[1:] not in classes:
                    raise LexiconError(f"pattern {text!r} names the class {item!r}, which the lexicon does not define")
                found |= set(classes[item[1:]].split())
            else:
                found.add(item)
        return frozenset(found)

    first, *rest = text.split()
    particles: list[frozenset[str]] = []
    asked: dict[str, frozenset[str]] = {}
    needs_actor = tentative = False
    for mark in rest:
        sign, listing = mark[0], mark[1:]
        if sign == "^":
            particles.append(words(listing))
        elif sign == "+":
            preposition, _, nouns = listing.partition(":")
            asked["prepositions"] = words(preposition)
            if nouns:
                asked["prepositional"] = words(nouns)
        elif mark == ACTOR:
            needs_actor = True
        elif mark == "~":
            tentative = True
        elif sign in _FIELDS:
            asked[_FIELDS[sign]] = words(listing)
        elif mark.isalpha():
            particles.append(frozenset({mark}))
        else:
            raise LexiconError(f"pattern {text!r} holds {mark!r}, which the notation does not know")
    return Pattern(
        text, first, event_type, mode, tuple(particles), needs_actor=needs_actor, tentative=tentative, **asked
    )


_FIELDS = {
    ":": "objects",
    "!": "not_objects",
    "<": "subjects",
    ">": "complement",
    "-": "without",
    "/": "not_complement",
    "=": "modifiers",
}


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Return the lexicon that the package brings; raise LexiconError where it does not parse."""
    source = resources.files("dragoman.reading.events").joinpath("lexicon.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    classes: dict[str, str] = data["classes"]
    tables: dict[str, dict[str, list[Pattern]]] = {"verbs": defaultdict(list), "nouns": defaultdict(list)}
    for part, table in tables.items():
        for group in data[part]:
            event_type, mode = EventType(group["type"]), group.get("mode")
            if mode is not None and mode not in MODES_OF[event_type]:
                raise LexiconError(f"{mode!r} is no mode of {event_type} (it has {MODES_OF[event_type]})")
            for text in group["patterns"]:
                pattern = parse(text, event_type, mode, classes)
                table[pattern.word].append(pattern)
    ranked = {
        part: {word: tuple(sorted(patterns, key=lambda p: -p.weight)) for word, patterns in table.items()}
        for part, table in tables.items()
    }
    adjectives = {
        word: Pattern(word, word, EventType(group["type"]), None)
        for group in data["adjectives"]
        for word in group["words"]
    }
    return Lexicon(ranked["verbs"], ranked["nouns"], adjectives)
