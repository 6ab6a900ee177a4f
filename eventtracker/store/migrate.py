"""An older store's tables brought to today's. Alembic is imported here only, on need."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect, select

from eventtracker.model import EventtrackerError
from eventtracker.store import reread, search
from eventtracker.store.tables import REVISION, alembic_version, meta

ADOPTED = "0001"
"""The revision of a store from before migrations, whose `meta` says schema 1."""


def revision_of(connection: Connection, path: Path | None) -> str | None:
    """The revision of the tables; None in an empty database.

    Raises EventtrackerError on another program's database and on a newer store.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"meta", "events", "mentions"} <= tables:
        raise EventtrackerError(f"{path} is a database of another program: name another file.")
    if alembic_version.name in tables:
        found = connection.scalar(select(alembic_version.c.version_num))
    else:
        schema = connection.scalar(select(meta.c.value).where(meta.c.key == "schema"))
        found = ADOPTED if schema == "1" else schema
    if not found or not found.isdecimal() or int(found) > int(REVISION):
        raise EventtrackerError(
            f"{path} was written by a newer eventtracker (its tables are of revision {found}, "
            f"this one knows {REVISION}): upgrade eventtracker, or name another store."
        )
    return str(found)


def upgrade(connection: Connection, known: str, path: Path | None) -> None:
    """Bring the tables from revision `known` to today's, in the open transaction.

    A copy of the file as it was is left beside it. Raises EventtrackerError, nothing
    changed, where that or a step fails.
    """
    copy = _copied(path, known) if path else None
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    folder = Path(__file__).with_name("migrations")
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    try:
        if known == ADOPTED:
            command.stamp(config, ADOPTED)
        command.upgrade(config, "head")
        search.refill(connection)
        reread.ask_for(connection)
    except Exception as error:
        raise EventtrackerError(
            f"{path} could not be brought from revision {known} to {REVISION} ({error}). Nothing "
            f"was changed; a copy of it is in {copy}. Please report this."
        ) from error


def copy_whole(store: sqlite3.Connection, path: Path) -> None:
    """Copy a store into one new file, which is there only once it is whole.

    Raises OSError or sqlite3.Error.
    """
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as copy:
        store.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, not three
    part.rename(path)


def _copied(path: Path, known: str) -> Path:
    """The store's file copied beside it; a copy made before stays, a half one doesn't."""
    copy = path.with_name(f"{path.name}.revision-{known}")
    if copy.exists():
        return copy
    try:
        with closing(sqlite3.connect(path)) as old:
            copy_whole(old, copy)
    except (OSError, sqlite3.Error) as error:
        raise EventtrackerError(
            f"{path} is of an older eventtracker and cannot be upgraded: no copy of it can be "
            f"written to {copy} first ({error}). Nothing was changed."
        ) from error
    return copy
