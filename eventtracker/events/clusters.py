"""Which mentions speak of the same event: coreference inside one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import Final

from eventtracker.mentions.name import Name
from eventtracker.mentions.view import AND, BREAK, COMMA, COPULA, CUE, HEAD, PLAIN, THE, View
from eventtracker.model import Span

# Heads that are used for one another: a "forum" may be called a conference or a gathering.
_KIN: Final = (
    {"exhibition", "fair"},
    {"summit", "meeting", "conference"},
    {"congress", "conference", "assembly", "session"},
    {"forum", "conference", "summit"},
    {"games", "championship"},
    {"festival", "ceremony"},
    {"symposium", "workshop", "conference"},
)
_RELATED: Final = {pair for kinds in _KIN for pair in permutations(kinds, 2)}
_WORD: Final = re.compile(r"[^\W_]+")
_ANY: Final = {"", "other"}
_LOWLY: Final = set("meeting session ceremony workshop round_table day week visit other".split())
"""Kinds that also happen inside others: a bare one refers to its own kind only."""
_HEADLINE: Final = 40
"""Tokens within which a headline ends, and after it the first sentence names its event."""


@dataclass
class Titles:
    """Titles as keys: whole, and what stands before and after a colon in them ("Russia – Islamic
    World: KazanForum"). Two that share only their beginning are two events."""

    whole: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    tails: set[str] = field(default_factory=set)

    def add(self, name: Name) -> None:
        """Take in a mention's titles; "the group's event «A: B»" is not the forum «A»."""
        parted = name.head is None or bool(name.type)
        for title in name.titles:
            head, colon, tail = title.rpartition(":")
            self.whole.add(_key(title))
            if colon and parted:
                self.heads.add(_key(head))
                self.tails.add(_key(tail))

    def meets(self, other: Titles) -> bool:
        return bool(
            self.whole & (other.whole | other.heads | other.tails)
            or self.tails & (other.tails | other.whole)
            or self.heads & other.whole
        )


@dataclass(eq=False)
class Cluster:
    """The mentions of one (recurrent) event, in the text's order."""

    names: list[Name] = field(default_factory=list)
    core: set[str] = field(default_factory=set)
    titles: Titles = field(default_factory=lambda: Titles())
    acronyms: set[str] = field(default_factory=set)
    _type: str = ""
    _typed_at: int = 0

    @property
    def type(self) -> str:
        """The type of the first mention that has one, a telling one by preference."""
        if self._typed_at != len(self.names):
            self._type, self._typed_at = self._find_type(), len(self.names)
        return self._type

    def _find_type(self) -> str:
        typed = [n for n in self.names if n.type not in _ANY]
        telling = [n for n in typed if n.titles] or [n for n in typed if n.core and n.proper]
        telling = telling or [n for n in typed if n.core]
        return next((n.type for n in telling or typed), "other")

    @property
    def typed(self) -> bool:
        return any(n.type not in _ANY for n in self.names)

    @property
    def titled(self) -> list[str]:
        """The titles of its mentions as written, in order."""
        return list(dict.fromkeys(t for n in self.names for t in n.titles))

    def add(self, name: Name) -> None:
        self.names.append(name)
        self.core |= name.core
        self.titles.add(name)
        self.acronyms |= {_key(a) for a in name.acronyms}


class Grouper:
    """Groups the mentions of one document."""

    def __init__(self, v: View, names: Sequence[Name]) -> None:
        self.v, self.names = v, names
        self.clusters: list[Cluster] = []
        self.of: dict[int, Cluster] = {}

    def group(self) -> None:
        for k, name in enumerate(self.names):
            if name.telling and not self._praises(name):
                self._place(name, self._home(k, name))
        for k, name in enumerate(self.names):
            if name.first in self.of:
                continue
            home = self._referent(k, name)
            if home is not None:
                home.names.append(name)
                self.of[name.first] = home
            elif name.core:
                self._place(name, None)
        self._restated()
        for c in self.clusters:
            c.names.sort(key=lambda n: n.first)

    def _praises(self, name: Name) -> bool:
        """Whether a mention says how large its event is, not which: "the region's largest fair"."""
        near = range(name.first - 1, (name.head or name.first) + 1)
        return not name.proper and any(self.v.scan.has(k, "TOP") for k in near)

    def _restated(self) -> None:
        """A headline names the event of the first paragraph in its own words."""
        tokens = self.v.scan.tokens
        end = next((k for k, t in enumerate(tokens[:_HEADLINE]) if "\n" in t), 0)
        heads = [c for c in self.clusters if c.core and all(n.first < end for n in c.names)]
        rest = [c for c in self.clusters if c not in heads and c.core]
        if len(heads) != 1 or not rest or self.v.sentence_of(0)[1] < end:
            return
        if self.v.scan.has(end - 1, "DOT") or self.v.scan.has(end - 1, "STOP"):
            return  # a paragraph
        head, lead = heads[0], min(rest, key=_told_at)
        near = end < _told_at(lead) < end + _HEADLINE
        if self.v.scan.has(_told_at(lead) - 1, "A") and not head.core & lead.core:
            return
        titled = head.titles.whole and lead.titles.whole
        if near and head.type == lead.type and not titled and not _differ(head, lead):
            for n in head.names:
                n.proper = False  # the paragraph's name is the better one
            self._join(head, lead)

    def _place(self, name: Name, home: Cluster | None) -> None:
        if home is None:
            home = Cluster()
            self.clusters.append(home)
        home.add(name)
        self.of[name.first] = home

    def _home(self, k: int, name: Name) -> Cluster | None:
        """The cluster that a telling mention belongs to, joined with its neighbour's if the two
        stand in apposition."""
        home = self._titled(name) or self._same(name)
        before = self.of.get(self.names[k - 1].first) if k else None
        if before is None or not apposed(self.v, self.names[k - 1], name):
            return home
        if home is not None and home is not before:
            self._join(before, home)
        return home or before

    def _join(self, c: Cluster, home: Cluster) -> None:
        self.clusters.remove(c)
        for n in c.names:
            self._place(n, home)

    def _titled(self, name: Name) -> Cluster | None:
        """The cluster that shares a title with a mention; several that do are one."""
        if not name.titles:
            return None
        mine = Titles()
        mine.add(name)
        same = [c for c in self.clusters if mine.meets(c.titles) and kin(name.type, c.type)]
        for c in same[1:]:
            if kin(c.type, same[0].type):
                self._join(c, same[0])
        return same[0] if same else None

    def _same(self, name: Name) -> Cluster | None:
        single = [t for t in map(_key, (*name.titles, *name.acronyms)) if " " not in t]
        for c in reversed(self.clusters):
            if any(t in c.core | c.acronyms for t in single) and kin(name.type, c.type):
                return c
        for c in reversed(self.clusters):
            other = name.titles and c.titles.whole and name.head is not None
            if kin(name.type, c.type) and not other:
                small, large = sorted((name.core, c.core), key=len)
                meets = name.type != c.type and name.members != c.names[0].members
                typed = name.type != c.type and not {name.type, c.type} & _ANY
                if small and small <= large and not meets and (not typed or small == large):
                    return c
        return None

    def _referent(self, k: int, name: Name) -> Cluster | None:
        """What a bare "the forum" refers to: the last event of its kind, else the next one, else
        one whose kind goes by that name."""
        left = name.first - 1
        event = not name.type and bool(self.v.at(left) & (PLAIN | HEAD))  # "a gala event"
        article = left - event
        another = self.v.scan.has(article, "A") and (name.proper or not name.named)
        if name.plural or another:  # "what one hears at a conference in Oslo"
            return None
        start, _ = self.v.sentence_of(name.first)
        before = [n for n in self.names[:k] if n.first in self.of and self._refers(n, name)]
        if name.type:  # "the festival" is not the carnival named last
            noun = self._noun(name)
            before = [n for n in before if n.type == name.type and self._noun(n) == noun] or before
        for n in reversed(before):
            c = self.of[n.first]
            untyped = n.head is None and not c.typed
            if n.first >= start and untyped and name.type not in _LOWLY:
                return c
            if not name.type:
                if name.edition or n.first >= start:
                    return c
            elif n.type == name.type:
                return c if n.first >= start else self._foremost(c, name.type)
        after = next((n for n in self.names[k + 1 :] if n.first in self.of and n.telling), None)
        if name.type and after and after.type == name.type:
            return self.of[after.first]
        if name.type in _LOWLY and not self._praises(name):
            return None
        few = len(self.clusters) < 3
        for n in reversed(before):
            c = self.of[n.first]
            if not name.type or kin(name.type, c.type) or (name.type == "forum" and few):
                return c
        return None

    def _noun(self, n: Name) -> object:
        """The event noun of a mention in its base form."""
        return n.head and (self.v.scan.value(n.head, "LEMMA") or self.v.scan.word(n.head))

    def _foremost(self, c: Cluster, type_: str) -> Cluster:
        """The event of a kind that a text is about, where another was named only in passing."""
        said = [sum(1 for n in d.names if n.telling or n.edition) for d in self.clusters]
        best = max(zip(said, self.clusters, strict=True), key=lambda x: (x[1].type == type_, x[0]))
        mine = sum(1 for n in c.names if n.telling)
        return best[1] if best[1].type == type_ and mine == 1 and best[0] > 2 else c

    def _refers(self, n: Name, name: Name) -> bool:
        """Whether a mention may be what another refers to."""
        return bool(n.proper or n.whole or not n.named or not name.core)


def _told_at(c: Cluster) -> int:
    return min(n.first for n in c.names if n.core)


def _differ(a: Cluster, b: Cluster) -> bool:
    """Whether two clusters name different editions or years."""
    mine = [{(n.edition, n.year) for n in c.names if n.edition or n.year} for c in (a, b)]
    return any(
        x and y and x != y
        for one in mine[0]
        for other in mine[1]
        for x, y in zip(one, other, strict=True)
    )


def apposed(v: View, a: Name, b: Name) -> bool:
    """Whether one name stands beside the other as a second name of the same: "the biggest fair,
    DSK 2025", "Clockenflap, the city's music festival", «A (официально — B)», «A، وهو B»."""
    end = a.last + (a.head is None and v.scan.word(a.last) == ")")
    between = range(end, b.first)
    if v.scan.word(a.last) == "(" and len(between) <= 4:
        return kin(a.type, b.type) and not any(v.scan.word(k) == ")" for k in between)
    if len(between) <= 3 and any(v.bits[k] & COPULA for k in between):
        return kin(a.type, b.type)
    explained = a.head is not None and a.proper and not b.proper and kin(a.type, b.type)
    if ((a.head is None) == (b.head is None) and not explained) or not between:
        return False
    if b.head and v.at(end + 1) & THE and v.at(end) & COMMA and len(between) < 11:
        return not any(v.bits[k] & (BREAK | CUE | COMMA) for k in between[1:])
    if explained:
        return False
    if len(between) > (6 if b.head else 1):
        return False
    return bool(v.at(end) & COMMA) and not any(v.bits[k] & (BREAK | CUE | AND) for k in between)


def kin(a: str, b: str) -> bool:
    """Whether two types may be said of one event."""
    return a == b or a in _ANY or b in _ANY or (a, b) in _RELATED


def _key(title: str) -> str:
    return " ".join(_WORD.findall(title.casefold()))


def edition_of(names: Iterable[Name]) -> tuple[int | None, Span | None]:
    """The edition that mentions name first, and the words that say it."""
    first = next((n for n in names if n.edition), None)
    return (first.edition, first.edition_span) if first else (None, None)
