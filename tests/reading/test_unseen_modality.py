"""What the words around an event make of it, read by the whole reader: done, planned, supposed or denied."""

import pytest
from unseen import read


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("The council put its plan to both camps on Monday. The governor's camp said yes within the hour.",
         "AGREE", "actual"),
        ("The ministry offered six per cent. The nurses' union would not hear of it.", "REJECT", "actual"),
        ("A levy on grain was on the table. That, the minister said, his country could not accept.",
         "REJECT", "actual"),
        ("The council put its plan to both camps on Monday. The governor's camp denied that it had said no.",
         "REJECT", "denied"),
        ("The council put its plan to both camps. The governor's camp denied that it would not sign it.",
         "REJECT", "denied"),
    ],
)  # fmt: skip
def test_how_idioms_of_consent_and_refusal_are_told(text: str, kind: str, modality: str) -> None:
    assert (kind, modality) in {(str(event.type), str(event.modality)) for event in read(text).events}


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Talk in the market that police had beaten two strikers was untrue, the commander said.", "ASSAULT", "denied"),
        ("The sticking point remains who patrols the strait.", "MOBILIZE", "hypothetical"),
        ("It is unclear who shelled the market.", "ASSAULT", "actual"),
        ("Reports that the pirates had shot the bosun were wrong; he has malaria.", "ASSAULT", "denied"),
        ("Reports that the Guard has moved a company to the Larnaca road are without foundation.",
         "MOBILIZE", "denied"),
        ("Talk in the bazaar that Drava had closed the crossing was called baseless.", "COERCE", "denied"),
        ("It is not true, as was printed at Tolm, that the governor of Drava threatened to bring up troops.",
         "THREATEN", "denied"),
        ("A woman told the mission that border guards had seized her nephew. They had not; he was found asleep.",
         "COERCE", "denied"),
        ("Some media reported that the commanders of Drava and Velora had met. An official said this had not happened.",
         "CONSULT", "denied"),
        ("Drava's troops shelled Kesh. They did not, its minister said, cross the river.", "ASSAULT", "actual"),
        ("QUESTION: Did the envoy meet the Syrian foreign minister on Sunday?\n\nSPOKESPERSON: No. He was in Geneva.",
         "CONSULT", "denied"),
        ("Did the envoy meet the Syrian foreign minister on Sunday? No, said the spokesman.", "CONSULT", "denied"),
        ("Did the envoy meet the Syrian foreign minister on Sunday? No. He was in Geneva.", "CONSULT", "denied"),
        ("The blockade of Velora's navy is off the coast of Kesh.", "COERCE", "actual"),
        ("After the shelling of Kesh on Friday, will the minister resign? No, said the spokesman.",
         "ASSAULT", "actual"),
        ("The foreign minister was to have received him in Tolm that evening.", "CONSULT", "denied"),
        ("The council's field visit to Kesh, intended for April, has been shelved.", "CONSULT", "denied"),
        ("The dockers' blockade of the fish market is off.", "COERCE", "denied"),
        ("The negotiators meet in London on 2 December, with the islands as observers.", "CONSULT", "planned"),
        ("Joint meeting of Drava and Velora on 20 May, in the usual room.", "CONSULT", "planned"),
        ("The leaders of Drava and Velora meet in Raya on Sunday. Photograph: Lina Arce", "CONSULT", "actual"),
        ("The mediator told both sides to withdraw their troops.", "RETREAT", "hypothetical"),
        ("Orland stopped short of accepting the truce.", "AGREE", "denied"),
        ("Velora has yet to release the prisoners.", "RETREAT", "denied"),
        ("The two sides have yet to meet.", "CONSULT", "denied"),
        ("Instead of withdrawing, Orland sent more tanks.", "RETREAT", "denied"),
        ("Rather than sign the accord, Wendt left the room.", "SUPPORT", "denied"),
        ("Wendt left without signing the accord.", "SUPPORT", "denied"),
        ("The army almost attacked Kesh.", "ASSAULT", "denied"),
        ("The army attacked almost forty villages.", "ASSAULT", "actual"),
        ("The army was on the verge of shelling the port.", "ASSAULT", "hypothetical"),
        ("The rebels shelled the port rather than the airfield.", "ASSAULT", "actual"),
        ("It would be wise to sign the accord, the envoy said.", "SUPPORT", "hypothetical"),
        ("It is too early to sign a deal.", "SUPPORT", "hypothetical"),
        ("Wendt was happy to sign the accord.", "SUPPORT", "actual"),
        ("Wendt told reporters that her troops had withdrawn from Kesh.", "RETREAT", "actual"),
        ("Kesh and Velora meet in Raya on Friday\n\nThe envoys had come by train.", "CONSULT", "actual"),
        ("If no letter comes by the 30th, the students march to the legislature.", "PROTEST", "hypothetical"),
        ("The president of Velora is open to meeting with the president of Drava, his spokesman said.",
         "CONSULT", "hypothetical"),
        ("The two houses can live with the terms, the paper said.", "AGREE", "actual"),
        ("The two houses can live with the terms as long as the mill stays open.", "AGREE", "hypothetical"),
        ("The guests would agree to it provided a second scanner is installed.", "AGREE", "hypothetical"),
        ("Neither Drava nor Velora signed the accord.", "SUPPORT", "denied"),
        ("The bishops of Kesh have not condemned the generals, nor have they blessed them.", "SUPPORT", "denied"),
        ("The general strike called for Wednesday did not materialise.", "PROTEST", "denied"),
        ("The march called by the dockers failed to begin on Monday.", "PROTEST", "denied"),
        ("The meeting planned for Monday between Drava and Velora did not take place.", "CONSULT", "denied"),
        ("A summit between Drava and Velora is in the works.", "CONSULT", "planned"),
        ("Reports abroad that Drava had shelled Kesh have nothing in common with reality.", "ASSAULT", "denied"),
        ("Word that two clerks were detained does not correspond to the truth, the police said.", "COERCE", "denied"),
        ("Correction: we wrote that Velora had expelled the envoy.", "SANCTION", "denied"),
        ("Will Velora sign the accord before the summit?", "SUPPORT", "hypothetical"),
        ("The dockers of Tolm said no on Saturday to a fresh lease.", "REJECT", "actual"),
        ("Velora has not said no to the plan.", "REJECT", "denied"),
        ("The foreign minister of Drava cancelled his visit to Velora.", "CONSULT", "denied"),
        ("The summit between Drava and Velora was scrapped.", "CONSULT", "denied"),
        ("Drava had planned to expel the envoy but relented.", "SANCTION", "denied"),
        ("The rebels promised to release the pilots on Friday; they did not.", "RETREAT", "denied"),
        ("The union plans to strike on Monday but will not block the road.", "PROTEST", "planned"),
        ("The dockers will strike on Monday unless the wages are paid.", "PROTEST", "planned"),
        ("Velora will recall its envoy if the clan keeps the pilots.", "SANCTION", "hypothetical"),
        ("The union warned that it would strike on Monday unless the wages were paid.", "PROTEST", "hypothetical"),
        ("Velora will shell the port on Monday if the fleet enters the bay.", "ASSAULT", "hypothetical"),
        ("When will Velora sign the accord?", "SUPPORT", "planned"),
    ],
)  # fmt: skip
def test_what_the_words_around_an_event_make_of_it(text: str, kind: str, modality: str) -> None:
    assert (kind, modality) in {(str(event.type), str(event.modality)) for event in read(text).events}


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("The two houses can live with the terms as long as the mill stays open.", "as long as the mill stays open"),
        ("The guests would agree to it provided a second scanner is installed.",
         "provided a second scanner is installed"),
        ("Drava will free the pilots on condition that the port be opened.", "on condition that the port be opened"),
        ("Drava would accept the pact should Velora reopen its airspace.", "should Velora reopen its airspace"),
        ("Drava would accept the pact, but not before Velora frees the pilots.", "not before Velora frees the pilots"),
        ("Drava would accept the whole package if compensation for the displaced were written into it.",
         "if compensation for the displaced were written into it"),
        ("Velora would agree to twelve, its chairman wrote on Saturday, if work resumed first.",
         "if work resumed first"),
        ("Drava will lift the embargo as soon as the last pilot is home.", "as soon as the last pilot is home"),
    ],
)  # fmt: skip
def test_conditions_are_heard_however_they_are_put(text: str, condition: str) -> None:
    assert condition in {span.of(text) for event in read(text).events for span in event.condition}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Drava agreed to the truce provided that Velora frees its pilots.", "hypothetical"),
        ("Drava will accept the plan as long as Velora withdraws its guards.", "hypothetical"),
        ("Drava agreed to talks on condition that Velora lifted its siege.", "hypothetical"),
        ("The clan is prepared to accept the truce if the garrison leaves.", "hypothetical"),
        ("Drava promised to free the pilots if Velora withdraws.", "actual"),
        ("Drava agreed to halt its fire until the dead are buried.", "actual"),
        ("Velora accepted the invitation without conditions.", "actual"),
        ("Velora said that it would accept the exchange of prisoners.", "actual"),
        ("Analysts believe that Velora would accept the exchange of prisoners.", "planned"),
        ("Under the draft, Velora would accept observers along the river.", "planned"),
    ],
)
def test_a_yes_under_a_condition_is_none_yet(text: str, modality: str) -> None:
    assert {str(event.modality) for event in read(text).events if str(event.type) == "AGREE"} == {modality}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The foreign ministry of Drava cannot agree to the joint statement.", "REJECT"),
        ("Drava is unable to accept the proposal.", "REJECT"),
        ("Velora no longer insists on a return of the islands.", "CONCEDE"),
    ],
)
def test_what_cannot_be_granted_is_refused_and_what_is_demanded_no_more_yielded(text: str, kind: str) -> None:
    assert {(str(event.type), str(event.modality)) for event in read(text).events} == {(kind, "actual")}


@pytest.mark.parametrize(
    "text",
    [
        "Drava signed the pact provided that Velora withdraws its guards.",
        "Drava will free the pilots as long as Velora withdraws its guards.",
        "Drava would accept the pact, but not before Velora withdraws its guards.",
    ],
)
def test_what_a_proviso_asks_for_is_not_done(text: str) -> None:
    (event,) = [e for e in read(text).events if "withdraws" in {span.of(text) for span in e.trigger}]
    assert str(event.modality) == "hypothetical"


def test_a_strike_called_for_a_day_to_come_is_planned() -> None:
    for text in ("The union has called a 48-hour strike from Thursday.", "Rail workers called a walkout for Thursday."):
        (event,) = read(text).events
        assert (str(event.type), str(event.modality), event.date) == ("PROTEST", "planned", "2031-05-15")


def test_a_day_told_in_the_present_tense_lies_ahead() -> None:
    (event,) = read("The Secretary-General flies to Reykjavik on Friday.").events
    assert event.date == "2031-05-16"


def test_until_tells_the_end_of_what_has_been() -> None:
    text = "They signed a truce that lasted eleven weeks, until a car bomb killed the governor and two guards."
    (event,) = [e for e in read(text).events if str(e.type) == "ASSAULT"]
    assert str(event.modality) == "actual"
