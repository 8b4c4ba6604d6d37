"""Verbs that a second clause leaves out: "Orland withdrew, but Velda did not"."""

from dragoman.reading.clauses import Clauses
from dragoman.reading.events.triggers import Trigger

_STANDING_IN = frozenset({"do", "have"})
_OWN = ("dobj", "iobj", "xcomp", "ccomp", "nmod", "aux", "auxpass", "cop")
"""What hangs on a verb that speaks for itself."""


def with_elided(clauses: Clauses, triggers: list[Trigger]) -> list[Trigger]:
    """Return the triggers of a text with the auxiliaries that stand for the verb of the clause before them."""
    found = list[Trigger]()
    told: Trigger | None = None
    known = {trigger.index: trigger for trigger in triggers}
    for index in sorted(known.keys() | {word.index for word in clauses.words_called(_STANDING_IN)}):
        if (trigger := known.get(index)) is not None:
            told = trigger if trigger.is_verb and not trigger.is_adjective else told
            found.append(trigger)
        elif told is not None and _stands_for(clauses, index, told.index):
            found.append(Trigger(index, told.pattern, is_verb=True))
    return found


def _stands_for(clauses: Clauses, auxiliary: int, verb: int) -> bool:
    """Tell whether an auxiliary with a "not" and a subject, and nothing more, ends a clause behind a verb's."""
    word = clauses.words[auxiliary]
    if word.sentence != clauses.words[verb].sentence:
        return False
    ends = auxiliary + 2 >= len(clauses.words) or not clauses.words[auxiliary + 2].text[0].isalnum()
    return (
        ends
        and clauses.lemmas[auxiliary + 1 : auxiliary + 2] in {("not",), ("n't",)}
        and bool(clauses.children(auxiliary, "nsubj"))
        and not clauses.children(auxiliary, *_OWN)
        and not clauses.is_passive(verb)
        and not clauses.is_negated(verb)
    )
