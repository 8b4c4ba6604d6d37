"""What every backend's ledger must do: a backend's own test class says where ledgers go and how to get past guards."""

import json
import random
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from dragoman.errors import ErasedError, LedgerError, UsageError
from dragoman.ledger import Ledger, open_ledger
from dragoman.ledger.chain import FIELDS, Entry, entry_hash, salted_digest
from dragoman.ledger.payloads import Said
from dragoman.model.entries import View
from dragoman.model.record import Sent
from dragoman.model.report import Taken
from dragoman.model.span import Span
from ledger.samples import (
    DIGEST,
    OTHER_DIGEST,
    PROCESS,
    READER,
    ROLE,
    link,
    reading,
    retraction,
    review,
    taken,
    with_text,
)

START = datetime(2031, 4, 6, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that goes forward a second each time it is looked at, or wherever it is put."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


def contents(view: View) -> dict[str, Any]:
    """What a view says apart from when it was recorded and in what order."""
    return {
        "filed": {filed.report.id: (filed.report, filed.reading) for filed in view.filed},
        "said": sorted(map(repr, (*view.reviews, *view.links, *view.roles, *view.processes, *view.retractions))),
        "erased": dict(view.erased),
    }


class LedgerContract(ABC):
    """The contract; subclasses name their backend."""

    @abstractmethod
    @pytest.fixture
    def fresh(self) -> Callable[[], str]:
        """Gives the location of a ledger that does not exist yet, each time another."""

    @abstractmethod
    def unguarded(self, location: str) -> AbstractContextManager[Connection]:
        """A connection past all guards, as somebody with the database in hands has it; commits at the end."""

    @pytest.fixture
    def location(self, fresh: Callable[[], str]) -> str:
        return fresh()

    @pytest.fixture
    def clock(self) -> Clock:
        return Clock()

    @pytest.fixture
    def ledger(self, location: str, clock: Clock) -> Iterator[Ledger]:
        with open_ledger(location, create=True, clock=clock) as opened:
            yield opened

    # Filing

    def test_what_was_filed_is_what_is_seen(self, ledger: Ledger) -> None:
        first, second = taken(1), taken(2)
        filing = ledger.file(first, reading(first.report))
        assert (filing.report_id, filing.is_new_report, filing.is_new_reading) == (first.report.id, True, True)
        ledger.file(second, None)
        view = ledger.view()
        assert [(filed.report, filed.reading) for filed in view.filed] == [
            (first.report, reading(first.report)),
            (second.report, None),
        ]
        assert view.sequence == 3
        assert ledger.report_ids() == (first.report.id, second.report.id)
        assert ledger.report(first.report.id) == first.report

    def test_the_source_is_kept_to_the_byte(self, ledger: Ledger) -> None:
        given = taken(1, text="“Äpfel”\r\n\x00 und \N{GRINNING FACE} Birnen")
        ledger.file(given, None)
        assert ledger.source(given.report.id) == given.source
        assert ledger.alignment(given.report.id) == given.alignment
        assert ledger.report(given.report.id) == given.report

    def test_filing_again_changes_nothing(self, ledger: Ledger) -> None:
        given = taken(1)
        ledger.file(given, reading(given.report))
        before = ledger.verify()
        filing = ledger.file(given, reading(given.report))
        assert not filing.is_new_report
        assert not filing.is_new_reading
        assert ledger.verify() == before

    def test_a_new_reader_adds_a_reading_beside_the_old(self, ledger: Ledger) -> None:
        given = taken(1)
        ledger.file(given, reading(given.report))
        filing = ledger.file(given, reading(given.report, OTHER_DIGEST))
        assert not filing.is_new_report
        assert filing.is_new_reading
        assert ledger.has_reading(given.report.id, DIGEST)
        assert ledger.has_reading(given.report.id, OTHER_DIGEST)
        assert not ledger.has_reading(given.report.id, "0" * 64)
        ledger.file(given, reading(given.report))
        view = ledger.view()
        assert view.sequence == 3
        assert [filed.reading and filed.reading.reader_digest for filed in view.filed] == [OTHER_DIGEST]

    def test_a_second_reading_counts_only_where_it_is_asked_for(self, ledger: Ledger) -> None:
        given, unread = taken(1), taken(2)
        ledger.file(given, reading(given.report))
        ledger.file(unread, reading(unread.report))
        sent = Sent("localhost:1", "owl", remote=False)
        second = replace(reading(given.report, OTHER_DIGEST), reader="second reader owl", sent=sent)
        assert ledger.file(given, second).is_new_reading
        assert not ledger.file(given, second).is_new_reading
        assert ledger.has_reading(given.report.id, OTHER_DIGEST)
        assert [filed.reading for filed in ledger.view().filed] == [reading(given.report), reading(unread.report)]
        assert [filed.reading for filed in ledger.view(reader="OWL").filed] == [second, None]
        assert ledger.view(reader=READER).filed == ledger.view().filed
        assert [filed.reading for filed in ledger.view(reader="owl", recorded_as_of=4).filed] == [None, None]
        assert ledger.reading(given.report.id, OTHER_DIGEST) == second
        assert ledger.reading(given.report.id, "0" * 64) is None
        with pytest.raises(UsageError, match="no reader here goes by 'lark'"):
            ledger.view(reader="lark")
        with pytest.raises(UsageError, match="2 readers go by 'r'"):
            ledger.view(reader="r")
        assert ledger.verify().ok

    def test_erasing_takes_second_readings_and_what_rests_on_them(self, ledger: Ledger) -> None:
        given = taken(1)
        ledger.file(given, reading(given.report))
        ledger.file(given, replace(reading(given.report, OTHER_DIGEST), sent=Sent("localhost:1", "owl", remote=False)))
        actor = reading(given.report, OTHER_DIGEST).actors[0].id
        ledger.append(link(actor, "actor-3"), author="A. Weber")
        assert ledger.erase(given.report.id, because="takedown", by="C. Clerk").sequences == (1, 2, 3, 4)
        assert ledger.verify().ok

    def test_a_reading_must_fit_its_report(self, ledger: Ledger) -> None:
        given, other = taken(1), taken(2)
        fit = reading(given.report)
        past_the_end = replace(fit, times=(replace(fit.times[0], span=Span(0, 1000)),))
        with pytest.raises(LedgerError, match=r"\[0, 1000\) reaches past"):
            ledger.file(given, past_the_end)
        with pytest.raises(LedgerError, match=f"is of {other.report.id}"):
            ledger.file(given, reading(other.report))
        assert ledger.view().sequence == 0

    def test_the_text_on_record_stays_when_intake_changes(self, ledger: Ledger) -> None:
        given = taken(1)
        ledger.file(given, None)
        cleaned_otherwise = with_text(given, "Something else.")
        with pytest.raises(LedgerError, match="with another text"):
            ledger.file(cleaned_otherwise, reading(cleaned_otherwise.report))
        assert not ledger.file(cleaned_otherwise, None).is_new_report
        assert ledger.report(given.report.id) == given.report

    def test_a_source_must_be_what_its_digest_names(self, ledger: Ledger) -> None:
        given = taken(1)
        with pytest.raises(LedgerError, match=r"report-1\.txt"):
            ledger.file(replace(given, source=replace(given.source, data=b"x")), None)

    def test_half_a_character_is_refused(self, ledger: Ledger) -> None:
        given = with_text(taken(1), "\ud800")
        with pytest.raises(LedgerError, match="cannot be kept"):
            ledger.file(given, None)
        assert ledger.view().sequence == 0

    # What people say

    def test_what_people_say_is_seen_in_order(self, ledger: Ledger) -> None:
        given = taken(1)
        ledger.file(given, reading(given.report))
        said: list[Said] = [review(given.report), link("actor-1", "actor-2"), ROLE, PROCESS, retraction(given.report)]
        assert [ledger.append(payload, author="A. Weber") for payload in said] == [3, 4, 5, 6, 7]
        view = ledger.view()
        assert [*view.reviews, *view.links, *view.roles, *view.processes, *view.retractions] == said

    def test_saying_the_latest_word_again_adds_nothing(self, ledger: Ledger) -> None:
        given = taken(1)
        ledger.file(given, None)
        first, second = review(given.report), review(given.report, because="On second thoughts.")
        of_another_item = review(given.report, item="event-2")
        said: list[Said] = [first, first, of_another_item, first, second, first, ROLE, ROLE, PROCESS, PROCESS]
        numbers = [ledger.append(payload, author="A. Weber") for payload in said]
        assert numbers == [2, 2, 3, 2, 4, 5, 6, 6, 7, 7]

    def test_the_same_pair_is_one_link_either_way(self, ledger: Ledger) -> None:
        for payload in (link("a", "b"), link("b", "a"), link("a", "b"), link("a", "b")):
            ledger.append(payload, author="A. Weber")
        assert len(ledger.view().links) == 3

    def test_a_review_is_of_a_report_that_says_its_quotes(self, ledger: Ledger) -> None:
        given = taken(1)
        with pytest.raises(UsageError, match=f"no report {given.report.id}"):
            ledger.append(review(given.report), author="A. Weber")
        ledger.file(given, None)
        with pytest.raises(UsageError, match="does not fit its report: it quotes 'Never said'"):
            ledger.append(replace(review(given.report), quotes=("Never said",)), author="A. Weber")

    # Clocks

    def test_a_view_can_be_cut_at_an_entry_or_a_moment(self, ledger: Ledger, clock: Clock) -> None:
        first, second = taken(1), taken(2)
        ledger.file(first, reading(first.report))
        between = clock()
        ledger.file(first, reading(first.report, OTHER_DIGEST))
        ledger.file(second, None)
        assert ledger.view(recorded_as_of=START).filed == ()
        assert ledger.view(recorded_as_of=1).filed[0].reading is None
        earlier = ledger.view(recorded_as_of=between)
        assert earlier.recorded_as_of == "2031-04-06T09:00:03.000000Z"
        assert earlier.sequence == 2
        assert earlier.filed == ledger.view(recorded_as_of=2).filed
        assert [filed.reading and filed.reading.reader_digest for filed in earlier.filed] == [DIGEST]
        assert len(ledger.view().filed) == 2

    def test_a_moment_needs_a_zone_and_a_number_an_entry(self, ledger: Ledger) -> None:
        with pytest.raises(UsageError, match="no time zone"):
            ledger.view(recorded_as_of=datetime(2031, 4, 6))  # noqa: DTZ001  # the point of the test
        with pytest.raises(UsageError, match="no entry 7"):
            ledger.view(recorded_as_of=7)

    def test_entry_times_never_fall(self, ledger: Ledger, clock: Clock) -> None:
        ledger.file(taken(1), None)
        clock.time -= timedelta(days=1)
        ledger.file(taken(2), None)
        times = [filed.recorded for filed in ledger.view().filed]
        assert times == sorted(times)
        assert ledger.view().recorded_as_of >= times[-1]
        assert ledger.verify().ok

    # Guards

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE entries SET author = 'me' WHERE sequence = 1",
            "DELETE FROM entries WHERE sequence = 2",
            "UPDATE payloads SET content = '{}'",
            "DELETE FROM payloads",
            "UPDATE sources SET alignment = '{}'",
            "DELETE FROM sources",
            "INSERT INTO erased (sequence, erasure) VALUES (1, 2)",
            "INSERT INTO entries SELECT 5, kind, recorded, author, subject, reader_digest, 'x', previous, hash "
            "FROM entries WHERE sequence = 1",
            "INSERT INTO entries SELECT 3, kind, recorded, author, subject, reader_digest, 'x', previous, hash "
            "FROM entries WHERE sequence = 1",
        ],
    )
    def test_the_database_refuses_to_rewrite(self, ledger: Ledger, statement: str) -> None:
        given = taken(1)
        ledger.file(given, reading(given.report))
        with ledger._backend.engine.connect() as connection, pytest.raises(DBAPIError, match=r"entry|erase"):
            connection.execute(text(statement))
        assert ledger.verify().ok

    # Erasure

    def test_erasing_takes_all_that_was_derived(self, ledger: Ledger) -> None:
        gone, kept = taken(1), taken(2)
        ledger.file(gone, reading(gone.report))
        ledger.file(kept, reading(kept.report))
        ledger.file(gone, reading(gone.report, OTHER_DIGEST))
        mine, others = reading(gone.report).actors[0].id, reading(kept.report).actors[0].id
        for payload in (
            review(gone.report),
            review(kept.report),
            link(others, mine),
            link(others, "actor-3"),
            ROLE,
            retraction(gone.report),
        ):
            ledger.append(payload, author="A. Weber")
        erasure = ledger.erase(gone.report.id, because="court order 12", by="C. Clerk")
        assert erasure.sequences == (1, 2, 5, 6, 8, 11)
        view = ledger.view()
        assert [filed.report for filed in view.filed] == [kept.report]
        assert view.reviews == (review(kept.report),)
        assert view.links == (link(others, "actor-3"),)
        assert view.retractions == ()
        assert view.erased == {gone.report.id: "court order 12"}
        verification = ledger.verify()
        assert verification.ok, verification.problem
        assert verification.erased == (erasure,)
        assert verification.entries == 12
        assert ledger.report_ids() == (kept.report.id,)

    def test_what_is_erased_is_gone_from_earlier_views_and_named_there(self, ledger: Ledger) -> None:
        gone = taken(1)
        ledger.append(ROLE, author="A. Weber")
        ledger.file(gone, None)
        ledger.erase(gone.report.id, because="takedown", by="C. Clerk")
        assert ledger.view(recorded_as_of=1).erased == {}
        assert ledger.view(recorded_as_of=2).filed == ()
        assert ledger.view(recorded_as_of=2).erased == {gone.report.id: "takedown"}

    def test_erasing_is_for_good(self, ledger: Ledger) -> None:
        gone = taken(1)
        ledger.file(gone, reading(gone.report))
        erasure = ledger.erase(gone.report.id, because="takedown", by="C. Clerk")
        before = ledger.verify()
        assert ledger.erase(gone.report.id, because="another reason", by="D. Deputy") == erasure
        for ask in (ledger.report, ledger.source, ledger.alignment):
            with pytest.raises(UsageError, match=r"was erased by C\. Clerk: takedown"):
                ask(gone.report.id)
        with pytest.raises(UsageError, match="was erased"):
            ledger.append(review(gone.report), author="A. Weber")
        with pytest.raises(ErasedError, match=r"report-1\.txt .* not filed again"):
            ledger.file(gone, reading(gone.report))
        assert ledger.verify() == before

    def test_what_was_never_filed_cannot_be_erased(self, ledger: Ledger) -> None:
        with pytest.raises(UsageError, match="no report report-0"):
            ledger.erase("report-0", because="takedown", by="C. Clerk")

    # Verification

    def test_verifying_counts_entries_and_spans(self, ledger: Ledger) -> None:
        assert ledger.verify().ok
        given = taken(1)
        ledger.file(given, reading(given.report))
        verification = ledger.verify()
        assert (verification.entries, verification.spans_checked, verification.first_bad) == (2, 8, None)

    @pytest.fixture
    def full(self, ledger: Ledger) -> Ledger:
        """A ledger of nine entries: a report and reading, three of each kind of word, a report with an erased one."""
        first, second, third = taken(1), taken(2), taken(3)
        ledger.file(first, reading(first.report))
        ledger.append(review(first.report), author="A. Weber")
        ledger.append(link("a", "b"), author="A. Weber")
        ledger.append(ROLE, author="A. Weber")
        ledger.file(second, None)
        ledger.file(third, None)
        ledger.erase(second.report.id, because="takedown", by="C. Clerk")
        ledger.append(PROCESS, author="A. Weber")
        assert ledger.verify().ok
        return ledger

    @pytest.mark.parametrize("at", [1, 2, 5, 6, 8])
    @pytest.mark.parametrize(
        "column", ["kind", "recorded", "author", "subject", "reader_digest", "payload_digest", "previous", "hash"]
    )
    def test_a_changed_field_is_found_at_its_entry(self, full: Ledger, location: str, column: str, at: int) -> None:
        with self.unguarded(location) as connection:
            connection.execute(text(f"UPDATE entries SET {column} = '2031' WHERE sequence = {at}"))
        verification = full.verify()
        assert not verification.ok
        assert verification.first_bad == at
        assert f"entry {at} does not hold" in (verification.problem or "")
        assert verification.entries == at - 1

    @pytest.mark.parametrize("at", [1, 2, 3, 7, 8])
    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE payloads SET content = replace(content, 'e', 'f') WHERE digest = :digest",
            "UPDATE payloads SET salt = (SELECT salt FROM payloads WHERE digest <> :digest LIMIT 1) "
            "WHERE digest = :digest",
            "UPDATE payloads SET digest = 'ab' WHERE digest = :digest",
            "DELETE FROM payloads WHERE digest = :digest",
        ],
    )
    def test_a_changed_payload_is_found_at_its_entry(self, full: Ledger, location: str, change: str, at: int) -> None:
        with self.unguarded(location) as connection:
            query = text(f"SELECT payload_digest FROM entries WHERE sequence = {at}")
            connection.execute(text(change), {"digest": connection.execute(query).scalar_one()})
        assert full.verify().first_bad == at

    @pytest.mark.parametrize(
        ("change", "first_bad"),
        [
            ("UPDATE sources SET data = (SELECT salt FROM payloads LIMIT 1) WHERE sequence = 7", 7),
            ("UPDATE sources SET alignment = '{}' WHERE sequence = 1", 1),
            ("DELETE FROM sources WHERE sequence = 7", 7),
            ("UPDATE sources SET sequence = 2 WHERE sequence = 1", 1),
            ("DELETE FROM entries WHERE sequence = 4", 4),
            ("UPDATE entries SET sequence = 99 WHERE sequence = 3", 3),
            ("DELETE FROM entries WHERE sequence = 9", None),
            ("DELETE FROM erased", 6),
            ("INSERT INTO erased (sequence, erasure) VALUES (1, 8)", 1),
            ("INSERT INTO payloads SELECT 'ab', salt, content FROM payloads LIMIT 1", None),
            ("INSERT INTO sources SELECT 6, data, alignment FROM sources LIMIT 1", None),
        ],
    )
    def test_a_changed_table_is_found(self, full: Ledger, location: str, change: str, first_bad: int | None) -> None:
        with self.unguarded(location) as connection:
            connection.execute(text(change))
        verification = full.verify()
        assert not verification.ok
        assert verification.first_bad == first_bad

    def test_a_forger_must_rewrite_all_that_follows(self, full: Ledger, location: str) -> None:
        with self.unguarded(location) as connection:
            row = connection.execute(text(f"SELECT {', '.join(FIELDS)} FROM entries WHERE sequence = 5")).one()
            forged = replace(Entry(*row), author="Somebody else")
            connection.execute(
                text("UPDATE entries SET author = :author, hash = :hash WHERE sequence = 5"),
                {"author": forged.author, "hash": entry_hash(forged)},
            )
        assert full.verify().first_bad == 6

    def test_an_anchor_that_no_longer_fits_is_found(self, ledger: Ledger, location: str) -> None:
        """Even where every hash is right: a ledger filled by other hands must rest on its words too."""
        given = taken(1)
        ledger.file(given, reading(given.report))
        with self.unguarded(location) as connection:
            row = connection.execute(text(f"SELECT {', '.join(FIELDS)} FROM entries WHERE sequence = 2")).one()
            held = Entry(*row)
            query = text("SELECT content FROM payloads WHERE digest = :digest")
            plain = json.loads(connection.execute(query, {"digest": held.payload_digest}).scalar_one())
            plain["times"][0]["span"] = [5, 1000]
            content = json.dumps(plain)
            forged = replace(held, payload_digest=salted_digest(b"salt", content))
            forged = replace(forged, hash=entry_hash(forged))
            values = {"old": held.payload_digest, "new": forged.payload_digest, "hash": forged.hash}
            connection.execute(
                text("UPDATE entries SET payload_digest = :new, hash = :hash WHERE payload_digest = :old"), values
            )
            connection.execute(
                text("UPDATE payloads SET digest = :new, salt = :salt, content = :content WHERE digest = :old"),
                values | {"salt": b"salt", "content": content},
            )
        verification = ledger.verify()
        assert verification.first_bad == 2
        assert "reaches past a text" in (verification.problem or "")

    # Whatever the order, whoever writes

    @settings(max_examples=6, suppress_health_check=list(HealthCheck))
    @given(order=st.permutations(range(6)), repeats=st.lists(st.integers(0, 5), max_size=4))
    def test_any_order_of_filing_gives_one_view(
        self, fresh: Callable[[], str], order: list[int], repeats: list[int]
    ) -> None:
        jobs = [self._job(number) for number in range(6)]
        with open_ledger(fresh(), create=True) as expected, open_ledger(fresh(), create=True) as shuffled:
            for job in jobs:
                job(expected)
            for number in (*order, *repeats):
                jobs[number](shuffled)
            assert contents(shuffled.view()) == contents(expected.view())
            assert shuffled.verify().ok

    def _job(self, number: int) -> Callable[[Ledger], object]:
        if number == 5:
            return lambda ledger: ledger.append(PROCESS, author="A. Weber")
        given: Taken = taken(number, text="Talks went on. " * (1 + number * 40))
        return lambda ledger: ledger.file(given, reading(given.report, statements=number))

    def test_writers_take_turns(self, location: str, ledger: Ledger) -> None:
        givens = [taken(number) for number in range(8)]
        problems: list[Exception] = []

        def write(seed: int) -> None:
            mixed = random.Random(seed).sample(givens, len(givens))
            try:
                with open_ledger(location) as own:
                    for given in mixed:
                        own.file(given, reading(given.report))
            except Exception as problem:
                problems.append(problem)

        writers = [threading.Thread(target=write, args=(seed,)) for seed in range(4)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert problems == []
        assert ledger.view().sequence == 16
        assert ledger.verify().ok
