"""Pages: what is the article, and what the page says of it."""

import json
from pathlib import Path

import pytest

from dragoman.intake import Given

from .helpers import one

PAGES = Path(__file__).parent / "pages"


def page(name: str) -> bytes:
    return (PAGES / f"{name}.html").read_bytes()


def test_a_page_keeps_its_article_and_loses_its_furniture() -> None:
    assert one(page("opengraph"), "html").report.text.split("\n\n") == [
        "Envoy carries a second map to Tarvos",
        "Both sides say the first one was drawn in the wrong valley",
        "By Ines Amory in Tarvos",
        "The mediator Odile Brandvold unrolls the first map in Tarvos on Monday. Photograph: Per Lund/QVP",
        "The mediator in the Quarrel Valley talks, Odile Brandvold, arrived in Tarvos on Tuesday with a second map, "
        "after Lower Quarrel & its neighbour had both turned down the first.",
        "“Nobody signs a map of somebody else’s valley,” she told reporters at the old ferry house. The foreign "
        "ministry of Upper Quarrel said that it would study the proposal — without a deadline.",
        "A line of posts",
        "According to a diplomat who has seen it, the map moves the line of posts two kilometres to the east.\n"
        "It leaves the bridge at Anso where it is.",
        "Lower Quarrel's president, Tomas Rehn, has until Friday to answer. He accepted the first map in March, and "
        "withdrew a day later.",
        "This article was amended on 2 April 2031. An earlier version placed Anso in the wrong valley.",
    ]


def test_opengraph_tells_the_facts() -> None:
    report = one(page("opengraph"), "html").report
    assert report.title == "Envoy carries a second map to Tarvos"
    assert report.outlet == "The Quarrel Valley Post"
    assert (report.published, report.published_words) == ("2031-04-02T06:15:00+02:00", "page")
    assert report.url == "https://www.quarrelpost.example/world/second-map"
    assert (report.author, report.language) == ("Ines Amory", "en-GB")


def test_json_ld_tells_the_facts() -> None:
    report = one(page("json_ld"), "html").report
    assert report.outlet == "Saltmarsh Wire"
    assert report.published == "2029-11-05T21:00:00Z"
    assert report.author == "Jo Venn, Mira Sol"
    assert (report.translated_from, report.original_url) == ("pt-BR", "https://saltmarsh.example/pt/tregua")
    assert report.url == "https://saltmarsh.example/en/truce"
    text = report.text
    assert text.startswith("Harbour truce extended by a week\n\nPORT ELMIRE, Nov 5 (Saltmarsh Wire) - ")
    assert "(Reporting by Jo Venn and Mira Sol; Editing by Bas Ode)" in text
    assert "shares" not in text
    assert "newsletter" not in text


def test_a_page_in_latin_1_is_decoded_as_browsers_do() -> None:
    taken = one(page("latin1"), "html")
    assert taken.alignment.encoding == "cp1252"
    assert taken.report.text.startswith("Déjà vu at Café Lörrach\n\nThe delegates of both cantons")
    assert "“We have been here before,” said Zoë Müller" in taken.report.text
    assert "£4m" in taken.report.text
    assert taken.report.published == "2008-02-14"


def test_a_page_cut_short_is_read_as_far_as_it_goes() -> None:
    taken = one(page("cut_short"), "html")
    assert taken.report.text.endswith("The agency said it would wait another day before it turned the lor")
    assert any("cut short" in warning for warning in taken.warnings)
    assert not any("cut short" in warning for warning in one(page("opengraph"), "html").warnings)


ARTICLE = (
    "<p>The mediator left the town on Monday without a text, and said that she would be back within a week.</p>" * 3
)


def article(head: str = "", body: str = "") -> bytes:
    inside = f"<article><h1>Mediator leaves</h1>{ARTICLE}{body}</article>"
    return f"<!doctype html><html><head>{head}</head><body>{inside}</body></html>".encode()


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2031-02-30T10:00:00Z">', None),
        ('<meta name="pubdate" content="2031-02-03 10:00">', "2031-02-03T10:00:00+02:00"),
        ('<meta name="date" content="2031-02-03"><meta itemprop="datePublished" content="2031-02-03T08:00Z">',
         "2031-02-03T08:00:00Z"),
        ("", None),
    ],
)  # fmt: skip
def test_a_page_tells_its_date_or_none_is_made_up(head: str, published: str | None) -> None:
    taken = one(article(head), given=Given(format="html", timezone="+02:00"))
    assert taken.report.published == published
    assert any("--published" in warning for warning in taken.warnings) == (published is None)


def test_a_copyright_line_is_no_date() -> None:
    assert one(article(body="<footer>© 2019 Quarrel Media</footer>"), "html").report.published is None


def test_broken_json_ld_is_passed_over() -> None:
    assert (
        one(article('<script type="application/ld+json">{"@type": "NewsArticle", </script>'), "html").report.outlet
        is None
    )


def test_half_characters_in_json_ld_are_passed_over() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "\\ud800"}}</script>'
    assert one(article(head), "html").report.outlet is None


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//[broken", "/relative"])
def test_only_web_addresses_are_taken(address: str) -> None:
    assert one(article(f'<link rel="canonical" href="{address}">'), "html").report.url is None


def test_a_link_to_the_original_is_kept() -> None:
    link = '<p><a href="https://a.example/es">Read the original in Spanish</a></p>'
    report = one(article(body=link), "html").report
    assert (report.translated_from, report.original_url) == ("es", "https://a.example/es")


def test_hidden_words_are_not_read() -> None:
    body = '<p style="display: none">The hidden paragraph says that nobody ever left the town at all.</p>'
    assert "hidden" not in one(article(body=body), "html").report.text


def test_the_case_page_keeps_what_carries_facts(shared: Path) -> None:
    case = shared / "cases" / "2024-08-21-yari-hostage-swap"
    report = one((case / "report.html").read_bytes(), "html").report
    key = json.loads((case / "key.json").read_text(encoding="utf-8"))
    words = [item["content"] for item in key["statements"] if isinstance(item["content"], str)]
    fold = str.maketrans("“”‘’\xa0", "\"\"'' ")
    text = report.text.translate(fold)
    assert words
    assert not [missing for missing in words if missing.translate(fold) not in text]
    assert report.published is not None
    assert report.published.startswith(key["published"])
    for furniture in ("min read", "Share on", "Most viewed", "Accept all", "Related:", "Sign up"):
        assert furniture not in report.text


def test_readers_comments_are_no_part_of_the_article() -> None:
    said = "<p>A reader wrote that she had seen the mediator board the ferry on Sunday evening.</p>"
    text = one(article(body=f'<div id="comments"><h3>Comments</h3>{said}</div>'), "html").report.text
    assert "A reader wrote" not in text
    assert (
        "A reader wrote"
        in one(article(body=f'<div class="page-with-comments">{ARTICLE}{said}{ARTICLE}</div>'), "html").report.text
    )


def test_a_date_shown_above_the_article_is_taken() -> None:
    page = "<html><body><h1>Mediator leaves town</h1>{}<div>{}</div></body></html>"
    timed = page.format("<time datetime='2031-02-03T08:00Z'>Monday</time>", ARTICLE)
    assert one(timed.encode(), "html").report.published == "2031-02-03T08:00:00Z"
    dated = page.format("<div>3 February 2031</div>", ARTICLE)
    assert one(dated.encode(), "html").report.published == "2031-02-03"


def test_old_pages_without_paragraphs_are_read() -> None:
    page = (
        "<html><body><a href=i.html>Ministry</a> | <a href=p.html>Press</a><hr><b>Statement on the talks</b>"
        "<br>12 June 2004<br><br>"
        "The Ministry notes that the second round ended on Friday without agreement on the corridor.<br><br>"
        'The Minister stated that "the corridor is not an object of trade". He is ready to meet in July.'
        "<hr></body></html>"
    )
    report = one(page.encode(), "html").report
    assert report.published == "2004-06-12"
    assert report.text.split("\n\n") == [
        "Statement on the talks",
        "The Ministry notes that the second round ended on Friday without agreement on the corridor.",
        'The Minister stated that "the corridor is not an object of trade". He is ready to meet in July.',
    ]


def test_lists_and_tables_stand_close_together() -> None:
    body = "<ul><li>The bridge stays open.</li><li>The posts move.</li></ul>"
    assert "The bridge stays open.\nThe posts move." in one(article(body=body + ARTICLE), "html").report.text
