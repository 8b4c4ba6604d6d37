"""Alembic's way in: it runs the migrations on the connection, and in the transaction, that it is handed."""

from alembic import context

from dragoman.ledger.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, version_table=VERSION_TABLE
)
context.run_migrations()
