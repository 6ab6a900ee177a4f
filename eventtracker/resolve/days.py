"""Events in time: what overlaps, what is near, what was moved."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import Protocol

from eventtracker.model import GRAINS

Days = tuple[date, date]

NEAR = 3
"""Days between two reports of one event: opening and first working day, or a slip."""
FAR = 120
"""Days that an event may be moved by, where nobody says from where."""
FURTHEST = 400
"""Days between two reports of one edition that was moved without a word."""

MOVED = frozenset({"rescheduled", "postponed"})


class Dated(Protocol):
    """What is asked of an event, or of what a mention says of one."""

    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...
    @property
    def precision(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def previous_start(self) -> date | None: ...
    @property
    def previous_end(self) -> date | None: ...


class When(IntEnum):
    """How the days of two reports agree, the better the greater."""

    NEVER = 0
    FAR = 1  # months between them, as if one had been moved without a word
    NEAR = 2  # they overlap or lie some days apart
    WITHIN = 3  # one says a month, the other days of it
    MOVED = 4  # one tells that it was moved
    EDGE = 5  # they close on the same day
    OPENING = 6  # they open on the same day
    EQUAL = 7  # both open and close on the same days, two or more


def days(event: Dated) -> Days | None:
    """First and last known day, either standing in for the other."""
    first, last = event.start or event.end, event.end or event.start
    return (first, max(first, last)) if first and last else None


def days_before(event: Dated) -> Days | None:
    """The days that an event had before it was moved."""
    first = event.previous_start or event.previous_end
    last = event.previous_end or event.previous_start
    return (first, max(first, last)) if first and last else None


def gap(one: Days, other: Days) -> int:
    """Days between two stretches; 0 if they overlap."""
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


def fineness(event: Dated) -> int:
    """How coarse an event's days are: 0 for a minute; a weekend is finer than a month."""
    return GRAINS.index(event.precision) if event.precision in GRAINS else len(GRAINS)


def exact(event: Dated) -> bool:
    """Whether the days are days, not a month or a year that they lie in."""
    return fineness(event) <= GRAINS.index("weekend")


def when(one: Dated, other: Dated) -> When:
    """How the days of two reports agree. Symmetric."""
    a, b = days(one), days(other)
    if not a or not b:
        return When.NEVER
    if exact(one) and exact(other):
        if agreed := _edges(one, other):
            return agreed
    elif gap(a, b) <= _slack(one, other):
        return When.WITHIN
    if _moved(one, other):
        return When.MOVED
    if gap(a, b) <= NEAR and exact(one) and exact(other):
        return When.NEAR
    return When.FAR if gap(a, b) <= FURTHEST else When.NEVER


def _edges(one: Dated, other: Dated) -> When | None:
    opens = one.start is not None and one.start == other.start
    closes = one.end is not None and one.end == other.end
    if opens and closes and one.start != one.end:
        return When.EQUAL
    return When.OPENING if opens else When.EDGE if closes else None


def _slack(one: Dated, other: Dated) -> int:
    """Days that a vague report may be off: "in the middle of May" says less than "in May"."""
    return NEAR if {one.precision, other.precision} & {"part", "week"} else 0


def _moved(one: Dated, other: Dated) -> bool:
    """Whether one of two reports tells that the event was moved from or to the other's days."""
    return _moved_by(one, other) or _moved_by(other, one)


def _moved_by(teller: Dated, other: Dated) -> bool:
    known, new = days(other), days(teller)
    if teller.status not in MOVED or not known or not new:
        return False
    if before := days_before(teller):
        earlier = days_before(other)
        return gap(before, known) <= NEAR or bool(earlier and gap(before, earlier) <= NEAR)
    return gap(new, known) <= FAR
