"""Drafts → intervals: a resolver a kind, each a few lines, returning what it implied."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from eventtracker.model import Interval
from eventtracker.times import periods
from eventtracker.times.context import Context
from eventtracker.times.draft import Draft, Found, Partial, one
from eventtracker.times.parts import PARTS
from eventtracker.times.relative import RELATIVE
from eventtracker.times.sums import SUMS
from eventtracker.times.years import date_of, weekday_of


def resolve(d: Draft, c: Context) -> list[Found]:
    """The intervals of a draft; empty where it is no time after all."""
    return RESOLVERS[d.kind](d, c)


def _date(d: Draft, c: Context) -> list[Found]:
    return one(d, date_of(d.left, c, (d.first, d.last)))


def _range(d: Draft, c: Context) -> list[Found]:
    assert d.right is not None
    left, right = share(d.left, d.right)
    at = (d.first, d.last)
    y2 = d.extra.get("Y2")
    if y2 is not None and left.year is not None and left.month is None:
        right = Partial(year=left.year // 100 * 100 + int(y2))
    if left.silent or right.silent:
        return []
    if left.weekday and left.month is None and left.year is None:
        if right.month:
            return one(d, span(weekday_of(left, c, at), date_of(right, c, at)))
        return _weekday_range(d, left, right, c)
    if left.year is None and (right.relative or right.year is not None) and left.month:
        b = date_of(right, c, at)
        a = _last_before(left, b) if b and b.first else None
    else:
        a = date_of(left._replace(begins=True), c, at)
        b = date_of(right, c, at, after=None if right.year or a is None else a.first)
    return one(d, span(a, b))


def _weekday_range(d: Draft, left: Partial, right: Partial, c: Context) -> list[Found]:
    at = (d.first, d.last)
    a = weekday_of(left._replace(relative=right.relative, relative_unit=right.relative_unit), c, at)
    b = weekday_of(right, c, at, after=a.first) if a and a.first and right.weekday else None
    return one(d, span(a, b))


def span(a: Interval | None, b: Interval | None) -> Interval | None:
    """From the first day of one to the last of another; None unless in order."""
    if a is None or b is None:
        return None
    if a.first is None or b.last is None:
        return Interval(None, None, a.grain)
    if a.first > b.last:
        return None
    implied = tuple(dict.fromkeys(a.implied + b.implied))
    conflict = tuple(dict.fromkeys(a.conflict + b.conflict))
    return Interval(a.first, b.last, a.grain, None, implied, conflict)


def share(left: Partial, right: Partial) -> tuple[Partial, Partial]:
    """Each end of a range takes from the other what it lacks; a year steps at New Year."""
    hijri = left.hijri or right.hijri
    if right.relative_unit == "month" and left.day and left.month is None:
        left = left._replace(relative=right.relative, relative_unit="month")
    if left.hijri != right.hijri:
        left, right = left._replace(hijri=hijri), right._replace(hijri=hijri)
    if left.day and left.month is None and right.month:
        left = left._replace(month=right.month)
    if right.day and right.month is None and left.month:
        right = right._replace(month=left.month)
    wraps = bool(left.month and right.month and left.month > right.month)
    if left.year is None and right.year is not None and left.month:
        left = left._replace(year=right.year - wraps, numeric=())
    elif right.year is None and left.year is not None and right.month and not right.relative:
        right = right._replace(year=left.year + wraps, numeric=())
    return left, right


def _last_before(p: Partial, b: Interval) -> Interval | None:
    assert b.first and p.month
    year = b.first.year
    if p.hijri:
        h = periods.hijri_of(b.first)
        year = h[0] if h else 0
    for y in (year, year - 1):
        d = periods.day(y, p.month, p.day or 1, p.hijri)
        if d and d <= b.first:
            return Interval(d, d, b.grain, None, b.implied)
    return None


def _pair(d: Draft, c: Context) -> list[Found]:
    """Two dates joined by "and": one expression where they follow on one another."""
    assert d.right is not None
    left, right = d.left, d.right
    if left.month and left.year is None and right.year is not None:
        left = left._replace(year=right.year)
    at = (d.first, d.last)
    a, b = date_of(left, c, at), date_of(right, c, at)
    cut = d.first + next(i for t, i, _ in d.slots if t == "AND")
    if a and b and a.last and b.first and b.first - a.last == timedelta(1):
        return one(d, span(a, b))
    return [x for x in ((d.first, cut, a), (cut + 1, d.last, b)) if x[2]]  # type: ignore[misc]


def _list(d: Draft, c: Context) -> list[Found]:
    """Days of one month: consecutive ones are one expression, others one each."""
    found: list[Found] = []
    days = d.days
    for k, (number, token) in enumerate(days):
        i = date_of(d.left._replace(day=number, weekday=None), c, (d.first, d.last))
        if i is None:
            return []
        last = d.last if k == len(days) - 1 else d.first + token + 1
        found.append((d.first if k == 0 else d.first + token, last, i))
    firsts = [i.first for _, _, i in found]
    steps = [b - a for a, b in itertools.pairwise(firsts) if a and b]
    if all(s == timedelta(1) for s in steps):
        return one(d, span(found[0][2], found[-1][2]))
    return found


def _weekdays(d: Draft, c: Context) -> list[Found]:
    assert d.right is not None
    at = (d.first, d.last)
    a = weekday_of(d.left._replace(relative=d.right.relative), c, at)
    b = weekday_of(d.right, c, at, after=a.first if a else None)
    cut = d.first + next(i for t, i, _ in d.slots if t == "AND")
    if a and b and a.first and b.first and b.first - a.first == timedelta(1):
        return one(d, span(a, b))
    return [x for x in ((d.first, cut, a), (cut + 1, d.last, b)) if x[2]]  # type: ignore[misc]


def _weekday(d: Draft, c: Context) -> list[Found]:
    return one(d, weekday_of(d.left, c, (d.first, d.last)))


def _nothing(d: Draft, c: Context) -> list[Found]:
    """ "now" is an end of a range, and no time alone."""
    return []


RESOLVERS: Final[dict[str, Callable[[Draft, Context], list[Found]]]] = {
    "date": _date, "day_month": _date, "short_date": _date, "bare_month": _date,
    "bare_year": _date, "now": _nothing, "weekday": _weekday,
    "range": _range, "pair": _pair, "list": _list, "weekdays": _weekdays,
    **PARTS, **RELATIVE, **SUMS,
}  # fmt: skip
