"""Sources behind sources that stand in one clause: who relays whom, by plain rules over words and tags.

The encoder marks one cue a clause, as PolNeAR does. News has fixed phrases for two: "X claimed that …, according to Y",
"Y, citing X, …", "X, quoted by Y, said …". Each rule looks for one phrase and wraps or splits the attributions there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.reading.statements.attributions import Held, Piece, Triple
from dragoman.reading.statements.grammar import BREAKS, Grammar
from dragoman.reading.statements.quoted import CITED, requoted

_CITING = frozenset({"citing", "quoting"})
_TOLD = frozenset({"reported", "reports", "said", "says", "wrote", "writes", "added", "announced", "claimed", "stated",
                   "noted", "claims", "revealed", "disclosed", "confirmed"})  # fmt: skip
_REFERRING = ["with", "reference", "to"]
_LONGEST_NAME = 12  # words


def relay(grammar: Grammar, triples: Sequence[Triple]) -> list[Held]:
    """Return the outermost attributions with the relays among them unfolded; holders come with what they hold."""
    found, plain = requoted(grammar, triples)
    for whole, part in _interposed(grammar, plain):
        found += [(whole, None), (part, len(found))]
    taken = [t.cue for t, _ in found]
    for triple, cited in _without_bare_citations(grammar, [t for t in plain if t.cue not in taken]):
        outer, inner = _unfolded(grammar, triple, cited)
        found.append((outer, None))
        if inner is not None:
            found.append((inner, len(found) - 1))
    return _with_trailing_relays(grammar, found)


def _without_bare_citations(
    grammar: Grammar, triples: Sequence[Triple]
) -> list[tuple[Triple, tuple[Piece, Piece] | None]]:
    """Fold "Y reported C" and "citing X" of one sentence: each attribution with the (cue, source) that it cites."""
    kept: list[tuple[Triple, tuple[Piece, Piece] | None]] = []
    folded: dict[int, tuple[Piece, Piece]] = {}
    dropped = set[int]()
    for i, triple in enumerate(triples):
        which = grammar.words[triple.cue[0][1] - 1 : triple.cue[0][1]] == ["which"]  # "Y, which cited X, said"
        citing = _is_citing(grammar, triple.cue[0]) or (which and grammar.words[triple.cue[0][1]] in CITED)
        if not citing or len(triple.content) > 1:
            continue
        begin, end = triple.content[0]
        if begin != triple.cue[0][1] + 1 or grammar.clause_end(begin) < end:
            continue
        near = [
            j
            for j, t in enumerate(triples)
            if j != i and _same_sentence(grammar, t, triple) and not _is_citing(grammar, t.cue[0])
        ]
        if near:
            folded[min(near, key=lambda j: abs(triples[j].cue[0][0] - triple.cue[0][0]))] = (
                triple.cue[0],
                (begin, end),
            )
            dropped.add(i)
    for i, triple in enumerate(triples):
        if i not in dropped:
            kept.append((triple, folded.get(i)))
    return kept


def _interposed(grammar: Grammar, triples: Sequence[Triple]) -> Iterator[tuple[Triple, Triple]]:
    """Yield two attributions each for "X, according to Y, said C" and "X, Y claims, said C"."""
    for triple in triples:
        cue = triple.cue[0][0]
        first = grammar.first_of_sentence(cue)
        opening = next((i for i in range(cue - 2, first, -1) if grammar.words[i] == ","), None)
        if opening is None or grammar.words[cue - 1] != "," or triple.content[0][0] < cue:
            continue
        relay = _relay_in(grammar, opening + 1, cue - 2)
        named = first, opening - 1
        alone = _names(grammar, *named) and grammar.clause_end(first) == named[1]
        if relay is None or not alone or not triple.source or triple.source[0][0] > cue:
            continue
        # Where the encoder has heard all of it as Y's, X is heard inside that.
        heard = any(t.cue[0] == relay[1] and t.content[-1][1] >= cue for t in triples)
        if not heard:
            content = named, (cue, triple.content[-1][1])
            yield Triple((relay[0],), (relay[1],), content, triple.score), replace(triple, source=(named,))


def _relay_in(grammar: Grammar, begin: int, last: int) -> tuple[Piece, Piece] | None:
    """Return source and cue of an aside that is a relay and no more: "according to Y", "Y claims"."""
    if list(grammar.words[begin : begin + 2]) == ["according", "to"] and begin + 2 <= last:
        return (begin + 2, last), (begin, begin + 1)
    if grammar.words[last] in _TOLD and grammar.clause_end(begin) == last - 1 and _names(grammar, begin, last - 1):
        return (begin, last - 1), (last, last)
    return None


def _unfolded(grammar: Grammar, triple: Triple, cited: tuple[Piece, Piece] | None) -> tuple[Triple, Triple | None]:
    """Split an attribution that names two sources into the one that relays and the one that is relayed."""
    if cited is not None:
        cue, source = cited
        return triple, replace(triple, source=(source,), cue=(cue,))
    begin, end = triple.content[0]
    cue = triple.cue[0]
    if _is_citing(grammar, cue) and begin == cue[1] + 1 and triple.source:
        # "According to Y, citing X, C": the content begins with X.
        stop = grammar.clause_end(begin)
        rest = stop + 1
        while rest <= end and (grammar.words[rest] in BREAKS or grammar.words[rest] == "that"):
            rest += 1
        if rest <= end:
            content = ((rest, end), *triple.content[1:])
            introduced = _according_before(grammar, triple.source[0])
            return (
                Triple(triple.source, (introduced or cue,), content, triple.score),
                Triple(((begin, stop),), (cue,), content, triple.score),
            )
    if triple.source:
        first, last = triple.source[0]
        for at in range(first + 1, min(last + 4, len(grammar.words) - 2)):
            word = grammar.words[at]
            end = at - 2 if grammar.words[at - 1] == "as" else at - 1
            name = first, end - 1 if grammar.words[end] == "," else end
            if name[1] < first or (at > last and name[1] != last):
                continue
            if word in _CITING:
                other = at + 1, grammar.clause_end(at + 1)
                return replace(triple, source=(name,)), replace(triple, source=(other,), cue=((at, at),))
            if word in CITED and grammar.words[at + 1] == "by":
                other = at + 2, grammar.clause_end(at + 2)
                return replace(triple, source=(other,), cue=((at, at + 1),)), replace(triple, source=(name,))
        if (referred := _referred_to(grammar, triple)) is not None:
            return referred
    return triple, None


def _referred_to(grammar: Grammar, triple: Triple) -> tuple[Triple, Triple] | None:
    """Part "Y writes, with reference to X, that C" and "Y, with reference to X, writes C"."""
    words, cue = grammar.words, triple.cue[0][0]
    for at in range(grammar.first_of_sentence(cue), grammar.last_of_sentence(cue) - 2):
        held = any(first <= at <= last for first, last in triple.content)
        if list(words[at : at + 3]) == _REFERRING and not held:
            first, last = triple.source[0]
            named = (first, at - 1) if first < at <= last else (first, last)
            other = at + 3, grammar.clause_end(at + 3)
            return replace(triple, source=(named,)), replace(triple, source=(other,), cue=((at, at + 2),))
    return None


def _according_before(grammar: Grammar, source: Piece) -> Piece | None:
    at = source[0] - 1
    return (at - 1, at) if at >= 1 and grammar.words[at - 1 : at + 1] == ["according", "to"] else None


def _with_trailing_relays(grammar: Grammar, found: list[Held]) -> list[Held]:
    """Wrap what stands before ", according to Y", ", Y reported" or ", quoted by Y" at the end of a sentence."""
    made = list(found)
    for i, (triple, holder) in enumerate(found):
        if holder is not None or len(triple.content) > 1:
            continue
        end = max(last for _, last in (*triple.source, *triple.cue, *triple.content))
        trailing = _trailing(grammar, end)
        if trailing is None or any(_touches(t, trailing) for t, _ in found):
            continue
        source, cue, before = trailing
        first = min(grammar.first_of_sentence(triple.cue[0][0]), triple.content[0][0])
        outer = Triple((source,), (cue,), ((first, before),), triple.score)
        made[i] = (triple, len(made))
        made.append((outer, None))
    return made


def _trailing(grammar: Grammar, end: int) -> tuple[Piece, Piece, int] | None:
    """Return source, cue and the last word before them, if after `end` a relay closes the sentence."""
    last = grammar.last_of_sentence(end)
    while last > end and grammar.words[last] in BREAKS:
        last -= 1
    comma = end if grammar.words[end] == "," else end + 1
    begin = comma + 1
    if not comma < last or grammar.words[comma] != "," or last - begin > _LONGEST_NAME:
        return None
    words = grammar.words
    if words[begin] == "according" and words[begin + 1 : begin + 2] == ["to"] and grammar.clause_end(begin + 2) == last:
        return (begin + 2, last), (begin, begin + 1), comma - 1
    cited = begin + (words[begin] == "as")
    if words[cited] in CITED and words[cited + 1 : cited + 2] == ["by"] and grammar.clause_end(cited + 2) == last:
        return (cited + 2, last), (cited, cited + 1), comma - 1
    if (
        words[last] in _TOLD
        and last > begin
        and grammar.clause_end(begin) == last - 1
        and _names(grammar, begin, last - 1)
    ):
        return (begin, last - 1), (last, last), comma - 1
    if (
        words[begin] in _TOLD
        and last > begin
        and grammar.clause_end(begin + 1) == last
        and _names(grammar, begin + 1, last)
    ):
        return (begin + 1, last), (begin, begin), comma - 1
    return None


def _names(grammar: Grammar, first: int, last: int) -> bool:
    return any(grammar.tags[i] in {"NNP", "NNPS", "NN", "NNS"} for i in range(first, last + 1))


def _is_citing(grammar: Grammar, cue: Piece) -> bool:
    return grammar.words[cue[1]] in _CITING


def _same_sentence(grammar: Grammar, one: Triple, other: Triple) -> bool:
    return grammar.sentence[one.cue[0][0]] == grammar.sentence[other.cue[0][0]]


def _touches(triple: Triple, trailing: tuple[Piece, Piece, int]) -> bool:
    taken = trailing[:2]
    pieces = (*triple.source, *triple.cue, *triple.content)
    return any(a <= last and first <= b for first, last in taken for a, b in pieces)
