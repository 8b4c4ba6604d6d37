"""The tables as queries see them. What creates them, with their guards, are the migrations."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

VERSION_TABLE = "dragoman_schema"
REVISIONS = ("0001",)
"""Every schema there has been, oldest first; kept here so that an up-to-date ledger opens without loading alembic."""

metadata = MetaData()

entries = Table(
    "entries",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("recorded", String, nullable=False),
    Column("author", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("reader_digest", String),
    Column("payload_digest", String, nullable=False, unique=True),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
    Index("entries_by_subject", "subject", "kind"),
)
"""The chain; see `dragoman.ledger.chain.Entry`."""

payloads = Table(
    "payloads",
    metadata,
    Column("digest", String, ForeignKey(entries.c.payload_digest), primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("content", Text, nullable=False),
)
"""What entries say, as canonical JSON: one row an entry, gone once erased."""

sources = Table(
    "sources",
    metadata,
    Column("sequence", Integer, ForeignKey(entries.c.sequence), primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
    Column("alignment", Text, nullable=False),
)
"""A report's source bytes and the way back to them, by the report's entry; its payload holds the digests of both."""

erased = Table(
    "erased",
    metadata,
    Column("sequence", Integer, ForeignKey(entries.c.sequence), primary_key=True, autoincrement=False),
    Column("erasure", Integer, ForeignKey(entries.c.sequence), nullable=False),
)
"""Which entry was erased by which: what lets the database give a payload up. Derived from the erasures' payloads."""
