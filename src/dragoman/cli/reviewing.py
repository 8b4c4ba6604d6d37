"""`dragoman review`: a person's word on an item."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options
from dragoman.cli.finding import find
from dragoman.cli.options import DEFAULT_LEDGER
from dragoman.cli.streams import show, write
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.model.catalogue import Found
    from dragoman.model.entries import Review


def review(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="The id of an item of a record, or its beginning.")],
    because: options.Because,
    by: options.By,
    accept: Annotated[bool, typer.Option("--accept", help="It holds as it stands.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It is wrong; boards leave it out.")] = False,
    changes: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="It holds with this field so. May be given several times."),
    ] = None,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Accept, correct or reject an item.

    Every later board sees it, and it outlives new readings. Fields are named as in the format, those inside a place,
    toll or terms by a dot. Actors are given by name or id, dates in EDTF, numbers as 9, 9-19 or 9- (at least), words by
    quoting the report: "first … second" for several runs, "words#2" for their second occurrence. An empty value unsets.

    \b
    Examples:
      dragoman review 3f9a1c02 --accept --because "heard the recording" --by "A. Weber"
      dragoman review 3f9a1c02 --reject --because irony --by "A. Weber"
      dragoman review 3f9a1c02 --set "speakers=Ada Brandt" --because "not her deputy"
      dragoman review 77b0e4d1 --set date=2025-05-19 --set "words.date=on Monday" …
      dragoman review 77b0e4d1 --set toll.killed=9-19 --set place.name=Kyiv …
    """
    from dragoman.ledger import open_ledger

    if accept + reject + bool(changes) != 1:
        raise UsageError("say one of --accept, --reject and --set FIELD=VALUE")
    pairs = [_pair(change) for change in changes or ()]
    with open_ledger(ledger) as opened:
        view = opened.view()
        found = find(view, identifier)
        said = _review(found, pairs, reject=reject, because=because, by=by)
        sequence = opened.append(said, author=by)
    write(f"{said.verdict} {found.id}, entry {sequence}")
    if pairs:
        from dragoman.export.text_item import fields_table
        from dragoman.model.codec import decode

        assert found.filed.reading is not None
        show(fields_table(decode(type(found.item), dict(said.content)), found.filed.reading))


def _pair(change: str) -> tuple[str, str]:
    field, sign, value = change.partition("=")
    if not sign:
        raise UsageError(f"--set {change!r} sets nothing: write FIELD=VALUE, e.g. date=2025-05-19")
    return field.strip(), value


def _review(found: "Found", pairs: list[tuple[str, str]], *, reject: bool, because: str, by: str) -> "Review":
    from dragoman.model.amend import amended
    from dragoman.model.codec import encode
    from dragoman.model.entries import Review, Verdict
    from dragoman.process.reviews import spans_of

    reading = found.filed.reading
    if found.kind == "reports" or reading is None:
        raise UsageError(f"{found.id} is a report: review the items of its record, or retract it")
    item: Any = amended(found.item, reading, pairs) if pairs else found.item
    return Review(
        item=found.id,
        kind=found.kind,
        report=found.filed.report.id,
        verdict=Verdict.REJECTED if reject else Verdict.CORRECTED if pairs else Verdict.ACCEPTED,
        content=encode(item),
        # The words it was shown with: by them a new reading's item is known as the one that was meant.
        quotes=tuple(span.of(reading.report.text) for span in spans_of(found.item)),
        because=because,
        by=by,
        changed=tuple(dict.fromkeys(field for field, _ in pairs)),
    )
