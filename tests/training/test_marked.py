"""The markup of our own sentences: what it says is what is labelled, and a slip is refused with its place."""

from pathlib import Path

import pytest

from training.marked import TEST, TRAIN, MarkupError, load, parse


def test_roles_pieces_and_nesting() -> None:
    text, (outer, inner) = parse('{T1:m "A {S2 B} {C2 says} {T2:i c},"} {S1 D} {C1 said}. {T1 "E."}')
    assert text == '"A B says c," D said. "E."'

    def words(spans: list[tuple[int, int]]) -> list[str]:
        return [text[b:e] for b, e in spans]

    assert words(outer.content) == ['"A B says c,"', '"E."']
    assert (words(outer.source), words(outer.cue), outer.manner, outer.within) == (["D"], ["said"], "mixed", None)
    assert (words(inner.content), inner.within, inner.manner) == (["c"], 1, "indirect")


def test_a_pilcrow_is_a_paragraph_break() -> None:
    text, (only,) = parse("{S1 A} {C1 said}: {T1:d b. ¶ c}.")
    assert text == "A said: b.\n\nc."
    assert [text[b:e] for b, e in only.content] == ["b.\n\nc"]


@pytest.mark.parametrize(
    ("marked", "problem"),
    [
        ("{S1 A", "source of attribution 1 never closes"),
        ("A}", "closes that never opened"),
        ("{X1 A}", "marks nothing"),
        ("{S1 A} left", "neither cue nor content"),
    ],
)
def test_slips_are_refused(marked: str, problem: str) -> None:
    with pytest.raises(MarkupError, match=problem):
        parse(marked)


def test_a_slip_in_a_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "some.txt").write_text("# a comment\n\n{S1 A} {C1 said} {T1 b}\n{S1 A\n", encoding="utf-8")
    with pytest.raises(MarkupError, match=r"some\.txt:4"):
        load(tmp_path)


def test_what_is_measured_on_is_not_learned_from() -> None:
    learned = {text for _, text, _ in load(TRAIN)}
    measured = {text for _, text, _ in load(TEST)}
    assert len(learned) > 50
    assert len(measured) > 90
    assert not learned & measured
