"""Who was asked: the one whom a question was put to answers it, not the one who put it."""

from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import ROOT

_ASKING = frozenset({"ask", "question", "quiz", "press", "challenge"})
_ANSWERING = frozenset({"say", "reply", "respond", "answer"})
_MARKS = frozenset({'"', "“", "”", "``", "''", "«", "»", "„", "‘", "’", "'"})


def asked_before(clauses: Clauses, pronoun: int) -> list[int]:
    """Return whom the sentence before asks, for the subject of words that answer: 'A asked B whether … "No," he said.'

    What an infinitive tells is a request ("asked him to come"), behind which either may go on to speak.
    """
    words, sentence = clauses.words, clauses.words[pronoun].sentence
    if words[pronoun].relation != "nsubj" or clauses.lemmas[words[pronoun].head] not in _ANSWERING:
        return []
    while (sentence := sentence - 1) >= 0 and _is_quotation(clauses, sentence):
        pass
    asking = [i for i in _words_of(clauses, sentence) if clauses.lemmas[i] in _ASKING and words[i].head == ROOT]
    return [n for i in asking if not clauses.is_passive(i) and not _requests(clauses, i) for n in clauses.objects(i)]


def _words_of(clauses: Clauses, sentence: int) -> range:
    return range(*clauses.layers.sentences[sentence]) if sentence >= 0 else range(0)


def _is_quotation(clauses: Clauses, sentence: int) -> bool:
    texts = [clauses.words[i].text for i in _words_of(clauses, sentence)]
    return texts[0] in _MARKS and (texts[-1] in _MARKS or (texts[-1] in {".", "?", "!"} and texts[-2] in _MARKS))


def _requests(clauses: Clauses, verb: int) -> bool:
    return any(
        "to" in {clauses.lemmas[c] for c in clauses.children(inner, "mark", "aux")}
        for inner in clauses.complements(verb)
    )
