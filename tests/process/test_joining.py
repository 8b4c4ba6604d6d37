"""Joining and parting by people, tried on the board before they go into the ledger."""

from dataclasses import replace

import pytest

from dragoman.errors import UsageError
from dragoman.model.entries import Link, View
from dragoman.process import fold
from dragoman.process.joining import Word, joining, parting
from dragoman.process.players import items_of

from .factory import items, view
from .sample import whole, wire

WORD = Word("happening", "heard the recording", "A. Weber")


def things(seen: View) -> list[frozenset[str]]:
    board = fold(seen)
    return [items_of(thing) for thing in (*board.contacts, *board.incidents, *board.moves)]


def linked(seen: View, links: tuple[Link, ...]) -> View:
    return replace(seen, links=(*seen.links, *links))


def contacts(seen: View) -> list[list[str]]:
    return [[item.id, *(i for i in sorted(items_of(item)) if i != item.id)] for item in fold(seen).contacts]


def test_two_contacts_become_one_and_undoing_it_gives_back_what_was() -> None:
    seen = view(whole())
    call, meeting = contacts(seen)
    joined = linked(seen, joining(seen, things, call, meeting, WORD))
    (one,) = contacts(joined)
    assert set(one) == {*call, *meeting}
    parted = linked(joined, parting(joined, things, frozenset(meeting), call, WORD))
    assert items(fold(parted)) == items(fold(seen))
    again = linked(parted, joining(parted, things, call, meeting, WORD))
    assert len(contacts(again)) == 1


def test_one_account_can_be_parted_and_joined_again() -> None:
    seen = view(whole())
    (incident,) = fold(seen).incidents
    part = frozenset(item for item in items_of(incident) if item not in {wire().events[1].id})
    other = sorted(part)[:1]
    staying = [item for item in sorted(items_of(incident)) if item not in other]
    parted = linked(seen, parting(seen, things, frozenset(other), staying, WORD))
    assert sorted(len(items_of(item)) for item in fold(parted).incidents) == [1, 2]
    back = linked(parted, joining(parted, things, staying, other, WORD))
    assert items(fold(back)) == items(fold(seen))


def test_a_later_word_of_another_person_holds() -> None:
    seen = view(whole())
    call, meeting = contacts(seen)
    joined = linked(seen, joining(seen, things, call, meeting, WORD))
    other = replace(WORD, by="B. Osei", because="two contacts")
    parted = linked(joined, parting(joined, things, frozenset(meeting), call, other))
    assert len(contacts(parted)) == 2
    assert all(link.by == "B. Osei" for link in parted.links[len(joined.links) :])


def test_a_thing_is_not_joined_with_itself() -> None:
    seen = view(whole())
    call, _ = contacts(seen)
    with pytest.raises(UsageError, match="one thing on the board already"):
        joining(seen, things, call, call, WORD)


def test_some_account_has_to_stay() -> None:
    seen = view(whole())
    call, _ = contacts(seen)
    with pytest.raises(UsageError, match="leave at least one"):
        parting(seen, things, frozenset(call), [], WORD)
