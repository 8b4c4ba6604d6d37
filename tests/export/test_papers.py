"""Sentences, and the papers made of them: text, page, Word document, PDF."""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import docx
import invented
import pypdf
import pytest
from process.factory import Draft, view
from process.sample import parties, readout, whole, wire

from dragoman.cli.streams import as_plain_text
from dragoman.errors import MissingPartError
from dragoman.export.brief import brief_paper
from dragoman.export.changes import changes_paper, told
from dragoman.export.comparison import comparison_page, comparison_text
from dragoman.export.paper import Paper, Part
from dragoman.export.paper_docx import paper_docx
from dragoman.export.paper_page import paper_page
from dragoman.export.paper_pdf import paper_pdf
from dragoman.export.paper_text import paper_text
from dragoman.export.sentences import Teller, article, kind_words, number_words, quoted, sentence, when_words
from dragoman.export.text_why import why_text
from dragoman.model.board import Board, BoardDiscrepancy, Happening
from dragoman.model.entries import ProcessDeclared, View
from dragoman.model.plover import EventType
from dragoman.model.record import Range, Toll
from dragoman.model.vocabulary import DiscrepancyField, Modality
from dragoman.process import fold
from dragoman.process.changes import changes, words_as_of
from dragoman.process.compare import compare
from dragoman.process.why import find, why

DECLARED = ProcessDeclared("the truce", ("Ostmark", "Tarsia"), ("Switzerland",), by="a test")
SEEN = view(whole(), processes=(DECLARED,))
MADE = datetime(2031, 3, 9, 8, tzinfo=UTC)


def paper(seen: View = SEEN, *, since: datetime = datetime(2031, 3, 6, tzinfo=UTC), as_of: datetime = MADE) -> Paper:
    before, after = fold(words_as_of(seen, seen), as_of=since), fold(seen, as_of=as_of)
    return brief_paper(changes(before, after, seen), before, after)


def lines(parts: Iterable[Part]) -> list[str]:
    return [line.words for part in parts for line in part.every_line()]


def teller(seen: View = SEEN) -> Teller:
    return Teller(fold(seen))


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-05-19", "on 19 May 2025"),
        ("2025-05", "in May 2025"),
        ("2025", "in 2025"),
        ("2025-21", "in spring 2025"),
        ("2025-05-12/2025-05-18", "between 12 and 18 May 2025"),
        ("2025-04-28/2025-05-04", "between 28 April and 4 May 2025"),
        ("2025-12-29/2026-01-04", "between 29 December 2025 and 4 January 2026"),
        ("2025-03/..", "since March 2025"),
        ("../2025-05-23", "until 23 May 2025"),
        ("2025-05~", "about May 2025"),
        ("2025-05-19?", "on 19 May 2025 (uncertain)"),
        (None, ""),
    ],
)
def test_dates_have_their_prepositions(date: str | None, words: str) -> None:
    assert when_words(date) == words
    assert when_words(date, ahead=True) == words.replace("until", "by")


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("it is so", "It is so."),
        ("he said: “it is so”", "He said: “it is so”."),
        ("is it so?", "Is it so?"),
        ("he asked: “is it so?”", "He asked: “is it so?”"),
        ("  two\n blanks ", "Two blanks."),
        ("", ""),
    ],
)
def test_sentences_begin_large_and_end(words: str, made: str) -> None:
    assert sentence(words) == made


@pytest.mark.parametrize(
    ("noun", "with_article"),
    [("attack", "an attack"), ("threat", "a threat"), ("agreement", "an agreement"), ("union", "a union"),
     ("use of force", "a use of force"), ("unclear act", "an unclear act")],
)  # fmt: skip
def test_articles(noun: str, with_article: str) -> None:
    assert article(noun) == with_article


def test_quotations_bring_no_marks_of_their_own_and_are_cut_where_long() -> None:
    assert quoted('"We agree,"') == "“We agree”"
    assert quoted("the “minister”") == "“the ‘minister’”"
    assert quoted("word " * 90).endswith(" …”")
    assert [number_words(number) for number in (1, 9, 10, 1200)] == ["one", "nine", "10", "1,200"]


@pytest.mark.parametrize(
    ("killed", "words"),
    [
        (Range(1, 1), "one person was killed"),
        (Range(4, 4), "four people were killed"),
        (Range(9, 19), "between 9 and 19 people were killed"),
        (Range(9, None), "at least 9 people were killed"),
        (Range(0, 0), "nobody was killed"),
    ],
)
def test_tolls_are_in_the_right_number(killed: Range, words: str) -> None:
    assert teller().toll(Toll(killed)) == words
    assert teller().toll(Toll(killed, Range(2, 2))) == f"{words} and two injured"
    assert teller().toll(None) == ""


def happening(board: Board, **fields: Any) -> Happening:
    return replace(board.contacts[0], **fields)


@pytest.mark.parametrize(
    ("modality", "mode", "told_as"),
    [
        (Modality.ACTUAL, "phone", "Oren and Ana Silvan spoke by phone on 5 March 2031, according to"),
        (Modality.PLANNED, "phone", "Oren and Ana Silvan are to speak by phone on 5 March 2031, according to"),
        (Modality.HYPOTHETICAL, "visit", "Oren and Ana Silvan may meet on 5 March 2031, according to"),
        (Modality.ACTUAL, None, "Oren and Ana Silvan held talks on 5 March 2031, according to"),
        (Modality.DENIED, "phone", "A phone call between Oren and Ana Silvan on 5 March 2031 has been denied"),
    ],
)
def test_contacts_are_told_as_they_are_told(modality: Modality, mode: str | None, told_as: str) -> None:
    board = fold(SEEN)
    call = happening(board, modality=modality, mode=mode, place=None)
    assert teller().happening(call).startswith(told_as)


def test_a_deed_is_told_by_its_doer_and_named_as_its_own_account() -> None:
    text = "Norland rejects the truce, the Norland government said. Clerics in Ostland protested."
    draft = Draft("Wire", "2031-03-05T08:00:00Z", text)
    draft.state("Norland")
    draft.event("REJECT", "rejects the truce", ["Norland"], chain=["Norland"])
    board = fold(view([draft]))
    (move,) = board.moves
    assert Teller(board).move(move) == "Norland refused, by Norland’s own account (Wire): “rejects the truce”."


@pytest.mark.parametrize("field", DiscrepancyField)
def test_what_accounts_differ_in_is_told_with_or_without_what_it_is_about(field: DiscrepancyField) -> None:
    board = fold(SEEN)
    contact = board.contacts[0]
    named = BoardDiscrepancy("discrepancy-1", field, contact.id, contact.accounts[:1])
    noun = f"{kind_words(contact.type, contact.mode)} between"
    assert (noun in Teller(board).disputed(named)) is (field not in (DiscrepancyField.ORDER,))
    alone = Teller(board).disputed(replace(named, about=None)).partition(". ")[0]
    assert alone.startswith("Accounts differ")
    assert noun not in alone


def test_names_take_the_article_that_english_asks_for() -> None:
    board = replace(
        invented.BOARD,
        actors=tuple(replace(actor, name=name) for actor, name in zip(
            invented.BOARD.actors,
            ("Ada Brandt", "Jon Okell", "United States", "Foreign Ministry of Sudmark", "Sudmark News Agency",
             "mayor of Ferren"),
            strict=True,
        )),
    )  # fmt: skip
    ids = [actor.id for actor in board.actors]
    assert Teller(board).names(ids) == (
        "Ada Brandt, Jon Okell, the United States, the Foreign Ministry of Sudmark, the Sudmark News Agency and "
        "the mayor of Ferren"
    )


def test_copies_are_not_named_as_sources() -> None:
    board = fold(SEEN)
    (incident,) = board.incidents
    assert "Hill Courier" not in Teller(board).sources(incident.accounts)
    assert {account.report for account in Teller(board).resting(incident.accounts)} == {wire().id, readout().id}


def test_every_change_has_a_sentence() -> None:
    before, after = fold(SEEN, as_of=datetime(2031, 3, 1, tzinfo=UTC)), fold(SEEN)
    found = told(changes(before, after, SEEN), before, after)
    assert found.changes
    for change in found.changes:
        assert re.fullmatch(r"[A-Z“].*[.”]", change.sentence), change.sentence
        assert "None" not in change.sentence
        assert "  " not in change.sentence


def test_changes_are_plain_sentences() -> None:
    before, after = fold(SEEN, as_of=datetime(2031, 3, 6, tzinfo=UTC)), fold(SEEN, as_of=MADE)
    words = lines(changes_paper(changes(before, after, SEEN), before, after).parts)
    call = "The phone call between Oren and Ana Silvan on 5 March 2031"
    assert any(line.startswith(f"{call} was told as having happened and is now told as denied") for line in words)
    assert any("was told as 7 March 2031 and is now told as 8 March 2031" in line for line in words)
    assert any(line.startswith("Lea Zbinden is now named among those who take part in") for line in words)
    assert any("Before, Oren considered it." in line or "Before, Tarsia considered it." in line for line in words)


def test_a_quiet_time_says_so() -> None:
    quiet = paper(since=datetime(2031, 5, 1, tzinfo=UTC), as_of=datetime(2031, 5, 2, tzinfo=UTC))
    assert lines(quiet.parts)[0] == "Nothing new has been reported since 1 May 2031, 00:00 UTC."
    before, after = (
        fold(SEEN, as_of=datetime(2031, 5, 1, tzinfo=UTC)),
        fold(SEEN, as_of=datetime(2031, 5, 2, tzinfo=UTC)),
    )
    (part,) = changes_paper(changes(before, after, SEEN), before, after).parts
    assert part.title == "Nothing new"


def test_a_brief_of_nothing_stands() -> None:
    nothing = paper(view([]))
    assert [part.title.partition(" since")[0] for part in nothing.parts] == [
        "What is new", "Where each side stands", "What is disputed", "What to watch",
    ]  # fmt: skip
    assert not list(nothing.notes)
    assert paper_docx(nothing, MADE)
    assert paper_pdf(nothing, MADE)[0].startswith(b"%PDF")


def test_every_sentence_of_a_brief_rests_on_words_but_those_that_say_that_there_are_none() -> None:
    made = paper()
    reports = {draft.id: draft.text for draft in whole()}
    for part in made.parts:
        for line in part.every_line():
            notes = made.notes.of(line)
            assert notes or line.words.startswith(("No ", "The reports name no day")), line.words
            assert all(" ".join(note.quote.split()) in " ".join(reports[note.report].split()) for note in notes)
    assert [note.number for note in made.notes] == list(range(1, len(list(made.notes)) + 1))


def test_where_a_side_stands_is_told_with_what_it_said_before() -> None:
    stands = next(part for part in paper().parts if part.title == "Where each side stands")
    assert [part.title for part in stands.parts] == ["Ostmark", "Tarsia", "Switzerland"]
    tarsia = lines([stands.parts[1]])[0]
    assert "accepted the proposal “20-day ceasefire” on 8 March 2031" in tarsia
    assert "considered it on 5 March 2031" in tarsia


def test_a_side_that_has_not_been_heard_has_no_stance() -> None:
    draft = wire()
    draft.positions = [position for position in draft.positions if position.actor != draft.actors["Oren"].id]
    made = paper(view([draft], processes=(DECLARED,)))
    assert "No stance of Tarsia has been reported on the proposal “20-day ceasefire”." in lines(made.parts)


def test_days_ahead_are_told_as_planned() -> None:
    made = paper(view([wire()], processes=(DECLARED,)), as_of=datetime(2031, 3, 6, tzinfo=UTC))
    ahead = next(part for part in made.parts if part.title == "What to watch")
    assert lines([ahead]) == [
        "Ana Silvan and Oren are to hold talks in Bern on 7 March 2031, according to the Swiss foreign ministry "
        "(Northwire)."
    ]


def test_the_text_numbers_its_notes() -> None:
    text = as_plain_text(paper_text(paper()))
    assert "[1]" in text
    assert "Words" in text
    assert wire().id in text


def spoilt() -> View:
    """A report whose every part would be markup elsewhere."""
    draft = Draft(
        "Wire & <b>Sons</b>", "2031-03-05T08:00:00Z",
        "Ostmark shelled Tarsia. #let x = 1 *bold* _x_ $a$ @ref <script>alert(1)</script> [1] \\ ` nine died on Monday",
        title="<i>Title</i> #emph[x]", url="https://example.org/a?b=1&c=\"2\"",
    )  # fmt: skip
    parties(draft, titled=False)
    draft.event("ASSAULT", draft.text, ["Ostmark"], ["Tarsia"], date="2031-03-03")
    return view([draft])


def test_the_page_is_whole_by_itself_and_takes_nothing_for_markup() -> None:
    page = paper_page(paper(spoilt(), since=datetime(2031, 3, 1, tzinfo=UTC)))
    assert "<script>" not in page
    assert "<b>Sons" not in page
    assert not re.search(r"<(?:link|script|img|iframe)\b|@import|url\(", page)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))
    assert '<html lang="en">' in page
    assert 'href="https://example.org/a?b=1&amp;c=&#34;2&#34;"' in page


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    draft = wire()
    draft.url = "javascript:alert(1)"
    made = paper(view([draft], processes=(DECLARED,)), since=datetime(2031, 3, 1, tzinfo=UTC))
    assert "javascript:" not in paper_page(made)


@pytest.mark.parametrize("seen", [SEEN, spoilt()], ids=["truce", "spoilt"])
def test_the_word_document_has_its_words_in_footnotes(seen: View) -> None:
    made = paper(seen, since=datetime(2031, 3, 1, tzinfo=UTC))
    data = paper_docx(made, MADE)
    document = docx.Document(io.BytesIO(data))
    assert document.core_properties.title == made.title
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(line in words for line in lines(made.parts))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        notes = archive.read("word/footnotes.xml").decode()
        body = archive.read("word/document.xml").decode()
        styles = archive.read("word/styles.xml").decode()
    numbers = [note.number for note in made.notes]
    assert [int(n) for n in re.findall(r'<w:footnote w:id="(\d+)"', notes)] == numbers
    assert [int(n) for n in re.findall(r'<w:footnoteReference w:id="(\d+)"', body)] == numbers
    assert 'w:styleId="FootnoteText"' in styles
    if seen is SEEN:
        assert "NOTEREF note1" in body, "a note called again leads back to its number"


@pytest.mark.parametrize("seen", [SEEN, spoilt()], ids=["truce", "spoilt"])
def test_the_pdf_has_its_words_in_footnotes_and_can_be_read_aloud(seen: View) -> None:
    made = paper(seen, since=datetime(2031, 3, 1, tzinfo=UTC))
    data, problem = paper_pdf(made, MADE)
    assert problem is None
    document = pypdf.PdfReader(io.BytesIO(data))
    assert document.metadata is not None
    assert document.metadata.title == made.title
    root: Any = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    text = re.sub(r"\W", "", "".join(page.extract_text() for page in document.pages))
    for note in made.notes:
        assert re.sub(r"\W", "", note.quote)[:30] in text


def test_names_in_other_letters_print() -> None:
    names = "Олена Шевченко, Ελένη, יונתן, სანდრო"
    made = replace(paper(), title=names)
    data, problem = paper_pdf(made, MADE)
    assert problem is None
    assert "Шевченко" in pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert paper_docx(made, MADE)


@pytest.mark.parametrize(("part", "make"), [("typst", paper_pdf), ("docx", paper_docx)])
def test_a_part_that_is_missing_is_named(part: str, make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, part, None)
    with pytest.raises(MissingPartError, match=r"pip install 'dragoman\[brief\]'"):
        make(paper(), MADE)


def test_a_comparison_is_set_as_text_and_page() -> None:
    board = fold(SEEN)
    meeting = next(contact for contact in board.contacts if contact.date == "2031-03-08")
    compared = compare(SEEN, board, meeting)
    text = as_plain_text(comparison_text(compared, board))
    page = comparison_page(compared, board)
    for words in ("The contact itself", "What only Ostmark says"):
        assert words in text
        assert words in page


def test_why_is_told_in_words() -> None:
    board = fold(SEEN)
    ((kind, thing),) = find(board, wire().events[1].id)
    text = " ".join(as_plain_text(why_text(why(SEEN, board, kind, thing), board, thing)).split())
    assert "Incident: attack by Tarsia and Ostmark on Tarsia in Lower Alm" in text
    assert "differs from it in toll (1 killed | 4 killed)" in text
    assert "its report is a copy of that of Northwire" in text
    assert EventType.ASSAULT in text
