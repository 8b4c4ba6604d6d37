"""The shipped encoder: exact spans on any input, the same layers however it is run, and what it must get right."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import ReadingError
from dragoman.reading.encoder import Encoder, load
from dragoman.reading.encoder.decoding import Floats
from dragoman.reading.encoder.engine import ENGINE, Again, Heads, Output, Told
from dragoman.reading.encoder.pieces import LIMIT, Window, WordPieces, window_bounds, windows
from dragoman.reading.encoder.shipped import EVENTS, NETWORK, TOKENIZER, WEIGHTS
from dragoman.reading.encoder.words import Ints, segment
from dragoman.reading.layers import ROOT, Layers

REPORT = """Velda and Orland near a deal

VIENNA (Meridian) - The foreign ministers of Velda and Orland agreed on Tuesday to open the crossing at Palen, mediators
said. "We have a text," the Veldan minister, Iris Kallas, told reporters.

According to two diplomats, the Orlandian delegation had asked for 40 observers. Orland's army denied that it had
shelled the market on 3 May. Kallas said she believed the rebels wanted peace.
"""


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load()


@pytest.fixture(scope="module")
def vocabulary() -> WordPieces:
    return WordPieces.load(WEIGHTS / TOKENIZER)


def check(layers: Layers, text: str) -> None:
    """Assert all that the layers promise of themselves."""
    assert layers.text == text
    for i, word in enumerate(layers.words):
        assert word.index == i
        assert word.span.of(text) == word.text
        assert word.text.strip() == word.text != ""
        assert word.head == ROOT or layers.words[word.head].sentence == word.sentence
        assert (word.head == ROOT) == (word.relation == "root")
    for first, end in layers.sentences:
        roots = sum(word.head == ROOT for word in layers.words[first:end])
        assert roots == 1 or (roots > 1 and end - first > LIMIT // 4)  # a sentence longer than a window is cut
    for entity in layers.entities:
        assert layers.words[entity.first].span.begin == entity.span.begin
        assert layers.words[entity.last].span.end == entity.span.end
        assert 0 <= entity.score <= 1
    for i, attribution in enumerate(layers.attributions):
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert span.of(text).strip() == span.of(text)
        assert attribution.content
        assert 0 <= attribution.score <= 1
        if attribution.within is not None:
            assert attribution.within < i
            holder = layers.attributions[attribution.within]
            assert all(any(h.holds(c) for h in holder.content) for c in attribution.content)


def test_an_ordinary_report(encoder: Encoder) -> None:
    layers = encoder.read(REPORT)
    check(layers, REPORT)
    names = {(e.kind, e.span.of(REPORT)) for e in layers.entities}
    assert {("PERSON", "Iris Kallas"), ("DATE", "Tuesday"), ("NUMBER", "40")} <= names
    tags = {w.text: w.tag for w in layers.words}
    assert tags["denied"] == "VBD"
    assert tags["observers"] == "NNS"
    said = {
        (REPORT[a.source[0].begin : a.source[0].end], REPORT[a.cue[0].begin : a.cue[0].end])
        for a in layers.attributions
        if a.source
    }
    assert ("mediators", "said") in said
    assert ("two diplomats", "According to") in said


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "Peace",
        '"',
        '"""“”„«»\'\'',
        "“Yes” “no” “maybe",
        "\u200f\u202b\u200e",
        "\u200fشالوم said \u202bhe would\u202c come.",
        "👍🏽 said 🇪🇺: “👨‍👩‍👧” 😀",
        "Zu\u0308rich sa\u0301id it e\u0301ven \u0301",
        "a\tb\tc\n1\t2\t3\n",
        "- one\n- two\n- three\n",
        "?!?!?! ... !!! --- ***",
        "THE MINISTER SAID THE DEAL WAS DEAD.",
        "the minister said the deal was dead",
        "x" * 5000,
        "word " * 2000,
        "No stop in here " * 200,
        "\x00\x01\ufffd said \ud83d",
        "这是一个测试。他说：“好的。”",
    ],
)
def test_any_input_gives_exact_spans(encoder: Encoder, text: str) -> None:
    check(encoder.read(text), text)


@settings(max_examples=25)
@given(st.text(st.one_of(st.characters(), st.sampled_from(' \n"“”.,said')), max_size=120))
def test_arbitrary_text_gives_exact_spans(text: str) -> None:
    check(load().read(text), text)


def test_layers_do_not_depend_on_threads_or_company(encoder: Encoder) -> None:
    long = REPORT * 6
    single = load(threads=1)
    together = list(encoder.read_many([long, REPORT, long]))
    assert together[0] == together[2] == single.read(long) == encoder.read(long)
    assert together[1] == encoder.read(REPORT)


def test_what_follows_does_not_change_what_lies_more_than_a_window_before(encoder: Encoder) -> None:
    first = "\n\n".join(f"Minister Ono said on day {n} that the bridge at Palen would stay shut." for n in range(60))
    alone, joined = encoder.read(first), encoder.read(first + "\n\n" + REPORT)
    seam = len(first) - 6 * LIMIT  # a piece has fewer than six characters on average
    early = [a for a in alone.attributions if a.content[-1].end < seam]
    assert len(early) > 10
    assert early == [a for a in joined.attributions if a.content[-1].end < seam]


@settings(max_examples=30)
@given(lengths=st.lists(st.integers(1, 120), min_size=1, max_size=15), first=st.integers(110, LIMIT))
def test_windows_part_the_words_and_keep_their_size(vocabulary: WordPieces, lengths: list[int], first: int) -> None:
    text = "\n\n".join(" ".join(["Ceasefire"] * n) + "." for n in lengths)
    segments = segment(text)
    bounds = list(window_bounds(segments, vocabulary.of(segments.words), first))
    assert [i for a, b in bounds for i in range(a, b)] == list(range(len(segments)))
    assert all(len(w.pieces) <= LIMIT for w in windows(segments, vocabulary, first))


def test_pieces_start_where_words_do(vocabulary: WordPieces) -> None:
    segments = segment("She didn't sign.\n\nWhy?")
    (window,) = windows(segments, vocabulary)
    assert len(window.starts) == len(segments) == 7
    assert window.pieces[0] == vocabulary.opening
    assert window.pieces[-1] == vocabulary.closing
    assert (window.pieces == vocabulary.paragraph).sum() == 2
    assert window.opens.tolist() == [1, 0, 0, 0, 0, 1, 0]


class Counting:
    """Heads that count what they are asked."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads
        self.runs = self.asked = 0

    def run(self, window: Window) -> Output:
        self.runs += 1
        return self.heads.run(window)

    def again(self, windows: Sequence[Window]) -> Sequence[Again]:
        self.runs += len(windows)
        return self.heads.again(windows)

    def told(self, window: Window, branch: Floats) -> Told:
        self.asked += 1
        return self.heads.told(window, branch)

    def between(self, window: Window, marked: Ints) -> Floats:
        return self.heads.between(window, marked)


@pytest.mark.parametrize(
    ("text", "reads_again"),
    [
        ("The minister said the road to Palen was open again.", False),
        ("“The bridge is closed and the harbour is empty,” the mayor of Dunsk told reporters.", False),
        ("The minister said that the rebels had claimed that the road to Palen was open.", True),
        ("According to the envoy, Kallas told him on Monday that she would sign.", True),
        ("Snow fell on the pass all day.", False),
    ],
)
def test_only_contents_that_seem_to_hold_more_are_read_again(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch, text: str, reads_again: bool
) -> None:
    heads = Counting(encoder._heads)
    monkeypatch.setattr(encoder, "_heads", heads)
    layers = encoder.read(text)
    assert heads.runs == 1 + reads_again
    assert heads.asked == 1  # events are looked for in the text itself only
    assert any(a.within is not None for a in layers.attributions) == reads_again


def test_the_libraries_are_loaded_on_first_use_only() -> None:
    code = (
        "import sys, dragoman.reading.encoder as e; print(*(m in sys.modules for m in ('onnxruntime', 'tokenizers')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"encoder\.onnx.*install"):
        load(tmp_path)


def test_broken_weights_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENGINE, raising=False)
    for path in WEIGHTS.iterdir():
        (tmp_path / path.name).write_bytes(b"" if path.suffix == ".gz" else path.read_bytes())
    with pytest.raises(ReadingError, match=r"encoder\.onnx.*does not load"):
        load(tmp_path)


def test_the_model_is_named_by_its_files(encoder: Encoder) -> None:
    assert encoder.name == "reader-en 11"
    assert len(encoder.digest) == 64
    assert load().digest == encoder.digest


def test_the_shipped_files_stay_small() -> None:
    assert sum((WEIGHTS / name).stat().st_size for name in (NETWORK, EVENTS)) <= 30_000_000
