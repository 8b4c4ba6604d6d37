"""Whom phrases mean: short invented reports, and for chosen phrases the actor that a careful reader would name."""

from itertools import count

import pytest
from anaphora import TAKEN_UP
from parsed import layers_of
from referents import RESOLVED

from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import Cast, read_actors
from dragoman.reading.actors.naming import Names
from dragoman.reading.clauses import Clauses
from dragoman.reading.encoder import load
from dragoman.reading.gazetteer import load_gazetteer

GAZETTEER = load_gazetteer()


def cast_of(text: str, outlet: str | None = None) -> Cast:
    numbers = count(1)
    return read_actors(Clauses(load().read(text)), GAZETTEER, lambda kind, _: f"{kind}-{next(numbers)}", outlet)


def meant(cast: Cast, phrase: str, nth: int = 1) -> list[str]:
    """Names of the actors that the nth occurrence of a phrase means."""
    text, begin = cast.layers.text, -1
    for _ in range(nth):
        begin = text.index(phrase, begin + 1)
    words = cast.layers.words_in(Span(begin, begin + len(phrase)))
    heads = [i for i in reversed(words) if cast.mention_at(i) is not None]
    return [cast.actor(a).name for a in (cast.enrol(heads[0]) if heads else ())]


@pytest.mark.parametrize(
    ("text", "phrase", "nth", "names"),
    [*RESOLVED, *TAKEN_UP],
    ids=[f"{row[1]}-{i}" for i, row in enumerate([*RESOLVED, *TAKEN_UP])],
)
def test_phrases_mean_actors(text: str, phrase: str, nth: int, names: list[str]) -> None:
    assert sorted(meant(cast_of(text), phrase, nth)) == sorted(names)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Taliban rejected the offer.", "Taliban", ActorKind.ARMED_GROUP),
        ("The United Nations urged calm.", "United Nations", ActorKind.ORGANISATION),
        ("Reuters reported the call.", "Reuters", ActorKind.OUTLET),
        ("Canada closed its embassy.", "Canada", ActorKind.STATE),
        ("Prime Minister Lena Brandvold resigned.", "Lena Brandvold", ActorKind.PERSON),
        ("The Lowland Resistance Front attacked a post.", "Lowland Resistance Front", ActorKind.ARMED_GROUP),
        ("The Employers' Federation objected.", "Employers' Federation", ActorKind.ORGANISATION),
        ("The Osmoran Federation objected.", "Osmoran Federation", ActorKind.STATE),
        ("The daily El Faro wrote that the talks had failed.", "El Faro", ActorKind.OUTLET),
        ("Zarin's chief executive, Lutz Brandt, resigned. Zarin thanked him.", "Zarin", ActorKind.ORGANISATION),
        ("The rights group Daleel counted nine cases.", "Daleel", ActorKind.ORGANISATION),
        ("Kuvan, a militia loyal to the general, denied it.", "Kuvan", ActorKind.ARMED_GROUP),
        ("The truce between the Beni Hara and the Ouled Sidi holds.", "Ouled Sidi", ActorKind.ORGANISATION),
        ("Its rival Salda Terminals declined.", "Salda Terminals", ActorKind.ORGANISATION),
        ("Tanks reached Dorn, a town near the front. Dorn fell.", "Dorn", None),
        ("Rebels left Kassam on Monday.", "Kassam", None),
        ("Marek Dorn, a town councillor, left.", "Marek Dorn", ActorKind.PERSON),
        ("Norsk Olje paid. Two Norsk Olje engineers were free.", "Norsk Olje", ActorKind.ORGANISATION),
        ("The mayor's chief of staff, Andriy Yermak, left.", "Andriy Yermak", ActorKind.PERSON),
        ("Karst left Kalvia. Kalvian guards and the Kalvians stayed.", "Kalvian", None),
        # States that only the report knows.
        ("Osmora denied it. Its army was ready.", "Osmora", ActorKind.STATE),
        ("Ferrum denied it. Its president left.", "Ferrum", ActorKind.PERSON),
        ("Karst's government spoke. Karst blamed Velda.", "Velda", ActorKind.STATE),
        ("Belgra sent tanks. The Belgrans deny it.", "Belgra", ActorKind.STATE),
        ("Salva, the ruling party, met. Salva's leaders spoke.", "Salva", ActorKind.ORGANISATION),
        ("The self-declared Republic of Eastern Karst agreed.", "Republic of Eastern Karst", ActorKind.STATE),
    ],
)
def test_kinds(text: str, name: str, kind: ActorKind | None) -> None:
    assert {a.name: a.kind for a in cast_of(text).actors}.get(name) == kind


def test_a_rival_acts_for_nobody() -> None:
    (rival,) = (a for a in cast_of("Osmora Air's rival Salda Airlines objected.").actors if a.name == "Salda Airlines")
    assert rival.side is None


def test_sides_come_from_titles_and_demonyms() -> None:
    cast = cast_of("Turkish Foreign Minister Emre Aydin met Hamas leader Khalil Mansour in Doha.")
    sides = {a.name: cast.actor(a.side).name for a in cast.actors if a.side}
    assert sides["Emre Aydin"] == "Turkey"
    assert sides["Khalil Mansour"] == "Hamas"


def test_a_body_that_a_name_ends_with_is_acted_for_by_its_organs_alone() -> None:
    cast = cast_of(
        "The Foreign Ministry of Iran spoke. The Communist Party of Iran and the Writers' Union of Iran left."
    )
    assert {a.name: cast.actor(a.side).name for a in cast.actors if a.side} == {"Foreign Ministry of Iran": "Iran"}


def test_a_name_that_the_model_breaks_off_behind_of_ends_with_nobodys() -> None:
    text = "Fisheries Directorate of the Norrin Isles. Press briefing after the fourth meeting on shared stocks."
    assert {"Fisheries Directorate", "Norrin Isles"} <= {actor.name for actor in cast_of(text).actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orland's army left. The Foreign Office would not comment.", "Foreign Office"),
        (
            "Britain left. The Foreign Office spoke. Orland's army stayed.",
            "Foreign, Commonwealth and Development Office",
        ),
        ("The Foreign Office would not comment.", "Foreign, Commonwealth and Development Office"),
    ],
)
def test_an_office_that_any_state_has_is_of_the_states_told_of(text: str, name: str) -> None:
    assert name in [actor.name for actor in cast_of(text).actors]


def test_those_called_the_governments_act_for_it() -> None:
    cast = cast_of(
        "The Orlandi government and Orland's army waited. Government troops left. A US government aide spoke."
    )
    for word in ("troops", "aide"):
        cast.enrol(next(w.index for w in cast.layers.words if w.text == word))
    sides = {a.name: cast.actor(a.side).name for a in cast.actors if a.side}
    assert sides["Government troops"] == "Orland"
    assert sides["A US government aide"] == "United States"


def test_a_demonym_before_a_noun_is_not_the_state_acting_but_leads_to_it() -> None:
    cast = cast_of("Fourteen people were killed by Russian fire on Saturday.")
    (russian,) = [w.index for w in cast.layers.words if w.text == "Russian"]
    assert cast.at(russian) == ()
    state = cast.state_behind(russian)
    assert state is not None
    assert cast.actor(state).name == "Russia"


def test_what_is_called_by_a_capital_is_not_of_those_who_rule_there() -> None:
    cast = cast_of("The envoy recalled the Nairobi commitments.")
    (nairobi,) = [w.index for w in cast.layers.words if w.text == "Nairobi"]
    assert cast.state_behind(nairobi) is None


def test_pirates_do_not_act_for_the_state_they_come_from() -> None:
    cast = cast_of("Libyan smugglers shot at Libyan guards.")
    (smugglers,) = [w.index for w in cast.layers.words if w.text == "smugglers"]
    (guards,) = [w.index for w in cast.layers.words if w.text == "guards"]
    assert [cast.side_of(a) for a in cast.enrol(smugglers)] == [None]
    assert all(cast.side_of(a) is not None for a in cast.enrol(guards))


def test_a_city_where_things_happen_is_a_place() -> None:
    cast = cast_of("Envoys met in Vienna on Tuesday.")
    assert meant(cast, "Vienna") == []


def test_two_persons_of_one_surname_stay_apart() -> None:
    cast = cast_of("Anna Weiss, the minister, met her rival Karl Weiss. Karl Weiss said nothing.")
    assert {a.name for a in cast.actors} >= {"Anna Weiss", "Karl Weiss"}


def test_every_actor_shows_its_words() -> None:
    text = 'A White House official said Washington and its allies would wait. "We are patient," he said.'
    cast = cast_of(text)
    for actor in cast.actors:
        assert actor.mentions
        assert all(span.of(text).strip() for span in actor.mentions)


def test_sides_are_actors_of_the_record() -> None:
    cast = cast_of(
        "A State Department spokesman said the Ukrainian delegation had left. NATO's secretary general agreed."
    )
    ids = {a.id for a in cast.actors}
    assert all(a.side in ids for a in cast.actors if a.side is not None)


def test_a_report_without_words_has_no_actors() -> None:
    assert cast_of("").actors == ()


def test_a_body_does_not_take_the_name_of_the_one_it_stands_with() -> None:
    cast = cast_of(
        "The Halvian education ministry and the United Teachers' Union met for six hours on Wednesday. "
        "The union threatened to strike."
    )
    assert meant(cast, "The union") == ["United Teachers' Union"]
    assert not any("Union" in name and "ministry" in name for actor in cast.actors for name in actor.names)


def test_a_name_of_nothing_but_small_words_at_the_end_is_none() -> None:
    layers = layers_of("Oda/NNP/2/nsubj saw/VBD/0/root the/DT/2/dep", entities={"Oda": "PERSON", "the": "PERSON"})
    assert [*Names(Clauses(layers), load_gazetteer()).units] == [0]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (
            "UN envoy Lena Ashworth flew to the Kenyan capital on Thursday for talks with President Ilse Brandt.",
            "Kenya",
        ),
        ("In the Peruvian capital, Lima, the envoy met Prime Minister Ilse Brandt.", "Peru"),
        ("The envoy left the Peruvian capital. President Ilse Brandt said he would return.", None),
        ("An envoy arrived in the Peruvian capital with a letter from President Ilse Brandt.", None),
    ],
)
def test_a_ruler_is_of_the_state_in_whose_capital_guests_are_received(text: str, side: str | None) -> None:
    cast = cast_of(text)
    names = {actor.id: actor.name for actor in cast.actors}
    (ruler,) = (actor for actor in cast.actors if actor.name == "Ilse Brandt")
    assert names.get(ruler.side or "") == side


def test_whoever_still_holds_somebody_joined_to_another_speaks_of_the_other() -> None:
    numbers = count()
    cast = Cast(layers_of("Oda/NNP/2/nsubj saw/VBD/0/root Brun/NNP/2/dobj"), lambda *_: f"actor-{next(numbers)}")
    first, second, third = (cast.new(name, ActorKind.PERSON, Span(0, 3)) for name in ("Oda", "the envoy", "Brun"))
    cast.merge(first, second)
    first.add(Span(4, 7), "Oda")
    cast.merge(second, third)
    first.add(Span(8, 12), "the mediator")
    assert cast.drafts == (third,)
    assert cast.draft(first.id) is third
    assert third.names == ["Oda", "the mediator"]
    assert list(third.mentions) == [Span(4, 7), Span(8, 12)]
