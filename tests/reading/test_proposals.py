"""What is on the table, from written-out grammar: kinds, labels, terms, and one item however it is named."""

import pytest
from parsed import read

ACTORS = {"Velora": "Velora", "Drava": "Drava", "Brun": "Brun", "Oda": "Oda", "its": "Drava", "it": "Drava"}

OFFER = (
    "Brun/NNP/2/nsubj proposed/VBD/0/root a/DT/5/det 30-day/JJ/5/amod ceasefire/NN/2/dobj in/IN/7/case Kesh/NNP/5/nmod "
    "././2/punct"
)
ACCEPTANCE = "Drava/NNP/2/nsubj accepted/VBD/0/root the/DT/4/det truce/NN/2/dobj ././2/punct"
OTHER_TRUCE = "Drava/NNP/2/nsubj rejected/VBD/0/root a/DT/5/det 60-day/JJ/5/amod truce/NN/2/dobj ././2/punct"


@pytest.mark.parametrize(
    ("sentence", "kind", "label"),
    [
        (OFFER, "ceasefire", "30-day ceasefire in Kesh"),
        (ACCEPTANCE, "ceasefire", "truce"),
        (
            "Velora/NNP/2/nsubj demanded/VBD/0/root the/DT/4/det withdrawal/NN/2/dobj of/IN/7/case all/DT/7/det "
            "troops/NNS/4/nmod ././2/punct",
            "withdrawal",
            "withdrawal of all troops",
        ),
        (
            "Drava/NNP/2/nsubj offered/VBD/0/root to/TO/4/mark release/VB/2/xcomp 40/CD/6/nummod prisoners/NNS/4/dobj "
            "././2/punct",
            "exchange",
            "release of 40 prisoners",
        ),
        (
            "Drava/NNP/2/nsubj offered/VBD/0/root to/TO/4/mark release/VB/2/xcomp the/DT/6/det water/NN/4/dobj "
            "././2/punct",
            "other",
            "release of the water",
        ),
        ("Velora/NNP/2/nsubj wanted/VBD/0/root 7/CD/4/nummod percent/NN/2/dobj ././2/punct", "economic", "7 percent"),
        (
            "Oda/NNP/2/nsubj rejected/VBD/0/root a/DT/4/det moratorium/NN/2/dobj ././2/punct",
            "other",
            "moratorium",
        ),
        (
            "Oda/NNP/2/nsubj rejected/VBD/0/root a/DT/4/det cap/NN/2/dobj as/IN/6/case recently/RB/4/advmod "
            "as/IN/8/case Thursday/NNP/6/nmod ././2/punct",
            "other",
            "cap",
        ),
        (
            "Oda/NNP/2/nsubj urged/VBD/0/root Drava/NNP/2/dobj to/TO/5/mark accept/VB/2/xcomp the/DT/7/det "
            "proposal/NN/5/dobj for/IN/10/case new/JJ/10/amod talks/NNS/7/nmod ././2/punct",
            "talks",
            "new talks",
        ),
    ],
)
def test_kind_and_label(sentence: str, kind: str, label: str) -> None:
    (proposal,) = read(sentence, actors=ACTORS).proposals
    assert (str(proposal.kind), proposal.label) == (kind, label)


def test_a_truce_and_a_ceasefire_are_one() -> None:
    told = read(OFFER, ACCEPTANCE, actors=ACTORS)
    (proposal,) = told.proposals
    assert [m.of(told.layers.text) for m in proposal.mentions] == ["a 30-day ceasefire in Kesh", "the truce"]


def test_figures_part_proposals() -> None:
    assert len(read(OFFER, OTHER_TRUCE, actors=ACTORS).proposals) == 2


def test_an_offer_in_decimals_or_millions_is_not_the_demand() -> None:
    for one, two in (
        ("4.5/CD/4/nummod percent", "7/CD/4/nummod percent"),
        ("4/CD/4/nummod million", "9/CD/4/nummod million"),
    ):
        offered = f"Brun/NNP/2/nsubj offered/VBD/0/root {one}/CD/2/dobj ././2/punct"
        wanted = f"Drava/NNP/2/nsubj demanded/VBD/0/root {two}/CD/2/dobj ././2/punct"
        assert len(read(offered, wanted, actors=ACTORS).proposals) == 2


def test_a_strike_over_pay_that_is_suspended_is_no_ceasefire() -> None:
    told = read(
        "Drava/NNP/2/nsubj offered/VBD/0/root to/TO/4/mark suspend/VB/2/xcomp strikes/NNS/4/dobj ././2/punct",
        "Wages/NNS/2/nsubj rose/VBD/0/root ,/,/2/punct workers/NNS/5/nsubj told/VBD/2/parataxis a/DT/7/det "
        "union/NN/5/dobj ././2/punct",
        actors=ACTORS,
    )
    assert [str(proposal.kind) for proposal in told.proposals] == ["other"]


def test_terms_have_their_words() -> None:
    told = read(OFFER, actors=ACTORS)
    (proposal,) = told.proposals
    assert proposal.terms.duration == "P30D"
    assert [s.of(told.layers.text) for s in proposal.words["duration"]] == ["30-day"]
