"""Which time belongs to which mention: the clause, its verb, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from eventtracker.events.clusters import Cluster
from eventtracker.mentions.names import Name
from eventtracker.mentions.view import BREAK, CUE, View
from eventtracker.mentions.zones import Zones
from eventtracker.model import TimeExpression

GRAINS = {"minute", "hour", "day", "weekend", "week", "part", "month", "quarter", "half", "season", "year"}
_PREDICATE = ("HAPPEN", "OPEN", "RUN", "CLOSE", "HOSTS")
_CHANGES = ("POSTPONED", "CANCELLED", "MOVED")
_OTHER = ("SAY", "FOUND", "DEADLINE", "JOIN", "ORIGINAL", *_CHANGES)
_REACH = 14


@dataclass(frozen=True)
class Link:
    """A time said of an event: how (`role`: when, open, close, original, deadline), and how
    surely (`strength`, 0 to 1). `cue` is the token of the word that governs it."""

    time: TimeExpression
    first: int
    cluster: Cluster
    name: Name
    role: str
    strength: float
    cue: int | None
    beside: bool


@dataclass(frozen=True)
class _Time:
    expression: TimeExpression
    first: int
    last: int


def link(
    v: View,
    names: Sequence[Name],
    of: dict[int, Cluster],
    times: Sequence[TimeExpression],
    zones: Zones,
    published: date | None,
) -> list[Link]:
    """The links of a document, in the text's order."""
    out: list[Link] = []
    known = [n for n in names if n.first in of]
    spans = _placed(v, times, zones)
    for t in spans:
        a, b = v.scan.sentence_of(t.first)
        here = [n for n in known if a <= n.first < b]
        cue, kind = _governor(v, t, a, b, here, [o for o in spans if a <= o.first < b])
        found = _linked(v, t, a, here, of, cue, kind, known, published)
        if found:
            out.append(found)
    return out


def _placed(v: View, times: Sequence[TimeExpression], zones: Zones) -> list[_Time]:
    out = []
    for t in times:
        if t.interval.first is None and t.interval.last is None:
            continue
        if t.interval.grain not in GRAINS or t in zones.dated:
            continue
        first, last = v.scan.token_at(t.start), v.scan.token_at(t.end - 1) + 1
        if zones.alive(first):
            out.append(_Time(t, first, last))
    return out


def _governor(
    v: View, t: _Time, a: int, b: int, names: Sequence[Name], times: Sequence[_Time]
) -> tuple[int | None, str]:
    """The word that governs a time: the nearest cue before it, else the first after it."""
    inside = {k for n in names for k in range(n.first, n.last)} | {k for o in times for k in range(o.first, o.last)}
    for k in range(t.first - 1, max(a, t.first - 30) - 1, -1):
        if v.bits[k] & CUE and k not in inside and (kind := _kind(v, k)):
            return k, kind
    for k in range(t.last, min(b, t.last + 20)):
        if v.bits[k] & CUE and k not in inside and (kind := _kind(v, k)):
            return k, kind
    return None, ""


def _kind(v: View, k: int) -> str:
    readings = v.scan.readings(k)
    for kind in (*_CHANGES, "DEADLINE", "ORIGINAL", "CLOSE", "OPEN", "RUN", "HOSTS", "HAPPEN", "FOUND", "SAY", "JOIN"):
        if kind in readings:
            return kind
    return ""


def _linked(
    v: View,
    t: _Time,
    a: int,
    here: Sequence[Name],
    of: dict[int, Cluster],
    cue: int | None,
    kind: str,
    known: Sequence[Name],
    published: date | None,
) -> Link | None:
    name, gap = _nearest(v, t, here, cue)
    if name is None:
        return None
    beside = gap <= 2
    if kind == "FOUND" or (kind == "SAY" and not beside):
        return None
    if kind == "DEADLINE":
        return Link(t.expression, t.first, of[name.first], name, "deadline", 0.5, cue, beside)
    role = {"OPEN": "open", "CLOSE": "close", "ORIGINAL": "original"}.get(kind, "when")
    strength = 0.3
    if kind in _PREDICATE or kind in _CHANGES or kind == "ORIGINAL":
        strength = 0.9
    elif kind == "JOIN":
        strength = 0.6
    if beside:
        strength = max(strength, 0.8)
    elif gap > _REACH:
        strength -= 0.3
    return Link(t.expression, t.first, of[name.first], name, role, strength, cue, beside)


def _nearest(v: View, t: _Time, here: Sequence[Name], cue: int | None) -> tuple[Name | None, int]:
    """The mention that a time most likely belongs to, and the tokens between them."""
    best: tuple[float, Name | None, int] = (1e9, None, 99)
    for n in here:
        gap = t.first - n.last if n.last <= t.first else n.first - t.last
        if gap < 0:
            continue
        cost = float(gap) if n.last <= t.first else gap * 1.3 + 1
        if v.scan.has(n.first - 1, "SIDELINE") or v.scan.has(n.first - 2, "SIDELINE"):
            cost += 12
        between = range(n.last, t.first) if n.last <= t.first else range(t.last, n.first)
        cost += 6 * sum(1 for k in between if v.bits[k] & BREAK)
        if cost < best[0]:
            best = (cost, n, gap)
    return best[1], best[2]
