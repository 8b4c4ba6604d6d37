"""`dragoman timeline`: what happened and was said, day by day, and what no date is told of."""

from typing import TYPE_CHECKING

from dragoman.cli import knowing, options
from dragoman.cli.options import DEFAULT_LEDGER, DEFAULT_TIMEZONE, ListFormat
from dragoman.cli.streams import show, write

if TYPE_CHECKING:
    from dragoman.export.timeline import Timeline


def timeline(
    report: options.OneReport = None,
    published: options.Published = None,
    gazetteer: options.Gazetteers = None,
    process: options.Process = None,
    as_of: options.AsOf = None,
    recorded_as_of: options.RecordedAsOf = None,
    timezone: options.Timezone = DEFAULT_TIMEZONE,
    output_format: options.Listed = ListFormat.TEXT,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """List what a report, or a process, tells of in the order of its dates.

    Each event and statement comes with the words that it rests on; those of which no date is told stand apart at the
    end. A report is a file, an address or - to be read now, or the id of one on record.

    \b
    Examples:
      dragoman timeline
      dragoman timeline report.txt --published 2025-05-19
      dragoman timeline --process "Ferren talks" --as-of 2025-05-19 --format csv
    """
    from dragoman.export.timeline import timeline_csv, timeline_object, timeline_text

    drawn = _drawn(report, published, gazetteer, process, as_of, recorded_as_of, timezone, ledger)
    if output_format is ListFormat.TEXT:
        show(timeline_text(drawn))
    else:
        write(timeline_object(drawn) if output_format is ListFormat.JSON else timeline_csv(drawn))


def _drawn(
    report: str | None,
    published: str | None,
    gazetteer: options.Gazetteers,
    process: str | None,
    as_of: str | None,
    recorded_as_of: str | None,
    timezone: str,
    ledger: str,
) -> "Timeline":
    from dragoman.export.timeline import of_board, of_record
    from dragoman.ledger import open_ledger
    from dragoman.process import fold

    if report is not None:
        return of_record(knowing.reading_of(report, ledger, published, gazetteer))
    moment = options.moment(as_of, timezone)
    with open_ledger(ledger) as opened:
        view = opened.view(recorded_as_of=options.recorded_moment(recorded_as_of, timezone))
    return of_board(fold(view, process=process, as_of=moment))
