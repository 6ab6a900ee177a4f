"""Attaches times to events: every time is weighed against every mention that it may be said of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from eventtracker.events.clusters import Cluster
from eventtracker.events.features import candidates, features, role_features
from eventtracker.events.govern import CHANGES, PREDICATES, Governor
from eventtracker.events.laid import laid_out
from eventtracker.events.link import Link
from eventtracker.events.timing import Placed, place, two_ends
from eventtracker.events.weights import probability, score, weights
from eventtracker.mentions.name import Name
from eventtracker.mentions.view import AND, BREAK, COMMA, CUE, LINK, THE, View
from eventtracker.mentions.zones import Zones
from eventtracker.model import TimeExpression

LEAST: Final = 0.3
"""A time is an event's from this probability on; what is kept is decided of the whole event."""

Watcher = Callable[["Linker", Placed, Name, dict[str, float]], None]
watchers: list[Watcher] = []
"""Called with every pair and its features: for fitting."""
RoleWatcher = Callable[["Linker", Link, dict[str, float]], None]
role_watchers: list[RoleWatcher] = []
"""Called with every day that is an event's: for fitting what it is to the event."""
ROLES: Final = ("when", "open", "close")
"""What a single day may be to an event: all of it, its first day, its last."""


class Linker:
    """The links of one document."""

    def __init__(
        self,
        v: View,
        names: Sequence[Name],
        of: dict[int, Cluster],
        times: Sequence[TimeExpression],
        zones: Zones,
        published: date | None,
    ) -> None:
        self.v, self.of, self.zones, self.published = v, of, zones, published
        self.times = times
        self.names = [n for n in names if n.first in of]
        named = {k for n in self.names for k in range(n.first, n.last)}
        self.placed = [
            p
            for p in place(v, times, zones)
            if p.first not in named or p.time.interval.grain == "year"
        ]
        self.timed = {k for p in self.placed for k in range(p.first, p.last)}
        self.taken = named | self.timed
        self.dated = {k for a, b in v.dates for k in range(a, b)}
        self.govern = Governor(v, named, self.taken)
        self.only = len({id(of[n.first]) for n in self.names if n.telling}) == 1
        self._firsts = [n.first for n in self.names]
        self._begins = [p.first for p in self.placed]
        self.foremost = _foremost(self.names, of)
        self.of_foremost = [n for n in self.names if of[n.first] is self.foremost]
        self.main: Cluster | None = None
        self.deadlines: list[Placed] = []

    def names_in(self, a: int, b: int) -> list[Name]:
        """The mentions that begin at a token of [a, b), in order."""
        return self.names[bisect_left(self._firsts, a) : bisect_left(self._firsts, b)]

    def times_in(self, a: int, b: int) -> list[Placed]:
        """The times that begin at a token of [a, b), in order."""
        return self.placed[bisect_left(self._begins, a) : bisect_left(self._begins, b)]

    def last_before(self, a: int) -> Name | None:
        """The last mention that ends at token a or before it."""
        k = bisect_left(self._firsts, a)
        return next((n for n in reversed(self.names[max(0, k - 3) : k]) if n.last <= a), None)

    def links(self) -> list[Link]:
        told = list(laid_out(self))
        done = {k.first for k in told}
        rest = [p for p in self.placed if p.first not in done]
        found = [part for p in rest if (k := self._link(p)) for part in self._ends(k)]
        return [*told, *found, *(m for k in found for m in self._shared(k))]

    def _link(self, p: Placed) -> Link | None:
        """The event that a time most likely belongs to, None where it is likelier to have none."""
        best: tuple[float, Name, dict[str, float]] | None = None
        by = weights("time")
        for n in candidates(self, p):
            found = features(self, p, n)
            for watch in watchers:
                watch(self, p, n, found)
            odds = score(found, by)
            if best is None or odds > best[0]:
                best = (odds, n, found)
        a, b = self.v.sentence_of(p.first)
        cue, kind = self.govern.of(p, a, b)
        if best is None or (sure := probability(best[0])) < LEAST:
            if kind == "DEADLINE":
                self.deadlines.append(p)
            return None
        return self._said_of(p, best[1], sure, cue, kind, best[2])

    def _said_of(
        self,
        p: Placed,
        name: Name,
        sure: float,
        cue: int | None,
        kind: str,
        facts: dict[str, float],
    ) -> Link:
        """The link of a time with a mention: as what it is said of the event."""
        a, b = self.v.sentence_of(p.first)
        here, governing = a <= name.first < b, kind
        if here and (whole := self.framed(name)) is not None:
            name, frame = whole
            kind = frame if p.single else kind
        elif p.single and kind == "HAPPEN":
            kind = self._frame(name) or self.govern.frame(name) or kind
        before = name.last <= p.first
        gap = p.first - name.last if before else name.first - p.last
        beside = here and self._beside(p, name, gap)
        told = cue is not None and name.last <= cue < p.first
        if beside and kind not in PREDICATES and not told and not self.govern.ends(p, cue):
            cue, kind = None, ""
        k = Link(
            p.time, p.first, self.of[name.first], name, self.govern.role(p, kind), sure, cue, kind,
            beside, p.dated, gap, carried=not here,
        )  # fmt: skip
        if p.single and k.role in ROLES:
            if kind != governing:  # «состоялась церемония закрытия фестиваля»
                facts.pop(f"cue_{governing or 'none'}_here", None)
                facts[f"cue_{kind or 'none'}_here"] = 1.0
            facts |= role_features(k)
            for watch in role_watchers:
                watch(self, k, facts)
            roles = ("when", "open") if kind in CHANGES else ROLES  # no last day is "moved to"
            k.role = max(roles, key=lambda role: score(facts, weights(f"role_{role}")))
        return k

    def _ends(self, k: Link) -> list[Link]:
        """ "put off from 3 March to 7 April" names two days, not the ones between."""
        i, has = k.time.interval, self.v.scan.has
        change = k.kind in ("POSTPONED", "MOVED") and k.cue is not None and k.cue < k.first
        ends = i.grain in ("day", "month") and i.first != i.last and has(k.first, "FROM")
        ends = ends and not self.govern.stretch(k.first)
        if not (change and ends) or any(has(n, "TO") for n in range(k.first - 3, k.first)):
            return [k]  # "to the period from 7 to 9 April" says the new days
        old, new = (replace(k.time, interval=end) for end in two_ends(i))
        return [replace(k, time=old, role="original"), replace(k, time=new)]

    def _shared(self, k: Link) -> Iterator[Link]:
        """The links of a time with what "and" joins to its mention ("the summit and the fair")."""
        at = bisect_left(self._firsts, k.name.first)
        if k.name.last <= k.first:
            for n in self._list_with(at, k.first):
                if self.of[n.first] is not k.cluster:
                    yield replace(k, name=n, cluster=self.of[n.first])
        if k.first < k.name.first:
            for n in self.names[at + 1 : at + 2]:
                joined = self._joined(k.name.last, n.first, AND, BREAK | COMMA | CUE)
                if joined and self.of[n.first] is not k.cluster:
                    yield replace(k, name=n, cluster=self.of[n.first])

    def _list_with(self, at: int, before: int) -> Iterator[Name]:
        """The other names in one list with a mention, all before a token: "the A, the B and the
        C, which open on"."""
        end = at
        while end + 1 < len(self.names) and self.names[end + 1].last <= before:
            here, after = self.names[end : end + 2]
            listed = after.proper and self._joined(here.last, after.first, AND | COMMA, BREAK | CUE)
            if not listed:
                break
            end += 1
        for last in range(end, at - 1, -1):
            found = [self.names[last], *self._listed(last)]
            if self.names[at] in found:
                yield from (n for n in found if n is not self.names[at])
                return

    def _listed(self, at: int) -> Iterator[Name]:
        """The names before a mention in one list with it: "the A, the B and the C"."""
        last, joins = self.names[at], AND
        for n in reversed(self.names[:at]):
            if not n.proper or not self._joined(n.last, last.first, joins, BREAK | CUE):
                return
            yield n
            last, joins = n, AND | COMMA

    def _joined(self, a: int, b: int, joins: int, parts: int) -> bool:
        """Whether little more than a token that joins stands at [a, b), and none that parts."""
        between = self.v.bits[a:b]
        joined = len(between) < 4 and any(bits & joins for bits in between)
        return joined and not any(bits & parts for bits in between)

    def _frame(self, n: Name) -> str:
        """Which of opening and closing a ceremony beside a mention is of it; "" without one."""
        around = (whole for m in self.names if m.type == "ceremony" and (whole := self.framed(m)))
        return next((frame for named, frame in around if named is n), "")

    def framed(self, n: Name) -> tuple[Name, str] | None:
        """The event that a ceremony opens or closes, and which of both it does: "the closing
        ceremony of the 5th Lake Games", «церемония закрытия конкурса»."""
        if n.type != "ceremony" or n.proper:
            return None
        frame = next((s for k in (n.last, n.first - 1) if (s := self.govern.kind(k))), "")
        at = bisect_left(self._firsts, n.last)
        after = self.names[at] if at < len(self.names) else None
        if frame not in ("OPEN", "CLOSE") or after is None or not after.proper:
            return None
        between = self.v.bits[n.last + (self.govern.kind(n.last) != "") : after.first]
        linked = len(between) < 3 and all(bits & (LINK | THE) for bits in between)
        return (after, frame) if linked else None

    def _beside(self, p: Placed, n: Name, gap: int) -> bool:
        """Whether a time stands beside a mention, with nothing that parts clauses between."""
        if gap <= 2 or gap > 7:
            return gap <= 2
        between = range(n.last, p.first) if n.last <= p.first else range(p.last, n.first)
        bits, taken = self.v.bits, self.taken
        return not any(bits[k] & (BREAK | COMMA | CUE) or k in taken for k in between)


def _foremost(names: Sequence[Name], of: dict[int, Cluster]) -> Cluster | None:
    """The event named most, the first of equals."""
    clusters = list(dict.fromkeys(of[n.first] for n in names))
    return max(clusters, key=lambda c: len(c.names), default=None)
