"""Which of the accounts that the model hears clash with which: what shows it of a pair, weighed as texts have taught.

A pair is described by a few plain features, and a logistic regression weighs them: its weights stand in `pairing.toml`
and are learned by `training.account_pairs`. What a rule could not say once and for all (how much a denial counts beside
a likeness, whether two sentences apart is far) is said there in numbers that anyone can read.
"""

import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.discrepancies.beside import Page, Side, beside
from dragoman.reading.discrepancies.differing import Shown, differs_in
from dragoman.reading.discrepancies.pairs import Scene
from dragoman.reading.discrepancies.weighing import Weighing
from dragoman.reading.layers import Account, Vector

WEIGHTS = Path(__file__).with_suffix(".toml")
FARTHEST = 40
"""How many sentences apart two accounts may stand that are laid beside each other at all."""


@dataclass(frozen=True, slots=True)
class AccountPair:
    """Two accounts in the order of the text, and what shows whether they clash."""

    first: Account
    second: Account
    shown: tuple[Shown, Shown]
    """What the words of each show."""
    features: Mapping[str, float]

    @property
    def field(self) -> DiscrepancyField:
        """In what they would differ."""
        return differs_in(*self.shown)


@cache
def weighing(path: Path = WEIGHTS) -> Weighing:
    """Return the weighing that is shipped."""
    described = tomllib.loads(path.read_text(encoding="utf-8"))
    return Weighing(described["bias"], described["weights"])


def account_pairs(scene: Scene, accounts: Sequence[Account], laid_out: bool = True) -> Iterator[AccountPair]:
    """Yield the pairs of some accounts, which are in the order of the text, that stand near enough.

    They are many in a long text, so that what shows of each is worked out one at a time. Where it is not `laid_out`
    nothing is made of the text's paragraphs.
    """
    page = Page(scene, laid_out)
    sides = [Side(page, account) for account in accounts]
    places = [side.sentence for side in sides]
    near = [
        (a, b)
        for b in range(len(sides))
        for a in range(bisect_left(places, places[b] - FARTHEST), b)
        if accounts[a].last < accounts[b].first
    ]
    alike = {pair: _cosine(accounts[pair[0]].meaning, accounts[pair[1]].meaning) for pair in near}
    best = [-1.0] * len(sides)
    for pair, like in alike.items():
        for n in pair:
            best[n] = max(best[n], like)
    for (a, b), like in alike.items():
        features = {
            **beside(page, sides[a], sides[b]),
            "accounts between": float(min(b - a - 1, 6)),
            "likeness": like,
            "less than the first's best": best[a] - like,
            "less than the second's best": best[b] - like,
        }
        yield AccountPair(accounts[a], accounts[b], (sides[a].shown, sides[b].shown), features)


def _cosine(one: Vector, other: Vector) -> float:
    lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / lengths if lengths else 0.0
