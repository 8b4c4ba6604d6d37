"""A page's visible text in blocks, each character with its place in the page's source."""

import html
import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser

from dragoman.intake.blocks import Block, BlockBuilder, Role

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "legend",
        "caption",
        "title",
        "head",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "button",
        "select",
        "textarea",
        "svg",
        "math",
        "object",
        "iframe",
        "audio",
        "video",
        "canvas",
        "nav",
        "dialog",
        "head",
        "label",
        "option",
        "datalist",
        "title",
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HINTS = {
    "caption": re.compile(r"caption|photo-?credit", re.IGNORECASE),
    "standfirst": re.compile(
        r"stand-?first|\bdeck?\b|sub-?title|sub-?head(?:line|ing)?|\blead(?:e|-?text)?\b|\blede\b|\bintro\b|article-?summary|excerpt",
        re.IGNORECASE,
    ),
    "elsewhere": re.compile(
        r"cookie|consent|gdpr|newsletter|related|recommend|most-?(?:read|viewed|popular)|trending|social|shar(?:e|ing)\b|"
        r"subscri|promo|advert|\bads?\b|breadcrumb|comments?\b|paywall|sidebar|read-?more|more-?(?:stories|news)|tags?\b|topics",
        re.IGNORECASE,
    ),
}
_WHOLE_PAGE = frozenset(("html", "body", "main", "article"))
_BLANKS = re.compile(r"[ \t\n\r\f\xa0]+")
# Characters that show nothing and cut words in two for every later search.
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]+")
_ENTITY = re.compile(r"&#?\w+;?")
_CHANGED = re.compile(r"updat|modif|edit", re.IGNORECASE)
_META_NAMES = ("property", "name", "itemprop")


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of a page, and where in the page's build it stands."""

    block: Block
    tag: str
    flags: frozenset[str]
    """Which of these hold it: tags such as "article" and "aside", and what class names hint at."""
    linked: float
    """The share of its characters that are links."""

    @property
    def is_unseen(self) -> bool:
        """Whether a reader of the page does not see it, or not as text."""
        return "unseen" in self.flags


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart."""

    blocks: tuple[PageBlock, ...]
    metas: dict[str, list[str]]
    """Contents of `meta` elements and `itemprop` attributes by lower-case name."""
    links: tuple[dict[str, str], ...]
    """Attributes of `link` and `a` elements that lead somewhere; of the latter, `text` holds the words."""
    scripts: tuple[str, ...]
    """The JSON-LD of the page."""
    language: str | None
    title: str | None
    times: tuple[tuple[int, str], ...]
    """`time` elements: how many blocks lie before each, and its machine-readable time."""
    is_cut: bool
    """Whether the source ends inside an element that had to be closed."""


def walk(source: str, offset: int = 0) -> Page:
    """Return a page's parts; `offset` is where the source begins in a larger one."""
    walker = _Walker(offset)
    # A tag cut short at the end would be read as words.
    cut_tag = re.compile(r"</?[A-Za-z]|<!").search(source, source.rfind(">") + 1)
    body = source[: cut_tag.start()] if cut_tag else source
    walker.take(body)
    unclosed = walker.open["html"] or walker.open["body"] or walker.open["article"] or walker.open["p"]
    ends = re.search(r"</(?:html|body)\s*>\s*(?:<!--.*?-->\s*)*\Z", body[-2000:], re.IGNORECASE | re.DOTALL)
    return Page(
        blocks=tuple(walker.blocks),
        metas=walker.metas,
        links=tuple(walker.links),
        scripts=tuple(walker.scripts),
        language=walker.language,
        title=walker.title,
        times=tuple(walker.times),
        is_cut=bool(cut_tag) or bool(unclosed and not ends and walker.has_root),
    )


class _Walker(HTMLParser):
    """Walks a page from left to right; the library's parser says where in the source it is."""

    def __init__(self, offset: int) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[PageBlock] = []
        self.metas: dict[str, list[str]] = {}
        self.links: list[dict[str, str]] = []
        self.scripts: list[str] = []
        self.times: list[tuple[int, str]] = []
        self.language: str | None = None
        self.title: str | None = None
        self.has_root = False
        self.open: Counter[str] = Counter()
        """How many elements of each tag are open."""
        self._flags: Counter[str] = Counter()
        self._stack: list[tuple[str, tuple[str, ...]]] = []
        self._offset = offset
        self._line_starts = [0]
        self._source = ""
        self._builder = BlockBuilder()
        self._block_tag = self._last_flushed = ""
        self._blank: tuple[int, int] | None = None
        self._line_end: tuple[int, int] | None = None
        self._length = self._linked = 0
        self._is_json = False
        self._in_title = False

    def take(self, source: str) -> None:
        """Walk the whole source."""
        self._source = source
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self.feed(source)
        self.close()
        self._flush()

    # What the library's parser calls.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._note(tag, values)
        if tag in _BLOCKS:
            self._flush()
            # A paragraph is closed by whatever cannot stand in it.
            while self._stack and self._stack[-1][0] == "p":
                self._pop()
        if tag == "br":
            self._break()
        if tag in _VOID:
            return
        flags = tuple(_flags_of(tag, values))
        self._stack.append((tag, flags))
        self.open[tag] += 1
        self._flags.update(flags)
        self._block_tag = tag if tag in _BLOCKS else self._block_tag
        if tag == "a":
            self.links.append({**values, "text": ""})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        # "<p/>" opens a paragraph in HTML; only foreign elements such as svg's close themselves.
        if tag not in _VOID and tag not in _BLOCKS:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        if not self.open[tag]:
            return
        while self._stack:
            if self._pop() == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._is_json:
            self.scripts[-1] += data
        if self._in_title:
            self.title = (self.title or "") + data
        if self.open["script"] or self.open["style"]:
            return
        begin = self._place()
        if self.open["pre"]:
            for number, line in enumerate(data.split("\n")):
                if number:
                    self._break(begin - 1)
                self._add_words(line, begin)
                begin += len(line) + 1
        else:
            self._add_words(data, begin)

    def handle_charref(self, name: str) -> None:
        self._add_entity(f"&#{name}")

    def handle_entityref(self, name: str) -> None:
        self._add_entity(f"&{name}")

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002  # the library's signature
        """Pass over "<![...]>" as browsers do; the library's parser fails on those it does not know."""
        return self.rawdata.find(">", i) + 1 or -1

    # What a block is made of.

    def _place(self) -> int:
        line, column = self.getpos()
        return self._offset + self._line_starts[line - 1] + column

    def _add_entity(self, written: str) -> None:
        begin = self._place()
        match = _ENTITY.match(self._source, begin - self._offset)
        end = self._offset + match.end() if match else begin + len(written)
        has_stop = self._source[begin - self._offset + len(written) :][:1] == ";"
        whole = self._source[begin - self._offset : begin - self._offset + len(written) + has_stop]
        char = html.unescape(whole)
        if self._in_title:
            self.title = (self.title or "") + char
        if char == whole:
            self._add_words(whole, begin)
        elif not char.strip():
            self._blank = (self._blank[0] if self._blank else begin, begin + len(whole))
        elif not _INVISIBLE.fullmatch(char):
            self._add(char, begin, min(end, begin + len(whole)))

    def _add_words(self, data: str, begin: int) -> None:
        place = 0
        for match in re.finditer(rf"{_BLANKS.pattern}|{_INVISIBLE.pattern}|\Z", data):
            self._add(data[place : match.start()], begin + place)
            place = match.end()
            if _BLANKS.fullmatch(match[0]):
                self._blank = (self._blank[0] if self._blank else begin + match.start(), begin + match.end())

    def _add(self, words: str, begin: int, end: int | None = None) -> None:
        if not words:
            return
        if self._line_end and self._builder:
            self._builder.add("\n", *self._line_end)
        elif self._blank and self._builder:
            is_one = self._source[self._blank[0] - self._offset : self._blank[1] - self._offset] == " "
            self._builder.add(" ", self._blank[0], None if is_one else self._blank[1])
        self._blank = self._line_end = None
        self._builder.add(words, begin, end)
        self._length += len(words)
        if self.open["a"]:
            self._linked += len(words)
            self.links[-1]["text"] = f"{self.links[-1].get('text', '')} {words}".strip()[:400]

    def _break(self, at: int | None = None) -> None:
        """Take a line end; two of them end the paragraph."""
        begin = self._place() if at is None else at
        if self._line_end:
            self._flush()
        elif self._builder:
            end = self._offset + self._source.find(">", begin - self._offset) + 1 if at is None else begin + 1
            self._line_end = (begin, end)

    def _flush(self) -> None:
        """End the block, if one has begun."""
        is_close = self._block_tag in ("li", "td", "th", "dd") and self._last_flushed == self._block_tag
        flags = frozenset(+self._flags)
        role = Role.HEADING if flags & _HEADINGS else Role.CAPTION if "caption" in flags else Role.PARAGRAPH
        if block := self._builder.build(apart=not is_close, role=role):
            tag = self._block_tag
            self.blocks.append(PageBlock(block, tag, flags, self._linked / self._length))
            self._last_flushed = tag
        self._reset_block()

    def _reset_block(self) -> None:
        self._builder = BlockBuilder()
        self._blank = self._line_end = None
        self._length = self._linked = 0
        self._block_tag = next((tag for tag, _ in reversed(self._stack) if tag in _BLOCKS), "")

    def _pop(self) -> str:
        tag, flags = self._stack.pop()
        self.open[tag] -= 1
        self._flags.subtract(flags)
        self._is_json = self._is_json and tag != "script"
        self._in_title = self._in_title and tag != "title"
        return tag

    def _note(self, tag: str, values: dict[str, str]) -> None:
        """Note what an element says of the page."""
        if tag == "html":
            self.has_root = True
            self.language = self.language or values.get("lang") or values.get("xml:lang")
        elif tag == "script":
            self._is_json = values.get("type", "").lower().split(";")[0].strip() == "application/ld+json"
            if self._is_json:
                self.scripts.append("")
        elif tag == "title" and self.title is None and not self.open["svg"]:
            self._in_title = True
        elif tag == "link" and values.get("href"):
            self.links.append(values)
        content = values.get("content") or values.get("datetime")
        for name in _META_NAMES if content else ():
            if key := values.get(name, "").lower():
                self.metas.setdefault(key, []).append((content or "").strip())
        if tag == "time" and "pubdate" in values and content:
            self.metas.setdefault("pubdate", []).append(content.strip())
        if tag == "time" and content and not _CHANGED.search(values.get("class", "")):
            self.times.append((len(self.blocks), content.strip()))


def _flags_of(tag: str, values: dict[str, str]) -> list[str]:
    flags = [tag] if tag in ("article", "main", "aside", "footer", "header", *_HEADINGS) else []
    style = values.get("style", "").replace(" ", "").lower()
    is_hidden = "hidden" in values or "display:none" in style or values.get("aria-modal") == "true"
    if tag in _UNSEEN or (is_hidden and tag not in _WHOLE_PAGE):
        flags.append("unseen")
    if tag == "figcaption":
        flags.append("caption")
    if tag not in _WHOLE_PAGE:
        named = f"{values.get('class', '')} {values.get('id', '')}"
        flags += [flag for flag, hint in _HINTS.items() if hint.search(named)]
    return flags
