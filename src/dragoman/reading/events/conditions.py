"""Under what condition an event stands: "if no results are achieved", "unless", "should the fighting resume"."""

from dragoman.model.span import Span
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

_INVERTED = frozenset({"Should", "Had", "Were", "should", "had", "were"})
_OPENING = frozenset({"Should", "Had", "Were", "Assuming"})
_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "once", "until", "assume", "whether", "lest"})
_PROVISOS = frozenset({"provide", "provided", "providing", "long", "soon", "condition"})
_CONVENING = frozenset({"meet", "convene", "reconvene", "gather", "sit", "resume", "start", "begin", "open"})
_TIMES = frozenset({"after", "when", "before", "once", "until", "till", "soon"})
_PAST = frozenset({"had", "was", "were", "been"})
_PRESENT = frozenset({"VBP", "VBZ"})
_AHEAD = frozenset({"will", "shall", "'ll", "can", "would", "may", "must", "should"})
_REACH = 12
"""How many words after a clause's verb "did" may stand where its sentence goes on in inversion."""
_FORESAYING = word_set(
    "say tell warn threaten vow insist promise agree consent accept undertake offer pledge signal hint"
)
"""Verbs whose past may tell of what is still to come: "promised to leave once they had been paid"."""
_DENYING = word_set("never not nor neither only rarely seldom hardly")
_SUBORDINATE = frozenset({"advcl", "ccomp", "dep", "conj", "xcomp", "parataxis"})
_ASKING = word_set("ask wonder know see decide say tell determine check doubt question clear sure whether consider")


def stands_as_condition(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb heads a condition: "if …", "unless …"; an indirect question ("asked if …") is none."""
    word = clauses.words[index]
    if _opens_inverted(clauses, index):
        return True
    if word.head == ROOT:
        return False
    if _is_awaited(clauses, index) or _is_alternative(clauses, index) or _is_in_the_event(clauses, index):
        return True
    if word.relation == "acl:relcl" and _has_if(clauses, index):
        return True
    if word.relation not in _SUBORDINATE or not is_condition(clauses, index):
        return False
    return word.relation in {"advcl", "xcomp"} or clauses.lemmas[word.head] not in _ASKING


def _opens_inverted(clauses: Clauses, index: int) -> bool:
    """Tell whether a word stands in what its sentence opens with, as "Should Iran attack, …", however it is parsed."""
    word = clauses.words[index]
    first, after = clauses.layers.sentences[word.sentence]
    first += clauses.words[first].relation == "punct"
    if clauses.words[first].text not in _OPENING or clauses.sentence_ends.get(word.sentence) == "?":
        return False
    comma = next((i for i in range(first, after) if clauses.words[i].text == ","), first)
    agreed = word.relation == "advcl" and "as" in {clauses.lemmas[c] for c in clauses.children(index, "mark", "advmod")}
    return first < index < comma and not agreed and word.relation not in {"acl", "acl:relcl"}


def _is_awaited(clauses: Clauses, index: int) -> bool:
    """Tell whether a present tense says when something else will be: "after they free the hostages, we shall leave"."""
    word = clauses.words[index]
    marks = {clauses.lemmas[c] for c in clauses.children(index, "mark", "advmod")}
    head = word.head
    if word.relation == "acl:relcl" and marks & _TIMES:  # "table a draft when they leave": hung on the draft
        head = clauses.governing_verb(index) or index
    elif word.relation != "advcl":
        return False
    if word.tag not in _PRESENT or clauses.auxiliaries(index):
        return False
    leading, above = set(clauses.auxiliaries(head)), clauses.words[head].tag
    if marks & {"when", "whenever"} and not leading and above in _PRESENT:
        return index < head and clauses.sentence_ends.get(word.sentence) == "."  # "when troops fire, regimes fall"
    dated = any(clauses.is_date(c) for c in clauses.children(index, "nmod", "nmod:tmod"))
    if "when" in marks and dated and clauses.lemmas[index] in _CONVENING:
        return False  # "will propose it when they meet on 2 April": that they will is settled
    return bool(marks & _TIMES) and (bool(leading & _AHEAD) or above == "VB")


def _is_alternative(clauses: Clauses, index: int) -> bool:
    """Tell whether a clause is one of two that may come: "either they leave or", "sign it, or we bomb the port"."""
    if clauses.words[index].tag not in {*_PRESENT, "VB"} or clauses.auxiliaries(index):
        return False
    if not clauses.children(index, "nsubj", "nsubjpass"):
        return False
    if any(clauses.lemmas[c] == "either" for c in clauses.children(index, "cc:preconj")):
        return True
    word = clauses.words[index]
    ordered = word.relation == "conj" and clauses.words[word.head].tag == "VB" and not clauses.auxiliaries(word.head)
    return ordered and any(clauses.lemmas[c] == "or" for c in clauses.children(word.head, "cc"))


def _is_in_the_event(clauses: Clauses, index: int) -> bool:
    """Tell whether words say what else depends on: "in the event that they attack", "in the event of an attack"."""
    head = clauses.words[index].head
    return clauses.lemmas[head] == "event" and clauses.preposition(head) == "in"


def condition_of(clauses: Clauses, index: int) -> tuple[Span, ...]:
    """Return the spans of the conditions that an event stands under: those of its own clause and of what governs it."""
    here, found = index, list[Span]()
    for _ in range(4):
        for child in _clauses_beside(clauses, here):
            if child != index and is_condition(clauses, child):
                found.append(_with_mark(clauses, child))
        word = clauses.words[here]
        if word.head == ROOT or word.relation not in {"xcomp", "ccomp", "conj", "dobj"}:
            break
        # Words of speech end the way up: a condition beside "said" is the reporter's, not the event's.
        if word.relation == "ccomp" and not clauses.children(word.head, "advcl"):
            break
        here = word.head
    return tuple(sorted(set(found))) or _proviso(clauses, index)


def _clauses_beside(clauses: Clauses, verb: int) -> list[int]:
    """Return the clauses that may set a verb's condition, past who is told to have said it: "…, he wrote, if …"."""
    beside = clauses.children(verb, "advcl", "dep", "ccomp", "conj", "parataxis")
    nouns = clauses.children(verb, "dobj", "nmod")  # "accept the package if …": a parser may hang it on the package
    beside += [c for noun in nouns for c in clauses.children(noun, "acl:relcl") if _has_if(clauses, c)]
    asides = [c for c in clauses.children(verb, "dep", "parataxis") if c > verb and clauses.words[c].tag == "VBD"]
    return beside + [c for aside in asides for c in clauses.children(aside, "advcl") if c > aside]


def _has_if(clauses: Clauses, index: int) -> bool:
    return any(clauses.lemmas[c] in {"if", "unless", "once"} for c in clauses.children(index, "mark"))


def _proviso(clauses: Clauses, index: int) -> tuple[Span, ...]:
    """Return what follows "provided", "as long as", "on condition that" after a verb: parsers make little of them."""
    after = clauses.between_semicolons(index)[1]
    chief = (word.index for word in clauses.words_called(_PROVISOS) if index < word.index < after - 1)
    for at in chief:
        between = (i for i in range(index + 1, at + 1) if clauses.words[i].relation == "conj")
        if any(clauses.children(i, "nsubj", "nsubjpass") for i in between):
            return ()  # "has agreed, and the others would join provided that …"
        if (begin := _proviso_from(clauses, at)) is not None:
            last = after - 1
            while last > at and clauses.words[last].relation == "punct":
                last -= 1
            return (clauses.layers.span(begin, last),)
    return ()


def _proviso_from(clauses: Clauses, at: int) -> int | None:
    """Return the first word of a proviso whose chief word stands somewhere."""
    word, before, behind = clauses.words[at].text.lower(), clauses.lemmas[at - 1], clauses.lemmas[at + 1]
    if word in {"provided", "providing"}:
        # "agree to it provided", "sign it provided": what another word governs is no subject, whatever a parser says.
        subjects = [
            c
            for c in clauses.children(at, "nsubj", "nsubjpass")
            if not clauses.children(c, "case") and not clauses.is_verb(min(clauses.layers.subtree(c)) - 1)
        ]
        return None if subjects or clauses.children(at, "dobj", "auxpass", "aux") else at
    if word in {"long", "soon"} and before in {"as", "so"} and behind == "as":
        return None if _is_told_as_past(clauses, clauses.words[at + 1].head) else at - 1
    if word == "condition" and behind == "that":
        return next((i for i in (at - 1, at - 2) if clauses.lemmas[i] == "on"), None)
    return None


def _proviso_before(clauses: Clauses, index: int) -> int | None:
    """Return the first word of a proviso that opens a clause: "provided that they leave", "as long as they leave"."""
    marks = clauses.children(index, "mark")
    firsts = (
        _proviso_from(clauses, at) for mark in marks for at in (mark - 1, mark) if 0 < at < len(clauses.words) - 1
    )
    return next((first for first in firsts if first is not None), None)


def _with_mark(clauses: Clauses, index: int) -> Span:
    span, proviso = clauses.clause(index), _proviso_before(clauses, index)
    if (first := _inverted_first(clauses, index)) is not None:
        return Span(clauses.words[first].span.begin, span.end)
    marks = [c for c in clauses.children(index, "mark", "advmod", "aux") if c < index]
    marks += [] if proviso is None else [proviso]
    begin = min([span.begin, *(clauses.words[c].span.begin for c in marks)])
    return Span(begin, span.end)


def is_condition(clauses: Clauses, index: int) -> bool:
    """Tell whether a subordinate clause is a condition: "if …", "unless …", "should the fighting resume"."""
    marks = {
        clauses.lemmas[c]
        for c in clauses.children(index, "mark", "advmod")
        if clauses.lemmas[c - 1 : c + 1] != ("at", "once")
    }
    if _proviso_before(clauses, index) is not None or _is_not_before(clauses, index):
        return True
    if marks & _CONDITIONS <= {"until", "once"} and _is_told_as_past(clauses, index):
        return False  # "a truce that lasted eleven weeks, until a car bomb killed the governor"
    if marks & _CONDITIONS or _is_only_after(clauses, index):
        return True
    return _inverted_first(clauses, index) is not None


def _inverted_first(clauses: Clauses, index: int) -> int | None:
    """Return the word that stands first in an inverted condition: "should the fighting resume", "had they agreed"."""
    subjects = clauses.children(index, "nsubj", "nsubjpass")
    if not subjects or clauses.sentence_ends.get(clauses.words[index].sentence) == "?":
        return None
    leading = [c for c in clauses.children(index, "aux", "auxpass", "cop") if c < subjects[-1]]
    begin = min(clauses.layers.subtree(subjects[-1]))
    leading += [i for i in (begin - 1, begin) if 0 <= i < subjects[-1]]  # where "should" hangs on the subject
    before = subjects[0] - 1
    opening = [i for i in range(max(0, before - 3), before + 1) if _opens(clauses, i)]
    first = [i for i in [*leading, *opening] if clauses.words[i].text in _INVERTED]
    begin, after = clauses.layers.sentences[clauses.words[index].sentence]
    # "Never had they attacked it": a denial turns a clause about as well.
    return next((i for i in first if begin <= i < after and _DENYING.isdisjoint(clauses.lemmas[begin:i])), None)


def _is_not_before(clauses: Clauses, index: int) -> bool:
    """Tell whether a clause opens with "but not before": "would accept it, but not before they free the pilots"."""
    marks = [c for c in clauses.children(index, "mark", "advmod") if clauses.lemmas[c] in {"before", "until"}]
    return any(c and clauses.lemmas[c - 1] == "not" for c in marks) and not _is_told_as_past(clauses, index)


def _is_only_after(clauses: Clauses, index: int) -> bool:
    """Tell whether a clause opens with "only after", "only when"; "only after that did they" tells what was."""
    if (
        "do" in clauses.lemmas[index : index + _REACH]
        and clauses.sentence_ends.get(clauses.words[index].sentence) != "?"
    ):
        return False
    marks = [c for c in clauses.children(index, "mark", "advmod") if clauses.lemmas[c] in {"after", "when"}]
    return any(c and clauses.lemmas[c - 1] == "only" for c in marks)


def _is_told_as_past(clauses: Clauses, index: int) -> bool:
    """Tell whether a clause and what it hangs on are both past: "left once the truce took effect", "had taken"."""
    word = clauses.words[index]
    above = clauses.words[word.head] if word.head != ROOT else None
    leading = {clauses.words[c].text.lower() for c in clauses.children(index, "aux", "auxpass", "cop")}
    is_past = leading <= _PAST if leading else word.tag == "VBD"
    if not is_past or above is None or above.tag != "VBD" or clauses.auxiliaries(word.head):
        return False
    return clauses.lemmas[word.head] not in _FORESAYING and not clauses.is_negated(word.head)


def _opens(clauses: Clauses, index: int) -> bool:
    """Tell whether a word opens its sentence."""
    first = clauses.layers.sentences[clauses.words[index].sentence][0]
    return index == first or (index == first + 1 and clauses.words[first].relation == "punct")
