"""Short reports of several kinds, of invented countries, and what their reading must hold: the whole reader at work.

Each row is a text with what must be told (event type, modality, and a word of the trigger), or the like for the other
kinds of items. What else is told is not held here: `benchmarks` measure precision. One item of a text may be
missing, so that a better encoder that loses one elsewhere is not held back.
"""

import pytest
from unseen import read

from dragoman.model.record import Range

WIRE = """\
KESH, May 14 (North Wire) - Government forces carried out air strikes on rebel positions around Marn Ford overnight, \
killing at least 14 civilians, hours after the two sides had agreed to extend a week-old truce, officials said on \
Wednesday.

The Velora Defence Ministry denied that its aircraft had bombed the town. The Marn Liberation Front warned that it \
would walk out of talks in Kesh on Friday unless the raids stopped. Mediator Tove Aldring is due to meet Front leader \
Sami Okoro on Thursday.
"""
SITUATION = """\
Situation report no. 14: Tarn district

On 11 May a convoy of six trucks was turned back at the Sollen checkpoint by soldiers of the Drava army. Two \
drivers were detained and released the following day.

Shelling of the hospital in Tarn on 12 May left eight dead and sixty wounded. The army has denied responsibility for \
the attack.

Relief Watch delivered water and tents to 400 people on 13 May. We urge all parties to grant humanitarian access.
"""
READOUT = """\
Readout of the Secretary-General's call with the President of Velora

The Secretary-General spoke today by telephone with the President of Velora, Irena Maltsev. He reiterated his call for \
an immediate ceasefire.

The President informed the Secretary-General that she would attend the summit in Geneva on 3 June, provided that the \
Prime Minister of Drava also attended.
"""
MINISTRY = """\
Statement of the Ministry of Foreign Affairs of Drava

The Ministry strongly condemns the abduction of four Dravan fishermen by the Veloran coast guard on 9 May and demands \
their immediate release.

Drava rejects Velora's proposal to demilitarise the Olen islands. Should Velora close the strait, Drava will suspend \
the fisheries agreement of 2019.
"""
DAILY = """\
The government had promised each fighter a plot of land. The promise has not been kept, the commander said. The army \
arrested eleven of his men on Sunday.
"""
SEA = """\
Two frigates have been sent to the area. Drava's navy fired warning shots at a patrol boat on Tuesday; nobody was \
hurt. The crew could be freed within days if the owner pays a fine of 3 million dollars, a Veloran official said.
"""
STRIKE = """\
Staff of three banks in Sella ended a nine-day strike on Tuesday after their union and the employers agreed to resume \
wage talks on Monday. The union had demanded a rise of eight percent. Police arrested seven pickets last week.
"""
MERGER = """\
Norvik Steel on Tuesday rejected a takeover offer of 4.2 billion dollars from its larger rival Halden Metals. Halden's \
chairman, Per Aas, met Norvik's board in Oslo last week and offered to keep both plants open. The unions oppose the \
merger.
"""
TRADE = """\
The Union wants Velora to cut its duties on cars from 15 to 5 percent. The Union has threatened to impose a 20 percent \
tariff on Veloran steel unless an agreement is reached. A sixth round is scheduled for June.
"""
PUT_OFF = """\
The meeting that should have joined the two ministers in Kesh on Thursday has been put off until Saturday, the \
Veloran foreign ministry said on Tuesday. Nine mortars were towed to the frontier on Monday.
"""
TOLLS = """\
Four people died when Marn Ford was shelled early on Monday, and six were injured, the observers said. Velora had \
told of three dead and five injured.
"""
HOSTAGES = """\
President Ana Solk said that the Front held hostages. "There are no hostages," General Per Quill said.
"""
SWEEP = """\
Security officials say a raid on the hills was called off at her request; the army denies that any operation had been \
planned.
"""
COUNTERFACTUAL = """\
Had Drava accepted the plan in March, the war would be over. What would happen if the Front broke the truce? The Union \
could impose sanctions, but it has not threatened to do so.
"""
SATIRE = """\
In a shock move, the Ministry of Silence has found fault with the letter E. "We will bomb every vowel," its minister \
might have said, had he been able to.
"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (WIRE, [("ASSAULT", "actual", "strikes"), ("AGREE", "actual", "agreed"), ("ASSAULT", "denied", "bombed"),
                ("THREATEN", "actual", "warned"), ("CONSULT", "planned", "meet")]),
        (SITUATION, [("COERCE", "actual", "turned"), ("COERCE", "actual", "detained"),
                     ("RETREAT", "actual", "released"), ("ASSAULT", "actual", "Shelling"),
                     ("AID", "actual", "delivered"), ("REQUEST", "actual", "urge")]),
        (READOUT, [("CONSULT", "actual", "spoke"), ("REQUEST", "actual", "call"),
                   ("CONSULT", "hypothetical", "attend")]),
        (MINISTRY, [("ACCUSE", "actual", "condemns"), ("ASSAULT", "actual", "abduction"),
                    ("REQUEST", "actual", "demands"), ("REJECT", "actual", "rejects"),
                    ("SANCTION", "hypothetical", "suspend")]),
        (DAILY, [("AGREE", "actual", "promised"), ("COERCE", "actual", "arrested")]),
        (SEA, [("MOBILIZE", "actual", "sent"), ("ASSAULT", "actual", "fired"), ("RETREAT", "hypothetical", "freed")]),
        (STRIKE, [("CONCEDE", "actual", "ended"), ("AGREE", "actual", "agreed"), ("CONSULT", "planned", "resume"),
                  ("REQUEST", "actual", "demanded"), ("COERCE", "actual", "arrested")]),
        (MERGER, [("REJECT", "actual", "rejected"), ("CONSULT", "actual", "met"), ("AGREE", "actual", "offered")]),
        (TRADE, [("THREATEN", "actual", "threatened"), ("CONSULT", "planned", "scheduled")]),
        (COUNTERFACTUAL, [("REJECT", "hypothetical", "broke"), ("THREATEN", "denied", "threatened")]),
        (PUT_OFF, [("CONSULT", "planned", "put"), ("MOBILIZE", "actual", "towed")]),
        (TOLLS, [("ASSAULT", "actual", "shelled")]),
    ],
    ids=["wire", "situation", "readout", "ministry", "daily", "sea", "strike", "merger", "trade", "counterfactual",
         "put off", "tolls"],
)  # fmt: skip
def test_events_are_told(text: str, wanted: list[tuple[str, str, str]]) -> None:
    told = [
        (str(event.type), str(event.modality), span.of(text))
        for event in read(text).events
        for span in (*event.trigger, *event.mentions)
    ]
    missing = [(t, m, w) for t, m, w in wanted if not any(t == a and m == b and w in c for a, b, c in told)]
    assert len(missing) <= 1, (missing, told)


@pytest.mark.parametrize("text", [COUNTERFACTUAL, SATIRE], ids=["counterfactual", "satire"])
def test_what_is_only_thought_of_is_not_told_as_fact(text: str) -> None:
    violent = [e for e in read(text).events if str(e.type) in {"ASSAULT", "AGREE"} and str(e.modality) == "actual"]
    assert not violent


def test_a_strike_of_workers_is_no_attack() -> None:
    assert not [event for event in read(STRIKE).events if str(event.type) == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (MINISTRY, [("rejects", "demilitarise"), ("proposes", "demilitarise"), ("proposes", "release")]),
        (MERGER, [("proposes", "plants open"), ("rejects", "merger")]),
        (STRIKE, [("proposes", "rise of eight percent")]),
        (TRADE, [("proposes", "duties on cars")]),
        (READOUT, [("proposes", "ceasefire")]),
        (WIRE, [("accepts", "truce"), ("rejects", "talks")]),
    ],
    ids=["ministry", "merger", "strike", "trade", "readout", "wire"],
)
def test_stances_are_told(text: str, wanted: list[tuple[str, str]]) -> None:
    reading = read(text)
    labels = {proposal.id: proposal.label for proposal in reading.proposals}
    told = [(str(position.stance), labels[position.proposal]) for position in reading.positions]
    missing = [(stance, label) for stance, label in wanted if not any(stance == s and label in t for s, t in told)]
    assert not missing, told


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("The two delegations agreed to exchange 60 wounded.", {"AGREE"}, {"ASSAULT"}),
        ("The talks over a contract broke down. The Ministers condemned the attack on the consulate.",
         {"SANCTION", "ACCUSE", "ASSAULT"}, set()),
        ("The United Nations put the toll at nine. The observers found no sign of guns.", set(), {"AID", "REJECT"}),
        ("The union's strike at the port began on 2 May. A march planned for Wednesday has been called off.",
         {"PROTEST"}, {"ASSAULT"}),
        ("A court convicted two men of murder.", set(), {"ASSAULT"}),
        ("The regulator refused to comment, and the ministry of Drava declined to name its envoy.", set(), {"REJECT"}),
        ("Both sides decided to set up a joint commission, which will hold its first meeting in Raya in May.",
         {"AGREE", "CONSULT"}, set()),
        ("Brennan Paper has withdrawn its offer of four per cent.", set(), {"RETREAT", "AGREE"}),
        ("Ministers of both sides have been called to Vienna.", {"REQUEST"}, {"CONSULT"}),
        ("The envoy called the leaders to the capital for talks.", {"REQUEST"}, set()),
        ("The police were called to a house in Lima.", set(), {"REQUEST", "CONSULT"}),
        ("BREAKING: Peru accepts the truce.", {"AGREE"}, {"REJECT"}),
        ("Peru fired a missile into the sea on Sunday.", {"MOBILIZE"}, {"ASSAULT"}),
        ("Peru lodged a protest with Chile.", {"ACCUSE"}, {"PROTEST"}),
        ("The ministers agreed that the road was in poor shape.", set(), {"AGREE"}),
        ("Brokers agreed that margins would be thin.", set(), {"AGREE"}),
        ("The ministers agreed that the talks should resume.", {"AGREE"}, set()),
        ("Peru would agree if the two priests were freed.", {"AGREE"}, set()),
        ("Peru withdrew from the weir, as agreed.", {"RETREAT"}, {"AGREE"}),
        ("Peru went back on its promise of a vote.", set(), {"AGREE"}),
        ("Peru rejected claims that its guards had shot at a ferry.", {"ASSAULT"}, {"REJECT"}),
        ("Peru rejected Chile's claim to the islets.", {"REJECT"}, set()),
        ("Guards locked the visiting lawyers out.", set(), {"CONSULT"}),
        ("Chad and Kenya agreed to cut duties on tea.", {"AGREE", "CONCEDE"}, {"SANCTION"}),
    ],
)  # fmt: skip
def test_which_events_are_heard(text: str, wanted: set[str], unwanted: set[str]) -> None:
    told = {str(event.type) for event in read(text).events}
    assert wanted <= told, told
    assert not unwanted & told, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Velora rejected a call by the Archbishop of Tolm for a two-week truce.",
         [("Velora", "rejects", "two-week truce")]),
        ("Velora demanded an apology, a condition that Drava rejected last month.",
         [("Velora", "proposes", "apology"), ("Drava", "rejects", "apology")]),
        ("General Osk said his troops would leave the valley only after the last mine had been cleared.",
         [("Osk", "accepts_conditionally", "leaving the valley")]),
        ("The union and the company have reached a tentative agreement on wages.",
         [("union", "accepts", "wages"), ("company", "accepts", "wages")]),
        ("The mayor asked the army to leave the town.", [("The mayor", "proposes", "leave the town")]),
        ("The Mission urges both parties to stop all firing near the dam and calls on the Front to return the trucks.",
         [("Mission", "proposes", "return of the trucks")]),
        ("The rebels called the plan unacceptable.", [("The rebels", "rejects", "plan")]),
        ("The Envoy said the mission should be extended by six months.", [("The Envoy", "proposes", "mission")]),
        ("The government said it would attend the conference in Osk on 4 May.",
         [("government", "accepts", "conference")]),
        ("The representative of Drava accused Velora of lying. The representative of Oria opposed sanctions.",
         [("The representative of Oria", "rejects", "sanctions")]),
        ("The witness spoke of people who do not want mothers to be happy.", []),
        ("The agreement reached by Oda Lind and Per Brun in March was signed in Kesh.", []),
        ("In place of the mediators' text, the Summit puts forward a transition of twelve months.",
         [("Summit", "proposes", "transition of twelve months")]),
        ("The mediators proposed a three-month humanitarian truce. The Rapid Support Forces have signed up to it.",
         [("Rapid Support Forces", "accepts", "three-month humanitarian truce")]),
    ],
)  # fmt: skip
def test_who_holds_which_stance(text: str, wanted: list[tuple[str, str, str]]) -> None:
    reading = read(text)
    labels = {proposal.id: proposal.label for proposal in reading.proposals}
    names = {actor.id: actor.name for actor in reading.actors}
    told = [(names[p.actor], str(p.stance), labels[p.proposal]) for p in reading.positions]
    missing = [row for row in wanted if not any(row[:2] == t[:2] and row[2] in t[2] for t in told)]
    assert not missing, told
    assert wanted or not told


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        (SITUATION, "occurrence", ("Shelling of the hospital", "denied responsibility")),
        (DAILY, "said_and_done", ("promised each fighter", "not been kept")),
        (TOLLS, "toll", ("Four people died", "three dead")),
        (HOSTAGES, "occurrence", ("held hostages", "There are no hostages")),
        (SWEEP, "occurrence", ("called off", "any operation had been planned")),
    ],
    ids=["denied attack", "unkept promise", "two tolls", "no such thing", "denied after a semicolon"],
)
def test_discrepancies_are_told(text: str, field: str, words: tuple[str, str]) -> None:
    told = [(str(d.field), [a.span.of(text) for a in d.accounts]) for d in read(text).discrepancies]
    assert any(field == f and all(any(w in a for a in accounts) for w in words) for f, accounts in told), told


@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        pytest.param(
            "At least 14 people were killed in the attack on Sollen, the hospital in the town said. The Marn "
            "Liberation Front put the number of dead at 31.",
            ["14 people were killed", "put the number of dead at 31"],
            id="twice as many as at least so many",
        ),
        pytest.param(
            "The raid killed 1,100 villagers, according to the Marn Council. The government of Velora has never "
            "acknowledged more than 200.",
            ["killed 1,100", "acknowledged more than 200"],
            id="no more was ever admitted",
        ),
        pytest.param(
            "General Areda is said by two former colleagues to have warned President Oda last month that any "
            "concession on the port would be his last. A spokesman for the general denies that any such warning was "
            "issued.",
            ["have warned President Oda", "denies that any such warning was issued"],
            id="no such warning",
        ),
        pytest.param(
            "Borek Stanek claims to have Branko Velič's word that the Farmers would tolerate a minority cabinet. Velič "
            "said that there had been no such promise.",
            ["have Branko Velič's word", "no such promise"],
            id="a word is a promise",
        ),
        pytest.param(
            "Shells hit a hamlet on the coast, killing a woman and two children, according to the village head. The "
            "Velora defence ministry said its gunners had answered fire from the beach and that no civilian had been "
            "hurt.",
            ["killing a woman and two", "no civilian had been hurt"],
            id="none was hurt",
        ),
        pytest.param(
            'Adama Wourou, leader of the Marn Front, said the truce would hold for another day. "Unless the guns are '
            'pulled back by then, there is no truce left to respect," he said. The truce was signed last Saturday by '
            "both sides.",
            [],
            id="what would be gone unless something happens is not gone",
        ),
    ],
)
def test_accounts_that_cannot_both_hold(text: str, accounts: list[str]) -> None:
    told = [[a.span.of(text) for a in d.accounts] for d in read(text).discrepancies]
    assert len(told) == bool(accounts)
    for found in told:
        assert all(words in account for account, words in zip(found, accounts, strict=True))


def test_those_arrested_are_the_same_again() -> None:
    reading = read("Police arrested 46 miners on Friday. All but three of those arrested were freed by Sunday.")
    assert [str(event.type) for event in reading.events] == ["COERCE", "RETREAT"]


def test_a_toll_runs_from_the_lowest_to_the_highest_told() -> None:
    (event,) = [e for e in read(TOLLS).events if str(e.type) == "ASSAULT"]
    assert event.toll is not None
    assert (event.toll.killed, event.toll.injured) == (Range(3, 4), Range(5, 6))


def test_what_is_put_off_has_its_new_day() -> None:
    (meeting,) = [e for e in read(PUT_OFF).events if str(e.type) == "CONSULT"]
    assert meeting.date == "2031-05-17"


def test_two_officials_act_together_whatever_a_parser_hangs_the_second_on() -> None:
    record = read(
        "Secretary of State Hanna Rubel and Vice President Joan Vance have threatened that Drava could abandon its "
        "role as mediator if no results are achieved."
    )
    names = {one.id: one.name for one in record.actors}
    threats = [event for event in record.events if str(event.type) == "THREATEN"]
    assert [[names[i] for i in event.actors] for event in threats] == [["Hanna Rubel", "Joan Vance"]]


def test_what_somebody_asks_for_is_no_part_of_the_name() -> None:
    record = read("The rebels welcomed a call by the Archbishop for a truce.")
    assert [actor.name for actor in record.actors] == ["The rebels", "the Archbishop"]


def test_whose_a_thing_is_is_nobody_where_a_pronoun_means_nobody() -> None:
    record = read("The Afghan side has accepted our proposal for a joint patrol at Torkham.")
    assert [actor.name for actor in record.actors] == ["Afghanistan"]


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Her captors asked for nine million dollars. The company's refusal of that came the same evening.",
         "REJECT", "company"),
        ("The CNV, the smaller union, is in favour of the sum.", "SUPPORT", "CNV"),
    ],
)  # fmt: skip
def test_whose_consent_or_refusal_a_noun_tells(text: str, kind: str, actor: str) -> None:
    record = read(text)
    names = {one.id: one.name for one in record.actors}
    assert (kind, [actor]) in [(str(e.type), [names[i] for i in e.actors]) for e in record.events]


@pytest.mark.parametrize(
    ("other", "fields"),
    [("Velora's ministry said eight guards were killed.", ["toll"]),
     ("Velora's ministry said a shepherd was killed.", [])],
)  # fmt: skip
def test_two_tolls_are_of_the_same_victims(other: str, fields: list[str]) -> None:
    text = f"Drava's army said that two guards were killed in the raid on Kesh on Friday. {other}"
    assert [str(one.field) for one in read(text).discrepancies] == fields


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Irena Maltsev and Sami Okoro called each other on Monday to advance negotiations for a ceasefire.", []),
        ("It was their third call since Maltsev assumed the presidency of Velora in January.", []),
        ("Maltsev assumed that the truce would hold.", ["that the truce would hold"]),
    ],
)
def test_deeds_are_no_statements(text: str, contents: list[str]) -> None:
    record = read(text)
    assert [span.of(text) for statement in record.statements for span in statement.content] == contents
    assert not any(str(position.stance) == "proposes" for position in record.positions)


def test_nobody_is_told_an_assessment() -> None:
    record = read("The Veloran gave his assessment of the conversation.")
    assert not any(statement.addressees for statement in record.statements)
    assert [actor.name for actor in record.actors] == ["The Veloran"]


def test_a_meeting_and_the_verb_that_holds_it_are_one_event() -> None:
    (event,) = read("The talks between Velora and Orland are expected to be held on Friday.").events
    assert (str(event.type), str(event.modality), event.date, len(event.actors)) == (
        "CONSULT", "planned", "2031-05-16", 2
    )  # fmt: skip


def test_who_speaks_in_a_headline_took_part_in_what_it_tells_before_its_colon() -> None:
    record = read('Maltsev, after a meeting with Okoro: "Velora and Orland will start negotiations next week."')
    names = {actor.id: actor.name for actor in record.actors}
    told = {str(event.modality): {names[actor] for actor in event.actors} for event in record.events}
    assert told == {"actual": {"Maltsev", "Okoro"}, "planned": {"Velora", "Orland"}}
