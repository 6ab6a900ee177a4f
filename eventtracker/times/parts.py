"""Parts of months and years: halves, quarters, seasons, nth weeks and weekdays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from eventtracker.model import Interval
from eventtracker.times import periods
from eventtracker.times.context import Context
from eventtracker.times.draft import STEP, Draft, Found, one
from eventtracker.times.relative import moved, relative_period
from eventtracker.times.years import date_of

_MOST: Final = 400


def _nth(d: Draft) -> int:
    """The number of "the third …", 0 for "the last …"; no more than a year has days."""
    n = int(next((d.extra[t] for t in ("ORD", "ROMAN", "DAY", "NUM") if t in d.extra), 0))
    return min(n, _MOST)


def _whole_month(d: Draft, c: Context) -> Interval | None:
    if d.left.month is None:
        if d.left.relative_unit != "month" or c.ref is None:
            return None
        return relative_period(c.ref, "month", STEP[d.left.relative or "this"], c)
    return date_of(d.left._replace(day=None, weekday=None, part=None), c, (d.first, d.last))


def _part(d: Draft, c: Context) -> list[Found]:
    m, mod = _whole_month(d, c), str(d.extra["PART"]).upper()
    if m is None or m.first is None or m.last is None:
        return one(d, m and replace(m, grain="part", mod=mod))
    return one(d, replace(_cut(m, periods.part((m.first, m.last), mod)), grain="part", mod=mod))


def _cut(i: Interval, days: periods.Days) -> Interval:
    return replace(i, first=days[0], last=days[1])


def _half_month(d: Draft, c: Context) -> list[Found]:
    m, n = _whole_month(d, c), d.extra.get("ORD")
    if m is None or m.first is None or m.last is None or n not in (1, 2):
        return []
    middle = m.first + timedelta(14)
    days = (m.first, middle) if n == 1 else (middle + timedelta(1), m.last)
    return one(d, replace(_cut(m, days), grain="half"))


def _third_month(d: Draft, c: Context) -> list[Found]:
    """ "last third of May", «первая декада июня»: days 1-10, 11-20, 21-end."""
    m, n = _whole_month(d, c), _nth(d) or 3
    if m is None or m.first is None or m.last is None or n > 3:
        return []
    days = periods.part((m.first, m.last), ("START", "MID", "END")[n - 1])
    return one(d, replace(_cut(m, days), grain="part"))


def _first_days(d: Draft, c: Context) -> list[Found]:
    m = _whole_month(d, c)
    if m is None or m.first is None or m.last is None:
        return []
    days = periods.part((m.first, m.last), "START")
    return one(d, replace(_cut(m, days), grain="part", mod="START"))


def _year_of(d: Draft, c: Context) -> tuple[int | None, tuple[str, ...]]:
    """The year that qualifies a quarter, half or season, and what that implied."""
    p = d.left
    if p.year is not None:
        return p.year, ()
    if c.ref is None:
        return None, ()
    if p.relative and p.relative_unit == "year":
        return c.ref.year + STEP[p.relative], ("year",)
    return None, ("year",)


def _nearest(make: Callable[[int], periods.Days | None], d: Draft, c: Context) -> Interval | None:
    """A yearly period in its said year, else the one nearest to the reference day."""
    year, implied = _year_of(d, c)
    if year is not None:
        days = make(year)
        return Interval(*days, implied=implied) if days else None
    if c.ref is None:
        return Interval(None, None)
    ref = c.ref
    near = [x for y in (ref.year - 1, ref.year, ref.year + 1) if (x := make(y))]
    if d.left.relative in ("next", "coming"):
        near = [x for x in near if x[0] > ref][:1]
    elif d.left.relative == "last":
        near = [x for x in near if x[1] < ref][-1:]
    elif not near:
        return None
    best = min(near, key=lambda x: min(abs((x[0] - ref).days), abs((x[1] - ref).days)))
    return Interval(*best, implied=("year",))


def _quarter(d: Draft, c: Context) -> list[Found]:
    n = _nth(d) or (4 if "REL_LAST" in d.extra else 0)
    if not 1 <= n <= 4:
        return []
    i = _nearest(lambda y: periods.months(y, 3 * n - 2, 3), d, c)
    return one(d, i and replace(i, grain="quarter"))


def _half_year(d: Draft, c: Context) -> list[Found]:
    n = _nth(d)
    if n not in (1, 2):
        return []
    i = _nearest(lambda y: periods.months(y, 6 * n - 5, 6), d, c)
    return one(d, i and replace(i, grain="half"))


def _season(d: Draft, c: Context) -> list[Found]:
    n = int(d.extra["SEASON"])
    i = _nearest(lambda y: periods.season(y, n), d, c)
    return one(d, i and replace(i, grain="season"))


def _part_year(d: Draft, c: Context) -> list[Found]:
    year, implied = _year_of(d, c)
    whole = periods.year(year, d.left.hijri) if year is not None else None
    if whole is None:
        return []
    mod = str(d.extra["PART"]).upper()
    return one(d, Interval(*whole, "year", mod, implied))


def _part_unit(d: Draft, c: Context) -> list[Found]:
    """ "end of the month": of the one that holds the reference day."""
    if c.ref is None:
        return []
    unit, mod = (
        next(t[5:].lower() for t, *_ in d.slots if t.startswith("UNIT_")),
        str(d.extra["PART"]).upper(),
    )
    whole = relative_period(c.ref, unit, STEP[d.left.relative or "this"], c)
    if whole and unit == "month" and whole.first and whole.last:
        return one(
            d,
            replace(
                _cut(whole, periods.part((whole.first, whole.last), mod)), grain="part", mod=mod
            ),
        )
    return one(d, whole and replace(whole, mod=mod))


def _whole(d: Draft, c: Context) -> Interval | None:
    """The month or year that something is counted in; "the year" is this one."""
    if d.left.month or (d.left.year is None and d.left.relative_unit == "month"):
        return _whole_month(d, c)
    year, implied = _year_of(d, c)
    if year is None and c.ref and d.left.relative_unit == "year":
        year = c.ref.year
    days = periods.year(year, d.left.hijri) if year is not None else None
    return Interval(*days, "year", implied=implied) if days else None


def _nth_day(d: Draft, c: Context) -> list[Found]:
    w, n = _whole(d, c), _nth(d)
    if w is None or w.first is None or w.last is None:
        return []
    day = w.first + timedelta(n - 1) if n else w.last
    return one(d, Interval(day, day, "day", None, w.implied) if day <= w.last else None)


def _so_many_of(d: Draft, c: Context) -> list[Found]:
    """ "the first nine months of 2024", "the last three days of May"."""
    w, n = _whole(d, c), int(d.extra.get("NUM") or d.extra.get("CARD") or 0)
    if w is None or w.first is None or w.last is None or not 1 < n < 400:
        return []
    unit = next(t[5:].lower() for t, *_ in d.slots if t.startswith("UNIT_"))
    after = w.last + timedelta(1)
    days = (w.first, moved(w.first, n, unit) - timedelta(1))
    if "ORD" not in d.extra:
        days = (moved(after, -n, unit), w.last)
    fits = w.first <= days[0] and days[1] <= w.last
    return one(d, replace(_cut(w, days), grain="day") if fits else None)


def _nth_weekday(d: Draft, c: Context) -> list[Found]:
    m, w = _whole_month(d, c), d.left.weekday
    if m is None or m.first is None or m.last is None or w is None:
        return []
    day = _nth_of(m.first, m.last, w, _nth(d))
    return one(d, Interval(day, day, "day", None, m.implied) if day <= m.last else None)


def _nth_of(first: date, last: date, weekday: int, n: int) -> date:
    """The nth such weekday (ISO) from a month's first day, also beyond its end; 0: its last."""
    if not n:
        return last - timedelta((last.isoweekday() - weekday) % 7)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (n - 1))


def _nth_month(d: Draft, c: Context) -> list[Found]:
    """ "the third month of 2021"."""
    n, (year, implied) = _nth(d), _year_of(d, c)
    days = periods.month(year, n, d.left.hijri) if year is not None and 1 <= n <= 12 else None
    return one(d, Interval(*days, "month", implied=implied) if days else None)


def _nth_week(d: Draft, c: Context) -> list[Found]:
    """The nth ISO week of a month: the one that its nth Thursday is in."""
    m = _whole_month(d, c)
    if m is None or m.first is None or m.last is None:
        return []
    n = _nth(d)
    if "UNIT_WEEKEND" in d.extra:
        # The one whose Saturday is in the month.
        saturday = _nth_of(m.first, m.last, 6, n)
        weekend = Interval(saturday, saturday + timedelta(1), "weekend", None, m.implied)
        return one(d, weekend if saturday <= m.last else None)
    of = _nth_of(m.first, m.last, 4, n) if n else m.last
    days = periods.week(of)
    return one(d, Interval(*days, "week", None, m.implied) if days[0] <= m.last else None)


def _week_of(d: Draft, c: Context) -> list[Found]:
    i = date_of(d.left._replace(relative_unit=None), c, (d.first, d.last))
    days = periods.week(i.first) if i and i.first else None
    return one(d, Interval(*days, "week", None, i.implied) if days and i else None)


def _week_from(d: Draft, c: Context) -> list[Found]:
    """ "week beginning 28 September": the seven days from there."""
    said = d.left._replace(relative_unit=None)
    monday = (
        said._replace(weekday=1) if said.year is None else said
    )  # a year in which it begins a week
    i = date_of(monday, c, (d.first, d.last))
    if i is None or i.first is None:
        return []
    return one(d, Interval(i.first, i.first + timedelta(6), "week", None, i.implied))


def _week_of_year(d: Draft, c: Context) -> list[Found]:
    n = int(d.extra.get("ORD") or d.extra.get("NUM") or 0)
    year, implied = _year_of(d, c)
    if year is None or not 0 <= n <= 53:
        return []
    days = periods.week(date(year, 1, 4), n - 1) if n else periods.week(date(year, 12, 28))
    return one(d, Interval(*days, "week", None, implied))


PARTS: Final[dict[str, Callable[[Draft, Context], list[Found]]]] = {
    "part": _part,
    "half_month": _half_month,
    "third_month": _third_month,
    "first_days": _first_days,
    "quarter": _quarter,
    "half_year": _half_year,
    "season": _season,
    "bare_season": _season,
    "part_year": _part_year,
    "part_unit": _part_unit,
    "nth_weekday": _nth_weekday,
    "nth_month": _nth_month,
    "nth_week": _nth_week,
    "nth_day": _nth_day,
    "so_many_of": _so_many_of,
    "week_of": _week_of,
    "week_from": _week_from,
    "week_of_year": _week_of_year,
}
