"""Links between mentions of two events: they may be one, or would be but for something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select, tuple_

from eventtracker.store.tables import doubts, events, links, mentions
from eventtracker.told import APART, Key, Link, Pair

T = TypeVar("T")

_MOST = 400
"""Values that one statement asks for."""

n = links.c


def batches(values: Sequence[T]) -> Iterable[Sequence[T]]:
    """Values in parts that one statement may hold."""
    return (values[i : i + _MOST] for i in range(0, len(values), _MOST))


def among(document: Any, local: Any, wanted: Sequence[Key]) -> ColumnElement[bool]:
    """Whether two columns are one of these keys. The documents alone first: SQLite looks no pair
    up in an index."""
    documents = sorted({key[0] for key in wanted})
    return and_(document.in_(documents), tuple_(document, local).in_(wanted))


def kept_apart(connection: Connection, here: set[Key]) -> list[Pair]:
    """The pairs, one of them a mention of these, that are kept apart only by what else their
    events hold."""
    found: list[Pair] = []
    for some in batches(sorted(here)):
        ours = among(n.document, n.local, some)
        theirs = among(n.other_document, n.other_local, some)
        statement = select(n.document, n.local, n.other_document, n.other_local)
        for row in connection.execute(statement.where(n.verdict == APART, ours | theirs)):
            found.append(((row[0], row[1]), (row[2], row[3])))
    return found


def write(connection: Connection, members: set[Key], found: Sequence[Link]) -> None:
    """Write links down, in the place of those that there were between the members."""
    for some in batches(sorted(members)):
        ours = among(n.document, n.local, some)
        for row in connection.execute(select(links).where(ours)).all():
            if (row.other_document, row.other_local) in members:
                gone = (n.document == row.document) & (n.local == row.local)
                gone &= n.other_document == row.other_document
                gone &= n.other_local == row.other_local
                connection.execute(delete(links).where(gone))
    new = [
        {
            "document": a[0],
            "local": a[1],
            "other_document": b[0],
            "other_local": b[1],
            "verdict": link.verdict,
            "reason": "; ".join(link.reasons),
        }
        for link in sorted(found, key=lambda link: link.pair)
        for a, b in [link.pair]
    ]
    if new:
        connection.execute(insert(links), new)


def forget(connection: Connection, document: str) -> None:
    """Take away a document's mentions, and the links to them."""
    connection.execute(delete(mentions).where(mentions.c.document == document))
    connection.execute(delete(links).where(n.document == document))
    connection.execute(delete(links).where(n.other_document == document))


def doubt_merges(connection: Connection, touched: Iterable[str]) -> None:
    """Write down, for these events and their neighbours, which may be one."""
    one, other = mentions.alias(), mentions.alias()
    uids = sorted(touched)
    for some in batches(uids):
        d = doubts.c
        stale = (d.kind == "merge") & or_(d.uid.in_(some), d.about.in_(some))
        connection.execute(delete(doubts).where(stale))
    left = (one.c.document == n.document) & (one.c.local == n.local)
    right = (other.c.document == n.other_document) & (other.c.local == n.other_local)
    joined = links.join(one, left).join(other, right)
    statement = select(one.c.uid, other.c.uid, n.reason).select_from(joined)
    statement = statement.where(one.c.uid != other.c.uid)
    found: dict[tuple[str, str], str] = {}
    for some in batches(uids):
        for side in (one, other):  # one after the other: each goes by its index, "or" by none
            for a, b, reason in connection.execute(statement.where(side.c.uid.in_(some))):
                for between in ((a, b), (b, a)):
                    found[between] = min(reason, found.get(between, reason))
    shown = _shown(connection, {uid for between in found for uid in between})
    new = [
        {"uid": uid, "kind": "merge", "about": about, "reason": reason}
        for (uid, about), reason in sorted(found.items())
        if {uid, about} <= shown
    ]
    if new:
        connection.execute(insert(doubts), new)


def _shown(connection: Connection, uids: set[str]) -> set[str]:
    found: set[str] = set()
    for some in batches(sorted(uids)):
        statement = select(events.c.uid).where(events.c.uid.in_(some), events.c.hidden.is_(None))
        found |= set(connection.scalars(statement))
    return found
