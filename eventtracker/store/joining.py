"""Which stored event each mention belongs to.

New mentions are compared with those that share a key of theirs. What they join, and what was
kept apart from that, is put together anew as a whole, so that the outcome follows from the
mentions and not from the order in which they came.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import BindParameter, Connection, bindparam, insert, select, update

from eventtracker.store import decisions, rows
from eventtracker.store.linking import batches, kept_apart, uids_of, write
from eventtracker.store.resolver import Resolver
from eventtracker.store.tables import events, keys, mentions, words
from eventtracker.told import ONE, Constraints, Grouping, Key, Link, Pair, Told

Groups = dict[str, frozenset[Key]]
"""Events as the mentions that they stand in."""


@dataclass(slots=True)
class Joining:
    """One joining of mentions, within an open transaction."""

    connection: Connection
    resolver: Resolver
    now: datetime
    became: dict[str, str] = field(default_factory=dict)
    """Events that have no mention left → the event that took them."""
    linked: bool = False
    """Whether links were written."""
    lost: set[str] = field(default_factory=set)
    """Events that have mentions less."""
    told: dict[Key, Told] = field(default_factory=dict)
    """The mentions that were looked at."""
    _uids: dict[Key, str] = field(default_factory=dict)
    _loaded: set[str] = field(default_factory=set)

    def run(self, fresh: Sequence[Told], heirs: Mapping[Key, str], also: set[str]) -> set[str]:
        """Give every mention of `fresh` its event, and those around them theirs.

        `heirs` are the events that some of the fresh ones made before; the events `also` are
        put together anew too. Returns the uids of the events whose mentions are others now.
        """
        self._insert(fresh, heirs)
        found = self._near(fresh)
        wanted = also | set(heirs.values())
        joined = {key for link in found if link.verdict == ONE for key in link.pair}
        wanted |= {self._uids[key] for key in joined if key in self._uids}
        known = {told.key: told for told in fresh}
        said = self._closure(wanted, known)
        members = {**{k: self.told[k] for k in self.told if self._uids[k] in wanted}, **known}
        grouping = self.resolver.group(list(members.values()), said)
        current = {k: self._uids[k] for k in members if k not in known} | dict(heirs)
        uids = self._assign(grouping, members, current)
        outside = [n for n in found if not set(n.pair) <= members.keys()]
        self._write({**current, **{t.key: _at_first(t, heirs) for t in fresh}}, uids)
        self._uids |= uids
        if found or current:
            self._link(members.keys(), [*grouping.links, *outside], said)
        self.told |= known
        before, after = _by_uid(current), _by_uid(uids)
        self.lost |= {uid for uid, held in before.items() if held - after.get(uid, frozenset())}
        self.became = {
            uid: min(uids[key] for key in held if key in uids)
            for uid, held in before.items()
            if uid not in after and held & uids.keys()
        }
        fresh_keys = known.keys()
        return {
            uid
            for uid in before.keys() | after.keys()
            if before.get(uid) != after.get(uid) or after.get(uid, frozenset()) & fresh_keys
        }

    def _near(self, fresh: Sequence[Told]) -> list[Link]:
        """What the keys lead to: links between fresh mentions and stored ones."""
        wanted = {key for told in fresh for key in self.resolver.sought(told)}
        uids: set[str] = set()
        for some in batches(sorted(wanted)):
            uids |= set(self.connection.scalars(_FOUND, {"some": some}))
        self._load(uids)
        mine = {told.key for told in fresh}
        others = [told for key, told in self.told.items() if key not in mine]
        return list(self.resolver.near(fresh, others))

    def _closure(self, wanted: set[str], known: Mapping[Key, Told]) -> Constraints:
        """Add to the events `wanted` those that people joined to them, or that are kept apart
        from them only by what else belongs to them; and what people said of all."""
        done: set[str] = set()
        while True:
            self._load(wanted - done)
            done |= wanted
            here = {k for k in self.told if self._uids[k] in wanted} | known.keys()
            said = decisions.constraints(self.connection, {document for document, _ in here})
            apart = kept_apart(self.connection, here) if here - known.keys() else []
            pairs = (*said.together, *apart)
            others = {k for p in pairs for k in p} - here
            wanted |= {self._uids[k] for k in others if k in self._uids}
            wanted |= set(uids_of(self.connection, others - self._uids.keys()).values())
            if wanted == done:
                return said

    def _load(self, uids: set[str]) -> None:
        for some in batches(sorted(uids - self._loaded)):
            for document, local, uid, record in self.connection.execute(_TOLD, {"some": some}):
                if (document, local) not in self.told:
                    self.told[document, local] = rows.load_told(document, record)
                    self._uids[document, local] = uid
        self._loaded |= uids

    def _assign(
        self, grouping: Grouping, members: Mapping[Key, Told], current: Mapping[Key, str]
    ) -> dict[Key, str]:
        """A uid for each mention: that of the event stored first among those that its group
        comes from; a new one for a group that comes from none."""
        born: dict[str, int] = {}
        for some in batches(sorted(set(current.values()))):
            born |= {row.uid: row.id for row in self.connection.execute(_BORN, {"some": some})}
        free = dict.fromkeys(grouping.groups)
        uids: dict[Key, str] = {}
        for uid in sorted(born, key=lambda u: born[u]):  # in the order of their first writing
            of_it = [g for g in free if any(current.get(k) == uid for k in g)]
            if of_it:
                home = max(of_it, key=lambda g: (_holds(g, uid), _share(g, uid, current), g))
                del free[home]
                uids |= dict.fromkeys(home, uid)
        for group in free:
            uids |= dict.fromkeys(group, self._new_uid(group, members, set(uids.values())))
        return uids

    def _new_uid(self, group: tuple[Key, ...], members: Mapping[Key, Told], taken: set[str]) -> str:
        """The uid of a group's oldest mention, or one made of it where an event bears that."""
        told = [members[key] for key in group]
        wanted = min(told, key=lambda t: (_published(t), t.key)).event.uid
        if wanted in taken or self.connection.scalar(_BORNE, {"wanted": wanted}):
            again = f"{wanted}\n{self.now.isoformat()}"
            return hashlib.sha256(again.encode()).hexdigest()[: max(len(wanted), 20)]
        return wanted

    def _insert(self, fresh: Sequence[Told], heirs: Mapping[Key, str]) -> None:
        """Write fresh mentions down, so that decisions find what they were made on."""
        told = [
            {
                "document": told.document,
                "local": told.event.uid,
                "uid": _at_first(told, heirs),
                "position": position,
                "record": rows.dump(told.to_dict()),
            }
            for position, told in enumerate(fresh)
        ]
        if told:
            self.connection.execute(_ADD, told)

    def _write(self, written: Mapping[Key, str], uids: Mapping[Key, str]) -> None:
        moved = [
            {"from_document": key[0], "from_local": key[1], "uid": uid}
            for key, uid in uids.items()
            if written[key] != uid
        ]
        if moved:
            self.connection.execute(_MOVE, moved)

    def _link(self, members: Iterable[Key], found: Sequence[Link], said: Constraints) -> None:
        """Write links down, but those between events that people keep apart."""
        apart = {self._events(between) for between in said.apart}
        wanted = {link.pair: link for link in found if self._events(link.pair) not in apart}
        self.linked = bool(wanted)
        write(self.connection, set(members), list(wanted.values()))

    def _events(self, between: Pair) -> frozenset[str | None]:
        """The events that two mentions belong to; that of an unknown one is None."""
        return frozenset(self._uids.get(key) for key in between)


# Asked for every document; to make a statement takes longer than to run it.
m, e = mentions.c, events.c
_SOME: BindParameter[str] = bindparam("some", expanding=True)
_FOUND = select(keys.c.uid).where(keys.c.key.in_(_SOME))
_TOLD = select(m.document, m.local, m.uid, m.record).where(m.uid.in_(_SOME))
_BORN = select(words.c.uid, words.c.id).where(words.c.uid.in_(_SOME))
_BORNE = select(e.uid).where(e.uid == bindparam("wanted"), e.hidden.is_distinct_from("withdrawn"))
_ADD = insert(mentions)
_MOVE = update(mentions).where(
    m.document == bindparam("from_document"), m.local == bindparam("from_local")
)


def _at_first(told: Told, heirs: Mapping[Key, str]) -> str:
    """The event that a mention is put into until it is known where it belongs."""
    return heirs.get(told.key, told.event.uid)


def _by_uid(uids: Mapping[Key, str]) -> Groups:
    found: dict[str, set[Key]] = defaultdict(set)
    for key, uid in uids.items():
        found[uid].add(key)
    return {uid: frozenset(held) for uid, held in found.items()}


def _holds(group: tuple[Key, ...], uid: str) -> bool:
    """Whether a group has the mention that gave the event its uid."""
    return any(local == uid for _, local in group)


def _share(group: tuple[Key, ...], uid: str, current: Mapping[Key, str]) -> int:
    return sum(current.get(key) == uid for key in group)


def _published(told: Told) -> str:
    return min((str(d.published or "") for d in told.event.documents), default="")
