"""After an upgrade: mentions and keys as today's resolver makes them.

The steps of a migration know no resolver, and it is the resolver that says what an event is
looked for by. So they leave word, and the first writer with a resolver does it.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update

from eventtracker.store import rows
from eventtracker.store.resolver import Resolver
from eventtracker.store.tables import documents, keys, mentions, meta, texts

_STALE = "stale"
"""The row of `meta` that says so."""


def ask_for(connection: Connection) -> None:
    """Leave word that mentions and keys are an older version's."""
    connection.execute(delete(meta).where(meta.c.key == _STALE))
    connection.execute(insert(meta), [{"key": _STALE, "value": "mentions, keys"}])


def if_asked(connection: Connection, resolver: Resolver) -> None:
    """Read all mentions anew out of their stored texts, and write their keys, if need be."""
    if not connection.scalar(select(meta.c.value).where(meta.c.key == _STALE)):
        return
    connection.execute(delete(keys))
    m, d = mentions.c, documents.c
    joined = mentions.join(documents, m.document == d.id).join(texts, d.digest == texts.c.digest)
    told = select(m.document, m.local, m.uid, m.record).order_by(m.document, m.position)
    words: dict[str, set[str]] = {}
    for document, local, uid, record in connection.execute(told).all():
        here = (m.document == document) & (m.local == local)
        row = connection.execute(
            select(documents, texts.c.text).select_from(joined).where(here)
        ).one()
        found = resolver.read(rows.load_document(row), rows.load(record))
        words.setdefault(uid, set()).update(resolver.keys(found))
        written = update(mentions).where(here).values(record=rows.dump(found.to_dict()))
        connection.execute(written)
    new = [{"key": word, "uid": uid} for uid, some in words.items() for word in sorted(some)]
    if new:
        connection.execute(insert(keys), new)
    connection.execute(delete(meta).where(meta.c.key == _STALE))
