"""Where a report's own accounts cannot all hold: few and right rather than many.

    read_discrepancies(stage, events, identify) -> discrepancies in the order of the text

`denials` finds claims that somebody denies, `after_all` events that another denies and what was seen for oneself,
`answers` charges and stories that somebody answers with another, `tolls`, `counts` and `gapped` figures that differ,
`deeds` plans that came about otherwise and words that conduct belies, `initiative` at whose wish something was,
`versions` two tellers' clauses of one thing that exclude each other (`negations`, `variants`), `heard` what only the
reader's model hears.
"""

from collections.abc import Sequence

from dragoman.model.record import Discrepancy, Event, RecordAccount
from dragoman.reading.actors import Identify
from dragoman.reading.discrepancies.after_all import contradictions, seen_otherwise
from dragoman.reading.discrepancies.answers import answers, rivals
from dragoman.reading.discrepancies.counts import counts, headcounts, measures
from dragoman.reading.discrepancies.deeds import contrasts, plans, words_and_deeds
from dragoman.reading.discrepancies.denials import denials
from dragoman.reading.discrepancies.gapped import gapped
from dragoman.reading.discrepancies.heard import heard
from dragoman.reading.discrepancies.initiative import initiatives
from dragoman.reading.discrepancies.pairs import Pair, Scene
from dragoman.reading.discrepancies.tolls import tolls
from dragoman.reading.discrepancies.versions import versions
from dragoman.reading.events.participants import Stage

__all__ = ["read_discrepancies"]


def read_discrepancies(stage: Stage, events: Sequence[Event], identify: Identify) -> tuple[Discrepancy, ...]:
    """Return the discrepancies inside a text."""
    scene = Scene(stage, events)
    pairs = [
        pair
        for rule in (
            denials,
            contradictions,
            answers,
            rivals,
            tolls,
            counts,
            headcounts,
            measures,
            gapped,
            plans,
            words_and_deeds,
            contrasts,
            initiatives,
            versions,
            seen_otherwise,
        )
        for pair in rule(scene)
    ]
    found: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (p.second.begin, p.first.begin)):
        if not any(pair.repeats(known) for known in found):
            found.append(pair)
    # What the rules tell says why; what only the model hears comes beside it.
    found += [pair for pair in heard(scene) if not any(pair.repeats(known) for known in found)]
    found.sort(key=lambda p: (p.second.begin, p.first.begin))
    return tuple(_discrepancy(scene, pair, identify) for pair in found)


def _discrepancy(scene: Scene, pair: Pair, identify: Identify) -> Discrepancy:
    spans = sorted({pair.first, pair.second})
    accounts = tuple(RecordAccount(scene.stage.chain(span), span) for span in spans)
    return Discrepancy(identify("discrepancy", spans), pair.field, pair.about, accounts)
