"""Reports and readings made by hand, for the ledger to keep."""

import hashlib
from dataclasses import replace

from dragoman.model.codec import encode
from dragoman.model.entries import Link, ProcessDeclared, Retraction, Review, RoleGiven, Verdict
from dragoman.model.ids import item_id, report_id
from dragoman.model.plover import EventType
from dragoman.model.record import Actor, Event, Likeness, Place, Range, Reading, Statement, TimeExpression, Toll
from dragoman.model.report import Alignment, Report, Run, Source, Taken
from dragoman.model.span import Span
from dragoman.model.vocabulary import ActorKind, Manner, Modality, Role, TimeKind

READER = "dragoman 0.1.0 / by hand 1"
DIGEST = hashlib.sha256(b"a reader").hexdigest()
OTHER_DIGEST = hashlib.sha256(b"another reader").hexdigest()
TEXT = "Envoys of Orvania met in Tarsk on Friday. “Zwiebelkuchen was served,” said minister Quillfeather. Three died."


def taken(number: int = 0, *, text: str = TEXT, title: str = "Talks at the Rookery") -> Taken:
    """A report whose text says its number, with its source as UTF-8 and an alignment of one straight run."""
    body = f"{text} ({number})"
    data = f"{title}\n\n{body}".encode()
    digest = hashlib.sha256(data).hexdigest()
    begin = len(f"{title}\n\n".encode())
    report = Report(
        id=report_id(digest, "The Gazette", "2031-04-05", None),
        given_id=f"given-{number}",
        title=title,
        outlet="The Gazette",
        published="2031-04-05",
        language="en",
        text=body,
    )
    alignment = Alignment("utf-8", (Run(0, len(body), begin, len(data), True),))
    return Taken(report, Source(f"report-{number}.txt", data, "text/plain", digest), alignment)


def span(text: str, words: str) -> Span:
    begin = text.index(words)
    return Span(begin, begin + len(words))


def reading(report: Report, digest: str = DIGEST, *, statements: int = 1) -> Reading:
    """What a careful reader would have found, as often as asked for."""
    text = report.text
    whole = Span(0, len(text))
    first_words = Span(0, min(5, len(text)))
    return Reading(
        reader=READER,
        reader_digest=digest,
        report=report,
        actors=(
            Actor(item_id("actor", report.id, digest, [], 0), "Orvania", ("Orvania",), ActorKind.STATE, None, None,
                  (first_words,), {"name": (first_words,)}),
        ),
        times=(TimeExpression(item_id("time", report.id, digest, [], 0), first_words, TimeKind.DATE, "2031-04-04"),),
        statements=tuple(
            Statement(item_id("statement", report.id, digest, [], n), (), (), None, (), Manner.DIRECT, None, None,
                      (first_words,), (first_words,), (whole,))
            for n in range(statements)
        ),
        events=(
            Event(item_id("event", report.id, digest, [], 0), EventType.CONSULT, "meet", (), (), "2031-04-04",
                  Place("Tarsk", None), Modality.ACTUAL, (), Toll(Range(3, None)), (), (first_words,), (whole,)),
        ),
        proposals=(),
        positions=(),
        discrepancies=(),
        likeness=Likeness((7, 4294967295), ("ab",)),
    )  # fmt: skip


def review(report: Report, *, because: str = "The minute says so.", item: str = "") -> Review:
    quoted, event = report.text[:12], reading(report).events[0]
    return Review(
        item=item or item_id("event", report.id, DIGEST, [], 0), kind="events", report=report.id,
        verdict=Verdict.CORRECTED, content=encode(replace(event, date="2031-04-03", mentions=(Span(0, 12),))),
        quotes=(quoted,), because=because, by="A. Weber", changed=("date",),
    )  # fmt: skip


def link(first: str, second: str, *, because: str = "One state.") -> Link:
    return Link("actor", first, second, True, because, "A. Weber")


ROLE = RoleGiven("Tarsk", "Orvania", Role.PARTY, "A. Weber")
PROCESS = ProcessDeclared("Tarsk", ("Orvania", "Veld"), ("Norrland",), by="A. Weber")


def retraction(report: Report) -> Retraction:
    return Retraction(report.id, "The paper withdrew it.", "A. Weber")


def with_text(given: Taken, text: str) -> Taken:
    """The same report as another version of intake would have cleaned it."""
    return replace(given, report=replace(given.report, text=text))
