"""An event into its tables: its record, and what filters need of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    String,
    Table,
    bindparam,
    cast,
    delete,
    insert,
    select,
    update,
)

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
_BESIDE = (participations, blocs, languages)
_INSERT = {table: insert(table) for table in (*_WHOLE, *_BESIDE)}
_UPDATE = {table: update(table).where(table.c.uid == bindparam("of")) for table in _WHOLE}
_DELETE = {table: delete(table).where(table.c.uid == bindparam("of")) for table in _BESIDE}
_KEYS = select(keys.c.key).where(keys.c.uid == bindparam("of"))
_KEY = insert(keys)
_UNKEY = delete(keys).where(keys.c.uid == bindparam("of"), keys.c.key == bindparam("word"))
_NO_DOUBT = delete(doubts).where(doubts.c.uid == bindparam("of"), doubts.c.kind == bindparam("as"))
_DOUBT, _REMEMBER = insert(doubts), insert(history)
_BUMP = (
    update(meta)
    .where(meta.c.key == "version")
    .values(value=cast(cast(meta.c.value, Integer) + 1, String))
)


def put(
    connection: Connection, event: Event, places: set[str], hidden: str | None, *, fresh: bool
) -> None:
    """Write an event; `places` are the resolver's keys; `fresh` says it wasn't there."""
    uid = event.uid
    row = {**rows.columns(event), "hidden": hidden}
    record = {"uid": uid, "record": rows.dump(event.to_record())}
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
    }
    for table, found in beside.items():
        if not fresh:
            connection.execute(_DELETE[table], {"of": uid})
        if found:
            connection.execute(_INSERT[table], found)
    rekey(connection, uid, places, fresh=fresh)


def rekey(connection: Connection, uid: str, places: set[str], *, fresh: bool = False) -> None:
    """Write what an event is looked for by; only what differs, for keys lie all over the file."""
    known = set() if fresh else set(connection.scalars(_KEYS, {"of": uid}))
    if gone := known - places:
        connection.execute(_UNKEY, [{"of": uid, "word": word} for word in sorted(gone)])
    if new := places - known:
        connection.execute(_KEY, [{"key": word, "uid": uid} for word in sorted(new)])


def doubt(connection: Connection, uid: str, kind: str, found: Mapping[str, str]) -> None:
    """Write down what a reviewer should look at, in place of what there was: about -> reason."""
    connection.execute(_NO_DOUBT, {"of": uid, "as": kind})
    if found:
        rows_ = [{"uid": uid, "kind": kind, "about": a, "reason": r} for a, r in found.items()]
        connection.execute(_DOUBT, rows_)


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
        connection.execute(_REMEMBER, found)


def bump(connection: Connection) -> None:
    """Say that something visible changed."""
    connection.execute(_BUMP)
