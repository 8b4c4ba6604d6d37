"""SQLite: the ledger as one file.

The journal is the classic one (`journal_mode=DELETE`), not the write-ahead log: a ledger at rest is then one file that
can be copied, mailed or put away read-only, an erased text cannot linger in a `-wal` beside it, and a short wait
between a writer and readers costs a laptop nothing. `synchronous=EXTRA` makes what was filed survive a power cut.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from dragoman.errors import DamagedError, LedgerError
from dragoman.ledger.backend import PATIENCE_SECONDS, Backend

APPLICATION_ID = 0x44524147
"""Marks the file as a ledger of ours ("DRAG"); `file` and SQLite's `PRAGMA application_id` show it."""

_PRAGMAS = (
    "foreign_keys=ON",
    "secure_delete=ON",  # what is deleted is overwritten with zeros
    "synchronous=EXTRA",
    "trusted_schema=OFF",
)


class SqliteBackend(Backend):
    """A ledger in one file."""

    def __init__(self, path: Path, *, create: bool) -> None:
        self.place = str(path)
        self._path = path
        try:
            self._check_place(create=create)
        except OSError as error:
            raise LedgerError(f"the ledger {self.place} cannot be reached: {error.strerror}") from error
        self._mode = "rwc" if create else "rw"
        self.engine = create_engine(URL.create("sqlite+pysqlite", database=str(path)), creator=self._connect)
        # The driver's own transactions begin too late for a consistent read and not IMMEDIATE for writing.
        event.listen(self.engine, "begin", _begin)

    def _check_place(self, *, create: bool) -> None:
        if self._path.is_dir():
            raise LedgerError(
                f"{self.place} is a folder: name the ledger's file in it, e.g. {self._path / 'dragoman.db'}"
            )
        if create and not self._path.absolute().parent.is_dir():
            raise LedgerError(f"no ledger can be made at {self.place}: its folder does not exist; make it first")
        if not create and not self._path.exists():
            raise LedgerError(f"no ledger at {self.place}: `dragoman add` creates one")

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"file:{quote(str(self._path.absolute()))}?mode={self._mode}",
            uri=True,
            timeout=PATIENCE_SECONDS,
            isolation_level=None,
            check_same_thread=False,  # the pool lends a connection to one thread at a time
        )
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    @contextmanager
    def _open_reading(self) -> Iterator[Connection]:
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _open_writing(self) -> Iterator[Connection]:
        with self.engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection, connection.begin():
            yield connection

    def _holds_ledger(self, connection: Connection) -> bool:
        application = connection.execute(text("PRAGMA application_id")).scalar_one()
        tables = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
        if application == APPLICATION_ID and tables:
            return True
        if application or tables:
            raise LedgerError(
                f"{self.place} is not a Dragoman ledger but another program's database; it was left as it is: "
                "name another file with --ledger"
            )
        return False

    def _scrub(self) -> None:
        with self.engine.connect().execution_options(begin="") as connection:
            # Somebody may have turned the write-ahead log on: this folds it in and removes it.
            connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
            connection.exec_driver_sql("VACUUM")

    def damage(self) -> str | None:
        """Return what SQLite's own check finds broken in the file, or None."""
        with self.reading() as connection:
            found: str = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
        return None if found == "ok" else f"SQLite finds the file damaged: {found}"

    def _explain(self, error: DBAPIError) -> LedgerError:
        name = getattr(error.orig, "sqlite_errorname", "")
        for prefix, meaning in _MEANINGS.items():
            if name.startswith(prefix):
                kind = DamagedError if prefix == "SQLITE_CORRUPT" else LedgerError
                return kind(meaning.format(place=self.place))
        if "decode to UTF-8" in str(error.orig):  # the driver's message has no code, and quotes what it stumbled on
            return DamagedError(_MEANINGS["SQLITE_CORRUPT"].format(place=self.place))
        return LedgerError(f"the ledger {self.place} cannot be used: {error.orig}; nothing was changed")


def _begin(connection: Connection) -> None:
    if statement := connection.get_execution_options().get("begin", "BEGIN"):
        connection.exec_driver_sql(statement)


_MEANINGS = {
    "SQLITE_BUSY": "the ledger {place} is locked: another program has been using it for more than "
    f"{PATIENCE_SECONDS:g} seconds; nothing was changed, try again when it is done",
    "SQLITE_READONLY": "the ledger {place} is read-only, so nothing was changed: make its file and folder writable, "
    "or work on a copy",
    "SQLITE_CANTOPEN": "the ledger {place} cannot be opened: check that its file may be read and its folder be "
    "written (SQLite keeps its journal there while it writes); nothing was changed",
    "SQLITE_FULL": "the disk is full, so nothing was changed in the ledger {place}: make room and try again",
    "SQLITE_NOTADB": "{place} is not a Dragoman ledger; it was left as it is: name another file with --ledger",
    "SQLITE_CORRUPT": "the ledger {place} is damaged: its file does not hold together; go back to a copy of it",
    "SQLITE_IOERR": "the ledger {place} cannot be read or written: its disk reports an error; nothing was changed",
}
