"""Looking after a store: checks, backup, restore. SQLite's own means are used here."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, func, inspect, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from eventtracker.model import Document, EventtrackerError
from eventtracker.store import decisions, rows, search
from eventtracker.store.migrate import copy_whole, revision_of
from eventtracker.store.tables import documents, events, mentions, texts


def check(connection: Connection) -> list[str]:
    """See `Store.check`: the file, its links, words, decisions, texts' hashes, every quote."""
    problems = [
        f"The database file is damaged: {line}."
        for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars()
        if line != "ok"
    ]
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    problems += [f"A row of table {table} points nowhere." for table, *_ in broken]
    lone = select(func.count()).where(
        events.c.hidden.is_(None), events.c.uid.not_in(select(mentions.c.uid))
    )
    if n := connection.scalar(lone):
        problems.append(f"{n} events have no document that speaks of them.")
    problems += [*search.problems(connection), *decisions.unheeded(connection)]
    return problems + _texts(connection) + _quotes(connection)


def _texts(connection: Connection) -> list[str]:
    return [
        f"The text {digest} is not the one that its hash names."
        for digest, text in connection.execute(select(texts.c.digest, texts.c.text))
        if Document(text).digest != digest
    ]


def _quotes(connection: Connection) -> list[str]:
    m, d = mentions.c, documents.c
    joined = mentions.join(documents, m.document == d.id).join(texts, d.digest == texts.c.digest)
    statement = select(m.document, m.record, texts.c.text).select_from(joined)
    return [
        f"Event {event.uid} quotes words that {document} does not have at {quote.start}."
        for document, record, text in connection.execute(statement)
        for event in [rows.load(record)]
        for quote in event.evidence
        if quote.text is not None
        and quote.document == document
        and text[quote.start : quote.end] != quote.text
    ]


def backup(connection: Connection, path: Path) -> None:
    """See `Store.backup`."""
    if path.exists():
        raise EventtrackerError(f"{path} exists already: name a new file.")
    try:
        copy_whole(_raw(connection), path)
    except (OSError, sqlite3.Error) as error:
        raise EventtrackerError(f"{path} cannot be written: {error}.") from error


def restore(engine: Engine, path: Path) -> None:
    """See `Store.restore`."""
    if not path.is_file():
        raise EventtrackerError(f"There is no file {path}.")
    source = f"{path.resolve().as_uri()}?mode=ro"
    _examine(source, path)
    try:
        with closing(sqlite3.connect(source, uri=True)) as copy, engine.connect() as connection:
            raw = _raw(connection)
            copy.backup(raw)
            name = secrets.token_hex(4)  # what was cached for the old content is no good
            raw.execute("UPDATE meta SET value = ? WHERE key = 'store'", (name,))
            raw.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        raise EventtrackerError(f"{path} cannot be restored: {error}.") from error


def _examine(source: str, path: Path) -> None:
    """Refuse what is no store, a damaged one, and one that is newer than this program."""
    given = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(source, uri=True), poolclass=NullPool
    )
    try:
        with given.connect() as connection:
            whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            tables = set(inspect(connection).get_table_names())
            if whole and {"meta", "events", "mentions"} <= tables:
                revision_of(connection, path)
                return
    except DatabaseError:
        pass
    raise EventtrackerError(f"{path} is not a whole copy of a store; nothing was changed.")


def _raw(connection: Connection) -> Any:
    return connection.connection.dbapi_connection
