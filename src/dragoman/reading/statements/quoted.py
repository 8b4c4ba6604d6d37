"""Who is quoted by whom: "X was quoted by Y as saying C", "C," Y quoted X as saying, "X was quoted as saying by Y".

    requoted(grammar, triples) -> attributions of this form, each Y's with the X's that it holds, and all the others

The encoder hears such a clause as one attribution or as two that say half, with X in the content or Y left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.reading.statements.attributions import Held, Piece, Triple
from dragoman.reading.statements.grammar import BREAKS, Grammar

CITED = frozenset({"cited", "quoted"})
_QUOTING = CITED | {"cites", "quotes"}
_BEING = frozenset({"is", "are", "was", "were", "been", "being"})
_HAVING = frozenset({"has", "have", "had"})
_QUOTE_MARKS = frozenset({'"', "“", "”", "``", "''", "«", "»"})
_LONGEST_NAME = 14  # words


@dataclass(frozen=True)
class _Clause:
    """One clause of this form, in words."""

    quoted: Piece
    """Who is quoted."""
    verb: Piece
    """The words that say that he is quoted."""
    relay: Piece | None
    """Who quotes; None where the clause does not tell."""
    saying: Piece
    """The word that tells how it was said: "saying", "telling", or else "quoted"."""
    hearer: int
    """The last word of whom it was said to ("as telling the house that"), or of the clause."""
    inside: bool = False
    """Whether what is said follows at once, so that who quotes is heard to tell all of it, who is quoted too."""

    @property
    def taken(self) -> list[Piece]:
        """The words that are no part of what was said."""
        first, last = self.verb[0], max(self.hearer, self.relay[1] if self.relay else 0)
        return [self.quoted, (first, last)]


def requoted(grammar: Grammar, triples: Sequence[Triple]) -> tuple[list[Held], list[Triple]]:
    """Part attributions of this form from the others; holders come before what they hold."""
    found, plain = list[Held](), list(triples)
    for clause in _clauses(grammar):
        own = [t for t in plain if any(_meet(piece, taken) for piece in t.cue for taken in clause.taken[1:])]
        content = tuple(p for t in own for piece in t.content for p in _left(grammar, piece, clause.taken))
        if not content:
            continue
        plain = [t for t in plain if t not in own]
        whole = max(own, key=lambda t: t.cue[-1][1] - t.cue[0][0])
        if clause.relay is not None:
            told = whole.content if clause.inside else content
            found.append((Triple((clause.relay,), whole.cue, told, whole.score), None))
            found.append((Triple((clause.quoted,), (clause.saying,), content, whole.score), len(found) - 1))
        else:
            cue = clause.verb[0], clause.saying[1]
            found.append((Triple((clause.quoted,), (cue,), content, whole.score), None))
    return found, plain


def _clauses(grammar: Grammar) -> Iterator[_Clause]:
    words, tags = grammar.words, grammar.tags
    for at in (i for i, word in enumerate(words) if word in _QUOTING):
        start = at
        while start and (words[start - 1] in _BEING | _HAVING or tags[start - 1] == "RB"):
            start -= 1
        passive = bool(_BEING & set(words[start:at]))
        clause = _passive(grammar, start, at) if passive else _active(grammar, at)
        if clause is not None:
            yield clause


def _passive(grammar: Grammar, start: int, at: int) -> _Clause | None:
    """Return the clause of "X was quoted by Y as saying", "X was quoted as saying by Y" or "X was quoted by Y:"."""
    words, last = grammar.words, grammar.last_of_sentence(at)
    quoted = _name_before(grammar, start)
    leading = next((i for i in range(at + 1, last) if words[i] == "as" or words[i] in BREAKS), None)
    if quoted is None or leading is None or leading - at > _LONGEST_NAME or words[leading] not in {"as", ":"}:
        return None
    relay = (at + 2, leading - 1) if words[at + 1] == "by" and at + 2 < leading else None
    if words[leading] == ":":
        return _Clause(quoted, (start, at), relay, (at, at), leading) if relay is not None else None
    saying = leading + 1
    if grammar.tags[saying] != "VBG":
        return None
    hearer = saying
    if words[saying + 1] == "by":
        relay = saying + 2, grammar.clause_end(saying + 2)
    elif words[stop := grammar.clause_end(saying)] not in BREAKS and words[stop + 1 : stop + 2] == ["that"]:
        hearer = stop
    return _Clause(quoted, (start, at), relay, (saying, saying), hearer)


def _active(grammar: Grammar, at: int) -> _Clause | None:
    """Return the clause of '"C," Y quoted X as saying', 'Y quoted X: "C"' or "Y quoted X as saying that C"."""
    words, last = grammar.words, grammar.last_of_sentence(at)
    relay = _name_before(grammar, at)
    stop = next((i for i in range(at + 1, last) if words[i] == "as" or words[i] in BREAKS), None)
    if relay is None or stop is None or stop + 2 >= len(words) or not 0 < stop - at - 1 <= _LONGEST_NAME:
        return None
    if words[stop] == ":":
        return _Clause((at + 1, stop - 1), (at, at), relay, (at, at), stop)
    apart = words[stop + 2] in BREAKS or (grammar.tags[stop + 2] == "IN" and words[stop + 2] != "that")
    if grammar.tags[stop + 1] != "VBG":
        return None
    return _Clause((at + 1, stop - 1), (at, at), relay, (stop + 1, stop + 1), stop + 1, inside=not apart)


def _name_before(grammar: Grammar, end: int) -> Piece | None:
    """Return the words that stand before a verb as its subject, back to where another clause ends."""
    last = end - 1
    while last > 0 and grammar.words[last] in BREAKS - _QUOTE_MARKS:
        last -= 1
    begin, first = last, grammar.first_of_sentence(end)
    while begin > first and grammar.words[begin - 1] not in _QUOTE_MARKS | {";", ":"}:
        begin -= 1
    finite = [i for i in range(begin, last) if grammar.tags[i] in {"VBD", "VBZ", "VBP", "MD"}]
    if finite:  # "We sign, he was quoted": a clause without marks stands before
        begin = next((i + 1 for i in range(last, finite[-1], -1) if grammar.words[i] in BREAKS), begin)
    named = any(grammar.tags[i][:2] in {"NN", "PR"} for i in range(begin, last + 1))
    return (begin, last) if named and last - begin <= _LONGEST_NAME else None


def _left(grammar: Grammar, piece: Piece, taken: Sequence[Piece]) -> Iterator[Piece]:
    """Yield what is left of a piece of content beside the words that are none."""
    free = [i for i in range(piece[0], piece[1] + 1) if not any(a <= i <= b for a, b in taken)]
    for first in (i for i in free if i - 1 not in free):
        last = next(i for i in range(first, piece[1] + 1) if i + 1 not in free)
        if any(grammar.words[i][:1].isalnum() for i in range(first, last + 1)):
            yield first + (grammar.words[first] in {",", ":"}), last


def _meet(one: Piece, other: Piece) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
