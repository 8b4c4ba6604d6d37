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

_ENDS = frozenset({".", "!", "?"})


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
        content = tuple(p for p in content if len(content) == 1 or not _is_beyond(layers, p, attribution.cue, quoted))
        near = with_cue | _sentences(layers, attribution.content)
        source = tuple(
            piece
            for piece in attribution.source
            if _sentences(layers, [piece]) & near or any(_touch(layers.text, piece, cue) for cue in attribution.cue)
        )
        yield replace(attribution, source=source, content=content)


def with_own_quotations(
    layers: Layers, attributions: Sequence[Attribution], quoted: Sequence[Span]
) -> tuple[Attribution, ...]:
    """Return attributions with each quotation that is a sentence of its own given to who spoke before it.

    'A said it was over. "We lost." B, who stayed, said …': a quotation that has ended before the sentence of a cue goes
    on with what was said in the sentence ahead of it. One that opens a paragraph is of whom the next sentence has speak
    first: '"We lost." A said on Monday that it was over.'
    """
    found = list(attributions)
    for index, later in enumerate(attributions):
        for piece in [p for p in later.content if not later.is_turn and _is_ended(layers, p, later, quoted)]:
            earlier = _spoken_before(layers, attributions, piece)
            left = tuple(p for p in found[index].content if p != piece)
            if earlier is not None and earlier != index and left:
                found[index] = replace(found[index], content=left)
                found[earlier] = replace(found[earlier], content=tuple(sorted([*found[earlier].content, piece])))
    for piece in quoted:
        nobodys = not any(piece.overlaps(p) for a in attributions for p in a.content)
        speaking = _speaks_behind(layers, attributions, piece) if nobodys else None
        if speaking is not None:
            found[speaking] = replace(found[speaking], content=(piece, *found[speaking].content))
    return tuple(found)


def _is_ended(layers: Layers, piece: Span, attribution: Attribution, quoted: Sequence[Span]) -> bool:
    """Tell whether a piece is a quotation of whole sentences ahead of its cue's."""
    if not attribution.cue or not any(q.begin <= piece.begin and piece.end <= q.end for q in quoted):
        return False
    inside = layers.words_in(piece)
    opens = inside[0] == layers.sentences[layers.words[inside[0]].sentence][0]
    ends = any(layers.words[i].text in _ENDS for i in inside[-2:])
    return opens and ends and layers.words[inside[-1]].sentence < min(_sentences(layers, attribution.cue), default=0)


def _spoken_before(layers: Layers, attributions: Sequence[Attribution], piece: Span) -> int | None:
    """Return which outermost attribution has its cue in the sentence before a piece, in the same paragraph."""
    sentence = layers.words[layers.words_in(piece)[0]].sentence
    before = [
        index
        for index, a in enumerate(attributions)
        if a.within is None
        and a.cue
        and a.cue[-1].end <= piece.begin
        and sentence - 1 in _sentences(layers, a.cue)
        and "\n" not in layers.text[a.cue[-1].end : piece.begin]
    ]
    return before[-1] if before else None


def _speaks_behind(layers: Layers, attributions: Sequence[Attribution], piece: Span) -> int | None:
    """Return which outermost attribution begins with its speaker right behind sentences that open a paragraph."""
    words = layers.words_in(piece)
    behind = max(words, default=len(layers.words)) + 1
    opens = not layers.text[: piece.begin].rpartition("\n")[2].strip()
    ends = behind < len(layers.words) and any(layers.words[i].text in _ENDS for i in words[-2:])
    if not opens or not ends or "\n" in layers.text[piece.end : layers.words[behind].span.begin]:
        return None
    begin = layers.words[behind].span.begin
    own = (i for i, a in enumerate(attributions) if a.within is None and a.source and a.source[0].begin == begin)
    return next((i for i in own if not attributions[i].is_turn and attributions[i].cue), None)


def _is_stray(layers: Layers, piece: Span, with_cue: set[int], quoted: Sequence[Span]) -> bool:
    inside = layers.words_in(piece)
    begun_in_quotes = any(q.begin <= piece.begin < q.end for q in quoted)
    if not inside or _sentences(layers, [piece]) & with_cue or begun_in_quotes:
        return False
    return inside[0] != layers.sentences[layers.words[inside[0]].sentence][0]


def _is_beyond(layers: Layers, piece: Span, cue: Sequence[Span], quoted: Sequence[Span]) -> bool:
    """Tell whether a piece in no quotation marks stands in a line below the cue's, which is a headline or has ended."""
    between = layers.text[cue[-1].end : piece.begin]
    apart = "\n" in between and not between.split("\n")[0].rstrip().endswith(":")
    return apart and not any(q.begin <= piece.begin < q.end for q in quoted)


def _touch(text: str, a: Span, b: Span) -> bool:
    between = text[min(a.end, b.end) : max(a.begin, b.begin)]
    return not any(c.isalnum() for c in between)


def _sentences(layers: Layers, spans: Iterable[Span]) -> set[int]:
    ends = [(inside[0], inside[-1]) for span in spans if (inside := layers.words_in(span))]
    return {s for a, b in ends for s in range(layers.words[a].sentence, layers.words[b].sentence + 1)}
