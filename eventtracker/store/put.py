"""An event into its tables: its record, and what filters need of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from eventtracker.model import Event
from eventtracker.store import rows, search
from eventtracker.store.tables import (
    blocs,
    doubts,
    events,
    history,
    keys,
    languages,
    meta,
    participations,
    records,
    words,
)

Row = dict[str, Any]

# Made once: to make a statement takes longer than to run it.
_WHOLE = (events, records, words)
_BESIDE = (participations, blocs, languages, keys)
_INSERT = {table: insert(table) for table in (*_WHOLE, *_BESIDE)}
_UPDATE = {table: update(table).where(table.c.uid == bindparam("of")) for table in _WHOLE}
_DELETE = {table: delete(table).where(table.c.uid == bindparam("of")) for table in _BESIDE}


def put(
    connection: Connection, event: Event, places: Iterable[str], hidden: str | None, *, fresh: bool
) -> None:
    """Write an event; `places` are the resolver's keys; `fresh` says it wasn't there."""
    uid = event.uid
    row = {**rows.columns(event), "hidden": hidden}
    record = {"uid": uid, "record": rows.dump(event.to_dict())}
    found_by = {"uid": uid, "text": search.text_of(event)}
    for table, values in ((events, row), (records, record), (words, found_by)):
        if fresh:
            connection.execute(_INSERT[table], values)
        else:
            connection.execute(_UPDATE[table], values | {"of": uid})
    beside: dict[Table, list[Row]] = {
        participations: [{"uid": uid, "country": c, "role": r} for c, r in rows.roles(event)],
        blocs: [{"uid": uid, "bloc": b, "role": r} for b, r in rows.bloc_roles(event)],
        languages: [{"uid": uid, "lang": lang} for lang in rows.languages(event)],
        keys: [{"key": word, "uid": uid} for word in sorted(set(places))],
    }
    for table, found in beside.items():
        if not fresh:
            connection.execute(_DELETE[table], {"of": uid})
        if found:
            connection.execute(_INSERT[table], found)


def doubt(connection: Connection, uid: str, kind: str, found: Mapping[str, str]) -> None:
    """Write down what a reviewer should look at, in place of what there was: about -> reason."""
    here = (doubts.c.uid == uid) & (doubts.c.kind == kind)
    connection.execute(delete(doubts).where(here))
    if found:
        rows_ = [{"uid": uid, "kind": kind, "about": a, "reason": r} for a, r in found.items()]
        connection.execute(insert(doubts), rows_)


def remember(
    connection: Connection,
    uid: str,
    changes: dict[str, tuple[Any, Any]],
    at: datetime,
    by: str,
) -> None:
    """Write down what changed: field -> (old, new)."""
    found = [
        {"uid": uid, "field": f, "old": rows.dump(a), "new": rows.dump(b), "at": at, "by": by}
        for f, (a, b) in changes.items()
    ]
    if found:
        connection.execute(insert(history), found)


def bump(connection: Connection) -> None:
    """Say that something visible changed."""
    version = meta.c.key == "version"
    value = int(connection.scalar(select(meta.c.value).where(version)) or 0) + 1
    connection.execute(update(meta).where(version).values(value=str(value)))
