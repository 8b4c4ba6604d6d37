"""The ledger's small parts, each on its own: the public names, the chain's hashes, anchors, and what opening costs."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

import dragoman.ledger
from dragoman.errors import LedgerError, ModelError, SpanError, UsageError
from dragoman.ledger import open_ledger
from dragoman.ledger.anchors import check_reading, check_review, spans_of
from dragoman.ledger.chain import GENESIS, Entry, entry_hash, salted_digest, timestamp
from dragoman.ledger.payloads import pack, subject_of, unpack, unpack_reading
from dragoman.model.entries import Review
from dragoman.model.span import Span
from ledger.samples import PROCESS, ROLE, link, reading, review, taken


def test_the_public_names_are_these() -> None:
    assert dragoman.ledger.__all__ == ["Filing", "Ledger", "Logged", "Verification", "open_ledger"]


def test_an_entry_is_named_by_the_hash_of_its_canonical_json() -> None:
    entry = Entry(1, "role", "2031-04-06T09:00:00.000000Z", "Ä. Weber", "role-1", None, "ab", GENESIS, "")
    plain = (
        '{"author":"Ä. Weber","kind":"role","payload_digest":"ab","previous":"' + GENESIS + '","reader_digest":null,'
        '"recorded":"2031-04-06T09:00:00.000000Z","sequence":1,"subject":"role-1"}'
    )
    assert entry_hash(entry) == hashlib.sha256(plain.encode()).hexdigest()
    assert entry_hash(replace(entry, hash="cd")) == entry_hash(entry)
    assert salted_digest(b"salt", "{}") == hashlib.sha256(b"salt{}").hexdigest()


def test_times_are_told_in_utc_and_sort_as_texts() -> None:
    moment = datetime(2031, 4, 6, 11, 0, tzinfo=timezone(timedelta(hours=2)))
    assert timestamp(moment) == "2031-04-06T09:00:00.000000Z"
    assert (
        timestamp(moment)
        < timestamp(moment + timedelta(microseconds=1))
        < timestamp(datetime.now(UTC).replace(year=2032))
    )
    with pytest.raises(UsageError, match="no time zone"):
        timestamp(datetime(2031, 4, 6))  # noqa: DTZ001  # the point of the test


def test_all_anchors_are_found_however_deep() -> None:
    found = reading(taken(1).report)
    assert set(spans_of(found)) == {Span(0, 5), Span(0, len(found.report.text))}
    assert check_reading(found) == len(list(spans_of(found))) == 8
    deep = replace(found.actors[0], words={"name": (Span(3, 999),)})
    with pytest.raises(SpanError, match=r"\[3, 999\)"):
        check_reading(replace(found, actors=(deep,)))


def test_a_review_rests_on_words_that_are_there() -> None:
    report = taken(1).report
    said = review(report)
    assert check_review(said, report.text) == 3
    for changed, problem in (
        (replace(said, kind="rumours"), "'rumours' is none of actors, times"),
        (replace(said, content={"date": None}), "Event: the key 'id' is missing"),
        (replace(said, quotes=("Never said",)), "it quotes 'Never said'"),
        (replace(said, content=dict(said.content) | {"evidence": [[0, 999]]}), "reaches past"),
    ):
        with pytest.raises(ModelError, match=problem):
            check_review(changed, report.text)


def test_payloads_come_back_as_they_were() -> None:
    report = taken(1).report
    assert unpack(Review, pack(review(report))) == review(report)
    assert unpack_reading(pack(reading(report)), report) == reading(report)
    assert report.text not in pack(reading(report))
    with pytest.raises(LedgerError, match=r"Review: the key 'item' is missing"):
        unpack(Review, "{}")
    with pytest.raises(LedgerError, match="dragoman verify"):
        unpack(Review, "{")


def test_subjects_tell_no_names() -> None:
    subjects = [subject_of(ROLE), subject_of(PROCESS), subject_of(link("a", "b")), subject_of(link("b", "c"))]
    assert len(set(subjects)) == 4
    assert not any(name in subject for subject in subjects for name in ("Tarsk", "Orvania"))
    assert subject_of(link("b", "a")) == subject_of(link("a", "b"))


def test_opening_a_ledger_of_todays_schema_loads_no_migrations(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    open_ledger(str(path), create=True).close()
    program = (
        "import sys; from dragoman.ledger import open_ledger; "
        f"open_ledger({str(path)!r}, create=True).view(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
