"""EDTF dates and ISO durations: what they hold, refuse, and how they lie to each other."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DateError
from dragoman.model.edtf import Duration, Edtf, Order, Precision

DAYS = st.dates(dt.date(1, 1, 1), dt.date(9998, 12, 31))


@pytest.mark.parametrize(
    ("text", "canonical", "first", "last", "precision"),
    [
        ("2025-05-19", "2025-05-19", "2025-05-19", "2025-05-19", Precision.DAY),
        (" 2025-05 ", "2025-05", "2025-05-01", "2025-05-31", Precision.MONTH),
        ("2024-02", "2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("0987", "0987", "0987-01-01", "0987-12-31", Precision.YEAR),
        ("199X", "199X", "1990-01-01", "1999-12-31", Precision.DECADE),
        ("19XX", "19XX", "1900-01-01", "1999-12-31", Precision.CENTURY),
        ("2025-21", "2025-21", "2025-03-01", "2025-05-31", Precision.SEASON),
        ("2023-24", "2023-24", "2023-12-01", "2024-02-29", Precision.SEASON),
        ("2025-W20", "2025-05-12/2025-05-18", "2025-05-12", "2025-05-18", Precision.DAY),
        ("2025-04/2025-05-03", "2025-04/2025-05-03", "2025-04-01", "2025-05-03", Precision.MONTH),
        ("2025-03/..", "2025-03/..", "2025-03-01", None, Precision.MONTH),
        ("../2025-05-23", "../2025-05-23", None, "2025-05-23", Precision.DAY),
        ("2025-03/", "2025-03/", "2025-03-01", None, Precision.MONTH),
        ("2025-05-19~", "2025-05-19~", "2025-05-19", "2025-05-19", Precision.DAY),
        ("2025-05-19t10:30z", "2025-05-19T10:30:00Z", "2025-05-19", "2025-05-19", Precision.TIME),
        ("2025-05-19T10:30:05+03:00", "2025-05-19T10:30:05+03:00", "2025-05-19", "2025-05-19", Precision.TIME),
    ],
)
def test_a_date_has_its_days(
    text: str, canonical: str, first: str | None, last: str | None, precision: Precision
) -> None:
    date = Edtf.parse(text)
    assert str(date) == canonical
    assert (date.first and date.first.isoformat()) == first
    assert (date.last and date.last.isoformat()) == last
    assert date.precision is precision
    assert Edtf.parse(canonical) == date
    assert hash(Edtf.parse(canonical)) == hash(date)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no EDTF date"),
        ("19 May 2025", "write 2025-05-19"),
        ("2025-5-1", "no EDTF date"),
        ("2025-06-31", "June 2025 has 30 days"),
        ("2025-02-29", "has 28 days"),
        ("2025-13", "no month 13"),
        ("2025-25-01", "no month 25"),
        ("0000", "0001 to 9999"),
        ("199X-05", "has no month"),
        ("2025-W54", "no week 54"),
        ("2025-05-19T25:00Z", "hour"),
        ("../..", "at least one known end"),
        ("/", "at least one known end"),
        ("2025-05-20/2025-05-19", "ends before it begins"),
        ("2025/2026/2027", "no EDTF date"),
        ("9999-24", "0001 to 9999"),
        ("٢٠٢٥", "no EDTF date"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(text: str, why: str) -> None:
    with pytest.raises(DateError, match=why):
        Edtf.parse(text)


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ("2025-05-19", "2025-05-20", Order.BEFORE),
        ("2025-05-20", "2025-05-19", Order.AFTER),
        ("2025-05-19", "2025-05-19", Order.OVERLAPS),
        ("2025-04", "2025-04-10", Order.OVERLAPS),
        ("2025-04", "2025-05-01", Order.BEFORE),
        ("2025-03/..", "2030", Order.OVERLAPS),
        ("2025-03/..", "2025-02", Order.AFTER),
        ("../2025-05-23", "2025-05-24", Order.BEFORE),
        ("../2025-05-23", "2020/..", Order.OVERLAPS),
        ("2025-03/", "2025-03-20", Order.UNKNOWN),
        ("2025-03-20/", "2025-03", Order.OVERLAPS),
        ("2025-03/", "2025-05", Order.UNKNOWN),
        ("2025-03/", "2025-02", Order.AFTER),
        ("2025-05-19~", "2025-05-20", Order.UNKNOWN),
        ("2025-05-19~", "2025-05-21", Order.BEFORE),
        ("2025-05?", "2025-06-03", Order.UNKNOWN),
        ("2025-05-19~", "2025-05-19", Order.OVERLAPS),
        ("2025-05-19T10:00Z", "2025-05-19T12:30+03:00", Order.AFTER),
        ("2025-05-19T10:00Z", "2025-05-19T13:00+03:00", Order.OVERLAPS),
        ("2025-05-19T10:00Z", "2025-05-19T12:00", Order.OVERLAPS),
    ],
)
def test_order(one: str, other: str, order: Order) -> None:
    assert Edtf.parse(one).compare(Edtf.parse(other)) is order


def test_a_single_day_is_one_only_without_doubt() -> None:
    assert Edtf.parse("2025-05-19").day == dt.date(2025, 5, 19)
    assert Edtf.parse("2025-05-19~").day is None
    assert Edtf.parse("2025-05").day is None
    assert Edtf.parse("2025-05-19/..").day is None


def test_qualifiers_are_told() -> None:
    assert (Edtf.parse("2025~").approximate, Edtf.parse("2025~").uncertain) == (True, False)
    assert (Edtf.parse("2025?").approximate, Edtf.parse("2025?").uncertain) == (False, True)
    assert (Edtf.parse("2025%").approximate, Edtf.parse("2025%").uncertain) == (True, True)
    assert Edtf.parse("2025-03~/2025-05").approximate


def test_intervals_from_their_ends() -> None:
    day = dt.date(2025, 5, 19)
    assert str(Edtf.interval(day, None)) == "2025-05-19/.."
    assert str(Edtf.interval(None, Edtf.parse("2025-05"))) == "../2025-05"
    assert str(Edtf.interval(day, day)) == "2025-05-19"
    assert str(Edtf.interval(Edtf.parse("2025-W20"), day)) == "2025-05-12/2025-05-19"
    with pytest.raises(DateError):
        Edtf.interval(None, None)


@given(DAYS, DAYS)
def test_order_of_days_is_that_of_the_calendar(one: dt.date, other: dt.date) -> None:
    order = Edtf.of_day(one).compare(Edtf.of_day(other))
    assert order is (Order.OVERLAPS if one == other else Order.BEFORE if one < other else Order.AFTER)


@given(DAYS, st.integers(0, 500), DAYS, st.integers(0, 500))
def test_order_turns_round_and_overlap_is_shared_days(
    begin: dt.date, length: int, other_begin: dt.date, other_length: int
) -> None:
    def stretch(day: dt.date, days: int) -> Edtf:
        return Edtf.interval(day, min(day, dt.date(9990, 1, 1)) + dt.timedelta(days) if days else day)

    try:
        mine, theirs = stretch(begin, length), stretch(other_begin, other_length)
    except DateError:
        return
    turned = {Order.BEFORE: Order.AFTER, Order.AFTER: Order.BEFORE}
    assert theirs.compare(mine) is turned.get(mine.compare(theirs), mine.compare(theirs))
    assert mine.first
    assert mine.last
    assert theirs.first
    assert theirs.last
    assert mine.overlaps(theirs) == (mine.first <= theirs.last and theirs.first <= mine.last)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        date = Edtf.parse(text)
    except DateError:
        return
    assert Edtf.parse(str(date)) == date


@pytest.mark.parametrize(
    ("text", "canonical", "days"),
    [
        ("P30D", "P30D", 30),
        ("P2W", "P2W", 14),
        ("PT3H", "PT3H", 0.125),
        ("P1DT12H", "P1DT12H", 1.5),
        ("P010Y", "P10Y", 3652.425),
        ("P1.50D", "P1.5D", 1.5),
    ],
)
def test_durations(text: str, canonical: str, days: float) -> None:
    duration = Duration.parse(text)
    assert str(duration) == canonical
    assert duration.days == pytest.approx(days)


@pytest.mark.parametrize("text", ["P", "PT", "P1DT", "30D", "P1X", "P-1D", ""])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="no ISO 8601 duration"):
        Duration.parse(text)
