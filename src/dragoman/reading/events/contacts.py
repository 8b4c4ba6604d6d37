"""Contacts that are told beside something else, and whom a contact brings together."""

from collections.abc import Sequence

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.participants import Stage
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

_BESIDE = frozenset({"in", "during", "by", "at", "after", "following"})
MEASURES = word_set("hour day week month round series session night evening marathon set string half")
_TELLING = word_set("tell assure inform promise warn urge ask brief remind advise notify propose offer hand give")
_SETTLING = word_set(
    "agree sign settle conclude reach strike initial announce adopt approve part decide resolve fail clinch accept"
)
"""What several people do together when they meet; and what one tells another then."""
PRESS = word_set(
    "press reporter journalist correspondent newspaper agency broadcaster television radio parliament lawmaker"
)
"""To whom one speaks and has met nobody."""
_COMING = word_set("arrive come fly travel go head land drive journey sail return visit stay")
_GATHERING = word_set("bring gather unite assemble convene seat draw reunite involve include")


def is_aside_contact(stage: Stage, noun: int) -> bool:
    """Tell whether a contact is told beside what came of it: "promised in a call", "agreed after two days of talks"."""
    clauses = stage.clauses
    verb = clauses.governing_verb(noun)
    outer = _outermost(clauses, noun)
    word = clauses.words[outer]
    if word.relation not in {"nmod", "nmod:tmod"} or verb is None or clauses.is_quoted_after(noun, verb):
        return False
    if verb != word.head and clauses.words[word.head].relation != "dobj":
        return False
    if clauses.preposition(outer) not in _BESIDE:
        return False
    is_call = (
        clauses.lemmas[noun] in {"call", "conversation"}
        and clauses.preposition(outer) in {"in", "during", "by"}
        and clauses.objects(verb)
    )
    return bool(is_call or clauses.phrases(noun, "with")) or len(met_beside(stage, verb)) > 1


def speaks_in_public(stage: Stage, verb: int) -> bool:
    """Tell whether those to whom somebody speaks are the press or a parliament: nobody meets anybody."""
    clauses = stage.clauses
    heard = [n for p in clauses.phrases(verb, "to", "with") for n in clauses.nominal_conjuncts(p)]
    return bool(heard) and all(
        clauses.lemmas[n] in PRESS or any(stage.cast.kind_of(i) is ActorKind.OUTLET for i in stage.who(n))
        for n in heard
    )


def came_for(clauses: Clauses, noun: int) -> Sequence[int]:
    """Return the nouns of those who came, or were, somewhere for a contact: "was in Kesh for talks with Oda"."""
    above = clauses.words[noun].head
    if above == ROOT or clauses.preposition(noun) != "for":
        return []
    comes = clauses.lemmas[above] in _COMING or bool(clauses.children(above, "cop"))
    return clauses.surface_subjects(above) if comes else []


def gathered(stage: Stage, noun: int) -> list[str]:
    """Return whom a contact brings together: "the visit that should have joined both leaders"."""
    clauses, found = stage.clauses, list[str]()
    for clause in clauses.children(noun, "acl:relcl", "acl"):
        for verb in [clause, *clauses.children(clause, "xcomp")]:
            if clauses.lemmas[verb] in _GATHERING and not clauses.is_passive(verb):
                found += [i for each in clauses.objects(verb) for i in stage.who(each, enrol=True)]
    return found


def _outermost(clauses: Clauses, noun: int) -> int:
    """Return the measure that a contact is told by ("nine hours of talks", "a round of talks"), or the noun itself."""
    above = clauses.words[noun].head
    measured = clauses.preposition(noun) == "of" and above != ROOT and clauses.lemmas[above] in MEASURES
    return _outermost(clauses, above) if measured else noun


def met_beside(stage: Stage, verb: int) -> list[str]:
    """Return those who speak or agree in a verb's clause and those they tell it: who was in the room."""
    clauses = stage.clauses
    if clauses.lemmas[verb] not in _TELLING | _SETTLING:
        return []
    found = [*clauses.subjects(verb), *(clauses.objects(verb) if clauses.lemmas[verb] in _TELLING else [])]
    who = [i for word in found if clauses.lemmas[word] not in PRESS for i in stage.who(word, behind=False)]
    return list(dict.fromkeys(stage.can_act(who)))
