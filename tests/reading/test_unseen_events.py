"""Who does what to whom, and what is no event at all, read by the whole reader from plain sentences."""

import pytest
from unseen import read

from dragoman.model.record import Event, Reading


def _names(reading: Reading, ids: tuple[str, ...]) -> str:
    named = {actor.id: actor.name for actor in reading.actors}
    return "+".join(named[i] for i in ids) or "-"


def _of_type(reading: Reading, kind: str) -> list[Event]:
    return [event for event in reading.events if str(event.type) == kind]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Kenya condemned the Chadian rebels for bombing a market.", "ASSAULT", "the Chadian rebels", "-"),
        ("The governor charged two colonels with torturing a nurse.", "ASSAULT", "two colonels", "-"),
        ("Peru thanked the rebels for releasing a pilot.", "RETREAT", "the rebels", "-"),
        ("A Kenyan major was found guilty of killing three monks.", "ASSAULT", "A Kenyan major", "-"),
        ("Norway apologised to Peru for shelling a trawler.", "ASSAULT", "Norway", "-"),
        ("Norway praised the rebels for freeing a nun and attacked Chad for bombing a mosque.",
         "ASSAULT", "Norway", "Chad"),
        ("A Kenyan patrol came under mortar fire from rebels.", "ASSAULT", "rebels", "Kenya"),
        ("Chad suffered a raid by the rebels.", "ASSAULT", "the rebels", "Chad"),
        ("Peru faces sanctions from Norway.", "SANCTION", "Norway", "Peru"),
        ("Norway's remarks drew criticism from Kenya.", "ACCUSE", "Kenya", "Norway"),
        ("Kenya fell victim to a raid by Chad.", "ASSAULT", "Chad", "Kenya"),
        ("Two Kenyan sailors died in a raid by Chad.", "ASSAULT", "Chad", "Kenya"),
        ("Four Kenyan sailors were shot at the hands of rebels.", "ASSAULT", "rebels", "Kenya"),
        ("Chad came out in favour of the truce and bombed Kenya.", "ASSAULT", "Chad", "Kenya"),
        ("Rebels bombed a church in Lima, which killed nine.", "ASSAULT", "Rebels", "-"),
        ("Kenyan nurses kidnapped in April were released.", "ASSAULT", "-", "Kenya"),
        ("Chadian smugglers shot a guard.", "ASSAULT", "Chadian smugglers", "-"),
        ("Indian and Pakistani police seized a boat.", "COERCE", "Indian police+Pakistani police", "-"),
        ("Norway invited the Kenyan premier.", "REQUEST", "Norway", "the Kenyan premier"),
        ("Negotiators from Kenya and Peru met in Oslo.", "CONSULT", "Kenya+Peru", "-"),
        ("Delegations from Kenya and the Marn Liberation Front met on Monday.", "CONSULT",
         "Kenya+Marn Liberation Front", "-"),
        ("A judge told the envoy that Kenya had accepted the truce.", "AGREE", "Kenya", "-"),
        ("Representatives from ten villages met in Oslo.", "CONSULT", "Representatives from ten villages", "-"),
        ("Kenya repelled a raid by rebels.", "ASSAULT", "rebels", "Kenya"),
        ("Norway will give Chad two planes.", "AID", "Norway", "Chad"),
        ("Norway shipped grain to Nairobi.", "AID", "Norway", "Kenya"),
        ("Peru sent Kenya 30 howitzers.", "AID", "Peru", "Kenya"),
        ("Norway eased sanctions on Chad.", "CONCEDE", "Norway", "Chad"),
        ("Chad returned two bodies to Kenya.", "RETREAT", "Chad", "Kenya"),
        ("Kenya sanctioned Chad.", "SANCTION", "Kenya", "Chad"),
        ("Rebels drove the army out of Lima.", "ASSAULT", "Rebels", "-"),
        ("The army retook a village.", "COERCE", "army", "-"),
        ("Macron flew to Nairobi for talks with Ruto.", "CONSULT", "Macron+Ruto", "-"),
        ("Macron paid a visit to Kenya.", "CONSULT", "Macron+Kenya", "-"),
        ("Orvel said it would release the prisoners.", "RETREAT", "Orvel", "-"),
        ("The leaders of Kenya and Chad met in Lima.", "CONSULT", "Kenya+Chad", "-"),
        ("On Sunday the Black Lions shelled a Kenyan post.", "ASSAULT", "Black Lions", "Kenya"),
        ("Macron spoke by telephone with the Chadian premier.", "CONSULT", "Macron+the Chadian premier", "-"),
        ("Macron conferred with his deputies.", "CONSULT", "Macron+his deputies", "-"),
        ("Macron discussed the mission with the Chadian premier.", "CONSULT", "Macron+the Chadian premier", "-"),
        ("The two leaders, William Ruto and Hassan Sheikh, met in Doha.", "CONSULT", "William Ruto+Hassan Sheikh", "-"),
        ("Both parties, the Sahel Front and the army, agreed to a pause.", "AGREE", "Sahel Front+army", "-"),
        ("The Kenyan and Somali governments signed a pact.", "SUPPORT", "Kenya+Somalia", "-"),
        ("The governments of Kenya and Somalia met in Doha.", "CONSULT", "Kenya+Somalia", "-"),
        ("A strike by Chadian jets on a Kenyan port killed nine.", "ASSAULT", "Chad", "Kenya"),
        ("Shelling by both sides killed nine on Sunday.", "ASSAULT", "both sides", "-"),
        ("The army left Lima. Army helicopters bombed a market.", "ASSAULT", "army", "-"),
        ("Rebel mortars hit a clinic in Goma.", "ASSAULT", "Rebel mortars", "-"),
        ("Residents reported shelling near the airport.", "ASSAULT", "-", "-"),
        ("A Kenyan patrol struck a landmine, wounding three.", "ASSAULT", "-", "Kenya"),
        ("Two Kenyan guards lost their lives in a raid by Chad.", "ASSAULT", "Chad", "Two Kenyan guards"),
        ("Elements of the Kesh Front abducted a driver.", "ASSAULT", "Kesh Front", "-"),
        ("Mele telephoned Ruto to urge Chad to end the strike.", "REQUEST", "Mele", "Chad"),
        ("Kenya retaliated by expelling the Somali ambassador.", "SANCTION", "Kenya", "the Somali ambassador"),
        ("Peru put a duty on eggs; Chad retaliated with tariffs.", "SANCTION", "Chad", "-"),
        ("Norway has invited both sides to a meeting.", "REQUEST", "Norway", "both sides"),
        ("Peru summoned the Chadian envoy to the foreign ministry.", "REQUEST", "Peru", "the Chadian envoy"),
        ("Railwaymen will strike for 48 hours from Tuesday.", "PROTEST", "Railwaymen", "-"),
        ("Hooded youths hurled petrol bombs at a bank.", "ASSAULT", "Hooded youths", "-"),
        ("Peru blamed the army for shelling a hospital.", "ASSAULT", "army", "-"),
        ("The rebels let four engineers go on Sunday.", "RETREAT", "The rebels", "-"),
        ("Employers locked out 2,300 welders.", "COERCE", "Employers", "2,300 welders"),
        ("Tokyo rejected a plea from Peru.", "REJECT", "Japan", "Peru"),
        ("The miners rejected the owner's offer.", "REJECT", "The miners", "the owner"),
        ("Norway welcomed Kenya's decision.", "SUPPORT", "Norway", "Kenya"),
        ("The governor appealed to the rebels to free a nun.", "REQUEST", "The governor", "the rebels"),
        ("The governor appealed to the rebels to free a nun.", "RETREAT", "the rebels", "-"),
        ("Kenya blamed the attack on Somalia.", "ACCUSE", "Kenya", "Somalia"),
        ("Kenya blamed the attack on Somalia.", "ASSAULT", "Somalia", "-"),
        ("Kenya accused Peru of the raid on Nairobi.", "ASSAULT", "Peru", "Kenya"),
        ("Norway froze Peruvian accounts.", "SANCTION", "Norway", "Peru"),
        ("Students clashed with police in Lima.", "PROTEST", "Students", "police"),
        ("Rebels clashed with the army near Lima.", "ASSAULT", "Rebels", "army"),
        ("Kenya held a round of talks with Chad.", "CONSULT", "Kenya+Chad", "-"),
        ("Thousands of Serbs rallied in Lagos.", "PROTEST", "Thousands of Serbs", "-"),
        ("Norway extended its sanctions against Peru.", "SANCTION", "Norway", "Peru"),
        ("Eleven miners walked free in Lima.", "RETREAT", "-", "Eleven miners"),
        ("Chad, Peru and Norway condemned it. Both sides freed prisoners.", "RETREAT", "Both sides", "-"),
        ("The health minister left. Norway thanked the prime minister.", "SUPPORT", "Norway", "the prime minister"),
        ("Oda said talks would resume and accused Egypt of stalling.", "ACCUSE", "Oda", "Egypt"),
        ("Egypt demanded that Norway free a monk.", "REQUEST", "Egypt", "Norway"),
        ("The Oro Liberation Army took a port. The army shelled a camp.", "ASSAULT", "army", "-"),
        ("Egypt demanded that the envoy be recalled.", "REQUEST", "Egypt", "-"),
        ("Oda said the rebels had shelled Kesh and blamed Egypt.", "ACCUSE", "Oda", "Egypt"),
        ("Oda says Chad has shelled Kesh and urges Egypt to act.", "REQUEST", "Oda", "Egypt"),
    ],
)  # fmt: skip
def test_who_does_it_to_whom(text: str, kind: str, actors: str, recipients: str) -> None:
    reading = read(text)
    told = [(_names(reading, e.actors), _names(reading, e.recipients)) for e in _of_type(reading, kind)]
    assert told == [(actors, recipients)]


@pytest.mark.parametrize(
    "text",
    [
        "A cyclone struck Chad on Monday, killing forty.",
        "Nine miners were killed in a landslide near Lima.",
        "An outbreak of cholera killed 40 people in Kenya.",
        "A dog attacked a postman.",
        "The senate shot down the budget.",
        "Norway beat Peru by two goals.",
        "Kenya beat Chad in Lagos on Friday.",
        "The mayor lost her battle against cancer.",
        "A scandal exploded in Lima.",
        "A price war broke out between two grocers.",
        "Troops held a live-fire exercise near Lima, shelling a mock village.",
        "The army staged a drill in which jets bombed an island.",
        "In film, “The Ambush” took three awards in Lima.",
        "Her novel ‘The Battle of Lima’ sold well.",
        "Norway deplored breaches of the cessation of hostilities of 12 February.",
    ],
)
def test_no_violence_is_made_of_disasters_games_and_figures_of_speech(text: str) -> None:
    assert not _of_type(read(text), "ASSAULT")


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Chad withdrew from the ridge, but Kenya did not.", "RETREAT", [("Chad", "actual"), ("Kenya", "denied")]),
        ("Chad has agreed to the plan; Kenya hasn't.", "AGREE", [("Chad", "actual"), ("Kenya", "denied")]),
        ("Chad attacked the port, but did not take it.", "ASSAULT", [("Chad", "actual")]),
    ],
)
def test_who_did_not_do_what_another_did(text: str, kind: str, expected: list[tuple[str, str]]) -> None:
    reading = read(text)
    told = [(_names(reading, e.actors), str(e.modality)) for e in _of_type(reading, kind)]
    assert told == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke to reporters on Sunday.",
        "The premier spoke to parliament at two.",
        "Aid to the country reached 3 billion dollars.",
        "Egypt handed over its reply to the envoy.",
        "Egypt had withdrawn six names at the last minute.",
        "Both sides said no date had been set.",
    ],
)
def test_no_deed_is_made_of_speeches_and_sums(text: str) -> None:
    assert not read(text).events


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("A convoy of trucks carrying flour reached Oster on Monday.", "AID", "Oster"),
        ("Sixty aid trucks entered Gaza on Sunday.", "AID", "Gaza"),
        ("An army convoy reached Oster on Monday.", "MOBILIZE", "Oster"),
        ("The attack on a convoy near Goma was condemned by Chad.", "ASSAULT", "Goma"),
    ],
)
def test_what_comes_where(text: str, kind: str, place: str) -> None:
    (event,) = _of_type(read(text), kind)
    assert event.place is not None
    assert event.place.name == place


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("President Ruto of Kenya rang Hassan Sheikh of Somalia. The two countries discussed a mission.", 1),
        ("The minister, Dora Quill, met leaders of the Lorry Union. Her talks with the union lasted an hour.", 1),
        ("President Ruto of Kenya met Hassan Sheikh of Somalia in Doha. Kenya and Somalia held talks in Lima.", 2),
    ],
)
def test_a_contact_told_again_of_those_they_act_for_is_one(text: str, contacts: int) -> None:
    assert len(_of_type(read(text), "CONSULT")) == contacts


@pytest.mark.parametrize(
    "text",
    [
        "The minister came under fire over the budget.",
        "The bishop attacked the reform.",
        "The bishop launched an attack on the ruling.",
    ],
)
def test_an_attack_on_a_plan_is_criticism(text: str) -> None:
    assert {str(event.type) for event in read(text).events} == {"ACCUSE"}


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Rebels killed nine guards, and the army killed forty rebels.", [9, 40]),
        ("Chad killed two Kenyans on Friday; Kenya has since killed 30 Chadians.", [2, 30]),
        ("More than 4,000 people have died in the war. On Friday rebels shelled a camp.", [4000, None]),
    ],
)
def test_deeds_of_others_are_not_one(text: str, tolls: list[int | None]) -> None:
    killed = [event.toll.killed if event.toll is not None else None for event in _of_type(read(text), "ASSAULT")]
    assert [count.low if count is not None else None for count in killed] == tolls


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Rebels shelled a camp two days before Sunday's talks.", ["2031-05-09", "2031-05-11"]),
        ("Rebels shelled a camp on the eve of Sunday's talks.", ["2031-05-10", "2031-05-11"]),
        ("Macron met Ruto on Monday, a week after calling Sisi.", ["2031-05-12", "2031-05-05"]),
        ("Rebels shelled a camp the Friday before last.", ["2031-05-02"]),
        ("Rebels shelled a camp the week before last.", ["2031-04-28/2031-05-04"]),
        ("Rebels shelled a camp overnight.", ["2031-05-13"]),
        ("Rebels shelled a camp on Friday and Saturday.", ["2031-05-09/2031-05-10"]),
        ("Rebels shelled a camp from Tuesday to Friday.", ["2031-05-06/2031-05-09"]),
        ("The bombing of a church was the worst since 2014.", [None]),
        ("Rebels have shelled the camp since Monday.", ["2031-05-12/.."]),
        ("The April Pact shelled a camp.", [None]),
        ("Ecuador responded in March by suspending visas.", ["2031-03"]),
        ("Norway has invited both sides to a meeting on Friday.", [None]),
        ("Rebels shelled the house of the mayor on Sunday.", ["2031-05-11"]),
        ("Rebels shelled a camp overnight, officials said on Monday.", ["2031-05-13"]),
        ("Four nuns were let go on Sunday.", ["2031-05-11"]),
        ("Rebels hit the residence of the police chief in Goma on Sunday night.", ["2031-05-11"]),
        ("Norway deplored the bombing of a school in Goma on Sunday.", [None, "2031-05-11"]),
        ("Chad and Kenya failed to agree on Sunday.", ["2031-05-11"]),
        ("Rebels seized a lorry and its load on Sunday.", ["2031-05-11"]),
        ("Rebels attacked and seized a tug off the cape on Sunday.", ["2031-05-11", "2031-05-11"]),
        ("Peru withdrew its guards from the bridge by the mill on Sunday.", ["2031-05-11"]),
        ("On Monday Oda made an offer. Egypt rejected it on the spot.", ["2031-05-12"]),
        ("Norway met Chad on Friday. In the evening it called Peru.", ["2031-05-09", "2031-05-09"]),
        ("Egypt annexed Kesh in March 2021. Chad later invaded Peru.", ["2021-03", None]),
        ("Norway recalled the raid of 11 April, in which two monks were killed.", ["2031-04-11"]),
        ("The clan let two monks go on 4 May.", ["2031-05-04"]),
    ],
)
def test_when_an_event_is(text: str, dates: list[str | None]) -> None:
    assert [event.date for event in read(text).events] == dates


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A nurse was shot by gunmen in Nairobi.", "Nairobi"),
        ("A nurse was shot dead in Nairobi by a guard.", "Nairobi"),
        ("Macron held talks with Ruto in Nairobi.", "Nairobi"),
        ("Macron will receive Ruto in Paris on Monday, a day after she was in Geneva.", "Paris"),
        ("Macron will visit Warsaw.", "Warsaw"),
        ("Norway deplored the bombing of a school in Lima and the execution of monks near Lagos.", "Lima+Lagos"),
        ("Macron met Ruto on the margins of a summit in Geneva.", "Geneva"),
        ("Two rival bus syndicates clashed at the terminal in Tegucigalpa on Monday.", "Tegucigalpa"),
        ("A bomb in Nairobi killed one guard.", "Nairobi"),
        ("Ten drivers were abducted on the Kayes road.", "Kayes road"),
        ("A bomber blew himself up at the gates of the Grozdan barracks.", "Grozdan barracks"),
        ("Police seized a ton of tea on a barge in the suburbs of Nairobi.", "Nairobi"),
        ("The army pulled out of Nairobi on Friday.", "Nairobi"),
        ("Miners marched through Nairobi.", "Nairobi"),
        ("Rebels shelled a post on the outskirts of Nairobi.", "Nairobi"),
        ("Peru threw out a plan for a road through Nairobi.", ""),
    ],
)
def test_where_an_event_is(text: str, place: str) -> None:
    assert {e.place.name for e in read(text).events if e.place is not None} == {p for p in place.split("+") if p}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The rebels killed 12 Kenyans and nine Peruvians.", (21, 21), None),
        ("The shell killed a nurse and her sister.", (2, 2), None),
        ("The bomb killed a family of five.", (5, 5), None),
        ("Six men died and forty were hurt when rebels raided a village.", (6, 6), (40, 40)),
        ("The raid wounded half a dozen sailors.", None, (6, 6)),
        ("Three dozen sailors were killed in the raid.", (36, 36), None),
        ("Six sailors were killed and dozens wounded in the raid.", (6, 6), (24, None)),
        ("Two guards were killed and Captain Ada Brun, 41, wounded in the raid.", (2, 2), None),
        ("A train crash in Peru killed 24; in Kenya rebels killed nine.", (9, 9), None),
        ("Rebels shelled the town, killing five men, among them two nurses, and hurting 18.", (5, 5), (18, 18)),
        ("The bomb killed three men and injured at least another seven.", (3, 3), (7, None)),
        ("The attack killed two and displaced 4,000 people.", (2, 2), None),
        ("Rebels shelled a byre, wounding a boy and killing three cows.", None, (1, 1)),
        ("Rebels shelled a camp, killing nine. Two more died in hospital.", (11, 11), None),
        ("Rebels shelled a camp, killing nine. A further two women were wounded.", (9, 9), (2, 2)),
        ("Rebels shelled a camp. There were no casualties.", (0, 0), (0, 0)),
        ("Rebels shelled a camp without causing any casualties.", (0, 0), (0, 0)),
        ("A drone hit a silo, killing nobody but wounding four.", (0, 0), (4, 4)),
        ("Guards gunned down a rival.", (1, 1), None),
        ("Guards shot dead a driver.", (1, 1), None),
        ("Rebels hacked six farmers to death.", (6, 6), None),
        ("The UN condemned the killing of three guards.", (3, 3), None),
        ("Rebels stormed a post. The army lost three soldiers.", (3, 3), None),
        ("Rebels shelled a camp; nine people were treated for burns.", None, (9, 9)),
        ("The raid left one guard dead and another badly wounded.", (1, 1), (1, 1)),
        ("Rebels stormed a camp, killing 27 to 30.", (27, 30), None),
        ("Rebels shelled a camp, wounding two. Doctors fear that nine may die.", None, (2, 2)),
        ("Rebels shelled a camp, wounding two. A raid could kill forty, a guard said.", None, (2, 2)),
        ("In 1968 a nurse was shot and wounded in a raid.", None, (1, 1)),
    ],
)
def test_how_many_are_told_dead_and_hurt(
    text: str, killed: tuple[int, int | None] | None, injured: tuple[int, int | None] | None
) -> None:
    (toll,) = [event.toll for event in _of_type(read(text), "ASSAULT") if event.toll is not None]
    told = [None if count is None else (count.low, count.high) for count in (toll.killed, toll.injured)]
    assert told == [killed, injured]


def test_the_agency_of_a_dateline_is_no_group() -> None:
    counted = "An official told Wire that he had counted eight coffins."
    text = (
        f"LIMA (Wire) - Negotiators sat down on Monday. {counted}\n\nThe president said the group had shelled Arequipa."
    )
    (event,) = _of_type(reading := read(text), "ASSAULT")
    assert "Wire" not in _names(reading, event.actors)


def test_a_body_of_a_people_is_one_in_a_headline_and_below_it() -> None:
    reading = read(
        "Nurses' union rejects offer\n\nWards stood empty on Monday after the nurses' union turned a pay offer down."
    )
    assert [actor.name for actor in reading.actors if "union" in actor.name.lower()] == ["Nurses' union"]


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("The envoys were called to Lima by Peru.", 0),
        ("Kenya's president called the Peruvian premier on Monday.", 1),
        ("Dahl called Brun to discuss the harbour.", 1),
    ],
)
def test_whoever_is_called_somewhere_is_not_telephoned(text: str, contacts: int) -> None:
    assert len(_of_type(read(text), "CONSULT")) == contacts
