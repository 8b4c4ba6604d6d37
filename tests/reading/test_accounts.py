"""Passages as reports write them, each with two accounts that cannot both hold, and passages where all can."""

import pytest

from dragoman.model.record import Reading
from dragoman.model.report import Report
from dragoman.model.vocabulary import Label
from dragoman.reading import load_reader

CONFLICTS = [
    # Tolls and numbers
    (
        "Shells fell on the market in Tarn at noon on Sunday. The mayor, Ilo Brack, said 19 people had been killed; "
        "the army of Osmar spoke of six dead.",
        "toll", "19 people had been killed", "six dead",
    ),
    (
        "Rebels attacked a checkpoint near Dovrin overnight. The interior ministry said that three policemen had died "
        "in the attack. According to the rebels, at least eleven were killed.",
        "toll", "three policemen had died", "at least eleven were killed",
    ),
    (
        "A rocket hit a school in Belvar, killing seven children, the Hadrian health ministry said. Moskria, whose "
        "forces hold the hills above the town, said that no one had been hurt.",
        "toll", "killing seven children", "no one had been hurt",
    ),
    (
        "Kelmar and Orduna had agreed to free 40 prisoners each. On Friday Orduna said that it had released 40 men, "
        "but Kelmar's ombudswoman, Tessa Orlo, said that only 31 had come home.",
        "number", "released 40 men", "only 31 had come home",
    ),
    (
        "The observers counted nine breaches of the truce on Monday. The Zarian army said it had registered 52.",
        "number", "counted nine breaches", "registered 52",
    ),
    (
        "Prime Minister Lenka Voss said that 12,000 people had fled the valley since May. The Red Cross puts the "
        "number of displaced at 30,000.",
        "number", "12,000 people had fled", "puts the number of displaced at 30,000",
    ),
    (
        "Torvia says its soldiers lost two men in the ambush at Senn Pass. Gharan insists that it killed fifteen.",
        "toll", "lost two men", "it killed fifteen",
    ),
    # Denials
    (
        "The daily Sud reported on Tuesday that President Arlen Koss had met the rebel leader Dario Menth in secret. "
        "Koss's office rejected the report as untrue.",
        "occurrence", "had met the rebel leader Dario Menth in secret", "rejected the report as untrue",
    ),
    (
        "Vestria said that its foreign minister had spoken with his Lormian colleague by telephone on Monday. "
        "\"There was no such call,\" said a spokeswoman for the Lormian foreign ministry.",
        "occurrence", "had spoken with his Lormian colleague by telephone", "There was no such call",
    ),
    (
        "Two diplomats said that Ruvenia had offered to lift its blockade of the port of Sarn. The foreign ministry in "
        "Ruvenia said that it knew nothing of such an offer.",
        "occurrence", "had offered to lift its blockade", "it knew nothing of such an offer",
    ),
    (
        "Karsk says that drones from Belmoria crossed the border on Saturday night. Belmoria denies that any of its "
        "drones left the country.",
        "occurrence", "drones from Belmoria crossed the border", "denies that any of its drones left the country",
    ),
    (
        "General Otho Braskin told parliament that his troops had left the town of Amer. The mayor of Amer said that "
        "the soldiers were still there.",
        "occurrence", "his troops had left the town of Amer", "the soldiers were still there",
    ),
    (
        "Union leader Petra Sohl said that the company had threatened to close the yard. \"Nobody threatened anyone,\" "
        "said the company's director, Rolf Amsel.",
        "occurrence", "the company had threatened to close the yard", "Nobody threatened anyone",
    ),
    (
        "The army blew up the bridge at Corro on Wednesday, according to villagers. An army spokesman said that its "
        "units had not been anywhere near the bridge.",
        "occurrence", "blew up the bridge at Corro", "had not been anywhere near the bridge",
    ),
    (
        "Ashvar accused Telmor of firing mortars at the village of Kund. Telmor said that the accusation was baseless.",
        "occurrence", "accused Telmor of firing mortars", "the accusation was baseless",
    ),
    (
        "A gas pipeline near Olt was blown up at dawn. Sorvia has accused the northern rebels of planting the "
        "explosives, a charge that they deny.",
        "occurrence", "planting the explosives", "a charge that they deny",
    ),
    (
        "Lomar says that the ceasefire is being observed. Residents of Petsk told reporters that shelling had "
        "continued through the night.",
        "occurrence", "the ceasefire is being observed", "shelling had continued through the night",
    ),
    (
        "The convoy arrived in Madur safely, the UN mission said. The drivers said that they had been shot at twice.",
        "occurrence", "arrived in Madur safely", "they had been shot at twice",
    ),
    # Dates and places, plans and what came of them
    (
        "The governor, Hanno Silk, said that the prisoners had been freed on Monday. Their families said that they had "
        "been freed only on Wednesday.",
        "date", "had been freed on Monday", "been freed only on Wednesday",
    ),
    (
        "Norland says the boat was stopped in international waters. The coastguard of Sevia said that it had been "
        "stopped in Sevian waters.",
        "place", "was stopped in international waters", "stopped in Sevian waters",
    ),
    (
        "According to the Tarsian foreign ministry, the next round will be held in Lund. Orvik's negotiator, Jana "
        "Meer, said that it would take place in Basra.",
        "place", "the next round will be held in Lund", "it would take place in Basra",
    ),
    # Words against conduct
    (
        "President Goran Elsin pledged on Sunday that his guns would stay silent during the holiday. On Monday morning "
        "Elsin's artillery shelled the suburbs of Drim, killing two women.",
        "said_and_done", "his guns would stay silent", "shelled the suburbs of Drim",
    ),
    (
        "\"We want talks, and we want them now,\" said the rebels' envoy, Samo Ket. An hour later the rebels walked "
        "out of the meeting.",
        "said_and_done", "We want talks", "walked out of the meeting",
    ),
    (
        "Zarnia promised not to attack the harbour while grain was being loaded. Its jets bombed the harbour on "
        "Tuesday, setting fire to two ships.",
        "said_and_done", "promised not to attack the harbour", "bombed the harbour on Tuesday",
    ),
    (
        "The government agreed to let the aid trucks through. The trucks have been held at the border for six days.",
        "said_and_done", "agreed to let the aid trucks through", "have been held at the border",
    ),
    # Who asked, who fired first
    (
        "The call took place at the request of Tolmen, said the spokesman of President Vidor Sarn. An aide to Tolmen's "
        "prime minister said it was Sarn who had asked for it.",
        "actors", "at the request of Tolmen", "it was Sarn who had asked for it",
    ),
    (
        "Urmia's army said that Castrian troops had fired first. The Castrian defence ministry said that its soldiers "
        "had only returned fire.",
        "actors", "Castrian troops had fired first", "had only returned fire",
    ),
    # Causes and reasons
    (
        "The fire at the Solkan refinery was caused by an electrical fault, the ministry of energy said. The rebels "
        "said that one of their drones had hit it.",
        "cause", "caused by an electrical fault", "one of their drones had hit it",
    ),
    (
        "Officials said that the minister had died of a heart attack. His widow says that he was poisoned.",
        "cause", "had died of a heart attack", "he was poisoned",
    ),
    (
        "The talks were broken off because the rebels had raised new demands, said government negotiator Mila Tosh. "
        "The rebels' spokesman, Arn Dulo, said that they were broken off because of the raids on Sunday.",
        "reason", "because the rebels had raised new demands", "because of the raids on Sunday",
    ),
    (
        "Premier Jost Alba said he had cancelled his trip because of illness. Two of his advisers said that he stayed "
        "at home because the rebels refused to receive him.",
        "reason", "because of illness", "because the rebels refused to receive him",
    ),
    (
        "Mirland blamed Okria for the sinking of the ferry. Okria said that the ferry had hit a mine laid by Mirland "
        "itself.",
        "cause", "blamed Okria for the sinking of the ferry", "had hit a mine",
    ),
    # Terms and stances
    (
        "President Ana Lisko said that the agreement includes the withdrawal of all foreign troops. Dorvia's foreign "
        "minister said that it does not mention troops at all.",
        "terms", "includes the withdrawal of all foreign troops", "does not mention troops",
    ),
    (
        "The Kurmali delegation said that the truce covers the islands. The islands are not part of the deal, a "
        "Selvan official said.",
        "terms", "the truce covers the islands", "The islands are not part of the deal",
    ),
    (
        "According to mediators, the rebels have accepted the proposal for a 60-day truce. \"We have accepted "
        "nothing,\" the rebels' commander, Idris Volm, said on Friday.",
        "stance", "the rebels have accepted the proposal", "We have accepted nothing",
    ),
    (
        "Foreign Minister Karel Doss said that Bruvia was ready to sign the treaty. A Bruvian diplomat said that his "
        "government would never sign it.",
        "stance", "Bruvia was ready to sign the treaty", "would never sign it",
    ),
    (
        "The minister said that Tarvos held eleven of his soldiers. \"We hold no prisoners,\" replied the governor of "
        "Tarvos, Edda Rynn.",
        "occurrence", "Tarvos held eleven of his soldiers", "We hold no prisoners",
    ),
    (
        "Brunmark demanded that the hostages be handed over. There are no hostages, the militia's spokesman, Jarl Oss, "
        "said.",
        "occurrence", "the hostages be handed over", "There are no hostages",
    ),
    (
        "Palvia expelled two Ostrian diplomats on Thursday, its foreign ministry said. Ostria said that the two had "
        "left of their own accord.",
        "cause", "expelled two Ostrian diplomats", "had left of their own accord",
    ),
    (
        "The militia says the two nurses left the hospital freely. The hospital's director, Nuri Hald, says they were "
        "taken away at gunpoint.",
        "cause", "left the hospital freely", "they were taken away at gunpoint",
    ),
]  # fmt: skip

HARMONIES = [
    "A mine killed two farmers near Tarn on Monday, the police said. On Thursday a car bomb in Belvar killed nine "
    "people, according to the mayor.",
    "The mayor said on Sunday that five people had died in the shelling. By Tuesday the number of dead had risen to "
    "eight, the mayor said.",
    "The hospital said that between ten and 15 people had been killed. The Red Cross spoke of 12 dead.",
    "\"This truce is a triumph,\" said Prime Minister Ana Lisko. The leader of the opposition, Bor Tamm, called it a "
    "humiliation.",
    "About 1,000 people had been held in the camp, the guards said. The Red Cross counted 1,012.",
    "Kelmar demands the return of the islands. Orduna demands that Kelmar withdraw its ships.",
    "Vestria's foreign minister spoke with his Lormian colleague by telephone on Monday. On Wednesday the two met in "
    "Basel.",
    "The rebels rejected the proposal for a 60-day truce. The government accepted it.",
    "Karsk says that it wants a lasting peace. Belmoria also says that it wants peace.",
    "The blockade has cut off the valley for nine weeks, residents said. Ruvenia said that the blockade would go on.",
    "The first round was held in Lund in May, the mediators said. The second, they said, was held in Basra in July.",
    "The company did not comment on the report. The union did not strike on Monday.",
    "President Arlen Koss said that he was ready to meet the rebel leader. The rebel leader, Dario Menth, said he "
    "would consider the offer.",
    "General Otho Braskin said that his troops had left the town of Amer. The troops had also left the village of "
    "Kund, he said.",
    "The army killed two gunmen on Friday. It said that 30 weapons had been found in their house.",
    "The observers counted nine breaches of the truce on Monday. They counted 14 on Tuesday.",
    "The minister denied that he would resign. \"I have work to do,\" he said.",
    "The talks were broken off because of the raids. The mediator, Jana Meer, said that she hoped they would resume.",
    "The ceasefire covers the coast, said the mediator. It does not cover the islands.",
    "Torvia said that two of its soldiers had been killed in the fighting. Gharan said that four of its own had died.",
    "A Bruvian diplomat said that his government would sign the treaty. It would never sign a second one, he said.",
    "Zarnia promised to keep the harbour open. Ships left the harbour on Tuesday, loaded with grain.",
    "The prisoners will be freed on Monday, said the governor. Their families said that they would wait at the gate "
    "from Sunday.",
    "The police denied the marchers a permit. The organisers said they would march all the same.",
    "The two sides have not yet agreed on a date. Lomar proposes June; Sarn would prefer September.",
    "Sorvia does not recognise the government in Olt. It said that it would not send an ambassador.",
]  # fmt: skip


def reading_of(text: str) -> Reading:
    return load_reader().read(
        Report(
            id="report-1", given_id=None, title=None, outlet=None, published="2031-05-14", language="en",
            translated_from=None, original_url=None, url=None, label=Label.PUBLIC, text=text,
        )
    )  # fmt: skip


@pytest.mark.parametrize(("text", "field", "first", "second"), CONFLICTS)
def test_conflict_is_told(text: str, field: str, first: str, second: str) -> None:
    shown = [(str(d.field), [a.span.of(text) for a in d.accounts]) for d in reading_of(text).discrepancies]
    wanted = [(at := text.index(words), at + len(words)) for words in (first, second)]
    spans = [(str(d.field), [(a.span.begin, a.span.end) for a in d.accounts]) for d in reading_of(text).discrepancies]
    assert any(
        kind == field and all(b < end and begin < e for (b, e), (begin, end) in zip(pair, wanted, strict=True))
        for kind, pair in spans
    ), shown


@pytest.mark.parametrize("text", HARMONIES)
def test_harmony_is_not(text: str) -> None:
    told = [(str(d.field), [a.span.of(text) for a in d.accounts]) for d in reading_of(text).discrepancies]
    assert told == []
