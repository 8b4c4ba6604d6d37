"""What stands around a word, as the patterns of a lexicon ask for it, and which pattern fits.

    VerbCompany(stage, index), NounCompany(stage, index)
    best_fit(patterns, company) -> the fitting pattern that asks most

Whom the nouns mean is found at once, whatever the patterns ask: who is asked after may go on the record
(`Stage.behind`). The rest is found when a pattern first asks for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from dragoman.reading.events.lexicon import ACTOR, SUBJUNCTIVE, TOGETHER, Pattern
from dragoman.reading.events.participants import Stage
from dragoman.reading.lemma import word_set

_NONE = frozenset[str]()
_CALLING = frozenset({"call", "hold", "organise", "organize"})
_AROUND = 6
"""How many words after a verb stand around it."""
_QUANTITY = word_set(
    """
    one list series number round wave kind sort set spate string couple pair part rest three two dozen hundred thousand
    score some all group member most many few hour day week month
    """
)
_PRONOUNS = word_set("he him she her they them we us i me each other who")
_CARRYING = word_set("convoy truck lorry ship shipment flight plane aircraft vessel barge train consignment cargo")
_RELIEF = word_set(
    """
    aid relief humanitarian food flour wheat grain medicine medical vaccine fuel water blanket tent shelter supply
    red crescent unicef unhcr wfp
    """
)
_MONEY = frozenset({"million", "billion", "trillion"})
_FACING = frozenset({"side", "party", "faction", "government", "leader"})


class Company:
    """What stands around a word: dictionary forms, `ACTOR` among them where one acts."""

    def __init__(self, stage: Stage, index: int) -> None:
        self._stage = stage
        self._clauses = stage.clauses
        self._index = index
        self.phrases = self._phrases()

    def fits(self, pattern: Pattern) -> bool:
        """Tell whether all that a pattern asks holds, here of the phrases that hang on the word."""
        if pattern.prepositions is None:
            return True
        found = [self.phrases[p] for p in pattern.prepositions if p in self.phrases]
        if pattern.prepositional is None:
            return bool(found)
        return any(pattern.prepositional & nouns for nouns in found)

    def _phrases(self) -> dict[str, frozenset[str]]:
        """Return the heads of the phrases that hang on the word, by preposition."""
        clauses, found = self._clauses, dict[str, frozenset[str]]()
        for phrase, prepositions in clauses.marked_phrases[self._index]:
            heads = self._heads(clauses.nominal_conjuncts(phrase))
            found |= {preposition: found.get(preposition, _NONE) | heads for preposition in prepositions}
        return found

    def _heads(self, words: Sequence[int]) -> frozenset[str]:
        """Return what the heads of some phrases are called; "one of the attacks" is an attack too."""
        stage, clauses = self._stage, self._clauses
        found, actors = set[str](), set[str]()
        for word in words:
            name, meant = clauses.lemmas[word], stage.who(word)
            actors.update(meant)
            found.add(name)
            if name in _QUANTITY or clauses.words[word].tag == "CD":
                found |= {clauses.lemmas[inner] for inner in clauses.of_phrases(word)}
                if found & _PRONOUNS:
                    found.add(ACTOR)  # "nine of them"
                elif clauses.words[word].tag == "CD" and not clauses.of_phrases(word) and not _MONEY & found:
                    found.add("one")  # "the remaining twelve were freed"
            if meant or name in _PRONOUNS or self._are_sides(word) or (clauses.is_noun(word) and stage.ruling(word)):
                found.add(ACTOR)
            if name in _CARRYING and not _RELIEF.isdisjoint(clauses.lemmas[i] for i in clauses.layers.subtree(word)):
                found.add("aid")  # "a convoy of trucks carrying flour"
        if len(actors) > 1:
            found.add(TOGETHER)
        return frozenset(found)

    def _are_sides(self, noun: int) -> bool:
        """Tell whether a noun means those who face each other, whoever they are: "both sides", "the parties"."""
        return self._clauses.lemmas[noun] in _FACING and self._clauses.words[noun].tag == "NNS"


class VerbCompany(Company):
    """What stands around a verb."""

    def __init__(self, stage: Stage, index: int) -> None:
        super().__init__(stage, index)
        clauses = stage.clauses
        self.objects = self._heads(clauses.objects(index))
        self.subjects = self.objects if clauses.is_passive(index) else self._heads(clauses.subjects(index))

    def fits(self, pattern: Pattern) -> bool:
        """Tell whether all that a pattern asks holds; what only nouns have no verb has."""
        return (
            all(p & self.particles for p in pattern.particles)
            and not (pattern.without and pattern.without & self.around)
            and (pattern.objects is None or bool(pattern.objects & self.objects))
            and not (pattern.not_objects and pattern.not_objects & self.objects)
            and (pattern.subjects is None or bool(pattern.subjects & self.subjects))
            and super().fits(pattern)
            and self._fits_complement(pattern)
            and pattern.modifiers is None
            and not pattern.needs_actor
        )

    def _fits_complement(self, pattern: Pattern) -> bool:
        wanted = pattern.complement
        if pattern.not_complement and pattern.not_complement & (self.infinitives | self.finites):
            return False
        return wanted is None or bool(
            ("*" in wanted and (self.infinitives or self.finites))
            or ("to" in wanted and self.infinitives)
            or ("that" in wanted and self.finites)
            or wanted & (self.infinitives | self.finites)
        )

    @cached_property
    def particles(self) -> frozenset[str]:
        """Return the particles, adverbs and bare words that belong to it, and the word that follows it."""
        clauses, after = self._clauses, self._index + 1
        below = clauses.children(self._index, "compound:prt", "advmod", "xcomp", "dep", "neg", "nmod")
        found = {clauses.lemmas[c] for c in below}
        if after < len(clauses.words) and not (clauses.lemmas[after] == "no" and clauses.words[after].head > after):
            found.add(clauses.lemmas[after])  # "said no to it", but not "said no date had been set"
        return frozenset(found)

    @cached_property
    def infinitives(self) -> frozenset[str]:
        """Return the verbs of the infinitives that it governs."""
        below = (c for c in self._clauses.complements(self._index) if self._is_infinitive(c))
        return frozenset(name for verb in below for name in self._as_told(verb))

    @cached_property
    def finites(self) -> frozenset[str]:
        """Return the verbs of the other clauses that it governs, `SUBJUNCTIVE` among them where one is in the form."""
        below = [c for c in self._clauses.complements(self._index) if not self._is_infinitive(c)]
        found = frozenset(name for verb in below for name in self._as_told(verb))
        return found | {SUBJUNCTIVE} if any(self._is_bare(verb) for verb in below) else found

    def _is_infinitive(self, verb: int) -> bool:
        word, clauses = self._clauses.words[verb], self._clauses
        marks = {clauses.lemmas[c] for c in clauses.children(verb, "mark", "aux")}
        return word.relation == "xcomp" or ("to" in marks and word.tag == "VB")

    def _is_bare(self, verb: int) -> bool:
        """Tell whether a verb stands in the bare form: "that he go free", "that a convict be freed"."""
        clauses = self._clauses
        if clauses.words[verb].tag in {"VB", "VBP"} and not clauses.children(verb, "aux", "auxpass", "cop"):
            return True
        first = clauses.children(verb, "auxpass", "aux")[:1]
        return clauses.auxiliaries(verb)[:1] == ("be",) and any(clauses.words[c].text.lower() == "be" for c in first)

    def _as_told(self, verb: int) -> Iterator[str]:
        yield self._clauses.lemmas[verb]
        if any(self._clauses.is_negated(i) for i in (verb, *self._clauses.modifiers(verb))):  # "no more attacks"
            yield "never"

    @cached_property
    def around(self) -> frozenset[str]:
        """Return the words right after it."""
        return frozenset(self._clauses.lemmas[self._index + 1 : self._index + 1 + _AROUND])

    def _phrases(self) -> dict[str, frozenset[str]]:
        clauses, index, found = self._clauses, self._index, super()._phrases()
        # "which Kiev has agreed to": the preposition stands alone after its verb.
        for word in clauses.words[index + 1 : index + 2]:
            stranded = word.head == index or word.relation in {"nmod", "advmod", "dep"}
            if stranded and word.tag in {"IN", "TO", "RP"}:
                found.setdefault(clauses.lemmas[word.index], _NONE)
        for noun in clauses.objects(index):  # "discussed the border with Oda": a parser may hang Oda on the border
            for phrase in clauses.phrases(noun, "with"):
                found.setdefault("with", self._heads(clauses.nominal_conjuncts(phrase)))
        if self._stage.given_to(index):  # "sent Chad two planes" is "sent two planes to Chad"
            found["to"] = found.get("to", _NONE) | {ACTOR}
        return found


class NounCompany(Company):
    """What stands around a noun."""

    def __init__(self, stage: Stage, index: int) -> None:
        super().__init__(stage, index)
        beside = stage.clauses.phrases(index, "of", "between", "by", "with", "from", "on", "against", "to", "among")
        nouns = (n for p in beside for n in stage.clauses.nominal_conjuncts(p))
        self.has_actor = any([stage.behind(index), *map(stage.target, nouns)])

    def fits(self, pattern: Pattern) -> bool:
        """Tell whether all that a pattern asks holds; what only verbs have no noun has."""
        return (
            (pattern.modifiers is None or bool(pattern.modifiers & self.modifiers))
            and (not pattern.needs_actor or self.has_actor)
            and super().fits(pattern)
            and not (pattern.particles or pattern.objects or pattern.subjects or pattern.complement)
        )

    def _phrases(self) -> dict[str, frozenset[str]]:
        clauses, found = self._clauses, super()._phrases()
        for clause in clauses.children(self._index, "acl"):  # "the march called by the dockers" is theirs
            called = clauses.lemmas[clause] in _CALLING and not clauses.children(clause, "compound:prt")
            if called and clauses.phrases(clause, "by"):
                found.setdefault("by", _NONE)
        return found

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """Return what stands before it."""
        return frozenset(self._clauses.lemmas[c] for c in self._clauses.modifiers(self._index))


def best_fit(patterns: Iterable[Pattern], company: Company) -> Pattern | None:
    """Return the first of some patterns that fits, which asks most where they are ordered by what they ask."""
    return next((p for p in patterns if company.fits(p)), None)
