"""What is learned of pairs of accounts: which are marked, and a logistic regression over what shows of them.

The fit has one best answer and needs no seed.
"""

import json
from collections.abc import Mapping, Sequence

import numpy as np

from dragoman.reading.discrepancies.pairing import AccountPair
from dragoman.reading.discrepancies.weighing import Weighing
from dragoman.reading.layers import Account, Layers
from training.clashes import Clash

RIDGE = 2.0
"""How strongly weights are held to nothing."""


def is_marked(pair: AccountPair, clash: Clash, layers: Layers) -> bool:
    """Tell whether a pair's accounts overlap two marked ones of a discrepancy."""

    def at(account: Account) -> set[tuple[int, int]]:
        span = layers.span(account.first, account.last)
        return {(b, e) for b, e in clash.accounts if span.begin < e and b < span.end}

    one, other = at(pair.first), at(pair.second)
    return bool(one) and bool(other) and len(one | other) > 1


def learned(pairs: Sequence[tuple[Mapping[str, float], bool]], ridge: float = RIDGE) -> Weighing:
    """Fit a logistic regression by Newton's method; features are brought to one scale for the fit alone."""
    names = list(pairs[0][0])
    given = np.array([[features[name] for name in names] for features, _ in pairs])
    wanted = np.array([float(clash) for _, clash in pairs])
    mean, scale = given.mean(0), given.std(0) + 1e-9
    scaled = np.column_stack([(given - mean) / scale, np.ones(len(given))])
    held = np.diag([ridge] * len(names) + [0.0])
    weights = np.zeros(len(names) + 1)
    for _ in range(50):
        chances = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chances - wanted) + held @ weights
        curve = (scaled * (chances * (1 - chances))[:, None]).T @ scaled + held
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    own = weights[:-1] / scale
    return Weighing(float(weights[-1] - own @ mean), dict(zip(names, own.tolist(), strict=True)))


def written(found: Weighing) -> str:
    """Return a weighing as it stands in its file."""
    lines = ["# Learned by training.account_pairs: what speaks for two accounts clashing, and how much.", ""]
    lines += [f"bias = {found.bias:.3f}", "", "[weights]"]
    # JSON quotes names as TOML does.
    lines += [f"{json.dumps(name)} = {weight:.3f}" for name, weight in found.weights.items()]
    return "\n".join(lines) + "\n"
