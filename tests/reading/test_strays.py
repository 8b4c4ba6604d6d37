"""Pieces that links have put together across sentences."""

from dataclasses import replace

import pytest
from parsed import layers_of

from dragoman.model.span import Span
from dragoman.reading.layers import Attribution, Layers
from dragoman.reading.statements.manner import quotations
from dragoman.reading.statements.strays import without_strays


def layers(text: str) -> Layers:
    """Return layers with nothing but words and sentences."""
    return layers_of(*(" ".join(f"{w}/X/0/root" for w in sentence.split()) for sentence in text.split("|")))


def spans(text: str, pieces: list[str]) -> tuple[Span, ...]:
    return tuple(Span(at := text.index(piece), at + len(piece)) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "left"),
    [
        (
            "Kesh accepts the terms of Orland .|Velora welcomed the pause",
            ["Velora"], ["welcomed"], ["the terms of Orland", "the pause"],
            (["Velora"], ["the pause"]),
        ),  # a piece of another sentence
        (
            "Velora was clear .|There would be no truce .",
            ["Velora"], ["was clear"], ["There would be no truce"],
            (["Velora"], ["There would be no truce"]),
        ),  # a sentence of its own
        (
            "Velora objected .|It saw “ no use in talks ” .",
            ["Velora"], ["objected"], ["no use in talks"],
            (["Velora"], ["no use in talks"]),
        ),  # in quotation marks
        (
            "A circular told officers to “ hold the bridge ” .|Velora wanted peace",
            ["Velora"], ["wanted"], ["officers to “ hold the bridge", "peace"],
            (["Velora"], ["peace"]),
        ),  # begun before the quotation marks of another sentence
        (
            "Kesh talked on .|The guns fell silent , they said",
            ["Kesh"], ["said"], ["The guns fell silent"],
            ([], ["The guns fell silent"]),
        ),  # a source of another sentence
        (
            "“ Who counts the rifles ? ” asked|Colonel Tamm",
            ["Colonel Tamm"], ["asked"], ["Who counts the rifles"],
            (["Colonel Tamm"], ["Who counts the rifles"]),
        ),  # beside its cue, where a sentence has been cut in two
        (
            "Kesh denied it .|Nobody knew that the guns fired",
            ["Kesh"], ["denied"], ["that the guns fired"],
            (["Kesh"], []),
        ),  # nothing is left
    ],
)  # fmt: skip
def test_pieces_stand_with_their_cue(
    text: str, source: list[str], cue: list[str], content: list[str], left: tuple[list[str], list[str]]
) -> None:
    read = layers(text)
    roles = [spans(read.text, pieces) for pieces in (source, cue, content)]
    given = Attribution(roles[0], roles[1], roles[2], within=None, score=1.0)
    (found,) = without_strays(read, [given], quotations(read.text))
    assert ([s.of(read.text) for s in found.source], [s.of(read.text) for s in found.content]) == left
    turn = replace(given, is_turn=True)
    assert list(without_strays(read, [turn], ())) == [turn]
