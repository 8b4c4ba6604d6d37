"""The second reader: good answers become readings; what does not quote the text is left out and counted."""

import dataclasses
import json
from typing import Any

import invented
import jsonschema
import pytest

from dragoman.errors import SecondReaderError, WithheldError
from dragoman.model.codec import record_json
from dragoman.model.record import Reading, Sent
from dragoman.model.schema import record_schema
from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind, Label, Stance
from dragoman.second import Client, Endpoint, SecondReader
from dragoman.second.instructions import schema, task
from dragoman.second.parts import parts_of
from second import server as replies
from second.filled import (
    ACTORS,
    GOOD,
    MEETING,
    actor,
    discrepancy,
    event,
    position,
    proposal,
    statement,
    toll,
    with_items,
)
from second.server import Endpoint as Server

TEXT = invented.TEXT
TOLLS = TEXT[TEXT.index("shelling near Ferren") : TEXT.index("put the toll")].strip()
"""A piece that holds the same name twice."""


def read(server: Server, reader: SecondReader, record: Any) -> Reading:
    server.replies = [replies.answer(record)]
    return reader.read(invented.REPORT)


def said(spans: tuple[Span, ...]) -> list[str]:
    return [span.of(TEXT) for span in spans]


def test_a_good_answer_becomes_a_reading(server: Server, reader: SecondReader) -> None:
    reading = read(server, reader, GOOD)
    assert reading.notes == ()
    assert reading.sent == Sent(f"127.0.0.1:{server.server_port}", "owl", remote=False)
    assert "owl" in reading.reader
    names = {actor.name: actor for actor in reading.actors}
    assert set(names) == {"Ada Brandt", "Jon Okell", "Norland", "Sudmark"}
    brandt, okell, norland = names["Ada Brandt"], names["Jon Okell"], names["Norland"]
    assert (brandt.side, brandt.kind, brandt.names) == (norland.id, ActorKind.PERSON, ("Ada Brandt", "Brandt"))
    assert said(brandt.mentions) == ["Ada Brandt", "Brandt", "Brandt"]
    direct, outer, inner = reading.statements
    assert said(direct.source) == ["Brandt"]
    assert direct.source[0].begin == TEXT.index("Brandt told")
    assert (inner.within, inner.chain, outer.within) == (outer.id, (okell.id,), None)
    met, shelled = reading.events
    assert (met.date, met.place and met.place.name, said(met.trigger)) == ("2024-05-20", "Port Lissa", ["met"])
    assert shelled.toll
    assert shelled.toll.killed
    assert (shelled.toll.killed.low, shelled.toll.killed.high, shelled.toll.injured) == (9, None, None)
    (offer,), (stance,) = reading.proposals, reading.positions
    assert (offer.label, offer.terms.duration, said(offer.words["duration"])) == (
        "thirty-day truce",
        "P30D",
        ["thirty-day"],
    )
    assert (stance.actor, stance.proposal, stance.stance) == (names["Sudmark"].id, offer.id, Stance.ACCEPTS)
    assert [said((account.span,)) for account in reading.discrepancies[0].accounts] == [
        ["killed at least nine people in April"],
        ["put the toll at six"],
    ]
    assert [said((time.span,))[0] for time in reading.times] == ["on Monday", "thirty-day"]
    jsonschema.Draft202012Validator(record_schema()).validate(record_json(reading))


def test_the_same_question_has_the_same_digest_and_ids(server: Server, reader: SecondReader) -> None:
    assert read(server, reader, GOOD) == read(server, reader, GOOD)
    other = SecondReader(Client(Endpoint.named(server.url), "lark"))
    elsewhere = SecondReader(Client(Endpoint.named("http://127.0.0.1:1/v1"), "owl"))
    assert len({reader.digest, other.digest, elsewhere.digest}) == 3


def test_the_good_answer_is_one_of_the_schema_that_is_sent() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(GOOD)


def test_the_question_tells_the_whole_form_in_words() -> None:
    lines = task().splitlines()
    for name, definition in schema()["$defs"].items():
        assert any(line.startswith(f"{name}: ") for line in lines)
        for key in definition.get("properties", ()):
            assert any(line.startswith(f"  {key}: ") for line in lines)
        assert set(definition.get("enum", ())) <= set(" ".join(lines).replace(",", " ").split())


REJECTED = [
    (with_items(statements=[statement("that peace is at hand")]), "words that the text does not have"),
    (with_items(statements=[statement("Norland would  open")]), "words that the text does not have"),
    (with_items(statements=[statement("norland would open")]), "words that the text does not have"),
    (with_items(statements=[statement("orland would open")]), "words that the text does not have"),
    (with_items(statements=[statement("")]), "words that the text does not have"),
    (with_items(statements=[statement(".")]), "words that the text does not have"),
    (with_items(statements=[statement("Ferren")]), "words that stand in the text more than once"),
    (with_items(statements=[statement("Ferren", near="Sudmark")]), "words that stand in the text more than once"),
    (with_items(statements=[statement("Ferren", near=TOLLS)]), "words that stand in the text more than once"),
    (with_items(statements=[statement("Ferren", near="the hills")]), "words that the text does not have"),
    (with_items(statements=[statement("the Ferren road", cue="swore")]), "words that the text does not have"),
    (with_items(statements=[statement("the Ferren road", speakers=["x"])]), "an actor or proposal that is not there"),
    (with_items(statements=[statement("the Ferren road", manner="sung")]), "a kind that the format does not have"),
    (with_items(statements=[statement("the Ferren road", manner=None)]), "a kind that the format does not have"),
    (with_items(statements=[statement("the Ferren road", weight=3)]), "a key that the form does not have"),
    (with_items(statements=[statement()]), "values that the format does not allow"),
    (with_items(statements=[statement("the Ferren road", "Ferren road")]),
     "values that the format does not allow"),
    (with_items(statements=[statement() | {"content": "the Ferren road"}]), "not of the form"),
    (with_items(statements=[{"content": ["the Ferren road"]}]), "not of the form"),
    (with_items(statements=["the Ferren road"]), "not of the form"),
    (with_items(statements=[statement("the Ferren road"), statement("the Ferren road")]), "told twice"),
    (with_items(events=[event("met", MEETING, type="CHAT")]), "a kind that the format does not have"),
    (with_items(events=[event("met", MEETING, mode="drone")]), "a kind that the format does not have"),
    (with_items(events=[event("truce", MEETING)]), "values that the format does not allow"),
    (with_items(events=[event("met", MEETING, date={"quote": "on Monday", "value": "Monday"})]),
     "values that the format does not allow"),
    (with_items(events=[event("met", MEETING, date={"quote": "on Friday", "value": "2024-05-24"})]),
     "words that the text does not have"),
    (with_items(events=[event("met", MEETING, place="Geneva")]), "words that the text does not have"),
    (with_items(events=[event("met", MEETING, toll=toll("nine", 9, 6))]),
     "values that the format does not allow"),
    (with_items(events=[event("met", MEETING, toll=toll("nine", True, None))]), "not of the form"),
    (with_items(events=[event("met", MEETING, toll=toll("nine", 10**30, None))]),
     "values that the format does not allow"),
    (with_items(proposals=[proposal("p", "lasting peace", "the thirty-day truce")]), "words that the text does not"),
    (with_items(proposals=[proposal("p", "truce")]), "values that the format does not allow"),
    (with_items(proposals=[proposal("p", "thirty-day truce", "the thirty-day truce",
                                    duration={"quote": "thirty-day", "value": "a month"})]),
     "values that the format does not allow"),
    (with_items(positions=[position("s", "p", "Sudmark accepts")]), "an actor or proposal that is not there"),
    (with_items(discrepancies=[discrepancy("put the toll at six")]), "values that the format does not allow"),
    (with_items(discrepancies=[discrepancy("put the toll at six", "put the toll at six")]),
     "values that the format does not allow"),
    (with_items(actors=[*ACTORS, actor("z", "person", "Emperor Zog")]), "words that the text does not have"),
    (with_items(actors=[*ACTORS, actor("z", "person", "Okell", "Zog")]), "words that the text does not have"),
    (with_items(actors=[*ACTORS, actor("z", "person", "mayor of Ferren", side="y")]), "an actor or proposal"),
    (with_items(actors=[*ACTORS, actor("z", "group", "reporters", side="z")]), "values that the format does not allow"),
    (with_items(actors=[*ACTORS, actor("z", "person", "mayor of Ferren", side="b")]), "values that the format"),
    (with_items(actors=[*ACTORS, actor("b", "group", "reporters")]), "values that the format does not allow"),
    (with_items() | {"opinions": ["peace"]}, "a key that the form does not have"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "reason"), REJECTED, ids=range(len(REJECTED)))
def test_what_does_not_hold_is_left_out_and_counted(
    server: Server, reader: SecondReader, record: dict[str, Any], reason: str
) -> None:
    reading = read(server, reader, record)
    (note,) = reading.notes
    assert note.startswith(f"Items of the answer that were rejected: 1 (1 {reason}")
    assert len(reading.actors) == len(ACTORS)
    kept = sum(len(getattr(reading, kind)) for kind in record if kind not in ("actors", "opinions"))
    assert kept == (1 if "told twice" in reason else 0)


def test_items_that_name_a_rejected_actor_go_with_it(server: Server, reader: SecondReader) -> None:
    zog = [actor("z", "state", "Zogland"), actor("m", "group", "reporters", side="z")]
    told = [statement("the Ferren road", speakers=["m"]), statement("shelling near Ferren")]
    reading = read(server, reader, with_items(actors=[*ACTORS, *zog], statements=told))
    assert len(reading.actors) == len(ACTORS)
    assert [said(s.content) for s in reading.statements] == [["shelling near Ferren"]]
    assert reading.statements[0].within is None
    (note,) = reading.notes
    assert "rejected: 3 (2 an actor or proposal that is not there, 1 words that the text does not have)" in note


def test_a_rejected_side_takes_all_below_it_along(server: Server, reader: SecondReader) -> None:
    line = [actor("x", "group", "reporters", side="nobody"), actor("y", "group", "Norland's army", side="x")]
    reading = read(server, reader, with_items(actors=[*ACTORS, *line, actor("z", "person", "the mayor", side="y")]))
    assert len(reading.actors) == len(ACTORS)
    assert "rejected: 3 (3 an actor or proposal that is not there)" in reading.notes[0]


def test_two_sides_that_act_for_each_other_are_rejected(server: Server, reader: SecondReader) -> None:
    pair = [actor("n", "state", "Norland", side="s"), actor("s", "state", "Sudmark", side="n")]
    reading = read(server, reader, with_items(actors=pair))
    assert reading.actors == ()
    assert "rejected: 2" in reading.notes[0]


def test_words_nearby_tell_which_of_several_places_is_meant(server: Server, reader: SecondReader) -> None:
    told = [statement("Ferren", near="the mayor of Ferren put the toll at six"), statement("Ferren", near="shelling")]
    reading = read(server, reader, with_items(statements=told))
    assert [s.content[0].begin for s in reading.statements] == [
        TEXT.index("Ferren put"),
        TEXT.index("Ferren killed"),
    ]


UNUSABLE = [
    (replies.completion("I'm sorry, but I can't help with texts about armed conflict."), "not JSON"),
    (replies.completion("```json\n{}\n```"), "not JSON"),
    (replies.completion(json.dumps(GOOD)[:-40]), "not JSON"),
    (replies.completion('{"actors": [], "actors": []}'), "not JSON"),
    (replies.completion('{"actors": NaN}'), "not JSON"),
    (replies.completion('{"actors": ' + "9" * 5000 + "}"), "not JSON"),
    (replies.completion("[" * 100_000), "not JSON"),
    (replies.completion("[]"), "not of the form"),
    (replies.completion("7"), "not of the form"),
    (replies.completion('{"opinions": []}'), "not of the form"),
    (replies.completion(""), "empty"),
    (replies.completion(None), "empty"),
    (replies.completion(7), "empty"),
    (replies.completion(json.dumps(GOOD), finish="length"), "cut off"),
    (replies.completion(json.dumps(GOOD), finish="content_filter"), "refused"),
    (replies.completion(None, refusal="I will not read this."), "refused"),
]


@pytest.mark.parametrize(("reply", "reason"), UNUSABLE, ids=range(len(UNUSABLE)))
def test_an_answer_without_use_is_told(server: Server, reader: SecondReader, reply: replies.Reply, reason: str) -> None:
    server.replies = [reply]
    with pytest.raises(SecondReaderError, match=f"no answer that can be used .1 {reason}"):
        reader.read(invented.REPORT)
    assert len(server.asked) == 1


def test_an_answer_may_find_nothing(server: Server, reader: SecondReader) -> None:
    reading = read(server, reader, with_items(actors=[]))
    assert (reading.actors, reading.notes) == ((), ())


def test_a_long_report_is_read_in_parts(server: Server, reader: SecondReader) -> None:
    padding = "".join(
        f"The tide at pier {number} was recorded by the harbour office as usual. " for number in range(150)
    )
    text = f"{TEXT}\n{padding}\n\nOkell said 🕊 Norland refuses the thirty-day truce outright."
    parts = parts_of(text)
    assert len(parts) > 1
    late = with_items(
        actors=[actor("x", "person", "Okell"), actor("y", "state", "Norland")],
        statements=[statement("Norland refuses the thirty-day truce outright", speakers=["x"], source="Okell")],
        proposals=[proposal("q", "thirty-day truce", "the thirty-day truce")],
        positions=[position("y", "q", "Norland refuses the thirty-day truce outright", stance="rejects")],
    )
    unusable = [replies.completion("no")] * (len(parts) - 2)
    server.replies = [replies.answer(GOOD), *unusable, replies.answer(late)]
    reading = reader.read(dataclasses.replace(invented.REPORT, text=text))
    assert len(server.asked) == len(parts)
    assert f"Part: 1 of {len(parts)}" in server.asked[0].words
    refused = reading.statements[-1]
    assert refused.content[0].of(text) == "Norland refuses the thirty-day truce outright"
    assert refused.source[0].begin == text.rindex("Okell")
    (offer,) = reading.proposals
    assert [span.begin for span in offer.mentions] == [text.index("the thirty-day"), text.rindex("the thirty-day")]
    assert {position.proposal for position in reading.positions} == {offer.id}
    assert len([actor for actor in reading.actors if actor.name == "Norland"]) == 1
    if unusable:
        assert f"{len(unusable)} of {len(parts)} parts" in reading.notes[0]


@pytest.mark.parametrize(
    "text", [TEXT, TEXT * 9, "word " * 5000, "x" * 20_000, "a\n\nb", "  lead. Tail.  ", "é🕊 " * 4000]
)
def test_parts_leave_nothing_but_blanks_out(text: str) -> None:
    parts = parts_of(text, 500)
    ends = [0, *(part.end for part in parts)]
    begins = [*(part.begin for part in parts), len(text)]
    assert all(not text[end:begin].strip() for end, begin in zip(ends, begins, strict=True))
    assert all(len(part) <= 500 for part in parts)


def test_a_confidential_report_goes_to_this_machine_only(server: Server, reader: SecondReader) -> None:
    secret = dataclasses.replace(invented.REPORT, label=Label.CONFIDENTIAL)
    server.replies = [replies.answer(GOOD)]
    assert reader.read(secret).actors
    remote = dataclasses.replace(Endpoint.named(server.url), remote=True)
    server.asked.clear()
    with pytest.raises(WithheldError, match="is confidential and is not sent"):
        SecondReader(Client(remote, "owl")).read(secret)
    assert server.asked == []


def test_what_another_host_was_sent_is_told(server: Server) -> None:
    remote = SecondReader(Client(dataclasses.replace(Endpoint.named(server.url), remote=True), "owl"))
    reading = read(server, remote, GOOD)
    assert reading.sent == Sent(f"127.0.0.1:{server.server_port}", "owl", remote=True)
    assert reading.notes == ("The text was sent to 127.0.0.1, which the user allowed.",)
    server.replies = [replies.raw(b"", 500)]
    with pytest.raises(SecondReaderError, match=r"The text had been sent to 127\.0\.0\.1"):
        remote.read(invented.REPORT)
