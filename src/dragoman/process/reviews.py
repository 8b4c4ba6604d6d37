"""Reviews: a person's word on an item replaces the reader's, and outlives the reading it was said of.

A review carries the whole item. It is matched to a reading's item by id, else by kind and words; an item that a later
reader no longer finds is put back, since a person has said that it is there. Actors that only an earlier reading knew
give way to those of the present one.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.errors import ModelError
from dragoman.model.codec import decode, encode
from dragoman.model.entries import Review, Verdict
from dragoman.model.record import (
    Actor,
    Discrepancy,
    Event,
    Position,
    Proposal,
    Reading,
    Statement,
    TimeExpression,
)
from dragoman.model.span import Span

TYPES: dict[str, type] = {
    "actors": Actor,
    "times": TimeExpression,
    "statements": Statement,
    "events": Event,
    "proposals": Proposal,
    "positions": Position,
    "discrepancies": Discrepancy,
}
"""The keys of a record that hold items, with the items' types."""

REFERENCES = {
    "actors": ("actors", "recipients", "speakers", "addressees", "chain", "actor", "side"),
    "proposals": ("proposal",),
    "statements": ("within",),
}
"""For each key of a record the fields of items that name the ids of its items."""


def by_report(reviews: Iterable[Review]) -> dict[str, list[Review]]:
    """Return for each report its reviews, the last word on each item only, in the order they were given."""
    last: dict[tuple[str, str], Review] = {}
    for review in reviews:
        last.pop((review.report, review.item), None)
        last[review.report, review.item] = review
    grouped = defaultdict(list)
    for review in last.values():
        grouped[review.report].append(review)
    return dict(grouped)


def reviewed(reading: Reading, reviews: Iterable[Review]) -> tuple[Reading, dict[str, str]]:
    """Return a reading as it stands after reviews, and for each item reviewed the verdict and who gave it."""
    verdicts: dict[str, str] = {}
    for review in reviews:
        if review.kind not in TYPES:
            continue
        items: list[Any] = list(getattr(reading, review.kind))
        place = _place(items, review, reading.report.text)
        if review.verdict is Verdict.REJECTED:
            if place is not None:
                del items[place]
        else:
            found = items[place] if place is not None else None
            if (item := _said(review, found, reading)) is None:
                continue
            if place is None:
                items.append(item)
            else:
                items[place] = item
            verdicts[item.id] = f"{review.verdict} by {review.by}"
        changed: dict[str, Any] = {review.kind: tuple(items)}
        reading = dataclasses.replace(reading, **changed)
    return reading, verdicts


def spans_of(item: Any) -> tuple[Span, ...]:
    """Return the spans that show an item, whatever its kind."""
    match item:
        case Statement():
            return item.content
        case Event():
            return (*item.trigger, *item.evidence)
        case Position():
            return item.evidence
        case Actor() | Proposal():
            return item.mentions
        case Discrepancy():
            return tuple(account.span for account in item.accounts)
        case TimeExpression():
            return (item.span,)
    return ()


def _place(items: list[Any], review: Review, text: str) -> int | None:
    """Where the item that a review speaks of stands in a reading: by id, else by the words it was shown with."""
    for index, item in enumerate(items):
        if item.id == review.item:
            return index
    wanted = set(review.quotes)
    best, place = 0.0, None
    for index, item in enumerate(items):
        quotes = {span.of(text) for span in spans_of(item)}
        alike = len(quotes & wanted) / len(quotes | wanted) if quotes and wanted else 0.0
        if alike > best and _same_type(item, review.content):
            best, place = alike, index
    return place


def _same_type(item: Any, content: Mapping[str, Any]) -> bool:
    """An event of another type over the same words is another event, unless the review set the type."""
    return not isinstance(item, Event) or content.get("type") in (None, item.type.value)


def _said(review: Review, found: Any, reading: Reading) -> Any:
    """The item as the review has it, under the id it has in the reading; None where its content no longer fits."""
    content = dict(review.content)
    present = encode(found) if found is not None else {}
    content["id"] = present.get("id", review.item)
    for key, fields in REFERENCES.items():
        known = {item.id for item in getattr(reading, key)}
        for field in set(fields) & set(content):
            value = content[field]
            if isinstance(value, list) and not known.issuperset(value):
                content[field] = present.get(field, [name for name in value if name in known])
            elif isinstance(value, str) and value not in known:
                content[field] = present.get(field)
    try:
        item: Any = decode(TYPES[review.kind], content)
        for span in spans_of(item):
            span.of(reading.report.text)
    except ModelError:
        return None
    return None if isinstance(item, Position) and not (item.actor and item.proposal) else item
