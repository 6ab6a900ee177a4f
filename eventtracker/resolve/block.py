"""Where to look for the same event: words that two mentions of it share.

A store keeps them beside each event, so that a new document touches its neighbours only. Two
mentions that share no key are two events.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from eventtracker.model import Event
from eventtracker.resolve.days import NEAR, Days, days, days_before, exact
from eventtracker.resolve.facts import Facts
from eventtracker.resolve.names import Name, folded, take_apart

MOST_MONTHS = 24


def keys(facts: Facts) -> frozenset[str]:
    """What a mention is looked for by: each telling word and declared series, by the months
    that it is reported for; the whole name by the edition, and by the years, for those that
    moved; the country by the first and the last day.
    """
    event = facts.event
    stretches = [s for s in (days(event), days_before(event)) if s]
    months = {month for stretch in stretches for month in _months(stretch)}
    names = [take_apart(name) for name in (*facts.names, *facts.recurring)]
    words = {word for name in names for word in _words(name)} | facts.series
    found = {f"{word}|{month}" for word in words for month in months}
    whole = {key for name in names if (key := _whole(name))} | facts.series
    years = {month[:4] for month in months}
    found |= {f"{name}|{year}" for name in whole for year in years}
    if facts.edition:
        found |= {f"{name}|#{facts.edition}" for name in whole}
    return frozenset(found | set(_places(event)))


def _words(name: Name) -> Iterator[str]:
    for unit in name.units:
        yield unit.key
        if unit.kind == "place":  # other names of a city are known by their sound only
            yield from (i for i in unit.ids if i[0] == "~")
    if name.acronym:
        yield name.acronym
    yield from name.initials
    if not name.units:
        yield name.text


def _whole(name: Name) -> str:
    """A name's telling words in one key, whatever their language; "" without any."""
    return "&".join(sorted(unit.key for unit in name.units))


def _places(event: Event) -> Iterator[str]:
    place = event.place.country or folded(event.place.city or "")
    if place and exact(event):
        yield from (f"{place}|{day}" for day in {event.start, event.end} if day)


def _months(stretch: Days) -> Iterator[str]:
    first = date.fromordinal(max(stretch[0].toordinal() - NEAR, date.min.toordinal()))
    last = date.fromordinal(min(stretch[1].toordinal() + NEAR, date.max.toordinal()))
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for month in range(start, min(end, start + MOST_MONTHS) + 1):
        yield f"{month // 12}-{month % 12 + 1:02}"
