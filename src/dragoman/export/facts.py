"""Any item of a record as rows of field and words: what `show` and `review` put before a person."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from dragoman.export.quoting import flat
from dragoman.export.wording import Names, date_words, duration_words, place_words, plain_words, terms_words, toll_words
from dragoman.model.board import BoardStatement
from dragoman.model.record import Place, Reading, Statement, Terms, Toll
from dragoman.model.span import Span
from dragoman.model.vocabulary import TimeKind

Item = TypeVar("Item")
Nested = TypeVar("Nested", Statement, BoardStatement)

ACTOR_FIELDS = {"speakers", "chain", "addressees", "actors", "recipients", "actor", "side", "participants"}
_DATE_FIELDS = {"date", "said", "start"}
_OWN_ROWS = {"id", "words", "open"}


def names_of(reading: Reading) -> Names:
    """Return the names of a record's actors."""
    return Names.of(reading.actors, reading.statements)


def labels_of(reading: Reading) -> Mapping[str, str]:
    """Return a short label for each item by its id, as the readable account numbers them: "S3" is a statement."""
    groups: tuple[tuple[str, Iterable[Any]], ...] = (
        ("S", [statement for _, statement in nested(in_order(reading.statements))]),
        ("E", in_order(reading.events)),
        ("P", in_order(reading.proposals)),
        ("D", in_order(reading.discrepancies)),
    )
    return {item.id: f"{letter}{number}" for letter, items in groups for number, item in enumerate(items, start=1)}


def nested(statements: Iterable[Nested]) -> list[tuple[int, Nested]]:
    """Return statements in their order with their depth, each followed by those inside its content."""
    listed = list(statements)
    inside: dict[str | None, list[Nested]] = {}
    known = {statement.id for statement in listed}
    for statement in listed:
        inside.setdefault(statement.within if statement.within in known else None, []).append(statement)

    rows: list[tuple[int, Nested]] = []

    def unfold(holder: str | None, depth: int) -> None:
        for held in inside.pop(holder, []):
            rows.append((depth, held))
            unfold(held.id, depth + 1)

    unfold(None, 0)
    return rows


def in_order(items: Iterable[Item]) -> list[Item]:
    """Return items of a record in the order of their first words."""
    return sorted(items, key=first_span)


def first_span(item: Any) -> Span:
    """Return the first words that an item of a record rests on, by which items are put in order."""
    spans = [span for field in dataclasses.fields(item) for span in _spans(getattr(item, field.name))]
    return min(spans, default=Span(0, 1))


def facts(item: Any, reading: Reading) -> list[tuple[str, str]]:
    """Return the fields of a record's item that hold something, each with its value in words, in the type's order."""
    names, text = names_of(reading), reading.report.text
    labels = {proposal.id: proposal.label for proposal in reading.proposals}
    rows = []
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if field.name not in _OWN_ROWS and value is not None and value != ():
            rows.append((plain_words(field.name), _words(field.name, value, item, names, labels, text)))
    rows += [(f"words of {name}", _quoted(spans, text)) for name, spans in getattr(item, "words", {}).items()]
    rows += [
        (f"undecided: {name}", " or ".join(names[candidate] for candidate in candidates))
        for name, candidates in getattr(item, "open", {}).items()
    ]
    return rows


def _spans(value: Any) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for part in value for span in _spans(getattr(part, "span", part))]
    return []


def _quoted(spans: tuple[Span, ...], text: str) -> str:
    return " … ".join(f"“{flat(span.of(text))}”" for span in spans)


def _words(name: str, value: Any, item: Any, names: Names, labels: Mapping[str, str], text: str) -> str:
    if isinstance(value, Span) or (isinstance(value, tuple) and isinstance(value[0], Span)):
        return _quoted(value if isinstance(value, tuple) else (value,), text)
    if isinstance(value, Place):
        return place_words(value)
    if isinstance(value, Toll):
        return toll_words(value)
    if isinstance(value, Terms):
        return "; ".join(f"{field} {words}" for field, words in terms_words(value, names))
    if name == "accounts":
        told = [(names.chain((), account.chain) or "the report", account.span) for account in value]
        return "; ".join(f"{who}: {_quoted((span,), text)}" for who, span in told)
    if name == "chain":
        return names.chain((), value)
    if name in ACTOR_FIELDS:
        return names.listed([value] if isinstance(value, str) else value)
    if name in _DATE_FIELDS:
        return date_words(value)
    if name == "value":
        return duration_words(value) if item.kind is TimeKind.DURATION else date_words(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return labels.get(value, plain_words(str(value)))
