"""A paper as a PDF with its words in footnotes, set by Typst: readable aloud (PDF/UA-1), its fonts inside.

The fonts that come with Typst write Latin, Greek, Cyrillic, Hebrew, Arabic, Georgian and Armenian letters. Other
scripts are written where the machine has a font for them; where it has none they are boxes, and the caller is told.
"""

import json
from datetime import datetime
from importlib.resources import files
from typing import Any

from dragoman.errors import DragomanError, MissingPartError
from dragoman.export.paper import Line, Paper, Part


def paper_pdf(paper: Paper, made: datetime) -> tuple[bytes, str | None]:
    """Return a paper as a PDF, and what could not be set as it should be, or None; `made` is its date.

    Raises MissingPartError where Typst is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise MissingPartError("a PDF needs Typst", extra="brief") from error
    template = files("dragoman.export").joinpath("templates", "paper.typ").read_bytes()
    settings: dict[str, Any] = {
        "format": "pdf",
        "sys_inputs": {"paper": json.dumps(_plain(paper), ensure_ascii=False)},
        "timestamp": int(made.timestamp()),
    }
    try:
        return typst.compile(template, pdf_standards=["ua-1"], **settings), None
    except typst.TypstError as error:
        # The standard asks for every letter to have a shape; without it a missing one is a box.
        problem = str(error).strip()
    try:
        return typst.compile(template, **settings), problem
    except typst.TypstError as error:
        raise DragomanError(f"the PDF cannot be set: {error}; --format html says the same") from error


def _plain(paper: Paper) -> dict[str, Any]:
    """A paper as the layout reads it: notes stand where they are called, the first call with its words."""
    seen = set[int]()

    def line(one: Line) -> dict[str, Any]:
        notes = []
        for note in paper.notes.of(one):
            notes.append(
                {
                    "label": f"note-{note.number}",
                    "first": note.number not in seen,
                    "quote": note.quote,
                    "credit": note.credit,
                    "url": note.url,
                }
            )
            seen.add(note.number)
        return {"words": one.words, "notes": notes}

    def part(one: Part) -> dict[str, Any]:
        return {
            "title": one.title,
            "intro": one.intro,
            "lines": [line(each) for each in one.lines],
            "parts": [part(each) for each in one.parts],
        }

    return {
        "title": paper.title,
        "language": paper.language,
        "subtitle": list(paper.subtitle),
        "parts": [part(each) for each in paper.parts],
        "sources": [
            {"published": s.published, "outlet": s.outlet, "title": s.title, "url": s.url, "remark": s.remark}
            for s in paper.sources
        ],
        "closing": paper.closing,
    }
