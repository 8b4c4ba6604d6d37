"""Names: the runs of words that are one name, found by the gazetteer, the model and the shape of a body's name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.clauses import Clauses
from dragoman.reading.gazetteer import Gazetteer, Hit, Use
from dragoman.reading.gazetteer.lookup import folded
from dragoman.reading.layers import Entity
from dragoman.reading.times.lexicon import OTHER_MONTHS

WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
TIMES = frozenset({"DATE", "TIME", "DURATION", "SET"})
_NO_NAME_TAGS = frozenset({"DT", "PRP", "PRP$", "IN", "CC", "WP", "WRB", "MD", "RB", "WDT", "UH", "EX"})
_NAMED = frozenset({"LOCATION", "NATIONALITY", "ORGANIZATION"})
NO_NAMES = nouns.TITLE_WORDS | nouns.CHARGES | {"affairs", "of", "republic", "kingdom", "federation", "union"}
_CLOCK = re.compile(r"[0-2]?\d:[0-5]\d")
_PARTICLES = frozenset({"von", "van", "der", "den", "de", "di", "da", "dos", "ten", "ter"})
"""Small words of a surname that a sentence may open with: "Von der Aue said"."""
_FEASTS = frozenset({"christmas", "easter", "eid", "ashura", "nowruz", "passover", "yom", "diwali", "lent", "arbaeen"})
_SEASONS = OTHER_MONTHS | _FEASTS
"""Months of other calendars, and feasts."""
_FOLLOWERS = frozenset(
    {"sons", "brothers", "guardians", "defenders", "lions", "soldiers", "mothers", "knights", "friends"}
)
"""What bodies call those whom they are of: "Sons of the Delta"."""
_LOWER_ENDINGS = frozenset({"plc"})
"""What a company's name ends in without a capital."""
_CREDITS = re.compile(
    r"(?m)(?:^[ \t(]*|[;.(] *)(?:[Aa]dditional )?"
    r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Tt]ranslation|[Pp]hotos?|[Pp]hotographs?)"
    r"(?: and (?:editing|writing|reporting))? by [^\n;.()]+"
    r"|\((?:[A-Z]\S+ ){1,3}?[A-Z][^\s/()]*/[^()\n]{2,40}\)|\b[A-Z]{3,}/[A-Z]\S+(?: [A-Z]\S+)+"
)
"""Who wrote, edited or photographed, of whom nothing is told: "Editing by A B", "(A B/Radio C)", "REUTERS/A B"."""
_OF_ANY_STATE = nouns.BODIES | nouns.CHARGES | nouns.ORGANISATION_HEADS | {"foreign", "home", "treasury", "of", "the"}
"""Words of the names of organs that any state may have."""
_LINKS = frozenset(
    {
        "of",
        "for",
        "and",
        "the",
        "on",
        "in",
        "de",
        "del",
        "da",
        "du",
        "la",
        "el",
        "al",
        "von",
        "van",
        "bin",
        "ibn",
        "&",
        "to",
    }
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of words that is one name."""

    first: int
    last: int
    hit: Hit | None
    entity: Entity | None


class Names:
    """All names of a text: `hits` of the gazetteer and `units`, the runs that are one name, by their first word.

    `times` are the words that are weekdays or stand in a time expression of the model's.
    """

    def __init__(self, clauses: Clauses, gazetteer: Gazetteer) -> None:
        self.clauses = clauses
        self.words = clauses.words
        self.texts = [word.text.replace("’", "'") for word in clauses.words]
        self.lower = [text.lower() for text in self.texts]
        self.lemmas = clauses.lemmas
        self.gazetteer = gazetteer
        self._entity_at: dict[int, Entity] = {}
        for entity in clauses.layers.entities:
            for i in range(entity.first, entity.last + 1):
                self._entity_at.setdefault(i, entity)
        self._capitals = [text[:1].isupper() for text in self.texts]
        timed = (i for i, entity in self._entity_at.items() if entity.kind in TIMES)
        self.times = frozenset(i for i in timed if not self.lower[i].endswith("-old")) | {
            i
            for i, text in enumerate(self.lower)
            if text in WEEKDAYS or (text in _SEASONS and self._dates(i)) or (":" in text and _CLOCK.fullmatch(text))
        }
        credited = (Span(*found.span()) for found in _CREDITS.finditer(clauses.layers.text))
        self._credited = frozenset(i for span in credited for i in clauses.layers.words_in(span))
        self._of_others = set[str]()
        self._as_folded = dict[tuple[int, int], tuple[str, ...]]()
        self.hits = self._without_foreign_organs(self._known())
        self.units = self._names()
        self.unit_at = {i: unit for unit in self.units.values() for i in range(unit.first, unit.last + 1)}
        """The name that each word is of."""
        self.hits = {first: hit for first, hit in self.hits.items() if not self._is_in_body(hit)}

    def unknow(self, initials: str, name: str) -> None:
        """Take initials for none that the gazetteer knows, where a text says that they are those of another name."""
        for first, hit in list(self.hits.items()):
            if hit.first == hit.last and self.texts[first] == initials and hit.entry.name != name:
                del self.hits[first]

    def _dates(self, index: int) -> bool:
        """Tell whether a month or feast stands where times do: "until after Ramadan"."""
        return index > 0 and self.words[index - 1].tag == "IN"

    def entity(self, index: int) -> Entity | None:
        """Return the entity that the model marked at a word."""
        return self._entity_at.get(index)

    def kind(self, first: int, last: int) -> str | None:
        """Return the model's class of a run of words: that of its last word, else of any."""
        for i in (last, *range(first, last)):
            if (entity := self._entity_at.get(i)) is not None:
                return entity.kind
        return None

    def text(self, first: int, last: int) -> str:
        """Return the words of the text from one to another (inclusive), on one line."""
        if first == last:
            return self.words[first].text
        begin, end = self.words[first].span.begin, self.words[last].span.end
        return " ".join(self.clauses.layers.text[begin:end].split())

    def folded(self, first: int, last: int) -> tuple[str, ...]:
        """Return the words of the text from one to another (inclusive) as names are compared."""
        if (first, last) not in self._as_folded:
            words = (folded(text) for text in self.texts[first : last + 1])
            self._as_folded[first, last] = tuple(word for word in words if word)
        return self._as_folded[first, last]

    def capitalised(self, index: int) -> bool:
        """Tell whether a word is written with a capital."""
        return self._capitals[index]

    def opens_sentence(self, index: int) -> bool:
        """Tell whether a word is the first of its sentence, quotation marks aside."""
        before = index - 1
        while (
            before >= 0
            and not self.texts[before][:1].isalnum()
            and self.words[before].sentence == self.words[index].sentence
        ):
            before -= 1
        return before < 0 or self.words[before].sentence != self.words[index].sentence

    def _known(self) -> dict[int, Hit]:
        """Runs that the gazetteer knows, by their first word; no run reaches past a sentence."""
        found, behind = dict[int, Hit](), 0
        for i in sorted(self._likely() - self._credited):
            hit = self.gazetteer.at(self.texts, i) if i >= behind else None
            if hit is not None and self.words[hit.last].sentence == self.words[i].sentence and self._trusted(hit):
                found[i] = hit
                behind = hit.last + 1
        return found

    def _without_foreign_organs(self, hits: dict[int, Hit]) -> dict[int, Hit]:
        """Return hits without such organs as "the Foreign Office" that any state has, where they may be another's.

        They may where the report tells of states that only it knows and never of the one whose organ the gazetteer has.
        """
        if not any(h.entry.kind is ActorKind.STATE and self.gazetteer.is_learned(h.entry) for h in hits.values()):
            return hits
        told = {h.entry for h in hits.values()}

        def is_anyones(hit: Hit) -> bool:
            principal = self.gazetteer.principal(hit.entry)
            organ = all(self.lower[i] in _OF_ANY_STATE for i in range(hit.first, hit.last + 1))
            return principal is not None and principal not in told and organ

        return {first: hit for first, hit in hits.items() if not is_anyones(hit)}

    def _likely(self) -> set[int]:
        """Return the words that a name may begin with.

        A name in lower case counts where the model sees a name or the grammar a proper noun: "kyiv has agreed".
        """
        capital = {i for i, capital in enumerate(self._capitals) if capital}
        proper = {word.index for word in self.words if word.tag.startswith("NNP")}
        seen = {i for i, entity in self._entity_at.items() if entity.kind in _NAMED}
        return capital | proper | seen

    def _trusted(self, hit: Hit) -> bool:
        """Tell whether a run is used as the gazetteer's name and not as part of a person's or as an ordinary word."""
        entity = self._entity_at.get(hit.first)
        if entity is not None and entity.kind == "PERSON":
            others = [i for i in range(entity.first, entity.last + 1) if not hit.first <= i <= hit.last]
            if any(self.capitalised(i) and self.lower[i] not in nouns.TITLE_WORDS for i in others):
                return False
            # "Wagner", "Dawn": an outlet or group of a short name that is more often a person's.
            text = self.texts[hit.first]
            short = hit.first == hit.last and len(text) < 7 and not text.isupper()
            if (
                short
                and not self.gazetteer.is_learned(hit.entry)
                and (
                    hit.entry.kind is ActorKind.OUTLET
                    or (hit.entry.kind is not ActorKind.STATE and folded(hit.entry.name) != folded(text))
                )
            ):
                return False
        text = self.lower[hit.first]
        if hit.entry.kind is ActorKind.ORGANISATION and hit.entry.acts_for and self._is_of_another(hit):
            self._of_others.add(text)
        if text in self._of_others:
            return False  # "Osmora's Congress", and then "Congress"
        after = hit.last + 1
        single = hit.first == hit.last
        if (
            single
            and self.opens_sentence(hit.first)
            and entity is None
            and not self.gazetteer.is_learned(hit.entry)
            and self.words[hit.first].tag not in {"NNP", "NNPS", "JJ", "NNS"}
        ):
            return False
        # "The Hill Foundation", "Dawn Butler": a single ordinary word that runs on into another name is not the outlet.
        runs_on = after < len(self.texts) and self.capitalised(after) and self.words[after].tag.startswith("NNP")
        return not (
            single
            and hit.entry.kind == "outlet"
            and runs_on
            and self.words[after].sentence == self.words[hit.first].sentence
        )

    def _is_of_another(self, hit: Hit) -> bool:
        """Tell whether the words before a body's name say that it is another state's: "Osmora's Congress"."""
        before = hit.first - 1
        genitive = before > 0 and self.words[before].tag == "POS"
        owner = self.gazetteer.at(self.texts, before - genitive) if before >= 0 else None
        if owner is None:
            return genitive and self.capitalised(before - 1)
        stands_before = owner.last == before - genitive and owner.entry.kind is ActorKind.STATE
        return stands_before and hit.entry.acts_for not in {owner.entry.code, owner.entry.name}

    def _names(self) -> dict[int, Unit]:
        """Runs of words that are one name, by their first word; of those that overlap the longer counts."""
        units = [Unit(h.first, h.last, h, None) for h in self.hits.values() if not self._only_adjective(h)]
        named = (e for e in self.clauses.layers.entities if e.kind in {"PERSON", "ORGANIZATION", "LOCATION", "MISC"})
        named = (e for e in named if e.first not in self._credited)
        units += [unit for entity in named if (unit := self._trimmed(entity)) is not None]
        units += self._bodies()
        chosen, taken = dict[int, Unit](), set[int]()
        for unit in sorted(units, key=lambda u: (u.first - u.last, u.hit is None)):
            if not taken & (own := set(range(unit.first, unit.last + 1))):
                chosen[unit.first] = unit
                taken |= own
        return chosen

    def _is_in_body(self, hit: Hit) -> bool:
        """Tell whether an outlet's name is but the start of a body's: "The National" of "National Teachers Union"."""
        unit = next((u for i in range(hit.first, hit.last + 1) if (u := self.units.get(i)) is not None), None)
        longer = unit is not None and unit.hit is None and unit.last > hit.last
        return longer and hit.entry.kind is ActorKind.OUTLET

    def _only_adjective(self, hit: Hit) -> bool:
        return hit.use not in (Use.NAME, Use.SEAT, Use.CAPITAL, Use.PLACE)

    def _trimmed(self, entity: Entity) -> Unit | None:
        """Return an entity as a name, without determiners and genitives at its ends, none where nothing is left."""
        first, last = entity.first, entity.last
        while (
            first <= last
            and (
                self.words[first].tag in {"DT", "PRP$", "POS", "IN"}
                # "On Saturday Hallan Dorn told …": the day is no part of the name behind it.
                or (self.lower[first] in WEEKDAYS and first < last)
                or not self.texts[first][:1].isalnum()
                or (self.words[first].tag in {"NN", "JJ"} and not self.capitalised(first))
                or self.texts[first] in nouns.OUTLETS  # "the daily Y", whatever its tag
            )
        ):
            first += 1
        while last >= first and (
            self.words[last].tag in {"POS", "IN", "CC", "DT"}
            or (not self.texts[last][-1:].isalnum() and self.texts[last] not in {"."})
        ):
            last -= 1
        if first > last:
            return None
        if entity.kind == "PERSON":
            first = self._with_particles(first)
        inside = range(first, last + 1)
        if not any(self.capitalised(i) for i in inside):
            return None
        if self.lower[last].rpartition("-")[2] in OTHER_MONTHS:
            return None
        if all(self.lower[i] in NO_NAMES for i in inside):
            # "Prime Minister", "Foreign Affairs", "the Republic": an office or a charge, not a name.
            return None
        return Unit(first, last, None, entity)

    def _with_particles(self, first: int) -> int:
        """Return where a name begins of which the model drops a "Per", or the particles that open a sentence."""
        if first and self.texts[first - 1] == "Per":
            return first - 1
        start = first
        while start and self.lower[start - 1] in _PARTICLES and self._same_sentence(start - 1, first):
            start -= 1
        return start if self.capitalised(start) else first

    def _bodies(self) -> Iterator[Unit]:
        """Yield runs such as "Front for the Liberation of Osta": a body's noun and what small words tie to it."""
        i, count = 0, len(self.texts)
        while i < count:
            if not self.is_name_word(i):
                i += 1
                continue
            first = i
            while i < count and self._same_sentence(first, i) and (self.is_name_word(i) or self._ties(i)):
                i += 1
            last = i - 1
            if "&" in self.texts[first:last]:
                yield Unit(first, last, None, None)
                continue
            head = self.lower[last]
            if head in nouns.ORGANISATION_HEADS:
                while (end := self._tied(last)) is not None:
                    last = end
                i = last + 1
            if head in _FOLLOWERS and (end := self._tied(last)) is not None:
                yield Unit(first, end, None, None)
                i = end + 1
                continue
            body = head in nouns.ORGANISATION_HEADS and self.lower[first] not in nouns.HONORIFICS
            if body and (last > first or head not in {"state", "house", "police", "party"}):
                while first < last and self._is_genitive_or_demonym(first):
                    first += 1
                if not self._person_within(first, last):
                    yield Unit(first, last, None, None)

    def _ties(self, index: int) -> bool:
        """Tell whether a mark stands inside a body's name: "People's Liberation Army", "Mercer & Sons"."""
        if index == 0 or index + 1 == len(self.texts) or not self.is_name_word(index + 1):
            return False
        genitive = self.words[index].tag == "POS" and self.lower[index - 1] in nouns.PEOPLES
        return genitive or self.texts[index] == "&"

    def _tied(self, last: int) -> int | None:
        """Return the end of the capitalised words that small words tie to a name ("… for the Liberation of Osta")."""
        i = last + 1
        if i >= len(self.texts) or self.lower[i] not in {"of", "for", "on", "and"} or not self._same_sentence(last, i):
            return None
        if self.lower[i] == "and" and not self._closes_list(i):
            return None
        i += 1
        while i < len(self.texts) and self.lower[i] in _LINKS:
            i += 1
        if i >= len(self.texts) or not self.is_name_word(i) or not self._same_sentence(last, i):
            return None
        while i + 1 < len(self.texts) and self.is_name_word(i + 1) and self._same_sentence(last, i + 1):
            i += 1
        return i

    def _closes_list(self, index: int) -> bool:
        """Tell whether "and" ties two words of one name ("Ministry of Justice and Security") and not two names."""
        return (
            index >= 2
            and self.lower[index - 2] == "of"
            and index + 1 < len(self.texts)
            and self._entity_at.get(index) is not None
        )

    def is_name_word(self, index: int) -> bool:
        """Tell whether a word may be part of a name: a noun or adjective with a capital, no time."""
        if not (self._capitals[index] or self.lower[index] in _LOWER_ENDINGS):
            return False
        if index in self.times or index in self._credited:
            return False
        tag = self.words[index].tag
        return tag not in _NO_NAME_TAGS and not tag.startswith("VB")

    def _is_genitive_or_demonym(self, index: int) -> bool:
        hit = self.hits.get(index)
        return hit is not None and hit.first == hit.last and Use.ADJECTIVE in hit.uses

    def _person_within(self, first: int, last: int) -> bool:
        persons = [
            e for i in range(first, last + 1) if (e := self._entity_at.get(i)) is not None and e.kind == "PERSON"
        ]
        # Of "People's Liberation Front of Kesh" the model takes the last word alone for a person's.
        return any(e.first < e.last or e.first == first for e in persons)

    def _same_sentence(self, one: int, other: int) -> bool:
        return self.words[one].sentence == self.words[other].sentence
