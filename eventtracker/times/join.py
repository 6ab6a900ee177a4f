"""Neighbours that are one expression: a weekday beside its date, a Hijri date and its equal."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from eventtracker.model import Clock, Interval
from eventtracker.scan import Scan
from eventtracker.times.automaton import LONGEST

_GAP: Final = ("COMMA", "LP", "RP", "EQUALS", "UNIT_DAY", "DASH")


_SPELT: Final = {"quarter", "quarters", "half_year"}
_MONTHS: Final = {"range", "pair", "date"}
_WEEKDAYS: Final = {"weekday_range", "weekdays"}
_BY_DAYS: Final = {"range", "list"}
_FEW: Final = 10


class Piece(NamedTuple):
    """A resolved expression on tokens first … last-1; `kind` is its draft's;
    `clock` only where a range has clock times at both ends."""

    first: int
    last: int
    kind: str
    interval: Interval
    clock: Clock | None = None


def join(pieces: list[Piece], s: Scan) -> list[Piece]:
    """Join neighbours that say one thing, left to right."""
    out: list[Piece] = []
    for p in pieces:
        whole = _joined(out[-1], p, s) if out else None
        if whole:
            out[-1] = whole
        else:
            out.append(p)
    return out


def _joined(a: Piece, b: Piece, s: Scan) -> Piece | None:
    if b.first - a.last > 4 or b.last - a.first > LONGEST or not s.only(a.last, b.first, *_GAP):
        return None
    gap = range(a.last, b.first)
    if any(s.has(i, "EQUALS") for i in gap):
        return _close(b._replace(first=a.first), s)
    if a.kind in _SPELT and s.has(a.last, "LP") and s.has(b.last, "RP") and b.kind in _MONTHS:
        return _close(b._replace(first=a.first), s)
    if a.kind in _WEEKDAYS and b.kind in _BY_DAYS and _few(b) and b.interval.grain == "day":
        return _close(b._replace(first=a.first), s)
    if b.interval.grain != "day" or a.interval.first is None or b.interval.first is None:
        return None
    if any(s.has(i, "DASH") for i in gap):
        return None
    x, y = a.interval, b.interval
    if a.kind in ("deixis", "relative_unit") and x.first == y.first and x.grain == "day":
        return _close(b._replace(first=a.first), s)
    if b.kind == "deixis" and a.kind == "weekday" and x.first == y.first:
        return b._replace(first=a.first)
    one_day = y.first == y.last and b.kind in ("date", "day_of_month", "bare_day")
    if a.kind == "weekday" and one_day and x.first and y.first:
        wrong = x.first.isoweekday() != y.first.isoweekday()
        conflict = ("weekday",) if wrong else y.conflict
        return _close(b._replace(first=a.first, interval=replace(y, conflict=conflict)), s)
    return None


def _few(p: Piece) -> bool:
    """Whether a range is so short that weekdays may tell its ends."""
    i = p.interval
    return i.first is not None and i.last is not None and 0 < (i.last - i.first).days <= _FEW


def _close(p: Piece, s: Scan) -> Piece:
    """Take in the bracket that an opening one inside the expression needs."""
    inside = sum(s.has(i, "LP") for i in range(p.first, p.last))
    inside -= sum(s.has(i, "RP") for i in range(p.first, p.last))
    return p._replace(last=p.last + 1) if inside > 0 and s.has(p.last, "RP") else p
