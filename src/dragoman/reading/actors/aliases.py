"""Second names that a report gives: "Front for Osta (FO)", "the commander known as Abu Tariq"."""

from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors.cast import Draft
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import Scene

_NAMED = {ActorKind.UNNAMED: ActorKind.PERSON, ActorKind.GROUP: ActorKind.ORGANISATION}
"""What those whom a description alone made known are once they are named."""
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.OUTLET})
_CALLING = frozenset({"calls", "called", "call"})
_NAMING = {
    "as": frozenset({"known", "identified", "named", "name"}),
    "name": frozenset({"by", "goes", "uses"}),
    "guerre": frozenset({"nom"}),
    "himself": _CALLING,
    "herself": _CALLING,
    "itself": _CALLING,
    "themselves": _CALLING,
}
"""The word right before a second name, and the words of which one must stand a little before that one."""
_PARTICIPLES = frozenset({"alias", "aka", "nicknamed", "dubbed", "named", "called"})
"""Words that alone stand between one and his second name."""
_BEFORE = 5
_SKIPPED = frozenset({'"', "“", "``", "'", "‘", "the", "of", "only", "simply", "just", "is", "was", ","})


def read_acronyms(scene: Scene) -> None:
    """Let "Front for the Liberation of Osta (FLO)" be called FLO from there on, and before.

    Whatever else the gazetteer knows by these letters is not meant: "the International Relief Committee (IRC)".
    """
    texts = scene.phrases.texts
    for i in range(1, len(texts) - 2):
        if texts[i] != "(" or texts[i + 2] != ")" or not (texts[i + 1].isupper() and 2 <= len(texts[i + 1]) <= 8):
            continue
        phrase = scene.phrases.by_word.get(i - 1)
        if phrase is None or phrase.name is None or phrase.name[1] != i - 1:
            continue
        named = scene.roster.named(*phrase.name, phrase)
        if named is not None and named.draft.kind in _BODIES:
            scene.phrases.unknow(texts[i + 1], named.draft.name)
            scene.roster.alias(named.draft, i + 1, i + 1)
            named.draft.add(None, texts[i + 1])


def bearer(scene: Scene, phrase: Phrase) -> Draft | None:
    """Return the actor whose second name a phrase is: "a man known as X", "its leader, who goes by the name X"."""
    lower, words = scene.phrases.lower, scene.clauses.words
    first, _ = scene.clauses.layers.sentences[words[phrase.first].sentence]
    cue = phrase.first - 1
    while cue > first and lower[cue] in _SKIPPED:
        cue -= 1
    if cue <= first:
        return None
    if lower[cue] in _PARTICIPLES:
        return _actor_before(scene, cue, first) if words[cue].relation.startswith(("acl", "appos")) else None
    wanted = _NAMING.get(lower[cue], frozenset[str]())
    opening = next((i for i in range(max(first, cue - _BEFORE), cue) if lower[i] in wanted), None)
    if opening is None:
        return None
    between = _actor_before(scene, cue, opening)  # "Police identified the attacker as X"
    return between if between is not None or words[opening].tag == "VBD" else _actor_before(scene, opening, first)


def second_name(scene: Scene, draft: Draft, known: Draft) -> Draft:
    """Let a name be that of an actor known before by a description or by another name, and return the one they are."""
    if known.kind is ActorKind.PERSON or (known.kind in _BODIES and known.shown):
        scene.join(draft, known)
        return known
    if draft.country is None:
        draft.kind = _NAMED.get(known.kind, known.kind)
    scene.join(known, draft)
    return draft


def _actor_before(scene: Scene, before: int, first: int) -> Draft | None:
    """Return the one whom the last phrase from one word to another means."""
    for i in range(before - 1, first - 1, -1):
        mention, tag = scene.cast.mention_at(i), scene.clauses.words[i].tag
        if mention is not None and len(mention.actors) == 1 and not tag.startswith("PRP"):
            draft = scene.cast.draft(mention.actors[0])
            several = draft.plural and draft.kind is ActorKind.UNNAMED
            return draft if draft.kind in _NAMED.keys() | _NAMED.values() | _BODIES and not several else None
        if tag.startswith("NN") and scene.clauses.words[i].relation != "nmod":
            return None  # "the commander of the front, known as X": he is no front
    return None
