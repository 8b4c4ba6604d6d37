"""Joins: bundles of one thing brought together by rules that look at few of them at a time, and kept so.

A rule names the contexts that a bundle stands in (a page, a place on a day) and says which of the bundles of one
context are of one thing. One bundle more or less touches its own contexts, and only the groups of those are made anew.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.process.bundle import Bundle
from dragoman.process.keys import Key
from dragoman.process.said import Said

Edge = tuple[Bundle, Bundle, tuple[object, ...]]
"""A bundle, the one that it is to be joined with, and how good that is: the less, the better."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What brings bundles together."""

    contexts: Callable[[Bundle], Iterable[Key]]
    edges: Callable[[Key, Sequence[Bundle]], Iterable[Edge]]
    """Given the bundles of a context in order."""
    picks: bool = False
    """Whether a bundle is joined with the best other one only, and not with all that it may be joined with."""
    holds: Callable[[Bundle, Bundle], bool] = lambda *_: True
    """Whether two groups may become one, each given as a bundle of all its tellings."""


class Joins:
    """Groups of bundles under one rule."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._contexts: dict[Bundle, tuple[Key, ...]] = {}
        self._nodes: dict[Key, dict[Bundle, None]] = defaultdict(dict)
        self._edges: dict[Key, list[Edge]] = {}
        self._groups: dict[Bundle, tuple[Bundle, ...]] = {}
        self._whole: dict[tuple[Bundle, ...], Bundle] = {}

    def update(
        self, removed: Iterable[Bundle], added: Iterable[Bundle], said: Said
    ) -> tuple[list[Bundle], list[Bundle]]:
        """Take bundles out and in; return the groups that went and those that came, each as a bundle."""
        dirty: dict[Key, None] = {}
        near: dict[Bundle, None] = {}
        for one in removed:
            for key in self._contexts.pop(one):
                del self._nodes[key][one]
                dirty[key] = None
            near |= dict.fromkeys(self._groups[one])
        for one in added:
            self._contexts[one] = tuple(dict.fromkeys(self._rule.contexts(one)))
            near[one] = None
            for key in self._contexts[one]:
                self._nodes[key][one] = None
                dirty[key] = None
        for key in dirty:
            near |= dict.fromkeys(end for edge in self._edges.pop(key, ()) for end in edge[:2])
            if len(self._nodes[key]) > 1:
                nodes = sorted(self._nodes[key], key=lambda one: one.order)
                if edges := list(self._rule.edges(key, nodes)):
                    self._edges[key] = edges
                    near |= dict.fromkeys(end for edge in edges for end in edge[:2])
            elif not self._nodes[key]:
                del self._nodes[key]
        return self._regroup(near, said)

    def _regroup(self, near: Iterable[Bundle], said: Said) -> tuple[list[Bundle], list[Bundle]]:
        region: dict[Bundle, None] = {}
        edges: list[tuple[Bundle, Bundle]] = []
        stale: dict[tuple[Bundle, ...], None] = {}
        stack = list(near)
        while stack:
            one = stack.pop()
            if one in region:
                continue
            region[one] = None
            if (group := self._groups.pop(one, None)) is not None:
                stale[group] = None
                stack += group
            if one in self._contexts:
                mine = list(self._touching(one))
                edges += mine
                stack += [end for edge in mine for end in edge]
        nodes = sorted((one for one in region if one in self._contexts), key=lambda one: one.order)
        gone = [self._whole.pop(group) for group in stale]
        before = {tuple(one.tellings): one for one in gone}
        come = []
        for group in self._components(nodes, edges, said):
            self._groups |= dict.fromkeys(group, group)
            whole = group[0] if len(group) == 1 else Bundle.of(t for one in group for t in one.tellings)
            if len(group) > 1 and (same := before.get(tuple(whole.tellings))) is not None:
                whole = same
            self._whole[group] = whole
            come.append(whole)
        same_ones = {id(one) for one in gone} & {id(one) for one in come}
        return [o for o in gone if id(o) not in same_ones], [o for o in come if id(o) not in same_ones]

    def _touching(self, one: Bundle) -> Iterator[tuple[Bundle, Bundle]]:
        """The edges that count at a bundle."""
        edges = [edge for key in self._contexts[one] for edge in self._edges.get(key, ())]
        if not self._rule.picks:
            yield from ((a, b) for a, b, _ in edges if one is a or one is b)
            return
        if (mine := self._picked(one, edges)) is not None:
            yield one, mine
        for other in {a: None for a, b, _ in edges if b is one}:
            theirs = [edge for key in self._contexts[other] for edge in self._edges.get(key, ())]
            if self._picked(other, theirs) is one:
                yield other, one

    @staticmethod
    def _picked(one: Bundle, edges: Iterable[Edge]) -> Bundle | None:
        mine = [(rank, b.order, b) for a, b, rank in edges if a is one]
        return min(mine, key=lambda edge: edge[:2])[2] if mine else None

    def _components(
        self, nodes: Sequence[Bundle], edges: Iterable[tuple[Bundle, Bundle]], said: Said
    ) -> list[tuple[Bundle, ...]]:
        groups: dict[Bundle, list[Bundle]] = {one: [one] for one in nodes}
        wholes: dict[int, Bundle] = {}
        ordered = {(min(a.order, b.order), max(a.order, b.order)): (a, b) for a, b in edges}
        for _, (one, two) in sorted(ordered.items(), key=lambda item: item[0]):
            mine, theirs = groups[one], groups[two]
            if mine is theirs:
                continue
            first, second = (wholes.get(id(group)) or group[0] for group in (mine, theirs))
            if not self._rule.holds(first, second) or not said.may_join(first.tellings, second.tellings):
                continue
            if theirs[0].order < mine[0].order:
                mine, theirs, first, second = theirs, mine, second, first
            mine += theirs
            mine.sort(key=lambda node: node.order)
            wholes[id(mine)] = Bundle.of((*first.tellings, *second.tellings))
            for node in theirs:
                groups[node] = mine
        return [tuple(group) for node, group in groups.items() if group[0] is node]
