"""What a text lists after a colon or as bullets: "put forward three demands: a truce, …", "agreed on the following:".

find_listed(stage, told) -> the stances on the items, and those of `told` that they spell out
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model.vocabulary import Modality, ProposalKind, Stance
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.modality import modality_of
from dragoman.reading.events.participants import Stage
from dragoman.reading.lemma import word_set
from dragoman.reading.table.holders import Held, authors_of
from dragoman.reading.table.topics import inner_topic, is_deed
from dragoman.reading.table.vocabulary import kind_of, vocabulary

_BULLETS = frozenset("–—-•*·")
_DEMANDS = word_set(
    "demand condition term request requirement proposal offer plan wish precondition prerequisite price"
)
_ENTRIES = word_set("thing point measure step item following part element principle commitment everything") | _DEMANDS
_LISTING = word_set(
    """
    put list name set make lay outline have present issue submit state give announce table specify impose attach pose
    """
)
_NUMBERING = frozenset({"(", ")", "first", "firstly", "second", "secondly", "third", "thirdly", "finally"})
_REACH = 8
"""Words before a colon in which the word for what it lists may stand."""
_OPENING = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "advmod", "mark", "aux", "nsubj", "nsubjpass"})
_AUXILIARY = frozenset({"aux", "auxpass", "cop", "amod", "acl"})


def find_listed(stage: Stage, told: Sequence[Held]) -> tuple[list[Held], list[Held]]:
    """Return the stances on what is listed, and those of the words that introduce a list, which they replace."""
    clauses, found, spelt_out = stage.clauses, list[Held](), list[Held]()
    for word in clauses.words_called({":"}):
        if not (items := _items(clauses, word.index)):
            continue
        before = _introducing(stage, told, word.index)
        spelt_out += before
        for held in before or _demanded(stage, word.index):
            found += [
                replace(held, told_at=item, topic=inner_topic(clauses, item, held.stance), refers_back=False)
                for item in items
            ]
    return found, spelt_out


def _introducing(stage: Stage, told: Sequence[Held], colon: int) -> list[Held]:
    """Return the stances that a list before a colon is of: "agreed on the following:", "made three demands:"."""
    clauses = stage.clauses
    first, after = clauses.layers.sentences[clauses.words[colon].sentence]
    noun = _entry_noun(clauses, colon)
    on_list = [h for h in told if noun is not None and first <= h.index < colon and h.topic == noun]
    if on_list or colon + 1 < after:
        return on_list
    return [h for h in told if first <= h.index < colon][-1:]


def _entry_noun(clauses: Clauses, colon: int) -> int | None:
    first = clauses.layers.sentences[clauses.words[colon].sentence][0]
    near = range(colon - 1, max(first, colon - _REACH) - 1, -1)
    found = next((i for i in near if clauses.lemmas[i] in _ENTRIES), None)
    if found is None or clauses.lemmas[found] in _DEMANDS or clauses.words[found].relation != "dobj":
        return found
    whole = (s for s in clauses.subjects(clauses.words[found].head) if clauses.lemmas[s] in _DEMANDS)
    return next(whole, found)  # "Its offer has three parts:"


def _demanded(stage: Stage, colon: int) -> list[Held]:
    """Return whose demands a colon opens that no word of stance tells: "Velora listed its conditions:"."""
    clauses, noun = stage.clauses, _entry_noun(stage.clauses, colon)
    if noun is None or clauses.lemmas[noun] not in _DEMANDS:
        return []
    owners = (i for o in clauses.owners(noun) for i in stage.who(o, enrol=True))
    holders = list(stage.behind(noun) or authors_of(stage, noun) or owners)
    verbs = [c for c in clauses.children(noun, "acl") if clauses.words[c].tag == "VBN"]  # "the terms set by Velora:"
    if clauses.words[noun].relation == "dobj" and (verb := clauses.governing_verb(noun)) is not None:
        if clauses.is_negated(verb) or modality_of(clauses, verb) is not Modality.ACTUAL:
            return []
        verbs.append(verb)
    subjects = [s for verb in verbs if clauses.lemmas[verb] in _LISTING for s in clauses.subjects(verb)]
    holders = holders or [i for s in subjects for i in stage.who(s, enrol=True)]
    actors = tuple(dict.fromkeys(stage.can_act(holders)))
    return [Held(noun, Stance.PROPOSES, actors, None, False, False)] if actors else []


def _items(clauses: Clauses, colon: int) -> list[int]:
    """Return the heads of what stands listed behind a colon, in its own sentence or as bullets in those that follow."""
    after = clauses.layers.sentences[clauses.words[colon].sentence][1]
    return _run_in(clauses, colon, after) if colon + 1 < after else _bulleted(clauses, colon)


def _bulleted(clauses: Clauses, colon: int) -> list[int]:
    items = list[int]()
    for first, after in clauses.layers.sentences[clauses.words[colon].sentence + 1 :]:
        if clauses.words[first].text not in _BULLETS:
            break
        finite = [
            i for i in range(first + 1, after) if clauses.is_verb(i) and clauses.words[i].relation not in _AUXILIARY
        ]
        heads = finite or [i for i in range(first + 1, after) if clauses.words[i].relation == "root"]
        items += heads[:1]
    return items


def _run_in(clauses: Clauses, colon: int, after: int) -> list[int]:
    """Return the heads of at least two items of a list, whatever a parser hangs them on; none where it is no list."""
    heads = list[int]()
    for start, loosely in _starts(clauses, colon, after):
        head = _head_from(clauses, start, after)
        if head is not None and head not in heads and _is_item(clauses, start, head, loosely=loosely):
            heads.append(head)
        elif not heads:
            return []
    return heads if len(heads) > 1 else []


def _is_item(clauses: Clauses, start: int, head: int, *, loosely: bool) -> bool:
    """Tell whether a phrase or clause is an item of a list: not the second noun of "an end to raids and the siege"."""
    if _may_be_tabled(clauses, head):
        return True
    if loosely:
        return start != head and bool(clauses.of_phrases(head))
    return start != head and (clauses.words[start].tag == "DT" or clauses.words[head].tag in {"NN", "NNS"})


def _starts(clauses: Clauses, colon: int, after: int) -> Iterator[tuple[int, bool]]:
    """Yield where items may begin, and whether only a word like "and" parts them from what stands before."""
    opens, loosely = True, False
    for i in range(colon + 1, after):
        text = clauses.words[i].text
        if text in {",", ";"} or text in _BULLETS:
            opens, loosely = True, False
        elif text in {"and", "or"}:
            opens, loosely = True, loosely or not opens
        elif opens and (text in _NUMBERING or set(clauses.lemmas[i + 1 : i + 2]) & {")"}):
            continue  # "(1) a truce; (2) …"
        elif opens:
            yield i, loosely
            opens, loosely = False, False


def _head_from(clauses: Clauses, start: int, after: int) -> int | None:
    """Return the head of the phrase or clause that opens at a word."""
    here = start
    while clauses.words[here].relation in _OPENING and here < clauses.words[here].head < after:
        here = clauses.words[here].head
    return here if clauses.is_noun(here) or clauses.is_verb(here) else None


def _may_be_tabled(clauses: Clauses, head: int) -> bool:
    if clauses.is_verb(head):
        below = {clauses.lemmas[c] for c in clauses.children(head, "mark", "aux")}
        return bool(below & {"to", "that"}) or clauses.words[head].tag == "VB"
    known = clauses.lemmas[head] in vocabulary().plans or is_deed(clauses, head)
    return known or kind_of(clauses, head) is not ProposalKind.OTHER
