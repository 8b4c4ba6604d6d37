"""Sameness: things held to be the same, joined one pair at a time, never across a pair that is held apart."""

from collections import defaultdict
from collections.abc import Iterable


class Sameness:
    """A union-find over ids that refuses joins which would bring together what is held apart.

    The root of a bundle is the earliest member in the order in which the ids were given, so that the result does not
    depend on the order of the joins beyond what they say.
    """

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {name: name for name in ids}
        self._order = {name: place for place, name in enumerate(self._parent)}
        self._members = {name: [name] for name in self._parent}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self.because: dict[str, str] = {}
        """For each id that was joined with an earlier one the reason."""

    def hold_apart(self, one: str, two: str) -> None:
        """Say that two are not the same; must be said before they are joined."""
        self._apart[one].add(two)
        self._apart[two].add(one)

    def root(self, name: str) -> str:
        """Return what a bundle is known by: its earliest member."""
        while (parent := self._parent[name]) != name:
            self._parent[name] = name = self._parent[parent]
        return name

    def members(self, name: str) -> list[str]:
        """Return all members of a bundle, the root first, else in the order of joining."""
        return self._members[self.root(name)]

    def join(self, one: str, two: str, because: str = "") -> bool:
        """Join two bundles for a reason; tell whether they are one afterwards."""
        one, two = self.root(one), self.root(two)
        if one == two:
            return True
        if self._order[two] < self._order[one]:
            one, two = two, one
        if self._kept_apart(one, two):
            return False
        self._parent[two] = one
        self.because[two] = because
        self._members[one] += self._members.pop(two)
        return True

    def join_all(self, names: Iterable[str], because: str = "") -> None:
        """Join each of the given with the first of them that it may be joined with."""
        roots: list[str] = []
        for name in names:
            if not any(self.join(root, name, because) for root in roots):
                roots.append(name)

    def roots(self) -> list[str]:
        """Return the roots of all bundles in the order in which the ids were given."""
        return list(self._members)

    def apart(self, one: str, two: str) -> bool:
        """Tell whether two bundles are held apart."""
        return self._kept_apart(self.root(one), self.root(two))

    def _kept_apart(self, one: str, two: str) -> bool:
        if not self._apart:
            return False
        fewer, more = sorted((self._members[one], self._members[two]), key=len)
        return any(self.root(other) == self.root(more[0]) for name in fewer for other in self._apart.get(name, ()))
