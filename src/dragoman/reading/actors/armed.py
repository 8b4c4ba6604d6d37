"""Which named bodies of a report bear arms: "the Northern Alliance rebels", "fighters of the Front", "the rebels"."""

from collections.abc import Iterator

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.cast import Draft
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import Scene
from dragoman.reading.lemma import word_set

_MAY_BE_ARMED = word_set("movement front army brigade brigades resistance legion league battalion battalions guard")
"""Last words of the names of bodies of which one may be the rebels of the report."""


def name_armed_groups(scene: Scene) -> None:
    """Make a body whose people the report calls rebels or fighters an armed group.

    Where it has rebels but names no group of theirs, the one body that may be theirs is: "the Northern Dawn Movement".
    """
    rebels = False
    for phrase in scene.phrases.all:
        if phrase.name is not None:
            continue
        noun = scene.noun(phrase)
        if noun in nouns.REBELS or noun in nouns.FIGHTERS:
            rebels = rebels or noun in nouns.REBELS
            for body in _whose(scene, phrase, noun):
                if body.kind is ActorKind.ORGANISATION:
                    body.kind = ActorKind.ARMED_GROUP
    if rebels:
        _name_rebels(scene)


def _whose(scene: Scene, phrase: Phrase, noun: str) -> Iterator[Draft]:
    """Yield the bodies whose fighters a phrase tells of: named before its noun, or behind it with "of"."""
    tied = scene.phrases.starting.get(phrase.last + 2) if scene.follower(phrase.last) == "of" else None
    if noun in nouns.FIGHTERS and tied is not None and tied.name is not None:
        named = scene.roster.named(*tied.name, tied)
        if named is not None:
            yield named.draft
    for i in scene.phrases.modifiers(phrase):
        unit = scene.phrases.units.get(i)
        named = scene.roster.named(unit.first, unit.last, None) if unit is not None else None
        if named is not None:
            yield named.draft


def _name_rebels(scene: Scene) -> None:
    """Make the one body that may be the rebels' an armed group, where no other is one."""
    if any(hit.entry.kind is ActorKind.ARMED_GROUP for hit in scene.phrases.hits.values()):
        return
    units = sorted(scene.phrases.units.values(), key=lambda unit: unit.first)
    units = [unit for unit in units if scene.phrases.lower[unit.last] in _MAY_BE_ARMED]
    named = [scene.roster.named(u.first, u.last, scene.phrases.by_head.get(u.last)) for u in units]
    may_be = list(dict.fromkeys(n.draft for n in named if n is not None and not scene.roster.is_known(n.draft)))
    armed = any(draft.kind is ActorKind.ARMED_GROUP for draft in scene.cast.drafts)
    if len(may_be) == 1 and not armed and may_be[0].kind is ActorKind.ORGANISATION and may_be[0].side is None:
        may_be[0].kind = ActorKind.ARMED_GROUP
