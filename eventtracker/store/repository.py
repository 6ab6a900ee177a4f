"""The store as everybody else sees it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, cast

from sqlalchemy import Connection, delete, func, insert, select

from eventtracker.filters import Filter
from eventtracker.model import Document, Event, EventtrackerError
from eventtracker.store import care, engine, reread, rows, search
from eventtracker.store.answers import Change, Failure, Page
from eventtracker.store.counting import Counting
from eventtracker.store.following import Following
from eventtracker.store.library import Library
from eventtracker.store.order import EARLIEST_FIRST, Order
from eventtracker.store.save import Apart, Resolver, SaveResult, Saving
from eventtracker.store.select import conditions, page, whole
from eventtracker.store.tables import (
    documents,
    events,
    failures,
    history,
    mentions,
    meta,
    texts,
    versions,
)
from eventtracker.store.watched import Watching


class Store(Counting, Following, Library, Watching):
    """Documents, the events they speak of, and how those came about. Thread-safe.

    Several processes may use one store at a time: readers never wait, writers take turns.
    Every method may raise EventtrackerError if the database fails.
    """

    def __init__(
        self, url: str | None = None, *, clock: Callable[[], datetime] | None = None
    ) -> None:
        """Open the store at `url` (sqlite:///FILE), made if it isn't there; None: the default.

        `clock` gives the time of changes. Raises EventtrackerError on a bad address, a file
        that is no store, a newer store, or a folder that cannot be written.
        """
        self._engine = engine.connect(url)
        self._path = engine.file_of(self._engine.url)
        self._clock = clock or (lambda: datetime.now(UTC))
        # In memory there is one connection only, so that threads must take turns.
        self._turn: Any = nullcontext() if self._path else threading.RLock()

    @property
    def url(self) -> str:
        """The address that the store was opened with."""
        return self._engine.url.render_as_string()

    @property
    def path(self) -> Path | None:
        """The store's file; None in memory."""
        return self._path

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Writing

    def save(
        self, document: Document, events: Sequence[Event], *, resolver: Resolver | None = None
    ) -> SaveResult:
        """Store a document and the events extracted from it, in one transaction.

        `resolver` tells which of them are known already; without one, each is an event of
        its own. A document stored before takes back what it said then. Raises ValueError on
        an event without a day.
        """
        with self._writing() as connection:
            if resolver:
                reread.if_asked(connection, resolver)
            return Saving(connection, resolver or Apart(), self._now()).run(document, events)

    def fail(self, name: str, reason: str, *, origin: str | None = None) -> None:
        """Keep what could not be read, and what to read again for it (`origin`)."""
        row = {"name": name, "origin": origin or name, "reason": reason, "at": self._now()}
        with self._writing() as connection:
            connection.execute(delete(failures).where(failures.c.name == name))
            connection.execute(insert(failures), [row])

    def forgive(self, names: Sequence[str]) -> None:
        """Forget failures: what they name was read after all."""
        with self._writing() as connection:
            connection.execute(delete(failures).where(failures.c.name.in_(names)))

    # Reading

    def known(self, document_id: str) -> str | None:
        """The digest of a document's stored text; None if it isn't stored."""
        statement = select(documents.c.digest).where(documents.c.id == document_id)
        with self._reading() as connection:
            return connection.scalar(statement)

    def held(self, document: Document) -> tuple[str, ...] | None:
        """The uids of a document's events if this very document, labels and all, was stored.

        A version stored in the past counts, so that an archive which has two versions of an
        article changes nothing when it is read again. None if it wasn't stored.
        """
        v, m = versions.c, mentions.c
        same = (v.document == document.id, v.fingerprint == rows.fingerprint(document))
        told = select(m.uid).where(m.document == document.id).order_by(m.position)
        with self._reading() as connection:
            if connection.scalar(select(v.digest).where(*same)) is None:
                return None
            return tuple(connection.scalars(told))

    def outdated(self, document: Document) -> bool:
        """Whether this very text of a document was stored, but has given way to another one."""
        v, d = versions.c, documents.c
        joined = versions.join(documents, v.document == d.id)
        same = (v.document == document.id, v.fingerprint == rows.fingerprint(document))
        other = select(d.id).select_from(joined).where(*same, d.digest != document.digest)
        with self._reading() as connection:
            return connection.scalar(other) is not None

    def query(
        self,
        filter: Filter | None = None,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        order: Order = EARLIEST_FIRST,
    ) -> Page:
        """The events that match, in order.

        `cursor` is the `next` of the page before. Raises EventtrackerError (usage) on a
        cursor that isn't one of this order, and on a limit below 1.
        """
        if limit is not None and limit < 1:
            raise EventtrackerError("'limit' takes a number from 1 up.", usage=True)
        where = conditions(filter or Filter())
        statement = page(where, order, limit and limit + 1, cursor)
        following = None
        with self._reading() as connection:
            if limit is None:
                found = rows.load_all(connection.scalars(statement))
            else:
                few = connection.execute(statement).all()
                found = rows.load_all(row.record for row in few[:limit])
                if len(few) > limit:
                    last = few[limit - 1]
                    following = order.cursor(last.key0, last.key1)
            whole = limit is None and cursor is None
            total = len(found) if whole else _count(connection, where)
        return Page(found, following, total)

    def count(self, filter: Filter | None = None) -> int:
        """How many events match."""
        with self._reading() as connection:
            return _count(connection, conditions(filter or Filter()))

    def get(self, uid: str) -> Event | None:
        """An event, a rejected one too; None if there is none, or it was withdrawn."""
        shown = events.c.hidden.is_(None) | (events.c.hidden != "withdrawn")
        statement = whole((events.c.uid == uid) & shown)
        with self._reading() as connection:
            record = connection.scalar(statement)
        return rows.load(record) if record else None

    def children(self, uid: str) -> list[Event]:
        """The events on the programme of another, in order of days."""
        where = (events.c.parent == uid) & events.c.hidden.is_(None)
        statement = page(where)
        with self._reading() as connection:
            return [rows.load(record) for record in connection.scalars(statement)]

    def document(self, document_id: str) -> Document | None:
        """A document with its text as stored last; its language is the identified one."""
        joined = documents.join(texts, documents.c.digest == texts.c.digest)
        statement = select(documents, texts.c.text).select_from(joined)
        with self._reading() as connection:
            row = connection.execute(statement.where(documents.c.id == document_id)).first()
        return rows.load_document(row) if row else None

    def mentions(self, uid: str) -> list[Event]:
        """What each document says of an event, as extracted: the alternatives to its fields."""
        m = mentions.c
        statement = select(m.record).where(m.uid == uid).order_by(m.document, m.position)
        with self._reading() as connection:
            return [rows.load(record) for record in connection.scalars(statement)]

    def history(self, uid: str) -> list[Change]:
        """Every change of an event's fields, the first one first."""
        statement = select(history).where(history.c.uid == uid).order_by(history.c.id)
        with self._reading() as connection:
            found = connection.execute(statement).all()
        return [
            Change(r.uid, r.field, json.loads(r.old), json.loads(r.new), r.at, r.by) for r in found
        ]

    def failures(self) -> list[Failure]:
        """What could not be read, by name."""
        with self._reading() as connection:
            found = connection.execute(select(failures).order_by(failures.c.name)).all()
        return [Failure(r.name, r.origin, r.reason, r.at) for r in found]

    def version(self) -> str:
        """A short text that changes whenever anything visible does; cheap to ask for."""
        statement = select(meta.c.key, meta.c.value)
        with self._reading() as connection:
            known = {r.key: r.value for r in connection.execute(statement)}
        return f"{known['store']}-{known['version']}"

    def last_updated(self) -> datetime | None:
        """When an event changed last, in UTC; None in an empty store."""
        with self._reading() as connection:
            latest = connection.scalar(select(func.max(events.c.updated)))
        return cast("datetime | None", latest)

    def totals(self) -> dict[str, int]:
        """How many documents, events (shown ones) and failures the store holds."""
        with self._reading() as connection:
            return {
                "documents": connection.scalar(select(func.count()).select_from(documents)) or 0,
                "events": _count(connection, conditions(Filter())),
                "failures": connection.scalar(select(func.count()).select_from(failures)) or 0,
            }

    # Care

    def check(self) -> list[str]:
        """What is wrong with the store, a sentence each; empty if nothing is."""
        with self._reading() as connection:
            return care.check(connection)

    def mend(self) -> None:
        """Write anew what free text is looked for in: all of it follows from the events."""
        with self._writing() as connection:
            search.refill(connection)
            search.mend(connection)

    def backup(self, path: str | Path) -> None:
        """Copy the store into a new file, also while others write.

        Raises EventtrackerError if the file exists or cannot be written.
        """
        with self._reading() as connection:
            care.backup(connection, Path(path))

    def restore(self, path: str | Path) -> None:
        """Put a backup in the place of all that the store holds.

        Raises EventtrackerError if the file is not a whole store.
        """
        with self._turn, engine.explained(self._path):
            care.restore(self._engine, Path(path))
            engine.bring_up(self._engine)

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC).replace(microsecond=0)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._turn, engine.explained(self._path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._turn, engine.explained(self._path), engine.writing(self._engine) as connection:
            yield connection


def _count(connection: Connection, where: Any) -> int:
    return connection.scalar(select(func.count()).select_from(events).where(where)) or 0
