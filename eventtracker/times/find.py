"""Scan → temporal expressions, in steps that fit one screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from eventtracker.model import TimeExpression
from eventtracker.scan import Scan
from eventtracker.times import timex
from eventtracker.times.accept import verb
from eventtracker.times.clock import clock_beside, timed_ranges
from eventtracker.times.context import Context, order_of
from eventtracker.times.draft import Draft, Partial, read
from eventtracker.times.fuse import before, fuse
from eventtracker.times.grammar import Match, Rule
from eventtracker.times.headed import headed
from eventtracker.times.join import Piece, join
from eventtracker.times.match import matches
from eventtracker.times.resolve import resolve
from eventtracker.times.unread import sure

_LISTS: Final = {
    "list": "range",
    "pair": "range",
    "weekdays": "weekday_range",
    "bare_days": "bare_range",
}
_RANGES: Final = {"range", "month_range", "weekday_range", "bare_range", "parts", "quarters"}
_LISTABLE: Final = {"date", "bare_month", "range", "pair", "list", "either", "ranges"}
_LISTED: Final = ("COMMA", "AND", "OR", "SEMI", "WEEKDAY", "UNIT_DAY", "ON", "FROM")
_BETWEEN: Final = 3
_DAYS: Final = {"weekday", "deixis", "date"}


def find(scan: Scan, published: date | None) -> list[TimeExpression]:
    """The temporal expressions of a text in its order; unresolved ones have no days."""
    context = Context(scan, published, order_of(scan))
    pieces = [p for d in _drafts(context) for p in _pieces(d, context)]
    joined = timed_ranges(join(pieces, scan), scan)
    if scan.pack.borrowed:
        joined = sure(joined, scan)
    out: list[TimeExpression] = []
    end = 0
    for p in joined:
        expression, end = _expression(p, scan, end)
        out.append(expression)
    return headed(scan.layout, out)


def _drafts(c: Context) -> list[Draft]:
    """What the matches say, neighbours fused; those that are no times are left out."""
    out: list[tuple[Draft, bool]] = []
    for match, fine in matches(c.scan):
        if not fine and verb(match, c.scan):
            continue
        draft = _between(read(match, c.scan.pack, c.order), match, c)
        whole = fuse(out[-1][0], draft, c.scan) if out and (fine or out[-1][1]) else None
        if whole is None:
            out.append((draft, fine))
        else:
            out[-1] = (whole._replace(apart=(out[-1][0], draft)), True)
    return _one_year([d for d, fine in out if fine], c.scan)


def _one_year(drafts: list[Draft], s: Scan) -> list[Draft]:
    """A list of dates whose year is said once, at its end, has it everywhere."""
    for k in range(len(drafts) - 2, -1, -1):
        a, b = drafts[k], drafts[k + 1]
        if not 0 < b.first - a.last <= _BETWEEN or not s.only(a.last, b.first, *_LISTED):
            continue
        last, first = a.right or a.left, b.left
        year = first.year if first.year is not None else b.right.year if b.right else None
        end = b.right.month if b.right else None
        month = first.month or end
        if year is None or not month or not last.month or not _open(a, last):
            continue
        if first.year is None and end:
            year -= month > end
        last = last._replace(year=year - (last.month > month))
        drafts[k] = a._replace(left=last) if a.right is None else a._replace(right=last)
    return drafts


def _open(a: Draft, last: Partial) -> bool:
    """Whether a date leaves its year to those that follow."""
    said = a.left.year or last.year or last.relative or a.left.relative or a.left.numeric
    return a.kind in _LISTABLE and not said


def _pieces(draft: Draft, c: Context) -> list[Piece]:
    found = resolve(draft, c)
    if not found and draft.apart:
        return [p for d in draft.apart for p in _pieces(d, c)]
    out = []
    for first, last, interval in found:
        c.note(first, interval, draft.year_said)
        if draft.left.month is not None:
            c.hijri = draft.left.hijri
        first, last = _widen(first, last, draft.kind, interval.grain, c.scan)
        out.append(Piece(first, last, draft.kind, interval))
    return out


def _between(d: Draft, match: Match, c: Context) -> Draft:
    """After "between", "and" joins the two ends of a range."""
    if d.kind not in _LISTS or not c.scan.has(before(d.first, c.scan), "BETWEEN"):
        return d
    return read(match._replace(rule=_as_range(match.rule)), c.scan.pack, c.order)


@cache
def _as_range(rule: Rule) -> Rule:
    return replace(rule, means=_LISTS[rule.means])


def _widen(first: int, last: int, kind: str, grain: str, s: Scan) -> tuple[int, int]:
    """Take in "from", "between" before a range and the part of the day beside a day."""
    if kind in _RANGES:
        i = before(first, s)
        if s.has(i, "FROM", "BETWEEN"):
            first = i
    elif kind in _DAYS:
        if s.has(last, "DAYPART") and "\n" not in s.tokens[last - 1]:
            last += 1
        i = first - 1 if not s.has(first - 1, "UNIT_DAY") else first - 2
        if grain == "day" and s.has(i, "DAYPART"):
            first = i
    return first, last


def _expression(p: Piece, s: Scan, after: int) -> tuple[TimeExpression, int]:
    """The expression of a piece, and the token after it; its clock time lies after `after`."""
    said = p.clock, p.first, p.last
    clock, first, last = clock_beside(p, s, after) if p.clock is None else said
    start, end = s.bounds(first, last)
    value = timex.value(p.interval, clock)
    type_ = timex.type_of(p.interval, value, clock)
    return TimeExpression(
        start, end, s.layout.text[start:end], type_, p.interval, value, clock
    ), last
