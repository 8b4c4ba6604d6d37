"""Schema migrations: an older ledger comes in, one of today's schema goes out, in one transaction."""

from pathlib import Path

from sqlalchemy import Connection

from dragoman.errors import LedgerError
from dragoman.ledger.backend import Backend
from dragoman.ledger.schema import REVISIONS

SCRIPTS = Path(__file__).parent


def bring_up_to_date(
    backend: Backend, *, create: bool, scripts: Path = SCRIPTS, revisions: tuple[str, ...] = REVISIONS
) -> None:
    """Create the schema where there is none and `create` says so, migrate an older one, refuse a newer one.

    `scripts` is the folder of the alembic environment, `revisions` are those it knows, oldest first.
    """
    with backend.reading() as connection:
        found = backend.revision(connection)
    if found == revisions[-1]:
        return
    if found is None and not create:
        raise LedgerError(f"no ledger at {backend.place}: it is empty; `dragoman add` creates one")
    if found is not None and found not in revisions:
        raise LedgerError(
            f"the ledger {backend.place} was written by a newer Dragoman (schema {found}, this one knows up to "
            f"{revisions[-1]}): update Dragoman; nothing was changed"
        )
    with backend.writing() as connection:
        if backend.revision(connection) == found:  # else another process has been quicker
            _migrate(connection, scripts)


def _migrate(connection: Connection, scripts: Path) -> None:
    from alembic import command  # takes as long to load as all the rest, and is rarely needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
