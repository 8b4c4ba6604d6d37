"""Stances that only the head hears: told where the words of stance are silent and the grammar says who holds them."""

from dataclasses import replace

import pytest
from parsed import layers_of, read

from dragoman.model.vocabulary import Stance
from dragoman.reading.actors import read_actors
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.participants import Stage
from dragoman.reading.gazetteer import load_gazetteer
from dragoman.reading.layers import Attitude
from dragoman.reading.table.heard import find_heard

ACTORS = {"Velora": "Velora", "Drava": "Drava", "Brun": "Brun", "Oda": "Oda"}
OFFER = "Brun/NNP/2/nsubj proposed/VBD/0/root a/DT/4/det summit/NN/2/dobj ././2/punct"
JUMPED = "Drava/NNP/2/nsubj jumped/VBD/0/root at/IN/4/case it/PRP/2/nmod ././2/punct"
APPETITE = (
    "Velora/NNP/2/nsubj has/VBZ/0/root no/DT/4/neg appetite/NN/2/dobj for/IN/7/case a/DT/7/det levy/NN/4/nmod "
    "././2/punct"
)
SCHEDULE = (
    "The/DT/2/det schedule/NN/4/nsubjpass was/VBD/4/auxpass mooted/VBN/0/root ././4/punct",
    "Oda/NNP/2/nsubj nodded/VBD/0/root ././2/punct",
)


@pytest.mark.parametrize(
    ("sentences", "attitudes", "tabled", "expected"),
    [
        pytest.param(
            [OFFER, JUMPED],
            [("jumped at", Stance.ACCEPTS, 0.9)],
            ["a summit"],
            [("Brun", "proposes", "summit"), ("Drava", "accepts", "summit")],
            id="takes up what is on the table",
        ),
        pytest.param(
            [OFFER, "Drava/NNP/2/nsubj said/VBD/0/root yes/UH/2/discourse to/IN/5/case it/PRP/2/nmod ././2/punct"],
            [("said yes", Stance.ACCEPTS, 0.9)],
            ["a summit"],
            [("Brun", "proposes", "summit"), ("Drava", "accepts", "summit")],
            id="a yes that is said",
        ),
        pytest.param(
            [
                OFFER,
                "That/DT/6/nsubj was/VBD/6/cop for/IN/4/case Drava/NNP/6/nmod off/IN/6/case cards/NNS/0/root "
                "././6/punct",
            ],
            [("off cards", Stance.REJECTS, 0.9)],
            ["a summit"],
            [("Brun", "proposes", "summit"), ("Drava", "rejects", "summit")],
            id="for whom it is out of the question",
        ),
        pytest.param(
            [APPETITE],
            [("no appetite", Stance.REJECTS, 0.9)],
            ["a levy"],
            [("Velora", "rejects", "levy")],
            id="a noun, its holder the subject of its verb",
        ),
        pytest.param(
            [
                "Oda/NNP/2/nsubj gave/VBD/0/root the/DT/4/det thumbs/NNS/2/dobj down/RB/2/advmod to/TO/8/case "
                "the/DT/8/det levy/NN/2/nmod ././2/punct"
            ],
            [("gave", Stance.REJECTS, 0.9, "Oda", "the levy")],
            [],
            [("Oda", "rejects", "levy")],
            id="an object that is part of an idiom",
        ),
        pytest.param(
            ["Oda/NNP/4/nsubj is/VBZ/4/aux not/RB/4/neg weighing/VBG/0/root a/DT/6/det levy/NN/4/dobj ././4/punct"],
            [("weighing", Stance.CONSIDERS, 0.9)],
            [],
            [],
            id="a verb of stance in the negative",
        ),
        pytest.param(
            SCHEDULE,
            [("nodded", Stance.ACCEPTS, 0.9)],
            ["The schedule"],
            [("Oda", "accepts", "schedule")],
            id="what nobody is heard to propose is on the table all the same",
        ),
        pytest.param(
            [OFFER, "A/DT/2/det nod/NN/3/nsubj came/VBD/0/root from/IN/5/case Drava/NNP/3/nmod ././3/punct"],
            [("nod", Stance.ACCEPTS, 0.9, "Drava", "")],
            [],
            [("Brun", "proposes", "summit"), ("Drava", "accepts", "summit")],
            id="whom the head points at where grammar is silent",
        ),
        pytest.param(
            [
                "The/DT/2/det fare/NN/0/root :/:/2/punct a/DT/5/det nod/NN/2/dep from/IN/7/case Oda/NNP/5/nmod "
                "././2/punct"
            ],
            [("nod", Stance.ACCEPTS, 0.9, "Oda", "The fare")],
            [],
            [("Oda", "accepts", "fare")],
            id="what the head points at as topic",
        ),
        pytest.param(
            [
                "Under/IN/3/case the/DT/3/det draft/NN/6/nmod Drava/NNP/6/nsubj would/MD/6/aux concede/VB/0/root "
                "a/DT/8/det levy/NN/6/dobj ././6/punct"
            ],
            [("concede", Stance.ACCEPTS, 0.9)],
            [],
            [],
            id="what a plan would bring",
        ),
        pytest.param(
            [
                OFFER,
                "The/DT/2/det date/NN/5/nsubjpass will/MD/5/aux be/VB/5/auxpass settled/VBN/0/root "
                "by/IN/7/case Drava/NNP/5/nmod ././5/punct",
            ],
            [("settled", Stance.ACCEPTS, 0.9)],
            [],
            [("Brun", "proposes", "summit")],
            id="what is only to be agreed",
        ),
        pytest.param(
            [OFFER, JUMPED], [("jumped at", Stance.ACCEPTS, 0.4)], [], [("Brun", "proposes", "summit")], id="unsure"
        ),
        pytest.param(
            [OFFER, JUMPED.replace("jumped", "denied")],
            [("denied", Stance.REJECTS, 0.9)],
            [],
            [("Brun", "proposes", "summit")],
            id="a telling",
        ),
        pytest.param(
            [OFFER, JUMPED.replace("Drava", "Everybody")],
            [("jumped at", Stance.ACCEPTS, 0.9)],
            [],
            [("Brun", "proposes", "summit")],
            id="nobody is named",
        ),
        pytest.param(
            [OFFER],
            [("proposed", Stance.REJECTS, 0.9)],
            [],
            [("Brun", "proposes", "summit")],
            id="the words of stance go first",
        ),
    ],
)
def test_heard(
    sentences: list[str],
    attitudes: list[tuple[str, Stance, float] | tuple[str, Stance, float, str, str]],
    tabled: list[str],
    expected: list[tuple[str, str, str]],
) -> None:
    assert read(*sentences, actors=ACTORS, attitudes=attitudes, tabled=tabled).stances() == expected


def test_a_condition_makes_consent_conditional() -> None:
    sentence = (
        "Oda/NNP/3/nsubj would/MD/3/aux nod/VB/0/root to/TO/6/case a/DT/6/det truce/NN/3/nmod if/IN/9/mark "
        "Drava/NNP/9/nsubj left/VBD/3/advcl ././3/punct"
    )
    told = read(sentence, actors=ACTORS, attitudes=[("nod", Stance.ACCEPTS, 0.9)])
    assert told.stances() == [("Oda", "accepts_conditionally", "truce")]


@pytest.mark.parametrize("pointed_at", [(0, 1), ()])
def test_whom_the_head_points_at_or_the_verb_tells_of_needs_no_noun_of_people(pointed_at: tuple[int, ...]) -> None:
    plain = layers_of("The/DT/2/det tannery/NN/3/nsubj jumped/VBD/0/root at/IN/5/case it/PRP/3/nmod ././3/punct")
    layers = replace(plain, attitudes=(Attitude(Stance.ACCEPTS, 2, 3, 0.9, holders=pointed_at),))
    clauses = Clauses(layers)
    cast = read_actors(clauses, load_gazetteer(), lambda kind, _: kind)
    (held,) = find_heard(Stage(clauses, cast, ()), ())
    assert [cast.actor(a).name for a in held.actors] == ["The tannery"]
