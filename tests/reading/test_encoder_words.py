"""Words, sentences and paragraphs: tables of what the rules must do, and what holds for any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.encoder.words import Segments, segment


def words(text: str) -> list[str]:
    segments = segment(text)
    return [segments.word(i) for i in range(len(segments))]


def sentences(text: str) -> list[str]:
    segments = segment(text)
    return [text[segments.begins[a] : segments.ends[b - 1]] for a, b in segments.sentences.tolist()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She doesn't know.", ["She", "does", "n't", "know", "."]),
        ("They’ve won, she’d say", ["They", "’ve", "won", ",", "she", "’d", "say"]),
        ("the envoy's office", ["the", "envoy", "'s", "office"]),
        ("the rebels' camp", ["the", "rebels", "'", "camp"]),
        ("O'Neill met D’Arcy", ["O'Neill", "met", "D’Arcy"]),
        ("a 30-day cease-fire", ["a", "30-day", "cease-fire"]),
        ("$1,250.50 or 12%", ["$", "1,250.50", "or", "12", "%"]),
        ("at 10:30 a.m. on 9/11", ["at", "10:30", "a.m.", "on", "9/11"]),
        ("the U.S. and U.N.", ["the", "U.S.", "and", "U.N."]),
        ("Gen. J. Marsh (R-Ga.) left", ["Gen.", "J.", "Marsh", "(", "R-Ga.", ")", "left"]),
        ("“No,” he said—twice…", ["“", "No", ",", "”", "he", "said", "—", "twice", "…"]),
        ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
        ("@envoy wrote to a.b@example.org #truce", ["@envoy", "wrote", "to", "a.b@example.org", "#truce"]),
        ("We will miss. Him too.", ["We", "will", "miss", ".", "Him", "too", "."]),
        ("the '90s", ["the", "'90s"]),
        ("Zu\u0308rich calls", ["Zu\u0308rich", "calls"]),
        ("\u200fyes\u200e no", ["yes", "no"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. They left.", ["It rained.", "They left."]),
        ("Mr. Orban met Gen. Marsh. They talked.", ["Mr. Orban met Gen. Marsh.", "They talked."]),
        ("He is in the U.S. The talks go on.", ["He is in the U.S.", "The talks go on."]),
        ("The U.S. Senate voted.", ["The U.S. Senate voted."]),
        ("It begins at 5 p.m. Monday.", ["It begins at 5 p.m. Monday."]),
        ('"Are you serious?" he asked.', ['"Are you serious?" he asked.']),
        ('"We won." "Who?"', ['"We won."', '"Who?"']),
        ("“Stop!” (So she said.) Then silence", ["“Stop!”", "(So she said.)", "Then silence"]),
        ("LA PAZ, Apr 22 - Bolivia paid.", ["LA PAZ, Apr 22 -", "Bolivia paid."]),
        ("KHANDARA, Nov. 3 (NAK) — The fleet left.", ["KHANDARA, Nov. 3 (NAK) —", "The fleet left."]),
        ("Port Sudan (AP) - The army left.", ["Port Sudan (AP) -", "The army left."]),
        ("NATO – which had met – said no.", ["NATO – which had met – said no."]),
        ("Talks - The end of an era", ["Talks - The end of an era"]),
        ("Title without a stop\n\nThe text.", ["Title without a stop", "The text."]),
        ("A line that was\nwrapped by hand.", ["A line that was\nwrapped by hand."]),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("It fell 3.5 percent. Prices rose.", ["It fell 3.5 percent.", "Prices rose."]),
        ("George W. Bush spoke.", ["George W. Bush spoke."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_letter_case_and_quotation_marks_are_told() -> None:
    segments = segment('NATO chief McCoy: "Not now" 24')
    assert segments.cases.tolist() == [3, 1, 4, 0, 0, 2, 1, 0, 0]
    assert segments.quoted.tolist() == [0, 0, 0, 0, 1, 1, 1, 1, 0]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    segments = segment("“We came.\n\n“We saw,” she said.")
    assert segments.quoted.tolist() == [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        pytest.param("He left.\n\nWashingtonUS President Hallow spoke.", ["Washington"], id="place"),
        pytest.param("Washington US President Hallow spoke.", [], id="with its gap"),
        pytest.param("Meeting in WashingtonUS President Hallow spoke.", [], id="inside a paragraph"),
        pytest.param('Don\'t go.\n\n"Never," he said.', [], id="what is cut off a word is no word"),
    ],
)
def test_a_place_glued_to_its_paragraph_is_told_apart(text: str, glued: list[str]) -> None:
    segments = segment(text)
    assert [segments.word(i) for i in range(len(segments)) if segments.glued(i)] == glued


def covered(segments: Segments) -> set[int]:
    return {i for b, e in zip(segments.begins, segments.ends, strict=True) for i in range(b, e)}


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_every_visible_character_is_in_one_word(text: str) -> None:
    segments = segment(text)
    begins, ends = segments.begins.tolist(), segments.ends.tolist()
    assert all(b < e for b, e in zip(begins, ends, strict=True))
    assert all(e <= b for e, b in zip(ends, begins[1:], strict=False))
    assert {i for i, c in enumerate(text) if c.isalnum()} <= covered(segments)
    assert not any(text[b].isspace() or text[e - 1].isspace() for b, e in zip(begins, ends, strict=True))


@given(st.text(st.sampled_from("aB. !?\"”“'\n)1é,—"), max_size=200))
def test_sentences_part_the_words(text: str) -> None:
    segments = segment(text)
    bounds = segments.sentences.tolist()
    assert [i for a, b in bounds for i in range(a, b)] == list(range(len(segments)))
    assert all(a < b for a, b in bounds)
    opening = {a for a, _ in bounds}
    assert {i for i, opens in enumerate(segments.opens_paragraph) if opens} <= opening
