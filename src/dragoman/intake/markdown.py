"""Markdown: the text that a reader of the rendered page sees, each character with its place in the source."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from dragoman.errors import IntakeError
from dragoman.intake.blocks import Block, BlockBuilder, Role
from dragoman.intake.dates import read_date
from dragoman.intake.decoding import Decoded
from dragoman.intake.drafts import Draft
from dragoman.intake.furniture import without_furniture
from dragoman.intake.languages import CODES
from dragoman.intake.masthead import Facts, language_of_credit, read_masthead
from dragoman.intake.page_blocks import walk
from dragoman.intake.plain import lines_of

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_ -]{2,30}):[ \t]*(?P<value>\S.*?)[ \t]*$", re.MULTILINE)
_FIELDS = {
    "title": "title",
    "outlet": "outlet",
    "source": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "url": "url",
    "link": "url",
    "author": "author",
    "language": "language",
    "lang": "language",
    "original_url": "original_url",
    "translated_from": "translated_from",
}
_AT = "at"
"""Under which key a token of a line's inside carries its place there."""


def draft_markdown(decoded: Decoded, zone: dt.tzinfo) -> Draft:
    """Return the draft of a Markdown text: markup removed, the text of links kept; front matter gives facts."""
    front = _FRONT_MATTER.match(decoded.text)
    given = _front_facts(front["body"], zone) if front else Facts()
    blocks = list(_blocks(decoded.text, front.end() if front else 0))
    heading = next((block.text for block in blocks if block.role is Role.HEADING), None)
    kept, told = read_masthead(without_furniture(blocks), zone)
    first = heading if kept and kept[0].text == heading else None
    linked = Facts(title=first, original_url=_original_url(decoded.text))
    return Draft(tuple(kept), given.or_else(linked).or_else(told))


def _front_facts(body: str, zone: dt.tzinfo) -> Facts:
    values = {match["key"].strip().lower(): match["value"].strip("\"'") for match in _FIELD.finditer(body)}
    named = {field: values[key] for key, field in reversed(_FIELDS.items()) if key in values}
    if "translated_from" in named:
        named["translated_from"] = CODES.get(named["translated_from"].lower(), named["translated_from"])
    date = values.get("published") or values.get("date")
    try:
        published = read_date(date, zone) if date else None
    except IntakeError as error:
        return Facts(**named, warnings=(f"the report's own date is not used: {error}",))  # type: ignore[arg-type]
    words = "page" if published else None
    return Facts(**named, published=published, published_words=words)  # type: ignore[arg-type]


def _original_url(text: str) -> str | None:
    """Return the address behind the first link whose words say that they lead to the original in another language."""
    for match in re.finditer(r"\[([^\[\]\n]{8,200})\]\((https?://[^\s()]+)\)", text):
        if language_of_credit(match[1]):
            return match[2]
    return None


class _PlacedState(StateInline):
    """Inline parsing that notes for every token where in the words parsed it was made."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        if self.pending:
            # A link's opening token is made with the place already past its bracket.
            is_past = ttype == "link_open" and self.src[self.pos - 1 : self.pos] == "["
            self._flush(self.pos - is_past)
        before = self.tokens[-1] if self.tokens else None
        token = super().push(ttype, tag, nesting)
        # Every marker of a run such as "***" is made at the place where the run begins.
        in_run = before is not None and before.type == ttype == "text" and before.meta.get("run") == self.pos
        place = before.meta[_AT] + 1 if before is not None and in_run else self.pos
        token.meta = {_AT: place, "run": self.pos}
        return token

    def pushPending(self) -> Token:  # noqa: N802  # the library's name
        return self._flush(self.pos)

    def _flush(self, end: int) -> Token:
        """Make a token of the pending words, which end at `end` but for blanks that were let go."""
        token = super().pushPending()
        place = self.src.rfind(token.content, 0, end)
        token.meta = {_AT: place if place >= 0 else max(0, self.src.rfind(token.content, 0, self.pos))}
        return token


class _PlacedInline(ParserInline):
    """The library's inline parser over `_PlacedState`."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    parser.inline = _PlacedInline()
    # Joined tokens would lose their places; the other two are no part of CommonMark.
    return parser.disable(["fragments_join", "text_join", "strikethrough", "linkify"])


def _blocks(source: str, skip: int) -> Iterator[Block]:
    """Yield the blocks of a Markdown source from `skip` on."""
    lines = _lines(source, skip)
    role, is_tight, is_first = Role.PARAGRAPH, False, True
    for token in _parser().parse(source[skip:]):
        if token.type in ("heading_open", "heading_close"):
            role = Role.HEADING if token.nesting > 0 else Role.PARAGRAPH
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            is_first = True
        elif token.type == "paragraph_open":
            is_tight = token.hidden
        elif token.type == "inline" and token.map:
            words = _Words(source, token.content, _places(source, lines[token.map[0] : token.map[1]], token.content))
            builder = BlockBuilder()
            _render(token.children or [], words, builder)
            # Items of a tight list stand close together, as they are shown.
            if block := builder.build(apart=is_first or not is_tight, role=role):
                yield block
            is_first = is_tight = False
        elif token.type in ("fence", "code_block", "html_block") and token.map:
            inside = lines[token.map[0] + (token.type == "fence") : token.map[1]]
            inside = inside[: token.content.count("\n")]
            if inside:
                begin, end = inside[0][0], inside[-1][1]
                shown = (
                    _html(source[begin:end], begin)
                    if token.type == "html_block"
                    else lines_of(source[begin:end], begin)
                )
                yield from shown


def _html(piece: str, begin: int) -> list[Block]:
    return [found.block for found in walk(piece, begin).blocks if not found.is_unseen]


def _lines(source: str, skip: int) -> list[tuple[int, int]]:
    """Return where each line from `skip` on begins and ends in the source, its line end left out."""
    places, begin = [], skip
    for match in re.compile(r"\r\n?|\n|\Z").finditer(source, skip):
        places.append((begin, match.start()))
        begin = match.end()
    return places


@dataclass(frozen=True, slots=True)
class _Words:
    """The inside of a block as the parser saw it, and for each of its characters the range in the source."""

    source: str
    text: str
    places: list[tuple[int, int]]

    def add_to(self, builder: BlockBuilder, shown: str, begin: int, end: int) -> None:
        """Add what is shown of `[begin, end)`, character for character where the two are the same."""
        if shown == self.text[begin:end].replace("\n", " "):
            for char, (low, high) in zip(shown, self.places[begin:end], strict=True):
                builder.add(char, low, None if char == self.source[low:high] else high)
        elif places := self.places[begin:end]:
            builder.add(shown, places[0][0], places[-1][1])


def _places(source: str, lines: list[tuple[int, int]], content: str) -> list[tuple[int, int]]:
    """Return for each character of a block's inside its range in the source.

    The inside is the block's lines without markers and indentation: each is the last thing in its line, but for the
    marks that may close a heading.
    """
    places: list[tuple[int, int]] = []
    for (begin, end), words in zip(lines, content.split("\n"), strict=False):
        found = source.rfind(words, begin, end)
        if places:
            places.append((places[-1][1], max(found, begin)))
        if found < 0:
            # Tabs in the indentation are rewritten: the line stands for its characters as a whole.
            places += [(begin, end)] * len(words)
        else:
            places += [(at, at + 1) for at in range(found, found + len(words))]
    return places + places[-1:] * (len(content) - len(places))


def _render(tokens: list[Token], words: _Words, builder: BlockBuilder, offset: int = 0) -> None:
    """Add what a reader sees of some tokens to a block; `offset` is where the words they were made from begin."""
    for token in tokens:
        begin = offset + int(token.meta.get(_AT, 0))
        shown = token.content
        if token.type == "text":
            # The text of an address in angle brackets is noted at its bracket.
            begin += words.text[begin : begin + 1] == "<" and not shown.startswith("<")
            words.add_to(builder, shown, begin, begin + len(shown))
        elif token.type == "code_inline":
            begin += len(token.markup)
            # One blank on either side of code belongs to the markup.
            begin += words.text[begin : begin + len(shown)].replace("\n", " ") != shown
            words.add_to(builder, shown, begin, begin + len(shown))
        elif token.type == "text_special":
            words.add_to(builder, shown, begin, begin + len(token.markup))
        elif token.type in ("softbreak", "hardbreak"):
            builder.add(" " if token.type == "softbreak" else "\n", *words.places[begin])
        elif token.type == "image":
            _render(token.children or [], words, builder, begin + len("!["))
