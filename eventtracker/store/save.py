"""Writing: a document and what it says, in one transaction.

A document's mentions are replaced as a whole; then every event that they touched is made
anew from all its mentions. So the result rests on what the documents say, and writing the
same thing twice changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from eventtracker.model import Document, Event, EventtrackerError
from eventtracker.store import decisions, rows, series
from eventtracker.store.heirs import Own, heirs
from eventtracker.store.joining import Joining
from eventtracker.store.linking import among, batches, doubt_merges, forget
from eventtracker.store.put import bump, doubt, put, remember
from eventtracker.store.resolver import Apart, Resolver
from eventtracker.store.tables import documents, events, keys, mentions, records, texts, versions
from eventtracker.told import Key, Told

__all__ = ["Apart", "Resolver", "SaveResult", "Saving"]

_UNSEEN = frozenset({"uid", "sequence", "created", "updated"})
_WORDLESS = _UNSEEN | {"evidence", "features"}  # they change with the fields they stand for


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
    _taught: Resolver | None = None
    _renamed: set[str] = field(default_factory=set)
    _became: dict[str, str] = field(default_factory=dict)
    _linked: bool = False

    def run(self, document: Document, found: Sequence[Event]) -> SaveResult:
        """Store a document with the events found in it."""
        self._store_document(document, next((e.lang for e in found if e.lang), None))
        resolver = self._learned()
        fresh = [
            resolver.read(document, event.but(documents=event.documents or (document.ref,)))
            for event in found
        ]
        if twice := _twice(event.uid for event in found):
            raise EventtrackerError(f"Two events of one document have the uid {twice}.")
        before = self._own_mentions(document.id)
        if [(told.key, told) for told in fresh] == [(old.told.key, old.told) for old in before]:
            return SaveResult(unchanged=tuple(dict.fromkeys(old.uid for old in before)))
        if before:
            forget(self.connection, document.id)
        touched = self._join(fresh, heirs(fresh, before), {old.uid for old in before})
        return self.renew(touched | {old.uid for old in before}, document.id)

    def regroup(self, uids: Iterable[str], by: str) -> SaveResult:
        """Put events together anew, after what people said of them or of their series."""
        wanted = set(uids)
        for uid in sorted(wanted):
            self._rekey(uid)
        touched = self._join((), {}, set(wanted))
        return self.renew(touched | wanted, by)

    def _join(self, fresh: Sequence[Told], known: Mapping[Key, str], also: set[str]) -> set[str]:
        joining = Joining(self.connection, self._learned(), self.now)
        touched = joining.run(fresh, known, also)
        self._became |= joining.became
        self._linked |= joining.linked
        return touched

    def _learned(self) -> Resolver:
        """The resolver with the names of series that people taught."""
        if self._taught is None:
            self._taught = self.resolver.taught(series.told_by_people(self.connection))
        return self._taught

    def renew(self, touched: set[str], by: str) -> SaveResult:
        """Make events anew, with those on their programmes and those of a series renamed."""
        outcomes: dict[str, str] = {}
        waiting = touched
        while waiting:
            for uid in sorted(waiting):
                outcomes[uid] = self.rebuild(uid, by)
            known = sorted(uid for uid in waiting if outcomes[uid] != "new")
            children = select(events.c.uid).where(events.c.parent.in_(known))
            waiting = set(self.connection.scalars(children)) if known else set()
            waiting = (waiting | self._of_renamed()) - outcomes.keys()
        if self._linked or any(outcome != "new" for outcome in outcomes.values()):
            doubt_merges(self.connection, outcomes)
        if any(outcome != "unchanged" for outcome in outcomes.values()):
            bump(self.connection)
        return SaveResult(
            *(
                tuple(sorted(uid for uid, outcome in outcomes.items() if outcome == wanted))
                for wanted in ("new", "changed", "unchanged")
            )
        )

    def _of_renamed(self) -> set[str]:
        """The events that still bear the former name of a series."""
        former = sorted({rows.key(name) or "" for name in self._renamed})
        self._renamed.clear()
        found = select(events.c.uid).where(events.c.series_key.in_(former))
        return set(self.connection.scalars(found)) if former else set()

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
        elif known is None or known.fingerprint != row["fingerprint"]:  # what it was once again
            self.connection.execute(update(versions).where(*same).values(at=self.now))

    def _own_mentions(self, document: str) -> list[Own]:
        m = mentions.c
        statement = select(m.uid, m.record).where(m.document == document)
        found = self.connection.execute(statement.order_by(m.position))
        return [Own(uid, rows.load_told(document, record)) for uid, record in found]

    def rebuild(self, uid: str, by: str) -> str:
        """Make an event anew from its mentions: "new", "changed" or "unchanged"."""
        joined = events.join(records, events.c.uid == records.c.uid)
        known = self.connection.execute(
            select(events, records.c.record).select_from(joined).where(events.c.uid == uid)
        ).first()
        told = self._mentions_of(uid)
        if not told:
            return self._withdraw(known, by)
        merged = self._in_series(self._learned().merge(told).but(uid=uid), told)
        ruling = decisions.ruling(self.connection, uid, [t.event for t in told])
        event = self._ruled(merged, ruling)
        hidden = "rejected" if ruling.rejected else None
        if len(told) > 1 or known:
            doubt(self.connection, uid, "conflict", self._learned().conflicts(told, event))
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

    def _in_series(self, event: Event, told: Sequence[Told]) -> Event:
        """The event with the name that its series goes by."""
        resolver = self._learned()
        names = [name for t in told for name in resolver.series_names(t)]
        if not names or event.parent:
            return event
        name, former = series.learn(self.connection, names, resolver.canonical)
        self._renamed |= former
        return event.but(series=name)

    def _mentions_of(self, uid: str) -> list[Told]:
        """What documents say of an event; its programme's owner by the uid that it has here."""
        m, d = mentions.c, documents.c
        joined = mentions.join(documents, m.document == d.id)
        statement = select(m.document, m.record).select_from(joined).where(m.uid == uid)
        order = (d.published.is_not(None), d.published, m.document, m.position)
        found = self.connection.execute(statement.order_by(*order))
        told = [rows.load_told(document, record) for document, record in found]
        owners = {(t.document, t.event.parent) for t in told if t.event.parent}
        if not owners:
            return told
        uids = {
            (document, local): owner
            for some in batches(sorted(owners))
            for document, local, owner in self.connection.execute(
                select(m.document, m.local, m.uid).where(among(m.document, m.local, some))
            )
        }
        return [replace(t, event=_on_programme(t, uids, uid)) for t in told]

    def _rekey(self, uid: str) -> None:
        """Write anew what an event is looked for by."""
        words = {w for told in self._mentions_of(uid) for w in self._learned().keys(told)}
        self.connection.execute(delete(keys).where(keys.c.uid == uid))
        if words:
            self.connection.execute(
                insert(keys), [{"key": word, "uid": uid} for word in sorted(words)]
            )

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
        put(self.connection, event, (), hidden, fresh=False)
        changes = {"hidden": (known.hidden, hidden)}
        if heir := self._became.get(old.uid):
            changes["uid"] = (old.uid, heir)
        remember(self.connection, event.uid, changes, self.now, by)
        return "changed"

    def _ruled(self, event: Event, ruling: decisions.Ruling) -> Event:
        """The event as reviewers decided, on the programme of what its parent became."""
        event = ruling.applied(event)
        if event.parent is None:
            return event
        return event.but(parent=decisions.successor(self.connection, event.parent))

    def _put(self, event: Event, told: Sequence[Told], hidden: str | None, *, fresh: bool) -> None:
        words = {word for said in told for word in self._learned().keys(said)}
        put(self.connection, event, words, hidden, fresh=fresh)


def _on_programme(told: Told, uids: dict[tuple[str, str], str], own: str) -> Event:
    """The mention with its parent's stored uid; nothing is on its own programme."""
    parent = told.event.parent
    stored = uids.get((told.document, parent), parent) if parent else None
    return told.event.but(parent=None if stored == own else stored)


def _twice(uids: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for uid in uids:
        if uid in seen:
            return uid
        seen.add(uid)
    return None
