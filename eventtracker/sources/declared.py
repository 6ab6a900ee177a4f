"""Documents whose events their publisher sets down as data; nothing is extracted from them."""

from __future__ import annotations

from dataclasses import dataclass

from eventtracker.languages import available, load
from eventtracker.model import Document, Event, Place
from eventtracker.places import PlaceMention, find
from eventtracker.scan import scan

CONFIDENCE = 0.9
"""Of an event that its publisher declares: sure, but for a reviewer's word."""


@dataclass(frozen=True, slots=True)
class Declared(Document):
    """A document with its events. Its text is what the publisher declares, a field a line."""

    events: tuple[Event, ...] = ()


def place_of(words: str, lang: str) -> Place:
    """The place that an address in words names: its city, else its country, known or not."""
    found = find(scan(words, load(lang))) if lang in available() else []
    cities = [p for p in found if p.city]
    states = [p for p in found if not p.city]
    chosen = cities[-1] if cities else states[-1] if states else None
    return _place(words, chosen)


def _place(words: str, found: PlaceMention | None) -> Place:
    if found is None:
        return Place(words)
    where = (found.latitude, found.longitude, found.timezone)
    return Place(words, found.city, found.country, *where)
