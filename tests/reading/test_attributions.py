"""Attributions inside attributions: our own sentences with the chain that a careful reader finds in each."""

import pytest

from dragoman.reading.encoder import Encoder, load
from dragoman.reading.encoder.words import segment
from dragoman.reading.layers import Layers
from dragoman.reading.statements.attributions import NONE, Roles, Triple, compose, nest
from dragoman.reading.statements.grammar import Grammar
from dragoman.reading.statements.relays import relay


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load()


def chains(layers: Layers) -> set[tuple[str, ...]]:
    """The sources of every attribution, its own first, then those that relay it; without articles."""
    found = set()
    for attribution in layers.attributions:
        names, at = [], attribution
        while True:
            names += [span.of(layers.text).strip(",").removeprefix("the ").removeprefix("The ") for span in at.source]
            if at.within is None:
                break
            at = layers.attributions[at.within]
        found.add(tuple(names))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Petrov claimed that Marsh had said she believes the rebels want peace, according to the Interpress.",
            {("Interpress",), ("Petrov", "Interpress"), ("Marsh", "Petrov", "Interpress")},
        ),
        (
            "According to the Morning Post, citing a senior official, the two ministers met in Vienna on Tuesday.",
            {("Morning Post",), ("a senior official", "Morning Post")},
        ),
        (
            "The Daily Star quoted the foreign minister as saying that the talks had collapsed.",
            {("Daily Star",), ("foreign minister", "Daily Star")},
        ),
        (
            "The rebels will release the prisoners, Agence Centrale reported, citing two people close to the talks.",
            {("Agence Centrale",), ("two people close to the talks", "Agence Centrale")},
        ),
        (
            "Omar Haddad, cited by the Tribune, said the army had crossed the river.",
            {("Tribune",), ("Omar Haddad", "Tribune")},
        ),
        (
            "State television said the general had announced that the army would withdraw, the newspaper reported.",
            {("newspaper",), ("State television", "newspaper"), ("general", "State television", "newspaper")},
        ),
        (
            "The minister denied that the envoy had said the deal was dead.",
            {("minister",), ("envoy", "minister")},
        ),
        (
            "Two diplomats said the envoy had warned both sides that the offer would expire on Friday.",
            {("Two diplomats",), ("envoy", "Two diplomats")},
        ),
        (
            "The spokesman said the president thinks the deal is fair.",
            {("spokesman",), ("president", "spokesman")},
        ),
        (
            '"The general told me that the guns had fallen silent," the mayor said.',
            {("mayor",), ("general", "mayor")},
        ),
        (
            "Ilva Moreno was cited by Kanal Two as saying that the port would stay shut.",
            {("Kanal Two",), ("Ilva Moreno", "Kanal Two")},
        ),
        (
            "Two colonels have been quoted by the state news agency VNA as telling the house that shells were short.",
            {("state news agency VNA",), ("Two colonels", "state news agency VNA")},
        ),
        (
            '"The list is ready," Gazeta Norte quoted the negotiator as saying on Monday.',
            {("Gazeta Norte",), ("negotiator", "Gazeta Norte")},
        ),
        (
            'Kanal Two quoted Moreno: "The list is ready."',
            {("Kanal Two",), ("Moreno", "Kanal Two")},
        ),
        (
            "Moreno, as quoted by Gazeta Norte, said the port would stay shut.",
            {("Gazeta Norte",), ("Moreno", "Gazeta Norte")},
        ),
        (
            '"Nobody will sign," Moreno said, as cited by Kanal Two.',
            {("Kanal Two",), ("Moreno", "Kanal Two")},
        ),
        ("The mediators said both sides had left the room.", {("mediators",)}),
    ],
)
def test_chains(encoder: Encoder, text: str, expected: set[tuple[str, ...]]) -> None:
    assert expected <= chains(encoder.read(text))


def test_a_quotation_split_by_its_attribution_is_one(encoder: Encoder) -> None:
    text = '"We will come," the envoy said on Monday. "But we will not sign."'
    (attribution,) = (a for a in encoder.read(text).attributions if a.within is None)
    assert [span.of(text) for span in attribution.content] == ['"We will come,"', '"But we will not sign."']


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Moreno was quoted in the weekly as saying that the port was shut.", "that the port was shut"),
        ('"We wait," the premier was quoted by Kanal Two as saying.', '"We wait,"'),
        ("Moreno was quoted as telling the house that the port was shut.", "that the port was shut"),
    ],
)
def test_who_is_quoted_is_no_part_of_what_was_said(encoder: Encoder, text: str, content: str) -> None:
    assert {span.of(text) for a in encoder.read(text).attributions for span in a.content} == {content}


def test_only_cues_with_content_make_attributions() -> None:
    roles = Roles(
        sources=((0, 1), (9, 9)),
        cues=((2, 2), (7, 7)),
        contents=((3, 5), (8, 8), (11, 12)),
        source_of_cue=(0, NONE),
        cue_of_content=(0, NONE, 0),
        scores=(0.9, 0.5),
    )
    assert compose(roles) == [Triple(((0, 1),), ((2, 2),), ((3, 5), (11, 12)), 0.9)]


def test_one_source_serves_several_cues() -> None:
    roles = Roles(((0, 0),), ((1, 1), (5, 5)), ((2, 3), (6, 7)), (0, 0), (0, 1), (0.9, 0.8))
    assert [t.source for t in compose(roles)] == [((0, 0),), ((0, 0),)]


def test_contents_are_read_again_without_their_introduction_and_quotation_marks() -> None:
    segments = segment('She said that "we all know it," he said. "Then we go home now."')
    whole = Triple(((0, 0),), ((1, 1),), ((2, 9), (13, 19)), 1.0)
    asked = []

    def reread(passages):  # type: ignore[no-untyped-def]
        asked.append([" ".join(segments.word(i) for a, b in p for i in range(a, b + 1)) for p in passages])
        return [[] for _ in passages]

    assert nest(segments, [(whole, None)], reread) == [(whole, None)]
    assert asked == [["we all know it ,", "Then we go home now ."]]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("She said Kallas thinks it will rain", True),
        ("She said I thinks it will rain", False),
        ("She said Kallas should it will rain", False),
    ],
)
def test_inside_anothers_words_only_third_parties_that_speak_count(text: str, kept: bool) -> None:
    segments = segment(text)
    outer = Triple(((0, 0),), ((1, 1),), ((2, 6),), 1.0)
    inner = Triple(((2, 2),), ((3, 3),), ((4, 6),), 0.9)
    found = nest(segments, [(outer, None)], lambda passages: [[inner] if p[0][0] == 2 else [] for p in passages])
    assert ((inner, 0) in found) is kept


def test_rereading_stops_at_a_bounded_depth() -> None:
    segments = segment("he said " + "that he said " * 20)
    again = Triple(((0, 0),), ((1, 1),), ((2, len(segments) - 1),), 1.0)
    found = nest(segments, [(again, None)], lambda passages: [[again] for _ in passages])
    assert 4 <= len(found) <= 10
    assert [holder for _, holder in found] == [None, *range(len(found) - 1)]


def grammar(marked: str) -> Grammar:
    """Words and tags from "word/TAG word/TAG …"; a word without a tag is punctuation."""
    pairs = [[*piece.split("/"), ""][:2] for piece in marked.split()]
    return Grammar([w.lower() for w, _ in pairs], [t or w for w, t in pairs], [0] * len(pairs))


@pytest.mark.parametrize(
    ("marked", "found", "expected"),
    [
        (  # a passive names who quotes
            "We/PRP sign/VBP , he/PRP was/VBD quoted/VBN as/IN saying/VBG by/IN Meridian/NNP .",
            Triple(((3, 3),), ((4, 7),), ((0, 2),), 1.0),
            [(((9, 9),), ((4, 7),), None), (((3, 3),), ((7, 7),), 0)],
        ),
        (  # the same where the one who spoke was taken into the content
            "We/PRP sign/VBP , he/PRP was/VBD quoted/VBN as/IN saying/VBG by/IN Meridian/NNP .",
            Triple(((9, 9),), ((4, 8),), ((0, 3),), 1.0),
            [(((9, 9),), ((4, 8),), None), (((3, 3),), ((7, 7),), 0)],
        ),
        (  # the source that cites is not the source that is cited
            "Kurier/NNP , citing/VBG an/DT aide/NN , said/VBD it/PRP rained/VBD .",
            Triple(((0, 5),), ((6, 6),), ((7, 8),), 1.0),
            [(((0, 0),), ((6, 6),), None), (((3, 4),), ((2, 2),), 0)],
        ),
        (  # nothing to unfold
            "Kallas/NNP said/VBD it/PRP rained/VBD .",
            Triple(((0, 0),), ((1, 1),), ((2, 3),), 1.0),
            [(((0, 0),), ((1, 1),), None)],
        ),
        (  # who reports it all stands behind
            "Kallas/NNP said/VBD it/PRP rained/VBD , Kurier/NNP reported/VBD .",
            Triple(((0, 0),), ((1, 1),), ((2, 3),), 1.0),
            [(((0, 0),), ((1, 1),), 1), (((5, 5),), ((6, 6),), None)],
        ),
    ],
)
def test_relays(marked: str, found: Triple, expected: list[tuple[object, object, int | None]]) -> None:
    assert [(t.source, t.cue, holder) for t, holder in relay(grammar(marked), [found])] == expected
