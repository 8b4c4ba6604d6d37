"""Transcripts: labelled turns are their speakers' statements; ordinary text with colons is no transcript."""

import pytest

from dragoman.model.record import Reading
from dragoman.model.report import Report
from dragoman.reading import load_reader
from dragoman.reading.encoder import load
from dragoman.reading.statements.transcripts import turns

BRIEFING = """Press conference of Minister Dorić and Secretary Hale

Both spoke at a press conference held in Kesh on Monday.

MINISTER DORIĆ: Good afternoon. We will not sign a paper that leaves the bridge in foreign hands.

Velora has offered a truce of ten days and we have accepted it.

SECRETARY HALE (through interpreter): The United States supports the truce.

QUESTION: Will you meet President Oda?

MINISTER DORIĆ: Oda said on Friday that he would free the prisoners.

END
"""
INTERVIEW = """Interview with Anna Weber

Interviewer: Ms Weber, is there a deal?

Anna Weber: There is a draft. The list is long:

Prisoners: forty on each side.

Interviewer: Did Orland ask for guarantees?

Anna Weber: Orland has demanded guarantees. We cannot give them.
"""
NAMED_HOST = """Maria Lund talks to Ivan Brun

Maria Lund: Mr Brun, will you sign?
Ivan Brun: We will sign on Friday.
Maria Lund: And the prisoners?
Ivan Brun: They will be freed.
"""
RADIO = """INTERVIEW: Minister Brun on the truce

Hill Radio: Minister, has Orland answered?
Brun: Not yet. We have offered a truce along the whole river.
Hill Radio: And if it refuses?
Brun: Then we will wait.
"""
PODIUM = """SPOKESPERSON LIND: We welcome the truce.

Q Will the minister travel?

SPOKESPERSON LIND: He will.
"""
WEEKLY = """Answers of spokesman Duan Sethal on Friday

Eastern Post: How many fishermen are held?

Duan: There were 31. We have freed four of them.

Daily Horizon: Minister Tamba said that Kaveng had asked for the meeting.

Duan: The proposal came from Toluan.
"""
LOCAL = """Ilse Brandt, who speaks for the pilots, talked to the Harbour Gazette on Saturday.

Gazette: You have been on strike for three weeks. What would end it?

Brandt: A signature. They have had the text since the 4th.

Gazette: The airline says your demands would bankrupt it.

Brandt: It said the same in 2028.

Gazette: So what is the problem?

Brandt: Pride.
"""
DAILY = """Kern's daily briefing

Q: Minister, has the text been agreed?

KERN: Nine articles have been agreed.

Q: And the prisoners?

KERN: They will come home.
"""
LETTERS = """Questions and answers

Q: Is the road open?
A: It has been open since Monday.
"""


def read(text: str) -> Reading:
    return load_reader().read(Report("report-1", None, None, None, "2031-05-14", "en", text))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            BRIEFING,
            ["MINISTER DORIĆ", "SECRETARY HALE (through interpreter)", "QUESTION?", "MINISTER DORIĆ"],
        ),
        (INTERVIEW, ["Interviewer?", "Anna Weber", "Interviewer?", "Anna Weber"]),
        (NAMED_HOST, ["Maria Lund?", "Ivan Brun", "Maria Lund?", "Ivan Brun"]),
        (LETTERS, ["Q?", "A"]),
        (LOCAL, ["Gazette?", "Brandt", "Gazette?", "Brandt", "Gazette?", "Brandt"]),
        (DAILY, ["Q?", "KERN", "Q?", "KERN"]),
        (RADIO, ["Hill Radio?", "Brun", "Hill Radio?", "Brun"]),
        (PODIUM, ["SPOKESPERSON LIND", "Q?", "SPOKESPERSON LIND"]),
        ("Q Holdings rose.\nMinister Brun spoke.\n", []),
        ("Kesh: three killed overnight.\nMarn: the road is closed.\nKesh: the port is open.\n", []),
        ("Truce: 30 days.\nPrisoners: 40 on each side.\nTime: 14:30.\nTruce: from Monday.\n", []),
        ("FROM: Anna Weber\nTO: The Ministry\nSUBJECT: Truce talks\nDATE: 12 March\n", []),
        ("Oda: truce is dead\nBrun: talks will go on\n\nThe talks began at 14:30.\n", []),
        ("NOTE: The border is closed.\nNOTE: The port is open.\n", []),
        ("Reporting: Anna Weber.\nEditing: Ivan Brun.\n", []),
        ('President Oda was blunt: "We will not sign."\nMinister Brun was not: "We may."\n', []),
        ("MINISTER BRUN: We will sign.\n", []),
        ("", []),
    ],
)
def test_what_a_transcript_is(text: str, labels: list[str]) -> None:
    found = turns(load().read(text))
    assert [turn.label.of(text) + "?" * turn.asks for turn in found] == labels


def test_a_turn_reaches_to_the_next_label() -> None:
    contents = [turn.content.of(BRIEFING) for turn in turns(load().read(BRIEFING))]
    assert contents[0].startswith("Good afternoon.")
    assert contents[0].endswith("we have accepted it.")
    assert contents[-1] == "Oda said on Friday that he would free the prisoners."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            BRIEFING,
            [
                ("Dorić", [], "direct", "press", "2031-05-12"),
                ("Hale", [], "direct", "press", "2031-05-12"),
                ("Dorić", [], "direct", "press", "2031-05-12"),
                ("Oda", ["Dorić"], "indirect", None, "2031-05-09"),
            ],
        ),
        (
            INTERVIEW,
            [("Anna Weber", [], "direct", "interview", None), ("Anna Weber", [], "direct", "interview", None)],
        ),
        (NAMED_HOST, [("Ivan Brun", [], "direct", None, None), ("Ivan Brun", [], "direct", None, None)]),
        (WEEKLY, [("Duan Sethal", [], "direct", None, None), ("Duan Sethal", [], "direct", None, None)]),
        (LETTERS, [("", [], "direct", None, None)]),
    ],
)
def test_turns_are_statements(text: str, expected: list[tuple[str, list[str], str, str | None, str | None]]) -> None:
    reading = read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    wanted = {speaker for speaker, *_ in expected}
    found = [
        (
            ", ".join(names[a] for a in s.speakers),
            [names[a] for a in s.chain],
            str(s.manner),
            s.via and str(s.via),
            s.said,
        )
        for s in reading.statements
        if ", ".join(names[a] for a in s.speakers) in wanted
    ]
    assert found == expected


def test_we_in_a_turn_is_who_speaks() -> None:
    reading = read(BRIEFING)
    names = {actor.id: actor.name for actor in reading.actors}
    assert ("Dorić", "accepts") in [(names[p.actor], str(p.stance)) for p in reading.positions]


def test_what_a_turn_holds_is_within_it() -> None:
    reading = read(BRIEFING)
    inner = next(s for s in reading.statements if s.within is not None and s.said == "2031-05-09")
    holder = next(s for s in reading.statements if s.id == inner.within)
    assert [span.of(BRIEFING) for span in holder.source] == ["MINISTER DORIĆ"]
    assert [span.of(BRIEFING) for span in inner.content] == ["that he would free the prisoners"]
