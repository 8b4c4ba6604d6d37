"""Input that is no report: one clear error that names it and the remedy, and never any other failure."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given as having
from hypothesis import settings
from hypothesis import strategies as st

from dragoman.errors import IntakeError
from dragoman.intake import Form, Refused, take
from dragoman.model.report import Taken

from .helpers import everything, one, refusal

PAGES = Path(__file__).parent / "pages"
SPANISH = (
    "El enviado especial llegó el lunes a la capital y dijo que las dos partes habían aceptado una tregua de treinta "
    "días, aunque el portavoz del gobierno lo negó horas después ante los periodistas."
)
RUSSIAN = "Посол прибыл в город в понедельник и заявил, что обе стороны согласились на перемирие на тридцать дней."
DUTCH = (
    "De gezant kwam maandag aan in de stad en zei dat beide partijen een bestand van dertig dagen hadden aanvaard, "
    "maar een woordvoerder van de regering sprak dat later op de dag tegen."
)
CREOLE_SHORT = "Lè a rive jodi a"


@pytest.mark.parametrize(
    ("data", "form", "told"),
    [
        (b"", None, "empty"),
        (b" \n\t ", None, "empty"),
        (b"\xef\xbb\xbf \n", None, "empty"),
        (b"%PDF-1.7\n...", None, "PDF"),
        (b"PK\x03\x04....", None, "zip archive or office document"),
        (gzip.compress(b"The envoy left."), None, "gzip"),
        (bytes(range(256)) * 20, None, "binary"),
        (b"The envoy\x00left", None, "binary"),
        (b"\xff\xfeT\x00h\x00\x00\xd8e\x00 \x00e\x00", None, "decoded"),
        (b"\xef\xbb\xbfThe envoy \xff\xfe left the town on Monday", None, "decoded"),
        (b"The envoy left. " * 3_500_000, None, "larger than 20 MB"),
        (b"The envoy left. " * 70_000, None, "characters"),
        (b"3 min\n\nShare\n", None, "furniture"),
        (b"1234 5678 ... 90", None, "no words"),
        (SPANISH.encode(), None, "Spanish (es)"),
        (RUSSIAN.encode(), None, "Russian (ru)"),
        (RUSSIAN.encode("cp1251"), None, "Russian (ru)"),
        (DUTCH.encode(), None, "Dutch (nl)"),
        ((PAGES / "menu_only.html").read_bytes(), "html", "no article"),
        (b"<html></html>", None, "no article"),
        (b"<html><body><p></p></body></html>", None, "no article"),
        (f"<html><body><article><p>{SPANISH}</p><p>{SPANISH}</p></article></body></html>".encode(), "html", "Spanish"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_bad_input_is_refused(data: bytes, form: str | None, told: str) -> None:
    error = refusal(data, form)
    assert told in str(error)
    assert str(error).startswith("standard input")
    assert ":" in str(error), "the remedy follows a colon"
    assert error.exit_code == 3


@pytest.mark.parametrize("text", [CREOLE_SHORT, "Envoy leaves", "Le Monde, Le Soir, El País"])
def test_a_text_too_short_to_tell_is_read(text: str) -> None:
    assert one(text.encode()).report.language == "en"


def test_a_foreign_quotation_does_not_make_a_report_foreign() -> None:
    text = f"The envoy spoke on Monday and said the following to the press, which had been waiting for her. «{DUTCH}»"
    assert one(text.encode()).report.language == "en"


def test_a_last_character_cut_short_is_let_go() -> None:
    taken = one("The envoy came to the town and left it again, and said that it was a pity — é".encode()[:-1])
    assert taken.report.text.endswith("a pity —")
    assert any("cut short" in warning for warning in taken.warnings)


@having(st.binary(max_size=300), st.sampled_from([None, *Form]))
def test_no_bytes_break_intake(data: bytes, form: str | None) -> None:
    for taken in everything(data, form):
        assert isinstance(taken, Taken | Refused)


SCRAPS = (
    *(
        "<html>",
        "<p>",
        "</p>",
        "<article>",
        "</article>",
        "<div hidden>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<a href=x>",
    ),
    *(
        '<meta charset="hex">',
        '<meta name="date" content="2031-99-99">',
        '<link rel="canonical" href="http://[">',
        "&#xD800;",
    ),
    *(
        '<script type="application/ld+json">',
        '{"@type": "NewsArticle", "author": [1, {}]}',
        "<![CDATA[",
        "]]>",
        "<?xml",
        "<",
    ),
    *(
        "The envoy left the town on Monday, and said so.",
        "<h1>",
        "</h1>",
        '"',
        "\x01",
        "é",
        "\n",
        "{",
        '"text": "a"',
        "}",
    ),
)


@settings(max_examples=60)
@having(st.lists(st.sampled_from(SCRAPS), max_size=25).map("".join))
def test_no_page_breaks_intake(page: str) -> None:
    for taken in everything(page.encode(), "html"):
        assert isinstance(taken, Taken | Refused)


@pytest.mark.parametrize(
    "scrap", ["<", "<!--", "<div>", "<b><p>", "&", "<a href='", "<p>a<br><br>", "<![", "</x>", "<!", "<?"]
)
def test_hostile_pages_are_worked_off_in_time(scrap: str) -> None:
    data = f"<html><body>{scrap * 5_000}".encode()
    assert len(everything(data, "html")) == 1


def test_a_missing_file_is_named() -> None:
    (refused,) = take("no/such/report.txt")
    assert isinstance(refused, Refused)
    assert refused.name == "no/such/report.txt"
    assert "no/such/report.txt" in str(refused.error)
    assert isinstance(refused.error, IntakeError)
