"""Where actors stand, from written-out grammar: each stance with its holder and topic, and what is no stance."""

import pytest
from parsed import read

ACTORS = {"Velora": "Velora", "Drava": "Drava", "Brun": "Brun", "Oda": "Oda", "its": "Drava", "it": "Drava"}

OFFER = "Brun/NNP/2/nsubj proposed/VBD/0/root a/DT/4/det summit/NN/2/dobj ././2/punct"


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([OFFER], [("Brun", "proposes", "summit")]),
        ([OFFER, "Oda/NNP/2/nsubj declined/VBD/0/root ././2/punct"],
         [("Brun", "proposes", "summit"), ("Oda", "rejects", "summit")]),
        ([OFFER, "Drava/NNP/2/nsubj rejected/VBD/0/root the/DT/4/det idea/NN/2/dobj ././2/punct"],
         [("Brun", "proposes", "summit"), ("Drava", "rejects", "summit")]),
        (["Drava/NNP/2/nsubj refused/VBD/0/root to/TO/4/mark accept/VB/2/xcomp the/DT/6/det truce/NN/4/dobj "
         "././2/punct"],
         [("Drava", "rejects", "truce")]),
        (["Drava/NNP/2/nsubj said/VBD/0/root it/PRP/5/nsubj would/MD/5/aux accept/VB/2/ccomp the/DT/7/det "
         "truce/NN/5/dobj "
          "if/IN/10/mark guns/NNS/10/nsubj fell/VBD/5/advcl silent/JJ/10/xcomp ././2/punct"],
         [("Drava", "accepts_conditionally", "truce")]),
        (["Velora/NNP/3/nsubj is/VBZ/3/cop open/JJ/0/root to/TO/5/mark meeting/VBG/3/xcomp Drava/NNP/5/dobj "
         "././3/punct"],
         [("Velora", "considers", "meeting with Drava")]),
        (["Drava/NNP/2/nsubj dropped/VBD/0/root its/PRP$/4/nmod:poss demand/NN/2/dobj for/IN/8/case a/DT/8/det "
          "new/JJ/8/amod border/NN/4/nmod ././2/punct"],
         [("Drava", "withdraws", "new border")]),
        (["Velora/NNP/4/nsubj has/VBZ/4/aux not/RB/4/neg accepted/VBN/0/root the/DT/6/det truce/NN/4/dobj "
         "././4/punct"], []),
        (["Drava/NNP/2/nsubj declined/VBD/0/root to/TO/4/mark comment/VB/2/xcomp ././2/punct"], []),
        (["Brun/NNP/2/nsubj visited/VBD/0/root Velora/NNP/2/dobj ././2/punct"], []),
    ],
)  # fmt: skip
def test_stances(sentences: list[str], expected: list[tuple[str, str, str]]) -> None:
    assert read(*sentences, actors=ACTORS).stances() == expected


def test_a_stance_has_its_words() -> None:
    told = read(OFFER, actors=ACTORS)
    (position,) = told.positions
    assert [s.of(told.layers.text) for s in position.evidence] == ["Brun proposed a summit"]
    assert [s.of(told.layers.text) for s in position.words["stance"]] == ["proposed"]


def test_what_several_agree_is_the_stance_of_each() -> None:
    told = read(
        "Both/DT/2/det sides/NNS/3/nsubj agreed/VBD/0/root to/TO/6/case a/DT/6/det truce/NN/3/nmod ././3/punct",
        actors={"sides": "Velora+Drava"},
    )
    assert told.stances() == [("Velora", "accepts", "truce"), ("Drava", "accepts", "truce")]
