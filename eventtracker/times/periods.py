"""Periods as first and last day: months, quarters, weeks, seasons, Hijri months.

Weeks are ISO 8601; seasons meteorological, northern, a winter belonging to the year that it
starts in; Hijri days by the Umm al-Qura calendar (hijridate, years 1343 to 1500).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

Days = tuple[date, date]


def day(year: int, month: int, number: int, hijri: bool = False) -> date | None:
    """A day of either calendar; None where there is no such day."""
    try:
        return _hijri(year, month, number) if hijri else date(year, month, number)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=4096)
def month(year: int, number: int, hijri: bool = False) -> Days | None:
    """A whole month."""
    first = day(year, number, 1, hijri)
    if first is None:
        return None
    if not hijri:
        return first, first.replace(day=monthrange(year, number)[1])
    following = day(year + number // 12, number % 12 + 1, 1, hijri)
    return (first, following - timedelta(1)) if following else None


def year(number: int, hijri: bool = False) -> Days | None:
    """A whole year."""
    first = day(number, 1, 1, hijri)
    last = month(number, 12, hijri)
    return (first, last[1]) if first and last else None


def months(year_: int, first: int, count: int) -> Days | None:
    """`count` months from month `first` of a year on (quarters, halves, seasons)."""
    begin = month(year_, first)
    end_index = year_ * 12 + first - 1 + count - 1
    end = month(end_index // 12, end_index % 12 + 1)
    return (begin[0], end[1]) if begin and end else None


def season(year_: int, number: int) -> Days | None:
    """Season 1 (spring, from March) to 4 (winter, from December)."""
    return months(year_, number * 3, 3)


def week(of: date, step: int = 0) -> Days:
    """The ISO week that is `step` weeks from the week of a day."""
    monday = of - timedelta(of.weekday()) + timedelta(weeks=step)
    return monday, monday + timedelta(6)


def month_step(of: date, step: int) -> tuple[int, int]:
    """(year, month) `step` months from a day's month."""
    index = of.year * 12 + of.month - 1 + step
    return index // 12, index % 12 + 1


def part(of: Days, which: str) -> Days:
    """Early, mid or late part of a month: days 1-10, 11-20, 21-end."""
    a, b = {"START": (0, 9), "MID": (10, 19), "END": (20, 60)}[which]
    return of[0] + timedelta(a), min(of[1], of[0] + timedelta(b))


@lru_cache(maxsize=4096)
def hijri_of(of: date) -> tuple[int, int, int] | None:
    """(year, month, day) of a day in the Hijri calendar; None outside its tables."""
    from hijridate import Gregorian

    try:
        h = Gregorian(of.year, of.month, of.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return h.year, h.month, h.day


@lru_cache(maxsize=4096)
def _hijri(year_: int, month_: int, number: int) -> date:
    from hijridate import Hijri

    g = Hijri(year_, month_, number).to_gregorian()
    return date(g.year, g.month, g.day)
