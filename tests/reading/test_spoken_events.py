"""What saying so brings about: demands and threats, by what is said and not by a verb for it."""

import pytest
from parsed import read

ACTORS = {"Velora": "Velora", "Drava": "Drava", "it": "Velora"}
BLOCK = (
    "Velora/NNP/2/nsubj said/VBD/0/root it/PRP/5/nsubj would/MD/5/aux {verb}/VB/2/ccomp the/DT/7/det "
    "{noun}/NN/5/dobj {condition} ././2/punct"
)
UNLESS = "unless/IN/10/mark Drava/NNP/10/nsubj left/VBD/5/advcl"
IF_NOT = "if/IN/12/mark Drava/NNP/12/nsubj did/VBD/12/aux not/RB/12/neg leave/VB/5/advcl"
IF = "if/IN/10/mark Drava/NNP/10/nsubj left/VBD/5/advcl"
THREAT = ("THREATEN", ["Velora"], ["Drava"], "actual")


def told(verb: str, noun: str, condition: str, said: str) -> list[tuple[str, list[str], list[str], str]]:
    sentence = BLOCK.format(verb=verb, noun=noun, condition=condition)
    return read(sentence, actors=ACTORS, statements=[("Velora", said)]).told()


@pytest.mark.parametrize(
    ("verb", "noun", "condition", "said", "expected"),
    [
        pytest.param("block", "road", UNLESS, "it would block the road unless Drava left", True, id="unless"),
        pytest.param("fish", "strait", UNLESS, "it would fish the strait unless Drava left", True, id="any verb"),
        pytest.param("block", "road", IF_NOT, "it would block the road if Drava did not leave", True, id="if not"),
        pytest.param("block", "road", IF, "it would block the road if Drava left", False, id="if alone"),
        pytest.param("accept", "truce", UNLESS, "it would accept the truce unless Drava left", False, id="consent"),
        pytest.param("free", "pilot", IF_NOT, "it would free the pilot if Drava did not leave", False, id="welcome"),
    ],
)
def test_threats(verb: str, noun: str, condition: str, said: str, expected: bool) -> None:
    assert (THREAT in told(verb, noun, condition, said)) is expected


def test_a_threat_is_of_ones_own_doing() -> None:
    sentence = (
        "Velora/NNP/2/nsubj said/VBD/0/root Drava/NNP/5/nsubj would/MD/5/aux block/VB/2/ccomp the/DT/7/det "
        "road/NN/5/dobj unless/IN/10/mark rain/NN/10/nsubj fell/VBD/5/advcl ././2/punct"
    )
    read_as = read(sentence, actors=ACTORS, statements=[("Velora", "Drava would block the road unless rain fell")])
    assert "THREATEN" not in [kind for kind, *_ in read_as.told()]
