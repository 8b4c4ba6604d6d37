"""Headlines that quote without a verb: 'Brun, after the call: "Talks begin at once"', as attributions.

    with_headlines(layers) -> the layers, each such line an attribution: its first phrase the source, the colon the cue

The encoder, taught on running text, hears most of these ("Lavrov: …") and misses those with an aside before the colon.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from dragoman.model.record import Statement
from dragoman.model.span import Span
from dragoman.reading.layers import Attribution, Layers
from dragoman.reading.lemma import word_set
from dragoman.reading.statements.transcripts import in_order

_LINE = re.compile(
    r"^[ \t]*(?P<who>[^\W\d_][^:\n\"“”«»„]{1,120}?)[ \t]*(?P<colon>:)[ \t]*"
    r"(?P<said>[\"“„«][^\n\"“”«»„]+[\"”“»])[.!?]?[ \t]*$",
    re.MULTILINE,
)
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
    found = [
        attribution
        for line in _LINE.finditer(layers.text)
        if not any(span.overlaps(Span(*line.span())) for span in taken)
        and (attribution := _attribution(layers, line)) is not None
    ]
    if not found:
        return layers
    own = {("own", n): (a, None if a.within is None else ("own", a.within)) for n, a in enumerate(layers.attributions)}
    return replace(layers, attributions=in_order(own | {("headline", n): (a, None) for n, a in enumerate(found)}))


def opened_by(statements: Iterable[Statement], text: str, aside: Span) -> tuple[str, ...]:
    """Return who speaks in a line before whose colon some words stand: 'Brun, after a call with Oda: "…"'."""
    for statement in statements:
        if not statement.source or not statement.cue or statement.cue[0].of(text) != ":":
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
