"""Who issues a document that speaks in the first person: a statement, a communique, a letter.

Its heading says so ("STATEMENT BY THE MINISTRY OF DEFENCE"), its "We, the undersigned parties,", what a joint paper
opens with ("The Governments of X and Y met"), or the line that signs it.
"""

import re

from dragoman.model.span import Span
from dragoman.reading.actors import Cast
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import ROOT

_PAPER = r"\b(?:statement|communiqu[eé]|declaration|letter|message|address|appeal|release|remarks|reply|note)\b"
_HEADING = re.compile(rf"{_PAPER}[^\n.:;\"“”]*?\b(?:by|of|from) (?P<whose>[^\n.:;\"“”]+)", re.IGNORECASE)
_JOINT = re.compile(rf"\bjoint {_PAPER}", re.IGNORECASE)
_BESIDE_WE = re.compile(r"\bW[Ee], (?P<whose>[^,\n]+),")
_SUBJECT = re.compile(r" (?:on|about|to|regarding|concerning|following|after|in|at)\b", re.IGNORECASE)
"""What begins, behind whose a paper is, the words for what it is about."""
_LINE = re.compile(r"[^\n]*\w[^\n]*")
_HEAD, _FOOT = 2, 3
"""In how many lines at the top a heading is looked for, and in how many at the end a signature."""
_SIGNED = 10
"""Words that a signature has at the most."""
_ENDS = frozenset('.!?:;"”')


def issuers(clauses: Clauses, cast: Cast) -> tuple[str, ...]:
    """Return those in whose name a text says "we" outside quotation marks, nobody where it does not say who."""
    text = clauses.layers.text
    lines = [Span(*m.span()) for m in _LINE.finditer(text)]
    for line in lines[:_HEAD]:
        if line.of(text).rstrip()[-1] in _ENDS:
            break
        if (heading := _HEADING.search(text, line.begin, line.end)) is not None:
            begin, end = heading.span("whose")
            about = _SUBJECT.search(text, begin, end)
            return _named(clauses, cast, Span(begin, about.start() if about is not None else end))
    for beside in _BESIDE_WE.finditer(text):
        if found := _named(clauses, cast, Span(*beside.span("whose"))):
            return found
    if lines and _JOINT.search(text, 0, lines[0].end) is not None:
        return _opening(clauses, cast, lines[0].end)
    return next((found for line in reversed(lines[1:][-_FOOT:]) if (found := _signing(clauses, cast, line))), ())


def _named(clauses: Clauses, cast: Cast, span: Span) -> tuple[str, ...]:
    """Return those whom a heading names side by side: of "the spokesman of the Ministry and X" not the Ministry."""
    mentions = cast.mentions_in(span)
    beside = (m for m in mentions if m is mentions[0] or clauses.words[m.first - 1].text.lower() in {"and", ","})
    return tuple(dict.fromkeys(a for m in beside for a in cast.enrol(m.head)))


def _opening(clauses: Clauses, cast: Cast, begin: int) -> tuple[str, ...]:
    """Return the subjects of the first sentence behind a joint paper's heading."""
    first = next((w.sentence for w in clauses.words if w.span.begin >= begin), None)
    words = range(*clauses.layers.sentences[first]) if first is not None else range(0)
    roots = [i for i in words if clauses.words[i].head == ROOT and clauses.is_verb(i)]
    subjects = [n for i in roots for s in clauses.surface_subjects(i) for n in clauses.nominal_conjuncts(s)]
    return tuple(dict.fromkeys(a for n in subjects for a in cast.enrol(n)))


def _signing(clauses: Clauses, cast: Cast, line: Span) -> tuple[str, ...]:
    """Return whose name stands alone on a line: "The Ministry of Foreign Affairs", "Ivan Brun, President"."""
    words = clauses.layers.words_in(line)
    if len(words) > _SIGNED or any(clauses.is_verb(i) for i in words):
        return ()
    mentions = cast.mentions_in(line)
    opens = mentions and all(not clauses.words[i].text[0].isalpha() for i in range(words[0], mentions[0].first))
    return cast.at(mentions[0].head) if opens else ()
