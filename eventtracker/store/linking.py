"""Links between mentions of two events: they may be one, or would be but for something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select

from eventtracker.store.tables import doubts, events, links, mentions
from eventtracker.told import APART, Key, Link, Pair

T = TypeVar("T")

_MOST = 400
"""Values that one statement asks for."""

n = links.c


def batches(values: Sequence[T]) -> Iterable[Sequence[T]]:
    """Values in parts that one statement may hold."""
    return (values[i : i + _MOST] for i in range(0, len(values), _MOST))


def uids_of(connection: Connection, wanted: Iterable[Key]) -> dict[Key, str]:
    """The events that mentions belong to."""
    keys = set(wanted)
    found: dict[Key, str] = {}
    for some in batches(sorted({document for document, _ in keys})):
        for document, local, uid in connection.execute(_UIDS, {"some": some}):
            if (document, local) in keys:
                found[document, local] = uid
    return found


def kept_apart(connection: Connection, here: set[Key]) -> list[Pair]:
    """The pairs, one of them a mention of these, that are kept apart only by what else their
    events hold."""
    found = (row for side in _SIDES for row in _of_documents(connection, side, here))
    pairs = (((r[0], r[1]), (r[2], r[3])) for r in found if r.verdict == APART)
    return [between for between in pairs if not here.isdisjoint(between)]


def write(connection: Connection, members: set[Key], found: Sequence[Link]) -> None:
    """Write links down, in the place of those that there were between the members."""
    known = {tuple(row) for row in _of_documents(connection, _SIDES[0], members)}
    known = {row for row in known if row[:2] in members and row[2:4] in members}
    wanted = {
        (*link.pair[0], *link.pair[1], link.verdict, "; ".join(link.reasons)) for link in found
    }
    names = [column.name for column in links.columns]
    if gone := known - wanted:
        keys = [dict(zip(_OLD, row, strict=False)) for row in sorted(gone)]
        connection.execute(_FORGET, keys)
    if new := wanted - known:
        connection.execute(_ADD, [dict(zip(names, row, strict=True)) for row in sorted(new)])


def _of_documents(connection: Connection, side: Any, here: set[Key]) -> Iterator[Any]:
    """The links of which one side is a mention of the documents of these."""
    for some in batches(sorted({document for document, _ in here})):
        yield from connection.execute(side, {"some": some})


# Asked for every document; to make a statement takes longer than to run it. Documents alone are
# asked for, as SQLite looks no pair up in an index.
_SOME: BindParameter[str] = bindparam("some", expanding=True)
_UIDS = select(mentions.c.document, mentions.c.local, mentions.c.uid).where(
    mentions.c.document.in_(_SOME)
)
_SIDES = tuple(select(links).where(side.in_(_SOME)) for side in (n.document, n.other_document))
_OLD = ("from_document", "from_local", "to_document", "to_local")
_FORGET = delete(links).where(
    n.document == bindparam("from_document"),
    n.local == bindparam("from_local"),
    n.other_document == bindparam("to_document"),
    n.other_local == bindparam("to_local"),
)
_ADD = insert(links)


def forget(connection: Connection, document: str) -> None:
    """Take away a document's mentions, and the links to them."""
    connection.execute(delete(mentions).where(mentions.c.document == document))
    connection.execute(delete(links).where(n.document == document))
    connection.execute(delete(links).where(n.other_document == document))


def doubt_merges(connection: Connection, touched: Iterable[str]) -> None:
    """Write down, for these events and their neighbours, which may be one."""
    uids = sorted(touched)
    known: set[tuple[str, ...]] = set()
    found: dict[tuple[str, str], str] = {}
    for some in batches(uids):
        for side in _DOUBTS:
            known |= {tuple(row) for row in connection.execute(side, {"some": some})}
        for side in _DOUBTFUL:
            for a, b, reason in connection.execute(side, {"some": some}):
                for between in ((a, b), (b, a)):
                    found[between] = min(reason, found.get(between, reason))
    shown = _shown(connection, {uid for between in found for uid in between})
    wanted = {(*between, why) for between, why in found.items() if shown.issuperset(between)}
    if gone := known - wanted:
        keys = [{"of": uid, "and": about} for uid, about, _ in sorted(gone)]
        connection.execute(_SETTLE, keys)
    if new := wanted - known:
        rows = [{"uid": a, "kind": "merge", "about": b, "reason": r} for a, b, r in sorted(new)]
        connection.execute(_DOUBT, rows)


def _shown(connection: Connection, uids: set[str]) -> set[str]:
    found: set[str] = set()
    for some in batches(sorted(uids)):
        found |= set(connection.scalars(_SHOWN, {"some": some}))
    return found


def _between_events(by: Any) -> Any:
    one, other = mentions.alias(), mentions.alias()
    left = (one.c.document == n.document) & (one.c.local == n.local)
    right = (other.c.document == n.other_document) & (other.c.local == n.other_local)
    joined = links.join(one, left).join(other, right)
    statement = select(one.c.uid, other.c.uid, n.reason).select_from(joined)
    return statement.where(one.c.uid != other.c.uid, (one, other)[by].c.uid.in_(_SOME))


d = doubts.c
# One side after the other: each goes by its index, "or" by none.
_DOUBTFUL = (_between_events(0), _between_events(1))
_DOUBTS = tuple(
    select(d.uid, d.about, d.reason).where(d.kind == "merge", side.in_(_SOME))
    for side in (d.uid, d.about)
)
_SETTLE = delete(doubts).where(
    d.kind == "merge", d.uid == bindparam("of"), d.about == bindparam("and")
)
_DOUBT = insert(doubts)
_SHOWN = select(events.c.uid).where(events.c.uid.in_(_SOME), events.c.hidden.is_(None))
