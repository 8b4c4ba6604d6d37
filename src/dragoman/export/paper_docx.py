"""A paper as a Word document, its words in footnotes of their own.

python-docx has no footnotes of its own yet, so that their part of the package is written here: WordprocessingML's
`footnotes.xml` with its two separators, the references to it, and the styles that readers know them by.
"""

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dragoman.errors import MissingPartError
from dragoman.export.paper import Note, Paper, Part, Source

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_EMPTY = f"""<w:footnotes xmlns:w="{_W}" xmlns:r="{_R}">
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""
_LINK = "17596B"
_QUIET = "4C565F"


def paper_docx(paper: Paper, made: datetime) -> bytes:
    """Return a paper as a Word document; `made` is the time it is dated with.

    Raises MissingPartError where python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingPartError("a Word document needs python-docx", extra="brief") from error
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.language = paper.title, "Dragoman", paper.language
    properties.created = properties.modified = made.replace(tzinfo=None)
    properties.comments = ""
    writer = _Writer(document, paper)
    document.add_heading(paper.title, 0)
    for words in paper.subtitle:
        writer.quiet(words)
    for part in paper.parts:
        writer.part(part, 1)
    if paper.sources:
        document.add_heading("The reports it rests on", 1)
        writer.sources(paper.sources)
    writer.quiet(paper.closing)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Writer:
    """Writes one paper into one document."""

    def __init__(self, document: "Document", paper: Paper) -> None:
        self._document, self._paper = document, paper
        self._called = set[int]()
        self._footnotes = _footnotes_part(document)
        _add_styles(document)

    def part(self, part: Part, level: int) -> None:
        """Write a part with those within it."""
        self._document.add_heading(part.title, level)
        if part.intro:
            self.quiet(part.intro)
        for line in part.lines:
            paragraph = self._document.add_paragraph(line.words)
            for place, note in enumerate(self._paper.notes.of(line)):
                if place:
                    paragraph._p.append(_run(",", style="FootnoteReference"))
                self._call(paragraph, note)
        for inner in part.parts:
            self.part(inner, level + 1)

    def quiet(self, words: str) -> None:
        """Write a small paragraph."""
        from docx.shared import Pt, RGBColor

        run = self._document.add_paragraph().add_run(words)
        run.font.size = Pt(9)
        run.font.color.rgb = RGBColor.from_string(_QUIET)

    def sources(self, sources: tuple[Source, ...]) -> None:
        """Write the table of reports, its head repeated on every page."""
        table = self._document.add_table(rows=1, cols=3)
        table.style = "Light List"
        for cell, words in zip(table.rows[0].cells, ("Published", "Outlet", "Title"), strict=True):
            cell.text = words
        table.rows[0]._tr.get_or_add_trPr().append(_element("tblHeader"))
        for source in sources:
            row = table.add_row().cells
            row[0].text, row[1].text = source.published, source.outlet
            paragraph = row[2].paragraphs[0]
            if source.url:
                paragraph._p.append(_link(self._document.part, source.url, source.title))
            else:
                paragraph.add_run(source.title)
            if source.remark:
                paragraph.add_run(f" ({source.remark})")

    def _call(self, paragraph: "Paragraph", note: Note) -> None:
        """Call a note: the first time with the footnote itself, later by a reference to its number."""
        if note.number in self._called:
            field = _element("fldSimple", instr=f" NOTEREF note{note.number} \\f \\h ")
            field.append(_run(str(note.number), style="FootnoteReference"))
            paragraph._p.append(field)
            return
        self._called.add(note.number)
        self._footnotes.element.append(_footnote(self._footnotes, note))
        reference = _run(None, style="FootnoteReference")
        reference.append(_element("footnoteReference", id=str(note.number)))
        paragraph._p.append(_element("bookmarkStart", id=str(note.number), name=f"note{note.number}"))
        paragraph._p.append(reference)
        paragraph._p.append(_element("bookmarkEnd", id=str(note.number)))


def _footnotes_part(document: "Document") -> Any:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart
    from docx.oxml.parser import parse_xml

    package = document.part.package
    part = XmlPart(PackURI("/word/footnotes.xml"), _TYPE, parse_xml(_EMPTY), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return part


def _footnote(part: Any, note: Note) -> Any:
    """A footnote: its number, the words, who tells them, and where they can be read."""
    footnote, paragraph = _element("footnote", id=str(note.number)), _element("p")
    properties = _element("pPr")
    properties.append(_element("pStyle", val="FootnoteText"))
    number = _run(None, style="FootnoteReference")
    number.append(_element("footnoteRef"))
    paragraph.append(properties)
    paragraph.append(number)
    paragraph.append(_run(f" “{note.quote}” {note.credit}"))
    if note.url:
        paragraph.append(_run(". "))
        paragraph.append(_link(part, note.url, note.url))
    footnote.append(paragraph)
    return footnote


def _link(part: Any, url: str, words: str) -> Any:
    """Words that lead to an address on the web."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    link = _element("hyperlink")
    link.set(qn("r:id"), part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = _run(words)
    properties = _element("rPr")
    properties.append(_element("color", val=_LINK))
    properties.append(_element("u", val="single"))
    run.insert(0, properties)
    link.append(run)
    return link


def _run(words: str | None, *, style: str | None = None) -> Any:
    run = _element("r")
    if style:
        properties = _element("rPr")
        properties.append(_element("rStyle", val=style))
        run.append(properties)
    if words is not None:
        text = _element("t")
        text.text = words
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(text)
    return run


def _element(tag: str, **attributes: str) -> Any:
    """An element of WordprocessingML with attributes of its own namespace."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _add_styles(document: "Document") -> None:
    """Add the styles by which Word knows footnotes, and let text be read without a magnifier."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    text: Any = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    text.element.set(f"{{{_W}}}styleId", "FootnoteText")
    text.base_style = document.styles["Normal"]
    text.font.size = Pt(8.5)
    text.paragraph_format.space_after = Pt(2)
    reference: Any = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    reference.element.set(f"{{{_W}}}styleId", "FootnoteReference")
    reference.font.superscript = True
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(5)
