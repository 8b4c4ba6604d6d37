"""What the ledger holds as of a moment comes in; the board of one process goes out: a pure fold that opens nothing.

views ─▶ pages ─▶ actors ─▶ membership ─▶ tellings ─▶ contacts, incidents, moves ─┐
          copies                          offers, positions, statements ──────────┴▶ discrepancies ─▶ board
"""

from dragoman.process.board import fold
from dragoman.process.membership import infer_process
from dragoman.process.projection import Projection
from dragoman.process.rules import MANNERS, Rules, rules_named

__all__ = ["MANNERS", "Projection", "Rules", "fold", "infer_process", "rules_named"]
