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
_TELLING = _TOLD | {"told", "tells", "warned", "assured"}
_RELATIVE = frozenset({"who", "which"})
_REFERRING = ["with", "reference", "to"]
_LONGEST_NAME = 12  # words

_Relay = tuple[Piece, Piece]
"""Source and cue of who relays."""


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
    return _with_outer_relays(grammar, found)


def _without_bare_citations(
    grammar: Grammar, triples: Sequence[Triple]
) -> list[tuple[Triple, tuple[Piece, Piece] | None]]:
    """Fold "Y reported C" and "citing X" of one sentence: each attribution with the (cue, source) that it cites.

    Of "C, Y reported, citing X, and more" what stands behind X is told by Y as well.
    """
    made, folded, dropped = list(triples), dict[int, tuple[Piece, Piece]](), set[int]()
    for i, triple in enumerate(triples):
        which = grammar.words[triple.cue[0][1] - 1 : triple.cue[0][1]] == ["which"]  # "Y, which cited X, said"
        citing = _is_citing(grammar, triple.cue[0]) or (which and grammar.words[triple.cue[0][1]] in CITED)
        if not citing or (parted := _cited_and_told(grammar, triple)) is None:
            continue
        near = [
            j
            for j, t in enumerate(triples)
            if j != i and _same_sentence(grammar, t, triple) and not _is_citing(grammar, t.cue[0])
        ]
        if not near:
            continue
        telling = min(near, key=lambda j: abs(triples[j].cue[0][0] - triple.cue[0][0]))
        name, told = parted
        if told and made[telling].cue[0][1] != triple.cue[0][0] - 2:
            continue
        made[telling] = replace(made[telling], content=tuple(sorted({*made[telling].content, *told})))
        folded[telling] = triple.cue[0], name
        dropped.add(i)
    return [(triple, folded.get(i)) for i, triple in enumerate(made) if i not in dropped]


def _cited_and_told(grammar: Grammar, triple: Triple) -> tuple[Piece, tuple[Piece, ...]] | None:
    """Part a content that begins with who is cited; None where it begins with something else."""
    (begin, end), *others = triple.content
    if begin != triple.cue[0][1] + 1:
        return None
    stop = min(end, grammar.clause_end(begin))
    rest = stop + 1
    while rest <= end and grammar.words[rest] in BREAKS | {"that"}:
        rest += 1
    if rest == stop + 1 <= end:
        return None  # "citing an officer who had fled"
    return (begin, stop), ((rest, end), *others) if rest <= end else tuple(others)


def _interposed(grammar: Grammar, triples: Sequence[Triple]) -> Iterator[tuple[Triple, Triple]]:
    """Yield two attributions each for "X, according to Y, said C", "X, Y claims, said C", "X said, so Y, that C"."""
    for heard in triples:
        if (told := _told_around(grammar, heard)) is not None:
            yield told
            continue
        triple = _by_its_subject(heard)
        if triple.content[0][0] < triple.cue[0][0] or not triple.source or triple.source[0][0] > triple.cue[0][0]:
            continue
        aside = _before_cue(grammar, triple) or _behind_cue(grammar, triple)
        if aside is None:
            continue
        (source, cue), own, content = aside
        # Where the encoder has heard all of it as Y's, X is heard inside that.
        if not any(t.cue[0] == cue and t.content[-1][1] >= triple.cue[0][0] for t in triples):
            yield Triple((source,), (cue,), content, triple.score), replace(triple, source=(own,))


def _by_its_subject(triple: Triple) -> Triple:
    """Give a cue to X of "X, according to Y, said C" where X and C were heard as Y's."""
    named, *said = triple.content
    beside = said and triple.source and named[1] < triple.source[0][0] and triple.source[-1][1] < triple.cue[0][0]
    return replace(triple, source=(named,), content=tuple(said)) if beside else triple


def _told_around(grammar: Grammar, triple: Triple) -> tuple[Triple, Triple] | None:
    """Return what Y reports and what X tells, where of "X told Z, Y reported, that C" only Y's C was heard."""
    words, begin, cue = grammar.words, triple.content[0][0], triple.cue[0]
    first = grammar.first_of_sentence(cue[0])
    verb = grammar.clause_end(first) + 1
    opening = next((i for i in range(cue[0] - 1, verb, -1) if words[i] == ","), None)
    if opening is None or list(words[begin - 1 : begin + 1]) != [",", "that"] or words[verb] not in _TELLING:
        return None
    alone = _relay_in(grammar, opening + 1, begin - 2) == (*triple.source, cue)
    if not alone or not _names(grammar, first, verb - 1):
        return None
    whole = replace(triple, content=((first, opening - 1), *triple.content))
    return whole, replace(triple, source=((first, verb - 1),), cue=((verb, verb),))


def _before_cue(grammar: Grammar, triple: Triple) -> tuple[_Relay, Piece, tuple[Piece, ...]] | None:
    """Return who relays, who speaks and what is relayed, where the aside stands between the speaker and his cue."""
    cue = triple.cue[0][0]
    first = grammar.first_of_sentence(cue)
    opening = next((i for i in range(cue - 2, first, -1) if grammar.words[i] == ","), None)
    if opening is None or grammar.words[cue - 1] != "," or grammar.tags[cue] == "VBG":
        return None
    relay = _relay_in(grammar, opening + 1, cue - 2)
    named = first, opening - 1
    alone = _names(grammar, *named) and grammar.clause_end(first) == named[1]
    return (relay, named, (named, (cue, triple.content[-1][1]))) if relay is not None and alone else None


def _behind_cue(grammar: Grammar, triple: Triple) -> tuple[_Relay, Piece, tuple[Piece, ...]] | None:
    """Return the same where the aside stands between cue and content."""
    cue, closing = triple.cue[0][1], triple.content[0][0] - 1
    opening = next((i for i in range(cue + 1, closing) if grammar.words[i] == ","), None)  # "told nurses, Y said, that"
    if opening is None or grammar.words[closing] != ",":
        return None
    relay = _relay_in(grammar, opening + 1, closing - 1)
    said = triple.source[0][0], opening - 1
    return (relay, triple.source[0], (said, *triple.content)) if relay is not None else None


def _relay_in(grammar: Grammar, begin: int, last: int) -> _Relay | None:
    """Return source and cue of an aside that is a relay: "according to Y", "as quoted by Y", "Y claims", "claims Y"."""
    words = grammar.words
    if begin >= last:
        return None
    if list(words[begin : begin + 2]) == ["according", "to"] and begin + 2 <= last:
        return (begin + 2, last), (begin, begin + 1)
    told = begin + (words[begin] == "as")
    if words[told] in CITED | (_TOLD if told > begin else frozenset()) and words[told + 1] == "by" and told + 2 <= last:
        return (told + 2, last), (told, told + 1)
    if words[last] in _TOLD and grammar.clause_end(told) == last - 1 and _names(grammar, told, last - 1):
        return (told, last - 1), (last, last)
    if words[begin] in _TOLD and grammar.clause_end(begin + 1) == last and _names(grammar, begin + 1, last):
        return (begin + 1, last), (begin, begin)
    return None


def _unfolded(grammar: Grammar, triple: Triple, cited: tuple[Piece, Piece] | None) -> tuple[Triple, Triple | None]:
    """Split an attribution that names two sources into the one that relays and the one that is relayed."""
    if cited is not None:
        cue, source = cited
        return triple, replace(triple, source=(source,), cue=(cue,))
    if (told := _behind_relative(grammar, triple) or _cited_beside(grammar, triple)) is not None:
        return told
    cue = triple.cue[0]
    if _is_citing(grammar, cue) and (parted := _cited_and_told(grammar, triple)) is not None and parted[1]:
        # "According to Y, citing X, C": the content begins with X.
        citing, introduced = _who_cites(grammar, triple)
        if citing:
            outer = Triple(citing, (introduced or cue,), parted[1], triple.score)
            return outer, Triple((parted[0],), (cue,), parted[1], triple.score)
    if triple.source:
        first, last = triple.source[0]
        for at in range(first + 1, min(last + 4, len(grammar.words) - 2)):
            word = grammar.words[at]
            end = at - 2 if grammar.words[at - 1] == "as" else at - 1
            name = first, end - 1 if grammar.words[end] == "," else end
            if name[1] < first or (at > last and last - name[1] not in {0, int(grammar.words[last] == ",")}):
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


def _behind_relative(grammar: Grammar, triple: Triple) -> tuple[Triple, Triple | None] | None:
    """Part "According to Y, who asked not to be named, C" and "According to Y, which cited X, C" from "who asked"."""
    words, (begin, end) = grammar.words, triple.content[0]
    first = grammar.first_of_sentence(begin)
    who = triple.source[0][0] if triple.source else begin
    comma = next((i for i in range(begin, end) if words[i] == ","), None)
    if list(words[first : first + 2]) != ["according", "to"] or words[who] not in _RELATIVE or comma is None:
        return None
    if who < first + 4 or words[who - 1] != ",":
        return None
    said = (comma + 1, end), *triple.content[1:]
    outer = Triple(((first + 2, who - 2),), ((first, first + 1),), said, triple.score)
    cites = words[triple.cue[0][1]] in CITED
    return outer, replace(triple, source=((begin, comma - 1),), content=said) if cites else None


def _cited_beside(grammar: Grammar, triple: Triple) -> tuple[Triple, Triple] | None:
    """Part X from "According to Y, which cited X, C" where C was heard as Y's alone."""
    who, closing = triple.source[-1][1] + 2 if triple.source else 0, triple.content[0][0] - 1
    words = grammar.words[who - 1 : closing + 1]
    if not who or len(words) < 5 or (words[0], words[-1]) != (",", ",") or "," in words[1:-1]:
        return None
    if words[1] not in _RELATIVE or words[2] not in CITED:
        return None
    return triple, replace(triple, source=((who + 2, closing - 1),), cue=((who + 1, who + 1),))


def _referred_to(grammar: Grammar, triple: Triple) -> tuple[Triple, Triple] | None:
    """Part "Y writes, with reference to X, that C" and "Y, with reference to X, writes C"."""
    words, cue = grammar.words, triple.cue[0][0]
    for at in range(grammar.first_of_sentence(cue), grammar.last_of_sentence(cue) - 2):
        if words[at] != _REFERRING[0] or list(words[at : at + 3]) != _REFERRING:
            continue
        if not any(first <= at <= last for first, last in triple.content):
            first, last = triple.source[0]
            named = (first, at - 1) if first < at <= last else (first, last)
            other = at + 3, grammar.clause_end(at + 3)
            return replace(triple, source=(named,)), replace(triple, source=(other,), cue=((at, at + 2),))
    return None


def _who_cites(grammar: Grammar, triple: Triple) -> tuple[tuple[Piece, ...], Piece | None]:
    """Return who cites in "According to Y, citing X", "As reported by Y, citing X", "Y said, citing X", and its cue."""
    words, citing = grammar.words, triple.cue[0][0]
    last = citing - 1 - (words[citing - 1] == ",")
    first, stop = triple.source[0] if triple.source else (_behind_by(grammar, last), last)
    if first is None:
        return triple.source, None
    if last == stop + 1 and words[last] in _TOLD:
        return triple.source, (last, last)
    leads = words[first - 2 : first] == ["according", "to"] or (first > 2 and words[first - 1] == "by")
    return ((first, stop),), (first - 2, first - 1) if leads else None


def _behind_by(grammar: Grammar, last: int) -> int | None:
    """Return where a name begins that stands behind "As reported by" and ends with a word."""
    begin = grammar.first_of_sentence(last) + 3
    words = grammar.words[begin - 3 : begin]
    leads = len(words) == 3 and words[0] == "as" and words[1] in _TOLD | CITED and words[2] == "by"
    return begin if leads and grammar.clause_end(begin) == last else None


def _with_outer_relays(grammar: Grammar, found: list[Held]) -> list[Held]:
    """Wrap what a relay closes (", according to Y", ", Y reported", ", quoted by Y") or opens ("As quoted by Y, …")."""
    made = list(found)
    for i, (triple, holder) in enumerate(found):
        if holder is not None or len(triple.content) > 1:
            continue
        around = _trailing(grammar, triple) or _leading(grammar, triple)
        if around is None or any(_touches(t, around[0]) for t, _ in found):
            continue
        (source, cue), content = around
        made[i] = (triple, len(made))
        made.append((Triple((source,), (cue,), (content,), triple.score), None))
    return made


def _trailing(grammar: Grammar, triple: Triple) -> tuple[_Relay, Piece] | None:
    """Return who relays a triple and what, if a relay closes its sentence."""
    end = _extent(triple)[1]
    last = grammar.last_of_sentence(end)
    while last > end and grammar.words[last] in BREAKS:
        last -= 1
    comma = end if grammar.words[end] == "," else end + 1
    begin = comma + 1
    if not comma < last or grammar.words[comma] != "," or last - begin > _LONGEST_NAME:
        return None
    relay = _relay_in(grammar, begin, last)
    if relay is None or grammar.clause_end(relay[0][0]) < relay[0][1]:
        return None
    return relay, (min(grammar.first_of_sentence(triple.cue[0][0]), triple.content[0][0]), comma - 1)


def _leading(grammar: Grammar, triple: Triple) -> tuple[_Relay, Piece] | None:
    """Return who relays a triple and what, if a relay opens its sentence."""
    begin, end = _extent(triple)
    first = grammar.first_of_sentence(begin)
    comma = next((i for i in range(first, begin) if grammar.words[i] == ","), None)
    relay = _relay_in(grammar, first, comma - 1) if comma is not None and grammar.words[first] == "as" else None
    return (relay, (comma + 1, end)) if relay is not None and comma is not None else None


def _extent(triple: Triple) -> Piece:
    pieces = (*triple.source, *triple.cue, *triple.content)
    return min(first for first, _ in pieces), max(last for _, last in pieces)


def _names(grammar: Grammar, first: int, last: int) -> bool:
    return any(grammar.tags[i] in {"NNP", "NNPS", "NN", "NNS"} for i in range(first, last + 1))


def _is_citing(grammar: Grammar, cue: Piece) -> bool:
    return grammar.words[cue[1]] in _CITING


def _same_sentence(grammar: Grammar, one: Triple, other: Triple) -> bool:
    return grammar.sentence[one.cue[0][0]] == grammar.sentence[other.cue[0][0]]


def _touches(triple: Triple, relay: _Relay) -> bool:
    pieces = (*triple.source, *triple.cue, *triple.content)
    return any(a <= last and first <= b for first, last in relay for a, b in pieces)
