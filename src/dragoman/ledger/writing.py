"""Writing: new entries follow on the last one, inside the transaction of the one writer whose turn it is."""

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from dragoman.ledger import queries
from dragoman.ledger.chain import GENESIS, Entry, entry_hash, new_salt, salted_digest, timestamp
from dragoman.ledger.payloads import pack, unpack
from dragoman.ledger.schema import entries, erased, payloads, sources
from dragoman.model.entries import EntryKind, Erasure, Link


def append(
    connection: Connection,
    *,
    now: datetime,
    kind: EntryKind,
    author: str,
    subject: str,
    content: str,
    reader_digest: str | None = None,
) -> int:
    """Append an entry with its payload (canonical JSON) and return its sequence number.

    Its time is `now`, or that of the entry before where the clock has gone back: entry times never fall.
    """
    last = queries.last_entry(connection)
    salt = new_salt()
    entry = Entry(
        sequence=last.sequence + 1 if last else 1,
        kind=kind.value,
        recorded=max(timestamp(now), last.recorded if last else ""),
        author=author,
        subject=subject,
        reader_digest=reader_digest,
        payload_digest=salted_digest(salt, content),
        previous=last.hash if last else GENESIS,
        hash="",
    )
    entry = replace(entry, hash=entry_hash(entry))
    connection.execute(insert(entries), asdict(entry))
    connection.execute(insert(payloads), {"digest": entry.payload_digest, "salt": salt, "content": content})
    return entry.sequence


def keep_source(connection: Connection, sequence: int, data: bytes, alignment: str) -> None:
    """Keep a report's source bytes and alignment (canonical JSON) beside its entry."""
    connection.execute(insert(sources), {"sequence": sequence, "data": data, "alignment": alignment})


def erase(connection: Connection, *, now: datetime, report_id: str, because: str, by: str) -> Erasure:
    """Append an erasure, and delete the payloads it names with their salts and source bytes."""
    erasure = Erasure(report_id, _derived_from(connection, report_id), because, by)
    sequence = append(connection, now=now, kind=EntryKind.ERASURE, author=by, subject=report_id, content=pack(erasure))
    connection.execute(insert(erased), [{"sequence": gone, "erasure": sequence} for gone in erasure.sequences])
    gone = select(erased.c.sequence).where(erased.c.erasure == sequence)
    connection.execute(delete(sources).where(sources.c.sequence.in_(gone)))
    digests = select(entries.c.payload_digest).where(entries.c.sequence.in_(gone))
    connection.execute(delete(payloads).where(payloads.c.digest.in_(digests)))
    return erasure


def _derived_from(connection: Connection, report_id: str) -> tuple[int, ...]:
    """Return the entries that carry a report's words or were made from them.

    These are the report, its readings, reviews and retraction, and the links between its items and others': what a
    link says rests on the words of both, and the reason given for it may quote them.
    """
    items = set[str]()
    own = []
    for stored in queries.about(connection, report_id):
        if stored.entry.kind != EntryKind.ERASURE:
            own.append(stored.entry.sequence)
        if stored.entry.kind in queries.READINGS:
            items |= queries.item_ids(stored.content)
    for stored in queries.of_kind(connection, EntryKind.LINK):
        link = unpack(Link, stored.content)
        if link.first in items or link.second in items:
            own.append(stored.entry.sequence)
    return tuple(sorted(own))
