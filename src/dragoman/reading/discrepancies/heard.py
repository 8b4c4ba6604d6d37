"""Accounts that only the clash head hears: what two tell of one thing in turns of phrase that no rule compares.

The rules say why two accounts cannot both hold and are asked first. The head has read many more ways to tell one thing
differently; it says which words may clash with some others, `pairing` how likely any two of them clash with each other,
and the words themselves in what they differ (`differing`).
"""

import re
from collections.abc import Iterator

from dragoman.model.span import Span
from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.discrepancies.pairing import account_pairs, weighing
from dragoman.reading.discrepancies.pairs import LONGEST, Pair, Scene
from dragoman.reading.discrepancies.tolls import is_outdated, of_other_victims
from dragoman.reading.layers import Account

LIKELY = 0.3
"""The least chance of a pair that is told: chosen on our own reports and texts (training/EXPERIMENTS.md)."""
LIKELIER = 0.4
"""The least chance where one only denies something or looks ahead: much else in a report is affirmed and done."""
_SHORTEST = 3
"""Words of an account that is heard faintly."""
_VAGUE = frozenset({DiscrepancyField.OCCURRENCE, DiscrepancyField.SAID_AND_DONE})
_COUNTED = frozenset({DiscrepancyField.TOLL, DiscrepancyField.NUMBER})
_OWN = re.compile(r"\bof (?:its|their|our|his|her)\b")


def heard(scene: Scene) -> Iterator[Pair]:
    """Find pairs of accounts, the likeliest first, each account in one of them at most."""
    weigh, taken = weighing().chance, set[Account]()
    weighed = ((weigh(pair.features), pair) for pair in account_pairs(scene, candidates(scene)))
    for chance, pair in sorted((one for one in weighed if one[0] >= LIKELY), key=lambda one: -one[0]):
        if chance < LIKELIER and pair.field in _VAGUE:
            continue
        first, second = (scene.clauses.layers.span(one.first, one.last) for one in (pair.first, pair.second))
        if taken & {pair.first, pair.second} or _of_each_own(scene, first, second):
            continue
        first, second = _with_clauses(scene, first, second)
        if pair.field in _COUNTED and _of_two(scene, first, second):
            continue
        taken |= {pair.first, pair.second}
        yield Pair(pair.field, first, second, scene.about(first))


def _of_two(scene: Scene, first: Span, second: Span) -> bool:
    """Tell whether two figures may both hold: one has taken the other's place, or they are of other victims."""
    return is_outdated(scene, first) or is_outdated(scene, second) or of_other_victims(scene, first, second)


def candidates(scene: Scene) -> list[Account]:
    """Return the accounts that can be shown, in the order of the text.

    A single word ("army") is a scrap of an account that shows nobody what clashes, unless it is a figure. What is
    heard faintly may be an account if it gives a figure, of which reports tell differently more often than of aught.
    """
    layers = scene.clauses.layers
    return [
        account
        for account in layers.accounts
        if (_gives_figure(scene, account) if account.faint else _is_whole(scene, account))
        and len(layers.span(account.first, account.last)) <= LONGEST
    ]


def _is_whole(scene: Scene, account: Account) -> bool:
    return account.first < account.last or scene.clauses.words[account.first].tag == "CD"


def _gives_figure(scene: Scene, account: Account) -> bool:
    words = scene.clauses.words[account.first : account.last + 1]
    return len(words) >= _SHORTEST and any(word.tag == "CD" for word in words)


def _with_clauses(scene: Scene, one: Span, other: Span) -> tuple[Span, Span]:
    """Return two accounts with all of the clauses that they are a piece of, where the two stay apart."""
    first, second = _with_clause(scene, one), _with_clause(scene, other)
    return (one, other) if first.overlaps(second) else (first, second)


def _with_clause(scene: Scene, span: Span) -> Span:
    """Return the clause of the word by which a piece hangs in its sentence: "withdrawn its offer of" tells nothing."""
    clauses, inside = scene.clauses, scene.clauses.layers.words_in(span)
    top = next((i for i in inside if clauses.words[i].head not in inside), None)
    if top is None:
        return span
    verb = top if clauses.is_verb(top) or clauses.children(top, "cop") else clauses.governing_verb(top)
    if verb is None:
        return span
    clause = clauses.clause(verb)
    said = _said_around(scene, span) or clause
    whole = Span(min(max(clause.begin, said.begin), span.begin), max(min(clause.end, said.end), span.end))
    return whole if len(whole) <= LONGEST else span


def _said_around(scene: Scene, span: Span) -> Span | None:
    """Return the words of somebody's that an account stands in; the clause that gives them out is not the account."""
    statement = scene.stage.statement_around(span)
    return next((piece for piece in statement.content if piece.holds(span)), None) if statement is not None else None


def _of_each_own(scene: Scene, *spans: Span) -> bool:
    """Tell whether two accounts are of each side's own: "two of its soldiers", "four of its own"."""
    return all(_OWN.search(span.of(scene.clauses.layers.text)) for span in spans)
