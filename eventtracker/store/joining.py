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

from sqlalchemy import Connection, insert, select, update

from eventtracker.store import decisions, rows
from eventtracker.store.linking import among, batches, kept_apart, write
from eventtracker.store.resolver import Resolver
from eventtracker.store.tables import events, keys, mentions, words
from eventtracker.told import ONE, Constraints, Grouping, Key, Link, Pair, Told, pair

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
    _told: dict[Key, Told] = field(default_factory=dict)
    _uids: dict[Key, str] = field(default_factory=dict)

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
        members = {**{k: self._told[k] for k in self._told if self._uids[k] in wanted}, **known}
        grouping = self.resolver.group(list(members.values()), said)
        current = {k: self._uids[k] for k in members if k not in known} | dict(heirs)
        uids = self._assign(grouping, members, current)
        outside = [n for n in found if not set(n.pair) <= members.keys()]
        self._write({**current, **{t.key: _at_first(t, heirs) for t in fresh}}, uids)
        self._uids |= uids
        if found or current:
            self._link(members.keys(), [*grouping.links, *outside], said)
        before, after = _by_uid(current), _by_uid(uids)
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
            uids |= set(self.connection.scalars(select(keys.c.uid).where(keys.c.key.in_(some))))
        self._load(uids)
        mine = {told.key for told in fresh}
        others = [told for key, told in self._told.items() if key not in mine]
        return list(self.resolver.near(fresh, others))

    def _closure(self, wanted: set[str], known: Mapping[Key, Told]) -> Constraints:
        """Add to the events `wanted` those that people joined to them, or that are kept apart
        from them only by what else belongs to them; and what people said of all."""
        done: set[str] = set()
        while True:
            self._load(wanted - done)
            done |= wanted
            here = {k for k in self._told if self._uids[k] in wanted} | known.keys()
            said = self._said({document for document, _ in here})
            apart = kept_apart(self.connection, here) if here - known.keys() else []
            pairs = (*said.together, *apart)
            others = {k for p in pairs for k in p} - here
            wanted |= {self._uids[k] for k in others if k in self._uids}
            wanted |= self._uids_of(others - self._uids.keys())
            if wanted == done:
                return said

    def _load(self, uids: Iterable[str]) -> None:
        m = mentions.c
        for some in batches(sorted(uids)):
            statement = select(m.document, m.local, m.uid, m.record).where(m.uid.in_(some))
            for document, local, uid, record in self.connection.execute(statement):
                if (document, local) not in self._told:
                    self._told[document, local] = rows.load_told(document, record)
                    self._uids[document, local] = uid

    def _uids_of(self, wanted: Iterable[Key]) -> set[str]:
        m = mentions.c
        found: set[str] = set()
        for some in batches(sorted(wanted)):
            here = among(m.document, m.local, some)
            found |= set(self.connection.scalars(select(m.uid).where(here)))
        return found

    def _said(self, documents: set[str]) -> Constraints:
        found = decisions.constraints(self.connection, documents)
        together = frozenset(pair(*sorted(p)) for p in found.together)
        return Constraints(together, frozenset(pair(*sorted(p)) for p in found.apart))

    def _assign(
        self, grouping: Grouping, members: Mapping[Key, Told], current: Mapping[Key, str]
    ) -> dict[Key, str]:
        """A uid for each mention: that of the event stored first among those that its group
        comes from; a new one for a group that comes from none."""
        born: dict[str, int] = {}
        for some in batches(sorted(set(current.values()))):
            statement = select(words.c.uid, words.c.id).where(words.c.uid.in_(some))
            born |= {row.uid: row.id for row in self.connection.execute(statement)}
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
        e = events.c
        here = select(e.uid).where(e.uid == wanted, e.hidden.is_distinct_from("withdrawn"))
        if wanted in taken or self.connection.scalar(here):
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
            self.connection.execute(insert(mentions), told)

    def _write(self, written: Mapping[Key, str], uids: Mapping[Key, str]) -> None:
        m = mentions.c
        for key, uid in uids.items():
            if written[key] != uid:
                here = (m.document == key[0]) & (m.local == key[1])
                self.connection.execute(update(mentions).where(here).values(uid=uid))

    def _link(self, members: Iterable[Key], found: Sequence[Link], said: Constraints) -> None:
        """Write links down, but those between events that people keep apart."""
        apart = {self._events(between) for between in said.apart}
        wanted = {link.pair: link for link in found if self._events(link.pair) not in apart}
        self.linked = bool(wanted)
        write(self.connection, set(members), list(wanted.values()))

    def _events(self, between: Pair) -> frozenset[str | None]:
        """The events that two mentions belong to; that of an unknown one is None."""
        return frozenset(self._uids.get(key) for key in between)


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
