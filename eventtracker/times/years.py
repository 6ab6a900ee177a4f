"""The year that a text leaves out, the weekday that decides, the month of a bare day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from eventtracker.model import Interval
from eventtracker.times import periods
from eventtracker.times.context import Context
from eventtracker.times.draft import STEP, Partial

# A date this far on the wrong side of the reference day gives way to its cue word.
_PAST, _FUTURE = timedelta(35), timedelta(100)


def date_of(
    p: Partial, c: Context, at: tuple[int, int], after: date | None = None
) -> Interval | None:
    """A partial as an interval: a day, a month or its part, a year, with what was implied.

    `after`: the day that it may not come before (the first end of its range).
    """
    i = _whole(p, c, at, after)
    if p.part and i and i.first and i.last and i.grain == "month":
        first, last = periods.part((i.first, i.last), p.part)
        return replace(i, first=first, last=last, grain="part")
    return i


def _whole(p: Partial, c: Context, at: tuple[int, int], after: date | None) -> Interval | None:
    if p.deixis is not None:
        day = c.ref + timedelta(p.deixis) if c.ref else None
        return Interval(day, day)
    if p.relative_unit == "month" and p.day is not None and c.ref is not None:
        y, m = periods.month_step(c.ref, STEP[p.relative or "this"])
        return _made(p, _day(y, m, p.day), ("month", "year"))
    if p.numeric and not p.hijri:
        return _made(p, _day(*p.numeric[0]), ())
    if p.month is None:
        return _year_or_day(p, c, at, after)
    if p.year is not None and p.relative_unit != "year":
        return _made(p, _days_in(p.year, p), ())
    year = _relative_year(p, c)
    if year is not None:
        return _made(p, _days_in(year, p), ("year",))
    if p.relative in ("next", "coming", "last") and p.relative_unit != "year":
        return _next_or_last(p, c)
    return _implied_year(p, c, at, after)


def _relative_year(p: Partial, c: Context) -> int | None:
    if p.relative_unit != "year" or p.relative is None:
        return None
    if p.year is not None:
        return p.year
    now = _this_year(p, c)
    return None if now is None else now + STEP[p.relative]


def _this_year(p: Partial, c: Context) -> int | None:
    if c.ref is None:
        return None
    if not p.hijri:
        return c.ref.year
    h = periods.hijri_of(c.ref)
    return h[0] if h else None


def _day(year: int, month: int, number: int, hijri: bool = False) -> periods.Days | None:
    d = periods.day(year, month, number, hijri)
    return (d, d) if d else None


def _days_in(year: int, p: Partial) -> periods.Days | None:
    """The day or month of a partial in a year."""
    assert p.month is not None
    if p.day is None:
        return periods.month(year, p.month, p.hijri)
    return _day(year, p.month, p.day, p.hijri)


def _made(p: Partial, days: periods.Days | None, implied: tuple[str, ...]) -> Interval | None:
    """The days of a partial as an interval, its weekday checked."""
    if days is None:
        return None
    grain = "month" if p.day is None else "day"
    return Interval(*days, grain, None, implied, ("weekday",) if _wrong(p, days) else ())


def _wrong(p: Partial, days: periods.Days) -> bool:
    """Whether the weekday that a partial says contradicts its day."""
    return p.weekday is not None and p.day is not None and days[0].isoweekday() != p.weekday


def _candidates(p: Partial, c: Context) -> list[periods.Days]:
    """The partial in the years around the reference day's; only those without conflict if any."""
    now = _this_year(p, c)
    if now is None:
        return []
    whole = [days for year in range(now - 1, now + 2) if (days := _days_in(year, p))]
    return [days for days in whole if not _wrong(p, days)] or whole


def _next_or_last(p: Partial, c: Context) -> Interval | None:
    ref = c.ref
    if ref is None:
        return _unresolved(p)
    found = _candidates(p._replace(weekday=None), c)
    here = timedelta(p.day is not None)  # the reference day itself counts as neither month
    if p.relative in ("next", "coming"):
        found = [days for days in found if days[0] > ref - here][:1]
    else:
        found = [days for days in found if days[1] < ref + here][-1:]
    return _made(p, found[0], ("year",)) if found else None


def _implied_year(
    p: Partial, c: Context, at: tuple[int, int], after: date | None
) -> Interval | None:
    if after is not None:
        return _first_after(p, after)
    said = None if p.relative or p.hijri else c.near_year(at[0])
    if said is not None and (c.ref is None or said != c.ref.year):
        days = _days_in(said, p)
        if days and not _wrong(p, days):
            return _made(p, days, ("year",))
    if c.ref is None:
        return _unresolved(p)
    days = _this_years(p, c) or _likeliest(p, c, at)
    return _made(p, days, ("year",))


def _this_years(p: Partial, c: Context) -> periods.Days | None:
    """The partial in the reference day's year, if so near that no cue or other year matters."""
    now, ref = _this_year(p, c), c.ref
    days = _days_in(now, p) if now is not None else None
    if days is None or ref is None or _wrong(p, days):
        return None
    return days if ref - _PAST <= days[1] and days[0] <= ref + _FUTURE else None


def _likeliest(p: Partial, c: Context, at: tuple[int, int]) -> periods.Days | None:
    """The candidate nearest to the reference day, unless far on the wrong side of it."""
    found, ref = _candidates(p, c), c.ref
    if not found or ref is None:
        return None
    now = ref.toordinal()
    best = min(found, key=lambda days: (_away(days, now), -days[0].toordinal()))
    early, late = best[1] < ref - _PAST, best[0] > ref + _FUTURE
    tense = c.tense(*at) if (early or late) and not p.relative else None
    if p.begins and tense is None and not c.report:
        tense = "future"  # days that a text without a past plans are to come
    if early and tense == "future":
        return next((days for days in found if days[0] >= ref), best)
    if late and tense == "past":
        return next((days for days in reversed(found) if days[1] <= ref), best)
    return best


def _away(days: periods.Days, now: int) -> int:
    """How many days a period is away from a day that is given as an ordinal."""
    return max(days[0].toordinal() - now, now - days[1].toordinal(), 0)


def _first_after(p: Partial, after: date) -> Interval | None:
    year = after.year
    if p.hijri:
        h = periods.hijri_of(after)
        if h is None:
            return None
        year = h[0]
    for y in (year, year + 1):
        days = _days_in(y, p)
        if days and days[1] >= after:
            return _made(p, days, ("year",))
    return None


def _year_or_day(
    p: Partial, c: Context, at: tuple[int, int], after: date | None
) -> Interval | None:
    if p.year is not None and p.day is None:
        whole = periods.year(p.year, p.hijri)
        return Interval(*whole, grain="year") if whole else None
    if p.day is None and p.weekday is not None:
        return weekday_of(p, c, at, after)
    return None


def _unresolved(p: Partial) -> Interval:
    return Interval(None, None, "day" if p.day else "month")


def weekday_of(
    p: Partial, c: Context, at: tuple[int, int], after: date | None = None
) -> Interval | None:
    """The day a weekday means: of the last, this or next ISO week, else by tense (a bare one
    in a report is past, in an announcement to come; the reference day itself counts)."""
    assert p.weekday is not None
    if after is not None:
        d = after + timedelta((p.weekday - after.isoweekday()) % 7)
        return Interval(d, d, implied=("week",))
    ref = c.ref
    if ref is None:
        return Interval(None, None)
    back = (ref.isoweekday() - p.weekday) % 7
    ahead = (p.weekday - ref.isoweekday()) % 7
    if p.relative_unit == "week" and p.relative:
        monday = periods.week(ref, STEP[p.relative])[0]
        d = monday + timedelta(p.weekday - 1)
    elif p.relative == "next":
        d = ref + timedelta(ahead or 7)
        if c.scan.pack.script != "Arab":
            d = periods.week(ref, 1)[0] + timedelta(p.weekday - 1)
    elif p.relative == "last":
        d = ref - timedelta(back or 7)
    elif p.relative == "coming":
        d = ref + timedelta(ahead or 7)
    elif p.relative == "this":
        d = ref + timedelta(ahead)
    elif p.relative == "second_next":
        d = ref + timedelta((ahead or 7) + 7)
    elif p.relative == "second_last":
        d = ref - timedelta((back or 7) + 7)
    else:
        tense = c.tense(*at)
        inside = c.day_of_days(p.weekday, at[0], tense)
        if inside:
            return Interval(inside, inside, implied=("week",))
        near = None if tense == "past" else _near_anchor(p.weekday, c, at[0])
        if near:
            d = near
        elif tense == "future":
            d = ref + timedelta(ahead)
        elif tense == "past" or c.report:
            d = ref - timedelta(back)
        else:
            d = ref + timedelta(ahead)
    return Interval(d, d, implied=() if p.relative else ("week",))


def _near_anchor(weekday: int, c: Context, at: int) -> date | None:
    """After a date far from the reference day, a weekday of its sentence lies beside it."""
    if c.anchor is None or c.ref is None or abs((c.anchor - c.ref).days) <= 7:
        return None
    if not c.together(c.anchor_at, at):
        return None
    return c.anchor + timedelta((weekday - c.anchor.isoweekday()) % 7)
