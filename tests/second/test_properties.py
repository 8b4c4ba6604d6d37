"""Whatever an endpoint answers: every span lies in the text, every name is quoted, the ledger holds nothing half."""

import dataclasses
import types
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import invented
import jsonschema
import pytest
from cli.conftest import KnownReader, line
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import SecondReaderError
from dragoman.intake import Given
from dragoman.ledger import Ledger, open_ledger
from dragoman.ledger.anchors import check_reading
from dragoman.model.catalogue import KINDS
from dragoman.model.codec import record_json
from dragoman.model.record import Reading
from dragoman.model.schema import record_schema
from dragoman.pipeline import Done, Pipeline
from dragoman.second import Client, Endpoint, SecondReader
from dragoman.second.form import Answer
from second import server as replies
from second.filled import GOOD
from second.server import Endpoint as Server

WORDS = invented.TEXT.split(" ")
VALID = jsonschema.Draft202012Validator(record_schema())

runs = st.tuples(st.integers(0, len(WORDS) - 1), st.integers(1, 12)).map(lambda run: " ".join(WORDS[run[0] : sum(run)]))
strings = st.one_of(
    runs,
    runs,
    st.sampled_from(["a", "b", "c"]),  # keys, now and then of something
    st.sampled_from(["2024-05-20", "2024-05", "P30D", "visit", "Brandt", "Ferren", "e", "\ud800", "🕊"]),
    st.text(max_size=8),
)
numbers = st.one_of(st.integers(-3, 30), st.integers())
junk = st.recursive(
    st.none() | st.booleans() | numbers | st.floats(allow_nan=False) | strings,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(strings, inner, max_size=3),
    max_leaves=5,
)


def filled(kind: Any) -> st.SearchStrategy[Any]:
    """Values that are of the form, and mean what they may."""
    if get_origin(kind) in (Union, types.UnionType):
        return st.none() | filled(next(option for option in get_args(kind) if option is not type(None)))
    if get_origin(kind) is tuple:
        return st.lists(filled(get_args(kind)[0]), max_size=3)
    if dataclasses.is_dataclass(kind):
        return st.fixed_dictionaries({name: filled(inner) for name, inner in get_type_hints(kind).items()})
    if issubclass(kind, StrEnum):
        return st.sampled_from([member.value for member in kind])
    return numbers if kind is int else strings


@st.composite
def answers(draw: st.DrawFn) -> Any:
    """A form, filled in well, at random or both, and here and there spoilt."""
    form = draw(filled(Answer))
    for name, items in GOOD.items():
        if draw(st.booleans()):
            form[name] = [*items, *form[name]]
    for name in draw(st.lists(st.sampled_from(sorted(form)), max_size=2)):
        if form[name] and isinstance(form[name], list):
            item = draw(st.sampled_from(form[name]))
            if isinstance(item, dict):
                spoilt = item | {draw(st.sampled_from([*item, "more"])): draw(junk)}
                form[name] = [*form[name], spoilt]
        else:
            form[name] = draw(junk)
    return form


anything = st.one_of(
    answers().map(replies.answer),
    answers().map(replies.answer),
    junk.map(replies.answer),
    st.builds(replies.completion, junk, st.sampled_from(["stop", "length", None])),
    st.builds(replies.raw, st.binary(max_size=200), st.sampled_from([200, 204, 302, 401, 429, 500])),
)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Server]:
    server = Server()
    yield server
    server.end()


def check(reading: Reading) -> None:
    """Hold a reading against its text."""
    text = reading.report.text
    check_reading(reading)
    VALID.validate(record_json(reading))
    actors, proposals = {actor.id for actor in reading.actors}, {proposal.id for proposal in reading.proposals}
    for actor in reading.actors:
        assert {span.of(text) for span in actor.mentions} <= set(actor.names)
        assert all(name in text for name in actor.names)
        assert actor.side in actors | {None}
    ids = [item.id for kind in KINDS for item in getattr(reading, kind)]
    assert len(set(ids)) == len(ids)
    for statement in reading.statements:
        assert statement.content
        assert {*statement.speakers, *statement.chain, *statement.addressees} <= actors
        assert bool(statement.said) == ("said" in statement.words)
    for event in reading.events:
        assert event.evidence[0].holds(event.trigger[0])
        assert {*event.actors, *event.recipients, *event.chain} <= actors
        assert event.place is None or event.words["place"][0].of(text) == event.place.name
        assert bool(event.date) == ("date" in event.words)
        assert bool(event.toll) == ("toll" in event.words)
    for proposal in reading.proposals:
        assert proposal.label in text
        for term in ("scope", "condition"):
            value = getattr(proposal.terms, term)
            assert value is None or proposal.words[term][0].of(text) == value
    for position in reading.positions:
        assert position.actor in actors
        assert position.proposal in proposals
    for discrepancy in reading.discrepancies:
        assert len({account.span for account in discrepancy.accounts}) > 1


@settings(max_examples=60)
@given(reply=anything)
def test_whatever_is_answered_a_reading_quotes_its_text(endpoint: Server, reply: replies.Reply) -> None:
    endpoint.replies = [reply]
    reader = SecondReader(Client(Endpoint.named(endpoint.url), "owl", timeout=20))
    try:
        reading = reader.read(invented.REPORT)
    except SecondReaderError:
        return
    check(reading)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path_factory.mktemp("second") / "talks.db"), create=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("second") / "told.jsonl"
    path.write_text(line("told-1", invented.TEXT), encoding="utf-8")
    return path


@settings(max_examples=40)
@given(reply=anything, number=st.integers(0, 10**9))
def test_the_ledger_holds_a_second_reading_or_nothing_of_it(
    endpoint: Server, ledger: Ledger, source: Path, reply: replies.Reply, number: int
) -> None:
    endpoint.replies = [reply]
    before = len(ledger.log())
    reader = SecondReader(Client(Endpoint.named(endpoint.url), f"owl {number}", timeout=20))
    (done,) = Pipeline(KnownReader, ledger, reader).run([str(source)], Given())
    assert isinstance(done, Done)
    new = [logged.entry.kind for logged in ledger.log()[before:] if logged.entry.reader_digest != KnownReader.digest]
    kept = [kind for kind in new if kind != "report"]
    assert kept == (["second_reading"] if done.second else [])
    if done.second:
        check(done.second)
        assert ledger.reading(done.taken.report.id, reader.digest) == done.second
    assert [filed.reading and filed.reading.reader for filed in ledger.view().filed] == [invented.READING.reader]
    assert ledger.verify().ok
