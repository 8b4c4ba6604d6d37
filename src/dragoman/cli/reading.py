"""`dragoman read` and `dragoman add`: reports through the reader, kept or not."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.options import DEFAULT_LEDGER, DEFAULT_TIMEZONE, RecordFormat
from dragoman.cli.second import second_named
from dragoman.cli.streams import Meter, complain, look, note, show, write
from dragoman.errors import IntakeError, UsageError
from dragoman.model.vocabulary import Label

if TYPE_CHECKING:
    from dragoman.ledger import Ledger
    from dragoman.model.protocols import Reader
    from dragoman.model.record import Reading
    from dragoman.pipeline import Done, Failed, Pipeline


def read(
    sources: options.Sources,
    published: options.Published = None,
    outlet: options.Outlet = None,
    title: options.Title = None,
    url: options.Address = None,
    timezone: options.Timezone = DEFAULT_TIMEZONE,
    label: options.LabelOption = Label.PUBLIC,
    gazetteer: options.Gazetteers = None,
    form: options.Form = None,
    jobs: options.Jobs = None,
    second_reader: options.SecondReaderAt = None,
    model: options.Model = None,
    allow_remote: options.AllowRemote = None,
    timeout: options.Timeout = None,
    output_format: Annotated[
        RecordFormat,
        typer.Option("--format", "-f", help="A readable account, one JSON object, or a JSON object a line."),
    ] = RecordFormat.TEXT,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="End the account with the report's text, its items in the margin.")
    ] = False,
) -> None:
    """Read reports and keep nothing.

    A source may be a folder, too. JSON lines in, JSON lines out: one record a line, in order; several reports as JSON
    come one a line as well. A second reader's record follows on the first.

    \b
    Examples:
      dragoman read report.html
      dragoman read note.txt --published 2025-05-19 --outlet "Example Post"
      dragoman read --with-text report.md
      pbpaste | dragoman read - --format json
      dragoman read reports.jsonl --format jsonl > records.jsonl
    """
    given = options.given(published, outlet, title, url, timezone, label, form)
    second = second_named(second_reader, model, allow_remote, timeout, label)
    batch = Batch(sources, reader_pipeline(gazetteer, jobs, second).run(_once(sources), given))
    done = (
        (reading, _is_line(one))
        for one in batch.done(Meter("Reading", _how_many(sources)))
        for reading in (one.reading, one.second)
        if reading
    )
    if output_format is RecordFormat.TEXT:
        _write_accounts((reading for reading, _ in done), with_text=with_text)
    else:
        _write_json(done, lines=output_format is RecordFormat.JSONL)
    batch.end()


def add(
    sources: options.Sources,
    published: options.Published = None,
    outlet: options.Outlet = None,
    title: options.Title = None,
    url: options.Address = None,
    timezone: options.Timezone = DEFAULT_TIMEZONE,
    label: options.LabelOption = Label.PUBLIC,
    gazetteer: options.Gazetteers = None,
    form: options.Form = None,
    jobs: options.Jobs = None,
    second_reader: options.SecondReaderAt = None,
    model: options.Model = None,
    allow_remote: options.AllowRemote = None,
    timeout: options.Timeout = None,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Read reports and keep them in a ledger.

    The ledger is made, if need be, with the first report that it gets. Adding the same again changes nothing, so a run
    that was cut short is completed by the same command.

    \b
    Examples:
      dragoman add reports/*.html
      dragoman add https://news.example/2025/05/19/talks --label internal
      dragoman add feed.jsonl --ledger talks.db --timezone Europe/Istanbul
      dragoman add notes/ --second-reader http://localhost:8080/v1 --model NAME
    """
    from dragoman.export.visible import visible
    from dragoman.export.wording import date_words
    from dragoman.ledger import open_ledger
    from dragoman.pipeline import Pipeline
    from dragoman.reading import load_reader

    given = options.given(published, outlet, title, url, timezone, label, form)
    second = second_named(second_reader, model, allow_remote, timeout, label)
    with ExitStack() as held:
        opened: list[Ledger] = []

        def open_once() -> "Ledger":
            opened.append(held.enter_context(open_ledger(ledger, create=True)))
            return opened[0]

        def load() -> "Reader":
            # The pipeline opens the ledger before it asks for the reader.
            return load_reader(tuple(gazetteer or ()), {kept.name: kept.lines for kept in opened[0].gazetteers()}, jobs)

        pipeline = Pipeline(load, open_once, second)
        batch = Batch(sources, pipeline.run(_once(sources), given))
        for one in batch.done(Meter("Reading", _how_many(sources))):
            report = one.taken.report
            told = ", ".join(part for part in (report.outlet, date_words(report.published)) if part)
            named = f"{report.title or 'Untitled report'}{f' ({told})' if told else ''}"
            write(visible(f"{report.id}  {named}: {_found(one.reading) if one.reading else 'already on record'}"))
            if one.second:
                write(visible(f"{report.id}  {named}: {_found(one.second)}, by {one.second.reader}"))
                for words in one.second.notes:
                    note(f"note: {words}")
        batch.end()


class Batch:
    """What becomes of some sources: those that went through, and a summary of those that failed."""

    def __init__(self, sources: Sequence[str], results: "Iterable[Done | Failed]") -> None:
        self._sources, self._results = sources, results
        self._through = 0
        self._failed: list[Failed] = []

    def done(self, meter: Meter) -> "Iterator[Done]":
        """Yield what went through, complaining of what did not as it comes."""
        from dragoman.pipeline import Done, Failed

        for result in meter.over(self._results):
            if isinstance(result, Done):
                if result.second_error is None:
                    self._through += 1
                else:
                    self._failed.append(Failed(result.taken.source.name, result.second_error))
                    complain(str(result.second_error))
                for warning in result.taken.warnings:
                    note(f"note: {warning}")
                yield result
            else:
                self._failed.append(result)
                complain(str(result.error))

    def end(self) -> None:
        """End the program where something failed: as the error says if there was one source only, else with 1."""
        if not self._failed:
            return
        if len(self._sources) == 1 and len(self._failed) == 1 and not self._through:
            raise typer.Exit(self._failed[0].error.exit_code)
        names = "\n".join(f"  {failed.name}" for failed in self._failed)
        others = ", the others went through" if self._through else ""
        complain(f"{len(self._failed)} of {len(self._failed) + self._through} failed{others}:\n{names}")
        raise typer.Exit(1)


def reader_pipeline(
    gazetteers: list[Path] | None, jobs: int | None = None, second: "Reader | None" = None
) -> "Pipeline":
    """Return what reads reports with a user's own names, by a second reader too if there is one, and keeps nothing."""
    from dragoman.pipeline import Pipeline
    from dragoman.reading import load_reader

    return Pipeline(lambda: load_reader(tuple(gazetteers or ()), jobs=jobs), second=second)


def _found(reading: "Reading") -> str:
    from dragoman.export.wording import count

    return f"{count(len(reading.statements), 'statement')}, {count(len(reading.events), 'event')}"


def _once(sources: Sequence[str]) -> Sequence[str]:
    if sources.count("-") > 1:
        raise UsageError("standard input can be read only once: give - once")
    return sources


def _how_many(sources: Sequence[str]) -> int | None:
    """Return how many reports sources hold, as far as their names tell; None where one may hold any number."""
    from dragoman.intake.sources import files_at, is_address

    number = 0
    for source in sources:
        try:
            files = [Path(source)] if source == "-" or is_address(source) else list(files_at(source))
        except IntakeError:
            files = [Path(source)]  # it counts as one that fails
        if source == "-" or any(file.suffix.lower() in (".jsonl", ".ndjson") for file in files):
            return None
        number += len(files)
    return number


def _is_line(done: "Done") -> bool:
    """Tell whether a report came as a line of JSON: its record goes out as one."""
    return done.taken.source.media_type == "application/json"


def _write_accounts(readings: "Iterable[Reading]", *, with_text: bool) -> None:
    from dragoman.export.text_record import record_text

    for number, reading in enumerate(readings):
        if number:
            write("\n")
        show(record_text(reading, look(), whole_text=with_text))


def _write_json(done: "Iterable[tuple[Reading, bool]]", *, lines: bool) -> None:
    from dragoman.export.jsons import record_line, record_object

    records = iter(done)
    held = list(islice(records, 1))
    if held and not lines and not held[0][1]:
        # Only a second record can tell that there are several, and several go out one a line.
        held += islice(records, 1)
        if len(held) == 1:
            write(record_object(held[0][0]))
            return
    for reading, _ in chain(held, records):
        write(record_line(reading))
