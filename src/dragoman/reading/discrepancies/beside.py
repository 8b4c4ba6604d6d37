"""What shows of two accounts laid beside each other: how near they stand, who tells them, what they speak of.

Each of these is a number under a name; `pairing` weighs them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from math import log, sqrt

from dragoman.reading.discrepancies.after_all import PERCEIVE
from dragoman.reading.discrepancies.differing import ASKING, CONSENT, FIRING, LEAVING, SEQUENCE, Shown, shown
from dragoman.reading.discrepancies.pairs import Scene
from dragoman.reading.events.toll import TOLLED
from dragoman.reading.layers import Account
from dragoman.reading.lemma import word_set

_APART = ((0, "in one sentence"), (1, "in the next"), (2, "two on"), (3, "three on"), (6, "four to six on"))
_FAR = "farther on"
_PARAGRAPHS_APART = ((0, "in one paragraph"), (1, "in the next paragraph"))
_PARAGRAPHS_FAR = "paragraphs apart"
PLACES = (*(name for _, name in (*_APART, *_PARAGRAPHS_APART)), _FAR, _PARAGRAPHS_FAR)
"""How far apart two accounts may stand."""
_LAID_OUT = 1.5
"""Sentences to a paragraph from which on paragraphs say what belongs together: many break after each sentence."""
_TO_COME = word_set("will would shall 'll")
_SEEN = PERCEIVE | word_set("log note stamp read list register")
_TELLING = frozenset({"NN", "VB", "JJ", "CD"})
"""Tags of words that tell of something."""
_COMMON = word_set("be have do say tell")
_OF_ONE_KIND = {
    "both of asking": ASKING | word_set("beg sue want wish behest"),
    "both of leaving": LEAVING | word_set("rise march file stay remain withdraw"),
    "both of consent": CONSENT,
    "both of harm": TOLLED,
    "both of fire": FIRING,
    "both of what came first": SEQUENCE,
}
"""Words of two accounts by which they may tell one thing without sharing any."""


class Page:
    """A text as accounts stand in it: in how many sentences each word occurs, and where paragraphs end."""

    def __init__(self, scene: Scene, laid_out: bool = True) -> None:
        """Take a text; its paragraphs say nothing where it is not `laid_out`."""
        self.scene = scene
        layers = scene.clauses.layers
        self.words = [frozenset(scene.clauses.lemmas[first:after]) for first, after in layers.sentences]
        self.sentences_with = Counter(lemma for words in self.words for lemma in words)
        self.paragraphs = self._paragraphs() if laid_out else []

    def _paragraphs(self) -> list[int]:
        """Return for each sentence the number of its paragraph, nothing where there is one or each is a sentence."""
        layers, found = self.scene.clauses.layers, list[int]()
        end = 0
        for first, after in layers.sentences:
            begin = layers.words[first].span.begin
            found.append((found[-1] if found else 0) + ("\n" in layers.text[end:begin]))
            end = layers.words[after - 1].span.end
        several = bool(found) and found[-1] > 0
        return found if several and len(found) >= _LAID_OUT * (found[-1] + 1) else []

    def place(self, one: "Side", other: "Side") -> str:
        """Return the name for how far apart two accounts stand."""
        apart = other.sentence - one.sentence
        if not self.paragraphs or not apart:
            return _named(apart, _APART, _FAR)
        return _named(
            self.paragraphs[other.sentence] - self.paragraphs[one.sentence], _PARAGRAPHS_APART, _PARAGRAPHS_FAR
        )


def _named(apart: int, limits: Sequence[tuple[int, str]], far: str) -> str:
    return next((name for limit, name in limits if apart <= limit), far)


class Side:
    """An account with what is asked of it for every pair."""

    def __init__(self, page: Page, account: Account) -> None:
        scene, layers = page.scene, page.scene.clauses.layers
        self.account = account
        self._page = page
        self._span = layers.span(account.first, account.last)
        self._inside = range(account.first, account.last + 1)
        self.sentence = layers.words[account.first].sentence
        self.shown: Shown = shown(scene, account)
        self.tellers = scene.sides(scene.stage.chain(self._span)[:1])
        self.content = scene.content_words(self._span)

    @cached_property
    def named(self) -> frozenset[str]:
        """Whom the words name, with those they act for."""
        scene = self._page.scene
        return scene.sides(scene.stage.cast.in_span(self._span))

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The verbs of the words that say what is done."""
        clauses = self._page.scene.clauses
        return frozenset(clauses.lemmas[i] for i in self._inside if clauses.is_verb(i)) - _COMMON

    @cached_property
    def around(self) -> frozenset[str]:
        """The nouns, verbs and adjectives of the sentence."""
        clauses = self._page.scene.clauses
        return frozenset(
            clauses.lemmas[i]
            for i in range(*clauses.layers.sentences[self.sentence])
            if clauses.words[i].tag[:2] in _TELLING and not clauses.is_time(i)
        )

    @property
    def to_come(self) -> bool:
        """Whether the words look ahead."""
        return bool(self.shown.lemmas & _TO_COME)

    @property
    def seen(self) -> bool:
        """Whether the sentence says that something was seen, counted or set down."""
        return bool(self._page.words[self.sentence] & _SEEN)


def beside(page: Page, one: Side, other: Side) -> dict[str, float]:
    """Return what shows of two accounts in the order of the text."""
    first, second = one.account, other.account
    place = page.place(one, other)
    return {
        "surer": _logit(max(first.score, second.score)),
        "less sure": _logit(min(first.score, second.score)),
        "pull": float(first.asks @ second.answers + second.asks @ first.answers),
        "first points at second": _pointing(first, second),
        "second points at first": _pointing(second, first),
        **{name: float(name == place) for name in PLACES},
        **_told(one, other),
        **_spoken_of(page, one, other),
    }


def _told(one: Side, other: Side) -> Mapping[str, float]:
    """Return who tells two accounts, how they deny or look ahead."""
    denies, happens = one.shown.denies, not (other.shown.denies or other.to_come)
    return {
        "one teller": float(bool(one.tellers & other.tellers)),
        "report tells the first": float(not one.shown.said),
        "report tells the second": float(not other.shown.said),
        "first's teller named in the second": float(bool(one.tellers & other.named)),
        "second's teller named in the first": float(bool(other.tellers & one.named)),
        "first denies": float(denies),
        "second denies": float(other.shown.denies),
        "one alone denies": float(denies != other.shown.denies),
        "only the first looks ahead": float(one.shown.ahead and not other.shown.ahead),
        "second is to come": float(other.to_come),
        "first rules out, second happens": float(denies and one.to_come and happens),
        "first was seen": float(one.seen),
        "second was seen": float(other.seen),
        "length of the first": log(one.account.last - one.account.first + 1),
        "length of the second": log(other.account.last - other.account.first + 1),
    }


def _spoken_of(page: Page, one: Side, other: Side) -> Mapping[str, float]:
    """Return what two accounts have in common."""
    rare, shared = page.sentences_with, one.content & other.content
    around = one.around & other.around - shared if one.sentence != other.sentence else frozenset()
    return {
        "shared words": sum(1 / sqrt(rare[word]) for word in shared),
        "shared words around": sum(1 / rare[word] for word in around),
        "one verb": float(bool(one.verbs & other.verbs)),
        "one figure": float(bool(one.shown.figures & other.shown.figures)),
        "both of a paper": float(one.shown.of_paper and other.shown.of_paper),
        "only one has a figure": float(bool(one.shown.figures) != bool(other.shown.figures)),
        **{
            name: float(bool(one.shown.lemmas & words and other.shown.lemmas & words))
            for name, words in _OF_ONE_KIND.items()
        },
    }


def _pointing(one: Account, other: Account) -> float:
    """Return the share of an account's words at which another points."""
    return sum(other.first <= word <= other.last for word in one.others) / (other.last - other.first + 1)


def _logit(chance: float) -> float:
    kept = min(max(chance, 1e-4), 1 - 1e-4)
    return log(kept / (1 - kept))
