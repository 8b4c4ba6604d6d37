"""The fold: from a view of the ledger to the board of one process as of a moment."""

from datetime import datetime

from dragoman.model.board import Board
from dragoman.model.entries import View
from dragoman.process.projection import Projection
from dragoman.process.rules import AS_REPORTED, Rules


def fold(view: View, *, process: str | None = None, as_of: datetime | None = None, rules: Rules = AS_REPORTED) -> Board:
    """Return the board of a process as of a moment: a pure function of the ledger's view and its arguments.

    `process` is the name of a declared process; without it the only one declared is meant, or one is inferred from
    those who recur around proposals and contacts. `as_of` leaves out what was published later (default: the view's
    own moment). Raises UsageError where the process is unknown, or not named and one of several.
    """
    projection = Projection(rules)
    projection.take(view)
    return projection.board(process, as_of=as_of)
