"""Where to look for the same event: words that two mentions of it share.

A store keeps them beside each event, so that a new document touches its neighbours only.
"""

from __future__ import annotations

from datetime import timedelta

from eventtracker.model import Event
from eventtracker.resolve.days import FAR, MOVED, NEAR, days, days_before
from eventtracker.resolve.names import names_of


def keys(event: Event) -> frozenset[str]:
    """A word for each name in each year that it may be reported for, and for its edition."""
    slack = timedelta(FAR if event.status in MOVED else NEAR)
    years: set[int] = set()
    for stretch in (days(event), days_before(event)):
        if stretch:
            years |= set(range((stretch[0] - slack).year, (stretch[1] + slack).year + 1))
    names = names_of(event).all
    found = {f"{name}|{year}" for name in names for year in years}
    if event.edition:
        found |= {f"{name}|#{event.edition}" for name in names}
    return frozenset(found)
