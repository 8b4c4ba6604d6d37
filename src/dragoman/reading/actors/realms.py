"""Phrases that call a state by what it is: "the Gulf emirate of Qasra", "Qasra, a kingdom", and then "the emirate"."""

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.asides import is_aside, phrase_before_comma, phrase_behind_comma
from dragoman.reading.actors.cast import Draft, Form
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import Scene


class Realms:
    """Reads the phrases for realms, in the order of the text."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def read(self, phrase: Phrase, noun: str) -> bool:
        """Read a phrase as the state that it names or explains, or that the report has called so; False elsewhere."""
        scene = self.scene
        if noun not in nouns.REALMS or scene.phrases.is_plural(phrase) or phrase.possessor is not None:
            return False
        state = self._named_behind(phrase) or self._explained(phrase)
        if state is None and phrase.determiner == "the" and scene.follower(phrase.last) != "of":
            state = self._called(phrase, noun)
        if state is None:
            return False
        scene.refer(phrase, state, Form.NAME, name=scene.bare_text(phrase))
        return True

    def _named_behind(self, phrase: Phrase) -> Draft | None:
        tied = self.scene.phrases.starting.get(phrase.last + 2) if self.scene.follower(phrase.last) == "of" else None
        return self._state(tied)

    def _explained(self, phrase: Phrase) -> Draft | None:
        """Return the state beside which a phrase stands as an aside: "Qasra, a Gulf emirate,"."""
        before, after = phrase_before_comma(self.scene, phrase), phrase_behind_comma(self.scene, phrase.last)
        if before is not None and is_aside(self.scene, before, phrase):
            return self._state(before)
        return self._state(after) if after is not None and is_aside(self.scene, phrase, after) else None

    def _state(self, phrase: Phrase | None) -> Draft | None:
        if phrase is None or phrase.name is None:
            return None
        named = self.scene.roster.named(*phrase.name, phrase)
        return named.draft if named is not None and named.draft.kind is ActorKind.STATE else None

    def _called(self, phrase: Phrase, noun: str) -> Draft | None:
        """Return the state told of last that bears a noun in its name, or was called so; else the only one around."""
        scene = self.scene
        if any(scene.phrases.lower[i] in nouns.OTHERS for i in scene.phrases.modifiers(phrase)):
            return None

        def is_called(draft: Draft) -> bool:
            known = scene.gazetteer.entry(draft.name) if draft.kind is ActorKind.STATE else None
            names = (*draft.names, *(known.names if known is not None else ()))
            return draft.kind is ActorKind.STATE and any(noun in name.lower().split() for name in names)

        if (called := scene.salience.latest(phrase.head, is_called)) is not None or scene.is_modified(phrase):
            return called
        hits = [hit for hit in scene.phrases.hits.values() if hit.entry.kind is ActorKind.STATE]
        beside = range(*scene.clauses.layers.sentences[scene.clauses.words[phrase.head].sentence])
        only = len({hit.entry for hit in hits}) == 1 and not any(hit.first in beside for hit in hits)
        states = scene.states()
        return states[0] if only and len(states) == 1 else None
