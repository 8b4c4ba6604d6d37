"""What a proposal covers, with the words that say so; silent where the text does not say."""

import pytest

from dragoman.model.report import Report
from dragoman.reading import load_reader


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Orland accepted a ceasefire on land, at sea and in the air.", "on land, at sea and in the air"),
        ("Velda proposed a 30-day truce along the entire front line.", "along the entire front line"),
        ("Orland proposed a nationwide ceasefire.", "nationwide"),
        ("Orland rejected a proposal by the regional bloc for a truce.", None),
        (
            "Orland offered a ceasefire limited to attacks on energy infrastructure for thirty days.",
            "limited to attacks on energy infrastructure",
        ),
        ("Velda offered a halt to attacks on power plants until Easter.", "attacks on power plants"),
        ("Velda proposed swapping 1,000 prisoners each, all for all.", "1,000 prisoners each, all for all"),
        ("Orland agreed to an exchange of 1,000 prisoners of war on each side.", "1,000 prisoners of war on each side"),
        ("Velda proposed an all-for-all exchange.", "all-for-all"),
        ("Velda proposed a truce in the Strip for ten days.", "in the Strip"),
        ("Velda demanded a withdrawal of all troops from the northern districts.", "from the northern districts"),
        ("Orland rejected a ceasefire limited to the northern districts.", "limited to the northern districts"),
        ("Oda proposed a truce. The truce would cover the whole line of contact.", "the whole line of contact"),
        ("Orland proposed a maritime truce.", "maritime"),
        ("Oda proposed monitors along the border.", "along the border"),
        ("Velda proposed a ceasefire in a call with Oda.", None),
        ("Oda wants a withdrawal from the valley and has told the press so.", "from the valley"),
        ("Velda proposed a truce in Marn.", None),
        ("Velda proposed a meeting in the capital.", None),
        ("Velda rejected the truce because attacks on the port went on.", None),
        ("Velda accepted the truce after attacks on its cities.", None),
        ("Orland would accept a truce if Velda stopped attacks on the port.", None),
        ("The ministry rejected the energy contract.", None),
        ("The union demanded a complete review of pay.", None),
        ("Velda rejected the 30-day truce. The March ceasefire covered only attacks on ports.", None),
        ("Velda proposed a 30-day truce. Last year's ceasefire in the northern districts held for nine days.", None),
        ("Velda proposed a 30-day truce. The truce would cover attacks on ports.", "attacks on ports"),
    ],
)
def test_scope(text: str, scope: str | None) -> None:
    (proposal,) = load_reader().read(Report("report-1", None, None, None, "2031-05-14", "en", text)).proposals
    assert proposal.terms.scope == scope
    assert ", ".join(span.of(text) for span in proposal.words.get("scope", ())) == (scope or "")


def test_each_proposal_has_its_own_scope() -> None:
    text = "Velda proposed a ceasefire along the river and offered an exchange of 40 prisoners."
    found = load_reader().read(Report("report-1", None, None, None, "2031-05-14", "en", text)).proposals
    assert [(str(p.kind), p.terms.scope) for p in found] == [
        ("ceasefire", "along the river"),
        ("exchange", "40 prisoners"),
    ]
