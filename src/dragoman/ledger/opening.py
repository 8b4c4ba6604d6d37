"""Opening: from what the user names, a path or a URL, to a ledger of today's schema."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from dragoman.errors import UsageError
from dragoman.ledger.backend import Backend
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.migrations import bring_up_to_date
from dragoman.ledger.postgresql import PostgresqlBackend
from dragoman.ledger.sqlite import SqliteBackend


def now() -> datetime:
    """Return the time by the machine's clock."""
    return datetime.now(UTC)


def open_ledger(location: str, *, create: bool = False, clock: Callable[[], datetime] = now) -> Ledger:
    """Open the ledger at a path or SQLAlchemy URL; an older schema is migrated, and `create` makes a missing one.

    Raises LedgerError where there is none, where it belongs to another program or a newer Dragoman, or where it cannot
    be read; UsageError for a location that cannot name a ledger. `clock` gives the time of new entries.
    """
    backend = _backend(location, create=create)
    try:
        bring_up_to_date(backend, create=create)
    except BaseException:
        backend.close()
        raise
    return Ledger(backend, clock)


def _backend(location: str, *, create: bool) -> Backend:
    if "://" not in location:
        return SqliteBackend(_path(location, location), create=create)
    try:
        url = make_url(location)
    except ArgumentError as error:
        raise UsageError(f"{location!r} is no database URL: write e.g. sqlite:///talks.db, or just a path") from error
    if url.get_backend_name() == "sqlite":
        return SqliteBackend(_path(url.database or "", location), create=create)
    if url.get_backend_name() == "postgresql":
        return PostgresqlBackend(url)
    raise UsageError(
        f"{url.get_backend_name()!r} databases hold no ledgers: give a path, or a sqlite:/// or postgresql:// URL"
    )


def _path(path: str, location: str) -> Path:
    if path in ("", ":memory:"):
        raise UsageError(f"{location!r} names no file: a ledger is kept for good, give it a path, e.g. dragoman.db")
    return Path(path).expanduser()
