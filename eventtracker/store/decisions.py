"""What reviewers decided, and which mentions and events it holds for now.

A decision is kept with the mentions it was made on (anchors). It finds them again when a text
is read anew, by name and days where offsets moved, and holds for the event that most of them
belong to by then. Nothing is ever changed in the table: to undo is to add a row.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, select, union

from eventtracker.model import Event
from eventtracker.store import rows
from eventtracker.store.corrections import applied
from eventtracker.store.tables import anchors, decisions, events, history, mentions, records
from eventtracker.told import Constraints, Key, Pair, pair


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewer's decision on the state `sequence` of an event, which was `before` then.

    `detail` has `values` (field -> value) of a correction or an event typed in, `other` (uid)
    of "merge" and "apart", `document` and `other` of "split". `undoes` is the decision that
    an "undo" takes back, `undone` whether this one was taken back. `at` is in UTC.
    """

    id: int
    uid: str
    kind: str
    at: datetime
    by: str
    sequence: int
    detail: dict[str, Any]
    before: dict[str, Any]
    undoes: int | None
    undone: bool


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a mention is known by: place, name (folded) and days. `side` is that of a pair."""

    document: str
    local: str
    name: str
    first: date
    last: date
    side: int = 0

    @property
    def key(self) -> Key:
        return self.document, self.local

    def row(self, decision: int) -> dict[str, Any]:
        """The row of table `anchors`."""
        return {"decision": decision, **asdict(self)}

    def likeness(self, mention: Anchor) -> tuple[bool, ...]:
        """Greater is liker; all false for another event of the document."""
        same, named = self.local == mention.local, self.name == mention.name
        meets = self.first <= mention.last and mention.first <= self.last
        year = self.first.year == mention.first.year
        return (same and named, named and meets, named and year, same and meets, meets)


def anchor(document: str, mention: Event, side: int = 0) -> Anchor:
    """The anchor that holds a decision to a mention."""
    return Anchor(document, mention.uid, rows.key(mention.name) or "", *rows.days(mention), side)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What decisions make of an event: `values` are its settled fields, each with who settled
    it; `before` the event as it was, when each was."""

    values: dict[str, tuple[Any, str]] = field(default_factory=dict)
    before: dict[str, dict[str, Any]] = field(default_factory=dict)
    reviewed: bool = False
    rejected: bool = False

    def applied(self, event: Event) -> Event:
        """The event as decided: a person's word is as sure as can be."""
        if not self.reviewed:
            return event.but(reviewed=False)
        return applied(event, self.values).but(reviewed=True, confidence=1.0)

    def contradicted(self, event: Event) -> dict[str, str]:
        """Settled fields of which the documents say something else by now, and what."""
        said = event.to_record()
        return {
            path: rows.dump(new)
            for path, (value, _) in self.values.items()
            if "." not in path
            and (new := said[path]) not in (value, self.before[path].get(path), None)
        }


def constraints(connection: Connection, documents: Iterable[str]) -> Constraints:
    """The constraints on the mentions of these documents (and those they are paired with). The
    last word on a pair counts."""
    near = connection.scalars(_OF_DOCUMENTS, {"documents": sorted(set(documents))})
    standing = _Standing(connection, near.all())
    said: dict[Pair, bool] = {}
    for decision in standing.decisions:
        if decision.kind in ("merge", "apart", "split"):
            found = standing.found[decision.id]
            one, other = ([a.key for s, a in found if s == side] for side in (0, 1))
            crossing = {pair(a, b) for a in one for b in other if a != b}
            said |= dict.fromkeys(crossing, decision.kind == "merge")
    together = frozenset(between for between, joined in said.items() if joined)
    return Constraints(together, frozenset(said.keys() - together))


def ruling(connection: Connection, uid: str, told: Sequence[Event]) -> Ruling:
    """What holds for a stored event and its mentions."""
    here = [anchor("", mention) for mention in told]
    near = {"uid": uid, "names": sorted({a.name for a in here})}
    standing = _Standing(connection, connection.scalars(_OF_EVENT, near).all())
    values: dict[str, tuple[Any, str]] = {}
    before: dict[str, dict[str, Any]] = {}
    reviewed = rejected = False
    for decision in standing.decisions:
        if decision.kind in ("merge", "apart", "split") or not standing.holds(decision, uid, here):
            continue
        if decision.kind in ("correct", "add"):
            said = decision.detail["values"]
            values |= {path: (value, decision.by) for path, value in said.items()}
            before |= dict.fromkeys(said, decision.before)
        reviewed = True
        if decision.kind != "correct":
            rejected = decision.kind == "reject"
    return Ruling(values, before, reviewed, rejected)


def found(connection: Connection, decision: Decision) -> list[tuple[int, Anchor, str]]:
    """The mentions that a decision was made on, as they are today: side, mention, event."""
    standing = _Standing(connection, [decision.id])
    return [(side, a, standing.event_of(a)) for side, a in standing.found.get(decision.id, ())]


def successor(connection: Connection, uid: str) -> str:
    """The event that a withdrawn one was merged into; else the event itself."""
    gone = select(events.c.uid).where(events.c.uid == uid, events.c.hidden == "withdrawn")
    seen: set[str] = set()
    while uid not in seen and connection.scalar(gone):
        seen.add(uid)
        other = decisions.c.detail.contains(f'"other":{rows.dump(uid)}', autoescape=True)
        merges = load(connection, (decisions.c.kind == "merge") & other)
        said = [d.uid for d in merges if not d.undone]
        uid = said[-1] if said else _heir(connection, uid)
        gone = select(events.c.uid).where(events.c.uid == uid, events.c.hidden == "withdrawn")
    return uid


def _heir(connection: Connection, uid: str) -> str:
    """The event that took the mentions of a withdrawn one, else the event itself."""
    h = history.c
    moves = select(h.new).where(h.uid == uid, h.field == "uid").order_by(h.id.desc())
    found = connection.scalar(moves.limit(1))
    return str(json.loads(found)) if found else uid


def unheeded(connection: Connection) -> Iterator[str]:
    """Events that are not as reviewers decided, a sentence each."""
    joined = events.join(records, events.c.uid == records.c.uid)
    decided = select(decisions.c.uid).where(decisions.c.kind != "undo")
    statement = select(events.c.hidden, records.c.record).select_from(joined)
    for hidden, record in connection.execute(statement.where(events.c.uid.in_(decided))).all():
        event = rows.load(record)
        told = connection.scalars(select(mentions.c.record).where(mentions.c.uid == event.uid))
        said = [rows.load(mention) for mention in told]
        if not said:
            continue
        rule = ruling(connection, event.uid, said)
        kept = rule.applied(event).but(evidence=event.evidence)
        if kept != event or rule.rejected != (hidden == "rejected"):
            yield f"Event {event.uid} is not as it was decided to be."


# Asked for every event that is written; to make a statement takes longer than to run it.
_HERE = select(mentions.c.document).where(mentions.c.uid == bindparam("uid"))
_OF_EVENT = union(
    select(anchors.c.decision).where(anchors.c.document.in_(_HERE)),
    select(anchors.c.decision).where(anchors.c.name.in_(bindparam("names", expanding=True))),
    select(decisions.c.id).where(decisions.c.uid == bindparam("uid")),
)
_OF_DOCUMENTS = (
    select(anchors.c.decision)
    .where(anchors.c.document.in_(bindparam("documents", expanding=True)))
    .distinct()
)


class _Standing:
    """Those of some decisions that weren't undone, with the mentions they speak of today."""

    def __init__(self, connection: Connection, ids: Sequence[int]) -> None:
        wanted = load(connection, decisions.c.id.in_(ids)) if ids else []
        self.decisions = [d for d in wanted if not d.undone and d.kind != "undo"]
        self.found: dict[int, list[tuple[int, Anchor]]] = {d.id: [] for d in self.decisions}
        self._anchors: dict[int, list[Anchor]] = {d.id: [] for d in self.decisions}
        self._uids: dict[Key, str] = {}
        if not self.decisions:
            return
        ids = [d.id for d in self.decisions]
        for row in connection.execute(select(anchors).where(anchors.c.decision.in_(ids))):
            known = Anchor(row.document, row.local, row.name, row.first, row.last, row.side)
            self._anchors[row.decision].append(known)
        self._find(connection)

    def _find(self, connection: Connection) -> None:
        documents = {a.document for some in self._anchors.values() for a in some}
        m = mentions.c
        told: dict[str, list[Anchor]] = {document: [] for document in documents}
        statement = select(m.document, m.uid, m.record).where(m.document.in_(documents))
        for document, uid, record in connection.execute(statement):
            found = anchor(document, rows.load(record))
            told[document].append(found)
            self._uids[found.key] = uid
        for decision, wanted in self._anchors.items():
            pairs = ((a.side, nearest(a, told[a.document])) for a in wanted)
            self.found[decision] = [(side, a) for side, a in pairs if a]

    def event_of(self, mention: Anchor) -> str:
        """The uid of the event that a mention belongs to."""
        return self._uids[mention.key]

    def holds(self, decision: Decision, uid: str, here: Sequence[Anchor]) -> bool:
        """Whether a decision on one event holds for `uid`, which stands in the mentions `here`.

        It holds for the event of most of its mentions; where all of them are gone, for the
        event that bore the uid, and for one of the same name on the same days.
        """
        votes = Counter(self._uids[a.key] for _, a in self.found[decision.id])
        if votes:
            return uid == min(votes, key=lambda u: (-votes[u], u != decision.uid, u))
        return uid == decision.uid or any(
            a.name == b.name and a.first <= b.last and b.first <= a.last
            for a in self._anchors[decision.id]
            for b in here
        )


def load(connection: Connection, where: ColumnElement[bool] | None = None) -> list[Decision]:
    """Decisions, the first one first."""
    undo = decisions.alias()
    taken_back = select(undo.c.id).where(undo.c.undoes == decisions.c.id).exists()
    statement = select(decisions, taken_back.label("undone")).order_by(decisions.c.id)
    return [
        Decision(
            *(r.id, r.uid, r.kind, r.at, r.by, r.sequence),
            *(json.loads(r.detail), json.loads(r.before), r.undoes, r.undone),
        )
        for r in connection.execute(statement if where is None else statement.where(where))
    ]


def nearest(wanted: Anchor, told: Sequence[Anchor]) -> Anchor | None:
    """The mention of a document that an anchor means, if one is liker than all others."""
    ranked = sorted(((wanted.likeness(m), m.key, m) for m in told), reverse=True)
    if not ranked or not any(ranked[0][0]):
        return None
    alone = len(ranked) == 1 or ranked[0][0] > ranked[1][0]
    return ranked[0][2] if alone else None
