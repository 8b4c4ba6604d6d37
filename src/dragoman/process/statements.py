"""Statements: one however many reports carry it, known by who speaks and by what is said."""

import re
from collections.abc import Iterable, Iterator

from dragoman.model.board import BoardStatement
from dragoman.model.record import Statement
from dragoman.process.actors import Cast
from dragoman.process.moment import Page
from dragoman.process.tellings import account, distinct
from dragoman.process.words import folded

QUOTED = 4
"""Least number of words in quotation marks by which two statements of one speaker are the same."""

_QUOTE = re.compile(r"[\"“„«]([^\"”“«»]+)[\"”“»]")

Telling = tuple[Page, Statement, tuple[str, ...]]


def gather(pages: Iterable[Page], cast: Cast) -> tuple[BoardStatement, ...]:
    """Gather the statements of pages, which are in the order of publication."""
    groups: list[list[Telling]] = []
    known: dict[tuple[object, ...], list[Telling]] = {}
    for page in pages:
        for statement in page.reading.statements:
            if not statement.content:
                continue
            speakers = cast.of(statement.speakers)
            keys = list(_keys(page, statement, speakers, cast))
            group = next((known[key] for key in keys if key in known), None)
            if group is None:
                groups.append(group := [])
            group.append((page, statement, speakers))
            for key in keys:
                known.setdefault(key, group)
    ids: dict[str, str] = {}
    for group in groups:
        first = min(group, key=lambda telling: (telling[0].filed.sequence, telling[1].content, telling[1].id))
        ids |= {statement.id: first[1].id for _, statement, _ in group}
    return tuple(_board_statement(group, ids, cast) for group in groups)


def _keys(page: Page, statement: Statement, speakers: tuple[str, ...], cast: Cast) -> Iterator[tuple[object, ...]]:
    """What a statement is known by: its words, and each longer quotation in them, from the same mouth."""
    mouth = frozenset(cast.voices[speaker] for speaker in speakers)
    # Words without a speaker are the same only within one report and its copies.
    whose: object = mouth or page.original
    words = " ".join(folded(span.of(page.reading.report.text)) for span in statement.content)
    yield whose, words
    covered = page.reading.report.text[statement.content[0].begin : statement.content[-1].end + 1]
    for quote in _QUOTE.findall(covered):
        plain = folded(quote)
        if len(plain.split()) >= QUOTED:
            yield whose, "quoted", plain


def _board_statement(group: list[Telling], ids: dict[str, str], cast: Cast) -> BoardStatement:
    """The statement as its first-published account has it, with an account for each report that carries it."""
    page, statement, speakers = group[0]
    accounts = distinct(account(p, cast.of(s.chain), s.content, s.id) for p, s, _ in group)
    within = ids.get(statement.within) if statement.within else None
    return BoardStatement(
        id=ids[statement.id],
        report=page.id,
        speakers=speakers,
        chain=cast.of(statement.chain),
        within=within if within != ids[statement.id] else None,
        addressees=cast.of(statement.addressees),
        manner=statement.manner,
        via=statement.via,
        said=statement.said,
        content=statement.content,
        quote=" … ".join(span.of(page.reading.report.text) for span in statement.content),
        accounts=accounts,
    )
