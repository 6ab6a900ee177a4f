"""Which mentions speak of the same event: coreference inside one document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from eventtracker.mentions.names import Name
from eventtracker.model import Span
from eventtracker.mentions.view import AND, BREAK, COMMA, CUE, View

# Heads that are used for one another: a "forum" may be called a conference or a gathering.
_KIN = (
    {"exhibition", "fair"},
    {"summit", "meeting", "conference"},
    {"congress", "conference", "assembly", "session"},
    {"forum", "conference", "summit"},
    {"games", "championship"},
    {"festival", "ceremony"},
    {"symposium", "workshop", "conference"},
)
_ANY = {"", "other"}


@dataclass(eq=False)
class Cluster:
    """The mentions of one (recurrent) event, in the text's order."""

    names: list[Name] = field(default_factory=list)
    core: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)

    @property
    def type(self) -> str:
        return next(
            (n.type for n in self.names if n.type not in _ANY and (n.core or n.titles)), ""
        ) or next((n.type for n in self.names if n.type), "other")

    @property
    def typed(self) -> bool:
        return any(n.type not in _ANY for n in self.names)

    @property
    def edition(self) -> int | None:
        return next((n.edition for n in self.names if n.edition), None)

    @property
    def edition_span(self) -> Span | None:
        return next((n.edition_span for n in self.names if n.edition), None)

    @property
    def titled(self) -> list[str]:
        """The titles of its mentions as written, in order."""
        return list(dict.fromkeys(t for n in self.names for t in n.titles))

    def add(self, name: Name) -> None:
        self.names.append(name)
        self.core |= name.core
        self.titles |= _parts(name.titles)


def cluster(v: View, names: Sequence[Name]) -> tuple[list[Cluster], dict[int, Cluster]]:
    """Clusters, and the cluster of each mention by its first token."""
    clusters: list[Cluster] = []
    of: dict[int, Cluster] = {}
    for k, name in enumerate(names):
        if not name.telling:
            continue
        home = _same(name, clusters)
        if k and _apposed(v, names[k - 1], name) and (before := of.get(names[k - 1].first)):
            if home is not None and home is not before:
                clusters.remove(before)
                for n in before.names:
                    home.add(n)
                    of[n.first] = home
            home = home or before
        if home is None:
            home = Cluster()
            clusters.append(home)
        home.add(name)
        of[name.first] = home
    for k, name in enumerate(names):
        if name.first in of:
            continue
        home = _referent(v, names, k, of)
        if home is None and name.core:
            home = Cluster()
            clusters.append(home)
        if home is not None:
            home.names.append(name)
            of[name.first] = home
    for c in clusters:
        c.names.sort(key=lambda n: n.first)
    return clusters, of


def _apposed(v: View, a: Name, b: Name) -> bool:
    """Whether a comma sets one name beside the other: "the biggest fair, DSK 2025", "Clockenflap,
    the city's music festival"."""
    between = range(a.last, b.first)
    if (a.head is None) == (b.head is None) or not 1 <= len(between) <= (6 if b.head else 1):
        return False
    return bool(v.at(a.last) & COMMA) and not any(v.bits[k] & (BREAK | CUE | AND) for k in between)


def _same(name: Name, clusters: list[Cluster]) -> Cluster | None:
    """The cluster that a telling mention belongs to."""
    for c in reversed(clusters):
        if _parts(name.titles) & c.titles:
            return c
        if any(_key(t) in c.core for t in name.titles if " " not in t) and kin(name.type, c.type):
            return c
    for c in reversed(clusters):
        if not kin(name.type, c.type):
            continue
        if name.titles and c.titles and name.head is not None:
            continue
        small, large = sorted((name.core, c.core), key=len)
        if small and small <= large:
            return c
    return None


def _referent(v: View, names: Sequence[Name], k: int, of: dict[int, Cluster]) -> Cluster | None:
    """What a bare "the forum" refers to: the last event of its kind, else the next one."""
    name = names[k]
    before = [n for n in names[:k] if n.first in of]
    after = [n for n in names[k + 1 :] if n.first in of and (n.core or n.titles)]
    start, _ = v.sentence_of(name.first)
    before = [n for n in before if n.proper or n.whole or not n.text or not name.core]
    for n in reversed(before):
        if n.first >= start and n.head is None and not of[n.first].typed and not name.plural:
            return of[n.first]
        if n.type == name.type and not name.plural:
            return of[n.first]
    for n in after[:1] if name.type else ():
        if n.type == name.type and n.telling:
            return of[n.first]
    if name.plural:
        return None
    for n in reversed(before):
        if (
            not name.type
            or kin(name.type, of[n.first].type)
            or (name.type == "forum" and len({id(c) for c in of.values()}) < 3)
        ):
            return of[n.first]
    return None


def kin(a: str, b: str) -> bool:
    """Whether two types may be said of one event."""
    return a == b or a in _ANY or b in _ANY or any({a, b} <= k for k in _KIN)


def _parts(titles: Iterable[str]) -> set[str]:
    """The titles, and what stands after a colon in them ("Russia and X: KazanForum")."""
    return {_key(part) for t in titles for part in (t, *t.split(":")[1:])} - {""}


def _key(title: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in title.casefold()).split())
