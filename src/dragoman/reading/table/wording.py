"""Words cut to what a label holds: without little words at the ends, half a quotation or half a phrase."""

import re
from collections.abc import Iterable, Sequence

from dragoman.model.span import Span
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import Word

LABEL_WORDS = 8
_LOOSE_ENDS = frozenset(
    {"DT", "IN", "TO", "CC", ",", "``", "''", ":", "PRP$", ".", "WDT", "WP", "MD", "-LRB-", "-RRB-"}
)
_BEFORE_HEAD = frozenset({"compound", "amod", "nummod", "det", "nmod:poss", "case", "aux", "nsubj", "advmod"})
_QUOTES = re.compile('[“”"«»]')
_MARKS = frozenset({"“", "”", '"', "‘", "``", "''"})


def trimmed(words: Iterable[Word]) -> list[Word]:
    """Return words without the little ones at their ends, no more than a label holds."""
    kept = unquoted(list(words))
    if [w.text for w in kept[1:2]] == [")"]:
        kept = kept[2:]  # "3) free elections"
    if kept[:1] and kept[0].relation == "amod" and [w.relation for w in kept[1:2]] == ["det"]:
        kept = kept[1:]  # "accepted in full the plan"
    while len(kept) > 1 and (
        kept[0].tag in {"DT", "PRP$", "TO", "IN", ",", "``", "WDT", "RB"} or kept[0].text in {*_MARKS, "such"}
    ):
        kept = kept[1:]
    while len(kept) > LABEL_WORDS and kept[0].tag in {"JJ", "RB", "CC", ",", "PRP$", "DT"}:
        kept = kept[1:]  # "immediate and unconditional release of …": what is long is named by its nouns
    return trimmed_end(kept, LABEL_WORDS)


def unquoted(words: list[Word]) -> list[Word]:
    """Return words up to a quotation mark that nothing closes or opens."""
    marks = [n for n, w in enumerate(words) if w.text in _MARKS]
    if len(marks) % 2 and marks[-1]:
        return words[: marks[-1]] if marks[-1] > 1 else words[marks[-1] + 1 :]
    return words


def trimmed_end(words: list[Word], room: int) -> list[Word]:
    """Return words cut to some room, without little words at their end."""
    kept = words if len(words) <= room else _whole_phrases(words[: max(room, 0)])
    while len(kept) > 1 and (kept[-1].tag in _LOOSE_ENDS or kept[-1].text in {'"', "”", ")", "("}):
        kept = kept[:-1]
    return kept


def _whole_phrases(kept: list[Word]) -> list[Word]:
    """Return words cut short without the phrase that the cut tore: not "the release of the two border"."""
    if not kept:
        return kept
    last = kept[-1].index
    torn = {w.index for w in kept if w.head > last and w.relation in _BEFORE_HEAD}
    while len(kept) > 3 and (
        kept[-1].index in torn or kept[-1].tag in _LOOSE_ENDS or kept[-1].relation == "acl"  # "guards abducted"
    ):
        kept = kept[:-1]
    return kept


def text_of(clauses: Clauses, words: Sequence[Word]) -> str:
    """Return the text from the first to the last of some words, without quotation marks."""
    if not words:
        return ""
    text = Span(words[0].span.begin, words[-1].span.end).of(clauses.layers.text)
    return " ".join(_QUOTES.sub("", text).split())


def joined(parts: Iterable[str]) -> str:
    """Return parts as one label: as many as it holds, whole, the first always."""
    kept = list[str]()
    for part in filter(None, parts):
        kept.append(part)
        if sum(len(p.split()) for p in kept) > LABEL_WORDS and len(kept) > 1:
            kept = kept[: -2 if kept[-2] in {"of", "with"} else -1]
            break
    return " ".join(kept)
