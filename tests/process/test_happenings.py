"""Which tellings are of one thing: pairs of events, told by two reports or by one."""

from collections.abc import Mapping
from typing import Any

import pytest

from dragoman.model.record import Range
from dragoman.process import fold

from .factory import Draft, view

Told = Mapping[str, Any]

SILVAN_OREN = ["Silvan", "Oren"]


def report(number: int, day: int, *events: Told) -> Draft:
    """A report of the two states and their heads that tells the given events, each in a sentence of its own."""
    sentences = [str(event.get("words", f"something {place}")) for place, event in enumerate(events)]
    # Words of its own keep it from being a copy of the next.
    own = " ".join(f"word{number}x{place}" for place in range(60))
    text = ". ".join(("Ostmark, Tarsia, Silvan, Oren, Holt, Lower Alm, Tarsia gunmen", *sentences, own))
    draft = Draft(f"Outlet {number}", f"2031-03-{day:02d}T08:00:00Z", text)
    draft.state("Ostmark")
    draft.state("Tarsia")
    draft.actor("Silvan", name="Ana Silvan", side="Ostmark")
    draft.actor("Oren", name="Oren Kade", side="Tarsia")
    draft.actor("Holt", name="Mia Holt", side="Tarsia")
    draft.actor("Lower Alm")
    draft.actor("Tarsia gunmen", draft.actors["Lower Alm"].kind.GROUP)
    for sentence, event in zip(sentences, events, strict=True):
        given = {key: value for key, value in event.items() if key != "words"}
        draft.event(given.pop("type"), sentence, **given)
    return draft


def count(kind: str, *drafts: Draft) -> int:
    return len(getattr(fold(view(drafts)), kind))


def met(**more: Any) -> dict[str, Any]:
    return {"type": "CONSULT", "actors": SILVAN_OREN, "date": "2031-03-04"} | more


def hit(**more: Any) -> dict[str, Any]:
    return {"type": "ASSAULT", "actors": ["Tarsia"], "recipients": ["Ostmark"], "date": "2031-03-04"} | more


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (met(), met(), True),
        (met(), met(actors=["Ostmark", "Tarsia"]), True),
        (met(), met(actors=["Silvan", "Holt"]), False),
        (met(), met(date="2031-03-01/2031-03-07"), True),
        (met(), met(date="2031-03"), True),
        (met(), met(date=None), True),
        (met(), met(date="2031-03-02"), False),
        (met(mode="phone"), met(mode="visit"), False),
        (met(mode="phone"), met(), True),
        (met(place="Bern"), met(place="Bern", actors=["Silvan"]), True),
        (met(modality="planned"), met(), True),
        (met(place="Bern", modality="planned"), met(place="Bern", date="2031-03-07", modality="planned"), True),
        (met(place="Bern"), met(place="Bern", date="2031-03-07", modality="planned"), False),
    ],
)
def test_contacts(one: Told, two: Told, same: bool) -> None:
    drafts = report(1, 5, one), report(2, 6, two)
    board = fold(view(drafts))
    homes = [{item.id, *item.aliases} for item in board.contacts]
    assert any({draft.events[0].id for draft in drafts} <= home for home in homes) is same


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (hit(place="Lower Alm"), hit(place="Lower Alm"), True),
        (hit(place="Lower Alm"), hit(place="Port Hale"), False),
        (hit(place="Ostmark"), hit(place="Ostmark", actors=["Ostmark"], recipients=[], killed=(3, 3)), False),
        (hit(place="Lower Alm"), hit(place="Lower Alm", actors=["Ostmark"], recipients=["Tarsia"]), True),
        (hit(place="Lower Alm", recipients=[]), hit(actors=[], recipients=["Lower Alm"]), True),
        (hit(words="shells fell on Lower Alm"), hit(words="Lower Alm was hit", actors=[], recipients=[]), True),
        (hit(place="Lower Alm"), hit(place="Lower Alm", date="2031-03-03"), False),
        (hit(killed=(3, 3)), hit(killed=(3, 3), actors=[], recipients=[]), True),
        (hit(mode="drone"), hit(mode="firearms", actors=[], recipients=[]), False),
        (hit(place="Lower Alm"), hit(actors=[], recipients=[]), True),
        (hit(type="COERCE", mode="seize"), hit(type="ASSAULT", words="were kidnapped by them"), True),
        (hit(type="COERCE", mode="seize"), hit(), False),
        (
            hit(type="COERCE", mode="arrest", recipients=[]),
            hit(words="abducted", actors=["Tarsia gunmen"]),
            True,
        ),
    ],
)
def test_incidents(one: Told, two: Told, same: bool) -> None:
    assert (count("incidents", report(1, 5, one), report(2, 6, two)) == 1) is same


def test_a_headline_is_of_what_its_report_tells() -> None:
    headline = {"type": "ASSAULT", "words": "a night of shelling"}
    assert count("incidents", report(1, 5, headline, hit(place="Lower Alm"))) == 1


def test_a_bare_telling_with_another_name_in_its_words_stays_apart() -> None:
    bare = {"type": "ASSAULT", "words": "shots at Port Hale", "actors": ["Tarsia"], "date": None}
    assert count("incidents", report(1, 5, bare, hit(words="rockets fell on Lower Alm", place="Lower Alm"))) == 2


def test_what_is_only_imagined_is_no_incident() -> None:
    assert count("incidents", report(1, 5, hit(date=None, modality="hypothetical"))) == 0


def test_three_tellings_meet_though_no_two_share_all() -> None:
    placed = hit(place="Lower Alm", actors=[], recipients=[], killed=(4, None))
    blamed = hit(place="Lower Alm", killed=(1, 2))
    other = hit(place="Lower Alm", actors=["Ostmark"], recipients=[], date="2031-03-03/2031-03-04")
    (incident,) = fold(view([report(1, 5, placed), report(2, 6, blamed), report(3, 7, other)])).incidents
    assert incident.toll is not None
    assert incident.toll.killed == Range(1, None)
    assert incident.origins == 3
