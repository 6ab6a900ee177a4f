"""Amounts of time added to a day: "2 years and a month ago", "three days after 14 May"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from eventtracker.model import Interval
from eventtracker.times.context import Context
from eventtracker.times.draft import Draft, Found, one
from eventtracker.times.relative import DAYS_OF, MONTHS_OF, a_length, moved
from eventtracker.times.years import date_of

_AT_MOST: Final = 3000


def _terms(d: Draft) -> Iterator[tuple[int, str]]:
    """The amounts of a sum in their order, as (number, unit)."""
    n = 1
    for type_, _, value in d.slots:
        if type_ in ("NUM", "CARD"):
            n = int(value)
        elif type_ == "DUAL":
            yield 2, str(value)
        elif type_.startswith("UNIT"):
            yield n, str(value)
            n = 1


def _ago_sum(d: Draft, c: Context, sign: int = -1) -> list[Found]:
    terms = list(_terms(d))
    fine = all(u in DAYS_OF | MONTHS_OF and n <= _AT_MOST for n, u in terms)
    if c.ref is None:
        return one(d, Interval(None, None)) if fine else []
    day = c.ref
    for n, unit in terms if fine else ():
        day = moved(day, sign * n, unit)
    return one(d, Interval(day, day)) if fine else []


def _after_sum(d: Draft, c: Context) -> list[Found]:
    return [] if a_length(d, c) else _ago_sum(d, c, 1)


def _offset(d: Draft, c: Context) -> list[Found]:
    """ "two days before yesterday", "three weeks after 14 May"."""
    day = _from(d, c)
    if day is None or day.first is None:
        return []
    n, unit = next(_terms(d))
    if n > _AT_MOST or unit not in DAYS_OF | MONTHS_OF:
        return []
    sign = -1 if d.extra.keys() & {"BEFORE", "PRIOR"} else 1
    there: date = moved(day.first, sign * n, unit)
    return one(d, Interval(there, there, "day", None, day.implied, day.conflict))


def _from(d: Draft, c: Context) -> Interval | None:
    """The day that an offset counts from."""
    deixis = d.extra.get("DEIXIS")
    left = d.left._replace(relative_unit=None, deixis=None if deixis is None else int(deixis))
    return date_of(left, c, (d.first, d.last))


SUMS: Final[dict[str, Callable[[Draft, Context], list[Found]]]] = {
    "ago_sum": _ago_sum,
    "after_sum": _after_sum,
    "offset": _offset,
}
