"""The tables of a board: what `docs/tables.md` says, whole, and the same bytes for the same board."""

import csv
import io
import zipfile
from pathlib import Path

import invented
import pytest

from dragoman.errors import DragomanError
from dragoman.export.tables import TABLES, Table, csv_files, tables_page, write_csv

PAGE = Path(__file__).parent.parent.parent / "docs" / "tables.md"


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_files(invented.BOARD)[f"{name}.csv"])))


def test_the_page_describes_every_column() -> None:
    assert PAGE.read_text(encoding="utf-8") == tables_page(), "run `python -m dragoman.export.tables > docs/tables.md`"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_has_rows_with_all_its_columns(table: Table) -> None:
    listed = rows(table.name)
    assert listed
    assert all(set(row) == set(table.columns) for row in listed)


def test_a_toll_is_four_numbers() -> None:
    (incident,) = rows("incidents")
    assert [incident[key] for key in ("killed_low", "killed_high", "injured_low", "injured_high")] == ["6", "9", "", ""]


def test_stances_come_oldest_first_and_the_latest_is_marked() -> None:
    assert [(row["stance"], row["order"], row["latest"]) for row in rows("positions")] == [
        ("rejects", "1", "0"), ("accepts", "2", "1"),
    ]  # fmt: skip


def test_every_account_quotes_the_text_it_points_into() -> None:
    for row in rows("accounts"):
        assert invented.TEXT[int(row["begin"]) : int(row["end"])] == row["quote"]


def test_a_folder_and_an_archive_hold_the_same(tmp_path: Path) -> None:
    written = write_csv(invented.BOARD, tmp_path / "a" / "tables")
    (packed,) = write_csv(invented.BOARD, tmp_path / "tables.zip")
    with zipfile.ZipFile(packed) as archive:
        assert {path.name: path.read_bytes() for path in written} == {n: archive.read(n) for n in archive.namelist()}
    first = packed.read_bytes()
    write_csv(invented.BOARD, packed)
    assert packed.read_bytes() == first


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DragomanError, match=r"file: cannot be written"):
        write_csv(invented.BOARD, tmp_path / "file")
