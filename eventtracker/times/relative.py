"""What is told from the reference day on: "two weeks ago", "last year", "the 70s"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from eventtracker.model import Interval
from eventtracker.times import periods
from eventtracker.times.context import Context
from eventtracker.times.draft import STEP, Draft, Found, one

DAYS_OF: Final = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_OF: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def _day_of_month(d: Draft, c: Context) -> list[Found]:
    """ "19 of the current month", by the calendar that the text last spoke in."""
    if c.ref is None or d.left.day is None:
        return []
    step = STEP[d.left.relative or "this"]
    h = periods.hijri_of(c.ref) if c.hijri else None
    if h:
        y, m = divmod(h[0] * 12 + h[1] - 1 + step, 12)
        day = periods.day(y, m + 1, d.left.day, hijri=True)
    else:
        day = periods.day(*periods.month_step(c.ref, step), d.left.day)
    return one(d, Interval(day, day, implied=("month", "year")) if day else None)


def _bare_day(d: Draft, c: Context) -> list[Found]:
    month = c.month_before(d.first)
    if month is None or d.left.day is None:
        return []
    day = periods.day(*month, d.left.day)
    return one(d, Interval(day, day, implied=("month", "year")) if day else None)


def _deixis(d: Draft, c: Context) -> list[Found]:
    if c.ref is None:
        return one(d, Interval(None, None))
    day = c.ref + timedelta(int(d.extra["DEIXIS"]))
    return one(d, Interval(day, day))


def _relative_unit(d: Draft, c: Context) -> list[Found]:
    unit = next((t[5:].lower() for t, *_ in d.slots if t.startswith("UNIT_")), "weekend")
    relative = str(d.extra.get("REL") or "this")
    if c.ref is None:
        return one(d, Interval(None, None, unit))
    step = STEP[relative]
    if unit == "weekend" and c.ref.isoweekday() < 6:
        step = 0 if relative == "coming" else step
        if "REL" not in d.extra and c.tense(d.first, d.last) == "past":
            step = -1  # "at the weekend", told on a weekday
    return one(d, relative_period(c.ref, unit, step, c))


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


def _amount(d: Draft) -> tuple[int, str]:
    n = int(d.extra.get("NUM") or d.extra.get("CARD") or 1)
    unit = str(d.extra.get("UNIT") or d.extra.get("DUAL"))
    return (2 if "DUAL" in d.extra else n), unit


def _ago(d: Draft, c: Context, sign: int = -1) -> list[Found]:
    n, unit = _amount(d)
    if c.ref is None:
        return one(d, Interval(None, None, unit))
    if n > 3000:
        return []
    n *= sign
    if unit in ("day", "week", "fortnight"):
        day = c.ref + timedelta(n * {"day": 1, "week": 7, "fortnight": 14}[unit])
        return one(d, Interval(day, day))
    if unit in ("month", "quarter"):
        days = periods.month(*periods.month_step(c.ref, n * (3 if unit == "quarter" else 1)))
        return one(d, Interval(*days, "month") if days else None)
    if unit in ("year", "decade", "century"):
        y = c.ref.year + n * {"year": 1, "decade": 10, "century": 100}[unit]
        days = periods.year(y) if 1 <= y <= 9998 else None
        return one(d, Interval(*days, "year") if days else None)
    return []


def _after(d: Draft, c: Context) -> list[Found]:
    """ "in two years" is a time to come only where the text speaks of what is to come."""
    return [] if a_length(d, c) else _ago(d, c, 1)


def a_length(d: Draft, c: Context) -> bool:
    """Whether "in two years" is a length here ("they grew in two years")."""
    if not c.scan.has(d.first, "IN"):
        return False
    tense = c.tense(d.first, d.last)
    return tense == "past" or (tense is None and c.report)


def _ago_range(d: Draft, c: Context, sign: int = -1) -> list[Found]:
    """ "2-4 days ago": from the farther end to the nearer."""
    numbers = [v for v in d.amounts if isinstance(v, int)]
    unit = str(d.extra.get("UNIT"))
    if len(numbers) != 2 or c.ref is None or unit not in DAYS_OF or max(numbers) > 3000:
        return []
    a, b = sorted(c.ref + timedelta(sign * n * DAYS_OF[unit]) for n in numbers)
    return one(d, Interval(a, b))


def _after_range(d: Draft, c: Context) -> list[Found]:
    return _ago_range(d, c, 1)


def _rolling(d: Draft, c: Context) -> list[Found]:
    """ "last 3 months": up to the day before, "next 3 months": from the day after."""
    n, ref = int(d.extra.get("NUM") or d.extra.get("CARD") or 0), c.ref
    unit = next((t[5:].lower() for t, *_ in d.slots if t.startswith("UNIT_")), "day")
    relative = d.extra.get("REL")
    if ref is None or relative == "this" or not 1 < n < 400:
        return []
    if unit == "decade":  # those of the calendar
        y, ahead = ref.year // 10 * 10, relative in ("next", "coming")
        years = (y + 10, y + 10 * n + 9) if ahead else (y - 10 * n, y - 1)
        if years[0] < 1:
            return []
        return one(d, Interval(date(years[0], 1, 1), date(years[1], 12, 31), "decade", "APPROX"))
    if relative in ("next", "coming"):
        return one(d, Interval(ref + timedelta(1), moved(ref, n, unit), "day", "APPROX"))
    return one(d, Interval(moved(ref, -n, unit), ref - timedelta(1), "day", "APPROX"))


def _to_date(d: Draft, c: Context) -> list[Found]:
    """ "year to date": from the first day of this one to the reference day."""
    unit = next(t[5:].lower() for t, *_ in d.slots if t.startswith("UNIT_"))
    whole = relative_period(c.ref, unit, 0, c) if c.ref else None
    return one(d, whole and replace(whole, last=c.ref, grain="day"))


def _weekday_days(d: Draft, c: Context) -> list[Found]:
    """ "Friday 11 to Tuesday 15": the first decides the month."""
    (a, b) = (int(v) for t, _, v in d.slots if t == "DAY")
    first = _weekday_day(d._replace(left=d.left._replace(day=a)), c)
    if not first or first[0][2].first is None:
        return []
    i = first[0][2]
    begin = first[0][2].first
    step = 0 if b > a else 1
    end = periods.day(*periods.month_step(begin, step), b)
    weekdays = [v for t, _, v in d.slots if t == "WEEKDAY"]
    fits = end and end.isoweekday() == weekdays[-1] and (end - begin).days < 40
    return one(d, replace(i, last=end) if fits else None)


def moved(ref: date, n: int, unit: str) -> date:
    """The day n units away; the month's last day where it is shorter."""
    if unit in DAYS_OF:
        return ref + timedelta(n * DAYS_OF[unit])
    y, m = periods.month_step(ref, n * MONTHS_OF[unit])
    whole = periods.month(y, m)
    return whole[1].replace(day=min(ref.day, whole[1].day)) if whole else ref


def _day_part(d: Draft, c: Context) -> list[Found]:
    """ "this morning", "last night", "next evening": the day that it belongs to."""
    if c.ref is None:
        return []
    day = c.ref + timedelta(STEP[str(d.extra["REL"])])
    return one(d, Interval(day, day))


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
    return one(d, Interval(best, best, implied=("month", "year")) if best else None)


def _rest(d: Draft, c: Context) -> list[Found]:
    """ "the rest of the year": from the reference day on."""
    unit = next(t[5:].lower() for t, *_ in d.slots if t.startswith("UNIT_"))
    whole = relative_period(c.ref, unit, 0, c) if c.ref else None
    return one(d, whole and replace(whole, first=c.ref, grain="day"))


def _within(d: Draft, c: Context) -> list[Found]:
    """ "within two weeks": from the reference day to the last of them."""
    n, unit = _amount(d)
    if c.ref is None or n > 400 or unit not in DAYS_OF | MONTHS_OF:
        return []
    return one(d, Interval(c.ref, moved(c.ref, n, unit) - timedelta(1), "day", "APPROX"))


def _decade(d: Draft, c: Context) -> list[Found]:
    """ "1990s", "the 70s", "the seventies", and a part of it ("late 1990s")."""
    said = d.extra.get("YEAR")
    y = int(said if said is not None else d.extra.get("DECADE") or 1900 + int(d.extra["Y2"]))
    if y % 10 or ("Y2" in d.extra and y < 1920):
        return []
    part = d.extra.get("PART")
    mod = str(part).upper() if part else None
    implied = () if said is not None else ("century",)
    return one(d, Interval(date(y, 1, 1), date(y + 9, 12, 31), "decade", mod, implied))


def _decades(d: Draft, c: Context) -> list[Found]:
    """ "1990–2000-х": from the first year of one to the last of another."""
    a, b = (int(v) for t, _, v in d.slots if t == "YEAR")
    fits = a < b and a % 10 == b % 10 == 0
    return one(d, Interval(date(a, 1, 1), date(b + 9, 12, 31), "decade") if fits else None)


def _century(d: Draft, c: Context) -> list[Found]:
    n = int(d.extra.get("ORD") or d.extra.get("DAY") or d.extra.get("NUM") or 0)
    if not 1 <= n <= 30:
        return []
    y = max(1, (n - 1) * 100)
    return one(d, Interval(date(y, 1, 1), date((n - 1) * 100 + 99, 12, 31), "century"))


RELATIVE: Final[dict[str, Callable[[Draft, Context], list[Found]]]] = {
    "day_of_month": _day_of_month,
    "bare_day": _bare_day,
    "deixis": _deixis,
    "relative_unit": _relative_unit,
    "ago": _ago,
    "after": _after,
    "ago_range": _ago_range,
    "after_range": _after_range,
    "rolling": _rolling,
    "day_part": _day_part,
    "to_date": _to_date,
    "weekday_days": _weekday_days,
    "weekday_day": _weekday_day,
    "rest": _rest,
    "within": _within,
    "decade": _decade,
    "century": _century,
    "short_decade": _decade,
    "named_decade": _decade,
    "part_decade": _decade,
    "decades": _decades,
}
