"""Opening a database: its address, its pragmas, its errors in plain words.

All that is SQLite's own stands in this module, in `care`, `migrate` and `search`.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.pool import StaticPool

from eventtracker.model import EventtrackerError
from eventtracker.store import search
from eventtracker.store.migrate import revision_of, upgrade
from eventtracker.store.tables import REVISION, alembic_version, meta, metadata

PATIENCE = 60
"""Seconds that a writer waits for another one before it gives up."""


def default_url() -> str:
    """The store's address where none is given: EVENTTRACKER_DB, else a file of the user's data."""
    if url := os.environ.get("EVENTTRACKER_DB"):
        return url
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('eventtracker', appauthor=False) / 'events.db'}"


def connect(url: str | None) -> Engine:
    """An engine on the database at `url`, its tables made where there are none.

    Raises EventtrackerError on an address that is none, a folder that cannot be written, a
    file that is no store, and a store of a newer version.
    """
    address = _address(url or default_url())
    path = file_of(address)
    if path:
        _prepare(path, ours=url is None and "EVENTTRACKER_DB" not in os.environ)
    engine = _engine(address)
    try:
        with explained(path), engine.begin() as connection:
            current = _current(connection, path)
        _use_wal(engine)
        if not current:
            bring_up(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def bring_up(engine: Engine) -> None:
    """Make the tables, or bring an older store's to today's, unless another process did."""
    path = file_of(engine.url)
    with explained(path), writing(engine) as connection:
        known = revision_of(connection, path)
        if known is None:
            _create(connection)
        elif known != REVISION:
            upgrade(connection, known, path)
        if not search.prepare(connection):
            search.mend(connection)


def file_of(address: URL) -> Path | None:
    """The file of a SQLite address; None for one in memory."""
    name = address.database
    return None if not name or name == ":memory:" else Path(name)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may write from its start, so that it never waits half done."""
    with engine.execution_options(write=True).begin() as connection:
        yield connection


@contextmanager
def explained(path: Path | None) -> Iterator[None]:
    """Say in plain words what the database complains of."""
    try:
        yield
    except DatabaseError as error:
        raise EventtrackerError(_plain(str(error.orig), path or Path("memory"))) from error
    except UnicodeEncodeError as error:
        raise EventtrackerError("The text holds half characters that cannot be stored.") from error


def _plain(reason: str, path: Path) -> str:
    if "not a database" in reason:
        return f"{path} is not an SQLite database: name another file, or move this one away."
    if "locked" in reason or "busy" in reason:
        return f"Another program has been writing to {path} for {PATIENCE} s: try again later."
    if "malformed" in reason:
        return f"{path} is damaged: bring back a copy with 'eventtracker restore FILE'."
    if "readonly" in reason or "unable to open" in reason:
        return f"{path} cannot be written: check the permissions of the file and its folder."
    if "full" in reason:
        return f"There is no room left on the disk of {path}."
    return f"The store {path} failed: {reason}."


def _address(text: str) -> URL:
    try:
        address = make_url(text)
    except ArgumentError:
        raise EventtrackerError(
            f"'{text}' is not a store's address: write it as sqlite:///events.db "
            "(relative) or sqlite:////home/me/events.db (absolute).",
            usage=True,
        ) from None
    if address.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise EventtrackerError(
            f"Stores in {address.drivername} are not supported: use sqlite:///FILE.", usage=True
        )
    return address


def _prepare(path: Path, ours: bool) -> None:
    if path.is_dir():
        raise EventtrackerError(f"{path} is a folder: name a file in it.", usage=True)
    if ours:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EventtrackerError(
                f"{path.parent} cannot be made ({error.strerror}): name another store with --db."
            ) from error
    if not path.parent.is_dir():
        raise EventtrackerError(f"There is no folder {path.parent}: make it first.", usage=True)


def _engine(address: URL) -> Engine:
    options: dict[str, Any] = {"connect_args": {"check_same_thread": False}}
    if file_of(address) is None:
        options["poolclass"] = StaticPool
    engine = create_engine(address, **options)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _use_wal(engine: Engine) -> None:
    """Readers and one writer side by side. SQLite keeps the mode in the file."""
    with engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        # In use by another process just now? Whoever opens the store next sets it.
        with suppress(sqlite3.OperationalError):
            raw.execute("PRAGMA journal_mode = WAL").fetchall()


def _on_connect(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # transactions begin in `_on_begin`, not in the driver
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -32000")


def _on_begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _current(connection: Connection, path: Path | None) -> bool:
    return revision_of(connection, path) == REVISION and search.prepare(connection)


def _create(connection: Connection) -> None:
    metadata.create_all(connection)
    connection.execute(insert(alembic_version), [{"version_num": REVISION}])
    first = {"schema": "2", "store": secrets.token_hex(4), "version": "0"}
    connection.execute(insert(meta), [{"key": k, "value": v} for k, v in first.items()])
