"""A board as tidy tables: one a kind, one row a thing, one column a fact, with the columns of `docs/tables.md`.

`python -m dragoman.export.tables` prints that page.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.export import rows
from dragoman.model.board import Board


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what a row is, its columns with what they hold, and how its rows come from a board."""

    name: str
    row: str
    columns: Mapping[str, str]
    rows_of: Callable[[Board], Iterable[rows.Row]]


def csv_files(board: Board) -> dict[str, str]:
    """Return each table of a board as CSV (RFC 4180, header first, empty where unknown) by its file name."""
    return {f"{table.name}.csv": csv_text(table.columns, table.rows_of(board)) for table in TABLES}


def write_csv(board: Board, output: Path) -> list[Path]:
    """Write a board's tables into a folder, which is made if need be, or into one `.zip`; return the files written.

    Raises DragomanError where the place cannot be written to.
    """
    files = csv_files(board)
    try:
        if output.suffix.lower() == ".zip":
            with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, text in files.items():
                    # Without the time of packing: the same board gives the same bytes.
                    archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
            return [output]
        output.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (output / name).write_text(text, encoding="utf-8", newline="")
        return [output / name for name in files]
    except OSError as error:
        raise DragomanError(f"{output}: cannot be written ({error.strerror}); name another place") from error


def csv_text(columns: Iterable[str], entered: Iterable[rows.Row]) -> str:
    """Return rows as CSV (RFC 4180, header first, empty where unknown)."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(columns), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(entered)
    return buffer.getvalue()


_HAPPENING = {
    "id": "id of the contact, incident or move",
    "type": "PLOVER's event type",
    "mode": "PLOVER's mode",
    "quad": "PLOVER's quad class: verbal or material, cooperation or conflict",
    "actors": "who acts; all participants of a meeting or call",
    "recipients": "towards or against whom",
    "date": "when, as EDTF",
    "place": "where, as the words name it",
    "country": "the place's country, ISO 3166-1 alpha-3",
    "modality": "`actual` (told as having happened), `planned`, `hypothetical` or `denied`",
    "killed_low": "lowest number of dead told",
    "killed_high": 'highest number of dead told; empty with a `killed_low` means "at least"',
    "injured_low": "lowest number of injured told",
    "injured_high": 'highest number of injured told; empty with an `injured_low` means "at least"',
    "reports": "how many reports tell of it",
    "origins": "how many told it first: sources, not outlets",
    "bears_on": "ids of the proposals or agreements whose terms it touches",
    "reviewed": "the last verdict on it, and whose",
}
_TERMS = {
    "duration": "how long, as an ISO 8601 duration",
    "start": "from when, as EDTF",
    "scope": "what it covers",
    "place": "where",
    "participants": "between or with whom",
    "condition": "under what condition",
}

TABLES = (
    Table("reports", "a report that was out by the board's moment", {
        "report": "id of the report",
        "outlet": "who published it",
        "published": "when, RFC 3339 or EDTF",
        "title": "its title",
        "copy_of": "id of the earliest report that it repeats",
        "corrects": "id of the report that it corrects or replaces",
        "belongs": "1 if it is of the process, else 0",
            "because": "why it is, or is not",
    }, rows.reports),
    Table("actors", "an actor, resolved across reports", {
        "actor": "id of the actor",
        "name": "its fullest name",
        "names": "every form that names it",
        "kind": "`person`, `state`, `organisation`, `armed_group`, `outlet`, `document`, `group` or `unnamed`",
        "side": "id of the state, group or organisation that it acts for",
        "country": "ISO 3166-1 alpha-3",
        "role": "its role in the process",
    }, rows.actors),
    Table("contacts", "a real contact, whoever tells of it", _HAPPENING, rows.happenings(lambda b: b.contacts)),
    Table("incidents", "an incident, likewise", _HAPPENING, rows.happenings(lambda b: b.incidents)),
    Table("moves", "any other event, likewise", _HAPPENING, rows.happenings(lambda b: b.moves)),
    Table("levers", "a threat, promise, sanction or aid", {
        "lever": "id of the lever",
        "kind": "`threat`, `promise`, `sanction`, `aid` or `other`",
        "actor": "who moves",
        "target": "who is to be moved",
        "act": "the act, in the report's words",
        "condition": "under what condition",
        "deadline": "by when, as EDTF",
        "status": "`announced`, `imposed`, `lifted`, `met`, `lapsed` or `unknown`",
        "serves": "id of the proposal whose acceptance it is to bring about, where its words say so",
    }, rows.levers),
    Table("agreements", "what was agreed", {
        "agreement": "id of the agreement",
        "proposal": "id of the proposal that was agreed on",
        "kind": "its kind, as for proposals",
        "parties": "between whom",
        "in_force": "since and until when, as an EDTF interval",
        **_TERMS,
    }, rows.agreements),
    Table("proposals", "a proposal of many reports and wordings", {
        "proposal": "id of the proposal",
        "kind": "its kind",
        "label": "its short name, from the text",
        **_TERMS,
    }, rows.proposals),
    Table("positions", "a stance of an actor on a proposal, earlier ones too", {
        "proposal": "id of the proposal",
        "label": "its short name",
        "actor": "whose stance",
        "stance": "`proposes`, `accepts`, `accepts_conditionally`, `considers`, `rejects` or `withdraws`",
        "date": "when it was taken, as EDTF",
        "order": "its place among the actor's stances on the proposal, from 1",
        "latest": "1 for the stance as of the board's moment, else 0",
    }, rows.positions),
    Table("statements", "a statement, one however many reports carry it", {
        "statement": "id of the statement",
        "report": "id of the report that it was first read in",
        "speakers": "who says it",
        "chain": 'through whom it came, nearest to the words first; "A and B" spoke together',
        "within": "id of the statement whose content holds it",
        "addressees": "to whom",
        "manner": "`direct`, `indirect` or `mixed`",
        "via": "the channel",
        "said": "when, as EDTF",
        "cue": "the words that tell how it is said, as `denied`",
        "quote": "the words of what is said",
        "reports": "how many reports carry it",
    }, rows.statements),
    Table("discrepancies", "accounts that cannot all hold", {
        "discrepancy": "id of the discrepancy",
        "field": "in what they differ",
        "about": "id of what they are about",
        "accounts": "how many accounts there are; their words are in `accounts`",
        "settled_by": "the words of the correction that settles it",
    }, rows.discrepancies),
    Table("accounts", "the words of one telling of one thing", {
        "kind": "the thing: `contact`, `incident`, `move`, `history` (how one of these was told before), "
                "`lever`, `agreement`, `proposal`, `position`, `statement` or `discrepancy`",
        "id": "its id; a position goes by its proposal's",
        "part": "the stance of a position, the modality of a history, the element of an agreement's sheet",
        "report": "id of the report",
        "outlet": "its outlet",
        "published": "when it was published",
        "chain": 'through whom the account came, nearest to the words first; "A and B" spoke together',
        "begin": "where the words begin in the report's text, in Unicode code points",
        "end": "where they end",
        "quote": "the words",
        "item": "id of the record's item that tells it",
    }, rows.accounts),
)  # fmt: skip
"""Every table, in the order of the page that describes them."""


def tables_page() -> str:
    """Return `docs/tables.md`: every table with its columns."""
    lines = [
        "# The tables of a board",
        "",
        "`dragoman board --format csv --output FOLDER` writes these files (UTF-8, RFC 4180, one header row); a name",
        "that ends in `.zip` packs them. Empty means unknown. Several names or ids in one cell are joined by `; `.",
        "This page is generated: `python -m dragoman.export.tables > docs/tables.md`.",
    ]
    for table in TABLES:
        lines += ["", f"## {table.name}.csv", "", f"A row is {table.row}.", "", "| column | holds |", "|---|---|"]
        lines += [f"| `{column}` | {holds} |" for column, holds in table.columns.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(tables_page(), end="")
