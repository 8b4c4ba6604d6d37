"""Questions that the reading rules ask of a text's grammar: who does it, to whom, in what phrase, under what verb.

The encoder gives words with Penn tags and basic Universal Dependencies (v1). Basic dependencies leave much unsaid: the
subject of "to sign" in "agreed to sign" hangs on "agreed", that of "withdrew" in "who withdrew" is the noun before
"who", coordinated verbs share what only the first of them governs. The questions here answer with that filled in.
Words are known by their index in the layers.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from dragoman.model.span import Span
from dragoman.reading.layers import ROOT, Layers, Word
from dragoman.reading.lemma import lemma

_DATELINE = re.compile(r"(?m)^[A-Z][^\n()]{1,50}\([A-Z][^\n()]{1,30}\)\s*[-–—]+\s")
_SUBJECTS = ("nsubj", "csubj")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_DATES = frozenset({"DATE", "TIME"})
_TIMES = _DATES | {"DURATION", "SET"}
_RELATIVE = frozenset({"who", "which", "that", "whom"})
# Verbs whose infinitive has their own subject even where they have an object: "promised her to withdraw".
_SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "offer", "agree", "undertake", "swear"})
# Verbs whose object is to do what the infinitive after it says, though parsers may hang that on the object.
_OBJECT_CONTROL = frozenset(
    {
        "ask",
        "call",
        "appeal",
        "want",
        "urge",
        "order",
        "tell",
        "invite",
        "press",
        "beg",
        "instruct",
        "require",
        "request",
        "advise",
    }
)
_APPEALING = frozenset({"call", "appeal"})
_UPON = frozenset({"on", "upon", "to"})
# Words after a verb that parsers take for prepositions where they are particles: "turned down the plan".
_PARTICLES = frozenset({"down", "aside", "up", "off", "out", "over", "back", "forward", "away", "through"})
_NO = frozenset({"no", "not", "neither"})
_AS_MANY = frozenset({"few", "less", "more", "many"})
_QUOTING = frozenset({":", "“", "``", '"', "‘"})
_IDIOMS = frozenset({"choice", "option", "alternative", "doubt", "more"})
"""Nouns whose "no" denies nothing: "had no option but to sign"."""


class Clauses:
    """The grammar of one text, asked word by word."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.words: tuple[Word, ...] = layers.words
        self._governed = layers.children
        self._relations = [w.relation for w in layers.words]
        self._gerunds = frozenset(w.index for w in layers.words if w.tag == "NN" and self._is_gerund(w))
        self._deverbals = frozenset(w.index for w in layers.words if w.tag == "VBG" and self._is_deverbal(w))
        verbs = {w.index for w in layers.words if w.tag.startswith("VB")}
        self._verbs = (verbs - self._deverbals) | self._gerunds
        in_use = dict.fromkeys(self._deverbals, "NN") | dict.fromkeys(self._gerunds, "VBG")
        self.lemmas: tuple[str, ...] = tuple(lemma(w.text, in_use.get(w.index, w.tag)) for w in layers.words)

    def _is_gerund(self, word: Word) -> bool:
        """Tell whether a word with the tag of a noun is used as a verb: "has not stopped bombing the port"."""
        if not word.text.endswith("ing") or word.relation not in {"xcomp", "advcl", "ccomp"}:
            return False
        return any(self.words[c].relation == "dobj" for c in self.layers.children[word.index])

    def _is_deverbal(self, word: Word) -> bool:
        """Tell whether a participle is used as a noun: "the bombing of the villages", "after heavy shelling"."""
        if not word.text.lower().endswith("ing"):
            return False
        below = {self.words[c].relation for c in self.layers.children[word.index]}
        return bool(below & {"det", "amod"}) and not below & {
            "dobj",
            "aux",
            "auxpass",
            "nsubj",
            "xcomp",
            "ccomp",
            "mark",
        }

    # Words and phrases

    def children(self, index: int, *relations: str) -> list[int]:
        """Return the words that a word governs by one of the relations (by any, where none is named), in order."""
        governed = self._governed[index]
        if not governed or not relations:
            return list(governed)
        relation = self._relations
        return [c for c in governed if relation[c] in relations]

    def is_verb(self, index: int) -> bool:
        """Tell whether a word is a verb (a modal is not)."""
        return index in self._verbs

    def is_noun(self, index: int) -> bool:
        """Tell whether a word is a noun or a name."""
        return (self.words[index].tag.startswith("NN") and index not in self._gerunds) or index in self._deverbals

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
            found += [c for c in self.children(here, "conj") if c not in found]
        return found

    def nominal_conjuncts(self, index: int) -> list[int]:
        """Return a noun and the nouns coordinated with it: a verb that a parser hung there is no participant."""
        return [i for i in self.conjuncts(index) if i == index or not self.is_verb(i)]

    def preposition(self, index: int) -> str | None:
        """Return the preposition that a noun stands in a phrase with, in lower case."""
        cases = self.children(index, "case")
        return self.lemmas[cases[0]] if cases else None

    def phrases(self, index: int, *prepositions: str) -> list[int]:
        """Return the nouns that hang on a word in a phrase with one of the prepositions (any where none is named)."""
        found = []
        for child in self.children(index, "nmod", "nmod:tmod", "advcl", "acl", "dep"):
            marks = {self.lemmas[c] for c in self.children(child, "case", "mark")}
            if marks and (not prepositions or marks & set(prepositions)):
                found.append(child)
        return found

    def of_phrases(self, index: int) -> list[int]:
        """Return the nouns that hang on a noun by "of"."""
        return [c for c in self.children(index, "nmod") if self.preposition(c) == "of"]

    def modifiers(self, index: int) -> list[int]:
        """Return the adjectives, nouns, numbers and participles before a noun."""
        return [c for c in self.children(index, "amod", "compound", "nummod", "nmod:poss", "dep") if c < index]

    # Verbs and their participants

    def is_passive(self, index: int) -> bool:
        """Tell whether a verb is passive; a bare participle after a noun ("troops sent home") is."""
        if self.children(index, "auxpass", *_PASSIVE_SUBJECTS):
            return True
        word = self.words[index]
        if word.tag not in {"VBN", "VBD"} or self.children(index, "aux", "nsubj"):
            return False
        if word.tag == "VBD" and word.relation != "acl":
            return False
        if word.relation == "conj" and word.head != ROOT:
            return self.is_verb(word.head) and self.is_passive(word.head)
        return word.relation in {"acl", "amod", "advcl", "dep"} or not self.children(index, "dobj")

    def antecedent(self, index: int) -> int:
        """Return the noun that a relative pronoun stands for, or the word itself."""
        word = self.words[index]
        if self.lemmas[index] in _RELATIVE and word.tag[0] in "WI" and word.relation not in {"mark", "det"}:
            for above in self.layers.ancestors(index):
                if self.words[above].relation == "acl:relcl" and self.words[above].head < index:
                    return self.words[above].head
            return self.noun_before(index)
        return index

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

    @cached_property
    def datelines(self) -> tuple[Span, ...]:
        """Return where a paragraph names its place and agency first: "MUSCAT, March 12 (Gulf Wire) - "."""
        return tuple(Span(*m.span()) for m in _DATELINE.finditer(self.layers.text))

    def _own_subjects(self, index: int) -> list[int]:
        relations = _PASSIVE_SUBJECTS if self.is_passive(index) else _SUBJECTS
        return [
            n
            for c in self.children(index, *relations)
            if not any(line.holds(self.words[c].span) for line in self.datelines) and not self._is_misplaced(c)
            for n in self.nominal_conjuncts(self.antecedent(c))
            if not self.is_verb(c) or self.words[c].tag == "VBG"
        ]

    def _is_misplaced(self, index: int) -> bool:
        """Tell whether a relative pronoun is called a subject beside the real one: "the draft, which Kiev studies"."""
        word = self.words[index]
        if self.lemmas[index] not in _RELATIVE or word.relation != "nsubj" or word.head == ROOT:
            return False
        return any(c > index for c in self.children(word.head, "nsubj"))

    def surface_subjects(self, index: int, depth: int = 0) -> list[int]:
        """Return the nouns that are a verb's grammatical subject, its own or the one it shares with another verb."""
        if found := self._own_subjects(index):
            return found
        word = self.words[index]
        if depth > 6 or word.head == ROOT:
            return []
        head = word.head
        if word.relation == "xcomp":
            objects = [n for c in self.children(head, "dobj") if c < index for n in self.nominal_conjuncts(c)]
            if objects and self.lemmas[head] not in _SUBJECT_CONTROL:
                return objects
            if self.is_passive(head) or not objects or self.lemmas[head] in _SUBJECT_CONTROL:
                return self.surface_subjects(head, depth + 1)
            return objects
        if word.relation in {"acl", "acl:relcl"} and not self.is_verb(head):
            if self._is_controlled(index):  # "asked the army to leave": who is asked
                return self.nominal_conjuncts(head)
            if word.relation == "acl" and self.words[index].tag == "VB":  # "its threat to suspend aid": who threatens
                return self.owners(head) or self._subjects_above(head, depth)
            if word.relation == "acl:relcl" and self.children(index, *_SUBJECTS, *_PASSIVE_SUBJECTS):
                return []
            before = self.noun_before(index)
            return [head if head < index else before] if head < index or before != index else []
        if word.relation in {"conj", "advcl", "parataxis"} and (self.is_verb(head) or word.relation != "parataxis"):
            if not self.is_verb(head) and not self.children(head, "cop", *_SUBJECTS):
                return []
            return self.surface_subjects(head, depth + 1)
        return []

    def _subjects_above(self, noun: int, depth: int) -> list[int]:
        """Return the subjects of the verb that governs a noun as its object ("made an offer to sign")."""
        word = self.words[noun]
        if word.head != ROOT and word.relation in {"dobj", "nmod"} and self.is_verb(word.head):
            return self.surface_subjects(word.head, depth + 1)
        return []

    def subjects(self, index: int) -> list[int]:
        """Return the nouns that do what a verb tells of: its subjects, or the "by" phrases of a passive."""
        if self.is_passive(index):
            return [n for c in self.phrases(index, "by") if self.is_noun(c) or self.words[c].tag.startswith("PRP")
                    for n in self.nominal_conjuncts(c)]  # fmt: skip
        return self.surface_subjects(index)

    def objects(self, index: int) -> list[int]:
        """Return the nouns that a verb is done to: its objects, or the subjects of a passive."""
        if self.is_passive(index):
            return self.surface_subjects(index)
        found = [n for c in self.children(index, "dobj", "iobj") for n in self.nominal_conjuncts(self.antecedent(c))]
        if not found and index + 1 < len(self.words) and self.lemmas[index + 1] in _PARTICLES:
            for child in self.children(index, "nmod"):
                if self.words[index + 1].head == child and self.words[index + 1].relation == "case":
                    found = self.nominal_conjuncts(child)
        # "turned down the withdrawal", "handed each a draft": objects that the parser took for phrases without a case.
        found += [
            n
            for c in self.children(index, "nmod")
            if c > index and self.is_noun(c) and not self.children(c, "case") and not self.is_time(c)
            for n in self.nominal_conjuncts(c)
            if n not in found
        ]
        word = self.words[index]
        if not found and word.relation == "conj" and word.head != ROOT and self.is_verb(word.head):
            # "shelled and stormed the town": the object may hang on the first verb.
            found = [n for n in self.objects(word.head) if n > index]
        if not found and word.relation == "acl:relcl" and self.children(index, "nsubj"):
            pronouns = [c for c in self.children(index, "nsubj", "dobj") if self.lemmas[c] in _RELATIVE]
            if (not pronouns or self._is_misplaced(pronouns[0])) and not self.children(index, "xcomp", "ccomp"):
                found = [word.head]  # "the deal Kiev signed"
        return found

    def owners(self, noun: int) -> list[int]:
        """Return the possessors of a noun ("Egypt's demand", "his visit")."""
        return [n for c in self.children(noun, "nmod:poss") for n in self.nominal_conjuncts(c)]

    def complements(self, index: int) -> list[int]:
        """Return the heads of the clauses that a verb or noun takes as its complement.

        What a colon or an opening quotation mark parts from the word is quoted beside it, not governed by it; a clause
        that a condition opens is none either, nor is a participle ("the memorandum announced").
        """
        found = [c for c in self.children(index, "xcomp", "ccomp", "acl") if self._is_complement(index, c)]
        if self.lemmas[index] in _OBJECT_CONTROL:
            addressed = self.children(index, "dobj", "nsubjpass", "nmod")
            found += [c for o in addressed for c in self.children(o, "acl") if self._is_controlled(c)]
            if self.lemmas[index] in _APPEALING and any(self.preposition(o) in _UPON for o in addressed):
                # "calls on the sides to withdraw", where a parser takes the infinitive for a purpose.
                found += [c for c in self.children(index, "advcl") if self.words[c].tag == "VB" and self._has_to(c)]
        return found

    def _has_to(self, index: int) -> bool:
        return "to" in {self.lemmas[c] for c in self.children(index, "mark", "aux")}

    def _is_controlled(self, index: int) -> bool:
        """Tell whether an infinitive that hangs on a noun is what the noun is asked to do."""
        word = self.words[index]
        if word.relation != "acl" or word.tag != "VB" or word.head == ROOT:
            return False
        addressed = self.words[word.head]
        asked = addressed.relation in {"dobj", "nsubjpass"} and self.lemmas[addressed.head] in _OBJECT_CONTROL
        if addressed.relation == "nmod" and self.lemmas[addressed.head] in _APPEALING:
            asked = self.preposition(word.head) in _UPON  # "calls on the Front to return them"
        return asked and self._has_to(index)

    def _is_complement(self, index: int, clause: int) -> bool:
        word = self.words[clause]
        if word.relation == "acl" and word.tag in {"VBN", "VBD"}:
            return False
        if word.text.lower() in {"provided", "providing"} and not self.children(clause, "nsubj", "nsubjpass", "dobj"):
            return False  # "would accept it provided that …"
        if {self.lemmas[c] for c in self.children(clause, "mark")} & {"if", "unless", "provided", "once", "until"}:
            return False
        if word.relation == "xcomp" or clause < index:
            aside = word.tag == "VBG" and any(w.text == "," for w in self.words[index + 1 : clause])
            return word.relation == "xcomp" and clause > index and not aside  # "told them, referring to …"
        between = self.words[index + 1 : min(self.layers.subtree(clause))]
        # "his side would accept it, Brun told her": words that another clause reports are not its complement.
        reported = bool(between) and between[-1].text == "," and not self.children(clause, "mark")
        return not reported and not any(w.text in {":", "“", "``", '"', ";"} for w in between)

    def auxiliaries(self, index: int) -> list[str]:
        """Return the dictionary forms of a verb's auxiliaries, its own or those it shares as a conjunct."""
        own = [self.lemmas[c] for c in self.children(index, "aux", "auxpass")]
        word = self.words[index]
        if not own and word.relation == "conj" and word.head != ROOT and not self.children(index, *_SUBJECTS):
            same_form = self.words[word.head].tag == word.tag
            return self.auxiliaries(word.head) if same_form and self.is_verb(word.head) else own
        return own

    def is_negated(self, index: int) -> bool:
        """Tell whether a word is negated by "not", "never", "no longer", "no" or a subject such as "nobody".

        A "not" after the word only sets something else apart from what is told: "two were killed, not three".
        """
        for child in self.layers.children[index]:
            word = self.words[child]
            if word.relation == "neg" or (
                self.lemmas[child] in {"never", "not", "neither", "nor"}
                and (word.relation in {"advmod", "cc:preconj", "dep"})
            ):
                if child < index or not any(w.tag[0] in ",:NCP" for w in self.words[index + 1 : child]):
                    return True
            elif word.relation == "advmod" and self._has_no(child) and child < index:
                return True  # "no longer", "in no way"
            elif word.relation in {*_SUBJECTS, *_PASSIVE_SUBJECTS, "dobj"} and self._means_nobody(index, child):
                return True
        return False

    def _means_nobody(self, verb: int, noun: int) -> bool:
        """Tell whether a subject or object is nobody or nothing; what a colon or quotation mark parts is not of it."""
        if self.lemmas[noun] in {"nobody", "none", "nothing", "neither"}:
            return True
        if self.lemmas[noun] in _IDIOMS or not self._has_no(noun):
            return False
        low, high = sorted((verb, noun))
        parting = _QUOTING if noun < verb else _QUOTING | {","}
        return not any(w.text in parting for w in self.words[low:high])

    def _has_no(self, index: int) -> bool:
        """Tell whether "no", "not" or "neither" stands before a word; "no fewer than nine" denies nothing."""
        denying = [c for c in self.children(index, "neg", "det", "advmod") if self.lemmas[c] in _NO and c < index]
        return any(self.lemmas[c + 1] not in _AS_MANY for c in denying)

    def predicate(self, verb: int) -> int:
        """Return the verb that a form of "be" only leads to ("was to have started"), or the verb itself."""
        if self.lemmas[verb] == "be" and (inner := [c for c in self.children(verb, "xcomp") if self.is_verb(c)]):
            return inner[0]
        return verb

    def governing_verb(self, index: int) -> int | None:
        """Return the nearest verb above a word."""
        return next((a for a in self.layers.ancestors(index) if self.is_verb(a)), None)

    # Extents

    def clause(self, index: int) -> Span:
        """Return the extent of the clause around a verb: what hangs on it, without clauses that stand on their own."""
        low = high = index
        first, after = self.between_semicolons(index)
        for here in self._clause_words(index):
            if first <= here < after:
                low, high = min(low, here), max(high, here)
        while high > index and self.words[high].relation == "punct" and self.words[high].text not in {"”", '"', "''"}:
            high -= 1
        while low < index and self.words[low].relation in {"punct", "cc", "mark"}:
            low += 1
        return Span(self.words[low].span.begin, self.words[high].span.end)

    def between_semicolons(self, index: int) -> tuple[int, int]:
        """Return the stretch of a sentence around a word that no semicolon parts, as first word and the one after."""
        first, after = self.layers.sentences[self.words[index].sentence]
        stops = [i for i in range(first, after) if self.words[i].text == ";"]
        return (
            max([first, *(i + 1 for i in stops if i < index)]),
            min([after, *(i for i in stops if i > index)]),
        )

    def _clause_words(self, index: int) -> Iterator[int]:
        stack = [index]
        while stack:
            here = stack.pop()
            yield here
            for child in self.layers.children[here]:
                relation = self.words[child].relation
                if relation in {"parataxis", "discourse"}:
                    continue
                if here == index and relation in {"conj", "cc"} and self.is_verb(child):
                    continue
                stack.append(child)

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
        return Span(self.words[low].span.begin, self.words[high].span.end)

    @cached_property
    def sentence_ends(self) -> dict[int, str]:
        """For each sentence its last mark: "?" tells a question."""
        ends: dict[int, str] = {}
        for number, (first, after) in enumerate(self.layers.sentences):
            marks = [self.words[i].text for i in range(first, after) if self.words[i].tag in {".", "''", ":"}]
            ends[number] = next((m for m in reversed(marks) if m in {"?", "!", "."}), "")
        return ends
