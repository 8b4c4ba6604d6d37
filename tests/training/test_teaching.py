"""What a teacher reads window by window is put together as an annotator would have marked the text."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.encoder.words import segment
from dragoman.reading.statements.attributions import Roles
from training.examples import NONE, joined
from training.paragraphs import in_paragraphs

TEXT = "Ost said the bridge was shut and the road too.\n\nLim agreed it was."


def roles(*triples: tuple[tuple[int, int] | None, tuple[int, int] | None, tuple[int, int]]) -> Roles:
    sources = tuple(s for s, _, _ in triples if s)
    cues = tuple(c for _, c, _ in triples if c)
    contents = tuple(c for _, _, c in triples)
    return Roles(
        sources,
        cues,
        contents,
        tuple(sources.index(s) if s else NONE for s, c, _ in triples if c),
        tuple(cues.index(c) if c else NONE for _, c, _ in triples),
        tuple(1.0 for _ in cues),
    )


OST = ((0, 0), (1, 1), (2, 9))
LIM = ((11, 11), (12, 12), (13, 14))


@pytest.mark.parametrize(
    ("windows", "told"),
    [
        pytest.param([(0, roles(OST, LIM))], [OST, LIM], id="one window"),
        pytest.param([(0, roles(OST)), (11, roles(LIM))], [OST, LIM], id="a window each"),
        pytest.param(
            [(0, roles(((0, 0), (1, 1), (2, 5)))), (6, roles((None, None, (6, 9)), LIM))],
            [OST, LIM],
            id="a content cut in two is one, said by whom its first half was",
        ),
        pytest.param(
            [(0, roles(((0, 0), (1, 1), (2, 10)))), (11, roles((None, None, (11, 14))))],
            [((0, 0), (1, 1), (2, 10)), (None, None, (11, 14))],
            id="nothing goes on into another paragraph",
        ),
        pytest.param([], [], id="nothing"),
    ],
)
def test_windows_are_joined(windows: list[tuple[int, Roles]], told: list[object]) -> None:
    spans = joined(windows, segment(TEXT))
    found = []
    for content, cue in zip(spans.contents, spans.cue_of_content, strict=True):
        source = spans.source_of_cue[cue] if cue != NONE else NONE
        found.append(
            (spans.sources[source] if source != NONE else None, spans.cues[cue] if cue != NONE else None, content)
        )
    assert found == told


@given(st.lists(st.sampled_from(['He said "no.', 'Not yet."', "Talks went on.", '"We wait," she said.']), max_size=8))
def test_paragraphs_are_opened_outside_quotations_and_change_nothing_else(sentences: list[str]) -> None:
    text = " ".join(sentences)
    made = in_paragraphs(text, random.Random(len(text)))
    assert made.replace("\n\n", " ") == text
    assert all(part.count('"') % 2 == 0 for part in made.split("\n\n")[:-1])
