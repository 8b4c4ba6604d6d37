"""Whole invented reports of many kinds: who is in them, for whom they act, and which days are told."""

from dataclasses import dataclass, field

import pytest

from dragoman.model.record import Reading
from dragoman.model.report import Report
from dragoman.reading import load_reader


@dataclass(frozen=True)
class Told:
    """A report and some of what a careful reader finds in it."""

    text: str
    published: str | None = None
    outlet: str | None = None
    sides: dict[str, str | None] = field(default_factory=dict)
    """For actors, by name, the name of their side."""
    kinds: dict[str, str] = field(default_factory=dict)
    times: dict[str, str | None] = field(default_factory=dict)
    nobody: tuple[str, ...] = ()
    """Names that no actor has."""


REPORTS = {
    "wire": Told(
        "GALTSK, March 11 (Northwire) - Velmari officials said on Tuesday that a truce with neighbouring Osmora would "
        "begin on Friday.\n\nGaltsk, the capital of Velmar, has pressed for a halt to the shelling since January. "
        "Osmoran troops fired on the town of Pell on Sunday, wounding six people, the Velmari interior ministry said. "
        "Osmora denied it.\n\nForeign ministers Lena Torv of Velmar and Arno Brandt of Osmora are to meet on 20 March.",
        "2031-03-12",
        "Northwire",
        sides={"Lena Torv": "Velmar", "Arno Brandt": "Osmora", "Osmoran troops": "Osmora"},
        kinds={"Velmar": "state", "Osmora": "state"},
        times={"Tuesday": "2031-03-11", "Friday": "2031-03-14", "Sunday": "2031-03-09", "January": "2031-01"},
    ),
    "glued dateline": Told(
        "WashingtonUS President Mark Hallow spoke with his Turkish counterpart on Sunday, the White House said.\n\n"
        "US and Russian presidents will meet next week, two officials said.",
        "2025-02-18",
        sides={"Mark Hallow": "United States", "Russian president": "Russia"},
        times={"Sunday": "2025-02-16", "next week": "2025-02-24/2025-03-02"},
        nobody=("WashingtonUS", "Russian presidents"),
    ),
    "dated dateline": Told(
        "KYIV, May 3 – Ukraine's foreign minister Oleh Maro and his Polish colleague Jan Wilk signed an agreement on "
        "grain transit on Thursday. Wilk said he would visit Lviv in June.",
        "2024-05-06",
        sides={"Oleh Maro": "Ukraine", "Jan Wilk": "Poland"},
        times={"May 3": "2024-05-03", "Thursday": "2024-05-02", "June": "2024-06"},
    ),
    "strike": Told(
        "Bus operator summoned for Friday\n\nLabour Minister Ilse Marrant has invited Corra Transit and the Union of "
        "Bus Drivers to talks on Friday, her office said. A Corra spokesman, Piet Havel, told reporters on Monday that "
        "the firm would come. Drivers in Port Selm stayed away from their depots.",
        "2031-05-14",
        sides={"Ilse Marrant": None, "Piet Havel": "Corra Transit"},
        kinds={"Corra Transit": "organisation", "Union of Bus Drivers": "organisation"},
        times={"Friday": "2031-05-16", "Monday": "2031-05-12"},
        nobody=("Corra", "Labour", "Port Selm", "firm"),
    ),
    "relief agency": Told(
        "The Lakeside Relief Committee (LRC) said its convoy was stopped at the Tamo crossing on 6 November "
        "by fighters "
        "of the Front for the Freedom of Kesh (FFK). Two drivers were released three days later. The LRC called on the "
        'FFK and the government of Borana to let aid through. "They have promised us access," said Miriam Adou, the '
        "committee's head of mission.",
        "2022-11-10",
        sides={
            "fighters of the Front for the Freedom of Kesh": "Front for the Freedom of Kesh",
            "Miriam Adou": "Lakeside Relief Committee",
        },
        kinds={"Front for the Freedom of Kesh": "armed_group", "Borana": "state"},
        times={"6 November": "2022-11-06", "three days later": "2022-11-09"},
        nobody=("Tamo",),
    ),
    "readout": Told(
        "The Secretary-General spoke by telephone today with Her Excellency Ana Rell, President of the Republic of "
        "Sudova. They discussed the situation along the border with Kharat.",
        "2023-07-21",
        sides={"Ana Rell": "Sudova"},
        kinds={"Sudova": "state"},
        times={"today": "2023-07-21"},
    ),
    "interview": Told(
        "Tomas Erl, chief negotiator of the Meren Republic, spoke to The Harbour Post on Monday.\n\n"
        "Erl: We got the draft last week. We told them in August that we would not sign.",
        "2021-09-14",
        "The Harbour Post",
        sides={"Tomas Erl": "Meren Republic"},
        kinds={"Meren Republic": "state", "Harbour Post": "outlet"},
        times={"Monday": "2021-09-13", "last week": "2021-09-06/2021-09-12", "August": "2021-08"},
    ),
    "put off": Told(
        "Mr. Ivo Petan declared yesterday that his side accepts the proposal of the mediators. The negotiator of Lesk, "
        "Mrs. Petra Ost, confirmed this. The next round was put off until Saturday.",
        "2020-06-30",
        times={"yesterday": "2020-06-29", "Saturday": "2020-07-04"},
    ),
    "a week ago": Told(
        "A week ago Prime Minister Karl Voss of Estmark threatened to close the border with Rudania. On Tuesday he met "
        "Rudania's president, Ilse Brann, in Rotha. A day earlier, Brann had accused Voss's government of "
        "arming rebels.",
        "2025-08-13",
        sides={"Karl Voss": "Estmark", "Ilse Brann": "Rudania"},
        kinds={"Estmark": "state", "Rudania": "state"},
        times={"A week ago": "2025-08-04/2025-08-10", "Tuesday": "2025-08-12", "A day earlier": "2025-08-11"},
    ),
    "named like a place": Told(
        "Ms April Stone, the British envoy, arrived in Paris on Wednesday. Stone will see French officials "
        "before talks "
        "with Ms Paris Holt, the head of the Mercy Fund. Holt said she may sign in May.",
        "2024-10-02",
        sides={"Paris Holt": "Mercy Fund"},
        kinds={"Paris Holt": "person"},
        times={"Wednesday": "2024-10-02", "May": "2025-05"},
    ),
    "two of one name": Told(
        "President George Bush and his father, former president George H. W. Bush, met an envoy in Texas on Thursday.",
        "2005-02-11",
        kinds={"George Bush": "person", "George H. W. Bush": "person"},
    ),
    "two of one surname": Told(
        "Kim Jong Il received Kim Sung-hwan on Friday. Kim Sung-hwan spoke for an hour.",
        "2005-02-11",
        kinds={"Kim Jong Il": "person", "Kim Sung-hwan": "person"},
    ),
    "armed group": Told(
        "BAMOU (Agence Sahel) – Fighters of the National Dawn Movement (NDM) attacked an army post near "
        "Bamou overnight "
        "on Wednesday, killing at least five soldiers. The NDM claimed responsibility.",
        "2022-03-03",
        "Agence Sahel",
        kinds={"National Dawn Movement": "armed_group"},
        times={"Wednesday": "2022-03-02"},
        nobody=("BAMOU", "Bamou"),
    ),
    "day before a name": Told(
        "On Saturday Hallan Dorn told Reuters that talks with Iran would resume this week. Dorn did not say where. "
        "Tehran's deputy foreign minister Reza Kian denied on Sunday that any date had been set.",
        "2025-05-26",
        sides={"Reza Kian": "Iran"},
        kinds={"Hallan Dorn": "person", "Iran": "state"},
        times={"Saturday": "2025-05-24", "Sunday": "2025-05-25"},
        nobody=("Saturday Hallan Dorn",),
    ),
    "unnamed sources": Told(
        "Two diplomats briefed on the talks said that Belgium's foreign ministry had offered to host. One of the "
        "diplomats said the ministry wanted an answer. A source in the French presidency said on Friday that Paris "
        "opposes the idea.",
        "2023-02-20",
        sides={"Belgium's foreign ministry": "Belgium", "A source in the French presidency": "France"},
        kinds={"One of the diplomats": "unnamed", "A source in the French presidency": "unnamed"},
        times={"Friday": "2023-02-17"},
    ),
    "accord": Told(
        "In 2015, the parties signed the Arden Accord. Since March, they have accused each other of breaking it. Last "
        "month the army shelled the town for three days. The Security Council will vote at the end of December.",
        "2024-12-05",
        times={"2015": "2015", "March": "2024-03", "Last month": "2024-11", "three days": "P3D"},
        nobody=("Arden Accord",),
    ),
    "two ministers": Told(
        "The Foreign Minister of Dessa, Paul Amar, and the Foreign Minister of Quill, Rita Saan, met on Wednesday in "
        "Oslo. Amar proposed a joint commission. Norwegian Foreign Minister Kari Lie hosted the two ministers.",
        "2026-01-15",
        sides={"Paul Amar": "Dessa", "Rita Saan": "Quill", "Kari Lie": "Norway"},
        times={"Wednesday": "2026-01-14"},
    ),
    "mediators": Told(
        "Qatari mediators handed Israel a new text on Monday, an Egyptian official told AFP. US envoy Steve Lorne is "
        "expected in Doha on Thursday. Hamas said it was studying the text.",
        "2025-11-04",
        sides={"Qatari mediators": "Qatar", "Steve Lorne": "United States"},
        kinds={"Hamas": "armed_group"},
        times={"Monday": "2025-11-03", "Thursday": "2025-11-06"},
    ),
    "spokesman": Told(
        "The Kremlin denied reports that Russian President Vladimir Putin had asked China's Xi Jinping for a "
        "meeting in "
        "September. Kremlin spokesman Dmitry Peskov told journalists on Tuesday that there were no such plans.",
        "2022-08-30",
        sides={"Vladimir Putin": "Russia", "Dmitry Peskov": "Russia", "Xi Jinping": "China"},
        times={"September": "2022-09", "Tuesday": "2022-08-30"},
    ),
    "paramilitaries": Told(
        "Colonel Idris Baya, the spokesman of the Rapid Guard, said the paramilitary group had accepted a "
        "24-hour truce "
        "starting at 6 p.m. on Tuesday. On Monday evening General Taha Noor had called it a trick.",
        "2023-04-18",
        sides={"Idris Baya": "Rapid Guard"},
        times={"6 p.m. on Tuesday": "2023-04-18", "Monday evening": "2023-04-17"},
    ),
    "demonyms": Told(
        "Korvian Prime Minister Dana Holm will travel to Sarn on Monday. The Sarnian government invited her in May. "
        "Korvia and Sarn cut ties two years ago.",
        "2027-06-10",
        sides={"Dana Holm": "Korvia"},
        kinds={"Korvia": "state", "Sarn": "state"},
        times={"Monday": "2027-06-14", "May": "2027-05", "two years ago": "2025"},
    ),
    "dates that are none": Told(
        "The ministry said the deadline was 31 June. The sides met on 5 Dhu al-Hijja 1445 and again on 28 "
        "June. Call +41 "
        "22 730 2024 for details.",
        "2024-07-01",
        times={"31 June": None, "5 Dhu al-Hijja 1445": None, "28 June": "2024-06-28"},
        nobody=("Dhu al-Hijja", "5 Dhu al-Hijja"),
    ),
    "credits": Told(
        "The Hill Brigades shelled the village of Dell on Monday, the army said. They held it until their release.\n\n"
        "Smoke over the village. (Lena Holt/Kareth Radio)\n\nReporting by Ana Brel in Kareth; editing by Omar Bel",
        "2031-05-14",
        kinds={"Hill Brigades": "organisation"},
        nobody=("Dell", "Lena Holt", "Lena Holt/Kareth Radio", "Ana Brel", "Omar Bel", "their release"),
    ),
    "no publication date": Told(
        "The envoys met on Saturday. They will meet again next week, and on 5 May 2031.",
        times={"Saturday": None, "next week": None, "5 May 2031": "2031-05-05"},
    ),
}


def read(told: Told) -> Reading:
    report = Report("report-00000000000000ff", None, None, told.outlet, told.published, "en", told.text)
    return load_reader().read(report)


@pytest.mark.parametrize("told", REPORTS.values(), ids=REPORTS.keys())
def test_who_and_when(told: Told) -> None:
    reading = read(told)
    names = {actor.id: actor.name for actor in reading.actors}
    sides = {actor.name: names.get(actor.side or "") for actor in reading.actors}
    kinds = {actor.name: str(actor.kind) for actor in reading.actors}
    times = {time.span.of(told.text): time.value for time in reading.times}
    assert {name: sides.get(name, "nobody") for name in told.sides} == told.sides
    assert {name: kinds.get(name, "nobody") for name in told.kinds} == told.kinds
    assert {words: times.get(words, "no time") for words in told.times} == told.times
    assert not set(told.nobody) & set(names.values())
    assert (told.published is not None) or any("publication date" in note for note in reading.notes)
