"""Plain text and Markdown: title, date line, furniture, dates, language."""

import pytest

from dragoman.errors import DragomanError, IntakeError, UsageError
from dragoman.intake import Given
from dragoman.intake.dates import read_date, zone_named
from dragoman.intake.furniture import is_furniture
from dragoman.model.vocabulary import Label

from .helpers import UTC, one

BODY = "The envoys of both cantons met at the ferry house on Monday, and left without a text."


@pytest.mark.parametrize(
    "line",
    [
        "3 min", "3 min read", "12-minute read", "Reading time: 4 minutes", "stats", "Share", "Share this article",
        "Print | Share", "Facebook · Twitter · WhatsApp", "Advertisement", "1,204 comments", "2.3k shares",
        "Subscribe", "Sign up for our morning newsletter", "Read more", "READ MORE: The ferry that never came",
        "Related: Inside the pipeline war", "Skip to main content", "Accept all cookies", "[Share]", "Listen (5 min)",
        "We use cookies to improve your visit. You can change your settings at any time.", "© 2031 Quarrel Media",
        "All rights reserved.", "Back to top", "Follow us on Telegram",
    ],
)  # fmt: skip
def test_furniture_is_known(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        BODY, "Soldiers last", "A line of posts", "By Ines Amory in Tarvos",
        "(Reporting by Jo Venn; Editing by Bas Ode)",
        "Photo: The mediator at the gate. (Office of the Spokesman)",
        "Correction: the truce began on 4 May, not 5 May.",
        "TARVOS, May 4 (Saltmarsh Wire) -", "3 minutes of silence were held.", "Share of the harbour dues",
        "Statement by the Spokesman, Wednesday 24 May 2023", "No boots, no drones", "Home front", "Most of them left.",
        "Related Powers Meet in Tarvos", "Top envoy leaves", "Read the statement in full below, he said.",
        '"We use cookies as bait," the ranger said.',
        "The Watch", "Reuters contributed to this report", "Contact group",
        "Follow-up talks", "He added: more will come.", "The parties will open talks", "1. Ceasefire", "X", "Pause.",
    ],
)  # fmt: skip
def test_content_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_a_copied_page_loses_its_furniture_only() -> None:
    page = f"""Envoy: "Nobody signs a map of somebody else's valley."

Both sides say the first map was wrong.

The mediator at the ferry house on March 17.
3 min

TarvosThe mediator arrived on Tuesday. {BODY}

Share

{BODY}

Related

Why the ferry stopped running
Ten soups for a cold spring

stats"""
    text = one(page.encode()).report.text
    assert text.split("\n\n") == [
        'Envoy: "Nobody signs a map of somebody else\'s valley."',
        "Both sides say the first map was wrong.",
        "The mediator at the ferry house on March 17.",
        f"TarvosThe mediator arrived on Tuesday. {BODY}",
        BODY,
    ]


def test_a_subheading_below_a_related_heading_stays() -> None:
    text = one(f"Title\n\n{BODY}\n\nRelated\n\nA line of posts\n\n{BODY}".encode()).report.text
    assert "A line of posts" in text
    assert "Related" not in text


@pytest.mark.parametrize(
    ("head", "title", "outlet", "published"),
    [
        ("Talks fail\nSaltmarsh Wire | 2031-06-08 09:20\n\n", "Talks fail", "Saltmarsh Wire", "2031-06-08T09:20:00Z"),
        ("Talks fail\n\nSaltmarsh Wire | 8 June 2031\n\n", "Talks fail", "Saltmarsh Wire", "2031-06-08"),
        ("Talks fail\n\n8 June 2031 | Saltmarsh Wire\n\n", "Talks fail", "Saltmarsh Wire", "2031-06-08"),
        ("Talks fail\n\nPublished on June 8, 2031\n\n", "Talks fail", None, "2031-06-08"),
        ("Talks fail\n\nSun 8 Jun 2031 18.40 CEST\n\n", "Talks fail", None, "2031-06-08T18:40:00+02:00"),
        ("Talks fail\n\nStatement by the Spokesman, 8 June 2031\n\n", "Talks fail", None, "2031-06-08"),
        ("Talks fail\n\nIssued on 8 June 2031. All times are local.\n\n", "Talks fail", None, "2031-06-08"),
        ("Talks fail\n\nThe mediator in Tarvos, 8 June 2030\n\n", "Talks fail", None, None),
        ("Talks fail\n\nTARVOS, June 8 (Saltmarsh Wire) - No.\n\n", "Talks fail", None, None),
        ("The talks failed on Monday.\n\n", None, None, None),
        ("Talks arrive in the U.S.\n\n", "Talks arrive in the U.S.", None, None),
        ("A line and\nthe next line of a paragraph\n\n", None, None, None),
        ("", None, None, None),
    ],
)
def test_the_head_tells_title_outlet_and_date(
    head: str, title: str | None, outlet: str | None, published: str | None
) -> None:
    taken = one((head + BODY + "\n\n" + BODY).encode())
    report = taken.report
    assert (report.title, report.outlet, report.published) == (title, outlet, published)
    assert report.published_words == (published and "text")
    assert any("--published" in warning for warning in taken.warnings) == (published is None)
    assert report.text.endswith(BODY)
    assert " | " not in report.text


def test_an_impossible_date_of_the_report_is_not_used() -> None:
    taken = one(f"Talks fail\nSaltmarsh Wire | 2031-02-30\n\n{BODY}".encode())
    assert taken.report.published is None
    assert any("2031-02-30" in warning for warning in taken.warnings)


@pytest.mark.parametrize(
    ("words", "read", "assumed"),
    [
        ("2025-05-19", "2025-05-19", False),
        ("2025-05", "2025-05", False),
        ("2025-05-19~", "2025-05-19~", False),
        ("2025-05-12/2025-05-18", "2025-05-12/2025-05-18", False),
        ("2025-05-19T17:40:00Z", "2025-05-19T17:40:00Z", False),
        ("2025-05-19T17:40:00.000+0300", "2025-05-19T17:40:00+03:00", False),
        ("2025-05-19 17:40", "2025-05-19T17:40:00+03:00", True),
        ("Mon, 19 May 2025 17:40:00 GMT", "2025-05-19T17:40:00Z", False),
        ("May 19th, 2025 at 5:40 PM EDT", "2025-05-19T17:40:00-04:00", False),
        ("12:05 a.m., 19 May 2025", "2025-05-19T00:05:00+03:00", True),
        ("19.05.2025", "2025-05-19", False),
        ("Wednesday, 3 Sept. 2025", "2025-09-03", False),
        ("tomorrow", None, False),
        ("05/06/2025", None, False),
    ],
)
def test_dates_are_read(words: str, read: str | None, assumed: bool) -> None:
    date = read_date(words, zone_named("Europe/Kyiv"))
    assert (date and date.text) == read
    assert bool(date and date.zone_assumed) == assumed


@pytest.mark.parametrize("words", ["2025-02-30", "31 June 2025", "2025-13", "2025-05-19 25:00", "29 Feb 2023 13:05 pm"])
def test_impossible_dates_are_errors(words: str) -> None:
    with pytest.raises(IntakeError):
        read_date(words, UTC)


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ({"published": "2025-02-30"}, IntakeError),
        ({"published": "soon"}, IntakeError),
        ({"timezone": "Mars/Olympus"}, UsageError),
        ({"timezone": "../etc"}, UsageError),
        ({"format": "pdf"}, UsageError),
    ],
)
def test_what_the_user_gives_is_checked(options: dict[str, str], kind: type[DragomanError]) -> None:
    with pytest.raises(kind, match="give"):
        Given(**options)  # type: ignore[arg-type]


@pytest.mark.parametrize("published", ["2025-02-30", "2025-13", "soon"])
def test_a_bad_date_is_told_with_its_option(published: str) -> None:
    with pytest.raises(IntakeError, match=f"^--published.*{published}"):
        Given(published=published)


def test_the_users_word_wins() -> None:
    given = Given(
        published="2031-06-09 08:00",
        outlet="The Post",
        title="Another title",
        url="https://post.example/1",
        label=Label.CONFIDENTIAL,
        timezone="+02:00",
    )
    report = one(f"Talks fail\nSaltmarsh Wire | 2031-06-08\n\n{BODY}".encode(), given=given).report
    assert (report.published, report.published_words, report.zone_assumed) == (
        "2031-06-09T08:00:00+02:00",
        "given",
        True,
    )
    assert (report.outlet, report.title, report.url) == ("The Post", "Another title", "https://post.example/1")
    assert report.label is Label.CONFIDENTIAL


def test_the_id_follows_source_outlet_date_and_address() -> None:
    text = f"Talks fail\n\n{BODY}".encode()
    ids = {
        one(text).report.id,
        one(text + b" ").report.id,
        one(text, given=Given(outlet="The Post")).report.id,
        one(text, given=Given(published="2031")).report.id,
        one(text, given=Given(url="https://post.example")).report.id,
    }
    assert len(ids) == 5
    assert one(text).report.id == one(text, given=Given(label=Label.INTERNAL)).report.id


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    page = f"""---
title: Talks fail in Tarvos
source: Saltmarsh Wire
date: 2031-06-08
---

# Talks fail

The **old** [ferry house](https://a.example/ferry "a title") is `closed`,
she said.

## What is on the table

- a line of *posts*
- the bridge

> {BODY}

<div class="share"><p>Share</p></div>

![The mediator in Tarvos](m.png)

3 min read
"""
    report = one(page.encode(), "markdown").report
    assert report.text.split("\n\n") == [
        "Talks fail",
        "The old ferry house is closed, she said.",
        "What is on the table",
        "a line of posts\nthe bridge",
        BODY,
        "The mediator in Tarvos",
    ]
    assert (report.title, report.outlet, report.published) == ("Talks fail in Tarvos", "Saltmarsh Wire", "2031-06-08")


def test_markdown_says_what_it_was_translated_from() -> None:
    page = f"# Talks fail\n\nOriginally published in Portuguese. [Read the original in Portuguese](https://a.example/pt)\n\n{BODY}"
    report = one(page.encode(), "markdown").report
    assert (report.translated_from, report.original_url) == ("pt", "https://a.example/pt")


def test_text_says_what_it_was_translated_from() -> None:
    assert (
        one(f"Talks fail\n\n{BODY}\n\nTranslated from the Ukrainian by Oda Lind".encode()).report.translated_from
        == "uk"
    )
