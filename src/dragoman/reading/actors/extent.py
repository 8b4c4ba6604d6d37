"""How far a phrase reaches: what describes somebody is part of it, what tells of the verb beside it is not.

described(scene, phrase) -> the last word of "an aide close to the delegation", without "on Friday" or "in Juba"
extended(scene, phrase) -> the last word with the phrases tied to it by "of" and the like alone
"""

from dragoman.reading.actors import nouns
from dragoman.reading.actors.phrases import Phrase
from dragoman.reading.actors.scene import Scene
from dragoman.reading.layers import ROOT

_TIES = frozenset({"of", "for", "in", "at", "to", "from", "on", "with"})
_BESIDE = frozenset({"near", "outside", "during", "after", "before", "since"})
_ASKING = frozenset(
    {"call", "appeal", "plea", "demand", "request", "proposal", "bid", "push", "plan", "offer", "motion"}
)


def extended(scene: Scene, phrase: Phrase) -> int:
    """Return the last word of a phrase with the prepositional phrases tied to it ("the Head of Mission")."""
    last = phrase.last
    for _ in range(3):
        if scene.follower(last) not in _TIES:
            break
        tied = scene.phrases.starting.get(last + 2)
        if tied is None or scene.clauses.words[tied.first].sentence != scene.clauses.words[phrase.first].sentence:
            break
        last = tied.last
    return last


def described(scene: Scene, phrase: Phrase) -> int:
    """Return the last word of a phrase with all that describes it: "an aide close to the delegation"."""
    words, last = scene.clauses.words, phrase.last
    below = {*scene.clauses.layers.subtree(phrase.head), *_participle_behind(scene, phrase)}
    while (
        last + 1 < len(words) and last + 1 in below and words[last + 1].text not in {",", ";", ":", "(", "–", "—", "--"}
    ):
        joins_another = words[last + 1].tag == "CC" and _joins_another(scene, phrase, last + 1)
        told = words[last + 1].tag == "IN" and scene.phrases.lower[last + 1] == "that"  # "assured the envoy that …"
        if joins_another or told or words[last + 1].tag in {"``", "''"} or last - phrase.last > 12:
            break
        if _is_no_part(scene, phrase, last + 1):
            break
        last += 1
    while last > phrase.last and (not words[last].text[-1:].isalnum() or words[last].tag == "POS"):
        last -= 1
    return last


def _joins_another(scene: Scene, phrase: Phrase, index: int) -> bool:
    """Tell whether "and" ends a description: of "the government of X and the rebels" the rebels are no part."""
    if scene.clauses.words[index].head == phrase.head or index == phrase.last + 1:
        return True
    joined = scene.phrases.starting.get(index + 1)
    return joined is not None and joined.determiner == "the" and joined.name is None


def _is_no_part(scene: Scene, phrase: Phrase, index: int) -> bool:
    """Tell whether a word behind a phrase begins what tells of its verb or of what is said."""
    word, follower = scene.clauses.words[index], scene.clauses.words[index + 1 : index + 2]
    if word.tag == "TO" and follower and follower[0].tag == "VB":
        return True  # "urged the neighbours to wait"
    if word.tag != "IN" or word.head < 0:
        return scene.phrases.lower[index] in {"known", "named", "called"}
    return (
        word.text.lower() == "that"
        or _tells_when_or_where(scene, phrase, index)
        or _tells_what_is_asked(scene, phrase, index)
        or _tells_what_for(scene, phrase, index)
    )


def _tells_when_or_where(scene: Scene, phrase: Phrase, index: int) -> bool:
    """Tell whether a preposition leads to where or when they acted: "gunmen near the bridge on Saturday"."""
    text, head = scene.phrases.lower[index], scene.clauses.words[index].head
    if text in _BESIDE or scene.clauses.is_date(head):
        return True
    # "officials in Juba said", but "was seized by gunmen in Juba", "met rebels in Juba"
    verb = scene.clauses.words[phrase.head].head
    undergoes = scene.relation(phrase.head) == "dobj" or scene.clauses.preposition(phrase.head) == "by"
    follows = undergoes and verb != ROOT and verb < phrase.first and scene.clauses.is_verb(verb)
    return follows and text in {"in", "at"} and scene.clauses.words[head].tag.startswith("NNP")


def _tells_what_for(scene: Scene, phrase: Phrase, index: int) -> bool:
    """Tell whether a preposition leads to what somebody is asked, thanked or blamed for: "of shelling the town"."""
    text, words = scene.phrases.lower[index], scene.clauses.words
    if scene.relation(phrase.head) != "dobj":
        return False
    follower = words[index + 1] if index + 1 < len(words) else None
    return text == "over" or (text in {"of", "for", "from"} and follower is not None and follower.text.endswith("ing"))


def _tells_what_is_asked(scene: Scene, phrase: Phrase, index: int) -> bool:
    """Tell whether "for" leads to what somebody asks for: "a call by the Archbishop for a truce".

    Neither is "about" of those asked: "asked the minister about the map".
    """
    words = scene.clauses.words
    if scene.phrases.lower[index] == "about" and words[words[index].head].head == phrase.head:
        return scene.noun(phrase) in nouns.PERSONS
    before = scene.clauses.lemmas[max(0, phrase.first - 2) : phrase.first]
    return scene.phrases.lower[index] == "for" and before[1:] == ("by",) and before[0] in _ASKING


def _participle_behind(scene: Scene, phrase: Phrase) -> range:
    """Return the words of a participle clause right behind a phrase: "diplomats briefed on the talks said"."""
    words, start = scene.clauses.words, phrase.last + 1
    if start >= len(words) or words[start].tag not in {"VBN", "VBG"}:
        return range(0)
    if words[start].text.lower() in {"called", "urged", "asked"} and scene.follower(start) in {"on", "for", "upon"}:
        return range(0)  # "The team called on the Council to return it and urged …": no "team called …"
    end = start
    while end < len(words) and words[end].sentence == words[start].sentence and words[end].text not in {",", ";", "."}:
        if words[end].tag in {"VBD", "VBZ", "VBP", "MD"}:
            return range(start, end)
        end += 1
    return range(0)
