"""Writing: a document and what it says, in one transaction.

A document's mentions are replaced as a whole; then every event that they touched is made
anew from all its mentions. So the result rests on what the documents say, and writing the
same thing twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from eventtracker.model import Document, Event, EventtrackerError
from eventtracker.store import decisions, rows, series
from eventtracker.store.filing import file
from eventtracker.store.heirs import Own, heirs
from eventtracker.store.joining import Joining
from eventtracker.store.linking import doubt_merges, forget, uids_of
from eventtracker.store.put import bump, doubt, put, rekey, remember
from eventtracker.store.resolver import Apart, Resolver
from eventtracker.store.tables import documents, events, mentions, records
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
    lost: set[str] = field(default_factory=set)
    """Events that may have mentions less: what they taught of series may hold no longer."""
    _renamed: set[str] = field(default_factory=set)
    _untaught: set[str] = field(default_factory=set)
    _became: dict[str, str] = field(default_factory=dict)
    _linked: bool = False
    _told: dict[Key, Told] = field(default_factory=dict)
    """Mentions that were read already: none is written twice."""

    def run(self, document: Document, found: Sequence[Event]) -> SaveResult:
        """Store a document with the events found in it."""
        lang = next((e.lang for e in found if e.lang), None)
        known = file(self.connection, document, lang, self.now)
        resolver = self._learned()
        fresh = [
            resolver.read(document, event.but(documents=event.documents or (document.ref,)))
            for event in found
        ]
        if twice := _twice(event.uid for event in found):
            raise EventtrackerError(f"Two events of one document have the uid {twice}.")
        before = self._own_mentions(document.id) if known else []
        if known and fresh == [old.told for old in before]:
            return SaveResult(unchanged=tuple(dict.fromkeys(old.uid for old in before)))
        if before:
            forget(self.connection, document.id)
        former = {old.uid for old in before}
        self.lost |= former
        touched = self._join(fresh, heirs(fresh, before), set(former))
        return self.renew(touched | former, document.id)

    def regroup(self, uids: Iterable[str], by: str) -> SaveResult:
        """Put events together anew, after what people said of them or of their series."""
        wanted = set(uids)
        for uid in sorted(wanted):
            self._rekey(uid)
        self.lost |= wanted
        touched = self._join((), {}, set(wanted))
        return self.renew(touched | wanted, by)

    def _join(self, fresh: Sequence[Told], known: Mapping[Key, str], also: set[str]) -> set[str]:
        joining = Joining(self.connection, self._learned(), self.now)
        touched = joining.run(fresh, known, also)
        self._told |= joining.told
        self._became |= joining.became
        self._linked |= joining.linked
        self.lost |= joining.lost
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
            children = self.connection.scalars(_CHILDREN, {"some": known}) if known else ()
            waiting = set(children)
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
        for name in sorted(self._untaught):
            canonical = self._learned().canonical
            self._renamed |= series.relearn(self.connection, name, self._taught_by, canonical)
        self._untaught.clear()
        former = sorted({rows.key(name) or "" for name in self._renamed})
        self._renamed.clear()
        found = select(events.c.uid).where(events.c.series_key.in_(former))
        return set(self.connection.scalars(found)) if former else set()

    def _own_mentions(self, document: str) -> list[Own]:
        found = self.connection.execute(_OWN, {"of": document})
        return [Own(uid, rows.load_told(document, record)) for uid, record in found]

    def rebuild(self, uid: str, by: str) -> str:
        """Make an event anew from its mentions: "new", "changed" or "unchanged"."""
        known = self.connection.execute(_KNOWN, {"of": uid}).first()
        told = self._mentions_of(uid)
        if not told:
            return self._withdraw(known, by)
        ruling = decisions.ruling(self.connection, uid, [t.event for t in told])
        hidden = "rejected" if ruling.rejected else None
        merged = self._learned().merge(told).but(uid=uid)
        if hidden and known:
            merged = merged.but(series=known.series)
        elif ruling.values.get("series", (None,))[0] in (None, *(t.event.series for t in told)):
            merged = self._in_series(merged, told)
        event = self._ruled(merged, ruling)
        self._doubt_taught(known, hidden, settled="series" in ruling.values)
        if len(told) > 1 or known:
            doubt(self.connection, uid, "conflict", self._learned().conflicts(told, event))
        if known is None:
            event = event.but(sequence=0, created=self.now, updated=self.now)
            self._put(event, told, hidden, fresh=True)
            return "new"
        old = rows.plain(known.record)
        new = event.to_record()
        differing = [f for f in new if f not in _UNSEEN and new[f] != old.get(f)]
        if ruling.reviewed or known.reviewed:
            doubt(self.connection, uid, "contradicted", ruling.contradicted(merged))
        if not differing and known.hidden == hidden:
            return "unchanged"
        event = event.but(
            sequence=known.sequence + 1,
            created=known.created,
            updated=self._after(known),
        )
        changes = {f: (old[f], new[f]) for f in differing if f not in _WORDLESS}
        if known.hidden != hidden:
            changes["hidden"] = (known.hidden, hidden)
        self._put(event, told, hidden, fresh=False)
        remember(self.connection, uid, changes, event.updated, by)
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

    def _doubt_taught(self, known: Any, hidden: str | None, *, settled: bool = False) -> None:
        """Look again at what a stored event taught of its series, if it may teach it no longer."""
        if known and known.series and (settled or known.hidden != hidden or known.uid in self.lost):
            self._untaught.add(known.series)

    def _taught_by(self, names: Iterable[str]) -> Iterator[list[series.Name]]:
        """The names that each shown event of the series of these names shares with its own."""
        wanted = sorted({rows.key(name) or "" for name in names})
        for uid in self.connection.scalars(_OF_SERIES, {"some": wanted}).all():
            told = self._mentions_of(uid)
            yield [name for t in told for name in self._learned().series_names(t)]

    def _after(self, known: Any) -> datetime:
        """When a stored event changes: now, and later than it did before, to the second."""
        former: datetime = known.updated
        return max(self.now, former + timedelta(seconds=1))

    def _mentions_of(self, uid: str) -> list[Told]:
        """What documents say of an event; its programme's owner by the uid that it has here."""
        keys: list[Key] = [(r[0], r[1]) for r in self.connection.execute(_ORDER, {"of": uid})]
        if not self._told.keys() >= set(keys):
            for document, local, record in self.connection.execute(_TOLD, {"of": uid}):
                self._told[document, local] = rows.load_told(document, record)
        told = [self._told[key] for key in keys]
        owners = {(t.document, t.event.parent) for t in told if t.event.parent}
        if not owners:
            return told
        uids = uids_of(self.connection, owners)
        return [replace(t, event=_on_programme(t, uids, uid)) for t in told]

    def _rekey(self, uid: str) -> None:
        """Write anew what an event is looked for by."""
        rekey(self.connection, uid, self._keys(self._mentions_of(uid)))

    def _keys(self, told: Iterable[Told]) -> set[str]:
        return {word for said in told for word in self._learned().keys(said)}

    def _withdraw(self, known: Any, by: str) -> str:
        """Hide an event that no document speaks of any more; its uid stays its own."""
        if known is None:
            return "unchanged"
        old = rows.load(known.record)
        ruling = decisions.ruling(self.connection, old.uid, [old])
        hidden = "rejected" if ruling.rejected else "withdrawn"
        if known.hidden == hidden:
            return "unchanged"
        self._doubt_taught(known, hidden)
        event = old.but(sequence=known.sequence + 1, updated=self._after(known))
        put(self.connection, event, set(), hidden, fresh=False)
        changes = {"hidden": (known.hidden, hidden)}
        if heir := self._became.get(old.uid):
            changes["uid"] = (old.uid, heir)
        remember(self.connection, event.uid, changes, event.updated, by)
        return "changed"

    def _ruled(self, event: Event, ruling: decisions.Ruling) -> Event:
        """The event as reviewers decided, on the programme of what its parent became."""
        event = ruling.applied(event)
        if event.parent is None:
            return event
        return event.but(parent=decisions.successor(self.connection, event.parent))

    def _put(self, event: Event, told: Sequence[Told], hidden: str | None, *, fresh: bool) -> None:
        put(self.connection, event, self._keys(told), hidden, fresh=fresh)


# Asked for every event that is written; to make a statement takes longer than to run it.
m, d = mentions.c, documents.c
_OF: BindParameter[str] = bindparam("of")
_KNOWN = (
    select(events, records.c.record)
    .select_from(events.join(records, events.c.uid == records.c.uid))
    .where(events.c.uid == _OF)
)
_OF_SERIES = select(events.c.uid).where(
    events.c.series_key.in_(bindparam("some", expanding=True)), events.c.hidden.is_(None)
)
_CHILDREN = select(events.c.uid).where(events.c.parent.in_(bindparam("some", expanding=True)))
_OWN = select(m.uid, m.record).where(m.document == _OF).order_by(m.position)
_TOLD = select(m.document, m.local, m.record).where(m.uid == _OF)
_ORDER = (
    select(m.document, m.local)
    .select_from(mentions.join(documents, m.document == d.id))
    .where(m.uid == _OF)
    .order_by(d.published.is_not(None), d.published, m.document, m.position)
)


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
