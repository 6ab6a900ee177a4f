"""Are two mentions one event? Yes, no, or a case for a person; with reasons.

A function of the two alone, the same either way round: whatever else a store holds, and in
whatever order it came, two mentions are judged alike.
"""

from __future__ import annotations

from eventtracker.model import Event
from eventtracker.resolve.compare import (
    APART_IN_TIME,
    Comparison,
    Decision,
    Verdict,
    Where,
    compare,
    related,
    where,
)
from eventtracker.resolve.copies import copied
from eventtracker.resolve.days import FAR, When, days, days_before, exact, gap, when
from eventtracker.resolve.facts import Facts, edition


def decide(one: Facts, other: Facts) -> Decision:
    """Whether two mentions are one event."""
    found = compare(one.profile, other.profile)
    if objection := _objection(one, other, found):
        return Decision(Verdict.NO, (objection,))
    if found.copies and _copies(one, other):
        return found.copies
    return found.decision


def objects(one: Facts, other: Facts) -> str | None:
    """What forbids that two mentions are one event, whatever they are called."""
    return _objection(one, other, compare(one.profile, other.profile))


def about_days(objection: str) -> bool:
    """Whether an objection is to the days, which a report of the move may explain."""
    return objection == APART_IN_TIME


def within_reach(one: Event, other: Event) -> bool:
    """Whether days, places and kinds allow that two events are one, whatever they are called.

    Cheaper than `decide`, which says no to all others.
    """
    time = when(one, other)
    if time is When.NEVER or (time is When.FAR and not _given_up(one, other)):
        return False
    if time >= When.EDGE:
        return True
    place = where(one.place, other.place)
    if place is Where.COUNTRY or (place is Where.CITY and time is not When.MOVED):
        return False
    return related(one.type, other.type) or (one.parent is None) != (other.parent is None)


def _given_up(one: Event, other: Event) -> bool:
    """Whether months may lie between two reports of one event."""
    known = edition(one)
    return (known is not None and known == edition(other)) or _may_have_moved(one, other)


def _objection(one: Facts, other: Facts, found: Comparison) -> str | None:
    if (why := found.objection) and not about_days(why):
        return why
    a, b = one.event, other.event
    if one.told.document == other.told.document and not _told_twice(a, b):
        return "one article tells of both"
    return None if found.unless_moved and _may_have_moved(a, b) else why


def _copies(one: Facts, other: Facts) -> bool:
    return one.told.document != other.told.document and copied(one, other)


def _told_twice(a: Event, b: Event) -> bool:
    """Whether an article that seems to tell of two events may tell of one under two names."""
    if a.uid == b.parent or b.uid == a.parent or not related(a.type, b.type):
        return False
    one, other = days(a), days(b)
    return where(a.place, b.place) is Where.SAME and bool(one and other and gap(one, other) == 0)


def _may_have_moved(a: Event, b: Event) -> bool:
    """Whether both were reported before the earlier days, so that these may have been given up."""
    one, other = days(a), days(b)
    told = [d.published for event in (a, b) for d in event.documents if d.published]
    if not one or not other or len(told) < 2 or not (exact(a) and exact(b)):
        return False
    if days_before(a) or days_before(b):
        return False  # then it is known from which days
    return gap(one, other) <= FAR and max(told) < min(one[0], other[0])
