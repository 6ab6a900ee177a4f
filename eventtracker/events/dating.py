"""Which time belongs to which mention: the clause, the word that governs it, what stands beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from eventtracker.events.clusters import Cluster
from eventtracker.mentions.names import Name
from eventtracker.mentions.phrase import stems
from eventtracker.mentions.view import AND, BREAK, COMMA, CUE, LINK, MEMBER, QUOTE, THE, YEAR, View
from eventtracker.mentions.zones import Zones
from eventtracker.model import TimeExpression
from eventtracker.times import Length

GRAINS = set("minute hour day weekend week part month quarter half season year".split())
CHANGES = ("POSTPONED", "CANCELLED", "MOVED")
_PREDICATES = {"HAPPEN", "OPEN", "RUN", "CLOSE", "HOSTS", "ORIGINAL", *CHANGES}
# Where a word may be several, the first of these decides.
_KINDS = (*CHANGES, "DEADLINE", "ORIGINAL", "CLOSE", "OPEN", "RUN", "HOSTS", "HAPPEN")
_KINDS += ("FOUND", "SAY", "JOIN")
_REACH = 14
_DATE_WORDS = {"MONTH", "HMONTH", "ISO", "DMY", "DM", "YM", "YEAR"}
_LONGEST = timedelta(days=400)
_SURE, _BESIDE, _JOINED, _ALONE, _LOOSE = 0.9, 0.8, 0.78, 0.6, 0.3


@dataclass(frozen=True)
class Placed:
    """A time with its tokens [first, last)."""

    time: TimeExpression
    first: int
    last: int
    dated: bool

    @property
    def single(self) -> bool:
        i = self.time.interval
        return i.first is not None and i.first == i.last


@dataclass(frozen=True)
class Link:
    """A time said of an event: as what (`role`: when, open, close, original, deadline), and how
    surely (`strength`, 0 to 1). `cue` is the token of the word that governs it; `dated` whether
    the time names a month or a date ("5 May"), not a distance ("in a week")."""

    time: TimeExpression
    first: int
    cluster: Cluster
    name: Name
    role: str
    strength: float
    cue: int | None = None
    kind: str = ""
    beside: bool = False
    dated: bool = True
    gap: int = 0


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
        self.v = v
        self.names = [n for n in names if n.first in of]
        self.of = of
        self.published = published
        self.zones = zones
        self.main: Cluster | None = None
        self.dated = {k for a, b in v.dates for k in range(a, b)}
        named = {k for n in self.names for k in range(n.first, n.last)}
        self.placed = [p for p in _place(v, times, zones) if p.first not in named]
        self.taken = {k for n in self.names for k in range(n.first, n.last)}
        self.taken |= {k for p in self.placed for k in range(p.first, p.last)}

    def links(self) -> list[Link]:
        found = [k for p in self.placed if (k := self._link(p))]
        return [*found, *(m for k in found for m in self._shared(k))]

    def _shared(self, k: Link) -> Iterator[Link]:
        """The links of a time with what "and" joins to its mention ("the summit and the fair")."""
        at = self.names.index(k.name)
        for n in self.names[at + 1 : at + 2]:
            between = range(k.name.last, n.first)
            joined = any(self.v.at(j) & AND for j in between) and not self._broken(between)
            if (
                k.first < k.name.first
                and joined
                and len(between) <= 3
                and self.of[n.first] is not k.cluster
            ):
                yield replace(k, name=n, cluster=self.of[n.first])

    def _broken(self, between: range) -> bool:
        return any(self.v.bits[j] & (BREAK | COMMA | CUE) for j in between)

    def _link(self, p: Placed) -> Link | None:
        a, b = self.v.sentence_of(p.first)
        here = [n for n in self.names if a <= n.first < b]
        cue, kind = self._governor(p, a, b)
        name, gap = self._nearest(p, here, a, b)
        if name is None and not here:
            name, gap = self._carried(p, a, cue, kind)
        if name is None or (cue is not None and kind == "SAY" and 0 <= p.first - cue <= 2):
            return None
        beside = (gap <= 2 or gap <= 7 and self._clean(p, name)) and not self._set_apart(p, name)
        if (
            beside
            and cue is not None
            and kind not in _PREDICATES
            and not name.last <= cue < p.first
        ):
            cue, kind = None, ""
        if kind in ("FOUND", "SAY"):
            return None
        apart = gap
        if cue is not None and (kind in _PREDICATES or kind == "JOIN"):
            gap = min(gap, abs(name.first - cue), abs(cue - name.last))
        cluster, strength = self.of[name.first], self._strength(kind, gap, beside)
        told = cue is not None and name.last <= cue < p.first
        if self._oblique(name) >= 14 and not beside and not told:
            strength = min(strength, _JOINED)
        elif name.first > p.first and not beside and strength == _SURE:
            strength -= 0.05
        if kind in CHANGES and not beside and not self._ahead(p):
            strength = _LOOSE
        if strength < _ALONE and kind != "DEADLINE" and self._alone(p, here):
            strength = _ALONE
        role = self._role(p, kind)
        return Link(p.time, p.first, cluster, name, role, strength, cue, kind, beside, p.dated, apart)

    def _alone(self, p: Placed, here: Sequence[Name]) -> bool:
        """Whether several days and one event are all that a sentence holds: they hardly belong
        to anything else."""
        i = p.time.interval
        several = not p.single and i.grain == "day" and p.dated
        return several and len({id(self.of[n.first]) for n in here}) == 1

    def _set_apart(self, p: Placed, n: Name) -> bool:
        """Whether a time stands before a mention that is only a setting ("on Sunday to prepare
        the summit")."""
        between = range(p.last, n.first)
        return any(self.v.scan.has(k, "SIDELINE") for k in between)

    def _ahead(self, p: Placed) -> bool:
        """Whether a time lies after the article; of a change of plans, an earlier one is as
        likely the day it was decided."""
        day = p.time.interval.last
        return self.published is None or day is None or day > self.published

    def _clean(self, p: Placed, n: Name) -> bool:
        """Whether nothing that parts clauses stands between a time and a mention."""
        between = range(n.last, p.first) if n.last <= p.first else range(p.last, n.first)
        return not any(self.v.bits[k] & (BREAK | COMMA | CUE) or k in self.taken for k in between)

    def _strength(self, kind: str, gap: int, beside: bool) -> float:
        strength = _SURE if kind in _PREDICATES else _JOINED if kind == "JOIN" else _LOOSE
        if beside:
            return max(strength, _BESIDE)
        if gap > _REACH:
            strength -= 0.2 if kind in _PREDICATES else 0.3
        return strength

    def _role(self, p: Placed, kind: str) -> str:
        """What the time is to the event: its days, only the first, only the last, the old ones."""
        v, before = self.v, p.first - 1
        if kind == "DEADLINE":
            return "deadline"
        if kind == "ORIGINAL" or v.scan.has(before, "NOT") or v.scan.has(before - 1, "NOT"):
            return "original"
        if not p.single or (kind in CHANGES and v.scan.has(before, "TO")):
            return "when"
        if kind == "CLOSE" or (v.scan.has(before, "TO") and not v.scan.has(before, "ON")):
            return "close"
        if kind == "OPEN" or v.scan.has(p.first, "FROM") or v.scan.has(before, "FROM"):
            return "open"
        return "when"

    def _governor(self, p: Placed, a: int, b: int) -> tuple[int | None, str]:
        """The word that governs a time: the nearest cue before it, else the first after it.
        "was to be held" governs as "was to" does."""
        if any(self.v.scan.has(k, "TO") for k in range(max(a, p.first - 3), p.first)):
            for k in range(p.first - 1, a - 1, -1):
                if (kind := self._kind(k)) in ("POSTPONED", "MOVED"):
                    return k, kind
        for k in range(p.first - 1, max(a, p.first - 30) - 1, -1):
            if self.v.scan.has(k, "THAT"):
                break
            if k not in self.taken and (kind := self._kind(k)):
                if kind == "SAY" and not p.single:
                    continue
                if kind in ("HAPPEN", "OPEN", "RUN", "HOSTS"):
                    for j in range(k - 1, max(a, k - 7) - 1, -1):
                        if self._kind(j) == "ORIGINAL":
                            return j, "ORIGINAL"
                return k, kind
        for k in range(p.last, min(b, p.last + 40)):
            if k not in self.taken and (kind := self._kind(k)) and kind != "ORIGINAL":
                if kind == "SAY" and not p.single:
                    continue
                return k, kind
        return None, ""

    def _kind(self, k: int) -> str:
        if not self.v.bits[k] & CUE:
            return ""
        readings = self.v.scan.readings(k)
        return next((kind for kind in _KINDS if kind in readings), "")

    def _nearest(self, p: Placed, here: Sequence[Name], a: int, b: int) -> tuple[Name | None, int]:
        """The mention that a time most likely belongs to, and the tokens between them; none where
        something nearer has the time (a press conference, an election)."""
        best: tuple[float, Name | None, int] = (1e9, None, 99)
        for n in here:
            cost, gap = self._cost(p, n)
            if cost < best[0]:
                best = (cost, n, gap)
        if any(self._absorbs(p, k, best[0]) for k in range(a, b) if self.v.bits[k] & CUE):
            return None, 99
        return best[1], best[2]

    def _cost(self, p: Placed, n: Name) -> tuple[float, int]:
        before = n.last <= p.first
        gap = p.first - n.last if before else n.first - p.last
        if gap < 0:
            return 1e9, 99
        between = range(n.last, p.first) if before else range(p.last, n.first)
        kinds = [self._kind(k) for k in between]
        cost = float(gap) if before else gap * 1.3 + 4
        cost += 6 * sum(1 for k in between if self.v.bits[k] & BREAK)
        cost += 8 * sum(1 for kind in kinds if kind in ("SAY", "DEADLINE"))
        if before and any(kind in _PREDICATES for kind in kinds):
            cost -= 5
        return cost + (self._oblique(n) if gap > 2 else 0), gap

    def _absorbs(self, p: Placed, k: int, cost: float) -> bool:
        """Whether a token is another happening that stands nearer to a time."""
        if k in self.taken or not (self.v.scan.has(k, "PRESS") or self.v.scan.has(k, "OTHERWISE")):
            return False
        gap = p.first - k - 1 if k < p.first else (k - p.last) * 1.3 + 1
        return gap < cost and gap < 8

    def _guests(self, k: int) -> bool:
        """Words for those who come ("delegates"): they name no other event."""
        return bool(self.v.bits[k] & MEMBER) or self.v.scan.has(k, "FIGURE")

    def attributive(self, length: Length) -> bool:
        """Whether a length describes an event ("three-day", "for two days"), not a delay."""
        last = self.v.scan.token_at(length.end - 1)
        before = length.token - 1
        return (
            self.v.scan.has(last - 1, "DASH")
            or self.v.scan.has(before, "LASTING")
            or self.v.scan.has(before, "RUN")
            or self.v.scan.has(before - 1, "RUN")
        )

    def _oblique(self, n: Name) -> float:
        """What it costs that a mention only modifies another noun or is a setting."""
        k = n.first - 1
        while self.v.at(k) & (THE | QUOTE):
            k -= 1
        if self.v.scan.has(k, "ORGANIZER"):
            return 30
        if self.v.scan.has(k, "SIDELINE"):
            return 14
        if self.v.scan.has(k, "OF") or self.v.scan.has(k, "BY") or self.v.at(k) & LINK:
            return 6
        return 0

    def _carried(self, p: Placed, a: int, cue: int | None, kind: str) -> tuple[Name | None, int]:
        """For a sentence that names no event: the last one named, if its verb leads it."""
        free = {k for o in self.placed for k in range(o.first, o.last)}
        until = self.v.scan.has(p.first - 1, "TO") and p.single and kind != "DEADLINE"
        led = kind in _PREDICATES and kind not in ("OPEN", "HOSTS") and cue is not None
        if not until and not (led and cue - a - len(free & set(range(a, cue))) <= 8):
            return None, 0
        before = [n for n in self.names if n.last <= a]
        if not before:
            return None, 0
        words = range(a, p.first if until else cue or a)
        subject = set(stems(self.v, [k for k in words if k not in free and not self._guests(k)]))
        for n in reversed(before[-4:]):
            if subject & n.core:
                return n, 6
        if self.v.sentence_of(before[-1].first)[1] != a or (len(subject) > 1 and not until):
            return None, 0
        return before[-1], 2 if until else 6


def _place(v: View, times: Sequence[TimeExpression], zones: Zones) -> list[Placed]:
    """The times that may date an event: resolved, a year or finer, in the text's story."""
    out = []
    for t in times:
        i = t.interval
        if (i.first is None and i.last is None) or i.grain not in GRAINS or t in zones.dated:
            continue
        first, last = v.scan.token_at(t.start), v.scan.token_at(t.end - 1) + 1
        dated = _is_date(v, first, last)
        if i.grain in ("year", "half", "season") and not dated:
            continue
        if i.first and i.last and i.last - i.first > _LONGEST:
            continue
        if zones.alive(first):
            out.append(Placed(t, first, last, dated))
    return out


def _is_date(v: View, first: int, last: int) -> bool:
    return any(not _DATE_WORDS.isdisjoint(v.scan.readings(k)) for k in range(first, last))
