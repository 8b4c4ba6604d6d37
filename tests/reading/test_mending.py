"""What parsers get wrong again and again is mended, and nothing else."""

import pytest
from parsed import layers_of

from dragoman.reading.mending import with_mended_trees


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        pytest.param(
            "Velora/NNP/2/nsubj stopped/VBD/0/root bombing/NN/4/compound Kesh/NNP/2/dobj",
            "Velora/NNP/2/nsubj stopped/VBD/0/root bombing/VBG/2/xcomp Kesh/NNP/3/dobj",
            id="a verb before a name",
        ),
        pytest.param(
            "truce/NN/0/root Kesh/NNP/4/nsubj has/VBZ/4/aux agreed/VBN/1/acl:relcl to/TO/4/xcomp",
            "truce/NN/0/root Kesh/NNP/4/nsubj has/VBZ/4/aux agreed/VBN/1/acl:relcl to/TO/4/nmod",
            id="a stranded preposition",
        ),
        pytest.param(
            "It/PRP/2/nsubj ended/VBD/0/root up/RP/5/compound:prt being/VBG/5/auxpass held/VBN/2/xcomp",
            "It/PRP/2/nsubj ended/VBD/0/root up/RP/2/compound:prt being/VBG/5/auxpass held/VBN/2/xcomp",
            id="a particle behind its verb",
        ),
        pytest.param(
            "He/PRP/2/nsubj has/VBZ/0/root talks/NNS/2/dobj between/IN/5/case Kesh/NNP/2/nmod",
            "He/PRP/2/nsubj has/VBZ/0/root talks/NNS/2/dobj between/IN/5/case Kesh/NNP/3/nmod",
            id="who meets",
        ),
        pytest.param(
            "He/PRP/2/nsubj has/VBZ/0/root talks/NNS/2/dobj between/IN/5/case noon/NN/2/nmod",
            None,
            id="when they meet",
        ),
        pytest.param(
            "demand/NN/0/root that/IN/4/mark troops/NNS/4/nsubj leave/VBP/1/acl:relcl",
            "demand/NN/0/root that/IN/4/mark troops/NNS/4/nsubj leave/VBP/1/ccomp",
            id="what is demanded",
        ),
        pytest.param(
            "if/IN/3/mark Kesh/NNP/3/compound complies/VBZ/0/root",
            "if/IN/3/mark Kesh/NNP/3/nsubj complies/VBZ/0/root",
            id="who does it",
        ),
        pytest.param(
            "halts/VBZ/0/root it/PRP/1/dobj unless/IN/5/case Kesh/NNP/5/compound yields/NNS/1/nmod",
            "halts/VBZ/0/root it/PRP/1/dobj unless/IN/5/mark Kesh/NNP/5/nsubj yields/VBZ/1/advcl",
            id="who yields",
        ),
        pytest.param("demand/NN/0/root that/WDT/3/nsubj remains/VBZ/1/acl:relcl", None, id="a demand told of"),
        pytest.param("He/PRP/2/nsubj met/VBD/0/root boxing/NN/4/compound Kesh/NNP/2/dobj", None, id="another verb"),
        pytest.param("He/PRP/2/nsubj stopped/VBD/0/root printing/NN/4/compound firms/NNS/2/dobj", None, id="no name"),
        pytest.param("Kesh/NNP/2/nsubj agreed/VBD/0/root to/TO/4/mark sign/VB/2/xcomp", None, id="an infinitive"),
    ],
)
def test_what_is_mended(read: str, meant: str | None) -> None:
    assert with_mended_trees(layers_of(read)) == layers_of(meant or read)
