"""What people have said of happenings: which are the same, and which are not."""

from collections.abc import Iterable

from dragoman.model.entries import Link
from dragoman.process.links import Pair, last_words
from dragoman.process.sameness import Sameness
from dragoman.process.tellings import Telling


class Said:
    """The last word on each pair of happenings, by the ids of the events that tell them."""

    def __init__(self, links: Iterable[Link] = ()) -> None:
        given = [link for link in links if link.kind == "happening"]
        ids = dict.fromkeys(name for link in given for name in (link.first, link.second))
        same, apart = last_words(given, "happening", ids)
        self.named = frozenset(name for pair in (*same, *apart) for name in pair)
        """Ids of the events that people have spoken of."""
        self.same: list[Pair] = same
        self._linked = Sameness(ids)
        for one, two in apart:
            self._linked.hold_apart(one, two)
        for one, two in same:
            self._linked.join(one, two)

    def may_join(self, ones: Iterable[Telling], others: Iterable[Telling]) -> bool:
        """Tell whether nobody has said that what some tell is not what others tell."""
        if not self.named:
            return True
        mine = [t.event.id for t in ones if t.event.id in self.named]
        theirs = [t.event.id for t in others if t.event.id in self.named] if mine else []
        return not any(self._linked.apart(one, two) for one in mine for two in theirs)
