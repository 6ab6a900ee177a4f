"""What tests ask of made-up news."""

from __future__ import annotations

import eventtracker as et
from eventtracker.model import Event

PUBLISHED = "2031-03-03"  # a Monday


def only(text: str, published: str = PUBLISHED, lang: str | None = None) -> Event:
    """The one event of a text."""
    events = et.extract(text, published=published, lang=lang)
    assert len(events) == 1, [(e.name, e.start) for e in events]
    return events[0]


def days(e: Event) -> tuple[str | None, str | None]:
    """Its first and last day."""
    return tuple(d.isoformat() if d else None for d in (e.start, e.end))
