"""The readable account of a board: what is on the table, who met whom, what happened, where accounts differ."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.export.boards import Directory, before_words, by_date, inside, moments, roles, told_by
from dragoman.export.facts import nested
from dragoman.export.text_parts import (
    MODALITY_STYLES,
    NAME,
    QUIET,
    STANCE_STYLES,
    STRONG,
    block,
    dotted,
    entry,
    heading,
    quote,
    title_block,
)
from dragoman.export.visible import visible
from dragoman.export.wording import (
    UNKNOWN,
    condition_words,
    count,
    cue_words,
    date_words,
    kind_beside,
    lever_words,
    listed,
    modality_words,
    parties_words,
    place_words,
    plain_words,
    short_id,
    stance_words,
    terms_words,
    toll_words,
    type_words,
)
from dragoman.model.board import (
    Account,
    Agreement,
    Board,
    BoardDiscrepancy,
    BoardPosition,
    BoardProposal,
    BoardStatement,
    Happening,
    Lever,
)

_QUOTES = 3
"""Accounts quoted of one thing; the rest are counted, and `show` lists them."""


def board_text(board: Board) -> RenderableType:
    """Return the account of a board."""
    page = BoardPage(board)
    board = page.board
    sections: tuple[tuple[str, Sequence[RenderableType]], ...] = (
        ("What is on the table", [page.proposal(proposal) for proposal in board.proposals]),
        ("Contacts", [page.happening(contact) for contact in by_date(board.contacts)]),
        ("Incidents", [page.happening(incident) for incident in by_date(board.incidents)]),
        ("Other moves", [page.happening(move) for move in by_date(board.moves)]),
        ("Levers", [page.lever(lever) for lever in board.levers]),
        ("Agreements", [page.agreement(agreement) for agreement in board.agreements]),
        ("Where accounts differ", [page.discrepancy(discrepancy) for discrepancy in board.discrepancies]),
        ("What was said", [page.statement(*pair) for pair in nested(board.statements)]),
    )
    parts = [page.head()]
    for words, items in sections:
        if items:
            parts += [heading(words, len(items)), *items]
    if reports := inside(board):
        parts += [heading("Reports", len(reports)), page.reports()]
    return Group(*parts)


class BoardPage:
    """One board being written: its names and reports at hand."""

    def __init__(self, board: Board, *, most: int = _QUOTES) -> None:
        self.board, self.most = visible(board), most
        self.at = Directory(self.board)
        self.names = self.at.names

    def head(self) -> RenderableType:
        """Return the process, the moment, and who is in it."""
        reports = inside(self.board)
        copies = sum(report.copy_of is not None for report in reports)
        told = count(len(reports), "report")
        return title_block(
            self.board.process,
            [
                moments(self.board),
                f"{told}, {count(copies, 'of them a copy', 'of them copies')}" if copies else told,
                *(
                    Text.assemble((f"{title}: ", QUIET), (listed([actor.name for actor in actors]), NAME))
                    for title, actors in roles(self.board)
                ),
            ],
        )

    def proposal(self, proposal: BoardProposal) -> RenderableType:
        """Return a proposal with the latest stance of each actor, and the parties that have not been heard."""
        terms = [f"{name} {words}" for name, words in terms_words(proposal.terms, self.names)]
        kind = kind_beside(proposal.label, proposal.kind)
        head = dotted(Text(proposal.label, style=STRONG), Text(kind, style=QUIET), *terms)
        body: list[RenderableType] = [block(self.position(position)) for position in proposal.positions]
        if not body:
            body += self.quotes(proposal.accounts)
        if unheard := self.at.unheard(proposal):
            silent = Text(f"No stance reported: {listed([actor.name for actor in unheard])}", style=QUIET)
            body.append(block(silent))
        return block(entry(head, proposal.id, *body))

    def position(self, position: BoardPosition) -> RenderableType:
        """Return an actor's latest stance with its words, and the stances before it."""
        many = self.names.are_many(position.actor)
        stance = Text(stance_words(position.stance, many=many), style=STANCE_STYLES[position.stance])
        before = [
            f"{stance_words(past.stance, many=many)} {date_words(past.date)}".strip() for past in position.history
        ]
        head = dotted(
            Text.assemble((self.names[position.actor], NAME), " ", stance),
            date_words(position.date),
            Text(f"before: {', then '.join(before)}", style=QUIET) if before else "",
        )
        return entry(head, position.id, *self.quotes(position.accounts))

    def happening(self, happening: Happening) -> RenderableType:
        """Return a contact, an incident or a move."""
        modality = Text(modality_words(happening.modality), style=MODALITY_STYLES.get(happening.modality, ""))
        before = [before_words(told) for told in happening.history]
        head = dotted(
            date_words(happening.date),
            Text(type_words(happening.type, happening.mode), style=STRONG),
            Text(parties_words(happening.type, happening.actors, happening.recipients, self.names), style=NAME),
            place_words(happening.place),
            modality,
            toll_words(happening.toll),
        )
        about = dotted(
            told_by(happening.accounts, happening.origins),
            f"before: {', then '.join(before)}" if before else "",
            f"bears on {listed([self.at.label(touched) for touched in happening.bears_on])}"
            if happening.bears_on
            else "",
            happening.reviewed or "",
        )
        about.stylize(QUIET)
        return block(entry(head, happening.id, block(about), *self.quotes(happening.accounts)))

    def lever(self, lever: Lever) -> RenderableType:
        """Return a threat, promise, sanction or aid."""
        target = f" to {self.names[lever.target]}" if lever.target else ""
        head = dotted(
            Text(lever_words(lever.kind), style=STRONG),
            Text(f"{self.names[lever.actor]}{target}", style=NAME),
            lever.act,
            condition_words(lever.condition),
            f"tied to: {self.at.label(lever.serves)}" if lever.serves else "",
            date_words(lever.deadline),
            Text(lever.status, style=QUIET),
        )
        return block(entry(head, lever.id, *self.quotes(lever.accounts)))

    def agreement(self, agreement: Agreement) -> RenderableType:
        """Return what was agreed, and a ceasefire's elements."""
        terms = [f"{name} {words}" for name, words in terms_words(agreement.terms, self.names)]
        head = dotted(
            Text(plain_words(agreement.kind), style=STRONG),
            Text(self.names.listed(agreement.parties) or UNKNOWN, style=NAME),
            *terms,
            f"in force {date_words(agreement.in_force)}" if agreement.in_force else "",
        )
        sheet = [
            block(Text.assemble((f"{plain_words(element)}: ", QUIET), quote(told.quote, self.at.credit(told))))
            for element, accounts in agreement.sheet.items()
            for told in accounts[:1]
        ]
        return block(entry(head, agreement.id, *(sheet or self.quotes(agreement.accounts))))

    def discrepancy(self, discrepancy: BoardDiscrepancy) -> RenderableType:
        """Return accounts that cannot all hold, and what settles it."""
        head = dotted(
            Text(plain_words(discrepancy.field), style=STRONG),
            f"about {self.at.label(discrepancy.about)}" if discrepancy.about else "",
        )
        body: list[RenderableType] = self.quotes(discrepancy.accounts, all_of_them=True)
        if settled := discrepancy.settled_by:
            body.append(block(Text.assemble(("settled by ", QUIET), quote(settled.quote, self.at.credit(settled)))))
        return block(entry(head, discrepancy.id, *body))

    def statement(self, depth: int, statement: BoardStatement) -> RenderableType:
        """Return a statement with its chain and cue, set in as deep as it lies in others."""
        speakers = statement.speakers or ("somebody unnamed",)
        head = dotted(
            Text(self.names.chain(speakers, statement.chain), style=NAME),
            Text(cue_words(statement.cue_quote), style=QUIET),
            Text(plain_words(statement.via or ""), style=QUIET),
            Text(date_words(statement.said), style=QUIET),
            Text(f"to {self.names.listed(statement.addressees)}", style=QUIET) if statement.addressees else "",
        )
        carried = {self.at.outlet(account.report): None for account in statement.accounts}
        told = quote(statement.quote, f"— {', '.join(carried)}")
        return block(entry(head, statement.id, block(told)), steps=1 + depth)

    def quotes(self, accounts: Sequence[Account], *, all_of_them: bool = False) -> list[RenderableType]:
        """Return the words of accounts with who tells them, each wording once, and how many more there are."""
        first = {(account.quote, account.chain): account for account in reversed(accounts)}
        worded = [account for account in accounts if first[account.quote, account.chain] is account]
        most = len(worded) if all_of_them else self.most
        lines: list[RenderableType] = [quote(told.quote, self.at.credit(told)) for told in worded[:most]]
        if len(worded) > most:
            lines.append(Text(f"and {count(len(worded) - most, 'more account')}", style=QUIET))
        return [block(line) for line in lines]

    def reports(self) -> RenderableType:
        """Return the reports that the board rests on, by publication, copies marked."""
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(no_wrap=True)
        table.add_column(ratio=3)
        table.add_column(ratio=5)
        table.add_column(justify="right", no_wrap=True)
        for report in inside(self.board):
            table.add_row(
                Text(f"  {date_words(report.published) or 'date unknown'}"),
                Text(report.outlet or UNKNOWN, style=NAME),
                dotted(
                    report.title or "Untitled report",
                    Text(f"copy of {self.at.outlet(report.copy_of)}", style=QUIET) if report.copy_of else "",
                    Text(f"corrects {self.at.outlet(report.corrects)}", style=QUIET) if report.corrects else "",
                ),
                Text(short_id(report.id), style=QUIET),
            )
        return table
