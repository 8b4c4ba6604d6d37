"""The readable account of one report: who is in it, what was said through whom, what happened, what is on the table."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.export.facts import in_order, labels_of, names_of, nested
from dragoman.export.quoting import Mark, Marked, painted, passage
from dragoman.export.text_parts import (
    MODALITY_STYLES,
    NAME,
    QUIET,
    STANCE_STYLES,
    STRONG,
    Look,
    dotted,
    entry,
    heading,
    item,
    title_block,
)
from dragoman.export.visible import visible
from dragoman.export.wording import (
    Names,
    count,
    date_words,
    kind_beside,
    modality_words,
    parties_words,
    place_words,
    plain_words,
    stance_words,
    terms_words,
    toll_words,
    type_words,
)
from dragoman.model.record import Actor, Discrepancy, Event, Position, Proposal, Reading, Statement
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.model.vocabulary import Label


def record_text(reading: Reading, look: Look, *, whole_text: bool = False) -> RenderableType:
    """Return the account of one record; with `whole_text` the report's text closes it, its items in the margin."""
    reading = visible(reading)
    page = _Page(reading, look)
    parts = [report_head(reading.report, *([f"read by {reading.reader}"] if reading.sent else []), _tally(reading))]
    for words, listed in (
        ("Who is in it", page.actors()),
        ("What was said", page.statements()),
        ("What happened", page.events()),
        ("What is on the table", page.proposals()),
        ("Where accounts differ", page.discrepancies()),
    ):
        if listed:
            parts += [heading(words), *listed]
    if not reading.statements and not reading.events and not reading.proposals:
        parts.append(Padding(Text("Nothing was found that the record keeps.", style=QUIET), (1, 0, 0, 0)))
    if whole_text:
        parts += [heading("The text"), page.text()]
    if reading.notes:
        parts += [heading("To bear in mind"), *(Padding(Text(note), (0, 0, 0, 2)) for note in reading.notes)]
    return Group(*parts)


def report_head(report: Report, *more: str) -> RenderableType:
    """Return a report's title, where and when it was published, and its id."""
    published = date_words(report.published) or "publication date unknown"
    return title_block(
        report.title or "Untitled report",
        [
            dotted(report.outlet or "outlet unknown", f"{published}{' (zone assumed)' if report.zone_assumed else ''}"),
            dotted(
                report.id,
                report.language,
                f"translated from {report.translated_from}" if report.translated_from else "",
                report.label if report.label is not Label.PUBLIC else "",
            ),
            report.url or "",
            *more,
        ],
    )


def _tally(reading: Reading) -> str:
    kinds = (
        (reading.actors, "actor"), (reading.statements, "statement"), (reading.events, "event"),
        (reading.proposals, "proposal"), (reading.positions, "position"),
    )  # fmt: skip
    differing = count(len(reading.discrepancies), "discrepancy", "discrepancies")
    return ", ".join([*(count(len(items), noun) for items, noun in kinds), differing])


def statement_marks(statement: Statement) -> Marked:
    """Return what the words of a statement are to it."""
    return ((Mark.SOURCE, statement.source), (Mark.CUE, statement.cue), (Mark.CONTENT, statement.content))


def event_marks(event: Event) -> Marked:
    """Return what the words of an event are to it."""
    return ((Mark.EVIDENCE, event.evidence), (Mark.TRIGGER, event.trigger))


def statement_head(statement: Statement, names: Names) -> Text:
    """Return who said it through whom, then how, when and to whom."""
    speakers = statement.speakers or ("somebody unnamed",)
    return dotted(
        Text(names.chain(speakers, statement.chain), style=NAME),
        Text(
            " · ".join(
                words
                for words in (
                    statement.manner,
                    plain_words(statement.via or ""),
                    date_words(statement.said),
                    f"to {names.listed(statement.addressees)}" if statement.addressees else "",
                )
                if words
            ),
            style=QUIET,
        ),
    )


def event_head(event: Event, names: Names) -> Text:
    """Return what kind of event it is, who takes part, when and where, how sure and through whom it is known."""
    modality = modality_words(event.modality)
    return dotted(
        Text(type_words(event.type, event.mode), style=STRONG),
        Text(parties_words(event.type, event.actors, event.recipients, names), style=NAME),
        date_words(event.date),
        place_words(event.place),
        Text(modality, style=MODALITY_STYLES.get(event.modality, "")),
        toll_words(event.toll),
        Text(f"as told by {names.chain((), event.chain)}", style=QUIET) if event.chain else "",
    )


class _Page:
    """One record being written: its names and labels at hand."""

    def __init__(self, reading: Reading, look: Look) -> None:
        self.reading, self.look = reading, look
        self.names, self.labels = names_of(reading), labels_of(reading)
        self.source = reading.report.text

    def words(self, marked: Marked) -> Text:
        return self.look.words(passage(self.source, marked))

    def actors(self) -> list[RenderableType]:
        if not self.reading.actors:
            return []
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=4, justify="right")
        table.add_column(ratio=4)
        table.add_column(ratio=4)
        table.add_column(ratio=4)
        for actor in sorted(self.reading.actors, key=lambda a: (-len(a.mentions), a.name)):
            side = f", for {self.names[actor.side]}" if actor.side else ""
            table.add_row(
                Text(f"{len(actor.mentions)}×", style=QUIET),
                Text(actor.name, style=NAME),
                f"{plain_words(actor.kind)}{side}",
                Text(self._forms(actor), style=QUIET),
            )
        return [table]

    def _forms(self, actor: Actor) -> str:
        others = [name for name in actor.names if name != actor.name]
        return ", ".join([*others[:4], *(["…"] if len(others) > 4 else [])])

    def statements(self) -> list[RenderableType]:
        return [
            item(
                self.labels[statement.id],
                entry(statement_head(statement, self.names), statement.id, self.words(statement_marks(statement))),
                indent=2 * depth,
            )
            for depth, statement in nested(in_order(self.reading.statements))
        ]

    def events(self) -> list[RenderableType]:
        return [
            item(
                self.labels[event.id],
                entry(self._event(event), event.id, self.words(event_marks(event))),
            )
            for event in in_order(self.reading.events)
        ]

    def _event(self, event: Event) -> Text:
        served = next((p.label for p in self.reading.proposals if p.id == event.serves), None)
        return dotted(event_head(event, self.names), Text(f"tied to: {served}", style=QUIET) if served else "")

    def proposals(self) -> list[RenderableType]:
        return [self._proposal(proposal) for proposal in in_order(self.reading.proposals)]

    def _proposal(self, proposal: Proposal) -> RenderableType:
        terms = [f"{name} {words}" for name, words in terms_words(proposal.terms, self.names)]
        kind = kind_beside(proposal.label, proposal.kind)
        head = dotted(Text(proposal.label, style=STRONG), Text(kind, style=QUIET), *terms)
        stances = [self._position(p) for p in in_order(self.reading.positions) if p.proposal == proposal.id]
        # A proposal that nobody has taken a stand on still has to show its words.
        body = stances or [self.words(((Mark.EVIDENCE, proposal.mentions),))]
        return item(self.labels[proposal.id], entry(head, proposal.id, *body))

    def _position(self, position: Position) -> RenderableType:
        many = self.names.are_many(position.actor)
        stance = Text(stance_words(position.stance, many=many), style=STANCE_STYLES[position.stance])
        chain = f"as told by {self.names.chain((), position.chain)}" if position.chain else ""
        head = Text.assemble((self.names[position.actor], NAME), " ", stance)
        more = dotted(head, date_words(position.date), Text(chain, style=QUIET))
        return entry(more, position.id, self.words(((Mark.EVIDENCE, position.evidence),)))

    def discrepancies(self) -> list[RenderableType]:
        return [self._discrepancy(discrepancy) for discrepancy in in_order(self.reading.discrepancies)]

    def _discrepancy(self, discrepancy: Discrepancy) -> RenderableType:
        about = self.labels.get(discrepancy.about or "", "")
        head = dotted(Text(plain_words(discrepancy.field), style=STRONG), f"about {about}" if about else "")
        accounts = []
        for account in discrepancy.accounts:
            told = Text(f"{self.names.chain((), account.chain) or 'the report itself'}: ", style=NAME)
            accounts.append(told + self.words(((Mark.EVIDENCE, (account.span,)),)))
        return item(self.labels[discrepancy.id], entry(head, discrepancy.id, *accounts))

    def text(self) -> RenderableType:
        marked: list[tuple[Mark, Sequence[Span]]] = []
        for statement in self.reading.statements:
            marked += statement_marks(statement)
        marked += [(Mark.TRIGGER, event.trigger) for event in self.reading.events]
        whole = Text()
        for piece in painted(self.source, marked):
            style = {Mark.SOURCE: NAME, Mark.CUE: "yellow", Mark.TRIGGER: "bold yellow"}.get(piece.mark, "")
            whole.append(piece.words, style=style if piece.mark is not Mark.CONTEXT else QUIET)
        grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
        grid.add_column(width=10, justify="right")
        grid.add_column(ratio=1)
        begin = 0
        for line in whole.split("\n"):
            here = Span(begin, begin + max(1, len(line)))
            grid.add_row(Text(self._anchored(here), style=QUIET), line)
            begin += len(line) + 1
        return grid

    def _anchored(self, line: Span) -> str:
        """Return the labels of what is told on a line of the text: statements by content, events by trigger."""
        told: list[tuple[str, Iterable[Span]]] = [(s.id, s.content) for s in self.reading.statements]
        told += [(e.id, (*e.trigger, *e.mentions)) for e in self.reading.events]
        told += [(p.id, p.mentions) for p in self.reading.proposals]
        found = {self.labels[identifier] for identifier, spans in told if any(span.overlaps(line) for span in spans)}
        return " ".join(sorted(found, key=lambda label: (label[0] != "S", label[0], int(label[1:]))))
