"""Several days or periods that are told together: lists, alternatives, quarters side by side."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from eventtracker.model import Interval
from eventtracker.times.context import Context
from eventtracker.times.draft import Draft, Found, Partial, one
from eventtracker.times.ends import span
from eventtracker.times.parts import PARTS
from eventtracker.times.relative import RELATIVE
from eventtracker.times.years import date_of

_DAY: Final = timedelta(1)
_JOINERS: Final = ("TO", "DASH", "AND", "OR")


def side_by_side(d: Draft, cut: int, a: Interval | None, b: Interval | None) -> list[Found]:
    """Two intervals with a joiner at token `cut` between: one where they follow on one another
    and no "or" parts them, else one each."""
    follows = a and b and a.last and b.first and b.first - a.last == _DAY
    if follows and d.kind != "either":
        return one(d, span(a, b))
    both = ((d.first, cut, a), (cut + 1, d.last, b))
    return [(first, last, i) for first, last, i in both if i]


def _pair(d: Draft, c: Context) -> list[Found]:
    """Two dates joined by "and" or "or"."""
    assert d.right is not None
    left, right = d.left, d.right
    if left.month and left.year is None and right.year is not None and right.month:
        left = left._replace(year=right.year - (left.month > right.month))
    at = (d.first, d.last)
    a, b = date_of(left, c, at), date_of(right, c, at)
    cut = d.first + next(i for t, i, _ in d.slots if t in ("AND", "OR"))
    return side_by_side(d, cut, a, b)


def _each_day(d: Draft, c: Context) -> list[Found]:
    """Every day of a list by itself; nothing where one is no day of the month."""
    found: list[Found] = []
    left = d.left._replace(weekday=None)
    for k, (number, token) in enumerate(d.days):
        i = date_of(left._replace(day=number), c, (d.first, d.last))
        if i is None:
            return []
        if i.first and left.year is None and not left.hijri:  # one year for all of them
            left = left._replace(year=i.first.year, relative=None, relative_unit=None)
            implied = i.implied
        elif left.year != d.left.year:
            i = replace(i, implied=implied)
        last = d.last if k == len(d.days) - 1 else d.first + token + 1
        found.append((d.first if k == 0 else d.first + token, last, i))
    return found


def _list(d: Draft, c: Context) -> list[Found]:
    """Days of one month: consecutive ones are one expression, others one each."""
    found = _each_day(d, c)
    firsts = [i.first for _, _, i in found]
    steps = [b - a for a, b in itertools.pairwise(firsts) if a and b]
    if found and all(s == _DAY for s in steps):
        return one(d, span(found[0][2], found[-1][2]))
    return found


def _either(d: Draft, c: Context) -> list[Found]:
    """ "14 or 16 June", "May or June 2027": one each, month and year shared."""
    return _pair(d, c) if d.right is not None else _each_day(d, c)


def _ranges(d: Draft, c: Context) -> list[Found]:
    """ "14-16 and 21-23 June": every two days are a range."""
    days = _each_day(d, c)
    found: list[Found] = []
    for a, b in zip(days[::2], days[1::2], strict=False):
        whole = span(a[2], b[2])
        if whole is None or len(days) % 2:
            return []
        found.append((a[0], b[1], whole))
    return found


def _quarters(d: Draft, c: Context) -> list[Found]:
    """ "first and second quarters of 2027", «II–III кварталы»."""
    numbers = [(i, v) for t, i, v in d.slots if t in ("ORD", "NUM", "ROMAN")]
    joiner, cut = next((t, i) for t, i, _ in d.slots if t in _JOINERS)
    kind = "half_year" if d.extra.keys() & {"UNIT_HALF", "HH"} else "quarter"
    if len(numbers) != 2 or not numbers[0][0] < cut < numbers[1][0]:
        return []
    a, b = (_only(d._replace(kind=kind, extra={"ORD": v}), c) for _, v in numbers)
    return _joined(d, joiner, d.first + cut, a, b)


def _only(d: Draft, c: Context) -> Interval | None:
    found = {**PARTS, **RELATIVE}[d.kind](d, c)
    return found[0][2] if found else None


def _joined(d: Draft, joiner: str, cut: int, a: Interval | None, b: Interval | None) -> list[Found]:
    if joiner in ("TO", "DASH"):
        return one(d, span(a, b))
    return side_by_side(d._replace(kind="either" if joiner == "OR" else d.kind), cut, a, b)


def _parts(d: Draft, c: Context) -> list[Found]:
    """Two parts of years with a joiner between ("Q1–Q2 2027", "spring or summer 2027"): what
    the second says of the year counts for the first too."""
    left, right = d.apart
    if left.left.year is None and not left.left.relative:
        lent = right.left
        left = left._replace(
            left=Partial(year=lent.year, relative=lent.relative, relative_unit=lent.relative_unit)
        )
    joiner, cut = next((t, i) for t, i, _ in d.slots if t in _JOINERS)
    return _joined(d, joiner, d.first + cut, _only(left, c), _only(right, c))


def _days_apart(d: Draft, c: Context) -> list[Found]:
    """ "the 7th and 8th" of the month that was said before."""
    month = c.month_before(d.first)
    if month is None:
        return []
    found = _list(d._replace(left=Partial(year=month[0], month=month[1])), c)
    return [(a, b, replace(i, implied=("month", "year"))) for a, b, i in found]


def _range_apart(d: Draft, c: Context) -> list[Found]:
    """ "from the 7th to the 10th" of the month that was said before."""
    days = _days_apart(d, c) if len(d.days) == 2 else []
    if len(days) == 2 or (days and days[0][:2] == (d.first, d.last)):
        return one(d, span(days[0][2], days[-1][2]))
    return []


SEVERAL: Final[dict[str, Callable[[Draft, Context], list[Found]]]] = {
    "pair": _pair,
    "list": _list,
    "either": _either,
    "ranges": _ranges,
    "quarters": _quarters,
    "parts": _parts,
    "bare_days": _days_apart,
    "bare_range": _range_apart,
}
