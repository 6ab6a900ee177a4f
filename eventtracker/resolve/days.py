"""Events in time: what overlaps, what is near, what was moved."""

from __future__ import annotations

from datetime import date

from eventtracker.model import GRAINS, Event

Days = tuple[date, date]

NEAR = 3
"""Days between two reports of one event: opening and first working day, or a slip."""
FAR = 120
"""Days that an event may be moved by, where nobody says from where."""

MOVED = frozenset({"rescheduled", "postponed"})


def days(event: Event) -> Days | None:
    """First and last known day, either standing in for the other."""
    first, last = event.start or event.end, event.end or event.start
    return (first, max(first, last)) if first and last else None


def days_before(event: Event) -> Days | None:
    """The days that an event had before it was moved."""
    first = event.previous_start or event.previous_end
    last = event.previous_end or event.previous_start
    return (first, max(first, last)) if first and last else None


def gap(one: Days, other: Days) -> int:
    """Days between two stretches; 0 if they overlap."""
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


def fineness(event: Event) -> int:
    """How coarse an event's days are: 0 for a minute; a weekend is finer than a month."""
    return GRAINS.index(event.precision) if event.precision in GRAINS else len(GRAINS)


def exact(event: Event) -> bool:
    """Whether the days are days, not a month or a year that they lie in."""
    return fineness(event) <= GRAINS.index("weekend")


def distance(new: Event, known: Event) -> int | None:
    """Days between two events, the former days of a moved one counted; None without days."""
    stretches = [(days(new), days(known)), (days_before(new), days(known))]
    stretches += [(days(new), days_before(known)), (days_before(new), days_before(known))]
    found = [gap(one, other) for one, other in stretches if one and other]
    return min(found) if found else None


def allowed(new: Event, known: Event) -> int:
    """The distance up to which two reports may speak of one event."""
    if {new.status, known.status} & MOVED:
        return FAR
    return NEAR if exact(new) and exact(known) else 0
