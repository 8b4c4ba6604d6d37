"""Learned weights of what two accounts show, in files that a person can read."""

import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weighing:
    """A logistic regression over what two accounts show beside each other."""

    bias: float
    weights: Mapping[str, float]

    def chance(self, features: Mapping[str, float]) -> float:
        """Return the chance of what was learned, 0 to 1; what has no weight counts nothing."""
        total = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-total))
