"""Phrases in apposition: which of two with a comma between them explains the other."""

from collections.abc import Container

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors.cast import Draft
from dragoman.reading.actors.extent import described, extended
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import Scene

_CLOSING = frozenset({",", ".", ";", ":", ")", "", "–", "—", "who", "whose", "whom", "”", '"', "and", "but", "that"})


def is_aside(scene: Scene, one: Phrase, other: Phrase) -> bool:
    """Tell whether the second of two phrases with a comma between explains the first and continues no list."""
    words = scene.clauses.words
    last = max(extended(scene, other), described(scene, other))
    if words[other.head].relation == "appos" and words[other.head].head in range(one.first, one.last + 1):
        # "after calls with X, the Y leader said": without a second comma the aside is the next clause's subject.
        below = scene.clauses.layers.subtree(other.head)
        while scene.follower(last) not in _CLOSING and last + 1 in below:
            last += 1
        return scene.follower(last) in _CLOSING
    follower = scene.follower(last)
    if follower in {"and", "or", "but"}:
        return False
    listed = scene.follower(other.last) == "," and any(c.relation == "cc" for c in words[other.last : other.last + 6])
    return not listed and follower in _CLOSING


def phrase_before_comma(scene: Scene, phrase: Phrase) -> Phrase | None:
    """Return the phrase that ends right before the comma before a phrase."""
    if phrase.first < 2 or scene.phrases.texts[phrase.first - 1] != ",":
        return None
    before = scene.phrases.by_word.get(phrase.first - 2)
    return before if before is not None and before.last == phrase.first - 2 else None


def phrase_behind_comma(scene: Scene, last: int) -> Phrase | None:
    """Return the phrase that begins right behind the comma behind a word."""
    if scene.follower(last) != ",":
        return None
    starting, begin = scene.phrases.starting, last + 2
    return starting.get(begin) or starting.get(begin + (scene.follower(last + 1) in {"retired", "outgoing"}))


def persons_behind(scene: Scene, last: int) -> list[Draft]:
    """Return the persons whom a list behind a comma names: "his sons, A and B,", "the ministers, A, B and C"."""
    return named_behind(scene, last, frozenset({ActorKind.PERSON}))


def named_behind(scene: Scene, last: int, kinds: Container[ActorKind]) -> list[Draft]:
    """Return those of some kinds whom a list behind a comma names, nobody where it names others too."""
    named, phrase, joined = list[Draft](), phrase_behind_comma(scene, last), False
    while phrase is not None and phrase.name is not None:
        found = scene.roster.named(*phrase.name, phrase)
        if found is None or found.draft.kind not in kinds:
            break
        named.append(found.draft)
        last = extended(scene, phrase) if scene.follower(phrase.last) == "of" else phrase.last  # "A of X and B of Y"
        follower = scene.follower(last)
        if joined or follower not in {"and", ","}:
            return named if joined and follower in _CLOSING else []
        joined = follower == "and"
        phrase = scene.phrases.starting.get(last + 2)
    return []
