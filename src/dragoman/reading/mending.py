"""Mends what parsers get wrong in the same way again and again, before any rule asks the tree.

    with_mended_trees(layers) -> layers, themselves where there is nothing to mend

"Has not stopped bombing Kesh": the verb is called a noun that stands before a name, as in "printing firm".
"A truce which Kesh has agreed to": the stranded preposition is called a complement, as "to sign" would be.
"It ended up being held": the particle is hung on the verb behind it.
"Considers a meeting between Kesh and Orland": who is to meet is hung on the verb.
"The demand that all troops leave": what is demanded is told as of troops that leave anyway.
"Unless Orland complies": who complies is called part of one name with the verb, and that perhaps a noun.
"""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.reading.layers import ROOT, Layers, Word
from dragoman.reading.lemma import lemma, word_set

_GOING_ON = word_set("stop cease begin start continue keep resume quit halt")
"""Verbs before which a name can have no word in -ing beside it that is not a verb."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DEMANDS = word_set(
    "demand call condition insistence request requirement proposal appeal plea order recommendation suggestion"
)


def with_mended_trees(layers: Layers) -> Layers:
    """Return layers whose trees are mended."""
    mended = {word.index: word for word in _mended(layers)}
    if not mended:
        return layers
    return replace(layers, words=tuple(mended.get(word.index, word) for word in layers.words))


def _mended(layers: Layers) -> Iterator[Word]:
    for word in layers.words:
        if word.tag == "TO" and word.relation == "xcomp" and not layers.children[word.index]:
            yield replace(word, relation="nmod")
        elif word.relation == "compound:prt" and word.head > word.index > 0 and _is_verb(layers.words[word.index - 1]):
            yield replace(word, head=word.index - 1)
        elif word.relation == "nmod" and (noun := _between(layers, word)) is not None:
            yield replace(word, head=noun)
        elif word.relation == "acl:relcl" and _is_demanded(layers, word):
            yield replace(word, relation="ccomp")
        elif word.text == "unless" and word.relation == "case" and (said := _said_plural(layers, word)) is not None:
            yield replace(word, relation="mark")
            yield replace(layers.words[word.head - 1], relation="nsubj")
            yield said
        elif word.relation == "compound" and _is_subject(layers, word):
            yield replace(word, relation="nsubj")
        elif word.relation == "compound" and _is_gerund(layers, word):
            verb, name = layers.words[word.index - 1], layers.words[word.head]
            yield replace(word, tag="VBG", head=verb.index, relation="xcomp")
            yield replace(name, head=word.index)


def _is_gerund(layers: Layers, word: Word) -> bool:
    """Tell whether a noun is what somebody stops or goes on doing to the name that it is said to stand before."""
    if not word.text.endswith("ing") or word.tag != "NN" or not 0 < word.index < word.head:
        return False
    verb, name = layers.words[word.index - 1], layers.words[word.head]
    is_object = name.head == verb.index != ROOT and name.relation == "dobj" and name.tag.startswith("NNP")
    return is_object and _is_verb(verb) and lemma(verb.text, verb.tag) in _GOING_ON


def _is_subject(layers: Layers, name: Word) -> bool:
    """Tell whether a name that is said to be part of a compound stands before a finite verb without a subject."""
    verb = layers.words[name.head]
    if not name.tag.startswith("NNP") or verb.tag not in _FINITE or name.head != name.index + 1:
        return False
    return all(layers.words[c].relation not in {"nsubj", "nsubjpass"} for c in layers.children[verb.index])


def _said_plural(layers: Layers, unless: Word) -> Word | None:
    """Return the verb that "unless" opens a clause with where it is called a plural behind a name: "Orland yields"."""
    noun, name = layers.words[unless.head], layers.words[unless.head - 1]
    is_name = name.head == noun.index and name.relation == "compound" and name.tag.startswith("NNP")
    return replace(noun, tag="VBZ", relation="advcl") if is_name and noun.tag == "NNS" else None


def _is_demanded(layers: Layers, verb: Word) -> bool:
    """Tell whether a clause is what a noun demands: "that" opens it, a subject of its own follows, and a bare verb."""
    noun = layers.words[verb.head]
    if verb.tag not in {"VB", "VBP"} or lemma(noun.text, noun.tag) not in _DEMANDS:
        return False
    below = {(layers.words[c].relation, layers.words[c].text.lower()) for c in layers.children[verb.index]}
    return ("mark", "that") in below and any(relation in {"nsubj", "nsubjpass"} for relation, _ in below)


def _between(layers: Layers, name: Word) -> int | None:
    """Return the noun right before "between" and a name, where the name hangs on a verb before that noun."""
    case = next((c for c in layers.children[name.index] if layers.words[c].text == "between"), 0)
    noun = layers.words[case - 1]
    hung_beside = case > 1 and noun.tag in {"NN", "NNS"} and noun.head == name.head < noun.index
    return noun.index if hung_beside and name.tag.startswith("NNP") and _is_verb(layers.words[name.head]) else None


def _is_verb(word: Word) -> bool:
    return word.tag.startswith("VB")
