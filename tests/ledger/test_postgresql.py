"""PostgreSQL holds the ledger's contract. The tests start a server of their own, in a folder of its own."""

import os
import pwd
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url

from dragoman.errors import LedgerError
from dragoman.ledger import backend, open_ledger
from dragoman.ledger.postgresql import WRITERS_LOCK
from ledger.contract import LedgerContract
from ledger.samples import reading, review, taken

SCHEMAS = count(1)


def _programs() -> Path:
    """The newest server's programs, which Debian keeps off the path."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[-3]))
    if not folders:
        pytest.skip("no PostgreSQL server is installed: `make system-deps` installs one")
    return folders[-1].parent


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of a server that lives as long as the module's tests."""
    programs = _programs()
    # PostgreSQL refuses to run as root.
    user = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    with TemporaryDirectory() as folder:
        os.chown(folder, user.pw_uid, user.pw_gid)

        def run(*command: str) -> None:
            subprocess.run(
                command, user=user.pw_uid, group=user.pw_gid, cwd=folder, check=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip

        data = f"{folder}/data"
        run(f"{programs}/initdb", "-D", data, "-U", "dragoman", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C")
        # Nothing listens on the network, and the disk need not be waited for.
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        run(f"{programs}/pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://dragoman@/postgres?host={folder}"
        finally:
            run(f"{programs}/pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


@contextmanager
def connected(location: str) -> Iterator[Connection]:
    engine = create_engine(location)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def fresh(server: str) -> Callable[[], str]:
    def make() -> str:
        name = f"ledger_{next(SCHEMAS)}"
        with connected(server) as connection:
            connection.execute(text(f"CREATE SCHEMA {name}"))
        return f"{server}&options=-csearch_path%3D{name}"

    return make


class TestPostgresqlContract(LedgerContract):
    @pytest.fixture
    def fresh(self, fresh: Callable[[], str]) -> Callable[[], str]:
        return fresh

    @contextmanager
    def unguarded(self, location: str) -> Iterator[Connection]:
        with connected(location) as connection:
            connection.execute(text("SET session_replication_role = replica"))
            yield connection


@pytest.fixture
def location(fresh: Callable[[], str]) -> str:
    return fresh()


def test_an_empty_database_is_no_ledger_until_made_one(location: str) -> None:
    with pytest.raises(LedgerError, match="no ledger at"):
        open_ledger(location)
    with open_ledger(location.replace("+psycopg", ""), create=True) as made:
        assert made.verify().ok
    with open_ledger(location) as found:
        assert found.view().sequence == 0


def test_others_tables_are_left_alone(location: str) -> None:
    with connected(location) as connection:
        connection.execute(text("CREATE TABLE entries (recipe TEXT)"))
    with pytest.raises(LedgerError, match=r"another program's tables \(entries\)"):
        open_ledger(location, create=True)


def test_a_server_out_of_reach_says_so_without_the_password() -> None:
    url = "postgresql://me:hunter2@/talks?host=/nowhere"
    with pytest.raises(LedgerError, match=r"cannot be used: .*nowhere") as caught:
        open_ledger(url)
    assert "hunter2" not in str(caught.value)
    assert make_url(url).password == "hunter2"


def test_a_locked_ledger_says_so(location: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backend, "PATIENCE_SECONDS", 0.05)
    with open_ledger(location, create=True) as ledger:
        with connected(location) as other:
            other.execute(text(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})"))
            assert ledger.view().sequence == 0
            with pytest.raises(LedgerError, match="is locked"):
                ledger.file(taken(1), None)
        assert ledger.file(taken(1), None).is_new_report


def test_a_ledger_is_never_emptied(location: str) -> None:
    with open_ledger(location, create=True) as ledger:
        ledger.file(taken(1), None)
        for table in ("entries", "payloads", "sources", "erased"):
            with connected(location) as other, pytest.raises(Exception, match="never emptied"):
                other.execute(text(f"TRUNCATE {table} CASCADE"))
        assert ledger.verify().entries == 1


def test_nothing_of_an_erased_report_stays_in_the_tables_files(server: str, location: str) -> None:
    word = "Schwarzwälderkirschtorte"
    given = taken(1, text=f"{word} was served. ")
    with open_ledger(location, create=True) as ledger:
        ledger.file(given, reading(given.report))
        for number in range(5):
            ledger.append(review(given.report, because=f"{word} is a cake ({number})."), author="A. Weber")
        with connected(location) as other:
            other.execute(text("ANALYZE"))
        assert _files_with(server, word)
        ledger.erase(given.report.id, because="takedown", by="C. Clerk")
        assert _files_with(server, word) == []
        assert ledger.verify().ok


def _files_with(server: str, word: str) -> list[str]:
    """The files of the databases' tables that hold a word."""
    engine = create_engine(server)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
    engine.dispose()
    base = Path(str(make_url(server).query["host"])) / "data" / "base"
    return [file.name for file in base.rglob("*") if file.is_file() and word.encode() in file.read_bytes()]
