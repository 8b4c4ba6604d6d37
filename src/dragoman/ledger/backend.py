"""What differs between databases: how a ledger is found, how writers take turns, what the database's errors mean."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from dragoman.errors import DamagedError, LedgerError
from dragoman.ledger.schema import VERSION_TABLE

PATIENCE_SECONDS = 30.0
"""How long a writer waits for its turn before it says that the ledger is locked."""


class Backend(ABC):
    """A database that may hold a ledger."""

    place: str
    """Where it is, as messages name it, without passwords."""
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one unchanging state of the ledger; its errors become LedgerErrors."""
        with self._explained(), self._open_reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one writer's connection: all that is done with it is kept, or on any error nothing is."""
        with self._explained(), self._open_writing() as connection:
            yield connection

    def revision(self, connection: Connection) -> str | None:
        """Return the revision of the ledger's schema, or None in an empty place; raise LedgerError for others' data."""
        if not self._holds_ledger(connection):
            return None
        found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalars().all()  # noqa: S608
        if len(found) != 1:
            raise DamagedError(
                f"the ledger {self.place} is damaged: it names {len(found) or 'no'} versions of its schema in place of "
                "one; go back to a copy of it"
            )
        return str(found[0])

    def scrub(self) -> None:
        """Give up for good the space of what was deleted, so that none of its bytes stay in the database's files."""
        with self._explained():
            self._scrub()

    def damage(self) -> str | None:
        """Return what the database itself finds broken in its files, or None."""
        return None

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self._explain(error) from error
        except UnicodeDecodeError as error:
            raise DamagedError(f"the ledger {self.place} is damaged: {error}; go back to a copy of it") from error

    @abstractmethod
    def _open_reading(self) -> AbstractContextManager[Connection]: ...

    @abstractmethod
    def _open_writing(self) -> AbstractContextManager[Connection]: ...

    @abstractmethod
    def _holds_ledger(self, connection: Connection) -> bool:
        """Tell a ledger (True) from an empty database (False); raise LedgerError for anything else."""

    @abstractmethod
    def _scrub(self) -> None: ...

    @abstractmethod
    def _explain(self, error: DBAPIError) -> LedgerError: ...
