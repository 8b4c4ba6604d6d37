"""`dragoman changes` and `brief`: what has changed since a moment, and the paper for those who have to know."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dragoman.cli import options
from dragoman.cli.options import DEFAULT_LEDGER, DEFAULT_TIMEZONE
from dragoman.cli.streams import Meter, as_plain_text, note, show, write, write_file
from dragoman.errors import DragomanError, UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.model.answers import Changes
    from dragoman.model.board import Board
    from dragoman.model.entries import View

Since = Annotated[
    str | None, typer.Option(metavar="MOMENT", help="Since what was published by then. A day means its end.")
]
RecordedSince = Annotated[
    str | None,
    typer.Option(metavar="MOMENT|NUMBER", help="Since what was on record by then: a moment, or an entry's number."),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there.")]


class ChangesFormat(StrEnum):
    """The forms in which changes are written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


class BriefFormat(StrEnum):
    """The forms in which briefs are written."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


class Compared(NamedTuple):
    """Two boards of one process, and what the later one tells differently."""

    before: "Board"
    after: "Board"
    changes: "Changes"


def changes(
    since: Since = None,
    recorded_since: RecordedSince = None,
    process: options.Process = None,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    timezone: options.Timezone = DEFAULT_TIMEZONE,
    output_format: Annotated[
        ChangesFormat, typer.Option("--format", "-f", help="A readable account, JSON, or one page to read or print.")
    ] = ChangesFormat.TEXT,
    output: Output = None,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Say what became known, changed or was corrected since a moment.

    New contacts, incidents and stances, new accounts of known things, corrected tolls, withdrawn reports, settled
    discrepancies, days that passed without news, and what people put right; each with the words it rests on.

    \b
    Examples:
      dragoman changes --since 2025-05-19T18:00 --timezone Europe/Kyiv
      dragoman changes --since 2025-05-12 --as-of 2025-05-19
      dragoman changes --recorded-since 120 --format json
    """
    from dragoman.export.changes import changes_paper, told

    if (since is None) is (recorded_since is None):
        raise UsageError("say since when: with --since by what was published, or with --recorded-since by the record")
    found = _compared(since, recorded_since, process, as_of, recorded_as_of, timezone, ledger)
    if output_format is ChangesFormat.JSON:
        import json

        from dragoman.model.answers import CHANGES_FORMAT
        from dragoman.model.codec import encode

        plain = {"format": CHANGES_FORMAT} | encode(told(found.changes, found.before, found.after))
        _write_text(json.dumps(plain, ensure_ascii=False, indent=1), output)
        return
    paper = changes_paper(found.changes, found.before, found.after)
    if output_format is ChangesFormat.HTML:
        from dragoman.export.paper_page import paper_page

        _write_text(paper_page(paper), output)
    else:
        from dragoman.export.paper_text import paper_text

        _show(paper_text(paper), output)


def brief(
    since: Since = None,
    process: options.Process = None,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    timezone: options.Timezone = DEFAULT_TIMEZONE,
    output_format: Annotated[
        BriefFormat | None,
        typer.Option("--format", "-f", help="Its form; else the one that the end of the file's name tells, else text."),
    ] = None,
    output: Output = None,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Write a dated brief.

    What is new (since a moment, else in the last 24 hours), where each side stands, what is disputed, and which days
    lie ahead. Every sentence is footnoted to its exact words; nothing is weighed or foreseen.

    \b
    Examples:
      dragoman brief --since 2025-05-19T18:00 --output brief.pdf
      dragoman brief --as-of 2025-05-20 --format html --output brief.html
      dragoman brief --output brief.docx
    """
    from dragoman.export.brief import brief_paper
    from dragoman.process.moment import moment

    form = output_format or _form(output)
    if form in (BriefFormat.DOCX, BriefFormat.PDF) and output is None:
        raise UsageError(f"a {form} is no text: name a file for it with --output")
    found = _compared(since, None, process, as_of, recorded_as_of, timezone, ledger)
    paper, made = brief_paper(found.changes, found.before, found.after), moment(found.after.as_of)
    if form is BriefFormat.TEXT:
        from dragoman.export.paper_text import paper_text

        _show(paper_text(paper), output)
    elif form is BriefFormat.HTML:
        from dragoman.export.paper_page import paper_page

        _write_text(paper_page(paper), output)
    elif form is BriefFormat.DOCX:
        from dragoman.export.paper_docx import paper_docx

        _write_bytes(paper_docx(paper, made), output)
    else:
        from dragoman.export.paper_pdf import paper_pdf

        data, problem = paper_pdf(paper, made)
        if problem:
            note(f"the PDF is not fully readable: {problem}; a font for these letters helps, and so does --format html")
        _write_bytes(data, output)


def _form(output: Path | None) -> BriefFormat:
    """The form that the end of a file's name tells."""
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    known = {"htm": BriefFormat.HTML, "txt": BriefFormat.TEXT} | {form.value: form for form in BriefFormat}
    return known.get(suffix, BriefFormat.TEXT)


def _compared(
    since: str | None,
    recorded_since: str | None,
    process: str | None,
    as_of: str | None,
    recorded_as_of: str | None,
    timezone: str,
    ledger: str,
) -> Compared:
    """Fold the board as it was and as it is; without any moment, as it was a day before."""
    from dragoman.ledger import open_ledger
    from dragoman.process import fold
    from dragoman.process.changes import PUBLISHED, RECORDED, a_day_before, words_as_of
    from dragoman.process.changes import changes as compare

    until = options.moment(as_of, timezone)
    recorded = options.recorded_moment(recorded_as_of, timezone)
    with Meter("Comparing the boards").working(), open_ledger(ledger) as opened:
        view = opened.view(recorded_as_of=recorded)
        after = fold(view, process=process, as_of=until)
        name = after.process if view.processes else None
        if recorded_since is not None:
            then = opened.view(recorded_as_of=options.recorded_moment(recorded_since, timezone))
            then = _declared_as_now(then, view)
            before = fold(then, process=name, as_of=until)
            return Compared(before, after, compare(before, after, view, by=RECORDED))
        start = options.moment(since, timezone) or a_day_before(after.as_of)
        _in_order(start, after)
        before = fold(words_as_of(view, opened.view(recorded_as_of=start)), process=name, as_of=start)
    return Compared(before, after, compare(before, after, view, by=PUBLISHED))


def _declared_as_now(then: "View", now: "View") -> "View":
    """An earlier view with the processes and roles of today: what is compared is one process."""
    import dataclasses

    return dataclasses.replace(then, processes=now.processes, roles=now.roles)


def _in_order(start: datetime, after: "Board") -> None:
    from dragoman.process.moment import moment

    if start > moment(after.as_of):
        raise UsageError(f"--since is later than the board's moment, {after.as_of}: name an earlier one")


def _show(account: "RenderableType", output: Path | None) -> None:
    if output is None:
        show(account)
    else:
        _write_text(as_plain_text(account), output)


def _write_text(text: str, output: Path | None) -> None:
    if output is None:
        write(text)
        return
    write_file(text + "\n", output)
    note(f"wrote {output}")


def _write_bytes(data: bytes, output: Path | None) -> None:
    assert output is not None
    try:
        output.write_bytes(data)
    except OSError as error:
        raise DragomanError(f"{output}: cannot be written ({error.strerror}); name another place") from error
    note(f"wrote {output}")
