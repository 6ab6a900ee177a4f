"""Clock times beside a date: "14 May at 10:30 a.m. GMT", «14 мая в 15:00 мск»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eventtracker.model import Clock
from eventtracker.scan import Scan
from eventtracker.times.ends import span
from eventtracker.times.join import Piece

_REACH: Final = 10
_MARK: Final = "AMPM|DAYPART|OCLOCK|UNIT_HOUR"
_ONE: Final = (
    f"(<CLOCK>|<HOUR>(?=<{_MARK}>|<TO|DASH><CLOCK|HOUR><{_MARK}>))"
    "(<AMPM|DAYPART>?)<OCLOCK|UNIT_HOUR|RP>?"
)
_ALONE: Final = f"{_ONE}(?:<TO|DASH>{_ONE})?(<ZONE>?)"
_BESIDE: Final = f"(?:<COMMA|AT|IN|FROM|ON|OF|AND|BY>{{0,2}}(?:<UNIT_HOUR><LP>?)?){_ALONE}"


def clock_beside(p: Piece, s: Scan) -> tuple[Clock | None, int, int]:
    """The clock time that follows a day, with the tokens of both; (None, first, last) without."""
    i = p.interval
    if i.grain != "day" or i.first != i.last:
        return None, p.first, p.last
    clock, last = _read(_BESIDE, s, p.last)
    return clock, p.first, last if clock else p.last


def timed_ranges(pieces: list[Piece], s: Scan) -> list[Piece]:
    """Two days with clock times and a joiner between are one range ("14 May, 10:00 to 16 May")."""
    out: list[Piece] = []
    for p in pieces:
        whole = _timed(out[-1], p, s) if out else None
        if whole:
            out[-1] = whole
        else:
            out.append(p)
    return out


def _timed(a: Piece, b: Piece, s: Scan) -> Piece | None:
    if not 1 < b.first - a.last <= _REACH or not s.has(b.first - 1, "TO", "DASH"):
        return None
    if not b.interval.first or not a.interval.last:
        return None
    start, first, end = clock_beside(a, s)
    close, _, last = clock_beside(b, s)
    if start is None or start.last or end != b.first - 1 or b.interval.first <= a.interval.last:
        return None
    first -= s.has(first - 1, "FROM")
    days = span(a.interval, b.interval)
    zone = start.zone or (close.zone if close else None)
    clock = Clock(start.first, close.first if close else None, zone)
    return Piece(first, last, "range", days, clock) if days else None


def clocks(s: Scan) -> Iterator[tuple[Clock, int, int]]:
    """The clock times that stand anywhere, each with its tokens [first, last)."""
    end = 0
    for i in s.where("CLOCK", "HOUR"):
        clock, last = _read(_ALONE, s, i) if i >= end else (None, 0)
        if clock:
            end = last
            yield clock, i, last


def _read(pattern: str, s: Scan, i: int) -> tuple[Clock | None, int]:
    """The clock time that a pattern finds at token i, and the token after it."""
    m = s.lexicon.grammar(pattern).match(s.letters, i)
    if not m:
        return None, i
    first = _hour(s, m.start(1), m.start(2) if m.group(2) else -1)
    last = _hour(s, m.start(3), m.start(4) if m.group(4) else -1) if m.group(3) else None
    if first and last and m.group(4) and not m.group(2):
        first = _same_half(first, last)
    zone = s.value(m.start(5), "ZONE") if m.group(5) else None
    return (Clock(first, last, str(zone) if zone else None) if first else None), m.end()


def _same_half(first: str, last: str) -> str:
    """ "from 2:30 to 4 p.m.": the half of the day said once is both hours' where they fit."""
    later = f"{int(first[:2]) + 12:02}{first[2:]}"
    return later if last >= "12:00" and int(first[:2]) < 12 and later < last else first


def _hour(s: Scan, i: int, half: int) -> str | None:
    value = s.value(i, "CLOCK")
    if value is None:
        hour = s.value(i, "HOUR")
        value = f"{hour:02}:00" if isinstance(hour, int) else None
    if value is None:
        return None
    hour, minute = (int(x) for x in str(value).split(":"))
    later = s.value(half, "AMPM") == "pm" or s.value(half, "DAYPART") in ("afternoon", "evening")
    if later and hour < 12:
        hour += 12
    if s.value(half, "AMPM") == "am" and hour == 12:
        hour = 0
    return f"{hour % 24:02}:{minute:02}"
