"""Companies and parties that only the report knows, by the short form of a name and by what stands beside it.

The model takes many a company of one word for a person: "Halvorsen" beside "Halvorsen Terminals", "the carrier Orvane",
"Orvane's shareholders". What is learned goes into gazetteer entries that hold for this report alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.sorts import COMPANY_HAS, Sort, called, sort_of
from dragoman.reading.clauses import Clauses
from dragoman.reading.gazetteer import Entry, Gazetteer
from dragoman.reading.layers import Entity

_COMMON = nouns.TITLE_WORDS | nouns.BODIES | nouns.PERSONS | nouns.GROUPS | nouns.ORGANISATION_HEADS | nouns.PLACE_HEADS
_NO_SHORT_FORM = (nouns.ORGANISATION_HEADS | nouns.OUTLET_NAMES) - nouns.COMPANY_NAMES - {"party"}
"""Last words of bodies whose first word alone is a place or a subject: "Marn Council", "Labour Ministry"."""
_PART_OF = {
    **dict.fromkeys(("takeover", "acquisition", "executive", "shareholder"), frozenset({"of", "by"})),
    **dict.fromkeys(("share", "stake", "shareholder"), frozenset({"in"})),
}
"""What one has, is or makes of a company, with the prepositions behind it."""
_OFFERS = frozenset({"bid", "offer", "approach", "proposal"})
_STAFF = nouns.GROUPS | nouns.PERSONS | {"pilot", "nurse", "docker", "machinist", "engineer", "employee", "printer"}
_ENOUGH = 2


def learn_companies(clauses: Clauses, gazetteer: Gazetteer) -> list[Entry]:
    """Return entries for the companies and parties that the text shows and the gazetteer lacks."""
    return list(_Learner(clauses, gazetteer).entries())


class _Learner:
    def __init__(self, clauses: Clauses, gazetteer: Gazetteer) -> None:
        self.clauses = clauses
        self.gazetteer = gazetteer
        self.words = clauses.words
        self.texts = [w.text.replace("’", "'") for w in clauses.words]
        self.kinds = dict[int, Entity]()
        self.persons = set[str]()
        for entity in clauses.layers.entities:
            self.kinds |= dict.fromkeys(range(entity.first, entity.last + 1), entity)
            if entity.kind == "PERSON" and entity.first < entity.last and not self._is_companys(entity):
                self.persons.update(self.texts[entity.first : entity.last + 1])
        plain = {t for t in self.texts if t.islower()} | _COMMON
        self.alone = defaultdict[str, list[int]](list)
        """Where each single name stands that is no part of a longer one."""
        for i, text in enumerate(self.texts):
            shaped = text[:1].isupper() and len(text) > 2 and self.words[i].tag[:2] in {"NN", "JJ"}
            if not shaped or text.lower() in plain or text in self.persons or self._runs_on(i):
                continue
            if gazetteer.at(self.texts, i) is None:
                self.alone[text].append(i)

    def entries(self) -> Iterator[Entry]:
        fuller = self._fuller()
        for short, name in fuller.items():
            yield Entry(name, ActorKind.ORGANISATION, names=(short,))
        parties = list(self._parties())
        yield from parties
        known, score = {*fuller, *(entry.name for entry in parties)}, self._evidence()
        for name, at in self.alone.items():
            if name not in known and score[name] >= _ENOUGH and not any(map(self._titled, at)):
                yield Entry(name, ActorKind.ORGANISATION)

    def _is_companys(self, entity: Entity) -> bool:
        return self.texts[entity.last].lower() in nouns.COMPANY_NAMES

    def _runs_on(self, i: int) -> bool:
        """Tell whether a name stands inside a longer one or right beside another."""
        entity = self.kinds.get(i)
        beside = [self.texts[j] for j in (i - 1, i + 1) if entity is not None and entity.first <= j <= entity.last]
        follows = i + 1 < len(self.texts) and self.words[i + 1].tag.startswith("NNP")
        return any(t[:1].isupper() for t in beside) or (follows and self.texts[i + 1][:1].isupper())

    def _titled(self, i: int) -> bool:
        before = self.texts[i - 1].lower() if i else ""
        return before in nouns.TITLE_WORDS and before not in nouns.COMPANIES

    def _fuller(self) -> dict[str, str]:
        """Names of several words by the first one, where that stands for the whole elsewhere: "Halvorsen"."""
        found = dict[str, str]()
        for entity in self.clauses.layers.entities:
            first, last = self.texts[entity.first], self.texts[entity.last]
            if entity.first == entity.last or first not in self.alone or last.lower() in _NO_SHORT_FORM:
                continue
            words = self.texts[entity.first : entity.last + 1]
            described = any(word.lower() in _COMMON for word in words[:-1]) or not last[:1].isupper()
            if not described and (entity.kind == "ORGANIZATION" or self._is_companys(entity)):
                found.setdefault(first, " ".join(words))
        return found

    def _parties(self) -> Iterator[Entry]:
        """Yield the parties called by what their people are, "the Liberals", whose leader is the "Liberal leader"."""
        plural = (i for i, word in enumerate(self.words) if word.tag[:2] == "NN" and self.texts[i][-1] == "s")
        for name in dict.fromkeys(map(self._party_at, plural)):
            if name is not None:
                own = name.removesuffix("s")
                yield Entry(name, ActorKind.ORGANISATION, adjectives=() if self._opens_body(own) else (own,))

    def _opens_body(self, adjective: str) -> bool:
        """Tell whether a party's adjective stands in a body's name: "Republican Guard"."""
        last = adjective.split()[-1]
        behind = (self.texts[i + 1].lower() for i, text in enumerate(self.texts[:-1]) if text == last)
        return any(text in nouns.ORGANISATION_HEADS for text in behind)

    def _party_at(self, i: int) -> str | None:
        first = i
        while first and self.texts[first - 1][:1].isupper() and self.words[first - 1].tag in {"NNP", "JJ"}:
            first -= 1
        name = " ".join(self.texts[first : i + 1])
        if sort_of(name) is not Sort.PARTY or self.texts[first - 1 if first else 0].lower() != "the":
            return None
        known = any(self.gazetteer.at(self.texts, j) is not None for j in range(first, i + 1))
        return name if self.texts[i][0].isupper() and not known and name.lower() not in self.texts else None

    def _evidence(self) -> Counter[str]:
        score = Counter[str]()
        for name, at in self.alone.items():
            for i in at:
                shown = self._has(i) or self._is_of(i) or self._called(i) or self._is_it(i) or self._bids(i)
                score[name] += 2 * shown + self._works_at(i)
        return score

    def _lemma(self, i: int) -> str:
        return self.clauses.lemmas[i].lower() if 0 <= i < len(self.texts) else ""

    def _has(self, i: int) -> bool:
        """Tell whether a name stands before what a company has: "Orvane's main shareholders", "Orvane shares"."""
        after = range(i + 1 + (i + 1 < len(self.texts) and self.words[i + 1].tag == "POS"), len(self.texts))[:3]
        for j in after:
            if {self._lemma(j), self.texts[j]} & COMPANY_HAS:
                return self.words[j].tag.startswith("NN")
            if self.words[j].tag[:2] not in {"JJ", "NN"}:
                return False
        return False

    def _is_of(self, i: int) -> bool:
        """Tell whether a name stands behind what one has of a company: "a stake in Orvane"."""
        return i > 1 and self.texts[i - 1].lower() in _PART_OF.get(self._lemma(i - 2), ())

    def _bids(self, i: int) -> bool:
        """Tell whether a takeover is bid for by or from a name: "a takeover bid from Orvane"."""
        if i < 3 or self.texts[i - 1].lower() not in {"from", "by", "for"}:
            return False
        return self._lemma(i - 3) in {"takeover", "merger", "buyout"} and self._lemma(i - 2) in _OFFERS

    def _works_at(self, i: int) -> bool:
        """Tell whether a name stands behind people who are at it: "pilots at SkyNorth"."""
        if i < 2 or self.texts[i - 1].lower() != "at" or self.words[i - 2].tag != "NNS":
            return False
        return self._lemma(i - 2) in _STAFF

    def _called(self, i: int) -> bool:
        """Tell whether a company's noun stands right before a name or explains it: "the carrier Orvane"."""
        before = i - 1 - (self.texts[i - 1] == ",") if i else -1
        if called(self._lemma(before)) is Sort.COMPANY or self._lemma(before) == "group":
            return self.words[before].tag == "NN"
        aside = [j for j in self.clauses.children(i, "appos") if j > i]
        return any(called(self._lemma(j)) is Sort.COMPANY for j in aside)

    def _is_it(self, i: int) -> bool:
        """Tell whether a sentence opens with who does something with its own: "Orvane raised its offer"."""
        verb = self.words[i].head
        if i > self.clauses.layers.sentences[self.words[i].sentence][0]:
            return False
        if self.words[i].relation != "nsubj" or not self.clauses.is_verb(verb):
            return False
        owned = (o for j in self.clauses.children(verb, "dobj") for o in self.clauses.children(j, "nmod:poss"))
        return any(self.texts[o].lower() == "its" for o in owned)
