"""What a text shows a name to be, whatever the model takes it for: a place, a body, an outlet, an armed group.

"Dorn, a town near the front", "Ferrum's shareholders", "the rights group Daleel", "in Marn", "Orvel said it would".
"""

from collections.abc import Iterable, Iterator

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.phrases import Phrase, Phrases
from dragoman.reading.actors.sorts import COMPANY_HAS, COMPANY_OWNS
from dragoman.reading.gazetteer.lookup import folded
from dragoman.reading.lemma import word_set

Words = tuple[str, ...]
"""A name by its words as names are compared."""

_SETTLEMENTS = nouns.PLACE_HEADS - {"line", "road", "house"} | word_set(
    "suburb neighbourhood neighborhood hamlet settlement seat capital stronghold outpost enclave hometown"
)
_TOWNS = word_set("village town city hamlet suburb port island district neighbourhood neighborhood settlement")
"""Those of them whose own name "of" leads to: "the town of Dell", not "the line of Dell"."""
_ENTERING = word_set("leave enter reach bomb shell storm besiege occupy liberate bombard pound raid retake")
"""Verbs that in reports have places as objects."""
_GOING = word_set("go travel fly return come drive flee move head march")
_BODY_HAS = COMPANY_HAS | {"member", "membership"}
_NAMED_AFTER = _BODY_HAS | word_set("engineer worker employee driver pilot staff miner")
"""Of whom or what only a body's name stands before the noun: "Ferrum chairwoman Petra Ohm"."""
_IMPERSONAL = word_set("be become take seem appear look need cost happen matter remain depend mean rain snow help hurt")
"""Verbs whose "it" is often nobody: "said it took courage"."""


class Shown:
    """What a text shows its names to be."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        named = [(p, *p.name) for p in phrases.all if p.name is not None and p.name[0] not in phrases.hits]
        named = [(phrase, first, last) for phrase, first, last in named if self.phrases.folded(first, last)]
        self._kinds = dict[Words, ActorKind]()
        self._companies = set[Words]()
        self._places = set[Words]()
        self._titled, self._persons = set[str](), set[str]()
        """Words of the names that have a person's title, and of all that the model takes for persons' in full."""
        located = set[Words]()
        for phrase, first, last in named:
            words = self.phrases.folded(first, last)
            if self.title(phrase) & nouns.PERSONAL:
                self._titled.update(words)
                continue
            self._take(words, phrase, first, last)
            of_body = words[-1] in nouns.ORGANISATION_HEADS or "&" in phrases.texts[first:last]
            if last > first and phrases.kind(first, last) == "PERSON" and not of_body:
                self._persons.update(words)
            elif phrase.first == first and self._located(first, last):
                located.add(words)
        self._persons |= self._titled
        self._shorten((first, last) for _, first, last in named)
        self._take_holders()
        self._places |= {words for words in located if not self._persons & set(words)}
        self._things: set[Words] = {(name,) for name in self._called_it()}
        self._things |= {self.phrases.folded(first, last) for _, first, last in named if self._is_which(last)}

    def _take(self, words: Words, phrase: Phrase, first: int, last: int) -> None:
        """Note what stands beside a name."""
        noun = self._told(phrase, first)
        if noun in _SETTLEMENTS or self._is_of_settlement(phrase):
            self._places.add(words)
        elif (kind := self._kind_of(phrase, first, last, noun)) is not None:
            self._kinds.setdefault(words, kind)
        if noun in nouns.COMPANIES - {"group"}:
            self._companies.add(words)

    def _is_of_settlement(self, phrase: Phrase) -> bool:
        """Tell whether "of" ties a name to what it is: "the village of Dell"."""
        tied = self.phrases.by_word.get(phrase.first - 2) if phrase.first > 1 else None
        is_of = tied is not None and self.phrases.lower[phrase.first - 1] == "of"
        return is_of and tied is not None and tied.name is None and self.phrases.lemmas[tied.head] in _TOWNS

    def _take_holders(self) -> None:
        """Note the names that have what only bodies have."""
        for unit in self.phrases.units.values():
            held = self._held(unit.last) if unit.hit is None else ""
            words = self.phrases.folded(unit.first, unit.last)
            if held and words and not self._titled & set(words):
                self._kinds.setdefault(words, ActorKind.ORGANISATION)
                if held in COMPANY_OWNS:
                    self._companies.add(words)

    def _shorten(self, names: Iterable[tuple[int, int]]) -> None:
        """Let the names of companies be called by what comes before "plc", "& Sons" and the like."""
        for first, last in names:
            words = self.phrases.folded(first, last)
            if words[-1] not in nouns.COMPANY_NAMES and "&" not in self.phrases.texts[first:last]:
                continue
            self._companies.add(words)
            for short in (words[:1], words[:-1]):
                if short and not self._persons & set(short):
                    self._kinds.setdefault(short, ActorKind.ORGANISATION)

    def is_place(self, words: Words) -> bool:
        """Tell whether the text elsewhere uses a name of a place ("in Marn", a dateline) and never of a person."""
        return words in self._places

    def kind(self, words: Words) -> ActorKind | None:
        """Return the kind of body that the text shows a name to be, None where it shows none."""
        return self._kinds.get(words)

    def is_titled(self, words: Words) -> bool:
        """Tell whether a single name has a person's title somewhere: "Premier Li"."""
        return len(words) == 1 and words[0] in self._titled

    def is_company(self, words: Words) -> bool:
        """Tell whether a name is a company's."""
        return words in self._companies

    def is_thing(self, words: Words) -> bool:
        """Tell whether who is called so says "it" of itself or is told of by "which"."""
        return words in self._things

    def title(self, phrase: Phrase) -> frozenset[str]:
        """Return the dictionary forms of the words before a phrase's name."""
        modifiers = self.phrases.modifiers(phrase)
        own = self.phrases.after_possessor(modifiers.start, modifiers.stop, phrase.possessor)
        return frozenset(self.phrases.lemmas[i] for i in range(own, modifiers.stop))

    def _told(self, phrase: Phrase, first: int) -> str:
        """Return the noun by which the words beside a name say what it is: "Dorn, a town", "the group Daleel"."""
        if first > phrase.first and self.phrases.words[first - 1].tag == "NN":
            return self.phrases.lemmas[first - 1]
        lower = self.phrases.lower
        if phrase.first > 1 and lower[phrase.first - 1] == "," and lower[phrase.last + 1 : phrase.last + 2] == [","]:
            told = self._whole(self.phrases.by_word.get(phrase.first - 2))
            if told is not None and told.name is None and self.phrases.words[phrase.last].relation == "appos":
                return self._noun(told)
        beside = (
            self.phrases.starting.get(phrase.last + 2) if lower[phrase.last + 1 : phrase.last + 2] == [","] else None
        )
        if beside is not None and beside.name is None and (beside.determiner or beside.possessor is not None):
            noun = self._noun(beside)
            apposed = noun in _SETTLEMENTS or self.phrases.words[beside.head].relation == "appos"
            return noun if apposed else ""
        return ""

    def _whole(self, phrase: Phrase | None) -> Phrase | None:
        """Return the phrase that "of" ties one to: "chief" of "chief of staff"."""
        while phrase is not None and phrase.first > 1 and self.phrases.lower[phrase.first - 1] == "of":
            phrase = self.phrases.by_word.get(phrase.first - 2)
        return phrase

    def _noun(self, phrase: Phrase) -> str:
        """Return a phrase's noun; of "an armed group" it is "militia"."""
        armed = {"armed", *nouns.REBELS} & {self.phrases.lemmas[i] for i in range(phrase.first, phrase.head)}
        return (
            "militia" if armed and self.phrases.lemmas[phrase.head] in nouns.ARMED else self.phrases.lemmas[phrase.head]
        )

    def _kind_of(self, phrase: Phrase, first: int, last: int, noun: str) -> ActorKind | None:
        if noun in nouns.OUTLETS - nouns.BODIES:
            return ActorKind.OUTLET
        if noun in nouns.REBELS:
            return ActorKind.ARMED_GROUP
        if noun in nouns.PERSONAL and last > first:
            return ActorKind.PERSON
        if noun in nouns.BODIES or noun in nouns.COMPANIES:
            return ActorKind.ORGANISATION
        many = self.phrases.words[last].tag == "NNPS" or last > first
        bare = phrase.determiner == "the" and first == phrase.first + 1
        return ActorKind.ORGANISATION if bare and many and self.phrases.kind(first, last) == "PERSON" else None

    def _held(self, last: int) -> str:
        """Return what a name has that only bodies have: of "Ferrum's board", "Ferrum chairwoman Petra Ohm"."""
        phrases = self.phrases
        if last + 2 >= len(phrases.texts):
            return ""
        if phrases.words[last + 1].tag != "POS":
            return self._noun_of(last + 1, _NAMED_AFTER)
        owned = phrases.by_word.get(last + 2)
        return self._noun_of(owned.head, _BODY_HAS) if owned is not None and owned.possessor == last else ""

    def _noun_of(self, index: int, wanted: frozenset[str]) -> str:
        """Return the form of a word, as it stands or as dictionaries have it, that is one of some nouns."""
        forms = (self.phrases.lemmas[index], self.phrases.lower[index])
        return next((form for form in forms if form in wanted), "")

    def _located(self, first: int, last: int) -> bool:
        """Tell whether a name stands where places do: "in Marn", "left Marn", the dateline "ORLAN, May 3 (…)"."""
        texts = self.phrases.texts
        before = self.phrases.lower[first - 1] if first else ""
        if before in {"in", "near", "at", "outside"}:
            return not any(self.phrases.lower[i] in nouns.ORGANISATION_HEADS for i in range(first, last + 1))
        if self._is_gone_to(first, last, before):
            return True
        dateline = texts[first].isupper() and len(texts[first]) > 3 and self.phrases.opens_sentence(first)
        return dateline and last + 1 < len(texts) and texts[last + 1] in {",", "(", "-", "–", "—"}

    def _is_gone_to(self, first: int, last: int, before: str) -> bool:
        clauses, word = self.phrases.clauses, self.phrases.words[last]
        if first < last or not clauses.is_verb(word.head):
            return False
        verb = clauses.lemmas[word.head]
        return verb in _ENTERING if word.relation == "dobj" else before == "to" and verb in _GOING

    def _is_which(self, last: int) -> bool:
        return self.phrases.lower[last + 1 : last + 3] == [",", "which"]

    def _called_it(self) -> Iterator[str]:
        """Yield names of those who say "it" of themselves, and so are no persons: "Orvel said it would sign"."""
        clauses = self.phrases.clauses
        for word in clauses.words:
            if word.text != "it" or word.relation != "nsubj" or not clauses.is_verb(word.head):
                continue
            told = clauses.words[word.head]
            if told.relation != "ccomp" or clauses.is_passive(word.head) or clauses.lemmas[word.head] in _IMPERSONAL:
                continue
            if clauses.lemmas[told.head] in {"say", "announce", "insist", "deny", "claim"}:
                yield from (folded(clauses.words[s].text) for s in clauses.children(told.head, "nsubj"))
