"""A board as one self-contained page for screen and paper: every item with all its quotes, nothing loaded from afar."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from dragoman.export.boards import Directory, before_words, by_date, inside, moments, roles, told_by
from dragoman.export.quoting import flat
from dragoman.export.visible import visible
from dragoman.export.wording import (
    condition_words,
    cue_words,
    date_words,
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
)
from dragoman.model.board import Board, BoardPosition, BoardProposal, Happening


def board_page(board: Board) -> str:
    """Return a board as an HTML page."""
    board = visible(board)
    at = Directory(board)
    environment = Environment(
        loader=PackageLoader("dragoman.export"),
        autoescape=True,  # every word on the page comes from a report that somebody else wrote
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "date": date_words,
        "plain": plain_words,
        "cue": cue_words,
        "flat": flat,
        "stance": stance_words,
        "modality": modality_words,
        "before": before_words,
        "lever": lever_words,
        "condition": condition_words,
        "toll": toll_words,
        "place": place_words,
        "listed": listed,
        "short": short_id,
        "unquoted": _unquoted,
    }
    return environment.get_template("board.html.j2").render(
        board=board,
        at=at,
        moments=moments(board),
        reports=inside(board),
        roles=roles(board),
        happenings=_sections(board),
        columns=_columns(board, at),
        cells=_cells(board, at),
        terms=lambda terms: [f"{name} {words}" for name, words in terms_words(terms, at.names)],
        who=lambda happening: parties_words(happening.type, happening.actors, happening.recipients, at.names),
        told_by=told_by,
    )


def _sections(board: Board) -> list[tuple[str, str, list[Happening]]]:
    sections = (
        ("contacts", "Contacts", board.contacts),
        ("incidents", "Incidents", board.incidents),
        ("moves", "Other moves", board.moves),
    )
    return [(anchor, title, by_date(happenings)) for anchor, title, happenings in sections if happenings]


def _columns(board: Board, at: Directory) -> list[tuple[str, str]]:
    """Return who heads the table of stances: the parties, then whoever else has taken a stance and is of none."""
    heads = {party.id: party.name for party in at.parties}
    for _, position in _positions(board.proposals):
        holder = at.party_of(position.actor)
        heads[holder] = at.names[holder]
    return list(heads.items())


def _cells(board: Board, at: Directory) -> dict[tuple[str, str], list[BoardPosition]]:
    """Return the latest stances by proposal and by whose column they stand in: the party's own first."""
    cells: dict[tuple[str, str], list[BoardPosition]] = {}
    for proposal, position in _positions(board.proposals):
        cells.setdefault((proposal.id, at.party_of(position.actor)), []).append(position)
    return {key: sorted(held, key=lambda position: position.actor != key[1]) for key, held in cells.items()}


def _positions(proposals: tuple[BoardProposal, ...]) -> list[tuple[BoardProposal, BoardPosition]]:
    return [(proposal, position) for proposal in proposals for position in proposal.positions]


def _unquoted(words: str) -> str:
    """Return words without the quotation marks around them, since the page sets its own."""
    shown = flat(words)
    pairs = {'"': '"', "“": "”", "«": "»"}
    closing = pairs.get(shown[:1])
    inside = shown[1:-1]
    whole = closing and shown.endswith(closing) and len(shown) > 2 and not set(inside) & {shown[0], closing}
    return inside if whole else shown
