"""States that only the report knows: an invented or unrecognised country, told by the company its name keeps.

"Velora" beside "Veloran", "Velora's foreign ministry", "the Prime Minister of Orland", "the Veloran capital,
Marn": each is evidence. What is learned goes into gazetteer entries that hold for this report alone.
"""

import re
from collections import Counter, defaultdict

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.sorts import sort_of
from dragoman.reading.clauses import Clauses
from dragoman.reading.gazetteer import Entry, Gazetteer
from dragoman.reading.layers import ROOT, Entity
from dragoman.reading.lemma import word_set

_DEMONYM = re.compile("(?:(?:ian|an|n|i|er)s?|ese|ish|ic)$")
# Nouns that only a state has: what follows its name or demonym, or goes before "of".
_STATE_HAS = word_set(
    """
    government president premier parliament army ministry presidency capital envoy ambassador embassy delegation border
    authority troop soldier guard force police coast minister king queen emir sultan territory leader side people
    patrol citizen
    """
)
_ONLY_A_STATE_HAS = word_set(
    "government premier parliament army ministry ambassador embassy border minister king queen emir sultan territory "
    "troop navy"
)
"""Those among them that no party or company has."""
_RULES_OVER = nouns.REALMS | word_set("president minister government king parliament people side state")
_RULES_IN = _RULES_OVER | {"envoy", "ambassador", "chancellor"}
_FORMS_OF_STATE = frozenset({"republic", "kingdom", "federation", "democratic", "islamic", "arab", "people"})
_BEFORE_NAMES = nouns.TITLE_WORDS | _FORMS_OF_STATE
_NO_STATES = nouns.BODIES | nouns.COMPANIES | nouns.OUTLETS | nouns.REBELS
_TIES = frozenset(
    {"border", "tie", "relation", "sanction", "embargo", "treaty", "truce", "ceasefire", "war", "frontier", "diplomacy"}
)
_COMMON = (
    nouns.TITLE_WORDS
    | nouns.CHARGES
    | nouns.BODIES
    | nouns.PERSONS
    | nouns.GROUPS
    | nouns.ORGANISATION_HEADS
    | nouns.PLACE_HEADS
)
"""Ordinary words that reports write with a capital in titles and names."""
_CHARGES = nouns.CHARGES | {"foreign", "affairs"}
_SPEAKS = word_set(
    """
    say deny accuse blame reject accept announce agree refuse demand want warn insist call declare offer propose
    """
)
_BLAMES = word_set("blame accuse denounce condemn")
_REALMS = nouns.REALMS | {"country", "nation"}
_STATES = _REALMS | {"state", "guarantor", "neighbour", "neighbor"}
"""What a list of states is called."""
_OPPOSES = word_set("accuse blame invade attack recognise recognize annex occupy")
"""Verbs between two states."""
_NO_STATE = frozenset({"PERSON", "ORGANIZATION", "DATE", "TIME", "DURATION", "TITLE"})


def learn_states(clauses: Clauses, gazetteer: Gazetteer, outlet: str | None = None) -> list[Entry]:
    """Return entries for the states that the text shows and the gazetteer lacks, with demonyms and capitals.

    An outlet such as "Office of the Prime Minister of Orland" is evidence too.
    """
    return _Learner(clauses, gazetteer, outlet or "").entries()


class _Learner:
    def __init__(self, clauses: Clauses, gazetteer: Gazetteer, outlet: str) -> None:
        self.outlet = outlet
        self.words = clauses.words
        self.clauses = clauses
        self.texts = [w.text.replace("’", "'") for w in clauses.words]
        self.kinds = dict[int, Entity]()
        for entity in clauses.layers.entities:
            for i in range(entity.first, entity.last + 1):
                self.kinds[i] = entity
        self.places = defaultdict[str, list[int]](list)
        plain = {t for t in self.texts if t.islower()}
        for i, text in enumerate(self.texts):
            shaped = text[:1].isupper() and text[1:2].islower() and len(text) > 3
            if not shaped or self.words[i].tag[:2] not in {"NN", "JJ"}:
                continue
            if (
                text.lower() not in plain
                and text.lower() not in _COMMON
                and sort_of(text) is None
                and gazetteer.at(self.texts, i) is None
            ):
                self.places[text].append(i)

    def entries(self) -> list[Entry]:
        adjectives = self._adjectives()
        evidence = self._evidence(adjectives)
        names = {name for name, score in evidence.items() if score >= 2}
        others = self.places.keys() - names - adjectives.keys()
        # What is named in one breath with a state is one too, unless more speaks against it than for it.
        names |= {n for n in others if evidence[n] >= -1 and not self._person(n) and self._beside_states(n, names)}
        capitals = self._capitals(names, adjectives)
        found = []
        for name in sorted(names - {c for listed in capitals.values() for c in listed}):
            own = tuple(sorted({self._of_one(a) for a, of in adjectives.items() if of == name}))
            realms = (realm.capitalize() for realm in sorted(nouns.REALMS))
            titles = tuple(t for realm in realms if (t := f"{realm} of {name}") in self.clauses.layers.text)
            found.append(Entry(name, ActorKind.STATE, names=titles, adjectives=own, capitals=tuple(capitals[name])))
        return found

    def _adjectives(self) -> dict[str, str]:
        """Demonyms by the name that they share their stem with."""
        found = dict[str, str]()
        for adjective in self.places:
            if not _DEMONYM.search(adjective):
                continue
            for name in self.places:
                stem = name[: max(4, len(name) - 2)]
                if (
                    adjective not in (name, name + "s")
                    and adjective.startswith(stem)
                    and len(name) <= len(adjective) <= len(name) + 4
                    and not self._person(name)
                ):
                    found[adjective] = name
        return found

    def _of_one(self, adjective: str) -> str:
        """Return a demonym in the singular: "Belgravian" of "the Belgravians"."""
        return adjective.removesuffix("s") if adjective[-2:] in {"ns", "is", "rs"} else adjective

    def _person(self, name: str) -> bool:
        """Tell whether a name is part of a person's full name somewhere; the model alone takes many a place for one."""
        for i in self.places[name]:
            entity = self.kinds.get(i)
            if entity is not None and entity.kind == "PERSON" and entity.first != entity.last:
                return True
        return False

    def _evidence(self, adjectives: dict[str, str]) -> Counter[str]:
        score = Counter[str]()
        for name, at in self.places.items():
            if self._person(name) or name in adjectives:
                continue
            if name in self.outlet and re.search(
                rf"\b(?:President|Minister|Government|Republic|Kingdom|Presidency) of (?:the )?{re.escape(name)}\b",
                self.outlet,
            ):
                score[name] += 3
            for i in at:
                if self._runs_on(i):
                    continue
                score[name] += 3 * self._has_what_states_have(i) + 3 * self._ruled(i) + 2 * self._broke_away(i)
                score[name] += 2 * self._has_ties(i) + 3 * self._has_what_only_states_have(i)
                score[name] += 3 * self._is_called_a_state(i) - 3 * self._is_called_a_body(i)
                score[name] += i + 1 < len(self.texts) and self.clauses.lemmas[i + 1] in _ONLY_A_STATE_HAS
                score[name] += self._before_state_noun(i + 1) and self.words[i + 1].tag.startswith("NN")
            # The model takes many an unknown country for a person or a body; other evidence outweighs it.
            if name not in adjectives.values() and any(i in self.kinds and self.kinds[i].kind in _NO_STATE for i in at):
                score[name] -= 1
        for adjective, name in adjectives.items():
            score[name] += 2 + sum(self._before_state_noun(i + 1) for i in self.places[adjective])
        return score

    def _has_what_states_have(self, i: int) -> bool:
        if [text.lower() for text in self.texts[i + 1 : i + 3]] == [",", "whose"]:
            return not _ONLY_A_STATE_HAS.isdisjoint(self.clauses.lemmas[i + 3 : i + 4])
        return i + 2 < len(self.texts) and self.words[i + 1].tag == "POS" and self._before_state_noun(i + 2)

    def _has_what_only_states_have(self, i: int) -> bool:
        """Tell whether "its" takes up the subject of a sentence in the next one: "Osmora denied it. Its army …"."""
        here = i
        while self.words[here].relation in {"appos", "conj"} and self.words[here].head != ROOT:
            here = self.words[here].head
        behind = self.words[i].sentence + 1
        if self.words[here].relation != "nsubj" or behind >= len(self.clauses.layers.sentences):
            return False
        first, after = self.clauses.layers.sentences[behind]
        own = next((j for j in range(first, min(first + 3, after)) if self.texts[j].lower() == "its"), None)
        return own is not None and self.clauses.lemmas[self.words[own].head].lower() in _ONLY_A_STATE_HAS

    def _before_state_noun(self, i: int) -> bool:
        """Tell whether a noun that only a state has comes within three words: "foreign ministry", "prime minister"."""
        for j in range(i, min(i + 3, len(self.texts))):
            if self.clauses.lemmas[j].lower() in _STATE_HAS or self.texts[j].lower() in _STATE_HAS:
                return True
            if self.words[j].tag[:2] not in {"JJ", "NN", "CD", "VB"}:
                return False
        return False

    def _ruled(self, i: int) -> bool:
        """Tell whether a name stands after "government of", "Prime Minister of", "Republic of"."""
        before = i - 1
        while before >= 0 and self.words[before].tag in {"DT", "JJ"}:
            before -= 1
        if before < 1 or self.texts[before] != "of":
            return False
        if self.texts[before - 1].lower().rstrip("s") in _RULES_OVER:
            return True
        ministry = {t.lower() for t in self.texts[max(0, before - 5) : before]}
        if "ministry" in ministry and ("of" in ministry or self.texts[before - 2][:1].isupper()):
            return True  # "the Ministry of Defence of X", "the Defence Ministry of X"
        # "Prime Minister Karl Voss of Estmark", "Foreign ministers X of Y and Z of W"
        person = self.kinds.get(before - 1)
        return person is not None and person.kind == "PERSON" and self._titled(person.first)

    def _titled(self, first: int) -> bool:
        """Tell whether a person's name stands after an office, or in a list whose first name does."""
        if first and self.clauses.lemmas[first - 1].lower() in _RULES_IN:
            return True
        if first < 4 or self.texts[first - 1].lower() not in {"and", ","}:
            return False
        earlier = self.kinds.get(first - 4)
        return earlier is not None and earlier.kind == "PERSON" and self._titled(earlier.first)

    def _beside_states(self, name: str, names: set[str]) -> bool:
        """Tell whether a name is coordinated with a state and never has a title before it: "Orland and Velora"."""
        beside = False
        for i in self.places[name]:
            before = self.texts[i - 1].lower() if i else ""
            if before in nouns.TITLE_WORDS or self._runs_on(i):
                return False
            others = [self.texts[j] for j in (i - 2, i + 2) if 0 <= j < len(self.texts)]
            ties = [self.texts[j].lower() for j in (i - 1, i + 1) if 0 <= j < len(self.texts)]
            beside = beside or any(t == "and" and o in names for t, o in zip(ties, others, strict=False))
            beside = beside or self._opposed(i, names)
        return beside

    def _is_called_a_body(self, i: int) -> bool:
        """Tell whether an apposition says what else a name is of: "Semilla, the president's party"."""
        apposed = {self.clauses.lemmas[j] for j in self.clauses.children(i, "appos")}
        return bool(apposed & _NO_STATES)

    def _is_called_a_state(self, i: int) -> bool:
        """Tell whether a name is called a state: "A, a small republic", "two neighbours, A and B"."""
        if any(self.clauses.lemmas[j] in _REALMS for j in self.clauses.children(i, "appos")):
            return True
        while self.words[i].relation == "conj" and self.words[i].head != ROOT:
            i = self.words[i].head
        head = self.words[i].head
        return (
            self.words[i].relation == "appos" and self.words[head].tag == "NNS" and self.clauses.lemmas[head] in _STATES
        )

    def _opposed(self, i: int, names: set[str]) -> bool:
        """Tell whether a name and a state's are the ends of one verb between states: "Velda accused Osmora"."""
        entity, head = self.kinds.get(i), self.words[i].head
        body = entity is not None and entity.kind == "ORGANIZATION"
        if body or self.words[i].relation not in {"nsubj", "dobj"} or self.clauses.lemmas[head] not in _OPPOSES:
            return False
        other = {"nsubj": "dobj", "dobj": "nsubj"}[self.words[i].relation]
        return any(self.texts[j] in names for j in self.clauses.children(head, other))

    def _runs_on(self, i: int) -> bool:
        """Tell whether a name is but a part of a longer one ("Olm" of "Olm Valley Council")."""
        entity = self.kinds.get(i)
        if entity is None or self._closes_ministry(i, entity):
            return False
        others = (self.texts[j] for j in range(entity.first, entity.last + 1) if j != i)
        return any(t[:1].isupper() and t.lower() not in _BEFORE_NAMES for t in others)

    def _closes_ministry(self, i: int, entity: Entity) -> bool:
        """Tell whether a name says whose the ministry is that ends with it: "Ministry of Defence of X"."""
        told = [text.lower() for text in self.texts[entity.first : i]]
        return told[-1:] == ["of"] and "ministry" in told and not _CHARGES.isdisjoint(told)

    def _has_ties(self, i: int) -> bool:
        """Tell whether a name stands after what one has with states: "sanctions on X", "the border with X"."""
        before = i - 1 - (self.texts[i - 1].lower() == "the")
        if before < 1 or self.texts[before].lower() not in {"with", "on", "against", "between"}:
            return False
        return self.clauses.lemmas[before - 1].lower() in _TIES

    def _broke_away(self, i: int) -> bool:
        """Tell whether a name stands after "breakaway" or the like: a state to those who fight for it."""
        before = {t.lower() for t in self.texts[max(0, i - 3) : i]}
        return bool(
            before & {"breakaway", "self-declared", "self-proclaimed", "separatist", "unrecognised", "unrecognized"}
        )

    def _capitals(self, names: set[str], adjectives: dict[str, str]) -> dict[str, list[str]]:
        """Names of cities that the text calls the capital of a state; then those left over, by elimination."""
        found = defaultdict[str, list[str]](list)
        for i, text in enumerate(self.texts):
            if text.lower() != "capital":
                continue
            state = self._state_beside(i, names, adjectives)
            city = self._name_at(i + 1) or self._name_at(i + 2) or self._name_at(self._start_of(i) - 2)
            if state and city and city not in names and city not in adjectives:
                found[state].append(city)
        self._eliminate(found, names, adjectives)
        return found

    def _state_beside(self, i: int, names: set[str], adjectives: dict[str, str]) -> str | None:
        before = self.texts[i - 1]
        if before in adjectives:
            return adjectives[before]
        if before == "'s" and self.texts[i - 2] in names:
            return self.texts[i - 2]
        if i + 2 < len(self.texts) and self.texts[i + 1] == "of" and self.texts[i + 2] in names:
            return self.texts[i + 2]
        return None

    def _start_of(self, i: int) -> int:
        while i > 0 and self.words[i - 1].tag in {"DT", "JJ", "NNP", "POS"}:
            i -= 1
        return i

    def _name_at(self, i: int) -> str | None:
        if 0 <= i < len(self.texts) and self.texts[i] in self.places and self.words[i].tag.startswith("NNP"):
            return self.texts[i]
        return None

    def _eliminate(self, found: dict[str, list[str]], names: set[str], adjectives: dict[str, str]) -> None:
        """Two states and two cities that speak: the one that accuses a state is not that state's capital."""
        known = {c for listed in found.values() for c in listed}
        speaking = [
            n for n in self.places if n not in names and n not in adjectives and n not in known and self._speaks(n)
        ]
        open_states = sorted(names - {state for state, listed in found.items() if listed})
        if len(open_states) != 2 or not 1 <= len(speaking) <= 2:
            return
        against = {
            city: {s for i in self.places[city] for s in self._blamed(i, names, adjectives)} & set(open_states)
            for city in speaking
        }
        for city, states in sorted(against.items()):
            if len(states) == 1:
                blamed = states.pop()
                own = next(s for s in open_states if s != blamed)
                found[own].append(city)
                other = [c for c in speaking if c != city and against[c] <= {own}]
                found[blamed].extend(other)
                return

    def _speaks(self, name: str) -> bool:
        if self._person(name):
            return False
        verbs = {
            self.clauses.lemmas[self.words[i].head] for i in self.places[name] if self.words[i].relation == "nsubj"
        }
        return bool(verbs & _SPEAKS)

    def _blamed(self, i: int, names: set[str], adjectives: dict[str, str]) -> set[str]:
        """States that stand between the verb of which a word is the subject and the end of its clause."""
        head = self.words[i].head
        if self.words[i].relation != "nsubj" or self.clauses.lemmas[head] not in _BLAMES:
            return set()
        found = set[str]()
        for j in range(head + 1, min(head + 8, len(self.texts))):
            if self.texts[j] in {";", ".", ","}:
                break
            if self.texts[j] in names:
                found.add(self.texts[j])
            elif self.texts[j] in adjectives:
                found.add(adjectives[self.texts[j]])
        return found
