"""What reviewers set aside: each for themselves, until it changes or they bring it back."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    String,
    Table,
    delete,
    insert,
    select,
)

from eventtracker.model import Event
from eventtracker.store.tables import events, metadata, of_event

aside = Table(
    "aside",
    metadata,
    Column("by", String, primary_key=True),
    of_event(primary_key=True),
    Column("sequence", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""`sequence`: the event's, when it was set aside."""

a = aside.c


def put(connection: Connection, event: Event, by: str) -> None:
    """Set an event aside for a reviewer."""
    connection.execute(delete(aside).where(a.by == by, a.uid == event.uid))
    connection.execute(insert(aside), {"by": by, "uid": event.uid, "sequence": event.sequence})


def clear(connection: Connection, by: str) -> None:
    """All that a reviewer set aside waits again."""
    connection.execute(delete(aside).where(a.by == by))


def set_by(by: str) -> ColumnElement[bool]:
    """Of table `events`: those that lie aside for a reviewer."""
    now = events.alias()  # looked up for the few of this list, not for each event that is asked of
    same = (now.c.uid == a.uid) & (now.c.sequence == a.sequence)
    return events.c.uid.in_(select(a.uid).join(now, same).where(a.by == by))
