"""What is settled: signing as a stance, and from when what is agreed holds, with everything that is shipped."""

import pytest
from unseen import read

from dragoman.model.vocabulary import Stance


@pytest.mark.parametrize(
    ("text", "label", "holders"),
    [
        ("Velora and the Marn Front signed a 45-day ceasefire on Monday.", "45-day ceasefire", 2),
        ("The rebels signed the truce on Friday, the mediator said.", "truce", 1),
        ("Velora and Drava on Sunday signed an agreement to cease hostilities.", "cease hostilities", 2),
        ("Velora and Drava have signed a deal on the exchange of 300 prisoners.", "exchange of 300 prisoners", 2),
        # What is history, or only dates a thing, is nobody's stance of today; nor is who trades with whom.
        ("In 2014 Velora and Drava signed a ceasefire in Kesh.", "", 0),
        ("The truce signed by Velora and Drava in March has collapsed.", "", 0),
        ("Velora signed a trade pact with Drava on Monday.", "", 0),
    ],
)
def test_who_signs_what_ends_the_fighting_accepts_it(text: str, label: str, holders: int) -> None:
    reading = read(text)
    labels = {proposal.id: proposal.label for proposal in reading.proposals}
    accepting = [p for p in reading.positions if p.stance is Stance.ACCEPTS]
    assert len(accepting) == holders
    assert {labels[p.proposal] for p in accepting} == ({label} if label else set())


def test_a_bare_length_is_another_proposal_of_its_kind() -> None:
    text = "Brandt told the envoy that Velora would accept a 30-day ceasefire but not the 60 days proposed by Oman."
    reading = read(text)
    stances = {(p.stance, q.kind, q.terms.duration) for p in reading.positions for q in reading.proposals
               if p.proposal == q.id}  # fmt: skip
    assert stances == {(Stance.ACCEPTS, "ceasefire", "P30D"), (Stance.REJECTS, "ceasefire", "P60D"),
                       (Stance.PROPOSES, "ceasefire", "P60D")}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Velora and Drava signed a truce on Monday, to take effect at midnight on Friday.", "2031-05-16"),
        ("The rebels accepted the truce. The truce will take effect on 5 June.", "2031-06-05"),
        ("Velora and Drava agreed on a ceasefire that will enter into force at dawn on Friday.", "2031-05-16"),
        ("Drava proposed a ceasefire to come into effect at midnight on 20 May.", "2031-05-20"),
        ("The rebels agreed to a truce and began to withdraw on Friday.", None),
    ],
)
def test_a_proposal_begins_when_its_words_say(text: str, start: str | None) -> None:
    (proposal,) = read(text).proposals
    assert proposal.kind == "ceasefire"
    assert proposal.label.split()[-1] in {"truce", "ceasefire"}
    assert proposal.terms.start == start


def test_what_was_agreed_is_not_told_as_proposed_too() -> None:
    text = (
        "President Oda of Velora met President Lind of Drava in Kesh on Monday.\n\n"
        "The two Presidents agreed on the following:\n\n"
        "– that the Border Commission should convene in Kesh before the end of the month, under UN auspices;\n"
        "– that their ministers will meet in Marn on 5 June;\n"
        "– to propose jointly to the rebel parties an extension of the truce by ninety days.\n"
    )
    told = [(p.actor, p.proposal) for p in read(text).positions]
    assert len(told) >= 6
    assert len(told) == len(set(told))
