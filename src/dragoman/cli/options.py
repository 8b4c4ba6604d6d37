"""Options that several commands share, each said once."""

import getpass
from datetime import date, datetime, time, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from dragoman.errors import UsageError
from dragoman.model.vocabulary import Label

if TYPE_CHECKING:
    from dragoman.intake import Given

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files or folders of text, Markdown, HTML or JSON lines, addresses, or - for standard input.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When it was published, e.g. 2025-05-19; goes before what the source says."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it, likewise.")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Its title, likewise.")]
Address = Annotated[str | None, typer.Option("--url", metavar="URL", help="Its address, likewise.")]
Timezone = Annotated[
    str, typer.Option(metavar="ZONE", help="The zone of times that have none, e.g. Europe/Kyiv or +02:00.")
]
LabelOption = Annotated[Label, typer.Option(help="How far the reports may travel.")]
Gazetteers = Annotated[
    list[Path] | None,
    typer.Option("--gazetteer", metavar="FILE", help="Names of your own for the reader. May be given several times."),
]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Processors to use at most. Default: all."),
]
Form = Annotated[
    str | None,
    typer.Option(metavar="FORM", help="What the sources are, where that is not plain: text, markdown, html or jsonl."),
]
SecondReaderAt = Annotated[
    str | None,
    typer.Option(
        "--second-reader",
        metavar="URL",
        help="Have a model read the reports, too: an OpenAI-compatible endpoint, e.g. http://localhost:8080/v1.",
    ),
]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="The second reader's model, as its endpoint knows it.")]
AllowRemote = Annotated[
    str | None,
    typer.Option(metavar="HOST", help="Let texts go to the second reader's host, if it is not this machine."),
]
Timeout = Annotated[
    float | None, typer.Option(metavar="SECONDS", help="How long one answer of the second reader may take.")
]
ByReader = Annotated[
    str | None,
    typer.Option("--reader", metavar="NAME", help="Go by the readings of this reader, a second one say."),
]
Ledger = Annotated[
    str, typer.Option("--ledger", "-l", metavar="PATH|URL", envvar="DRAGOMAN_LEDGER", help="The ledger.")
]
Process = Annotated[
    str | None,
    typer.Option("--process", "-p", metavar="NAME", help="The process, where the ledger keeps several."),
]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="MOMENT", help="Leave out what was published later. A day means its end."),
]
RecordedAsOf = Annotated[
    str | None,
    typer.Option(metavar="MOMENT|NUMBER", help="Leave out what was recorded later: a moment, or an entry's number."),
]

RulesOption = Annotated[
    str,
    typer.Option(
        "--rules",
        metavar="NAME|FILE",
        help="How to count and show: cautious, as-reported, strict, or a TOML file of your own.",
    ),
]


def not_blank(words: str) -> str:
    """Return words that stay on the record; raise typer.BadParameter where there are none."""
    if not words.strip():
        raise typer.BadParameter("it is blank, and it stays on the record: say something")
    return words


Because = Annotated[str, typer.Option(metavar="TEXT", help="Why. It stays on the record.", callback=not_blank)]
By = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="Who says so. It stays on the record.",
        default_factory=lambda: _user(),
        callback=not_blank,
    ),
]

DEFAULT_LEDGER = "dragoman.db"
DEFAULT_TIMEZONE = "UTC"
DEFAULT_RULES = "as-reported"


class RecordFormat(StrEnum):
    """The forms in which records are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


class ListFormat(StrEnum):
    """The forms in which lists are written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class BoardFormat(StrEnum):
    """The forms in which boards are written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    CSV = "csv"


OneReport = Annotated[
    str | None,
    typer.Argument(metavar="REPORT", help="One report: a file, an address or - to read now, or an id on record."),
]
Listed = Annotated[ListFormat, typer.Option("--format", "-f", help="A readable list, one JSON object, or one table.")]


def _user() -> str:
    """Return the name that the machine knows the user by."""
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise UsageError("the machine has no name for you: say who you are with --by NAME") from error


def given(
    published: str | None,
    outlet: str | None,
    title: str | None,
    url: str | None,
    timezone: str,
    label: Label,
    form: str | None,
) -> "Given":
    """Return the user's own word on the sources."""
    from dragoman.intake import Given

    return Given(published=published, outlet=outlet, title=title, url=url, timezone=timezone, label=label, format=form)


def moment(text: str | None, timezone: str) -> datetime | None:
    """Return the moment that a user names: a day means its end, a time without a zone is in the zone asked for.

    Raises UsageError where it is no moment.
    """
    if text is None:
        return None
    zone = _zone(timezone)
    try:
        if len(text) <= len("2025-05-19"):
            return datetime.combine(date.fromisoformat(text), time.max, zone)
        parsed = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no moment: write 2025-05-19, 2025-05-19T18:30 or 2025-05-19T18:30Z") from error
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=zone)


def recorded_moment(text: str | None, timezone: str) -> datetime | int | None:
    """Return the moment of recording that a user names, or the number of a ledger's entry."""
    return int(text) if text is not None and text.isdecimal() else moment(text, timezone)


def _zone(name: str) -> tzinfo:
    if (offset := name.strip())[:1] in "+-" and offset:
        try:
            zone = datetime.fromisoformat(f"2000-01-01T00:00{offset}").tzinfo
        except ValueError:
            zone = None
        if zone:
            return zone
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(f"{name!r} is no time zone: give a name such as Europe/Kyiv, or +02:00") from error
