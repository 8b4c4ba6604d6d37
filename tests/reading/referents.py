"""Short invented reports, and whom a careful reader would name for the nth occurrence of a phrase in each."""

IGAD = "Intergovernmental Authority on Development"
NATO = "North Atlantic Treaty Organization"

RESOLVED = [
    # Full and short names, titles, honorifics.
    (
        "President Marta Lindqvist spoke on Monday. Lindqvist said talks would go on.",
        "Lindqvist said",
        1,
        ["Marta Lindqvist"],
    ),
    ('Anna Berg asked the general whether it was over. "Nearly," he said.', "he", 4, ["the general"]),
    ('A senator questioned Paul Ashdown about the shells. "There were none," he replied.', "he", 4, ["Paul Ashdown"]),
    ("Paul Ashdown asked Ivan Orlov about the gas. He said that the pipes were dry.", "He", 1, ["Ivan Orlov"]),
    ("Foreign Minister Paul Ashdown met reporters. Mr Ashdown declined to answer.", "Mr Ashdown", 1, ["Paul Ashdown"]),
    ("Secretary of State Helen Marsh called him. Marsh was brief.", "Marsh was", 1, ["Helen Marsh"]),
    # Two named as one subject are "they", though a parser makes two subjects of them.
    (
        "Drivers say the column reached the bridge. On Saturday Interior Minister Branko Stavrev and his Tarskan "
        "colleague, Ilir Domani, sat at one table for four hours. They also agreed to lay a telephone line.",
        "They",
        1,
        ["Branko Stavrev", "Ilir Domani"],
    ),
    # Forms of address are the same person's all through.
    (
        "His Highness the Emir, Sheikh Rashid bin Hamad, held calls. His Highness received a call from the President "
        "of Maravan, Idris Belkheir. His Highness stressed that nobody can wait.",
        "His Highness",
        3,
        ["Rashid bin Hamad"],
    ),
    # Apposition on either side of the name.
    (
        "Ivan Petrov, the Russian foreign minister, arrived on Friday. The minister said nothing.",
        "The minister",
        1,
        ["Ivan Petrov"],
    ),
    (
        "The defence minister, Anna Kowalska, resigned. Kowalska gave no reason.",
        "The defence minister",
        1,
        ["Anna Kowalska"],
    ),
    # Offices by state.
    (
        "French President Luc Moreau met Italian Prime Minister Carla Rossi in Rome. "
        "The Italian prime minister said the French president had been frank.",
        "the French president",
        1,
        ["Luc Moreau"],
    ),
    (
        "French President Luc Moreau met Italian Prime Minister Carla Rossi. The Italian prime minister was glad.",
        "The Italian prime minister",
        1,
        ["Carla Rossi"],
    ),
    # A demonym used of a person, and of a people.
    ("Polish President Jan Nowak left early. The Pole was tired, aides said.", "The Pole", 1, ["Jan Nowak"]),
    ("The Russians rejected the plan.", "The Russians", 1, ["Russia"]),
    # Those who stand for a state, and those who do not.
    ("The Kremlin denied the report.", "The Kremlin", 1, ["Russia"]),
    ("Kyiv has accepted the truce, and Moscow has refused it.", "Moscow", 1, ["Russia"]),
    ("Ankara's government said it would host the talks.", "Ankara's government", 1, ["Turkey"]),
    # Pronouns.
    ("Maria Silva met John Hart on Monday. She said the talks were useful.", "She", 1, ["Maria Silva"]),
    ("Maria Silva met John Hart on Monday. He said the talks were useful.", "He", 1, ["John Hart"]),
    ("Norway welcomed the deal. It offered to send monitors.", "It", 1, ["Norway"]),
    # Acronyms in brackets.
    (
        "The Front for the Liberation of Osta (FLO) claimed the attack. The FLO said more would follow.",
        "The FLO",
        1,
        ["Front for the Liberation of Osta"],
    ),
    (
        "The Northern Border Mission (NBM) counted nine shots. The Mission could not say who fired.",
        "The Mission",
        1,
        ["Northern Border Mission"],
    ),
    # Rebels and other armed groups.
    (
        "The Hill Tribes Front shelled the town. The rebels said they were answering an attack.",
        "The rebels",
        1,
        ["Hill Tribes Front"],
    ),
    # Invented countries.
    ("Velora's foreign ministry denied it. The Velorans have said little since.", "Velora", 1, ["Velora"]),
    ("Veloran troops crossed the river. Velora's government denied it.", "Velora's government", 1, ["Velora"]),
    (
        "The Prime Minister of Sarn, Olga Wendt, and Orland's president, Karl Voss, met. The two leaders shook hands.",
        "The two leaders",
        1,
        ["Olga Wendt", "Karl Voss"],
    ),
    # Both sides.
    (
        "Armenia and Azerbaijan traded fire on Sunday. Armenia blamed Azerbaijan. Both sides denied firing first.",
        "Both sides",
        1,
        ["Armenia", "Azerbaijan"],
    ),
    # Those who are only counted.
    (
        "Envoy Ana Brel met General Tarek Osman in Zurin on Monday. The two agreed to a prisoner exchange.",
        "The two",
        1,
        ["Ana Brel", "Tarek Osman"],
    ),
    ("Spain, France and Italy met on Friday. All three backed a truce.", "All three", 1, ["France", "Italy", "Spain"]),
    (
        "Prime Minister Lena Kost and rebel leader Davi Horn spoke by phone, and both promised further talks.",
        "both",
        1,
        ["Davi Horn", "Lena Kost"],
    ),
    ("Envoys came and went. The three agreed to a truce.", "The three", 1, []),
    # Whoever governs, where no state is told.
    ("The government turned down a plan to send observers.", "The government", 1, ["government"]),
    ("The owners rejected the offer.", "The owners", 1, ["The owners"]),
    # Unnamed sources keep their description.
    (
        "Two diplomats briefed on the talks said a deal was near.",
        "Two diplomats",
        1,
        ["Two diplomats briefed on the talks"],
    ),
    (
        "A Turkish official said the date was open. The official asked not to be named.",
        "The official",
        1,
        ["A Turkish official"],
    ),
    # Of two bodies of one kind, the one that the sentence before is about.
    (
        "The Ministry of Trade of Tolvar scorned the note by the Ministry of Trade of Sarnovia. The Ministry said no.",
        "The Ministry",
        2,
        ["Ministry of Trade of Tolvar"],
    ),
    ("Kenya's Supreme Court sat. Peru's Supreme Court freed a man.", "Kenya's Supreme Court", 1, ["Supreme Court"]),
    (
        "General Dorn heads the eastern government, and Brazil backs him. The government denied it.",
        "The government",
        1,
        ["eastern government"],
    ),
    # Groups: armed or not, named or brought to mind by whoever leads them.
    (
        "Amnesty International denounced Hezbollah. The group said nine men were held.",
        "The group",
        1,
        ["Amnesty International"],
    ),
    ("NATO denounced Hezbollah. The group denied the charge.", "The group", 1, ["Hezbollah"]),
    ("Envoys saw two Hamas commanders in Cairo. The movement freed a man.", "The movement", 1, ["Hamas"]),
    ("Hamas fired rockets. The protest movement stayed at home.", "The protest movement", 1, ["protest movement"]),
    # Those whom a state's name only places.
    ("Chad's opposition turned down the offer.", "Chad's opposition", 1, ["Chad's opposition"]),
    ("The Danish farm lobby praised the plan.", "lobby", 1, ["Danish farm lobby"]),
    ("France's far right opposed the deal.", "right", 1, ["France's far right"]),
    ("Libyan smugglers shot at a patrol.", "smugglers", 1, ["Libyan smugglers"]),
    ("Greek media reported a strike.", "Greek media", 1, ["Greek media"]),
    ("Three Danes attacked a guard.", "Three Danes", 1, ["Three Danes"]),
    # A state's own body, and not that of the one that is told of most.
    ("Chile's Congress voted on Friday. Congress said no.", "Congress", 2, ["Congress"]),
    ("The US Congress voted on Friday.", "Congress", 1, ["US Congress"]),
    # Names with small words and genitives.
    ("Von der Aue nodded.", "Aue", 1, ["Von der Aue"]),
    ("The Marn People's Liberation Front withdrew.", "Front", 1, ["Marn People's Liberation Front"]),
    ("20:15 The pilots' union called off its strike.", "union", 1, ["pilots' union"]),
    ("At least nine teachers said so.", "teachers", 1, ["nine teachers"]),
    # One of a state, told of by where he is from.
    ("Aldo Ricci of Italy met Lena Kost of Norway. The Italian left first.", "The Italian", 1, ["Aldo Ricci"]),
    ("The Dane said he would wait.", "The Dane", 1, ["The Dane"]),
    ("Ricci met Kost. The latter smiled.", "The latter", 1, ["Kost"]),
    ("South Korea fired two shots. The North protested.", "The North", 1, ["North Korea"]),
    # One or two of each state.
    (
        "The presidents of Chad and Niger, Idris Bello and Omar Saley, met.",
        "The presidents",
        1,
        ["Idris Bello", "Omar Saley"],
    ),
    ("Greek and Turkish troops traded fire.", "Turkish troops", 1, ["Greek troops", "Turkish troops"]),
    # Beside a name.
    ("A Hamas negotiator, Khalil Mansour, agreed.", "A Hamas negotiator", 1, ["Khalil Mansour"]),
    ("One of the miners, Pablo Reyes, agreed.", "One", 1, ["Pablo Reyes"]),
    # Nobody, and those who are new.
    ("No group claimed it.", "No group", 1, []),
    ("By Ana Brel and Omar Saley\n\nIt is over. Two officials said so.", "Two officials", 1, ["Two officials"]),
    (
        "The Cypriot leader, Nikos Pavlou, was there. Downing Street said that the prime minister was not.",
        "the prime minister",
        1,
        ["the prime minister"],
    ),
    ("Kenya's opposition leader met the president.", "the president", 1, ["the president"]),
    # Where they act and what they are asked for is no part of their name.
    ("Nine men were freed by gunmen in Nairobi.", "gunmen", 1, ["gunmen"]),
    ("Officials in Nairobi denied it.", "Officials", 1, ["Officials in Nairobi"]),
    ("The mayor thanked soldiers for clearing the road.", "soldiers", 1, ["soldiers"]),
    # What a body is, beside its name and after it.
    ("IGAD, the regional bloc, called a summit. The bloc set no date.", "The bloc set", 1, [IGAD]),
    ("NATO and Serbia traded blame. The alliance said jets had come.", "The alliance", 1, [NATO]),
    ("Le Monde printed a map. A clerk told the paper that it was old.", "the paper", 1, ["Le Monde"]),
    ("Corvo, the biggest terminal operator, left. The union thanked the company.", "the company", 1, ["Corvo"]),
    ("Talks with Holm Shipping ended. The firm gave no reason.", "The firm", 1, ["Holm Shipping"]),
    ("Talks with Holm Shipping ended. The rival firm was glad.", "The rival firm", 1, ["rival firm"]),
    ("Holm Shipping froze wages. Holm said it had to.", "Holm said", 1, ["Holm Shipping"]),
    ("The mayor's party, Aurora, won. The party has nine seats.", "The party", 1, ["Aurora"]),
    (
        "The People's Freedom Army of Dorrim shelled a camp. The PFAD denied it.",
        "The PFAD",
        1,
        ["People's Freedom Army of Dorrim"],
    ),
    ("The Irish and Dutch envoys, Sean Daly and Jan Visser, met.", "envoys", 1, ["Jan Visser", "Sean Daly"]),
    # Companies, unions and parties: by a short form, by what they are, and both sides of what they bargain over.
    ("Veldt Foods turned down a bid. Veldt is worth more, a banker said.", "Veldt is", 1, ["Veldt Foods"]),
    ("Corvane raised its bid. Corvane's shareholders were told first.", "Corvane raised", 1, ["Corvane"]),
    ("The carrier Zephyra and its pilots met. The airline made an offer.", "The airline", 1, ["Zephyra"]),
    ("Lumen Energy held out. A Lumen spokesman, Karl Voss, said the company was firm.", "company", 1, ["Lumen Energy"]),
    ("The miners' union struck. The United Mine Workers want more.", "miners' union", 1, ["United Mine Workers"]),
    ("The Greens' leader, Eva Holt, said her party was ready.", "her party", 1, ["Greens"]),
    (
        "Astra Rail met the National Union of Drivers over the strike. Both sides were firm.",
        "Both sides",
        1,
        ["Astra Rail", "National Union of Drivers"],
    ),
    (
        "Corvane made an offer for Veldt Foods. Shares in Corvane fell. The two companies are old rivals.",
        "The two companies",
        1,
        ["Corvane", "Veldt Foods"],
    ),
    (
        "The Greens, the Liberals and the Social Democrats met. Both sides wait.",
        "Both sides",
        1,
        ["Both sides"],
    ),
    ("Sven Halvorsen owns Halvorsen Terminals. Halvorsen said he was ill.", "Halvorsen said", 1, ["Sven Halvorsen"]),
    ("Lumen Energy and Veldt Foods are to merge. The bidder waits.", "The bidder", 1, ["bidder"]),
    ("Boeing and the union resumed talks. The planemaker offered more.", "The planemaker", 1, ["Boeing"]),
    (
        "Astra Rail and the National Union of Drivers have a dispute. Negotiators for both sides will meet on Friday.",
        "Negotiators",
        1,
        ["Astra Rail", "National Union of Drivers"],
    ),
    (
        "The EU and Meridor argue over a levy. The two sides met. Meridor's foreign ministry is firm.",
        "two sides",
        1,
        ["European Union", "Meridor"],
    ),
    ("Corvane raised its bid, the company said. Veldt Foods waits.", "the company", 1, ["Corvane"]),
    ("The board of Veldt Foods met. The mayor waits. The board rejected it.", "The board rejected", 1, ["Veldt Foods"]),
    ("Pilots at Zephyra struck. Zephyra raised its offer. The carrier was ready.", "The carrier", 1, ["Zephyra"]),
    ("The Liberals' votes count. Liberal leader Eva Holt said her party was ready.", "her party", 1, ["Liberals"]),
    ("The Republicans spoke. Iran's Republican Guard was silent.", "Guard", 1, ["Republican Guard"]),
    ("The Council for the Sea met.", "The Council for the Sea", 1, ["Council for the Sea"]),
    (
        "The drivers' union met. Union negotiator Rosa Klein said the union was firm.",
        "the union was",
        1,
        ["drivers' union"],
    ),
    ("The Fishermen's Association met. The association was firm.", "The association", 1, ["Fishermen's Association"]),
    ("Labour Minister Ines Calder spoke. The minister left.", "The minister", 1, ["Ines Calder"]),
    ("Chad's president-elect, Idris Bello, blamed the court.", "president-elect", 1, ["Idris Bello"]),
    # Second names.
    ("The rebel leader, who goes by the name Abu Musa, agreed. Abu Musa left.", "The rebel leader", 1, ["Abu Musa"]),
    ("Omar Haddad, better known as Nebro, hid. Nebro was ill.", "Nebro was", 1, ["Omar Haddad"]),
    ("Police identified the driver as Ivan Petrov.", "Police", 1, ["Police"]),
    (
        "The guerrillas, who call themselves the Army of the Poor, agreed. The Army of the Poor left.",
        "The guerrillas",
        1,
        ["Army of the Poor"],
    ),
    ("Talks with the dockers' union failed. The Harbour Union said so.", "dockers' union", 1, ["Harbour Union"]),
    ("The nurses' union met. The Miners' Union was absent.", "nurses' union", 1, ["nurses' union"]),
    # An office and the name that comes without it.
    (
        "Talks go on, the Kenyan foreign minister said. Ruth Kamau told reporters that they were hard.",
        "foreign minister",
        1,
        ["Ruth Kamau"],
    ),
    (
        "Talks go on, the Kenyan foreign minister said. Ruth Kamau, a nurse, told reporters that they were hard.",
        "foreign minister",
        1,
        ["the Kenyan foreign minister"],
    ),
    ("Ivan Peskin said no. The Kremlin spokesman added that it was late.", "spokesman", 1, ["Ivan Peskin"]),
    ("Ivan Peskin left. The Kremlin spokesman said that it was late.", "spokesman", 1, ["The Kremlin spokesman"]),
    ("UN envoy Kari Holm came. The Norwegian met both generals.", "The Norwegian", 1, ["Kari Holm"]),
    (
        "The Kremlin said that President Ivan Orlov had called Polish President Jan Wilk. The Russian leader was calm.",
        "The Russian leader",
        1,
        ["Ivan Orlov"],
    ),
    (
        "The Kremlin said that President Ivan Orlov had called Polish President Jan Wilk. He thanked his colleague.",
        "his colleague",
        1,
        ["Jan Wilk"],
    ),
    # Whom a spokesman speaks of; what is no one.
    ("Ana Brel met Milos Petrak. Petrak's office said it had been his idea.", "his", 1, ["Milos Petrak"]),
    ("Paul Ashdown's lawyer said he would appeal.", "he", 1, ["Paul Ashdown"]),
    ("Hanna Berg met Omar Kara. Kara told her that it was late.", "her", 1, ["Hanna Berg"]),
    ("The BBC broke the news. The envoy confirmed it.", "it", 1, []),
    ("The BBC broke the news. The envoy blamed it.", "it", 1, ["BBC"]),
    ('Omar Kara told reporters it was over. "We will give them a chance," he said.', "them", 1, []),
    # Two together that are no states.
    (
        "Ana Brel wrote to Omar Kara and Ivan Petrov. The latter has not replied.",
        "The latter",
        1,
        ["Ivan Petrov"],
    ),
    (
        "Holm Shipping and Corvo plc parted. The two companies gave no reason.",
        "companies",
        1,
        ["Corvo plc", "Holm Shipping"],
    ),
    ("Two companies left. Holm Shipping and Corvo plc stayed.", "Two companies", 1, ["Two companies"]),
    (
        "Talks between the Miners' Union and Holm Shipping failed. The two sides may meet.",
        "sides",
        1,
        ["Holm Shipping", "Miners' Union"],
    ),
    ("The National Teachers Union met.", "Union", 1, ["National Teachers Union"]),
    ("IGAD leaders will meet, the bloc said. SPLM-IO agreed.", "the bloc", 1, [IGAD]),
    ("The Lord's Resistance Army fled.", "Army", 1, ["Lord's Resistance Army"]),
    ("Mali paid. The junta, in power since May, said so.", "The junta", 1, ["Mali"]),
    ("Brussels froze funds. Funds are low.", "Funds", 1, []),
    ("The truce ends after Ramadan.", "Ramadan", 1, []),
    ("The Line of Control is quiet.", "Control", 1, []),
    ("Ana Brel thanked Chad's president. She saw the two ministers.", "ministers", 1, ["the two ministers"]),
    ("Two customs services signed a pact.", "Two customs services", 1, ["Two customs services"]),
    (
        "The mediator in the dispute over the strait, former minister Olav Hegge, left. The prime minister stayed.",
        "mediator",
        1,
        ["Olav Hegge"],
    ),
    ("Former minister Olav Hegge left. The prime minister stayed.", "prime minister", 1, ["The prime minister"]),
    ("Prime Minister Olav Hegge left. The premier was tired.", "The premier", 1, ["Olav Hegge"]),
    ("Father Miguel Soto came. The priest was tired.", "The priest", 1, ["Miguel Soto"]),
    ("Premier Bo met the press. Modi told Bo that peace was near.", "Bo that", 1, ["Bo"]),
    (
        "France, Germany and Poland urged calm in the war. Mongolia fought Bhutan. Both sides denied it.",
        "Both sides",
        1,
        ["Bhutan", "Mongolia"],
    ),
    ("Hezbollah's leader, Naim Qassem, said the party would wait.", "the party", 1, ["Hezbollah"]),
    ("Naim Qassem said the party would wait.", "the party", 1, ["party"]),
    ("The gang, known as the EMC, denied it.", "The gang", 1, ["Estado Mayor Central"]),
    ("Rivers rose. She told KWMT that it rained.", "KWMT", 1, ["KWMT"]),
    ("The Sons of the Delta, an armed group, agreed. The group is small.", "The group", 1, ["Sons of the Delta"]),
    # Beside a name: with a clause of its own, with "retired", and lists.
    ("Zarif Khan, a former police chief who fled in 2022, agreed.", "police chief", 1, ["Zarif Khan"]),
    ("The president's adviser, retired General Paul Ebi, agreed.", "adviser", 1, ["Paul Ebi"]),
    ("The heads of both services, Omar Bello and Ivan Petrov, met.", "heads", 1, ["Ivan Petrov", "Omar Bello"]),
    ("Omar Bello, a police chief, left. The interior minister stayed.", "minister", 1, ["The interior minister"]),
    ("Omar Bello was calm. It was over, said the 62-year-old.", "the 62-year-old", 1, ["Omar Bello"]),
    ("Omar Bello met Paul Ebi. The former teacher smiled.", "The former teacher", 1, ["Omar Bello"]),
    ("Omar Bello and Paul Ebi met. The former teacher smiled.", "The former teacher", 1, ["The former teacher"]),
    ("The mayor urged the neighbours to wait.", "the neighbours", 1, ["the neighbours"]),
    ("The Front wrote on Telegram that it was over.", "Telegram", 1, []),
    (
        "The trade minister denied it. The mission's chief, Nils Haysom, was silent.",
        "The trade minister",
        1,
        ["The trade minister"],
    ),
    (
        "The Minister received H.E. Mrs. Sigrid Holm. Her Excellency brought a letter.",
        "Her Excellency",
        1,
        ["Sigrid Holm"],
    ),
]
