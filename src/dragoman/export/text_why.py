"""Why a board shows a thing as it does, as a readable account: each telling beside the one it was joined with."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.export.boards import Directory
from dragoman.export.sentences import Teller
from dragoman.export.text_parts import NAME, QUIET, STRONG, block, entry, heading, quote
from dragoman.export.visible import visible
from dragoman.export.wording import date_words, duration_words, plain_words, stance_words
from dragoman.model.answers import FieldMatch, JoinedAccount, Match, Why
from dragoman.model.board import Board
from dragoman.model.entries import Link
from dragoman.model.vocabulary import Stance

_DATES = ("date", "said")


def why_text(why: Why, board: Board, thing: Any) -> RenderableType:
    """Return the account of one answer. `thing` is what on the board was asked about."""
    why, board, thing = visible(why), visible(board), visible(thing)
    at = Directory(board)
    head = Text.assemble((why.kind.capitalize(), STRONG), ": ", _name(why, board, thing))
    parts: list[RenderableType] = [
        Text(f"On the board of {why.process}:", style=QUIET),
        entry(head, why.id),
        *(block(Text(f"{reason[:1].upper()}{reason[1:]}.", style=QUIET)) for reason in why.reasons),
    ]
    if why.accounts:
        parts.append(heading("Accounts", len(why.accounts)))
        parts += [_account(joined, at) for joined in why.accounts]
    if why.links:
        parts.append(heading("What people have said of them", len(why.links)))
        parts += [block(_link(link)) for link in why.links]
    elif why.kind not in ("report", "discrepancy") and len(why.accounts) > 1:
        parts.append(block(Text("Nobody has joined or parted them by name.", style=QUIET)))
    return Group(*parts)


def _name(why: Why, board: Board, thing: Any) -> str:
    """What a thing is called, with what tells it apart from others of its kind."""
    teller = Teller(board)
    named: Mapping[str, Any] = {
        "lever": lambda: teller.lever_name(thing),
        "agreement": lambda: teller.agreement_name(thing),
        "proposal": lambda: thing.label,
        "position": lambda: f"{teller.name(thing.actor)} {stance_words(thing.stance)}",
        "statement": lambda: f"{teller.names(thing.speakers) or 'somebody unnamed'} said",
        "discrepancy": lambda: plain_words(thing.field),
        "actor": lambda: f"{thing.name} ({plain_words(thing.kind)})",
        "report": lambda: ", ".join(
            part for part in (thing.outlet, thing.title, date_words(thing.published)) if part
        ),
    }  # fmt: skip
    return str(named[why.kind]()) if why.kind in named else teller.noun(thing)


def _account(joined: JoinedAccount, at: Directory) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=3, justify="right", no_wrap=True)
    grid.add_column(ratio=1)
    body = [Text(words, style=QUIET) for words in _beside(joined, at)]
    told = entry(quote(joined.account.quote, at.credit(joined.account)), joined.item, *body)
    grid.add_row(Text(str(joined.number), style=STRONG), told)
    return grid


def _beside(joined: JoinedAccount, at: Directory) -> Iterator[str]:
    """What an account was joined for, field by field."""
    if joined.copy_of:
        yield f"its report is a copy of that of {at.outlet(joined.copy_of)} ({joined.copy_of})"
    if joined.beside is None:
        return
    agreed = [_agreed(field) for field in joined.fields if field.match is Match.AGREES]
    differ = [_differing(field) for field in joined.fields if field.match is Match.DIFFERS]
    silent = [_silent(field, joined.beside) for field in joined.fields if _is_one_sided(field)]
    yield f"agrees with {joined.beside} in {'; '.join(agreed)}" if agreed else f"stands beside {joined.beside}"
    if differ:
        yield f"differs from it in {'; '.join(differ)}"
    if silent:
        yield "; ".join(silent)


def _is_one_sided(field: FieldMatch) -> bool:
    return field.match is Match.SILENT and bool(field.here) is not bool(field.there) and field.field != "wording"


def _words(field: FieldMatch, value: str) -> str:
    if field.field in _DATES:
        return date_words(value)
    if field.field == "duration":
        return duration_words(value)
    return stance_words(Stance(value)) if field.field == "stance" else value


def _agreed(field: FieldMatch) -> str:
    here, there = _words(field, field.here), _words(field, field.there)
    return f"{field.field} ({here})" if here == there else f"{field.field} ({here} | {there})"


def _differing(field: FieldMatch) -> str:
    return f"{field.field} ({_words(field, field.here)} | {_words(field, field.there)})"


def _silent(field: FieldMatch, other: int) -> str:
    who, told = ("it alone says", field.here) if field.here else (f"only {other} says", field.there)
    return f"{who} {field.field}: {_words(field, told)}"


def _link(link: Link) -> Text:
    verb = "is the same as" if link.same else "is not"
    return Text.assemble((link.by, NAME), f": {link.first} {verb} {link.second}", (f" ({link.because})", QUIET))
