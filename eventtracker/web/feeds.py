"""Which events a calendar feed carries, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from eventtracker import i18n
from eventtracker.filters import Filter
from eventtracker.model import EPOCH, Event
from eventtracker.publish import words
from eventtracker.store import Store

CONFIDENT = 0.5
"""What a feed shows from, unless it is told otherwise."""
CALLED_OFF = timedelta(days=90)
"""How long a feed goes on showing an event that was called off, for clients poll seldom."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The events of a feed and when its content changed last."""

    events: list[Event]
    modified: datetime


def feed(store: Store, wanted: Filter, today: date) -> Feed:
    """The events that match and are sure enough, those called off for 90 days only."""
    if wanted.min_confidence is None:
        wanted = replace(wanted, min_confidence=CONFIDENT)
    modified = changed(store)
    shown = []
    for event in store.query(wanted).events:
        if event.status in ("cancelled", "postponed"):
            gone = _called_off(store, event).astimezone(UTC).date() + CALLED_OFF
            if gone <= today:
                modified = max(modified, midnight(gone))  # its leaving was a change, too
                continue
        shown.append(event)
    return Feed(shown, modified)


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


def _called_off(store: Store, event: Event) -> datetime:
    """When an event was called off, by its history; else when it changed last."""
    changes = [c.at for c in store.history(event.uid) if c.field == "status"]
    return max(changes, default=event.updated)
