"""Days under a month: a list whose heading is a month gives each line's days its month and year.

"MAY 2027" over "14–19 KazanForum" says 14 to 19 May 2027, which no line says by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from eventtracker.model import Interval, TimeExpression
from eventtracker.text import Block, Layout
from eventtracker.times import timex

_DAYS: Final = re.compile(
    r"(\d{1,2})(?:\s?[-–—]\s?(\d{1,2}))?(?=[ \t]*[|:—–-]?[ \t]+(?:[^\W\d]|[\"«“„]))"
)
_LEAST: Final = 2
"""Lines that must begin with a day: one may begin with any number."""


def headed(layout: Layout, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions of a text with those of the days under its months, in the text's order."""
    months = {t.start: t for t in found if t.interval.grain == "month" and t.interval.first}
    if not months:
        return list(found)
    new = [t for list_ in _lists(layout, months) if len(list_) >= _LEAST for t in list_]
    starts = [t.start for t in found]
    free = [t for t in new if not _taken(found, starts, t)]
    return sorted([*found, *free], key=lambda t: t.start)


def _taken(found: Sequence[TimeExpression], starts: Sequence[int], new: TimeExpression) -> bool:
    k = bisect_left(starts, new.end)
    return k > 0 and found[k - 1].end > new.start


def _lists(layout: Layout, months: dict[int, TimeExpression]) -> Iterator[list[TimeExpression]]:
    """The days at the beginning of the lines below each month that stands alone in its line."""
    month: TimeExpression | None = None
    lines: list[TimeExpression] = []
    for b in layout.blocks:
        if heading := _alone(layout, b, months):
            yield lines
            month, lines = heading, []
        elif month is not None and (t := _days(layout, b, month)):
            lines.append(t)
        elif b.end - b.start > _LONGEST:
            month = None
    yield lines


_LONGEST: Final = 200
"""A longer line ends a list."""


def _alone(layout: Layout, b: Block, months: dict[int, TimeExpression]) -> TimeExpression | None:
    """The month that is all of a line."""
    said = layout.plain[b.start : b.end]
    start = b.start + len(said) - len(said.lstrip(" *#"))
    t = months.get(start)
    return t if t and t.end >= b.start + len(said.rstrip(" *#:.")) else None


def _days(layout: Layout, b: Block, month: TimeExpression) -> TimeExpression | None:
    """The day or days that a line begins with, in a month."""
    first = month.interval.first
    m = _DAYS.match(layout.plain, b.body, b.end)
    if m is None or first is None:
        return None
    try:
        days = [date(first.year, first.month, int(n)) for n in m.groups() if n]
    except ValueError:
        return None
    if days[0] > days[-1]:
        return None
    implied = ("month", "year")
    interval = Interval(days[0], days[-1], "day", implied=implied)
    value = timex.value(interval, None)
    text = layout.text[m.start() : m.end()]
    return TimeExpression(
        m.start(), m.end(), text, timex.type_of(interval, value, None), interval, value
    )
