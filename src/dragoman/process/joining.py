"""Joining and parting by people: the links that must go into the ledger so that a board does as it is told.

What a person says of two things holds for all their accounts. A link names two of the records' items, so that as many
links are made as it takes: the board is folded with them on trial, and what still goes astray is linked by name.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.errors import UsageError
from dragoman.model.entries import Link, View
from dragoman.process.links import last_words

ROUNDS = 8
"""Trial folds after which it is given up; each links at least one item more."""

Things = Callable[[View], Iterable[frozenset[str]]]
"""What folds a view and gives, for each thing on the board, the ids of the items that it was put together from."""


@dataclasses.dataclass(frozen=True, slots=True)
class Word:
    """Who says that things are the same or are not, and why."""

    kind: str
    """The kind of link: "happening", "proposal" or "actor"."""
    because: str
    by: str

    def link(self, one: str, two: str, *, same: bool) -> Link:
        """Return the link that says so of two items."""
        return Link(self.kind, one, two, same, self.because, self.by)


def joining(view: View, things: Things, first: Sequence[str], second: Sequence[str], word: Word) -> tuple[Link, ...]:
    """Return the links after which two things, given by their items, are one on the board.

    The first items of both are those by which they are linked. An earlier word that holds two of their items apart is
    replaced. Raises UsageError where they are one already, or cannot be joined for what has been said of other things.
    """
    mine, theirs = frozenset(first), frozenset(second)
    if mine & theirs:
        raise UsageError("the two are one thing on the board already")
    wanted, home = mine | theirs, first[0]
    _, apart = last_words(view.links, word.kind, wanted)
    links = [word.link(one, two, same=True) for one, two in apart if _between(one, two, mine, theirs)]
    links = links or [word.link(home, second[0], same=True)]
    for _ in range(ROUNDS):
        together = _home(things(_with(view, links)), home)
        astray = sorted(wanted - together)
        if not astray:
            return tuple(links)
        said = {frozenset((link.first, link.second)) for link in links}
        more = [word.link(home, item, same=True) for item in astray if frozenset((home, item)) not in said]
        if not more:
            break
        links += more
    raise UsageError(f"the two cannot be joined: {_obstacle(view, wanted, word.kind)}")


def parting(view: View, things: Things, part: frozenset[str], staying: Sequence[str], word: Word) -> tuple[Link, ...]:
    """Return the links after which some items of a thing are a thing of their own on the board.

    An earlier word that holds one of them the same as one that stays is replaced. Raises UsageError where nothing would
    stay behind, or where they are apart already.
    """
    if not part or not staying:
        raise UsageError("name some of the accounts, and leave at least one")
    head, rest = staying[0], frozenset(staying)
    same, _ = last_words(view.links, word.kind, part | rest)
    links = [word.link(one, two, same=False) for one, two in same if _between(one, two, part, rest)]
    links = links or [word.link(head, min(part), same=False)]
    for _ in range(ROUNDS):
        more = list(_still_wrong(list(things(_with(view, links))), part, rest, word))
        said = {frozenset((link.first, link.second)) for link in links}
        more = [link for link in more if frozenset((link.first, link.second)) not in said]
        if not more:
            break
        links += more
    groups = list(things(_with(view, links)))
    if any(group & part and group & rest for group in groups):
        raise UsageError(f"they cannot be parted: {_obstacle(view, part | rest, word.kind)}")
    return tuple(links)


def _still_wrong(
    groups: list[frozenset[str]], part: frozenset[str], rest: frozenset[str], word: Word
) -> Iterator[Link]:
    """Links for what stays with the wrong ones, and for those parted off that lost each other."""
    home = min(part)
    for group in groups:
        mine = group & part
        if not mine:
            continue
        for other in sorted(group & rest):
            yield from (word.link(item, other, same=False) for item in sorted(mine))
        if home not in mine:
            yield word.link(home, min(mine), same=True)


def _between(one: str, two: str, first: frozenset[str], second: frozenset[str]) -> bool:
    return (one in first and two in second) or (one in second and two in first)


def _home(groups: Iterable[frozenset[str]], item: str) -> frozenset[str]:
    return next((group for group in groups if item in group), frozenset())


def _with(view: View, links: Iterable[Link]) -> View:
    return dataclasses.replace(view, links=(*view.links, *links))


def _obstacle(view: View, items: frozenset[str], kind: str) -> str:
    """What stands in the way: words on these items that the board goes by."""
    words = [
        f"{link.by} said that {link.first} is {'' if link.same else 'not '}{link.second} ({link.because})"
        for link in view.links
        if link.kind == kind and (link.first in items or link.second in items)
    ]
    return "; ".join(words[-3:]) or "the board tells apart what kind of thing they are"
