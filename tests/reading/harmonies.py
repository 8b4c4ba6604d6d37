"""Passages as reports write them in which all accounts can hold, much as some of them look alike."""

HARMONIES = [
    "The government and the strikers signed it at dawn. Opposition speaker Jorunn Lie called the agreement thin.",
    "The minister denied that the army had run out of fuel. Analysts in the capital, who had expected a longer war, "
    "see a pause by autumn.",
    "The rebels asked that the police force be cut from 900 to 400 before any vote now. The minister said no date "
    "for the vote had been discussed.",
    "The mayor accused the Highland Council of having fired on the mill. Snow fell. A lawyer denied "
    "that the Highland Council had brought tanks into the valley.",
    "The envoy said it had freed 40 soldiers, Kelmia 31.",
    "The observers recorded 14 violations by the Front, the army 12.",
    "The bank said profits rose 4 percent, sales 12 percent.",
    "The ministry reported two injured civilians, a woman of 34, a boy of nine.",
    "The session was suspended at the request of Japan. Later the second session was suspended at the request of "
    "China, the secretariat said.",
    "The company asked for a meeting with the mediator on Tuesday. The union asked for a meeting with the minister, it "
    "said.",
    "The rebels said they had released all the women. Aid workers said nine men were still held in the camp.",
    "The port had been closed in May, the ministry said. The port reopened in June, the harbour master said.",
    "Drava said it would halt all strikes at midnight. Residents of Belvar had reported shelling at two in the "
    "afternoon.",
    "The envoy will be received by the president, the ministry said. No meeting with the king is planned, his office "
    "said.",
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
    "The envoy told the Council that 300 lorries had entered the valley in May. In April the figure was "
    "1,200, he said.",
    "The Mission recorded 41 explosions on 3 June. It recorded 12 on 4 June.",
    "The union said that it had not been invited. The company said that it would invite the union next "
    "week.",
    "The patrol saw nine tanks at Lom. At Dorel it saw no weapons.",
    "The representative of Hadria said that his country had never felt so alone. The envoy said that he "
    "understood.",
    "The company offered two per cent. The union demands five per cent.",
    "The two presidents discussed the return of the hostages. They made no mention of sanctions.",
    "No one was hurt when a shell hit the mill. On the other bank of the river two shepherds were killed.",
    "Police said about 2,000 people had marched. The march was peaceful, the organisers said.",
    "Tesk claims to have taken the town of Irin. Maldra's general staff said that the fighting went on in "
    "Belk.",
    "The meeting in Lund lasted four hours, the Tarsian delegation said. The meeting in Basra lasted two, "
    "it said.",
    "Prime Minister Edda Lunn said she would visit Corvain. No date has been set, her office said.",
    "The union agreed to a cooling-off period of 30 days. The company welcomed this.",
    "Hadria has not replied to the plan. Moskria has accepted it, a Moskrian official said.",
    "The minister said that nobody would be arrested. \"We shall see,\" said the union's lawyer.",
    "Hadria will hold its fire until Sunday, its president promised. The Moskrian army shelled the bridge "
    "on Monday.",
    "Asked by the Lund envoy what he should raise with Sarn, President Oda named the border. Oda also asked him to "
    "seek Sarn's consent to a meeting, an aide to the envoy said.",
    "The union asked for a meeting on Monday. The company said that it had requested the figures from the "
    "port authority.",
    "The meeting was requested by Tesk, the presidency said. The agenda was proposed by the mediators, "
    "Maldra's embassy said.",
    "A drone hit the power station on Monday, residents said. On the same day an electrical fault stopped the "
    "trains, the railway said.",
    "Two officers were captured near Irin, the rebels said. The army said that nine rebels had been killed "
    "there.",
    "Hadria recalled its ambassador, its foreign ministry said. Moskria said it had expelled two journalists.",
    "The envoy said that access had been refused on nine occasions. The representative of Moskria said that "
    "visas had been granted to 40 aid workers.",
    "The police arrested 30 marchers, the minister said. The union said that 12 marchers had been injured.",
    "The company said 300 workers had returned to work. The union said 4,000 workers had joined the strike.",
    "The patrol was told that the road was closed. The patrol saw two lorries in Lom.",
    "Tesk's army took the town of Irin on Tuesday, it said. Maldra still holds the heights, its general staff "
    "said.",
    "President Koss said he would not meet the rebels. The rebels said they had met the bishop.",
    "The governor said that no prisoners had been harmed. Their families said that 14 prisoners had come "
    "home.",
    "The ceasefire is holding on the coast, the mission said. In the north shelling continued, residents "
    "said.",
    "The prime minister said that the deal was a success. No deal can last without justice, said the bishop.",
    "Vestria does not want war, its president said. Lormia's minister said that war could come at any time.",
    "General Brask said the rebels had attacked his post. He had not attacked anyone, said a farmer who was "
    "held for a night.",
    "The Lormian minister met the rebels in May, the daily Sud reported. He did not meet them in June, it "
    "added.",
    "The rebels said that they had freed 12 soldiers on Monday. The army said it had freed 30 rebels on "
    "Tuesday.",
    "Brun has said that the border stays closed. Oda's spokesman said there was no such request.",
    "Asked whether Torvia had agreed to withdraw its guns, the envoy answered that Torvia had no guns there.",
    "The envoy asked the mayor to free two men. Torvia insists that it has no guns on the ridge.",
    "The union said that 300 men had struck. At noon the company spoke of 120.",
    "The Mission recorded 23 breaches of the truce. Of the 23, it attributed 11 to the army.",
    "Employers offered 4 per cent, the union said. \"A fantasy,\" a minister called the demand.",
    "The owners wanted the men back on Friday. The union said they could not do so.",
    "The police chief, Dan Orlo, said that 31 people had been killed in the market. Of them, four were women, the "
    "clinic in Tarn said. Twelve of them died on the way, its director added.",
    "The ministry said that two guards were killed in the raid on the depot. Early reports had spoken of five "
    "dead, the governor said.",
    "The army said it received the bodies of 17 soldiers killed in May. The Front, which held 131 men in January, "
    "puts the number at 91.",
    "The envoy was asked about this in Lund. No such list had ever been made, the governor said.",
    "Do the villagers believe that the road is safe? They do not believe it, the mayor said.",
    "Talks must go on, the minister said. Nobody was going to wait for ever, the rebels said.",
    "Rebels attacked the courthouse on Friday, the police said. This was not the first attack on a court, the "
    "minister said.",
    "The report said the army had closed three clinics. The minister accused the rebels of violently denying "
    "access to the wounded.",
    "The governor warned that the army would clear the square by force. The general denied that foreign pilots "
    "flew for the air force.",
    "Seoul said the drills would begin in May. The general dismissed suggestions that they should be dropped.",
    "The mission said that 652 children were killed in the war. The report said that 255 children were killed in "
    "schools.",
]  # fmt: skip
