"""What links have put together across sentences, taken apart again.

A link is chosen within a window of some sentences, and now and then reaches a piece that no grammar ties to its cue.
Words in quotation marks do run on over sentences, and so do the turns of a transcript; an indirect content is of its
cue's sentence, or begins one of its own ("He was clear. There would be no truce."). A source stands in a sentence with
its cue or content, or beside its cue, whatever a sentence was taken for there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.model.span import Span
from dragoman.reading.layers import Attribution, Layers


def without_strays(
    layers: Layers, attributions: Iterable[Attribution], quoted: Sequence[Span]
) -> Iterator[Attribution]:
    """Yield attributions without the pieces that stand apart; a content may be left empty."""
    for attribution in attributions:
        if attribution.is_turn or not attribution.cue:
            yield attribution
            continue
        with_cue = _sentences(layers, attribution.cue)
        content = tuple(p for p in attribution.content if not _is_stray(layers, p, with_cue, quoted))
        near = with_cue | _sentences(layers, attribution.content)
        source = tuple(
            piece
            for piece in attribution.source
            if _sentences(layers, [piece]) & near or any(_touch(layers.text, piece, cue) for cue in attribution.cue)
        )
        yield replace(attribution, source=source, content=content)


def _is_stray(layers: Layers, piece: Span, with_cue: set[int], quoted: Sequence[Span]) -> bool:
    inside = layers.words_in(piece)
    if not inside or _sentences(layers, [piece]) & with_cue or any(q.overlaps(piece) for q in quoted):
        return False
    return inside[0] != layers.sentences[layers.words[inside[0]].sentence][0]


def _touch(text: str, a: Span, b: Span) -> bool:
    between = text[min(a.end, b.end) : max(a.begin, b.begin)]
    return not any(c.isalnum() for c in between)


def _sentences(layers: Layers, spans: Iterable[Span]) -> set[int]:
    return {layers.words[i].sentence for span in spans for i in layers.words_in(span)}
