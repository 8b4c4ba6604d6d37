"""More of the kind of `referents`: phrases that take up whom sentences before them name."""

TAKEN_UP = [
    # What a state is, beside its name and after it.
    ("The Kingdom of Torva expelled an envoy. Estmark's army said the kingdom lied.", "the kingdom", 1, ["Torva"]),
    ("Talks in the Gulf emirate of Qasra failed. The emirate will try again.", "The emirate", 1, ["Qasra"]),
    ("Ardania, a small republic, accused Sarn. The republic's navy left.", "The republic", 1, ["Ardania"]),
    ("Saudi Arabia hosted Iran. The kingdom urged calm.", "The kingdom", 1, ["Saudi Arabia"]),
    ("Velmora's army left. Its ally, the neighbouring kingdom, stayed.", "the neighbouring kingdom", 1, []),
    ("They met in Qasra, whose emir has mediated. Qasra will host them.", "Qasra will", 1, ["Qasra"]),
    (
        "The three guarantors, Ostia, Qasra and Brenland, met. All three left.",
        "All three",
        1,
        ["Ostia", "Qasra", "Brenland"],
    ),
    # Several that are coordinated, or deal with each other.
    ("The government of Orland and the rebel Dawn Front said they had agreed.", "they", 1, ["Orland", "Dawn Front"]),
    ("Ana Lind met Ivo Brun on Monday, officials said. They spoke of the gas.", "They", 1, ["Ana Lind", "Ivo Brun"]),
    ("Ana Lind held talks with Ivo Brun. They spoke of the gas.", "They", 1, ["Ana Lind", "Ivo Brun"]),
    ("Ana Lind told Ivo Brun a lie. They spoke of the gas.", "They", 1, []),
    (
        "The two ministers, Ana Mosk of Torva and Ruta Hall of Sarn, met the rebels. They left.",
        "They",
        1,
        ["Ana Mosk", "Ruta Hall"],
    ),
    ("Ana Lind met Ivo Brun on Monday. An aide brought the pair tea.", "the pair", 1, ["Ana Lind", "Ivo Brun"]),
    ("Ana Lind met Ivo Brun. Lind let observers in. The two will meet again.", "The two", 1, ["Ana Lind", "Ivo Brun"]),
    # Nobody is "he" in his own words, nor in his own turn.
    ('"I warned the envoy," President Luis Salas said. "He answered that it was late."', "He", 1, ["the envoy"]),
    ('President Luis Salas said: "Ivan Brun came. He wants peace."', "He", 1, ["Ivan Brun"]),
    # Who only saw a paper has nobody, and a paper has no men.
    ("The Dorna Front wrote. In a letter seen by Reuters, its chief promised peace.", "its", 1, ["Dorna Front"]),
    (
        "Ana Lind met Ivo Brun. The former spoke, and the latter complained of strikes on his camps.",
        "his",
        1,
        ["Ivo Brun"],
    ),
    # Who holds an office is called by other words for it, and by that of a body that he leads.
    ('Bishop Anselm Kato led them. "They are free," the prelate said.', "the prelate", 1, ["Anselm Kato"]),
    ("President Ana Mwa met Ivo Brun. An aide said the head of state had left.", "the head", 1, ["Ana Mwa"]),
    ("The Lakes Commission met. Its chairwoman, Grace Odara, spoke. The commission's chief left the room.",
     "The commission's chief", 1, ["Grace Odara"]),
    ("President Ana Mwa spoke. The director of the mill left.", "The director", 1, ["The director of the mill"]),
    ("Jano Merrick, commander of the rebel Dawn Front, met Ana Brel. The rebel leader left.", "The rebel leader", 1,
     ["Jano Merrick"]),
    ("Jano Merrick, who leads the Dawn Front, met Ana Brel. The Front's leader left.", "The Front's leader", 1,
     ["Jano Merrick"]),
    ("The Dawn Front, led by Jano Merrick, met Ana Brel. The Front's leader left.", "The Front's leader", 1,
     ["Jano Merrick"]),
    # A ministry or an army that is told apart from others is none of them.
    ("Norway and Cuba called on both sides to keep the corridor open. The government objected.", "The government", 1,
     ["government"]),
    ("Chad and Niger met in Doha. Chad's envoy spoke. The government objected.", "The government", 1, ["Chad"]),
    ("Qasra's army left. Qasra's government armed the southern forces.", "the southern forces", 1, ["southern forces"]),
    ("Sarn's foreign ministry spoke. The defence ministry agreed.", "The defence ministry", 1, ["defence ministry"]),
    ("Sarn's army denied it. The army left.", "The army", 1, ["Sarn's army"]),
    # Rebels whom a report names, and those who fight for them.
    ("Rebels free two men. The Northern Dawn Movement released them.", "Rebels", 1, ["Northern Dawn Movement"]),
    ("The rebels fled. The Dawn Movement met the Hill Movement.", "The rebels", 1, ["The rebels"]),
    ("Hill Brigade militants attacked. Its last fighters fled.", "Its last fighters", 1, ["Hill Brigade"]),
    # What a report itself says that initials, "Per" and "&" mean.
    ("The International Relief Committee (IRC) left. The IRC returned.", "The IRC", 1,
     ["International Relief Committee"]),
    ("Per Lund, an analyst, spoke. Lund left.", "Lund left", 1, ["Per Lund"]),
    ("Mercer & Sons advised them. Mercer left.", "Mercer left", 1, ["Mercer & Sons"]),
    # Of two who share a surname, the one of that office, or of that style.
    ("President Olga Mirren and her brother, Defence Minister Anton Mirren, left. President Mirren spoke.",
     "President Mirren", 1, ["Olga Mirren"]),
    ("President Olga Mirren and her brother, Defence Minister Anton Mirren, left. Mrs. Mirren spoke.",
     "Mrs. Mirren", 1, ["Olga Mirren"]),
    ("Sarn's minister Ivo Brun met Ana Mosk, his Veldan counterpart. Velda's army left. The Veldan minister spoke.",
     "The Veldan minister", 1, ["Ana Mosk"]),
    # Those whom a list names, and what several have one each of.
    ("The mediators, Qatar and Egypt, met. The mediators said no.", "The mediators", 2, ["Qatar", "Egypt"]),
    ("The mediators, Qatar and Egypt, met. Iran's mediators said no.", "Iran's mediators", 1, ["Iran's mediators"]),
    ("Iran's minister Ana Brel and Iraq's minister Ivo Lund said their governments agreed.", "their governments", 1,
     ["Iran", "Iraq"]),
    ("Iran and Iraq blamed each other. Their envoys will meet.", "Their envoys", 1, ["Iran", "Iraq"]),
    ("Iran and Iraq blamed each other. Their envoys were expelled.", "Their envoys", 1, ["Their envoys"]),
    ("Iran's minister Ana Brel said her side would return.", "her side", 1, ["Iran"]),
    ("A note leaked to the Courier says the group will stay.", "the group", 1, ["group"]),
    # Who counts two, or owns what is near, is taken up before others.
    ("Gunmen seized two nuns on Sunday. The pair were freed.", "The pair", 1, ["two nuns"]),
    ("Iran's president met his Iraqi counterpart. The two signed it.", "The two", 1,
     ["Iran's president", "his Iraqi counterpart"]),
    ("Ana Lind and Ivo Brun praised the teachers and their strike.", "their", 1, ["the teachers"]),
    # Those who are told something are not "they" in it; several armies are no "it".
    ('"We did not start it," General Osman Dey told the villagers. "They came at night."', "They", 1, []),
    ("Iran denies it. The two armies, it says, are far apart.", "it says", 1, ["Iran"]),
    ("The leader of the northern front, known as Tiger, left.", "The leader", 1, ["Tiger"]),
]  # fmt: skip
