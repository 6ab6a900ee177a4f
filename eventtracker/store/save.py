"""Writing: a document and what it says, in one transaction.

A document's mentions are replaced as a whole; then every event that they touched is made
anew from all its mentions. So the result rests on what the documents say, and writing the
same thing twice changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection, delete, insert, select, update

from eventtracker.model import Document, Event, EventtrackerError
from eventtracker.store import decisions, rows
from eventtracker.store.put import bump, doubt, put, remember
from eventtracker.store.tables import documents, events, keys, mentions, records, texts, versions

_UNSEEN = frozenset({"uid", "sequence", "created", "updated"})
_WORDLESS = _UNSEEN | {"evidence", "features"}  # they change with the fields they stand for


class Resolver(Protocol):
    """Tells which mentions are one event, and what that event then is. Pure functions."""

    def keys(self, event: Event) -> Iterable[str]:
        """Words under which the same event would be found again; few, and telling."""

    def choose(self, new: Event, candidates: Sequence[Event]) -> str | None:
        """The uid of the candidate that `new` is, or None."""

    def merge(self, mentions: Sequence[Event]) -> Event:
        """One event out of its mentions, the oldest first; at least one."""


class Apart:
    """The resolver that takes every mention for an event of its own."""

    def keys(self, event: Event) -> Iterable[str]:
        return ()

    def choose(self, new: Event, candidates: Sequence[Event]) -> str | None:
        return None

    def merge(self, mentions: Sequence[Event]) -> Event:
        return mentions[-1]


@dataclass(frozen=True, slots=True)
class SaveResult:
    """The uids of the stored events that a document made, changed, or left as they were."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


@dataclass(slots=True)
class Saving:
    """One document's way into the store, within one open transaction."""

    connection: Connection
    resolver: Resolver
    now: datetime

    def run(self, document: Document, found: Sequence[Event]) -> SaveResult:
        """Store a document with the events found in it."""
        self._store_document(document, next((e.lang for e in found if e.lang), None))
        before = self._own_mentions(document.id)
        if before:
            self.connection.execute(delete(mentions).where(mentions.c.document == document.id))
        uids: dict[str, str] = {}
        told: list[dict[str, Any]] = []
        for position, event in _parents_first(found):
            parent = uids.get(event.parent or "", event.parent)
            mention = event.but(parent=parent, documents=event.documents or (document.ref,))
            uid = self._uid_of(mention, before, set(uids.values()))
            if event.uid in uids:
                raise EventtrackerError(f"Two events of one document have the uid {event.uid}.")
            uids[event.uid] = uid
            told.append(_row(document.id, mention, uid, position))
        if told:
            self.connection.execute(insert(mentions), told)
        touched = dict.fromkeys([*uids.values(), *(old.uid for old in before)])
        outcomes = {uid: self.rebuild(uid, document.id) for uid in touched}
        if any(outcome != "unchanged" for outcome in outcomes.values()):
            bump(self.connection)
        return SaveResult(
            *(
                tuple(uid for uid, outcome in outcomes.items() if outcome == wanted)
                for wanted in ("new", "changed", "unchanged")
            )
        )

    def _store_document(self, document: Document, lang: str | None) -> None:
        row = {**rows.document_columns(document, lang), "stored": self.now}
        id_, digest = row["id"], row["digest"]
        if not self.connection.scalar(select(texts.c.digest).where(texts.c.digest == digest)):
            text = {"digest": digest, "text": document.text}
            self.connection.execute(insert(texts), [text])
        known = self.connection.execute(select(documents).where(documents.c.id == id_)).first()
        if known is None:
            self.connection.execute(insert(documents), [row])
        elif known.fingerprint != row["fingerprint"] or known.lang != row["lang"]:
            self.connection.execute(update(documents).where(documents.c.id == id_).values(row))
        v = versions.c
        same = (v.document == id_, v.fingerprint == row["fingerprint"])
        if not self.connection.scalar(select(v.digest).where(*same)):
            version = {"document": id_, "digest": digest, "at": self.now}
            self.connection.execute(
                insert(versions), [{**version, "fingerprint": row["fingerprint"]}]
            )

    def _own_mentions(self, document: str) -> list[_Own]:
        m = mentions.c
        statement = select(m.uid, m.local, m.record).where(m.document == document)
        found = self.connection.execute(statement.order_by(m.position))
        return [_Own(uid, local, rows.load(record)) for uid, local, record in found]

    def _uid_of(self, mention: Event, before: list[_Own], taken: set[str]) -> str:
        """The event that a mention belongs to: the one it made before, a known one, a new one."""
        if kept := _kept(mention, before, taken):
            return kept
        candidates = [c for c in self._candidates(mention) if c.uid not in taken]
        chosen = self.resolver.choose(mention, candidates) if candidates else None
        if chosen:
            return chosen
        withdrawn = events.c.hidden.is_not_distinct_from("withdrawn")
        used = select(events.c.uid).where(events.c.uid == mention.uid, ~withdrawn)
        if mention.uid in taken or self.connection.scalar(used):
            again = f"{mention.uid}\n{self.now.isoformat()}"
            return hashlib.sha256(again.encode()).hexdigest()[: len(mention.uid)]
        return mention.uid

    def _candidates(self, mention: Event) -> list[Event]:
        wanted = sorted(set(self.resolver.keys(mention)))
        if not wanted:
            return []
        sharing = select(keys.c.uid).where(keys.c.key.in_(wanted))
        found = select(records.c.record).where(records.c.uid.in_(sharing))
        return [rows.load(record) for record in self.connection.scalars(found)]

    def rebuild(self, uid: str, by: str) -> str:
        """Make an event anew from its mentions: "new", "changed" or "unchanged"."""
        joined = events.join(records, events.c.uid == records.c.uid)
        known = self.connection.execute(
            select(events, records.c.record).select_from(joined).where(events.c.uid == uid)
        ).first()
        told = self._mentions_of(uid)
        if not told:
            return self._withdraw(known, by)
        merged = self.resolver.merge(told).but(uid=uid)
        ruling = decisions.ruling(self.connection, uid, told)
        event = self._ruled(merged, ruling)
        hidden = "rejected" if ruling.rejected else None
        if known is None:
            event = event.but(sequence=0, created=self.now, updated=self.now)
            self._put(event, told, hidden, fresh=True)
            return "new"
        old = json.loads(known.record)
        new = event.to_dict()
        differing = [f for f in new if f not in _UNSEEN and new[f] != old.get(f)]
        if ruling.reviewed or known.reviewed:
            doubt(self.connection, uid, "contradicted", ruling.contradicted(merged))
        if not differing and known.hidden == hidden:
            return "unchanged"
        event = event.but(
            sequence=known.sequence + 1,
            created=known.created,
            updated=self.now,
        )
        changes = {f: (old[f], new[f]) for f in differing if f not in _WORDLESS}
        if known.hidden != hidden:
            changes["hidden"] = (known.hidden, hidden)
        self._put(event, told, hidden, fresh=False)
        remember(self.connection, uid, changes, self.now, by)
        return "changed"

    def _mentions_of(self, uid: str) -> list[Event]:
        m, d = mentions.c, documents.c
        joined = mentions.join(documents, m.document == d.id)
        statement = select(m.record).select_from(joined).where(m.uid == uid)
        order = (d.published.is_not(None), d.published, m.document, m.position)
        return [rows.load(r) for r in self.connection.scalars(statement.order_by(*order))]

    def _withdraw(self, known: Any, by: str) -> str:
        """Hide an event that no document speaks of any more; its uid stays its own."""
        if known is None:
            return "unchanged"
        old = rows.load(known.record)
        ruling = decisions.ruling(self.connection, old.uid, [old])
        hidden = "rejected" if ruling.rejected else "withdrawn"
        if known.hidden == hidden:
            return "unchanged"
        event = old.but(sequence=known.sequence + 1, updated=self.now)
        put(self.connection, event, self.resolver.keys(event), hidden, fresh=False)
        changes = {"hidden": (known.hidden, hidden)}
        remember(self.connection, event.uid, changes, self.now, by)
        return "changed"

    def _ruled(self, event: Event, ruling: decisions.Ruling) -> Event:
        """The event as reviewers decided, on the programme of what its parent became."""
        event = ruling.applied(event)
        if event.parent is None:
            return event
        return event.but(parent=decisions.successor(self.connection, event.parent))

    def _put(self, event: Event, told: Sequence[Event], hidden: str | None, *, fresh: bool) -> None:
        words = {word for said in (event, *told) for word in self.resolver.keys(said)}
        put(self.connection, event, words, hidden, fresh=fresh)


@dataclass(frozen=True, slots=True)
class _Own:
    """A mention that the document made before, of the event `uid`."""

    uid: str
    local: str
    event: Event


def _row(document: str, mention: Event, uid: str, position: int) -> dict[str, Any]:
    return {
        "document": document,
        "local": mention.uid,
        "uid": uid,
        "position": position,
        "record": rows.dump(mention.to_dict()),
    }


def _kept(mention: Event, before: list[_Own], taken: set[str]) -> str | None:
    """The event that this very document spoke of by the same name before it changed."""
    name = rows.key(mention.name)
    same = [o for o in before if rows.key(o.event.name) == name and o.uid not in taken]
    exact = [o for o in same if o.local == mention.uid]
    of_year = [o for o in same if rows.days(o.event)[0].year == rows.days(mention)[0].year]
    for found in (exact, of_year, same):
        if len(found) == 1:
            return found[0].uid
    return None


def _parents_first(found: Sequence[Event]) -> Iterator[tuple[int, Event]]:
    """Events with their positions, each after the event on whose programme it stands."""
    waiting = list(enumerate(found))
    done: set[str] = set()
    local = {e.uid for e in found}
    while waiting:
        ready = [(n, e) for n, e in waiting if e.parent not in local - done]
        ready = ready or waiting  # a circle: any order will do
        yield from ready
        done |= {e.uid for _, e in ready}
        waiting = [(n, e) for n, e in waiting if e.uid not in done]
