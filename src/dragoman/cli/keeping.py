"""`dragoman retract`, `erase` and `verify`: what a ledger's keeper does."""

import sys
from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.finding import find_report
from dragoman.cli.options import DEFAULT_LEDGER
from dragoman.cli.streams import Meter, complain, write
from dragoman.errors import UsageError

ReportId = Annotated[str, typer.Argument(metavar="REPORT", help="The report's id, or its beginning.")]


def retract(
    report: ReportId, because: options.Because, by: options.By, ledger: options.Ledger = DEFAULT_LEDGER
) -> None:
    """Withdraw a report, which stays on the record.

    It no longer counts on any board drawn from now on; boards as on record before still have it.

    \b
    Example:
      dragoman retract report-1f0c9a6e --because "the outlet withdrew it" --by "A. Weber"
    """
    from dragoman.ledger import open_ledger
    from dragoman.model.entries import Retraction

    with open_ledger(ledger) as opened:
        identifier = find_report(opened.view(), report)
        sequence = opened.append(Retraction(identifier, because, by), author=by)
    write(f"retracted {identifier}, entry {sequence}")


def erase(
    report: ReportId,
    because: options.Because,
    by: options.By,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Delete a report and all that is derived from it.

    Its source, readings and reviews go for good. The ledger still verifies, and says what is gone and why.

    \b
    Example:
      dragoman erase report-1f0c9a6e --because "takedown request of 2 June" --by "A. Weber"
    """
    from dragoman.ledger import open_ledger

    with open_ledger(ledger) as opened:
        view = opened.view()
        identifier = report if report in view.erased else find_report(view, report)
        if not yes and identifier not in view.erased:
            if not sys.stdin.isatty():
                raise UsageError(f"this would delete {identifier} for good: say so with --yes")
            typer.confirm(f"Delete {identifier} for good?", abort=True, err=True)
        erasure = opened.erase(identifier, because=because, by=by)
    write(f"erased {identifier}: the payloads of {len(erasure.sequences)} entries are gone ({erasure.because})")


def verify(ledger: options.Ledger = DEFAULT_LEDGER) -> None:
    """Check that the ledger holds.

    Every entry has to follow on the one before, and every item to rest on words that are there. Ends with 1 where
    something does not hold, and names the first entry that does not.

    \b
    Example:
      dragoman verify --ledger talks.db
    """
    from dragoman.export.wording import count
    from dragoman.ledger import open_ledger

    with Meter("Verifying").working(), open_ledger(ledger) as opened:
        found = opened.verify()
    for erasure in found.erased:
        write(f"erased: {erasure.subject}, by {erasure.by} ({erasure.because})")
    entries = count(found.entries, "entry", "entries")
    if found.ok:
        write(f"holds: {entries}, {count(found.spans_checked, 'span')} checked, head {found.head}")
        return
    fault = found.problem if found.first_bad is not None else f"the ledger does not hold: {found.problem}"
    hold = "holds" if found.entries == 1 else "hold"
    complain(f"{fault}. {entries} before it {hold}; go back to a copy that verifies")
    raise typer.Exit(1)
