"""At whose wish something came about: "at the request of the Front", "it was the union that had asked for a break"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.span import Span, cover
from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.clauses import Clauses
from dragoman.reading.discrepancies.days import are_two, days_in
from dragoman.reading.discrepancies.pairs import LONGEST, Pair, Scene
from dragoman.reading.layers import Word
from dragoman.reading.lemma import word_set

_WISHES = word_set("request initiative behest wish suggestion insistence instigation invitation")
"""What something comes about "at" or "on"."""
_IDEAS = _WISHES | word_set("idea proposal call approach")
"""What comes "from" somebody, or is somebody's."""
_ASKING = word_set("ask request seek propose beg want initiate suggest sue plead")
_RINGING = word_set("telephone phone ring")
_COMING = word_set("come originate stem emanate")
_WORDS = _IDEAS | _ASKING | _RINGING | _COMING
_KINDS = (
    word_set("call conversation talk telephone phone ring contact exchange"),
    word_set("meeting talk audience session round hearing summit visit consultation encounter"),
    word_set("time delay deferment postponement pause break adjournment extension postpone defer adjourn extend"),
    word_set("truce ceasefire cease-fire armistice"),
)  # fmt: skip
"""Words for the things that one side asks another for: what is asked for in two tellings must be of one row."""
_WHICH = word_set("first second third fourth next new another other previous last earlier later")
_NEAR = 2
"""In how many sentences a wish for what is not named may be for what was asked for before."""
_FARTHEST = 20
"""In how many sentences another teller may still speak of the same wish."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wanted something, as somebody tells it."""

    who: frozenset[str]
    kinds: frozenset[int]
    """Which rows of words the thing may belong to; none where a pronoun stands for it."""
    span: Span
    sentence: int
    tellers: frozenset[str]
    which: frozenset[str]
    """Words that say which of several it was: "second"."""
    days: frozenset[str]
    denied: bool
    pointed: bool
    """Whether the words put it on somebody rather than only tell of their asking."""


def initiatives(scene: Scene) -> Iterator[Pair]:
    """Find two tellings of one thing that came about at the wish of different sides, or of one side and never so."""
    told = [wish for word in _telling(scene.clauses) for wish in _wishes(scene, word)]
    for at, second in enumerate(told):
        for first in reversed(told[:at]):
            if second.sentence - first.sentence > _FARTHEST:
                break
            if _clash(first, second) and not first.span.overlaps(second.span):
                yield Pair(DiscrepancyField.ACTORS, first.span, second.span, scene.about(first.span))
                break


def _telling(clauses: Clauses) -> Iterator[Word]:
    """Return the words that may say at whose wish something came about."""
    of_it = {word.head for word in clauses.words_called({"it"})}
    return (word for word in clauses.words if word.index in of_it or clauses.lemmas[word.index] in _WORDS)


def _clash(first: Wish, second: Wish) -> bool:
    near = second.sentence - first.sentence <= _NEAR
    same_thing = first.kinds & second.kinds or (near and (not first.kinds or not second.kinds))
    if not same_thing or first.which != second.which or are_two(first.days, second.days):
        return False
    both_pointed = first.pointed and second.pointed
    if first.tellers & second.tellers or not (first.tellers or second.tellers or both_pointed):
        return False
    if first.denied or second.denied:
        return first.denied != second.denied and bool(first.who & second.who)
    return (first.pointed or second.pointed) and not first.who & second.who


def _wishes(scene: Scene, word: Word) -> Iterator[Wish]:
    """Return what a word says of who wanted something: a wish by its noun, a cleft, a verb of asking."""
    clauses, index, name = scene.clauses, word.index, scene.clauses.lemmas[word.index]
    below = clauses.children(index, "nsubj", "nsubjpass")
    if name in _WISHES and clauses.preposition(index) in {"at", "on", "upon"}:
        verb = clauses.governing_verb(index)
        if verb is not None:
            about = [*clauses.surface_subjects(verb), *clauses.layers.words_in(clauses.clause(verb))]
            yield from _wish(scene, verb, _owners(scene, index), about)
    elif name in _COMING and clauses.is_verb(index):
        if any(clauses.lemmas[s] in _IDEAS for s in below):
            yield from _wish(scene, index, clauses.phrases(index, "from", "with"), _with_all(scene, below), back=True)
    elif name in _IDEAS and clauses.children(index, "cop"):
        yield from _wish(scene, index, _owners(scene, index), _with_all(scene, below))
    elif clauses.children(index, "cop") and "it" in {clauses.lemmas[c] for c in below}:
        for asking in clauses.children(index, "acl:relcl", "ccomp"):
            if clauses.lemmas[asking] in _ASKING | _RINGING:
                yield from _wish(scene, index, [index], _asked_for(scene, asking), asking=asking, back=True)
    elif name in _ASKING | _RINGING and clauses.is_verb(index):
        by_whom = clauses.is_passive(index)  # "the call was requested by Tesk" puts it on Tesk
        things = clauses.surface_subjects(index) if by_whom else _asked_for(scene, index)
        yield from _wish(scene, index, clauses.subjects(index), things, pointed=by_whom)


def _wish(
    scene: Scene,
    verb: int,
    who: Sequence[int],
    things: Sequence[int],
    *,
    asking: int | None = None,
    pointed: bool = True,
    back: bool = False,
) -> Iterator[Wish]:
    """Return the wish that the clause of a verb tells of; what it was for may stand `back` where it is not said.

    Whom the cast does not know is told from others by the noun alone.
    """
    clauses = scene.clauses
    span = clauses.clause(verb)
    if asking is not None:
        span = cover([span, clauses.clause(asking)])
    sides = scene.sides(tuple(i for w in who for i in scene.stage.who(w))) or frozenset(
        clauses.lemmas[w] for w in who if clauses.is_noun(w) and clauses.lemmas[w] not in _WISHES
    )
    named = {clauses.lemmas[t] for t in things}
    kinds = frozenset(n for n, row in enumerate(_KINDS) if named & row)
    if not sides or len(span) > LONGEST or not (kinds or back):
        return
    yield Wish(
        sides,
        kinds,
        span,
        clauses.words[verb].sentence,
        tellers=scene.sides(scene.stage.chain(clauses.words[verb].span)[:1]),
        which=_WHICH & {clauses.lemmas[m] for t in things if clauses.is_noun(t) for m in clauses.modifiers(t)},
        days=days_in(clauses, clauses.layers.words_in(span)),
        denied=clauses.is_negated(verb if asking is None else asking),
        pointed=pointed,
    )


def _owners(scene: Scene, noun: int) -> list[int]:
    """Return whose a noun is: those who own it, or it where the cast knows whose it is."""
    return [*scene.clauses.children(noun, "nmod:poss"), *scene.clauses.of_phrases(noun), noun]


def _with_all(scene: Scene, nouns: Sequence[int]) -> list[int]:
    return [i for noun in nouns for i in scene.clauses.layers.subtree(noun)]


def _asked_for(scene: Scene, verb: int) -> list[int]:
    """Return what a verb asks for, the verb included that says it by itself: "telephoned"."""
    clauses = scene.clauses
    return [*clauses.objects(verb), *clauses.children(verb, "xcomp"), *clauses.phrases(verb, "for"), verb]
