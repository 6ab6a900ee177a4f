"""Calendars (RFC 5545): events that others publish, files and feeds; and ours, read back."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from eventtracker.model import EVENT_TYPES, Event, EventtrackerError, Evidence, Participation, Place
from eventtracker.sources.base import Options, Unreadable, decode
from eventtracker.sources.content import Content, Format
from eventtracker.sources.declared import CONFIDENCE, Declared, place_of
from eventtracker.text.language import identify

MOST = 10_000
"""Events of one calendar that are read."""
_OURS = "eventtracker"


class Calendar(Format):
    """Files that end in .ics, and calendars by their addresses. A repeated event is read once."""

    suffixes = (".ics", ".ical", ".ifb")
    media_types = ("text/calendar",)
    many = True

    def takes(self, content: Content) -> bool:
        return super().takes(content) or content.data.lstrip().startswith(b"BEGIN:VCALENDAR")

    def documents(self, content: Content, options: Options) -> Iterator[Declared | Unreadable]:
        import icalendar

        logging.getLogger("icalendar").setLevel(logging.CRITICAL)
        text = decode(content.data, content.name, [content.charset])
        try:
            calendars = icalendar.Calendar.from_ical(text, multiple=True)
        except Exception as error:  # what its parts raise on broken files
            raise EventtrackerError(f"{content.name} is no calendar, or a broken one.") from error
        found = [(calendar, part) for calendar in calendars for part in calendar.walk("VEVENT")]
        if not found:
            raise EventtrackerError(f"{content.name} has no event.")
        for number, (calendar, part) in enumerate(found[:MOST], 1):
            try:
                if (document := _Entry(part, calendar, content, options).document()) is not None:
                    yield document
            except (ValueError, KeyError, AttributeError, TypeError, OverflowError) as error:
                name = f"{content.name}, event {number}"
                yield Unreadable(name, content.name, f"is no event: {error}.")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One VEVENT of a calendar."""

    part: Any
    calendar: Any
    content: Content
    options: Options

    def document(self) -> Declared | None:
        """The event with the text that declares it; None for one that is no longer listed."""
        summary, where = self._text("SUMMARY"), self._text("LOCATION")
        first, last = _moment(self.part.start), _moment(self.part.end)
        if not summary:
            raise ValueError("it has no name")
        lang = self.options.lang or identify(f"{summary}\n{where}\n{self._text('DESCRIPTION')}")
        event = self._event(summary, where, lang)
        event = _timed(event, first, last)
        if self._ours:
            from eventtracker.sources import ourown  # loads names in words: only where needed

            kept = ourown.read_back(event, self._categories())
            if kept is None:
                return None
            event = kept
        return self._declared(event, summary, where, f"{first} – {last}")

    @property
    def _ours(self) -> bool:
        return _OURS in str(self.calendar.get("PRODID", ""))

    def _event(self, summary: str, where: str, lang: str) -> Event:
        online = where.lower().startswith(("http://", "https://"))
        place = Place() if online or not where else place_of(where, lang)
        countries = [code for name in self._categories() if (code := _country(name))]
        parent = self.part.get("RELATED-TO")
        child = parent is not None and not isinstance(parent, list)
        return Event(
            str(self.part["UID"]),
            summary,
            type=next((t for name in self._categories() if (t := _type(name))), "other"),
            status={"CANCELLED": "cancelled", "TENTATIVE": "tentative"}.get(
                self._text("STATUS").upper(), "scheduled"
            ),
            attendance="online" if online else "offline",
            place=self._located(place),
            countries=tuple(Participation(code) for code in dict.fromkeys(countries)),
            url=self._text("URL") or (where if online else None),
            parent=str(parent) if child and self._reltype(parent) == "PARENT" else None,
            lang=lang,
            confidence=CONFIDENCE,
        )

    def _declared(self, event: Event, summary: str, where: str, when: str) -> Declared:
        lines = {"name": summary, "start": when, "place": where, "url": self._text("URL")}
        told = [line for line in lines.values() if line]
        text = "\n".join([*told, self._text("DESCRIPTION")]).rstrip()
        stamp = self.part.get("LAST-MODIFIED") or self.part.get("DTSTAMP")
        base = urlsplit(self.content.url or "")._replace(fragment="").geturl()
        recurring = self.part.get("RECURRENCE-ID")
        uid = f"{event.uid}/{recurring.to_ical().decode()}" if recurring else event.uid
        outlet = str(self.calendar.get("X-WR-CALNAME") or self.calendar.get("NAME") or "") or None
        document = Declared(
            text,
            stamp.dt if stamp and isinstance(stamp.dt, date) else self.options.published,
            event.name,
            f"{base}#{quote(uid)}" if base else f"urn:ical:{quote(uid)}",
            event.lang,
            outlet,
        )
        evidence = _evidence(event, lines, text, document.id)
        return replace(
            document,
            events=(event.but(uid=uid, documents=(document.ref,), evidence=evidence),),
        )

    def _text(self, name: str) -> str:
        value = self.part.get(name)
        value = value[0] if isinstance(value, list) and value else value
        return " ".join(str(value or "").split()) if name != "DESCRIPTION" else str(value or "")

    def _categories(self) -> list[str]:
        found = self.part.get("CATEGORIES") or []
        groups = found if isinstance(found, list) else [found]
        return [str(name) for group in groups for name in getattr(group, "cats", [group])]

    def _reltype(self, parent: Any) -> str:
        return str(getattr(parent, "params", {}).get("RELTYPE", "PARENT")).upper()

    def _located(self, place: Place) -> Place:
        geo = self.part.get("GEO")
        if geo is None or isinstance(geo, list):
            return place
        return replace(place, latitude=geo.latitude, longitude=geo.longitude)


def _moment(value: Any) -> date:
    """A day, or a moment with its zone, of a property."""
    if not isinstance(value, date):
        raise ValueError("it has no day")
    return value


def _timed(event: Event, first: date, last: date) -> Event:
    """The event with its days and clock times: whole days end exclusively in a calendar."""
    if not isinstance(first, datetime) or not isinstance(last, datetime):
        return event.but(start=first, end=max(first, last - timedelta(days=1)))
    zone = getattr(first.tzinfo, "key", None) or (first.tzinfo and str(first.tzinfo))
    if first.tzinfo is not None and zone in ("UTC", "Etc/UTC", "GMT") and event.place.timezone:
        zone = event.place.timezone  # in UTC for the sake of clients; people go by the place's
        first, last = (t.astimezone(ZoneInfo(zone)) for t in (first, last))
    last = max(first, last)
    return event.but(
        start=first.date(),
        end=last.date(),
        start_time=f"{first:%H:%M}",
        end_time=f"{last:%H:%M}" if last > first else None,
        place=replace(event.place, timezone=zone or event.place.timezone),
    )


def _evidence(
    event: Event, lines: dict[str, str], text: str, document: str
) -> tuple[Evidence, ...]:
    """The line that declares each field. A field of the place stands in its line."""
    spans: dict[str, tuple[int, int]] = {}
    at = 0
    for name, line in lines.items():
        if line:
            spans[name] = (at, at + len(line))
            at += len(line) + 1
    said: dict[str, Any] = {
        "name": event.name and "name",
        "start": event.start and "start",
        "end": event.end and "start",
        "start_time": event.start_time and "start",
        "end_time": event.end_time and "start",
        "place.name": event.place.name and "place",
        "place.city": event.place.city and "place",
        "place.country": event.place.country and "place",
        "url": event.url and "url",
    }
    return tuple(
        Evidence(field, document, *spans[line], text[slice(*spans[line])])
        for field, line in said.items()
        if line in spans
    )


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """Names of types and of countries in our languages, casefolded: the word of the model."""
    from babel import Locale

    from eventtracker import i18n

    codes = [c for c in map(str, Locale("en").territories) if len(c) == 2 and c.isalpha()]
    types = {
        i18n.translate(lang)(name.replace("_", " ")).casefold(): name
        for lang in i18n.LANGUAGES
        for name in EVENT_TYPES
    }
    countries = {i18n.country_name(c, lang).casefold(): c for lang in i18n.LANGUAGES for c in codes}
    return types, countries


def _type(name: str) -> str | None:
    return _names()[0].get(name.casefold().strip())


def _country(name: str) -> str | None:
    return _names()[1].get(name.casefold().strip())
