"""What the words above an event make of it: whether what is allowed, feared, foiled or judged is told as done."""

import pytest
from unseen import read


def modalities(text: str, kind: str) -> set[str]:
    """Return how the events of a kind are told that are read in a text."""
    return {str(event.modality) for event in read(text).events if str(event.type) == kind}


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("The junta has the authority to close the crossing, but has left it open.", "COERCE", "hypothetical"),
        ("Velora won permission to shell the depots of Orland.", "ASSAULT", "hypothetical"),
        ("The garrison has every reason to attack the convoy.", "ASSAULT", "hypothetical"),
        ("The rebels were in no position to storm the port.", "ASSAULT", "hypothetical"),
        ("The rebels had the gall to shell the hospital.", "ASSAULT", "actual"),
        ("The army had no choice but to shell the mill.", "ASSAULT", "actual"),
        ("The outcry forced the army to release the pilots.", "RETREAT", "actual"),
        ("Wendt made a bid to hold the post, only to see the party ask for the interior too.", "REQUEST", "actual"),
        ("It was a mistake to expel the envoy, a former minister wrote.", "SANCTION", "actual"),
        ("Two clerks were jailed for plotting to bomb the mint.", "ASSAULT", "planned"),
        ("A conspiracy to kill the regent was uncovered in Tolm.", "ASSAULT", "planned"),
        ("The governor drew up plans to arrest the abbot.", "COERCE", "planned"),
        ("The army sent two companies to seize the quarry.", "COERCE", "planned"),
        ("Officials fear that the clan will use the lull to rearm.", "MOBILIZE", "hypothetical"),
        ("The brigade used the lull to shell the depot.", "ASSAULT", "actual"),
        ("Drava to expel two Velora diplomats", "SANCTION", "planned"),
        ("Orland poised to shell Kesh, officials say", "ASSAULT", "planned"),
        ("Protests planned in Tolm over bread prices", "PROTEST", "planned"),
        ("A visit by the emir of Kesh to Velora was put off on Friday.", "CONSULT", "planned"),
        ("A planned walkout by the pilots was averted.", "PROTEST", "denied"),
        ("The dockers want the two clerks to be reinstated.", "CONCEDE", "hypothetical"),
        ("Two clerks to be released on Friday were ill.", "RETREAT", "planned"),
        ("Drava has promised ten trucks of grain, to be delivered in May.", "AID", "planned"),
        ("He was the last clerk to be released.", "RETREAT", "actual"),
        ("Drava imposed a curfew to force the clan to release the pilots.", "RETREAT", "hypothetical"),
    ],
)  # fmt: skip
def test_what_may_or_is_to_be_done_is_not_told_as_done(text: str, kind: str, modality: str) -> None:
    assert modalities(text, kind) == {modality}


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("The Kesh rebels have refrained from shelling the harbour.", "ASSAULT", "denied"),
        ("The bishop dissuaded the farmers from attacking the mill.", "ASSAULT", "denied"),
        ("The minister shied away from condemning the purge.", "ACCUSE", "denied"),
        ("Drava held off sending tanks to Kesh.", "AID", "denied"),
        ("The brigade has so far held off attacking the port.", "ASSAULT", "denied"),
        ("The clan gave up on attacking the fort.", "ASSAULT", "denied"),
        ("The guards could not keep the crowd from attacking the consulate.", "ASSAULT", "actual"),
        ("Orland is worried about Velora seizing the lighthouse.", "COERCE", "hypothetical"),
        ("Many deputies are opposed to sending troops to Kesh.", "MOBILIZE", "hypothetical"),
        ("The colonel toyed with arresting the archbishop.", "COERCE", "hypothetical"),
        ("The rebels are incapable of attacking the capital.", "ASSAULT", "hypothetical"),
        ("The truce hinges on the clan freeing the pilots.", "RETREAT", "hypothetical"),
        ("The loan is contingent on Drava breaking off relations with Kesh.", "SANCTION", "hypothetical"),
        ("The envoy urged Drava to refrain from shelling the harbour.", "ASSAULT", "hypothetical"),
        ("The envoy called both sides to Kesh after a night of shelling in Velora on Friday.", "ASSAULT", "actual"),
        ("The colonel was blamed for shelling the market.", "ASSAULT", "actual"),
        ("In addition to expelling the attaché, Drava closed the consulate.", "SANCTION", "actual"),
        ("With Iran arming one side, nobody wants to talk.", "MOBILIZE", "actual"),
    ],
)  # fmt: skip
def test_gerunds_are_told_by_what_their_preposition_hangs_on(text: str, kind: str, modality: str) -> None:
    assert modalities(text, kind) == {modality}


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("The guards foiled a plot by rebels to bomb the customs house.", "ASSAULT", "denied"),
        ("The customs office disrupted a scheme to kidnap the governor.", "ASSAULT", "denied"),
        ("Wendt resisted calls to condemn Orland.", "ACCUSE", "denied"),
        ("The premier rejects the charge that his guards had shot the singer.", "ASSAULT", "denied"),
        ("Moscow dismissed as absurd the claim that Russian sailors had sunk the ferry.", "ASSAULT", "denied"),
        ("Velora falsely claimed to have sunk the ferry.", "ASSAULT", "denied"),
        ("A court cleared the sergeant of torturing the priest.", "ASSAULT", "denied"),
        ("Contrary to rumours that she had been arrested, the singer was at home.", "COERCE", "denied"),
        ("The clan pretended to surrender.", "RETREAT", "denied"),
        ("The mayor narrowly escaped being killed.", "ASSAULT", "denied"),
        ("The mutineers came close to killing the regent.", "ASSAULT", "denied"),
        ("The clan is too weak to attack the fort.", "ASSAULT", "denied"),
        ("The clan was unable to attack the fort.", "ASSAULT", "denied"),
        ("The rebels have been able to capture the mill.", "COERCE", "actual"),
        ("The rebels may be able to capture the mill.", "COERCE", "hypothetical"),
        ("Nobody knows if the clan attacked the fort.", "ASSAULT", "hypothetical"),
        ("Velora failed to withdraw its guards from the valley.", "RETREAT", "denied"),
        ("If Velora fails to withdraw its guards, Drava will close the port.", "RETREAT", "hypothetical"),
        ("A rights group called for an inquiry into the shooting of a pastor at Easter.", "ASSAULT", "actual"),
        ("A court convicted the sergeant of ordering the massacre at Kesh in 1982.", "ASSAULT", "actual"),
        ("Police will try anyone who attacks a convoy.", "ASSAULT", "hypothetical"),
        ("The union rejected the observers, whom the mediators had requested, accusing them of spying.",
         "ACCUSE", "actual"),
        ("The army rejected as fabricated a report that its planes had bombed the market.", "ASSAULT", "denied"),
        ("The clan is strong enough to attack the fort.", "ASSAULT", "hypothetical"),
        ("The ministry would not say whether it had expelled the attaché.", "SANCTION", "hypothetical"),
        ("The army could not confirm that its guns had hit the mill.", "ASSAULT", "hypothetical"),
        ("Orland would neither confirm nor deny that it had killed the chemist.", "ASSAULT", "hypothetical"),
        ("The army confirmed that its guns had hit the mill.", "ASSAULT", "actual"),
        ("Nobody doubts that the militia killed the printer.", "ASSAULT", "actual"),
        ("The president of Drava admitted he had been wrong to arrest the monks.", "COERCE", "actual"),
        ("Drava was right to arrest him, said the prosecutor.", "COERCE", "actual"),
        ("Kesh persuaded the kidnappers to release the two Danes on Friday.", "RETREAT", "actual"),
        ("Kesh hopes to persuade the kidnappers to release the two Danes.", "RETREAT", "hypothetical"),
        ("The duke went so far as to arrest his own brother.", "COERCE", "actual"),
        ("The clan insists that nine shepherds were shot.", "ASSAULT", "actual"),
        ("The clan insists that the shepherds be freed.", "RETREAT", "hypothetical"),
        ("The clan will not be the first to attack.", "ASSAULT", "denied"),
        ("Two guards were wanted for the murder of a judge.", "ASSAULT", "actual"),
        ("The clan was the first to attack.", "ASSAULT", "actual"),
    ],
)  # fmt: skip
def test_what_is_foiled_denied_left_open_or_judged(text: str, kind: str, modality: str) -> None:
    assert modalities(text, kind) == {modality}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The guards foiled a plot by rebels to bomb the customs house.", {"rebels"}),
        ("The bishop dissuaded the farmers from attacking the mill.", {"the farmers"}),
        ("The guards disrupted a scheme to kidnap the governor.", set[str]()),
    ],
)
def test_who_keeps_others_from_a_deed_is_not_its_doer(text: str, actors: set[str]) -> None:
    reading = read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    doers = {names.get(i, i) for event in reading.events if str(event.type) == "ASSAULT" for i in event.actors}
    assert doers == actors
