"""Two tellers' versions of one thing, one of which must be wrong: clauses that stand near are laid side by side."""

from collections.abc import Callable, Iterator

from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.discrepancies import variants
from dragoman.reading.discrepancies.negations import belied, negated
from dragoman.reading.discrepancies.pairs import Pair, Scene
from dragoman.reading.discrepancies.tellings import Telling, by_others, tellings

Compare = Callable[[Scene, Telling, Telling], DiscrepancyField | None]

_BACK = 3
"""In how many sentences one who negates a clause still answers it."""
_NEAR = 1
"""In how many sentences two clauses are compared otherwise."""
_AFFIRMED: tuple[Compare, ...] = (
    variants.differing,
    variants.caused,
    variants.opposed,
    variants.antonyms,
    variants.accident,
    variants.left_behind,
    variants.at_sea,
)


def versions(scene: Scene) -> Iterator[Pair]:
    """Find what two tellers tell of one thing so that one of them must be wrong."""
    told = list(tellings(scene))
    for at, second in enumerate(told):
        for first in reversed(told[:at]):
            apart = second.sentence - first.sentence
            if apart > _BACK:
                break
            rules = _rules(first, second, apart)
            if not rules or first.span.overlaps(second.span) or not by_others(scene, first, second):
                continue
            field = next((f for rule in rules if (f := rule(scene, first, second)) is not None), None)
            if field is not None:
                yield Pair(field, first.span, second.span, scene.about(first.span))
                break


def _rules(first: Telling, second: Telling, apart: int) -> tuple[Compare, ...]:
    """Return the rules for two clauses so many sentences apart, by which of them is negated."""
    if second.negated:
        return () if first.negated else (negated,)
    if apart > _NEAR:
        return ()
    return (belied,) if first.negated else _AFFIRMED
