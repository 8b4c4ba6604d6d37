"""A timeline: events and statements in the order of their dates, those without one apart; as text, JSON or CSV."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.errors import DateError
from dragoman.export.boards import Directory
from dragoman.export.facts import in_order
from dragoman.export.quoting import flat
from dragoman.export.tables import csv_text
from dragoman.export.text_parts import NAME, QUIET, STRONG, block, dotted, entry, heading, quote
from dragoman.export.visible import visible
from dragoman.export.wording import Names, cue_words, date_words, modality_words, parties_words, type_words
from dragoman.model.board import Board, BoardStatement, Happening
from dragoman.model.edtf import Edtf
from dragoman.model.record import Event, Reading, Statement
from dragoman.model.span import Span

TIMELINE_FORMAT = "dragoman-timeline/1"


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing of a timeline."""

    id: str
    kind: str
    """"event" or "statement"."""
    what: str
    """The event's type and mode; the statement's manner."""
    who: str
    """Who acts, and towards whom; who says it, and through whom it came."""
    date: str | None
    """EDTF; None where no words tell it."""
    dated_by: str | None
    """The words that tell the date; None on a board, which keeps them with its items."""
    modality: str
    """How an event is told; "actual" for a statement."""
    cue: str
    """The words that tell how a statement is said, as "denied"; "" for an event."""
    quote: str
    report: str
    """Id of the report that tells it first."""
    told_by: str
    """Who published that, and when."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is dated, in order, and what is not."""

    of: str
    """The report's id or the process's name."""
    dated: tuple[Moment, ...]
    undated: tuple[Moment, ...]


def of_record(reading: Reading) -> Timeline:
    """Return the timeline of one report."""
    names, report = Names.of(reading.actors, reading.statements), reading.report
    credit = ", ".join(part for part in (report.outlet, date_words((report.published or "").partition("T")[0])) if part)

    def words(spans: Sequence[Span]) -> str:
        return " … ".join(flat(span.of(report.text)) for span in spans)

    def moment(item: Event | Statement) -> Moment:
        if isinstance(item, Event):
            told, field = item.date, "date"
            what, who = type_words(item.type, item.mode), parties_words(item.type, item.actors, item.recipients, names)
            kind, modality, cue, quoted = "event", item.modality.value, "", words(item.evidence or item.trigger)
        else:
            told, field = item.said, "said"
            what, who = item.manner.value, names.chain(item.speakers, item.chain)
            kind, modality, cue, quoted = "statement", "actual", words(item.cue), words(item.content or item.cue)
        by = words(item.words.get(field, ())) or None
        return Moment(item.id, kind, what, who, told, by, modality, cue, quoted, report.id, credit)

    items: list[Event | Statement] = [*reading.events, *reading.statements]
    return _timeline(report.id, map(moment, in_order(items)))


def of_board(board: Board) -> Timeline:
    """Return the timeline of a process: contacts, incidents, moves and statements."""
    at = Directory(board)

    def happening(thing: Happening) -> Moment:
        first = thing.accounts[0]
        who = parties_words(thing.type, thing.actors, thing.recipients, at.names)
        what = type_words(thing.type, thing.mode)
        told_by = at.credit(first).removeprefix("— ")
        return Moment(
            thing.id, "event", what, who, thing.date, None, thing.modality, "", flat(first.quote), first.report, told_by
        )

    def said(thing: BoardStatement) -> Moment:
        who = at.names.chain(thing.speakers, thing.chain)
        told_by = at.credit(thing.accounts[0]).removeprefix("— ") if thing.accounts else at.outlet(thing.report)
        return Moment(
            thing.id,
            "statement",
            thing.manner,
            who,
            thing.said,
            None,
            "actual",
            flat(thing.cue_quote),
            flat(thing.quote),
            thing.report,
            told_by,
        )

    happened = [happening(thing) for thing in (*board.contacts, *board.incidents, *board.moves)]
    return _timeline(board.process, [*happened, *map(said, board.statements)])


def _timeline(of: str, moments: Iterable[Moment]) -> Timeline:
    dated, undated = list[tuple[tuple[date, date], Moment]](), list[Moment]()
    for moment in moments:
        if (place := _place(moment.date)) is None:
            undated.append(moment)
        else:
            dated.append((place, moment))
    dated.sort(key=lambda pair: pair[0])
    return Timeline(of, tuple(moment for _, moment in dated), tuple(undated))


def _place(value: str | None) -> tuple[date, date] | None:
    """Return by what a date sorts: its first day, or its last where the beginning is open; None for no date."""
    try:
        edtf = Edtf.parse(value) if value else None
    except DateError:
        return None
    days = [day for day in (edtf.first, edtf.last) if day] if edtf else []
    return (days[0], days[-1]) if days else None


def timeline_text(timeline: Timeline) -> RenderableType:
    """Return a timeline as an account: a heading for each date, and what is undated at the end."""
    timeline = visible(timeline)
    parts: list[RenderableType] = []
    last = ""
    for moment in timeline.dated:
        if (told := date_words(moment.date)) != last:
            parts.append(heading(told))
            last = told
        parts.append(block(_entry(moment)))
    if timeline.undated:
        parts.append(heading("No date is told", len(timeline.undated)))
        parts += [block(_entry(moment)) for moment in timeline.undated]
    if not parts:
        parts.append(Padding(Text("Nothing was found that the record keeps.", style=QUIET), (1, 0, 0, 0)))
    return Group(*parts)


def _entry(moment: Moment) -> RenderableType:
    how = modality_words(moment.modality) if moment.kind == "event" else cue_words(moment.cue)  # type: ignore[arg-type]
    head = dotted(Text(moment.what, style=STRONG), Text(moment.who, style=NAME), how)
    told = f"{moment.told_by}{f', dated by “{moment.dated_by}”' if moment.dated_by else ''}"
    return entry(head, moment.id, block(quote(moment.quote, told)))


def timeline_object(timeline: Timeline) -> str:
    """Return a timeline as one indented JSON object: `of`, `dated` and `undated`."""
    return json.dumps({"format": TIMELINE_FORMAT} | asdict(timeline), ensure_ascii=False, indent=1)


def timeline_csv(timeline: Timeline) -> str:
    """Return a timeline as CSV: a row a thing, the undated last with an empty date."""
    return csv_text(Moment.__slots__, (asdict(moment) for moment in (*timeline.dated, *timeline.undated)))
