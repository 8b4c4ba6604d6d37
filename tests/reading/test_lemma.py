"""Dictionary forms: irregular verbs, the spelling of regular ones, plurals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.lemma import lemma


@pytest.mark.parametrize(
    ("form", "tag", "expected"),
    [
        ("withdrew", "VBD", "withdraw"),
        ("held", "VBN", "hold"),
        ("met", "VBD", "meet"),
        ("froze", "VBD", "freeze"),
        ("shelled", "VBD", "shell"),
        ("shelling", "VBG", "shell"),
        ("agreed", "VBD", "agree"),
        ("agreeing", "VBG", "agree"),
        ("negotiated", "VBN", "negotiate"),
        ("urges", "VBZ", "urge"),
        ("urging", "VBG", "urge"),
        ("refused", "VBD", "refuse"),
        ("accusing", "VBG", "accuse"),
        ("stopped", "VBD", "stop"),
        ("expelling", "VBG", "expel"),
        ("denied", "VBD", "deny"),
        ("visited", "VBD", "visit"),
        ("bombed", "VBD", "bomb"),
        ("boycotting", "VBG", "boycott"),
        ("seized", "VBD", "seize"),
        ("hosted", "VBD", "host"),
        ("need", "VBP", "need"),
        ("troops", "NNS", "troop"),
        ("hostages", "NNS", "hostage"),
        ("ceasefires", "NNS", "ceasefire"),
        ("envoys", "NNS", "envoy"),
        ("parties", "NNS", "party"),
        ("clashes", "NNS", "clash"),
        ("soldiers", "NNS", "soldier"),
        ("gunmen", "NNS", "gunman"),
        ("accuses", "VBZ", "accuse"),
        ("n't", "RB", "not"),
        ("wo", "MD", "will"),
        ("Kesh", "NNP", "kesh"),
    ],
)
def test_dictionary_form(form: str, tag: str, expected: str) -> None:
    assert lemma(form, tag) == expected


@given(st.text(min_size=1, max_size=20), st.sampled_from(["VB", "VBD", "VBG", "VBN", "VBZ", "NN", "NNS", "JJ", "MD"]))
def test_any_word_has_one(form: str, tag: str) -> None:
    assert lemma(form, tag) or not form.lower().strip()


@given(st.sampled_from(["agree", "talk", "shell", "urge", "meet", "withdraw", "visit", "call"]))
def test_dictionary_forms_stay(word: str) -> None:
    assert lemma(word, "VB") == word
