"""Passages as reports write them with two accounts that cannot both hold: the field and the words of each."""

CONFLICTS = [
    # Two tellers in one breath
    (
        "Police counted 60 vehicles at the border, the hauliers' association more than 150.",
        "number", "Police counted 60 vehicles", "the hauliers' association more than 150",
    ),
    (
        "The march ended peacefully at dusk. Organisers put the crowd at 20,000, police at 6,000.",
        "number", "Organisers put the crowd at 20,000", "police at 6,000",
    ),
    ("The army spoke of 12 dead, the rebels of 40.", "toll", "spoke of 12 dead", "the rebels of 40"),
    # At whose wish
    (
        "The ministry said the talks were adjourned at the request of the Karo Front. The road stayed shut. The "
        "Front's spokesman, Adel Rumi, said it had never asked for a pause.",
        "actors", "at the request of the Karo Front", "it had never asked for a pause",
    ),
    (
        "Zoltan Petri, the government's negotiator, said the break was the idea of the rebels. Snow fell all day. "
        "Nobody spoke to the press. The rebels said the request for a delay had come from the government.",
        "actors", "the break was the idea of the rebels", "the request for a delay had come from the government",
    ),
    (
        "It was the Meruzians who sued for a truce, the Orvan defence minister said on Friday. He gave no date. The "
        "Meruzian army said in a statement that the truce had been requested by Orva.",
        "actors", "It was the Meruzians who sued for a truce", "the truce had been requested by Orva",
    ),
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
    (
        "A man of 61 was killed at his house in Dorel by a shell fired from the east, his neighbours said. The "
        "commander of the eastern forces told the patrol that it had come from the west.",
        "place", "a shell fired from the east", "it had come from the west",
    ),
    # Readouts and communiqués, monitors, a council, a strike
    (
        "The two presidents spoke for an hour on Monday, the palace in Sorn said, and discussed the return of "
        "the hostages. The Aldish readout of the call makes no mention of hostages.",
        "terms", "discussed the return of the hostages", "makes no mention of hostages",
    ),
    (
        "Prime Minister Edda Lunn expressed her thanks for the invitation to visit Corvain in June, according "
        "to the Corvainese readout. Her office said later that no invitation had been received.",
        "occurrence", "the invitation to visit Corvain", "no invitation had been received",
    ),
    (
        "The call was initiated by the Maldran side, the presidency said. Maldra's embassy said that the call "
        "had been requested by Tesk.",
        "actors", "initiated by the Maldran side", "the call had been requested by Tesk",
    ),
    (
        "The communiqué says that all parties agreed to withdraw behind the river. The delegation of Ostra "
        "left the room before it was read out and said that it had agreed to nothing.",
        "stance", "all parties agreed to withdraw behind the river", "it had agreed to nothing",
    ),
    (
        "The Mission recorded 41 explosions on 3 June. The Tarvian liaison officer said that his side had "
        "counted only 12.",
        "number", "recorded 41 explosions", "had counted only 12",
    ),
    (
        "The commander at the checkpoint told the patrol that the road was mined. The patrol saw lorries "
        "passing along it.",
        "occurrence", "the road was mined", "lorries passing along it",
    ),
    (
        "The Mission's drone was brought down over Ulm at 14:10. The separatists said that it had crashed "
        "because of a technical fault.",
        "cause", "was brought down", "because of a technical fault",
    ),
    (
        "The envoy told the Council that 300 lorries had entered the valley in May. The representative of "
        "Hadria said that the figure was 1,200.",
        "number", "300 lorries had entered the valley", "the figure was 1,200",
    ),
    (
        "The special envoy, Lise Tarn, told the Council that both parties had accepted her plan. The "
        "representative of Moskria said that his government had not yet replied to it.",
        "stance", "both parties had accepted her plan", "had not yet replied to it",
    ),
    (
        "The envoy said that access had been refused on nine occasions. The representative of Moskria said "
        "that every request for access had been granted.",
        "occurrence", "access had been refused on nine occasions", "every request for access had been granted",
    ),
    (
        "The representative of Orduna accused Kelmar of using cluster bombs. Kelmar possesses no such "
        "weapons, its representative replied.",
        "occurrence", "of using cluster bombs", "possesses no such weapons",
    ),
    (
        "The union said that 4,000 dockers had stayed away from work on Monday. The port authority put the "
        "number of strikers at 900.",
        "number", "4,000 dockers had stayed away", "put the number of strikers at 900",
    ),
    (
        "Port director Karl Vane said that the union had broken off the talks. The union said that it was the "
        "company that had cancelled Tuesday's session.",
        "actors", "the union had broken off the talks", "it was the company that had cancelled",
    ),
    (
        "According to the company, the union agreed to a cooling-off period of 30 days. Union leader Rosa "
        "Tull called that \"a plain lie\".",
        "occurrence", "the union agreed to a cooling-off period", "called that \"a plain lie\"",
    ),
    (
        "Police said about 2,000 people had marched. The organisers spoke of 15,000.",
        "number", "2,000 people had marched", "spoke of 15,000",
    ),
    (
        "Tesk claims to have taken the town of Irin. Maldra's general staff says its soldiers still hold it.",
        "occurrence", "to have taken the town of Irin", "its soldiers still hold it",
    ),
    (
        "The defence minister, Oto Brand, said the officer had been captured alive. The guerrillas said that "
        "he had been killed in the fighting.",
        "occurrence", "had been captured alive", "he had been killed in the fighting",
    ),
    (
        "The deal gives both sides until 1 July to pull back, said the mediators. A Kurmali negotiator said "
        "the deadline was 15 July.",
        "date", "until 1 July", "the deadline was 15 July",
    ),
    (
        "President Arlen Koss said that he had proposed the meeting himself. His guest said that the idea had "
        "come from the Emir of Qatif.",
        "actors", "he had proposed the meeting himself", "the idea had come from the Emir",
    ),
    (
        "The ministry said that the ambassador had been recalled for consultations. In fact he had been "
        "expelled, two Lormian officials said.",
        "cause", "recalled for consultations", "he had been expelled",
    ),
    # What is so and what is not
    (
        "Velora's foreign ministry said the envoy had been received by the president. The president's office said that "
        "no meeting had taken place.",
        "occurrence", "the envoy had been received", "no meeting had taken place",
    ),
    (
        "The rebels said they had released all the children. Aid workers said at least 30 children were still held in "
        "the camp.",
        "occurrence", "released all the children", "30 children were still held",
    ),
    (
        "The operator said its offer remained on the table. The union said the offer had been withdrawn on Friday.",
        "occurrence", "its offer remained on the table", "the offer had been withdrawn",
    ),
    (
        "Drava announced that it had halted all strikes at midnight. Residents of Belvar reported shelling at two in "
        "the morning.",
        "occurrence", "it had halted all strikes", "shelling at two",
    ),
    (
        "Drava said it had halted all strikes at midnight. Residents of Belvar said that shelling went on at two in "
        "the morning.",
        "occurrence", "it had halted all strikes", "shelling went on",
    ),
    (
        "A weekly wrote that the army would storm the mill on Sunday. The general called the report a work of fiction.",
        "occurrence", "would storm the mill", "a work of fiction",
    ),
    # Figures and days that the second teller only names
    (
        "The guild said 6,400 of its members marched through Orlen. The police spoke of 2,100.",
        "number", "6,400 of its members marched", "spoke of 2,100",
    ),
    ("The herders said 90 goats were stolen. The chief counted 40.", "number", "90 goats were stolen", "counted 40"),
    (
        "Kelmar's command spoke of 70 dead in the raid. The hospital has confirmed 24.",
        "toll", "70 dead", "has confirmed 24",
    ),
    (
        "Orduna said its envoys met the rebels on 4 June. A rebel spokesman said it had been on the 7th.",
        "date", "met the rebels on 4 June", "it had been on the 7th",
    ),
    (
        "The ministry said the session was held on 4 June. The rebels said it took place on 9 June.",
        "date", "was held on 4 June", "took place on 9 June",
    ),
    (
        "The speaker said the vote had been unanimous. Two deputies voted against the text, an aide to one of them "
        "said.",
        "stance", "had been unanimous", "voted against the text",
    ),
]  # fmt: skip
