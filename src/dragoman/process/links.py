"""Links: what people have said of two things, that they are the same or not; the last word on a pair holds.

    ledger.append(Link("actor", one, two, same=False, because="a namesake", by="A. Weber"), author="A. Weber")

holds two of the records' actors (or "happening" for events, "proposal" for proposals) apart on every board from then
on; `same=True` joins them. Boards as of an earlier moment of recording stay as they were.
"""

from collections.abc import Collection, Iterable

from dragoman.model.entries import AUTOMATIC, Link

Pair = tuple[str, str]


def by_people(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return the links that people made: those recorded automatically are found anew from what is known now."""
    return tuple(link for link in links if link.by != AUTOMATIC)


def last_words(links: Iterable[Link], kind: str, known: Collection[str]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs of one kind that are held the same, and those held apart, by the last word on each pair.

    Links to ids that are not known now, and of a thing with itself, are passed over.
    """
    last: dict[Pair, bool] = {}
    for link in by_people(links):
        if link.kind == kind and link.first != link.second and link.first in known and link.second in known:
            pair = min(link.first, link.second), max(link.first, link.second)
            last.pop(pair, None)
            last[pair] = link.same
    return [p for p, same in last.items() if same], [p for p, same in last.items() if not same]
