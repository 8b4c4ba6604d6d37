"""Who said what, through whom: attributions written out by hand, so that no model decides."""

from dataclasses import replace
from itertools import count

import pytest
from parsed import layers_of

from dragoman.model.edtf import Edtf
from dragoman.model.record import Statement
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.model.vocabulary import Manner, Via
from dragoman.reading.actors import Cast, read_actors
from dragoman.reading.clauses import Clauses
from dragoman.reading.encoder import load
from dragoman.reading.gazetteer import load_gazetteer
from dragoman.reading.layers import Attribution, Layers, Word
from dragoman.reading.statements.manner import channel, manner_of, quotations
from dragoman.reading.statements.reader import nesting, read_statements
from dragoman.reading.times import Calendar, find_times

GAZETTEER = load_gazetteer()
Triple = tuple[str, str, str | tuple[str, ...], int | None]
"""Source, cue, content and the index of the attribution that holds it; pieces of a content are listed."""


def report_of(text: str, outlet: str | None = None) -> Report:
    return Report("report-1", None, None, outlet, "2031-05-14", "en", text)


def spans_of(text: str, words: str | tuple[str, ...], after: int = 0) -> tuple[Span, ...]:
    pieces = (words,) if isinstance(words, str) else words
    return tuple(Span(b, b + len(p)) for p in pieces if p for b in [text.index(p, after)])


def statements_of(text: str, *triples: Triple, outlet: str | None = None) -> tuple[tuple[Statement, ...], Cast]:
    """Read statements from attributions given by their words; grammar and names are the model's."""
    layers = load().read(text)
    attributions = tuple(
        Attribution(spans_of(text, source), spans_of(text, cue), spans_of(text, content), within, 1.0)
        for source, cue, content, within in triples
    )
    return composed(replace(layers, attributions=attributions), outlet)


def composed(layers: Layers, outlet: str | None = None) -> tuple[tuple[Statement, ...], Cast]:
    numbers = count(1)

    def identify(kind: str, _: object) -> str:
        return f"{kind}-{next(numbers)}"

    clauses = Clauses(layers)
    cast = read_actors(clauses, GAZETTEER, identify, outlet)
    calendar = Calendar(layers, find_times(layers.text, Edtf.parse("2031-05-14"), layers))
    return read_statements(clauses, cast, calendar, report_of(layers.text, outlet), identify), cast


def names(cast: Cast, ids: tuple[str, ...]) -> list[str]:
    return [cast.actor(i).name for i in ids]


def test_a_chain_runs_from_the_nearest_relay_to_the_outermost() -> None:
    text = "Anna Berg claimed that Ivan Orlov had promised to withdraw, according to Reuters."
    found, cast = statements_of(
        text,
        ("Reuters", "according to", "Anna Berg claimed that Ivan Orlov had promised to withdraw", None),
        ("Anna Berg", "claimed", "that Ivan Orlov had promised to withdraw", 0),
        ("Ivan Orlov", "had promised", "to withdraw", 1),
    )
    outer, middle, inner = found
    assert (names(cast, outer.speakers), outer.chain, outer.within) == (["Reuters"], (), None)
    assert (names(cast, middle.speakers), names(cast, middle.chain)) == (["Anna Berg"], ["Reuters"])
    assert (names(cast, inner.speakers), names(cast, inner.chain)) == (["Ivan Orlov"], ["Anna Berg", "Reuters"])
    assert (middle.within, inner.within) == (outer.id, middle.id)


def test_whoever_speaks_of_himself_relays_nothing() -> None:
    text = "Anna Berg said she hopes that talks will resume."
    found, cast = statements_of(
        text,
        ("Anna Berg", "said", "she hopes that talks will resume", None),
        ("she", "hopes", "that talks will resume", 0),
    )
    assert names(cast, found[1].speakers) == ["Anna Berg"]
    assert found[1].chain == ()


def test_an_outlet_that_was_told_relays_and_persons_are_addressees() -> None:
    text = '"We will wait," Anna Berg told Reuters. "Nobody is leaving," she told reporters.'
    found, cast = statements_of(
        text, ("Anna Berg", "told", '"We will wait,"', None), ("she", "told reporters", '"Nobody is leaving,"', None)
    )
    assert names(cast, found[0].chain) == ["Reuters"]
    assert found[0].addressees == ()
    assert found[1].chain == ()
    assert names(cast, found[1].addressees) == ["reporters"]


@pytest.mark.parametrize(
    ("text", "cue", "content", "outlet"),
    [
        (
            "In a declaration broadcast on Tuesday by Radio Kassou, Anna Berg spoke of a lifting in sixty days.",
            "spoke of",
            "a lifting in sixty days",
            "Radio Kassou",
        ),
        (
            "In an interview published on Monday by the daily Al-Nidal, Anna Berg promised that she would wait.",
            "promised",
            "that she would wait",
            "Al-Nidal",
        ),
        (
            "Anna Berg told Canal Seis the transfer could be looked at.",
            "told",
            "the transfer could be looked at",
            "Canal Seis",
        ),
    ],
)
def test_an_outlet_that_carried_it_relays(text: str, cue: str, content: str, outlet: str) -> None:
    found, cast = statements_of(text, ("Anna Berg", cue, content, None))
    assert names(cast, found[0].chain) == [outlet]


def test_who_asked_does_not_relay() -> None:
    text = "Asked by Reuters about the truce, Anna Berg said that talks would resume."
    found, _ = statements_of(text, ("Anna Berg", "said", "that talks would resume", None))
    assert found[0].chain == ()


def test_the_reports_own_outlet_is_left_out_of_chains() -> None:
    text = "Anna Berg told Reuters that talks would resume."
    found, _ = statements_of(text, ("Anna Berg", "told", "that talks would resume", None), outlet="Reuters")
    assert found[0].chain == ()


def test_several_may_speak_together() -> None:
    text = "Anna Berg and Ivan Orlov have threatened to leave."
    found, cast = statements_of(text, ("Anna Berg and Ivan Orlov", "have threatened", "to leave", None))
    assert names(cast, found[0].speakers) == ["Anna Berg", "Ivan Orlov"]


def test_a_statement_without_a_source_may_have_no_speaker() -> None:
    text = "It was said that talks would resume."
    found, _ = statements_of(text, ("", "was said", "that talks would resume", None))
    assert found[0].speakers == ()


def test_what_somebody_thinks_aloud_is_no_level_of_its_own() -> None:
    text = '"I say we are ready," Anna Berg said.'
    found, cast = statements_of(
        text, ("Anna Berg", "said", '"I say we are ready,"', None), ("I", "say", "we are ready", 0)
    )
    assert [names(cast, s.speakers) for s in found] == [["Anna Berg"]]


def test_who_denies_a_report_does_not_pass_it_on() -> None:
    text = "Norway denied a report in Le Soir that it had paid a ransom."
    found, cast = statements_of(
        text,
        ("Norway", "denied", "a report in Le Soir that it had paid a ransom", None),
        ("Le Soir", "report", "that it had paid a ransom", 0),
    )
    assert names(cast, found[1].speakers) == ["Le Soir"]
    assert found[1].chain == ()


def test_the_day_of_speaking_is_that_of_the_cue_and_not_of_the_content() -> None:
    text = "Anna Berg said on Monday that talks would resume on Friday."
    found, _ = statements_of(text, ("Anna Berg", "said", "that talks would resume on Friday", None))
    assert found[0].said == "2031-05-12"
    assert [s.of(text) for s in found[0].words["said"]] == ["on Monday"] or found[0].words["said"]


def test_a_day_that_is_still_to_come_is_not_when_somebody_spoke() -> None:
    text = "Anna Berg takes note of a truce effective 1 June. She commends Oman for its mediation."
    found, _ = statements_of(text, ("She", "commends", "Oman for its mediation", None))
    assert found[0].said is None


def test_every_field_has_its_words() -> None:
    text = 'Anna Berg told Reuters by telephone on Monday that talks were "useful".'
    found, _ = statements_of(text, ("Anna Berg", "told", 'that talks were "useful"', None))
    (statement,) = found
    assert statement.manner is Manner.MIXED
    assert statement.via is Via.CALL
    assert set(statement.words) == {"speakers", "chain", "manner", "via", "said"}
    assert all(span.of(text) for spans in statement.words.values() for span in spans)


def test_a_content_that_stands_inside_another_is_held_by_it() -> None:
    outer = Attribution((Span(0, 3),), (Span(4, 8),), (Span(9, 60),), None, 1.0)
    inner = Attribution((Span(10, 14),), (Span(15, 20),), (Span(21, 60),), None, 1.0)
    apart = Attribution((), (Span(70, 75),), (Span(76, 90),), None, 1.0)
    assert nesting([outer, inner, apart]) == (None, 0, None)


@pytest.mark.parametrize(
    ("text", "heard", "told"),
    [
        ("Lund said shots fell along the river.", "shots fell along", "shots fell along the river"),
        ("Lund said a list had come but left the hall.", "a list had come but", "a list had come"),
        ("Lund accused the army of looting its", "the army of looting its", "the army of looting its"),
    ],
)  # fmt: skip
def test_no_content_breaks_off_within_a_phrase(text: str, heard: str, told: str) -> None:
    cue = "accused" if "accused" in text else "said"
    (statement, *_), _ = statements_of(text, ("Lund", cue, heard, None))
    assert [span.of(text) for span in statement.content] == [told]


def test_a_text_without_attributions_has_no_statements() -> None:
    found, _ = composed(layers_of("Shells/NNS/2/nsubj fell/VBD/0/root ././2/punct"))
    assert found == ()


@pytest.mark.parametrize(
    ("text", "content", "manner"),
    [
        ('He said "we will go".', '"we will go"', Manner.DIRECT),
        ("He said “we will go”.", "“we will go”", Manner.DIRECT),
        ("He said that they would go.", "that they would go", Manner.INDIRECT),
        ('He said that it was "over".', 'that it was "over"', Manner.DIRECT),
        ('He said that the war was "over".', 'that the war was "over"', Manner.MIXED),
        ("He said ‘we’re going’.", "‘we’re going’", Manner.DIRECT),
        ("The men's leader said it wasn't so.", "it wasn't so", Manner.INDIRECT),
    ],
)
def test_manner(text: str, content: str, manner: Manner) -> None:
    assert manner_of(spans_of(text, content), quotations(text), text)[0] is manner


def test_a_quote_of_several_paragraphs_stays_quoted() -> None:
    text = "“First of all, we wait.\n\n“Then we go.”\n\nHe left."
    inside = [q.of(text) for q in quotations(text)]
    assert inside == ["“First of all, we wait.", "“Then we go.”"]


@pytest.mark.parametrize(
    ("words", "via"),
    [
        ("said in a telephone call", Via.CALL),
        ("told CNN in an interview", Via.INTERVIEW),
        ("wrote on social media", Via.SOCIAL),
        ("posted on Telegram", Via.SOCIAL),
        ("told reporters", Via.PRESS),
        ("told a news conference", Via.PRESS),
        ("said in a statement", Via.DOCUMENT),
        ("wrote in a letter", Via.LETTER),
        ("said in a televised address", Via.BROADCAST),
        ("said at the talks", Via.MEETING),
        ("said", None),
        ("told the truth", None),
        ("told staff in an email", Via.LETTER),
        ("told a news agency", Via.PRESS),
        ("said in a statement carried by an agency", Via.DOCUMENT),
        ("call/VBP on the army", None),
        ("observers note/VBP", None),
    ],
)
def test_channels(words: str, via: Via | None) -> None:
    tagged = [word.partition("/") for word in words.split()]
    found = channel([Word(i, Span(i, i + 1), word, tag, 0, "dep", 0) for i, (word, _, tag) in enumerate(tagged)])
    assert (found[0] if found else None) is via


def test_a_channel_is_of_the_cues_own_clause() -> None:
    text = "Anna Berg described the talks as futile and called on the army to publish the letter."
    found, _ = statements_of(text, ("Anna Berg", "described", "the talks as futile", None))
    assert found[0].via is None
