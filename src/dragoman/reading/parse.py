"""A text's parse, asked word by word: what a word is and governs, in what phrase it stands, how far clauses reach.

The encoder gives words with Penn tags and basic Universal Dependencies (v1). Words are known by their index in the
layers. What a clause says of whom is asked of `Clauses`, which builds on this.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Set
from functools import cache, cached_property, partial
from typing import Any, TypeVar

from dragoman.model.span import Span
from dragoman.reading.layers import ROOT, Layers, Word
from dragoman.reading.lemma import lemma, word_set

_DATELINE = re.compile(
    r"(?m)^(?:[A-Z][^\n()]{1,50}\([A-Z][^\n()]{1,30}\)\s*|[A-Z][A-Z .’'-]{2,40}(?:, [^\n():–—-]{1,30})?\s)[-–—]+\s"
)
_DATES = frozenset({"DATE", "TIME"})
_ENDS = frozenset({"?", "!", "."})
_CLOSING = frozenset({"”", '"', "''"})
_TIMES = _DATES | {"DURATION", "SET"}
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "both"})
_SENT = frozenset({"delegation", "negotiator", "delegate", "team", "envoy", "representative"})
_SIDES = frozenset({"side", "party", "camp", "government", "country", "state"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
_RULING = word_set("government kingdom republic presidency authority army president minister king leader")
"""Nouns of a state's of which one stands beside another party."""
_SIZES = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_CLOSING_LIST = frozenset({",", ".", ";", ")", "–", "—", "--"})
_DOING = frozenset({"nsubj", "nsubjpass", "csubj"})
_APART = frozenset({"parataxis", "discourse"})  # how what is not of a clause hangs on it
_IN_PHRASES = frozenset({"nmod", "nmod:tmod", "advcl", "acl", "dep", "nsubjpass"})
_TITLES = word_set("vice president prime minister foreign defence defense secretary chancellor general")
_EVERY = word_set("all both every each everyone everybody")

Answer = TypeVar("Answer")


def once(ask: Callable[[Any, int], Answer]) -> cached_property[Callable[[int], Answer]]:
    """Keep a question's answers with the parse: many rules ask the same of the same word."""
    return cached_property(lambda parse: cache(partial(ask, parse)))


class Parse:
    """The parse of one text."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.words: tuple[Word, ...] = layers.words
        self._governed = layers.children
        self._relations = [w.relation for w in layers.words]
        self._governing = [frozenset([self._relations[c] for c in below]) for below in layers.children]
        self._used_as_verbs = frozenset(w.index for w in layers.words if w.tag == "NN" and self._is_used_as_verb(w))
        self._deverbals = frozenset(w.index for w in layers.words if w.tag == "VBG" and self._is_deverbal(w))
        verbs = {w.index for w in layers.words if w.tag.startswith("VB")}
        self._verbs = (verbs - self._deverbals) | self._used_as_verbs
        in_use = dict.fromkeys(self._deverbals, "NN") | dict.fromkeys(self._used_as_verbs, "VBG")
        self.lemmas: tuple[str, ...] = tuple(lemma(w.text, in_use.get(w.index, w.tag)) for w in layers.words)

    def _is_used_as_verb(self, word: Word) -> bool:
        """Tell whether a word tagged as a noun is used as a verb: "stopped bombing it", "when will Peru sign?"."""
        below = [self.words[c] for c in self.layers.children[word.index]]
        if any(w.relation == "aux" and w.tag == "MD" for w in below):
            return all(w.relation not in {"cop", "det", "case"} for w in below)
        if not word.text.endswith("ing") or word.relation not in {"xcomp", "advcl", "ccomp"}:
            return False
        return any(w.relation == "dobj" for w in below)

    def _is_deverbal(self, word: Word) -> bool:
        """Tell whether a participle is used as a noun: "the bombing of Kesh", "shelling by the army went on"."""
        if not word.text.lower().endswith("ing"):
            return False
        children = self.layers.children[word.index]
        below = {self.words[c].relation for c in children}
        if below & {"dobj", "aux", "auxpass", "nsubj", "xcomp", "ccomp", "mark"}:
            return False
        below_those = {self.words[i].text for c in children for i in self.layers.children[c]}
        return bool(below & {"det", "amod"}) or (word.relation in _DOING and "by" in below_those)

    def children(self, index: int, *relations: str) -> list[int]:
        """Return the words that a word governs by one of the relations (by any, where none is named), in order."""
        if not relations:
            return list(self._governed[index])
        if self._governing[index].isdisjoint(relations):
            return []  # most of the time
        relation = self._relations
        return [c for c in self._governed[index] if relation[c] in relations]

    @cached_property
    def verbs(self) -> tuple[Word, ...]:
        """The verbs, in order."""
        return tuple(self.words[i] for i in sorted(self._verbs))

    def words_called(self, names: Set[str]) -> list[Word]:
        """Return the words of some dictionary forms, in order."""
        known = self._by_lemma
        return [self.words[i] for i in sorted(i for name in known.keys() & names for i in known[name])]

    def verbs_called(self, names: Set[str]) -> list[Word]:
        """Return the verbs of some dictionary forms, in order."""
        return [word for word in self.words_called(names) if self.is_verb(word.index)]

    @cached_property
    def _by_lemma(self) -> dict[str, list[int]]:
        found = defaultdict[str, list[int]](list)
        for index, name in enumerate(self.lemmas):
            found[name].append(index)
        return found

    def is_verb(self, index: int) -> bool:
        """Tell whether a word is a verb (a modal is not)."""
        return index in self._verbs

    def is_noun(self, index: int) -> bool:
        """Tell whether a word is a noun or a name."""
        return (self.words[index].tag.startswith("NN") and index not in self._used_as_verbs) or index in self._deverbals

    def is_time(self, index: int) -> bool:
        """Tell whether a word stands in a time expression."""
        return index in self._in_times

    def is_date(self, index: int) -> bool:
        """Tell whether a word stands in a date or a time of day."""
        return index in self._in_dates

    @cached_property
    def _in_times(self) -> frozenset[int]:
        return self._words_of(_TIMES)

    @cached_property
    def _in_dates(self) -> frozenset[int]:
        return self._words_of(_DATES)

    def _words_of(self, kinds: frozenset[str]) -> frozenset[int]:
        entities = (e for e in self.layers.entities if e.kind in kinds)
        return frozenset(i for e in entities for i in self.layers.words_in(e.span))

    def conjuncts(self, index: int) -> list[int]:
        """Return a word and those that are coordinated with it and hang on it ("Kiev and its allies")."""
        found = [index]
        for here in found:
            found += [c for c in self.children(here, "conj") if c not in found and not self._is_left_out(c, here)]
        return found

    def _is_left_out(self, conjunct: int, whole: int) -> bool:
        """Tell whether "but" leaves somebody out of all others: "all parties but the Front accepted it"."""
        first = min(i for i in self.layers.subtree(conjunct) if self.lemmas[i] != "but")
        every = (whole, *self.children(whole, "det", "det:predet"))
        return first > 0 and self.lemmas[first - 1] == "but" and any(self.lemmas[i] in _EVERY for i in every)

    @once
    def nominal_conjuncts(self, index: int) -> tuple[int, ...]:
        """Return a noun and the nouns coordinated with it: a verb that a parser hung there is no participant.

        Of "Secretary of State Rubio and Vice President Vance" a parser may hang the second on the first one's name, of
        "the government of Orland and the rebels" the rebels on Orland, and the company on Palen of "the union in Palen
        and the company Orvane".
        """
        if not self._governed[index]:
            return (index,)
        if spelt_out := self._spelt_out(index) or self._senders(index):
            return tuple(spelt_out)
        names = [c for c in self.children(index, "nmod") if self.words[c].tag == "NNP"]
        beside = [i for name in names for i in self.conjuncts(name) if i != name and self._is_beside(i, index, name)]
        return tuple(i for i in (*self.conjuncts(index), *beside) if i == index or not self.is_verb(i))

    def _is_beside(self, other: int, index: int, name: int) -> bool:
        """Tell whether what hangs on a name behind a noun stands beside the noun: by its title, or its own article."""
        if self.words[index].tag == "NNP" and self._is_titled(other):
            return True
        whole = [other, *self.children(other, "compound")]
        own = [c for part in whole for c in self.children(part, "det", "nmod:poss")]
        is_described = self.words[other].tag == "NNP" and "NN" in {self.words[c].tag for c in whole}
        return (
            bool(own)
            and not self.children(name, "det", "nmod:poss")
            and self.words[index].tag != "NNS"
            and (is_described or self.lemmas[index].lower() in _RULING)
        )

    def _senders(self, plural: int) -> list[int]:
        """Return the sides that envoys act for: "delegations from Osmora and the Marn Front", "teams of both sides"."""
        if self.words[plural].tag != "NNS" or self.lemmas[plural].lower() not in _SENT:
            return []
        sides = [p for p in self.phrases(plural, "from", "of") if p > plural and self.is_noun(p)]
        # A parser may hang the second side on the envoys.
        beside = [c for c in self.children(plural, "conj") if self.is_noun(c)]
        listed = [*self.conjuncts(sides[0]), *(c for c in beside if c > sides[0])] if sides else []
        return listed if len(listed) > 1 or (sides and self.lemmas[sides[0]] in _SIDES) else []

    def _spelt_out(self, plural: int) -> list[int]:
        """Return the nouns behind a plural that say whom it means: "the two leaders, Ruto and Sheikh, met"."""
        if self.words[plural].tag != "NNS":
            return []
        named = [i for c in self.children(plural, "appos", "conj") for i in self.conjuncts(c)]
        if len(named) < 2 or self.words[min(self.layers.subtree(named[0])) - 1].text != ",":
            return []
        after = self.words[min(max(self.layers.subtree(named[-1])) + 1, len(self.words) - 1)].text
        told = [c for c in self.children(plural, "det", "nummod") if c < plural]
        if any(_SIZES.get(self.lemmas[c]) == len(named) for c in told):
            return named if after in _CLOSING_LIST else []
        is_list_of_names = after == "," and all(self.words[i].tag == "NNP" for i in named)
        return named if is_list_of_names and any(self.lemmas[c] == "the" for c in told) else []

    def _is_titled(self, name: int) -> bool:
        """Tell whether a name opens with a title: "Vice President Vance"."""
        return self.words[name].tag == "NNP" and any(
            self.lemmas[c].lower() in _TITLES for c in self.children(name, "compound")
        )

    def preposition(self, index: int) -> str | None:
        """Return the preposition that a noun stands in a phrase with, in lower case."""
        return self._prepositions[index]

    @cached_property
    def _prepositions(self) -> list[str | None]:
        found: list[str | None] = [None] * len(self.words)
        for word in reversed(self.words):  # of several the first
            if word.relation == "case" and word.head != ROOT:
                found[word.head] = self.lemmas[word.index]
        return found

    def phrases(self, index: int, *prepositions: str) -> list[int]:
        """Return the nouns that hang on a word in a phrase with one of the prepositions (any where none is named)."""
        found = self.marked_phrases[index]
        return [noun for noun, marks in found if not prepositions or not marks.isdisjoint(prepositions)]

    @cached_property
    def marked_phrases(self) -> list[list[tuple[int, set[str]]]]:
        """For each word what hangs on it in phrases, each with its prepositions."""
        marks = defaultdict[int, set[str]](set)
        for word in self.words:
            if word.relation in {"case", "mark"} and word.head != ROOT:
                marks[word.head].add(self.lemmas[word.index])
        found: list[list[tuple[int, set[str]]]] = [[] for _ in self.words]
        for word in self.words:
            if word.index in marks and word.relation in _IN_PHRASES and word.head != ROOT:
                found[word.head].append((word.index, marks[word.index]))
        return found

    def of_phrases(self, index: int) -> list[int]:
        """Return the nouns that hang on a noun by "of"."""
        return [c for c in self.children(index, "nmod") if self.preposition(c) == "of"]

    def modifiers(self, index: int) -> list[int]:
        """Return the adjectives, nouns, numbers and participles before a noun."""
        return [c for c in self.children(index, "amod", "compound", "nummod", "nmod:poss", "dep") if c < index]

    def is_mutual(self, verb: int) -> bool:
        """Tell whether several do something to each other: "called one another to save the talks"."""
        return any(
            self.lemmas[n] in {"other", "another"} and self.lemmas[n - 1] in {"each", "one"}
            for n in self.children(verb, "dobj", "iobj")
            if n > 0
        )

    def predicate(self, verb: int) -> int:
        """Return the verb that a form of "be" only leads to ("was to have started"), or the verb itself."""
        if self.lemmas[verb] == "be" and (inner := [c for c in self.children(verb, "xcomp") if self.is_verb(c)]):
            return inner[0]
        return verb

    @cached_property
    def datelines(self) -> tuple[Span, ...]:
        """Return where a paragraph names its place and agency first: "MUSCAT, March 12 (Gulf Wire) - ", "KYIV –"."""
        return tuple(Span(*m.span()) for m in _DATELINE.finditer(self.layers.text))

    def noun_before(self, index: int) -> int:
        """Return the noun that a relative or participle follows, for where the tree does not tell; else the word."""
        at = index - 1
        while at >= 0 and self.words[at].relation == "punct" and self.words[at].sentence == self.words[index].sentence:
            at -= 1
        if at < 0 or not (self.is_noun(at) or self.words[at].tag == "CD"):
            return index
        while self.words[at].relation in {"compound", "appos"} and abs(self.words[at].head - at) < 4:
            at = self.words[at].head
        # "a payment of 800 euros, which": an amount is not what a clause goes on to speak of.
        if self.children(at, "nummod") and self.preposition(at) == "of" and self.words[at].head < at:
            at = self.words[at].head
        return at if 0 <= at < index else index

    def is_definite(self, noun: int) -> bool:
        """Tell whether a noun names what is known already: "the attack", "their attack", "Friday's attack"."""
        marks = {self.lemmas[c] for c in self.children(noun, "det", "nmod:poss", "amod")}
        return bool(marks & _DEFINITE) or bool(self.children(noun, "nmod:poss"))

    @once
    def owners(self, noun: int) -> tuple[int, ...]:
        """Return the possessors of a noun ("Egypt's demand", "his visit")."""
        return tuple(n for c in self.children(noun, "nmod:poss") for n in self.nominal_conjuncts(c))

    @once
    def antecedent(self, index: int) -> int:
        """Return the noun that a relative pronoun stands for, or the word itself."""
        word = self.words[index]
        if self.lemmas[index] in RELATIVE and word.tag[0] in "WI" and word.relation not in {"mark", "det"}:
            for above in self.layers.ancestors(index):
                if self.words[above].relation == "acl:relcl" and self.words[above].head < index:
                    return self._explained(self.words[above].head, index)
            # "a drill in which they shelled it": of "parts of which" the noun before is none of it.
            cases = [c for c in self.children(index, "case") if self.lemmas[c] != "of"]
            first = min(cases, default=index)
            before = self.noun_before(first)
            return index if before == first else before
        return index

    def _explained(self, noun: int, pronoun: int) -> int:
        """Return what a relative clause on a noun is about: of "a check by Doha, which they reject" the check."""
        word, above = self.words[noun], self.words[noun].head
        is_object = self.words[pronoun].relation == "dobj" and self.lemmas[pronoun] == "which"
        is_doer = word.tag.startswith("NNP") and self.preposition(noun) == "by" and self.is_noun(above)
        return above if is_object and is_doer else noun

    def governing_verb(self, index: int) -> int | None:
        """Return the nearest verb above a word."""
        return next((a for a in self.layers.ancestors(index) if self.is_verb(a)), None)

    def is_quoted_after(self, index: int, verb: int) -> bool:
        """Tell whether a colon that opens a quotation parts a word from a verb that a parser hangs it on."""
        return any(w.text == ":" and self.words[w.index + 1].tag == "``" for w in self.words[index : max(verb, index)])

    def joined_to(self, index: int) -> int:
        """Return the verb to which one is joined: "thanked him for coming and left", "asks him to go and calls".

        A finite verb that a parser joins to a gerund or an infinitive goes on with the finite one above.
        """
        head = self.words[index].head
        below = {self.lemmas[c] for c in self.children(head, "mark", "aux")}
        if self.words[index].tag in {"VBD", "VBZ"} and (self.words[head].tag == "VBG" or "to" in below):
            return self.governing_verb(head) or head
        return head

    @once
    def clause(self, index: int) -> Span:
        """Return the extent of the clause around a verb: what hangs on it, without clauses that stand on their own."""
        first, after = self.between_semicolons(index)
        inside = [i for i in self._clause_words(index) if first <= i < after]
        low, high = min(inside), max(inside)
        while high > index and self.words[high].relation in {"punct", "cc"} and self.words[high].text not in _CLOSING:
            high -= 1
        while low < index and self.words[low].relation in {"punct", "cc", "mark"}:
            low += 1
        return self.layers.span(low, high)

    def stands_before_that(self, word: int, verb: int) -> bool:
        """Tell whether a word stands before the "that" by which the clause of its verb opens."""
        return word < verb and any(word < c and self.lemmas[c] == "that" for c in self.children(verb, "mark"))

    def between_semicolons(self, index: int) -> tuple[int, int]:
        """Return the stretch of a sentence around a word that no semicolon parts, as first word and the one after."""
        first, after = self.layers.sentences[self.words[index].sentence]
        stops = self._semicolons
        return max([first, *(i + 1 for i in stops if i < index)]), min([after, *(i for i in stops if i > index)])

    def _clause_words(self, index: int) -> list[int]:
        relations = self._relations
        below = [
            c
            for c in self._governed[index]
            if not (relations[c] in {"conj", "cc"} and self.is_verb(c))
            and not (relations[c] == "dobj" and self.stands_before_that(c, index))
            and relations[c] not in _APART
        ]
        for here in below:
            below += [c for c in self._governed[here] if relations[c] not in _APART]
        return [index, *below]

    @cached_property
    def _semicolons(self) -> list[int]:
        return [word.index for word in self.words_called({";"})]

    @once
    def phrase(self, index: int) -> Span:
        """Return the extent of a noun with what hangs on it, up to the first clause or aside that follows it."""
        low = high = index
        stack = [index]
        while stack:
            here = stack.pop()
            low, high = min(low, here), max(high, here)
            for child in self.layers.children[here]:
                relation = self.words[child].relation
                if relation in {"punct", "acl:relcl", "appos", "parataxis", "cc", "conj", "dep", "cop", "nsubj"}:
                    continue
                if relation == "acl" and self.words[child].text.lower() in {"provided", "providing"}:
                    continue  # "would accept the zone provided that …"
                if here == index and relation in {"case", "mark", "advcl", "ccomp", "advmod", "aux", "expl"}:
                    continue
                stack.append(child)
        return self.layers.span(low, high)

    @cached_property
    def sentence_ends(self) -> dict[int, str]:
        """For each sentence its last mark: "?" tells a question."""
        ends: dict[int, str] = {}
        for number, (first, after) in enumerate(self.layers.sentences):
            backwards = reversed(self.words[first:after])
            ends[number] = next((w.text for w in backwards if w.text in _ENDS and w.tag in {".", "''", ":"}), "")
        return ends
