"""Deeds told from the side of whom they befall: "came under fire", "suffered an attack", "died at the hands of".

There the subject, which else is who acts, undergoes; who acts stands behind "by", "from" or "at the hands of".
"""

from collections.abc import Iterator, Sequence

from dragoman.model.plover import EventType
from dragoman.reading.clauses import Clauses
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

BEARING = word_set(
    """
    suffer face receive draw survive escape attract earn incur sustain endure withstand weather evade dodge elicit
    provoke undergo encounter win repel repulse
    """
)
"""Verbs whose subject undergoes the deed that is their object."""
_COMING = frozenset({"come", "be", "fall", "remain"})
_DYING = frozenset({"die", "perish", "drown", "succumb", "lose"})
_MEETING = frozenset({"hit", "strike", "step", "tread", "drive", "run"})
_MINES = frozenset({"mine", "landmine"})
_BEFALLING = frozenset(
    {EventType.ASSAULT, EventType.ACCUSE, EventType.THREATEN, EventType.SANCTION, EventType.COERCE, EventType.SUPPORT,
     EventType.REQUEST, EventType.REJECT, EventType.PROTEST, EventType.AID}
)  # fmt: skip
_VICTIMS = frozenset({"victim", "target", "prey"})


def befalls_subject(clauses: Clauses, verb: int, event_type: EventType) -> bool:
    """Tell whether the subject of a verb undergoes the deed that it tells of alone or with a noun."""
    name = clauses.lemmas[verb]
    if name in {"walk", "go"} and clauses.lemmas[verb + 1 : verb + 2] == ("free",):
        return event_type is EventType.RETREAT
    if event_type not in _BEFALLING or clauses.is_passive(verb):
        return False
    dies = name in _DYING and event_type is EventType.ASSAULT
    return dies or name in BEARING or runs_into_harm(clauses, verb)


def runs_into_harm(clauses: Clauses, verb: int) -> bool:
    """Tell whether harm comes to a verb's subject from elsewhere: "came under fire", "struck a mine"."""
    return _meets_mine(clauses, verb) or (clauses.lemmas[verb] in _COMING and bool(clauses.phrases(verb, "under")))


def _meets_mine(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb's subject runs into what harms it: "their vehicle struck a mine"."""
    met = [*clauses.objects(verb), *clauses.phrases(verb, "on", "over")]
    return clauses.lemmas[verb] in _MEETING and any(clauses.lemmas[noun] in _MINES for noun in met)


def agents(clauses: Clauses, verb: int) -> Iterator[int]:
    """Yield the nouns of those who did what befell a verb's subject."""
    yield from at_the_hands_of(clauses, verb)
    if clauses.lemmas[verb] in _DYING:  # "died from wounds", "died, by its own count": the cause tells who did it
        return
    for word in [verb, *clauses.objects(verb), *clauses.phrases(verb, "under")]:
        for phrase in clauses.phrases(word, "by", "from"):
            yield from clauses.nominal_conjuncts(phrase)


def behind_deed(clauses: Clauses, noun: int) -> list[int]:
    """Return the nouns behind "by" right after the noun of a deed, where they hang on the verb: "died in a raid by"."""
    above, last = clauses.words[noun].head, max(clauses.layers.subtree(noun))
    if above == ROOT or not clauses.is_verb(above) or clauses.is_passive(above):
        return []
    by = [p for p in clauses.phrases(above, "by") if not clauses.is_time(p)]
    return [p for p in by if min(clauses.layers.subtree(p)) == last + 1]


def at_the_hands_of(clauses: Clauses, index: int) -> list[int]:
    """Return the nouns of those at whose hands something was suffered."""
    hands = [p for p in clauses.phrases(index, "at") if clauses.lemmas[p] == "hand"]
    return [n for hand in hands for p in [*clauses.of_phrases(hand), *clauses.owners(hand)]
            for n in clauses.nominal_conjuncts(p)]  # fmt: skip


def victims(clauses: Clauses, noun: int) -> Sequence[int]:
    """Return the nouns of those said to have been the victim or target of a deed: "fell victim to a raid"."""
    above = clauses.words[noun].head
    if above == ROOT or clauses.preposition(noun) not in {"to", "of"}:
        return []
    if clauses.is_verb(above):
        called = {clauses.lemmas[o] for o in clauses.objects(above)} & _VICTIMS
        return clauses.surface_subjects(above) if called else []
    if clauses.lemmas[above] not in _VICTIMS:
        return []
    verb = above if clauses.children(above, "cop") else clauses.words[above].head
    return clauses.surface_subjects(verb) if verb != ROOT else []
