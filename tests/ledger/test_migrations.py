"""The migrations make the tables that the queries know, and take an older ledger along whole or not at all."""

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from dragoman.errors import LedgerError
from dragoman.ledger import open_ledger
from dragoman.ledger.migrations import SCRIPTS, bring_up_to_date
from dragoman.ledger.schema import REVISIONS, VERSION_TABLE, metadata
from dragoman.ledger.sqlite import SqliteBackend
from ledger.samples import reading, taken

NEXT = '''
"""A next revision, for the test."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
    op.add_column("payloads", sa.Column("note", sa.String))
    op.execute("INSERT INTO nowhere VALUES (1)" if BROKEN else "SELECT 1")
'''


def test_every_revision_is_listed_in_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert [script.revision for script in scripts.walk_revisions()][::-1] == list(REVISIONS)


def test_the_migrations_make_the_tables_that_queries_know(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "talks.db"), create=True) as ledger, ledger._backend.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []


@pytest.fixture
def older(tmp_path: Path) -> SqliteBackend:
    path = tmp_path / "talks.db"
    with open_ledger(str(path), create=True) as ledger:
        ledger.file(taken(1), reading(taken(1).report))
    return SqliteBackend(path, create=False)


def scripts_with_next(folder: Path, *, broken: bool) -> Path:
    scripts = folder / "a 100% new version"
    shutil.copytree(SCRIPTS, scripts)
    (scripts / "versions" / "v0002_next.py").write_text(NEXT.replace("BROKEN", str(broken)), encoding="utf-8")
    return scripts


def columns(backend: SqliteBackend) -> set[str]:
    with backend.reading() as connection:
        return {column["name"] for column in inspect(connection).get_columns("payloads")}


def test_an_older_ledger_is_migrated_when_opened(older: SqliteBackend, tmp_path: Path) -> None:
    scripts = scripts_with_next(tmp_path, broken=False)
    for _ in range(2):
        bring_up_to_date(older, create=False, scripts=scripts, revisions=("0001", "0002"))
        assert "note" in columns(older)
    with pytest.raises(LedgerError, match=r"newer Dragoman \(schema 0002, this one knows up to 0001\)"):
        open_ledger(older.place)


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(older: SqliteBackend, tmp_path: Path) -> None:
    before = Path(older.place).read_bytes()
    scripts = scripts_with_next(tmp_path, broken=True)
    with pytest.raises(LedgerError, match="nowhere"):
        bring_up_to_date(older, create=False, scripts=scripts, revisions=("0001", "0002"))
    assert Path(older.place).read_bytes() == before
    with open_ledger(older.place) as ledger:
        assert ledger.verify().ok
