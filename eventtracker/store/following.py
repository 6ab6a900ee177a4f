"""What happened lately, for those who follow: changes, and events that left."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, true

from eventtracker.filters import Filter
from eventtracker.model import Event
from eventtracker.store import rows
from eventtracker.store.answers import Change
from eventtracker.store.select import conditions, whole
from eventtracker.store.tables import events, history

_ROWS = 40
"""More rows of the history than one change has, so that enough are read for some changes."""


@dataclass(frozen=True, slots=True)
class News:
    """What happened to an event at one moment: its changes, none where it was new.

    `event` is as it is now, `hidden` where it isn't shown any more.
    """

    event: Event
    at: datetime
    changes: tuple[Change, ...]
    hidden: bool


class Following(ABC):
    """The store's half for calendars and feeds that follow it."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction that only reads."""

    def gone(self, filter: Filter, since: datetime) -> list[Event]:
        """The events that matched until, since then, they were merged, rejected or withdrawn."""
        left = events.c.hidden.is_not(None) & (events.c.updated >= since)
        with self._reading() as connection:
            found = connection.scalars(whole(conditions(filter, left)))
            return [rows.load(record) for record in found]

    def news(self, filter: Filter | None = None, *, limit: int) -> list[News]:
        """The latest changes of events that match, the newest first, hidden ones' too."""
        e, h = events.c, history.c
        where = conditions(filter or Filter(), true())
        joined = history.join(events, h.uid == e.uid)
        changed = select(history).select_from(joined).where(where).order_by(h.id.desc())
        born = select(e.uid, e.created).where(where).order_by(e.created.desc(), e.uid)
        with self._reading() as connection:
            at: dict[tuple[str, datetime], list[Change]] = {}
            for r in connection.execute(changed.limit(limit * _ROWS)):
                change = Change(r.uid, r.field, json.loads(r.old), json.loads(r.new), r.at, r.by)
                at.setdefault((r.uid, r.at), []).insert(0, change)
            for uid, created in connection.execute(born.limit(limit)):
                at.setdefault((uid, created), [])
            latest = sorted(at, key=lambda known: (known[1], known[0]), reverse=True)[:limit]
            found = _events(connection, {uid for uid, _ in latest})
        return [News(found[u][0], when, tuple(at[u, when]), found[u][1]) for u, when in latest]


def _events(connection: Connection, uids: Iterable[str]) -> dict[str, tuple[Event, bool]]:
    """The events of these uids, and whether each is hidden."""
    statement = whole(events.c.uid.in_(uids)).add_columns(events.c.hidden)
    return {
        (event := rows.load(record)).uid: (event, hidden is not None)
        for record, hidden in connection.execute(statement)
    }
