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
            "Oda/NNP/2/nsubj hosts/VBZ/0/root talks/NNS/2/dobj between/IN/5/case Kesh/NNP/2/nmod and/CC/5/cc Lim/NNP/5/conj",
            "Oda/NNP/2/nsubj hosts/VBZ/0/root talks/NNS/2/dobj between/IN/5/case Kesh/NNP/3/nmod and/CC/5/cc Lim/NNP/5/conj",
            id="who meets",
        ),
        pytest.param(
            "Oda/NNP/2/nsubj hosts/VBZ/0/root talks/NNS/2/dobj between/IN/5/case noon/NN/2/nmod and/CC/5/cc two/CD/5/conj",
            None,
            id="when they meet",
        ),
        pytest.param("He/PRP/2/nsubj met/VBD/0/root boxing/NN/4/compound Kesh/NNP/2/dobj", None, id="another verb"),
        pytest.param("He/PRP/2/nsubj stopped/VBD/0/root printing/NN/4/compound firms/NNS/2/dobj", None, id="no name"),
        pytest.param("Kesh/NNP/2/nsubj agreed/VBD/0/root to/TO/4/mark sign/VB/2/xcomp", None, id="an infinitive"),
    ],
)
def test_what_is_mended(read: str, meant: str | None) -> None:
    assert with_mended_trees(layers_of(read)) == layers_of(meant or read)
