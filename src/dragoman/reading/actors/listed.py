"""Those whom a list says who they are: "the mediators, Qatar and Egypt,", and then "the mediators", "all mediators"."""

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.asides import named_behind
from dragoman.reading.actors.cast import Draft, Form, Mention
from dragoman.reading.actors.extent import extended
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import Scene

_NAMED = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})
_LISTED = nouns.ROLES | nouns.PARTIES_NOUNS | nouns.COMPANIES | frozenset({"power", "union", "militia", "bloc"})
"""Nouns of states and bodies of which a list may follow."""
_BARE = frozenset({"the", "all", "these", "both", "two", "three", "four", "five", "six"})


class Listed:
    """Reads the phrases whose members a list behind one of them names, in the order of the text."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._members: dict[str, list[Draft]] = {}

    def read(self, phrase: Phrase, noun: str) -> Mention | None:
        """Return the mention of those whom a list says that a phrase means, here or before; None where none does."""
        scene = self.scene
        if noun not in _LISTED or phrase.name is not None or not scene.phrases.is_plural(phrase):
            return None
        if len(members := named_behind(scene, extended(scene, phrase), _NAMED)) > 1:
            self._members[noun] = members
        elif not {scene.phrases.lower[i] for i in scene.phrases.modifiers(phrase)} <= _BARE or not phrase.determiner:
            return None
        meant = tuple(draft.id for draft in self._members.get(noun, ()))
        return Mention(phrase.head, phrase.first, phrase.last, Form.TOGETHER, meant) if meant else None
