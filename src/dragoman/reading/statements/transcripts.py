"""Transcripts: where paragraphs open with who speaks ("MINISTER LIND: We …", "Q: Will you sign?"), as attributions.

    with_turns(layers) -> the layers, each turn an attribution: the label its source, the colon its cue
    setting_of(layers) -> the channel that the text names before its first turn, with its words

A turn reaches to the next label, over as many paragraphs as it takes. What interviewers and reporters ask is nobody's
statement. Ordinary text with colons is no transcript: labels must name persons, in one form, and come back or be asked.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.model.span import Span
from dragoman.model.vocabulary import Via
from dragoman.reading.actors.nouns import OFFICES, OUTLET_NAMES, OUTLETS, PERSONS, TITLE_WORDS
from dragoman.reading.layers import Attribution, Layers
from dragoman.reading.lemma import word_set

_LABEL = re.compile(
    r"^[ \t]*(?:[-–—•>][ \t]*)?\**(?P<label>[^\W\d_][^:\n?!;\"“”*]{0,70}?)\**(?P<colon>:)\**(?=\s)", re.MULTILINE
)
_BARE_QUESTION = re.compile(r"^[ \t]*(?P<label>Q|QUESTION)(?P<colon>)[ \t]+(?=[A-Z“\"])", re.MULTILINE)
"""The mark of a question in transcripts that set no colon behind it."""
_NOTE = re.compile(r"\([^)]*\)|\[[^\]]*\]|\d+")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_LONGEST = 7
"""Words that a label has at the most."""
_ASKING = word_set(
    "q question questioner reporter journalist interviewer moderator host presenter anchor correspondent"
)
"""Who asks and is not of those whose words are reported."""
_ANSWERING = frozenset({"a", "answer"})
"""Labels that say no more than that whoever was asked speaks."""
_LITTLE = word_set("of the for and to de del di da la le van der den von al el bin ibn ben abu")
"""Words of a name or an office that stand in lower case."""
_TITLES = (TITLE_WORDS | PERSONS) - {"state", "house", "white", "field", "party", "national", "security", "press"}
_CLOSING = re.compile(r"\s*^\W*(?:end|ends|(?:this|the) (?:transcript|interview|conversation)\b.*)\W*\Z", re.I | re.M)
_COMPLETE = frozenset(".?!…”\"’')]")
_OPENING = frozenset('“"‘„«')
_SETTINGS = (
    (Via.INTERVIEW, re.compile(r"\binterview(?:ed|er)?\b", re.IGNORECASE)),
    (
        Via.PRESS,
        re.compile(
            r"\b(?:(?:press|news) (?:conference|briefing|availability)|briefing|(?:remarks|speaking|spoke) (?:to|with) "
            r"(?:the )?(?:press|reporters|journalists))\b",
            re.IGNORECASE,
        ),
    ),
)


_Key = tuple[str, int]
"""What an attribution goes by while they are put together: a turn, or one of the layers' own, by its number."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A labelled turn of a transcript."""

    label: Span
    colon: Span
    content: Span
    asks: bool
    """Whether it is a question of somebody whose words are not reported."""


def turns(layers: Layers) -> tuple[Turn, ...]:
    """Return the turns of a text, in order; none where it is no transcript."""
    text = layers.text
    labels = sorted([*_LABEL.finditer(text), *_BARE_QUESTION.finditer(text)], key=lambda m: m.start())
    labels = [m for m in labels if _is_shaped(m["label"])]
    if len(labels) < 2:
        return ()
    persons = _persons(layers)
    often = {label for label, times in Counter(m["label"] for m in labels).items() if times > 1}
    answering = {m["label"] for asked, m in pairwise(labels) if _asks(asked["label"])} & often
    known = {
        m.start()
        for m in labels
        if m["label"] in answering or _names_speaker(m["label"], persons, again=m["label"] in often)
    }
    # A label that names nobody for certain ("Hill Radio") may still be the interviewer's, where it only asks.
    cut = zip(labels, _cut(text, labels, persons), strict=True)
    asking = {m.start() for m, turn in cut if turn is not None and turn.asks}
    kept = _consistent([m for m in labels if m.start() in known | asking])
    found = [turn for turn in _cut(text, kept, persons) if turn]
    return tuple(found) if _is_transcript(text, found) else ()


def _cut(text: str, labels: Sequence[re.Match[str]], persons: frozenset[tuple[str, ...]]) -> list[Turn | None]:
    """Return for each label its turn, up to the next label; None for one that nothing follows."""
    found = list[Turn | None]()
    for number, label in enumerate(labels, start=1):
        last = number == len(labels)
        begin, end = _content(text, label.end(), len(text) if last else labels[number].start(), last=last)
        span = Span(*label.span("label"))
        colon = Span(*label.span("colon")) if label["colon"] else span
        found.append(Turn(span, colon, Span(begin, end), _asks(label["label"])) if begin < end else None)
    return _with_named_askers(text, found, {name for person in persons for name in person})


def with_turns(layers: Layers) -> Layers:
    """Return the layers with an attribution for each turn, and those found inside a turn kept within it."""
    found = turns(layers)
    if not found:
        return layers
    kept = dict[int, tuple[Attribution, int | None]]()
    for index, own in enumerate(layers.attributions):
        if (clipped := _clipped(layers, own, found)) is not None:
            kept[index] = clipped
    entries: dict[_Key, tuple[Attribution, _Key | None]] = {
        ("turn", index): (_attribution(layers, turn), None) for index, turn in enumerate(found) if not turn.asks
    }
    for index, (own, place) in kept.items():
        holder = layers.attributions[index].within
        while holder is not None and (holder not in kept or kept[holder][1] != place):
            holder = layers.attributions[holder].within
        spoken = ("turn", place) if place is not None and not found[place].asks else None
        entries["own", index] = own, spoken if holder is None else ("own", holder)
    return replace(layers, attributions=in_order(entries))


def setting_of(layers: Layers) -> tuple[Via, tuple[Span, ...]] | None:
    """Return the channel that the words before the first turn tell of, or that an "Interviewer" gives away.

    All words of the channel come with it: one of them may stand with the date.
    """
    found = turns(layers)
    if not found:
        return None
    text, begin = layers.text, found[0].label.begin
    told = {via: [Span(*m.span()) for m in sign.finditer(text, 0, begin)] for via, sign in _SETTINGS}
    named = [via for via, _ in _SETTINGS if told[via]]
    if named:
        via = min(named, key=lambda via: told[via][0])
        return via, tuple(told[via])
    asker = next((t.label for t in found if t.asks and "interviewer" in t.label.of(text).lower()), None)
    return None if asker is None else (Via.INTERVIEW, (asker,))


# Labels


def _words(label: str) -> list[str]:
    return _WORD.findall(_NOTE.sub(" ", label))


def _lower(word: str) -> str:
    return word.lower().strip(".’'")


def _asks(label: str) -> bool:
    words = [_lower(word) for word in _words(label)] or [""]
    outlet = len(words) > 1 and not set(words) & PERSONS and bool({words[0], words[-1]} & (OUTLETS | OUTLET_NAMES))
    return outlet or bool({words[0], words[-1]} & _ASKING)


def _is_shaped(label: str) -> bool:
    """Tell whether a label has the form of a name or a role: few words, all with capitals but the little ones."""
    words = _words(label)
    return 0 < len(words) <= _LONGEST and all(w[0].isupper() or w in _LITTLE for w in words)


def _names_speaker(label: str, persons: frozenset[tuple[str, ...]], *, again: bool) -> bool:
    """Tell whether a label names who speaks: a role, somebody with a title or an office, a person.

    A lone name may be the last of a person's, or the first ("Duan Sethalong") where it comes back as a label.
    """
    names = [_lower(word) for word in _words(label)]
    if _asks(label) or names in (["a"], ["answer"]):
        return True
    if set(names) & _TITLES:
        return len(names) > 1 or bool(set(names) & OFFICES)
    alone = {p[-1] for p in persons} | ({p[0] for p in persons} if again else set())
    return tuple(names) in persons or (len(names) == 1 and names[0] in alone)


def _persons(layers: Layers) -> frozenset[tuple[str, ...]]:
    """Return the full names of persons in a text, folded: a lone name in front of a colon may be a place's."""
    found = set[tuple[str, ...]]()
    for entity in layers.entities:
        words = tuple(_lower(w) for w in _WORD.findall(entity.span.of(layers.text)))
        if entity.kind == "PERSON" and len(words) > 1:
            found.add(words)
    return frozenset(found)


def _consistent(labels: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the labels in the form that most of them have, all capitals or not; a lone letter has either."""
    upper = [_NOTE.sub("", m["label"]).isupper() for m in labels]
    lettered = [len(m["label"]) == 1 for m in labels]
    counted = [own for own, letter in zip(upper, lettered, strict=True) if not letter]
    capitals = 2 * sum(counted) >= len(counted)
    return [m for m, own, letter in zip(labels, upper, lettered, strict=True) if letter or own is capitals]


def _content(text: str, begin: int, end: int, *, last: bool) -> tuple[int, int]:
    """Return the extent of a turn's words without the space around them and, of the last, a closing note."""
    if last and (closing := _CLOSING.search(text, begin, end)) is not None:
        end = closing.start()
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end


def _with_named_askers(text: str, found: Sequence[Turn | None], names: Collection[str]) -> list[Turn | None]:
    """Take whoever only asks, again and again, for the interviewer, and whoever is no person and mostly does so."""
    told = dict[str, list[bool]]()
    for turn in filter(None, found):
        told.setdefault(_key(text, turn), []).append(turn.content.of(text).endswith("?"))
    asking = {
        label
        for label, questions in told.items()
        if len(questions) > 1 and (all(questions) or (label not in names and 2 * sum(questions) > len(questions)))
    }
    return [turn and replace(turn, asks=turn.asks or _key(text, turn) in asking) for turn in found]


def _key(text: str, turn: Turn) -> str:
    """Return a label as compared: without notes such as "(through interpreter)"."""
    return " ".join(map(_lower, _words(turn.label.of(text))))


def _is_transcript(text: str, found: Sequence[Turn]) -> bool:
    """Tell whether turns make a transcript: two at least, in whole sentences, asked, coming back or with titles."""
    labels = [_key(text, turn) for turn in found]
    if len(found) < 2 or all(turn.asks for turn in found):
        return False
    whole = sum(turn.content.of(text)[-1] in _COMPLETE for turn in found)
    if 2 * whole <= len(found):
        return False
    titled = all(
        _NOTE.sub("", turn.label.of(text)).isupper() and set(_key(text, turn).split()) & _TITLES for turn in found
    )
    return any(turn.asks for turn in found) or max(Counter(labels).values()) > 1 or titled


# Attributions


def _attribution(layers: Layers, turn: Turn) -> Attribution:
    answers = [_lower(word) for word in _words(turn.label.of(layers.text))]
    source = () if set(answers) <= _ANSWERING else (turn.label,)
    cue = (turn.colon,) if source else (Span(turn.label.begin, turn.colon.end),)
    return Attribution(source, cue, (turn.content,), None, 1.0, is_turn=True)


def _clipped(layers: Layers, own: Attribution, found: Sequence[Turn]) -> tuple[Attribution, int | None] | None:
    """Return an attribution without what stands in another turn than its cue, and that turn; None where none is left.

    A label taken for a source tells of the turn itself, and a question tells of nothing that was said. In a turn, where
    no marks part one's words from another's, what somebody else said ends with the sentence, if it is not quoted.
    """
    text = layers.text
    heads = [Span(turn.label.begin, turn.colon.end) for turn in found]
    if not own.cue or any(head.overlaps(span) for head in heads for span in (*own.cue, *own.source)):
        return None
    turn = next((i for i, t in enumerate(found) if t.content.holds(own.cue[0])), None)
    sentence = _sentence(layers, own.cue[0])
    if turn is not None and found[turn].asks and sentence.of(text).rstrip("”\"’') ").endswith("?"):
        return None

    def stays(span: Span) -> bool:
        if turn is None:
            return not any(t.content.overlaps(span) for t in found)
        return found[turn].content.holds(span) and (sentence.overlaps(span) or text[span.begin] in _OPENING)

    content = tuple(span for span in own.content if stays(span) and not any(h.overlaps(span) for h in heads))
    source = tuple(filter(stays, own.source))
    return (replace(own, source=source, content=content, within=None), turn) if content else None


def _sentence(layers: Layers, span: Span) -> Span:
    first, after = layers.sentences[layers.words[layers.words_in(span)[0]].sentence]
    return layers.span(first, after - 1)


def in_order(entries: Mapping[_Key, tuple[Attribution, _Key | None]]) -> tuple[Attribution, ...]:
    """Return attributions, given with what holds them, in the order of the text, each holder before what it holds."""

    def path(key: _Key) -> tuple[tuple[int, str, int], ...]:
        own, outer = entries[key]
        first = min(span.begin for span in (*own.source, *own.cue, *own.content))
        return (*(path(outer) if outer is not None else ()), (first, *key))

    order = sorted(entries, key=path)
    place = {key: number for number, key in enumerate(order)}
    return tuple(
        replace(own, within=place[outer] if outer is not None else None)
        for own, outer in map(entries.__getitem__, order)
    )
