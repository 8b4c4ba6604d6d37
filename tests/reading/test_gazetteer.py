"""The gazetteer: its file against its schema, the forms it knows, and what it says of a faulty file."""

import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from dragoman.errors import GazetteerError
from dragoman.model.vocabulary import ActorKind
from dragoman.reading.gazetteer import Gazetteer, Use, load_gazetteer
from dragoman.reading.gazetteer.lookup import BUILT_IN, folded, plural_of

SCHEMA = json.loads((BUILT_IN.parent / "gazetteer.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def lines() -> list[dict[str, object]]:
    found = [line for line in BUILT_IN.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [json.loads(line) for line in found]


def test_every_line_keeps_to_the_schema() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    faults = [f"{line['name']}: {e.message}" for line in lines() for e in validator.iter_errors(line)]
    assert not faults


def test_no_entry_is_listed_twice() -> None:
    assert [key for key, n in Counter((e["name"], e["kind"]) for e in lines()).items() if n > 1] == []


def test_wikidata_ids_name_one_entry_each() -> None:
    ids = Counter(e["wikidata"] for e in lines() if "wikidata" in e)
    assert [i for i, n in ids.items() if n > 1] == []


def test_states_have_codes_and_capitals_of_their_own() -> None:
    states = [e for e in lines() if e["kind"] == "state"]
    assert len(states) >= 195
    assert max(Counter(e["code"] for e in states).values()) == 1
    assert [e["name"] for e in states if not e.get("capitals")] == []


def test_whatever_is_acted_for_is_an_entry(gazetteer: Gazetteer) -> None:
    assert [e.name for e in gazetteer.entries if e.acts_for and gazetteer.principal(e) is None] == []


@pytest.mark.parametrize(
    ("form", "name", "use"),
    [
        ("Kyiv", "Ukraine", Use.CAPITAL),
        ("Kiev", "Ukraine", Use.CAPITAL),
        ("Türkiye", "Turkey", Use.NAME),
        ("Turkiye", "Turkey", Use.NAME),
        ("UK", "United Kingdom", Use.NAME),
        ("Britain", "United Kingdom", Use.NAME),
        ("U.S.", "United States", Use.NAME),
        ("Washington , D.C.", "United States", Use.CAPITAL),
        ("White House", "United States", Use.SEAT),
        ("Downing Street", "United Kingdom", Use.SEAT),
        ("Élysée", "France", Use.SEAT),
        ("Elysee", "France", Use.SEAT),
        ("Blue House", "South Korea", Use.SEAT),
        ("Brussels", "European Union", Use.SEAT),
        ("Russians", "Russia", Use.PEOPLE),
        ("Frenchmen", "France", Use.PEOPLE),
        ("Ukrainian", "Ukraine", Use.ADJECTIVE),
        ("Turk", "Turkey", Use.PERSON),
        ("Geneva", "Switzerland", Use.PLACE),
        ("M23", "March 23 Movement", Use.NAME),
        ("Anadolu", "Anadolu Agency", Use.NAME),
        ("Al-Arabiya", "Al Arabiya", Use.NAME),
        ("al-Shabab", "al-Shabaab", Use.NAME),
        ("OSCE", "Organization for Security and Co-operation in Europe", Use.NAME),
    ],
)
def test_forms_name_entries(gazetteer: Gazetteer, form: str, name: str, use: Use) -> None:
    hit = gazetteer.find(form)
    assert hit is not None
    assert (hit.entry.name, hit.use) == (name, use)


@pytest.mark.parametrize("form", ["us", "who", "Velora", "it", "au", "car", ""])
def test_other_words_name_nothing(gazetteer: Gazetteer, form: str) -> None:
    assert gazetteer.find(form) is None


def test_the_longest_form_counts(gazetteer: Gazetteer) -> None:
    hit = gazetteer.at(["the", "U.S.", "State", "Department", "said"], 1)
    assert hit is not None
    assert (hit.entry.name, hit.last) == ("US State Department", 3)


@pytest.mark.parametrize(
    ("person", "people"),
    [("Russian", "Russians"), ("Chinese", "Chinese"), ("Swiss", "Swiss"), ("Dutchman", "Dutchmen")],
)
def test_plurals(person: str, people: str) -> None:
    assert plural_of(person) == people


def test_folding_drops_case_accents_and_marks() -> None:
    assert folded("Çınardağ") == "cinardag"
    assert folded("U.S.") == "us"
    assert folded(",") == ""


def test_a_users_file_extends_and_overrides(tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_text(
        "# ours\n"
        '{"name": "Velora", "kind": "state", "code": "VEL", "capitals": ["Marn"], "adjectives": ["Veloran"]}\n'
        '{"name": "Reuters", "kind": "outlet", "names": ["Reuters wire"]}\n',
        encoding="utf-8",
    )
    extended = load_gazetteer([own])
    marn = extended.find("Marn")
    wire = extended.find("Reuters wire")
    assert marn is not None
    assert marn.entry.code == "VEL"
    assert wire is not None
    assert (wire.entry.country, wire.entry.wikidata) == ("GBR", "Q130879")
    assert extended.digest != load_gazetteer().digest


def test_every_fault_of_a_file_is_reported_with_its_line(tmp_path: Path) -> None:
    own = tmp_path / "faulty.jsonl"
    own.write_text(
        '{"name": "Velora", "kind": "state"}\n'
        "not json\n"
        "\n"
        '{"name": "X1", "kind": "planet"}\n'
        '{"name": "Front", "kind": "armed_group", "capitals": ["Marn"]}\n'
        '{"name": "Orland", "kind": "state", "code": "orl"}\n'
        '{"kind": "outlet", "names": "Gazette", "colour": "red"}\n'
        "[1]\n",
        encoding="utf-8",
    )
    with pytest.raises(GazetteerError) as raised:
        load_gazetteer([own])
    message = str(raised.value)
    assert str(own) in message
    for number, words in [
        (1, "needs its 'code'"),
        (2, "no JSON object"),
        (4, "'planet' is none of"),
        (5, "only a state has 'capitals'"),
        (6, "'orl' is no code"),
        (7, "'names' must be a list"),
        (7, "'colour' is not known"),
        (7, "the key 'name' is missing"),
        (8, "an object is expected"),
    ]:
        assert any(line.startswith(f"line {number}:") and words in line for line in message.splitlines()), (
            number,
            words,
        )


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"missing\.jsonl"):
        load_gazetteer([tmp_path / "missing.jsonl"])


def test_what_a_report_teaches_goes_before_the_base(gazetteer: Gazetteer) -> None:
    from dragoman.reading.gazetteer import Entry

    learned = Gazetteer([Entry("Sarn", ActorKind.STATE, adjectives=("Sarnian",))], base=gazetteer)
    sarn, kyiv = learned.find("Sarnian"), learned.find("Kyiv")
    assert sarn is not None
    assert sarn.entry.name == "Sarn"
    assert kyiv is not None
    assert kyiv.entry.code == "UKR"


def test_states_are_known_by_the_names_that_reports_use() -> None:
    known = load_gazetteer()
    names = "Iran Iraq Syria Russia China Turkey Türkiye Laos Vietnam Bolivia Venezuela Tanzania Moldova Taiwan Kosovo"
    names += " Palestine Congo Czechia Burma Myanmar Eswatini UAE Britain UK America Gambia Yemen Libya Chad Sudan"
    assert [name for name in names.split() if (hit := known.find(name)) is None or hit.use != Use.NAME] == []
    for name in ("South Korea", "North Korea", "South Sudan", "Ivory Coast", "East Timor", "Holy See", "Saudi Arabia"):
        hit = known.find(name)
        assert hit is not None, name
        assert hit.entry.kind is ActorKind.STATE, name
