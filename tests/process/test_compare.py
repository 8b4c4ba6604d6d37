"""Two sides' readouts of one call, laid beside each other."""

import pytest

from dragoman.errors import UsageError
from dragoman.model.answers import Comparison, Match
from dragoman.model.entries import View
from dragoman.process import fold
from dragoman.process.compare import compare
from dragoman.process.players import Players

from .factory import Draft, view
from .sample import parties

OURS = (
    "The President of Ostmark spoke by telephone with King Oren of Tarsia on Monday. They agreed to release 40 sailors "
    "within a week. The harbour of Lower Alm is to be opened to grain ships. President Silvan raised the missing "
    "fishermen."
)
THEIRS = (
    "King Oren of Tarsia spoke by telephone with President Silvan of Ostmark on Monday. The two agreed to release 25 "
    "sailors within a week. The harbour of Lower Alm will be opened to ships with grain. The King "
    "spoke of the price of salt."
)


def page(outlet: str, text: str, published: str) -> Draft:
    draft = Draft(outlet, published, text)
    parties(draft)
    draft.event("CONSULT", "spoke by telephone with", ["Silvan", "Oren"], date="2031-05-05", mode="phone")
    return draft


def readouts() -> list[Draft]:
    return [page("Government of Ostmark", OURS, "2031-05-05T18:00:00Z"), page("Tarsia", THEIRS, "2031-05-05T20:00:00Z")]


def compared(seen: View) -> Comparison:
    board = fold(seen)
    (contact,) = board.contacts
    return compare(seen, board, contact)


def test_what_both_say_what_differs_and_what_one_leaves_out() -> None:
    found = compared(view(readouts()))
    assert [side.name for side in found.sides] == ["Ostmark", "Tarsia"]
    (both,) = [point for point in found.shared if point.match is Match.AGREES]
    assert all("harbour of Lower Alm" in point.account.quote for point in both.points)
    (differ,) = [point for point in found.shared if point.match is Match.DIFFERS]
    assert differ.fields == ("number",)
    assert ["40" in differ.points[0].account.quote, "25" in differ.points[1].account.quote] == [True, True]
    assert [point.account.quote for point in found.alone] == [
        "President Silvan raised the missing fishermen.", "The King spoke of the price of salt.",
    ]  # fmt: skip


def test_the_contact_itself_is_compared_field_by_field() -> None:
    facts = {fact.field: fact for fact in compared(view(readouts())).facts}
    assert facts["date"].match is Match.AGREES
    assert facts["date"].told == ("2031-05-05", "2031-05-05")
    assert "modality" not in facts


def test_what_others_carry_in_a_sides_name_is_its_account() -> None:
    text = (
        "Ana Silvan of Ostmark and Oren of Tarsia spoke by telephone on Monday. Silvan said that 40 sailors would go "
        "home. The markets closed early."
    )
    wire = page("Northwire", text.replace("spoke by telephone", "spoke by telephone with"), "2031-05-05T21:00:00Z")
    wire.statement("Silvan", "40 sailors would go home")
    found = compared(view([wire]))
    assert [point.account.quote for point in found.alone] == ["40 sailors would go home"]
    assert [side.accounts for side in found.sides] == [(), ()]
    assert len(found.elsewhere) == 1


def test_what_stands_after_another_contact_is_of_that_one() -> None:
    draft = page(
        "Ostmark", OURS + " Envoys of both met in Bern in April. They spoke of bread and roses.", "2031-05-05T18:00:00Z"
    )
    draft.event("CONSULT", "Envoys of both met in Bern in April", ["Ostmark", "Tarsia"], date="2031-04", place="Bern")
    board = fold(view([draft]))
    call = next(contact for contact in board.contacts if contact.mode == "phone")
    quotes = [point.account.quote for point in compare(view([draft]), board, call).alone]
    assert "President Silvan raised the missing fishermen." in quotes
    assert not any("roses" in quote for quote in quotes)


def test_a_newspaper_of_a_country_is_not_its_government() -> None:
    board = fold(view([page("Ostmark Times", OURS, "2031-05-05T18:00:00Z")]))
    players = Players(board)
    assert players.outlet(board.reports[0].id) is None
    own = fold(view([page("Foreign Ministry of Ostmark", OURS, "2031-05-05T18:00:00Z")]))
    assert Players(own).name(Players(own).outlet(own.reports[0].id) or "") == "Ostmark"


def test_stances_told_by_the_sides_are_laid_beside_each_other() -> None:
    ours = page("Ostmark", OURS + " Ostmark accepts the 20-day truce.", "2031-05-05T18:00:00Z")
    theirs = page("Tarsia", THEIRS + " Tarsia rejects the 20-day truce.", "2031-05-05T20:00:00Z")
    for draft, actor, stance in ((ours, "Ostmark", "accepts"), (theirs, "Tarsia", "rejects")):
        draft.proposal("ceasefire", "20-day truce", "P20D")
        draft.position(actor, "20-day truce", stance, f"{actor} {stance} the 20-day truce")
    differ = [point for point in compared(view([ours, theirs])).shared if "stance" in point.fields]
    assert [[point.account.quote for point in one.points] for one in differ] == [
        ["Ostmark accepts the 20-day truce.", "Tarsia rejects the 20-day truce."]
    ]


def test_one_side_alone_is_not_compared() -> None:
    seen = view(readouts())
    board = fold(seen)
    ostmark = next(actor.id for actor in board.actors if actor.name == "Ostmark")
    with pytest.raises(UsageError, match="--sides"):
        compare(seen, board, board.contacts[0], [ostmark])
