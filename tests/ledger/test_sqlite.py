"""SQLite holds the ledger's contract, and its files keep nothing that was erased and survive what happens to files."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, event

from dragoman.errors import DamagedError, LedgerError, UsageError
from dragoman.ledger import Ledger, open_ledger, sqlite
from dragoman.ledger.schema import VERSION_TABLE
from ledger.contract import LedgerContract
from ledger.samples import ROLE, reading, review, taken


class TestSqliteContract(LedgerContract):
    @pytest.fixture
    def fresh(self, tmp_path: Path) -> Callable[[], str]:
        numbers = iter(range(1000))
        return lambda: str(tmp_path / f"ledger {next(numbers)}?.db")

    @contextmanager
    def unguarded(self, location: str) -> Iterator[Connection]:
        engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(location))
        with engine.begin() as connection:
            names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
            for name in names:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
            yield connection
        engine.dispose()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with open_ledger(str(path), create=True) as opened:
        yield opened


def test_insert_or_replace_replaces_nothing(ledger: Ledger, path: Path) -> None:
    ledger.file(taken(1), None)
    with sqlite3.connect(path) as connection:
        for table in ("entries", "payloads", "sources"):
            with pytest.raises(sqlite3.IntegrityError, match="entry"):
                connection.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    connection.close()


def files_with(folder: Path, word: str) -> list[str]:
    """The files of a folder that hold a word in any of its likely encodings."""
    needles = [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")]
    return [file.name for file in folder.iterdir() if any(needle in file.read_bytes() for needle in needles)]


def test_nothing_of_an_erased_report_stays_in_the_files(ledger: Ledger, path: Path) -> None:
    words = {number: f"Zwiebel{number:02}kuchen" for number in range(12)}
    givens = {
        number: taken(number, text=f"{word} was served. " * (1 + 3 ** (number % 8)), title=f"On {word}")
        for number, word in words.items()
    }
    for number, given_ in givens.items():
        ledger.file(given_, reading(given_.report, statements=number))
        ledger.append(review(given_.report, because=f"{words[number]} is a cake."), author="A. Weber")
    gone = (0, 3, 7, 11)
    assert all(files_with(path.parent, word) for word in words.values())
    for number in gone:
        ledger.erase(givens[number].report.id, because="takedown", by="C. Clerk")
        assert files_with(path.parent, words[number]) == []
    assert all(files_with(path.parent, word) for number, word in words.items() if number not in gone)
    assert ledger.verify().ok
    with sqlite3.connect(path) as connection:
        dump = "\n".join(connection.iterdump())
    connection.close()
    assert not any(words[number] in dump for number in gone)


def test_erasing_folds_in_a_write_ahead_log(path: Path) -> None:
    given_ = taken(1)
    with open_ledger(str(path), create=True) as ledger:
        ledger.file(given_, None)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    with open_ledger(str(path)) as ledger:
        ledger.file(taken(2), reading(taken(2).report))
        ledger.erase(taken(2).report.id, because="takedown", by="C. Clerk")
        assert files_with(path.parent, "(2)") == []
        assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_interrupted_erasure_is_finished_by_the_next(ledger: Ledger, path: Path) -> None:
    ledger.file(taken(1), None)
    failing = LedgerError("no room for a second copy")
    with (
        patch.object(ledger._backend, "scrub", side_effect=failing),
        pytest.raises(LedgerError, match=r"is erased, but its space .* erase it again later\. .* no room"),
    ):
        ledger.erase(taken(1).report.id, because="takedown", by="C. Clerk")
    assert ledger.view().erased == {taken(1).report.id: "takedown"}
    ledger.erase(taken(1).report.id, because="takedown", by="C. Clerk")
    assert files_with(path.parent, "Rookery") == []


# Places that are no ledgers, or not ours to write


def test_a_missing_ledger_is_not_made_by_looking(path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no ledger at .*talks\.db: `dragoman add` creates one"):
        open_ledger(str(path))
    assert not path.exists()
    path.touch()
    with pytest.raises(LedgerError, match="no ledger at"):
        open_ledger(str(path))
    with open_ledger(f"sqlite:///{path}", create=True) as made:
        assert made.verify().ok


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        open_ledger(str(tmp_path), create=True)
    with pytest.raises(LedgerError, match="its folder does not exist"):
        open_ledger(str(tmp_path / "no" / "talks.db"), create=True)


@pytest.mark.parametrize("location", [":memory:", "sqlite://", "", "mysql://somewhere/db", "://", "sqlite:///:memory:"])
def test_some_locations_make_no_sense(location: str) -> None:
    with pytest.raises(UsageError):
        open_ledger(location, create=True)


def test_others_files_are_left_alone(path: Path) -> None:
    path.write_text("Shopping: bread, salt, and a great deal of paper.\n" * 40, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="is not a Dragoman ledger"):
        open_ledger(str(path), create=True)
    assert path.read_bytes() == before
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE entries (recipe TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="another program's database"):
        open_ledger(str(path), create=True)
    assert path.read_bytes() == before


@contextmanager
def as_an_ordinary_user() -> Iterator[None]:
    """File permissions mean nothing to root, so that root steps down for a while."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@pytest.fixture
def visible() -> Iterator[Path]:
    """A folder that any user may look into, as pytest's own are not."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.parametrize("create", [True, False])
def test_a_read_only_ledger_can_be_read(visible: Path, *, create: bool) -> None:
    path = visible / "talks.db"
    with open_ledger(str(path), create=True) as ledger:
        ledger.file(taken(1), None)
    path.chmod(0o444)
    visible.chmod(0o555)
    with as_an_ordinary_user():
        with open_ledger(str(path), create=create) as read_only:
            assert [filed.report for filed in read_only.view().filed] == [taken(1).report]
            assert read_only.verify().ok
            with pytest.raises(LedgerError, match="is read-only, so nothing was changed"):
                read_only.file(taken(2), None)
        with pytest.raises(LedgerError, match="its folder be written"):
            open_ledger(str(visible / "new.db"), create=True)
    with open_ledger(str(path)) as ledger:
        assert ledger.verify().entries == 1


def test_a_ledger_out_of_reach_says_so(visible: Path) -> None:
    closed = visible / "closed"
    closed.mkdir()
    open_ledger(str(closed / "talks.db"), create=True).close()
    closed.chmod(0o000)
    try:
        with as_an_ordinary_user(), pytest.raises(LedgerError, match="cannot be reached: Permission denied"):
            open_ledger(str(closed / "talks.db"))
    finally:
        closed.chmod(0o700)


def test_a_locked_ledger_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ledger(str(path), create=True).close()
    monkeypatch.setattr(sqlite, "PATIENCE_SECONDS", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_ledger(str(path)) as waiting:
        assert waiting.view().sequence == 0
        with pytest.raises(LedgerError, match="is locked"):
            waiting.file(taken(1), None)
        other.execute("ROLLBACK")
        other.close()
        assert waiting.file(taken(1), None).is_new_report


def test_a_ledger_in_use_is_not_called_bad(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE_SECONDS", 0.01)
    with open_ledger(str(path), create=True) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LedgerError, match="is locked"):
            ledger.verify()
        other.close()
        assert ledger.verify().ok


def test_a_full_disk_leaves_the_ledger_unharmed(ledger: Ledger, path: Path) -> None:
    ledger.file(taken(1), None)
    before = ledger.verify()
    engine = ledger._backend.engine
    engine.dispose()

    def fill(connection: sqlite3.Connection, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")

    event.listen(engine, "connect", fill)
    large = taken(2, text="A long communiqué. " * 5000)
    with pytest.raises(LedgerError, match="disk is full"):
        ledger.file(large, reading(large.report))
    assert ledger.verify() == before
    event.remove(engine, "connect", fill)
    engine.dispose()
    assert ledger.file(large, reading(large.report)).is_new_report
    assert ledger.verify().ok
    assert path.exists()


def test_a_newer_ledger_is_refused_and_left_alone(path: Path) -> None:
    open_ledger(str(path), create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE dragoman_schema SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"newer Dragoman .* update Dragoman"):
        open_ledger(str(path), create=True)
    assert path.read_bytes() == before


# What happens to files


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "talks.db"
    with open_ledger(str(path), create=True) as ledger:
        for number in range(3):
            ledger.file(taken(number), reading(taken(number).report))
        ledger.append(ROLE, author="A. Weber")
        ledger.erase(taken(1).report.id, because="takedown", by="C. Clerk")
    return path


def everything(ledger: Ledger) -> object:
    view = ledger.view(recorded_as_of=8)
    return view, [(ledger.source(report), ledger.alignment(report)) for report in ledger.report_ids()]


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("payloads", "content", "x''"),
        ("payloads", "salt", "'salt'"),
        ("sources", "data", "'text'"),
        ("sources", "alignment", "x'5b5d'"),
    ],
)
def test_a_value_of_another_type_is_told_as_damage(
    filled: Path, path: Path, table: str, column: str, value: str
) -> None:
    shutil.copy(filled, path)
    with sqlite3.connect(path) as connection:
        for name, of in connection.execute(
            "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            if of == table:
                connection.execute(f"DROP TRIGGER {name}")
        connection.execute(f"UPDATE {table} SET {column} = {value}")
    connection.close()
    with open_ledger(str(path)) as damaged:
        verified = damaged.verify()
    assert not verified.ok
    assert verified.problem


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_flipped_byte_changes_what_is_said_unnoticed(filled: Path, path: Path, data: st.DataObject) -> None:
    held = bytearray(filled.read_bytes())
    used = [place for place, byte in enumerate(held) if byte]
    place = data.draw(st.sampled_from(used))
    held[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(held)
    try:
        with open_ledger(str(path)) as flipped:
            if flipped.verify().ok:
                with open_ledger(str(filled)) as sound:
                    assert everything(flipped) == everything(sound)
    except LedgerError:
        pass  # it was noticed sooner


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("DELETE FROM {table}", "names no versions of its schema"),
        ("INSERT INTO {table} VALUES ('0000')", "names 2 versions of its schema"),
    ],
)
def test_a_schema_without_one_version_is_damage(filled: Path, path: Path, change: str, told: str) -> None:
    shutil.copy(filled, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change.format(table=VERSION_TABLE))
    with pytest.raises(DamagedError, match=told):
        open_ledger(str(path))


def test_text_that_is_no_longer_utf_8_is_damage(filled: Path, path: Path) -> None:
    path.write_bytes(filled.read_bytes().replace(b'"statements"', b'"st\xfetements"'))
    with open_ledger(str(path)) as spoilt:
        with pytest.raises(DamagedError, match="is damaged"):
            spoilt.view()
        assert not spoilt.verify().ok


def test_a_cut_off_file_is_found(filled: Path, path: Path) -> None:
    shutil.copy(filled, path)
    os.truncate(path, path.stat().st_size - 4096)
    with pytest.raises(DamagedError, match="is damaged"), open_ledger(str(path)) as cut:
        cut.view()


def test_a_process_killed_at_any_moment_leaves_a_ledger_that_the_same_command_completes(tmp_path: Path) -> None:
    script = Path(__file__).with_name("kill_at_every_step.py")
    ran = subprocess.run([sys.executable, script, tmp_path], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert int(ran.stdout.split()[0]) > 20, ran.stdout
