"""Who holds an office whose holder the text names without saying so: only the order of its sentences tells.

"…, the Talvikan prime minister said. Elsa Norling told parliament …"; "Peskov said … The Kremlin spokesman added …".
"""

from collections.abc import Callable, Iterator

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import nouns
from dragoman.reading.actors.cast import Draft
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import Scene
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

_SAYING = word_set(
    """
    say tell add warn insist announce write note stress state claim offer call reject accuse agree deny promise urge
    demand propose refuse pledge accept
    """
)
_GOING_ON = frozenset({"add", "continue", "conclude", "stress"})
"""Verbs of one who has just spoken."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def named_next(scene: Scene, person: Draft, phrase: Phrase) -> None:
    """Join a person whom the text only names with the office that spoke in the sentence before."""
    if person.offices or person.side is not None or not _is_bare_full_name(scene, phrase) or _titled(scene, phrase):
        return

    def fits(draft: Draft) -> bool:
        held = draft.kind is ActorKind.UNNAMED and draft.definite and not draft.plural and draft.side is not None
        gender = draft.female is None or person.female is None or draft.female is person.female
        return held and gender and any(title.split()[-1] in nouns.OFFICES for title, _ in draft.offices)

    office = _speaker_before(scene, phrase, fits)
    if office is not None:
        scene.join(office, person)


def spoke_before(scene: Scene, phrase: Phrase) -> Draft | None:
    """Return the person without an office who spoke in the sentence before the one in which an office "added"."""
    verb = scene.clauses.governing_verb(phrase.head)
    goes_on = verb is not None and scene.clauses.lemmas[verb] in _GOING_ON
    if not goes_on or scene.relation(phrase.head) != "nsubj":
        return None
    return _speaker_before(scene, phrase, lambda draft: draft.kind is ActorKind.PERSON and not draft.offices)


def _is_bare_full_name(scene: Scene, phrase: Phrase) -> bool:
    full = phrase.name is not None and phrase.name[0] == phrase.first < phrase.name[1]
    verb = scene.clauses.governing_verb(phrase.head)
    speaks = scene.relation(phrase.head) == "nsubj" and verb is not None and scene.clauses.lemmas[verb] in _SAYING
    return full and speaks and scene.follower(phrase.last) not in {",", "(", "of", "from", "and"}


def _titled(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether the text gives a name a title anywhere."""
    name = scene.phrases.lower[phrase.last]
    others = (p for p in scene.phrases.all if p.name is not None and scene.phrases.lower[p.name[1]] == name)
    return any(p.name is not None and p.first < p.name[0] for p in others)


def _speaker_before(scene: Scene, phrase: Phrase, fits: Callable[[Draft], bool]) -> Draft | None:
    """Return the one who speaks in the sentence before a phrase's, where only one does and he fits."""
    before = scene.clauses.words[phrase.head].sentence - 1
    speakers = dict.fromkeys(_speakers(scene, before)) if before >= 0 else {}
    (speaker,) = speakers if len(speakers) == 1 else (None,)
    return speaker if speaker is not None and fits(speaker) else None


def _speakers(scene: Scene, sentence: int) -> Iterator[Draft]:
    for i in range(*scene.clauses.layers.sentences[sentence]):
        mention, word = scene.cast.mention_at(i), scene.clauses.words[i]
        if mention is None or word.relation not in _SUBJECTS or scene.clauses.lemmas[word.head] not in _SAYING:
            continue
        if scene.clauses.words[word.head].head != ROOT:
            continue
        yield from (scene.cast.draft(actor) for actor in mention.actors)
