"""The way back from the text to the source's bytes, for every form of source."""

import json
from pathlib import Path

import pytest
from hypothesis import given as having
from hypothesis import strategies as st

from dragoman.errors import SpanError
from dragoman.intake import source_range
from dragoman.intake.blocks import assemble
from dragoman.intake.decoding import Decoded
from dragoman.intake.markdown import draft_markdown
from dragoman.intake.page_blocks import walk
from dragoman.intake.plain import lines_of
from dragoman.model.report import Alignment, Taken
from dragoman.model.span import Span

from .helpers import UTC, one

PAGES = Path(__file__).parent / "pages"


def check(text: str, alignment: Alignment, data: bytes) -> None:
    """Every character has its place; straight runs are the same characters in the source; places never go back."""
    reached, before = 0, 0
    for run in alignment.runs:
        assert run.begin == reached
        assert before <= run.source_begin <= run.source_end <= len(data)
        if run.straight:
            assert data[run.source_begin : run.source_end].decode(alignment.encoding) == text[run.begin : run.end]
        reached, before = run.end, run.source_end
    assert reached == len(text)


def check_taken(taken: Taken) -> None:
    check(taken.report.text, taken.alignment, taken.source.data)


def source_of(taken: Taken, words: str) -> str:
    begin = taken.report.text.index(words)
    low, high = source_range(taken.alignment, taken.report.text, Span(begin, begin + len(words)))
    return taken.source.data[low:high].decode(taken.alignment.encoding)


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda p: p.stem)
def test_every_character_of_a_page_leads_back(page: Path) -> None:
    if page.stem != "menu_only":
        check_taken(one(page.read_bytes(), "html"))


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Lower Quarrel & its neighbour", "Lower&nbsp;Quarrel &amp; its neighbour"),
        ("“Nobody", "&ldquo;Nobody"),
        ("the old ferry house.", 'the <a href="/places/ferry">old ferry house</a>.'),
        ("deadline", "dead&shy;line"),
        ("east.\nIt", "east.<br>It"),
        ("map", "map"),
    ],
)
def test_words_of_a_page_lead_to_their_source(words: str, source: str) -> None:
    assert source_of(one((PAGES / "opengraph.html").read_bytes(), "html"), words) == source


@pytest.mark.parametrize(
    ("markdown", "words", "source"),
    [
        ("The **old** bridge", "old bridge", "old** bridge"),
        ("See [the *full* text](https://a.example/the 'full') of it", "full text", "full* text"),
        ("[a](<x b>) b and a b", "b and", "b and"),
        ("Costs \\*five\\* &amp; more", "*five* & more", "\\*five\\* &amp; more"),
        ("They said `yes` and `` no ` `` twice", "no `", "no `"),
        ("> quoted line\n> goes on", "line goes", "line\n> goes"),
        ("1. first\n2. second", "second", "second"),
        ("## Closed heading ##", "heading", "heading"),
        ("***loud* words**", "loud words", "loud* words"),
        ("<https://x.example/a> it says", "https://x.example/a", "https://x.example/a"),
        ("snow_man and 2 * 3 * 4", "snow_man and 2 * 3 * 4", "snow_man and 2 * 3 * 4"),
        ("![A guard at the gate](gate.png)", "A guard at", "A guard at"),
        ("[[note](https://a.example) rest", "[note rest", "[[note](https://a.example) rest"),
        ("| not | a table |", "not | a", "not | a"),
    ],
)
def test_words_of_markdown_lead_to_their_source(markdown: str, words: str, source: str) -> None:
    text = f"# Title\n\n{markdown}\n"
    decoded = Decoded(text, "utf-8")
    shown, alignment = assemble(draft_markdown(decoded, UTC).blocks, decoded)
    begin = shown.index(words)
    low, high = source_range(alignment, shown, Span(begin, begin + len(words)))
    assert text.encode()[low:high].decode() == source


@having(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_plain_text_leads_back(text: str) -> None:
    if blocks := lines_of(text):
        decoded = Decoded(text, "utf-8")
        check(*assemble(blocks, decoded), text.encode())


MARKS = st.text(alphabet="ab *_`[]()<>!#&;\\\n-1.>é\t\r|~\"':/", min_size=1, max_size=60)


@having(MARKS)
def test_markdown_leads_back(text: str) -> None:
    decoded = Decoded(text, "utf-8")
    blocks = draft_markdown(decoded, UTC).blocks
    if blocks:
        check(*assemble(blocks, decoded), text.encode())


TAGS = (
    *("<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "<li>", "<ul>", "</ul>", "<pre>", "</pre>", "<td>"),
    *("<figcaption>", "<a>", "</a>", "<script>", "</script>", "<!--", "-->", "<h1>", "</h1>", "<p/>", "<img/>"),
    *("<svg/>", "<title>", "</title>", "<", ">", "&amp;", "&nbsp;", "&#8217;", "&bogus;", "&amp", "&", "&ampx", "&#0;"),
    *("é", "word", "two.", " ", "\n", "\t", "\u00ad"),
)


@having(st.lists(st.sampled_from(TAGS), max_size=30).map("".join))
def test_pages_lead_back(text: str) -> None:
    blocks = [piece.block for piece in walk(text).blocks]
    if blocks:
        check(*assemble(blocks, Decoded(text, "utf-8")), text.encode())


@having(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1), st.booleans())
def test_json_lines_are_kept_to_the_letter(text: str, ascii_only: bool) -> None:
    line = json.dumps({"published": "2031", "text": f"The words and the letter: {text}"}, ensure_ascii=ascii_only)
    taken = one(line.encode(), "jsonl")
    assert taken.report.text == f"The words and the letter: {text}"
    check_taken(taken)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1252", "utf-32"])
def test_encodings_lead_back(encoding: str) -> None:
    data = "Café talks go on\r\n\r\nThe envoy said “no” — and then said that she would come back to the town.".encode(
        encoding
    )
    if encoding == "utf-16-be":
        data = b"\xfe\xff" + data
    taken = one(data, "text")
    assert taken.report.text.startswith("Café talks go on\n\nThe envoy said “no” — and")
    check_taken(taken)
    assert source_of(taken, "“no” —") == "“no” —"


def test_a_span_past_the_text_is_refused() -> None:
    taken = one(b"The envoy came.\n\nThe envoy left.", "text")
    with pytest.raises(SpanError):
        source_range(taken.alignment, taken.report.text, Span(0, 500))
    with pytest.raises(SpanError):
        source_range(Alignment("utf-8", ()), taken.report.text, Span(0, 5))
