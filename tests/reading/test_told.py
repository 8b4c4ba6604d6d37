"""Whole sentences: who tells, who is told, through whom, and what is no statement."""

import pytest

from dragoman.model.record import Reading
from dragoman.model.report import Report
from dragoman.reading import load_reader

Told = tuple[str, ...]
"""Speakers, those told, those who relay it, and the content, joined by "+" where they are several, "" where none."""


def read(text: str) -> Reading:
    return load_reader().read(Report("r", None, None, None, "2031-05-19", "en", text))


def told(text: str) -> list[Told]:
    reading = read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    return [
        (
            *("+".join(names[a] for a in ids) for ids in (s.speakers, s.addressees, s.chain)),
            " … ".join(span.of(text) for span in s.content),
        )
        for s in reading.statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg promised the elders she would mend the dam.", ("Berg", "the elders", "", "she would mend the dam")),
        ("Lund told his deputies not to talk.", ("Lund", "his deputies", "", "not to talk")),
        ("Velda told Orland its ships would be stopped.", ("Velda", "Orland", "", "its ships would be stopped")),
        ("Lind asked the general why he had left.", ("Lind", "the general", "", "why he had left")),
        (
            "Lind assured the Veldan premier that Norway stood by the pact.",
            ("Lind", "the Veldan premier", "", "that Norway stood by the pact"),
        ),
        (
            "Velda was told by its partners that the grain would come.",
            ("its partners", "Velda", "", "that the grain would come"),
        ),
        ("Brun had been warned by Oda that it was mined.", ("Oda", "Brun", "", "that it was mined")),
        ("The villagers were promised clean water.", ("", "The villagers", "", "clean water")),
        ("Villagers warned to leave valley", ("", "Villagers", "", "to leave valley")),
        ("Miners told they must go back", ("", "Miners", "", "they must go back")),
        ("Minister accused of stalling talks", ("", "", "", "Minister … stalling talks")),
        ("Lund warned that war was near.", ("Lund", "", "", "that war was near")),
        ("The deputies were given to understand that it was over.", ("", "", "", "that it was over")),
        ("Berg promised a rise that would be paid at once.", ("Berg", "", "", "a rise that would be paid at once")),
        (
            "In reply to a question from Reuters about the gas, Berg said that pipes were empty.",
            ("Berg", "", "", "that pipes were empty"),
        ),
    ],
)
def test_who_is_told_is_no_part_of_what_is_told(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The strike was called off after Lund intervened.",
        "The miners have called a meeting for Tuesday.",
        "No minister has said that the fort was lost.",
        "Neither Norway nor Sweden has said that it would mediate.",
        "Hardly any minister believes that the fort was lost.",
        "Barely anyone in the port says that it rained.",
        "A roadside bombing near Brask on Monday threatened to wreck the truce.",
        "The ministers discussed the blockade of the port.",
        "Deputies voted down a raise of two percent.",
        "READ MORE: Lund denies that it rained",
    ],
)
def test_what_nobody_says_is_no_statement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lund declined to comment.", [("Lund", "", "", "to comment")]),
        ("Lund did not identify the dead.", [("Lund", "", "", "the dead")]),
        ("Berg said that Lund had declined to comment.", [("Berg", "", "", "that Lund had declined to comment")]),
        ("A mine was laid in the port. The navy denied it.", [("navy", "", "", "it")]),
        ("The mayor has been called out for his lies.", [("", "", "", "The mayor … his lies")]),
        ("The senator voted against the ban on mines.", [("The senator", "", "", "the ban on mines")]),
    ],
)
def test_what_somebody_will_not_say_or_says_of_what_was_told(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", ["Not only Berg said that it rained.", "Nobody but Berg said that it rained."])
def test_who_is_set_apart_from_the_others_speaks(text: str) -> None:
    assert [content for *_, content in told(text)] == ["that it rained"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Nurses, who asked not to be named, said that it rained.", ["Nurses"]),
        ("Berg asked that the dead not be moved before they were named.", ["Berg"]),
        ("Berg said the army had agreed to free them.", ["Berg"]),
        ('Berg called the vote "a farce".', ["Berg"]),
        ("Berg said the miners had agreed that a pause was needed.", ["Berg", "the miners"]),
        ('Berg on Sunday dismissed as "fantasy" reports that his government was leaving.', ["Berg"]),
        ("Not every nurse believes that it rained.", [""]),
        ("Not all of the ministers expect that it will rain.", [""]),
        ("Not everyone in the party says that it rained.", [""]),
        ("Lund said one of the miners, whom she declined to name, had left.", ["Lund"]),
        ("A sergeant left. His superior, Colonel Ivar Dahl, said that it rained.", ["Ivar Dahl"]),
        ("In a report to the Council, its head, Major General Pia Lund, writes that it rained.", ["Pia Lund"]),
        ("Veldan media said that it rained.", ["Veldan media"]),
        ("Norwegian state media, citing an aide, said that it rained.", ["Norwegian state media", "an aide"]),
        ("The Norwegian said that it rained.", ["The Norwegian"]),
        ("Berg met Lund twice. The Finn said that it rained.", ["The Finn"]),
        ("Kurier wrote that the mayor had refused to comment on the fire.", ["Kurier"]),
        ("Berg said the mayor had never told her that it rained.", ["Berg"]),
        ("Berg said the mayor had refused to sell the mill.", ["Berg", "the mayor"]),
        ("In a note seen by Reuters, his deputy, Ivar Dahl, wrote that it rained.", ["Ivar Dahl"]),
    ],
)
def test_who_speaks(text: str, speakers: list[str]) -> None:
    assert [who for who, *_ in told(text)] == speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Berg said the dam was safe. "It will hold." Lund, who built it, warned that it would not.',
            [("Berg", "", "", 'the dam was safe … "It will hold."'), ("Lund", "", "", "that it would not")],
        ),
        (
            '"It will hold." Berg said on Monday that the dam was safe.',
            [("Berg", "", "", '"It will hold." … that the dam was safe')],
        ),
        ("The wells, insisted Berg, would stay open.", [("Berg", "", "", "The wells … would stay open")]),
        ("The talks, admitted General Lund, have failed.", [("Lund", "", "", "The talks … have failed")]),
        (
            "Berg met Lind. Had he been asked, he said, he would have come.",
            [("Berg", "", "", "Had he been asked … he would have come")],
        ),
        ("Is the pact dead? Lund says no.", [("Lund", "", "", "no")]),
        ("Lund's warning that the dam was full came on Monday.", [("Lund", "", "", "that the dam was full")]),
        ("Lund's vow that he would stay did not impress Berg.", [("Lund", "", "", "that he would stay")]),
        (
            "Berg, the agency claims, told the mayor that the dam was full.",
            [
                ("agency", "", "", "Berg … told the mayor that the dam was full"),
                ("Berg", "the mayor", "agency", "the dam was full"),
            ],
        ),
        (
            "Berg, according to two friends, said that the dam was full.",
            [
                ("two friends", "", "", "Berg … said that the dam was full"),
                ("Berg", "", "two friends", "that the dam was full"),
            ],
        ),
        (
            "With reference to the police, Kurier writes that the dam was full.",
            [("Kurier", "", "", "that the dam was full"), ("police", "", "Kurier", "that the dam was full")],
        ),
        ("It was over, said Berg, and left.", [("Berg", "", "", "It was over")]),
        (
            'Berg thanked Lund for coming. Lund, she said, "never gave up".',
            [("Berg", "", "", "Lund for coming"), ("Berg", "", "", 'Lund … "never gave up"')],
        ),
        (
            '"He has lost," said Berg. The rebel chief, he added, "hides in caves".',
            [("Berg", "", "", '"He has lost,"'), ("Berg", "", "", 'The rebel chief … "hides in caves"')],
        ),
    ],
)
def test_whose_words_they_are(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor, quoted by Radio Norden, said it rained.",
            [("Radio Norden", "", "", "The mayor … said it rained"), ("The mayor", "", "Radio Norden", "it rained")],
        ),
        (
            "As quoted by Radio Norden, the mayor denied that it rained.",
            [
                ("Radio Norden", "", "", "the mayor denied that it rained"),
                ("the mayor", "", "Radio Norden", "that it rained"),
            ],
        ),
        (
            "Lund told nurses, the daily Kurier reported, that it rained.",
            [
                ("Kurier", "", "", "Lund told nurses … that it rained"),
                ("Lund", "nurses", "Kurier", "that it rained"),
            ],
        ),
        (
            "In Oslo, a UN official said he had been assured by both delegations that they would stay at the table.",
            [
                ("a UN official", "", "", "he had been assured by both delegations that they would stay at the table"),
                ("delegations", "a UN official", "a UN official", "that they would stay at the table"),
            ],
        ),
        (
            "Families of the miners have been told by the army to be ready to leave, Radio Norden reported.",
            [
                ("Radio Norden", "", "", "Families of the miners have been told by the army to be ready to leave"),
                ("army", "Families of the miners", "Radio Norden", "to be ready to leave"),
            ],
        ),
        (
            "Lund told the newspaper Tarna that it rained. His deputy told the same paper that it snowed.",
            [("Lund", "", "Tarna", "that it rained"), ("His deputy", "", "Tarna", "that it snowed")],
        ),
        (
            "The daily Tarna wrote that it rained. The paper said the rain was heavy.",
            [("Tarna", "", "", "that it rained"), ("Tarna", "", "", "the rain was heavy")],
        ),
        (
            "In a statement carried by the Norpress news agency, the miners said that it rained.",
            [("the miners", "", "the Norpress news agency", "that it rained")],
        ),
        (
            "A miner, in remarks carried by state television, said that it rained.",
            [("A miner", "", "state television", "that it rained")],
        ),
        (
            "Norway's ministry, in a comment posted on its website, noted that it rained.",
            [("Norway's ministry", "", "", "that it rained")],
        ),
        ("Lund confirmed the meeting to The Courier.", [("Lund", "", "Courier", "the meeting")]),
        ("Lund denied that he had spoken to Radio Norden.", [("Lund", "", "", "that he had spoken to Radio Norden")]),
        (
            "A letter came. The letter, which Lund showed to reporters, said: “It rains.”",
            [("The letter", "", "", "“It rains.”")],
        ),
        (
            "The boats, Radio Norden reported, citing a nurse, have left.",
            [
                ("Radio Norden", "", "", "The boats … have left"),
                ("a nurse", "", "Radio Norden", "The boats … have left"),
            ],
        ),
    ],
)
def test_who_passes_it_on(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lund said the dam would hold but gave no reason.", [("Lund", "", "", "the dam would hold")]),
        ("Lund said the dam would be mended, without saying when.", [("Lund", "", "", "the dam would be mended")]),
        ("Lund says the dam burst but offers no proof.", [("Lund", "", "", "the dam burst")]),
        ("Lund said he would stay and left the hall.", [("Lund", "", "", "he would stay")]),
        (
            "Lund claimed, without giving evidence, that the dam was full.",
            [("Lund", "", "", "that the dam was full")],
        ),
        (
            "Lund said the dam would burst and accused Berg of neglect.",
            [("Lund", "", "", "the dam would burst"), ("Lund", "", "", "Berg of neglect")],
        ),
        (
            "Lund said the dam was full but refused to blame Berg.",
            [("Lund", "", "", "the dam was full"), ("Lund", "", "", "to blame Berg")],
        ),
        ("Lund said the dam had burst and was empty.", [("Lund", "", "", "the dam had burst and was empty")]),
        (
            "Lund said thieves broke the lock and took the boat.",
            [("Lund", "", "", "thieves broke the lock and took the boat")],
        ),
        (
            "Orland said its forces had not fired on Lesk and accused Velda of looking for a pretext.",
            [
                ("Orland", "", "", "its forces had not fired on Lesk"),
                ("Orland", "", "", "Velda of looking for a pretext"),
            ],
        ),
        (
            "The army says it has cleared the town and accuses Velda of shelling it.",
            [("army", "", "", "it has cleared the town"), ("army", "", "", "Velda of shelling it")],
        ),
        (
            "Lund said the rebels had attacked the depot and burned the trucks.",
            [("Lund", "", "", "the rebels had attacked the depot and burned the trucks")],
        ),
        (
            "Voss confirmed that a list had come but said that it held the names of eleven who were dead.",
            [
                ("Voss", "", "", "that a list had come"),
                ("Voss", "", "", "that it held the names of eleven who were dead"),
            ],
        ),
    ],
)
def test_what_a_speaker_does_besides_is_no_part_of_his_words(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Berg had told the elders that she would mend the dam "before the rain", a nurse said.',
            [
                ("a nurse", "", "", 'Berg had told the elders that she would mend the dam "before the rain"'),
                ("Berg", "the elders", "a nurse", 'that she would mend the dam "before the rain"'),
            ],
        ),
        ('13:10 "It will rain," a member of the team says.', [("a member of the team", "", "", '"It will rain,"')]),
        (
            "According to two nurses, who asked not to be named, the dam burst at dawn.",
            [("two nurses", "", "", "the dam burst at dawn")],
        ),
        (
            "According to the ministry, which quoted a nurse, the dam burst at dawn.",
            [
                ("ministry", "", "", "the dam burst at dawn"),
                ("a nurse", "", "ministry", "the dam burst at dawn"),
            ],
        ),
        ("Lund called the miners to say the pit was shut.", [("Lund", "", "", "the pit was shut")]),
        (
            "The army said it had killed 14 men; the rebels, that they had lost no one.",
            [("army", "", "", "it had killed 14 men"), ("the rebels", "", "", "that they had lost no one")],
        ),
        (
            "Lund said the dam was full, Berg that it was not.",
            [("Lund", "", "", "the dam was full"), ("Berg", "", "", "that it was not")],
        ),
        (
            "Lund said it rained; the fact that it did was no secret.",
            [("Lund", "", "", "it rained")],
        ),
        ("The attack was condemned by Lund as barbaric.", [("Lund", "", "", "The attack … as barbaric")]),
        (
            '"My son told me that it rained. I believe him. He never lies," Berg said.',
            [
                ("Berg", "", "", '"My son told me that it rained. I believe him. He never lies,"'),
                ("My son", "Berg", "Berg", "that it rained"),
            ],
        ),
    ],
)
def test_where_words_begin_and_end(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Lund said on television that it rained.", ""),
        ("Lund said on state television that it rained.", "state television"),
        ("Lund said on the radio that it rained.", "the radio"),
    ],
)
def test_a_medium_alone_is_nobodys(text: str, chain: str) -> None:
    assert told(text) == [("Lund", "", chain, "that it rained")]


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    assert told("KARETH — Shells fell on Sunday, the army said.") == [("army", "", "", "Shells fell on Sunday")]


def test_a_question_of_the_writers_behind_a_quotation_is_no_part_of_it() -> None:
    assert told('Berg said: "Why not?" But did Lund know?') == [("Berg", "", "", '"Why not?"')]
