"""Clauses that tell of a case and not of a deed: conditions, rules, terms, fiction, what is only imagined."""

import pytest
from unseen import read


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Should Egypt attack, the league would close its ports.", "ASSAULT", "hypothetical"),
        ("Were Egypt to attack Gaza, the league would close its ports.", "ASSAULT", "hypothetical"),
        ("Suppose the clan sinks a ferry.", "ASSAULT", "hypothetical"),
        ("Assuming that Drava withdraws, the lorries will roll.", "RETREAT", "hypothetical"),
        ("In the event that Egypt attacks, Velora will close the strait.", "ASSAULT", "hypothetical"),
        ("After the clan releases the pilots, Drava will lift the siege.", "RETREAT", "hypothetical"),
        ("Before Drava withdraws its guns, no vote can be held.", "RETREAT", "hypothetical"),
        ("After the clan released the pilots, Drava thanked it.", "RETREAT", "actual"),
        ("When soldiers fire on crowds, thrones fall.", "ASSAULT", "hypothetical"),
        ("When soldiers fired on the crowd, the throne fell.", "ASSAULT", "actual"),
        ("Had Drava sent the guards, it would have met the rebels.", "CONSULT", "hypothetical"),
        ("Mali will publish the plan on the day when the troops leave.", "RETREAT", "hypothetical"),
        ("Sign the truce, or we bomb the capital of Drava.", "ASSAULT", "hypothetical"),
        ("Anyone who attacks a medic will be tried.", "ASSAULT", "hypothetical"),
        ("Those who surrender by Friday will be pardoned.", "RETREAT", "hypothetical"),
        ("A state that attacks its neighbours will lose its seat.", "ASSAULT", "hypothetical"),
        ("Those who shelled Kesh on Friday will be tried.", "ASSAULT", "actual"),
        ("Egypt will table a draft when Norway and Chad meet on 2 June.", "CONSULT", "planned"),
        ("Egypt will table a draft when Norway withdraws its troops.", "RETREAT", "hypothetical"),
        ("Under the plan, Drava leaves three villages and Velora releases nine prisoners.", "RETREAT", "planned"),
        ("The offer was plain: Orland frees the monks, and Kesh withdraws its guns.", "RETREAT", "planned"),
        ("Under the 1994 accord, each side withdrew its guns.", "RETREAT", "actual"),
        ("In the novel, Luxembourg annexes Trier.", "COERCE", "hypothetical"),
    ],
)  # fmt: skip
def test_cases_are_not_told_as_deeds(text: str, kind: str, modality: str) -> None:
    assert {str(event.modality) for event in read(text).events if str(event.type) == kind} == {modality}


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Recognising Kesh would be a mistake.", "SUPPORT", "hypothetical"),
        ("Shelling a hospital is a war crime.", "ASSAULT", "hypothetical"),
        ("Expelling the envoys cost Drava its gas.", "SANCTION", "actual"),
        ("A Turkish invasion of northern Syria would force the Kurds to bargain.", "ASSAULT", "hypothetical"),
        ("An Iranian attack on Haifa may be imminent.", "ASSAULT", "hypothetical"),
        ("The Iranian attack on Haifa on Friday may delay the talks.", "ASSAULT", "actual"),
        ("The spectre of an Ethiopian invasion haunts Asmara.", "ASSAULT", "hypothetical"),
        ("Opposition to the deployment of Russian troops in Minsk is growing.", "MOBILIZE", "hypothetical"),
        ("The withdrawal of Ugandan troops is one of the conditions of Kinshasa.", "RETREAT", "hypothetical"),
        ("Preparations for an offensive against Aleppo are under way.", "ASSAULT", "planned"),
        ("News of the Russian attack on Kharkiv spread quickly.", "ASSAULT", "actual"),
        ("Troops were to enter the town at dawn and kill the mayor.", "ASSAULT", "planned"),
        ("The duke would later dismiss the general who had saved him.", "SANCTION", "actual"),
        ("The president said he would later dismiss the general.", "SANCTION", "planned"),
        ("Only after shelling the town for a week did the besiegers offer terms.", "ASSAULT", "actual"),
    ],
)  # fmt: skip
def test_what_is_only_imagined_or_told_in_advance(text: str, kind: str, modality: str) -> None:
    assert {str(event.modality) for event in read(text).events if str(event.type) == kind} == {modality}
