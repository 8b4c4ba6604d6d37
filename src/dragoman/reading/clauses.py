"""Questions that the reading rules ask of a text's clauses: who does it, to whom, under what verb, and is it denied.

Basic dependencies leave much unsaid: the subject of "to sign" in "agreed to sign" hangs on "agreed", that of "withdrew"
in "who withdrew" is the noun before "who", coordinated verbs share what only the first of them governs. The questions
here answer with that filled in.
"""

from collections.abc import Sequence

from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.negation import Negation
from dragoman.reading.parse import RELATIVE, once

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
# Verbs whose infinitive has their own subject even where they have an object: "promised her to withdraw".
_SUBJECT_CONTROL = word_set(
    "promise vow pledge threaten offer agree undertake swear phone telephone meet visit contact"
)
_PERCEIVING = frozenset({"report", "hear", "see", "witness", "suffer", "endure"})
# Verbs whose object is to do what the infinitive after it says, though parsers may hang that on the object.
_OBJECT_CONTROL = word_set("ask call appeal want urge order tell invite press beg instruct require request advise")
# Verbs after which "for" opens what is wanted: its noun is the subject of the infinitive.
_ASKED_FOR = frozenset({"ask", "call", "press", "push", "appeal", "wait", "plead", "beg", "want", "arrange"})
_APPEALING = frozenset({"call", "appeal"})
_UPON = frozenset({"on", "upon", "to"})
# Verbs whose object has done, or is kept from doing, what a gerund after these prepositions says.
_CHARGING = word_set(
    """
    accuse suspect convict acquit charge arrest detain imprison jail sentence punish fine sanction prosecute indict try
    blame condemn denounce criticize criticise rebuke censure reprimand chide castigate berate fault deplore assail slam
    sue thank praise commend congratulate applaud laud hail honor honour reward forgive pardon execute expel suspend
    dismiss sack
    prevent stop keep bar deter dissuade ban prohibit discourage catch
    """
)
_CHARGED = frozenset({"of", "for", "with", "over", "from", "on"})
_ANSWERABLE = frozenset({"guilty", "responsible", "liable", "suspicion", "charge", "count"})
# Words after a verb that parsers take for prepositions where they are particles: "turned down the plan".
_PARTICLES = frozenset({"down", "aside", "up", "off", "out", "over", "back", "forward", "away", "through"})
# Nouns that say what somebody is to do: an infinitive after them is theirs, whatever a parser hangs it on.
_TO_DO = word_set(
    "plot plan conspiracy scheme attempt bid effort call order permission mandate right leave light licence license "
    "motion proposal threat pledge promise vow decision request demand appeal readiness refusal"
)
# Verbs that treat of what others plan or try to do.
_OF_OTHERS = word_set(
    """
    foil thwart avert disrupt prevent stop block frustrate uncover discover reveal expose report denounce condemn
    resist reject ignore face defy give grant deny refuse issue welcome fear oppose protest
    """
)
_NOT_OWN = frozenset({"against", "over", "about", "by", "from", "after"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Verbs by which a speaker goes on behind what he is said to have said, rather than those he spoke of.
_GOING_ON = word_set(
    """
    accuse blame urge call appeal demand warn vow pledge thank insist reiterate deny reject condemn denounce deplore
    criticise criticize praise dismiss
    """
)


class Clauses(Negation):
    """The clauses of one text, asked word by word."""

    @once
    def is_passive(self, index: int) -> bool:
        """Tell whether a verb is passive; a bare participle after a noun ("troops sent home") is."""
        if self.children(index, "auxpass"):
            return True
        if self.children(index, *_PASSIVE_SUBJECTS):
            # "has consented", which parsers of "has been asked" may call passive, is not.
            return "have" not in {self.lemmas[c] for c in self.children(index, "aux")}
        word = self.words[index]
        if word.tag not in {"VBN", "VBD"} or self.children(index, "aux", "nsubj"):
            return False
        if word.tag == "VBD" and word.relation != "acl":
            if word.relation == "conj" and word.head == index - 2:
                return self.is_passive(word.head)  # "was shot and wounded"
            # "Teachers abducted in May were freed": a participle that a parser took for a clause before its verb.
            return word.relation == "advcl" and index < word.head and not self.children(index, "mark", "dobj")
        if word.relation == "conj" and word.head != ROOT:
            return self.is_verb(word.head) and self.is_passive(word.head)
        return word.relation in {"acl", "amod", "advcl", "dep"} or not self.children(index, "dobj")

    def _own_subjects(self, index: int) -> list[int]:
        relations = _PASSIVE_SUBJECTS if self.is_passive(index) else (*_SUBJECTS, *_PASSIVE_SUBJECTS)
        subjects = self.children(index, *relations)
        if not subjects:  # "the soldiers were still there": they may hang on the copula
            subjects = [s for c in self.children(index, "cop") if c < index for s in self.children(c, *_SUBJECTS)]
        found = [
            n
            for c in subjects
            if not any(line.holds(self.words[c].span) for line in self.datelines)
            and not self._is_misplaced(c)
            and self.preposition(c) != "by"  # "was welcomed by both Oda and Lind", as parsers have it
            for n in self.nominal_conjuncts(self.antecedent(c))
            if not self.is_verb(c) or self.words[c].tag == "VBG"
        ]
        if not found:  # "the Kenyan and Somali envoys met": what is joined to a verb before it is its subject
            found = [c for c in self.children(index, "conj") if c < index and self.is_noun(c)]
        if found:  # "the union in Palen and the company Orvane agreed", where the parser leaves the second hanging
            found += [c for c in self.children(index, "dep") if found[-1] < c < index and self._follows_and(c)]
        elif "with" in {self.lemmas[c] for c in self.children(index, "mark")}:
            return [c for c in self.children(index, "compound") if self.is_noun(c)]  # "with Iran arming one side"
        return found

    def _follows_and(self, noun: int) -> bool:
        """Tell whether "and" stands right before a noun and what hangs on it."""
        before = min(self.layers.subtree(noun)) - 1
        return self.is_noun(noun) and before > 0 and self.lemmas[before] == "and"

    def _is_misplaced(self, index: int) -> bool:
        """Tell whether a word is called a subject beside the real one: "the draft, which Kiev studies"."""
        word = self.words[index]
        if word.relation != "nsubj" or word.head == ROOT:
            return False
        apart = self.lemmas[index] in RELATIVE or self.is_quoted_after(index, word.head)
        return apart and any(c > index for c in self.children(word.head, "nsubj"))

    @once
    def surface_subjects(self, index: int) -> tuple[int, ...]:
        """Return the nouns that are a verb's grammatical subject, its own or the one it shares with another verb."""
        return tuple(self._subjects(index, 0))

    def _subjects(self, index: int, depth: int) -> Sequence[int]:
        if found := self._own_subjects(index):
            return found
        word = self.words[index]
        if depth > 6 or word.head == ROOT:
            return []
        if self.lemmas[index] == "enough" and word.relation == "advmod":
            return self._subjects(word.head, depth + 1)  # "is strong enough to attack"
        if (first := self.listed_after(index)) is not None:
            return self._subjects(first, depth + 1)
        if charged := self._charged(index):
            return charged
        if word.tag == "VBG" and word.relation in {"xcomp", "acl"} and self.words[index - 1].text == ",":
            above = self.governing_verb(index)  # "hit the town, killing nine": who hit it
            return self._subjects(above, depth + 1) if above is not None else []
        if (noun := self.filled_noun(index)) is not None and noun != word.head:
            return self._planners(noun, depth)
        if (hindered := self._hindered(index)) is not None:
            return self.nominal_conjuncts(hindered)
        if word.relation == "dep" and word.tag == "VB" and self.lemmas[word.head] == "do":
            return self._subjects(word.head, depth + 1)  # "did, however, agree"
        if word.relation in {"xcomp", "ccomp"} and self._is_added(index):
            return self.objects(word.head)
        if word.relation == "xcomp":
            return self._controllers(index, depth)
        if word.relation == "nmod" and word.tag == "VBG" and self.words[word.head].tag.startswith("JJ"):
            return self._subjects(word.head, depth + 1)  # "is open to meeting"
        if word.relation in {"acl", "acl:relcl"} and not self.is_verb(word.head):
            return self._subjects_at_noun(index, depth)
        if word.relation in {"conj", "advcl", "parataxis"}:
            return self._shared_subjects(index, depth)
        return []

    def _is_added(self, index: int) -> bool:
        """Tell whether a passive says behind a comma what becomes of a thing: "promised rice, to be sent in May"."""
        to = next((c for c in self.children(index, "mark", "aux") if self.lemmas[c] == "to"), index)
        return to < index and self.words[to - 1].text == "," and bool(self.children(index, "auxpass"))

    def _controllers(self, index: int, depth: int) -> Sequence[int]:
        """Return who is to do what a verb's complement tells: who is asked, or who asks."""
        head = self.words[index].head
        asked = [p for p in self.phrases(head, "for") if head < p < index and self.is_noun(p)]
        if asked and self.lemmas[head] in _ASKED_FOR:
            return self.nominal_conjuncts(asked[-1])  # "asked for the guards to be moved"
        upon = [p for p in self.phrases(head, *_UPON) if head < p < index and self.is_noun(p)]
        if upon and self.lemmas[head] in _APPEALING:
            return self.nominal_conjuncts(upon[-1])  # "appealed to the rebels to free him"
        objects = [n for c in self.children(head, "dobj") if c < index for n in self.nominal_conjuncts(c)]
        if self.words[index].tag == "VBG" and self.lemmas[head] in _PERCEIVING:
            return objects  # "reported shelling near the port": others did it
        if not objects or self.lemmas[head] in _SUBJECT_CONTROL:
            return self._subjects(head, depth + 1)
        return objects

    def _subjects_at_noun(self, index: int, depth: int) -> Sequence[int]:
        """Return who does what a clause tells that hangs on a noun."""
        word, head = self.words[index], self.words[index].head
        if self._is_controlled(index):  # "asked the army to leave": who is asked
            return self.nominal_conjuncts(head)
        if word.relation == "acl" and word.tag == "VB":  # "its threat to suspend aid": who threatens
            return self._planners(head, depth)
        if word.relation == "acl:relcl" and self.children(index, *_SUBJECTS, *_PASSIVE_SUBJECTS):
            return []
        before = self.noun_before(index)
        return [head if head < index else before] if head < index or before != index else []

    def _shared_subjects(self, index: int, depth: int) -> Sequence[int]:
        """Return the subjects that a clause shares with the one that it is joined to."""
        word, head = self.words[index], self.words[index].head
        if not self.is_verb(head) and (word.relation == "parataxis" or not self.children(head, "cop", *_SUBJECTS)):
            return []
        if self.is_quoted_after(index, head):  # 'Trump, after meeting Putin: "They will begin talks"'
            return [n for c in self.children(head, "nsubj") if c < index for n in self.nominal_conjuncts(c)]
        above = self.resumed(index)
        return self._subjects(self.joined_to(index) if above is None else above, depth + 1)

    def resumed(self, index: int) -> int | None:
        """Return the verb of saying that a verb joined to what is said goes on with, as its form tells.

        "Said talks would resume and called for calm": no past tense stands under "would", no present one under "has".
        Under "had" a verb may be either's, and only what speakers do is theirs: "said it had withdrawn and blamed Oda".
        """
        word, first, leading = self.words[index], index, set[int]()
        if word.tag not in _FINITE or self.children(index, "aux", "auxpass", *_SUBJECTS):
            return None
        while self.words[first].relation in {"conj", "xcomp"} and self.words[first].head != ROOT:
            first = self.words[first].head
            leading.update(c for c in self.children(first, "aux") if c < index)
        above = self.words[first].head
        if first == index or self.words[first].relation != "ccomp" or not first > above != ROOT:
            return None
        forms = {"MD" if self.words[i].tag == "MD" else self.words[i].text.lower() for i in leading}
        is_bound = "MD" in forms or (word.tag != "VBD" and bool(forms & {"has", "have"}))
        goes_on = is_bound or ("had" in forms and self.lemmas[index] in _GOING_ON and not self.is_mutual(index))
        return above if goes_on and self.words[above].tag == word.tag else None

    def _charged(self, gerund: int) -> Sequence[int]:
        """Return whom a verb says to have done what a gerund tells: "accused the army of shelling"."""
        word = self.words[gerund]
        if word.head == ROOT or gerund < word.head or word.relation in {"conj", "xcomp", "ccomp"}:
            return []
        is_gerund = word.tag == "VBG" or gerund in self._used_as_verbs  # "condemned the rebels for bombing it"
        if not is_gerund and "VBG" not in {self.words[c].tag for c in self.children(gerund, "aux")}:
            return []
        if _CHARGED.isdisjoint(self.lemmas[c] for c in self.children(gerund, "mark", "case")):
            return []
        above = word.head
        if not self.is_verb(above) and self.words[above].head != ROOT:  # "arrested on suspicion of", "found guilty of"
            above = self.words[above].head
        charges = self.lemmas[above] in _CHARGING or self.lemmas[word.head] in _ANSWERABLE
        return self.objects(above) if charges and self.is_verb(above) else []

    def filled_noun(self, index: int) -> int | None:
        """Return the noun that an infinitive says the content of: "a plot by rebels to bomb it", "has power to act"."""
        word = self.words[index]
        if word.tag != "VB" or word.head == ROOT or not self._has_to(index):
            return None
        if word.relation in {"acl", "nmod"} and self.is_noun(word.head):
            above = self.words[word.head]
            inner = above.relation == "nmod" and above.head != ROOT and self.lemmas[above.head] in _TO_DO
            return above.head if inner else word.head  # "a plot by rebels to": a parser may hang it on the rebels
        if word.relation not in {"advcl", "xcomp", "nmod"}:
            return None
        beside = self.children(word.head, "dobj", "nmod")
        nouns = [c for c in beside if word.head < c < index and self.lemmas[c] in _TO_DO and self.is_noun(c)]
        return nouns[-1] if nouns else None

    def _planners(self, noun: int, depth: int) -> Sequence[int]:
        """Return who is to do what an infinitive says of a noun: "its threat to", "a plot by rebels to"."""
        word = self.words[noun]
        if named := [*self.phrases(noun, "by"), *self.owners(noun)]:
            return named
        if word.head == ROOT:
            return [noun]  # "Serbia to recall ambassador"
        if word.relation not in {"dobj", "nmod"} or not self.is_verb(word.head):
            return []
        if by := [p for p in self.phrases(word.head, "by") if p > noun]:
            return by
        if self.lemmas[word.head] in _OF_OTHERS or self.preposition(noun) in _NOT_OWN:
            return []
        return self._subjects(word.head, depth + 1)

    def _hindered(self, index: int) -> int | None:
        """Return whom somebody keeps from a deed: "stopped the mob from burning it"."""
        word = self.words[index]
        if word.relation not in {"advcl", "xcomp", "nmod"} or not self.is_verb(word.head):
            return None
        if "from" not in {self.lemmas[c] for c in self.children(index, "mark", "case")}:
            return None
        return next((c for c in self.children(word.head, "dobj") if c < index), None)

    @once
    def subjects(self, index: int) -> tuple[int, ...]:
        """Return the nouns that do what a verb tells of: its subjects, or the "by" phrases of a passive."""
        if self.is_passive(index):
            by = (c for c in self.phrases(index, "by") if self.is_noun(c) or self.words[c].tag.startswith("PRP"))
            return tuple(n for c in by for n in self.nominal_conjuncts(c))
        return self.surface_subjects(index)

    @once
    def objects(self, index: int) -> tuple[int, ...]:
        """Return the nouns that a verb is done to: its objects, or the subjects of a passive."""
        return self.surface_subjects(index) if self.is_passive(index) else tuple(self._own_objects(index))

    def _own_objects(self, index: int) -> Sequence[int]:
        own = [c for c in self.children(index, "dobj", "iobj") if not self.stands_before_that(c, index)]
        # "told the envoy that they would sign": an object that the parser hung on the verb behind "that".
        own += [
            c
            for clause in self.children(index, "ccomp")
            for c in self.children(clause, "dobj", "iobj")
            if c > index and self.stands_before_that(c, clause)
        ]
        found = [n for c in own for n in self.nominal_conjuncts(self.antecedent(c))]
        if not found and index + 1 < len(self.words) and self.lemmas[index + 1] in _PARTICLES:
            for child in self.children(index, "nmod"):
                if self.words[index + 1].head == child and self.words[index + 1].relation == "case":
                    found = list(self.nominal_conjuncts(child))
        # "turned down the withdrawal", "handed each a draft": objects that the parser took for phrases without a case.
        found += [
            n
            for c in self.children(index, "nmod")
            if c > index and self.preposition(c) is None and self.is_noun(c) and not self.is_time(c)
            for n in self.nominal_conjuncts(c)
            if n not in found
        ]
        word = self.words[index]
        if not found and word.relation == "conj" and word.head != ROOT and self.is_verb(word.head):
            # "shelled and stormed the town": the object may hang on the first verb.
            found = [n for n in self.objects(word.head) if n > index]
        if not found and word.relation == "acl:relcl" and self.children(index, "nsubj"):
            pronouns = [c for c in self.children(index, "nsubj", "dobj") if self.lemmas[c] in RELATIVE]
            if (not pronouns or self._is_misplaced(pronouns[0])) and not self.children(index, "xcomp", "ccomp"):
                found = [word.head]  # "the deal Kiev signed"
        above = word.head
        if not found and word.relation == "ccomp" and self.words[above].relation == "acl:relcl":
            # "the truce, which both say they want": parsers hang the pronoun on the saying.
            pronouns = [c for c in self.children(above, "dobj") if self.lemmas[c] in RELATIVE]
            found = [self.words[above].head] if pronouns and not self.children(index, "xcomp", "ccomp") else []
        return found

    @once
    def complements(self, index: int) -> tuple[int, ...]:
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
        return tuple(found)

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
        if word.relation == "xcomp" and self.children(clause, "expl"):
            return False  # "there would be no truce" stands by itself, whatever a parser hangs it on
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

    @once
    def auxiliaries(self, index: int) -> tuple[str, ...]:
        """Return the dictionary forms of a verb's auxiliaries, its own or those it shares as a conjunct."""
        own = tuple(self.lemmas[c] for c in self.children(index, "aux", "auxpass"))
        word = self.words[index]
        if not own and word.relation == "conj" and word.head != ROOT and not self.children(index, *_SUBJECTS):
            same_form = self.words[word.head].tag == word.tag
            return self.auxiliaries(word.head) if same_form and self.is_verb(word.head) else own
        return own

    def listed_after(self, index: int) -> int | None:
        """Return the infinitive that a bare verb follows in a list: "to accept the truce, agree to a meeting"."""
        word = self.words[index]
        if word.tag not in {"VB", "VBP"} or not index or self.words[index - 1].text != ",":
            return None
        if self.children(index, "aux", "mark", "nsubj", "nsubjpass"):
            return None
        for i in range(index - 2, self.layers.sentences[word.sentence][0], -1):
            if self.words[i].tag == "VB":
                return i if self.lemmas[i - 1] == "to" else None
            if self.words[i].tag in {"VBD", "VBZ", "VBP", "MD"}:
                return None
        return None
