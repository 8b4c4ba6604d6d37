"""What other words than an event's own say of it: that it was called off, is untrue, or did not come about.

"Reports that pirates had shot the bosun were wrong", "The march is off", "They were to have walked out at midnight.
They didn't.", "Was a ransom paid? No." Parsers hang such words in too many ways to go by the tree alone: what is asked
of the tree is the event's place in its sentence, the rest is read word by word.
"""

from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

REPORTS = word_set(
    """
    report claim allegation rumour rumor suggestion accusation story talk word information assertion gossip tale charge
    """
)
"""Nouns for what is told and may be untrue."""
FALSE = word_set(
    """
    fiction lie false untrue fabrication nonsense baseless unfounded invention propaganda hoax fantasy wrong incorrect
    inaccurate groundless mistaken fake bogus absurd preposterous ludicrous fabricate fabricated rubbish disinformation
    """
)
TRUE = word_set("true correct accurate")
_GROUNDS = frozenset({"foundation", "basis", "substance", "truth", "merit"})
_CALLING = word_set("call describe brand label dub term dismiss denounce reject")
_DENYING = word_set("deny reject dismiss refute rebut dispute scoff ridicule debunk contradict")
_REALITY = word_set("reality truth fact")
_AT_ODDS = frozenset({("not", "correspond"), ("nothing", "common"), ("nothing", "do")})
"""What is untrue "does not correspond to reality", "has nothing in common with the facts"."""
_PROVING = frozenset({"be", "prove", "turn", "correspond", "have"}) | _CALLING
_CORRECTING = frozenset({"correction", "corrigendum"})
_WRITING = word_set("write say report post state")
_NOT = frozenset({"not", "n't", "never"})
_NO_ANSWER = frozenset({"no", "nobody", "none", "never", "neither", "nothing"})
_ELLIPTIC = frozenset({"do", "have", "be"})
_PAUSES = frozenset(".;:!?—–-…")
_LABELS = frozenset({"A", "A."})
_LABEL = 5
"""Words that a speaker's label may have, in a transcript, before an answer."""
_FORGOING = frozenset({("instead", "of"), ("rather", "than"), ("far", "from"), ("short", "of")})
"""What leaves the verb behind it undone, as "without" does."""
_GIVING_UP = frozenset({("give", "up"), ("hold", "off"), ("think", "better"), ("talk", "out")})
_AHEAD = frozenset({"will", "shall", "'ll"})
_RELENTING = word_set("relent cancel scrap shelve abandon abort")
_DROPPING = frozenset({("call", "off"), ("fall", "through"), ("back", "out"), ("call", "it")})
"""Verbs behind "but" by which a plan came to nothing."""
_IT = frozenset({"it", "they", "he", "she", "that", "this"})
_NEVER_DID = frozenset({("never", "do"), ("do", "not")})
_NEARLY = word_set("nearly almost narrowly")


def calls_off(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb calls something off."""
    particles = {clauses.lemmas[c] for c in clauses.children(verb, "compound:prt", "advmod")}
    return clauses.lemmas[verb] == "call" and ("off" in particles or clauses.lemmas[verb + 1 : verb + 2] == ("off",))


def gives_up(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb says with its particle that a deed is left alone: "held off sending tanks"."""
    particles = {clauses.lemmas[c] for c in clauses.children(verb, "compound:prt", "advmod", "xcomp")}
    return any((clauses.lemmas[verb], particle) in _GIVING_UP for particle in particles)


def puts_off(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb puts something off."""
    return clauses.lemmas[verb] == "put" and any(
        clauses.lemmas[c] == "off" for c in clauses.children(verb, "compound:prt")
    )


def is_off(clauses: Clauses, noun: int) -> bool:
    """Tell whether what a noun names is said not to come about: "the march is off", "the visit fell through"."""
    end = max(clauses.layers.subtree(noun))
    after = clauses.lemmas[end + 1 : end + 4]
    if after[:2] == ("be", "off") and (len(after) < 3 or not clauses.words[end + 3].text[0].isalnum()):
        return True  # but not "is off the coast", "is off to a good start"
    word = clauses.words[noun]
    if word.head == ROOT or word.relation not in {"nsubj", "nsubjpass"}:
        return False
    above = clauses.lemmas[word.head : word.head + 2]
    if above == ("fall", "through"):
        return True
    return above[:1] == ("off",) and bool(clauses.children(word.head, "cop")) and not clauses.is_negated(word.head)


def is_denied_report(clauses: Clauses, noun: int) -> bool:
    """Tell whether a report is denied ("rejected a claim that …") or called false ("described as fiction a report")."""
    verb = clauses.governing_verb(noun)
    if verb is None or clauses.is_negated(verb):
        return False
    if clauses.lemmas[verb] in _DENYING:
        return True
    around = {clauses.lemmas[i] for i in clauses.layers.subtree(verb)}
    return clauses.lemmas[verb] in _CALLING and bool(around & FALSE)


def is_called_false(clauses: Clauses, index: int) -> bool:
    """Tell whether an event is what a report tells that its sentence calls untrue: "talk that … was untrue"."""
    first, after = clauses.layers.sentences[clauses.words[index].sentence]
    lemmas = clauses.lemmas
    if _is_corrected(clauses, first, index) or any(
        lemmas[i] == "it" and "that" in lemmas[i:index] and _is_said_false(clauses, i) for i in range(first, index)
    ):
        return True
    nouns = [
        i
        for i in range(first, index)
        if lemmas[i] in REPORTS and clauses.is_noun(i) and clauses.words[i].text.lower() != "talks"
    ]
    if not nouns or not {"that", "of"} & set(lemmas[nouns[-1] + 1 : index]):
        return False
    before, behind = range(first, nouns[-1]), range(index + 1, after)
    return any(
        _is_false(clauses, i) and bool(verbs & set(lemmas[span.start : i]))
        for span, verbs in ((before, _CALLING), (behind, _PROVING))
        for i in span
    )


def _is_corrected(clauses: Clauses, first: int, index: int) -> bool:
    """Tell whether a correction says that its writers wrote of an event: "Correction: we reported that …"."""
    word, opening = clauses.words[index], clauses.lemmas[first:index]
    if _CORRECTING.isdisjoint(lemma.lower() for lemma in opening[:3]) or word.relation != "ccomp":
        return False
    return clauses.lemmas[word.head] in _WRITING and not {"we", "our"}.isdisjoint(opening)


def _is_said_false(clauses: Clauses, pronoun: int) -> bool:
    """Tell whether "it is not true", "it is false" begins at a pronoun."""
    return clauses.lemmas[pronoun + 1] == "be" and any(
        _is_false(clauses, i) for i in range(pronoun + 2, min(pronoun + 4, len(clauses.words)))
    )


def _is_false(clauses: Clauses, index: int) -> bool:
    """Tell whether a word says that something is untrue: "wrong", "without foundation", "not true"."""
    name, before = clauses.lemmas[index], clauses.lemmas[max(0, index - 2) : index]
    if name in _REALITY and any(set(pair) <= set(clauses.lemmas[max(0, index - 5) : index]) for pair in _AT_ODDS):
        return True
    if name in _GROUNDS:
        return bool({"without", "no"} & set(before))
    return name in (TRUE if _NOT & set(before) else FALSE)


def is_forgone(clauses: Clauses, index: int) -> bool:
    """Tell whether words before a verb leave it undone: "instead of signing", "has yet to sign", "nearly signed"."""
    nearly = any(clauses.lemmas[c] in _NEARLY and c < index for c in clauses.children(index, "advmod"))
    if nearly or clauses.lemmas[max(0, index - 2) : index] == ("all", "but"):
        return clauses.is_verb(index)
    if clauses.words[index].tag not in {"VB", "VBG", "VBP"}:
        return False
    at = index - 1
    while at > 0 and _is_passed_over(clauses, at):
        at -= 1
    before = clauses.lemmas[max(0, at - 1) : at + 1]
    if before == ("yet", "to"):
        return clauses.lemmas[max(0, at - 2)] in {"have", "be"}
    return before in _FORGOING or before[-1:] == ("without",)


def _is_passed_over(clauses: Clauses, index: int) -> bool:
    """Tell whether a word before a verb only modifies it: "without even asking", "yet to be freed"."""
    undoing = {"yet", *(first for first, _ in _FORGOING)}
    is_adverb = clauses.words[index].tag == "RB" and clauses.lemmas[index] not in undoing
    return is_adverb or clauses.lemmas[index] == "be"


def is_taken_back(clauses: Clauses, index: int) -> bool:
    """Tell whether the next sentence says that an event did not come about: "They didn't.", or "No." to a question."""
    number = clauses.words[index].sentence
    is_question, is_told_last = clauses.sentence_ends.get(number) == "?", index in _told_last(clauses, number)
    words = _words_after(clauses, number) if is_question or is_told_last else []
    if not words:
        return False
    lemmas = [clauses.lemmas[i] for i in words[:4]]
    answered = _pauses(clauses, words, 1) or clauses.words[words[1]].text == ","
    if is_question and lemmas[0] in _NO_ANSWER and answered:
        return _is_asked(clauses, index)
    if not is_told_last:
        return False
    if any(_says_it_never_happened(clauses, i) for i in words):
        return True
    pair = set(lemmas[1:3])
    elliptic = bool(pair & _ELLIPTIC) and bool(pair & _NOT) and _pauses(clauses, words, 3)
    return elliptic and clauses.words[words[0]].tag in {"PRP", "EX", "DT"}


def is_dropped(clauses: Clauses, index: int) -> bool:
    """Tell whether a plan's own sentence says that it came to nothing: "had planned to strike but relented"."""
    first, after = clauses.layers.sentences[clauses.words[index].sentence]
    if any(w.tag in {"VBP", "VBZ"} or clauses.lemmas[w.index] in _AHEAD for w in clauses.words[first:index]):
        return False  # "will meet on Monday, but the dinner was cancelled"
    rest = clauses.lemmas[index + 1 : after]
    if "but" in rest:
        behind = rest[rest.index("but") + 1 :]
        called_off = any(behind[i : i + 2] in _DROPPING for i in range(len(behind)))
        if called_off or not _RELENTING.isdisjoint(behind):
            return True
    return any(rest[i] in _IT and rest[i + 1 : i + 3] in _NEVER_DID for i in range(len(rest)))


def _words_after(clauses: Clauses, number: int) -> list[int]:
    """Return the words of the sentence after a sentence, without the label of who speaks it ("A.", "SPOKESMAN:")."""
    following = clauses.layers.sentences[number + 1 : number + 3]
    if len(following) > 1 and clauses.words[following[0][0]].text in _LABELS and following[0][1] - following[0][0] <= 2:
        following = following[1:]
    if not following:
        return []
    first, after = following[0]
    labelled = next((i for i in range(first, min(after, first + _LABEL)) if clauses.words[i].text == ":"), None)
    behind = range(first if labelled is None else labelled + 1, after)
    texts = ((i, clauses.words[i].text) for i in behind)
    opening = next((i for i, text in texts if text[0].isalnum() and text not in _LABELS), after)
    return list(range(opening, after))


def _is_asked(clauses: Clauses, index: int) -> bool:
    """Tell whether a question asks for an event and does not only mention it: "After the attack, will you resign?"."""
    word = clauses.words[index]
    if not clauses.is_verb(index) and word.head != ROOT and word.relation in {"nsubj", "nsubjpass", "dobj"}:
        word = clauses.words[word.head]
    return clauses.is_verb(word.index) and word.relation not in {"advcl", "acl", "acl:relcl"}


def _says_it_never_happened(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb says of what was just told that it did not happen: "said that this had not happened"."""
    happens = clauses.lemmas[verb] in {"happen", "occur"} and clauses.is_verb(verb) and clauses.is_negated(verb)
    return happens and any(clauses.lemmas[s] in {"this", "that", "it"} for s in clauses.children(verb, "nsubj"))


def _pauses(clauses: Clauses, words: list[int], at: int) -> bool:
    """Tell whether nothing, or a pause, follows the first words of a sentence."""
    return len(words) <= at or clauses.words[words[at]].text[0] in _PAUSES


def _told_last(clauses: Clauses, number: int) -> list[int]:
    """Return the verbs that a sentence's telling ends in: its root and, below words of speech, what was said."""
    first, after = clauses.layers.sentences[number]
    found = [i for i in range(first, after) if clauses.words[i].relation == "root"]
    while found and (below := clauses.children(found[-1], "ccomp", "xcomp")):
        found.append(below[-1])
    return found
