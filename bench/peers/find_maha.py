"""Maha (Arabic) as a finder of days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from answer import Found, answer
from maha.parsers.functions import parse_dimension

_OF_DAYS = ("day", "weekday", "_days", "_weeks", "hour", "_hours", "minute", "_minutes")
_OF_MONTHS = ("month", "_months", "next_month", "prev_month")


def find(text: str, ref: datetime) -> Iterator[Found]:
    for d in parse_dimension(text, time=True):
        ends = [getattr(d.value, end, None) for end in ("start", "end")]
        said = [end for end in ends if end is not None] or [d.value]
        yield d.start, d.end, _days(said[0], ref)[0], _days(said[-1], ref)[1]


def _days(value: Any, ref: datetime) -> tuple[str, str]:
    """A value is a point: one with no day in it stands for its month or its year."""
    at = (ref + value).date()
    first = last = at
    if not _says(value, _OF_DAYS):
        if _says(value, _OF_MONTHS):
            first, last = at.replace(day=1), at.replace(day=monthrange(at.year, at.month)[1])
        else:
            first, last = at.replace(month=1, day=1), at.replace(month=12, day=31)
    return first.isoformat(), last.isoformat()


def _says(value: Any, names: tuple[str, ...]) -> bool:
    return any(getattr(value, name, None) is not None for name in names)


answer(find)
