"""Which events a calendar feed carries, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from eventtracker import i18n
from eventtracker.filters import Filter
from eventtracker.model import EPOCH, Event
from eventtracker.publish import words
from eventtracker.publish.atom import Update
from eventtracker.store import Store

CONFIDENT = 0.5
"""What a feed shows from, unless it is told otherwise."""
CALLED_OFF = timedelta(days=90)
"""How long a feed goes on showing an event that was called off, for clients poll seldom."""


LEFT = timedelta(days=14)
"""How long it shows as cancelled what was merged, rejected or withdrawn: twice the longest that
a client is known to wait (Nextcloud: a week)."""
NEWS = 100
"""Entries of the feed of changes."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The events of a feed, those that left it lately, and when its content changed last."""

    events: list[Event]
    gone: list[Event]
    modified: datetime


def feed(store: Store, wanted: Filter, today: date) -> Feed:
    """The events that match and are sure enough, those called off for 90 days only.

    Those that left are told of for 14 days if they lie ahead; what is over nobody waits for.
    """
    wanted = sure(wanted)
    modified = changed(store)
    shown, gone = [], []
    for event in store.query(wanted).events:
        last = _until(store, event, today) if event.status in ("cancelled", "postponed") else None
        if last is None or last > today:
            shown.append(event)
        else:
            modified = max(modified, midnight(last))  # its leaving was a change, too
    for event in store.gone(wanted, midnight(today - CALLED_OFF)):
        over = (event.end or event.start or today) + timedelta(days=1)
        last = min(_day(event.updated) + LEFT, over)
        if last > today:
            gone.append(event)
        else:
            modified = max(modified, midnight(last))
    return Feed(shown, gone, modified)


def news(store: Store, wanted: Filter) -> list[Update]:
    """The latest changes of events that match and are sure enough, the newest first."""
    return [
        Update(n.event, n.at, [(c.field, c.old, c.new) for c in n.changes], n.hidden)
        for n in store.news(sure(wanted), limit=NEWS)
    ]


def sure(wanted: Filter) -> Filter:
    """The filter, for events that are sure enough unless it says how sure."""
    return (
        wanted if wanted.min_confidence is not None else replace(wanted, min_confidence=CONFIDENT)
    )


def changed(store: Store) -> datetime:
    """When anything in the store changed last: also what left a filter changes its feed."""
    return store.last_updated() or EPOCH


def midnight(day: date) -> datetime:
    """The start of a day in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def relative(given: Mapping[str, Sequence[str]], today: date) -> bool:
    """Whether a filter's words mean something else each day ("next month")."""
    yesterday = today - timedelta(days=1)
    return Filter.parse(given, today) != Filter.parse(given, yesterday)


def title(wanted: Filter) -> str:
    """A name that tells one subscription from another: "Forums and events: Malaysia, fair"."""
    lang = wanted.lang
    parts = [
        *wanted.series,
        *(i18n.country_name(code, lang) for code in wanted.country),
        *(words.term(name, lang) for name in (*wanted.role, *wanted.type, *wanted.status)),
        *wanted.city,
        *wanted.bloc,
        *([f"“{wanted.q}”"] if wanted.q else []),
    ]
    whole = i18n.translate(lang)("Forums and events in the news")
    return f"{whole}: {i18n.enumerate_in(lang, parts)}" if parts else whole


def _until(store: Store, event: Event, today: date) -> date:
    """The first day that a feed doesn't show an event any more that was called off.

    Counted from when it was, by its history; else from when it changed last.
    """
    latest = _day(event.updated) + CALLED_OFF
    if latest <= today:
        return latest
    changes = [c.at for c in store.history(event.uid) if c.field == "status"]
    return _day(max(changes, default=event.updated)) + CALLED_OFF


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()
