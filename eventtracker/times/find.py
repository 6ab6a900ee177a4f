"""Scan → temporal expressions, in steps that fit one screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from eventtracker.model import TimeExpression
from eventtracker.scan import Scan
from eventtracker.times import timex
from eventtracker.times.clock import clock_beside, timed_ranges
from eventtracker.times.context import Context, order_of
from eventtracker.times.draft import Draft, read
from eventtracker.times.fuse import fuse
from eventtracker.times.grammar import Match, Rule
from eventtracker.times.join import Piece, join
from eventtracker.times.match import matches
from eventtracker.times.resolve import resolve

_RANGES = {"range"}


def find(scan: Scan, published: date | None) -> list[TimeExpression]:
    """The temporal expressions of a text in its order; unresolved ones have no days."""
    context = Context(scan, published, order_of(scan))
    pieces = [p for d in _drafts(context) for p in _pieces(d, context)]
    return [_expression(p, scan) for p in timed_ranges(join(pieces, scan), scan)]


def _drafts(c: Context) -> list[Draft]:
    """What the matches say, neighbours fused; those that are no times are left out."""
    out: list[tuple[Draft, bool]] = []
    for match, fine in matches(c.scan):
        draft = _between(read(match, c.scan.pack, c.order), match, c)
        whole = fuse(out[-1][0], draft, c.scan) if out and (fine or out[-1][1]) else None
        if whole is None:
            out.append((draft, fine))
        else:
            out[-1] = (whole._replace(apart=(out[-1][0], draft)), True)
    return [d for d, fine in out if fine]


def _pieces(draft: Draft, c: Context) -> list[Piece]:
    found = resolve(draft, c)
    if not found and draft.apart:
        return [p for d in draft.apart for p in _pieces(d, c)]
    out = []
    for first, last, interval in found:
        c.note(first, interval, draft.year_said)
        if draft.left.month is not None:
            c.hijri = draft.left.hijri
        out.append(_widen(Piece(first, last, draft.kind, interval), c.scan))
    return out


def _between(d: Draft, match: Match, c: Context) -> Draft:
    """After "between", "and" joins the two ends of a range."""
    before = d.first - 1
    while c.scan.has(before, "THE") or c.scan.has(before, "UNIT_DAY"):
        before -= 1
    if d.kind not in ("list", "pair", "weekdays") or not c.scan.has(before, "BETWEEN"):
        return d
    return read(match._replace(rule=_as_range(match.rule)), c.scan.pack, c.order)


@cache
def _as_range(rule: Rule) -> Rule:
    return replace(rule, means="range")


def _widen(p: Piece, s: Scan) -> Piece:
    """Take in "from", "between" before a range and the part of the day beside a day."""
    first, last = p.first, p.last
    if p.kind in _RANGES:
        i = first - 1
        while s.has(i, "UNIT_DAY") or s.has(i, "THE"):
            i -= 1
        if s.has(i, "FROM") or s.has(i, "BETWEEN"):
            first = i
    elif p.kind in ("weekday", "deixis", "date"):
        if s.has(last, "DAYPART") and "\n" not in s.tokens[last - 1]:
            last += 1
        i = first - 1 if not s.has(first - 1, "UNIT_DAY") else first - 2
        if s.has(i, "DAYPART") and p.interval.grain == "day":
            first = i
    return p._replace(first=first, last=last)


def _expression(p: Piece, s: Scan) -> TimeExpression:
    clock, first, last = clock_beside(p, s) if p.clock is None else (p.clock, p.first, p.last)
    span = s.span(first, last)
    return TimeExpression(
        span.start,
        span.end,
        span.of(s.text),
        timex.type_of(p.interval, clock),
        p.interval,
        timex.value(p.interval, clock),
        clock,
    )
