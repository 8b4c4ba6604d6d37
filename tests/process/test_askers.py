"""Two accounts of one call that each have the other side ask for it."""

import dataclasses
import re

import pytest

from dragoman.model.span import Span
from dragoman.model.vocabulary import DiscrepancyField
from dragoman.process import fold

from .factory import Draft, view
from .sample import parties

CALL = "President Silvan of Ostmark spoke by telephone with King Oren of Tarsia on Monday"


def told(outlet: str, ending: str, published: str) -> Draft:
    draft = Draft(outlet, published, f"{CALL}{ending} The harbour stays open. The markets closed early.")
    parties(draft)
    for words, actor in draft.actors.items():
        mentions = tuple(Span(m.start(), m.end()) for m in re.finditer(rf"\b{words}\b", draft.text))
        draft.actors[words] = dataclasses.replace(actor, mentions=mentions)
    draft.event("CONSULT", "spoke by telephone with", ["Silvan", "Oren"], date="2031-05-05", mode="phone")
    return draft


@pytest.mark.parametrize(
    ("ours", "theirs", "differ"),
    [
        (", at the request of Oren.", ". The call was held on the initiative of Silvan.", True),
        (", at the request of Oren.", ". The call was held at Silvan's request.", True),
        (", at the request of Oren.", ". Tarsia had it held, at the request of Tarsia.", False),
        (", at the request of Oren.", ". It lasted an hour.", False),
        (", at the request of the clerk.", ". The call was held on the initiative of Silvan.", False),
    ],
)
def test_accounts_that_name_other_askers_differ(ours: str, theirs: str, differ: bool) -> None:
    board = fold(
        view([told("Ost News", ours, "2031-05-05T18:00:00Z"), told("Tarsia Post", theirs, "2031-05-05T20:00:00Z")])
    )
    found = [d for d in board.discrepancies if d.field is DiscrepancyField.ACTORS]
    assert bool(found) is differ
    for discrepancy in found:
        assert [a.report for a in discrepancy.accounts] == [r.id for r in board.reports]
        assert all("request" in a.quote or "initiative" in a.quote for a in discrepancy.accounts)
