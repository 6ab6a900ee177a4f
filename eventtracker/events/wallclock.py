"""Clock times told in one zone, as the clocks of the place show them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from eventtracker.model import Clock


def at_place(clock: Clock, day: date | None, place: str | None) -> tuple[Clock, int]:
    """A clock time in the zone of a place, and by how many days its opening moves.

    `place` is an IANA name. The clock stays as it is where a zone or the day is unknown.
    """
    said, there = _zone(clock.zone), _zone(place)
    if said is None or there is None or day is None or not clock.first:
        return clock, 0
    first, moved = _turned(clock.first, day, said, there)
    last = _turned(clock.last, day, said, there)[0] if clock.last else None
    return replace(clock, first=first, last=last, zone=place), moved


def _turned(hour: str, day: date, said: tzinfo, there: tzinfo) -> tuple[str, int]:
    """ "HH:MM" of a day in another zone, and the days between."""
    local = datetime.combine(day, time.fromisoformat(hour), said).astimezone(there)
    return local.strftime("%H:%M"), (local.date() - day).days


def _zone(name: str | None) -> tzinfo | None:
    """The zone of an IANA name or of an offset such as "+03:00"; None for an unknown one."""
    if name is None:
        return None
    if m := re.fullmatch(r"([+-])(\d\d):(\d\d)", name):
        delta = timedelta(hours=int(m[2]), minutes=int(m[3]))
        return timezone(-delta if m[1] == "-" else delta)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
