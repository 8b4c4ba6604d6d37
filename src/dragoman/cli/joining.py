"""`dragoman join` and `split`: a person's word that things on a board are one, or are not."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options
from dragoman.cli.options import DEFAULT_LEDGER
from dragoman.cli.streams import Meter, write
from dragoman.cli.why import on_boards
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.ledger import Ledger
    from dragoman.model.answers import Why
    from dragoman.model.board import Board
    from dragoman.model.entries import Link, View
    from dragoman.process.why import Sought

LINKED = {"contact": "happening", "incident": "happening", "move": "happening", "proposal": "proposal"}
"""What can be joined and parted, with the kind of link that says so."""

Thing = Annotated[str, typer.Argument(metavar="ID", help="The id of a contact, incident, move or proposal.")]


def join(
    first: Annotated[str, typer.Argument(metavar="A", help="The id of a contact, incident, move or proposal.")],
    second: Annotated[str, typer.Argument(metavar="B", help="The id of the one that is the same.")],
    because: options.Because,
    by: options.By,
    process: options.Process = None,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Say that two things on the board are one.

    Every board drawn from now on shows them as one; boards as on record before do not. `dragoman split` undoes it.

    \b
    Example:
      dragoman join 77b0e4d1 3f9a1c02 --because "one call, reported under two dates" --by "A. Weber"
    """
    from dragoman.ledger import open_ledger
    from dragoman.process.joining import Word, joining

    with open_ledger(ledger) as opened:
        view = opened.view()
        board, kind, one = _only(view, first, process)
        other_board, other_kind, two = _only(view, second, board.process)
        if other_board.process != board.process or LINKED[kind] != LINKED[other_kind]:
            raise UsageError(f"{one.id} is a {kind} and {two.id} is a {other_kind}: they cannot be one")
        word = Word(LINKED[kind], because, by)
        with Meter("Trying it on the board").working():
            links = joining(view, _things_of(board.process), _ordered(kind, one), _ordered(kind, two), word)
        last = _append(opened, links, by)
    write(f"joined {one.id} and {two.id}, {_entries(links, last)}")
    others = " ".join(f"--account {item}" for item in sorted(_items(kind, two)))
    write(f"to undo: dragoman split {one.id} {others} --because …")


def split(
    identifier: Thing,
    accounts: Annotated[
        list[str],
        typer.Option(
            "--account",
            metavar="N|ID",
            help="An account that is of something else: its number in `dragoman why`, or the id of its item. May be "
            "given several times; they stay together.",
        ),
    ],
    because: options.Because,
    by: options.By,
    process: options.Process = None,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Say that accounts of one thing are of another.

    Every board drawn from now on shows them apart; boards as on record before do not. `dragoman join` undoes it.

    \b
    Examples:
      dragoman split 77b0e4d1 --account 3 --because "that was the call of the week before" --by "A. Weber"
      dragoman split 77b0e4d1 --account 3 --account 5 --because …
    """
    from dragoman.ledger import open_ledger
    from dragoman.process.joining import Word, parting
    from dragoman.process.why import why

    with open_ledger(ledger) as opened:
        view = opened.view()
        board, kind, thing = _only(view, identifier, process)
        items = _ordered(kind, thing)
        part = _named(why(view, board, kind, thing), accounts) & set(items)
        staying = [item for item in items if item not in part]
        with Meter("Trying it on the board").working():
            word = Word(LINKED[kind], because, by)
            links = parting(view, _things_of(board.process), part, staying, word)
        last = _append(opened, links, by)
    parted = "1 account" if len(part) == 1 else f"{len(part)} accounts"
    write(f"parted {parted} from {thing.id}, {_entries(links, last)}")
    write(f"to undo: dragoman join {staying[0]} {min(part)} --because …")


def _only(view: "View", identifier: str, process: str | None) -> "tuple[Board, str, Any]":
    """The one thing that an id names which can be joined and parted."""
    found = on_boards(view, identifier, process)
    for board, things in found:
        for kind, thing in things:
            if kind in LINKED:
                return board, kind, thing
    kind = found[0][1][0][0]
    hint = "`dragoman actors` is for those" if kind == "actor" else f"only {', '.join(LINKED)}s can be"
    raise UsageError(f"{identifier} is a {kind}, which is not joined or parted here: {hint}")


def _items(kind: str, thing: Any) -> frozenset[str]:
    """The records' items that a thing was put together from: events, or proposals."""
    if kind == "proposal":
        return frozenset({thing.id, *thing.aliases})
    from dragoman.process.players import items_of

    return items_of(thing)


def _ordered(kind: str, thing: Any) -> list[str]:
    """The items of a thing, the one that it is known by first."""
    return sorted(_items(kind, thing), key=lambda item: (item != thing.id, item))


def _things_of(process: str) -> "Callable[[View], Iterable[frozenset[str]]]":
    """What folds a view and tells which items each thing on the board has."""
    from dragoman.process import fold

    def things(view: "View") -> list[frozenset[str]]:
        name = process if any(declared.name == process for declared in view.processes) else None
        board = fold(view, process=name)
        listed: list[Sought] = [(kind, thing) for kind in ("contact", "incident", "move", "proposal")
                                for thing in getattr(board, f"{kind}s")]  # fmt: skip
        return [_items(kind, thing) for kind, thing in listed]

    return things


def _named(answer: "Why", accounts: list[str]) -> frozenset[str]:
    """The items of accounts, given by their numbers or ids."""
    by_number = {str(joined.number): joined.item for joined in answer.accounts}
    named = set[str]()
    for account in accounts:
        if account in by_number:
            named.add(by_number[account])
            continue
        found = [item for item in by_number.values() if account in (item, item.rpartition("-")[2])] or [
            item for item in by_number.values() if account and _bare(item).startswith(_bare(account))
        ]
        if len(set(found)) != 1:
            known = f"it has accounts 1 to {len(by_number)}, as `dragoman why {answer.id}` tells them"
            raise UsageError(f"{account!r} is no account of {answer.id}: {known}")
        named.add(found[0])
    return frozenset(named)


def _bare(identifier: str) -> str:
    return identifier.rpartition("-")[2]


def _append(ledger: "Ledger", links: "tuple[Link, ...]", by: str) -> int:
    last = 0
    for link in links:
        last = ledger.append(link, author=by)
    return last


def _entries(links: "tuple[Link, ...]", last: int) -> str:
    return f"entry {last}" if len(links) == 1 else f"{len(links)} entries up to {last}"
