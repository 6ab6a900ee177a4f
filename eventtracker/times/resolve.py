"""Drafts → intervals: a resolver a kind, each a few lines, returning what it implied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from eventtracker.model import Interval
from eventtracker.times import periods
from eventtracker.times.context import Context
from eventtracker.times.draft import Draft, Partial
from eventtracker.times.years import date_of, weekday_of

Found = tuple[int, int, Interval]
"""First token, end token, interval."""

_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_STEP = {"next": 1, "last": -1, "this": 0}


def resolve(d: Draft, c: Context) -> list[Found]:
    """The intervals of a draft; empty where it is no time after all."""
    return RESOLVERS[d.kind](d, c)


def _one(d: Draft, interval: Interval | None) -> list[Found]:
    return [(d.first, d.last, interval)] if interval else []


def _date(d: Draft, c: Context) -> list[Found]:
    return _one(d, date_of(d.left, c, (d.first, d.last)))


def _range(d: Draft, c: Context) -> list[Found]:
    assert d.right is not None
    left, right = share(d.left, d.right)
    at = (d.first, d.last)
    y2 = d.extra.get("Y2")
    if y2 is not None and left.year is not None:
        right = Partial(year=left.year // 100 * 100 + int(y2))
    if left.silent or right.silent:
        return []
    if left.weekday and left.month is None and left.year is None:
        return _weekday_range(d, left, right, c)
    if left.year is None and (right.relative or right.year is not None) and left.month:
        b = date_of(right, c, at)
        a = _last_before(left, b) if b and b.first else None
    else:
        a = date_of(left, c, at)
        b = date_of(right, c, at, after=None if right.year or a is None else a.first)
    return _one(d, span(a, b))


def _weekday_range(d: Draft, left: Partial, right: Partial, c: Context) -> list[Found]:
    at = (d.first, d.last)
    a = weekday_of(replace(left, relative=right.relative, relative_unit=right.relative_unit), c, at)
    b = weekday_of(right, c, at, after=a.first) if a and a.first and right.weekday else None
    return _one(d, span(a, b))


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
    left, right = replace(left, hijri=hijri), replace(right, hijri=hijri)
    if left.day and left.month is None and right.month:
        left = replace(left, month=right.month)
    if right.day and right.month is None and left.month:
        right = replace(right, month=left.month)
    wraps = bool(left.month and right.month and left.month > right.month)
    if left.year is None and right.year is not None and left.month:
        left = replace(left, year=right.year - wraps, numeric=())
    elif right.year is None and left.year is not None and right.month and not right.relative:
        right = replace(right, year=left.year + wraps, numeric=())
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
        left = replace(left, year=right.year)
    at = (d.first, d.last)
    a, b = date_of(left, c, at), date_of(right, c, at)
    cut = next(i for t, i in d.slots if t == "AND")
    if a and b and a.last and b.first and b.first - a.last == timedelta(1):
        return _one(d, span(a, b))
    return [x for x in ((d.first, cut, a), (cut + 1, d.last, b)) if x[2]]  # type: ignore[misc]


def _list(d: Draft, c: Context) -> list[Found]:
    """Days of one month: consecutive ones are one expression, others one each."""
    found: list[Found] = []
    days = d.days
    for k, (number, token) in enumerate(days):
        i = date_of(replace(d.left, day=number, weekday=None), c, (d.first, d.last))
        if i is None:
            return []
        last = d.last if k == len(days) - 1 else token + 1
        found.append((d.first if k == 0 else token, last, i))
    firsts = [i.first for _, _, i in found]
    steps = [b - a for a, b in zip(firsts, firsts[1:], strict=False) if a and b]
    if all(s == timedelta(1) for s in steps):
        return _one(d, span(found[0][2], found[-1][2]))
    return found


def _weekdays(d: Draft, c: Context) -> list[Found]:
    assert d.right is not None
    at = (d.first, d.last)
    a = weekday_of(replace(d.left, relative=d.right.relative), c, at)
    b = weekday_of(d.right, c, at, after=a.first if a else None)
    cut = next(i for t, i in d.slots if t == "AND")
    if a and b and a.first and b.first and b.first - a.first == timedelta(1):
        return _one(d, span(a, b))
    return [x for x in ((d.first, cut, a), (cut + 1, d.last, b)) if x[2]]  # type: ignore[misc]


def _nth(d: Draft) -> int:
    """The number of "the third …", 0 for "the last …"."""
    return int(d.extra.get("ORD") or d.extra.get("DAY") or d.extra.get("NUM") or 0)


def _whole_month(d: Draft, c: Context) -> Interval | None:
    if d.left.month is None:
        if d.left.relative_unit != "month" or c.ref is None:
            return None
        return relative_period(c.ref, "month", _STEP[d.left.relative or "this"], c)
    return date_of(replace(d.left, day=None, weekday=None), c, (d.first, d.last))


def _part(d: Draft, c: Context) -> list[Found]:
    m, mod = _whole_month(d, c), str(d.extra["PART"]).upper()
    if m is None or m.first is None or m.last is None:
        return _one(d, m and replace(m, grain="part", mod=mod))
    return _one(d, replace(_cut(m, periods.part((m.first, m.last), mod)), grain="part", mod=mod))


def _cut(i: Interval, days: periods.Days) -> Interval:
    return replace(i, first=days[0], last=days[1])


def _half_month(d: Draft, c: Context) -> list[Found]:
    m, n = _whole_month(d, c), d.extra.get("ORD")
    if m is None or m.first is None or m.last is None or n not in (1, 2):
        return []
    middle = m.first + timedelta(14)
    days = (m.first, middle) if n == 1 else (middle + timedelta(1), m.last)
    return _one(d, replace(_cut(m, days), grain="half"))


def _first_days(d: Draft, c: Context) -> list[Found]:
    m = _whole_month(d, c)
    if m is None or m.first is None or m.last is None:
        return []
    days = periods.part((m.first, m.last), "START")
    return _one(d, replace(_cut(m, days), grain="part", mod="START"))


def _year_of(d: Draft, c: Context) -> tuple[int | None, tuple[str, ...]]:
    """The year that qualifies a quarter, half or season, and what that implied."""
    p = d.left
    if p.year is not None:
        return p.year, ()
    if c.ref is None:
        return None, ()
    if p.relative and p.relative_unit == "year":
        return c.ref.year + _STEP[p.relative], ("year",)
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
    if d.left.relative == "next":
        near = [x for x in near if x[0] > ref][:1]
    elif d.left.relative == "last":
        near = [x for x in near if x[1] < ref][-1:]
    elif not near:
        return None
    best = min(near, key=lambda x: min(abs((x[0] - ref).days), abs((x[1] - ref).days)))
    return Interval(*best, implied=("year",))


def _quarter(d: Draft, c: Context) -> list[Found]:
    n = int(d.extra.get("ORD") or d.extra.get("NUM") or 0)
    if not 1 <= n <= 4:
        return []
    i = _nearest(lambda y: periods.months(y, 3 * n - 2, 3), d, c)
    return _one(d, i and replace(i, grain="quarter"))


def _half_year(d: Draft, c: Context) -> list[Found]:
    n = int(d.extra.get("ORD") or d.extra.get("NUM") or 0)
    if n not in (1, 2):
        return []
    i = _nearest(lambda y: periods.months(y, 6 * n - 5, 6), d, c)
    return _one(d, i and replace(i, grain="half"))


def _season(d: Draft, c: Context) -> list[Found]:
    n = int(d.extra["SEASON"])
    i = _nearest(lambda y: periods.season(y, n), d, c)
    return _one(d, i and replace(i, grain="season"))


def _part_year(d: Draft, c: Context) -> list[Found]:
    year, implied = _year_of(d, c)
    whole = periods.year(year, d.left.hijri) if year is not None else None
    if whole is None:
        return []
    mod = str(d.extra["PART"]).upper()
    return _one(d, Interval(*whole, "year", mod, implied))


def _decade(d: Draft, c: Context) -> list[Found]:
    y = int(d.extra["YEAR"])
    return _one(d, Interval(date(y, 1, 1), date(y + 9, 12, 31), "decade") if y % 10 == 0 else None)


def _weekday(d: Draft, c: Context) -> list[Found]:
    return _one(d, weekday_of(d.left, c, (d.first, d.last)))


def _nth_weekday(d: Draft, c: Context) -> list[Found]:
    m, w = _whole_month(d, c), d.left.weekday
    if m is None or m.first is None or m.last is None or w is None:
        return []
    n = _nth(d)
    if not n:
        day = m.last - timedelta((m.last.isoweekday() - w) % 7)
    else:
        day = m.first + timedelta((w - m.first.isoweekday()) % 7 + 7 * (n - 1))
    return _one(d, Interval(day, day, "day", None, m.implied) if day <= m.last else None)


def _nth_week(d: Draft, c: Context) -> list[Found]:
    """The nth ISO week of a month: the one that its nth Thursday is in."""
    m = _whole_month(d, c)
    if m is None or m.first is None or m.last is None:
        return []
    n = _nth(d)
    thursday = m.first + timedelta((4 - m.first.isoweekday()) % 7)
    of = thursday + timedelta(weeks=n - 1) if n else m.last
    days = periods.week(of)
    return _one(d, Interval(*days, "week", None, m.implied) if days[0] <= m.last else None)


def _week_of(d: Draft, c: Context) -> list[Found]:
    i = date_of(d.left, c, (d.first, d.last))
    days = periods.week(i.first) if i and i.first else None
    return _one(d, Interval(*days, "week", None, i.implied) if days and i else None)


def _day_of_month(d: Draft, c: Context) -> list[Found]:
    """ "19 of the current month", by the calendar that the text last spoke in."""
    if c.ref is None or d.left.day is None:
        return []
    step = _STEP[d.left.relative or "this"]
    h = periods.hijri_of(c.ref) if c.hijri else None
    if h:
        y, m = divmod(h[0] * 12 + h[1] - 1 + step, 12)
        day = periods.day(y, m + 1, d.left.day, hijri=True)
    else:
        day = periods.day(*periods.month_step(c.ref, step), d.left.day)
    return _one(d, Interval(day, day, implied=("month", "year")) if day else None)


def _bare_day(d: Draft, c: Context) -> list[Found]:
    base = c.anchor or c.ref
    if base is None or d.left.day is None:
        return []
    day = periods.day(base.year, base.month, d.left.day)
    return _one(d, Interval(day, day, implied=("month", "year")) if day else None)


def _deixis(d: Draft, c: Context) -> list[Found]:
    if c.ref is None:
        return _one(d, Interval(None, None))
    day = c.ref + timedelta(int(d.extra["DEIXIS"]))
    return _one(d, Interval(day, day))


def _relative_unit(d: Draft, c: Context) -> list[Found]:
    unit = next((t[5:].lower() for t, _ in d.slots if t.startswith("UNIT_")), "weekend")
    relative = str(d.extra.get("REL") or "this")
    if c.ref is None:
        return _one(d, Interval(None, None, unit))
    i = relative_period(c.ref, unit, _STEP[relative], c)
    return _one(d, i)


def relative_period(ref: date, unit: str, step: int, c: Context) -> Interval | None:
    """The period of a unit `step` of them away from the one that holds the reference day."""
    if unit == "day":
        base = c.anchor or ref
        return Interval(base + timedelta(1), base + timedelta(1)) if step == 1 else None
    if unit in ("week", "weekend"):
        monday, sunday = periods.week(ref, step)
        days: periods.Days | None = (monday, sunday)
        if unit == "weekend":
            days = (sunday - timedelta(1), sunday)
    elif unit == "month":
        h = periods.hijri_of(ref) if c.hijri else None
        y, m = divmod((h[0] * 12 + h[1] if h else ref.year * 12 + ref.month) - 1 + step, 12)
        days = periods.month(y, m + 1, hijri=bool(h))
    elif unit == "quarter":
        y, m = periods.month_step(ref.replace(month=(ref.month - 1) // 3 * 3 + 1, day=1), 3 * step)
        days = periods.months(y, m, 3)
    elif unit == "year":
        days = periods.year(ref.year + step)
    else:
        size = {"decade": 10, "century": 100}[unit]
        y = ref.year // size * size + step * size
        days = (date(y, 1, 1), date(y + size - 1, 12, 31))
    return Interval(*days, grain=unit) if days else None


def _amount(d: Draft, scan_unit: str | None) -> tuple[int, str]:
    n = int(d.extra.get("NUM") or d.extra.get("CARD") or 1)
    unit = str(d.extra.get("UNIT") or d.extra.get("DUAL") or scan_unit)
    return (2 if "DUAL" in d.extra else n), unit


def _ago(d: Draft, c: Context, sign: int = -1) -> list[Found]:
    n, unit = _amount(d, None)
    if c.ref is None:
        return _one(d, Interval(None, None, unit))
    if n > 3000:
        return []
    n *= sign
    if unit in ("day", "week", "fortnight"):
        day = c.ref + timedelta(n * {"day": 1, "week": 7, "fortnight": 14}[unit])
        return _one(d, Interval(day, day))
    if unit in ("month", "quarter"):
        days = periods.month(*periods.month_step(c.ref, n * (3 if unit == "quarter" else 1)))
        return _one(d, Interval(*days, "month") if days else None)
    if unit in ("year", "decade", "century"):
        y = c.ref.year + n * {"year": 1, "decade": 10, "century": 100}[unit]
        days = periods.year(y) if 1 <= y <= 9998 else None
        return _one(d, Interval(*days, "year") if days else None)
    return []


def _after(d: Draft, c: Context) -> list[Found]:
    return _ago(d, c, 1)


def _ago_range(d: Draft, c: Context, sign: int = -1) -> list[Found]:
    """ "2-4 days ago": from the farther end to the nearer."""
    numbers = [v for v in d.amounts if isinstance(v, int)]
    unit = str(d.extra.get("UNIT"))
    if len(numbers) != 2 or c.ref is None or unit not in _DAYS_OF or max(numbers) > 3000:
        return []
    a, b = sorted(c.ref + timedelta(sign * n * _DAYS_OF[unit]) for n in numbers)
    return _one(d, Interval(a, b))


def _after_range(d: Draft, c: Context) -> list[Found]:
    return _ago_range(d, c, 1)


def _rolling(d: Draft, c: Context) -> list[Found]:
    """ "last 3 months": up to the day before, "next 3 months": from the day after."""
    n, ref = int(d.extra.get("NUM") or d.extra.get("CARD") or 0), c.ref
    unit = next((t[5:].lower() for t, _ in d.slots if t.startswith("UNIT_")), "day")
    relative = d.extra.get("REL")
    if ref is None or relative == "this" or not 1 < n < 400:
        return []
    if relative == "next":
        return _one(d, Interval(ref + timedelta(1), _moved(ref, n, unit), "day", "APPROX"))
    return _one(d, Interval(_moved(ref, -n, unit), ref - timedelta(1), "day", "APPROX"))


def _moved(ref: date, n: int, unit: str) -> date:
    """The day n units away; the month's last day where it is shorter."""
    if unit in _DAYS_OF:
        return ref + timedelta(n * _DAYS_OF[unit])
    y, m = periods.month_step(ref, n * _MONTHS_OF[unit])
    whole = periods.month(y, m)
    return min(ref.day, whole[1].day) and whole[1].replace(day=min(ref.day, whole[1].day)) if whole else ref


def _offset(d: Draft, c: Context) -> list[Found]:
    """ "two days before yesterday"."""
    if c.ref is None:
        return []
    n = int(d.extra.get("NUM") or d.extra.get("CARD") or 1)
    unit = next((t[5:].lower() for t, _ in d.slots if t.startswith("UNIT_")), "day")
    sign = -1 if "BEFORE" in d.extra else 1
    day = _moved(c.ref + timedelta(int(d.extra["DEIXIS"])), sign * n, unit)
    return _one(d, Interval(day, day))


def _part_unit(d: Draft, c: Context) -> list[Found]:
    """ "end of the month": of the one that holds the reference day."""
    if c.ref is None:
        return []
    unit, mod = next(t[5:].lower() for t, _ in d.slots if t.startswith("UNIT_")), str(d.extra["PART"]).upper()
    whole = relative_period(c.ref, unit, 0, c)
    if whole and unit == "month" and whole.first and whole.last:
        return _one(d, replace(_cut(whole, periods.part((whole.first, whole.last), mod)), grain="part", mod=mod))
    return _one(d, whole and replace(whole, mod=mod))


def _day_part(d: Draft, c: Context) -> list[Found]:
    """ "this morning", "last night", "next evening": the day that it belongs to."""
    if c.ref is None:
        return []
    day = c.ref + timedelta(_STEP[str(d.extra["REL"])])
    return _one(d, Interval(day, day))


def _weekday_day(d: Draft, c: Context) -> list[Found]:
    """ "Friday the 15th": the nearest month whose 15th is a Friday, to come where tied."""
    if c.ref is None or d.left.day is None:
        return []
    found = []
    for step in range(-6, 7):
        day = periods.day(*periods.month_step(c.ref, step), d.left.day)
        if day and day.isoweekday() == d.left.weekday:
            found.append(day)
    ref = c.ref
    best = min(found, key=lambda x: (abs((x - ref).days), x < ref), default=None)
    return _one(d, Interval(best, best, implied=("month", "year")) if best else None)


def _week_of_year(d: Draft, c: Context) -> list[Found]:
    n = int(d.extra.get("ORD") or d.extra.get("NUM") or 0)
    year, implied = _year_of(d, c)
    if year is None or not 1 <= n <= 53:
        return []
    days = periods.week(date(year, 1, 4), n - 1)
    return _one(d, Interval(*days, "week", None, implied))


def _named_decade(d: Draft, c: Context) -> list[Found]:
    y = int(d.extra["DECADE"])
    return _one(d, Interval(date(y, 1, 1), date(y + 9, 12, 31), "decade", None, ("century",)))


RESOLVERS: dict[str, Callable[[Draft, Context], list[Found]]] = {
    "date": _date, "range": _range, "pair": _pair, "list": _list, "weekdays": _weekdays,
    "part": _part, "half_month": _half_month, "first_days": _first_days, "quarter": _quarter,
    "half_year": _half_year, "season": _season, "part_year": _part_year, "decade": _decade,
    "weekday": _weekday, "nth_weekday": _nth_weekday, "nth_week": _nth_week, "week_of": _week_of,
    "day_of_month": _day_of_month, "bare_day": _bare_day, "bare_month": _date, "bare_year": _date,
    "deixis": _deixis, "relative_unit": _relative_unit, "ago": _ago, "after": _after,
    "ago_range": _ago_range, "after_range": _after_range, "rolling": _rolling, "offset": _offset,
    "part_unit": _part_unit, "day_part": _day_part, "weekday_day": _weekday_day,
    "week_of_year": _week_of_year, "named_decade": _named_decade,
}  # fmt: skip
