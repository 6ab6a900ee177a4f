"""The year that a text leaves out, the weekday that decides, the month of a bare day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from eventtracker.model import Interval
from eventtracker.times import periods
from eventtracker.times.context import Context
from eventtracker.times.draft import STEP, Partial

# A date this far on the wrong side of the reference day gives way to its cue word.
_PAST_DAYS, _FUTURE_DAYS = 35, 100


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
        return _checked(periods.day(y, m, p.day), p, ("month", "year"))
    if p.numeric and not p.hijri:
        return _checked(periods.day(*p.numeric[0]), p, ())
    if p.month is None:
        return _year_or_day(p, c, at, after)
    if p.year is not None and p.relative_unit != "year":
        return _made(p, p.year, ())
    year = _relative_year(p, c)
    if year is not None:
        return _made(p, year, ("year",))
    if p.relative in ("next", "last") and p.relative_unit != "year":
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


def _made(p: Partial, year: int, implied: tuple[str, ...]) -> Interval | None:
    """The day or month of a partial in a year, its weekday checked."""
    assert p.month is not None
    if p.day is not None:
        return _checked(periods.day(year, p.month, p.day, p.hijri), p, implied)
    whole = periods.month(year, p.month, p.hijri)
    return Interval(*whole, grain="month", implied=implied) if whole else None


def _checked(d: date | None, p: Partial, implied: tuple[str, ...]) -> Interval | None:
    if d is None:
        return None
    wrong = p.weekday is not None and d.isoweekday() != p.weekday
    return Interval(d, d, "day", None, implied, ("weekday",) if wrong else ())


def _candidates(p: Partial, c: Context) -> list[Interval]:
    """The partial in the years around the reference day's, those without conflict first."""
    now = _this_year(p, c)
    if now is None:
        return []
    made = [_made(p, y, ("year",)) for y in range(now - 1, now + 2)]
    whole = [i for i in made if i and i.first]
    return [i for i in whole if not i.conflict] or whole


def _next_or_last(p: Partial, c: Context) -> Interval | None:
    ref = c.ref
    if ref is None:
        return _unresolved(p)
    found = [i for i in _candidates(p._replace(weekday=None), c) if i.first and i.last]
    if p.relative == "next":
        found = [i for i in found if i.first and i.first > ref - timedelta(p.day is not None)][:1]
    else:
        found = [i for i in found if i.last and i.last < ref + timedelta(p.day is not None)][-1:]
    if not found:
        return None
    return _checked(found[0].first, p, ("year",)) if p.day else found[0]


def _implied_year(
    p: Partial, c: Context, at: tuple[int, int], after: date | None
) -> Interval | None:
    if after is not None:
        return _first_after(p, after)
    said = None if p.relative or p.hijri else c.near_year(at[0])
    if said is not None and (c.ref is None or said != c.ref.year):
        made = _made(p, said, ("year",))
        if made and not made.conflict:
            return made
    if c.ref is None:
        return _unresolved(p)
    found = _candidates(p, c)
    if not found:
        return None
    ref = c.ref
    best = min(found, key=lambda i: (_away(i, ref), -(i.first or ref).toordinal()))
    tense = None if p.relative else c.tense(*at)
    return _by_tense(best, found, tense, ref)


def _by_tense(best: Interval, found: list[Interval], tense: str | None, ref: date) -> Interval:
    if tense == "future" and best.last and best.last < ref - timedelta(_PAST_DAYS):
        later = [i for i in found if i.first and i.first >= ref]
        return later[0] if later else best
    if tense == "past" and best.first and best.first > ref + timedelta(_FUTURE_DAYS):
        earlier = [i for i in found if i.last and i.last <= ref]
        return earlier[-1] if earlier else best
    return best


def _away(i: Interval, ref: date) -> int:
    assert i.first and i.last
    if i.first <= ref <= i.last:
        return 0
    return min(abs((i.first - ref).days), abs((i.last - ref).days))


def _first_after(p: Partial, after: date) -> Interval | None:
    year = after.year
    if p.hijri:
        h = periods.hijri_of(after)
        if h is None:
            return None
        year = h[0]
    for y in (year, year + 1):
        made = _made(p, y, ("year",))
        if made and made.last and made.last >= after:
            return made
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
    elif p.relative == "this":
        d = ref + timedelta(ahead)
    else:
        tense = c.tense(*at)
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
