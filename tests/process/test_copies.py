"""Copies and corrections: which report repeats which, and which is only on the same matter."""

import pytest

from dragoman.process.copies import Copies, find_copies
from dragoman.process.moment import counting, moment

from .factory import RECORDED, Draft, view

STORY = (
    "Two ferries collided off Port Hale in thick fog on Monday, the coastguard said. Nine passengers were taken to "
    "hospital with light injuries. The harbour master closed the northern channel until noon. Divers will look at the "
    "hulls on Tuesday before the ships may sail again. The ferry line said that it would pay for the repairs. "
)
REWRITTEN = (
    "Nine passengers were taken to hospital with light injuries after a collision of two ferries in thick fog off Port "
    "Hale on Monday. That is what the coastguard said. Until noon the northern channel stayed shut by order of the "
    "harbour master. The ferry line said that it would pay for the repairs, and divers will look at the hulls. "
)


def copies(*reports: tuple[str, str, str]) -> tuple[Copies, list[str]]:
    """Find the copies among (outlet, day, text)."""
    drafts = [Draft(outlet, f"2031-03-{day}T08:00:00Z", text) for outlet, day, text in reports]
    return find_copies(counting(view(drafts), moment(RECORDED))), [draft.id for draft in drafts]


@pytest.mark.parametrize(
    ("later", "is_copy"),
    [
        (("Hill Courier", "02", STORY), True),
        (("Hill Courier", "02", STORY.replace("Nine", "9").replace("thick fog", "fog")), True),
        (("Hill Courier", "02", STORY + "Ferries have collided here before. Fares went up in May."), True),
        (("Hill Courier", "02", STORY[:160]), True),
        (("Hill Courier", "02", REWRITTEN + "\n(with material from Northwire)"), True),
        (("Hill Courier", "02", REWRITTEN), False),
        (("Hill Courier", "22", STORY), False),
        (
            ("Northwire", "02", "Divers looked at two hulls off Port Hale on Tuesday and found no leak in either."),
            False,
        ),
        (("Hill Courier", "02", "Northwire has a new chief. She starts in May and will move to Port Hale."), False),
    ],
)
def test_a_copy_repeats_an_earlier_report(later: tuple[str, str, str], is_copy: bool) -> None:
    found, (first, second) = copies(("Northwire", "01", STORY), later)
    assert found.original == ({second: first} if is_copy else {})


def test_copies_of_a_copy_repeat_the_earliest() -> None:
    found, (first, second, third) = copies(("Northwire", "01", STORY), ("A", "02", STORY), ("B", "03", STORY))
    assert found.original == {second: first, third: first}


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        (("Northwire", STORY), ("Hill Courier", STORY[:240])),
        (("Northwire", f"PORT HALE (Northwire) - {STORY}"), ("Hill Courier", f"{STORY}\nFares went up in May, too.")),
        (
            ("Northwire", f"PORT HALE (Northwire) - {STORY}"),
            ("Hill Courier", f"PORT HALE (Northwire) - {STORY} The mayor thanked the divers."),
        ),
    ],
)
@pytest.mark.parametrize("turn", [1, -1])
def test_of_one_hour_the_signed_and_the_longer_come_first(
    original: tuple[str, str], copy: tuple[str, str], turn: int
) -> None:
    for day in ("01", "02", "03"):  # ids differ, and are no ground
        found, ids = copies(*((outlet, day, text) for outlet, text in (original, copy)[::turn]))
        first, second = ids[::turn]
        assert found.original == {second: first}


def test_a_correction_is_known_by_its_outlet_and_words() -> None:
    corrected = f"Correction: eight passengers, not nine.\n{STORY}"
    found, (first, second) = copies(("Northwire", "01", STORY), ("Northwire", "02", corrected))
    assert found.corrects == {second: first}
    assert found.original == {}
    found, _ = copies(("Northwire", "01", STORY), ("Hill Courier", "02", corrected))
    assert found.corrects == {}
