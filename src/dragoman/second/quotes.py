"""Quotes: where quoted words stand in a part of a text, to the letter and as whole words."""

from enum import StrEnum

from dragoman.model.span import Span


class Reason(StrEnum):
    """Why an item of an answer is rejected."""

    NOT_OF_THE_FORM = "not of the form"
    UNKNOWN_KEY = "a key that the form does not have"
    UNKNOWN_WORD = "a kind that the format does not have"
    NOT_FOUND = "words that the text does not have"
    AMBIGUOUS = "words that stand in the text more than once"
    NO_SUCH_KEY = "an actor or proposal that is not there"
    CONTRADICTION = "values that the format does not allow together"
    REPEATED = "told twice"


class Rejected(Exception):  # noqa: N818  # an item that is counted, not an error of the program
    """An item that is left out, and why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Quotes:
    """Finds quoted words in one part of a text; the spans are those of the whole text."""

    def __init__(self, text: str, part: Span | None = None) -> None:
        self._text = text
        self._begin, self._end = (part.begin, part.end) if part else (0, len(text))

    def every(self, quote: str) -> list[Span]:
        """Return all places where the words stand; raise Rejected where there are none."""
        wanted = quote.strip()
        found: list[Span] = []
        begin = self._text.find(wanted, self._begin, self._end) if any(map(str.isalnum, wanted)) else -1
        while begin >= 0:
            span = Span(begin, begin + len(wanted))
            if self._is_whole(span):
                found.append(span)
            begin = self._text.find(wanted, begin + 1, self._end)
        if not found:
            raise Rejected(Reason.NOT_FOUND)
        return found

    def one(self, quote: str, near: Span | None = None) -> Span:
        """Return the place where the words stand, the nearest to `near` of several.

        Raises Rejected where they stand nowhere, and where it remains open which of several places is meant.
        """
        found = self.every(quote)
        if len(found) == 1:
            return found[0]
        if near is None:
            raise Rejected(Reason.AMBIGUOUS)
        gaps = sorted((gap(span, near), span) for span in found)
        if gaps[0][0] == gaps[1][0]:
            raise Rejected(Reason.AMBIGUOUS)
        return gaps[0][1]

    def _is_whole(self, span: Span) -> bool:
        """Tell whether a span cuts no word: "he" does not stand in "the"."""
        before, after = self._text[span.begin - 1 : span.begin], self._text[span.end : span.end + 1]
        return not (_joined(before, self._text[span.begin]) or _joined(self._text[span.end - 1], after))


def gap(one: Span, other: Span) -> int:
    """Return the number of characters between two spans, 0 where they touch."""
    return max(one.begin - other.end, other.begin - one.end, 0)


def _joined(one: str, other: str) -> bool:
    return one.isalnum() and other.isalnum()
