"""Whose stances a text tells, read by the whole reader, and what only sounds like one: asked, hoped, denied, undone."""

import pytest
from unseen import read


def stances(text: str) -> list[str]:
    """Return the stances of a text as "actor stance label"."""
    reading = read(text)
    labels = {proposal.id: proposal.label for proposal in reading.proposals}
    names = {actor.id: actor.name for actor in reading.actors}
    return [f"{names[p.actor]} {p.stance} {labels[p.proposal]}" for p in reading.positions]


@pytest.mark.parametrize(
    "text",
    [
        "Aides would not disclose whether Colombia had rejected the swap.",
        "Pressed on whether Ankara had turned down the invitation, the minister smiled.",
        "Reporters asked the premier if Norway would support the freeze.",
        "Is Chad considering the Libyan offer? Has it turned down the French one?",
        "Has Peru agreed to the Chilean proposal?",
    ],
)
def test_a_question_tells_no_stance(text: str) -> None:
    assert stances(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Wall Street bets that the regulator will approve the merger.",
        "Jordan is hopeful Israel will accept the corridor.",
        "Fears are growing that Ethiopia will reject the ruling.",
        "Many diplomats suspect that Eritrea will spurn the talks.",
        "The envoy said she was confident that both armies would sign the truce.",
    ],
)
def test_what_others_hope_or_fear_is_nobodys_stance(text: str) -> None:
    assert stances(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Neither the miners nor their employers support the levy.",
        "The truce must be approved by Chad.",
        "The pact still has to be ratified by Peru.",
        "Thailand has neither endorsed nor opposed the ceasefire.",
        "None of the clans accepted the truce.",
        "The plan was endorsed by none of the parties.",
        "Peru disputed claims that it had endorsed the treaty.",
        "Iran denied it was studying the Omani proposal.",
        "The bank said it was not weighing a merger.",
    ],
)
def test_what_is_negated_or_denied_is_no_stance(text: str) -> None:
    assert stances(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Moldova all but accepted the offer.",
        "The board came near to accepting the bid.",
        "Malta is inclined to accept the ban.",
        "Cuba might have agreed to the inspections.",
        "Had Chad accepted the treaty, the war would be over, the envoy argued.",
    ],
)
def test_what_was_nearly_or_would_have_been_is_no_stance(text: str) -> None:
    assert stances(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv believes it can live with the truce.", "Ukraine accepts truce"),
        ("Qatar said Hamas would accept the proposal.", "Hamas accepts proposal"),
        ("The ministry is considering whether to accept the offer.", "ministry considers offer"),
        ("Serbia fears war but rejects the plan.", "Serbia rejects plan"),
        ("Chad hopes for peace but rejects the plan.", "Chad rejects plan"),
        ("It is unclear why Iran rejected the deal.", "Iran rejects deal"),
        ("The union, close to bankruptcy, accepted the offer.", "union accepts offer"),
        ("Serbia is no longer considering the proposal.", "Serbia withdraws proposal"),
        ("Three deputies from Kesh voted no to the treaty.", "Three deputies from Kesh rejects treaty"),
        ("The guerrillas would join if the raids stopped, and Peru at once refused the idea.", "Peru rejects idea"),
    ],
)
def test_beside_such_words_a_stance_may_be_held(text: str, expected: str) -> None:
    assert stances(text)[-1:] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Malta's opposition rejected the offer of talks.", ["Malta's opposition rejects talks"]),
        ("The Chilean mining lobby welcomed the tariff plan.", ["Chilean mining lobby accepts tariff plan"]),
        ("Peru and Chad have made clear they reject the plan.", ["Peru rejects plan", "Chad rejects plan"]),
        ("Turkey agreed with Iraq to reopen the pipeline.",
         ["Turkey accepts reopening of the pipeline", "Iraq accepts reopening of the pipeline"]),
        ("Egypt is ready to attack the dam.", []),
        ("Egypt is ready to open the crossing.", ["Egypt accepts opening of the crossing"]),
        ("Oman asked the rebels to turn down the loan.", ["Oman rejects loan"]),
        ("Oman called on the rebels to reject the loan.", ["Oman rejects loan"]),
        ("Oman urged the rebels not to reject the loan.", ["Oman proposes loan"]),
        ("The union called on its members to refuse overtime.", ["union proposes refuse overtime"]),
        ("The dockers put the offer to a ballot of their members.", []),
        ("Mexico asked for two weeks to consider the American proposal.",
         ["Mexico considers American proposal", "United States proposes American proposal"]),
        ("Peru softened its opposition to the tariff.", []),
        ("Chad accepted the truce with some reservations.", ["Chad accepts_conditionally truce"]),
        ("Compulsory arbitration is off the table, the Chilean president said.",
         ["the Chilean president rejects Compulsory arbitration"]),
        ("A second round is off the cards, the Bolivian president said.",
         ["the Bolivian president rejects second round"]),
        ("Egypt rejected the Ethiopian plan for the dam.",
         ["Egypt rejects plan for the dam", "Ethiopia proposes plan for the dam"]),
        ("Egypt could not agree to the Ethiopian proposal on the return of refugees.",
         ["Egypt rejects return of refugees", "Ethiopia proposes return of refugees"]),
        ("Mali must lift the blockade, the rebel leader said.", ["the rebel leader proposes lifting of the blockade"]),
        ("Mali said its own army must free the crew.", []),
        ("Iran is ready for talks with Oman.", ["Iran accepts talks with Oman"]),
        ("Iran is ready for war with Oman.", []),
    ],
)  # fmt: skip
def test_whose_stance_it_is_and_which(text: str, expected: list[str]) -> None:
    assert stances(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brazil gave the green light to the ferry deal.", ["Brazil accepts ferry deal"]),
        ("The rebels agreed to the Omani plan, only to back out a day later.",
         ["The rebels accepts Omani plan", "Oman proposes Omani plan"]),
        ("Chile made the miners' union an offer and put it to their members.", ["Chile proposes offer"]),
        ("The union had opposed the merger for 20 months.", ["union rejects merger"]),
        ("Poland refused to back him.", []),
        ("Chile made an offer to the miners.", ["Chile proposes offer"]),
        ("The Brenna ferry stopped on Monday. The crew rejected it.", []),
        ("Egypt's plan was published. Chad rejected it.", ["Chad rejects Egypt's plan"]),
        ("Velora's rebels offered a month-long truce. Mali spurned the overture.",
         ["Velora's rebels proposes month-long truce", "Mali rejects month-long truce"]),
        ("The rebels rejected the peace deal. Norway proposed a summit. Mali accepted the deal.",
         ["The rebels rejects peace deal", "Norway proposes summit", "Mali accepts peace deal"]),
        ("Mali backed away from its offer of amnesty.", ["Mali withdraws amnesty", "Mali proposes amnesty"]),
        ("The army had spurned their first, for 40 days.", []),
        ("It is unclear whether Mali will accept the truce offered by Chad.", ["Chad proposes truce"]),
        ("Of two Omani plans for a truce Iran accepted the latter.", []),
        ("Poland lifted its veto on the loan.", ["Poland withdraws loan"]),
        ("Latvia conditioned its approval of the pact on an audit.", ["Latvia accepts_conditionally pact"]),
        ("There will be no pipeline without guarantees, the Turkmen president said.", []),
        ("Kyiv ruled out ceding the coast.", ["Ukraine rejects ceding the coast"]),
        ("Cambodia stood ready to accept the ceasefire.", ["Cambodia accepts ceasefire"]),
        ("Iran said the plan was out of the question.", ["Iran rejects plan"]),
        ("Egypt walked away from the talks.", ["Egypt rejects talks"]),
        ("Chad offered a swap of 40 prisoners. Mali is studying the document.",
         ["Chad proposes swap of 40 prisoners", "Mali considers swap of 40 prisoners"]),
        ("Peru proposed a free port at Arica. Chile would not accept such an arrangement.",
         ["Peru proposes free port at Arica", "Chile rejects free port at Arica"]),
        ("Peru proposed a free port at Arica. Chile rejected this reckless scheme.",
         ["Peru proposes free port", "Chile rejects free port"]),
        ("Oman proposed a truce. Iran had no objection to the plan in principle.",
         ["Oman proposes truce", "Iran accepts truce"]),
        ("The rebels want an immediate end to air strikes, the lifting of the blockade, and the release of prisoners.",
         ["The rebels proposes immediate end to air strikes", "The rebels proposes lifting of the blockade",
          "The rebels proposes release of prisoners"]),
        ("Chile proposed a pact, the first since 1904.", ["Chile proposes pact"]),
        ("Mali agreed to extend the ceasefire, to establish a joint commission and to reopen the crossing.",
         ["Mali accepts ceasefire", "Mali accepts establishment of a joint commission",
          "Mali accepts reopening of the crossing"]),
        ("Mali proposed talks in Bamako. Chad urged the rebels to hold them before Friday.",
         ["Mali proposes talks in Bamako", "Chad proposes talks in Bamako"]),
        ("Peru ruled out any change to the border. The miners asked for two changes to the tax.",
         ["Peru rejects change to the border", "The miners proposes two changes to the tax"]),
        ("The rebels put forward three demands: an end to the siege, the release of their leader, and talks.",
         ["The rebels proposes end to the siege", "The rebels proposes release of their leader",
          "The rebels proposes talks"]),
        ("Chad listed its conditions: (1) withdrawal of all foreign forces; (2) free elections.",
         ["Chad proposes withdrawal of all foreign forces", "Chad proposes free elections"]),
        ("Mali's demands:\n– release of all prisoners;\n– an end to sanctions.",
         ["Mali proposes release of all prisoners", "Mali proposes end to sanctions"]),
        ("Oman rejected three points: the lease, the customs union and the amnesty.",
         ["Oman rejects lease", "Oman rejects customs union", "Oman rejects amnesty"]),
        ("Peru rejected his demand: \"This is blackmail, and a shame.\"", ["Peru rejects demand"]),
        ("The envoy of Oman offered to mediate. Mali had rejected a levy. Chad welcomed the offer.",
         ["The envoy of Oman proposes mediate", "Mali rejects levy", "Chad accepts mediate"]),
        ("Oman appealed to Mali to accept the pause. Chad backed Oman's appeal.",
         ["Oman proposes pause", "Chad accepts pause"]),
        ("Drava proposed a truce to take effect at dawn.", ["Drava proposes truce"]),
        ("Aas offered 4.2 billion dollars. Aas offered to keep both plants open.",
         ["Aas proposes 4.2 billion dollars", "Aas proposes keep both plants open"]),
        ("Peru rejected any cut, but Chile and Bolivia support one.",
         ["Peru rejects cut", "Chile accepts cut", "Bolivia accepts cut"]),
        ("Mali wants an open-ended truce; Chad proposed a pause of two weeks.",
         ["Mali proposes open-ended truce", "Chad proposes pause of two weeks"]),
        ("Turkey proposed a meeting between Oman and Yemen. Oman is open to meeting with Iran.",
         ["Turkey proposes meeting between Oman and Yemen", "Oman considers meeting with Iran"]),
        ("Talks between Oman and Yemen were proposed by Turkey. Yemen ruled out talks with Oman.",
         ["Turkey proposes Talks between Oman and Yemen", "Yemen rejects Talks between Oman and Yemen"]),
        ("Mali demanded the release of its general. Chad offered to free the children.",
         ["Mali proposes release of its general", "Chad proposes release of the children"]),
        ("Iran was ready to travel.", []),
        ("Chad accepted the bouquet.", []),
        ("The consul looked at his shoes and left.", []),
        ("Peru rejected suggestions that its navy had fired on the boat.", []),
        ("Chad handed over lists of captives to Mali.", []),
        ("Chad presented a list of demands.", ["Chad proposes list of demands"]),
        ("Chad and its allies are weighing a summit with Mali and Peru to end the war, its premier told the press on "
         "Monday, Reuters reported.",
         ["Chad considers summit with Mali and Peru", "its allies considers summit with Mali and Peru"]),
    ],
)  # fmt: skip
def test_what_a_stance_is_on(text: str, expected: list[str]) -> None:
    assert stances(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("Peru and Chile agreed to extend their tariff truce.", "economic", None),
        ("Nauru demanded a seabed mining moratorium.", "other", None),
        ("Rwanda requested a pause in the negotiations.", "other", None),
        ("Rwanda requested a pause in the fighting.", "ceasefire", None),
        ("The Rwandan union agreed to suspend its strike.", "other", None),
        ("Two parties said they would sign the July Charter.", "other", None),
    ],
)
def test_what_kind_of_pause_it_is_and_when_it_begins(text: str, kind: str, start: str | None) -> None:
    assert {(str(p.kind), p.terms.start) for p in read(text).proposals} == {(kind, start)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad accepted the truce, but Mali did not.", ["Chad accepts truce", "Mali rejects truce"]),
        ("Chad backs the pact; Mali does not.", ["Chad accepts pact", "Mali rejects pact"]),
        ("Chad does not support the pact, but Mali does.", ["Chad rejects pact", "Mali accepts pact"]),
        ("Chad rejected the pact, as did Mali.", ["Chad rejects pact", "Mali rejects pact"]),
        ("Chad wants a truce, and so does Mali.", ["Chad proposes truce", "Mali proposes truce"]),
        ("Chad has accepted the pact. Mali has not.", ["Chad accepts pact"]),
        ("Chad has not accepted the pact, and neither has Mali.", []),
        ("Chad considered the pact but Mali did not.", ["Chad considers pact"]),
        ("The Liberals, who were invited to join the cabinet, declined.", ["Liberals rejects join the cabinet"]),
        ("Asked to extend the truce, Peru refused.", ["Peru rejects truce"]),
        ("Offered the interior ministry, the Greens declined.", ["Greens rejects interior ministry"]),
        ("All parties but the Marn Front backed the truce plan.",
         ["All parties but the Marn Front accepts truce plan"]),
        ("The truce was accepted by both Chad and Mali.", ["Chad accepts truce", "Mali accepts truce"]),
        ("The union would sign if the bank restored the allowance.",
         ["union accepts_conditionally union signing"]),
        ("Chad no longer insists on a full withdrawal.", ["Chad withdraws full withdrawal"]),
        ("Chad dropped its insistence on a full withdrawal.", ["Chad withdraws full withdrawal"]),
        ("Peru reversed its opposition to the truce.", ["Peru withdraws truce"]),
        ("Peru went back on its promise to free the pilots.", ["Peru withdraws release of the pilots"]),
        ("Chad broke its promise to free the crew.", ["Chad withdraws release of the crew"]),
        ("Mali backed out of its promise to lift the ban.", ["Mali withdraws lifting of the ban"]),
        ("Everyone but Chad accepted the truce.", ["Everyone accepts truce"]),
        ("Peru backed down over the pension age.", ["Peru withdraws pension age"]),
        ("Chad would not budge on the border.", ["Chad rejects border"]),
        ("Chad refused to compromise on the islands.", ["Chad rejects islands"]),
        ("The islands are not negotiable, the Peruvian president said.",
         ["the Peruvian president rejects islands"]),
        ("Chad could imagine a joint commission.", ["Chad considers joint commission"]),
        ("He could imagine the scene.", []),
        ("The pact has won the backing of Chad.", ["Chad accepts pact"]),
        ("The pact lacks the backing of Chad.", []),
        ("Peru left the door open to a truce.", ["Peru considers truce"]),
        ("Mali must give up the islands, the rebel leader said.", ["the rebel leader proposes islands"]),
        ("Mali must understand the islands, the rebel leader said.", []),
        ("The union's leaders recommended the deal to their members.", ["The union's leaders accepts deal"]),
        ("Chad wants the Front to hand over its guns. The Front would do so only after a vote.",
         ["Chad proposes handover of its guns", "Front accepts_conditionally handover of its guns"]),
        ("Chad is prepared to drop its demand for independence.", ["Chad withdraws independence"]),
        ("Chad agreed to reject the pact.", ["Chad rejects pact"]),
        ("Peru dropped its claim in favour of a joint zone.", ["Peru withdraws claim", "Peru accepts joint zone"]),
        ("Peru supported the proposal of the envoy to convene a conference.", ["Peru accepts convene a conference"]),
        ("Peru accepted the call of the council for a truce.", ["Peru accepts truce"]),
        ("Peru rejected the offer of the bank.", ["Peru rejects offer of the bank"]),
        ("Peru rejected a call by Chile to extend a truce. Bolivia agreed to the extension.",
         ["Peru rejects extension of a truce", "Chile proposes extension of a truce",
          "Bolivia accepts extension of a truce"]),
        ("Peru proposed an exchange of pilots; Chile is against it.",
         ["Peru proposes exchange of pilots", "Chile rejects exchange of pilots"]),
        ("Chad accepted in full the eight-point pact. Mali agreed in principle to joint patrols.",
         ["Chad accepts eight-point pact", "Mali accepts joint patrols"]),
        ("Peru proposed extending the current agreement by six months.",
         ["Peru proposes extension of the current agreement"]),
        ("Peru made the lifting of its duties conditional on a cut in subsidies.",
         ["Peru accepts_conditionally lifting of its duties"]),
        ("Peru made the treaty public.", []),
        ("The council vowed to vote against the treaty.", ["council rejects treaty"]),
        ("Chad accepted the swap. Paris would give him a visa; Ankara would not.", ["Chad accepts swap"]),
        ("Chad accepted an eight-point plan put forward by Oman. Mali backed the Omani plan.",
         ["Chad accepts eight-point plan put forward by Oman", "Oman proposes eight-point plan put forward by Oman",
          "Mali accepts eight-point plan put forward by Oman"]),
        ("Oman put forward its proposal for a pause. Mali asked for two changes. Chad accepted the proposal.",
         ["Oman proposes pause", "Mali proposes two changes", "Chad accepts pause"]),
        ("Should a ban be imposed, Peru will take the matter to court, its minister said.", []),
    ],
)  # fmt: skip
def test_half_a_clause_and_a_change_of_mind(text: str, expected: list[str]) -> None:
    assert stances(text) == expected


def test_what_is_given_in_return_is_a_condition() -> None:
    (proposal,) = read("Iran offered limits on enrichment in return for sanctions relief.").proposals
    assert (proposal.label, proposal.terms.condition) == ("limits on enrichment", "in return for sanctions relief")
