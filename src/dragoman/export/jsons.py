"""Records and boards as JSON: one indented object, or a line each."""

import json
from typing import Any

from dragoman.model.board import Board
from dragoman.model.codec import board_json, record_json
from dragoman.model.record import Reading


def record_object(reading: Reading) -> str:
    """Return a record as one indented JSON object."""
    return _indented(record_json(reading))


def record_line(reading: Reading) -> str:
    """Return a record as JSON on one line; the report goes by the id it came with, where it has one."""
    record = record_json(reading)
    if reading.report.given_id is not None:
        record["report"]["id"] = reading.report.given_id
    return json.dumps(record, ensure_ascii=False)


def board_object(board: Board) -> str:
    """Return a board as one indented JSON object."""
    return _indented(board_json(board))


def _indented(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
