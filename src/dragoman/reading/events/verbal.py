"""What a verb says of itself by its own form: "will meet", "has not met", "was to have met", "is due to meet"."""

from dragoman.model.vocabulary import Modality
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.conditions import condition_of
from dragoman.reading.layers import ROOT

ACTUAL, PLANNED, HYPOTHETICAL, DENIED = Modality.ACTUAL, Modality.PLANNED, Modality.HYPOTHETICAL, Modality.DENIED
_FUTURE = frozenset({"will", "shall", "'ll"})
_AFTERWARDS = frozenset({"afterwards", "afterward", "subsequently"})
_POSSIBLE = frozenset({"could", "may", "might", "can", "should", "must", "ought"})


def own_modality(clauses: Clauses, index: int) -> Modality:
    """Return how a verb tells what it names, by its auxiliaries, its negation and its mood."""
    auxiliaries = set(clauses.auxiliaries(index))
    copulas = {clauses.lemmas[c] for c in clauses.children(index, "cop")}
    if clauses.is_negated(index) or _follows_never(clauses, index):
        return DENIED
    if clauses.lemmas[index] == "live" and clauses.phrases(index, "with"):
        return ACTUAL  # "we can live with that": consent
    if auxiliaries & _POSSIBLE:
        return HYPOTHETICAL
    if _is_told_in_advance(clauses, index):
        return ACTUAL
    if "would" in auxiliaries:
        return HYPOTHETICAL if condition_of(clauses, index) or "have" in auxiliaries else PLANNED
    if auxiliaries & _FUTURE:
        return PLANNED
    if is_imperative(clauses, index) and not copulas:
        return HYPOTHETICAL
    if (first := _listed_first(clauses, index)) is not None:
        return own_modality(clauses, first)
    if _was_to_have(clauses, index):
        return DENIED
    if _is_to_be(clauses, index):
        return PLANNED
    return ACTUAL


def _follows_never(clauses: Clauses, index: int) -> bool:
    """Tell whether an inverted "never has", "nor had" denies a participle that a parser hangs on "has"."""
    word = clauses.words[index]
    inverted = word.tag in {"VBN", "VBD"} and word.relation == "ccomp" and clauses.lemmas[word.head] == "have"
    return inverted and clauses.is_negated(word.head)


def _is_to_be(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb stands in "is to meet", "was to have been held", "is due to meet", "is going to meet"."""
    word = clauses.words[index]
    if follows_be_to(clauses, index):
        return True
    if word.head == ROOT:
        return False
    has_to = any(clauses.lemmas[c] == "to" for c in clauses.children(index, "mark", "aux"))
    above = clauses.lemmas[word.head]
    if above == "go" and clauses.words[word.head].tag != "VBG":
        return False  # "went so far as to arrest him"
    if has_to and word.relation == "xcomp":
        return above in {"be", "due", "set", "schedule", "slate", "expect", "suppose", "go", "about", "plan"}
    return False


def _listed_first(clauses: Clauses, index: int) -> int | None:
    """Return the verb whose "was to" a verb in a list shares: "were to enter the city and kill the mayor"."""
    word = clauses.words[index]
    if word.relation != "conj" or word.head == ROOT or clauses.words[word.head].tag != word.tag:
        return None
    if word.tag not in {"VB", "VBN"} or clauses.children(index, "aux", "auxpass", "mark", "nsubj", "nsubjpass"):
        return None
    return word.head


def _is_told_in_advance(clauses: Clauses, index: int) -> bool:
    """Tell whether a story only tells beforehand what came later: "the king would later dismiss him"."""
    auxiliaries = set(clauses.auxiliaries(index))
    if "would" not in auxiliaries or "have" in auxiliaries or condition_of(clauses, index):
        return False
    if clauses.words[index].relation == "ccomp":
        return False  # "said he would later dismiss him"
    return any(
        clauses.lemmas[c] in _AFTERWARDS
        or (clauses.lemmas[c] == "later" and (c + 1 == index or clauses.children(c, "nmod:npmod")))
        for c in clauses.children(index, "advmod")
    )


def _was_to_have(clauses: Clauses, index: int) -> bool:
    """Tell whether something had been planned and did not come about: "was to have visited", "were to have met"."""
    at = index - 1
    while at > 2 and (clauses.lemmas[at] == "be" or clauses.words[at].tag == "RB"):
        at -= 1
    return at > 1 and clauses.lemmas[at - 2 : at + 1] == ("be", "to", "have") and clauses.words[at - 2].tag == "VBD"


def follows_be_to(clauses: Clauses, index: int) -> bool:
    """Tell by the words alone whether "were to", "was due to", "is expected to" leads to a verb."""
    at = index - 1
    first = clauses.layers.sentences[clauses.words[index].sentence][0]
    while at > first and (clauses.lemmas[at] in {"be", "have"} or clauses.words[at].tag == "RB"):
        at -= 1
    if at <= first or clauses.lemmas[at] != "to" or clauses.words[at].tag not in {"TO", "IN"}:
        return False
    at -= 1
    while at > first and clauses.words[at].tag == "RB":
        at -= 1
    return clauses.lemmas[at] in {"be", "due", "set", "schedule", "slate", "expect", "suppose"} and not (
        at > first and clauses.lemmas[at] == "set" and clauses.words[at].tag == "VB"
    )


def is_imperative(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb orders or instructs: bare, without a subject, and under no other verb."""
    word = clauses.words[index]
    bare = word.tag in {"VB", "VBP"} and not clauses.auxiliaries(index)
    if word.text[0].isupper() and word.text.endswith("s") and not word.text.endswith("ss"):
        return False  # "2. Commends the Government": a council of itself, which taggers take for an order
    marked = any(clauses.lemmas[c] == "to" for c in clauses.children(index, "mark", "aux"))
    while bare and word.relation == "conj" and word.head != ROOT and clauses.words[word.head].tag == word.tag:
        word = clauses.words[word.head]
    quoted = word.relation == "ccomp" and clauses.words[word.index - 1].tag == "``"
    alone = (word.relation in {"root", "parataxis"} or quoted) and not clauses.children(
        word.index, "nsubj", "nsubjpass"
    )
    return bare and not marked and alone and not clauses.surface_subjects(index)
