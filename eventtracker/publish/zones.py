"""VTIMEZONE as every calendar reads it: one STANDARD and one DAYLIGHT rule (RFC 5545, 3.6.5).

Lists of past transitions (RDATE) are read an hour wrong by several clients, and Exchange
wants a yearly rule with one BYDAY. So a zone is written with the rule that it has for good,
and `tells` says whether that rule gives the right time; an event that it would move, because
the zone's rules were others in its year, is written in UTC instead.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_FIRST_YEAR = 1970
_LAST_YEAR = 2037
"""Beyond it, some clients (node-ical, ics) know no summer time: their tables end there."""
# Beyond the last year that any zone's data lists one by one (Morocco: 2087), so that what is
# seen is the rule for good; 28 years, for then all weekdays have been every date once.
_FUTURE = range(2101, 2129)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Onset:
    """A yearly change to another offset from UTC: the `nth` (-1: the last) `weekday` of a month.

    `clock` is the wall time at which it happens, told by the clock as it was before.
    """

    month: int
    nth: int
    weekday: int
    clock: timedelta
    before: timedelta
    after: timedelta
    name: str

    def in_year(self, year: int) -> datetime:
        """The moment of the change in a year, as wall time without a zone."""
        if self.nth > 0:
            first = date(year, self.month, 1)
            day = first + timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1))
        else:
            end = date(year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)
            day = end - timedelta(days=(end.weekday() - self.weekday) % 7)
        return datetime(day.year, day.month, day.day) + self.clock

    @property
    def rule(self) -> dict[str, Any]:
        """The RRULE's parts."""
        return {
            "FREQ": "YEARLY",
            "BYMONTH": self.month,
            "BYDAY": f"{self.nth}{_DAYS[self.weekday]}",
        }


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone by its rule for good: an offset, or two of them that change yearly."""

    key: str
    offset: timedelta
    name: str
    daylight: Onset | None = None
    standard: Onset | None = None

    def offset_at(self, wall: datetime) -> timedelta:
        """What a calendar that reads our VTIMEZONE takes for the offset at a wall time."""
        if not self.daylight or not self.standard:
            return self.offset
        onsets = sorted((o.in_year(wall.year), o) for o in (self.daylight, self.standard))
        passed = [onset for at, onset in onsets if at <= wall]
        return passed[-1].after if passed else onsets[0][1].before

    def tells(self, wall: datetime) -> bool:
        """Whether the rule for good, whoever reads it, gives the offset of a wall time."""
        real = wall.replace(tzinfo=ZoneInfo(self.key)).utcoffset()
        known = _FIRST_YEAR < wall.year <= _LAST_YEAR or not self.daylight
        return known and self.offset_at(wall) == real


@lru_cache(maxsize=1024)
def zone(key: str) -> Zone | None:
    """The zone of an IANA name; None where there is no such zone.

    A change that no single rule describes in every year gets the one that describes most.
    """
    try:
        info = ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    changes = [c for year in _FUTURE for c in _changes(info, year)]
    summer = [c for c in changes if c.after > c.before]
    winter = [c for c in changes if c.after < c.before]
    now = datetime(_FUTURE.start, 1, 1, tzinfo=info)
    name, offset = now.tzname() or key, now.utcoffset() or timedelta(0)
    if len(summer) < len(_FUTURE) or len(winter) < len(_FUTURE):
        return Zone(key, offset, name)
    return Zone(key, offset, name, _best(summer), _best(winter))


def component(zone: Zone) -> Any:
    """The icalendar VTIMEZONE of a zone."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    made = Timezone()
    made.add("TZID", zone.key)
    if zone.daylight and zone.standard:
        made.add_component(_observance(TimezoneStandard(), zone.standard))
        made.add_component(_observance(TimezoneDaylight(), zone.daylight))
        return made
    only = TimezoneStandard()
    only.add("DTSTART", datetime(_FIRST_YEAR, 1, 1))
    only.add("TZOFFSETFROM", zone.offset)
    only.add("TZOFFSETTO", zone.offset)
    only.add("TZNAME", zone.name)
    made.add_component(only)
    return made


def _observance(made: Any, onset: Onset) -> Any:
    made.add("DTSTART", onset.in_year(_FIRST_YEAR))
    made.add("RRULE", onset.rule)
    made.add("TZOFFSETFROM", onset.before)
    made.add("TZOFFSETTO", onset.after)
    made.add("TZNAME", onset.name)
    return made


@dataclass(frozen=True, slots=True)
class _Change:
    wall: datetime
    before: timedelta
    after: timedelta
    name: str


def _changes(info: ZoneInfo, year: int) -> list[_Change]:
    """The changes of offset in a year, found to the minute."""
    found = []
    step = timedelta(days=7)
    low = datetime(year, 1, 1, tzinfo=UTC)
    while low.year == year:
        high = low + step
        before, after = _offset(info, low), _offset(info, high)
        if before != after:
            at = _turn(info, low, high)
            name = at.astimezone(info).tzname() or info.key
            found.append(_Change(at.replace(tzinfo=None) + before, before, after, name))
        low = high
    return found


def _turn(info: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first minute between two moments that has the later one's offset."""
    after = _offset(info, high)
    while high - low > timedelta(minutes=1):
        middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
        low, high = (low, middle) if _offset(info, middle) == after else (middle, high)
    return high


def _offset(info: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(info).utcoffset() or timedelta(0)


def _best(changes: list[_Change]) -> Onset:
    """The one rule that gives the most of these changes."""
    votes: Counter[Onset] = Counter()
    for change in changes:
        votes.update(_readings(change))
    return max(votes, key=lambda onset: (votes[onset], onset.nth < 0, onset.nth))


def _readings(change: _Change) -> list[Onset]:
    walls = [change.wall]
    if change.wall.hour == change.wall.minute == 0:
        # Egypt turns its clocks at the end of the last Thursday, not on the last Friday.
        walls.append(change.wall - timedelta(seconds=1))
    return [
        Onset(
            wall.month, nth, wall.weekday(), _clock(wall), change.before, change.after, change.name
        )
        for wall in walls
        for nth in _places(wall)
    ]


def _places(day: datetime) -> list[int]:
    nth = (day.day - 1) // 7 + 1
    last = (day + timedelta(days=7)).month != day.month
    return [n for n in (nth, -1 if last else 0) if 0 != n < 5]


def _clock(wall: datetime) -> timedelta:
    return timedelta(hours=wall.hour, minutes=wall.minute, seconds=wall.second)
