"""What the calendar component is given: the days of a month or a week and what goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, cast, get_args

from eventtracker import i18n
from eventtracker.dashboard import addresses, bars
from eventtracker.dashboard.opening import first_day, last_day
from eventtracker.dashboard.reader import Reader
from eventtracker.model import Event

Show = Literal["month", "week", "agenda"]
SHOWS = cast("tuple[Show, ...]", get_args(Show))
_NAMES = {"month": "Month", "week": "Week", "agenda": "Agenda"}
_WEEK = timedelta(days=7)
_FIRM = timedelta(days=12)
"""Vague days longer than this are no bar: nobody knows that it will be on any of them."""


@dataclass(frozen=True)
class Stretch:
    """What is looked at: `day` lies in it; `first` to `last` are whole weeks or a month."""

    show: Show
    day: date
    first: date
    last: date

    @property
    def steps(self) -> tuple[date, date]:
        """Days in the stretch before and the one after."""
        if self.show == "week":
            return self.day - _WEEK, self.day + _WEEK
        start = self.day.replace(day=1)
        return (start - timedelta(1)).replace(day=1), (start + timedelta(31)).replace(day=1)

    def days(self) -> list[date]:
        return [self.first + timedelta(n) for n in range((self.last - self.first).days + 1)]


def stretch(show: Show, day: date, first_weekday: int) -> Stretch:
    """The whole weeks of a month, one week, or a month's own days.

    `first_weekday` counts from Monday, which is 0.
    """

    def week_of(of: date) -> date:
        return of - timedelta(days=(of.weekday() - first_weekday) % 7)

    if show == "week":
        return Stretch(show, day, week_of(day), week_of(day) + timedelta(6))
    start = day.replace(day=1)
    end = (start + timedelta(31)).replace(day=1) - timedelta(1)
    if show == "agenda":
        return Stretch(show, day, start, end)
    return Stretch(show, day, week_of(start), week_of(end) + timedelta(6))


def vague(event: Event) -> bool:
    """Whether only a stretch is known in which it takes place, too long for a bar."""
    return bars.shape(event) == "vague" and last_day(event) - first_day(event) > _FIRM


def data(
    tr: Reader,
    seen: Stretch,
    events: list[Event],
    counts: Mapping[date, int],
    *,
    total: int,
    today: date,
    words: Mapping[str, str],
) -> dict[str, Any]:
    """The component's data; see the names in `components/month`.

    `events` are those that overlap the stretch; fewer than `total` means that there are too
    many to draw. `counts` says how many go on each day.
    """
    firm = [event for event in events if not vague(event)]
    loose = [event for event in events if vague(event)]
    going = dict(counts)
    for event in loose:
        for day in seen.days():
            going[day] -= first_day(event) <= day <= last_day(event)
    earlier, later = seen.steps
    return {
        "show": seen.show,
        "shows": [[name, tr(_NAMES[name])] for name in SHOWS],
        "day": seen.day.isoformat(),
        "today": today.isoformat(),
        "steps": [earlier.isoformat(), later.isoformat()],
        "title": _title(tr, seen),
        "locale": f"{tr.lang}-u-nu-latn",
        "dir": tr.direction,
        "dense": total > len(events),
        "most": max(1, *going.values()),
        "days": [_day(tr, day, going[day], seen, words) for day in seen.days()],
        "bars": [{**bars.bar(tr, event), "time": event.start_time} for event in firm],
        "vague": [{**bars.bar(tr, event), "days": tr.days(event)} for event in loose],
        **bars.legend(tr, firm, "month", words),
        "note": tr("Events in these days: {number}").format(number=tr.number(total)),
        "words": {
            "grid": tr("Calendar"),
            "show": tr("Show"),
            "move": tr("Move"),
            "earlier": tr("Earlier"),
            "later": tr("Later"),
            "today": tr("Today"),
            "vaguely": tr("Some time in these days:"),
            "nothing": tr("Nothing on this day."),
            "all": tr("This day as a list"),
            "close": tr("Close"),
        },
    }


def _title(tr: Reader, seen: Stretch) -> str:
    if seen.show == "week":
        return i18n.format_days(seen.first, seen.last, "day", tr.lang)
    start = seen.day.replace(day=1)
    return i18n.format_days(start, seen.steps[1] - timedelta(1), "month", tr.lang)


def _day(
    tr: Reader, day: date, count: int, seen: Stretch, words: Mapping[str, str]
) -> dict[str, Any]:
    iso = day.isoformat()
    outside = seen.show != "week" and day.month != seen.day.month
    return {
        "day": iso,
        "count": count,
        "outside": outside,
        "label": f"{tr.day(day)}: {tr.number(count)}",
        "href": addresses.page("events", {**words, "from": iso, "to": iso}),
    }
