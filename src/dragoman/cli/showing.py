"""`dragoman show`: one thing with its words in context and its chain."""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import finding, options
from dragoman.cli.options import DEFAULT_LEDGER, DEFAULT_TIMEZONE
from dragoman.cli.streams import look
from dragoman.cli.streams import show as show_text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.model.catalogue import Found
    from dragoman.model.entries import View
    from dragoman.model.report import Source


def show(
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="An id, or its beginning, as `add`, `board` and `read` show them.")
    ],
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    timezone: options.Timezone = DEFAULT_TIMEZONE,
    reader: options.ByReader = None,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Show a report or an item, its words and its chain.

    An item of a record comes with its words in context, its fields, the reviews of it, and what the boards made of it.

    \b
    Examples:
      dragoman show report-1f0c9a6e
      dragoman show 3f9a1c02
      dragoman show 3f9a1c02 --as-of 2025-05-19
    """
    from dragoman.export.text_item import board_item_text
    from dragoman.ledger import open_ledger

    moment, recorded = options.moment(as_of, timezone), options.recorded_moment(recorded_as_of, timezone)
    with open_ledger(ledger) as opened:
        view = opened.view(recorded_as_of=recorded, reader=reader)
        known = finding.candidates(view, identifier)
        if not known and (on_boards := list(finding.on_boards(view, identifier, as_of=moment))):
            accounts = [board_item_text(*each) for each in on_boards]
        else:
            found = finding.find(view, identifier)
            if found.kind == "reports":
                accounts = _report(found, opened.source(found.id))
            else:
                accounts = [_item(view, found)]
                accounts += [board_item_text(*each) for each in finding.on_boards(view, identifier, found, moment)]
    for number, account in enumerate(accounts):
        show_text(*([""] if number else []), account)


def _report(found: "Found", source: "Source") -> "list[RenderableType]":
    from rich.text import Text

    from dragoman.export.text_record import record_text, report_head
    from dragoman.export.visible import visible
    from dragoman.export.wording import date_words

    kept = (
        f"Entry {found.filed.sequence} of {date_words(found.filed.recorded)}, from {source.name}: {len(source.data):,} "
        f"bytes of {source.media_type}, SHA-256 {source.digest}"
    )
    if found.filed.reading is None:
        report = visible(found.filed.report)
        return [report_head(report, kept, "not read yet"), Text(report.text)]
    return [record_text(found.filed.reading, look(), whole_text=True), Text(visible(kept))]


def _item(view: "View", found: "Found") -> "RenderableType":
    from dragoman.export.text_item import item_text

    assert found.filed.reading is not None
    reviews = [review for review in view.reviews if review.item == found.id]
    return item_text(found.item, found.filed.reading, look(), reviews)
