"""The windows of marked texts carry the labels that the markup says, level by level."""

import pytest

from dragoman.reading.encoder import labels
from dragoman.reading.encoder.pieces import WordPieces
from dragoman.reading.encoder.shipped import TOKENIZER, WEIGHTS
from dragoman.reading.encoder.words import segment
from training.marked import TRAIN, load, parse
from training.own import described, examples, levels

Level = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def vocabulary() -> WordPieces:
    return WordPieces.load(WEIGHTS / TOKENIZER)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("The bridge was rebuilt.", [[]], id="nothing said"),
        pytest.param(
            "{S1 Ost} {C1 denies} {T1:i shelling it}.",
            [[("Ost", "denies", "shelling it")]],
            id="too short to read again",
        ),
        pytest.param(
            "{S1 Lim} {C1 said} {T1:i that the talks were over}.",
            [[("Lim", "said", "that the talks were over")], []],
            id="a content with nothing inside is read without that",
        ),
        pytest.param(
            "{T1:i {S2 Lim} {C2 said} {T2:i the road was shut}}, {C1 according to} {S1 Kurier}.",
            [
                [("Kurier", "according to", "Lim said the road was shut")],
                [("Lim", "said", "the road was shut")],
                [],
            ],
            id="a chain, outermost first",
        ),
        pytest.param(
            "{S1 Kurier} {C1 quoted} {T1:i {S2 Lim} {C2 as saying} {T2:i that the road was shut}}.",
            [
                [("Kurier", "quoted", "Lim as saying that the road was shut")],
                [("Lim", "as saying", "that the road was shut")],
                [],
            ],
            id="quoted as saying",
        ),
        pytest.param(
            "{S1 Kurier}, {C2 citing} {S2 an aide}, {C1 said} {T1:i {T2:i the road was shut}}.",
            [[("Kurier", "citing", "an aide"), ("Kurier", "said", "the road was shut")], []],
            id="citing is an attribution beside, as the rules for relays expect",
        ),
        pytest.param(
            "{S2 Lim}, {C1 cited by} {S1 Kurier}, {C2 said} {T2:i the road was shut}.",
            [[("Lim , cited by Kurier", "said", "the road was shut")], []],
            id="cited by is part of the source",
        ),
        pytest.param(
            "{S1 Vale}: {T1:d “Nobody wins this one”}", [[("Vale", ":", "“ Nobody wins this one ”")], []], id="headline"
        ),
        pytest.param(
            "{T1:d “We waited,”} {S1 Lim} {C1 said}, {T1 “and nobody came.”}",
            [[("Lim", "said", "“ We waited , ”"), ("Lim", "said", "“ and nobody came . ”")], []],
            id="a split quotation",
        ),
    ],
)
def test_levels(vocabulary: WordPieces, marked: str, expected: list[Level]) -> None:
    text, attributions = parse(marked)
    segments = segment(text)
    found = [described(example, segments) for example in levels(text, attributions, vocabulary)]
    assert [sorted(level) for level in found if level] == [sorted(level) for level in expected if level]
    assert found[0] == [] or sorted(found[0]) == sorted(expected[0])


def test_roles_are_well_formed_and_agree_with_the_spans(vocabulary: WordPieces) -> None:
    every = examples(vocabulary)
    assert len(every) > len(load(TRAIN))
    for example in every:
        roles = example.roles.tolist()
        for i, role in enumerate(roles):
            if role != labels.OUTSIDE and role % 2 == 0:
                assert i > 0, "a window cannot begin inside a span"
                assert roles[i - 1] in (role - 1, role)
        for kind, spans in enumerate((example.sources, example.cues, example.contents)):
            for first, _ in spans:
                assert roles[first] == labels.OUTSIDE or roles[first] % 2 == 1
                assert labels.kind_of(roles[first]) >= kind
        assert len(example.cue_of_content) == len(example.contents)
        assert len(example.source_of_cue) == len(example.cues)


def test_no_test_sentence_is_learned() -> None:
    from training.marked import TEST

    assert not {text for _, text, _ in load(TRAIN)} & {text for _, text, _ in load(TEST)}
