"""Events from written-out grammar: types, who takes part, modality, conditions, tolls, and one item for one event."""

import pytest
from parsed import read

from dragoman.errors import LexiconError
from dragoman.model.plover import EventType
from dragoman.model.record import Range
from dragoman.model.vocabulary import Modality
from dragoman.reading.events.lexicon import load_lexicon, parse

ACTORS = {
    "Velora": "Velora", "Drava": "Drava", "Oda": "Oda", "Brun": "Brun", "its": "Drava", "he": "Brun",
    "Rebels": "Rebels",
    "governments": "Velora+Drava", "militants": "Militants",
}  # fmt: skip

REFUSAL = "Drava/NNP/2/nsubj refused/VBD/0/root to/TO/4/mark accept/VB/2/xcomp the/DT/6/det plan/NN/4/dobj ././2/punct"
MEETING = (
    "Minister/NNP/2/compound Oda/NNP/6/nsubj and/CC/2/cc President/NNP/5/compound Brun/NNP/2/conj met/VBD/0/root "
    "in/IN/8/case Kesh/NNP/6/nmod on/IN/10/case Monday/NNP/6/nmod ././6/punct"
)
SHELLING = (
    "Rebels/NNS/2/nsubj shelled/VBD/0/root the/DT/4/det town/NN/2/dobj ,/,/2/punct killing/VBG/2/advcl at/IN/8/case "
    "least/JJS/9/advmod nine/CD/10/nummod people/NNS/6/dobj and/CC/2/cc wounding/VBG/6/conj 20/CD/12/dobj ././2/punct"
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Velora/NNP/2/nsubj rejected/VBD/0/root the/DT/4/det truce/NN/2/dobj ././2/punct",
         [("REJECT", ["Velora"], [], "actual")]),
        (MEETING, [("CONSULT", ["Oda", "Brun"], [], "actual")]),
        (SHELLING, [("ASSAULT", ["Rebels"], [], "actual")]),
        (REFUSAL, [("REJECT", ["Drava"], [], "actual")]),
        ("Velora/NNP/2/nsubj plans/VBZ/0/root to/TO/4/mark hold/VB/2/xcomp talks/NNS/4/dobj with/IN/7/case "
         "Drava/NNP/4/nmod ././2/punct",
         [("CONSULT", ["Velora", "Drava"], [], "planned")]),
        ("Brun/NNP/2/nsubj denied/VBD/0/root that/IN/6/mark Drava/NNP/6/nsubj had/VBD/6/aux bombed/VBN/2/ccomp "
         "the/DT/8/det port/NN/6/dobj ././2/punct",
         [("ASSAULT", ["Drava"], [], "denied")]),
        ("It/PRP/3/nsubj is/VBZ/3/cop false/JJ/0/root that/IN/6/mark Drava/NNP/6/nsubj bombed/VBD/3/ccomp "
         "the/DT/8/det port/NN/6/dobj ././3/punct",
         [("ASSAULT", ["Drava"], [], "denied")]),
        ("It/PRP/4/nsubj is/VBZ/4/cop not/RB/4/neg true/JJ/0/root that/IN/7/mark Drava/NNP/7/nsubj "
         "bombed/VBD/4/ccomp the/DT/9/det port/NN/7/dobj ././4/punct",
         [("ASSAULT", ["Drava"], [], "denied")]),
        ("It/PRP/3/nsubj is/VBZ/3/cop true/JJ/0/root that/IN/6/mark Drava/NNP/6/nsubj bombed/VBD/3/ccomp "
         "the/DT/8/det port/NN/6/dobj ././3/punct",
         [("ASSAULT", ["Drava"], [], "actual")]),
        ("If/IN/4/mark the/DT/3/det talks/NNS/4/nsubj fail/VBP/7/advcl Velora/NNP/7/nsubj will/MD/7/aux "
         "expel/VB/0/root the/DT/9/det ambassador/NN/7/dobj ././7/punct",
         [("SANCTION", ["Velora"], [], "hypothetical")]),
        ("Drava/NNP/4/nsubj has/VBZ/4/aux not/RB/4/neg stopped/VBN/0/root shelling/VBG/4/xcomp the/DT/8/det "
         "border/NN/8/compound villages/NNS/5/dobj ././4/punct",
         [("ASSAULT", ["Drava"], [], "actual")]),
        ("Oda/NNP/2/nsubj urged/VBD/0/root both/DT/4/det governments/NNS/2/dobj to/TO/6/mark reopen/VB/2/xcomp "
         "the/DT/8/det crossing/NN/6/dobj ././2/punct",
         [("REQUEST", ["Oda"], ["Velora", "Drava"], "actual"), ("RETREAT", ["Velora", "Drava"], [], "hypothetical")]),
        ("Velora/NNP/4/nsubj and/CC/1/cc Drava/NNP/1/conj held/VBD/0/root talks/NNS/4/dobj in/IN/7/case "
         "Kesh/NNP/4/nmod ././4/punct",
         [("CONSULT", ["Velora", "Drava"], [], "actual")]),
        ("Brun/NNP/3/nsubj will/MD/3/aux visit/VB/0/root Velora/NNP/3/dobj in/IN/6/case June/NNP/3/nmod ././3/punct",
         [("CONSULT", ["Brun", "Velora"], [], "planned")]),
        ("We/PRP/4/nsubj will/MD/4/aux not/RB/4/neg negotiate/VB/0/root with/IN/6/case Drava/NNP/4/nmod ././4/punct",
         [("REJECT", [], ["Drava"], "actual")]),
        ("Brun/NNP/2/nsubj said/VBD/0/root the/DT/4/det weather/NN/5/nsubj was/VBD/2/ccomp bad/JJ/5/xcomp ././2/punct",
         []),
    ],
)  # fmt: skip
def test_one_sentence(sentence: str, expected: list[tuple[str, list[str], list[str], str]]) -> None:
    assert read(sentence, actors=ACTORS).told() == expected


def test_an_event_has_its_words() -> None:
    told = read(SHELLING, actors=ACTORS)
    text = told.layers.text
    (event,) = told.events
    assert [s.of(text) for s in event.trigger] == ["shelled"]
    assert [s.of(text) for s in event.mentions] == ["killing", "wounding"]
    assert event.evidence[0].of(text).startswith("Rebels shelled the town")
    assert event.toll is not None
    assert event.toll.killed == Range(9, None)
    assert event.toll.injured == Range(20, 20)
    assert [s.of(text) for s in event.words["toll"]] == ["nine", "20"]


def test_a_meeting_is_dated_and_placed_by_its_clause() -> None:
    (event,) = read(MEETING, actors=ACTORS, entities={"Kesh": "LOCATION"}).events
    assert event.date == "2031-05-12"
    assert event.place is not None
    assert event.place.name == "Kesh"
    assert set(event.words) == {"date", "place"}


def test_a_condition_is_shown() -> None:
    told = read(
        "Brun/NNP/2/nsubj said/VBD/0/root he/PRP/5/nsubj would/MD/5/aux withdraw/VB/2/ccomp the/DT/7/det "
        "troops/NNS/5/dobj unless/IN/11/mark the/DT/10/det guns/NNS/11/nsubj "
        "fell/VBD/5/advcl silent/JJ/11/xcomp ././2/punct",
        actors=ACTORS,
    )
    (event,) = told.events
    assert event.modality is Modality.HYPOTHETICAL
    assert [s.of(told.layers.text) for s in event.condition] == ["unless the guns fell silent"]


def test_what_is_known_through_a_source_has_its_chain() -> None:
    told = read(
        "Brun/NNP/2/nsubj said/VBD/0/root Drava/NNP/4/nsubj shelled/VBD/2/ccomp the/DT/6/det port/NN/4/dobj "
        "././2/punct",
        actors=ACTORS,
        statements=[("Brun", "Drava shelled the port")],
    )
    assert told.names(told.events[0].chain) == ["Brun"]


@pytest.mark.parametrize(("month", "date"), [("September", None), ("March", "2031-03")])
def test_what_has_happened_has_not_happened_after_its_report(month: str, date: str | None) -> None:
    told = read(
        "Oda/NNP/2/nsubj demanded/VBD/0/root fuel/NN/2/dobj in/IN/5/case "
        f"{month}/NNP/2/nmod 2031/CD/5/nummod ././2/punct",
        actors=ACTORS,
    )
    assert [event.date for event in told.events] == [date]


def test_who_accepts_something_does_not_tell_of_it() -> None:
    told = read(
        "Brun/NNP/2/nsubj accepted/VBD/0/root what/WP/5/dobj Drava/NNP/5/nsubj signed/VBD/2/ccomp ././2/punct",
        actors=ACTORS,
        statements=[("Brun", "what Drava signed", "accepted")],
    )
    assert all(event.chain == () for event in told.events)


@pytest.mark.parametrize(
    "later",
    [
        "The/DT/3/det first/JJ/3/amod call/NN/4/nsubj failed/VBD/0/root ././4/punct",
        "The/DT/2/det call/NN/5/nsubj last/JJ/4/amod week/NN/2/nmod:tmod failed/VBD/0/root ././5/punct",
    ],
)
def test_a_noun_counted_or_dated_apart_does_not_refer_back(later: str) -> None:
    told = read("Oda/NNP/2/nsubj telephoned/VBD/0/root Brun/NNP/2/dobj ././2/punct", later, actors=ACTORS)
    assert [event.mentions for event in told.events if told.names(event.actors) == ["Oda", "Brun"]] == [()]


def test_a_later_noun_refers_back() -> None:
    told = read(
        "Oda/NNP/2/nsubj telephoned/VBD/0/root Brun/NNP/2/dobj ././2/punct",
        "The/DT/2/det call/NN/3/nsubj lasted/VBD/0/root an/DT/5/det hour/NN/3/nmod:tmod ././3/punct",
        actors=ACTORS,
    )
    (event,) = told.events
    assert told.names(event.actors) == ["Oda", "Brun"]
    assert [s.of(told.layers.text) for s in event.mentions] == ["call"]


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("More/JJR/4/advmod than/IN/1/mwe a/DT/4/det dozen/CD/5/nummod villagers/NNS/7/nsubjpass were/VBD/7/auxpass "
         "killed/VBN/0/root ././7/punct", Range(13, None), None),
        ("Between/IN/5/case 20/CD/5/nummod and/CC/2/cc 30/CD/2/conj fighters/NNS/7/nsubjpass were/VBD/7/auxpass "
         "killed/VBN/0/root ././7/punct", Range(20, 30), None),
        ("Rebels/NNS/2/nsubj killed/VBD/0/root seventy/CD/2/dobj ././2/punct", Range(70, 70), None),
        ("Four/CD/2/nummod soldiers/NNS/4/nsubjpass were/VBD/4/auxpass killed/VBN/0/root and/CC/4/cc nine/CD/7/nsubj "
         "wounded/VBN/4/conj ././4/punct", Range(4, 4), Range(9, 9)),
        ("Rebels/NNS/2/nsubj killed/VBD/0/root dozens/NNS/2/dobj ././2/punct", Range(24, None), None),
        ("Rebels/NNS/2/nsubj killed/VBD/0/root him/PRP/2/dobj ././2/punct", None, None),
    ],
)  # fmt: skip
def test_tolls(sentence: str, killed: Range | None, injured: Range | None) -> None:
    (event,) = read(sentence, actors=ACTORS).events
    toll = event.toll
    assert (toll.killed if toll else None, toll.injured if toll else None) == (killed, injured)


def test_the_lexicon_is_whole() -> None:
    lexicon = load_lexicon()
    types = {p.type for patterns in lexicon.verbs.values() for p in patterns}
    assert types == set(EventType)
    every = [p for table in (lexicon.verbs, lexicon.nouns) for patterns in table.values() for p in patterns]
    assert all(p.word == p.word.lower() and p.word for p in every)


@pytest.mark.parametrize("pattern", ["hold :$nonsense", "hold %talks"])
def test_a_pattern_that_does_not_parse_is_refused(pattern: str) -> None:
    with pytest.raises(LexiconError, match="pattern"):
        parse(pattern, EventType.CONSULT, None, {"talks": "talk"})


def test_lives_lost_and_bare_figures_of_others_widen_a_toll() -> None:
    told = read(
        "Shells/NNS/2/nsubj hit/VBD/0/root the/DT/4/det boat/NN/2/dobj ././2/punct",
        "Four/CD/2/nummod sailors/NNS/3/nsubj lost/VBD/0/root their/PRP$/5/nmod:poss lives/NNS/3/dobj ././3/punct",
        "Brun/NNP/2/nsubj spoke/VBD/0/root of/IN/4/case 12/CD/2/nmod ././2/punct",
        "Oda/NNP/2/nsubj counted/VBD/0/root 30/CD/4/nummod ships/NNS/2/dobj ././2/punct",
        actors=ACTORS,
    )
    assert [event.toll and event.toll.killed for event in told.events] == [Range(4, 12)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Oda/NNP/2/nsubj gave/VBD/0/root Brun/NNP/2/iobj this/DT/5/det undertaking/NN/2/dobj ././2/punct",
            "AGREE",
            id="gave an undertaking",
        ),
        pytest.param(
            "Oda/NNP/3/nsubjpass was/VBD/3/auxpass fired/VBN/0/root upon/IN/3/nmod ././3/punct",
            "ASSAULT",
            id="fired upon",
        ),
        pytest.param(
            "Oda/NNP/2/nsubj supported/VBD/0/root the/DT/5/det observer/NN/5/compound mission/NN/2/dobj ././2/punct",
            "SUPPORT",
            id="supported a mission",
        ),
        pytest.param(
            "Oda/NNP/2/nsubj went/VBD/0/root into/IN/5/case closed/JJ/5/amod talks/NNS/2/nmod ././2/punct",
            "CONSULT",
            id="went into talks",
        ),
    ],
)
def test_further_turns_of_phrase(sentence: str, expected: str) -> None:
    assert expected in [kind for kind, *_ in read(sentence, actors=ACTORS).told()]


def test_in_a_dispute_about_pay_who_walks_out_stops_work() -> None:
    dispute = (
        "Wages/NNS/0/root ,/,/1/punct overtime/NN/1/conj ,/,/1/punct the/DT/6/det union/NN/1/conj and/CC/1/cc "
        "teachers/NNS/1/conj ././1/punct"
    )
    walked = "Oda/NNP/2/nsubj walked/VBD/0/root out/RP/2/compound:prt {} ././2/punct"
    of_talks = walked.format("of/IN/5/case talks/NNS/2/nmod")
    assert [kind for kind, *_ in read(dispute, walked.format(""), actors=ACTORS).told()] == ["PROTEST"]
    assert "PROTEST" not in [kind for kind, *_ in read(dispute, of_talks, actors=ACTORS).told()]


@pytest.mark.parametrize("subjects", ["clips/NNS/4/nsubj", "clips/NNS/4/nsubj and/CC/5/cc tapes/NNS/5/conj"])
def test_a_subject_with_an_owner_behind_it_owns_nothing_itself(subjects: str) -> None:
    last = 5 + 2 * ("tapes" in subjects)
    behind = f"of/IN/{last + 3}/mark her/PRP$/{last}/nmod:poss bombing/VBG/{last}/acl it/PRP/{last + 3}/dobj"
    found = read(f"She/PRP/2/nsubj stopped/VBD/0/root there/EX/4/expl are/VBP/2/advcl {subjects} {behind}", actors={})
    assert found.told() == [("ASSAULT", [], [], "actual")]


def test_a_spot_is_not_named_by_what_follows_it() -> None:
    (event,) = read(
        "Velora/NNP/2/nsubj shelled/VBD/0/root troops/NNS/2/dobj at/IN/5/case village/NN/2/nmod Tarn/NNP/5/compound",
        actors={"Velora": "Velora"},
    ).events
    assert event.place is None


def test_what_goes_on_a_list_of_what_is_asked_is_not_done() -> None:
    told = read(
        "Kesh/NNP/2/nsubj told/VBD/0/root Velora/NNP/2/dobj to/TO/5/mark accept/VB/2/xcomp truce/NN/5/dobj "
        ",/,/2/punct withdraw/VB/2/parataxis",  # parsers part the list
        actors={"Kesh": "Kesh", "Velora": "Velora"},
    ).told()
    assert ("RETREAT", ["Velora"], [], "hypothetical") in told
