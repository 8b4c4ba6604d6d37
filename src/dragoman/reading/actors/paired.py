"""Whom "they" means together: those coordinated as a subject, and two of whom one met or spoke with the other."""

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors.cast import Draft, Form, Mention
from dragoman.reading.actors.scene import Scene
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

SAYING = word_set(
    """
    say tell claim add warn insist deny accuse write ask promise announce urge note state reply respond answer
    """
)
_COLLECTIVE = frozenset({ActorKind.GROUP, ActorKind.ARMED_GROUP})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MEETING = frozenset({"meet", "telephone", "phone", "receive", "host"})
"""Verbs whose object is who takes part with their subject."""
_CONVERSING = frozenset({"meet", "speak", "talk", "confer", "negotiate", "sit"})
"""Verbs behind which "with" tells who takes part."""
_HOLDING = frozenset({"hold", "have"})
_CONVERSATIONS = frozenset({"talk", "meeting", "call", "conversation", "discussion", "negotiation", "summit"})


class Paired:
    """Finds the several that a plural pronoun means."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def before(self, index: int) -> tuple[str, ...] | None:
        """Return the several that "they" means where subjects for them together were told last."""
        scene = self.scene
        sentence = scene.clauses.words[index].sentence
        for at in range(index - 1, -1, -1):
            if sentence - scene.clauses.words[at].sentence > 1:
                return None
            mention = scene.cast.mention_at(at)
            if mention is None:
                continue
            if scene.relation(at) not in _SUBJECTS:
                if scene.clauses.words[at].sentence == sentence and self._are_several(mention):
                    return None  # "both praised the teachers and their strike"
                continue
            if mention.form is Form.TOGETHER and len(mention.actors) > 1:
                return mention.actors
            if (together := self._coordinated(at) or self._met(at)) is not None:
                return together
            if self._are_several(mention) and not self._only_tell(at, index):
                return None
        return None

    def _are_several(self, mention: Mention) -> bool:
        only = self.scene.cast.draft(mention.actors[0]) if len(mention.actors) == 1 else None
        return only is not None and (only.plural or only.kind in _COLLECTIVE)

    def _only_tell(self, at: int, index: int) -> bool:
        """Tell whether a subject only says what a pronoun behind it goes on with: "…, officials said. They met"."""
        words, lemmas = self.scene.clauses.words, self.scene.clauses.lemmas
        verb, own = words[at].head, words[index].head
        return verb != ROOT and lemmas[verb] in SAYING and (own == ROOT or lemmas[own] not in SAYING)

    def _coordinated(self, at: int) -> tuple[str, ...] | None:
        """Return the actors that a subject names together: "Rubio and Vance", a subject each to some parsers."""
        clauses = self.scene.clauses
        words = clauses.words
        while words[at].relation == "conj" and words[at].head != ROOT:
            at = words[at].head
        if words[at].relation not in _SUBJECTS:
            return None
        beside = clauses.children(words[at].head, words[at].relation) if words[at].head != ROOT else []
        joined = [i for i in beside if i != at and "and" in clauses.lemmas[min(i, at) : max(i, at)]]
        found = [a for i in sorted({*clauses.nominal_conjuncts(at), *joined}) for a in self._meant(i)]
        return tuple(dict.fromkeys(found)) if len(set(found)) > 1 else None

    def _met(self, at: int) -> tuple[str, ...] | None:
        """Return a subject and the one whom he met or spoke with."""
        clauses = self.scene.clauses
        verb = clauses.words[at].head
        if clauses.words[at].relation != "nsubj" or clauses.is_negated(verb):
            return None
        others = clauses.children(verb, "dobj") if clauses.lemmas[verb] in _MEETING else []
        if clauses.lemmas[verb] in _CONVERSING:
            others = [*others, *clauses.phrases(verb, "with")]
        if clauses.lemmas[verb] in _HOLDING:
            held = [i for i in clauses.children(verb, "dobj") if clauses.lemmas[i] in _CONVERSATIONS]
            others = [n for i in held for n in clauses.phrases(i, "with") or clauses.phrases(verb, "with")]
        pair = [self.scene.cast.draft(a) for i in (at, *others) for a in self._meant(i)]
        alike = len(pair) == 2 and pair[0] is not pair[1] and _is_person(pair[0]) is _is_person(pair[1])
        return tuple(draft.id for draft in pair) if alike and not any(_is_many(draft) for draft in pair) else None

    def _meant(self, word: int) -> tuple[str, ...]:
        mention = self.scene.cast.mention_at(word)
        return mention.actors if mention is not None and len(mention.actors) == 1 else ()


def _is_person(draft: Draft) -> bool:
    return draft.kind in (ActorKind.PERSON, ActorKind.UNNAMED)


def _is_many(draft: Draft) -> bool:
    return draft.plural or draft.kind is ActorKind.GROUP
