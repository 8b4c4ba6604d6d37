"""What the ledger holds as of a moment comes in; the board of one process goes out: a pure fold that opens nothing.

moment ─▶ reviews ─▶ copies ─▶ actors ─▶ membership ─▶ tellings ─▶ contacts, incidents, moves ─▶ board
"""

from dragoman.process.board import fold
from dragoman.process.membership import infer_process

__all__ = ["fold", "infer_process"]
