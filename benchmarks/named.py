"""The named mentions that the reader's rules find, with the boundaries and kinds of GUM's guidelines.

GUM takes a mention from its article to its noun, with titles, a genitive's mark ("Warhol's"), the province or state
behind a comma ("Evansville, Indiana"), and what is nested in it. To it a country is a place, and a people are persons.
"""

from collections.abc import Iterator

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.naming import Unit
from dragoman.reading.actors.phrases import Phrase, Phrases
from dragoman.reading.clauses import Clauses
from dragoman.reading.gazetteer import Gazetteer, Hit, Use

PERSON, PLACE, ORGANISATION = "person", "place", "organization"
_OF_MODEL = {"PERSON": PERSON, "ORGANIZATION": ORGANISATION, "LOCATION": PLACE, "NATIONALITY": PERSON}

_PLACES = (Use.NAME, Use.CAPITAL, Use.PLACE)
_WORKS = frozenset(
    {"constitution", "internet", "bible", "act", "bill", "treaty", "agreement", "award", "day", "war", "game"}
)
"""Last words of what is neither person, place nor body, whatever the model says."""
_DOUBTFUL = 0.5
"""Score below which a body that only the model sees is left out: measured on GUM's train documents."""

Run = tuple[int, int, str]
"""First and last word of a mention, and its kind."""


class NamedMentions:
    """Finds the named mentions of one text."""

    def __init__(self, clauses: Clauses, gazetteer: Gazetteer) -> None:
        self.words = clauses.words
        self.phrases = Phrases(clauses, gazetteer)
        self.lemmas = clauses.lemmas
        # Those inside of longer names too.
        texts, tagged = self.phrases.texts, (i for i, w in enumerate(self.words) if w.tag.startswith("NNP"))
        self._hits = {i: hit for i in tagged if (hit := gazetteer.at(texts, i)) is not None}

    def runs(self) -> set[Run]:
        """Return all mentions."""
        found = set[Run]()
        for phrase in self.phrases.all:
            found.update(self._of_phrase(phrase))
        return self._with_regions(found)

    def _of_phrase(self, phrase: Phrase) -> Iterator[Run]:
        kind = self._kind(phrase)
        if kind is not None:
            yield phrase.first, self._end(self._with_of(phrase)), kind
        for i in range(phrase.first, phrase.last + 1):
            if self.phrases.by_word[i] is not phrase:
                continue
            if (unit := self.phrases.units.get(i)) is not None and unit.last < phrase.last:
                own = self._kind_of_unit(unit)
                if own is not None and self.words[unit.last].tag.startswith("NNP"):
                    yield unit.first, unit.last, own
            if i < phrase.head and unit is None and self._names_body(i) and not self.phrases.capitalised(i + 1):
                # "House managers", "Senate leaders"
                yield i, i, ORGANISATION
            # A state or city inside a longer name: "the Kenya Human Rights Commission", "University of Texas".
            hit = self._hits.get(i)
            inside = hit is not None and hit.last <= phrase.last and (hit.first, hit.last) != phrase.name
            if hit is not None and inside and hit.use in _PLACES and self.words[i].tag.startswith("NNP"):
                article = self.phrases.texts[i - 1].lower() == "the" and i - 1 > phrase.first
                yield i - article, self._end(hit.last), self._kind_of_hit(hit)

    def _names_body(self, index: int) -> bool:
        body = self.phrases.texts[index].lower() in nouns.ORGANISATION_HEADS | nouns.BODIES
        return body and self.phrases.capitalised(index) and not self.phrases.opens_sentence(index)

    def _kind(self, phrase: Phrase) -> str | None:
        """Return what a phrase whose noun is a proper one names; None for any other."""
        tag, text = self.words[phrase.head].tag, self.phrases.texts[phrase.head].lower()
        # A title in capitals ("this President") is a proper noun to GUM, and a common one to our tagger.
        titled = self.phrases.capitalised(phrase.head) and not self.phrases.opens_sentence(phrase.head)
        if not (tag.startswith("NNP") or (titled and tag == "NN")) or text in _WORKS:
            return None
        unit = next((u for u in self.phrases.units.values() if u.first <= phrase.head <= u.last), None)
        if unit is not None and (kind := self._kind_of_unit(unit)) is not None:
            return kind
        hit = self.phrases.hits.get(phrase.head)
        if hit is not None and hit.use in (Use.ADJECTIVE, Use.PERSON, Use.PEOPLE):
            return PERSON if tag == "NNPS" else None
        lemma = self.lemmas[phrase.head].lower()
        titled = any(self.lemmas[i].lower() in nouns.PERSONS for i in self.phrases.modifiers(phrase))
        if lemma in nouns.PERSONS or titled:
            return PERSON
        if text in nouns.PLACE_HEADS | {"nation", "state", "country"}:
            return PLACE
        if text in nouns.ORGANISATION_HEADS or lemma in nouns.BODIES:
            return ORGANISATION
        return None

    def _kind_of_unit(self, unit: Unit) -> str | None:
        if unit.hit is not None:
            return self._kind_of_hit(unit.hit)
        if self.phrases.texts[unit.last].lower() in nouns.PLACE_HEADS:
            return PLACE
        if unit.entity is None:
            return ORGANISATION
        kind = _OF_MODEL.get(unit.entity.kind)
        return None if kind == ORGANISATION and unit.entity.score < _DOUBTFUL else kind

    def _kind_of_hit(self, hit: Hit) -> str:
        return PLACE if hit.entry.kind is ActorKind.STATE and hit.use is not Use.SEAT else ORGANISATION

    def _with_of(self, phrase: Phrase) -> int:
        """Return the last word of a mention with what "of" ties to it: "Wu Chi-wai of the Democratic Party"."""
        behind = phrase.last + 2
        if behind >= len(self.words) or self.phrases.texts[behind - 1] != "of":
            return phrase.last
        tied = self.phrases.starting.get(behind)
        hangs = tied is not None and self.words[tied.head].head == phrase.head
        return tied.last if tied is not None and hangs else phrase.last

    def _end(self, last: int) -> int:
        """Return the last word of a mention with the mark of its genitive."""
        return last + 1 if last + 1 < len(self.words) and self.words[last + 1].tag == "POS" else last

    def _with_regions(self, found: set[Run]) -> set[Run]:
        """Let a place reach over the places behind its commas: "Evansville, Indiana, United States"."""
        starting = {first: last for first, last, kind in sorted(found) if kind == PLACE}
        reached = set(found)
        for first, last in sorted(starting.items(), reverse=True):
            behind = starting.get(last + 2)
            if behind is not None and self.phrases.texts[last + 1] == "," and not self._lists(first, behind):
                reached.discard((first, last, PLACE))
                reached.add((first, behind, PLACE))
                starting[first] = behind
        return reached

    def _lists(self, first: int, last: int) -> bool:
        """Tell whether places with commas between them are a list: of countries, or one that goes on."""
        texts = self.phrases.texts
        country = (hit := self._hits.get(first)) is not None and hit.use is Use.NAME
        before = texts[first - 1] == "," and self.phrases.capitalised(first - 2) if first > 1 else False
        goes_on = last + 1 < len(texts) and texts[last + 1].lower() in {"and", "or"}
        return country or before or goes_on
