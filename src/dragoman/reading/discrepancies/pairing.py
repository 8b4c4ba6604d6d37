"""Which of the accounts that the model hears clash with which: what shows it of a pair, weighed as texts have taught.

A pair is described by a few plain features, and a logistic regression weighs them: its weights stand in `pairing.toml`
and are learned by `training.account_pairs`. What a rule could not say once and for all (how much a denial counts beside
a likeness, whether two sentences apart is far) is said there in numbers that anyone can read.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.discrepancies.differing import differs_in, shown
from dragoman.reading.discrepancies.pairs import Scene
from dragoman.reading.layers import Account, Vector

WEIGHTS = Path(__file__).with_suffix(".toml")
FARTHEST = 40
"""How many sentences apart two accounts may stand that are laid beside each other at all."""
_APART = ((0, "in one sentence"), (1, "in the next"), (2, "two on"), (3, "three on"), (6, "four to six on"))
_FAR = "farther on"


@dataclass(frozen=True, slots=True)
class AccountPair:
    """Two accounts in the order of the text, and what shows whether they clash."""

    first: Account
    second: Account
    field: DiscrepancyField
    """In what they would differ."""
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weighing:
    """A logistic regression over the features of a pair."""

    bias: float
    weights: Mapping[str, float]

    def chance(self, pair: AccountPair) -> float:
        """Return the chance that a pair clashes, 0 to 1."""
        total = self.bias + sum(self.weights[name] * value for name, value in pair.features.items())
        return 1 / (1 + math.exp(-total))


@cache
def weighing(path: Path = WEIGHTS) -> Weighing:
    """Return the weighing that is shipped."""
    described = tomllib.loads(path.read_text(encoding="utf-8"))
    return Weighing(described["bias"], described["weights"])


def account_pairs(scene: Scene, accounts: Sequence[Account]) -> list[AccountPair]:
    """Return the pairs of some accounts, which are in the order of the text, that stand near enough."""
    sides = [_Side(scene, account) for account in accounts]
    near = [
        (a, b)
        for b in range(len(sides))
        for a in range(b)
        if sides[b].sentence - sides[a].sentence <= FARTHEST and accounts[a].last < accounts[b].first
    ]
    alike = {pair: _cosine(accounts[pair[0]].meaning, accounts[pair[1]].meaning) for pair in near}
    best = [-1.0] * len(sides)
    for pair, like in alike.items():
        for n in pair:
            best[n] = max(best[n], like)
    return [
        _pair(
            sides[a],
            sides[b],
            {
                "accounts between": float(min(b - a - 1, 6)),
                "likeness": like,
                "less than the first's best": best[a] - like,
                "less than the second's best": best[b] - like,
            },
        )
        for (a, b), like in alike.items()
    ]


class _Side:
    """An account with what is asked of it for every pair."""

    def __init__(self, scene: Scene, account: Account) -> None:
        layers = scene.clauses.layers
        self.account = account
        self.sentence = layers.words[account.first].sentence
        self.shown = shown(scene, account)
        span = layers.span(account.first, account.last)
        self.tellers = scene.sides(scene.stage.chain(span)[:1])
        self.content = scene.content_words(span)


def _pair(one: _Side, other: _Side, among_all: Mapping[str, float]) -> AccountPair:
    """Return a pair with what shows of it, `among_all` of the accounts included."""
    first, second = one.account, other.account
    field = differs_in(one.shown, other.shown)
    apart = other.sentence - one.sentence
    shared = len(one.content & other.content) / max(1, min(len(one.content), len(other.content)))
    features = {
        "surer": _logit(max(first.score, second.score)),
        "less sure": _logit(min(first.score, second.score)),
        "pull": float(first.asks @ second.answers + second.asks @ first.answers),
        "first points at second": _pointing(first, second),
        "second points at first": _pointing(second, first),
        **{name: float(name == _distance(apart)) for name in (*(name for _, name in _APART), _FAR)},
        "one teller": float(bool(one.tellers & other.tellers)),
        "first denies": float(one.shown.denies),
        "second denies": float(other.shown.denies),
        "one alone denies": float(one.shown.denies != other.shown.denies),
        "only the first looks ahead": float(one.shown.ahead and not other.shown.ahead),
        "field unknown": float(field is DiscrepancyField.OTHER),
        "shared words": shared,
        **among_all,
    }
    return AccountPair(first, second, field, features)


def _distance(apart: int) -> str:
    return next((name for limit, name in _APART if apart <= limit), _FAR)


def _pointing(one: Account, other: Account) -> float:
    """Return the share of an account's words at which another points."""
    return sum(other.first <= word <= other.last for word in one.others) / (other.last - other.first + 1)


def _logit(chance: float) -> float:
    kept = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


def _cosine(one: Vector, other: Vector) -> float:
    lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / lengths if lengths else 0.0
