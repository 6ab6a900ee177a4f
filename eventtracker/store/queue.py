"""What waits for a reviewer, and what reviewers taught."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from eventtracker.filters import Filter
from eventtracker.model import Event
from eventtracker.store import aside, decisions, rows
from eventtracker.store.decisions import Decision
from eventtracker.store.select import conditions, picked
from eventtracker.store.tables import decisions as decided
from eventtracker.store.tables import doubts, events, mentions

e, d = events.c, doubts.c

# An undo takes itself away and the decision that it undoes.
_STANDING = select(func.count() - 2 * func.count(decided.c.undoes)).select_from(decided)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is doubtful of an event, and why.

    `kind` is "merge" (`about` is the uid of an event that may be the same), "conflict"
    (documents disagree on the field `about`) or "contradicted" (an article says something else
    than the reviewer who settled the field `about`).
    """

    kind: str
    about: str
    reason: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event that waits for a reviewer, and what is doubtful of it."""

    event: Event
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """The first that wait, how many wait in all, how many decisions were made so far, and how
    many lie aside for the reviewer who asks."""

    waiting: tuple[Waiting, ...]
    total: int
    decided: int
    aside: int = 0


def waiting(
    connection: Connection, wanted: Filter, kind: str | None, limit: int, by: str | None
) -> Queue:
    """See `Review.queue`.

    A reviewed event waits again if it changed since, and something of it is doubtful.
    """
    doubtful = select(d.uid).where(d.uid == e.uid)
    if kind:
        doubtful = doubtful.where(d.kind == kind)
    changed = e.sequence > func.coalesce(e.settled, -1)
    where = conditions(wanted) & or_(e.reviewed.is_(False), doubtful.exists() & changed)
    if kind:
        where &= doubtful.exists()
    put_off = 0
    if by:
        put_off = _count(connection, where & aside.set_by(by))
        where &= ~aside.set_by(by)
    order = (~doubtful.exists(), e.confidence, e["first"], e.uid)
    found = rows.load_all(connection.scalars(picked(where, order, limit)))
    said = doubts_of(connection, [event.uid for event in found])
    return Queue(
        tuple(Waiting(event, tuple(said[event.uid])) for event in found),
        _count(connection, where),
        connection.scalar(_STANDING) or 0,
        put_off,
    )


def _count(connection: Connection, where: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(events).where(where)) or 0


def doubts_of(connection: Connection, uids: list[str]) -> dict[str, list[Doubt]]:
    """What is doubtful of these events."""
    found: dict[str, list[Doubt]] = defaultdict(list)
    statement = select(doubts).where(d.uid.in_(uids)).order_by(d.uid, d.kind, d.about)
    for row in connection.execute(statement):
        found[row.uid].append(Doubt(row.kind, row.about, row.reason))
    return found


def label(connection: Connection, decision: Decision) -> dict[str, Any]:
    """A decision as labelled data: the event as it was, what was decided, and the mentions that
    it was decided on as they read today, each with its side of a pair."""
    m = mentions.c
    told = []
    for side, found, _ in decisions.found(connection, decision):
        here = (m.document == found.document) & (m.local == found.local)
        record = connection.scalar(select(m.record).where(here))
        if record:
            told.append({"document": found.document, "side": side, **rows.plain(record)})
    return {
        "decision": decision.id,
        "kind": decision.kind,
        "by": decision.by,
        "at": decision.at.isoformat(),
        **decision.detail,
        "event": decision.before,
        "mentions": told,
    }
