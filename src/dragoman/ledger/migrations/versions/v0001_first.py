"""The first schema: entries that only grow, payloads that go only where an erasure names them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables and their guards."""
    op.create_table(
        "entries",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("recorded", sa.String, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("reader_digest", sa.String),
        sa.Column("payload_digest", sa.String, nullable=False, unique=True),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    op.create_index("entries_by_subject", "entries", ["subject", "kind"])
    op.create_table(
        "payloads",
        sa.Column("digest", sa.String, sa.ForeignKey("entries.payload_digest"), primary_key=True),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_table(
        "sources",
        sa.Column("sequence", sa.Integer, sa.ForeignKey("entries.sequence"), primary_key=True, autoincrement=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("alignment", sa.Text, nullable=False),
    )
    op.create_table(
        "erased",
        sa.Column("sequence", sa.Integer, sa.ForeignKey("entries.sequence"), primary_key=True, autoincrement=False),
        sa.Column("erasure", sa.Integer, sa.ForeignKey("entries.sequence"), nullable=False),
    )
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


NOT_NEXT = """
    NEW.sequence <> 1 + coalesce((SELECT max(sequence) FROM entries), 0)
    OR EXISTS (
        SELECT 1 FROM entries AS last WHERE last.sequence = NEW.sequence - 1
        AND (last.hash <> NEW.previous OR last.recorded > NEW.recorded)
    )
"""
"""That a new entry does not follow on the last; it also keeps INSERT OR REPLACE from replacing one."""

NOT_ERASED = {
    "payloads": """NOT EXISTS (
        SELECT 1 FROM erased JOIN entries ON entries.sequence = erased.sequence WHERE payload_digest = OLD.digest)""",
    "sources": "NOT EXISTS (SELECT 1 FROM erased WHERE erased.sequence = OLD.sequence)",
}

NO_ERASURE = """NOT EXISTS (
    SELECT 1 FROM entries WHERE sequence = NEW.erasure AND kind = 'erasure' AND NEW.sequence < NEW.erasure)"""

TAKEN = {
    "payloads": "EXISTS (SELECT 1 FROM payloads WHERE digest = NEW.digest)",
    "sources": "EXISTS (SELECT 1 FROM sources WHERE sequence = NEW.sequence)",
    "erased": "EXISTS (SELECT 1 FROM erased WHERE sequence = NEW.sequence)",
}


def _rules() -> list[tuple[str, str, str, str]]:
    """Return all guards: table, what is done to it, when that is refused, and the words of the refusal."""
    return [
        ("entries", "UPDATE", "1=1", "an entry is never changed"),
        ("entries", "DELETE", "1=1", "an entry is never deleted"),
        ("entries", "INSERT", NOT_NEXT, "an entry must follow on the last one"),
        ("erased", "UPDATE", "1=1", "an erasure is never changed"),
        ("erased", "DELETE", "1=1", "an erasure is never taken back"),
        ("erased", "INSERT", f"{TAKEN['erased']} OR {NO_ERASURE}", "only an erasure entry erases, and once"),
        *(
            rule
            for table, holds in NOT_ERASED.items()
            for rule in (
                (table, "UPDATE", "1=1", "what an entry says is never changed"),
                (table, "DELETE", holds, "what an entry says goes only where an erasure names it"),
                (table, "INSERT", TAKEN[table], "what an entry says is never replaced"),
            )
        ),
    ]


def _sqlite_guards() -> list[str]:
    return [
        # Marks the file as a ledger, so that other programs' databases are told from ours.
        "PRAGMA application_id = 0x44524147",
        *(
            f"CREATE TRIGGER {table}_{action.lower()} BEFORE {action} ON {table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
            for table, action, condition, words in _rules()
        ),
    ]


def _postgresql_guards() -> list[str]:
    # Statistics would keep samples of what was erased, and serve no query.
    statements = [
        f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0"
        for table, column in (
            ("payloads", "content"),
            ("payloads", "salt"),
            ("sources", "data"),
            ("sources", "alignment"),
        )
    ]
    for table, action, condition, words in _rules():
        name, kept = f"dragoman_{table}_{action.lower()}", "OLD" if action == "DELETE" else "NEW"
        statements += [
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN "
            f"RAISE EXCEPTION '{words}'; END IF; RETURN {kept}; END $$",
            f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    statements.append(
        "CREATE FUNCTION dragoman_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'a ledger is never emptied'; END $$"
    )
    statements += [
        f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION dragoman_truncate()"
        for table in ("entries", "payloads", "sources", "erased")
    ]
    return statements


GUARDS = {"sqlite": _sqlite_guards(), "postgresql": _postgresql_guards()}
