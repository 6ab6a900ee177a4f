"""Drafts → intervals: a resolver a kind, each a few lines, returning what it implied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from eventtracker.model import Interval
from eventtracker.times import periods
from eventtracker.times.context import Context
from eventtracker.times.draft import Draft, Found, Partial, one
from eventtracker.times.ends import last_before, share, span
from eventtracker.times.parts import PARTS
from eventtracker.times.relative import RELATIVE
from eventtracker.times.several import SEVERAL
from eventtracker.times.sums import SUMS
from eventtracker.times.years import date_of, weekday_of


def resolve(d: Draft, c: Context) -> list[Found]:
    """The intervals of a draft; empty where it is no time after all."""
    return RESOLVERS[d.kind](d, c)


def _date(d: Draft, c: Context) -> list[Found]:
    i = date_of(d.left, c, (d.first, d.last))
    if i and "weekday" in i.conflict and "ORD" in d.extra:
        return PARTS["nth_weekday"](d, c) or one(d, i)  # «الخميس الأول من يونيو»: its first
    return one(d, i)


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
    lacks = left.year is None and left.month and not (left.relative and left.relative_unit is None)
    if lacks and (right.relative or right.year is not None):
        b = date_of(right, c, at)
        a = last_before(left, b) if b and b.first else None
    else:
        a = date_of(left._replace(begins=True), c, at)
        b = date_of(right, c, at, after=None if right.year or a is None else a.first)
    return one(d, _running(span(a, b), left, right, c))


def _running(i: Interval | None, left: Partial, right: Partial, c: Context) -> Interval | None:
    """A range without a year that goes on on the reference day, rather than the next one."""
    said = left.year or right.year or left.relative or right.relative or left.hijri
    if said or not left.month or i is None or not (i.first and i.last and c.ref):
        return i
    begins, ends = (periods.day(x.year - 1, x.month, x.day) for x in (i.first, i.last))
    if begins and ends and begins <= c.ref <= ends:
        return replace(i, first=begins, last=ends)
    return i


def _weekday_range(d: Draft, left: Partial, right: Partial, c: Context) -> list[Found]:
    at = (d.first, d.last)
    a = weekday_of(left._replace(relative=right.relative, relative_unit=right.relative_unit), c, at)
    b = weekday_of(right, c, at, after=a.first) if a and a.first and right.weekday else None
    return one(d, span(a, b))


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
    "range": _range, "month_range": _range, "weekday_range": _range, "weekdays": _weekdays,
    **SEVERAL, **PARTS, **RELATIVE, **SUMS,
}  # fmt: skip
