"""Where to look for the same event: words that two mentions of it share.

A store keeps them beside each event, so that a new document touches its neighbours only.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from eventtracker.model import Event
from eventtracker.resolve.days import FAR, MOVED, NEAR, Days, days, days_before
from eventtracker.resolve.names import folded, names_of

MOST_MONTHS = 240


def keys(event: Event) -> frozenset[str]:
    """A word for each name in each month that it may be reported for, and for its edition;
    for the edition and the city where other languages have other names."""
    slack = FAR if event.status in MOVED else NEAR
    stretches = (days(event), days_before(event))
    months = {month for stretch in stretches if stretch for month in _months(stretch, slack)}
    names = names_of(event).all
    found = {f"{name}|{month}" for name in names for month in months}
    if event.edition:
        found |= {f"{name}|#{event.edition}" for name in names}
    if event.edition and event.place.city:
        found |= {f"{folded(event.place.city)} #{event.edition}|{month}" for month in months}
    return frozenset(found)


def _months(stretch: Days, slack: int) -> Iterator[str]:
    first = date.fromordinal(max(stretch[0].toordinal() - slack, date.min.toordinal()))
    last = date.fromordinal(min(stretch[1].toordinal() + slack, date.max.toordinal()))
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for month in range(start, min(end, start + MOST_MONTHS) + 1):
        yield f"{month // 12}-{month % 12 + 1:02}"
