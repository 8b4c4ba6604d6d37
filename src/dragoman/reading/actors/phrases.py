"""Noun phrases: the runs of words that may refer to somebody, found by part of speech, names and the gazetteer.

Phrases are cut by tags and not by the grammar's arcs, since a wrong arc would lose a phrase whole. A phrase reaches
from its determiner to its last noun; what follows ("briefed on the meetings") is added only to describe it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.reading.actors import nouns
from dragoman.reading.actors.naming import NO_NAMES, Names, Unit
from dragoman.reading.clauses import Clauses
from dragoman.reading.gazetteer import Gazetteer, Use

_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OPENING = _NOUN | {"DT", "PDT", "PRP$", "CD", "JJ", "JJR", "JJS"}
_INSIDE = _OPENING | {"POS", "VBN", "VBG", "HYPH", "$"}
"""Tags of the words that make up a phrase, and of those that open one."""
_NAMES_FOLLOW = (
    nouns.PERSONS
    | nouns.OUTLETS
    | nouns.BODIES
    | nouns.ARMED
    | nouns.PLACE_HEADS
    | nouns.TITLE_WORDS
    | nouns.STATE_NOUNS
)
"""Common nouns that a name may follow in one phrase: "rebel leader X", "the daily Y"."""
_LONE_DEMONSTRATIVES = frozenset({"both", "each", "neither", "either", "all", "those", "these"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase by the indexes of its words (`last` inclusive)."""

    first: int
    last: int
    head: int
    """The last noun of the phrase (of a name: its last word)."""
    name: tuple[int, int] | None
    """First and last word of the proper name that the phrase ends in, titles left out."""
    possessor: int | None
    """Head of the phrase in the genitive that opens it, or its possessive pronoun."""
    determiner: str
    """"the", "a", "this", "both", a number, or "" where there is none."""


class Phrases(Names):
    """All noun phrases of a text, by the word that heads them, and the names in them."""

    def __init__(self, clauses: Clauses, gazetteer: Gazetteer) -> None:
        super().__init__(clauses, gazetteer)
        self.all: tuple[Phrase, ...] = tuple(self._phrases())

    @cached_property
    def by_head(self) -> dict[int, Phrase]:
        """Phrases by the index of their head."""
        return {phrase.head: phrase for phrase in self.all}

    @cached_property
    def by_word(self) -> dict[int, Phrase]:
        """For each word the smallest phrase that holds it."""
        found = dict[int, Phrase]()
        for phrase in sorted(self.all, key=lambda p: p.first - p.last):
            for i in range(phrase.first, phrase.last + 1):
                found[i] = phrase
        return found

    @cached_property
    def starting(self) -> dict[int, Phrase]:
        """The longest phrase that starts at each word."""
        found = dict[int, Phrase]()
        for phrase in self.all:
            if phrase.first not in found or phrase.last > found[phrase.first].last:
                found[phrase.first] = phrase
        return found

    def is_plural(self, phrase: Phrase) -> bool:
        """Tell whether a phrase means several."""
        name = self.lemmas[phrase.head]
        many = self.words[phrase.head].tag in {"NNS", "NNPS"} and self.lower[phrase.head] not in nouns.REALMS
        return many or name in {"people", "police"}

    def opens_wing(self, index: int) -> bool:
        """Tell whether a word makes "right" or "left" a part of those who do politics: "the far right"."""
        behind = self.lower[index + 1] if index + 1 < len(self.lower) else ""
        return behind in {"right", "left"} and self.lower[index] in nouns.WINGS

    def modifiers(self, phrase: Phrase) -> range:
        """Indexes of the words of a phrase before its head or name, genitive and determiner included."""
        return range(phrase.first, phrase.name[0] if phrase.name else phrase.head)

    def _phrases(self) -> Iterator[Phrase]:
        for first, after in self.clauses.layers.sentences:
            i = first
            while i < after:
                end = self._run_end(i, after)
                if end is None:
                    i += 1
                else:
                    yield from self._cut(i, end)
                    i = end + 1

    def _run_end(self, start: int, after: int) -> int | None:
        """Return the last word of the noun phrase that starts at a word, None where none does."""
        if not self._may_start(start):
            return None
        i, last = start, None
        while i < after:
            if last == i - 1 and self._leads_to_name(i - 1):
                # "In reply P. Weber said": a noun that describes no one is no part of the name behind it.
                break
            if (unit := self.units.get(i)) is not None and unit.last < after:
                i, last = unit.last + 1, unit.last
                continue
            word = self.words[i]
            if self._ties_title(i, start, after):
                i += 1
                continue
            if i in self.times or not (word.tag in _INSIDE or self.texts[i] == "-" or self.opens_wing(i)):
                break
            if (
                i > start
                and word.tag in {"DT", "PRP$", "PDT"}
                and not (self.words[i - 1].tag in {"PDT", "CD"} or self.lower[i - 1] in {"all", "both"})
            ):
                break
            if word.tag in {"VBN", "VBG"} and not self._modifies(i, after):
                break
            if (
                i > start
                and self.words[i - 1].tag.startswith("NN")
                and (word.tag in {"VBN", "VBG"} or self.clauses.is_verb(i))
            ):
                break
            if word.tag in _NOUN or (word.tag == "JJ" and i > start and self.opens_wing(i - 1)):
                last = i
            elif word.tag == "POS" and i > start:
                last = None if i + 1 >= after else last
            i += 1
        if last is None:
            return self._nominal_end(start, i)
        return last

    def _leads_to_name(self, index: int) -> bool:
        """Tell whether a common noun with a name right behind it is of no use to that name."""
        if self.words[index].tag != "NN" or self.capitalised(index) or not self.words[index + 1].tag.startswith("NNP"):
            return False
        if (
            (e := self.entity(index + 1)) is not None
            and e.kind == "PERSON"
            and e.first <= self.words[index].head <= e.last
        ):
            # "actor X", "barrister Y": the grammar puts the noun to the name.
            return False
        return self.lemmas[index].lower() not in _NAMES_FOLLOW

    def _ties_title(self, index: int, start: int, after: int) -> bool:
        """Tell whether "of" stands inside a title before a name: "Secretary of State Marco Rubio"."""
        if self.texts[index] != "of" or index == start or index + 2 >= after:
            return False
        office = self.lemmas[index - 1].lower() in nouns.OFFICES or self.lower[index - 1] in nouns.TITLE_WORDS
        named = all(self.is_name_word(i) and self.words[i].tag.startswith("NNP") for i in (index + 1, index + 2))
        return office and self.capitalised(index - 1) and named and self.lower[index + 1] in nouns.CHARGES

    def _may_start(self, index: int) -> bool:
        if index in self.units:
            return True
        if index in self.times:
            return False
        tag = self.words[index].tag
        if self.lower[index] in {"least", "most"} and index and self.lower[index - 1] == "at":
            return False  # "At least two hospitals"
        return tag in _OPENING or (tag in {"VBN", "VBG"} and self.words[index].relation == "amod")

    def _modifies(self, index: int, after: int) -> bool:
        follower = index + 1
        return (
            follower < after
            and (self.words[follower].tag in _NOUN or self.words[follower].tag == "JJ")
            and self.words[index].relation not in {"aux", "root", "ccomp", "acl"}
        )

    def _nominal_end(self, start: int, end: int) -> int | None:
        """Return the last word of a phrase that no noun heads: "the Russian", "the other", "both", "one"."""
        last = end - 1
        if last < start:
            return None
        text = self.lower[last]
        lone = start == last and text in _LONE_DEMONSTRATIVES
        determined = (
            last > start
            and self.lower[start] in {"the", "a", "an", "two", "another"}
            and self.words[last].tag in {"JJ", "CD", "NNP", "VBN"}
        )
        counted = start == last and (
            (self.words[last].tag == "CD" and text in {"one", "two", "three"}) or text == "another"
        )
        return last if lone or determined or counted else None

    def _cut(self, first: int, last: int) -> Iterator[Phrase]:
        """Yield the phrase of a run and the genitives inside it, outermost last."""
        begin, possessor = first, None
        for i in range(first, last + 1):
            if self.words[i].tag == "POS" and first < i < last and not self.inside_unit(i):
                inner = self._phrase(begin if possessor is None else first, i - 1, possessor)
                yield inner
                possessor = inner.head
        if self.words[first].tag == "PRP$":
            possessor = first
        yield self._phrase(first, last, possessor)

    def inside_unit(self, index: int) -> bool:
        """Tell whether a word stands inside a name that began before it."""
        unit = self.unit_at.get(index)
        return unit is not None and unit.first < index

    def _phrase(self, first: int, last: int, possessor: int | None) -> Phrase:
        text = self.lower[first]
        determiner = text if self.words[first].tag in {"DT", "PDT", "CD", "PRP$"} or text in {"both", "such"} else ""
        return Phrase(first, last, last, self._name_of(first, last, possessor), possessor, determiner)

    def _name_of(self, first: int, last: int, possessor: int | None) -> tuple[int, int] | None:
        """Return the proper name that a run ends in, without the titles before it."""
        start = self.after_possessor(first, last, possessor)
        unit = self.unit_at.get(last)
        if unit is not None and (unit.last != last or unit.first < start):
            unit = None
        if unit is not None and unit.hit is not None:
            return unit.first, unit.last
        i = last
        while i >= start and self.is_name_word(i) and (self.words[i].tag.startswith("NNP") or self._in_name(i)):
            i -= 1
        if i > start and self.texts[i] == "of" and self._ties_title(i, start, last + 1):
            # Of "Secretary of State Marco Rubio" the name begins after the charge.
            return self._without_titles(i + 2, last)
        low = min(i + 1, unit.first) if unit is not None else i + 1
        if low > last:
            return None
        if unit is not None and self._is_body(unit):
            return unit.first, unit.last
        return self._without_titles(low, last)

    def _no_name(self, first: int, last: int) -> bool:
        return all(self.lower[i] in NO_NAMES for i in range(first, last + 1))

    def _is_body(self, unit: Unit) -> bool:
        return unit.entity is None or unit.entity.kind == "ORGANIZATION"

    def _in_name(self, index: int) -> bool:
        entity = self.entity(index)
        return entity is not None and entity.kind in {"PERSON", "ORGANIZATION", "LOCATION", "MISC"}

    def after_possessor(self, first: int, last: int, possessor: int | None) -> int:
        """Return where the words of a run begin that stand behind its genitive or possessive."""
        if possessor is None:
            return first
        owned = (i for i in range(last, possessor - 1, -1) if self.words[i].tag in {"POS", "PRP$"})
        return next((i + 1 for i in owned if not self.inside_unit(i)), first)

    def _without_titles(self, low: int, last: int) -> tuple[int, int] | None:
        # A dateline that a page glues to the text ("WashingtonUS President X") hides the title: the name follows it.
        inner = [
            j
            for j in range(low + 1, last)
            if self.lower[j] in nouns.OFFICES and self.capitalised(j) and not self._given_name(j, last)
        ]
        i = inner[-1] + 1 if inner else low
        while i <= last:
            hit = self.hits.get(i)
            text = self.lower[i]
            if hit is not None and hit.last < last and self._title_follows(hit.last + 1, last):
                i = hit.last + 1
            elif (
                (text in nouns.TITLE_WORDS or self.lemmas[i] in nouns.OFFICES)
                and not (i == low and i < last and self._given_name(i, last))
            ) or (
                hit is not None
                and hit.first == hit.last
                and hit.last < last
                and Use.ADJECTIVE in hit.uses
                and self.kind(i, i) != "PERSON"
            ):
                i += 1
            else:
                break
        return (i, last) if i <= last and not self._no_name(i, last) else None

    def _given_name(self, index: int, last: int) -> bool:
        """Tell whether a word that may be a title ("Major", "King") is the given name of the model's person.

        Before more than one word it is a title: "Bishop Anselm Kato".
        """
        entity = self.entity(index)
        follower = self.entity(index + 1) if index < last else None
        ambiguous = self.lower[index] in {
            "king",
            "prince",
            "major",
            "judge",
            "justice",
            "speaker",
            "field",
            "house",
            "white",
            "bishop",
            "pope",
        }
        return ambiguous and index + 1 == last and entity is not None and entity.kind == "PERSON" and entity is follower

    def _title_follows(self, index: int, last: int) -> bool:
        return index <= last and (self.lower[index] in nouns.TITLE_WORDS or self.lemmas[index] in nouns.PERSONS)
