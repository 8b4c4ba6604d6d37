"""What tells copies: texts that share most of their words are alike, others are not."""

from dragoman.model.record import Likeness
from dragoman.reading.encoder import load
from dragoman.reading.likeness import PERMUTATIONS, folded_words, likeness_of

WIRE = (
    "Envoys of Velora and Orland met in Marn on Monday for a third round of talks on the river crossing. "
    "The mediator said both had brought new maps and that a further meeting was planned for the end of the week. "
    "Nobody was hurt when a shell fell near the customs house shortly before the session began, police said."
)
OTHER = (
    "Fishermen on the northern coast say that the harvest has been the poorest in twenty years. "
    "The ministry of agriculture promised help for the boats that stayed in port over the winter months."
)


def of(text: str) -> Likeness:
    return likeness_of(text, load().read(text))


def share(one: Likeness, two: Likeness) -> float:
    return sum(a == b for a, b in zip(one.minhash, two.minhash, strict=True)) / PERMUTATIONS


def test_a_text_is_like_itself_in_other_quotes_and_case() -> None:
    assert of(WIRE.upper()).minhash == of(WIRE).minhash


def test_a_rewritten_copy_is_likelier_than_another_story() -> None:
    copy = WIRE.replace("third round", "new round").replace("police said", "the police said")
    assert share(of(WIRE), of(copy)) > 0.6
    assert share(of(WIRE), of(OTHER)) < 0.1


def test_sentences_that_two_texts_share_have_one_hash() -> None:
    shared = set(of(WIRE + " " + OTHER).sentences) & set(of(OTHER).sentences)
    assert len(shared) == 2


def test_minima_are_unsigned_32_bit_and_fixed_in_number() -> None:
    minima = of(WIRE).minhash
    assert len(minima) == PERMUTATIONS
    assert all(0 <= m < 1 << 32 for m in minima)


def test_a_text_without_words_has_no_minima() -> None:
    assert of("") == Likeness((), ())


def test_words_are_folded() -> None:
    assert folded_words("Çok İyi: “naïve”") == ["cok", "iyi", "naive"]
