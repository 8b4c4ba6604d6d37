"""Those whom a report introduces by a description: a new actor with the forms of words that describe it."""

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.cast import Draft
from dragoman.reading.actors.extent import described
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import Scene


def introduce(scene: Scene, phrase: Phrase) -> Draft:
    """Return a new actor known by a description alone; it goes on the record when some rule needs it."""
    last = described(scene, phrase)
    noun = scene.noun(phrase)
    full = scene.phrases.text(phrase.first, last)
    draft = scene.cast.new(full, _kind(scene, phrase, noun), scene.span(phrase.first, last))
    draft.shown = False
    draft.plural = scene.phrases.is_plural(phrase)
    list_forms(scene, draft, phrase)
    draft.add(scene.span(phrase.first, last), None)
    return draft


def list_forms(scene: Scene, draft: Draft, phrase: Phrase) -> None:
    """List the forms of a description: in full, without what follows it, without article and number."""
    last = described(scene, phrase)
    numbered = phrase.first + (scene.clauses.words[phrase.first].tag in {"DT", "CD"} and phrase.first < phrase.last)
    for form in (
        scene.phrases.text(phrase.first, last),
        scene.phrases.text(phrase.first, phrase.last),
        scene.phrases.text(numbered, phrase.last),
        scene.phrases.text(numbered, last),
    ):
        draft.add(None, form)


def _kind(scene: Scene, phrase: Phrase, noun: str) -> ActorKind:
    plural = scene.phrases.is_plural(phrase)
    if noun in nouns.DOCUMENTS:
        return ActorKind.DOCUMENT
    if noun in nouns.OUTLETS:
        return ActorKind.OUTLET
    if plural and noun == "party":
        return ActorKind.GROUP
    if noun in nouns.BODIES:
        return ActorKind.ORGANISATION
    if noun in nouns.REBELS:
        return ActorKind.ARMED_GROUP
    if plural or noun not in nouns.PERSONS:
        return ActorKind.UNNAMED if noun in nouns.SPEAKING_SOURCES else ActorKind.GROUP
    return ActorKind.UNNAMED
