"""By what bond words hang on what is above them, where parsers of one construction hang it in many ways.

"Foiled a plot by rebels to bomb the embassy": the infinitive says what the plot was. "Worried about China seizing the
shoal": the gerund says what the worry is about, and no deed of China's.
"""

from enum import Enum
from typing import NamedTuple

from dragoman.reading.clauses import Clauses
from dragoman.reading.events.outlook import CLEARING, DREADING, HINDERING, PLANNING, SUPPOSING, THINKING, TO_COME
from dragoman.reading.events.undone import REPORTS, gives_up
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

_CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "csubj", "csubjpass"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_GOVERNING_GERUNDS = {"close"} | THINKING | SUPPOSING | DREADING | PLANNING | HINDERING | CLEARING
_OPENING_THOUGHTS = frozenset({"about", "against", "at", "for", "from", "of", "on", "over", "to"})
_DENIALS = frozenset({"denial", "refusal", "fear", "danger"})
_SPEAKING = word_set("accuse blame condemn denounce criticise criticize demand warn threaten vow urge call praise")
_LOOSE = frozenset({"conj", "nmod", "appos", "dep"})


class Bond(Enum):
    """How a word hangs on the one above it."""

    CLAUSE = "clause"
    OBJECT = "object"
    TOPIC = "topic"
    PURPOSE = "purpose"
    LOOSE = "loose"


class Tie(NamedTuple):
    """The word above another, and by what bond that hangs on it."""

    above: int
    bond: Bond


def tie_of(clauses: Clauses, index: int) -> Tie | None:
    """Return what governs a word, or None where nothing above says anything of it."""
    word = clauses.words[index]
    if word.head == ROOT or clauses.lemmas[index - 2 : index] == ("only", "to"):
        return None  # "made a bid for the post, only to see it filled": that is how it went
    if word.tag == "VBG" and clauses.lemmas[index] in _SPEAKING and clauses.words[index - 1].text == ",":
        return None  # "rejected the observers that they had asked for, accusing them of spying"
    if (noun := clauses.filled_noun(index)) is not None:
        return Tie(noun, Bond.CLAUSE)
    if (thought := _thought(clauses, index)) is not None:
        return Tie(thought, Bond.TOPIC)
    above, relation = word.head, word.relation
    if relation in _CLAUSAL or _tells_content(clauses, index) or _is_wanted(clauses, index):
        return Tie(_teller(clauses, index), Bond.CLAUSE)
    if _is_object(clauses, index):
        return Tie(above, Bond.OBJECT)
    if relation == "nmod" and not clauses.is_verb(index) and _is_of(clauses, index):
        return Tie(above, Bond.TOPIC)
    if relation == "advcl" and (is_infinitive(clauses, index) or gerund_preposition(clauses, index) == "with"):
        return Tie(above, Bond.PURPOSE)
    if relation == "advcl" and clauses.words[index - 1].text != "," and gives_up(clauses, above):
        return Tie(above, Bond.CLAUSE)  # "held off attacking it"
    if relation == "conj":
        return Tie(clauses.joined_to(index), Bond.LOOSE)
    if relation in _LOOSE and not (relation == "nmod" and clauses.is_verb(above)):
        return Tie(above, Bond.LOOSE)
    return None


def is_infinitive(clauses: Clauses, index: int) -> bool:
    """Tell whether words are what is to be done: "to leave", not "to have left"."""
    below = {clauses.lemmas[c] for c in clauses.children(index, "mark", "aux")}
    return "to" in below and "have" not in below and clauses.words[index].tag != "VBG"


def gerund_preposition(clauses: Clauses, index: int) -> str | None:
    """Return the preposition before a gerund, or before the noun that does it: "about China seizing the shoal"."""
    if not clauses.is_verb(index) or not clauses.words[index].text.lower().endswith("ing"):
        return None
    if clauses.words[index].relation == "acl:relcl" or clauses.children(index, "aux"):
        return None
    if own := [c for c in clauses.children(index, "mark", "case") if clauses.words[c].tag in {"IN", "TO"}]:
        return clauses.lemmas[own[0]]
    doers = [_doer_before(clauses, index), *clauses.children(index, "nsubj")]
    return next((clauses.preposition(d) for d in doers if d is not None and d < index), None)


def _doer_before(clauses: Clauses, gerund: int) -> int | None:
    """Return the noun of a phrase that stands right before a gerund and does what it tells."""
    word = clauses.words[gerund]
    if word.tag != "VBG" or word.head == ROOT:
        return None
    beside = [word.head] if clauses.is_noun(word.head) else clauses.children(word.head, "nmod")
    return next(
        (n for n in beside if n < gerund and clauses.children(n, "case") and _reaches(clauses, n, gerund)), None
    )


def _reaches(clauses: Clauses, noun: int, gerund: int) -> bool:
    """Tell whether nothing but a noun's own words stands between it and a gerund."""
    return all(noun in clauses.layers.ancestors(i) for i in range(noun + 1, gerund))


def _thought(clauses: Clauses, index: int) -> int | None:
    """Return the word whose preposition opens a gerund, or the noun that does it: "is wary of arresting them"."""
    preposition, head = gerund_preposition(clauses, index), clauses.words[index].head
    if preposition not in _OPENING_THOUGHTS and (preposition, clauses.lemmas[head]) != ("with", "toy"):
        return None
    doer = _doer_before(clauses, index)
    if doer is not None and doer == head:
        head = clauses.words[doer].head
    if head == ROOT:
        return None
    if clauses.lemmas[index - 2] == "close" and clauses.words[index - 2].head == head:
        return head  # "came close to killing him"
    before = index - 2  # "had no means of attacking": a parser may hang it on the verb
    if clauses.is_noun(before) and clauses.words[before].head == head and clauses.lemmas[before] in _GOVERNING_GERUNDS:
        return before
    if preposition == "of" and clauses.is_noun(before) and clauses.preposition(before) is not None:
        return None  # "called them to Kesh after a night of shelling"
    return head if clauses.lemmas[head] in _GOVERNING_GERUNDS or gives_up(clauses, head) else None


def _tells_content(clauses: Clauses, index: int) -> bool:
    """Tell whether a clause is what a noun tells, though a parser takes it for a relative: "the claim that …"."""
    word = clauses.words[index]
    noun = clauses.lemmas[word.head]
    if word.relation != "acl:relcl" or noun not in REPORTS | DREADING or _is_talks(clauses, word.head):
        return False
    return any(clauses.lemmas[c] == "that" for c in clauses.children(index, "mark"))


def _teller(clauses: Clauses, index: int) -> int:
    """Return what a clause hangs on; of "there are fears that …", "laughed at reports that …" the noun."""
    word = clauses.words[index]
    for mark in clauses.children(index, "mark"):
        is_told = clauses.is_noun(mark - 1) and clauses.lemmas[mark - 1] in REPORTS | _DENIALS
        if is_told and clauses.lemmas[mark] == "that" and word.head < mark:
            return mark - 1
    nouns = clauses.children(word.head, "nsubj")
    there = clauses.children(word.head, "expl") and clauses.lemmas[word.head] == "be"
    return nouns[-1] if word.relation == "ccomp" and there and nouns else word.head


def _is_wanted(clauses: Clauses, index: int) -> bool:
    """Tell whether a passive says what is to become of a wish's object: "wants the drivers to be reinstated"."""
    if clauses.words[index].relation != "advcl" or not clauses.children(index, "auxpass"):
        return False
    head = clauses.words[index].head
    to = min(clauses.children(index, "mark", "aux"), default=0)
    return clauses.lemmas[head] in SUPPOSING and to - 1 in clauses.children(head, "dobj")


def _is_object(clauses: Clauses, index: int) -> bool:
    word = clauses.words[index]
    if clauses.is_verb(index) or not clauses.is_verb(word.head):
        return False
    if word.relation == "nsubj" and clauses.lemmas[word.head] in TO_COME and not _is_active(clauses, word.head):
        return True  # "Protests planned in Kesh": a parser may miss the participle
    return word.relation in _OBJECTS or (word.relation == "nsubj" and clauses.is_passive(word.head))


def _is_active(clauses: Clauses, verb: int) -> bool:
    return clauses.words[verb].tag not in {"VBD", "VBN"} or bool(
        clauses.children(verb, "dobj", "xcomp", "ccomp", "aux", "compound:prt")
    )


def _is_of(clauses: Clauses, index: int) -> bool:
    """Tell whether an event's noun is what a word above it is about: "open to a meeting", "fear of an attack"."""
    above = clauses.words[index].head
    name = clauses.lemmas[above]
    if clauses.is_noun(above) and name in PLANNING:
        return clauses.preposition(index) in {"for", "of"}
    if name == "vote":
        return clauses.preposition(index) == "on"
    return name in SUPPOSING or (clauses.is_noun(above) and name in DREADING and not _is_talks(clauses, above))


def _is_talks(clauses: Clauses, noun: int) -> bool:
    """Tell whether talk is a contact and not a rumour."""
    return clauses.words[noun].text.lower() == "talks"
