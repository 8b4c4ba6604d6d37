"""Accounts that only the clash head hears: what two tell of one thing in turns of phrase that no rule compares.

The rules say why two accounts cannot both hold and are asked first. The head has read many more ways to tell one thing
differently; it says which words clash and what they point at, and the words themselves say in what they differ: where
they do not, the head must be surer.
"""

import re
from collections.abc import Iterator

from dragoman.model.span import Span
from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.discrepancies.differing import differs_in
from dragoman.reading.discrepancies.pairs import LONGEST, Pair, Scene
from dragoman.reading.layers import Account

SURE = 0.6
"""The least score of the surer of two accounts: chosen on our own reports and texts (training/EXPERIMENTS.md)."""
LEAST = 0.3
"""The least score of the other."""
UNSHOWN = 0.7
"""The least score of the surer where their words do not show in what they differ."""
_NEAR = 2
"""How many sentences apart two tellers' accounts may stand that do not point at each other."""
_FAR = 3
"""How many, where one points at the other; accounts that both do may stand anywhere."""
_OWN = re.compile(r"\bof (?:its|their|our|his|her)\b")
_SHARE = 1 / 3
"""The share of an account's words that another must point at to mean it."""


def heard(scene: Scene) -> Iterator[Pair]:
    """Find pairs of accounts: those that point at each other, else what two tellers tell near each other."""
    # A single word ("army") is a scrap of an account that shows nobody what clashes, unless it is a figure.
    words = scene.clauses.words
    accounts = [
        one
        for one in scene.clauses.layers.accounts
        if one.score >= LEAST and (one.first < one.last or words[one.first].tag == "CD")
    ]
    for at, second in enumerate(accounts):
        firsts = [first for first in accounts[:at] if _may_clash(scene, first, second)]
        if not firsts:
            continue
        first = max(firsts, key=lambda one: (_pointing(one, second), one.first))
        spans, field = (_span(scene, first), _span(scene, second)), differs_in(scene, first, second)
        shows = field is not DiscrepancyField.OTHER or max(first.score, second.score) >= UNSHOWN
        if shows and all(len(span) <= LONGEST for span in spans):
            yield Pair(field, *spans, scene.about(spans[0]))


def _may_clash(scene: Scene, first: Account, second: Account) -> bool:
    """Tell whether two accounts are sure enough, and near enough for how they point at each other."""
    if max(first.score, second.score) < SURE or _of_each_own(scene, first, second):
        return False
    words, pointing = scene.clauses.words, _pointing(first, second)
    apart = words[second.first].sentence - words[first.first].sentence
    if pointing:
        return pointing > 1 or apart <= _FAR
    return apart <= _NEAR and _by_two(scene, first, second)


def _of_each_own(scene: Scene, first: Account, second: Account) -> bool:
    """Tell whether two accounts are of each side's own: "two of its soldiers", "four of its own"."""
    text = scene.clauses.layers.text
    return all(_OWN.search(_span(scene, account).of(text)) for account in (first, second))


def _by_two(scene: Scene, first: Account, second: Account) -> bool:
    """Tell whether two accounts are told by different sides, the report's own telling being one."""
    one, other = (scene.sides(scene.stage.chain(_span(scene, account))[:1]) for account in (first, second))
    return bool(one or other) and not one & other


def _pointing(first: Account, second: Account) -> int:
    """Return how many of two accounts point at the other."""
    return _at(first, second) + _at(second, first)


def _at(one: Account, other: Account) -> bool:
    held = sum(other.first <= word <= other.last for word in one.others)
    return held >= _SHARE * (other.last - other.first + 1)


def _span(scene: Scene, one: Account) -> Span:
    words = scene.clauses.words
    return Span(words[one.first].span.begin, words[one.last].span.end)
