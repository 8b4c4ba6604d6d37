"""Clauses that tell of a case and not of a deed: terms, rules, habits, fiction.

"Under the plan, the rebels disarm", "anyone who attacks a convoy will be tried", "in the novel, they bomb Mumbai".
"""

from dragoman.model.vocabulary import Modality
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

_TERMS = word_set(
    """
    plan draft term proposal accord agreement deal scheme timetable roadmap blueprint phase stage framework offer
    compromise timeline schedule
    """
)
_FICTION = word_set("novel film movie satire scenario simulation thriller screenplay dream war-game")
_ANYBODY = word_set("anyone anybody everyone everybody those whoever whichever")
_ANY = word_set("a an any every each")
_TITLE = 7
"""How many words a quoted title has at most."""
_AHEAD = frozenset({"will", "shall", "would", "may", "can", "must", "should"})


def frame_of(clauses: Clauses, verb: int) -> Modality | None:
    """Return how a verb is told within terms or a fiction that its sentence opens with, or None outside of such."""
    for here in _joined(clauses, verb):
        names = _openings(clauses, here)
        if names & _FICTION:
            return Modality.HYPOTHETICAL
        subjects = {clauses.lemmas[c] for c in clauses.children(here, "nsubj")} if here != verb else frozenset[str]()
        after_colon = bool(subjects & _TERMS) and any(w.text == ":" for w in clauses.words[here:verb])
        if is_present(clauses, verb) and (names & _TERMS or after_colon):
            return Modality.PLANNED
    return None


def is_in_terms(clauses: Clauses, verb: int) -> bool:
    """Tell whether a clause opens with the terms that it is told of: "under the draft, they would withdraw"."""
    return any(_openings(clauses, here) & _TERMS for here in _joined(clauses, verb))


def _openings(clauses: Clauses, verb: int) -> set[str]:
    """Return the nouns of the phrases before a verb's subject."""
    before = [c for c in clauses.children(verb, "nmod") if c < verb and clauses.preposition(c) is not None]
    return {clauses.lemmas[c] for c in before if _opens(clauses, c, verb)}


def _joined(clauses: Clauses, verb: int) -> list[int]:
    """Return a verb and those that it is coordinated with or that lead to it by a colon."""
    found = [verb]
    while _leads_on(clauses, found[-1]):
        found.append(clauses.words[found[-1]].head)
    return found


def _leads_on(clauses: Clauses, verb: int) -> bool:
    """Tell whether a clause is coordinated with the one that it hangs on, or follows its colon."""
    word = clauses.words[verb]
    if word.relation == "ccomp" and word.head < verb:
        return any(w.text == ":" for w in clauses.words[word.head : verb])
    return word.relation in {"conj", "parataxis"} and word.head != ROOT


def _opens(clauses: Clauses, noun: int, verb: int) -> bool:
    """Tell whether a phrase stands before the subject of a verb: "under the deal, Drava frees …"."""
    subjects = clauses.children(verb, "nsubj", "nsubjpass")
    fitting = clauses.preposition(noun) in {"under", "in", "by", "accord"} or clauses.lemmas[noun - 2] == "to"
    return bool(subjects) and noun < subjects[0] and fitting


def is_present(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb stands in the simple present; a past that looks like the bare verb may be one."""
    word = clauses.words[index]
    bare = word.tag == "VBD" and word.text.lower() == clauses.lemmas[index]
    return (word.tag in {"VBP", "VBZ"} or bare) and not clauses.auxiliaries(index)


def is_case(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb tells what may befall anybody: "whoever attacks", "those who surrender", "a state that"."""
    if any(clauses.lemmas[c] in {"whoever", "whichever"} for c in clauses.children(verb, "nsubj", "nsubjpass")):
        return True
    word = clauses.words[verb]
    if word.relation != "acl:relcl" or word.head == ROOT or not is_present(clauses, verb):
        return False
    noun, marks = word.head, {clauses.lemmas[c] for c in clauses.children(word.head, "det")}
    if clauses.lemmas[noun] == "time":
        return bool(marks & _ANY)
    above = clauses.words[noun]
    if above.head == ROOT or above.relation not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    if above.relation == "dobj" and clauses.lemmas[noun] not in _ANYBODY:
        return False
    ahead = bool(set(clauses.auxiliaries(above.head)) & _AHEAD)
    general = is_present(clauses, above.head) or clauses.words[above.head].tag == "VB"
    if clauses.lemmas[noun] in _ANYBODY:
        return ahead or general
    bare = above.tag == "NNS" and not clauses.children(noun, "det", "nummod", "nmod:poss", "amod")
    return (ahead or general) and bool(bare or marks & _ANY)


def is_in_quoted_title(clauses: Clauses, index: int) -> bool:
    """Tell whether a word belongs to the title of a book or film: "her novel ‘The Siege of Lima’"."""
    words = clauses.words
    first = next((i for i in range(index, max(-1, index - _TITLE), -1) if words[i].tag == "``"), None)
    last = next((i for i in range(index, min(len(words), index + _TITLE)) if words[i].tag == "''"), None)
    if first is None or last is None or last - first > _TITLE + 1:
        return False
    inside = words[first + 1 : last]
    return len(inside) > 1 and all(w.text[0].isupper() for w in inside if len(w.text) > 3 or w.index == first + 1)
