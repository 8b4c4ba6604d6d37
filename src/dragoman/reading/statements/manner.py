"""How words are reported: in quotation marks or not, and through which channel."""

import re
from collections.abc import Sequence

from dragoman.model.span import Span
from dragoman.model.vocabulary import Manner, Via
from dragoman.reading.layers import Word

_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'", "``": "''"}
_MARK = re.compile("[“”„«»\"‘’']")
_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_WORD = re.compile(r"\w+")
_TYING = frozenset({"that", "of", "as", "to", "was", "were", "is", "it", "this", "for"})

# Words of the cue and its surroundings by which a channel is known, the surest first.
_CHANNELS: Sequence[tuple[Via, frozenset[str]]] = (
    (Via.CALL, frozenset({"telephone", "phone", "call", "telephoned", "phoned", "telephoning", "teleconference"})),
    (Via.INTERVIEW, frozenset({"interview", "interviewed", "interviewer"})),
    (
        Via.SOCIAL,
        frozenset(
            {
                "tweet",
                "tweeted",
                "twitter",
                "facebook",
                "telegram",
                "instagram",
                "truth",
                "post",
                "posted",
                "media",
                "x",
                "weibo",
                "tiktok",
            }
        ),
    ),
    (
        Via.BROADCAST,
        frozenset(
            {"televised", "television", "tv", "radio", "broadcast", "broadcaster", "channel", "aired", "address"}
        ),
    ),
    (Via.LETTER, frozenset({"letter", "letters", "email", "emails", "e-mail"})),
    (
        Via.PRESS,
        frozenset({"reporters", "journalists", "conference", "briefing", "newsmen", "correspondents", "news"}),
    ),
    (
        Via.DOCUMENT,
        frozenset(
            {
                "statement",
                "communique",
                "communiqué",
                "report",
                "document",
                "note",
                "memo",
                "readout",
                "memorandum",
                "declaration",
                "message",
            }
        ),
    ),
    (Via.PRESS, frozenset({"agency"})),  # "in a statement carried by an agency": that is a document
    (Via.MEETING, frozenset({"meeting", "talks", "summit", "met", "session"})),
)
_NEEDS = {"media": "social", "truth": "social", "x": "on", "news": "conference"}
"""Words that tell of a channel only beside another: "social media", "on X", "Truth Social", "a news conference"."""
_POSTED = frozenset({"post", "posted"})
"""Words that tell of a platform, but not beside somebody's own website."""
_NOUNS = frozenset({"call", "report", "note", "address", "message"})
"""Words that tell of a channel as nouns only: who calls for something, or notes it, uses none."""


def quotations(text: str) -> tuple[Span, ...]:
    """Return what stands inside quotation marks, marks included, paragraph by paragraph.

    A quotation that its paragraph does not close reaches to the paragraph's end, as in a quote of several paragraphs.
    Single marks count where they can open a quotation; an apostrophe never does.
    """
    found, begin = list[Span](), 0
    for end in [*(m.start() for m in _PARAGRAPH.finditer(text)), len(text)]:
        found += _in_paragraph(text, begin, end)
        begin = end
    return tuple(found)


def _in_paragraph(text: str, begin: int, end: int) -> list[Span]:
    found, opened, closers = list[Span](), -1, ""
    for mark in _MARK.finditer(text, begin, end):
        i, char = mark.start(), mark.group()
        if opened >= 0:
            if char in closers and not (char in "'’" and _inside_word(text, i)):
                found.append(Span(opened, i + 1))
                opened = -1
        elif char in _PAIRS and (char not in "'‘" or _may_open(text, i, end)):
            opened, closers = i, _PAIRS[char]
    if opened >= 0 and text[opened] not in "'‘":
        found.append(Span(opened, end))
    return found


def _inside_word(text: str, i: int) -> bool:
    """Tell whether a mark is an apostrophe: letters on both sides, or a plural genitive with no end of a quote."""
    return i + 1 < len(text) and text[i + 1].isalnum()


def _may_open(text: str, i: int, end: int) -> bool:
    before = text[i - 1] if i else " "
    closer = "’" if text[i] == "‘" else "'"
    return not before.isalnum() and i + 1 < end and not text[i + 1].isspace() and text.find(closer, i + 1, end) > 0


def manner_of(content: Sequence[Span], quoted: Sequence[Span], text: str) -> tuple[Manner, tuple[Span, ...]]:
    """Return whether words are told directly, indirectly or partly so, and the quotations that say it."""
    near = [q for span in content for q in quoted if q.begin < span.end and span.begin < q.end]
    if not near:
        return Manner.INDIRECT, ()
    outside = False
    used = list[Span]()
    for word in (word for span in content for word in _WORD.finditer(text, span.begin, span.end)):
        at = word.start()
        holder = next((q for q in near if q.begin <= at < q.end), None)
        if holder is None:
            # "He said that …", "of being …": what only ties the content to its cue is in no quotation.
            outside = outside or word.group().lower() not in _TYING
        elif holder not in used:
            used.append(holder)
    if not used:
        return Manner.INDIRECT, ()
    return (Manner.MIXED if outside else Manner.DIRECT), tuple(used)


def channel(words: Sequence[Word]) -> tuple[Via, Span] | None:
    """Return the channel that words around a cue tell of, with the word; None where they tell of none."""
    words = [w for w in words if not (w.tag.startswith("VB") and w.text.lower() in _NOUNS)]
    texts = [w.text.lower() for w in words]
    for via, signs in _CHANNELS:
        for i, text in enumerate(texts):
            if text in _POSTED and "website" in texts:
                continue
            if text in signs and (text not in _NEEDS or _NEEDS[text] in texts[max(0, i - 1) : i + 2]):
                return via, words[i].span
    return None
