"""The way back: from a span of a report's text to the bytes of its source."""

from bisect import bisect_right

from dragoman.errors import SpanError
from dragoman.model.report import Alignment, Run
from dragoman.model.span import Span


def source_range(alignment: Alignment, text: str, span: Span) -> tuple[int, int]:
    """Return the bytes `[begin, end)` of the source in which the words of a span stand.

    `text` is the report's text, to which the alignment belongs. Markup between the words lies in the range; where a
    character stands for several bytes (an entity, folded blanks), all of them do. Raises SpanError where the
    alignment does not reach.
    """
    span.of(text)
    first, last = _run_at(alignment, span.begin), _run_at(alignment, span.end - 1)
    begin, end = first.source_begin, last.source_end
    if first.straight:
        begin += len(text[first.begin : span.begin].encode(alignment.encoding))
    if last.straight:
        end -= len(text[span.end : last.end].encode(alignment.encoding))
    return begin, end


def _run_at(alignment: Alignment, place: int) -> Run:
    index = bisect_right(alignment.runs, place, key=lambda run: run.begin) - 1
    if index < 0 or place >= alignment.runs[index].end:
        raise SpanError(f"character {place} has no place in the source: the alignment is not this text's")
    return alignment.runs[index]
