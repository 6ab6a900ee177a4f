"""Which time belongs to which mention: the clause, the word that governs it, what stands beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from eventtracker.events.carried import carried_by
from eventtracker.events.clusters import Cluster
from eventtracker.events.govern import CHANGES, PREDICATES, SETTING, Governor
from eventtracker.events.laid import laid_out
from eventtracker.events.link import Link
from eventtracker.events.timing import Placed, place, two_ends
from eventtracker.mentions.name import Name
from eventtracker.mentions.view import (
    AND,
    BREAK,
    COMMA,
    CUE,
    DASH,
    LINK,
    QUOTE,
    THE,
    View,
    within,
)
from eventtracker.mentions.zones import Zones
from eventtracker.model import TimeExpression
from eventtracker.times import Length

_REACH = 14
_SURE, _BESIDE, _JOINED, _ALONE, _LOOSE = 0.9, 0.8, 0.78, 0.6, 0.3


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
        self.placed = [p for p in place(v, times, zones) if p.first not in named]
        self.timed = {k for p in self.placed for k in range(p.first, p.last)}
        self.taken = named | self.timed
        self.dated = {k for a, b in v.dates for k in range(a, b)}
        self.govern = Governor(v, named, self.taken)
        self.only = len({id(of[n.first]) for n in self.names if n.telling}) == 1
        self.main: Cluster | None = None
        self.deadlines: list[Placed] = []

    def links(self) -> list[Link]:
        told = list(laid_out(self))
        done = {k.first for k in told}
        rest = [p for p in self.placed if p.first not in done]
        found = [part for p in rest if (k := self._link(p)) for part in self._ends(k)]
        return [*told, *found, *(m for k in found for m in self._shared(k))]

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

    def _reported(self, p: Placed, a: int) -> bool:
        """Whether a time is when something was said: "said on Monday that the congress …"."""
        return self.v.scan.has(p.last, "THAT") and any(
            self.govern.kind(k) == "SAY" for k in range(a, p.first)
        )

    def _shared(self, k: Link) -> Iterator[Link]:
        """The links of a time with what "and" joins to its mention ("the summit and the fair")."""
        at = self.names.index(k.name)
        if k.name.last <= k.first:
            for n in self._listed(at):
                yield replace(k, name=n, cluster=self.of[n.first])
        if k.first < k.name.first:
            for n in self.names[at + 1 : at + 2]:
                joined = self._joined(k.name.last, n.first, AND, BREAK | COMMA | CUE)
                if joined and self.of[n.first] is not k.cluster:
                    yield replace(k, name=n, cluster=self.of[n.first])

    def _listed(self, at: int) -> Iterator[Name]:
        """The names before a mention in one list with it: "the A, the B and the C"."""
        last, joins = self.names[at], AND
        for n in reversed(self.names[:at]):
            if not n.proper or not self._joined(n.last, last.first, joins, BREAK | CUE):
                return
            if self.of[n.first] is not self.of[self.names[at].first]:
                yield n
            last, joins = n, AND | COMMA

    def _joined(self, a: int, b: int, joins: int, parts: int) -> bool:
        """Whether little more than a token that joins stands at [a, b), and none that parts."""
        between = self.v.bits[a:b]
        joined = len(between) < 4 and any(bits & joins for bits in between)
        return joined and not any(bits & parts for bits in between)

    def _link(self, p: Placed) -> Link | None:
        a, b = self.v.sentence_of(p.first)
        here = [n for n in self.names if a <= n.first < b]
        cue, kind = self.govern.of(p, a, b)
        name, gap = self._nearest(p, here, a, b, cue)
        carried = name is None and not here
        if carried:
            if kind == "DEADLINE":
                self.deadlines.append(p)
            name, gap = carried_by(self, p, a, cue, kind)
        if name is None or (cue is not None and kind == "SAY" and 0 <= p.first - cue <= 2):
            return None
        if (whole := self._framed(name)) is not None:
            name, frame = whole
            if p.single:
                kind = frame
        elif p.single and kind == "HAPPEN":
            kind = self.govern.frame(name) or kind
        if kind == "SAY" and {*self.govern.kinds(p.last, name.first)} & {*CHANGES}:
            return None  # "the mayor announced on Tuesday the postponement of the fair"
        beside = self._beside(p, name, gap)
        told = cue is not None and name.last <= cue < p.first
        if beside and kind not in PREDICATES and not told and not self.govern.ends(p, cue):
            cue, kind = None, ""
        stretch = kind == "RUN" and not p.dated and not p.single  # "goes on for seven weeks"
        if kind in ("FOUND", "SAY") or stretch or (p.first < name.first and self._reported(p, a)):
            return None
        strength = self._strength(p, name, gap, cue, kind, beside)
        if strength < _ALONE and kind != "DEADLINE" and p.several and self._alone(here, name):
            strength = _ALONE
        role, of = self.govern.role(p, kind), self.of[name.first]
        if role == "close" and not kind and gap > 2:
            strength = _LOOSE
        at = (p.time, p.first, of, name, role, strength, cue, kind, beside, p.dated, gap)
        return Link(*at, carried)

    def _framed(self, n: Name) -> tuple[Name, str] | None:
        """The event that a ceremony opens or closes, and which of both it does: "the closing
        ceremony of the 5th Lake Games", «церемония закрытия конкурса»."""
        if n.type != "ceremony" or n.proper:
            return None
        frame = next((s for k in (n.last, n.first - 1) if (s := self.govern.kind(k))), "")
        after = next((m for m in self.names if m.first >= n.last), None)
        if frame not in ("OPEN", "CLOSE") or after is None or not after.proper:
            return None
        between = self.v.bits[n.last + (self.govern.kind(n.last) != "") : after.first]
        linked = len(between) < 3 and all(bits & (LINK | THE) for bits in between)
        return (after, frame) if linked else None

    def _strength(
        self, p: Placed, n: Name, gap: int, cue: int | None, kind: str, beside: bool
    ) -> float:
        """How surely a time governed so belongs to a mention."""
        sure = kind in PREDICATES
        strength = _SURE if sure else _JOINED if kind == "JOIN" else _LOOSE
        if cue is not None and (sure or kind == "JOIN"):
            gap = min(gap, abs(n.first - cue), abs(cue - n.last))
            if kind in CHANGES and 0 < p.first - cue <= 3:
                gap = 0  # "…, has been put off until": the rest stands between commas
        if beside:
            strength = max(strength, _BESIDE)
        elif gap > _REACH:
            strength -= 0.2 if sure else 0.3
        told = cue is not None and n.last <= cue < p.first
        oblique = self.govern.oblique(n)
        if oblique > SETTING and not told:
            own = n.last <= p.first and beside and p.dated and self.govern.eve(n)
            return _JOINED if own else _LOOSE  # "ahead of the summit in July"
        if oblique == SETTING and not beside and not told:
            aside = within(self.v.where("SIDELINE"), p.last, n.first)
            return _LOOSE if aside and kind == "HAPPEN" else min(strength, _JOINED)
        early = not beside and not self._ahead(p, kind)
        if kind in CHANGES and (early or self._decided(p, n, cue)):
            return _LOOSE
        return strength - (0.05 if n.first > p.first and not beside and strength == _SURE else 0)

    def _decided(self, p: Placed, n: Name, cue: int | None) -> bool:
        """Whether a day is when plans were changed: "the ministry on Tuesday postponed the fair",
        «أرجأت الوزارة الأحد المهرجان»."""
        if cue is None or p.dated or not p.single or self.v.scan.has(p.first - 1, "TO"):
            return False
        told = p.last <= cue <= p.last + 3 and not self._ahead(p, self.govern.kind(cue))
        return told or cue < p.first < n.first

    def _alone(self, here: Sequence[Name], name: Name) -> bool:
        """Whether one event is all that a sentence holds, and not as what another thing is for."""
        one = len({id(self.of[n.first]) for n in here}) == 1
        return one and self.govern.oblique(name) <= SETTING

    def _beside(self, p: Placed, n: Name, gap: int) -> bool:
        """Whether a time stands beside a mention, with nothing that parts clauses between."""
        between = range(n.last, p.first) if n.last <= p.first else range(p.last, n.first)
        if p.first < n.first and within(self.v.where("SIDELINE"), between.start, between.stop):
            return False
        if gap <= 2 or gap > 7:
            return gap <= 2
        bits, taken = self.v.bits, self.taken
        return not any(bits[k] & (BREAK | COMMA | CUE) or k in taken for k in between)

    def _ahead(self, p: Placed, kind: str) -> bool:
        """Whether a time lies after the article; of a change of plans, an earlier one is as
        likely the day it was decided, also "this month" where it was put off."""
        i = p.time.interval
        day = i.last if kind == "CANCELLED" or self.v.scan.has(p.first - 1, "TO") else i.first
        return self.published is None or day is None or day > self.published

    def _nearest(
        self, p: Placed, here: Sequence[Name], a: int, b: int, cue: int | None
    ) -> tuple[Name | None, int]:
        """The mention that a time most likely belongs to, and the tokens between them; none where
        another happening has the time."""
        best: tuple[float, Name | None, int] = (1e9, None, 99)
        for n in here:
            cost, gap = self._cost(p, n, cue)
            if cost < best[0]:
                best = (cost, n, gap)
        others = within(self.v.where("PRESS", "OTHERWISE"), a, b)
        changed = cue is not None and self.govern.kind(cue) in CHANGES
        if changed and self.v.scan.has(p.first - 1, "TO"):
            others = []  # "put off to 3-5 June because of a strike"
        if any(self.govern.absorbs(p, k, best[0]) for k in others if self.v.bits[k] & CUE):
            return None, 99
        return best[1], best[2]

    def _cost(self, p: Placed, n: Name, cue: int | None) -> tuple[float, int]:
        before = n.last <= p.first
        gap = p.first - n.last if before else n.first - p.last
        if gap < 0 or self.govern.precedes(p, n):
            return 1e9, 99
        between = range(n.last, p.first) if before else range(p.last, n.first)
        kinds = self.govern.kinds(between.start, between.stop)
        cost = float(gap) if before else gap * 1.3 + 4
        cost += 6 * len(within(self.v.breaks, between.start, between.stop))
        cost += 8 * sum(1 for kind in kinds if kind in ("SAY", "DEADLINE"))
        if before and any(kind in PREDICATES for kind in kinds):
            cost -= 5
        if before and self.v.bits[p.first - 2] & AND and between.stop - between.start < 4:
            cost += 4  # "the fair on 4 May and on 6 May the feast"
        if not before and cue is not None and cue < n.first <= cue + 3:
            cost -= 8  # the subject right after its verb
        if self._place_of(n, cue):
            return cost + 30, gap
        oblique = self.govern.oblique(n)
        if before and self._leads(n, cue):
            return cost + min(oblique, 0 if self.v.bits[n.last] & COMMA else 6), gap
        return cost + (oblique if gap > 2 or oblique >= SETTING else 0), gap

    def _leads(self, n: Name, cue: int | None) -> bool:
        """Whether a mention's own clause begins with a cue: "the fair, which runs until"."""
        if cue is None or not n.last < cue <= n.last + 3:
            return False
        which = n.last + bool(self.v.bits[n.last] & COMMA)
        return self.v.scan.has(which, "WHICH") and self.v.scan.only(which + 1, cue, "FUNCTION")

    def _place_of(self, n: Name, cue: int | None) -> bool:
        """Whether a mention is where another takes place: "the fair opened at the Trade Expo"."""
        k = n.first - 1
        while self.v.bits[k] & (THE | QUOTE | DASH):
            k -= 1 + bool(self.v.bits[k] & DASH)  # "the Three-River Expo"
        if cue is None or not self.v.scan.has(k, "AT", "IN") or not cue < k <= cue + 4:
            return False
        a, _ = self.v.sentence_of(cue)
        return any(a <= m.first and m.last <= cue and m.proper for m in self.names)

    def attributive(self, length: Length) -> bool:
        """Whether a length describes an event ("three-day", "for two days"), not a delay."""
        has, before = self.v.scan.has, length.token - 1
        hyphen = has(self.v.scan.token_at(length.end - 1) - 1, "DASH")
        return hyphen or has(before, "LASTING") or has(before, "RUN") or has(before - 1, "RUN")
