"""Clock times beside a date: "14 May at 10:30 a.m. GMT", «14 мая в 15:00 мск»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from eventtracker.model import Clock
from eventtracker.scan import Scan
from eventtracker.times.ends import span
from eventtracker.times.join import Piece

_REACH: Final = 10
_AHEAD: Final = 9
_LINKS: Final = ("COMMA", "ON", "OF", "IN", "UNIT_DAY", "FROM", "THE")
_MARK: Final = "AMPM|DAYPART|OCLOCK|UNIT_HOUR|NOON"
_SHARE: Final = "<UNIT_HALF|UNIT_QUARTER|THIRD>"


def _one(k: int) -> str:
    """The pattern of one clock time: digits, a number that "hour" or a part of the day marks
    (with «والنصف» or «إلا ربعا»), or noon."""
    marked = f"(?=<{_MARK}>|<TO|DASH><CLOCK|HOUR><{_MARK}>)"
    spoken = "(?=<AND|MINUS>?<UNIT_HALF|UNIT_QUARTER|THIRD>?<AMPM|DAYPART|OCLOCK|NOON>)"
    spoken_hours = "(?=<UNIT_HOUR><AMPM|DAYPART|NOON>)"
    led = "(?:(?<=<UNIT_HOUR>)|(?<=<UNIT_HOUR><LP>))"
    hour = f"<CLOCK>|<HOUR>{marked}|<HOUR|CARD|ORD>(?:{spoken}|{spoken_hours})|{led}<HOUR|CARD|ORD>"
    share = f"(?:(?P<sign{k}><AND|MINUS>)(?P<share{k}>{_SHARE}))?"
    half = f"<OCLOCK|UNIT_HOUR|RP>?<OF>?(?P<half{k}><AMPM|DAYPART|NOON>?)<OCLOCK|UNIT_HOUR|RP>?"
    return f"(?:(?P<hour{k}>{hour}){share}{half}|(?P<noon{k}><NOON>))"


_OFFSET: Final = "(?:(?P<plus><PLUS|DASH>)(?P<off><HOUR|CLOCK>))?"
_ZONE: Final = f"(?:<LP|OF|ON|IN|BY|COMMA|PLACE_IN>{{0,2}}(?P<zone><ZONE>){_OFFSET}<RP>?)?"
_ALONE: Final = f"{_one(1)}(?:<TO|DASH><UNIT_HOUR>?{_one(2)})?{_ZONE}"
_BESIDE: Final = f"(?:<COMMA|AT|IN|FROM|ON|OF|AND|BY>{{0,3}}(?:<UNIT_HOUR><LP>?)?){_ALONE}"
_SHARES: Final = {"UNIT_HALF": 30, "UNIT_QUARTER": 15, "THIRD": 20}
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d[t ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(z|[+-]\d\d:?\d\d)?$")


def clock_beside(p: Piece, s: Scan, after: int = 0) -> tuple[Clock | None, int, int]:
    """The clock time that stands after a day, or before it from token `after` on, with the
    tokens of both; (None, first, last) without."""
    i = p.interval
    if i.grain != "day" or i.first != i.last:
        return None, p.first, p.last
    if m := _ISO.match(s.word(p.last - 1)):
        return Clock(m[1], None, _offset_zone(m[2]) if m[2] else None), p.first, p.last
    at = p.last - s.has(p.last - 1, "NOON")  # «12 يونيو ظهرا»: noon is a part of the day too
    clock, last = _read(_BESIDE, s, at)
    parted = any(s.has(k, "COMMA", "AND") for k in range(at, min(last, at + 2)))
    if clock is None or parted:
        ahead = _ahead(p, s, after)
        if clock is None or ahead[0]:
            return ahead
    return clock, p.first, max(last, p.last)


def _ahead(p: Piece, s: Scan, after: int) -> tuple[Clock | None, int, int]:
    """The clock time that stands right before a day ("at 7 p.m. on Friday")."""
    hours = s.lexicon.pattern("CLOCK", "HOUR", "NOON", "CARD", "ORD")
    for hour in hours.finditer(s.letters, max(after, p.first - _AHEAD), p.first):
        i = hour.start()
        if not s.has(i - 1, "LP"):
            clock, end = _read(_ALONE, s, i)
            reaches = end - s.has(p.first, "DAYPART") <= p.first <= end + 3
            if clock and reaches and s.only(end, p.first, *_LINKS):
                return clock, i, p.last
    return None, p.first, p.last


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
    for i in s.where("CLOCK", "HOUR", "NOON", "CARD", "ORD"):
        clock, last = _read(_ALONE, s, i) if i >= end else (None, 0)
        if clock:
            end = last
            yield clock, i, last


def _read(pattern: str, s: Scan, i: int) -> tuple[Clock | None, int]:
    """The clock time that a pattern finds at token i, and the token after it."""
    m = s.lexicon.grammar(pattern).match(s.letters, i)
    if not m:
        return None, i
    first, last = _hour(s, m, 1), _hour(s, m, 2)
    if first and last and m["half2"] and not m["half1"]:
        first = _same_half(first, last)
    zone, end = _zone(s, m)
    return (Clock(first, last, zone) if first else None), end


def _same_half(first: str, last: str) -> str:
    """ "from 2:30 to 4 p.m.": the half of the day said once is both hours' where they fit."""
    later = f"{int(first[:2]) + 12:02}{first[2:]}"
    return later if last >= "12:00" and int(first[:2]) < 12 and later < last else first


def _hour(s: Scan, m: re.Match[str], k: int) -> str | None:
    """The clock time number k of a match as "HH:MM"."""
    if m[f"noon{k}"]:
        return str(s.value(m.start(f"noon{k}"), "NOON"))
    if not m[f"hour{k}"]:
        return None
    i = m.start(f"hour{k}")
    value = s.value(i, "CLOCK")
    number = next((v for t in ("HOUR", "CARD", "ORD") if (v := s.value(i, t)) is not None), None)
    if value is None and not (isinstance(number, int) and number <= 24):
        return None
    hour, minute = map(int, str(value).split(":")) if value is not None else (int(number or 0), 0)
    if m[f"share{k}"]:
        at = m.start(f"share{k}")
        share = next(n for t, n in _SHARES.items() if s.has(at, t))
        minus = s.has(m.start(f"sign{k}"), "MINUS")
        hour, minute = (hour - 1, 60 - share) if minus else (hour, share)
    half = m.start(f"half{k}") if m[f"half{k}"] else -1
    return f"{_of_day(s, hour, half) % 24:02}:{minute:02}"


def _of_day(s: Scan, hour: int, half: int) -> int:
    """The hour of 24 that an hour of a half or a part of the day is."""
    part = s.value(half, "DAYPART")
    later = s.value(half, "AMPM") == "pm" or part == "evening" or (part == "night" and hour > 5)
    if hour < 12 and (later or (part == "afternoon" and hour < 10)):
        return hour + 12
    early = s.value(half, "AMPM") == "am" or part == "night"
    return 0 if hour == 12 and (early or s.value(half, "NOON") == "00:00") else hour


def _zone(s: Scan, m: re.Match[str]) -> tuple[str | None, int]:
    """The zone of a match, an IANA name or an offset, and the token after it."""
    if not m["zone"]:
        return None, m.end()
    i = m.start("zone")
    zone = str(s.value(i, "ZONE"))
    close = any(s.has(k, "LP") for k in range(i - 2, i)) and s.has(m.end() - 1, "RP")
    end = m.end() - (s.has(m.end() - 1, "RP") and not close)
    if not m["plus"]:
        return zone, end
    if s.has(i + 1, "DASH") and s.tokens[i].endswith(" "):
        return zone, i + 1  # "10:00 UTC - 12:00"
    return _offset_zone(s.word(i + 1) + s.word(i + 2), zone), end


def _offset_zone(offset: str, zone: str = "UTC") -> str:
    """ "UTC+3", "МСК+2" as an offset from UTC, "+03:00"."""
    if offset == "z":
        return "UTC"
    digits = offset[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    delta = timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
    try:
        delta += ZoneInfo(zone).utcoffset(datetime(2024, 1, 1)) or timedelta()
    except ZoneInfoNotFoundError:
        delta += timedelta()
    minutes = round(delta.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "UTC"
