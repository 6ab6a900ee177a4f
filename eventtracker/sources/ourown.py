"""What our own calendars say in words because clients show no more, read back as data."""

from __future__ import annotations

import re
from datetime import date

from eventtracker import i18n
from eventtracker.languages import available, load
from eventtracker.model import EVENT_TYPES, Event
from eventtracker.scan import scan
from eventtracker.times import find

_GONE = "No longer listed: {name}"
_STATES = {"Cancelled: {name}": "cancelled", "Postponed: {name}": "postponed"}
_NOTE = re.compile(r"^(.*) \[([^\[\]]+)\]$", re.DOTALL)


def read_back(event: Event, categories: list[str]) -> Event | None:
    """An event of a calendar of ours as it was before; None if it was taken out."""
    if _said(_GONE, event.name):
        return None
    event = _dated(event)
    for words, state in _STATES.items():
        if name := _said(words, event.name):
            event = event.but(name=name, status=state)
    return event.but(series=_series(event, categories))


def _said(words: str, text: str) -> str | None:
    """What stands for {…} in a message of ours, in whichever language it is."""
    for lang in i18n.LANGUAGES:
        before, _, after = re.split(r"({\w+})", i18n.translate(lang)(words))
        if text.startswith(before) and text.endswith(after):
            return text[len(before) : len(text) - len(after)]
    return None


def _dated(event: Event) -> Event:
    """The event without the note on its date, and with what the note says."""
    noted = _NOTE.match(event.name)
    if noted is None:
        return event
    name, note = noted.groups()
    languages = [i18n.translate(lang) for lang in i18n.LANGUAGES]
    if note in [_("last day") for _ in languages]:
        return event.but(name=name, start=None, end=event.end or event.start)
    if note in [_("to be confirmed") for _ in languages]:
        return event.but(name=name, status="tentative")
    days = _said("date to be confirmed: {days}", note)
    return event if days is None else _vague(event.but(name=name, status="scheduled"), days)


def _vague(event: Event, days: str) -> Event:
    """With the stretch that words such as "spring 2026" name, which days alone can't tell."""
    tag = next((t for t in (event.lang, "en") if t in available()), "en")
    found = [time.interval for time in find(scan(days, load(tag)), _any_day(event))]
    firsts = [i.first for i in found if i.first]
    lasts = [i.last for i in found if i.last]
    if not firsts or not lasts:
        return event.but(precision="part")
    return event.but(start=min(firsts), end=max(lasts), precision=found[0].grain)


def _any_day(event: Event) -> date | None:
    return event.start or event.end


def _series(event: Event, categories: list[str]) -> str | None:
    """Our categories are the type, the series if there is one, and countries."""
    known = {
        i18n.country_name(code, lang)
        for code in {c.country for c in event.countries} | {event.place.country or "ZZ"}
        for lang in i18n.LANGUAGES
    }
    types = {
        i18n.translate(lang)(name.replace("_", " "))
        for name in EVENT_TYPES
        for lang in i18n.LANGUAGES
    }
    second = categories[1] if len(categories) > 1 else ""
    return second if second and second not in known and second not in types else None
