"""Lines that quote after a colon: whom they take for the speaker, and what is no such line."""

import pytest
from parsed import layers_of

from dragoman.model.report import Report
from dragoman.reading import load_reader
from dragoman.reading.statements.headlines import with_headlines


def line(text: str, **tags: str) -> str:
    """Return a sentence in the notation of `parsed`, all words hanging on the first."""
    words = text.split()
    return " ".join(
        f"{w}/{tags.get(w, 'NNP' if w[:1].isupper() else 'NN')}/{int(n > 0)}/dep" for n, w in enumerate(words)
    )


@pytest.mark.parametrize(
    ("text", "tags", "source"),
    [
        ('Brun , after talks with Oda : " Talks begin at once "', {",": ",", "after": "IN", ":": ":"}, "Brun"),
        ('Veloran premier on the truce : " It is dead "', {"on": "IN", "is": "VBZ"}, "Veloran premier"),
        ('Head of the Mission : " They lie "', {"of": "IN", "the": "DT", "lie": "VBP"}, "Head of the Mission"),
        ('Oda , leaving Kesh : “ Never ”', {",": ",", "leaving": "VBG"}, "Oda"),
        ('Brun said on Monday : " Never "', {"said": "VBD", "on": "IN"}, None),
        ('Quote of the day : " Never "', {"of": "IN", "the": "DT"}, None),
        ('Brun : Talks begin at once', {}, None),
        ('Brun : " Never " and " never "', {"and": "CC"}, None),
    ],
)  # fmt: skip
def test_headlines(text: str, tags: dict[str, str], source: str | None) -> None:
    layers = layers_of(line(text, **tags))
    found = with_headlines(layers).attributions
    assert [s.of(layers.text) for a in found for s in a.source] == ([source] if source else [])
    assert all(s.of(layers.text)[0] in '"“' for a in found for s in a.content)


def test_whom_an_aside_names_is_not_spoken_to() -> None:
    headline = 'Brun, after speaking with Oda and Lind: "Velora and Drava will begin talks at once."'
    text = f"{headline}\n\nBrun and Oda spoke on Monday."
    first, *_ = load_reader().read(Report("r", None, None, None, "2031-05-19", "en", text)).statements
    assert [span.of(text) for span in first.source] == ["Brun"]
    assert first.addressees == ()


def test_a_line_that_the_encoder_has_heard_is_left_alone() -> None:
    layers = with_headlines(layers_of(line('Brun : " Never "')))
    assert len(layers.attributions) == 1
    assert with_headlines(layers) == layers


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Miners to return to work on Monday: union leader", "union leader", "Miners to return to work on Monday"),
        ("No truce without the nurses – rebel chief", "rebel chief", "No truce without the nurses"),
        ("“This is a trap”: opposition slams border plan", "opposition", "“This is a trap”"),
        ("Nine miners rescued in Tarn, governor says", "governor", "Nine miners rescued in Tarn"),
        ("The bridge at Tarn: a nurse's diary", None, None),
        ("Killed on Sunday: nurse Ana Paz", None, None),
    ],
)
def test_who_speaks_at_the_end_of_a_line(headline: str, source: str | None, content: str | None) -> None:
    text = f"{headline}\n\nNine miners were rescued in Tarn on Sunday."
    found = load_reader().read(Report("r", None, None, None, "2031-05-19", "en", text)).statements
    told = [(s.source[0].of(text), " … ".join(c.of(text) for c in s.content)) for s in found if s.source]
    assert told[:1] == ([(source, content)] if source else [])
