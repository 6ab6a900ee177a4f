"""Which days a timeline opens on: the next events, else the latest ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from eventtracker.filters import Filter
from eventtracker.model import Event
from eventtracker.store import LATEST_FIRST, Store

Days = tuple[date, date]
FEW, MANY = 12, 40
BARS = 400
"""Events that are drawn one by one; more are counted."""
WEEK, SHORTEST, LONGEST = timedelta(days=7), timedelta(days=60), timedelta(days=400)


def opening(store: Store, wanted: Filter, today: date) -> Days:
    """First and last day of a window that shows a dozen events worth seeing first."""
    coming = store.query(ahead(wanted, today), limit=MANY).events
    if coming:
        # Those that go on already come first; they say nothing on how far to look ahead.
        starts = [first_day(e) for e in coming if first_day(e) >= today][:FEW]
        return _readable(
            store, wanted, _roomy(today, max(starts, default=today)), min(starts, default=today)
        )
    latest = store.query(wanted, limit=FEW, order=LATEST_FIRST).events
    if not latest:
        return _roomy(today, today)
    end = max(map(last_day, latest))
    near = [first_day(e) for e in latest if end - first_day(e) <= LONGEST]
    return _roomy(min(near, default=end), end)


def nearest(store: Store, wanted: Filter, today: date) -> date:
    """The day of the next event, today where one goes on, else the last day of the latest."""
    for found in (
        store.query(ahead(wanted, today), limit=1).events,
        store.query(wanted, limit=1, order=LATEST_FIRST).events,
    ):
        if found:
            return max(first_day(found[0]), min(today, last_day(found[0])))
    return today


def first_day(event: Event) -> date:
    """The first known day."""
    day = event.start or event.end
    assert day is not None, "an event has a day"
    return day


def last_day(event: Event) -> date:
    """The last known day."""
    return event.end or first_day(event)


def ahead(wanted: Filter, today: date) -> Filter:
    """The filter, and no event that was over before today."""
    return replace(wanted, start_from=max(today, wanted.start_from or today))


def overlapping(wanted: Filter, days: Days) -> Filter:
    """The filter, and no event outside these days."""
    first = max(days[0], wanted.start_from or days[0])
    return replace(wanted, start_from=first, start_to=min(days[1], wanted.start_to or days[1]))


def _readable(store: Store, wanted: Filter, days: Days, around: date) -> Days:
    """As many of the days around one as can be drawn event by event; all where no week can."""
    first, last = days
    while store.count(overlapping(wanted, (first, last))) > BARS:
        if last - first <= WEEK:
            return days
        first, last = around - (around - first) / 2, around + (last - around) / 2
    return first, last


def _roomy(first: date, last: date) -> Days:
    """The days with room around them, neither too few nor too many."""
    span = min(max(last - first, SHORTEST), LONGEST)
    short = span - (last - first)
    before = min(short / 3, SHORTEST / 4) if short > timedelta() else timedelta()
    margin = span / 12
    start = first - margin - before
    return start, start + span + 2 * margin
