"""The ledger: reports, readings and what people say of them come in; what comes out is a view of all that was recorded.

Append-only, hash-chained, read as of a moment. A path or URL opens one: `open_ledger("dragoman.db", create=True)`.
"""

from dragoman.ledger.ledger import Filing, Ledger, Logged
from dragoman.ledger.opening import open_ledger
from dragoman.ledger.verification import Verification

__all__ = ["Filing", "Ledger", "Logged", "Verification", "open_ledger"]
