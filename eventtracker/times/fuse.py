"""Two dates joined by a word are one draft: a range ("30 April to 2 May", "between … and …")
or a pair ("14 May and 2 June"). Any two forms may join, so the grammar need not list them."""

from __future__ import annotations

from typing import Final

from eventtracker.scan import Scan
from eventtracker.times.draft import Draft, Partial, says_year

_ENDS: Final = {"date", "bare_month", "bare_year", "deixis", "now", "weekday", "part", "part_year"}
_DECADES: Final = {"decade", "short_decade", "named_decade"}
_PARTS: Final = {"quarter", "half_year", "season", "bare_season"} | _DECADES
_PLANNED: Final = 4
"""Tokens before a date in which a word says that it was once planned."""
_JOINERS: Final = ("TO", "DASH", "AND", "OR")
_LINKS: Final = ("TO", "DASH", "AND", "OR", "COMMA", "SLASH")


def fuse(a: Draft, b: Draft, s: Scan) -> Draft | None:
    """The draft of both where b follows a with only a joiner between, else None."""
    if not 1 <= b.first - a.last <= 3:
        return None
    if a.kind in _PARTS and b.kind in _PARTS:
        return _parts(a, b, s)
    if a.kind not in _ENDS or b.kind not in _ENDS:
        return None
    either = any(s.has(i, "OR") for i in range(a.last, b.first))
    links = (*_LINKS, "IN", "ON") if either else _LINKS
    if not s.only(a.last, b.first, *links) or not _plausible(a, b, s):
        return None
    gap = range(a.last, b.first)
    ranged = any(s.has(i, "TO") for i in gap)
    slashed = any(s.has(i, "SLASH") for i in gap)
    if slashed:  # ISO 8601, 2025-09-08/2025-09-12, is a range; "30 June/1 July" is a pair
        ranged = bool(a.left.numeric and b.left.numeric)
    if any(s.has(i, "DASH") for i in gap):
        level = "day" if b.left.relative and b.left.weekday else _level(b)
        ranged = len(gap) == 1 and _level(a) == level
        if not ranged:
            return None
    if not ranged and (slashed or any(s.has(i, "AND") for i in gap)):
        kind = "range" if s.has(before(a.first, s), "BETWEEN") else "pair"
    elif ranged:
        kind = "range"
    elif any(s.has(i, "OR") for i in gap):
        kind = "either"
    else:
        return None
    if any(s.has(i, "COMMA") for i in gap) and _moved(a, s):
        return None
    left, right = _end(a), _end(b)
    cut, shift = gap[-1] - a.first, b.first - a.first
    slots = (
        *a.slots,
        ("OR" if kind == "either" else "AND", cut, "and"),
        *((t, i + shift, v) for t, i, v in b.slots),
    )
    whole = Draft(kind, a.first, b.last, left, right, slots=slots, year_said=says_year(slots, left))
    return whole if kind == "range" or _level(a) == _level(b) != "weekday" else None


def _parts(a: Draft, b: Draft, s: Scan) -> Draft | None:
    """Two quarters, halves or seasons with a joiner between."""
    links = [(t, i) for i in range(a.last, b.first) for t in _JOINERS if s.has(i, t)]
    if not links or not s.only(a.last, b.first, *_JOINERS, "COMMA", "THE"):
        return None
    joiner, at = next((x for x in links if x[0] in ("TO", "DASH")), links[0])
    if joiner == "AND" and s.has(before(a.first, s), "BETWEEN"):
        joiner = "TO"
    if a.kind in _DECADES and joiner != "TO":
        return None
    slots = ((joiner, at - a.first, "and"),)
    return Draft("parts", a.first, b.last, a.left, slots=slots, year_said=b.year_said, apart=(a, b))


def _moved(a: Draft, s: Scan) -> bool:
    """Whether a date without "from" is what was once planned, and the next what it became:
    «كان مقررا في أكتوبر، إلى مارس»."""
    i = before(a.first, s)
    if s.has(a.first, "FROM", "BETWEEN") or s.has(i, "FROM", "BETWEEN"):
        return False
    return any(s.has(k, "ORIGINAL") for k in range(i - _PLANNED, i))


def _plausible(a: Draft, b: Draft, s: Scan) -> bool:
    if a.kind == "now" and s.has(before(a.first, s), "FROM"):
        return _level(b) in ("day", "weekday")
    if a.kind == "part_year" and a.left.part not in (None, "START"):
        return False
    return a.kind != "now" and (a.kind != "weekday" or _level(b) in ("day", "weekday"))


def _level(d: Draft) -> str:
    if d.kind in ("deixis", "now") or d.left.day:
        return "day"
    return "month" if d.left.month else "weekday" if d.left.weekday else "year"


def before(first: int, s: Scan) -> int:
    """The token before a date, its article and "day" left out."""
    i = first - 1
    while s.has(i, "THE", "UNIT_DAY"):
        i -= 1
    return i


def _end(d: Draft) -> Partial:
    if d.kind == "deixis":
        return Partial(deixis=int(d.extra["DEIXIS"]))
    return Partial(deixis=0) if d.kind == "now" else d.left
