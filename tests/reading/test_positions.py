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
        ([OFFER, "Oda/NNP/2/nsubj refused/VBD/0/root last/JJ/4/amod week/NN/2/nmod:tmod ././2/punct"],
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
        (["Velora/NNP/2/nsubj proposed/VBD/0/root an/DT/4/det inspection/NN/2/dobj by/IN/6/case Oda/NNP/4/nmod "
          ",/,/6/punct which/WDT/10/dobj Drava/NNP/10/nsubj refuses/VBZ/6/acl:relcl ././2/punct"],
         [("Velora", "proposes", "inspection by Oda"), ("Drava", "rejects", "inspection by Oda")]),
        (["Drava/NNP/8/nsubj in/IN/3/case Palen/NNP/1/nmod and/CC/3/cc the/DT/7/det company/NN/7/compound "
          "Oda/NNP/8/dep accepted/VBD/0/root the/DT/10/det truce/NN/8/dobj ././8/punct"],
         [("Drava", "accepts", "truce"), ("Oda", "accepts", "truce")]),
        (["Drava/NNP/8/nsubj in/IN/3/case Palen/NNP/1/nmod and/CC/3/cc the/DT/7/det company/NN/7/compound "
          "Oda/NNP/3/conj accepted/VBD/0/root the/DT/10/det truce/NN/8/dobj ././8/punct"],
         [("Drava", "accepts", "truce"), ("Oda", "accepts", "truce")]),
    ],
)  # fmt: skip
def test_stances(sentences: list[str], expected: list[tuple[str, str, str]]) -> None:
    assert read(*sentences, actors=ACTORS).stances() == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Drava/NNP/3/nsubj had/VBD/3/aux agreed/VBN/0/root to/TO/6/case no/DT/6/neg truce/NN/3/nmod ././3/punct",
         [("Drava", "rejects", "truce")]),
        ("Drava/NNP/2/nsubj assured/VBD/0/root Oda/NNP/2/dobj that/IN/6/mark it/PRP/6/nsubj left/VBD/2/ccomp "
         "././2/punct",
         []),
        ("Drava/NNP/2/nsubj has/VBZ/0/root no/DT/4/neg objection/NN/2/dobj to/TO/7/case a/DT/7/det "
         "corridor/NN/4/nmod ././2/punct",
         [("Drava", "accepts", "corridor")]),
        ("Drava/NNP/2/nsubj sees/VBZ/0/root no/DT/4/neg need/NN/2/dobj for/IN/7/case a/DT/7/det "
         "truce/NN/4/nmod ././2/punct",
         [("Drava", "rejects", "truce")]),
        ("Brun/NNP/2/nsubj spoke/VBD/0/root out/RP/2/compound:prt in/IN/5/case favour/NN/2/nmod of/IN/9/case "
         "a/DT/9/det gradual/JJ/9/amod easing/NN/5/nmod ././2/punct",
         [("Brun", "accepts", "gradual easing")]),
        ("Drava/NNP/2/nsubj conditioned/VBD/0/root the/DT/4/det release/NN/2/dobj of/IN/7/case the/DT/7/det "
         "pilots/NNS/4/nmod on/IN/10/case a/DT/10/det return/NN/2/nmod ././2/punct",
         [("Drava", "accepts_conditionally", "release of the pilots")]),
        ("Oda/NNP/2/nsubj reaffirmed/VBD/0/root her/PRP$/4/nmod:poss commitment/NN/2/dobj to/TO/7/case "
         "the/DT/7/det truce/NN/4/nmod ././2/punct",
         [("Oda", "accepts", "truce")]),
        ("The/DT/2/det list/NN/10/nsubj ,/,/2/punct which/WDT/8/nsubj Drava/NNP/8/nsubj is/VBZ/8/aux "
         "still/RB/8/advmod studying/VBG/2/acl:relcl ,/,/2/punct foresees/VBZ/0/root an/DT/12/det "
         "exchange/NN/10/dobj ././10/punct",
         [("Drava", "considers", "list")]),
        ("Brun/NNP/2/nsubj agreed/VBD/0/root to/TO/4/mark remain/VB/2/xcomp in/IN/6/case touch/NN/4/nmod "
         "and/CC/4/cc to/TO/9/mark meet/VB/4/conj in/IN/11/case Sorn/NNP/9/nmod ././2/punct",
         [("Brun", "accepts", "meeting in Sorn")]),
        ("Drava/NNP/2/nsubj decided/VBD/0/root to/TO/4/mark reject/VB/2/xcomp the/DT/6/det truce/NN/4/dobj "
         "././2/punct",
         [("Drava", "rejects", "truce")]),
        ("Oda/NNP/2/nsubj repeated/VBD/0/root Drava/NNP/5/nmod:poss 's/POS/3/case demand/NN/2/dobj "
         "for/IN/8/case the/DT/8/det return/NN/5/nmod of/IN/11/case the/DT/11/det crew/NN/8/nmod ././2/punct",
         [("Drava", "proposes", "return of the crew")]),
        ("Velora/NNP/4/nsubj could/MD/4/aux not/RB/4/neg accept/VB/0/root the/DT/6/det truce/NN/4/dobj "
         "././4/punct",
         [("Velora", "rejects", "truce")]),
        ("Drava/NNP/2/nsubj underscored/VBD/0/root the/DT/4/det need/NN/2/dobj for/IN/7/case a/DT/7/det "
         "truce/NN/4/nmod ././2/punct",
         [("Drava", "proposes", "truce")]),
        ("Drava/NNP/3/nsubj could/MD/3/aux live/VB/0/root with/IN/6/case a/DT/6/det truce/NN/3/nmod "
         "././3/punct",
         [("Drava", "accepts", "truce")]),
        ("A/DT/2/det call/NN/8/nsubj by/IN/4/case Oda/NNP/2/nmod for/IN/7/case a/DT/7/det truce/NN/4/nmod "
         "went/VBD/0/root unanswered/JJ/8/xcomp ././8/punct",
         [("Oda", "proposes", "truce")]),
        ("Velora/NNP/2/nsubj gave/VBD/0/root its/PRP$/4/nmod:poss blessing/NN/2/dobj to/TO/7/case the/DT/7/det "
         "evacuation/NN/2/nmod ././2/punct",
         [("Velora", "accepts", "evacuation")]),
        ("Drava/NNP/3/nsubj will/MD/3/aux walk/VB/0/root out/RP/3/compound:prt for/IN/7/case two/CD/7/nummod "
         "days/NNS/3/nmod ././3/punct",
         []),
        ("Drava/NNP/2/nsubj ruled/VBD/0/root out/RP/2/compound:prt shorter/JJR/5/amod hours/NNS/2/nmod:tmod "
         "././2/punct",
         [("Drava", "rejects", "shorter hours")]),
        ("Drava/NNP/2/nsubj turned/VBD/0/root down/RP/2/compound:prt Monday/NNP/6/nmod:poss 's/POS/4/case "
         "truce/NN/2/dobj ,/,/2/punct calling/VBG/2/advcl it/PRP/8/iobj a/DT/11/det trap/NN/8/dobj ././2/punct",
         [("Drava", "rejects", "Monday's truce")]),
        ("Oda/NNP/4/nsubj is/VBZ/4/cop in/IN/4/case favour/NN/0/root of/IN/6/case Brun/NNP/4/nmod ././4/punct",
         []),
        ("Velora/NNP/2/nsubj offered/VBD/0/root Drava/NNP/2/dobj an/DT/6/det unconditional/JJ/6/amod truce/NN/2/dobj "
         "././2/punct",
         [("Velora", "proposes", "unconditional truce")]),
        ("Oda/NNP/3/nsubj is/VBZ/3/cop ready/JJ/0/root to/TO/5/mark sign/VB/3/xcomp the/DT/7/det treaty/NN/5/dobj "
         "as/RB/13/advmod soon/RB/8/mwe as/IN/13/mark it/PRP/13/nsubjpass is/VBZ/13/auxpass agreed/VBN/3/advcl "
         "././3/punct",
         [("Oda", "accepts_conditionally", "treaty")]),
        ("Drava/NNP/4/nsubj will/MD/4/aux never/RB/4/neg recognise/VB/0/root the/DT/6/det annexation/NN/4/dobj "
         "././4/punct",
         [("Drava", "rejects", "annexation")]),
        ("Drava/NNP/2/nsubj welcomed/VBD/0/root Velora/NNP/5/nmod:poss 's/POS/3/case offer/NN/2/dobj to/TO/7/mark "
         "help/VB/2/xcomp ././2/punct",
         [("Drava", "accepts", "Velora's offer"), ("Velora", "proposes", "Velora's offer")]),
        ("Oda/NNP/2/nsubj discussed/VBD/0/root a/DT/4/det truce/NN/2/dobj ././2/punct", []),
        ("Drava/NNP/3/nsubj could/MD/3/aux live/VB/0/root with/IN/6/case a/DT/6/det truce/NN/3/nmod ,/,/3/punct "
         "but/CC/3/cc there/EX/13/expl would/MD/13/aux be/VB/13/cop no/DT/13/neg meeting/NN/3/xcomp ././3/punct",
         [("Drava", "accepts", "truce")]),
    ],
)  # fmt: skip
def test_stances_in_other_words(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(sentence, actors=ACTORS).stances() == expected


def test_what_must_be_done_or_will_never_be_is_the_stance_of_who_says_so() -> None:
    told = read(
        "Brun/NNP/2/nsubj said/VBD/0/root the/DT/4/det blockade/NN/5/nsubj had/VBD/2/ccomp to/TO/8/mark "
        "be/VB/8/auxpass lifted/VBN/5/xcomp ././2/punct",
        "There/EX/5/expl will/MD/5/aux be/VB/5/cop no/DT/5/neg concessions/NNS/8/ccomp ,/,/8/punct Oda/NNP/8/nsubj "
        "said/VBD/0/root ././8/punct",
        actors=ACTORS,
        statements=[("Brun", "the blockade had to be lifted"), ("Oda", "There will be no concessions")],
    )
    assert told.stances() == [("Brun", "proposes", "lifting of the blockade"), ("Oda", "rejects", "concessions")]


def test_what_one_could_do_on_a_condition_is_an_offer() -> None:
    told = read(
        "Drava/NNP/2/nsubj signalled/VBD/0/root it/PRP/5/nsubj could/MD/5/aux lift/VB/2/ccomp the/DT/7/det "
        "sanctions/NNS/5/dobj if/IN/10/mark Velora/NNP/10/nsubj opened/VBD/5/advcl the/DT/12/det "
        "port/NN/10/dobj ././2/punct",
        actors=ACTORS,
    )
    assert told.stances() == [("Drava", "accepts_conditionally", "lifting of the sanctions")]


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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Drava/NNP/2/nsubj took/VBD/0/root note/NN/2/dobj of/IN/6/case the/DT/6/det proposal/NN/3/nmod "
            "without/IN/8/mark supporting/VBG/2/advcl it/PRP/8/dobj ././2/punct",
            [("Drava", "considers", "proposal")],
        ),
        (
            "Oda/NNP/2/nsubj suggested/VBD/0/root that/IN/7/mark the/DT/5/det rebels/NNS/7/nsubj had/VBD/7/aux "
            "shelled/VBN/2/ccomp the/DT/9/det market/NN/7/dobj ././2/punct",
            [],
        ),
        (
            "Velora/NNP/2/nsubj had/VBD/0/root no/DT/4/neg intention/NN/2/dobj of/IN/6/mark leaving/VBG/4/acl "
            "the/DT/8/det accord/NN/6/dobj ././2/punct",
            [("Velora", "accepts", "accord")],
        ),
        (
            "Drava/NNP/2/nsubj accepted/VBD/0/root the/DT/4/det mission/NN/2/dobj but/CC/2/cc asked/VBD/2/conj "
            "that/IN/9/mark officers/NNS/9/nsubj join/VB/6/ccomp it/PRP/9/dobj ././2/punct",
            [("Drava", "accepts", "mission"), ("Drava", "proposes", "officers joining it")],
        ),
        (
            "Velora/NNP/3/nsubj has/VBZ/3/aux expressed/VBN/0/root the/DT/5/det intention/NN/3/dobj to/TO/7/mark "
            "return/VB/5/acl the/DT/9/det trucks/NNS/7/dobj ././3/punct",
            [("Velora", "accepts", "return of the trucks")],
        ),
        (
            "Brun/NNP/3/nsubjpass is/VBZ/3/auxpass said/VBN/0/root to/TO/6/mark have/VB/6/aux offered/VB/3/xcomp "
            "the/DT/8/det release/NN/6/dobj of/IN/11/case 70/CD/11/nummod detainees/NNS/8/nmod ././3/punct",
            [("Brun", "proposes", "release of 70 detainees")],
        ),
        (
            "The/DT/2/det offer/NN/4/nsubjpass was/VBD/4/auxpass met/VBN/0/root by/IN/6/case Oda/NNP/4/nmod "
            "with/IN/9/case a/DT/9/det demand/NN/4/nmod for/IN/12/case the/DT/12/det lifting/NN/9/nmod "
            "of/IN/15/case the/DT/15/det blockade/NN/12/nmod ././4/punct",
            [("Oda", "proposes", "lifting of the blockade")],
        ),
        (
            "Oda/NNP/3/nsubj could/MD/3/aux live/VB/0/root with/IN/6/case a/DT/6/det freeze/NN/3/nmod ././3/punct",
            [("Oda", "accepts", "freeze")],
        ),
        (
            "Oda/NNP/3/nsubj would/MD/3/aux agree/VB/0/root to/TO/6/case a/DT/6/det freeze/NN/3/nmod "
            "if/IN/10/mark the/DT/9/det money/NN/10/nsubj came/VBD/6/acl:relcl from/IN/12/case Drava/NNP/10/nmod "
            "././3/punct",
            [("Oda", "accepts_conditionally", "freeze")],
        ),
        (
            "Drava/NNP/2/nsubj vowed/VBD/0/root never/RB/2/neg to/TO/5/mark pay/VB/2/xcomp the/DT/7/det "
            "ransom/NN/5/dobj ././2/punct",
            [("Drava", "rejects", "pay the ransom")],
        ),
        (
            "Brun/NNP/2/nsubj ruled/VBD/0/root out/RP/2/compound:prt going/VBG/2/xcomp back/RB/4/advmod ././2/punct",
            [("Brun", "rejects", "going back")],
        ),
        (
            "Oda/NNP/2/nsubj withdrew/VBD/0/root her/PRP$/4/nmod:poss objection/NN/2/dobj to/TO/6/case "
            "Brun/NNP/2/nmod becoming/VBG/2/advcl minister/NN/7/xcomp ././2/punct",
            [("Oda", "withdraws", "becoming minister")],
        ),
        (
            "The/DT/2/det posts/NNS/8/nsubjpass it/PRP/4/nsubj proposed/VBD/2/acl:relcl to/TO/6/case "
            "Drava/NNP/4/nmod were/VBD/8/auxpass turned/VBN/0/root down/RP/8/compound:prt ././8/punct",
            [("Drava", "rejects", "posts"), ("Drava", "proposes", "posts")],
        ),
        (
            "Drava/NNP/2/nsubj accepted/VBD/0/root the/DT/4/det bill/NN/2/dobj ,/,/2/punct though/IN/9/case "
            "not/RB/9/neg the/DT/9/det clause/NN/2/nmod that/WDT/11/nsubj lets/VBZ/9/acl:relcl judges/NNS/11/dobj "
            "in/IN/11/nmod ././2/punct",
            [("Drava", "accepts_conditionally", "bill"), ("Drava", "rejects", "clause that lets judges")],
        ),
        (
            "Agreement/NN/3/nsubjpass was/VBD/3/auxpass reached/VBN/0/root between/IN/5/case Velora/NNP/3/nmod "
            "and/CC/5/cc Drava/NNP/5/conj on/IN/10/case the/DT/10/det release/NN/3/nmod of/IN/12/case "
            "water/NN/10/nmod ././3/punct",
            [("Velora", "accepts", "release of water"), ("Drava", "accepts", "release of water")],
        ),
        (
            "Brun/NNP/2/nsubj has/VBZ/0/root Oda/NNP/5/nmod:poss 's/POS/3/case word/NN/2/dobj that/IN/9/mark "
            "Drava/NNP/9/nsubj would/MD/9/aux tolerate/VB/5/acl:relcl a/DT/11/det truce/NN/9/dobj ././2/punct",
            [("Oda", "accepts", "Drava tolerating a truce")],
        ),
    ],
)
def test_stances_by_turns_of_reports(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(sentence, actors=ACTORS).stances() == expected


def test_a_plan_is_judged_by_who_speaks_of_it() -> None:
    sentence = (
        "Oda/NNP/2/nsubj said/VBD/0/root the/DT/4/det demand/NN/6/nsubj was/VBD/6/cop unacceptable/JJ/2/ccomp "
        "././2/punct"
    )
    read_sentence = read(sentence, actors=ACTORS, statements=[("Oda", "the demand was unacceptable")])
    assert read_sentence.stances() == [("Oda", "rejects", "demand")]


def test_a_list_of_what_is_asked_is_one_though_the_parser_parts_it() -> None:
    sentence = (
        "Oda/NNP/2/nsubj urged/VBD/0/root Drava/NNP/2/dobj to/TO/5/mark accept/VB/2/xcomp the/DT/7/det truce/NN/5/dobj "
        ",/,/2/punct agree/VB/2/parataxis to/TO/12/case a/DT/12/det meeting/NN/9/nmod ././2/punct"
    )
    told = read(sentence, actors=ACTORS)
    assert told.stances() == [("Oda", "proposes", "truce"), ("Oda", "proposes", "meeting")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Drava/NNP/3/nsubj cannot/MD/3/aux accept/VB/0/root the/DT/5/det truce/NN/3/dobj ././3/punct",
            [("Drava", "rejects", "truce")],
        ),
        (
            "Drava/NNP/3/nsubjpass has/VBZ/3/aux consented/VBN/0/root to/TO/6/case the/DT/6/det truce/NN/3/nmod "
            "././3/punct",
            [("Drava", "accepts", "truce")],
        ),
        (
            "Drava/NNP/2/nsubj renewed/VBD/0/root its/PRP$/4/nmod:poss demand/NN/2/dobj that/IN/7/mark "
            "Velora/NNP/7/nsubj withdraw/VB/2/ccomp its/PRP$/9/nmod:poss guns/NNS/7/dobj ././2/punct",
            [("Drava", "proposes", "withdrawal of its guns")],
        ),
        (
            "Drava/NNP/2/nsubj had/VBD/0/root no/DT/4/neg objection/NN/2/dobj ././2/punct",
            [("Drava", "accepts", "summit")],
        ),
        (
            "Drava/NNP/2/nsubj declined/VBD/0/root to/TO/4/mark speculate/VB/2/xcomp ././2/punct",
            [],
        ),
        (
            "Drava/NNP/2/nsubj promised/VBD/0/root to/TO/4/mark study/VB/2/xcomp the/DT/6/det draft/NN/4/dobj "
            "././2/punct",
            [("Drava", "considers", "summit")],
        ),
        (
            "Velora/NNP/4/nsubj and/CC/1/cc Drava/NNP/1/conj agreed/VBD/0/root that/IN/10/mark the/DT/7/det "
            "winter/NN/10/nsubj had/VBD/10/aux been/VBN/10/cop dry/JJ/4/ccomp ././4/punct",
            [],
        ),
        (
            "Velora/NNP/4/nsubj and/CC/1/cc Drava/NNP/1/conj agreed/VBD/0/root that/IN/9/mark a/DT/7/det "
            "truce/NN/9/nsubjpass was/VBD/9/auxpass needed/VBN/4/ccomp ././4/punct",
            [("Velora", "accepts", "truce being needed"), ("Drava", "accepts", "truce being needed")],
        ),
        (
            "Oda/NNP/2/nsubj urged/VBD/0/root Drava/NNP/2/dobj to/TO/5/mark do/VB/2/xcomp the/DT/7/det "
            "same/JJ/5/dobj ././2/punct",
            [],
        ),
        (
            "Drava/NNP/4/nsubj does/VBZ/4/aux not/RB/4/neg want/VB/0/root the/DT/6/det merger/NN/4/dobj ././4/punct",
            [("Drava", "rejects", "merger")],
        ),
        (
            "Drava/NNP/2/nsubj is/VBZ/0/root to/TO/4/mark discuss/VB/2/xcomp the/DT/6/det offer/NN/4/dobj ././2/punct",
            [("Drava", "considers", "summit")],
        ),
        (
            "Drava/NNP/2/nsubj discussed/VBD/0/root the/DT/4/det offer/NN/2/dobj ././2/punct",
            [],
        ),
        (
            "Oda/NNP/2/nsubj endorsed/VBD/0/root the/DT/4/det award/NN/2/dobj ././2/punct",
            [("Oda", "accepts", "award")],
        ),
        (
            "Drava/NNP/2/nsubj favours/VBZ/0/root a/DT/4/det truce/NN/2/dobj ././2/punct",
            [("Drava", "accepts", "truce")],
        ),
        (
            "Drava/NNP/2/nsubj said/VBD/0/root yes/RB/2/dobj ././2/punct",
            [("Drava", "accepts", "summit")],
        ),
        (
            "Drava/NNP/3/nsubj would/MD/3/aux sign/VB/0/root only/RB/7/advmod if/IN/7/mark Velora/NNP/7/nsubj "
            "left/VBD/3/advcl the/DT/9/det hill/NN/7/dobj ././3/punct",
            [("Drava", "accepts_conditionally", "summit")],
        ),
        (
            "Oda/NNP/2/nsubj invited/VBD/0/root Drava/NNP/2/dobj to/TO/6/case a/DT/6/det meeting/NN/2/nmod "
            "on/IN/9/case the/DT/9/det ship/NN/6/nmod ././2/punct",
            [("Oda", "proposes", "meeting on the ship")],
        ),
        (
            "Under/IN/3/case the/DT/3/det text/NN/7/nmod ,/,/7/punct Drava/NNP/7/nsubj would/MD/7/aux "
            "share/VB/0/root the/DT/9/det water/NN/7/dobj ././7/punct",
            [],
        ),
        (
            "Drava/NNP/2/nsubj rejected/VBD/0/root suggestions/NNS/2/dobj that/IN/7/mark it/PRP/7/nsubjpass "
            "had/VBD/7/aux fired/VBN/3/acl:relcl ././2/punct",
            [],
        ),
        (
            "Oda/NNP/2/nsubj laid/VBD/0/root a/DT/4/det plan/NN/2/dobj before/IN/6/case Drava/NNP/2/nmod ././2/punct",
            [("Oda", "proposes", "plan")],
        ),
        (
            "The/DT/2/det summit/NN/4/nsubjpass was/VBD/4/auxpass opposed/VBN/0/root by/IN/6/case "
            "Drava/NNP/4/nmod ././4/punct",
            [("Drava", "rejects", "summit")],
        ),
        (
            "Drava/NNP/2/nsubj objected/VBD/0/root ././2/punct",
            [("Drava", "rejects", "summit")],
        ),
        (
            "Drava/NNP/2/nsubj said/VBD/0/root no/DT/2/dobj to/TO/5/case it/PRP/2/nmod ././2/punct",
            [("Drava", "rejects", "summit")],
        ),
        (
            "Oda/NNP/2/nsubj suggested/VBD/0/root a/DT/4/det declaration/NN/2/dobj ././2/punct",
            [("Oda", "proposes", "declaration")],
        ),
        (
            "Drava/NNP/4/nsubj did/VBD/4/aux not/RB/4/neg exclude/VB/0/root the/DT/6/det step/NN/4/dobj ././4/punct",
            [("Drava", "considers", "summit")],
        ),
        (
            "Drava/NNP/2/nsubj accepted/VBD/0/root a/DT/4/det gift/NN/2/dobj ././2/punct",
            [],
        ),
        (
            "Drava/NNP/2/nsubj asked/VBD/0/root for/IN/5/case the/DT/5/det guards/NNS/2/nmod to/TO/8/mark "
            "be/VB/8/auxpass moved/VBN/2/xcomp ././2/punct",
            [("Drava", "proposes", "guards being moved")],
        ),
        (
            "Drava/NNP/2/nsubj rejected/VBD/0/root a/DT/4/det suggestion/NN/2/dobj to/TO/6/mark meet/VB/4/acl "
            "././2/punct",
            [("Drava", "rejects", "suggestion to meet")],
        ),
    ],
)
def test_stances_beside_an_offer(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """What takes nothing up by name is about the summit."""
    assert read(OFFER, sentence, actors=ACTORS).stances() == [("Brun", "proposes", "summit"), *expected]
