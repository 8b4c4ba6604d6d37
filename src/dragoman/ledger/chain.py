"""The chain: each entry is named by a hash that takes in the one before, each payload by a salted digest."""

import hashlib
import secrets
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime

from dragoman.errors import UsageError
from dragoman.model.ids import canonical

GENESIS = "0" * 64
"""What the first entry has for the hash of the one before."""
SALT_BYTES = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the chain, as the database holds it. No words of any report are in it: it outlives erasure."""

    sequence: int
    """From 1, without gaps."""
    kind: str
    """An `EntryKind`."""
    recorded: str
    """RFC 3339, UTC, to the microsecond, never before that of the entry before."""
    author: str
    """The version of Dragoman, of the reader, or the person who signs."""
    subject: str
    """What it is about: a report's id; for links, roles and processes an id made from what they name."""
    reader_digest: str | None
    """For a reading the digest of its reader, else None."""
    payload_digest: str
    """SHA-256 of salt and payload: without the salt it tells nothing of what was erased."""
    previous: str
    hash: str


FIELDS = tuple(field.name for field in fields(Entry))


def entry_hash(entry: Entry) -> str:
    """Return the SHA-256, hexadecimal, of the canonical JSON of all of an entry's other fields."""
    held = asdict(entry)
    del held["hash"]
    return hashlib.sha256(canonical(held)).hexdigest()


def new_salt() -> bytes:
    """Return random bytes that no payload's digest can be guessed without."""
    return secrets.token_bytes(SALT_BYTES)


def salted_digest(salt: bytes, content: str) -> str:
    """Return the SHA-256, hexadecimal, of a salt followed by a payload's canonical JSON."""
    return hashlib.sha256(salt + content.encode()).hexdigest()


def timestamp(moment: datetime) -> str:
    """Return a moment as RFC 3339 in UTC, to the microsecond, so that texts sort as times do."""
    if moment.tzinfo is None:
        raise UsageError(f"{moment.isoformat()} has no time zone: say which it is in, e.g. {moment.isoformat()}Z")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
