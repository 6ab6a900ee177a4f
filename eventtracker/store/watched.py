"""The feeds and pages that are read again and again: which, how often, and with what result."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    Row,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)

from eventtracker.model import EventtrackerError
from eventtracker.store.tables import Moment, metadata

EVERY = timedelta(hours=1)
"""Between two readings of a source, where nobody says otherwise."""
LEAST, MOST = timedelta(minutes=5), timedelta(days=30)
_TURN = timedelta(minutes=15)
"""How long a source is left alone that another process has begun to read."""

watched = Table(
    "watched",
    metadata,
    Column("address", String, primary_key=True),
    Column("every", Integer, nullable=False),
    Column("lang", String),
    Column("private", Boolean, nullable=False),
    Column("added", Moment, nullable=False),
    Column("due", Moment, nullable=False, index=True),
    Column("read", Moment),
    Column("result", Text),
    Column("failures", Integer, nullable=False),
    Column("error", Text),
    Column("memory", Text, nullable=False),
)
"""`every`: seconds; `result`, `memory`: JSON, the latter of what the last reading left word of."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A feed or a page that is read again `every` so often. Moments are in UTC.

    `read` and `result` are of the last reading that succeeded: `result` counts documents
    "read" and "failed", and events "new", "changed", "unchanged". `failures` counts the readings
    that failed since, `error` says why the last one did. `due`: when it is read next.
    """

    address: str
    every: timedelta
    lang: str | None
    private: bool
    added: datetime
    due: datetime
    read: datetime | None = None
    result: Mapping[str, int] = field(default_factory=dict)
    failures: int = 0
    error: str | None = None


class Watching(ABC):
    """The store's half for sources that are read again and again."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction that only reads."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction that writes."""

    @abstractmethod
    def _now(self) -> datetime:
        """The time of changes."""

    def watch(
        self,
        address: str,
        *,
        every: timedelta = EVERY,
        lang: str | None = None,
        private: bool = False,
    ) -> Watched:
        """Read an address from now on, at once and then `every` so often.

        One that is watched already takes the new settings, and is read as if for the first
        time. Raises EventtrackerError (usage) on what is no web address, and on less than
        LEAST or more than MOST.
        """
        address = _checked(address)
        if not LEAST <= every <= MOST:
            raise EventtrackerError("A source is read every 5 minutes to 30 days.", usage=True)
        now = self._now()
        wanted: dict[str, Any] = {
            "every": round(every.total_seconds()),
            "lang": lang,
            "private": private,
        }
        wanted |= {"due": now, "memory": "{}"}
        here = watched.c.address == address
        with self._writing() as connection:
            known = connection.execute(update(watched).where(here).values(**wanted))
            if not known.rowcount:
                fresh = {"address": address, "added": now, "failures": 0}
                connection.execute(insert(watched), [wanted | fresh])
            return _watched(connection.execute(select(watched).where(here)).one())

    def unwatch(self, address: str) -> bool:
        """Read an address no longer; what came of it stays. False if it wasn't watched."""
        with self._writing() as connection:
            gone = connection.execute(delete(watched).where(watched.c.address == address.strip()))
        return bool(gone.rowcount)

    def watched(self) -> list[Watched]:
        """All sources that are watched, by address."""
        with self._reading() as connection:
            found = connection.execute(select(watched).order_by(watched.c.address)).all()
        return [_watched(row) for row in found]

    def due(self) -> list[Watched]:
        """The sources that should be read now, the longest due first."""
        w = watched.c
        statement = select(watched).where(w.due <= self._now()).order_by(w.due, w.address)
        with self._reading() as connection:
            return [_watched(row) for row in connection.execute(statement)]

    def next_due(self) -> datetime | None:
        """When the next source should be read; None if none is watched."""
        statement = select(watched.c.due).order_by(watched.c.due).limit(1)
        with self._reading() as connection:
            return connection.scalar(statement)

    def begin_reading(self, source: Watched) -> tuple[datetime, dict[str, Any]] | None:
        """Take a source in hand, so that no other process does for a while.

        Gives the moment, and what `end_reading` was told to remember; None if the source is
        another's just now, or isn't watched any more.
        """
        now = self._now()
        here = (watched.c.address == source.address) & (watched.c.due == source.due)
        with self._writing() as connection:
            memory = connection.scalar(select(watched.c.memory).where(here))
            if memory is None:
                return None
            connection.execute(update(watched).where(here).values(due=now + _TURN))
        return now, json.loads(memory)

    def end_reading(
        self,
        source: Watched,
        *,
        due: datetime,
        memory: Mapping[str, Any],
        result: Mapping[str, int] | None = None,
        error: str | None = None,
    ) -> None:
        """Write down when a source is due next, what to remember until then, and how its
        reading went: `result`, or `error`; neither if it was broken off."""
        values: dict[str, Any] = {"due": due, "memory": json.dumps(memory)}
        if error is not None:
            values |= {"error": error, "failures": watched.c.failures + 1}
        elif result is not None:
            done = {"read": self._now(), "result": json.dumps(dict(result))}
            values |= done | {"error": None, "failures": 0}
        here = watched.c.address == source.address
        with self._writing() as connection:
            connection.execute(update(watched).where(here).values(**values))


def _checked(address: str) -> str:
    address = address.strip()
    try:
        parts = urlsplit(address)
        web = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # an open bracket, a port that is no number
        web = False
    if not web or any(c.isspace() for c in address):
        raise EventtrackerError(
            f"'{address[:300]}' is no address of a feed or a page: it begins with https:// or "
            "http://.",
            usage=True,
        )
    return address


def _watched(row: Row[Any]) -> Watched:
    return Watched(
        row.address,
        timedelta(seconds=row.every),
        row.lang,
        row.private,
        row.added,
        row.due,
        row.read,
        json.loads(row.result or "{}"),
        row.failures,
        row.error,
    )
