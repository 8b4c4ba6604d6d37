"""Time expressions: what is one, how far it reaches, and what it says on a given day of publication."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.edtf import Duration, Edtf
from dragoman.reading.times import find_times, grammar, lexicon, read_times

THURSDAY = Edtf.parse("2025-05-22")


def read(text: str, published: str | None = "2025-05-22") -> list[tuple[str, str | None]]:
    times = read_times(text, Edtf.parse(published) if published else None)
    return [(t.span.of(text), t.value) for t in times]


# Each row: a sentence and the expressions expected in it, read as published on Thursday 22 May 2025.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Weekdays by the tense of their clause.
        ("The envoys met on Saturday in Doha.", [("Saturday", "2025-05-17")]),
        ("The envoys will meet on Saturday in Doha.", [("Saturday", "2025-05-24")]),
        ("Talks are due to resume on Monday.", [("Monday", "2025-05-26")]),
        (
            "The minister said on Thursday that a round would open on Tuesday.",
            [("Thursday", "2025-05-22"), ("Tuesday", "2025-05-27")],
        ),
        ("He said this Monday that nothing had changed.", [("this Monday", "2025-05-19")]),
        (
            "Last Wednesday's raid and next Tuesday's vote.",
            [("Last Wednesday", "2025-05-14"), ("next Tuesday", "2025-05-27")],
        ),
        ("As of late Thursday, twenty had died.", [("late Thursday", "2025-05-22")]),
        ("Monday through Friday", [("Monday", "2025-05-19"), ("Friday", "2025-05-23")]),
        # Names and other calendars.
        ("Net income for fiscal 1998 rose.", [("fiscal 1998", "1998")]),
        ("The tenth of March was quiet.", [("The tenth of March", "2025-03-10")]),
        ("They met on 5 Dhu al-Hijja 1446 and on 20 May.", [("5 Dhu al-Hijja 1446", None), ("20 May", "2025-05-20")]),
        ("They met on 12 Ramadan 1446.", [("12 Ramadan 1446", None)]),
        ("The deadline was 31 June, not 30 February.", [("31 June", None), ("30 February", None)]),
        ("Shots were heard at 14:20 local time.", [("14:20 local time", "2025-05-22")]),
        # Weeks, weekends, months, years around publication.
        (
            "Last week he withdrew; next week he returns.",
            [("Last week", "2025-05-12/2025-05-18"), ("next week", "2025-05-26/2025-06-01")],
        ),
        ("They met over the weekend.", [("the weekend", "2025-05-17/2025-05-18")]),
        ("This weekend's strikes went on.", [("This weekend", "2025-05-17/2025-05-18")]),
        ("She resigned last year and will return next month.", [("last year", "2024"), ("next month", "2025-06")]),
        ("Earlier this month, 20 were freed.", [("Earlier this month", "2025-05-01/2025-05-21")]),
        ("Later this week the council votes.", [("Later this week", "2025-05-23/2025-05-25")]),
        ("Yesterday he flew; tomorrow he rests.", [("Yesterday", "2025-05-21"), ("tomorrow", "2025-05-23")]),
        ("The day before yesterday it rained.", [("The day before yesterday", "2025-05-20")]),
        (
            "It was said two days ago and three weeks ago.",
            [("two days ago", "2025-05-20"), ("three weeks ago", "2025-04-28/2025-05-04")],
        ),
        ("That was a decade ago.", [("a decade ago", "201X")]),
        ("Six months from now it ends.", [("Six months from now", "2025-11")]),
        # Months and days without a year.
        ("In April the army withdrew.", [("April", "2025-04")]),
        ("Elections will be held in April.", [("April", "2026-04")]),
        ("In December the army withdrew.", [("December", "2024-12")]),
        ("The summit is set for June 12.", [("June 12", "2025-06-12")]),
        ("It was to be signed on 3 June.", [("3 June", "2025-06-03")]),
        ("He took office at the end of January.", [("the end of January", "2025-01")]),
        (
            "Early in May shells fell; by late May it was over.",
            [("Early in May", "2025-05-01/2025-05-10"), ("late May", "2025-05-21/2025-05-31")],
        ),
        ("In mid-March the road reopened.", [("mid-March", "2025-03-11/2025-03-20")]),
        ("In March 30 people died.", [("March", "2025-03")]),
        # Layouts.
        ("on 17 April 2024", [("17 April 2024", "2024-04-17")]),
        ("on Wednesday, April 17th, 2024", [("Wednesday, April 17th, 2024", "2024-04-17")]),
        ("the 3rd of May of 2024", [("the 3rd of May of 2024", "2024-05-03")]),
        (
            "17/04/2024, 2024-04-17, 17.04.2024",
            [("17/04/2024", "2024-04-17"), ("2024-04-17", "2024-04-17"), ("17.04.2024", "2024-04-17")],
        ),
        ("03/04/2024", [("03/04/2024", None)]),
        ("on Sept. 11, 2001, and Oct 7, 2023", [("Sept. 11, 2001", "2001-09-11"), ("Oct 7, 2023", "2023-10-07")]),
        ("on 31 June and on 29 February 2023", [("31 June", None), ("29 February 2023", None)]),
        ("about 2010", [("about 2010", "2010~")]),
        ("around 5 May", [("around 5 May", "2025-05-05~")]),
        ("25 July of last year", [("25 July of last year", "2024-07-25")]),
        # Ranges are two expressions.
        ("from 3 to 5 May", [("3", "2025-05-03"), ("5 May", "2025-05-05")]),
        ("May 3-5, 2024", [("May 3", "2024-05-03"), ("5, 2024", "2024-05-05")]),
        ("between June and August 2024", [("June", "2024-06"), ("August 2024", "2024-08")]),
        ("in 2015-17 and from 1999 to 2003", [("2015", "2015"), ("17", "2017"), ("1999", "1999"), ("2003", "2003")]),
        # Seasons, quarters, decades, centuries.
        ("in the spring of 2024 and last summer", [("the spring of 2024", "2024-21"), ("last summer", "2024-22")]),
        ("Fighting flared this spring.", [("this spring", "2025-21")]),
        ("the first quarter of 2024", [("the first quarter of 2024", "2024-01/2024-03")]),
        (
            "the 1990s, the early 1980s, the nineties",
            [("the 1990s", "199X"), ("the early 1980s", "198X"), ("the nineties", "199X")],
        ),
        ("the 19th century", [("the 19th century", "18XX")]),
        # Told from the date before.
        (
            "On 5 May he left. Three days later he was back.",
            [("5 May", "2025-05-05"), ("Three days later", "2025-05-08")],
        ),
        (
            "On 5 May he fell ill. The day before, he had called.",
            [("5 May", "2025-05-05"), ("The day before", "2025-05-04")],
        ),
        (
            "They called last Monday. The truce began the next day.",
            [("last Monday", "2025-05-19"), ("the next day", "2025-05-20")],
        ),
        (
            "On Monday they met, the first time since the armistice of 3 August. The next day it rained.",
            [("Monday", "2025-05-19"), ("3 August", "2024-08-03"), ("The next day", "2025-05-20")],
        ),
        ("The same day, he left.", [("The same day", None)]),
        ("Shortly afterwards and hours earlier.", [("Shortly afterwards", None), ("hours earlier", None)]),
        # Times of day.
        ("at 10 a.m. local time on Monday", [("10 a.m. local time on Monday", "2025-05-19")]),
        ("At 14:30 GMT on 5 May 2025 it opened.", [("14:30 GMT on 5 May 2025", "2025-05-05T14:30:00Z")]),
        (
            "On Tuesday morning and on the night of 5 May",
            [("Tuesday morning", "2025-05-20"), ("the night of 5 May", "2025-05-05")],
        ),
        ("On Wednesday they met. At 06:40 they heard a blast.", [("Wednesday", "2025-05-21"), ("06:40", "2025-05-21")]),
        # Lengths.
        ("a 30-day truce and at least 30 days", [("30-day", "P30D"), ("at least 30 days", "P30D")]),
        ("two and a half years, half an hour", [("two and a half years", "P30M"), ("half an hour", "PT30M")]),
        (
            "over the past three months and nearly a decade",
            [("the past three months", "P3M"), ("nearly a decade", "P10Y")],
        ),
        ("for weeks, for several months", [("weeks", None), ("several months", None)]),
        # Recurrences.
        ("every Friday, daily, twice a week", [("every Friday", "P1W"), ("daily", "P1D"), ("twice a week", "P1W")]),
        # The present and the past at large.
        ("He is now in hiding and was recently seen.", [("now", None), ("recently", None)]),
    ],
)
def test_expressions_and_their_values(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It may rain.",
        "May I come in?",
        "Theresa May resigned.",
        "Resolution 1701 holds.",
        "The March on the capital began.",
        "April said so.",
        "Call +44 1999 2000 12.",
        "A Boeing 737 and 2000 people.",
        "At least 2000 people came.",
        "They sent 1500 soldiers.",
        "The fall of the city shocked them.",
        "He told the Weekly Observer so.",
        "The 45-year-old won 3-2.",
        "Every now and then.",
        "A second round of talks.",
        "She wrote for the Sunday Times.",
        "The Black Friday sale went on.",
        "They remember the October Revolution.",
        "He told the Morning Ledger so.",
        "Some 2000 troops left.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Saturday.", None),
        ("They met last week.", None),
        ("They met on 5 May.", None),
        ("They met at 10:30.", None),
        ("They met on 5 May 2024.", "2024-05-05"),
        ("They met for 30 days.", "P30D"),
    ],
)
def test_without_a_day_of_publication_relative_dates_stay_open(text: str, value: str | None) -> None:
    assert [v for _, v in read(text, published=None)] == [value]


def test_a_publication_known_to_the_month_fixes_no_weekday() -> None:
    assert read("They met on Saturday.", published="2025-05") == [("Saturday", None)]


def test_a_moment_of_publication_is_its_day() -> None:
    assert read("They met yesterday.", published="2025-05-22T01:30:00+03:00") == [("yesterday", "2025-05-21")]


HISTORY = (
    "The war began in March 1885. The king fled in April 1886 and died in June 1887. A council ruled from 1888. "
    "In May 1889 it fell. The army marched in October 1890. By December 1891 it had won. In January, an envoy came. "
    "He signed a treaty on 4 March. The next day, he left. In 1893 it was broken, and in 1894 the war resumed."
)


def test_a_history_is_read_by_its_own_years() -> None:
    values = dict(read(HISTORY))
    assert values["January"] == "1892-01"
    assert values["4 March"] == "1892-03-04"
    assert values["The next day"] == "1892-03-05"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The war has lasted since 2022.", ["2022/.."]),
        ("The truce holds until Friday.", ["../2025-05-23"]),
        ("They withdraw by 30 June.", ["../2025-06-30"]),
        ("They met from 3 to 5 May.", ["2025-05-03/2025-05-05"] * 2),
        ("Between Monday and Wednesday it rained.", ["2025-05-19/2025-05-21"] * 2),
        ("It was moved from Monday to Wednesday.", ["2025-05-19", "2025-05-21"]),
        ("They met on Monday and Wednesday.", ["2025-05-19", "2025-05-21"]),
        ("It follows Monday's raid.", ["2025-05-19"]),
        ("They waited 30 days.", [None]),
    ],
)
def test_what_an_event_is_dated_to(text: str, dates: list[str | None]) -> None:
    assert [None if t.date is None else str(t.date) for t in find_times(text, THURSDAY)] == dates


_HEAP = """
the a last next this early mid- late end of in on at from to until since by 5 31 2024 1 30 : - , . ( ) 's May April
Sept. Monday Sunday weekend week weeks day days year years hour ago later before after earlier two dozen half and
99999999999 1990s first third quarter summer fall 10:30 25:99 a.m. GMT today night dawn every daily now time BC
03/04/2024 2024-13-45 29 February 0400 century decade same following ٣ ٢:٣٠ ١٢
"""
_WORDS = st.sampled_from([*_HEAP.split(), "\n\n"])


@given(st.lists(_WORDS, max_size=25).map(" ".join))
def test_any_heap_of_time_words_gives_spans_in_order_and_values_that_parse(text: str) -> None:
    end = 0
    for expression in read_times(text, THURSDAY):
        assert expression.span.begin >= end
        assert expression.span.of(text).strip()
        end = expression.span.end
        if expression.value is not None:
            (Duration if expression.value.startswith("P") else Edtf).parse(expression.value)


@given(st.lists(st.sampled_from([*lexicon.CODES.values()]), max_size=12).map("".join))
def test_no_expression_begins_with_a_class_that_is_passed_over(classes: str) -> None:
    everywhere = re.finditer(grammar._ALTERNATIVES, classes)
    assert [m.span() for m in grammar._ANY.finditer(classes)] == [m.span() for m in everywhere]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    read_times(text, THURSDAY)
    read_times(text, None)


@pytest.mark.parametrize("heap", ["on Monday ", "30 days ", "10:30 ", "May ", "the next day ", "1999-", "3 to 5 "])
def test_reading_time_grows_with_the_text_and_not_with_its_square(heap: str) -> None:
    def seconds(repeats: int) -> float:
        begun = time.process_time()
        read_times("On 5 May 2024 " + heap * repeats, THURSDAY)
        return time.process_time() - begun

    seconds(100)
    # Ten times the text; the square would be a hundred times, and a busy machine may double what it likes.
    assert seconds(4000) < 50 * max(seconds(400), 0.01)
