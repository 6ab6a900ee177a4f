"""One decision of a reviewer, within one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from eventtracker.model import Document, Event, EventtrackerError, uid_of
from eventtracker.store import corrections, decisions, rows
from eventtracker.store import tables as t
from eventtracker.store.decisions import Decision
from eventtracker.store.save import Resolver, Saving
from eventtracker.told import Key

Side = list[tuple[str, Event]]
"""Mentions with their documents."""


class Stale(EventtrackerError):
    """The event changed since the reviewer saw it; nothing was decided."""


class Deciding:
    """The steps that decisions are made of."""

    def __init__(self, connection: Connection, resolver: Resolver, now: datetime, by: str) -> None:
        self.connection, self.now, self.by = connection, now, by
        self.saving = Saving(connection, resolver, now)

    def seen(self, uid: str, on: int | None = None) -> Event:
        """The event that is decided on, if it is at the sequence `on` that was seen."""
        shown = t.events.c.hidden.is_distinct_from("withdrawn")
        event = self._event(uid, shown)
        if event is None:
            raise EventtrackerError(f"There is no event '{uid}'.")
        if on is not None and event.sequence != on:
            raise Stale(
                f"'{event.name}' has changed since you saw it (sequence {event.sequence}, not "
                f"{on}). Nothing was decided: look at it again."
            )
        return event

    def pair(self, uid: str, other: str, on: int | None) -> Event:
        """The first of two events that are decided on together."""
        if uid == other:
            raise wrong("An event makes no pair with itself.")
        event = self.seen(uid, on)
        self.seen(other)
        e = t.events.c
        rejected = select(e.uid).where(e.uid.in_((uid, other)), e.hidden.is_not(None))
        if found := self.connection.scalar(rejected):
            raise wrong(f"The event '{found}' was rejected: accept it first, or undo that.")
        return event

    def mentions(self, uid: str) -> Side:
        """What the documents say of an event."""
        m = t.mentions.c
        statement = select(m.document, m.record).where(m.uid == uid).order_by(m.document, m.local)
        return [(d, rows.load(record)) for d, record in self.connection.execute(statement)]

    def move(self, told: Iterable[tuple[str, str]], uid: str) -> None:
        """Give mentions (document, local uid) to an event."""
        m = t.mentions.c
        for document, local in told:
            here = (m.document == document) & (m.local == local)
            self.connection.execute(update(t.mentions).where(here).values(uid=uid))

    def free(self, wanted: str) -> str:
        """A uid that no event bears: the wanted one, or one made of it."""
        while self.connection.scalar(select(t.events.c.uid).where(t.events.c.uid == wanted)):
            wanted = uid_of(wanted, self.now.isoformat())
        return wanted

    def decide(self, event: Event, kind: str, detail: dict[str, Any], *sides: Side) -> Decision:
        """Write a decision down, and make anew the events that it touches."""
        number = self._write(event, kind, detail)
        found = [
            decisions.anchor(document, mention, side)
            for side, told in enumerate(sides)
            for document, mention in told
        ]
        if found:
            self.connection.execute(insert(t.anchors), [a.row(number) for a in found])
        touched = {event.uid, detail.get("other", event.uid)}
        self._renew(touched, regroup=kind == "apart")
        e = t.events.c
        settled = update(t.events).where(e.uid.in_(touched)).values(settled=e.sequence)
        self.connection.execute(settled)
        return self._read(number)

    def add(self, given: Mapping[str, str | None]) -> Decision:
        """See `Review.add`. What was typed is kept as a document of its own."""
        name = (given.get("name") or "").strip()
        if not name:
            raise wrong("An event needs a name.")
        plain = Event("", name, lang=given.get("lang"), created=self.now, updated=self.now)
        values = corrections.read(given, plain)
        said = "\n".join(f"{path}: {text}" for path, text in given.items() if text)
        document = Document(
            f"{said}\n{self.now.isoformat()}",
            published=self.now.date(),
            lang=plain.lang,
            source=f"{corrections.REVIEWER}:{self.by}",
        )
        typed = corrections.applied(plain, {path: (v, self.by) for path, v in values.items()})
        typed = typed.but(uid=uid_of(document.id, 0), confidence=1.0, documents=(document.ref,))
        result = self.saving.run(document, [typed])
        (uid,) = result.new or result.changed
        return self.decide(self.seen(uid), "add", {"values": values}, [(document.id, typed)])

    def undo(self, wanted: int | None) -> Decision:
        """See `Review.undo`."""
        known = [d for d in decisions.load(self.connection) if d.kind != "undo"]
        known = [d for d in known if d.id == wanted] if wanted is not None else known
        standing = [d for d in known if not d.undone]
        if not standing:
            named = f"Decision {wanted}" if wanted is not None else "Every decision"
            raise wrong(f"{named} is undone already." if known else "There is no such decision.")
        target = standing[-1]
        event = self._event(target.uid)
        assert event is not None  # events are never deleted
        found = decisions.found(self.connection, target)
        undo = self._write(event, "undo", {"kind": target.kind}, undoes=target.id)
        self._move_back(target, [(side, a.key) for side, a, _ in found])
        other = target.detail.get("other", target.uid)
        pairs = target.kind in ("merge", "apart", "split")
        self._renew({target.uid, other, *(uid for _, _, uid in found)}, regroup=pairs)
        return self._read(undo)

    def _move_back(self, target: Decision, found: list[tuple[int, Key]]) -> None:
        if target.kind == "merge":
            self.move([a for side, a in found if side == 1], target.detail["other"])
        elif target.kind == "split":
            self.move([a for side, a in found if side == 0], target.uid)
        elif target.kind == "add":
            documents = [document for _, (document, _) in found]
            typed = delete(t.mentions).where(t.mentions.c.document.in_(documents))
            self.connection.execute(typed)

    def _event(self, uid: str, where: Any = True) -> Event | None:
        joined = t.events.join(t.records, t.events.c.uid == t.records.c.uid)
        statement = select(t.records.c.record).select_from(joined)
        record = self.connection.scalar(statement.where(t.events.c.uid == uid, where))
        return rows.load(record) if record else None

    def _write(
        self, event: Event, kind: str, detail: dict[str, Any], undoes: int | None = None
    ) -> int:
        row = {
            "uid": event.uid,
            "kind": kind,
            "at": self.now,
            "by": self.by,
            "sequence": event.sequence,
            "detail": rows.dump(detail),
            "before": rows.dump(event.to_record()),
            "undoes": undoes,
        }
        key = self.connection.execute(insert(t.decisions).values(row)).inserted_primary_key
        assert key is not None
        return int(key[0])

    def _read(self, number: int) -> Decision:
        (decision,) = decisions.load(self.connection, t.decisions.c.id == number)
        return decision

    def _renew(self, touched: set[str], *, regroup: bool) -> None:
        """Make events anew; put them together anew first where that may be another by now."""
        by = f"{corrections.REVIEWER}:{self.by}"
        self.saving.lost |= touched
        (self.saving.regroup if regroup else self.saving.renew)(touched, by)


def wrong(message: str) -> EventtrackerError:
    """What cannot be decided, said in a sentence."""
    return EventtrackerError(message, usage=True)
