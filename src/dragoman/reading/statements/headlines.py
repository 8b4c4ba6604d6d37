"""Headlines that quote without a verb, as attributions: 'Brun, after the call: "Talks begin"', "Talks to begin - Brun".

    with_headlines(layers) -> the layers, each such line an attribution: its first or last phrase the source

The encoder, taught on running text, hears most that open so ("Lavrov: …") and misses those with an aside before the
colon, and all that name their source last.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from dragoman.model.record import Statement
from dragoman.model.span import Span
from dragoman.reading.actors.nouns import ARMED, BODIES, DOCUMENTS, GROUPS, OUTLETS, PERSONS
from dragoman.reading.layers import Attribution, Layers
from dragoman.reading.lemma import lemma, word_set
from dragoman.reading.statements.transcripts import in_order

_LINE = re.compile(
    r"^[ \t]*(?P<who>[^\W\d_][^:\n\"“”«»„]{1,120}?)[ \t]*(?P<colon>:)[ \t]*"
    r"(?P<said>[\"“„«][^\n\"“”«»„]+[\"”“»])[.!?]?[ \t]*$",
    re.MULTILINE,
)
_TRAILED = re.compile(
    r"^[ \t]*(?P<said>[\w\"“‘'][^\n]{11,160})(?:[ \t]+(?=[-–—])|(?=:))(?P<sign>[-–—:])[ \t]+"
    r"(?P<who>[^\W\d_][^\n:.!?;,\"“”]{1,80}?)[ \t]*$",
    re.MULTILINE,
)
_WHOLLY_QUOTED = re.compile(r"[\"“‘'][^\"“”]+[\"”’']")
_MARKS = frozenset("\"“‘'")
_SPEAKERS = PERSONS | GROUPS | BODIES | ARMED | OUTLETS | DOCUMENTS
_NAMED = frozenset({"PERSON", "ORGANIZATION"})
_NO_NAME = frozenset({"DT", "CC", "IN", "TO", "RB"})
_LONGEST = 6
"""Words that a source at a line's end has at the most."""
_FEWEST = 3
"""Words that a line has before it at the least."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENS_ASIDE = frozenset({",", "(", "-", "–", "—"})
NOBODY = word_set(
    "interview analysis opinion comment explainer video photo live update exclusive breaking quote document text motto "
    "slogan headline title caption note verdict message question answer"
)
"""What stands before a colon and is nobody who speaks."""


def with_headlines(layers: Layers) -> Layers:
    """Return the layers with an attribution for each line of this form in which the encoder heard none."""
    taken = [span for a in layers.attributions for span in (*a.source, *a.cue, *a.content)]
    opened = (
        _attribution(layers, line)
        for line in _LINE.finditer(layers.text)
        if not any(span.overlaps(Span(*line.span())) for span in taken)
    )
    closed = (_trailed(layers, line) for line in _TRAILED.finditer(layers.text))
    found = [attribution for attribution in (*opened, *closed) if attribution is not None]
    if not found:
        return layers
    own = {("own", n): (a, None if a.within is None else ("own", a.within)) for n, a in enumerate(layers.attributions)}
    return replace(layers, attributions=in_order(own | {("headline", n): (a, None) for n, a in enumerate(found)}))


def opened_by(statements: Iterable[Statement], text: str, aside: Span) -> tuple[str, ...]:
    """Return who speaks in a line before whose colon some words stand: 'Brun, after a call with Oda: "…"'."""
    for statement in statements:
        if not statement.source or not statement.cue or statement.cue[0].of(text) != ":":
            continue
        if statement.cue[0].begin < statement.source[0].begin:
            continue
        before = Span(statement.source[0].begin, statement.cue[0].begin)
        if before.begin <= aside.begin and aside.end <= before.end and "\n" not in before.of(text):
            return statement.speakers
    return ()


def _attribution(layers: Layers, line: re.Match[str]) -> Attribution | None:
    """Return a line's attribution; None where no speaker stands before the colon, or a sentence does."""
    before = layers.words_in(Span(*line.span("who")))
    if not before or any(layers.words[i].tag in _FINITE for i in before):
        return None
    last = before[0]
    for i in before:
        word = layers.words[i]
        if word.text in _OPENS_ASIDE or word.tag == "VBG" or (word.tag in {"IN", "TO"} and word.text.lower() != "of"):
            break
        last = i
    source = [layers.words[i] for i in range(before[0], last + 1)]
    if not any(w.tag.startswith("NN") for w in source) or any(w.text.lower() in NOBODY for w in source):
        return None
    speaker = Span(source[0].span.begin, source[-1].span.end)
    return Attribution((speaker,), (Span(*line.span("colon")),), (Span(*line.span("said")),), None, 1.0)


def _trailed(layers: Layers, line: re.Match[str]) -> Attribution | None:
    """Return the attribution of a line whose last phrase is its source; None where that names nobody who speaks.

    Behind a quotation the source may go on to do something: "'We stay': Brun rejects plan".
    """
    who, said = layers.words_in(Span(*line.span("who"))), Span(*line.span("said"))
    finite = next((i for i in who if layers.words[i].tag in _FINITE), None)
    if finite is not None:
        who = range(who[0], finite) if _WHOLLY_QUOTED.fullmatch(said.of(layers.text)) else range(0)
    tags = [layers.words[i].tag for i in who]
    if not tags or len(tags) > _LONGEST or tags[0] in _NO_NAME or "CC" in tags:
        return None
    last = layers.words[who[-1]]
    named = any(e.last == last.index for e in layers.entities if e.kind in _NAMED)
    if not named and lemma(last.text.lower(), last.tag) not in _SPEAKERS:
        return None
    source, sign = layers.span(who[0], last.index), Span(*line.span("sign"))
    heard = any(
        span.overlaps(Span(sign.begin, source.end)) for a in layers.attributions for span in (*a.cue, *a.content)
    )
    return None if heard or not _tells(layers, said) else Attribution((source,), (sign,), (said,), None, 1.0)


def _tells(layers: Layers, said: Span) -> bool:
    """Tell whether what stands before a source may be what it said: some words with a verb, a quotation, or a "no"."""
    words = layers.words_in(said)
    verb = any(layers.words[i].tag.startswith("VB") for i in words[1:])
    return len(words) >= _FEWEST and (
        verb or any(c in _MARKS for c in said.of(layers.text)) or layers.words[words[0]].text in {"No", "Not"}
    )
