"""What a text denies: whether a word is negated, and whether a noun means nobody."""

from functools import cached_property

from dragoman.reading.layers import ROOT
from dragoman.reading.parse import Parse, once

_ARGUMENTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass", "dobj"})
_LINKS = frozenset({"before", "until", "because", "after"})
_NO = frozenset({"no", "not", "neither"})
_NONE = frozenset({"nobody", "none", "nothing", "neither"})
_HARDLY = frozenset({"hardly", "scarcely", "barely"})
_ANY = frozenset({"any", "anyone", "anybody", "anything", "a"})
_ALL = frozenset({"all", "every", "everyone", "everybody"})
_DENYING = _NO | _NONE | _HARDLY | {"never", "nor", "can", "cannot"}
"""Words without which nothing in a sentence is denied; "can" is what the dictionary has for "cannot"."""
_AS_MANY = frozenset({"few", "less", "more", "many", "only", "just"})
_QUOTING = frozenset({":", "“", "``", '"', "‘"})
_CONSENTING = frozenset({"agree", "consent", "commit", "assent"})
_IDIOMS = frozenset({"choice", "option", "alternative", "doubt", "more"})
"""Nouns whose "no" denies nothing: "had no option but to sign"."""


class Negation(Parse):
    """The grammar of one text, asked what it denies."""

    @once
    def is_negated(self, index: int) -> bool:
        """Tell whether a word is negated by "not", "never", "no longer", "no" or a subject such as "nobody".

        A "not" after the word only sets something else apart from what is told: "two were killed, not three".
        """
        if self.words[index].sentence not in self._denying:
            return False
        return self._is_never_to(index) or self._follows_nor(index) or self._has_negation(index)

    @cached_property
    def _denying(self) -> frozenset[int]:
        """The sentences with a word that may deny something, and those right behind such a word."""
        told = [w for w in self.words if w.relation == "neg" or self.lemmas[w.index] in _DENYING]
        return frozenset(word.sentence for one in told for word in self.words[one.index : one.index + 2])

    def _has_negation(self, index: int) -> bool:
        for child in self.layers.children[index]:
            word = self.words[child]
            if child > index and self.lemmas[child : child + 2] in {("never", "to"), ("not", "to")}:
                continue  # "vowed never to pay": not to pay
            if word.relation == "neg" and not _LINKS.isdisjoint(self.lemmas[child + 1 : child + 2]):
                continue  # "but not before they leave"
            if word.text.lower() == "cannot" and word.relation == "aux":
                return True
            if word.relation == "neg" or (
                self.lemmas[child] in {"never", "not", "neither", "nor"}
                and (word.relation in {"advmod", "cc:preconj", "dep"})
            ):
                if child < index or not any(w.tag[0] in ",:NCP" for w in self.words[index + 1 : child]):
                    return True
            elif word.relation == "advmod" and self._has_no(child) and child < index:
                return True  # "no longer", "in no way"
            elif word.relation in _ARGUMENTS and self._means_nobody(index, child):
                return True
            elif word.relation == "nmod" and self.lemmas[index] in _CONSENTING and self._means_nobody(index, child):
                return True  # "agreed to no pause", "consented to nothing"
        return False

    def _is_never_to(self, index: int) -> bool:
        """Tell whether "never" or "not" stands before the "to" of an infinitive, whatever a parser hangs it on."""
        to = min(self.children(index, "mark", "aux"), default=0)
        return to > 0 and self.lemmas[to] == "to" and self.lemmas[to - 1] in {"never", "not"}

    def _follows_nor(self, index: int) -> bool:
        """Tell whether a verb is joined to one before it by "nor": "has not blessed them, nor have they asked"."""
        word = self.words[index]
        if word.relation not in {"conj", "parataxis"} or word.head == ROOT or word.head > index:
            return False
        joining = [c for c in self.children(word.head, "cc") if c < index] + self.children(index, "cc")
        return bool(joining) and self.lemmas[joining[-1]] == "nor"

    def _means_nobody(self, verb: int, noun: int) -> bool:
        """Tell whether a subject or object is nobody or nothing; what a colon or quotation mark parts is not of it."""
        if self.lemmas[noun] in _NONE:
            return True
        if not self.is_nobody(noun):
            return False
        low, high = sorted((verb, noun))
        parting = _QUOTING if noun < verb else _QUOTING | {","}
        return not any(w.text in parting for w in self.words[low:high])

    def is_nobody(self, noun: int) -> bool:
        """Tell whether a noun means nobody or nothing: "nobody", "no official", "neither side"."""
        return self.lemmas[noun] in _NONE or (self.lemmas[noun] not in _IDIOMS and self._has_no(noun))

    def _has_no(self, index: int) -> bool:
        """Tell whether "no", "not" or "neither" stands before a word; "no fewer than nine" denies nothing."""
        before = (c for c in self.children(index, "neg", "det", "advmod", "cc:preconj") if c < index)
        denying = [c for c in before if self.lemmas[c] in _NO]
        return any(self.lemmas[c + 1] not in _AS_MANY for c in denying) or self._is_hardly_any(index)

    def _is_hardly_any(self, index: int) -> bool:
        """Tell whether a noun means next to nobody: "hardly any union", "barely anyone"."""
        first = min(self.children(index, "det"), default=index)
        return 0 < first <= index and self.lemmas[first] in _ANY and self.lemmas[first - 1] in _HARDLY

    def is_not_all(self, first: int) -> bool:
        """Tell whether at a word begins a phrase for some and not others: "not every union", "not all of them"."""
        begin = first + (self.lemmas[first] == "not")
        return self.lemmas[begin - 1 : begin] == ("not",) and not _ALL.isdisjoint(self.lemmas[begin : begin + 1])
