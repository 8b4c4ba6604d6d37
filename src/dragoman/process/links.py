"""Links: what people have said of two things, that they are the same or not; the last word on a pair holds."""

from collections.abc import Collection, Iterable

from dragoman.model.entries import Link

Pair = tuple[str, str]


def last_words(links: Iterable[Link], kind: str, known: Collection[str]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs of one kind that are held the same, and those held apart, by the last word on each pair.

    Links to ids that are not known now, and of a thing with itself, are passed over.
    """
    last: dict[Pair, bool] = {}
    for link in links:
        if link.kind == kind and link.first != link.second and link.first in known and link.second in known:
            pair = min(link.first, link.second), max(link.first, link.second)
            last.pop(pair, None)
            last[pair] = link.same
    return [p for p, same in last.items() if same], [p for p, same in last.items() if not same]
