"""Documents, their texts and versions, as they come."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from eventtracker.model import Document
from eventtracker.store import rows
from eventtracker.store.tables import documents, texts, versions

v = versions.c

# Made once: to make a statement takes longer than to run it.
_TEXT = select(texts.c.digest).where(texts.c.digest == bindparam("digest"))
_KNOWN = select(documents.c.fingerprint, documents.c.lang).where(documents.c.id == bindparam("id"))
_SAME = (v.document == bindparam("of"), v.fingerprint == bindparam("print"))
_VERSION = select(v.digest).where(*_SAME)
_AGAIN = update(versions).where(*_SAME)
_ADD = {table: insert(table) for table in (texts, documents, versions)}


def file(connection: Connection, document: Document, lang: str | None, now: datetime) -> bool:
    """Store a document; `lang` is used where it has none. Whether it was known before."""
    row = {**rows.document_columns(document, lang), "stored": now}
    id_, digest, fingerprint = row["id"], row["digest"], row["fingerprint"]
    if not connection.scalar(_TEXT, {"digest": digest}):
        connection.execute(_ADD[texts], [{"digest": digest, "text": document.text}])
    version = {"document": id_, "fingerprint": fingerprint, "digest": digest, "at": now}
    known = connection.execute(_KNOWN, {"id": id_}).first()
    if known is None:
        connection.execute(_ADD[documents], [row])
        connection.execute(_ADD[versions], [version])
        return False
    if (known.fingerprint, known.lang) != (fingerprint, row["lang"]):
        connection.execute(update(documents).where(documents.c.id == id_).values(row))
    same = {"of": id_, "print": fingerprint}
    if not connection.scalar(_VERSION, same):
        connection.execute(_ADD[versions], [version])
    elif known.fingerprint != fingerprint:  # what it was once again
        connection.execute(_AGAIN, {**same, "at": now})
    return True
