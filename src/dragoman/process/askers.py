"""Who asked for a contact, as its accounts say: "at the request of Ana Dorić", "on the other side's initiative"."""

import re
from collections.abc import Iterator

from dragoman.model.board import Account
from dragoman.model.span import Span
from dragoman.process.actors import Cast
from dragoman.process.tellings import Telling, account

_NEAR = 300
"""Characters after a contact's own words within which an account says who had asked for it."""
_NOUN = r"(?:request|initiative|invitation|insistence|urging)"
_OF = re.compile(rf"\b(?:at|on|upon) the {_NOUN} of (?:the )?", re.IGNORECASE)
_WHOSE = re.compile(rf"\b(?:at|on|upon) (?:the )?(?P<whose>[^.,;:\n]{{1,60}}?)(?:['’]s?)? {_NOUN}\b", re.IGNORECASE)


def asker(telling: Telling, cast: Cast) -> tuple[frozenset[str], Account] | None:
    """Return the parties that an account says asked for a contact, and its words for it; None where it does not say."""
    text = telling.page.reading.report.text
    begin = telling.account.span.begin
    stop = text.find("\n\n", begin, telling.account.span.end + _NEAR)
    stop = stop if stop >= 0 else telling.account.span.end + _NEAR
    for words, where in _asked(text, begin, stop):
        named = [
            actor.id
            for actor in telling.page.reading.actors
            if any(mention.overlaps(where) for mention in actor.mentions)
        ]
        parties = frozenset(cast.parties[a] for a in cast.of(named) if cast.known(a))
        if parties:
            return parties, account(telling.page, telling.account.chain, (words,), telling.event.id)
    return None


def _asked(text: str, begin: int, stop: int) -> Iterator[tuple[Span, Span]]:
    """Yield the words that say that somebody asked, and where they name who."""
    for found in _OF.finditer(text, begin, stop):
        end = min((at for mark in ".,;:\n" if (at := text.find(mark, found.end())) >= 0), default=len(text))
        yield Span(found.start(), end), Span(found.end(), min(end, found.end() + 20))
    for found in _WHOSE.finditer(text, begin, stop):
        yield Span(found.start(), found.end()), Span(found.start("whose"), found.end("whose"))
