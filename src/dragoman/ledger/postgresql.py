"""PostgreSQL: the ledger that a team shares, in the schema that its connections look in first.

What is erased is gone from the tables and their files. It stays in the server's write-ahead log until that is recycled,
and in backups and standbys for as long as those are kept: who must erase has to see to these too.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from dragoman.errors import LedgerError
from dragoman.ledger import backend
from dragoman.ledger.backend import Backend
from dragoman.ledger.schema import VERSION_TABLE, metadata

WRITERS_LOCK = 0x44524147
"""Key of the advisory lock that whoever writes holds to the end of the transaction ("DRAG")."""


class PostgresqlBackend(Backend):
    """A ledger in a PostgreSQL database. The database must exist; the tables are made in it."""

    def __init__(self, url: URL) -> None:
        self.place = url.render_as_string(hide_password=True)
        try:
            self.engine = create_engine(url.set(drivername="postgresql+psycopg"))
        except ImportError as error:
            raise LedgerError(
                f"the ledger {self.place} needs PostgreSQL's driver: pip install 'dragoman[postgres]'"
            ) from error

    @contextmanager
    def _open_reading(self) -> Iterator[Connection]:
        with (
            self.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _open_writing(self) -> Iterator[Connection]:
        with self.engine.begin() as connection:
            patience = f"{round(backend.PATIENCE_SECONDS * 1000)}ms"
            connection.execute(text("SELECT set_config('lock_timeout', :patience, true)"), {"patience": patience})
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITERS_LOCK})
            yield connection

    def _holds_ledger(self, connection: Connection) -> bool:
        tables = set(inspect(connection).get_table_names())
        if VERSION_TABLE in tables:
            return True
        if others := sorted(tables & metadata.tables.keys()):
            raise LedgerError(
                f"{self.place} is not a Dragoman ledger, and another program's tables ({', '.join(others)}) are in its "
                "way; it was left as it is: name another database, or another schema first in its search path"
            )
        return False

    def _scrub(self) -> None:
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM (FULL) payloads, sources"))

    def _explain(self, error: DBAPIError) -> LedgerError:
        meaning = _MEANINGS.get(getattr(error.orig, "sqlstate", None) or "", "cannot be used: {error}")
        said = str(error.orig).strip().partition("\n")[0]
        return LedgerError(f"the ledger {self.place} {meaning.format(error=said)}; nothing was changed")


_MEANINGS = {
    "55P03": f"is locked: another program has been using it for more than {backend.PATIENCE_SECONDS:g} seconds; "
    "try again when it is done",
    "53100": "has no room left: the server's disk is full; make room and try again",
    "25006": "is read-only: ask the server's owner for a database that may be written",
    "42501": "may not be used so by this user ({error}): ask the server's owner for the right",
}
"""What PostgreSQL's error codes mean to somebody with a ledger."""
