"""Whether a clause looks back or ahead, so that "on Saturday" finds its Saturday."""

from enum import IntEnum

from dragoman.model.span import Span
from dragoman.reading.layers import ROOT, Layers, Word
from dragoman.reading.lemma import lemma
from dragoman.reading.times.lexicon import Tokens, words_of

_AHEAD = words_of(
    """
    will shall ll wo would could may might must should can cannot plans plan planned scheduled expected expects
    due set slated foreseen intends intend hopes hope hoping wants aims deadline upcoming going tentatively seeks
    wish threatened threatens vowed promised pledged demanded demands urged unless if
    """
)
_BACK = words_of(
    """
    was were had did said told met held began begun went gone took taken came left struck hit fell won lost sent
    gave given spoke spoken wrote written brought fought shot killed saw seen knew thought found made became ran
    broke blew flew drove rose grew led kept let paid put read sat set stood swore threw understood withdrew been
    done heard sank sunk drew shook has have last overthrew caught dealt bought sold lay burnt built
    """
)
_NOT_PAST = words_of(
    """
    need indeed feed speed seed exceed proceed succeed bed red united hundred embed shed led
    """
)
# Verbs that after "to" speak of what is to come.
_TO_DO = words_of(
    """
    meet hold be begin start take visit sign attend resume return arrive discuss travel speak open vote go deliver
    launch expire end happen continue come leave host run release decide convene send give make talk join brief
    address receive appear announce present publish submit answer respond withdraw pull free hand exchange
    complete finish reach fly land call hear sit gather welcome testify step push face play debate stop lift
    impose enter have conclude
    """
)
_PUT_OFF = words_of("postponed delayed adjourned pushed moved rescheduled deferred shifted slipped slip slips off back")
"""What is put off "until Saturday" is to come on that day, though it was put off in the past."""
_APPOINTED = words_of(
    """
    meet sit strike open start begin resume reconvene vote leave fly travel arrive return visit host receive convene
    talk go come
    """
)
"""Verbs whose present tense, with a day or an hour, tells what is to come: "the council sits on Friday".

Not those of captions: "Relatives hold a vigil in Tolm on Sunday. Photograph: …".
"""
_CALLS_TOGETHER = words_of("invite summon call recall ask convene")
_CARRIED_OUT = words_of("fail manage decline refuse dare happen")
_CREDITS = words_of("photograph photo picture image")
_REACH = 14
"""How many tokens on either side a verb may stand to count."""


class Tense(IntEnum):
    """Where a clause looks."""

    BACK = -1
    OPEN = 0
    AHEAD = 1


def tense_around(tokens: Tokens, first: int, end: int) -> Tense:
    """Judge the tense at tokens [first, end) by the nearest verb before them in the sentence, else after them."""
    preposition = tokens.lower(first - 1) if first else ""
    if preposition == "since":
        return Tense.BACK
    behind = _scan(tokens, range(first - 1, max(-1, first - 1 - _REACH), -1))
    ahead = _scan(tokens, range(end, min(len(tokens.spans), end + _REACH)))
    tense = behind if behind is not Tense.OPEN else ahead
    if preposition in ("by", "until", "till", "before") and tense is Tense.OPEN:
        return Tense.AHEAD
    return tense


def is_put_off_to(tokens: Tokens, first: int) -> bool:
    """Tell whether a date is the new day of what was put off: "postponed until Saturday", "slips to Monday"."""
    if tokens.lower(first - 1) not in ("until", "till", "to"):
        return False
    before = [tokens.lower(place) for place in range(max(0, first - 4), first - 1)]
    return "from" not in before and any(word in _PUT_OFF for word in before)


def _scan(tokens: Tokens, places: range) -> Tense:
    backwards = places.step < 0
    for place in places:
        if tokens.is_class(place, "STOP", "BREAK") and not _inside_abbreviation(tokens, place):
            return Tense.OPEN
        word = tokens.lower(place)
        if word in ("to", "not") and backwards and place + 1 < len(tokens.spans):
            if word == "to" and tokens.lower(place + 1) in _TO_DO:
                return Tense.AHEAD
            continue
        if word in _AHEAD and not tokens.is_class(place, "MONTHISH"):
            return Tense.AHEAD if not _would_have(tokens, place) else Tense.BACK
        if word in _BACK or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST and word.islower()):
            return _unless_led(tokens, place)
    return Tense.OPEN


def _unless_led(tokens: Tokens, place: int) -> Tense:
    """Return what a past form says: "will be held", "is expected", "to be signed" look ahead all the same."""
    for before in range(place - 1, max(-1, place - 5), -1):
        word = tokens.lower(before)
        if tokens.is_class(before, "MONTHISH"):
            break
        if word in ("will", "would", "ll", "shall", "could", "may", "might", "must", "should", "can", "if", "unless"):
            return Tense.AHEAD
        if word == "to" and tokens.lower(before + 1) in ("be", "have"):
            return Tense.AHEAD
        if not word.isalpha() or word in ("and", "that", "said"):
            break
    return Tense.BACK


def _would_have(tokens: Tokens, place: int) -> bool:
    return tokens.lower(place) in ("would", "could", "might", "may", "must", "should") and (
        place + 1 < len(tokens.spans) and tokens.lower(place + 1) == "have"
    )


def _inside_abbreviation(tokens: Tokens, place: int) -> bool:
    return tokens.glued(place) and place + 1 < len(tokens.spans) and tokens.word(place + 1)[:1].islower()


def tense_of_clause(layers: Layers, span: Span) -> Tense:
    """Judge the tense at a span by the grammar: the verb that governs it, with its auxiliaries."""
    places = layers.words_in(span)
    if not places:
        return Tense.OPEN
    head = next((i for i in places if layers.words[i].head not in places), places[0])
    if _is_called_for(layers, head):
        return Tense.AHEAD
    opens = _opens_clause(layers, places[0])
    for index in (head, *layers.ancestors(head)):
        word = layers.words[index]
        if index > places[-1] and word.tag.startswith("VB") and not opens:
            return Tense.OPEN  # a date within a clause does not hang on a verb further on: the parse has slipped
        if word.tag.startswith("VB") or word.tag == "MD" or word.head == ROOT:
            tense = _tense_of_verb(layers, word)
            if tense is not Tense.OPEN:
                return tense
            if word.tag in ("VBZ", "VBP") and word.relation not in ("aux", "auxpass", "cop"):
                return Tense.OPEN  # a present of its own: the verb it is joined to does not speak for it
    return Tense.OPEN


def _is_called_for(layers: Layers, date: int) -> bool:
    """Tell whether somebody calls others together for a day: "summoned them for Monday", "to talks on Monday".

    So too "called a strike from Monday".
    """
    words = layers.words
    above = words[date].head
    if above == ROOT:
        return False
    preposition = _preposition(layers, date)
    verb = above if words[above].tag.startswith("VB") else words[above].head
    name = lemma(words[verb].text, words[verb].tag) if verb != ROOT else ""
    if verb == above:
        return preposition == "for" or (preposition == "from" and name == "call")
    if words[above].relation == "dobj":
        return preposition in {"for", "from"} and name == "call"
    return name in _CALLS_TOGETHER and words[date].relation == "nmod" and _preposition(layers, above) in {"to", "for"}


def _preposition(layers: Layers, noun: int) -> str:
    cases = (
        layers.words[i].text.lower() for i in layers.children[noun] if layers.words[i].relation in ("case", "mark")
    )
    return next(cases, "")


def _opens_clause(layers: Layers, index: int) -> bool:
    """Tell whether a date stands at the beginning of a clause, with its preposition or without."""
    words, before = layers.words, index - 1
    first = layers.sentences[words[index].sentence][0]
    if before >= first and words[before].tag in ("IN", "TO"):
        before -= 1
    opening = ("CC", ",", ":", "``", "WDT", "WP", "WRB")
    return before < first or words[before].tag in opening or words[before].relation == "mark"


def _tense_of_verb(layers: Layers, verb: Word) -> Tense:
    helpers = [
        layers.words[i]
        for i in layers.children[verb.index]
        if layers.words[i].relation in ("aux", "auxpass", "cop", "mark")
    ]
    words = {helper.text.lower() for helper in helpers}
    if words & {"if", "unless"}:
        return Tense.AHEAD
    if any(helper.tag == "MD" for helper in helpers):
        return Tense.BACK if "have" in words and not words & {"will", "shall"} else Tense.AHEAD
    if verb.tag == "VB" and "to" in words:
        if is_carried_out(layers, verb):
            return Tense.OPEN  # the verb above tells when
        return Tense.BACK if "have" in words else Tense.AHEAD
    if verb.text.lower() in ("due", "planned", "scheduled", "expected", "slated", "foreseen"):
        return Tense.AHEAD
    if verb.tag == "VBD" or any(helper.tag in ("VBD", "VBN") for helper in helpers) or words & {"has", "have", "had"}:
        return Tense.BACK
    if verb.tag == "VBN" and not helpers:
        return Tense.BACK
    if verb.tag == "VBG" and any(helper.tag in ("VBZ", "VBP") for helper in helpers):
        return Tense.AHEAD
    return Tense.AHEAD if is_appointed(layers, verb) else Tense.OPEN


def is_carried_out(layers: Layers, infinitive: Word) -> bool:
    """Tell whether an infinitive was done, or was not, when the verb above it was: "failed to agree on Monday"."""
    above = layers.words[infinitive.head] if infinitive.head != ROOT else None
    return above is not None and lemma(above.text, above.tag) in _CARRIED_OUT


def is_appointed(layers: Layers, verb: Word) -> bool:
    """Tell whether a verb's present tense may tell what is to come; headlines and captions tell in it what has been."""
    _, after = layers.sentences[verb.sentence]
    if after < len(layers.words) and layers.words[after].text.lower() in _CREDITS:
        return False
    bare = not any(layers.words[i].relation in ("aux", "auxpass", "mark") for i in layers.children[verb.index])
    present = verb.tag in ("VBP", "VBZ") and lemma(verb.text, verb.tag) in _APPOINTED
    return bare and present and any(layers.words[i].text == "." for i in range(max(verb.index, after - 3), after))
