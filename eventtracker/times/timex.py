"""TIMEX3 values (ISO-TimeML, ISO 24617-1) of intervals."""

from __future__ import annotations

from typing import Final

from eventtracker.model import Clock, Interval

_QUARTER, _HALF, _DECADE = 93, 185, 3660  # days that no quarter, half year or decade has
_SEASONS: Final = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def type_of(i: Interval, value: str, clock: Clock | None) -> str:
    """DATE for one calendar unit, TIME with a clock time, else INTERVAL (ours)."""
    if "/" in value or (i.first != i.last and i.grain in ("day", "part")):
        return "INTERVAL"
    return "TIME" if clock else "DATE"


def value(i: Interval, clock: Clock | None = None) -> str:
    """The value attribute: 2024-05-14, 2024-05, 2024-Q2, 2024-H1, 2024-W20, 2024-SP, 202,
    2024-05-14T15:00, or first/last; XXXX-XX-XX where unresolved."""
    if i.first is None or i.last is None:
        return "XXXX-XX-XX" if i.grain == "day" else "XXXX"
    if i.first == i.last and i.grain == "day":
        return i.first.isoformat() + (f"T{clock.first}" if clock and clock.first else "")
    unit = _unit(i)
    return unit if unit else f"{i.first.isoformat()}/{i.last.isoformat()}"


def _unit(i: Interval) -> str | None:
    assert i.first and i.last
    a, length = i.first, (i.last - i.first).days + 1
    year = f"{a.year:04}"
    if i.grain == "year" and (a.month, a.day) == (1, 1) and length in (365, 366):
        return year
    if i.grain == "month" and a.day == 1 and length < 32:
        return f"{year}-{a.month:02}"
    if i.grain == "quarter" and a.day == 1 and length < _QUARTER:
        return f"{year}-Q{(a.month + 2) // 3}"
    if i.grain == "half" and a.day == 1 and _QUARTER < length < _HALF:
        return f"{year}-H{1 if a.month == 1 else 2}"
    if i.grain == "season" and length < 93:
        return f"{year}-{_SEASONS[a.month]}"
    if i.grain == "week" and length == 7:
        iso = a.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}"
    if i.grain == "weekend":
        iso = a.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}-WE"
    if i.grain == "decade" and length < _DECADE:
        return year[:3]
    return year[:2] if i.grain == "century" else None
