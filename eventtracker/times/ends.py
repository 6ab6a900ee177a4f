"""Two ends that are one period: what each lends the other, and the days from one to the other."""

from __future__ import annotations

from eventtracker.model import Interval
from eventtracker.times import periods
from eventtracker.times.draft import Partial


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


def last_before(p: Partial, b: Interval) -> Interval | None:
    """The day of a partial on or before an interval's first, by a year that it leaves out."""
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
