"""Who holds a stance: the owners, subjects and authors of the word that tells it, and those who lead them."""

import re
from dataclasses import dataclass

from dragoman.model.vocabulary import ActorKind, Stance
from dragoman.reading.actors import Form
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.participants import NAMED, Stage
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.table.vocabulary import vocabulary

_OWN = word_set(
    "side government delegation movement team fighter troop force country party group army people man organisation "
    "organization administration ministry camp soldier unit faction union company"
)
_NOT_THE_STATE = word_set("opposition lobby right left wing camp")
"""Who is of a country and speaks against its government or for themselves: "Italy's left", "the farm lobby"."""
_DEEDS = frozenset({"insistence", "refusal", "rejection"})
"""What holds no stance, though it is somebody's: "its insistence on a withdrawal blocks the talks"."""
_MEETING = frozenset({"meet", "answer", "counter", "respond", "reply", "react", "come", "return"})
_RESERVATIONS = (
    "though not",
    "provided",
    "on condition",
    "as long as",
    "so long as",
    "only if",
    "only after",
    "only when",
    "but only",
    "with reservations",
    "with some reservations",
    "with caveats",
    "with the caveat",
    "with the proviso",
    "subject to",
)
_AS_SOON_AS = re.compile(r"\bas soon as (?!possible|practicable|feasible)")


@dataclass(frozen=True, slots=True)
class Held:
    """A stance as the text tells it."""

    index: int
    """The word that tells it."""
    stance: Stance
    actors: tuple[str, ...]
    topic: int | None
    """The head of the phrase or clause that it is about; None where the text leaves it out."""
    refers_back: bool
    """Whether the topic only stands for something told before."""
    conditional: bool
    told_at: int | None = None
    """The head of the words that tell it, where they stand apart from its word, as in a list."""


def holders_of(stage: Stage, index: int) -> tuple[str, ...]:
    """Return the actors whose stance a word tells, nobody where the text does not say."""
    clauses = stage.clauses
    if clauses.is_noun(index):
        found = list(stage.behind(index) or authors_of(stage, index))
        if not found:
            found = [i for o in clauses.owners(index) for i in _leading(stage, o)]
    elif clauses.is_verb(index) and not _is_adjectival(clauses, index):
        found = [
            i
            for s in clauses.subjects(index)
            if clauses.lemmas[s] not in _DEEDS  # "its insistence blocks it"
            for i in _leading(stage, s) or _beside_state(stage, s) or stage.who(s, enrol=True) or stage.target(s)
        ]
    else:
        subjects = clauses.surface_subjects(index)
        if any(clauses.lemmas[s].endswith(("self", "selves")) for s in subjects):  # "declared themselves ready"
            subjects = clauses.surface_subjects(clauses.words[index].head)
        found = [i for s in subjects for i in _leading(stage, s) or stage.who(s, enrol=True)]
    return tuple(dict.fromkeys(stage.can_act(found)))


def _is_adjectival(clauses: Clauses, index: int) -> bool:
    """Tell whether a participle is one of the adjectives of stance: "was opposed to it", not "was opposed by them"."""
    if clauses.phrases(index, "by"):
        return False
    return clauses.words[index].text.lower() in vocabulary().adjectives and not clauses.children(index, "dobj")


def _leading(stage: Stage, noun: int) -> tuple[str, ...]:
    """Return whose "his side", "her government", "its fighters" are: who speaks for those that have no name."""
    clauses = stage.clauses
    owners = [o for o in clauses.children(noun, "nmod:poss") if clauses.words[o].tag == "PRP$"]
    known = stage.cast.at(noun)
    named = [a for a in known if stage.cast.kind_of(a) in NAMED and not _is_described(stage, a)]
    if not owners or clauses.lemmas[noun] not in _OWN or named:
        return ()
    if sides := [side for a in known if (side := stage.cast.side_of(a)) is not None]:
        return tuple(stage.cast.show(s) for s in sides if stage.cast.kind_of(s) is ActorKind.PERSON)
    if found := stage.named(owners[0]):
        return found
    statement = stage.statement_around(clauses.words[noun].span)
    return statement.speakers if statement is not None else ()


def _beside_state(stage: Stage, noun: int) -> tuple[str, ...]:
    """Return the opposition, lobby or wing that a noun means, and not the state that it is told to be of."""
    clauses = stage.clauses
    is_such = clauses.lemmas[noun] in _NOT_THE_STATE and clauses.is_noun(noun) and not clauses.phrases(noun, "to")
    return stage.cast.enrol(noun, any_noun=True) if is_such and stage.behind(noun) else ()


def authors_of(stage: Stage, noun: int) -> tuple[str, ...]:
    """Return who is behind a noun that nobody owns: "a call by the Patriarch", "the request of Zeravon", "a demand".

    The last where it is what somebody answers with: "the offer was met by his delegate with a demand".
    """
    clauses = stage.clauses
    if clauses.owners(noun):
        return ()
    link = clauses.lemmas[noun + 1 : noun + 2]
    author = clauses.words[noun + 1].head if link and link[0] in {"by", "of"} else ROOT
    if author > noun + 1 and clauses.is_noun(author) and (found := stage.who(author, enrol=link[0] == "by")):
        return found if link[0] == "by" or clauses.words[author].tag in {"NNP", "NNPS"} else ()
    verb = clauses.governing_verb(noun)
    if clauses.preposition(noun) != "with" or verb is None or clauses.lemmas[verb] not in _MEETING:
        return ()
    return tuple(dict.fromkeys(i for s in clauses.subjects(verb) for i in stage.who(s, enrol=True)))


def _is_described(stage: Stage, actor: str) -> bool:
    """Tell whether an actor is known only as somebody's: "his movement", "her government"."""
    first, _, _ = stage.cast.actor(actor).name.partition(" ")
    return first.lower() in {"his", "her", "its", "their", "our", "my"}


def is_somebody(stage: Stage, topic: int) -> bool:
    """Tell whether what a stance seems to be about is a party by name: "say yes to Washington" names no plan."""
    named = stage.clauses.words[topic].tag in {"NNP", "NNPS"} and not stage.clauses.phrases(topic, "as")
    mention = stage.cast.mention_at(topic) if named else None
    return mention is not None and mention.form is not Form.PLACE and _is_party(stage, topic)


def _is_party(stage: Stage, word: int) -> bool:
    return any(stage.cast.kind_of(a) in NAMED for a in stage.cast.at(word))


def is_reserved(clauses: Clauses, index: int) -> bool:
    """Tell whether a stance comes with a reservation: "though not while …", "provided …"."""
    text = clauses.clause(index).of(clauses.layers.text).lower()
    return bool(_AS_SOON_AS.search(text)) or any(mark in text for mark in _RESERVATIONS)
